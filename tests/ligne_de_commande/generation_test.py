# SPDX-License-Identifier: EUPL-1.2
"""Stocks made by `generate`, judged by `check`: each known defect is found where it was planted, and nothing else.

Recall and precision are printed; both must be 1. A rule of the catalogue that no stock can provoke is named below, with
the reason: a new rule must be planted, or be added there.
"""
import csv
import io
import json
import re
import subprocess
import sys
import unittest
from collections import Counter

from programme import PROGRAM, ROOT, ProgramTest

# They speak on sound requests, and ask for nothing.
ON_SOUND_REQUESTS = {"CAL-013", "PER-002", "PER-009", "MNT-009", "MNT-014", "PCE-014", "ATT-012", "ANN-004"}

WITHOUT_DIRECTORY = "needs a directory (--annuaire), which a stock is not"
WITHOUT_ARCHIVE = "needs the archive of the pièces, which a stream of JSON does not carry"
WITHOUT_CONTENT = "needs what a pièce says inside"
ONLY_THE_PORTAL = "needs what only the portal knows"
NOT_IN_A_STOCK = {
    "IDT-012": WITHOUT_DIRECTORY, "IDT-013": WITHOUT_DIRECTORY, "IDT-017": WITHOUT_DIRECTORY,
    "PCE-002": WITHOUT_ARCHIVE, "PCE-003": WITHOUT_ARCHIVE, "PCE-005": WITHOUT_ARCHIVE, "PCE-006": WITHOUT_ARCHIVE,
    "PCE-015": WITHOUT_ARCHIVE,
    "PCE-004": WITHOUT_CONTENT, "PCE-008": WITHOUT_CONTENT, "PCE-010": WITHOUT_CONTENT, "PCE-011": WITHOUT_CONTENT,
    "PCE-012": WITHOUT_CONTENT, "PCE-016": WITHOUT_CONTENT, "PCE-017": WITHOUT_CONTENT,
    "PER-007": ONLY_THE_PORTAL, "UNI-001": ONLY_THE_PORTAL, "CAL-014": ONLY_THE_PORTAL,
}

# What else may be said of a request that bears a defect, because one cannot be without the other.
CONSEQUENCES = {
    # A price of zero is zero with tax and without.
    "MNT-001": {"MNT-001"},
    "MNT-002": {"MNT-002"},
    # The ceiling with tax is that without tax at the highest rate accepted.
    "MNT-008": {"MNT-007"},
}


class StockTest(ProgramTest):
    def generate(self, demandes: int, graine: int, *options: str) -> list[bytes]:
        """Raw: a defect may be bytes that are no text."""
        process = subprocess.run([str(PROGRAM), "generate", "--demandes", str(demandes), "--graine", str(graine), *options],
                                 cwd=self.folder, capture_output=True)
        self.assertEqual(process.returncode, 0, process.stderr)
        lines = process.stdout.splitlines(keepends=True)
        self.assertEqual(len(lines), demandes)
        self.assertTrue(all(line.endswith(b"\n") for line in lines))
        return lines

    def with_defects(self, demandes: int, graine: int, share: str, *options: str):
        """The lines, and the rule and the place known of each line that bears a defect."""
        lines = self.generate(demandes, graine, "--defauts", share, "--verites", "verites.csv", *options)
        return lines, self.truths()

    def truths(self) -> dict[int, tuple[str, str]]:
        text = (self.folder / "verites.csv").read_text("utf-8")
        self.assertTrue(text.startswith("ligne;regle;pointeur\n"))
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        lines = [int(row["ligne"]) for row in rows]
        self.assertEqual(lines, sorted(set(lines)), "one defect a line, in order")
        return {int(row["ligne"]): (row["regle"], row["pointeur"]) for row in rows}

    def judge(self, lines: list[bytes], *options: str) -> list[dict]:
        process = self.run_program("check", "-", "--format", "ndjson", *options, stdin=b"".join(lines))
        self.assertIn(process.returncode, (0, 1), process.err)
        requests = [json.loads(line) for line in process.out.splitlines()][:-1]
        self.assertEqual([one["ligne_ndjson"] for one in requests], list(range(1, len(lines) + 1)))
        return requests


def places(request: dict, informations: bool) -> set[tuple[str, str]]:
    return {(one["regle"], one["pointeur"]) for one in request["constats"]
            if informations or one["consequence"] != "information"}


