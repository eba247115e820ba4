# SPDX-License-Identifier: EUPL-1.2
"""How one program is measured: by the clock of the wall, alone or in turn with others, and by what the system counts."""
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUITUS = os.environ.get("QUITUS", str(ROOT / "build/release/bin/quitus"))
RELEASE = Path(QUITUS).parent.parent


@dataclass
class Run:
    seconds: float
    memory: int  # bytes, at the highest
    output: str


def run(command: list, codes=(0,), env: dict | None = None, stdout=subprocess.PIPE) -> Run:
    """One run, from the start of the process to its end. Any other exit code stops the whole bench."""
    begin = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=stdout, stderr=subprocess.PIPE,
                               env=None if env is None else os.environ | env)
    output = process.stdout.read().decode() if process.stdout else ""
    faults = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        sys.exit(f"bench: {' '.join(map(str, command))}: exit {process.returncode}\n{faults[-2000:]}")
    return Run(seconds, usage.ru_maxrss * 1024, output + faults)


def check(stock: Path, *options) -> list:
    """Every rule and every message; what is written goes nowhere, which costs nobody anything."""
    return [QUITUS, "check", stock, "--format", "ndjson", "--output", os.devnull, "--quiet", *options]


def passes(output: str) -> dict[str, float]:
    """What a peer prints, « name seconds » a line: the best of each name."""
    best: dict[str, float] = {}
    for line in output.splitlines():
        name, seconds = line.split()[:2]
        best[name] = min(best.get(name, float("inf")), float(seconds))
    return best


def in_turn(times: int, **actions) -> dict[str, float]:
    """Each action once, then again: a machine that slows down slows them all. The best of each."""
    best: dict[str, float] = {}
    for _ in range(times):
        for name, action in actions.items():
            seconds = action()
            best[name] = min(best.get(name, float("inf")), seconds)
    return best
