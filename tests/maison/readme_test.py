# SPDX-License-Identifier: EUPL-1.2
"""The commands that README.md shows after « <!-- essai --> » run as written, from a folder that holds the examples.

A line that does not end with exit code 0 says so itself: « # sort 1 : pourquoi ».
"""
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("QUITUS", ROOT / "build/release/bin/quitus"))


def commands(text: str) -> list[tuple[str, int]]:
    """The shell lines of the blocks to try, with the exit code each announces."""
    found = []
    for block in re.findall(r"<!-- essai -->\n```sh\n(.*?)```", text, flags=re.DOTALL):
        for line in block.splitlines():
            announced = re.search(r"#.*\bsort (\d)", line)
            if line.strip():
                found.append((line, int(announced.group(1)) if announced else 0))
    return found


class ReadmeTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="quitus-readme-"))
        self.addCleanup(shutil.rmtree, self.folder)
        for name in ("examples", "reglement"):
            (self.folder / name).symlink_to(ROOT / name)
        (self.folder / "bin").mkdir()
        (self.folder / "bin/quitus").symlink_to(PROGRAM)

    def run_line(self, line: str) -> subprocess.CompletedProcess:
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(["bash", "-c", line], cwd=self.folder, env=os.environ | {"PATH": path},
                              capture_output=True, text=True)

    def test_every_command_of_the_readme_runs_as_announced(self):
        lines = commands((ROOT / "README.md").read_text("utf-8"))
        self.assertGreater(len(lines), 5)
        for line, code in lines:
            with self.subTest(line):
                answer = self.run_line(line)
                self.assertEqual(answer.returncode, code, answer.stdout[-2000:] + answer.stderr[-2000:])
                self.assertTrue(answer.stdout or "--output" in line or " > " in line, "nothing was printed")

    def test_an_announced_code_is_read_from_the_line(self):
        text = "<!-- essai -->\n```sh\nquitus a\nquitus b  # sort 1 : un rejet\n```\n```sh\nquitus c\n```\n"
        self.assertEqual(commands(text), [("quitus a", 0), ("quitus b  # sort 1 : un rejet", 1)])

    def test_every_command_of_the_readme_table_exists(self):
        table = re.findall(r"^\| `(\w+)[^`]*` \|", (ROOT / "README.md").read_text("utf-8"), flags=re.MULTILINE)
        self.assertGreater(len(table), 5)
        for command in table:
            with self.subTest(command):
                answer = self.run_line(f"quitus {command} --help")
                self.assertEqual(answer.returncode, 0, answer.stderr)


if __name__ == "__main__":
    unittest.main()
