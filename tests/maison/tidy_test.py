# SPDX-License-Identifier: EUPL-1.2
"""Each check of tools/tidy is provoked once by a small tree that holds one fault, and stays silent on a clean one."""
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from tidy_checks import documents, rooms, rules, sources, words  # noqa: E402
from tidy_checks.tree import Tree, without_allowed, without_comments  # noqa: E402

SPDX = "// SPDX-License-Identifier: EUPL-1.2\n"
MAP = """quitus_module(base FLOOR 0 LIBRARIES fmt::fmt)
quitus_module(montant FLOOR 1 USES base)
quitus_module(demande FLOOR 4
  USES base montant) # two lines
quitus_module(jugement FLOOR 5 USES demande)
quitus_module(cli FLOOR 9 USES jugement)
"""
CHECKS = {**sources.CHECKS, **words.CHECKS, **rooms.CHECKS, **documents.CHECKS, **rules.CHECKS}


class HouseOfCards(unittest.TestCase):
    """A temporary tree, written file by file."""

    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="quitus-tidy-"))
        self.addCleanup(shutil.rmtree, self.root)
        self.write("src/CMakeLists.txt", MAP)

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def faults(self, check: str) -> list[str]:
        return [f"{fault.path}:{fault.line}" for fault in CHECKS[check](Tree(self.root))]


class ShapeTest(HouseOfCards):
    def test_a_file_of_401_lines_is_one_too_many(self):
        self.write("src/base/long.cpp", "int a;\n" * 400)
        self.assertEqual(self.faults("file-size"), [])
        self.write("src/base/long.cpp", "int a;\n" * 401)
        self.assertEqual(self.faults("file-size"), ["src/base/long.cpp:401"])

    def test_a_function_of_61_lines_is_one_too_many(self):
        def body(lines):
            return "namespace a {\nint f()\n{\n" + "    g({1});\n" * (lines - 3) + "}\n}\n"

        self.write("src/base/f.cpp", body(60))
        self.assertEqual(self.faults("function-size"), [])
        self.write("src/base/f.cpp", body(61))
        self.assertEqual(self.faults("function-size"), ["src/base/f.cpp:2"])

    def test_a_table_a_class_and_a_brace_in_a_text_are_no_functions(self):
        self.write("src/base/table.cpp", "std::array<int, 99> const t = {\n" + "    1,\n" * 99 + "};\nclass C {\n"
                   + "    int a;\n" * 99 + "};\nchar const* s = \"(){\";\n")
        self.assertEqual(self.faults("function-size"), [])

    def test_a_constructor_and_an_operator_are_functions(self):
        long = "    g();\n" * 70
        self.write("src/base/c.cpp", "C::C(int a)\n    : m_a(a)\n{\n" + long + "}\nbool operator==(A x, A y)\n{\n" + long + "}\n")
        self.assertEqual(self.faults("function-size"), ["src/base/c.cpp:1", "src/base/c.cpp:75"])

    def test_a_line_holds_100_columns_and_110_in_the_texts_of_rules(self):
        self.write("src/base/wide.cpp", "// " + "ab " * 32 + "a\n// " + "ab " * 32 + "ab\n")
        self.write("src/jugement/regles/wide.cpp", "// " + "ab " * 35 + "ab\n// " + "ab " * 36 + "\n")
        self.assertEqual(self.faults("columns"), ["src/base/wide.cpp:2", "src/jugement/regles/wide.cpp:2"])

    def test_every_source_begins_with_its_licence(self):
        self.write("src/base/a.cpp", "int a;\n")
        self.write("src/base/b.cpp", SPDX + "int b;\n")
        self.write("tools/script", "#!/bin/sh\n# SPDX-License-Identifier: EUPL-1.2\n")
        self.write("tools/other", "#!/bin/sh\necho\n")
        self.assertEqual(self.faults("licence"), ["src/base/a.cpp:1", "tools/other:2"])

    def test_a_folder_holds_12_files(self):
        for number in range(13):
            self.write(f"src/base/f{number}.cpp", SPDX)
        self.assertEqual(self.faults("folder-size"), ["src/base:1"])

    def test_a_heavy_file_is_refused(self):
        self.write("docs/heavy.txt", "a" * ((1 << 20) + 1))
        self.assertEqual(self.faults("weight"), ["docs/heavy.txt:1"])

    def test_an_unformatted_file_is_named(self):
        shutil.copy(ROOT / ".clang-format", self.root)
        self.write("src/base/a.cpp", SPDX + "int f(){return 1;}\n")
        self.write("src/base/b.cpp", SPDX + "int f();\n")
        self.assertEqual(self.faults("format"), ["src/base/a.cpp:2"])


