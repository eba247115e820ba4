# SPDX-License-Identifier: EUPL-1.2
"""The build itself refuses a forbidden include and a forbidden edge: both are provoked on a copy of the skeleton."""
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKELETON = """cmake_minimum_required(VERSION 3.25)
project(maison LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
list(APPEND CMAKE_MODULE_PATH ${CMAKE_SOURCE_DIR}/cmake)
include(compilation)
include(rooms)
add_subdirectory(src)
"""
LOWER = "quitus_module(cave FLOOR 0)\nquitus_module(jardin FLOOR 1 USES cave)\n"


class RoomsTest(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp(prefix="quitus-rooms-"))
        self.addCleanup(shutil.rmtree, self.root)
        shutil.copytree(ROOT / "cmake", self.root / "cmake")
        self.write("CMakeLists.txt", SKELETON)
        self.write("src/cave/vin.h", "#pragma once\ninline int vin() { return 1; }\n")
        self.write("src/cave/vin.cpp", '#include "cave/vin.h"\n')
        self.write("src/jardin/rose.h", '#pragma once\n#include "cave/vin.h"\n')
        self.write("src/jardin/rose.cpp", '#include "jardin/rose.h"\n')

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)

    def configure(self, rooms: str) -> subprocess.CompletedProcess:
        self.write("src/CMakeLists.txt", rooms)
        return subprocess.run(["cmake", "-S", self.root, "-B", self.root / "build", "-G", "Ninja"],
                              capture_output=True, text=True)

    def compile(self) -> subprocess.CompletedProcess:
        return subprocess.run(["cmake", "--build", self.root / "build"], capture_output=True, text=True)

    def test_an_include_compiles_only_where_its_edge_is_declared(self):
        self.write("src/salon/table.cpp", '#include "cave/vin.h"\nint table() { return vin(); }\n')
        self.assertEqual(self.configure(LOWER + "quitus_module(salon FLOOR 2 USES cave)\n").returncode, 0)
        allowed = self.compile()
        self.assertEqual(allowed.returncode, 0, allowed.stdout)

        self.assertEqual(self.configure(LOWER + "quitus_module(salon FLOOR 2)\n").returncode, 0)
        forbidden = self.compile()
        self.assertNotEqual(forbidden.returncode, 0)
        self.assertIn("cave/vin.h: No such file or directory", forbidden.stdout)

    def test_an_edge_to_the_same_floor_does_not_configure(self):
        self.write("src/salon/table.cpp", "")
        answer = self.configure(LOWER + "quitus_module(salon FLOOR 1 USES jardin)\n")
        self.assertNotEqual(answer.returncode, 0)
        self.assertIn("salon (floor 1) may not use jardin (floor 1)", answer.stderr)

    def test_an_edge_to_a_room_that_stands_nowhere_does_not_configure(self):
        self.write("src/salon/table.cpp", "")
        answer = self.configure("quitus_module(salon FLOOR 1 USES grenier)\n")
        self.assertNotEqual(answer.returncode, 0)
        self.assertIn("salon uses grenier, which is no room", answer.stderr)


if __name__ == "__main__":
    unittest.main()