class Score:
    """Each known defect against the judgment of its line, and the judgment of the other lines."""

    def __init__(self):
        self.planted, self.found, self.sound, self.quiet = Counter(), Counter(), 0, 0
        self.faults: list[str] = []

    def add(self, requests: list[dict], truths: dict[int, tuple[str, str]]):
        for request in requests:
            line = request["ligne_ndjson"]
            loud = places(request, informations=False)
            if line not in truths:
                self.sound += 1
                self.quiet += not loud
                if loud:
                    self.faults.append(f"line {line} is sound, and yet: {sorted(loud)}")
                continue
            rule, pointer = truths[line]
            self.planted[rule] += 1
            if (rule, pointer) in places(request, informations=True):
                self.found[rule] += 1
            else:
                self.faults.append(f"line {line}: {rule} at {pointer} was not said: {sorted(loud)}")
            for other in sorted(loud - {(rule, pointer)}):
                if other[0] not in CONSEQUENCES.get(rule, ()):
                    self.faults.append(f"line {line}: {other} is said beside {rule} at {pointer}")

    def text(self) -> str:
        recall = self.found.total() / self.planted.total()
        precision = self.quiet / self.sound if self.sound else 1.0
        return (f"recall {recall:.6f} ({self.found.total()} defects found of {self.planted.total()}, {len(self.planted)} rules), "
                f"precision {precision:.6f} ({self.quiet} sound requests left alone of {self.sound})")


class Truths(StockTest):
    def assert_perfect(self, score: Score):
        print(score.text(), file=sys.stderr)
        self.assertEqual(score.faults[:10], [], f"{len(score.faults)} faults")
        self.assertEqual(score.found, score.planted)
        self.assertEqual(score.quiet, score.sound)

    def test_each_defect_is_found_at_its_place_and_nothing_is_said_of_the_rest(self):
        score = Score()
        for graine in (1, 2, 3):
            lines, truths = self.with_defects(4000, graine, "0.25")
            self.assertEqual(len(truths), 1000)
            score.add(self.judge(lines), truths)
        self.assert_perfect(score)
        catalogue = {rule["id"] for rule in json.loads(self.run_program("rules", "--format", "json").out)}
        known = set(score.planted)
        self.assertEqual(catalogue - known - ON_SOUND_REQUESTS - set(NOT_IN_A_STOCK), set(), "plant them, or say why not")
        self.assertEqual(known & (ON_SOUND_REQUESTS | set(NOT_IN_A_STOCK)), set())
        self.assertGreater(len(known), 70)

    def test_even_when_every_request_bears_one(self):
        score = Score()
        for graine in (1, 4):
            lines, truths = self.with_defects(4000, graine, "1")
            self.assertEqual(len(truths), 4000)
            score.add(self.judge(lines), truths)
        self.assert_perfect(score)

    def test_under_another_regulation(self):
        """Other dispositifs, dates, rates and pièces; a ceiling raised on the way; no line of the program changes."""
        score = Score()
        regulation = ("--reglement", str(ROOT / "reglement/exemple-vague-b"))
        lines, truths = self.with_defects(3000, 5, "0.5", *regulation)
        score.add(self.judge(lines, *regulation), truths)
        self.assert_perfect(score)
        self.assertEqual({json.loads(line)["dispositif"]["code"] for rank, line in enumerate(lines, 1) if rank not in truths},
                         {"BIO_ANA", "HOP_URG", "MDV_TEL"})

    def test_a_judgment_that_misses_a_rule_is_seen(self):
        """The measure itself: judged with a wide tolerance of VAT, one rule is silent, and it alone is missed."""
        lines, truths = self.with_defects(3000, 1, "0.25")
        score = Score()
        score.add(self.judge(lines, "--set", "montants.tolerance_tva=1.00"), truths)
        self.assertEqual(set(score.planted - score.found), {"MNT-006"})
        self.assertEqual(score.found["MNT-006"], 0)
        self.assertEqual(score.quiet, score.sound)

    def test_a_judgment_that_says_too_much_is_seen(self):
        """Judged with a low ceiling, sound requests are refused."""
        lines, truths = self.with_defects(1000, 1, "0.25")
        score = Score()
        score.add(self.judge(lines, "--set", "plafonds.PHA_LGO.ht_max=100.00"), truths)
        self.assertLess(score.quiet, score.sound)

    def test_a_truth_that_lies_is_seen(self):
        """The measure itself: a defect said of another rule, or of a sound line, is a fault."""
        lines, truths = self.with_defects(200, 6, "0.5")
        requests = self.judge(lines)
        line = next(iter(truths))
        lying = Score()
        lying.add(requests, {**truths, line: ("ZZZ-999", truths[line][1])})
        self.assertLess(lying.found.total(), lying.planted.total())
        noisy = Score()
        noisy.add([one for one in requests if one["verdict"] != "recevable"],
                  {rank: truth for rank, truth in truths.items() if rank != line})
        self.assertTrue(any(fault.startswith("line ") and "is sound" in fault for fault in noisy.faults))


