# SPDX-License-Identifier: EUPL-1.2
"""The real portal, served by the real program on a free port, as a program of a Fournisseur or of an agent sees it.

Each portal has a folder of its own and a database of its own, SQLite or PostgreSQL. What is started is stopped by its
process, whatever happens to the test.
"""
import atexit
import http.client
import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
import threading
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("QUITUS", ROOT / "build/release/bin/quitus")).resolve()
LABORATOIRE = "73282932000074"  # the company of the documents
CONCURRENT = "99900011000018"
DEPART = "2022-11-21T10:15:00+01:00"  # avances are open
OUVERTURE_DU_SOLDE = "2023-09-18T16:40:00+02:00"
SECONDS = 20  # nothing here takes that long: what does is stuck


class Reponse:
    def __init__(self, statut: int, entetes, corps: bytes):
        self.statut, self.entetes, self.corps = statut, entetes, corps

    @property
    def json(self):
        return json.loads(self.corps)

    @property
    def texte(self) -> str:
        return self.corps.decode("utf-8", "replace")

    def __repr__(self):
        return f"{self.statut} {self.texte[:1500]}"


def multipart(parts: dict, noms: dict | None = None) -> tuple[bytes, str]:
    """The body of a form and its type: JSON text or archive by name of part. `noms`: the file names that they bear."""
    noms = {"pieces": "pieces.zip"} if noms is None else noms
    limit = "limite-" + secrets.token_hex(12)
    out = b""
    for name, content in parts.items():
        kind = "application/zip" if name == "pieces" else "application/json"
        file = f'; filename="{noms[name]}"' if name in noms else ""
        out += (f"--{limit}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n"
                f"Content-Type: {kind}\r\n\r\n").encode() + content + b"\r\n"
    return out + f"--{limit}--\r\n".encode(), f"multipart/form-data; boundary={limit}"


class Sqlite:
    """A database in a file of the portal's folder."""

    nom = "SQLite"

    def __init__(self, folder: Path):
        self.fichier = folder / "quitus.db"
        self.adresse = f"sqlite:{self.fichier}"

    def copy_to(self, other: "Sqlite"):
        shutil.copyfile(self.fichier, other.fichier)

    def close(self):
        pass


class Postgresql:
    """A database of its own on the server of tools/with_postgresql."""

    nom = "PostgreSQL"

    def __init__(self, folder: Path):
        self.serveur = os.environ.get("QUITUS_POSTGRESQL")
        if not self.serveur:
            raise RuntimeError("QUITUS_POSTGRESQL is not set: run tools/with_postgresql tools/run_python_tests …")
        self.base = "parcours_" + secrets.token_hex(6)
        self.execute(f"CREATE DATABASE {self.base}", self.serveur)
        self.adresse = self.serveur.replace("/postgres?", f"/{self.base}?")

    def execute(self, sql: str, adresse: str | None = None) -> str:
        bins = sorted(Path("/usr/lib/postgresql").glob("*/bin/psql"))
        return subprocess.run([bins[-1], "-qtA", "-v", "ON_ERROR_STOP=1", "-d", adresse or self.adresse, "-c", sql],
                              check=True, capture_output=True, text=True).stdout

    def copy_to(self, other: "Postgresql"):
        self.execute(f"DROP DATABASE {other.base}", self.serveur)
        self.execute(f"CREATE DATABASE {other.base} TEMPLATE {self.base}", self.serveur)

    def close(self):
        self.execute(f"DROP DATABASE {self.base} WITH (FORCE)", self.serveur)


