# SPDX-License-Identifier: EUPL-1.2
"""The commands of the operator: accounts, tokens, clocks, and what is said of a wrong use."""
import os
import re
import sqlite3
import subprocess
from urllib.parse import urlencode

from portail import CONCURRENT, DEPART, LABORATOIRE, PROGRAM, SECONDS, Recit, sur_les_deux_bases


class Comptes:
    def test_account_create_prints_a_link_alone_and_knows_the_company(self):
        portail = self.portail
        link = portail.succeed("account", "create", "--role", "fournisseur", "--courriel", "a@parcours.exemple",
                               "--siret", LABORATOIRE)
        self.assertRegex(link, r"\Ahttps?://[^\s]+/mot-de-passe/[A-Za-z0-9_-]{22,}\n\Z")
        self.assertIn(LABORATOIRE, portail.succeed("account", "list"))

    def test_an_account_is_opened_once_and_of_a_role_that_exists(self):
        portail = self.portail
        create = ("account", "create", "--role", "gestionnaire", "--courriel")
        portail.succeed(*create, "a@parcours.exemple")
        again = portail.run(*create, "A@parcours.exemple")
        self.assertEqual((again.returncode, again.out), (1, ""), again.err)
        for role, siret in (("directeur", ""), ("fournisseur", ""), ("fournisseur", "73282932000075"),
                            ("ans", CONCURRENT)):
            options = ["--siret", siret] if siret else []
            wrong = portail.run("account", "create", "--role", role, "--courriel", "b@parcours.exemple", *options)
            self.assertIn(wrong.returncode, (1, 2), role)
            self.assertEqual(wrong.out, "")
            self.assertTrue(wrong.err.startswith("quitus\u00a0: "), wrong.err)
        self.assertEqual(portail.run("account", "create", "--role", "directeur", "--courriel", "b@c.fr").returncode, 2)
        self.assertEqual(portail.succeed("account", "list").count("\n"), 1)

    def test_a_link_sets_a_password_once(self):
        portail = self.portail
        link = portail.succeed("account", "create", "--role", "ans", "--courriel", "n@parcours.exemple").strip()
        portail.serve()
        path = "/" + link.split("/", 3)[3]
        page = self.answers(portail.get(None, path, Accept="text/html"), 200)
        cookie = page.entetes["Set-Cookie"].split(";")[0]
        fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.texte))
        names = re.findall(r'<input [^>]*name="([^"]+)"[^>]*type="password"|<input [^>]*type="password"[^>]*name="([^"]+)"',
                           page.texte)
        self.assertTrue(names)
        fields |= {first or second: "une phrase pour ce parcours" for first, second in names}
        header = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        body = urlencode(fields).encode()
        self.assertEqual(portail.ask(None, "POST", path, body).statut, 415)
        self.assertEqual(portail.ask(None, "POST", path, body, header | {"Cookie": ""}).statut, 403)
        self.answers(portail.ask(None, "POST", path, body, header), 303)
        self.assertGreaterEqual(portail.ask(None, "POST", path, body, header).statut, 400)

    def test_a_token_is_printed_alone_and_can_be_revoked(self):
        portail = self.portail
        portail.succeed("account", "create", "--role", "gestionnaire", "--courriel", "g@parcours.exemple")
        first = portail.succeed("token", "create", "--courriel", "g@parcours.exemple")
        self.assertRegex(first, r"\A[A-Za-z0-9_-]{22,}\n\Z")
        first, second = first.strip(), portail.succeed("token", "create", "--courriel", "g@parcours.exemple").strip()
        portail.serve()
        self.answers(portail.get(first, "/api/v1/demandes"), 200)
        portail.succeed("token", "revoke", first)
        self.problem(portail.get(first, "/api/v1/demandes"), 401)
        self.answers(portail.get(second, "/api/v1/demandes"), 200)
        self.assertEqual(portail.run("token", "revoke", "inconnu").returncode, 1)
        self.assertEqual(portail.run("token", "create", "--courriel", "personne@parcours.exemple").returncode, 1)

    def test_disabling_an_account_cuts_its_tokens_at_once(self):
        portail = self.served()
        self.answers(portail.get("gaston", "/api/v1/demandes"), 200)
        portail.succeed("account", "disable", "--courriel", "gaston@parcours.exemple")
        self.problem(portail.get("gaston", "/api/v1/demandes"), 401)
        self.assertEqual(portail.run("token", "create", "--courriel", "gaston@parcours.exemple").returncode, 1)
        self.is_intact()

    def form_sent(self, path: str, **fields):
        """What a browser does of a form: reads it, fills it in, sends it with its cookie and its secret."""
        page = self.answers(self.portail.get(None, path, Accept="text/html"), 200)
        cookie = page.entetes["Set-Cookie"].split(";")[0]
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.texte))
        return self.portail.ask(None, "POST", path, urlencode(hidden | fields).encode(),
                                {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie})

    def test_disabling_an_account_cuts_its_sessions_at_once(self):
        portail = self.portail
        for nom in ("ada", "albert"):
            link = portail.succeed("account", "create", "--role", "administrateur", "--courriel", f"{nom}@parcours.exemple")
        portail.serve()
        path = "/" + link.strip().split("/", 3)[3]
        fields = dict.fromkeys(("mot_de_passe", "confirmation"), "une phrase pour ce parcours")
        self.answers(self.form_sent(path, **fields), 303)
        wrong = self.form_sent("/connexion", courriel="albert@parcours.exemple", mot_de_passe="une autre phrase, fausse")
        self.assertIn(wrong.statut, (401, 422), wrong)
        opened = self.answers(self.form_sent("/connexion", courriel="albert@parcours.exemple",
                                             mot_de_passe="une phrase pour ce parcours"), 303)
        session = [line for line in opened.entetes.get_all("Set-Cookie") if line.startswith("__Host-")][0]
        for flag in ("Secure", "HttpOnly", "SameSite", "Path=/"):
            self.assertIn(flag, session)
        header = {"Cookie": session.split(";")[0], "Accept": "text/html"}
        self.answers(portail.ask(None, "GET", "/comptes", entetes=header), 200)
        portail.succeed("account", "disable", "--courriel", "albert@parcours.exemple")
        self.assertNotEqual(portail.ask(None, "GET", "/comptes", entetes=header).statut, 200)


