# SPDX-License-Identifier: EUPL-1.2
"""The life of a demande, from its deposit to its payment, and what the clock does to it."""
import dossiers
from portail import OUVERTURE_DU_SOLDE, sur_les_deux_bases


class Vie:
    def test_from_deposit_to_payment(self):
        portail = self.served()
        numero = self.deposited(dossiers.avance())
        self.assertEqual(portail.demande(numero, "gaston")["actions"], ["prendre_en_charge"])
        self.assertEqual(portail.demande(numero, "labo")["actions"], [])
        taken = self.acted("gaston", numero, "prendre_en_charge")
        self.assertEqual((taken["statut"], taken["actions"]),
                         ("en_instruction", ["demander_modification", "valider", "rejeter"]))
        self.assertEqual(self.acted("gaston", numero, "valider")["statut"], "validee")
        self.assertEqual(portail.demande(numero, "ada")["actions"], ["payer"])
        paid = self.acted("ada", numero, "payer")
        self.assertEqual((paid["statut"], paid["actions"]), ("decidee_et_payee", []))
        for qui, action in (("ada", "payer"), ("gaston", "valider"), ("gaston", "rejeter")):
            self.problem(portail.act(qui, numero, action, motif="Encore."), 409)
        history = portail.get("labo", f"/api/v1/demandes/{numero}/historique").json["elements"]
        self.assertEqual([event["genre"] for event in history],
                         ["demande_deposee", "demande_prise_en_charge", "demande_validee", "demande_payee"])
        self.assertEqual([event["acteur"] for event in history],
                         ["fournisseur", "gestionnaire", "gestionnaire", "administrateur"])
        self.assertEqual([event["instant"] for event in history], sorted(event["instant"] for event in history))
        self.is_intact()

    def test_a_modification_is_asked_for_point_by_point_and_answered(self):
        portail = self.served()
        dossier = dossiers.avance()
        numero = self.deposited(dossier)
        self.acted("gaston", numero, "prendre_en_charge")
        self.problem(portail.act("gaston", numero, "demander_modification"), 422)
        self.problem(portail.act("gaston", numero, "demander_modification", motif="   "), 422)
        motifs = [{"objet": "lignes/0/bon_commande", "constat": "La signature est illisible.",
                   "attendu": "Un bon signé lisible.", "regle": "PCE-009"},
                  {"objet": "pieces/P2", "constat": "La page 2 manque."}]
        asked = self.acted("gaston", numero, "demander_modification", motifs=motifs)
        self.assertEqual(asked["statut"], "a_modifier")
        self.assertEqual([motif["constat"] for motif in asked["motifs"]], [motif["constat"] for motif in motifs])
        self.assertEqual(portail.demande(numero, "labo")["actions"], ["redeposer"])
        mail = portail.get("gaston", "/api/v1/courriels").json["elements"][0]
        self.assertIn("La signature est illisible.", mail["texte"])
        self.assertIn("2 points à corriger", mail["objet"])

        # Same bytes: the first deposit, as it stands now. A correction goes to the demande itself.
        self.assertEqual(self.answers(portail.deposit("labo", dossier), 201).json["statut"], "a_modifier")
        self.answers(portail.advance("2022-11-28T09:00:00+01:00"), 200)
        corrected = dossier.copy()
        corrected.document["references"]["reference_fournisseur"] = "CORRIGEE"
        path = f"/api/v1/demandes/{numero}"
        self.problem(portail.deposit("rival", corrected, "PUT", path), 404)
        self.problem(portail.deposit("gaston", corrected, "PUT", path), 403)
        self.problem(portail.form("labo", "PUT", path, {"demande": corrected.json}), 422)
        again = self.answers(portail.deposit("labo", corrected, "PUT", path), 200).json
        self.assertEqual((again["statut"], again["version"], again["numero"]), ("deposee", 2, numero))
        self.assertRegex(again["rapport"]["instant"], r"\A2022-11-28T08:00:\d\dZ\Z")
        self.problem(portail.deposit("labo", corrected, "PUT", path), 409)
        self.acted("gaston", numero, "prendre_en_charge")
        self.acted("gaston", numero, "valider")
        self.is_intact()

    def test_a_redeposit_keeps_the_deadlines_of_the_first_complete_deposit(self):
        portail = self.served()
        dossier = dossiers.avance()
        numero = self.deposited(dossier)
        self.acted("gaston", numero, "prendre_en_charge")
        self.acted("gaston", numero, "demander_modification", motif="À revoir.")
        self.answers(portail.advance("2022-12-20T09:00:00+01:00"), 200)  # avances are over
        corrected = dossier.copy()
        corrected.document["references"]["reference_fournisseur"] = "TARD"
        again = self.answers(portail.deposit("labo", corrected, "PUT", f"/api/v1/demandes/{numero}"), 200).json
        self.assertNotIn("CAL-002", [constat["regle"] for constat in again["rapport"]["constats"]])
        late = self.answers(portail.deposit("labo", dossiers.avance_de(11, 12)), 201).json
        self.assertIn("CAL-002", [constat["regle"] for constat in late["rapport"]["constats"]])
        self.assertEqual(late["rapport"]["verdict"], "rejet")

    def test_a_rejection_says_why_and_another_demande_may_follow(self):
        portail = self.served()
        dossier = dossiers.avance()
        numero = self.deposited(dossier)
        self.acted("gaston", numero, "prendre_en_charge")
        self.problem(portail.act("gaston", numero, "rejeter"), 422)
        rejected = self.acted("gaston", numero, "rejeter", motif="Le bon de commande est celui d’un autre client.")
        self.assertEqual(rejected["statut"], "rejetee")
        mail = portail.get("nadia", "/api/v1/courriels").json["elements"][0]
        self.assertIn("Le bon de commande est celui d’un autre client.", mail["texte"])
        second = dossier.renewed()
        second.document["references"]["remplace_envoi"] = dossier.envoi
        self.assertEqual(self.answers(portail.deposit("labo", second), 201).json["rapport"]["verdict"], "recevable")

    def late_avance(self) -> str:
        """A demande that no rule lets through: it is filed after the end of avances."""
        self.answers(self.portail.advance("2022-12-05T09:00:00+01:00"), 200)
        numero = self.deposited(dossiers.avance())
        self.acted("gaston", numero, "prendre_en_charge")
        return numero

    def test_a_rejet_stands_until_an_administrateur_lifts_it_by_name(self):
        portail = self.served()
        numero = self.late_avance()
        refused = self.problem(portail.act("gaston", numero, "valider"), 409)
        self.assertIn("CAL-002", refused["errors"][0]["detail"])
        self.assertEqual(portail.demande(numero, "gaston")["actions"], ["demander_modification", "rejeter"])
        self.assertEqual(portail.demande(numero, "ada")["actions"], ["outrepasser"])
        lift = {"regle": "CAL-002", "motif": "Panne du portail le 30 novembre."}
        self.problem(portail.act("gaston", numero, "outrepasser", **lift), 403)
        self.problem(portail.act("ada", numero, "outrepasser", regle="CAL-002"), 422)
        self.problem(portail.act("ada", numero, "outrepasser", regle="MNT-007", motif="Oui."), 422)
        self.acted("ada", numero, "outrepasser", **lift)
        self.assertEqual(self.acted("gaston", numero, "valider")["statut"], "validee")
        # Who overrides or validates is never who pays.
        self.assertEqual(portail.demande(numero, "ada")["actions"], [])
        self.problem(portail.act("ada", numero, "payer"), 403)
        self.problem(portail.act("gaston", numero, "payer"), 403)
        self.assertEqual(portail.get("ada", "/api/v1/ecritures").json["elements"], [])
        self.assertEqual(self.acted("albert", numero, "payer")["statut"], "decidee_et_payee")
        event = [one for one in portail.everything("ada", "/api/v1/evenements") if "regle" in one.get("donnees", {})]
        self.assertEqual([(one["donnees"]["regle"], one["donnees"]["motif"]) for one in event],
                         [("CAL-002", "Panne du portail le 30 novembre.")])
        self.is_intact()

    def test_a_beneficiary_is_financed_once_and_the_loser_learns_nothing(self):
        portail = self.served()
        loser = self.deposited(dossiers.make("avance_bio_sgl_concurrente"), "rival")
        self.acted("gisele", loser, "prendre_en_charge")
        winner = self.validated(dossiers.avance())
        lost = portail.act("gisele", loser, "valider")
        problem = self.problem(lost, 409, "UNI-001")
        self.assertEqual(problem["errors"][0]["pointer"], "/beneficiaires/0")
        for said in (winner, "73282932000074", "Exemple Logiciels"):
            self.assertNotIn(said, lost.texte)
        self.assertEqual(portail.demande(loser)["statut"], "en_instruction")
        # Filed after the validation, the report itself says it, and no more.
        later = dossiers.make("avance_bio_sgl_concurrente")
        told = self.answers(portail.deposit("rival", later), 201)
        self.assertIn("UNI-001", [constat["regle"] for constat in told.json["rapport"]["constats"]])
        for said in (winner, "73282932000074", "Exemple Logiciels"):
            self.assertNotIn(said, told.texte)
        numero = told.json["numero"]
        self.acted("gisele", numero, "prendre_en_charge")
        self.acted("ada", numero, "outrepasser", regle="UNI-001", motif="Essai de passage en force.")
        self.problem(portail.act("gisele", numero, "valider"), 409, "UNI-001")
        self.is_intact()


