# SPDX-License-Identifier: EUPL-1.2
"""--at: an instant in the world or an hour of Paris, and one second on each side of every deadline of the texts."""
import unittest

from programme import ProgramTest, attestation, avance, rules_of, solde


class At(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("avance.json", avance())
        self.write("solde.json", solde())
        self.write("attestation.json", attestation())

    def instant(self, text: str) -> str:
        return self.one("solde.json", "--at", text)["instant"]

    def test_by_default_the_instant_is_that_of_the_document(self):
        self.assertEqual(self.one("solde.json")["instant"], "2023-09-18T14:40:00Z")

    def test_every_writing_of_one_instant_is_the_same(self):
        for text in ("2023-09-20T14:00:00", "2023-09-20T14:00", "2023-09-20T14:00:00+02:00", "2023-09-20T12:00:00Z",
                     "2023-09-20T08:00:00-04:00"):
            with self.subTest(text):
                self.assertEqual(self.instant(text), "2023-09-20T12:00:00Z")

    def test_the_clock_of_the_machine_does_not_count(self):
        for zone in ("Asia/Tokyo", "America/New_York", "UTC"):
            request = self.one("solde.json", "--at", "2023-09-20T14:00:00", env={"TZ": zone, "LC_ALL": "C"})
            self.assertEqual(request["instant"], "2023-09-20T12:00:00Z")

    def test_an_hour_that_comes_twice_is_refused_without_its_offset(self):
        said = self.refused("check", "solde.json", "--at", "2023-10-29T02:30:00", says="+01:00")
        self.assertIn("+02:00", said)
        self.assertEqual(self.instant("2023-10-29T02:30:00+02:00"), "2023-10-29T00:30:00Z")
        self.assertEqual(self.instant("2023-10-29T02:30:00+01:00"), "2023-10-29T01:30:00Z")

    def test_its_bounds_come_once(self):
        self.assertEqual(self.instant("2023-10-29T01:59:59"), "2023-10-28T23:59:59Z")
        self.assertEqual(self.instant("2023-10-29T03:00:00"), "2023-10-29T02:00:00Z")
        self.refused("check", "solde.json", "--at", "2023-10-29T02:00:00")
        self.refused("check", "solde.json", "--at", "2023-10-29T02:59:59")

    def test_an_hour_that_never_comes_is_refused(self):
        self.refused("check", "solde.json", "--at", "2023-03-26T02:30:00", says="n’existe pas")
        self.refused("check", "solde.json", "--at", "2023-03-26T02:00:00")
        self.assertEqual(self.instant("2023-03-26T01:59:59"), "2023-03-26T00:59:59Z")
        self.assertEqual(self.instant("2023-03-26T03:00:00"), "2023-03-26T01:00:00Z")

    def test_what_is_no_instant_is_refused(self):
        for text in ("hier", "", "2023-02-29", "2023-13-01", "2023-09-20T24:00:01", "2023-09-20T14:00:60", "20/09/2023",
                     "2023-09-20 14:00 Paris", "2023-09-20T14:00:00+25:00", "99999-01-01", "1e400"):
            with self.subTest(text):
                self.refused("check", "solde.json", f"--at={text}")


class Bounds(ProgramTest):
    """What a rule says at the last instant that is in time, and one second later."""

    def says(self, document: dict, rule: str, at: str, *more: str) -> bool:
        self.write("judged.json", document)
        return rule in rules_of(self.one("judged.json", "--at", at, *more))

    def both_sides(self, document: dict, rule: str, silent: str, speaks: str):
        self.assertFalse(self.says(document, rule, silent), f"{rule} speaks at {silent}")
        self.assertTrue(self.says(document, rule, speaks), f"{rule} is silent at {speaks}")

    def test_the_closing_of_the_soldes(self):
        self.both_sides(solde(), "CAL-003", "2023-12-14T13:59:59", "2023-12-14T14:00:00")
        self.both_sides(solde(), "CAL-003", "2023-12-14T12:59:59Z", "2023-12-14T13:00:00Z")

    def test_the_solde_without_attestation(self):
        self.both_sides(solde(), "CAL-004", "2023-09-20T14:00:00", "2023-09-20T14:00:01")

    def test_from_the_closing_on_one_rule_is_enough(self):
        self.assertTrue(self.says(solde(), "CAL-004", "2023-12-14T13:59:59"))
        self.assertFalse(self.says(solde(), "CAL-004", "2023-12-14T14:00:00"))

    def test_the_solde_of_loinc(self):
        loinc = solde()
        loinc["dispositif"]["code"] = "BIO_LOINC"
        self.both_sides(loinc, "CAL-004", "2023-10-31T23:59:59", "2023-11-01T00:00:00")

    def test_the_opening_of_the_attestations(self):
        self.both_sides(attestation(), "CAL-005", "2023-04-10T00:00:00", "2023-04-09T23:59:59")

    def test_the_last_day_of_the_attestations(self):
        self.both_sides(attestation(), "CAL-007", "2023-09-20T14:00:00", "2023-09-20T14:00:01")
        self.both_sides(attestation(), "CAL-007", "2023-09-21T00:00:00", "2023-09-20T23:59:59")
        self.both_sides(attestation(), "CAL-006", "2023-09-20T23:59:59", "2023-09-21T00:00:00")

    def test_the_last_day_of_the_avances(self):
        self.both_sides(avance(), "CAL-002", "2022-11-30T23:59:59", "2022-12-01T00:00:00")

    def test_the_last_hour_of_the_avances_of_pharmacies(self):
        pharmacy = avance()
        pharmacy["dispositif"]["code"] = "PHA_LGO"
        self.both_sides(pharmacy, "CAL-002", "2023-03-15T14:00:00", "2023-03-15T14:00:01")

    def test_the_age_of_an_order(self):
        # Signed on 12 and 14 October 2022: 120 days later is 9 and 11 February 2023.
        one = avance()
        one["dispositif"]["code"] = "PHA_LGO"
        one["lignes"] = one["lignes"][:1]
        self.both_sides(one, "CAL-009", "2023-02-09T23:59:59", "2023-02-10T00:00:00")

    def test_the_opening_of_the_soldes(self):
        self.both_sides(solde(), "CAL-001", "2022-01-18T00:00:00", "2022-01-17T23:59:59")


if __name__ == "__main__":
    unittest.main()
