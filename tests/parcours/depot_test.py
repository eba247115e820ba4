# SPDX-License-Identifier: EUPL-1.2
"""Deposits: complete, incomplete, completed, repeated, simulated; and what is refused."""
import http.client
import json
import socket

import dossiers
from portail import LABORATOIRE, Reponse, multipart, sur_les_deux_bases

DEMANDE = {"numero", "type_demande", "dispositif", "statut", "version", "depose_le", "fournisseur", "rapport", "actions"}


class Depot:
    def test_a_complete_deposit_is_created_and_judged(self):
        portail = self.served()
        dossier = dossiers.avance()
        reponse = self.answers(portail.deposit("labo", dossier), 201)
        demande = reponse.json
        self.assertEqual(reponse.entetes["Location"], f"/api/v1/demandes/{demande['numero']}")
        self.assertRegex(demande["numero"], r"\A[A-Z0-9][A-Z0-9-]{2,39}\Z")
        self.assertLessEqual(DEMANDE, set(demande))
        self.assertEqual({key: demande[key] for key in ("type_demande", "dispositif", "statut", "version")},
                         {"type_demande": "avance", "dispositif": "BIO_SGL", "statut": "deposee", "version": 1})
        self.assertRegex(demande["depose_le"], r"\A2022-11-21T09:15:\d\dZ\Z")
        self.assertEqual(demande["fournisseur"]["siret"], LABORATOIRE)
        rapport = demande["rapport"]
        self.assertEqual((rapport["verdict"], rapport["cas"]), ("recevable", None))
        self.assertEqual(rapport["montants"]["finance"], "56172.66")
        self.assertEqual(rapport["montants"]["avance"], "16851.80")
        self.assertEqual(self.answers(portail.get("labo", reponse.entetes["Location"]), 200).json, demande)
        mails = portail.get("gaston", "/api/v1/courriels").json["elements"]
        self.assertEqual([mail["a"] for mail in mails], ["labo@parcours.exemple"])
        self.assertLessEqual({"id", "a", "objet", "texte", "etat", "instant"}, set(mails[0]))
        self.assertIn(demande["numero"], mails[0]["objet"])

    def test_parts_may_bear_a_file_name_or_not(self):
        portail = self.served()
        for noms in ({}, {"demande": "demande.json"}, {"demande": "demande.json", "pieces": "lot.zip"}):
            with self.subTest(noms):
                dossier = dossiers.avance()
                corps, kind = multipart({"demande": dossier.json, "pieces": dossier.zip}, noms)
                made = portail.ask("labo", "POST", "/api/v1/demandes", corps, {"Content-Type": kind})
                self.assertEqual(self.answers(made, 201).json["statut"], "deposee")
                corps, kind = multipart({"demande": b'{"format":"\xe9"}', "pieces": dossier.zip}, noms)
                latin = portail.ask("labo", "POST", "/api/v1/demandes", corps, {"Content-Type": kind})
                self.problem(latin, 422)

    def test_the_same_bytes_again_are_the_same_deposit(self):
        portail = self.served()
        dossier = dossiers.avance()
        first = self.answers(portail.deposit("labo", dossier), 201)
        again = self.answers(portail.deposit("labo", dossier), 201)
        self.assertEqual((again.json, again.entetes["Location"]), (first.json, first.entetes["Location"]))
        # The archive does not count while the request is complete.
        no_archive = self.answers(portail.form("labo", "POST", "/api/v1/demandes", {"demande": dossier.json}), 201)
        broken = portail.form("labo", "POST", "/api/v1/demandes", {"demande": dossier.json, "pieces": b"PK\x03\x04"})
        self.assertEqual((no_archive.json, broken.json), (first.json, first.json))
        self.assertEqual(len(portail.everything("gaston", "/api/v1/demandes")), 1)
        self.assertEqual(len(portail.get("gaston", "/api/v1/courriels").json["elements"]), 1)
        other = dossier.copy()
        other.document["references"]["reference_fournisseur"] = "AUTRE"
        self.problem(portail.deposit("labo", other), 409)
        self.assertEqual(portail.demande(first.json["numero"])["version"], 1)

    def test_without_its_pieces_a_deposit_is_kept_incomplete_with_the_reason(self):
        portail = self.served()
        dossier = dossiers.avance()
        kept = self.answers(portail.form("labo", "POST", "/api/v1/demandes", {"demande": dossier.json}), 202)
        numero = kept.json["numero"]
        self.assertEqual(kept.json["statut"], "incomplete")
        self.assertEqual(kept.entetes["Location"], f"/api/v1/demandes/{numero}")
        self.assertEqual(kept.json["actions"], ["completer", "abandonner"])
        self.assertIsNone(kept.json["depose_le"])
        self.assertTrue(kept.json["faute"])
        again = self.answers(portail.form("labo", "POST", "/api/v1/demandes", {"demande": dossier.json}), 202)
        self.assertEqual(again.json["numero"], numero)
        path = f"/api/v1/demandes/{numero}/pieces"
        self.problem(portail.form("labo", "PUT", path, {"pieces": b"not a zip"}), 422)
        self.problem(portail.form("rival", "PUT", path, {"pieces": dossier.zip}), 404)
        self.problem(portail.form("gaston", "PUT", path, {"pieces": dossier.zip}), 403)
        self.answers(portail.advance("2022-11-22T10:00:00+01:00"), 200)
        completed = self.answers(portail.form("labo", "PUT", path, {"pieces": dossier.zip}), 200).json
        self.assertEqual((completed["statut"], completed["numero"]), ("deposee", numero))
        # Judged at the instant of its complete reception.
        self.assertEqual(completed["rapport"]["instant"], completed["depose_le"])
        self.assertRegex(completed["depose_le"], r"\A2022-11-22T09:00:\d\dZ\Z")
        self.problem(portail.form("labo", "PUT", path, {"pieces": dossier.zip}), 409)
        self.assertEqual(self.answers(portail.deposit("labo", dossier), 201).json["numero"], numero)
        self.is_intact()

    def test_depositing_an_incomplete_one_again_with_its_pieces_completes_it(self):
        portail = self.served()
        dossier = dossiers.avance()
        kept = self.answers(portail.form("labo", "POST", "/api/v1/demandes", {"demande": dossier.json}), 202).json
        whole = self.answers(portail.deposit("labo", dossier), 201).json
        self.assertEqual((whole["numero"], whole["statut"]), (kept["numero"], "deposee"))

    def test_hostile_archives_are_kept_out_with_the_reason(self):
        import io
        import zipfile
        portail = self.served()
        climbing = io.BytesIO()
        with zipfile.ZipFile(climbing, "w") as archive:
            archive.writestr("../../evasion.pdf", b"%PDF-1.4")
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("BC-0417-1.pdf", b"\0" * (32 << 20))
        crowd = io.BytesIO()
        with zipfile.ZipFile(crowd, "w") as archive:
            for rank in range(2001):
                archive.writestr(f"{rank}.pdf", b"")
        whole = dossiers.avance().zip
        for name, hostile in (("climbing", climbing.getvalue()), ("bomb", bomb.getvalue()),
                              ("crowd", crowd.getvalue()), ("cut", whole[:len(whole) // 2]), ("empty", b""),
                              ("text", b"hello")):
            with self.subTest(name):
                dossier = dossiers.avance()
                parts = {"demande": dossier.json, "pieces": hostile}
                kept = self.answers(portail.form("labo", "POST", "/api/v1/demandes", parts), 202).json
                self.assertEqual(kept["statut"], "incomplete")
                self.assertGreater(len(kept["faute"]), 15)
        self.assertFalse(list(portail.folder.parent.glob("evasion.pdf")))
        self.assertFalse(list(portail.folder.rglob("evasion.pdf")))

    def test_an_incomplete_one_can_be_abandoned(self):
        portail = self.served()
        dossier = dossiers.avance()
        numero = portail.form("labo", "POST", "/api/v1/demandes", {"demande": dossier.json}).json["numero"]
        self.problem(portail.act("gaston", numero, "abandonner"), 403)
        abandoned = self.acted("labo", numero, "abandonner")
        self.assertEqual((abandoned["statut"], abandoned["actions"]), ("abandonnee", []))
        path = f"/api/v1/demandes/{numero}/pieces"
        self.problem(portail.form("labo", "PUT", path, {"pieces": dossier.zip}), 409)

    def test_the_simulator_keeps_nothing(self):
        portail = self.served()
        dossier = dossiers.avance()
        before = portail.everything("gaston", "/api/v1/evenements")
        parts = {"demande": dossier.json, "pieces": dossier.zip}
        element = self.answers(portail.form("labo", "POST", "/api/v1/verifications", parts), 200).json
        self.assertLessEqual({"type_demande", "dispositif", "instant", "verdict", "cas", "constats", "montants"},
                             set(element))
        self.assertEqual((element["verdict"], element["montants"]["avance"]), ("recevable", "16851.80"))
        self.assertEqual(portail.everything("gaston", "/api/v1/evenements"), before)
        self.assertEqual(portail.everything("gaston", "/api/v1/demandes"), [])
        deposited = self.answers(portail.deposit("labo", dossier), 201).json["rapport"]
        self.assertEqual([c["regle"] for c in deposited["constats"]], [c["regle"] for c in element["constats"]])
        self.problem(portail.form("gaston", "POST", "/api/v1/verifications", parts), 403)
        self.problem(portail.form(None, "POST", "/api/v1/verifications", parts), 401)


class Refus:
    def test_a_body_that_is_no_deposit_is_refused_with_the_place(self):
        portail = self.served()
        dossier = dossiers.avance()

        def changed(**members) -> bytes:
            return json.dumps(dossier.document | members).encode()

        for name, parts in (
                ("no part", {"pieces": dossier.zip}),
                ("no JSON", {"demande": b"{", "pieces": dossier.zip}),
                ("an array", {"demande": b"[]", "pieces": dossier.zip}),
                ("another format", {"demande": changed(format="autre"), "pieces": dossier.zip}),
                ("no identifier", {"demande": changed(identifiant_envoi="x"), "pieces": dossier.zip}),
                ("another step", {"demande": changed(type_demande="controle"), "pieces": dossier.zip})):
            with self.subTest(name):
                self.problem(portail.form("labo", "POST", "/api/v1/demandes", parts), 422)
        self.problem(portail.ask("labo", "POST", "/api/v1/demandes", {"demande": {}}), 415)
        self.assertEqual(portail.everything("gaston", "/api/v1/demandes"), [])

    def test_nobody_files_for_another_company(self):
        portail = self.served()
        self.problem(portail.deposit("rival", dossiers.avance()), 422)
        self.assertEqual(portail.everything("gaston", "/api/v1/demandes"), [])

    def test_a_deposit_wants_a_fournisseur(self):
        portail = self.served()
        dossier = dossiers.avance()
        for qui, statut in ((None, 401), ("jeton-inconnu", 401), ("", 401), ("gaston", 403), ("ada", 403),
                            ("nadia", 403)):
            with self.subTest(qui):
                self.problem(portail.deposit(qui, dossier), statut)

    def announced(self, qui: str | None, octets: int, kind: str = "multipart/form-data; boundary=x") -> Reponse:
        """The answer to a head that announces that many bytes, of which none is sent."""
        portail = self.portail
        head = f"POST /api/v1/demandes HTTP/1.1\r\nHost: x\r\nContent-Length: {octets}\r\nContent-Type: {kind}\r\n"
        head += f"Authorization: Bearer {portail.jetons.get(qui, qui)}\r\n" if qui else ""
        with socket.create_connection(("127.0.0.1", portail.port), timeout=10) as line:
            line.sendall((head + "\r\n").encode())
            answer = http.client.HTTPResponse(line)
            answer.begin()
            return Reponse(answer.status, answer.headers, answer.read())

    def test_who_may_not_and_what_is_too_large_are_told_before_the_body(self):
        self.served()
        self.problem(self.announced("labo", 300 << 20), 413)
        self.problem(self.announced(None, 100), 401)
        self.problem(self.announced(None, 300 << 20), 401)
        self.problem(self.announced("gaston", 100), 403)

    def test_a_json_too_large_is_refused(self):
        portail = self.served()
        parts = {"demande": b'{"x":"' + b"a" * (9 << 20) + b'"}', "pieces": b"PK"}
        corps, kind = multipart(parts)
        try:
            self.problem(portail.ask("labo", "POST", "/api/v1/demandes", corps, {"Content-Type": kind}), 413)
        except (ConnectionError, BrokenPipeError):
            pass  # answered and closed before all was sent: the client may not have read it
        self.assertEqual(portail.everything("gaston", "/api/v1/demandes"), [])

    def test_what_does_not_exist_or_belongs_to_another_company_is_not_found_alike(self):
        portail = self.served()
        numero = self.deposited(dossiers.avance())
        for path in ("", "/historique", "/accuse", "/pieces/P1"):
            foreign = self.problem(portail.get("rival", f"/api/v1/demandes/{numero}{path}"), 404)
            unknown = self.problem(portail.get("rival", f"/api/v1/demandes/SGN-2099-000001{path}"), 404)
            self.assertEqual(foreign, unknown)
        self.problem(portail.act("rival", numero, "abandonner"), 404)
        self.problem(portail.deposit("rival", dossiers.make("avance_bio_sgl_concurrente"), "PUT",
                                     f"/api/v1/demandes/{numero}"), 404)
        self.assertEqual(portail.everything("rival", "/api/v1/demandes"), [])
        self.assertEqual(portail.everything("rival", f"/api/v1/demandes?fournisseur={LABORATOIRE}"), [])
        for path in ("/api/v1/ecritures", "/api/v1/courriels", "/api/v1/evenements"):
            self.problem(portail.get("labo", path), 403)
            self.problem(portail.get(None, path), 401)
        self.problem(portail.get("labo", "/api/v1/rien"), 404)
        self.assertEqual(portail.ask("labo", "DELETE", "/api/v1/demandes").statut, 405)

    def test_an_action_that_is_not_open_is_refused_with_those_that_are(self):
        portail = self.served()
        numero = self.deposited(dossiers.avance())
        refused = self.problem(portail.act("gaston", numero, "valider"), 409)
        self.assertEqual(refused["actions"], ["prendre_en_charge"])
        self.assertIn("prendre_en_charge", refused["errors"][0]["detail"])
        self.problem(portail.act("labo", numero, "valider"), 403)
        self.problem(portail.act("nadia", numero, "prendre_en_charge"), 403)
        self.problem(portail.act("gaston", numero, "payer"), 403)
        self.problem(portail.act("gaston", numero, "danser"), 422)
        self.problem(portail.act("gaston", "SGN-2099-000001", "valider"), 404)
        for body in (b"", b"[]", b"{", b"null", b'{"action":3}', b'{"motif":"x"}'):
            path = f"/api/v1/demandes/{numero}/actions"
            self.problem(portail.ask("gaston", "POST", path, body, {"Content-Type": "application/json"}), 422)
        self.assertEqual(portail.demande(numero)["statut"], "deposee")

    def test_a_stale_version_is_refused_saying_who_changed_what(self):
        portail = self.served()
        numero = self.deposited(dossiers.avance())
        path = f"/api/v1/demandes/{numero}"
        seen = portail.get("gaston", path).entetes["ETag"]
        self.answers(portail.act("gisele", numero, "prendre_en_charge"), 200)
        stale = self.problem(portail.act("gaston", numero, "rejeter", if_match=seen, motif="Doublon."), 409)
        self.assertIn("estionnaire", stale["errors"][0]["detail"])
        self.assertIn("rise en charge", stale["errors"][0]["detail"])
        fresh = portail.get("gaston", path).entetes["ETag"]
        self.assertNotEqual(fresh, seen)
        done = self.answers(portail.act("gaston", numero, "rejeter", if_match=fresh, motif="Doublon."), 200)
        self.assertEqual(done.json["statut"], "rejetee")
        self.assertEqual(done.entetes["ETag"], portail.get("gaston", path).entetes["ETag"])


sur_les_deux_bases(Depot)
sur_les_deux_bases(Refus)
