# SPDX-License-Identifier: EUPL-1.2
"""The tools of the house do what they say: install asks for nothing when all is there, new_rule begins a rule once,
run_ctest counts what crashed, run_tests ends with its line."""
import importlib.machinery
import importlib.util
import os
import shutil
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Workshop(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="quitus-tools-"))
        self.addCleanup(shutil.rmtree, self.root)

    def write(self, path: str, text: str, executable: bool = False) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        if executable:
            target.chmod(target.stat().st_mode | stat.S_IXUSR)
        return target

    def read(self, path: str) -> str:
        target = self.root / path
        return target.read_text("utf-8") if target.exists() else ""


class InstallTest(Workshop):
    """Debian is played by small scripts that write down what they are asked."""

    def setUp(self):
        super().setUp()
        self.write("tools/install", (ROOT / "tools/install").read_text("utf-8"), executable=True)
        self.fake("id", "echo 0")
        self.fake("node", "echo v20.1.0")
        self.fake("npm", 'echo "npm $*" >> "$ASKED"')
        self.fake("apt-get", 'echo "apt-get $*" >> "$ASKED"')
        self.fake("dpkg-query", "echo installed")

    def fake(self, name: str, script: str) -> None:
        self.write(f"bin/{name}", f"#!/bin/sh\n{script}\n", executable=True)

    def install(self, group: str) -> subprocess.CompletedProcess:
        environment = os.environ | {"PATH": f"{self.root / 'bin'}:/usr/bin:/bin", "ASKED": str(self.root / "asked")}
        return subprocess.run([self.root / "tools/install", group], env=environment, capture_output=True, text=True)

    def test_when_all_is_there_nothing_is_asked(self):
        answer = self.install("test")
        self.assertEqual((answer.returncode, answer.stderr, self.read("asked")), (0, "", ""))

    def test_only_what_is_missing_is_installed_and_lists_are_not_fetched(self):
        self.fake("dpkg-query", 'for last; do :; done; [ "$last" = libzip-dev ] || echo installed')
        self.assertEqual(self.install("build").returncode, 0)
        self.assertEqual(self.read("asked"), "apt-get install -y -qq --no-install-recommends libzip-dev\n")

    def test_lists_are_fetched_when_the_first_try_fails(self):
        self.fake("dpkg-query", 'for last; do :; done; [ "$last" = libzip-dev ] || echo installed')
        self.fake("apt-get", 'echo "$1" >> "$ASKED"; [ "$1" = update ] || [ "$(wc -l < "$ASKED")" -gt 1 ]')
        self.assertEqual(self.install("build").returncode, 0)
        self.assertEqual(self.read("asked").split(), ["install", "update", "install"])

    def test_a_recent_node_is_kept_and_an_old_one_replaced(self):
        self.fake("dpkg-query", 'for last; do :; done; case $last in nodejs|npm) ;; *) echo installed;; esac')
        self.install("test")
        self.assertEqual(self.read("asked"), "")
        self.fake("node", "echo v16.3.0")
        self.install("test")
        self.assertIn("nodejs npm", self.read("asked"))

    def test_node_packages_are_installed_when_the_lock_is_newer(self):
        lock = self.write("tests/npm/package-lock.json", "{}")
        self.install("test")
        self.assertIn("npm ci --prefix tests/npm", self.read("asked"))
        self.write("tests/npm/node_modules/.package-lock.json", "{}")
        (self.root / "asked").unlink()
        self.install("test")
        self.assertEqual(self.read("asked"), "")
        os.utime(lock, (lock.stat().st_atime, lock.stat().st_mtime + 60))
        self.install("test")
        self.assertIn("npm ci", self.read("asked"))

    def test_building_needs_neither_node_nor_browser(self):
        self.write("tests/npm/package-lock.json", "{}")
        self.fake("dpkg-query", "exit 1")
        self.install("build")
        self.assertNotRegex(self.read("asked"), "npm|chromium|clang")

    def test_an_unknown_group_is_wrong_use(self):
        answer = self.install("everything")
        self.assertEqual(answer.returncode, 2)
        self.assertIn("tools/install build", answer.stderr)


