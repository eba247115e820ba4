# SPDX-License-Identifier: EUPL-1.2
"""Documents to deposit, made from the bases of the rules' cases: small pièces, true prints, and other beneficiaries
and identifiers at will."""
import copy
import hashlib
import io
import json
import uuid
import zipfile
from decimal import Decimal
from pathlib import Path

BASES = Path(__file__).resolve().parents[1] / "cas/bases"
SEULE_PAGE = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" \
             b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n"


def finess(rank: int) -> str:
    """The invented FINESS of that rank: 99 is no département, the last digit is the key of Luhn."""
    body = f"99{rank:06d}"
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value // 10 + value % 10
    return body + str(-total % 10)


class Dossier:
    """A document and its pièces."""

    def __init__(self, document: dict, fichiers: dict[str, bytes]):
        self.document, self.fichiers = document, fichiers

    @property
    def json(self) -> bytes:
        return json.dumps(self.document, ensure_ascii=False).encode()

    @property
    def zip(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.fichiers.items():
                archive.writestr(name, content)
        return out.getvalue()

    @property
    def envoi(self) -> str:
        return self.document["identifiant_envoi"]

    def copy(self) -> "Dossier":
        return Dossier(copy.deepcopy(self.document), dict(self.fichiers))

    def renewed(self) -> "Dossier":
        """The same, sent again under another identifier."""
        other = self.copy()
        other.document["identifiant_envoi"] = str(uuid.uuid4())
        return other

    def of_the_rival(self) -> "Dossier":
        """The same, filed by the other company."""
        other = self.renewed()
        other.document["fournisseur"] = document_of("avance_bio_sgl_concurrente")["fournisseur"]
        return other

    def of_laboratories(self, *ranks: int) -> "Dossier":
        """The same for the invented laboratories of those ranks."""
        other = self.renewed()
        for beneficiaire, rank in zip(other.document["beneficiaires"], ranks, strict=True):
            beneficiaire["identifiants"] = {"finess_geographique": finess(rank)}
        return other


def document_of(base: str) -> dict:
    return json.loads((BASES / f"{base}.json").read_text("utf-8"))


def make(base: str) -> Dossier:
    """That base, with pièces that nobody else has sent and that are what it says of them."""
    document = document_of(base)
    document["identifiant_envoi"] = str(uuid.uuid4())
    fichiers = {}
    for piece in document["pieces"]:
        content = SEULE_PAGE + f"% {uuid.uuid4()} {piece['id']}\n%%EOF\n".encode()
        piece.update(sha256=hashlib.sha256(content).hexdigest(), taille_octets=len(content))
        fichiers[piece["nom_fichier"]] = content
    return Dossier(document, fichiers)


def avance() -> Dossier:
    """Receivable, of two laboratories."""
    return make("avance_bio_sgl")


def avance_de(*ranks: int) -> Dossier:
    """Receivable, of those invented laboratories (two)."""
    return avance().of_laboratories(*ranks)


def trois_laboratoires() -> Dossier:
    """The avance of the example of money: A 1000.00, B 2000.00, C 3000.00."""
    return make("avance_trois_laboratoires")


def keep(dossier: Dossier, *beneficiaires: str) -> Dossier:
    """Only those beneficiaries, with totals that follow."""
    other = dossier.copy()
    document = other.document
    document["beneficiaires"] = [one for one in document["beneficiaires"] if one["id"] in beneficiaires]
    document["lignes"] = [one for one in document["lignes"] if one["beneficiaire"] in beneficiaires]
    lignes = document["lignes"]
    sums = {name: sum(Decimal(line["montants"][name]) for line in lignes) for name in ("ht", "tva", "ttc")}
    sums["montant_segur"] = sum(Decimal(line["montant_segur"]) for line in lignes)
    document["totaux"] = {"nombre_lignes": len(lignes)} | {name: f"{value:.2f}" for name, value in sums.items()}
    named = json.dumps(document["lignes"])
    document["pieces"] = [one for one in document["pieces"] if f'"{one["id"]}"' in named]
    other.fichiers = {one["nom_fichier"]: other.fichiers[one["nom_fichier"]] for one in document["pieces"]}
    return other


def solde_de(numero_de_l_avance: str, *beneficiaires: str) -> Dossier:
    """The solde of the example of money, on A and B or on A alone, for that avance."""
    dossier = make("solde_deux_laboratoires")
    dossier.document["references"]["numero_dossier_avance"] = numero_de_l_avance
    return keep(dossier, *(beneficiaires or ("A", "B")))
