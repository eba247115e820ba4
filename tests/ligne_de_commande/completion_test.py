# SPDX-License-Identifier: EUPL-1.2
"""The bash completion, sourced and asked as the shell would."""
import json
import os
import subprocess
import unittest

from programme import PROGRAM, ProgramTest


class Completion(ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "bin").mkdir()
        (self.folder / "bin/quitus").symlink_to(PROGRAM)
        self.script = self.run_program("completion", "bash").out

    def proposed(self, *words: str) -> list[str]:
        """What is proposed for the last word."""
        ask = (f"source /dev/stdin <<'FIN'\n{self.script}FIN\n"
               'complete -p quitus >/dev/null || exit 9\n'
               f'COMP_WORDS=({" ".join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}\n'
               f'_quitus {words[0]!r} {words[-1]!r} {words[-2]!r}; printf "%s\\n" "${{COMPREPLY[@]}}"')
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        answer = subprocess.run(["bash", "--norc", "-c", ask], cwd=self.folder, env={"PATH": path}, capture_output=True, text=True)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""), answer.stderr)
        return answer.stdout.split()

    def test_the_script_is_plain(self):
        self.script.encode("utf-8")
        code = "\n".join(line for line in self.script.splitlines() if not line.startswith("#"))
        self.assertTrue(code.isascii())
        checked = subprocess.run(["bash", "-n"], input=self.script, text=True, capture_output=True)
        self.assertEqual((checked.returncode, checked.stderr), (0, ""))

    def test_commands(self):
        self.assertEqual(self.proposed("quitus", "ch"), ["check"])
        self.assertEqual(self.proposed("quitus", "re"), ["repair", "requirements", "restore"])
        self.assertEqual(self.proposed("quitus", "zz"), [])
        said = self.run_program("--help").out
        for command in self.proposed("quitus", ""):
            self.assertIn(command, said)

    def test_options(self):
        self.assertEqual(self.proposed("quitus", "check", "--f"), ["--format", "--fail-fast"])
        self.assertEqual(self.proposed("quitus", "check", "a.json", "--strict", "--ou"), ["--output"])
        self.assertEqual(self.proposed("quitus", "rules", "--"), ["--help", "--format"])

    def test_every_option_of_the_help_is_proposed(self):
        import re
        for command in ("check", "explain", "rules", "requirements", "parameters", "schema", "horizon", "calendar", "generate", "completion"):
            listed = re.findall(r"(?m)^  (?:-\w, )?(--[\w-]+)", self.run_program(command, "--help").out)
            self.assertEqual(sorted(self.proposed("quitus", command, "--")), sorted(listed))

    def test_values(self):
        self.assertEqual(self.proposed("quitus", "check", "--format", "j"), ["json", "junit"])
        self.assertEqual(self.proposed("quitus", "rules", "--format", ""), ["text", "json", "markdown"])
        self.assertEqual(self.proposed("quitus", "check", "--set", "montants.tol"), ["montants.tolerance_tva="])
        self.assertEqual(self.proposed("quitus", "completion", ""), ["bash"])

    def test_rules(self):
        known = [one["id"] for one in json.loads(self.run_program("rules", "--format", "json").out)]
        self.assertEqual(self.proposed("quitus", "explain", "CAL-"), [rule for rule in known if rule.startswith("CAL-")])
        self.assertEqual(self.proposed("quitus", "explain", "--reglement", "x", "SCH-00"),
                         [rule for rule in known if rule.startswith("SCH-00")])

    def test_every_parameter_can_be_set(self):
        names = {one["nom"] for one in json.loads(self.run_program("parameters", "--format", "json").out)}
        self.assertEqual({word.rstrip("=") for word in self.proposed("quitus", "check", "--set", "")}, names)

    def test_paths(self):
        self.write("avance un.json", b"{}")
        self.write("dossier/x.json", b"{}")
        self.assertEqual(self.proposed("quitus", "check", "dos"), ["dossier"])
        self.assertEqual(self.proposed("quitus", "check", "--reglement", "dos"), ["dossier"])


if __name__ == "__main__":
    unittest.main()
