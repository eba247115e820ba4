# SPDX-License-Identifier: EUPL-1.2
"""Line and column of every finding, counted again by a second reading of the documents that shares nothing with ours."""
import json
import sys
import unittest
from pathlib import Path

from rapports import EXPECTED, Workspace

SPACES = " \t\r\n"


class Places:
    """Where each value of a JSON text begins, by its pointer: a walk over characters, one after the other."""

    def __init__(self, text: str):
        self.text, self.at = text, 0
        self.starts: dict[str, int] = {}
        self.keys: dict[str, list[int]] = {}
        self.value("")

    def skip(self, characters: str = SPACES):
        while self.at < len(self.text) and self.text[self.at] in characters:
            self.at += 1

    def string(self) -> str:
        begin = self.at
        self.at += 1
        while self.text[self.at] != '"':
            self.at += 2 if self.text[self.at] == "\\" else 1
        self.at += 1
        return json.loads(self.text[begin:self.at])

    def value(self, pointer: str):
        self.skip()
        self.starts.setdefault(pointer, self.at)
        if self.text[self.at] == '"':
            self.string()
        elif self.text[self.at] in "{[":
            self.inside(pointer, self.text[self.at] == "{")
        else:
            while self.at < len(self.text) and self.text[self.at] not in SPACES + ",]}":
                self.at += 1

    def inside(self, pointer: str, named: bool):
        rank = 0
        self.at += 1
        self.skip(SPACES + ",")
        while self.text[self.at] not in "]}":
            token = str(rank)
            if named:
                begin = self.at
                token = self.string().replace("~", "~0").replace("/", "~1")
                self.keys.setdefault(f"{pointer}/{token}", []).append(begin)
                self.skip(SPACES + ":")
            self.value(f"{pointer}/{token}")
            rank += 1
            self.skip(SPACES + ",")
        self.at += 1

    def nearest(self, pointer: str) -> int:
        """Of the value, or of the first of its ancestors that is there."""
        while pointer not in self.starts:
            pointer = pointer.rpartition("/")[0]
        return self.starts[pointer]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset]
        return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


class PlacesOfFindings(unittest.TestCase):
    def compare(self, report: dict, folder: Path) -> int:
        compared = 0
        for request in report["demandes"]:
            text = (folder / request["fichier"]).read_text("utf-8")
            if request["ligne_ndjson"]:
                text = text.split("\n")[request["ligne_ndjson"] - 1]
            for found in request["constats"]:
                rule, pointer = found["regle"], found["pointeur"]
                if rule == "SCH-001":  # the text cannot be walked
                    continue
                places = Places(text)
                # Masked in the report, whole in the document: the only member that begins so.
                if "[identifiant masqué]" in pointer:
                    begin = pointer.split("[")[0]
                    pointer = next(known for known in places.starts if known.startswith(begin))
                offset = places.keys[pointer][1] if rule == "SCH-005" else places.nearest(pointer)
                with self.subTest(f"{request['fichier']} {request['ligne_ndjson']} {rule} {found['pointeur']}"):
                    self.assertEqual((found["ligne"], found["colonne"]), places.line_and_column(offset))
                compared += 1
        return compared

    def test_of_every_golden_report(self):
        with Workspace() as workspace:
            for name in ("depot", "erreurs", "etapes", "lot", "vague_b"):
                report = json.loads((EXPECTED / name / "rapport.json").read_text("utf-8"))
                self.assertGreater(self.compare(report, workspace.folder), 5)

    def test_whatever_the_writing_of_the_document(self):
        """The same faulty request, indented by nothing, by spaces, by tabulations, on one line, with wide signs before."""
        with Workspace() as workspace:
            document = json.loads((workspace.folder / "examples/erreurs/solde.json").read_text("utf-8"))
            document["fournisseur"] = {"note": "é€\U0001F600\u0301", **document["fournisseur"]}
            writings = {"une_ligne": json.dumps(document, ensure_ascii=False),
                        "serree": json.dumps(document, separators=(",", ":")),
                        "espaces": json.dumps(document, ensure_ascii=False, indent=7),
                        "tabulations": json.dumps(document, ensure_ascii=False, indent="\t"),
                        "windows": json.dumps(document, ensure_ascii=False, indent=1).replace("\n", "\r\n"),
                        "avant": "\n\n  " + json.dumps(document, ensure_ascii=False, indent=0)}
            for name, text in writings.items():
                (workspace.folder / "lieux").mkdir(exist_ok=True)
                (workspace.folder / f"lieux/{name}.json").write_bytes(text.encode("utf-8"))
            answer = workspace.run("check", "lieux", "--format", "json")
            self.assertEqual(answer.returncode, 1)
            report = json.loads(answer.stdout)
            for request in report["demandes"]:
                # read_text would take \r\n for \n, which moves no line and no column.
                self.assertGreater(self.compare({"demandes": [request]}, workspace.folder), 15)


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    unittest.main()