class WordsTest(HouseOfCards):
    def assert_banned(self, path: str, line: str) -> None:
        self.write(path, SPDX + line + "\n")
        self.assertEqual(self.faults("words"), [f"{path}:2"], line)
        (self.root / path).unlink()

    def test_each_banned_word_is_found(self):
        self.assert_banned("src/montant/a.cpp", "double taux;")
        self.assert_banned("src/base/a.cpp", "int a = std::stoi(t);")
        self.assert_banned("src/base/a.cpp", "int a = atoi(t);")
        self.assert_banned("src/base/a.cpp", "std::regex r;")
        self.assert_banned("src/base/a.cpp", "auto n = std::chrono::system_clock::now();")
        self.assert_banned("src/base/a.h", "using namespace std;")
        self.assert_banned("src/demande/a.cpp", "std::printf(\"ici\");")
        self.assert_banned("src/jugement/a.cpp", "throw std::runtime_error(m);")
        self.assert_banned("tests/base/a_test.cpp", "std::this_thread::sleep_for(1s);")

    def test_a_word_is_free_in_a_comment_in_a_text_and_where_it_belongs(self):
        self.write("src/montant/a.cpp", SPDX + "// no double here\nchar const* t = \"double\";\n")
        self.write("src/base/a.h", SPDX + "consteval void f() { throw \"refused while compiling\"; }\n")
        self.write("src/base/a.cpp", SPDX + "using namespace std;\ndouble seconds;\nint n = 1'000; // it's fine: puts(\"\")\n")
        self.write("src/cli/a.cpp", SPDX + "int main() { std::puts(\"bonjour\"); }\n")
        self.assertEqual(self.faults("words"), [])

    def test_leftovers_skipped_tests_machine_paths_and_registries_are_found(self):
        self.write("docs/a.md", "TO" + "DO: finish\n")
        self.write("tests/base/a_test.cpp", "TEST(A, DIS" + "ABLED_B) {}\n")
        self.write("docs/b.md", "cd /hom" + "e/someone/quitus\n")
        self.write("tests/npm/package-lock.json", '{"resolved": "htt' + 'ps://example.org/a.tgz"}\n')
        self.assertEqual(self.faults("leftovers"),
                         ["docs/a.md:1", "docs/b.md:1", "tests/base/a_test.cpp:1", "tests/npm/package-lock.json:1"])

    def test_a_name_that_says_nothing_is_refused(self):
        self.write("src/base/string_utils.h", SPDX)
        self.assertEqual(self.faults("names"), ["src/base/string_utils.h:1"])

    def test_french_wants_no_break_spaces(self):
        self.write("src/base/a.cpp", 'auto a = "Le montant est faux : voir";\nauto b = "Le montant est faux\u00a0: voir";\n'
                   'auto c = "Quel « mot »";\nauto d = "std::x a::b";\n')
        self.assertEqual(self.faults("typography"), ["src/base/a.cpp:1", "src/base/a.cpp:3"])


class RoomsTest(HouseOfCards):
    def test_a_room_that_uses_its_own_floor_or_nobody_is_refused(self):
        self.write("src/CMakeLists.txt", "quitus_module(a FLOOR 1)\nquitus_module(b FLOOR 1 USES a)\n"
                                         "quitus_module(c FLOOR 2 USES z)\n")
        self.assertEqual(self.faults("floors"), ["src/CMakeLists.txt:2", "src/CMakeLists.txt:3"])

    def test_a_folder_without_a_line_in_the_map_is_refused(self):
        self.write("src/cave/a.cpp", SPDX)
        self.assertEqual(self.faults("floors"), ["src/cave:1"])

    def test_an_include_that_only_compiles_through_another_room_is_refused(self):
        self.write("src/jugement/a.cpp", SPDX + '#include "demande/d.h"\n#include "montant/m.h"\n')
        self.write("tests/jugement/a_test.cpp", SPDX + '#include "base/b.h"\n')
        self.write("src/demande/d.cpp", SPDX + '#include "../montant/m.h"\n')
        self.assertEqual(self.faults("includes"), ["src/demande/d.cpp:2", "src/jugement/a.cpp:3", "tests/jugement/a_test.cpp:2"])

    def test_a_library_enters_by_its_own_door(self):
        self.write("src/base/json.cpp", SPDX + "#include <simdjson.h>\n")
        self.write("src/demande/a.cpp", SPDX + "#include <simdjson.h>\n#include <vector>\n")
        self.assertEqual(self.faults("libraries"), ["src/demande/a.cpp:2"])

    def test_the_pure_core_touches_no_file_and_no_environment(self):
        self.write("src/demande/a.cpp", SPDX + "#include <fstream>\nauto e = std::getenv(\"A\");\n")
        self.write("src/cli/a.cpp", SPDX + "#include <fstream>\n")
        self.assertEqual(self.faults("purity"), ["src/demande/a.cpp:2", "src/demande/a.cpp:3"])

    def test_a_header_that_nobody_reads_is_dead(self):
        self.write("src/base/a.h", SPDX)
        self.write("src/base/b.h", SPDX)
        self.write("src/base/b.cpp", SPDX + '#include "base/b.h"\n')
        self.assertEqual(self.faults("dead"), ["src/base/a.h:1"])


