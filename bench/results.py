# SPDX-License-Identifier: EUPL-1.2
"""The table, for a terminal and for bench/results.md, where bench/analyse.md follows it; and what must be known of the
machine, without naming it."""
import json
import os
import platform
import re
import subprocess
from datetime import date

from measures import ROOT
from rows import Row

TITLES = ("mesure", "Quitus", "comparaison", "rapport", "cible", "tenue")


def cells(row: Row) -> tuple[str, ...]:
    holds = {None: "—", True: "oui", False: "**non**"}[row.holds]
    return row.measure, row.ours, row.peer, row.ratio, row.target, holds


def first_line(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]


def package(name: str) -> str:
    return json.loads((ROOT / "bench/npm/node_modules" / name / "package.json").read_text("utf-8"))["version"]


def debian(name: str) -> str:
    return first_line("dpkg-query", "--show", "--showformat=${Version}\n", name)


def processor() -> str:
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        found = re.search(r"^model name\s*:\s*(.+)$", lines.read(), flags=re.MULTILINE)
    return re.sub(r"\s+", " ", found.group(1)) if found else platform.machine()


def memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def machine() -> list[str]:
    return [
        f"- Machine : {processor()}, {os.cpu_count()} fils, {memory()} Gio de mémoire, Linux {platform.release()}.",
        f"- Charge au départ : {os.getloadavg()[0]:.1f}".replace(".", ",") + " (une mesure n'a de sens que proche de 0).",
        f"- Outils : {first_line('g++', '--version')} ; node {first_line('node', '--version')} ; "
        f"ajv {package('ajv')} ; json-rules-engine {package('json-rules-engine')} ; simdjson {debian('libsimdjson-dev')}.",
        f"- Quitus : révision {first_line('git', '-C', str(ROOT), 'rev-parse', '--short', 'HEAD')}, "
        f"le {date.today().isoformat()}.",
    ]


def plain(text: str) -> str:
    return text.replace("*", "")


def for_terminal(rows: list[Row]) -> str:
    table = [TITLES, *(tuple(map(plain, cells(row))) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(TITLES))]
    return "\n".join("  ".join(cell.ljust(width) if column == 0 else cell.rjust(width)
                               for column, (cell, width) in enumerate(zip(row, widths))) for row in table)


def for_page(rows: list[Row], described: list[str]) -> str:
    lines = ["| " + " | ".join(TITLES) + " |", "| --- | ---: | ---: | ---: | ---: | --- |",
             *("| " + " | ".join(cells(row)) + " |" for row in rows)]
    return "\n".join([
        "# Mesures", "",
        "Écrit par `make bench` : ne pas retoucher. Chaque rapport vient de deux chiffres de la même passe : les "
        "programmes tournent l'un après l'autre, plusieurs fois, et l'on garde la meilleure de chacun. Le nôtre est "
        "mesuré du lancement à la fin ; celui des autres part de leur premier octet lu, moteur échauffé : l'avantage "
        "est pour eux. json-rules-engine ne joue que trente règles, sans les pièces ni les autres documents ; le "
        "nôtre joue tout le catalogue et écrit tous ses messages. Le stock vient de `quitus generate --graine 1`.",
        "", *described, "", *lines, "", (ROOT / "bench/analyse.md").read_text("utf-8")])
