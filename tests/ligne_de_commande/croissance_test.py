# SPDX-License-Identifier: EUPL-1.2
"""Thousands of beneficiaries, findings and lines: twice the work for twice the size, and not four times."""
import json
import resource
import unittest

from programme import ProgramTest, big_avance, renamed, avance, rules_of


def processor_time(run) -> float:
    """Processor time of the children, which another program on the machine does not lengthen."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Growth(ProgramTest):
    def assert_linear(self, small: str, large: str, *options: str):
        """The best of three runs each; a square would make the ratio 4, and the start-up only lowers it."""
        times = {name: min(processor_time(lambda name=name: self.run_program("check", name, *options)) for _ in range(3))
                 for name in (small, large)}
        self.assertLess(times[large], 3.2 * times[small] + 0.05, times)

    def test_five_thousand_beneficiaries_are_receivable(self):
        self.write("a.json", json.dumps(big_avance(5000)))
        request = self.one("a.json", code=0)
        self.assertEqual(request["verdict"], "recevable")
        # 5,000 times 27,000.00 €, and 30 % of it.
        self.assertEqual((request["montants"]["finance"], request["montants"]["avance"]), ("135000000.00", "40500000.00"))

    def test_one_more_is_one_too_many(self):
        self.write("a.json", json.dumps(big_avance(5001)))
        self.assertIn("SCH-004", rules_of(self.one("a.json", code=1)))

    def test_beneficiaries(self):
        for count in (2500, 5000):
            self.write(f"{count}.json", json.dumps(big_avance(count)))
        self.assert_linear("2500.json", "5000.json", "--jobs", "1")

    def test_findings(self):
        for count in (2500, 5000):
            document = big_avance(count)
            for one, line, piece in zip(document["beneficiaires"], document["lignes"], document["pieces"]):
                one["identifiants"]["finess_geographique"] = "990000011"
                line["montants"]["ttc"] = "1.00"
                piece["sha256"] = "00" * 32
                line["inconnu"] = 1
            self.write(f"{count}.json", json.dumps(document, indent=1))
        self.assert_linear("2500.json", "5000.json", "--jobs", "1", "--format", "json")

    def test_requests_that_compete(self):
        """The worst of them: every request names the same beneficiary as all the others."""
        for count in (400, 800):
            documents = []
            for rank in range(count):
                one = renamed(avance(), rank)
                one["references"] = {"reference_fournisseur": f"R{rank}"}
                documents.append(one)
            self.write_lines(f"{count}.ndjson", *documents)
        self.assert_linear("400.ndjson", "800.ndjson", "--jobs", "1", "--format", "ndjson")

    def test_lines_of_independent_requests(self):
        for count in (600, 1200):
            documents = []
            for rank in range(count):
                one = big_avance(1)
                one["identifiant_envoi"] = f"00000000-0000-4000-8000-{rank:012d}"
                documents.append(one)
            self.write_lines(f"{count}.ndjson", *documents)
        self.assert_linear("600.ndjson", "1200.ndjson", "--jobs", "1", "--format", "ndjson")

    def test_duplicate_and_unknown_members(self):
        for count in (20000, 40000):
            members = ",".join(f'"x{rank % 100}": {rank}' for rank in range(count))
            self.write(f"{count}.json", json.dumps(avance())[:-1] + "," + members + "}")
        self.assert_linear("20000.json", "40000.json", "--jobs", "1", "--format", "json")


if __name__ == "__main__":
    unittest.main()