class DocumentsTest(HouseOfCards):
    def test_a_link_that_leads_nowhere_is_found(self):
        self.write("README.md", "# Le titre\n[a](docs/b.md) [c](docs/absent.md)\n[d](#le-titre) [e](#ailleurs)\n"
                                "[f](https://example.org)\n```\n[g](in/a/sample.md)\n```\n[h](docs/b.md#un-été)\n")
        self.write("docs/b.md", "## Un été\n")
        self.assertEqual(self.faults("links"), ["README.md:2", "README.md:3"])

    def test_a_type_of_the_trade_has_its_line_in_the_glossary_and_back(self):
        self.write("src/montant/m.h", SPDX + "class Cents {\n    struct Interne {};\n};\nstruct Taux;\nusing Prix = Cents;\n")
        self.write("src/cli/c.h", SPDX + "class Terminal {};\n")
        self.write("GLOSSAIRE.md", "| terme | type | pièce | source |\n| --- | --- | --- | --- |\n"
                                   "| centime | `Cents` | `montant` | R-01 |\n| rien | `Fantome` | `montant` | — |\n")
        self.assertEqual(self.faults("glossary"), ["src/montant/m.h:6", "GLOSSAIRE.md:4"])


class RulesTest(HouseOfCards):
    def setUp(self):
        super().setUp()
        self.listing = {"rules": '[{"id":"CAL-003","exigences":["A-09"]}]', "requirements": '[{"id":"A-09"}]'}
        self.addCleanup(os.environ.pop, "QUITUS", None)

    def build(self) -> None:
        program = self.root / "quitus"
        program.write_text("#!/bin/sh\ncase $1 in\n" + "".join(
            f"{command}) echo '{answer}';;\n" for command, answer in self.listing.items()) + "esac\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        os.environ["QUITUS"] = str(program)

    def test_nothing_is_asked_before_the_program_exists(self):
        os.environ["QUITUS"] = str(self.root / "absent")
        self.assertEqual(self.faults("cases") + self.faults("requirements"), [])

    def test_a_rule_without_cases_is_refused(self):
        self.build()
        self.assertEqual(self.faults("cases"), ["tests/cas/CAL-003.yaml:1"])

    def test_a_rule_needs_a_green_and_a_red_case(self):
        self.build()
        self.write("tests/cas/CAL-003.yaml", "regle: CAL-003\ncas:\n  - nom: a\n    attendu: absent\n")
        self.assertEqual(len(self.faults("cases")), 1)
        self.write("tests/cas/CAL-003.yaml", "regle: CAL-003\ncas:\n  - nom: a\n    attendu: rejet\n")
        self.assertEqual(len(self.faults("cases")), 1)
        self.write("tests/cas/CAL-003.yaml", "regle: CAL-003\ncas:\n  - { nom: a, attendu: absent }\n"
                                             "  - { nom: b, attendu: rejet }\n")
        self.assertEqual(self.faults("cases"), [])

    def test_cases_of_a_rule_that_does_not_exist_are_refused(self):
        self.build()
        self.write("tests/cas/CAL-003.yaml", "regle: CAL-003\ncas:\n  - { attendu: absent }\n  - { attendu: rejet }\n")
        self.write("tests/cas/CAL-999.yaml", "regle: CAL-999\n")
        self.assertEqual(self.faults("cases"), ["tests/cas/CAL-999.yaml:1"])

    def test_a_requirement_is_cited_served_or_to_come(self):
        self.listing["requirements"] = ('[{"id":"A-09"},{"id":"A-10"},{"id":"A-11","a_venir":true},'
                                        '{"id":"A-12","servie_par":["schema"]}]')
        self.build()
        self.assertEqual(len(self.faults("requirements")), 1)

    def test_a_rule_that_cites_nothing_known_is_refused(self):
        self.listing["rules"] = '[{"id":"CAL-003","exigences":["A-09","Z-99"]},{"id":"CAL-004","exigences":[]}]'
        self.build()
        self.assertEqual(len(self.faults("requirements")), 2)


class AllowTest(HouseOfCards):
    def test_what_is_allowed_is_silent_and_a_useless_line_is_a_fault(self):
        self.write("src/base/a.cpp", SPDX + "std::regex r;\n")
        self.write("tools/tidy_allow", "words src/base/a.cpp  # the reason\nwords src/base/b.cpp  # nothing there\n"
                                       "words src/base/c.cpp\n")
        tree = Tree(self.root)
        kept, stale = without_allowed(tree, {"words": list(CHECKS["words"](tree))})
        self.assertEqual(kept, {"words": []})
        self.assertEqual(sorted(fault.line for fault in stale), [2, 3])

    def test_literals_and_comments_are_told_apart(self):
        text = "a = \"// no\"; // yes\nb = R\"(\n\"//\")\"; /* c */ d = '\"';\n"
        kept = without_comments(text)
        self.assertEqual(kept.count("\n"), text.count("\n"))
        self.assertNotIn("yes", kept)
        self.assertIn("d =", kept)


class ProgramTest(unittest.TestCase):
    def test_an_unknown_check_is_wrong_use(self):
        answer = subprocess.run([ROOT / "tools/tidy", "nothing"], capture_output=True, text=True)
        self.assertEqual(answer.returncode, 2)
        self.assertIn("Checks:", answer.stderr)


if __name__ == "__main__":
    unittest.main()
