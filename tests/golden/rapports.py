# SPDX-License-Identifier: EUPL-1.2
"""The golden files: which command writes each, in which folder it runs, and what is taken out to keep them readable.

tools/bless rewrites them, golden_test.py compares them. A golden file is an answer that somebody has read: a difference
is read again before it is blessed.
"""
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = ROOT / "tests/golden/attendus"
PROGRAM = Path(os.environ.get("QUITUS", ROOT / "build/release/bin/quitus")).resolve()

# The print of the regulation changes with every value of its data: its form is proven apart, once.
PRINT = re.compile(r"sha256:[0-9a-f]{64}")
PRINT_MARK = "sha256:(empreinte du règlement)"

EXTENSIONS = {"text": "txt", "json": "json", "ndjson": "ndjson", "sarif": "sarif", "junit": "xml", "html": "html"}


@dataclass(frozen=True)
class Golden:
    path: Path
    arguments: tuple[str, ...]
    code: int = 0


def check(name: str, arguments: str, code: int, formats=tuple(EXTENSIONS)) -> list[Golden]:
    return [Golden(EXPECTED / name / f"rapport.{EXTENSIONS[shape]}", ("check", *arguments.split(), "--format", shape), code)
            for shape in formats]


def horizon(name: str, arguments: str, code: int) -> list[Golden]:
    return [Golden(EXPECTED / name / f"horizon.{extension}", ("horizon", *arguments.split(), "--format", shape), code)
            for shape, extension in (("text", "txt"), ("json", "json"), ("ics", "ics"))]


def listing(name: str, arguments: str) -> Golden:
    return Golden(EXPECTED / name, tuple(arguments.split()))


GOLDEN = [
    *check("depot", "examples/depot", 0),
    *check("solde_et_contexte", "examples/depot/solde.json --avec examples/depot/avance.json"
           " examples/depot/attestation.json", 0, ("text", "json")),
    *check("erreurs", "examples/erreurs", 1),
    *check("etapes", "examples/format", 0, ("text", "json")),
    *check("lot", "lot", 1),
    *check("vague_b", "vague_b --reglement reglement/exemple-vague-b", 1, ("text", "json", "junit")),
    *(Golden(EXPECTED / f"simulation/effet.{'txt' if shape == 'text' else shape}",
             ("simulate", "examples", "--set", "calendrier.HOP_PFI.cloture=2023-10-01T14:00:00",
              "--set", "plafonds.BIO_SGL.ttc_max=28000.00", "--format", shape)) for shape in ("text", "json", "csv", "html")),
    listing("catalogue/rules.txt", "rules"),
    listing("catalogue/rules.json", "rules --format json"),
    listing("catalogue/requirements.txt", "requirements"),
    listing("catalogue/requirements.json", "requirements --format json"),
    listing("catalogue/parameters.txt", "parameters"),
    listing("catalogue/parameters.json", "parameters --format json"),
    listing("catalogue/parameters_vague_b.txt", "parameters --reglement reglement/exemple-vague-b"),
    listing("catalogue/explain_CAL-003.txt", "explain CAL-003"),
    listing("catalogue/explain_CAL-003_vague_b.txt", "explain CAL-003 --reglement reglement/exemple-vague-b"),
    *horizon("depot", "examples/depot/solde.json --avec examples/depot", 0),
    *horizon("erreurs", "examples/erreurs/solde.json", 1),
    *(listing(f"catalogue/calendar.{'txt' if shape == 'text' else shape}", f"calendar --format {shape}")
      for shape in ("text", "json", "ics")),
    listing("catalogue/calendar_vague_b.txt", "calendar --reglement reglement/exemple-vague-b"),
    listing("catalogue/completion.bash", "completion bash"),
    listing("aide/quitus.txt", "--help"),
    *(listing(f"aide/{command}.txt", f"{command} --help") for command in
      ("check", "simulate", "explain", "rules", "requirements", "parameters", "schema", "horizon", "calendar", "normalize", "generate", "completion")),
    Golden(ROOT / "docs/regles.md", ("rules", "--format", "markdown")),
    Golden(ROOT / "docs/tracabilite.md", ("requirements", "--format", "markdown")),
    Golden(ROOT / "schemas/demande.schema.json", ("schema",)),
]


class Workspace:
    """A folder that holds what the commands name, under short names: no path of this machine enters a golden file."""

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="quitus-golden-"))
        for name in ("examples", "reglement"):
            (self.folder / name).symlink_to(ROOT / name)
        for name in ("lot", "vague_b"):
            shutil.copytree(ROOT / "tests/golden/entrees" / name, self.folder / name)
        # An archive that climbs out of its folder is made here rather than kept: nothing must ever unpack it.
        with zipfile.ZipFile(self.folder / "lot/refusee.zip", "w") as archive:
            archive.writestr("BC-0417-1.pdf", b"%PDF-1.4\n")
            archive.writestr("../../etc/cron.d/piege.pdf", b"%PDF-1.4\n")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return subprocess.run([str(PROGRAM), *arguments], cwd=self.folder, env=kept, capture_output=True)


def readable(answer: bytes) -> bytes:
    return PRINT.sub(PRINT_MARK, answer.decode("utf-8")).encode("utf-8")
