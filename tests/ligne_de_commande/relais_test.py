# SPDX-License-Identifier: EUPL-1.2
"""The commands of the portal are handed over to the program beside this one."""
import os
import shutil
import subprocess
import unittest

from programme import PROGRAM, ProgramTest


class Relais(ProgramTest):
    def test_a_check_loads_no_database_and_no_server(self):
        loaded = subprocess.run([PROGRAM, "check", "--help"], env={"LD_TRACE_LOADED_OBJECTS": "1"}, capture_output=True,
                                text=True).stdout
        self.assertIn("libstdc++", loaded)
        for library in ("libpq", "libsqlite3", "libsodium", "libxlsxwriter"):
            self.assertNotIn(library, loaded)

    def test_without_its_neighbour_the_program_says_what_is_missing(self):
        alone = self.folder / "quitus"
        shutil.copy(PROGRAM, alone)
        done = subprocess.run([alone, "account", "list", "--database", "sqlite:q.db"], cwd=self.folder,
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn(os.fspath(self.folder.resolve() / "quitus-portail"), done.stderr)
        self.assertFalse((self.folder / "q.db").exists())

    def test_a_wrong_usage_is_refused_before_anything_is_handed_over(self):
        alone = self.folder / "quitus"
        shutil.copy(PROGRAM, alone)
        done = subprocess.run([alone, "account", "lst"], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertNotIn("quitus-portail", done.stderr)


if __name__ == "__main__":
    unittest.main()
