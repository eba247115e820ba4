# SPDX-License-Identifier: EUPL-1.2
"""The page docs/qualite-des-regles.md, and the score."""
from collections import Counter

WORDS = {"killed": "un cas n’est plus conforme", "crashed": "le programme s’arrête sur une erreur",
         "lost": "le programme ne s’arrête plus"}
UNREACHED = "aucun cas ne passe par là"
UNEXPLAINED = "des cas passent par là, aucun ne distingue le mutant : un cas reste à écrire"
TEXT_MAX = 90


class Tally:
    """Counts of a set of mutants. Equivalent ones are none of those that a case could kill: they count apart."""

    def __init__(self, mutants: list[dict]):
        self.all = len(mutants)
        self.killed = sum(1 for mutant in mutants if is_killed(mutant))
        self.equivalent = sum(1 for mutant in mutants if mutant.get("equivalent"))
        self.survivors = self.all - self.killed - self.equivalent

    @property
    def score(self) -> float:
        judged = self.all - self.equivalent
        return 100 * self.killed / judged if judged else 100.0

    def cells(self) -> str:
        return (f"{self.all} | {self.killed} | {self.equivalent} | {self.survivors} | "
                f"{percent(self.killed, self.all - self.equivalent)}")


def is_killed(mutant: dict) -> bool:
    return mutant["outcome"] in WORDS


def percent(part: int, whole: int) -> str:
    # Rounded down: 100 % is said of a set without a survivor, and of no other.
    tenths = part * 1000 // whole if whole else 1000
    return f"{tenths // 10},{tenths % 10}\u00a0%"


def spaced(text: str) -> str:
    """French spaces before the double signs."""
    for sign in (":", ";", "?", "!", "»"):
        text = text.replace(f" {sign}", f"\u00a0{sign}")
    return text.replace("« ", "«\u00a0")


def code(text: str) -> str:
    text = text if len(text) <= TEXT_MAX else text[:TEXT_MAX - 1] + "…"
    return "`" + text.replace("|", "\\|").replace("`", "'") + "`"


def why(mutant: dict) -> str:
    if "reason" in mutant:
        return mutant["reason"]
    return UNREACHED if mutant["outcome"] == "unreached" else UNEXPLAINED


def table(title: str, mutants: list[dict], key: str) -> list[str]:
    groups = sorted({mutant[key] for mutant in mutants})
    rows = [f"| {title} | mutants | tués | équivalents | survivants | score |", "| --- | --: | --: | --: | --: | --: |"]
    for group in groups:
        rows.append(f"| {group} | {Tally([one for one in mutants if one[key] == group]).cells()} |")
    return rows + [f"| **ensemble** | {Tally(mutants).cells()} |", ""]


def listing(mutants: list[dict]) -> list[str]:
    rows = ["| où | fonction | mutant | devient | pourquoi |", "| --- | --- | --- | --- | --- |"]
    for mutant in mutants:
        rows.append(f"| {mutant['file'].removeprefix('src/')}:{mutant['line']} | `{mutant['function']}` "
                    f"| {code(mutant['original'])} | {code(mutant['mutated'])} | {spaced(why(mutant))} |")
    return rows + [""]


def page(mutants: list[dict], cases: int) -> str:
    tally = Tally(mutants)
    outcomes = Counter(mutant["outcome"] for mutant in mutants)
    survivors = [one for one in mutants if not is_killed(one) and not one.get("equivalent")]
    lines = [
        "# Qualité des règles", "",
        spaced("Page écrite par `make mutate` : ne pas la modifier à la main."), "",
        spaced("Un mutant est le code d’une règle avec une seule faute : une borne qui inclut ce qu’elle excluait, un "
               "« et » devenu « ou », une constante à côté, une négation de trop, une sortie qui n’a pas lieu. "
               "Chaque mutant est confronté aux cas de `tests/cas` ; il est tué dès que l’un d’eux n’est plus conforme. "
               "Un mutant qui survit montre ce que les cas ne prouvent pas. Un mutant équivalent ne change rien "
               "d’observable : il est déclaré, avec sa raison, dans `tests/mutants/equivalents.yaml`, et compté à part."),
        "", "## Score", "",
        "| mesure | valeur |", "| --- | --: |",
        f"| mutants | {tally.all} |", f"| tués | {tally.killed} |",
        f"| équivalents déclarés | {tally.equivalent} |", f"| survivants | {tally.survivors} |",
        f"| cas joués | {cases} |",
        f"| **score** : tués / (mutants − équivalents) | **{percent(tally.killed, tally.all - tally.equivalent)}** |".replace(" :", "\u00a0:"),
        f"| score brut : tués / mutants | {percent(tally.killed, tally.all)} |".replace(" :", "\u00a0:"), "",
        spaced("Comment ils sont tués : " + ", ".join(f"{outcomes[key]} où {text}" for key, text in WORDS.items()) + "."),
        "", "## Par famille de règles", "", *table("famille", mutants, "family"),
        "## Par opérateur", "", *table("opérateur", mutants, "operator"),
        "## Survivants", "", *(listing(survivors) if survivors else ["Aucun.", ""]),
        "## Équivalents déclarés", "", *listing([one for one in mutants if one.get("equivalent")]),
    ]
    return "\n".join(lines).rstrip() + "\n"
