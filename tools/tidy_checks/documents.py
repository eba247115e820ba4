# SPDX-License-Identifier: EUPL-1.2
"""Documents against the tree: links that lead nowhere, types that the glossary does not know."""
import os
import re
import unicodedata
from urllib.parse import unquote

from .rooms import room_of
from .tree import Fault, Tree, without_comments

GLOSSARY = "GLOSSAIRE.md"
TRADE_FLOORS = range(1, 7)  # rooms below and above hold technical duties, named in English


def anchors(text: str) -> set[str]:
    """The anchors a forge makes from the headings of a Markdown text."""
    found: set[str] = set()
    fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        heading = re.match(r"#{1,6} +(.*)", line)
        if heading and not fenced:
            title = re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", heading.group(1)).strip().lower()
            kept = "".join(c for c in title if c in " -_" or unicodedata.category(c)[0] in "LNM")
            found.add(kept.replace(" ", "-"))
    return found


def check_links(tree: Tree):
    for path in tree.files:
        if not path.endswith(".md"):
            continue
        fenced = False
        for number, line in enumerate(tree.lines(path), 1):
            if line.lstrip().startswith("```"):
                fenced = not fenced
            if fenced:
                continue
            for target in re.findall(r"\]\(<?([^)\s>]+)>?[^)]*\)", re.sub(r"`[^`]*`", "", line)):
                if re.match(r"[a-z][a-z0-9+.-]*:", target):
                    continue
                name, _, anchor = unquote(target).partition("#")
                aim = os.path.normpath(os.path.join(os.path.dirname(path), name)) if name else path
                if not (tree.root / aim).exists():
                    yield Fault(path, number, "links", f"{target} leads nowhere", "name a file that exists")
                elif anchor and aim.endswith(".md") and anchor not in anchors((tree.root / aim).read_text("utf-8")):
                    yield Fault(path, number, "links", f"{target}: no such heading", "name a heading of that file")


def declared_types(text: str):
    """Yields (line, name) of each type a header declares at the level of its namespace."""
    for number, line in enumerate(without_comments(text).splitlines(), 1):
        match = re.match(r"(?:class|struct|enum class|enum struct)\s+(\w+)(?!\s*;)\b", line)
        alias = re.match(r"using\s+(\w+)\s*=", line)
        if match or alias:
            yield number, (match or alias).group(1)


def glossary_entries(tree: Tree):
    """Yields (line, types, room) of each row of the glossary: | term | types | room | source |."""
    for number, line in enumerate(tree.lines(GLOSSARY), 1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 4:
            room = re.fullmatch(r"`(\w+)`", cells[2])
            yield number, re.findall(r"`(\w+)`", cells[1]), room.group(1) if room else ""


def check_glossary(tree: Tree):
    trade = [room.name for room in tree.rooms.values() if room.floor in TRADE_FLOORS]
    if not trade:
        return
    if GLOSSARY not in tree.files:
        yield Fault(GLOSSARY, 1, "glossary", "there is no glossary", "write it")
        return
    known = {name for _, types, _ in glossary_entries(tree) for name in types}
    declared: dict[str, set[str]] = {}
    for path in tree.code("src/"):
        if not path.endswith(".h"):
            continue
        for number, name in declared_types(tree.text(path)):
            declared.setdefault(name, set()).add(room_of(path))
            if room_of(path) in trade and name not in known:
                yield Fault(path, number, "glossary", f"{name} is not in {GLOSSARY}",
                            "give it a line: term, type, room, source")
    for number, types, room in glossary_entries(tree):
        for name in types:
            if room and room not in declared.get(name, set()):
                yield Fault(GLOSSARY, number, "glossary", f"no type {name} in the room {room}", "follow the code")


CHECKS = {"links": check_links, "glossary": check_glossary}
