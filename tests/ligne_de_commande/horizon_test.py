# SPDX-License-Identifier: EUPL-1.2
"""quitus horizon: the intervals of the texts, the three forms, the exit codes, and what it refuses."""
import json
import re
import shutil
import unittest
from datetime import datetime, timedelta, timezone

import agenda
from programme import ROOT, ProgramTest, attestation, avance, renamed, solde

UTC = "%Y-%m-%dT%H:%M:%SZ"


def at(text: str) -> datetime:
    return datetime.strptime(text, UTC).replace(tzinfo=timezone.utc)


class HorizonTest(ProgramTest):
    def horizon(self, *arguments: str, code: int | None = None, **options) -> list[dict]:
        process = self.run_program("horizon", *arguments, "--format", "json", **options)
        if code is not None:
            self.assertEqual(process.returncode, code, process.err + process.out[:2000])
        self.assertEqual(process.err, "")
        answer = json.loads(process.out)
        self.assertEqual(list(answer), ["intervalles"])
        return answer["intervalles"]

    def tuples(self, *arguments: str, **options) -> list[tuple]:
        return [(one["de"], one["verdict"], one["cas"], one["regles"]) for one in self.horizon(*arguments, **options)]


class Intervals(HorizonTest):
    """Expected instants are those of the texts: R-11, A-20, A-07, A-09, in UTC."""

    def test_a_solde_without_attestation(self):
        self.write("avance.json", avance())
        self.write("solde.json", solde())
        self.assertEqual(self.tuples("solde.json", "--avec", "avance.json", code=0), [
            (None, "rejet", 1, ["CAL-001", "CAL-012"]),
            ("2022-01-17T23:00:00Z", "a_modifier", 1, ["CAL-012"]),
            ("2023-09-17T22:00:00Z", "recevable", 1, []),
            ("2023-09-20T12:00:01Z", "rejet", 3, ["CAL-004"]),
            ("2023-12-14T13:00:00Z", "rejet", 3, ["CAL-003"])])

    def test_a_solde_with_its_attestation(self):
        self.write("avance.json", avance())
        self.write("solde.json", solde())
        self.write("attestation.json", attestation())
        self.assertEqual(self.tuples("solde.json", "--avec", "avance.json", "attestation.json", code=0)[3:], [
            ("2023-09-20T12:00:01Z", "recevable", 2, []),
            ("2023-12-14T13:00:00Z", "rejet", 2, ["CAL-003"])])
        # Filed a second too late, it is none.
        self.write("attestation.json", attestation("2023-09-20T14:00:01+02:00"))
        self.assertEqual(self.tuples("solde.json", "--avec", "avance.json", "attestation.json")[3][1:], ("rejet", 3, ["CAL-004"]))

    def test_each_bound_is_that_of_check(self):
        """The judgment of check a second before each bound, and on it."""
        self.write("avance.json", avance())
        self.write("solde.json", solde())
        for name, context in (("solde.json", ("--avec", "avance.json")), ("avance.json", ())):
            intervals = self.horizon(name, *context)
            self.assertIsNone(intervals[0]["de"])
            self.assertIsNone(intervals[-1]["a"])
            for before, after in zip(intervals, intervals[1:]):
                self.assertEqual(before["a"], after["de"])
                for instant, expected in ((at(after["de"]) - timedelta(seconds=1), before), (at(after["de"]), after)):
                    judged = self.one(name, *context, "--at", instant.strftime(UTC))
                    self.assertEqual((judged["verdict"], judged["cas"]), (expected["verdict"], expected["cas"]))
                    rules = {one["regle"] for one in judged["constats"] if one["consequence"] != "information"}
                    self.assertEqual(rules, set(expected["regles"]))

    def test_what_is_no_document_has_one_interval(self):
        for content in ("{", "", "[]", b"\xff\xfe", '{"format": '):
            self.write("a.json", content)
            self.assertEqual(self.tuples("a.json", code=1), [(None, "rejet", None, ["SCH-001"])])

    def test_a_new_parameter_moves_the_bounds(self):
        self.write("avance.json", avance())
        # Signed on 12 October 2022; the 30th day is 11 November.
        self.assertIn(("2022-11-20T23:00:00Z", "a_verifier", None, ["CAL-009"]),
                      self.tuples("avance.json", "--set", "commande.validite_jours=30"))
        self.assertIn("2022-12-24T12:34:57Z", [one["de"] for one in self.horizon(
            "avance.json", "--set", "calendrier.BIO_SGL.avance=2022-12-24T13:34:56")])


