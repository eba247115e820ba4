# SPDX-License-Identifier: EUPL-1.2
"""The examples are what tools/make_examples makes, and their requests tell the truth about their files."""
import hashlib
import json
import re
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"
FAULTY = "erreurs/solde"
OF_THE_PORTAL = "portail/solde"  # made by tools/exemple_du_portail.cpp, from the demonstration


def made() -> list[str]:
    return sorted(str(path.relative_to(EXAMPLES).with_suffix("")) for path in EXAMPLES.glob("*/*.zip"))


def request(name: str) -> dict:
    return json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))


class Examples(unittest.TestCase):
    def test_they_are_made_again_byte_for_byte(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([str(ROOT / "tools/make_examples"), folder], check=True)
            again = sorted(str(path.relative_to(folder)) for path in Path(folder).glob("*/*"))
            self.assertEqual(again, sorted(f"{name}.{kind}" for name in made() if name != OF_THE_PORTAL
                                           for kind in ("json", "zip")))
            for path in again:
                self.assertEqual((Path(folder) / path).read_bytes(), (EXAMPLES / path).read_bytes(),
                                 f"{path} is not what tools/make_examples makes: run it, or correct it")

    def test_prints_sizes_and_pages_are_those_of_the_files(self):
        for name in made():
            if name == FAULTY:
                continue
            with zipfile.ZipFile(EXAMPLES / f"{name}.zip") as archive:
                listed = request(name)["pieces"]
                self.assertEqual([piece["nom_fichier"] for piece in listed], archive.namelist())
                for piece in listed:
                    content = archive.read(piece["nom_fichier"])
                    self.assertTrue(content.startswith(b"%PDF-1.4"))
                    self.assertEqual(piece["sha256"], hashlib.sha256(content).hexdigest())
                    self.assertEqual(piece["taille_octets"], len(content))
                    self.assertEqual(piece["pages"], len(re.findall(rb"/Type /Page\b", content)))

    def test_the_deposit_is_one_file_of_financing(self):
        number = request("depot/avance")["references"]["numero_dossier_asp"]
        self.assertEqual(request("depot/attestation")["references"]["numero_dossier_asp"], number)
        self.assertEqual(request("depot/solde")["references"]["numero_dossier_avance"], number)
        orders = [{piece["sha256"] for piece in request(name)["pieces"] if piece["type"] == "bon_commande"}
                  for name in ("depot/avance", "depot/solde")]
        self.assertEqual(orders[0], orders[1])

    def test_no_two_requests_share_their_identifier(self):
        sent = [json.loads(path.read_text("utf-8"))["identifiant_envoi"] for path in EXAMPLES.rglob("*.json")]
        self.assertEqual(len(sent), len(set(sent)))


if __name__ == "__main__":
    unittest.main()
