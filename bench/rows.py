# SPDX-License-Identifier: EUPL-1.2
"""The measures, one function a family. Each gives rows of the table; a ratio is of two figures of the same run."""
import re
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from measures import QUITUS, RELEASE, ROOT, check, in_turn, passes, run

REQUESTS = 24_000
MANY = 1_000_000
TURNS = 3
NPM = ROOT / "bench/npm"
CLOSING = "calendrier.BIO_SGL.cloture=2023-12-01T14:00:00"


@dataclass
class Row:
    measure: str
    ours: str
    peer: str = "—"
    ratio: str = "—"
    target: str = "—"
    holds: bool | None = None  # None: said for information


def number(value: float, decimals: int = 0) -> str:
    return f"{value:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")


def times(value: float) -> str:
    return f"×\u00a0{number(value, 2)}"


def rate(requests: int, seconds: float) -> str:
    return f"{number(requests / seconds)}\u00a0/s"


def at_least(measure: str, ours: str, peer: str, ratio: float, target: float) -> Row:
    return Row(measure, ours, peer, times(ratio), f"≥\u00a0{times(target)}", ratio >= target)


def make_stock(folder: Path, requests: int) -> Path:
    """Nothing but conforming requests, over the eight dispositifs: the same bytes on every machine."""
    path = folder / f"stock-{requests}.ndjson"
    with path.open("wb") as output:
        run([QUITUS, "generate", "--demandes", requests, "--graine", 1], stdout=output)
    return path


def judged(stock: Path, *options) -> float:
    return run(check(stock, *options)).seconds


def side_by_side(stock: Path) -> float:
    """Two programs of one thread that share nothing but the machine: no program of two threads can do better."""
    begin = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(judged, stock, "--jobs", 1) for _ in range(2)]:
            done.result()
    return time.perf_counter() - begin


def speed(stock: Path) -> list[Row]:
    schema = ROOT / "schemas/demande.schema.json"
    seen: dict[str, float] = {}

    def peer(*command) -> float:
        best = passes(run(list(command)).output)
        for name, seconds in best.items():
            seen[name] = min(seen.get(name, seconds), seconds)
        return min(best.values())

    best = in_turn(
        TURNS,
        quitus=lambda: judged(stock, "--jobs", 1),
        two=lambda: judged(stock, "--jobs", 2),
        pair=lambda: side_by_side(stock),
        simdjson=lambda: peer(RELEASE / "bin/simdjson_walk", stock, 2),
        ajv=lambda: peer("node", NPM / "ajv_peer.mjs", schema, stock, 2),
        rules=lambda: peer("node", NPM / "rules_peer.mjs", stock, 1),
    )
    ours, walk = best["quitus"], best["simdjson"]
    dom = min(seen[name] for name in seen if name.startswith("dom"))
    demand = min(seen[name] for name in seen if name.startswith("on_demand"))
    shown = rate(REQUESTS, ours)
    return [
        at_least("toutes les règles, un fil ; ajv : le schéma seul, lecture comprise", shown,
                 rate(REQUESTS, seen["read"]), seen["read"] / ours, 4),
        Row("— ajv sur des documents déjà lus", shown, rate(REQUESTS, seen["validate"]),
            times(seen["validate"] / ours)),
        at_least("toutes les règles, un fil ; json-rules-engine : trente règles", shown,
                 rate(REQUESTS, seen["documented"]), seen["documented"] / ours, 100),
        Row("— json-rules-engine, tous les faits comptés d’avance", shown, rate(REQUESTS, seen["prepared"]),
            times(seen["prepared"] / ours)),
        at_least("toutes les règles, un fil ; simdjson : lire et parcourir les mêmes octets", shown,
                 rate(REQUESTS, walk), walk / ours, 0.5),
        Row("— simdjson, arbre entier (DOM)", shown, rate(REQUESTS, dom), times(dom / ours)),
        Row("— simdjson, à la demande", shown, rate(REQUESTS, demand), times(demand / ours)),
        at_least("deux fils ; un fil", rate(REQUESTS, best["two"]), shown, ours / best["two"], 1.8),
        Row("— deux processus d’un fil côte à côte : ce que la machine permet", rate(2 * REQUESTS, best["pair"]), shown,
            times(2 * ours / best["pair"])),
    ]


def start() -> list[Row]:
    request = ROOT / "examples/format/avance-bio-sgl.json"
    ours, nothing = [], []
    for _ in range(20):
        ours.append(run([QUITUS, "check", request, "--format", "ndjson"]).seconds * 1000)
        nothing.append(run(["true"]).seconds * 1000)
    best = min(ours)
    return [
        Row("démarrer et juger une demande, meilleur de 20 ; ne rien faire (true)", f"{number(best, 1)}\u00a0ms",
            f"{number(min(nothing), 1)}\u00a0ms", times(min(nothing) / best), "≤\u00a015\u00a0ms", best <= 15),
        Row("— médiane de 20", f"{number(statistics.median(ours), 1)}\u00a0ms",
            f"{number(statistics.median(nothing), 1)}\u00a0ms"),
    ]


def allocations(folder: Path, stock: Path) -> list[Row]:
    """What one more request costs: the difference of two stocks, where all that is asked once falls out."""
    half = folder / "half.ndjson"
    lines = stock.read_bytes().splitlines(keepends=True)
    half.write_bytes(b"".join(lines[: len(lines) // 2]))
    counted = []
    for path in (half, stock):
        done = run(check(path, "--jobs", 1), env={"LD_PRELOAD": str(RELEASE / "lib/libcount_allocations.so")})
        counted.append(int(re.search(r"^allocations (\d+)$", done.output, re.MULTILINE).group(1)))
    each = (counted[1] - counted[0]) / (len(lines) - len(lines) // 2)
    return [Row("allocations par demande recevable, un fil", number(each, 1), target="comptées")]


def many(folder: Path) -> list[Row]:
    stock = make_stock(folder, MANY)
    size = stock.stat().st_size / 2**30
    first = run(check(stock))
    second = run(check(stock))
    simulate = run([QUITUS, "simulate", stock, "--set", CLOSING, "--format", "json", "--output", "/dev/null"],
                   codes=(0, 1))
    best = min(first.seconds, second.seconds)
    memory = max(first.memory, second.memory) / 2**20
    two = first.seconds + second.seconds
    return [
        Row(f"un million de demandes ({number(size, 1)}\u00a0Gio), tous les fils", rate(MANY, best),
            ratio=f"{number(best, 1)}\u00a0s"),
        Row("— mémoire au plus haut", f"{number(memory)}\u00a0Mio", target="<\u00a01\u202f024\u00a0Mio",
            holds=memory < 1024),
        Row("simulate d’une date sur un million ; deux check", f"{number(simulate.seconds, 1)}\u00a0s",
            f"{number(two, 1)}\u00a0s", times(simulate.seconds / two), "≤\u00a0×\u00a01,50",
            simulate.seconds <= 1.5 * two),
        Row("— mémoire au plus haut", f"{number(simulate.memory / 2**20)}\u00a0Mio"),
    ]


def all_rows(heavy: bool, say) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="quitus-bench-") as name:
        folder = Path(name)
        stock = make_stock(folder, REQUESTS)
        size = stock.stat().st_size / REQUESTS
        rows = [Row(f"stock : {number(REQUESTS)} demandes recevables", f"{number(size)} octets chacune")]
        for words, family in (("démarrage", start), ("allocations", lambda: allocations(folder, stock)),
                              ("vitesse et comparaisons", lambda: speed(stock))):
            say(words)
            rows += family()
        if heavy:
            say("un million de demandes")
            rows += many(folder)
        return rows