class Campaign(HorizonTest):
    """The invented campaign, in which nobody has looked for a bound."""

    def setUp(self):
        super().setUp()
        shutil.copytree(ROOT / "reglement/exemple-vague-b", self.folder / "vague")
        self.inputs = ROOT / "tests/golden/entrees/vague_b"

    def bounds(self, name: str) -> list:
        return [one["de"] for one in self.horizon(str(self.inputs / name), "--reglement", "vague",
                                                  "--avec", str(self.inputs / "avance.json"))]

    def test_a_deadline_added_to_the_data_appears(self):
        late = "2025-10-06T05:00:01Z"
        self.assertNotIn(late, self.bounds("attestation.json"))
        path = self.folder / "vague/calendrier/attestation_arbitrage.yaml"
        text = path.read_text("utf-8").replace("    limite: 2025-10-02\n", '    limite: 2025-10-06\n    heure: "07:00"\n'
                                               "    borne: au_plus_tard\n", 1)
        path.write_text(text, "utf-8")
        self.assertIn(late, self.bounds("attestation.json"))

    def test_a_deadline_that_did_not_exist_appears(self):
        """MDV_TEL has no arbitration: given one, its attestation waits for it before it is refused."""
        document = json.loads((self.inputs / "attestation.json").read_text("utf-8"))
        document["dispositif"].update(code="MDV_TEL")
        self.write("attestation.json", document)
        arguments = ("attestation.json", "--reglement", "vague")
        before = self.horizon(*arguments)
        self.assertNotIn("CAL-007", [rule for one in before for rule in one["regles"]])
        after = self.horizon(*arguments, "--set", "calendrier.MDV_TEL.attestation_arbitrage=2025-10-03T08:00:00")
        waiting = [one for one in after if "CAL-007" in one["regles"]]
        self.assertEqual([(one["de"], one["a"]) for one in waiting], [("2025-09-30T10:00:01Z", "2025-10-03T06:00:01Z")])

    def test_a_text_known_later_makes_a_bound_at_its_day(self):
        """Known on 1 September, the last closing reopens what the one before had closed, if that one was in August."""
        path = self.folder / "vague/calendrier/cloture.yaml"
        text = path.read_text("utf-8")
        self.assertIn("limite: 2025-11-14", text)
        path.write_text(text.replace("limite: 2025-11-14", "limite: 2025-08-14"), "utf-8")
        found = {one["de"]: one for one in self.horizon(str(self.inputs / "solde.json"), "--reglement", "vague",
                                                        "--avec", str(self.inputs / "avance.json"))}
        self.assertIn("CAL-003", found["2025-08-14T10:00:00Z"]["regles"])
        self.assertNotIn("CAL-003", found["2025-08-31T22:00:00Z"]["regles"])


class Forms(HorizonTest):
    def setUp(self):
        super().setUp()
        self.write("avance.json", avance())
        self.write("solde.json", solde())

    def test_the_agenda_has_an_event_at_each_change(self):
        intervals = self.horizon("solde.json", "--avec", "avance.json")
        process = self.run_program("horizon", "solde.json", "--avec", "avance.json", "--format", "ics")
        events = agenda.events(process.stdout)
        self.assertEqual([event["DTSTART"] for event in events], [at(one["de"]) for one in intervals[1:]])
        self.assertEqual([event["DTSTAMP"] for event in events], [event["DTSTART"] for event in events])
        self.assertIn("Rejet", events[-1]["SUMMARY"])
        self.assertIn("CAL-003", events[-1]["DESCRIPTION"])
        self.assertIn("calendrier.BIO_SGL.cloture", events[-1]["DESCRIPTION"])

    def test_the_agenda_of_what_never_changes_is_well_formed(self):
        self.write("a.json", "{")
        self.assertEqual(agenda.events(self.run_program("horizon", "a.json", "--format", "ics").stdout), [])

    def test_a_hostile_name_stays_in_its_place(self):
        name = "a;b,c\\d\nBEGIN:VALARM.json"
        self.write(name, avance())
        process = self.run_program("horizon", name, "--format", "ics")
        for event in agenda.events(process.stdout):
            self.assertTrue(event["SUMMARY"].startswith("a;b,c\\d"), event["SUMMARY"])

    def test_the_text_answers_first(self):
        out = self.run_program("horizon", "solde.json", "--avec", "avance.json").out
        first, second = out.splitlines()[:2]
        self.assertIn("Recevable", first)
        self.assertIn("Elle est bonne jusqu’au 20/09/2023 à 14:00:00.", second)
        self.assertEqual(out.count("◀ dépôt"), 1)
        for line in out.splitlines():
            self.assertLessEqual(len(line), 100)

    def test_the_same_bytes_whatever_the_threads_and_the_clock(self):
        for shape in ("text", "json", "ics"):
            answers = {self.run_program("horizon", "solde.json", "--avec", "avance.json", "--format", shape,
                                        "--jobs", jobs, env={"TZ": zone}).stdout
                       for jobs in ("1", "3") for zone in ("UTC", "Asia/Tokyo")}
            self.assertEqual(len(answers), 1)

    def test_written_to_a_file(self):
        process = self.run_program("horizon", "solde.json", "--avec", "avance.json", "--format", "ics", "--output", "s.ics")
        self.assertEqual((process.returncode, process.out), (0, ""))
        self.assertEqual(len(agenda.events((self.folder / "s.ics").read_bytes())), 4)


