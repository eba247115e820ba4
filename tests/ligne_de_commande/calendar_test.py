# SPDX-License-Identifier: EUPL-1.2
"""quitus calendar: every deadline of every dispositif, in three forms that say the same."""
import json
import re
import unittest
from datetime import datetime, timezone

import agenda
from programme import ROOT, ProgramTest

# From the requirements. LOINC ends on 31 October without an hour.
COMMON = {"ouverture_solde": "2022-01-17T23:00:00Z", "attestation_ouverture": "2023-04-09T22:00:00Z",
          "cloture": "2023-12-14T13:00:00Z"}
SEPTEMBER = {"fin_prestations": "2023-09-20T21:59:59Z", "solde_sans_attestation": "2023-09-20T12:00:00Z",
             "attestation": "2023-09-20T12:00:00Z", "attestation_arbitrage": "2023-09-20T21:59:59Z"}
LOINC = {"fin_prestations": "2023-10-31T22:59:59Z", "solde_sans_attestation": "2023-10-31T22:59:59Z",
         "attestation": "2023-10-31T22:59:59Z", "attestation_arbitrage": None}
NOVEMBER = {"commande": "2022-11-30T22:59:59Z", "avance": "2022-11-30T22:59:59Z"}
EXPECTED = {code: COMMON | SEPTEMBER | NOVEMBER for code in ("BIO_SGL", "HOP_RI", "HOP_PFI", "HOP_DPI", "MDV_LGC", "RAD_RIS")}
EXPECTED["BIO_LOINC"] = COMMON | LOINC | NOVEMBER


