# SPDX-License-Identifier: EUPL-1.2
"""The stock of the measures: requests of 2 to 3 KB, avances followed by their soldes, each file of financing for
beneficiaries of its own, so that nothing in it is blocking. The same bytes for the same number of requests."""
import hashlib
import json
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMAT = ROOT / "examples/format"


def luhn_key(digits: str) -> str:
    """The last digit of a number whose other digits are given (FINESS, SIREN)."""
    total = sum(sum(divmod(2 * int(digit), 10)) if place % 2 == 0 else int(digit)
                for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def finess(rank: int) -> str:
    digits = f"{10000000 + rank:08d}"
    return digits + luhn_key(digits)


def one_line(request: dict) -> str:
    return json.dumps(request, ensure_ascii=False, separators=(",", ":")) + "\n"


def own_files(request: dict, numero: str) -> None:
    for piece in request["pieces"]:
        piece["sha256"] = hashlib.sha256(f"{numero} {piece['nom_fichier']}".encode()).hexdigest()


def write_stock(path: Path, requests: int) -> None:
    avance = json.loads((FORMAT / "avance-bio-sgl.json").read_text("utf-8"))
    solde = json.loads((FORMAT / "solde-bio-sgl.json").read_text("utf-8"))
    with path.open("w", encoding="utf-8") as output:
        for rank in range((requests + 1) // 2):
            numero = f"SGN-2022-{rank:06d}"
            avance["identifiant_envoi"] = str(uuid.UUID(int=2 * rank + 1, version=4))
            avance["references"]["numero_dossier_asp"] = numero
            first, second = avance["beneficiaires"]
            first["identifiants"] = {"finess_geographique": finess(2 * rank)}
            second["identifiants"] = {"finess_geographique": finess(2 * rank + 1)}
            own_files(avance, numero)
            output.write(one_line(avance))
            if 2 * rank + 1 < requests:
                solde["identifiant_envoi"] = str(uuid.UUID(int=2 * rank + 2, version=4))
                solde["references"]["numero_dossier_avance"] = numero
                solde["beneficiaires"][0]["identifiants"] = first["identifiants"]
                own_files(solde, numero)
                output.write(one_line(solde))
