# SPDX-License-Identifier: EUPL-1.2
"""What is read: lists with their filters and pages, pièces, the receipt and what it proves, the description of it all."""
import hashlib
import json
import re

import dossiers
from portail import CONCURRENT, LABORATOIRE, OUVERTURE_DU_SOLDE, Recit, sur_les_deux_bases


class Listes:
    def filtered(self, query: str, qui: str = "gaston") -> list[str]:
        return [one["numero"] for one in self.portail.everything(qui, f"/api/v1/demandes?{query}")]

    def test_lists_are_read_newest_first_by_pages(self):
        portail = self.served()
        numeros = [self.deposited(dossiers.avance_de(2 * rank, 2 * rank + 1)) for rank in range(5)]
        newest = numeros[::-1]
        self.assertEqual(self.filtered(""), newest)
        page = portail.get("labo", "/api/v1/demandes?limite=2").json
        self.assertEqual(set(page), {"elements", "suite"})
        self.assertEqual([one["numero"] for one in page["elements"]], newest[:2])
        new = self.deposited(dossiers.avance_de(101, 102))  # what arrives meanwhile moves nothing
        rest = portail.everything("labo", "/api/v1/demandes?limite=2", page["suite"])
        self.assertEqual([one["numero"] for one in rest[:2]], newest[2:4])
        self.assertNotIn(new, [one["numero"] for one in rest])
        exact = portail.get("labo", "/api/v1/demandes?limite=6").json
        self.assertEqual((len(exact["elements"]), exact["suite"]), (6, None))
        self.assertEqual(self.filtered("limite=1"), [new] + newest)
        for query in ("limite=0", "limite=201", "limite=x", "limite=-1", "apres=x", "statut=perdue", "depuis=hier",
                      "limite=99999999999999999999"):
            with self.subTest(query):
                self.problem(portail.get("gaston", f"/api/v1/demandes?{query}"), 422)
        self.answers(portail.get("gaston", "/api/v1/demandes?limite=200"), 200)

    def test_fifty_elements_are_given_by_default(self):
        portail = self.served()
        for rank in range(51):
            self.deposited(dossiers.avance_de(2 * rank, 2 * rank + 1))
        page = portail.get("gaston", "/api/v1/demandes").json
        self.assertEqual(len(page["elements"]), 50)
        self.assertEqual(len(portail.get("gaston", f"/api/v1/demandes?apres={page['suite']}").json["elements"]), 1)

    def test_each_filter_filters_and_they_add_up(self):
        portail = self.served()
        bio = self.deposited(dossiers.avance())
        mdv = self.deposited(dossiers.make("avance_mdv_lgc"))
        rival = self.deposited(dossiers.avance_de(41, 42).of_the_rival(), "rival")
        self.acted("gaston", mdv, "prendre_en_charge")
        self.answers(portail.advance("2022-11-25T09:00:00+01:00"), 200)
        late = self.deposited(dossiers.avance_de(43, 44))
        self.assertEqual(self.filtered("statut=en_instruction"), [mdv])
        self.assertEqual(self.filtered("statut=deposee"), [late, rival, bio])
        self.assertEqual(self.filtered("statut=deposee&statut=en_instruction"), [late, rival, mdv, bio])
        self.assertEqual(self.filtered("dispositif=MDV_LGC"), [mdv])
        self.assertEqual(self.filtered("type_demande=avance"), [late, rival, mdv, bio])
        self.assertEqual(self.filtered("type_demande=solde"), [])
        self.assertEqual(self.filtered(f"fournisseur={CONCURRENT}"), [rival])
        self.assertEqual(self.filtered(f"fournisseur={LABORATOIRE}&dispositif=BIO_SGL"), [late, bio])
        self.assertEqual(self.filtered("beneficiaire=540002698"), [bio])
        self.assertEqual(self.filtered(f"beneficiaire={dossiers.finess(42)}"), [rival])
        self.assertEqual(self.filtered(f"beneficiaire={dossiers.finess(999)}"), [])
        for depuis in ("2022-11-25", "2022-11-25T09:00:00", "2022-11-25T08:00:00Z", "2022-11-25T09:00:00%2B01:00",
                       "2022-11-25T09:00:00+01:00"):
            with self.subTest(depuis):
                self.assertEqual(self.filtered(f"depuis={depuis}"), [late])
        self.assertEqual(self.filtered("depuis=2022-11-21"), [late, rival, mdv, bio])
        self.assertEqual(self.filtered(f"q={late}"), [late])
        self.assertEqual(self.filtered(f"q={late.lower()}"), [late])
        self.assertEqual(self.filtered("q=introuvable"), [])
        self.assertEqual(self.filtered("statut=deposee&q=autre%20fournisseur"), [rival])
        # A Fournisseur sees its own, whatever is asked for.
        self.assertEqual(self.filtered("", "rival"), [rival])
        self.assertEqual(self.filtered("beneficiaire=540002698", "rival"), [])
        self.assertEqual(self.filtered(f"q={bio}", "rival"), [])

    def test_mails_and_events_are_paged_too(self):
        portail = self.served()
        for rank in range(3):
            self.deposited(dossiers.avance_de(2 * rank, 2 * rank + 1))
        mails = portail.everything("nadia", "/api/v1/courriels?limite=2")
        self.assertEqual([mail["id"] for mail in mails], [3, 2, 1])
        events = portail.everything("nadia", "/api/v1/evenements?limite=2")
        self.assertEqual([event["seq"] for event in events], list(range(1, len(events) + 1)))
        self.assertLessEqual({"seq", "instant", "genre", "objet", "acteur"}, set(events[0]))
        for path in ("courriels", "evenements", "ecritures"):
            self.problem(portail.get("nadia", f"/api/v1/{path}?limite=201"), 422)