class Horloges:
    def test_accounts_opened_before_the_first_start_follow_a_simulated_clock(self):
        portail = self.served()
        first = portail.get("ada", "/api/v1/evenements?limite=1").json["elements"][0]
        self.assertEqual(first["genre"], "compte_cree")
        self.answers(portail.advance("2022-11-22T08:00:00"), 200)
        self.is_intact()

    def test_a_simulated_database_stays_one_for_ever(self):
        portail = self.served()
        portail.stop()
        real = portail.run("serve", "--listen", "127.0.0.1:0")
        self.assertEqual((real.returncode, real.out), (2, ""))
        self.assertIn("--horloge", real.err)

    def test_a_real_database_stays_one_for_ever(self):
        self.portail.horloge = None
        portail = self.portail.people().serve()
        self.problem(portail.ask("ada", "PUT", "/api/v1/horloge", {"instant": "2099-01-01T00:00:00Z"}), 409)
        self.assertEqual(portail.stop(), 0)
        simulated = portail.run("serve", "--listen", "127.0.0.1:0", "--horloge", DEPART)
        self.assertEqual((simulated.returncode, simulated.out), (2, ""))

    def test_an_earlier_instant_is_ignored_on_restart_and_the_clock_survives_a_kill(self):
        portail = self.served()
        self.answers(portail.advance("2023-01-10T09:00:00+01:00"), 200)
        portail.kill()
        portail.serve()  # asks for DEPART again
        self.problem(portail.advance("2023-01-10T07:59:59Z"), 422)
        portail.account("tard", "ans")
        last = portail.everything("ada", "/api/v1/evenements")[-1]
        self.assertEqual(last["instant"][:16], "2023-01-10T08:00")
        portail.stop()
        portail.horloge = "2023-02-01T00:00:00"
        portail.serve()
        portail.account("plus_tard", "ans")
        self.assertEqual(portail.everything("ada", "/api/v1/evenements")[-1]["instant"][:16], "2023-01-31T23:00")