class NewRuleTest(Workshop):
    SOURCE = "namespace quitus::jugement::regles {\n\nvoid a()\n{\n}\n\n}\n"

    def new_rule(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([ROOT / "tools/new_rule", *arguments], env=os.environ | {"QUITUS_ROOT": str(self.root)},
                              capture_output=True, text=True)

    def test_it_writes_the_function_inside_the_namespace_and_its_cases(self):
        self.write("src/jugement/regles/calendrier.cpp", self.SOURCE)
        answer = self.new_rule("CAL-014", "solde_accompagne_de_son_attestation")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        source = self.read("src/jugement/regles/calendrier.cpp")
        self.assertIn("// CAL-014. ", source)
        self.assertLess(source.index("void solde_accompagne_de_son_attestation("), source.rindex("}"))
        self.assertTrue(source.endswith("}\n\n}\n"))
        cases = self.read("tests/cas/CAL-014.yaml")
        self.assertTrue(cases.startswith("regle: CAL-014\n"))
        for expected in ("absent", "a_modifier", "a_verifier"):
            self.assertIn(f"attendu: {expected}", cases)

    def test_an_id_serves_once(self):
        self.write("src/jugement/regles/calendrier.cpp", self.SOURCE)
        self.write("tests/cas/CAL-014.yaml", "regle: CAL-014\n")
        self.assertEqual(self.new_rule("CAL-014", "une_phrase").returncode, 1)
        self.assertEqual(self.read("src/jugement/regles/calendrier.cpp"), self.SOURCE)

    def test_a_slip_is_explained(self):
        for arguments in (("CAL-14", "une_phrase"), ("XYZ-001", "une_phrase"), ("CAL-014", "UnePhrase"), ("CAL-014",)):
            self.assertEqual(self.new_rule(*arguments).returncode, 2, arguments)

    def test_every_family_has_its_file(self):
        loader = importlib.machinery.SourceFileLoader("new_rule", str(ROOT / "tools/new_rule"))
        module = importlib.util.module_from_spec(importlib.util.spec_from_loader("new_rule", loader))
        loader.exec_module(module)
        for family, name in module.FAMILIES.items():
            self.assertTrue((ROOT / f"src/jugement/regles/{name}.cpp").exists(), family)
            self.assertTrue((ROOT / f"src/jugement/explications/{name}.cpp").exists(), family)


class CountTest(Workshop):
    def test_a_program_that_crashed_or_leaked_is_a_failure(self):
        loader = importlib.machinery.SourceFileLoader("run_ctest", str(ROOT / "tools/run_ctest"))
        module = importlib.util.module_from_spec(importlib.util.spec_from_loader("run_ctest", loader))
        loader.exec_module(module)
        report = self.write("a_test.xml", '<testsuites tests="5" failures="1" disabled="0" errors="0"/>')
        green = self.write("b_test.xml", '<testsuites tests="5" failures="0" disabled="0" errors="0"/>')
        absent = self.root / "absent.xml"
        self.assertEqual(module.counts_of_program(report, False), (4, 1))
        self.assertEqual(module.counts_of_program(green, True), (5, 0))
        self.assertEqual(module.counts_of_program(green, False), (5, 1))  # a leak, said after the report
        self.assertEqual(module.counts_of_program(absent, False), (0, 1))
        self.assertEqual(module.counts_of_program(absent, True), (1, 0))

    def test_a_python_folder_counts_failures_errors_and_skipped_tests(self):
        self.write("a_test.py", "import unittest\nclass A(unittest.TestCase):\n"
                   "    def test_a(self): pass\n    def test_b(self): self.fail()\n    def test_c(self): raise OSError\n"
                   "    def test_d(self): raise unittest.SkipTest('no')\n")
        answer = subprocess.run([ROOT / "tools/run_python_tests", self.root], capture_output=True, text=True)
        self.assertEqual((answer.returncode, answer.stdout.splitlines()[-1]), (1, "1 passed, 3 failed"))

    def quick_run(self, **scripts: str) -> subprocess.CompletedProcess:
        self.write("tools/run_tests", (ROOT / "tools/run_tests").read_text("utf-8"), executable=True)
        for name, script in scripts.items():
            self.write(f"tools/{name}", f"#!/bin/sh\n{script}\n", executable=True)
        return subprocess.run([self.root / "tools/run_tests", "--quick"], capture_output=True, text=True)

    def test_the_whole_run_ends_with_the_sum_alone_on_its_line(self):
        answer = self.quick_run(compile="true", run_ctest="echo 2 passed, 0 failed", tidy="echo 1 passed, 0 failed")
        self.assertEqual((answer.returncode, answer.stdout.splitlines()[-1]), (0, "3 passed, 0 failed"))

    def test_a_failure_is_counted_and_its_log_shown(self):
        answer = self.quick_run(compile="true", run_ctest="echo the reason; echo 2 passed, 1 failed; exit 1",
                                tidy="echo 1 passed, 0 failed")
        self.assertEqual((answer.returncode, answer.stdout.splitlines()[-1]), (1, "3 passed, 1 failed"))
        self.assertIn("the reason", answer.stdout)

    def test_what_does_not_build_is_a_failure_and_the_rest_still_runs(self):
        answer = self.quick_run(compile="exit 3", run_ctest="echo 2 passed, 0 failed", tidy="echo 1 passed, 0 failed")
        self.assertEqual((answer.returncode, answer.stdout.splitlines()[-1]), (1, "1 passed, 1 failed"))


if __name__ == "__main__":
    unittest.main()