class Calendar(ProgramTest):
    def calendar(self, *arguments: str) -> dict:
        process = self.run_program("calendar", *arguments, "--format", "json")
        self.assertEqual((process.returncode, process.err), (0, ""))
        return json.loads(process.out)

    def deadlines(self, *arguments: str) -> dict:
        return {one["code"]: {line["nom"]: line for line in one["echeances"]}
                for one in self.calendar(*arguments)["dispositifs"]}

    def test_the_instants_are_those_of_the_texts(self):
        found = self.deadlines()
        self.assertEqual(set(found), set(EXPECTED) | {"PHA_LGO"})
        for code, expected in EXPECTED.items():
            for name, instant in expected.items():
                self.assertEqual(found[code][name]["instant"], instant, f"{code} {name}")
        # the last avance of LGO is on 15 March at 14:00; R-11 gives no opening for pharmacies.
        self.assertEqual(found["PHA_LGO"]["avance"]["instant"], "2023-03-15T13:00:00Z")
        self.assertEqual(found["PHA_LGO"]["cloture"]["instant"], "2023-12-14T13:00:00Z")

    def test_every_deadline_of_every_dispositif_with_its_source(self):
        for code, lines in self.deadlines().items():
            self.assertEqual(len(lines), 12, code)
            for name, line in lines.items():
                self.assertEqual(line["parametre"], f"calendrier.{code}.{name}")
                self.assertTrue(line["source"], f"{code} {name}")
                self.assertEqual(line["instant"] is None, line["etat"] != "connue")
                self.assertEqual(line["borne"] is None, line["etat"] != "connue")

    def test_the_bound_says_whether_the_instant_is_in_time(self):
        lines = self.deadlines()["BIO_SGL"]
        self.assertEqual([lines[name]["borne"] for name in ("cloture", "attestation", "ouverture_solde")],
                         ["avant", "au_plus_tard", "a_partir_de"])

    def test_in_time_order(self):
        for one in self.calendar()["dispositifs"]:
            instants = [line["instant"] for line in one["echeances"]]
            known = [instant for instant in instants if instant]
            self.assertEqual(known, sorted(known))
            self.assertEqual(instants[len(known):], [None] * (len(instants) - len(known)))

    def test_the_agenda_holds_what_is_known_and_nothing_else(self):
        known = [(one["code"], line["instant"]) for one in self.calendar()["dispositifs"]
                 for line in one["echeances"] if line["instant"]]
        process = self.run_program("calendar", "--format", "ics")
        found = [(event["SUMMARY"].split("\u00a0:")[0], event["DTSTART"].strftime("%Y-%m-%dT%H:%M:%SZ"))
                 for event in agenda.events(process.stdout)]
        self.assertEqual(found, known)
        self.assertGreater(len(found), 60)
        self.assertNotIn("établir", process.out)

    def test_an_event_keeps_its_name_when_its_date_moves(self):
        def uids(*arguments):
            return [event["UID"] for event in agenda.events(self.run_program("calendar", "--format", "ics", *arguments).stdout)]
        moved = uids("--set", "calendrier.BIO_SGL.cloture=2024-01-31")
        self.assertEqual(sorted(moved), sorted(uids()))

    def test_the_text_fits_a_terminal_and_shows_what_is_unknown(self):
        out = self.run_program("calendar").out
        for line in out.splitlines():
            self.assertLessEqual(len(line), 100, line)
        self.assertRegex(out, r"(?m)^avant le 14/12/2023 à 14:00 +clôture des soldes +depuis le 2023-04-10 +A-09$")
        self.assertRegex(out, r"(?m)^à établir +ouverture des commandes")
        self.assertRegex(out, r"(?m)^BIO_LOINC — ")
        blocks = out.strip().split("\n\n")
        self.assertEqual(len(blocks), 9)  # eight dispositifs and the last line
        for block in blocks[:-1]:
            self.assertEqual(len(block.splitlines()), 13)

    def test_what_the_texts_said_the_day_before_they_changed(self):
        closing = {when: self.deadlines(*arguments)["BIO_SGL"]["cloture"] for when, arguments in
                   (("before", ("--at", "2023-04-09T23:59:59")), ("after", ("--at", "2023-04-10")), ("now", ()))}
        self.assertEqual(closing["before"]["instant"], "2023-04-28T21:59:59Z")
        self.assertEqual(closing["after"], closing["now"])
        self.assertEqual(closing["now"]["validite"], "depuis le 2023-04-10")

    def test_another_campaign_and_another_value(self):
        found = self.deadlines("--reglement", str(ROOT / "reglement/exemple-vague-b"))
        self.assertEqual(set(found), {"BIO_ANA", "HOP_URG", "MDV_TEL"})
        self.assertEqual(found["HOP_URG"]["cloture"]["instant"], "2025-12-12T11:00:00Z")
        self.assertEqual(found["MDV_TEL"]["attestation_arbitrage"]["etat"], "sans_objet")
        found = self.deadlines("--set", "calendrier.HOP_RI.ouverture_avance=2022-02-01")
        self.assertEqual(found["HOP_RI"]["ouverture_avance"]["instant"], "2022-01-31T23:00:00Z")
        self.assertEqual(found["HOP_PFI"]["ouverture_avance"]["etat"], "a_etablir")

    def test_wrong_uses(self):
        self.refused("calendar", "--format", "csv", says="--format")
        self.refused("calendar", "--at", "demain")
        self.refused("calendar", "--set", "calendrier.BIO_SGL.clotur=2023-12-14", says="calendrier.BIO_SGL.cloture")
        self.refused("calendar", "--reglement", "absent")
        self.refused("calendar", "de-trop", says="de-trop")


class Reader(unittest.TestCase):
    """The reader of calendars refuses what the norm refuses: else it would prove nothing."""

    GOOD = (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20230920T120000Z\r\n"
            b"DTSTART:20230920T120000Z\r\nSUMMARY:a\\, b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")

    def test_it_reads_a_good_one(self):
        event = agenda.events(self.GOOD)[0]
        self.assertEqual(event["SUMMARY"], "a, b")
        self.assertEqual(event["DTSTART"], datetime(2023, 9, 20, 12, tzinfo=timezone.utc))

    def test_it_refuses_bad_ones(self):
        for pattern, replacement in ((rb"\r\n", b"\n"), (rb"a\\, b", b"a, b"), (rb"UID:a\r\n", b""), (rb"120000Z", b"120000"),
                                     (rb"a\\, b", b"x" * 80), (rb"END:VEVENT\r\n", b""), (rb"\r\n$", b""),
                                     (rb"SUMMARY:", b"DTSTART:20230920T120000Z\r\nSUMMARY:"), (rb"2\.0", b"1.0"),
                                     (rb"a\\, b", b"a\\x"), (rb"BEGIN:VEVENT.*END:VEVENT\r\n", b"")):
            bad = re.sub(pattern, lambda _: replacement, self.GOOD, flags=re.DOTALL)
            self.assertNotEqual(bad, self.GOOD)
            with self.subTest(pattern), self.assertRaises(agenda.Malformed):
                agenda.parse(bad)


if __name__ == "__main__":
    unittest.main()
