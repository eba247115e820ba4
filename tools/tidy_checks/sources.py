# SPDX-License-Identifier: EUPL-1.2
"""Shape of the sources: sizes, columns, licence line, format."""
import os
import re
import shutil
import subprocess
from collections import Counter

from .tree import Fault, Tree, without_comments

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 60
COLUMNS_MAX = 100
COLUMNS_MAX_OF_RULES = 110
FOLDER_FILES_MAX = 12
FILE_BYTES_MAX = 1 << 20
SPDX = "SPDX-License-Identifier: EUPL-1.2"
FORMATTER = "clang-format-14"


def check_file_size(tree: Tree):
    for path in tree.code("src/"):
        count = len(tree.lines(path))
        if count > FILE_LINES_MAX:
            yield Fault(path, count, "file-size", f"{count} lines, {FILE_LINES_MAX} at most",
                        "move one concept to a file of its own")


def functions(text: str):
    """Yields (first line, last line, header) of each function body outside any other function."""
    code = re.sub(r"^[ \t]*#.*(?:\\\n.*)*", lambda m: re.sub(r"[^\n]", " ", m.group(0)), without_comments(text),
                  flags=re.MULTILINE)
    stack: list[tuple[str, int, str]] = []
    header_start = 0
    for match in re.finditer(r"[{};]", code):
        place = match.start()
        if match.group() == "{":
            header = code[header_start:place].strip()
            stack.append((_kind(header, stack), _line(code, header_start, place), header))
        elif match.group() == "}" and stack:
            kind, first, header = stack.pop()
            if kind == "function":
                yield first, 1 + code.count("\n", 0, place), header
        if not any(kind == "function" for kind, _, _ in stack):
            header_start = place + 1


def _line(code: str, start: int, end: int) -> int:
    start += len(code[start:end]) - len(code[start:end].lstrip())
    return 1 + code.count("\n", 0, start)


def _kind(header: str, stack: list) -> str:
    if any(kind == "function" for kind, _, _ in stack):
        return "inner"
    if re.search(r"\bnamespace\b", header):
        return "namespace"
    plain = re.sub(r"\boperator\s*\S+?\s*(?=\()", "operator", header)
    plain = re.sub(r"<[^<>]*>", "", plain)
    if re.search(r"(?<![=<>!])=(?!=)", re.sub(r"\([^()]*\)", "()", plain)):
        return "initializer"
    return "function" if "(" in plain else "type"


def check_function_size(tree: Tree):
    for path in tree.code("src/"):
        for first, last, header in functions(tree.text(path)):
            count = last - first + 1
            if count > FUNCTION_LINES_MAX:
                name = re.findall(r"[\w:~]+(?=\s*\()", header) or ["?"]
                yield Fault(path, first, "function-size", f"{name[0]} has {count} lines, {FUNCTION_LINES_MAX} at most",
                            "give a name to one of its steps")


def check_columns(tree: Tree):
    for path in tree.code():
        limit = COLUMNS_MAX_OF_RULES if path.startswith("src/jugement/regles/") else COLUMNS_MAX
        for number, line in enumerate(tree.lines(path), 1):
            if len(line) > limit and not re.search(r"\S{80}", line):
                yield Fault(path, number, "columns", f"{len(line)} columns, {limit} at most", "break the line")


def check_licence(tree: Tree):
    for path in tree.files:
        scripts = path.startswith(("tools/", ".ci/", "bench/")) and not path.endswith((".md", ".json", "_allow"))
        if not (scripts or path == "Makefile" or path.endswith((".h", ".cpp", ".py", ".mjs", ".js"))):
            continue
        lines = tree.lines(path)
        first = 1 if lines and lines[0].startswith("#!") else 0
        if len(lines) <= first or SPDX not in lines[first]:
            yield Fault(path, first + 1, "licence", "no licence line first", f"begin with « {SPDX} » in a comment")


def check_folder_size(tree: Tree):
    folders = Counter(os.path.dirname(path) for path in tree.code("src/"))
    for folder, count in folders.items():
        if count > FOLDER_FILES_MAX:
            yield Fault(folder, 1, "folder-size", f"{count} files, {FOLDER_FILES_MAX} at most",
                        "make a sub-room of those that go together, or say in tools/tidy_allow why not")


def check_weight(tree: Tree):
    for path in tree.files:
        size = (tree.root / path).stat().st_size
        if size > FILE_BYTES_MAX:
            yield Fault(path, 1, "weight", f"{size} bytes, {FILE_BYTES_MAX} at most", "make it when it is needed")


def check_format(tree: Tree):
    paths = tree.code()
    if not paths:
        return
    if not shutil.which(FORMATTER):
        yield Fault("tools/install", 1, "format", f"{FORMATTER} is missing", "run tools/install test")
        return
    answer = subprocess.run([FORMATTER, "--dry-run", *paths], cwd=tree.root, capture_output=True, text=True).stderr
    for path in sorted(set(re.findall(r"^(\S+?):\d+:\d+: warning", answer, flags=re.MULTILINE))):
        line = re.search(re.escape(path) + r":(\d+):", answer)
        yield Fault(path, int(line.group(1)), "format", "not formatted as the house does", f"run {FORMATTER} -i {path}")


CHECKS = {
    "file-size": check_file_size,
    "function-size": check_function_size,
    "columns": check_columns,
    "licence": check_licence,
    "folder-size": check_folder_size,
    "weight": check_weight,
    "format": check_format,
}
