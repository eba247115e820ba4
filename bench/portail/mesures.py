# SPDX-License-Identifier: EUPL-1.2
"""The portal under load: one function a family of rows. A rate is taken with 64 lines that never pause, its delays with
64 lines that pause between two requests: at full load, a delay only says how many lines wait."""
import json
import os
import re
from pathlib import Path

from measures import QUITUS, RELEASE, ROOT, run
from portail.paquets import BOUNDARY, write_deposits
from portail.serveur import Load, Portail
from rows import Row, number, rate

HERE = Path(__file__).resolve().parent
MANY = 1_000_000
SOME = 100_000
FEW = 20_000
MODELS = 5_000
DEPOSITS = 12_000
AGENT, FOURNISSEUR = "gaston@payeur.exemple", "alice@un.exemple"
SECONDS = 5
AUDIT_BYTES = 14_000  # of memory, a demande
THIN = "\u202f"


def ms(value: float) -> str:
    return f"{number(value, 1)}\u00a0ms"


def make_models(folder: Path) -> tuple[Path, Path]:
    """Conforming avances and soldes, and the report of each: a line of one is a line of the other."""
    stock, documents, reports = (folder / f"{name}.ndjson" for name in ("modeles", "documents", "rapports"))
    with stock.open("wb") as out:
        run([QUITUS, "generate", "--demandes", MODELS, "--graine", 1], stdout=out)
    texts = stock.read_text("utf-8").splitlines()
    judged = run([QUITUS, "check", stock, "--format", "ndjson", "--quiet"]).output.splitlines()[: len(texts)]
    kept = [(text, report) for text, report in zip(texts, judged)
            if json.loads(text)["type_demande"] in ("avance", "solde")]
    documents.write_text("".join(f"{text}\n" for text, _ in kept), "utf-8")
    reports.write_text("".join(f"{report}\n" for _, report in kept), "utf-8")
    return documents, reports


def fill(base: str, database: str, fichiers: Path, folder: Path, count: int) -> list[Row]:
    with Portail(database, fichiers, folder, demo=True):
        pass
    done = run([RELEASE / "bin/charge", database, count, *make_models(folder)])
    return [Row(f"{base} : {number(count)} demandes écrites en masse, par leurs événements",
                rate(count, done.seconds), ratio=f"{number(done.seconds)}\u00a0s")]


def audit(base: str, database: str, fichiers: Path, count: int) -> list[Row]:
    """Replays all in memory: left out where there is not enough of it."""
    free = int(re.search(r"MemAvailable:\s+(\d+)", Path("/proc/meminfo").read_text()).group(1)) * 1024
    name = f"{base} : audit verify, qui accepte le tout"
    if free < count * AUDIT_BYTES:
        return [Row(f"{name} : mémoire insuffisante, non fait", "—")]
    done = run([QUITUS, "audit", "verify", "--database", database, "--fichiers", fichiers])
    return [Row(name, f"{number(done.seconds)}\u00a0s", f"{number(done.memory / 2**20)}\u00a0Mio")]


def page_rows(name: str, full: Load, paced: Load | None, target: int | None) -> list[Row]:
    rows = [Row(name, f"{number(full.rate)}\u00a0/s", f"{number(full.processor)}\u00a0µs de processeur",
                "—" if full.faults == 0 else f"{full.faults} fautes",
                f"≥\u00a0{number(target)}\u00a0/s" if target else "—", full.rate >= target if target else None)]
    if paced:
        rows.append(Row(f"— 99ᵉ centile, {number(paced.rate)}\u00a0/s ; à pleine charge", ms(paced.p99), ms(full.p99),
                        target="<\u00a010\u00a0ms", holds=paced.p99 < 10))
    return rows


