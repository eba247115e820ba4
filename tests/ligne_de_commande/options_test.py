# SPDX-License-Identifier: EUPL-1.2
"""Options: wrong use and the nearest name, --set, --reglement, --jobs, and what they leave unchanged."""
import json
import shutil
import unittest

from programme import FORMATS, PROGRAM, ROOT, ProgramTest, attestation, avance, finding, renamed, rules_of, solde

COMMANDS = ("check", "explain", "rules", "requirements", "parameters", "schema", "horizon", "calendar", "generate", "completion")


class WrongUse(ProgramTest):
    def test_no_command(self):
        self.refused(says="commande")

    def test_an_unknown_command_and_the_nearest(self):
        for typed, meant in (("chekc", "check"), ("explian", "explain"), ("rule", "rules"), ("parametres", "parameters")):
            with self.subTest(typed):
                self.assertIn(f"«\u00a0{meant}\u00a0»", self.refused(typed, says=typed))

    def test_an_unknown_option_and_the_nearest(self):
        self.write("a.json", avance())
        for typed, meant in (("--formt", "--format"), ("--strictt", "--strict"), ("--ouput=x", "--output")):
            with self.subTest(typed):
                self.assertIn(f"«\u00a0{meant}\u00a0»", self.refused("check", "a.json", typed))
                self.assertIn(f"«\u00a0{meant}\u00a0»", self.refused("check", typed, "a.json"))

    def test_an_unknown_word_that_looks_like_nothing_proposes_nothing(self):
        self.assertNotIn("Vouliez-vous", self.refused("zzzzzzzz"))

    def test_a_value_that_is_not_admitted(self):
        self.write("a.json", avance())
        self.assertIn("json", self.refused("check", "a.json", "--format", "jsn", says="--format"))
        for value in ("0", "-1", "abc", "257", "1.5", ""):
            self.refused("check", "a.json", f"--jobs={value}", says="--jobs")

    def test_a_missing_value(self):
        self.write("a.json", avance())
        for option in ("--format", "--output", "--at", "--set", "--reglement", "--jobs", "--pieces"):
            with self.subTest(option):
                self.refused("check", "a.json", option, says=option)

    def test_a_value_that_is_too_many(self):
        self.write("a.json", avance())
        self.refused("check", "a.json", "--format", "json", "--format", "text", says="--format")
        self.refused("check", "a.json", "--quiet=oui")
        self.refused("schema", "de-trop", says="de-trop")

    def test_every_refusal_is_in_french(self):
        self.write("a.json", avance())
        for arguments in ((), ("chekc",), ("check",), ("check", "a.json", "--format"), ("check", "a.json", "--jobs", "x"),
                          ("explain",), ("explain", "ZZZ-000"), ("completion", "zsh"), ("check", "a.json", "--quiet=oui"),
                          ("check", "a.json", "--at", "x"), ("check", "a.json", "--set", "x"), ("rules", "--format", "x")):
            with self.subTest(" ".join(arguments)):
                said = self.refused(*arguments).lower()
                for word in ("required", "missing", "expected", "error", "value", "not in", "range", "unknown", "argument:"):
                    self.assertNotIn(word, said)

    def test_the_directory_is_not_there_yet(self):
        self.write("a.json", avance())
        self.refused("check", "a.json", "--annuaire", "x.bin", says="--annuaire")


class Places(ProgramTest):
    def test_options_stand_before_or_after_the_paths(self):
        self.write("avance.json", avance())
        self.write("solde.json", solde())
        options = ("--at", "2023-10-10T10:00:00", "--format", "json", "--avec", "avance.json", "--strict")
        expected = self.run_program("check", "solde.json", *options).out
        self.assertEqual(self.run_program("check", *options, "solde.json").out, expected)
        self.assertEqual(self.run_program("check", *options[:4], "solde.json", *options[4:]).out, expected)
        self.assertEqual(self.run_program("check", "--at=2023-10-10T10:00:00", "--format=json", "solde.json",
                                          "--avec=avance.json", "--strict").out, expected)

    def test_after_two_hyphens_all_are_paths(self):
        self.write("--strict.json", avance())
        self.assertEqual(self.run_program("check", "--format", "json", "--", "--strict.json").returncode, 0)
        self.refused("check", "--", "--strict", says="--strict")

    def test_the_program_runs_from_any_folder(self):
        self.write("a/b/avance.json", avance())
        inside = self.run_program("check", "a/b/avance.json", "--format", "json").out
        self.assertEqual(json.loads(inside)["demandes"][0]["verdict"], "recevable")
        self.assertTrue(PROGRAM.is_absolute())

    def test_the_surroundings_change_nothing(self):
        self.write("solde.json", solde())
        answers = {self.run_program("check", "solde.json", env=env).out for env in
                   ({}, {"TZ": "Pacific/Auckland"}, {"LC_ALL": "C"}, {"LC_ALL": "fr_FR.UTF-8"}, {"COLUMNS": "20"},
                    {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"LANG": "de_DE"})}
        self.assertEqual(len(answers), 1)


