# SPDX-License-Identifier: EUPL-1.2
"""Killed in the middle of deposits and payments: nothing acknowledged is lost, nothing is half done.

QUITUS_MORTS: how many times each database is killed (5; `make test-long` asks for 50).
"""
import http.client
import os
import random
import resource
import signal
import threading
import time

import dossiers
from portail import SECONDS, Postgresql, Recit, sur_les_deux_bases

MORTS = int(os.environ.get("QUITUS_MORTS", "5"))
CLIENTS = 4


class Foule:
    """People who deposit, instruct and pay without rest until the line is cut, and what they were told."""

    def __init__(self, portail, round_: int):
        self.portail, self.round = portail, round_
        self.deposes, self.payees, self.attendues = {}, set(), []
        self.surprises = []
        self.threads = [threading.Thread(target=self.live, args=(rank,)) for rank in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def live(self, rank: int):
        base = 10_000 + self.round * 4_000 + rank * 1_000
        try:
            for number in range(400):
                self.one(dossiers.avance_de(base + 2 * number, base + 2 * number + 1))
        except (OSError, http.client.HTTPException):
            pass  # the line was cut: nothing was promised
        except Exception as surprise:
            self.surprises.append(repr(surprise))

    def one(self, dossier):
        self.attendues.append(dossier)
        answer = self.told(self.portail.deposit("labo", dossier), 201)
        numero = answer["numero"]
        self.deposes[numero] = (dossier, answer["statut"])
        for qui, action in (("gaston", "prendre_en_charge"), ("gaston", "valider"), ("ada", "payer")):
            statut = self.told(self.portail.act(qui, numero, action), 200)["statut"]
            self.deposes[numero] = (dossier, statut)
        self.payees.add(numero)

    def told(self, answer, statut: int) -> dict:
        if answer.statut != statut:
            raise RuntimeError(repr(answer))
        return answer.json

    def join(self):
        for thread in self.threads:
            thread.join()


class Morts:
    ordre = ("deposee", "en_instruction", "validee", "decidee_et_payee")

    def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(self):
        portail = self.portail.people()
        hasard = random.Random(20230912)
        known, pieces = {}, 0
        for round_ in range(MORTS):
            portail.serve()
            self.check(portail, known)
            foule = Foule(portail, round_)
            time.sleep(hasard.uniform(0.15, 0.6))
            portail.kill()
            foule.join()
            self.assertEqual(foule.surprises, [])
            known |= foule.deposes
            pieces += len(foule.deposes)
        self.assertGreater(pieces, MORTS)
        portail.serve()
        self.check(portail, known)
        # A deposit whose answer was lost is sent again: one demande all the same.
        for dossier in foule.attendues:
            self.answers(portail.deposit("labo", dossier), 201)
        numeros = [one["identifiant_envoi"] for one in portail.everything("gaston", "/api/v1/demandes?limite=200")]
        self.assertEqual(len(numeros), len(set(numeros)))
        self.is_intact()

    def check(self, portail, known: dict):
        self.is_intact()
        stored = {one["numero"]: one for one in portail.everything("gaston", "/api/v1/demandes?limite=200")}
        entries = [one["demande"] for one in portail.everything("ada", "/api/v1/ecritures?limite=200")]
        mails = [(one["demande"], one["objet"]) for one in portail.everything("ada", "/api/v1/courriels?limite=200")]
        for numero, (dossier, statut) in known.items():
            self.assertIn(numero, stored)
            self.assertGreaterEqual(self.ordre.index(stored[numero]["statut"]), self.ordre.index(statut), numero)
            self.assertEqual(stored[numero]["identifiant_envoi"], dossier.envoi)
        # Paid: one entry and one mail. Not paid: none.
        paid = [numero for numero, one in stored.items() if one["statut"] == "decidee_et_payee"]
        self.assertEqual(sorted(entries), sorted(paid))
        said = [numero for numero, objet in mails if "payée" in objet]
        self.assertEqual(sorted(said), sorted(paid))
        for numero in list(known)[-3:]:
            dossier = known[numero][0]
            for piece in dossier.document["pieces"]:
                given = self.answers(portail.get("labo", f"/api/v1/demandes/{numero}/pieces/{piece['id']}"), 200)
                self.assertEqual(given.corps, dossier.fichiers[piece["nom_fichier"]])


class DisquePlein:
    """The files of the server may not grow beyond a size: as on a full disk, writing fails."""

    def test_what_does_not_fit_is_refused_and_nothing_is_half_done(self):
        portail = self.portail.people()
        octets = 4 << 20

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (octets, octets))

        portail.serve(avant=limit)
        large = dossiers.avance()
        for name in large.fichiers:
            large.fichiers[name] = os.urandom(octets + 1)
        refused = portail.deposit("labo", large)
        self.assertIn(refused.statut, (503, 507), refused)
        self.assertEqual(portail.everything("gaston", "/api/v1/demandes"), [])
        numero = self.deposited(dossiers.avance())
        portail.stop()
        self.is_intact()
        portail.serve()
        self.assertEqual([one["numero"] for one in portail.everything("gaston", "/api/v1/demandes")], [numero])
        self.answers(portail.deposit("labo", large), 201)


class BasePleine(Recit):
    def test_a_database_that_cannot_grow_refuses_and_loses_nothing(self):
        portail = self.portail.people()
        octets = portail.base.fichier.stat().st_size + (512 << 10)

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (octets, octets))

        portail.serve(avant=limit)
        kept, refused = [], None
        for rank in range(400):
            answer = portail.deposit("labo", dossiers.avance_de(2 * rank, 2 * rank + 1))
            if answer.statut != 201:
                refused = answer
                break
            kept.append(answer.json["numero"])
        self.assertIsNotNone(refused)
        self.problem(refused, 507)
        self.answers(portail.get("gaston", "/api/v1/demandes"), 200)
        portail.stop()
        self.is_intact()
        portail.serve()
        stored = portail.everything("gaston", "/api/v1/demandes?limite=200")
        self.assertEqual([one["numero"] for one in stored], kept[::-1])
        self.deposited(dossiers.avance())


class BaseAbsente(Recit):
    moteur = Postgresql

    def test_while_the_database_is_away_the_portal_says_to_try_again(self):
        portail = self.served()
        base = portail.base
        before = self.deposited(dossiers.avance())
        base.execute(f"ALTER DATABASE {base.base} ALLOW_CONNECTIONS false", base.serveur)
        try:
            base.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{base.base}'",
                         base.serveur)
            dossier = dossiers.avance_de(1, 2)
            for answer in (portail.deposit("labo", dossier), portail.get("gaston", "/api/v1/demandes"),
                           portail.get(None, "/pret")):
                self.problem(answer, 503)
                self.assertTrue(int(answer.entetes["Retry-After"]) > 0)
            self.answers(portail.get(None, "/sante"), 200)
        finally:
            base.execute(f"ALTER DATABASE {base.base} ALLOW_CONNECTIONS true", base.serveur)
        end = time.monotonic() + SECONDS
        while portail.get(None, "/pret").statut != 200 and time.monotonic() < end:
            time.sleep(0.05)
        after = self.deposited(dossier)
        self.assertEqual([one["numero"] for one in portail.everything("gaston", "/api/v1/demandes")], [after, before])
        self.is_intact()


sur_les_deux_bases(Morts)
sur_les_deux_bases(DisquePlein)