class Portail:
    modeles = {}  # by engine: a portal whose people are known already, to be copied

    def __init__(self, moteur=Sqlite, horloge: str | None = DEPART):
        self.folder = Path(tempfile.mkdtemp(prefix="quitus-parcours-"))
        try:
            self.base = moteur(self.folder)
        except BaseException:
            shutil.rmtree(self.folder)
            raise
        self.horloge = horloge
        self.fichiers = "pieces"  # the folder of the pièces; None: the one that the database remembers
        self.process = None
        self.jetons = {}
        self.lues = []  # every body answered: none may hold a secret
        self.secrets = []

    # --- The program ---

    def environment(self) -> dict:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return kept | {"QUITUS_DATABASE": self.base.adresse}

    def run(self, *arguments: str, **options):
        """The finished command, with its texts; a signal is a crash."""
        process = subprocess.run([str(PROGRAM), *arguments], cwd=self.folder, env=self.environment(),
                                 capture_output=True, timeout=SECONDS, **options)
        process.out, process.err = process.stdout.decode("utf-8"), process.stderr.decode("utf-8")
        if process.returncode not in (0, 1, 2, 3):
            raise AssertionError(f"{arguments} ended by {process.returncode}: {process.err}")
        return process

    def succeed(self, *arguments: str) -> str:
        process = self.run(*arguments)
        if process.returncode != 0:
            raise AssertionError(f"{arguments} ended by {process.returncode}: {process.err}{process.out}")
        return process.out

    @property
    def journal_technique(self) -> Path:
        return self.folder / "stderr.log"

    def serve(self, *options: str, avant=None):
        """Starts the server and waits until it listens. `avant`: what its process does first of all."""
        clock = ["--horloge", self.horloge] if self.horloge else []
        files = ["--fichiers", self.fichiers] if self.fichiers else []
        with open(self.journal_technique, "ab") as log:
            self.process = subprocess.Popen(
                [str(PROGRAM), "serve", "--listen", "127.0.0.1:0", *files, *clock, *options], cwd=self.folder,
                env=self.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
                preexec_fn=avant)
        watchdog = threading.Timer(SECONDS, self.process.kill)
        watchdog.start()
        line = self.process.stdout.readline().decode("utf-8")
        watchdog.cancel()
        found = re.search(r"http://[^:]+:(\d+)", line)
        if not found:
            self.kill()
            raise AssertionError(f"serve does not start: {line!r} {self.journal_technique.read_text()[-2000:]}")
        self.port = int(found[1])
        return self

    def stop(self) -> int:
        """As systemd does: asks, and waits."""
        return self.end(signal.SIGTERM)

    def kill(self) -> int:
        return self.end(signal.SIGKILL)

    def end(self, how: int) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        process.send_signal(how)
        try:
            code = process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise AssertionError("the server does not stop when it is asked to")
        finally:
            process.stdout.close()
        return code

    def close(self):
        try:
            self.kill()
            self.base.close()
        finally:
            shutil.rmtree(self.folder)

    # --- Who asks ---

    def account(self, nom: str, role: str, siret: str = "") -> str:
        """Opens an account called `nom`, with its token."""
        company = ["--siret", siret, "--raison-sociale", f"Entreprise {nom}"] if siret else []
        link = self.succeed("account", "create", "--role", role, "--courriel", f"{nom}@parcours.exemple", *company)
        self.jetons[nom] = self.succeed("token", "create", "--courriel", f"{nom}@parcours.exemple").strip()
        self.secrets += [self.jetons[nom], link.strip().rsplit("/", 1)[1]]
        return self.jetons[nom]

    def people(self):
        """The two companies, and every agent that the stories need."""
        modele = self.modeles.get(type(self.base))
        if modele is None:
            modele = self.modeles[type(self.base)] = Portail(type(self.base))
            atexit.register(modele.close)
            modele.open_accounts()
        modele.base.copy_to(self.base)
        self.jetons, self.secrets = dict(modele.jetons), list(modele.secrets)
        return self

    def open_accounts(self):
        self.account("labo", "fournisseur", LABORATOIRE)
        self.account("rival", "fournisseur", CONCURRENT)
        for nom, role in (("gaston", "gestionnaire"), ("gisele", "gestionnaire"), ("ada", "administrateur"),
                          ("albert", "administrateur"), ("nadia", "ans")):
            self.account(nom, role)

    # --- HTTP ---

    def ask(self, qui: str | None, methode: str, chemin: str, corps=None, entetes: dict | None = None) -> Reponse:
        """One request on a connection of its own, by the one called `qui`; a dict is sent as JSON."""
        headers = {"Accept": "application/json"} | (entetes or {})
        if qui is not None:
            headers["Authorization"] = f"Bearer {self.jetons.get(qui, qui)}"
        if isinstance(corps, dict):
            corps = json.dumps(corps).encode()
            headers["Content-Type"] = "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(methode, chemin, body=corps, headers=headers)
            answer = connection.getresponse()
            reponse = Reponse(answer.status, answer.headers, answer.read())
        finally:
            connection.close()
        self.lues.append(reponse.corps)
        return reponse

    def get(self, qui: str | None, chemin: str, **entetes) -> Reponse:
        return self.ask(qui, "GET", chemin, entetes=entetes)

    def form(self, qui: str | None, methode: str, chemin: str, parts: dict, **entetes) -> Reponse:
        corps, kind = multipart(parts)
        return self.ask(qui, methode, chemin, corps, {"Content-Type": kind} | entetes)

    def deposit(self, qui: str | None, dossier, methode: str = "POST", chemin: str = "/api/v1/demandes") -> Reponse:
        return self.form(qui, methode, chemin, {"demande": dossier.json, "pieces": dossier.zip})

    def act(self, qui: str, numero: str, action: str, if_match: str | None = None, **corps) -> Reponse:
        entetes = {"If-Match": if_match} if if_match else {}
        return self.ask(qui, "POST", f"/api/v1/demandes/{numero}/actions", {"action": action, **corps}, entetes)

    def demande(self, numero: str, qui: str = "gaston") -> dict:
        return self.get(qui, f"/api/v1/demandes/{numero}").json

    def everything(self, qui: str, chemin: str, apres=None) -> list:
        """The elements of every page of a list, from the first or from the one that `apres` names."""
        elements = []
        while True:
            suite = "" if apres is None else f"{'&' if '?' in chemin else '?'}apres={apres}"
            page = self.get(qui, chemin + suite).json
            elements += page["elements"]
            apres = page["suite"]
            if apres is None:
                return elements

    def advance(self, instant: str) -> Reponse:
        return self.ask("ada", "PUT", "/api/v1/horloge", {"instant": instant})

    def verify(self):
        """`audit verify`, as the operator runs it."""
        return self.run("audit", "verify")