class Help(ProgramTest):
    def test_every_command_shows_its_examples(self):
        for command in COMMANDS:
            for flag in ("--help", "-h"):
                answer = self.run_program(command, flag)
                self.assertEqual((answer.returncode, answer.err), (0, ""))
                self.assertIn("Exemples", answer.out)
                self.assertIn(f"quitus {command}", answer.out)

    def test_help_wins_over_what_is_missing(self):
        self.assertEqual(self.run_program("check", "--help", "absent.json").returncode, 0)

    def test_the_general_help_names_every_command(self):
        said = self.run_program("--help").out
        for command in COMMANDS:
            self.assertRegex(said, rf"(?m)^  {command} ")

    def test_the_help_of_check_names_every_option_of_the_contract(self):
        said = self.run_program("check", "--help").out
        for option in ("--at", "--avec", "--format", "--output", "--reglement", "--set", "--annuaire", "--jobs",
                       "--fail-fast", "--quiet", "--strict", "--pieces"):
            self.assertIn(f"  {option}", said)

    def test_the_version(self):
        answer = self.run_program("--version")
        self.assertRegex(answer.out, r"^quitus \d+\.\d+\.\d+\n$")
        self.write("a.json", avance())
        self.assertEqual(self.check("a.json")["quitus"], answer.out.split()[1])