class MauvaisUsage(Recit):
    def wrong(self, *arguments: str, **options):
        try:
            wrong = self.portail.run(*arguments, **options)
        except subprocess.TimeoutExpired:
            self.fail(f"{arguments} goes on")
        self.assertEqual((wrong.returncode, wrong.out), (2, ""), wrong.err)
        self.assertTrue(wrong.err.startswith("quitus\u00a0: "), wrong.err)
        self.assertNotIn("terminate called", wrong.err)
        return wrong

    def test_an_address_that_cannot_be_listened_to(self):
        for listen in ("8080", "127.0.0.1:port", "127.0.0.1:99999", ":", "256.0.0.1:8080", "portail:80"):
            with self.subTest(listen):
                self.wrong("serve", "--listen", listen, "--horloge", DEPART)

    def test_an_address_already_taken(self):
        portail = self.served()
        taken = self.open_portail()
        wrong = taken.run("serve", "--listen", f"127.0.0.1:{portail.port}", "--horloge", DEPART)
        self.assertIn(wrong.returncode, (2, 3))
        self.assertIn(str(portail.port), wrong.err)

    def test_an_instant_that_is_none(self):
        for horloge in ("demain", "2023-03-26T02:30:00", "2023-10-29T02:30:00", "2023-13-01"):
            with self.subTest(horloge):
                self.wrong("serve", "--listen", "127.0.0.1:0", "--horloge", horloge)

    def test_a_database_that_is_not_there_or_is_none(self):
        folder = self.portail.folder
        (folder / "notes.txt").write_text("ceci n’est pas une base\n" * 100)
        (folder / "dossier").mkdir()
        for base in (f"sqlite:{folder}/nulle/part/quitus.db", f"sqlite:{folder}/notes.txt",
                     f"sqlite:{folder}/dossier", "mysql://x", "sqlite:"):
            for command in (("serve", "--listen", "127.0.0.1:0", "--horloge", DEPART), ("account", "list"),
                            ("audit", "verify")):
                with self.subTest(base, command=command):
                    self.wrong(*command, "--database", base)
        self.assertEqual((folder / "notes.txt").read_text()[:4], "ceci")

    def test_a_database_to_verify_or_to_copy_is_never_created(self):
        for command in (("audit", "verify"), ("audit", "export"), ("backup", str(self.portail.folder / "copie.zip"))):
            with self.subTest(command):
                self.wrong(*command)
        self.assertEqual(list(self.portail.folder.iterdir()), [])

    def test_options_and_roles_that_do_not_exist(self):
        for arguments in (("serve", "--port", "8080"), ("account", "create", "--courriel", "a@b.fr"), ("account",),
                          ("token", "create"), ("account", "create", "--role", "roi", "--courriel", "a@b.fr")):
            with self.subTest(arguments):
                self.wrong(*arguments)


class UnSeulSecret(Recit):
    def test_only_the_hash_of_a_token_and_of_a_link_is_in_the_database(self):
        portail = self.served()
        portail.stop()
        stored = b"".join(path.read_bytes() for path in portail.folder.glob("quitus.db*") if path.is_file())
        self.assertIn(b"gaston@parcours.exemple", stored)
        for secret in portail.secrets:
            self.assertNotIn(secret.encode(), stored)
        with sqlite3.connect(portail.base.fichier) as base:
            prints = [row[0] for row in base.execute("SELECT empreinte FROM jetons")]
        base.close()
        self.assertEqual({len(one) for one in prints}, {64})

    def test_commands_never_ask_on_the_terminal(self):
        process = subprocess.run([PROGRAM, "account", "create", "--role", "ans", "--courriel", "a@b.fr"],
                                 stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS,
                                 cwd=self.portail.folder, env=self.portail.environment() | {"HOME": os.devnull})
        self.assertEqual(process.returncode, 0, process.stderr)


sur_les_deux_bases(Comptes)
sur_les_deux_bases(Horloges)
