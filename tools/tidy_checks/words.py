# SPDX-License-Identifier: EUPL-1.2
"""Words that have no place in the house, each with what to write instead."""
import os
import re

from .tree import Fault, Tree, without_comments

CPP = r".*\.(h|cpp)$"
# (what it is, regular expression on code without comments nor literals, where it is banned, what to write instead)
BANNED_IN_CODE = [
    ("a floating point number for money", r"\b(double|float)\b", r"src/(montant|grand_livre)/", "use Cents and Taux"),
    ("std::stoi and its kin", r"\bstd::sto(i|l|ul|ll|ull|f|d|ld)\b|\bato[il]l?\b|\bstrtou?ll?\b", CPP,
     "use std::from_chars, which says what it could not read"),
    ("std::regex", r"\bstd::w?regex\b|#\s*include\s*<regex>", CPP, "write the few comparisons by hand"),
    ("the clock", r"\b\w*_clock::now\b|\bgettimeofday\b|\bclock_gettime\b|\btime\(\s*(nullptr|NULL|0)\s*\)",
     r"(src|tests)/", "take the instant as an argument"),
    ("using namespace in a header", r"\busing\s+namespace\b", r".*\.h$", "name the room"),
    ("printing from a room", r"\b(std::)?(f?printf|puts)\s*\(|\bstd::(cout|cerr|clog)\b|#\s*include\s*<iostream>",
     r"src/(?!cli/|app/)", "return the text, the door prints it"),
    # A consteval function throws a literal to refuse a program while it compiles: that one never runs.
    ("an exception in the pure core", r"\bthrow\b(?!\s*\")|\bcatch\s*\(|\b(std::)?abort\s*\(",
     r"src/(base|identite|montant|calendrier|verdict|reglement|beneficiaire|pieces|demande|jugement)/",
     "return a Result, or use QUITUS_ENSURE for what only a bug can break"),
    ("a test that waits", r"\bsleep_(for|until)\b|\busleep\s*\(|\bsleep\s*\(", r"tests/", "test the state, not the time"),
]
# The same, on the whole text of any file.
BANNED_IN_TEXT = [
    ("a leftover", r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b", r"", "do it, or file an issue"),
    ("a skipped test", r"\bGTEST_SK" r"IP\b|\bDIS" r"ABLED_|unittest\.sk" r"ip|\.skip" r"Test\(|\b(test|it|describe)\.sk"
     r"ip\b|\b(test|it|describe)\.on" r"ly\b", r"(tests|fuzz)/", "mend the test or delete it"),
    ("a path of one machine", r"(?<![\w.])/(?:wor" r"k|roo" r"t)/|/hom" r"e/\w", r"", "use a path inside the project"),
    ("a package registry", r"registry\.npm" r"js|files\.pythonhos" r"ted|proxy\.gol" r"ang|\"resolved\": *\"http", r"",
     "leave registries out (npm: omit-lockfile-registry-resolved=true in tests/npm/.npmrc)"),
]
BANNED_IN_NAMES = re.compile(r"(^|[_.-])(utils?|helpers?|managers?|misc|common)([_.-]|$)", re.IGNORECASE)


def check_words_of_code(tree: Tree):
    for path in tree.code():
        rules = [rule for rule in BANNED_IN_CODE if re.match(rule[2], path)]
        code = without_comments(tree.text(path)) if rules else ""
        for what, pattern, _, mend in rules:
            for match in re.finditer(pattern, code):
                line = 1 + code.count("\n", 0, match.start())
                yield Fault(path, line, "words", f"{what} ({match.group(0).strip()})", mend)


def check_words_of_text(tree: Tree):
    for path in tree.files:
        for what, pattern, where, mend in BANNED_IN_TEXT:
            if not re.match(where, path):
                continue
            text = tree.text(path)
            for match in re.finditer(pattern, text):
                yield Fault(path, 1 + text.count("\n", 0, match.start()), "leftovers", f"{what} ({match.group(0)})", mend)


def check_names(tree: Tree):
    for path in tree.files:
        for part in path.split(os.sep):
            if BANNED_IN_NAMES.search(part):
                yield Fault(path, 1, "names", f"« {part} » says nothing of what it holds",
                            "name the concept of the trade, or the duty")


def literals(text: str):
    """Yields (line, content) of each plain string literal of a C++ text."""
    kept = without_comments(text, keep_strings=True)
    for match in re.finditer(r'R"([^(\s]*)\((?:.|\n)*?\)\1"|"((?:\\.|[^"\\\n])*)"', kept):
        if match.group(2) is not None:
            yield 1 + kept.count("\n", 0, match.start()), match.group(2)


def check_typography(tree: Tree):
    """French puts a no-break space before « : ; ? ! » and inside quotation marks, or the line breaks there."""
    for path in tree.code("src/"):
        for number, content in literals(tree.text(path)):
            if re.search(r"[\w»)%€}] [:;?!»](?![:=])|« ", content):
                yield Fault(path, number, "typography", f"a plain space where French wants a no-break one: {content[:50]}",
                            "write U+00A0 (or \\u00a0) there")


CHECKS = {
    "words": check_words_of_code,
    "leftovers": check_words_of_text,
    "names": check_names,
    "typography": check_typography,
}
