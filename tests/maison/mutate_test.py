# SPDX-License-Identifier: EUPL-1.2
"""tools/mutate makes the mutants that it says, each of them one fault away from the source, and its page keeps a true
account. Played on a function of a few lines; the whole of the rules is the business of make mutate."""
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools"))

from mutation import clang_tree, page, points, reasons, schemata  # noqa: E402

SOURCE = """
namespace quitus {

// An age between 18 and 64, unless it is waived.
bool admitted(int age, bool waived)
{
    if (waived)
        return true;
    // A comment with a < b && c in it is no place for a mutant.
    return age >= 18 && !(age > 64);
}

}
"""
# Prints the answer of each case for the program itself (-1), then for each mutant.
PLAYER = """
#include "mutants/chosen.h"
#include <cstdio>
namespace quitus { bool admitted(int age, bool waived); }
int main()
{
    for (int id = -1; id < COUNT; ++id) {
        quitus::mutants::living = id;
        for (int age : { 17, 18, 64, 65 })
            std::printf("%d", quitus::admitted(age, false));
        std::printf("%d\\n", quitus::admitted(17, true));
    }
}
"""
# Recounted by hand from the source: answers at 17, 18, 64 and 65, then at 17 when waived.
RIGHT = "01101"
EXPECTED = {
    ("négation ajoutée", "!(waived)"): "11110",
    ("sortie anticipée", "retiré"): "01100",
    ("constante", "false"): "01100",
    ("connecteur", "age >= 18 || !(age > 64)"): "11111",
    ("borne", "age > 18"): "00101",
    ("constante", "19"): "00101",
    ("constante", "17"): "11101",
    ("négation retirée", "(age > 64)"): "00011",
    ("borne", "age >= 64"): "01001",
    ("constante", "65"): "01111",
    ("constante", "63"): "01001",
}


class MutantsOfAFunction(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="quitus-mutants-")
        cls.addClassCleanup(folder.cleanup)
        root = Path(folder.name)
        source = root / "admitted.cpp"
        source.write_text(SOURCE, "utf-8")
        cls.points = points.Finder(source.read_bytes()).find(clang_tree.read(source, [root], "quitus"))
        count = schemata.number(cls.points, 0)
        (root / "mutants.cpp").write_bytes(schemata.write(source.read_bytes(), cls.points))
        (root / "player.cpp").write_text(PLAYER.replace("COUNT", str(count)), "utf-8")
        subprocess.run([clang_tree.CLANG, "-std=c++20", f"-I{ROOT / 'tests'}", root / "mutants.cpp", root / "player.cpp",
                        "-o", root / "player"], check=True)
        cls.answers = subprocess.run([root / "player"], capture_output=True, text=True, check=True).stdout.split()

    def test_the_program_without_a_mutant_is_the_one_that_was_written(self):
        self.assertEqual(self.answers[0], RIGHT)

    def test_each_mutant_is_the_fault_that_it_says_and_no_other_is_made(self):
        found = {(mutant.operator, mutant.mutated): self.answers[1 + mutant.id]
                 for point in self.points for mutant in point.mutants}
        self.assertEqual(found, EXPECTED)

    def test_each_mutant_is_told_with_its_function_and_its_line(self):
        places = {(point.function, point.line) for point in self.points}
        self.assertEqual(places, {("admitted", 7), ("admitted", 8), ("admitted", 10)})


class WhatIsDeclaredEquivalent(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="quitus-mutants-")
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "equivalents.yaml"
        self.mutants = [
            {"file": "a.cpp", "function": "f", "operator": "borne", "original": "a < b", "mutated": "a <= b",
             "outcome": outcome, "case": "X", "family": "MNT", "line": 1} for outcome in ("killed", "alive", "alive")]

    def apply(self, members: str) -> list[str]:
        self.path.write_text('- fichier: a.cpp\n  fonction: f\n  operateur: borne\n  source: "a < b"\n'
                             f'  devient: "a <= b"\n  raison: "dite"\n{members}', "utf-8")
        return reasons.apply(reasons.read(self.path), self.mutants)

    def test_a_text_that_stands_twice_needs_its_rank(self):
        self.assertIn("rang", self.apply("")[0])

    def test_a_mutant_that_a_case_kills_is_not_equivalent(self):
        self.assertIn("tué par X", self.apply("  rang: 1\n")[0])

    def test_an_entry_of_no_mutant_is_told(self):
        self.assertIn("aucun mutant", self.apply("  rang: 9\n")[0])

    def test_an_equivalent_leaves_the_score_and_a_known_survivor_stays_in_it(self):
        self.assertEqual(self.apply("  rang: 2\n"), [])
        self.assertEqual((page.Tally(self.mutants).equivalent, page.Tally(self.mutants).score), (1, 50))
        del self.mutants[1]["equivalent"]
        self.assertEqual(self.apply("  rang: 2\n  etat: survivant\n"), [])
        self.assertEqual(page.Tally(self.mutants).equivalent, 0)
        self.assertIn("dite", page.page(self.mutants, 1))

    def test_a_line_that_cannot_be_read_is_refused(self):
        with self.assertRaisesRegex(reasons.ReasonsError, "ligne illisible"):
            self.apply("  couleur: bleu\n")

    def test_every_entry_of_the_house_has_its_reason(self):
        for reason in reasons.read(ROOT / "tests/mutants/equivalents.yaml"):
            self.assertGreater(len(reason.text), 20, f"line {reason.line}")


class ThePage(unittest.TestCase):
    text = (ROOT / "docs/qualite-des-regles.md").read_text("utf-8")

    def number(self, title: str) -> int:
        return int(re.search(rf"^\| {title} \| (\d+) \|$", self.text, flags=re.MULTILINE).group(1))

    def test_its_counts_add_up_and_its_score_is_theirs(self):
        total, killed = self.number("mutants"), self.number("tués")
        equivalent, survivors = self.number("équivalents déclarés"), self.number("survivants")
        self.assertEqual(killed + equivalent + survivors, total)
        self.assertGreater(total, 1000)
        score = re.search(r"\*\*score\*\*.*\*\*(\d+),(\d)\u00a0%\*\*", self.text)
        self.assertEqual(int(score.group(1)) * 10 + int(score.group(2)), killed * 1000 // (total - equivalent))

    def test_at_least_nine_mutants_in_ten_are_killed(self):
        self.assertGreaterEqual(self.number("tués") * 10, self.number("mutants") * 9)

    def test_each_survivor_and_each_equivalent_is_listed_with_a_reason(self):
        rows = re.findall(r"^\| \S+\.(?:cpp|h):\d+ \|.*\| (.+) \|$", self.text, flags=re.MULTILINE)
        self.assertEqual(len(rows), self.number("équivalents déclarés") + self.number("survivants"))
        self.assertEqual([row for row in rows if len(row) < 20], [])


if __name__ == "__main__":
    unittest.main()