class Horloge:
    def test_incomplete_demandes_fall_due_each_at_its_own_instant_and_in_order(self):
        portail = self.served()
        late, early = dossiers.avance(), dossiers.make("avance_mdv_lgc")
        numeros = [self.answers(portail.form("labo", "POST", "/api/v1/demandes", {"demande": one.json}), 202)
                   .json["numero"] for one in (late, early)]
        deadlines = [portail.demande(numero)["echeance"] for numero in numeros]
        reached = self.answers(portail.advance("2023-09-12T10:00:00"), 200).json
        self.assertEqual(reached, {"instant": "2023-09-12T08:00:00Z"})
        due = [event for event in portail.everything("gaston", "/api/v1/evenements")
               if event["genre"] == "demande_non_deposee"]
        self.assertEqual([event["instant"] for event in due], sorted(deadlines))
        self.assertEqual({event["objet"]: event["instant"] for event in due}, dict(zip(numeros, deadlines)))
        for numero in numeros:
            final = portail.demande(numero, "labo")
            self.assertEqual((final["statut"], final["actions"]), ("non_deposee", []))
            self.problem(portail.form("labo", "PUT", f"/api/v1/demandes/{numero}/pieces", {"pieces": late.zip}), 409)
            self.problem(portail.act("labo", numero, "abandonner"), 409)
        mails = [mail for mail in portail.everything("gaston", "/api/v1/courriels")
                 if mail["objet"].endswith("Demande non déposée : l’échéance est passée".replace(" :", "\u00a0:"))]
        self.assertEqual(len(mails), 2)
        self.assertEqual(sorted(mail["instant"] for mail in mails), sorted(deadlines))
        self.is_intact()

    def test_the_clock_never_goes_back_and_only_an_administrateur_moves_it(self):
        portail = self.served()
        for qui, statut in ((None, 401), ("labo", 403), ("gaston", 403), ("nadia", 403)):
            body = {"instant": "2023-01-01T00:00:00Z"}
            self.problem(portail.ask(qui, "PUT", "/api/v1/horloge", body), statut)
        self.problem(portail.advance("2022-11-21T09:14:59Z"), 422)
        for wrong in ("demain", "", "2023-03-26T02:30:00"):
            self.problem(portail.advance(wrong), 422)
        self.problem(portail.ask("ada", "PUT", "/api/v1/horloge", {}), 422)
        self.answers(portail.advance("2023-03-26T03:30:00"), 200)

    def test_the_solde_is_judged_at_the_portal_s_clock(self):
        portail = self.served()
        numero = self.paid(dossiers.trois_laboratoires())
        early = self.answers(portail.deposit("labo", dossiers.solde_de(numero)), 201).json
        self.assertIn("CAL-012", [constat["regle"] for constat in early["rapport"]["constats"]])
        self.assertNotEqual(early["rapport"]["verdict"], "recevable")
        self.answers(portail.advance(OUVERTURE_DU_SOLDE), 200)
        fine = self.answers(portail.deposit("labo", dossiers.solde_de(numero)), 201).json
        self.assertEqual((fine["rapport"]["verdict"], fine["avance"]), ("recevable", numero))


