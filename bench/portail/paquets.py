# SPDX-License-Identifier: EUPL-1.2
"""What is sent: deposits in the name of one company, each with pièces and beneficiaries of its own."""
import hashlib
import io
import json
import uuid
import zipfile
from pathlib import Path

BOUNDARY = "quitus-mesure"


def piece(numero: int, nom: str) -> bytes:
    """A page that opens, like no other."""
    return (f"%PDF-1.4\n%{numero} {nom}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
            "trailer<</Root 1 0 R>>\n%%EOF\n").encode()


def deposit(document: dict, fournisseur: dict, numero: int) -> bytes:
    """The body of one deposit, as multipart."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as out:
        for declared in document["pieces"]:
            octets = piece(numero, declared["nom_fichier"])
            out.writestr(declared["nom_fichier"], octets)
            declared |= {"sha256": hashlib.sha256(octets).hexdigest(), "taille_octets": len(octets), "pages": 1}
    texte = json.dumps(document | {"fournisseur": fournisseur}, ensure_ascii=False, separators=(",", ":"))
    part = f"--{BOUNDARY}\r\nContent-Disposition: form-data; name="
    return b"".join((
        f'{part}"demande"; filename="d.json"\r\nContent-Type: application/json\r\n\r\n'.encode(), texte.encode(),
        f'\r\n{part}"pieces"; filename="p.zip"\r\nContent-Type: application/zip\r\n\r\n'.encode(), archive.getvalue(),
        f"\r\n--{BOUNDARY}--\r\n".encode()))


def write_deposits(stock: Path, fournisseur: dict, path: Path, count: int) -> int:
    """The avances of a stock as deposits, the first `count`: how many there were."""
    written = 0
    with stock.open(encoding="utf-8") as lines, path.open("wb") as out:
        for line in lines:
            document = json.loads(line)
            if written == count:
                break
            if document["type_demande"] != "avance":
                continue
            document.pop("references", None)
            document["identifiant_envoi"] = str(uuid.uuid4())
            body = deposit(document, fournisseur, written)
            out.write(f"{len(body)}\n".encode() + body)
            written += 1
    return written