class SoundStock(StockTest):
    @classmethod
    def setUpClass(cls):
        cls.kept = None

    def stock(self):
        """20,000 sound requests, made once, with their judgment."""
        if SoundStock.kept is None:
            lines = self.generate(20_000, 20230920)
            SoundStock.kept = ([json.loads(line) for line in lines], self.judge(lines), sum(map(len, lines)) / len(lines))
        return SoundStock.kept

    def test_nothing_is_blocking_nor_to_verify(self):
        _, requests, _ = self.stock()
        self.assertEqual(Counter(one["verdict"] for one in requests), {"recevable": 20_000})
        self.assertEqual({one["regle"] for request in requests for one in request["constats"]}, ON_SOUND_REQUESTS)

    def test_every_dispositif_has_every_step(self):
        documents, _, _ = self.stock()
        listed = self.run_program("parameters", "--format", "json").out
        codes = set(re.findall(r"plafonds\.([A-Z]{3}_[A-Z0-9]+)\.ht_max", listed))
        self.assertEqual(len(codes), 8)
        met = Counter((one["dispositif"]["code"], one["type_demande"]) for one in documents)
        for code in codes:
            for step in ("avance", "solde", "attestation_fin_prestations", "annulation"):
                self.assertGreater(met[code, step], 20, (code, step))

    def test_successions_of_every_kind_and_both_scopes_of_annulation(self):
        documents, requests, _ = self.stock()
        natures = Counter(one["evolution"]["nature"] for document in documents for one in document.get("beneficiaires", ())
                          if "evolution" in one)
        self.assertEqual(set(natures), {"fusion", "scission", "absorption", "changement_identifiant"})
        self.assertGreater(min(natures.values()), 100)
        self.assertEqual({one["annulation"]["portee"] for one in documents if "annulation" in one}, {"totale", "partielle"})
        self.assertEqual({one["cas"] for one in requests if one["type_demande"] == "solde"}, {1, 2})

    def test_sizes_are_those_of_real_requests(self):
        documents, _, mean = self.stock()
        lines = [len(one["lignes"]) for one in documents if one["type_demande"] == "avance"]
        print(f"mean size {mean:.0f} bytes; lines of an avance {min(lines)} to {max(lines)}, {sum(lines) / len(lines):.2f} on average",
              file=sys.stderr)
        self.assertTrue(2000 <= mean <= 3000, mean)
        self.assertEqual((min(lines), max(lines)), (1, 4))

    def test_no_identifier_of_a_sending_nor_file_serves_twice(self):
        documents, _, _ = self.stock()
        sendings = [one["identifiant_envoi"] for one in documents]
        self.assertEqual(len(set(sendings)), len(sendings))
        owners: dict[str, str] = {}
        for document in documents:
            references = document["references"]
            avance = (references.get("numero_dossier_asp") or references.get("numero_dossier_avance")
                      or references.get("envoi_avance") or document["identifiant_envoi"])
            ids = [piece["id"] for piece in document["pieces"]]
            self.assertEqual(len(set(ids)), len(ids))
            for piece in document["pieces"]:
                self.assertEqual(owners.setdefault(piece["sha256"], avance), avance)

    def test_a_solde_finds_its_avance_by_its_number_or_by_its_sending(self):
        documents, _, _ = self.stock()
        soldes = [one["references"] for one in documents if one["type_demande"] == "solde"]
        by_sending = sum("envoi_avance" in one for one in soldes)
        self.assertTrue(0 < by_sending < len(soldes) / 4, by_sending)


class Seeds(StockTest):
    def test_the_same_seed_gives_the_same_bytes_and_truths(self):
        first = self.with_defects(1500, 77, "0.2")
        self.assertEqual(self.with_defects(1500, 77, "0.2"), first)
        self.assertNotEqual(self.with_defects(1500, 78, "0.2")[0], first[0])
        self.assertEqual(self.generate(10, 2**64 - 1), self.generate(10, 2**64 - 1))

    def test_the_environment_changes_nothing(self):
        plain = self.generate(300, 9)
        process = self.run_program("generate", "--demandes", "300", "--graine", "9",
                                   env={"LC_ALL": "fr_FR.UTF-8", "TZ": "Pacific/Auckland", "LANG": "tr_TR"})
        self.assertEqual(process.stdout, b"".join(plain))

    def test_a_defect_moves_nothing_of_the_other_lines(self):
        sound = self.generate(2000, 31)
        lines, truths = self.with_defects(2000, 31, "0.3")
        self.assertEqual([rank for rank, (one, other) in enumerate(zip(sound, lines), 1) if one != other and rank not in truths], [])

    def test_a_date_moved_by_hand_moves_the_stock(self):
        lines = self.generate(3000, 12, "--set", "calendrier.PHA_LGO.avance=2022-12-01T14:00:00")
        filed = [one["emis_le"] for one in map(json.loads, lines)
                 if one["dispositif"]["code"] == "PHA_LGO" and one["type_demande"] == "avance"]
        self.assertGreater(len(filed), 50)
        self.assertLessEqual(max(filed), "2022-12-01T14:00:00+01:00")