class Suite:
    """The journal as it grows, over one connection."""

    def follow(self, apres: int, **entetes):
        import http.client
        connection = http.client.HTTPConnection("127.0.0.1", self.portail.port, timeout=20)
        self.addCleanup(connection.close)
        connection.request("GET", f"/api/v1/evenements?apres={apres}", headers={
            "Accept": "text/event-stream", "Authorization": f"Bearer {self.portail.jetons['nadia']}"} | entetes)
        answer = connection.getresponse()
        self.assertEqual((answer.status, answer.headers.get_content_type()), (200, "text/event-stream"))
        return answer

    def next(self, stream) -> tuple[int, dict]:
        import json
        seq = None
        while True:
            line = stream.readline().decode().rstrip("\n")
            if line.startswith("id: "):
                seq = int(line[4:])
            elif line.startswith("data: "):
                return seq, json.loads(line[6:])

    def test_events_are_followed_from_where_one_was(self):
        portail = self.served()
        before = portail.everything("gaston", "/api/v1/evenements")
        self.assertEqual([event["seq"] for event in before], list(range(1, len(before) + 1)))
        last = before[-1]["seq"]
        stream = self.follow(last - 1)
        seq, event = self.next(stream)
        self.assertEqual((seq, event), (last, before[-1]))
        numero = self.deposited(dossiers.avance())
        seq, event = self.next(stream)
        self.assertEqual((seq, event["genre"], event["objet"]), (last + 1, "demande_deposee", numero))
        self.acted("gaston", numero, "prendre_en_charge")
        self.assertEqual(self.next(stream)[0], last + 2)
        self.assertEqual(self.next(self.follow(last))[0], last + 1)
        self.assertEqual(self.next(self.follow(0, **{"Last-Event-ID": str(last + 1)}))[0], last + 2)

    def test_the_server_stops_while_it_is_followed(self):
        portail = self.served()
        self.next(self.follow(0))
        self.assertEqual(portail.stop(), 0)


for recit in (Vie, Horloge, Suite):
    sur_les_deux_bases(recit)