class Preuve:
    def test_pieces_come_back_by_their_local_id_as_they_were_sent(self):
        portail = self.served()
        dossier = dossiers.avance()
        numero = self.deposited(dossier)
        for piece in dossier.document["pieces"]:
            for qui in ("labo", "gaston", "nadia"):
                given = self.answers(portail.get(qui, f"/api/v1/demandes/{numero}/pieces/{piece['id']}"), 200)
                self.assertEqual(given.corps, dossier.fichiers[piece["nom_fichier"]])
            self.assertIn("attachment", given.entetes["Content-Disposition"])
            self.assertIn(piece["nom_fichier"], given.entetes["Content-Disposition"])
            self.assertEqual(given.entetes["X-Content-Type-Options"], "nosniff")
        for wrong in ("P99", "..%2f..%2fquitus.db", "P1%20"):
            self.problem(portail.get("labo", f"/api/v1/demandes/{numero}/pieces/{wrong}"), 404)
        for unreadable in ("%00", "%zz", "%ff"):
            self.problem(portail.get("labo", f"/api/v1/demandes/{numero}/pieces/{unreadable}"), 400)

    def same_verdict(self, numero: str, dossier, *avec):
        """`check` on the same files at the receipt's instant says what the portal said."""
        portail = self.portail
        accuse = self.answers(portail.get("labo", f"/api/v1/demandes/{numero}/accuse"), 200).json
        self.assertEqual(accuse["numero"], numero)
        self.assertEqual(accuse["sha256"], hashlib.sha256(dossier.json).hexdigest())
        self.assertEqual({piece["nom"]: piece["sha256"] for piece in accuse["pieces"]},
                         {name: hashlib.sha256(content).hexdigest() for name, content in dossier.fichiers.items()})
        folder = portail.folder / "preuve"
        folder.mkdir(exist_ok=True)
        names = []
        for rank, one in enumerate((dossier, *avec)):
            (folder / f"{rank}.json").write_bytes(one.json)
            (folder / f"{rank}.zip").write_bytes(one.zip)
            names.append(str(folder / f"{rank}.json"))
        context = ["--avec", *names[1:]] if avec else []
        checked = portail.run("check", names[0], "--at", accuse["instant"], "--format", "json", *context)
        report = json.loads(checked.out)
        self.assertEqual(report["reglement"]["empreinte"], accuse["reglement"])
        judged, kept = report["demandes"][0], portail.demande(numero)["rapport"]
        self.assertEqual(judged["verdict"], accuse["verdict"])
        for member in ("verdict", "cas", "montants", "constats", "instant"):
            self.assertEqual(judged[member], kept[member], member)

    def test_check_gives_the_verdict_of_the_receipt(self):
        self.served()
        for dossier in (dossiers.avance(), dossiers.make("avance_mdv_lgc"), dossiers.avance_de(21, 22)):
            self.same_verdict(self.deposited(dossier), dossier)
        faulty = dossiers.trois_laboratoires().of_laboratories(51, 52, 53)
        faulty.document["totaux"]["ttc"] = "1.00"
        faulty.document["lignes"][1]["montants"]["tva"] = "0.01"
        faulty.document["pieces"].pop()
        self.same_verdict(self.deposited(faulty), faulty)

    def test_check_gives_the_verdict_of_a_solde_with_its_avance(self):
        portail = self.served()
        avance = dossiers.trois_laboratoires()
        self.paid(avance)
        self.answers(portail.advance(OUVERTURE_DU_SOLDE), 200)
        for kept in (("A", "B"), ("A",)):
            solde = dossiers.solde_de("", *kept)
            del solde.document["references"]["numero_dossier_avance"]
            solde.document["references"]["envoi_avance"] = avance.envoi
            self.same_verdict(self.deposited(solde), solde, avance)

    def test_the_receipt_of_an_incomplete_one_has_no_instant(self):
        portail = self.served()
        numero = portail.form("labo", "POST", "/api/v1/demandes", {"demande": dossiers.avance().json}).json["numero"]
        accuse = self.answers(portail.get("labo", f"/api/v1/demandes/{numero}/accuse"), 200).json
        self.assertEqual((accuse["instant"], accuse["statut"], accuse["pieces"]), (None, "incomplete", []))


