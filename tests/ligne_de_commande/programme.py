# SPDX-License-Identifier: EUPL-1.2
"""The real program, run in a folder of its own, on documents made from the examples of the format."""
import copy
import json
import os
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("QUITUS", ROOT / "build/release/bin/quitus")).resolve()
NUMBER = "SGN-2022-004512"
FORMATS = ("text", "json", "ndjson", "sarif", "junit", "html")


def example(name: str) -> dict:
    return json.loads((ROOT / "examples/format" / f"{name}.json").read_text("utf-8"))


def avance() -> dict:
    """Receivable, of two laboratories, filed on 21 November 2022."""
    return example("avance-bio-sgl")


def solde() -> dict:
    """Receivable with its avance, of one of the two laboratories, filed on 18 September 2023: case 1."""
    return example("solde-bio-sgl")


def attestation(filed: str = "2023-09-19T11:30:00+02:00") -> dict:
    """Receivable, for the same file of financing."""
    document = example("attestation-mdv-lgc")
    document["dispositif"]["code"] = "BIO_SGL"
    document["references"]["numero_dossier_asp"] = NUMBER
    document["attestation"].pop("clients_non_installes")
    document["attestation"]["clients_non_installes_declares"] = False
    document["attestation"]["modele"] = "BIO"
    document["attestation"]["date_signature"] = "2023-04-10"
    document["declarations"]["date"] = "2023-04-10"
    document["emis_le"] = filed
    return document


def renamed(document: dict, rank: int) -> dict:
    """The same document sent again under another identifier."""
    other = copy.deepcopy(document)
    other["identifiant_envoi"] = f"00000000-0000-4000-8000-{rank:012d}"
    return other


def finess(rank: int) -> str:
    """The invented FINESS of that rank: 99 is no département, the last digit is the key of Luhn."""
    body = f"99{rank:06d}"
    # From the right of the whole number, every second digit is doubled: those of even rank in the body's own order.
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value // 10 + value % 10
    return body + str(-total % 10)


def big_avance(count: int) -> dict:
    """An avance of that many laboratories, one line and one order each."""
    document = avance()
    first, line, piece = document["beneficiaires"][0], document["lignes"][0], document["pieces"][0]
    document["beneficiaires"], document["lignes"], document["pieces"] = [], [], []
    for rank in range(count):
        one = copy.deepcopy(first)
        one.update(id=f"B{rank}", identifiants={"finess_geographique": finess(rank + 1)})
        document["beneficiaires"].append(one)
        own = copy.deepcopy(line)
        own.update(id=f"L{rank}", beneficiaire=f"B{rank}")
        own["bon_commande"].update(numero=f"BC-{rank}", piece=f"P{rank}")
        document["lignes"].append(own)
        file = dict(piece, id=f"P{rank}", nom_fichier=f"BC-{rank}.pdf", sha256=f"{rank:064x}")
        document["pieces"].append(file)
    document["totaux"] = {"nombre_lignes": count, "ht": f"{22500 * count}.00", "tva": f"{4500 * count}.00",
                          "ttc": f"{27000 * count}.00", "montant_segur": f"{27000 * count}.00"}
    return document


class ProgramTest(unittest.TestCase):
    """Each test has an empty folder, in which the program runs."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="quitus-test-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name: str, content) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, dict):
            content = json.dumps(content, ensure_ascii=False, indent=1)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return name

    def write_lines(self, name: str, *documents) -> str:
        return self.write(name, "".join(
            (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)) + "\n" for one in documents))

    def write_zip(self, name: str, files: dict, compression=zipfile.ZIP_DEFLATED) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", compression) as archive:
            for inner, content in files.items():
                archive.writestr(inner, json.dumps(content) if isinstance(content, dict) else content)
        return name

    def run_program(self, *arguments: str, stdin: bytes = b"", env: dict | None = None, **options):
        """The finished process, with its texts; a signal is a crash, whatever the test asks."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | (env or {})
        process = subprocess.run([str(PROGRAM), *arguments], cwd=self.folder, env=kept, input=stdin,
                                 capture_output=True, **options)
        self.assertIn(process.returncode, (0, 1, 2, 3), f"{arguments} ended by {process.returncode}: {process.stderr!r}")
        process.out = process.stdout.decode("utf-8")
        process.err = process.stderr.decode("utf-8")
        return process

    def check(self, *arguments: str, code: int | None = None, **options) -> dict:
        """The JSON report of `check`."""
        process = self.run_program("check", *arguments, "--format", "json", **options)
        if code is not None:
            self.assertEqual(process.returncode, code, process.err + process.out[:3000])
        self.assertIn(process.returncode, (0, 1), process.err)
        return json.loads(process.out)

    def one(self, *arguments: str, **options) -> dict:
        """The only request of a report."""
        requests = self.check(*arguments, **options)["demandes"]
        self.assertEqual(len(requests), 1)
        return requests[0]

    def refused(self, *arguments: str, code: int = 2, says: str = "", **options) -> str:
        """What the program says when it refuses to work: on the diagnostics only, short, and without an empty report."""
        process = self.run_program(*arguments, **options)
        self.assertEqual(process.returncode, code, process.out[:2000] + process.err)
        self.assertEqual(process.out, "")
        self.assertTrue(process.err.startswith("quitus\u00a0: "), process.err)
        self.assertLessEqual(process.err.count("\n"), 3)
        self.assertIn(says, process.err)
        return process.err


def rules_of(request: dict) -> list[str]:
    return [finding["regle"] for finding in request["constats"]]


def finding(request: dict, rule: str) -> dict:
    found = [one for one in request["constats"] if one["regle"] == rule]
    assert found, f"{rule} says nothing: {rules_of(request)}"
    return found[0]
