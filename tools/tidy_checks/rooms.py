# SPDX-License-Identifier: EUPL-1.2
"""Floors and doors. The build refuses most of this already; what is transitive, or concerns libraries, is seen here."""
import os
import re

from .tree import Fault, Tree, without_comments

PURE_FLOOR_MAX = 6
MAP = "src/CMakeLists.txt"
# What touches a file, a socket, a clock or the environment stays above the pure core.
IMPURE_INCLUDE = re.compile(r"fstream|filesystem|iostream|thread|sys/socket\.h|unistd\.h|fcntl\.h|sys/stat\.h|zip\.h")
IMPURE_CALL = re.compile(r"\b(std::)?getenv\s*\(|\b(std::)?fopen\s*\(|\bstd::system\s*\(|\bstd::filesystem\b")
# A library has one or two doors into the house: what replaces it is then one room's work.
DOORS = {
    r"simdjson\.h|boost/json": ("base",),
    r"openssl/": ("base",),
    r"date/": ("calendrier",),
    r"yaml-cpp/": ("reglement", "cas"),
    r"zip\.h": ("documents",),
    r"CLI/": ("cli",),
    r"boost/(asio|beast)": ("http",),
    r"zlib\.h": ("http",),
    r"sqlite3\.h|libpq-fe\.h": ("storage",),
}


def includes(text: str):
    """Yields (line, quoted, name) of each #include."""
    for number, line in enumerate(without_comments(text, keep_strings=True).splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


def room_of(path: str) -> str:
    parts = path.split(os.sep)
    return parts[1] if len(parts) > 2 else ""


def check_floors(tree: Tree):
    for room in tree.rooms.values():
        for used in room.uses:
            if used not in tree.rooms:
                yield Fault(MAP, room.line, "floors", f"{room.name} uses {used}, which is no room", "name a room")
            elif tree.rooms[used].floor >= room.floor:
                yield Fault(MAP, room.line, "floors",
                            f"{room.name} (floor {room.floor}) uses {used} (floor {tree.rooms[used].floor})",
                            "let a room above combine both")
    for folder in sorted({room_of(path) for path in tree.code("src/")} - {""}):
        if folder not in tree.rooms and folder != "app":
            yield Fault(f"src/{folder}", 1, "floors", "a folder that is no room", f"give it a line in {MAP}")


def check_includes(tree: Tree):
    for path in tree.code("src/", "tests/", "fuzz/"):
        room = tree.rooms.get(room_of(path))
        if room is None:
            continue
        seen = {room.name, *room.uses}
        for number, quoted, name in includes(tree.text(path)):
            if not quoted:
                continue
            target = name.split("/")[0] if "/" in name else ""
            if target in tree.rooms and target not in seen:
                yield Fault(path, number, "includes", f"{room.name} reads {name} without naming {target} in USES",
                            f"add {target} to its line of {MAP}, if its floor allows")
            elif target not in (*tree.rooms, "embedded") and path.startswith("src/"):  # embedded: see cmake/embed.cmake
                yield Fault(path, number, "includes", f"{name} does not begin with a room",
                            "write « room/file.h », never a relative path")


def check_libraries(tree: Tree):
    for path in tree.code("src/", "tests/", "fuzz/"):
        for number, _, name in includes(tree.text(path)):
            for pattern, allowed in DOORS.items():
                if re.match(pattern, name) and room_of(path) not in allowed:
                    yield Fault(path, number, "libraries", f"{name} is read outside {' and '.join(allowed)}",
                                "ask that room for what is needed")


def check_purity(tree: Tree):
    for path in tree.code("src/"):
        room = tree.rooms.get(room_of(path))
        if room is None or room.floor > PURE_FLOOR_MAX:
            continue
        mend = "take the text or the fact as an argument"
        for number, quoted, name in includes(tree.text(path)):
            if not quoted and IMPURE_INCLUDE.fullmatch(name):
                yield Fault(path, number, "purity", f"floor {room.floor} includes <{name}>", mend)
        code = without_comments(tree.text(path))
        for match in IMPURE_CALL.finditer(code):
            yield Fault(path, 1 + code.count("\n", 0, match.start()), "purity",
                        f"floor {room.floor} calls {match.group(0).strip('( ')}", mend)


def check_dead_headers(tree: Tree):
    read = {name for path in tree.code() for _, quoted, name in includes(tree.text(path)) if quoted}
    for path in tree.code("src/"):
        if path.endswith(".h") and path.removeprefix("src/") not in read:
            yield Fault(path, 1, "dead", "nobody includes this header", "delete it, or use it")


CHECKS = {
    "floors": check_floors,
    "includes": check_includes,
    "libraries": check_libraries,
    "purity": check_purity,
    "dead": check_dead_headers,
}