class Refusals(StockTest):
    def test_a_number_that_is_none(self):
        for value in ("0", "-1", "2000001", "1.5", "mille", "", "99999999999999999999"):
            with self.subTest(value):
                self.refused("generate", f"--demandes={value}", "--graine", "1", says="2000000" if value else "")

    def test_a_seed_that_is_none(self):
        for value in ("-1", "abc", "18446744073709551616"):
            with self.subTest(value):
                self.refused("generate", "--demandes", "1", f"--graine={value}", says="18446744073709551615")

    def test_what_is_missing(self):
        self.refused("generate", "--graine", "1", says="--demandes N")
        self.refused("generate", "--demandes", "1", says="--graine S")

    def test_a_share_that_is_none(self):
        for value in ("1.5", "-0.1", "0,5", "10%", "abc", "1e-1", "nan", "0.1234567890"):
            with self.subTest(value):
                said = self.refused("generate", "--demandes", "10", "--graine", "1", f"--defauts={value}",
                                    "--verites", "v.csv", says=f"--defauts\u00a0: «\u00a0{value}\u00a0»")
                self.assertIn("0.05", said, "an example is worth a rule")
                self.assertEqual(list(self.folder.iterdir()), [])

    def test_truths_that_cannot_be_written(self):
        (self.folder / "dossier").mkdir()
        for path, word in (("absent/verites.csv", "dossier existe"), ("dossier", "est un dossier")):
            with self.subTest(path):
                process = self.run_program("generate", "--demandes", "10", "--graine", "1", "--verites", path)
                self.assertEqual((process.returncode, process.out), (3, ""))
                self.assertIn(word, process.err)

    def test_an_output_that_takes_no_more(self):
        with open("/dev/full", "wb") as full:
            process = subprocess.run([str(PROGRAM), "generate", "--demandes", "5000", "--graine", "1", "--verites", "v.csv"],
                                     cwd=self.folder, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(process.returncode, 3, process.stderr)
        self.assertEqual(list(self.folder.iterdir()), [], "no truths about lines that nobody has")

    def test_an_unknown_regulation_or_parameter(self):
        self.refused("generate", "--demandes", "1", "--graine", "1", "--reglement", "absent")
        self.refused("generate", "--demandes", "1", "--graine", "1", "--set", "plafonds.BIO_SGL.ht_maxi=1.00", says="ht_max")


class Output(StockTest):
    def test_truths_without_defects_are_their_header_alone(self):
        self.generate(20, 1, "--verites", "verites.csv")
        self.assertEqual((self.folder / "verites.csv").read_bytes(), b"ligne;regle;pointeur\n")

    def test_the_share_is_exact(self):
        for share, expected in (("0", 0), ("0.001", 1), ("0.0004", 0), ("0.333", 333), ("1", 1000)):
            with self.subTest(share):
                self.assertEqual(len(self.with_defects(1000, 3, share)[1]), expected)

    def test_diagnostics_are_silent_but_for_the_name_of_the_truths(self):
        self.assertEqual(self.run_program("generate", "--demandes", "50", "--graine", "1").err, "")
        said = self.run_program("generate", "--demandes", "50", "--graine", "1", "--verites", "v.csv").err
        self.assertEqual(said, "Fichier des vérités écrit dans v.csv\n")

    def test_memory_does_not_follow_the_size(self):
        """The peak of the program alone, in kilobytes, asked of the system by a process of its own."""
        ask = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        peaks = [int(subprocess.run([sys.executable, "-c", ask, str(PROGRAM), "generate", "--demandes", str(size), "--graine", "1"],
                                    capture_output=True, check=True, text=True).stdout) for size in (5_000, 80_000)]
        self.assertLess(peaks[1], peaks[0] + 4_000, peaks)


if __name__ == "__main__":
    unittest.main()