def pages(base: str, portail: Portail) -> list[Row]:
    bearer = f"Authorization: Bearer {portail.token(AGENT)}"
    agent, fournisseur = portail.cookie(AGENT), portail.cookie(FOURNISSEUR)
    css = re.search(r"/statique/[0-9a-f]+\.css", portail.ask("/connexion")[0]).group(0)
    page, _ = portail.ask("/demandes", cookies=dict([agent.removeprefix("Cookie: ").split("=", 1)]))
    one = re.findall(r'href="(/demandes/SGN-[0-9-]+)"', page)[20]
    wanted = (
        ("fichier statique", css, "Accept: */*", 20_000, False),
        ("liste de l’API, 50 demandes et leurs rapports", "/api/v1/demandes?limite=50", bearer, 5_000, True),
        ("page de liste, gestionnaire", "/demandes", agent, 5_000, True),
        ("page de liste, Fournisseur", "/demandes", fournisseur, 5_000, True),
        ("page d’une demande, gestionnaire", one, agent, None, True),
        ("une demande par l’API", f"/api/v1{one}", bearer, None, True),
    )
    rows = []
    for name, path, header, target, is_paced in wanted:
        portail.load(path, header, seconds=1)
        full = portail.load(path, header, seconds=SECONDS)
        paced = portail.load(path, header, seconds=SECONDS, script=[HERE / "rythme.lua"]) if is_paced else None
        rows += page_rows(f"{base} : {name}", full, paced, target)
    return rows


def deposits(base: str, portail: Portail, folder: Path) -> list[Row]:
    stock, bodies = folder / "a-deposer.ndjson", folder / "depots"
    with stock.open("wb") as out:
        run([QUITUS, "generate", "--demandes", DEPOSITS * 5 // 2, "--graine", 2], stdout=out)
    fournisseur = json.loads((ROOT / "examples/portail/solde.json").read_text("utf-8"))["fournisseur"]
    write_deposits(stock, fournisseur, bodies, DEPOSITS)
    load = portail.load("/api/v1/demandes", seconds=SECONDS,
                        script=[HERE / "depots.lua", bodies, BOUNDARY, portail.token(FOURNISSEUR)])
    done, refused = map(int, re.search(r"deposited (\d+) refused (\d+)", load.output).groups())
    return [Row(f"{base} : dépôts complets par l’API, deux pièces d’une page", f"{number(load.rate)}\u00a0/s",
                f"{number(load.processor)}\u00a0µs de processeur", f"{number(done)} faits, {refused} refusés",
                "≥\u00a0500\u00a0/s", load.rate >= 500 and refused == 0)]


def claims(base: str, address: str, folder: Path) -> list[Row]:
    said = run([RELEASE / "bin/bench_registre", address, folder, 64, 3]).output
    rates = {name.strip(): float(value) for name, value in re.findall(r"^(.+?)\s+([\d.]+) /s$", said, re.MULTILINE)}
    syncs = f"{number(rates['disk syncs'])}\u00a0/s au disque"
    claimed = rates["claims (event + titre)"]
    return [
        Row(f"{base} : unicités prises et sûres, 64 appelants ; synchronisations du disque", f"{number(claimed)}\u00a0/s",
            syncs, target=f"≥\u00a05{THIN}000\u00a0/s", holds=claimed >= 5000),
        Row("— réceptions, état et textes compris", f"{number(rates['receptions'])}\u00a0/s", syncs),
        Row("— validations, lecture et état compris", f"{number(rates['validations'])}\u00a0/s", syncs),
    ]


def of_base(base: str, database: str, folder: Path, count: int, say) -> list[Row]:
    fichiers = folder / "pieces"
    say(f"portail, {base} : {count} demandes écrites")
    rows = fill(base, database, fichiers, folder, count)
    say(f"portail, {base} : audit")
    rows += audit(base, database, fichiers, count)
    say(f"portail, {base} : pages et dépôts")
    with Portail(database, fichiers, folder) as portail:
        rows.append(Row(f"{base} : démarrage de serve", ms(portail.start * 1000), target="<\u00a01\u00a0s",
                        holds=portail.start < 1))
        rows += pages(base, portail)
        rows += deposits(base, portail, folder)
    return rows + claims(base, database, folder)


def portal_rows(heavy: bool, folder: Path, say) -> list[Row]:
    rows = []
    postgresql = os.environ.get("QUITUS_POSTGRESQL")
    bases = [("SQLite", f"sqlite:{folder / 'sqlite/q.db'}", MANY if heavy else FEW)]
    if postgresql:
        bases.append(("PostgreSQL", postgresql, SOME if heavy else FEW))
    for base, database, count in bases:
        place = folder / base.lower()
        place.mkdir()
        rows += of_base(base, database, place, count, say)
    return rows
