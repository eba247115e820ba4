# SPDX-License-Identifier: EUPL-1.2
"""The tree under examination, what a fault is, and the list of what is allowed all the same."""
import os
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ALLOW_FILE = "tools/tidy_allow"
IGNORED_FOLDERS = {".git", "build", "node_modules", "__pycache__"}
CODE_FOLDERS = ("src/", "tests/", "fuzz/", "bench/")


@dataclass(order=True, frozen=True)
class Fault:
    path: str
    line: int
    check: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: [{self.check}] {self.what}. Fix: {self.mend}."


class Tree:
    def __init__(self, root: Path):
        self.root = Path(root)
        self._texts: dict[str, str] = {}

    @cached_property
    def files(self) -> list[str]:
        """Paths of the project's files, tracked or about to be; git decides what is ignored when it is there."""
        try:
            listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=self.root,
                                    capture_output=True, text=True, check=True).stdout.split("\0")
            paths = [path for path in listed if path]
        except (OSError, subprocess.CalledProcessError):
            paths = []
            for folder, folders, names in os.walk(self.root):
                folders[:] = [name for name in folders if name not in IGNORED_FOLDERS]
                paths += [os.path.relpath(os.path.join(folder, name), self.root) for name in names]
        return sorted({path for path in paths if (self.root / path).is_file()})

    def code(self, *folders: str) -> list[str]:
        """C++ files, of all code folders or of those given."""
        return [path for path in self.files
                if path.endswith((".h", ".cpp")) and path.startswith(folders or CODE_FOLDERS)]

    def text(self, path: str) -> str:
        """The text of a file, empty for one that is not text."""
        if path not in self._texts:
            data = (self.root / path).read_bytes()
            try:
                self._texts[path] = "" if b"\0" in data else data.decode("utf-8")
            except UnicodeDecodeError:
                self._texts[path] = ""
        return self._texts[path]

    def lines(self, path: str) -> list[str]:
        return self.text(path).splitlines()

    @cached_property
    def rooms(self) -> dict[str, "Room"]:
        """The map of the house: src/CMakeLists.txt."""
        path = "src/CMakeLists.txt"
        found = {}
        if path not in self.files:
            return found
        text = re.sub(r"#[^\n]*", "", self.text(path))
        for call in re.finditer(r"quitus_module\(\s*(\w+)\s+([^)]*)\)", text):
            words = call.group(2).split()
            parts: dict[str, list[str]] = {}
            keyword = ""
            for word in words:
                if word in ("FLOOR", "USES", "LIBRARIES"):
                    keyword = word
                    parts[keyword] = []
                elif keyword:
                    parts[keyword].append(word)
            found[call.group(1)] = Room(call.group(1), int(parts["FLOOR"][0]), tuple(parts.get("USES", ())),
                                        1 + text.count("\n", 0, call.start()))
        return found


@dataclass(frozen=True)
class Room:
    name: str
    floor: int
    uses: tuple[str, ...]
    line: int


def without_comments(text: str, keep_strings: bool = False) -> str:
    """C++ text with comments (and, by default, the content of literals) blanked; lines keep their numbers."""
    pattern = re.compile(r'R"([^(\s]*)\((?:.|\n)*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\''
                         r"|//[^\n]*|/\*(?:.|\n)*?\*/")

    def blank(match: re.Match) -> str:
        found = match.group(0)
        if not found.startswith("/"):
            if keep_strings:
                return found
            return '"' + re.sub(r"[^\n]", " ", found[1:-1]) + '"'
        return re.sub(r"[^\n]", " ", found)

    return pattern.sub(blank, text)


def without_allowed(tree: Tree, faults: dict[str, list[Fault]]) -> tuple[dict[str, list[Fault]], list[Fault]]:
    """Takes out the faults that tools/tidy_allow names; a line that allows nothing any more is itself a fault."""
    allowed, stale = {}, []
    if ALLOW_FILE in tree.files:
        for number, line in enumerate(tree.lines(ALLOW_FILE), 1):
            entry, _, reason = line.partition("#")
            if not entry.strip():
                continue
            words = entry.split()
            if len(words) != 2 or not reason.strip():
                stale.append(Fault(ALLOW_FILE, number, "allow", "a line is « check path  # reason »", "complete it"))
                continue
            allowed[tuple(words)] = number
    used = {(name, fault.path) for name, found in faults.items() for fault in found} & set(allowed)
    for (name, path), number in allowed.items():
        if name in faults and (name, path) not in used:
            stale.append(Fault(ALLOW_FILE, number, "allow", f"{path} has no {name} fault any more", "delete the line"))
    kept = {name: [fault for fault in found if (name, fault.path) not in used] for name, found in faults.items()}
    return kept, stale