class Set(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("avance.json", avance())

    def test_a_value_takes_the_place_of_that_of_the_regulation(self):
        request = self.one("avance.json", "--set", "financement.taux_avance=40.00")
        # 40 % of 27,000.00 € and of 29,172.66 €: 10,800.00 + 11,669.06 (11,669.064 rounded).
        self.assertEqual(request["montants"]["avance"], "22469.06")
        self.assertEqual(finding(request, "MNT-014")["parametres"]["financement.taux_avance"], "40.00")

    def test_it_may_be_repeated_and_the_last_wins(self):
        request = self.one("avance.json", "--set", "plafonds.BIO_SGL.ht_max=22500.00", "--set",
                           "plafonds.BIO_SGL.ttc_max=27000.00", code=1)
        self.assertEqual(sorted(set(rules_of(request)) & {"MNT-007", "MNT-008"}), ["MNT-007", "MNT-008"])
        request = self.one("avance.json", "--set", "financement.taux_avance=40.00", "--set",
                           "financement.taux_avance=30.00")
        self.assertEqual(request["montants"]["avance"], "16851.80")

    def test_a_deadline_can_be_moved(self):
        moved = "calendrier.BIO_SGL.avance=< 2022-11-21T10:15:00+01:00"
        self.assertIn("CAL-002", rules_of(self.one("avance.json", "--set", moved, code=1)))

    def test_the_print_tells_that_the_regulation_is_another(self):
        plain = self.check("avance.json")["reglement"]
        same = self.check("avance.json", "--set", "financement.taux_avance=30.00")["reglement"]
        other = self.check("avance.json", "--set", "financement.taux_avance=40.00")["reglement"]
        self.assertEqual(plain["id"], other["id"])
        self.assertNotEqual(plain["empreinte"], other["empreinte"])
        self.assertEqual(len(same["empreinte"]), len(plain["empreinte"]))

    def test_an_unknown_parameter_and_the_nearest(self):
        said = self.refused("check", "avance.json", "--set", "plafonds.BIO_SGL.ht_maxi=1.00")
        self.assertIn("plafonds.BIO_SGL.ht_max\u00a0»", said)
        self.refused("check", "avance.json", "--set", "n_importe.quoi=1")

    def test_an_impossible_value(self):
        for wrong in ("financement.taux_avance=trente", "financement.taux_avance=", "financement.taux_avance=-1.00",
                      "plafonds.BIO_SGL.ht_max=1e400", "calendrier.BIO_SGL.avance=2022-02-30", "plafonds.BIO_SGL.ht_max",
                      "=1", "commande.validite_jours=0x10", "verification.HOP_PFI.type=vam",
                      "plafonds.BIO_SGL.ht_max=1,00"):
            with self.subTest(wrong):
                self.refused("check", "avance.json", f"--set={wrong}")

    def test_it_serves_the_lists_too(self):
        self.assertIn("40.00", self.run_program("parameters", "--set", "financement.taux_avance=40.00").out)
        self.refused("parameters", "--set", "financement.taux_avanc=40.00", says="financement.taux_avance\u00a0")
        self.assertIn("= 40.00", self.run_program("explain", "MNT-014", "--set", "financement.taux_avance=40.00").out)


class Regulation(ProgramTest):
    def setUp(self):
        super().setUp()
        shutil.copytree(ROOT / "reglement", self.folder / "reglement")
        self.write("avance.json", avance())

    def test_the_folder_gives_what_was_compiled(self):
        self.assertEqual(self.check("avance.json"), self.check("avance.json", "--reglement", "reglement/segur-vague-1"))
        self.assertEqual(self.check("avance.json"), self.check("avance.json", "--reglement", "reglement/segur-vague-1/"))

    def test_another_campaign_runs_without_a_line_of_code(self):
        other = avance()
        other["dispositif"] = {"vague": 7, "code": "BIO_ANA"}
        other["emis_le"] = "2025-02-03T10:00:00+01:00"
        for line in other["lignes"]:
            line["bon_commande"].update(date="2025-01-10", date_signature="2025-01-15")
            line["montants"] = {"ht": "1000.00", "taux_tva": "20.00", "tva": "200.00", "ttc": "1200.00"}
            line["montant_segur"] = "1200.00"
        other["totaux"] = {"nombre_lignes": 2, "ht": "2000.00", "tva": "400.00", "ttc": "2400.00",
                           "montant_segur": "2400.00"}
        self.write("b.json", other)
        request = self.one("b.json", "--reglement", "reglement/exemple-vague-b", code=0)
        self.assertEqual((request["verdict"], request["montants"]["avance"]), ("recevable", "960.00"))
        self.assertIn("SCH-007", rules_of(self.one("b.json", code=1)))
        late = self.one("b.json", "--reglement", "reglement/exemple-vague-b", "--at", "2025-04-30T12:00:01", code=1)
        self.assertIn("CAL-002", rules_of(late))

    def test_a_folder_that_is_none(self):
        self.refused("check", "avance.json", "--reglement", "absent", says="absent")
        self.refused("check", "avance.json", "--reglement", "avance.json", says="avance.json")
        (self.folder / "vide").mkdir()
        self.refused("check", "avance.json", "--reglement", "vide")

    def test_each_broken_folder_is_refused_with_its_file_and_its_line(self):
        folder = self.folder / "reglement/segur-vague-1"
        plafonds = folder / "financement.yaml"
        original = plafonds.read_text("utf-8")
        broken = {
            "an unknown key": original.replace("type: taux", "type: taux\n    couleur: bleu", 1),
            "a duplicate key": original.replace("type: taux", "type: taux\n    type: taux", 1),
            "an impossible value": original.replace('"30.00"', '"trois"', 1),
            "not YAML": original + "\n  - [",
            "an unknown source": original.replace("source: R-01", "source: R-99", 1),
            "not UTF-8": original.encode("utf-8") + b"\n# \xff\xfe\n",
            "a bomb of aliases": "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                                 + original,
        }
        for what, text in broken.items():
            with self.subTest(what):
                plafonds.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
                self.assertNotEqual(plafonds.read_bytes(), original.encode("utf-8"))
                said = self.refused("check", "avance.json", "--reglement", "reglement/segur-vague-1")
                self.assertRegex(said, r"financement\.yaml:\d+")
        plafonds.unlink()
        self.assertIn("financement", self.refused("check", "avance.json", "--reglement", "reglement/segur-vague-1"))

    def test_a_gap_and_an_overlap_are_refused(self):
        path = self.folder / "reglement/exemple-vague-b/plafonds.yaml"
        text = path.read_text("utf-8")
        for what, day in (("gap", "2025-03-02"), ("overlap", "2025-02-28")):
            with self.subTest(what):
                path.write_text(text.replace("connue_depuis: 2025-03-01", f"connue_depuis: {day}", 1), "utf-8")
                self.assertNotEqual(path.read_text("utf-8"), text)
                said = self.refused("check", "avance.json", "--reglement", "reglement/exemple-vague-b")
                self.assertRegex(said, r"plafonds\.yaml:\d+")

    def test_explain_speaks_of_the_campaign_that_is_asked(self):
        said = self.run_program("explain", "CAL-003", "--reglement", "reglement/exemple-vague-b").out
        self.assertIn("calendrier.HOP_URG.cloture", said)
        self.assertNotIn("BIO_SGL", said)


class Jobs(ProgramTest):
    def test_the_same_bytes_whatever_the_number_of_threads(self):
        documents = []
        for rank in range(60):
            document = renamed((avance(), solde(), attestation())[rank % 3], rank)
            if rank % 5 == 0:
                document["totaux" if "totaux" in document else "declarations"]["inconnu"] = rank
            documents.append(document)
        documents.insert(17, '{"tronque": ')
        self.write_lines("lot.ndjson", *documents)
        for shape in FORMATS:
            with self.subTest(shape):
                answers = {self.run_program("check", "lot.ndjson", "--format", shape, *jobs).stdout for jobs in
                           (("--jobs", "1"), ("--jobs", "2"), ("--jobs", "8"), ())}
                self.assertEqual(len(answers), 1)

    def test_twice_the_same_input_twice_the_same_bytes(self):
        self.write_lines("lot.ndjson", *(renamed(avance(), rank) for rank in range(10)))
        for shape in FORMATS:
            self.assertEqual(self.run_program("check", "lot.ndjson", "--format", shape).stdout,
                             self.run_program("check", "lot.ndjson", "--format", shape).stdout)


class Lists(ProgramTest):
    def test_every_rule_explains_itself(self):
        rules = [one["id"] for one in json.loads(self.run_program("rules", "--format", "json").out)]
        self.assertGreater(len(rules), 90)
        for rule in rules:
            with self.subTest(rule):
                answer = self.run_program("explain", rule)
                self.assertEqual((answer.returncode, answer.err), (0, ""))
                for part in (rule, "Quand\u00a0: ", "Pourquoi\u00a0: ", "Source"):
                    self.assertIn(part, answer.out)

    def test_almost_every_rule_shows_both_examples(self):
        # Those that only the portal can make speak, or that always speak, have one side only.
        rules = [one["id"] for one in json.loads(self.run_program("rules", "--format", "json").out)]
        for rule in rules:
            with self.subTest(rule):
                said = self.run_program("explain", rule).out
                self.assertIn("Exemple où elle parle", said)
                self.assertIn("Exemple où elle se tait", said)

    def test_a_rule_is_found_in_small_letters_and_the_nearest_otherwise(self):
        self.assertEqual(self.run_program("explain", "cal-003").out, self.run_program("explain", "CAL-003").out)
        self.assertIn("CAL-003", self.refused("explain", "CAL-03"))

    def test_each_list_has_its_forms(self):
        for command, shapes in (("rules", ("text", "json", "markdown")), ("requirements", ("text", "json", "markdown")),
                                ("parameters", ("text", "json"))):
            for shape in shapes:
                answer = self.run_program(command, "--format", shape)
                self.assertEqual((answer.returncode, answer.err), (0, ""))
                if shape == "json":
                    self.assertGreater(len(json.loads(answer.out)), 50)
        self.refused("parameters", "--format", "markdown", says="--format")

    def test_every_requirement_is_served_or_announced(self):
        for one in json.loads(self.run_program("requirements", "--format", "json").out):
            with self.subTest(one["id"]):
                self.assertTrue(one["regles"] or one["servie_par"] or one["a_venir"])
                served = [rule for rule in one["regles"] + one["servie_par"] if len(rule) == 7 and rule[3] == "-"]
                if served and not one["a_venir"]:
                    self.assertGreater(one["cas"], 0)


if __name__ == "__main__":
    unittest.main()