class Codes(HorizonTest):
    def setUp(self):
        super().setUp()
        self.write("avance.json", avance())

    def test_it_is_that_of_the_verdict_at_the_filing(self):
        self.horizon("avance.json", code=0)
        self.horizon("avance.json", "--at", "2022-11-30T23:59:59", code=0)
        self.horizon("avance.json", "--at", "2022-12-01T00:00:00", code=1)

    def test_the_instant_moves_the_mark_and_nothing_else(self):
        self.assertEqual(self.horizon("avance.json"), self.horizon("avance.json", "--at", "2024-01-01"))
        out = re.sub(r"\n +", " ", self.run_program("horizon", "avance.json", "--at", "2022-12-01T00:00:00").out)
        self.assertIn("Déposée le 01/12/2022 à 00:00:00.", out)
        self.assertIn("le dernier était le 30/11/2022 à 23:59:59.", out)

    def test_to_verify_blocks_when_strict(self):
        arguments = ("avance.json", "--set", "commande.validite_jours=30")
        self.horizon(*arguments, code=0)
        self.horizon(*arguments, "--strict", code=1)

    def test_without_an_instant_of_its_own(self):
        document = avance()
        del document["emis_le"]
        self.write("a.json", document)
        self.assertEqual({tuple(one["regles"])[:1] for one in self.horizon("a.json", code=1)}, {("SCH-003",)})
        out = self.run_program("horizon", "a.json").out
        self.assertIn("ne dit pas quand elle est déposée", out)
        self.assertNotIn("◀", out)

    def test_the_help_tells_the_codes(self):
        self.assertIn("sort 1", self.run_program("horizon", "--help").out)


class Inputs(HorizonTest):
    def setUp(self):
        super().setUp()
        self.write("avance.json", avance())
        self.expected = self.horizon("avance.json")

    def test_a_folder_an_archive_a_line_and_the_standard_input(self):
        self.write("dossier/avance.json", avance())
        self.write_lines("lignes.ndjson", avance())
        line = (json.dumps(avance()) + "\n").encode()
        self.assertEqual(self.horizon("dossier"), self.expected)
        self.assertEqual(self.horizon("lignes.ndjson"), self.expected)
        self.assertEqual(self.horizon("-", stdin=line), self.expected)
        depot = ROOT / "examples/depot"
        shutil.copy(depot / "avance.json", self.folder / "a.json")
        shutil.copy(depot / "avance.zip", self.folder / "a.zip")
        self.assertEqual(self.horizon("a.json"), self.horizon(str(depot / "avance.json")))

    def test_a_context_that_holds_the_request_itself(self):
        self.write("solde.json", solde())
        self.assertEqual(self.horizon("solde.json", "--avec", "."), self.horizon("solde.json", "--avec", "avance.json"))

    def test_several_requests_are_refused(self):
        self.write("solde.json", solde())
        self.write_lines("lignes.ndjson", avance(), renamed(avance(), 2))
        for arguments in (("avance.json", "solde.json"), (".",), ("lignes.ndjson",)):
            self.assertIn("--avec", self.refused("horizon", *arguments, says="une demande"))

    def test_none_is_refused(self):
        (self.folder / "vide").mkdir()
        self.refused("horizon", "vide")
        self.refused("horizon", "absent.json", says="absent.json")
        self.refused("horizon", says="FICHIER")
        self.refused("horizon", "--avec", "avance.json", says="--avec")

    def test_other_wrong_uses(self):
        self.refused("horizon", "avance.json", "--format", "html", says="--format")
        self.refused("horizon", "avance.json", "--at", "2023-03-26T02:30:00")
        self.refused("horizon", "avance.json", "--set", "calendrier.BIO_SGL.clotur=2023-12-14", says="calendrier.BIO_SGL.cloture")
        self.refused("horizon", "avance.json", "--reglement", "absent")
        self.refused("horizon", "avance.json", "--output", "avance.json", says="--output")
        self.refused("horizon", "avance.json", "--annuaire", "x", says="--annuaire")
        self.assertEqual(json.loads((self.folder / "avance.json").read_text("utf-8")), avance())


if __name__ == "__main__":
    unittest.main()
