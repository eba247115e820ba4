# SPDX-License-Identifier: EUPL-1.2
"""A portal that is measured: started, entered like a person or a program, loaded by wrk, stopped."""
import http.client
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

from measures import QUITUS, run

PASSWORD = "une phrase pour essayer"
TICK = os.sysconf("SC_CLK_TCK")
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}


@dataclass
class Load:
    rate: float  # answers 2xx a second
    p99: float  # milliseconds
    processor: float  # microseconds of the server's processors, an answer
    faults: int
    output: str


class Portail:
    """`quitus serve` on a database; its accounts are those of the demonstration."""

    def __init__(self, database: str, fichiers: Path, folder: Path, demo: bool = False):
        self.database = ["--database", database, "--fichiers", fichiers]
        begin = time.perf_counter()
        self.log = (folder / "serve.log").open("wb")
        self.process = subprocess.Popen(
            [str(word) for word in (QUITUS, "serve", "--horloge", "2023-09-12T10:00:00", "--listen", "127.0.0.1:0",
                                    *self.database, *(["--demo"] if demo else []))],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        found = re.search(r":(\d+)$", self.process.stdout.readline().strip())
        if not found:
            sys.exit(f"bench: serve does not start: {(folder / 'serve.log').read_text('utf-8')[-1000:]}")
        self.start = time.perf_counter() - begin
        self.port = int(found.group(1))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        self.log.close()

    def ask(self, path: str, fields: dict | None = None, cookies: dict | None = None) -> tuple[str, dict]:
        """One page or form, and the cookies that it gives."""
        line = http.client.HTTPConnection("127.0.0.1", self.port)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())}
        if fields is None:
            line.request("GET", path, headers=headers)
        else:
            line.request("POST", path, urllib.parse.urlencode(fields),
                         headers | {"Content-Type": "application/x-www-form-urlencoded"})
        answer = line.getresponse()
        given = (header.split(";")[0].split("=", 1) for header in answer.headers.get_all("Set-Cookie", []))
        return answer.read().decode(), (cookies or {}) | dict(given)

    def cookie(self, courriel: str) -> str:
        """Signs in, as a person does: the header of its session."""
        page, cookies = self.ask("/connexion")
        secret = re.search(r'type="hidden" name="([^"]+)" value="([^"]+)"', page)
        _, cookies = self.ask("/connexion", {secret.group(1): secret.group(2), "courriel": courriel,
                                             "mot_de_passe": PASSWORD}, cookies)
        return f"Cookie: __Host-session={cookies['__Host-session']}"

    def token(self, courriel: str) -> str:
        return run([QUITUS, "token", "create", "--courriel", courriel, *self.database]).output.strip()

    def processor(self) -> float:
        """Seconds that its threads have spent."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def load(self, path: str, *headers: str, seconds: int = 5, lines: int = 64, script: list | None = None) -> Load:
        command = ["wrk", "--threads", "2", "--connections", str(lines), "--duration", f"{seconds}s", "--latency"]
        for header in headers:
            command += ["--header", header]
        if script:
            command += ["--script", script[0]]
        command.append(f"http://127.0.0.1:{self.port}{path}")
        before = self.processor()
        output = run([*command, *(["--", *script[1:]] if script else [])]).output
        spent = self.processor() - before
        answers, during = re.search(r"(\d+) requests in ([\d.]+)(m?s)", output).group(1, 2)
        faults = sum(int(n) for n in re.findall(r"(?:Non-2xx or 3xx responses: |\b(?:read|write|timeout) )(\d+)", output))
        p99, unit = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", output).groups()
        good = max(int(answers) - faults, 0)
        return Load(good / float(during), float(p99) * UNITS[unit], spent * 1e6 / max(good, 1), faults, output)
