# SPDX-License-Identifier: EUPL-1.2
"""Killed in the middle of deposits and payments: nothing acknowledged is lost, nothing is half done.

QUITUS_MORTS: how many times each database is killed (5; `make test-long` asks for 50).
"""
import http.client
import os
import random
import threading
import time

import dossiers
from portail import sur_les_deux_bases

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


sur_les_deux_bases(Morts)
