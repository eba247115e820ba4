# SPDX-License-Identifier: EUPL-1.2
"""Exit codes, a contract with the programs that call: 0 nothing blocks, 1 something blocks, 2 wrong use, 3 failure."""
import unittest

from programme import FORMATS, ProgramTest, avance, renamed, rules_of, solde


def doubtful() -> dict:
    """An avance to verify: one client's address is not under mssante.fr."""
    document = avance()
    document["beneficiaires"][0]["adresses_mssante"] = ["contact@laboratoire-exemple.fr"]
    return document


def to_mend() -> dict:
    document = avance()
    document["totaux"]["ht"] = "46810.56"
    return document


def refused() -> dict:
    document = avance()
    document["emis_le"] = "2022-12-01T00:00:00+01:00"
    return document


class Codes(ProgramTest):
    def test_nothing_blocks(self):
        self.write("a.json", avance())
        request = self.one("a.json", code=0)
        self.assertEqual(request["verdict"], "recevable")

    def test_to_verify_does_not_block(self):
        self.write("a.json", doubtful())
        request = self.one("a.json", code=0)
        self.assertEqual(request["verdict"], "a_verifier")
        self.assertIn("IDT-008", rules_of(request))

    def test_to_verify_blocks_when_strict(self):
        self.write("a.json", doubtful())
        self.assertEqual(self.one("a.json", "--strict", code=1)["verdict"], "a_verifier")

    def test_strict_changes_nothing_else(self):
        self.write("a.json", avance())
        self.write("b.json", doubtful())
        self.one("a.json", "--strict", code=0)
        self.assertEqual(self.check("b.json"), self.check("b.json", "--strict"))

    def test_to_modify_blocks(self):
        self.write("a.json", to_mend())
        self.assertEqual(self.one("a.json", code=1)["verdict"], "a_modifier")

    def test_a_rejection_blocks(self):
        self.write("a.json", refused())
        self.assertEqual(self.one("a.json", code=1)["verdict"], "rejet")

    def test_one_blocking_request_among_others_is_enough_wherever_it_stands(self):
        for names in (("a", "b", "c"), ("b", "a", "c"), ("c", "b", "a")):
            for rank, (name, document) in enumerate(zip(names, (renamed(avance(), 1), to_mend(), renamed(avance(), 2)))):
                self.write(f"{name}.json", renamed(document, rank))
            self.check("a.json", "b.json", "c.json", code=1)

    def test_the_code_is_the_same_whatever_the_format(self):
        self.write("a.json", avance())
        self.write("b.json", to_mend())
        for shape in FORMATS:
            with self.subTest(shape):
                self.assertEqual(self.run_program("check", "a.json", "--format", shape).returncode, 0)
                self.assertEqual(self.run_program("check", "b.json", "--format", shape).returncode, 1)

    def test_the_context_never_blocks(self):
        self.write("avance.json", to_mend())
        self.write("solde.json", solde())
        self.assertEqual(self.one("solde.json", "--avec", "avance.json", code=0)["verdict"], "recevable")

    def test_the_balance_counts_each_verdict_and_each_rule(self):
        for rank, document in enumerate((avance(), doubtful(), to_mend(), refused())):
            self.write(f"{rank}/a.json", renamed(document, rank))
        balances = [self.check(f"{rank}/a.json")["bilan"] for rank in range(4)]
        self.assertEqual([[one[verdict] for verdict in ("recevable", "a_verifier", "a_modifier", "rejet")]
                          for one in balances], [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
        self.assertEqual(balances[2]["constats"]["MNT-011"], 1)
        together = self.check("0", "1", "2", "3", code=1)
        self.assertEqual(together["bilan"]["demandes"], 4)
        counted = [finding["regle"] for request in together["demandes"] for finding in request["constats"]]
        self.assertEqual(together["bilan"]["constats"], {rule: counted.count(rule) for rule in sorted(set(counted))})


class FailFast(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write_lines("lot.ndjson", renamed(avance(), 1), renamed(to_mend(), 2), renamed(avance(), 3))

    def test_it_stops_after_the_first_blocking_request(self):
        for jobs in ("1", "8"):
            report = self.check("lot.ndjson", "--fail-fast", "--jobs", jobs, code=1)
            self.assertEqual([one["ligne_ndjson"] for one in report["demandes"]], [1, 2])
            self.assertEqual(report["bilan"]["demandes"], 2)

    def test_without_it_all_are_judged(self):
        self.assertEqual(self.check("lot.ndjson", code=1)["bilan"]["demandes"], 3)

    def test_what_is_to_verify_stops_only_when_strict(self):
        self.write_lines("doute.ndjson", renamed(doubtful(), 1), renamed(avance(), 2))
        self.assertEqual(self.check("doute.ndjson", "--fail-fast")["bilan"]["demandes"], 2)
        self.assertEqual(self.check("doute.ndjson", "--fail-fast", "--strict", code=1)["bilan"]["demandes"], 1)


class Quiet(ProgramTest):
    def test_only_what_is_not_receivable_is_shown(self):
        self.write("a.json", avance())
        self.write("b.json", to_mend())
        said = self.run_program("check", "a.json", "--quiet").out
        self.assertNotIn("a.json", said)
        self.assertIn("1\u00a0demande jugée\u00a0: 1\u00a0recevable.", said)
        said = self.run_program("check", "b.json", "--quiet").out
        self.assertIn("b.json", said)

    def test_one_line_a_request_then_the_balance(self):
        self.write_lines("lot.ndjson", *(renamed(one, rank) for rank, one in enumerate((avance(), to_mend(), refused()))))
        lines = self.run_program("check", "lot.ndjson", "--quiet").out.splitlines()
        self.assertEqual(len(lines), 3)
        self.assertIn("lot.ndjson, ligne\u00a02", lines[0])
        self.assertIn("lot.ndjson, ligne\u00a03", lines[1])

    def test_a_report_for_a_program_stays_whole(self):
        self.write_lines("lot.ndjson", *(renamed(one, rank) for rank, one in enumerate((avance(), to_mend()))))
        for shape in FORMATS[1:]:
            with self.subTest(shape):
                self.assertEqual(self.run_program("check", "lot.ndjson", "--format", shape, "--quiet").out,
                                 self.run_program("check", "lot.ndjson", "--format", shape).out)


if __name__ == "__main__":
    unittest.main()