class Recit(unittest.TestCase):
    """A story: one portal a test, on the database that the class names."""

    moteur = Sqlite
    horloge: str | None = DEPART
    maxDiff = None

    def setUp(self):
        self.portail = self.open_portail()

    def open_portail(self, horloge: str | None = None) -> Portail:
        portail = Portail(self.moteur, horloge or self.horloge)
        self.addCleanup(portail.close)
        return portail

    def served(self) -> Portail:
        return self.portail.people().serve()

    def answers(self, reponse: Reponse, statut: int) -> Reponse:
        self.assertEqual(reponse.statut, statut, reponse)
        return reponse

    def deposited(self, dossier, qui: str = "labo") -> str:
        return self.answers(self.portail.deposit(qui, dossier), 201).json["numero"]

    def acted(self, qui: str, numero: str, action: str, **corps) -> dict:
        return self.answers(self.portail.act(qui, numero, action, **corps), 200).json

    def validated(self, dossier, qui: str = "labo", gestionnaire: str = "gaston") -> str:
        numero = self.deposited(dossier, qui)
        self.acted(gestionnaire, numero, "prendre_en_charge")
        self.acted(gestionnaire, numero, "valider")
        return numero

    def paid(self, dossier, qui: str = "labo") -> str:
        numero = self.validated(dossier, qui)
        self.acted("ada", numero, "payer")
        return numero

    def problem(self, reponse: Reponse, statut: int, rule: str | None = None) -> dict:
        """An error is said as RFC 9457 says, with the rule, the place and the reason."""
        self.answers(reponse, statut)
        self.assertEqual(reponse.entetes.get_content_type(), "application/problem+json")
        probleme = reponse.json
        self.assertEqual(probleme["status"], statut)
        self.assertTrue(probleme["title"])
        self.assertTrue(probleme["errors"])
        for error in probleme["errors"]:
            self.assertLessEqual({"rule", "pointer", "detail"}, set(error))
            self.assertTrue(error["detail"])
        if rule is not None:
            self.assertIn(rule, [error["rule"] for error in probleme["errors"]])
        return probleme

    def is_intact(self, portail: Portail | None = None):
        report = (portail or self.portail).verify()
        self.assertEqual(report.returncode, 0, report.out + report.err)


def sur_les_deux_bases(recit: type) -> None:
    """Adds to the module of a story its two test cases, one a database; the story itself is no test."""
    import sys
    module = sys.modules[recit.__module__]
    for moteur in (Sqlite, Postgresql):
        name = f"{recit.__name__}Sur{moteur.__name__}"
        setattr(module, name, type(name, (recit, Recit), {"moteur": moteur, "__module__": recit.__module__}))
