# SPDX-License-Identifier: EUPL-1.2
"""The requests of the examples, in the exchange format, beside the archives of their pièces."""
import hashlib
import io
import json
import zipfile
from decimal import Decimal

from .lettres import Client, Commande

SIGNATAIRE = ("Martin", "Claire", "Directrice administrative")
# Declared for each kind: a scanned signature is not seen by a program.
SIGNEES = ("bon_commande", "verification_aptitude", "attestation_fin_prestations")


class Pieces:
    """The files of one archive, in the order in which the request lists them."""

    def __init__(self):
        self.files: list[tuple[str, bytes]] = []
        self.listed: list[dict] = []

    def add(self, type_piece: str, name: str, made: tuple[bytes, int], **more) -> str:
        content, pages = made
        piece = {"id": f"P{len(self.listed) + 1}", "type": type_piece, "nom_fichier": name,
                 "sha256": hashlib.sha256(content).hexdigest(), "taille_octets": len(content), "pages": pages}
        if type_piece in SIGNEES:
            piece["signee"] = True
        self.listed.append(piece | more)
        self.files.append((name, content))
        return piece["id"]

    def archive(self) -> bytes:
        """Stored, not packed, and dated 1 January 1980: the same bytes wherever it is made."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self.files:
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.create_system = 3
                entry.external_attr = 0o100644 << 16
                archive.writestr(entry, content)
        return packed.getvalue()


def personne(signataire: tuple[str, str, str]) -> dict:
    return dict(zip(("nom", "prenom", "qualite"), signataire))


def montants(commande: Commande) -> dict:
    return {"ht": f"{commande.ht}", "taux_tva": "20.00", "tva": f"{commande.tva}", "ttc": f"{commande.ttc}"}


def entete(type_demande: str, envoi: str, emis_le: str, code: str, references: dict) -> dict:
    return {
        "format": "quitus.demande", "version": "1.0", "type_demande": type_demande,
        "identifiant_envoi": envoi, "emis_le": emis_le,
        "emetteur": {"logiciel": "ExempleGestion", "version": "4.1"},
        "fournisseur": {
            "siren": "732829320", "siret": "73282932000074", "raison_sociale": "Exemple Logiciels Santé",
            "qualite": "editeur", "assujetti_tva": True, "numero_tva": "FR44732829320",
            "contact": {"nom": "Martin", "prenom": "Claire", "courriel": "financement@exemple.fr",
                        "telephone": "+33102030405"},
        },
        "dispositif": {"vague": 1, "code": code},
        "references": references,
    }


def logiciel(nom: str, version: str, numero: str) -> dict:
    return {"nom": nom, "version": version, "numero_referencement": numero}


def hopital(rang: int, client: Client, with_mssante: bool) -> dict:
    beneficiaire = {"id": f"B{rang}", "libelle": client.libelle, "identifiants": {
        "finess_juridique": client.finess, "finess_pmsi": {"numero": client.finess, "niveau": "juridique"}}}
    if with_mssante:
        beneficiaire["adresses_mssante"] = [client.mssante]
    return beneficiaire


def ligne(rang: int, commande: Commande, piece: str) -> dict:
    return {
        "id": f"L{rang}", "beneficiaire": f"B{rang}",
        "bon_commande": {"numero": commande.numero, "date": commande.date, "date_signature": commande.date_signature,
                         "mode_signature": commande.mode_signature, "mention_prise_en_charge": True, "piece": piece},
        "montants": montants(commande), "montant_segur": f"{commande.ttc}",
    }


def ligne_de_solde(rang: int, commande: Commande, pieces: tuple[str, str, str]) -> dict:
    bon, facture, va = pieces
    client = commande.client_actuel
    verification = {"type": "VA", "date": commande.date_va, "signataire": personne(client.signataire),
                    "adresses_mssante": [client.mssante], "piece": va, "signee": commande.va_signee,
                    "modele": commande.dispositif}
    if commande.scenario:
        verification["scenarios"] = [commande.scenario]
    if commande.reserve:
        verification["reserves"] = [{"texte": commande.reserve, "bloquante": False}]
    return ligne(rang, commande, bon) | {
        "factures": [{"numero": commande.facture, "date": commande.date_facture, "nature": "unique",
                      "montants": montants(commande), "piece": facture}],
        "verification": verification,
        "date_installation": commande.date_installation,
    }


def totaux(commandes: list[Commande]) -> dict:
    def total(amounts) -> str:
        return f"{sum(amounts, Decimal(0))}"

    ttc = total(c.ttc for c in commandes)
    return {"nombre_lignes": len(commandes), "ht": total(c.ht for c in commandes),
            "tva": total(c.tva for c in commandes), "ttc": ttc, "montant_segur": ttc}


def declarations(date: str, **more) -> dict:
    return {"exactitude": True, **more, "signataire": personne(SIGNATAIRE), "date": date}


def as_json(demande: dict) -> bytes:
    return (json.dumps(demande, ensure_ascii=False, indent=1) + "\n").encode()
