# SPDX-License-Identifier: EUPL-1.2
"""Rules, cases and requirements hold together: nothing is judged without a proof, nothing is required without a rule."""
import json
import os
import re
import subprocess
from pathlib import Path

from .tree import Fault, Tree

CASES = "tests/cas"


def program(tree: Tree) -> Path:
    return Path(os.environ.get("QUITUS", tree.root / "build/release/bin/quitus"))


def ask(tree: Tree, command: str) -> list[dict] | None:
    """What the program answers to a listing command; none when it is not built or has no catalogue yet."""
    if not program(tree).exists():
        return None
    answer = subprocess.run([str(program(tree)), command, "--format", "json"], capture_output=True, text=True)
    if answer.returncode != 0:
        raise RuntimeError(f"quitus {command} --format json: exit {answer.returncode}: {answer.stderr.strip()}")
    value = json.loads(answer.stdout)
    if isinstance(value, dict):  # {"regles": [...]}
        value = next(v for v in value.values() if isinstance(v, list))
    return value


def expectations(text: str) -> list[str]:
    """The `attendu` of each case of a case file."""
    return [found.strip().strip("\"'") for found in re.findall(r"\battendu:[ \t]*([^\n#,}]*)", text)]


def check_cases(tree: Tree):
    rules = ask(tree, "rules")
    if rules is None:
        return
    ids = {rule["id"] for rule in rules}
    for rule in sorted(ids):
        path = f"{CASES}/{rule}.yaml"
        if path not in tree.files:
            yield Fault(path, 1, "cases", f"{rule} has no case", f"write {path}: green, red, both sides, the unknown")
            continue
        expected = expectations(tree.text(path))
        if "absent" not in expected:
            yield Fault(path, 1, "cases", f"{rule} has no green case", "add a case with « attendu: absent »")
        if not [found for found in expected if found != "absent"]:
            yield Fault(path, 1, "cases", f"{rule} has no red case", "add a case that turns it red")
        named = re.search(r"^regle:\s*(\S+)", tree.text(path), flags=re.MULTILINE)
        if not named or named.group(1) != rule:
            yield Fault(path, 1, "cases", f"the file does not begin with « regle: {rule} »", "name its own rule")
    for path in tree.files:
        name = re.fullmatch(CASES + r"/([A-Z]{3}-\d{3})\.yaml", path)
        if name and name.group(1) not in ids:
            yield Fault(path, 1, "cases", f"{name.group(1)} is no rule of the catalogue", "delete or rename the file")


def check_requirements(tree: Tree):
    rules, requirements = ask(tree, "rules"), ask(tree, "requirements")
    if rules is None or requirements is None:
        return
    catalogue = "src/jugement/catalogue.cpp"
    known = {requirement["id"] for requirement in requirements}
    cited = {exigence for rule in rules for exigence in rule["exigences"]}
    for rule in rules:
        for exigence in rule["exigences"]:
            if exigence not in known:
                yield Fault(catalogue, 1, "requirements", f"{rule['id']} cites {exigence}, which is no requirement",
                            "cite one of « quitus requirements »")
        if not rule["exigences"]:
            yield Fault(catalogue, 1, "requirements", f"{rule['id']} cites no requirement", "name what it serves")
    for requirement in requirements:
        served = requirement.get("servie_par") or requirement.get("a_venir") or requirement["id"] in cited
        if not served:
            yield Fault(catalogue, 1, "requirements", f"{requirement['id']} is served by nothing",
                        "cite it in a rule, or say « à venir » in the regulation")


CHECKS = {"cases": check_cases, "requirements": check_requirements}
