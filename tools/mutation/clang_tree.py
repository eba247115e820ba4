# SPDX-License-Identifier: EUPL-1.2
"""The syntax tree of one C++ file, as clang reads it: each node with the bytes of the file that it covers."""
import json
import subprocess
from pathlib import Path

CLANG = "clang++-19"


class TreeError(Exception):
    """clang cannot read the file; the text says why."""


class Node:
    """A node of the tree. `begin` and `end` are offsets in the main file, or None for what comes from elsewhere: a
    header, a macro, or nowhere."""
    __slots__ = ("kind", "data", "begin", "end", "inner")

    def __init__(self, data: dict, main: str):
        self.data = data
        self.kind = data.get("kind", "")
        place = data.get("range", {})
        first, last = place.get("begin", {}), place.get("end", {})
        here = first.get("@file") == main and last.get("@file") == main
        self.begin = first["offset"] if here else None
        self.end = last["offset"] + last["tokLen"] if here else None
        self.inner = [Node(child, main) for child in data.get("inner", [])]

    @property
    def placed(self) -> bool:
        return self.begin is not None

    @property
    def type(self) -> str:
        """The plain name of its type, aliases seen through."""
        found = self.data.get("type", {})
        return found.get("desugaredQualType", found.get("qualType", ""))

    def walk(self):
        yield self
        for child in self.inner:
            yield from child.walk()


def _places():
    """clang names a file only when it changes, in the order in which it writes: so places are completed while read.
    A place inside a macro nests two others, and gets no file: nothing is rewritten there."""
    last = ""

    def complete(pairs):
        nonlocal last
        found = dict(pairs)
        if "offset" in found and "tokLen" in found and "kind" not in found:
            last = found.get("file", last)
            found["@file"] = last
        return found
    return complete


def read(path: Path, includes: list[Path], namespace: str) -> list[Node]:
    """The declarations of `namespace` in that file, headers included (their nodes are not `placed`)."""
    answer = subprocess.run(
        [CLANG, "-std=c++20", "-x", "c++", "-fsyntax-only", "-w", *(f"-I{folder}" for folder in includes),
         "-Xclang", "-ast-dump=json", "-Xclang", f"-ast-dump-filter={namespace}", str(path)],
        capture_output=True, text=True)
    if answer.returncode != 0:
        raise TreeError(f"{path}: {CLANG} ne le lit pas.\n{answer.stderr.strip()}")
    # clang writes one JSON value after another.
    decoder = json.JSONDecoder(object_pairs_hook=_places())
    text, at, nodes = answer.stdout, 0, []
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text):
            return nodes
        if text[at] != "{":  # « Dumping quitus::…: », before each
            at = text.index("\n", at)
            continue
        data, at = decoder.raw_decode(text, at)
        nodes.append(Node(data, str(path)))
