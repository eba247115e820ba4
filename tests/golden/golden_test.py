# SPDX-License-Identifier: EUPL-1.2
"""Every golden file is what its command writes today, byte for byte, and a few things about all of them."""
import difflib
import json
import re
import unittest

from rapports import EXPECTED, GOLDEN, PRINT, PRINT_MARK, ROOT, Workspace, readable


def difference(expected: bytes, found: bytes, path) -> str:
    lines = difflib.unified_diff(expected.decode("utf-8", "replace").splitlines(),
                                 found.decode("utf-8", "replace").splitlines(),
                                 str(path), "what the command writes", lineterm="", n=2)
    shown = list(lines)[:120]
    return "\n".join(["", *shown, "When this is meant: read it, then make bless."])


class Goldens(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with Workspace() as workspace:
            cls.answers = [(golden, workspace.run(*golden.arguments)) for golden in GOLDEN]

    def test_each_answer_is_the_golden_file(self):
        for golden, answer in self.answers:
            with self.subTest(str(golden.path.relative_to(ROOT))):
                self.assertTrue(golden.path.is_file(), "no golden file: make bless")
                expected, found = golden.path.read_bytes(), readable(answer.stdout)
                if expected != found:
                    self.fail(difference(expected, found, golden.path.relative_to(ROOT)))

    def test_each_command_ends_with_its_code_and_says_nothing_aside(self):
        for golden, answer in self.answers:
            with self.subTest(" ".join(golden.arguments)):
                self.assertEqual(answer.returncode, golden.code)
                self.assertEqual(answer.stderr, b"")

    def test_no_golden_file_is_left_behind(self):
        known = {golden.path for golden in GOLDEN}
        kept = {path for path in EXPECTED.rglob("*") if path.is_file()}
        self.assertEqual(kept - known, set())

    def test_the_print_taken_out_is_that_of_the_regulation(self):
        with Workspace() as workspace:
            for regulation in ((), ("--reglement", "reglement/exemple-vague-b")):
                report = json.loads(workspace.run("check", "vague_b", "--format", "json", *regulation).stdout)
                self.assertRegex(report["reglement"]["empreinte"], PRINT)
                listed = PRINT.findall(workspace.run("parameters", *regulation).stdout.decode())
                self.assertEqual(listed, [report["reglement"]["empreinte"]])

    def test_nothing_else_is_taken_out(self):
        for golden, answer in self.answers:
            with self.subTest(str(golden.path.relative_to(ROOT))):
                regulations = 2 if golden.path.parent.name == "simulation" else 1  # before and after
                self.assertLessEqual(len(set(PRINT.findall(answer.stdout.decode()))), regulations)

    def test_french_typography_holds_in_every_text(self):
        """A high sign is preceded by a no-break space, and no straight apostrophe comes from the program."""
        with_text = [golden for golden in GOLDEN if golden.path.suffix == ".txt"]
        self.assertGreater(len(with_text), 10)
        for golden in with_text:
            for number, line in enumerate(golden.path.read_text("utf-8").splitlines(), 1):
                with self.subTest(f"{golden.path.relative_to(ROOT)}:{number}: {line}"):
                    words = re.sub(r"[?!] À (vérifier|modifier)", "", line)  # the mark of a verdict ends no sentence
                    self.assertNotRegex(words, r" [:;?!»](\s|$)|« |[^\s\d]%")

    def test_the_mark_does_not_hide_a_missing_print(self):
        for name in ("depot", "erreurs", "lot"):
            self.assertEqual((EXPECTED / name / "rapport.json").read_text("utf-8").count(PRINT_MARK), 1)


class Schema(unittest.TestCase):
    def test_the_printed_schema_is_the_published_one(self):
        with Workspace() as workspace:
            printed = workspace.run("schema").stdout
        self.assertEqual(printed, (ROOT / "schemas/demande.schema.json").read_bytes())
        self.assertEqual(json.loads(printed)["$schema"], "https://json-schema.org/draft/2020-12/schema")


class Matrix(unittest.TestCase):
    """docs/tracabilite.md against the data it is made from, read another way."""

    def test_each_requirement_of_the_data_has_its_line(self):
        data = (ROOT / "reglement/segur-vague-1/exigences.yaml").read_text("utf-8")
        wanted = re.findall(r"^ *-? *id: *([A-Z]+-\d+)", data, flags=re.MULTILINE)
        lines = re.findall(r"^\| ([A-Z]+-\d+) \|", (ROOT / "docs/tracabilite.md").read_text("utf-8"), flags=re.MULTILINE)
        self.assertGreater(len(wanted), 20)
        self.assertEqual(sorted(lines), sorted(wanted))

    def test_each_file_of_cases_has_its_rule_in_the_catalogue(self):
        written = re.findall(r"^### (\w{3}-\d{3})", (ROOT / "docs/regles.md").read_text("utf-8"), flags=re.MULTILINE)
        cases = sorted(path.stem for path in (ROOT / "tests/cas").glob("*.yaml"))
        self.assertEqual(set(cases) - set(written), set())


class ExamplesReadme(unittest.TestCase):
    """What examples/README.md announces is what the program says of the examples."""

    TEXT = (ROOT / "examples/README.md").read_text("utf-8")

    def report(self, name: str) -> list[dict]:
        return json.loads((EXPECTED / name / "rapport.json").read_text("utf-8"))["demandes"]

    def test_each_fault_of_the_faulty_solde_is_announced_and_no_other(self):
        table = self.TEXT.split("## Le solde fautif")[1].split("\n## ")[0]
        announced = set(re.findall(r"\b[A-Z]{3}-\d{3}\b", table))
        found = {one["regle"] for one in self.report("erreurs")[0]["constats"]}
        # What speaks of every solde, faulty or not.
        always = {one["regle"] for one in self.report("depot")[2]["constats"]}
        self.assertEqual(announced, found - (always - announced))

    def test_the_amounts_of_the_deposit_are_those_of_the_table(self):
        line = re.search(r"\| ensemble \|(.*)\|(.*)\|(.*)\|", self.TEXT).groups()
        amounts = [re.sub(r"[^0-9,]", "", cell).replace(",", ".") for cell in line]
        solde = self.report("depot")[2]["montants"]
        self.assertEqual(amounts, [solde["finance"], solde["avance"], solde["solde"]])
        self.assertEqual({one["verdict"] for one in self.report("depot")}, {"recevable"})


if __name__ == "__main__":
    unittest.main()
