# SPDX-License-Identifier: EUPL-1.2
"""What stands around a request: --avec, documents given together, and the rules that link two documents."""
import copy
import itertools
import json
import unittest

from programme import NUMBER, ProgramTest, attestation, avance, finding, renamed, rules_of, solde


class Avec(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("avance.json", avance())
        self.write("attestation.json", attestation())
        self.write("solde.json", solde())

    def test_the_context_is_not_reported(self):
        report = self.check("solde.json", "--avec", "avance.json", "attestation.json")
        self.assertEqual([one["fichier"] for one in report["demandes"]], ["solde.json"])
        self.assertEqual(report["bilan"]["demandes"], 1)

    def test_it_takes_every_path_up_to_the_next_option(self):
        expected = self.check("solde.json", "--avec", "avance.json", "attestation.json")
        for arguments in (("--avec", "avance.json", "attestation.json", "--strict", "solde.json"),
                          ("--avec", "avance.json", "--avec", "attestation.json", "--strict", "solde.json"),
                          ("solde.json", "--avec", "avance.json", "--avec", "attestation.json"),
                          ("solde.json", "--avec=avance.json", "--avec=attestation.json"),
                          ("--avec", "attestation.json", "avance.json", "--", "solde.json"),
                          ("solde.json", "--avec", "attestation.json", "avance.json")):
            with self.subTest(" ".join(arguments)):
                self.assertEqual(self.check(*arguments), expected)

    def test_what_follows_it_is_never_judged(self):
        said = self.refused("check", "--avec", "avance.json", "solde.json", says="--avec")
        self.assertIn("CHEMIN", said)

    def test_the_order_of_the_context_does_not_matter(self):
        self.write("autre.json", renamed(avance(), 1))
        self.write("tardive.json", renamed(attestation("2023-09-21T08:00:00+02:00"), 2))
        names = ["avance.json", "attestation.json", "tardive.json"]
        reports = [self.run_program("check", "solde.json", "--format", "json", "--at", "2023-10-10", "--avec", *order).out
                   for order in itertools.permutations(names)]
        self.assertEqual(len(set(reports)), 1)

    def test_a_context_can_be_a_folder_a_deposit_or_lines(self):
        expected = self.check("solde.json", "--avec", "avance.json")
        self.write("contexte/avance.json", avance())
        self.write_lines("contexte.ndjson", avance())
        self.write_zip("contexte.zip", {"demande.json": avance()})
        for context in ("contexte", "contexte.ndjson", "contexte.zip"):
            with self.subTest(context):
                self.assertEqual(self.check("solde.json", "--avec", context), expected)

    def test_a_context_that_does_not_exist_or_holds_nothing(self):
        self.refused("check", "solde.json", "--avec", "absent.json", says="absent.json")
        (self.folder / "vide").mkdir()
        self.refused("check", "solde.json", "--avec", "vide", says="aucune demande")

    def test_a_broken_context_is_no_context(self):
        self.write("avance.json", json.dumps(avance())[:-10])
        self.assertIn("PER-006", rules_of(self.one("solde.json", "--avec", "avance.json")))

    def test_a_judged_document_is_not_its_own_context(self):
        expected = self.check("solde.json", "--avec", "avance.json", "attestation.json")
        self.assertEqual(self.check("solde.json", "--avec", "."), expected)
        self.assertEqual(self.check("./solde.json", "--avec", "solde.json", "avance.json", "attestation.json")["bilan"],
                         expected["bilan"])
        (self.folder / "lien.json").symlink_to("avance.json")
        self.assertNotIn("UNI-002", rules_of(self.one("avance.json", "--avec", "lien.json")))

    def test_a_line_is_not_its_own_context(self):
        self.write_lines("lot.ndjson", avance(), solde())
        together = self.check("lot.ndjson")
        self.assertEqual(self.check("lot.ndjson", "--avec", "lot.ndjson"), together)

    def test_documents_given_together_are_context_of_each_other(self):
        alone = self.one("solde.json", "--avec", "avance.json", "attestation.json")
        together = self.check("avance.json", "attestation.json", "solde.json")["demandes"]
        self.assertEqual(together[2], alone)

    def test_the_context_counts_at_its_own_instant(self):
        request = self.one("solde.json", "--avec", "avance.json", "attestation.json", "--at", "2023-10-10T10:00:00")
        self.assertEqual(request["instant"], "2023-10-10T08:00:00Z")
        self.assertEqual(request["cas"], 2)
        self.assertNotIn("CAL-004", rules_of(request))


class Avance(ProgramTest):
    """Where the solde finds its avance."""

    def test_by_its_number(self):
        self.write("avance.json", avance())
        self.write("solde.json", solde())
        request = self.one("solde.json", "--avec", "avance.json", code=0)
        self.assertNotIn("PER-006", rules_of(request))
        # B2 of 29,172.66 € is absent: 30 % of it, 8,751.80 €, is compensated.
        self.assertEqual(request["montants"], {"finance": "27000.00", "avance": "8100.00", "solde": "18900.00",
                                               "compensation": "8751.80", "net": "10148.20",
                                               "ordre_recouvrement": "0.00"})
        self.assertEqual(finding(request, "PER-002")["trouve"], "8751.80")

    def test_by_the_identifier_of_its_sending(self):
        first = avance()
        del first["references"]["numero_dossier_asp"]
        last = solde()
        del last["references"]["numero_dossier_avance"]
        last["references"]["envoi_avance"] = first["identifiant_envoi"]
        self.write("avance.json", first)
        self.write("solde.json", last)
        request = self.one("solde.json", "--avec", "avance.json", code=0)
        self.assertNotIn("PER-006", rules_of(request))
        self.assertEqual(request["montants"]["compensation"], "8751.80")

    def test_neither_leads_to_it(self):
        last = solde()
        last["references"]["numero_dossier_avance"] = "SGN-2022-000000"
        self.write("avance.json", avance())
        self.write("solde.json", last)
        request = self.one("solde.json", "--avec", "avance.json")
        self.assertIn("PER-006", rules_of(request))
        self.assertEqual(request["verdict"], "a_verifier")

    def test_a_solde_is_no_avance(self):
        last = renamed(solde(), 1)
        self.write("solde.json", solde())
        last["references"] = {"envoi_avance": solde()["identifiant_envoi"], "reference_fournisseur": "X"}
        self.write("autre.json", last)
        self.assertIn("PER-006", rules_of(self.one("autre.json", "--avec", "solde.json")))


class Attestation(ProgramTest):
    """A solde of 10 October stands on the attestation of its avance, each side of the bounds."""

    def judged(self, *attestations: dict) -> dict:
        self.write("avance.json", avance())
        last = solde()
        last["emis_le"] = "2023-10-10T10:00:00+02:00"
        self.write("solde.json", last)
        names = [self.write(f"attestation{rank}.json", renamed(one, rank)) for rank, one in enumerate(attestations)]
        return self.one("solde.json", "--avec", "avance.json", *names)

    def test_none(self):
        request = self.judged()
        self.assertIn("CAL-004", rules_of(request))
        self.assertEqual((request["verdict"], request["cas"]), ("rejet", 3))

    def test_in_time(self):
        for filed in ("2023-04-10T00:00:00+02:00", "2023-09-20T14:00:00+02:00", "2023-09-20T12:00:00Z"):
            with self.subTest(filed):
                request = self.judged(attestation(filed))
                self.assertNotIn("CAL-004", rules_of(request))
                self.assertEqual((request["verdict"], request["cas"]), ("recevable", 2))

    def test_in_the_zone_of_arbitration_it_is_not_yet_in_time(self):
        for filed in ("2023-09-20T14:00:01+02:00", "2023-09-20T23:59:59+02:00"):
            with self.subTest(filed):
                request = self.judged(attestation(filed))
                self.assertIn("CAL-004", rules_of(request))
                self.assertEqual(request["verdict"], "rejet")

    def test_late(self):
        request = self.judged(attestation("2023-09-21T00:00:00+02:00"))
        self.assertIn("CAL-004", rules_of(request))

    def test_one_in_time_among_others_is_enough(self):
        self.assertNotIn("CAL-004", rules_of(self.judged(attestation("2023-09-21T00:00:00+02:00"), attestation())))

    def test_one_to_mend_does_not_count(self):
        unsigned = attestation()
        unsigned["attestation"]["signee"] = False
        self.assertIn("CAL-004", rules_of(self.judged(unsigned)))

    def test_that_of_another_avance_does_not_count(self):
        other = attestation()
        other["references"]["numero_dossier_asp"] = "SGN-2022-000000"
        self.assertIn("CAL-004", rules_of(self.judged(other)))


class Unique(ProgramTest):
    """UNI-002 between two documents of different files of financing, said on both."""

    def rival(self) -> dict:
        other = renamed(avance(), 7)
        other["references"] = {"reference_fournisseur": "AUTRE", "numero_dossier_asp": "SGN-2022-999999"}
        other["beneficiaires"] = other["beneficiaires"][:1]
        other["lignes"] = other["lignes"][:1]
        other["pieces"] = other["pieces"][:1]
        other["pieces"][0]["sha256"] = "ab" * 32
        other["totaux"] = {"nombre_lignes": 1, "ht": "22500.00", "tva": "4500.00", "ttc": "27000.00",
                           "montant_segur": "27000.00"}
        return other

    def test_it_is_said_on_both(self):
        self.write("a.json", avance())
        self.write("b.json", self.rival())
        first, second = self.check("a.json", "b.json")["demandes"]
        self.assertEqual([one["regle"] for one in first["constats"]].count("UNI-002"), 1)
        self.assertEqual(finding(first, "UNI-002")["pointeur"].split("/")[1:3], ["beneficiaires", "0"])
        self.assertIn("UNI-002", rules_of(second))
        self.assertEqual(first["verdict"], "a_verifier")

    def test_the_context_competes_too(self):
        self.write("a.json", avance())
        self.write("b.json", self.rival())
        self.assertIn("UNI-002", rules_of(self.one("a.json", "--avec", "b.json")))

    def test_another_sons_does_not_compete(self):
        other = self.rival()
        other["dispositif"]["code"] = "BIO_LOINC"
        self.write("a.json", avance())
        self.write("b.json", other)
        self.assertNotIn("UNI-002", rules_of(self.one("a.json", "--avec", "b.json")))

    def test_an_avance_and_its_solde_do_not_compete(self):
        self.write("a.json", avance())
        self.write("s.json", solde())
        for request in self.check("a.json", "s.json")["demandes"]:
            self.assertNotIn("UNI-002", rules_of(request))
            self.assertNotIn("PCE-013", rules_of(request))

    def test_a_document_and_the_one_it_replaces_do_not_compete(self):
        first = avance()
        second = renamed(avance(), 8)
        second["references"]["remplace_envoi"] = first["identifiant_envoi"]
        del second["references"]["numero_dossier_asp"]
        self.write("a.json", first)
        self.write("b.json", second)
        for request in self.check("a.json", "b.json")["demandes"]:
            self.assertNotIn("UNI-002", rules_of(request))

    def test_a_file_that_serves_in_another_file_of_financing(self):
        other = self.rival()
        other["beneficiaires"][0]["identifiants"] = {"finess_geographique": "990000010"}
        other["pieces"][0]["sha256"] = avance()["pieces"][0]["sha256"]
        self.write("a.json", avance())
        self.write("b.json", other)
        first, second = self.check("a.json", "b.json")["demandes"]
        for request in (first, second):
            self.assertIn("PCE-013", rules_of(request))
            self.assertNotIn("UNI-002", rules_of(request))
        self.assertIn("SGN-2022-999999", finding(first, "PCE-013")["message"])
        self.assertIn(NUMBER, finding(second, "PCE-013")["message"])


class Replaced(ProgramTest):
    """A correction keeps the instant of the first complete filing of what it replaces."""

    def test_a_correction_of_a_request_to_modify_is_in_time(self):
        first = avance()
        first["totaux"]["ht"] = "46810.56"
        second = renamed(avance(), 3)
        second["emis_le"] = "2022-12-02T10:00:00+01:00"
        second["references"]["remplace_envoi"] = first["identifiant_envoi"]
        self.write("premiere.json", first)
        self.write("seconde.json", second)
        self.assertNotIn("CAL-002", rules_of(self.one("seconde.json", "--avec", "premiere.json")))
        self.assertIn("CAL-002", rules_of(self.one("seconde.json")))

    def test_a_receivable_request_lends_its_instant_to_nobody(self):
        second = renamed(avance(), 3)
        second["emis_le"] = "2022-12-02T10:00:00+01:00"
        second["references"]["remplace_envoi"] = avance()["identifiant_envoi"]
        self.write("premiere.json", avance())
        self.write("seconde.json", second)
        self.assertIn("CAL-002", rules_of(self.one("seconde.json", "--avec", "premiere.json")))

    def test_a_circle_of_replacements_comes_to_an_end(self):
        first, second = avance(), renamed(avance(), 3)
        first["references"]["remplace_envoi"] = second["identifiant_envoi"]
        second["references"]["remplace_envoi"] = first["identifiant_envoi"]
        self.write("a.json", first)
        self.write("b.json", copy.deepcopy(second))
        self.check("a.json", "b.json")
        first["references"]["remplace_envoi"] = first["identifiant_envoi"]
        self.write("a.json", first)
        self.check("a.json")


if __name__ == "__main__":
    unittest.main()
