# SPDX-License-Identifier: EUPL-1.2
"""Nothing that is secret or personal leaves by a log, an error or an answer."""
import json

import dossiers
from portail import Recit, sur_les_deux_bases

RPPS = "10003456781"


class Discretion:
    def test_no_log_error_or_answer_holds_a_secret_or_anothers_data(self):
        portail = self.served()
        mine = dossiers.avance()
        mine.document["lignes"][0]["bon_commande"]["numero"] = f"BC-{RPPS}"
        mine.document["fournisseur"]["contact"]["nom"] = "Nomsecret"
        numero = self.deposited(mine)
        self.acted("gaston", numero, "prendre_en_charge")
        before = len(portail.lues)
        for chemin in (f"/api/v1/demandes/{numero}", f"/api/v1/demandes/{numero}/accuse",
                       f"/api/v1/demandes/{numero}/pieces/P1", "/api/v1/demandes", "/api/v1/demandes?q=Nomsecret",
                       "/api/v1/evenements", "/api/v1/courriels", "/api/v1/ecritures"):
            portail.get("rival", chemin)
        other = dossiers.make("avance_bio_sgl_concurrente")
        other.document["identifiant_envoi"] = mine.envoi  # the same identifier is another company's own affair
        rival = self.deposited(other, "rival")
        self.acted("gaston", numero, "valider")
        self.acted("gisele", rival, "prendre_en_charge")
        self.problem(portail.act("gisele", rival, "valider"), 409)
        for chemin in ("", "/historique", "/accuse"):
            self.answers(portail.get("rival", f"/api/v1/demandes/{rival}{chemin}"), 200)
        to_the_rival = b"".join(body for body in portail.lues[before:])
        for kept in (b"Nomsecret", b"CMD-2022-0417", b"Exemple Logiciels Sant"):
            self.assertNotIn(kept, b"".join(portail.lues[before:before + 8]))
        self.assertNotIn(b"Nomsecret", to_the_rival)

        # Mistakes of every kind, each with a secret beside it.
        for methode, chemin in (("GET", f"/api/v1/demandes/{portail.jetons['labo']}"), ("GET", f"/{portail.jetons['ada']}"),
                                ("POST", "/api/v1/verifications"), ("PUT", "/api/v1/horloge"), ("TRACE", "/")):
            portail.ask("labo", methode, chemin)
        portail.get("faux-jeton-" + "x" * 40, "/api/v1/demandes")
        broken = dossiers.avance()
        broken.document["beneficiaires"][0]["identifiants"] = {"rpps": RPPS}
        portail.deposit("labo", broken)
        portail.stop()
        log = portail.journal_technique.read_bytes()
        self.assertTrue(log)
        for line in log.decode().splitlines():
            self.assertLessEqual({"instant", "niveau"}, set(json.loads(line)))
        for secret in (*portail.secrets, RPPS, "Nomsecret", "parcours.exemple", "73282932000074", "faux-jeton", numero):
            self.assertNotIn(secret.encode(), log)
        for body in portail.lues:
            for secret in portail.secrets:
                self.assertNotIn(secret.encode(), body)

    def test_the_journal_holds_no_person(self):
        portail = self.served()
        numero = self.deposited(dossiers.avance())
        self.acted("gaston", numero, "prendre_en_charge")
        journal = portail.succeed("audit", "export")
        for person in ("gaston@", "labo@", "Martin", "Claire", "financement@exemple.fr", *portail.secrets):
            self.assertNotIn(person, journal)


class Entetes(Recit):
    def test_private_answers_are_kept_by_nobody_and_read_as_what_they_are(self):
        portail = self.served()
        numero = self.deposited(dossiers.avance())
        for chemin in ("/api/v1/demandes", f"/api/v1/demandes/{numero}", f"/api/v1/demandes/{numero}/pieces/P1"):
            entetes = self.answers(portail.get("labo", chemin), 200).entetes
            self.assertIn("no-store", entetes["Cache-Control"], chemin)
            self.assertEqual(entetes["X-Content-Type-Options"], "nosniff")
            self.assertIsNone(entetes.get("Server"))

    def test_compressed_only_when_asked(self):
        import gzip
        portail = self.served()
        self.deposited(dossiers.avance())
        plain = portail.get("labo", "/api/v1/demandes")
        packed = portail.get("labo", "/api/v1/demandes", **{"Accept-Encoding": "gzip"})
        self.assertIsNone(plain.entetes["Content-Encoding"])
        self.assertEqual(packed.entetes["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(packed.corps), plain.corps)


sur_les_deux_bases(Discretion)