class Publique(Recit):
    def test_health_readiness_metrics_and_regulation_need_no_credentials(self):
        portail = self.served()
        for path in ("/sante", "/pret", "/metrics", "/api/v1/openapi.json", "/api/v1/schemas/demande", "/api/v1/regles",
                     "/api/v1/regles/UNI-001", "/api/v1/calendrier", "/api/v1/calendrier.ics"):
            with self.subTest(path):
                self.answers(portail.get(None, path), 200)
        self.assertRegex(portail.get(None, "/metrics").texte, r"(?m)^# TYPE quitus_\w+ (counter|gauge|histogram)$")
        self.problem(portail.get(None, "/api/v1/regles/XYZ-999"), 404)
        schema = portail.get(None, "/api/v1/schemas/demande").json
        self.assertEqual(schema, json.loads(portail.succeed("schema")))

    def test_the_description_lists_exactly_what_is_served(self):
        portail = self.served()
        description = portail.get(None, "/api/v1/openapi.json").json
        self.assertTrue(description["openapi"].startswith("3.1"))
        methods = {"get", "put", "post", "delete", "patch"}
        for path, item in description["paths"].items():
            concrete = re.sub(r"\{[^}]+\}", "X1", path)
            for method in methods - {"get"}:
                answer = portail.ask(None, method.upper(), concrete)
                if method in item:
                    self.assertNotIn(answer.statut, (404, 405), (method, path))
                else:
                    self.assertEqual(answer.statut, 405, (method, path, answer))
            if "get" in item and "evenements" not in path:
                self.assertIn(portail.get(None, concrete).statut, (200, 401, 404), path)
            for method, operation in item.items():
                if "security" in operation:
                    self.problem(portail.ask(None, method.upper(), concrete), 401)
        documented = {
            "/api/v1/verifications": {"post"}, "/api/v1/demandes": {"get", "post"},
            "/api/v1/demandes/{numero}": {"get", "put"}, "/api/v1/demandes/{numero}/pieces": {"put"},
            "/api/v1/demandes/{numero}/historique": {"get"}, "/api/v1/demandes/{numero}/accuse": {"get"},
            "/api/v1/demandes/{numero}/pieces/{id}": {"get"}, "/api/v1/demandes/{numero}/actions": {"post"},
            "/api/v1/ecritures": {"get"}, "/api/v1/courriels": {"get"}, "/api/v1/evenements": {"get"},
            "/api/v1/horloge": {"put"}}
        for path, wanted in documented.items():
            self.assertEqual(set(description["paths"][path]) & methods, wanted, path)


sur_les_deux_bases(Listes)
sur_les_deux_bases(Preuve)
