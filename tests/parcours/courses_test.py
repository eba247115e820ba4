# SPDX-License-Identifier: EUPL-1.2
"""Races: many at once, and the portal behaves as if they had come one after the other."""
import threading
from concurrent.futures import ThreadPoolExecutor

import dossiers
from portail import sur_les_deux_bases

AT_ONCE = 20


def all_at_once(acts: list) -> list:
    """Runs those acts together: none begins before every thread is ready."""
    barrier = threading.Barrier(len(acts))

    def run(act):
        barrier.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


class Courses:
    def test_one_of_twenty_rivals_for_a_beneficiary_is_validated(self):
        portail = self.served()
        shared = dossiers.finess(500)
        numeros = []
        for rank in range(AT_ONCE):
            dossier = dossiers.avance_de(600 + rank, 700 + rank)
            dossier.document["beneficiaires"][0]["identifiants"] = {"finess_geographique": shared}
            qui = "labo"
            if rank % 2:
                dossier, qui = dossier.of_the_rival(), "rival"
            numeros.append(self.deposited(dossier, qui))
        for numero in numeros:
            self.acted("gaston", numero, "prendre_en_charge")
        answers = all_at_once([lambda numero=numero, qui=("gaston", "gisele")[rank % 2]:
                               portail.act(qui, numero, "valider") for rank, numero in enumerate(numeros)])
        won = [answer for answer in answers if answer.statut == 200]
        self.assertEqual(len(won), 1, answers)
        for answer in answers:
            if answer.statut != 200:
                self.problem(answer, 409, "UNI-001")
        statuts = [portail.demande(numero)["statut"] for numero in numeros]
        self.assertEqual(sorted(statuts), ["en_instruction"] * (AT_ONCE - 1) + ["validee"])
        self.is_intact()

    def test_twenty_identical_deposits_are_one_demande(self):
        portail = self.served()
        dossier = dossiers.avance()
        answers = all_at_once([lambda: portail.deposit("labo", dossier)] * AT_ONCE)
        self.assertEqual({answer.statut for answer in answers}, {201}, answers)
        self.assertEqual(len({answer.json["numero"] for answer in answers}), 1)
        self.assertEqual(len(portail.everything("gaston", "/api/v1/demandes")), 1)
        self.assertEqual(len(portail.everything("gaston", "/api/v1/courriels")), 1)
        self.is_intact()

    def test_of_two_officers_at_once_one_is_told(self):
        portail = self.served()
        for rank in range(5):
            numero = self.deposited(dossiers.avance_de(800 + 2 * rank, 801 + 2 * rank))
            self.acted("gaston", numero, "prendre_en_charge")
            seen = portail.get("gaston", f"/api/v1/demandes/{numero}").entetes["ETag"]
            answers = all_at_once([
                lambda: portail.act("gaston", numero, "valider", if_match=seen),
                lambda: portail.act("gisele", numero, "rejeter", if_match=seen, motif="Doublon.")])
            self.assertEqual(sorted(answer.statut for answer in answers), [200, 409], answers)
        # Without If-Match, the second finds the action closed.
        numero = self.deposited(dossiers.avance_de(900, 901))
        answers = all_at_once([lambda qui=qui: portail.act(qui, numero, "prendre_en_charge")
                               for qui in ("gaston", "gisele")])
        self.assertEqual(sorted(answer.statut for answer in answers), [200, 409], answers)
        self.is_intact()

    def test_a_demande_is_paid_once(self):
        portail = self.served()
        numero = self.validated(dossiers.avance())
        answers = all_at_once([lambda qui=qui: portail.act(qui, numero, "payer") for qui in ("ada", "albert") * 5])
        self.assertEqual(sorted(answer.statut for answer in answers), [200] + [409] * 9, answers)
        self.assertEqual(len(portail.everything("ada", "/api/v1/ecritures")), 1)
        self.is_intact()


sur_les_deux_bases(Courses)
