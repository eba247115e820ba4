# SPDX-License-Identifier: EUPL-1.2
"""Where a report goes: the terminal, a pipe that closes, a file that is whole or absent, a full disk."""
import os
import pty
import subprocess
import unittest

from programme import FORMATS, PROGRAM, ProgramTest, avance, renamed


class Output(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("avance.json", avance())

    def left_behind(self) -> list[str]:
        return sorted(path.name for path in self.folder.rglob("*") if path.name != "avance.json")

    def test_the_file_holds_what_the_screen_would_show(self):
        for shape in FORMATS:
            with self.subTest(shape):
                shown = self.run_program("check", "avance.json", "--format", shape).stdout
                answer = self.run_program("check", "avance.json", "--format", shape, "--output", "rapport")
                self.assertEqual((answer.returncode, answer.out), (0, ""))
                self.assertIn("rapport", answer.err)
                self.assertEqual((self.folder / "rapport").read_bytes(), shown)
                self.assertEqual(self.left_behind(), ["rapport"])

    def test_the_code_is_that_of_the_judgment(self):
        self.assertEqual(self.run_program("check", "avance.json", "--output", "r", "--at", "2023-01-01").returncode, 1)
        self.assertTrue((self.folder / "r").is_file())

    def test_an_existing_file_is_replaced(self):
        self.write("rapport.txt", b"ancien" * 10000)
        self.run_program("check", "avance.json", "--output", "rapport.txt")
        self.assertNotIn("ancien", (self.folder / "rapport.txt").read_text("utf-8"))

    def test_an_existing_file_is_kept_when_there_is_no_report(self):
        self.write("rapport.txt", b"ancien")
        for arguments in (("absent.json",), ("avance.json", "--set", "x=1"), ("avance.json", "--at", "hier")):
            self.refused("check", *arguments, "--output", "rapport.txt")
            self.assertEqual((self.folder / "rapport.txt").read_text(), "ancien")
        self.assertEqual(self.left_behind(), ["rapport.txt"])

    def test_a_link_keeps_leading_to_the_file(self):
        self.write("vrai.txt", b"ancien")
        (self.folder / "lien.txt").symlink_to("vrai.txt")
        self.run_program("check", "avance.json", "--output", "lien.txt")
        self.assertTrue((self.folder / "lien.txt").is_symlink())
        self.assertIn("avance.json", (self.folder / "vrai.txt").read_text("utf-8"))

    def test_a_folder_that_does_not_exist(self):
        self.refused("check", "avance.json", "--output", "absent/rapport.txt", code=3, says="absent/rapport.txt")

    def test_a_folder_in_place_of_a_file(self):
        (self.folder / "dossier").mkdir()
        self.refused("check", "avance.json", "--output", "dossier", code=3, says="dossier")
        self.assertEqual(list((self.folder / "dossier").iterdir()), [])

    def test_a_request_is_never_overwritten(self):
        before = (self.folder / "avance.json").read_bytes()
        self.refused("check", "avance.json", "--output", "avance.json", says="--output")
        self.refused("check", ".", "--output", "./avance.json", says="--output")
        self.assertEqual((self.folder / "avance.json").read_bytes(), before)

    def test_a_full_disk(self):
        for shape in FORMATS:
            with self.subTest(shape):
                self.refused("check", "avance.json", "--format", shape, "--output", "/dev/full", code=3)
        self.assertTrue(os.path.exists("/dev/full") and not os.path.isfile("/dev/full"))
        self.assertEqual([name for name in os.listdir("/dev") if "partiel" in name], [])

    def test_a_full_disk_under_a_file(self):
        """A limit on the size of files plays the full disk: the file is absent, or the old one is whole."""
        self.write_lines("lot.ndjson", *(renamed(avance(), rank) for rank in range(200)))
        self.write("ancien.json", b"ancien")
        for name in ("nouveau.json", "ancien.json"):
            limited = f"trap '' XFSZ; ulimit -f 16; exec '{PROGRAM}' check lot.ndjson --format json --output {name}"
            answer = subprocess.run(["bash", "-c", limited], cwd=self.folder, capture_output=True)
            self.assertEqual(answer.returncode, 3, answer.stderr)
            self.assertTrue(answer.stderr.startswith(b"quitus"))
        self.assertFalse((self.folder / "nouveau.json").exists())
        self.assertEqual((self.folder / "ancien.json").read_text(), "ancien")
        self.assertEqual(self.left_behind(), ["ancien.json", "lot.ndjson"])

    def test_a_full_standard_output(self):
        for command in (("check", "avance.json"), ("rules",), ("schema",), ("parameters",), ("--help",),
                        ("check", "avance.json", "--format", "html")):
            with self.subTest(" ".join(command)), open("/dev/full", "wb") as full:
                answer = subprocess.run([str(PROGRAM), *command], cwd=self.folder, stdout=full, stderr=subprocess.PIPE)
                self.assertEqual(answer.returncode, 3)
                self.assertEqual(answer.stderr.count(b"\n"), 1)


class ClosedPipe(ProgramTest):
    def test_a_reader_that_leaves_is_told_shortly(self):
        self.write_lines("lot.ndjson", *(renamed(avance(), rank) for rank in range(400)))
        for shape in FORMATS:
            with self.subTest(shape):
                line = f"'{PROGRAM}' check lot.ndjson --format {shape} | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}"
                answer = subprocess.run(["bash", "-c", line], cwd=self.folder, capture_output=True)
                self.assertEqual(answer.returncode, 3, answer.stderr[:500])
                self.assertLessEqual(answer.stderr.count(b"\n"), 2)
                self.assertTrue(answer.stderr.decode("utf-8").startswith("quitus\u00a0: "))

    def test_a_reader_that_was_never_there(self):
        read, write = os.pipe()
        os.close(read)
        answer = subprocess.run([str(PROGRAM), "rules"], stdout=write, stderr=subprocess.PIPE)
        os.close(write)
        self.assertEqual(answer.returncode, 3)

    def test_a_closed_standard_output(self):
        self.write("avance.json", avance())
        answer = subprocess.run(["bash", "-c", f"'{PROGRAM}' check avance.json >&-"], cwd=self.folder, capture_output=True)
        self.assertEqual(answer.returncode, 3)


class Colour(ProgramTest):
    ESCAPE = b"\x1b["

    def on_a_terminal(self, *arguments: str, **env: str) -> bytes:
        main, other = pty.openpty()
        kept = {"PATH": os.environ["PATH"], "TERM": "xterm"} | env
        process = subprocess.Popen([str(PROGRAM), *arguments], cwd=self.folder, stdout=other, stderr=subprocess.PIPE, env=kept)
        os.close(other)
        shown = b""
        try:
            while chunk := os.read(main, 65536):
                shown += chunk
        except OSError:
            pass
        process.communicate()
        os.close(main)
        return shown

    def setUp(self):
        super().setUp()
        self.write("avance.json", avance())

    def test_colour_is_for_terminals_only(self):
        self.assertIn(self.ESCAPE, self.on_a_terminal("check", "avance.json"))
        self.assertNotIn(self.ESCAPE, self.run_program("check", "avance.json").stdout)

    def test_no_color_is_respected(self):
        self.assertNotIn(self.ESCAPE, self.on_a_terminal("check", "avance.json", NO_COLOR="1"))
        self.assertIn(self.ESCAPE, self.on_a_terminal("check", "avance.json", NO_COLOR=""))

    def test_a_file_and_a_format_for_programs_have_no_colour(self):
        self.assertNotIn(self.ESCAPE, self.on_a_terminal("check", "avance.json", "--format", "json"))
        self.on_a_terminal("check", "avance.json", "--output", "r.txt")
        self.assertNotIn(self.ESCAPE, (self.folder / "r.txt").read_bytes())

    def test_colour_changes_no_word(self):
        import re
        coloured = self.on_a_terminal("check", "avance.json").replace(b"\r\n", b"\n")
        self.assertEqual(re.sub(rb"\x1b\[[0-9;]*m", b"", coloured), self.run_program("check", "avance.json").stdout)


if __name__ == "__main__":
    unittest.main()
