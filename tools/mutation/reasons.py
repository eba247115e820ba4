# SPDX-License-Identifier: EUPL-1.2
"""tests/mutants/equivalents.yaml: the mutants that no case can kill, each with the reason. A flat list of flat
entries, read without a YAML library:

    - fichier: src/jugement/regles/montants.cpp
      fonction: taux_tva_admis
      operateur: borne
      source: "a < b"
      devient: "a <= b"
      rang: 2            # when the function holds the same text several times: which one, from 1
      etat: survivant    # a known hole, that counts against the score; « equivalent » when not said
      raison: "…"

The source text and not the line names the mutant: the entry survives edits elsewhere in the file."""
import json
import re
from dataclasses import dataclass
from pathlib import Path

MEMBERS = {"fichier", "fonction", "operateur", "source", "devient", "rang", "etat", "raison"}
WANTED = {"fichier", "operateur", "source", "devient", "raison"}


class ReasonsError(Exception):
    """The file says something that cannot be read or that is no longer true."""


@dataclass
class Reason:
    line: int
    members: dict

    @property
    def equivalent(self) -> bool:
        return self.members.get("etat", "equivalent") == "equivalent"

    @property
    def text(self) -> str:
        return self.members["raison"]

    def fits(self, path: str, mutant: dict) -> bool:
        wanted = self.members
        return (path, mutant["operator"], mutant["original"], mutant["mutated"]) == (
            wanted["fichier"], wanted["operateur"], wanted["source"], wanted["devient"]) \
            and wanted.get("fonction", "") == mutant["function"]


def read(path: Path) -> list[Reason]:
    found: list[Reason] = []
    if not path.exists():
        return found
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = re.fullmatch(r"(- |  )(\w+): (.+)", line)
        if not entry or entry.group(2) not in MEMBERS or (entry.group(1) == "  " and not found):
            raise ReasonsError(f"{path}:{number}: ligne illisible. Écrire « - fichier: … », puis ses membres "
                               f"({', '.join(sorted(MEMBERS))}), chacun décalé de deux espaces.")
        if entry.group(1) == "- ":
            found.append(Reason(number, {}))
        value = entry.group(3).strip()
        try:
            found[-1].members[entry.group(2)] = json.loads(value) if value.startswith('"') else value
        except json.JSONDecodeError as fault:
            raise ReasonsError(f"{path}:{number}: texte mal cité ({fault}).") from fault
    for reason in found:
        lacking = WANTED - set(reason.members)
        if lacking:
            raise ReasonsError(f"{path}:{reason.line}: il manque {', '.join(sorted(lacking))}.")
        if reason.members.get("etat", "equivalent") not in ("equivalent", "survivant"):
            raise ReasonsError(f"{path}:{reason.line}: etat est « equivalent » ou « survivant ».")
    return found


def apply(reasons: list[Reason], mutants: list[dict]) -> list[str]:
    """Writes the reason into each mutant that one names, and returns what is no longer true."""
    stale = []
    for reason in reasons:
        named = [mutant for mutant in mutants if reason.fits(mutant["file"], mutant)]
        place = f"ligne {reason.line} ({reason.members.get('fonction', '')}, « {reason.members['source']} »)"
        if "rang" in reason.members:
            rank = int(reason.members["rang"])
            named = named[rank - 1:rank]
        if not named:
            stale.append(f"{place} : aucun mutant n’est celui-là ; retirer l’entrée ou la recopier depuis la liste.")
        elif len(named) > 1:
            stale.append(f"{place} : {len(named)} mutants ont ce texte dans la fonction ; dire lequel avec « rang ».")
        elif named[0]["outcome"] not in ("alive", "unreached"):
            stale.append(f"{place} : ce mutant est tué par {named[0]['case']} ; retirer l’entrée.")
        else:
            named[0]["reason"] = reason.text
            named[0]["equivalent"] = reason.equivalent
    return stale
