# SPDX-License-Identifier: EUPL-1.2
"""`simulate`: what a change of the regulation does to a stock; amounts and transitions computed by hand."""
import csv
import io
import json
import unittest

from lot_de_simulation import Dossier
from programme import ROOT, ProgramTest, avance

CONTRACT = ["avant", "apres", "transitions", "net_avant", "net_apres"]
CLOSING = "calendrier.BIO_SGL.cloture"
# Of each file: 30 % of 27 000.00 and of 29 172.66 for the avance; for the solde, 18 900.00 less the 8 751.80 paid for the
# laboratory that is gone.
AVANCE, SOLDE = 1685180, 1014820


def euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def transitions(simulation: dict) -> dict:
    return {(one["de"], one["vers"]): one["nombre"] for one in simulation["transitions"]}


class SimulationTest(ProgramTest):
    def simulate(self, *arguments: str) -> dict:
        process = self.run_program("simulate", *arguments, "--format", "json")
        self.assertEqual((process.returncode, process.err), (0, ""))
        return json.loads(process.out)

    def write_stock(self) -> str:
        """Soldes on both sides of 20 September 14:00:00 (in time) and of 14 December 14:00:00 (too late)."""
        files = [Dossier(1, "2023-09-20T13:59:59+02:00"), Dossier(2, "2023-09-20T14:00:00+02:00"),
                 Dossier(3, "2023-09-20T14:00:01+02:00"),
                 Dossier(4, "2023-12-14T13:59:59+01:00").of(4, "Quatre Logiciels"),
                 Dossier(5, "2023-12-14T14:00:00+01:00").of(4, "Quatre Logiciels")]
        lines = [document for file in files for document in (file.avance, file.solde)]
        return self.write_lines("stock.ndjson", *lines, files[3].attestation, files[4].attestation)


class ByHand(SimulationTest):
    def setUp(self):
        super().setUp()
        self.stock = self.write_stock()

    def test_the_stock_before_any_change(self):
        verdicts = [one["verdict"] for one in self.check(self.stock)["demandes"]]
        # Third solde: no attestation; fifth: at the stroke of closing.
        self.assertEqual([rank + 1 for rank, verdict in enumerate(verdicts) if verdict == "rejet"], [6, 10])
        self.assertEqual(verdicts.count("recevable"), 10)

    def test_a_second_more_before_closing(self):
        simulation = self.simulate(self.stock, "--set", f"{CLOSING}=2023-12-14T14:00:01")
        self.assertEqual(list(simulation)[:5], CONTRACT)
        self.assertEqual(transitions(simulation), {("recevable", "recevable"): 10, ("rejet", "recevable"): 1,
                                                   ("rejet", "rejet"): 1})
        self.assertEqual(simulation["net_avant"], euros(5 * AVANCE + 3 * SOLDE))
        self.assertEqual(simulation["net_apres"], euros(5 * AVANCE + 4 * SOLDE))
        self.assertEqual(simulation["regles"], [{"de": "rejet", "vers": "recevable", "effet": "disparait",
                                                 "regle": "CAL-003", "nombre": 1}])
        [moved] = simulation["demandes"]
        self.assertEqual((moved["ligne_ndjson"], moved["de"], moved["vers"], moved["net_avant"], moved["net_apres"]),
                         (10, "rejet", "recevable", "0.00", "10148.20"))
        self.assertEqual(moved["regles"], [{"regle": "CAL-003", "effet": "disparait"}])
        [supplier] = simulation["fournisseurs"]
        self.assertEqual((supplier["raison_sociale"], supplier["concernees"], supplier["ecart"]),
                         ("Quatre Logiciels", 1, "10148.20"))

    def test_the_end_of_the_first_case_a_second_earlier(self):
        simulation = self.simulate(self.stock, "--set", "calendrier.BIO_SGL.solde_sans_attestation=2023-09-20T13:59:59")
        self.assertEqual(transitions(simulation), {("recevable", "recevable"): 9, ("recevable", "rejet"): 1,
                                                   ("rejet", "rejet"): 2})
        self.assertEqual(simulation["regles"], [{"de": "recevable", "vers": "rejet", "effet": "apparait",
                                                 "regle": "CAL-004", "nombre": 1}])
        self.assertEqual(simulation["net_apres"], euros(5 * AVANCE + 2 * SOLDE))
        self.assertEqual([one["ligne_ndjson"] for one in simulation["demandes"]], [4])
        self.assertEqual(simulation["dispositifs"], [
            {"dispositif": "BIO_SGL", "demandes": 12, "concernees": 1, "net_avant": euros(5 * AVANCE + 3 * SOLDE),
             "net_apres": euros(5 * AVANCE + 2 * SOLDE), "ecart": "-10148.20"}])

    def test_another_share_moves_euros_and_no_verdict(self):
        simulation = self.simulate(self.stock, "--set", "financement.taux_avance=40.00")
        # 10 800.00 + 11 669.06 for an avance; 16 200.00 - 11 669.06 for a solde.
        self.assertEqual(transitions(simulation), {("recevable", "recevable"): 10, ("rejet", "rejet"): 2})
        self.assertEqual(simulation["net_apres"], euros(5 * 2246906 + 3 * 453094))
        self.assertEqual([one["ligne_ndjson"] for one in simulation["demandes"]], [1, 2, 3, 4, 5, 7, 8, 9])
        self.assertEqual(simulation["regles"], [])
        self.assertEqual({one["net_apres"] for one in simulation["demandes"]}, {"22469.06", "4530.94"})
        # Three avances and two soldes against two avances and one solde: the most moved first.
        self.assertEqual([(one["raison_sociale"], one["concernees"], one["ecart"]) for one in simulation["fournisseurs"]],
                         [("Exemple Logiciels Santé", 5, euros(561726)), ("Quatre Logiciels", 3, euros(561726))])

    def test_a_lower_ceiling_blocks_avances_and_changes_what_they_had_paid(self):
        simulation = self.simulate(self.stock, "--set", "plafonds.BIO_SGL.ttc_max=28000.00")
        self.assertEqual(transitions(simulation), {("recevable", "recevable"): 5, ("recevable", "a_modifier"): 5,
                                                   ("rejet", "rejet"): 2})
        # 30 % of 28 000.00 had been paid for the laboratory that is gone: 18 900.00 - 8 400.00.
        self.assertEqual(simulation["net_apres"], euros(3 * 1050000))
        self.assertIn({"de": "recevable", "vers": "a_modifier", "effet": "apparait", "regle": "MNT-008", "nombre": 5},
                      simulation["regles"])

    def test_the_context_is_judged_on_neither_side(self):
        dossier = Dossier(5, "2023-12-14T14:00:00+01:00")
        self.write("solde.json", dossier.solde)
        self.write_lines("contexte.ndjson", dossier.avance, dossier.attestation)
        simulation = self.simulate("solde.json", "--avec", "contexte.ndjson", "--set", f"{CLOSING}=2023-12-14T14:00:01")
        self.assertEqual(simulation["avant"]["demandes"], 1)
        self.assertEqual((simulation["net_avant"], simulation["net_apres"]), ("0.00", "10148.20"))

    def test_the_instant_is_imposed_on_both_sides(self):
        simulation = self.simulate(self.stock, "--at", "2023-12-14T14:00:00", "--set", f"{CLOSING}=2023-12-14T14:00:01")
        # Avances filed then are too late on both sides; attestations too: only CAL-003 leaves the soldes.
        self.assertEqual(simulation["net_avant"], "0.00")
        self.assertTrue(all(one["regles"] for one in simulation["demandes"]))


class Unchanged(SimulationTest):
    def test_the_same_value_moves_nothing(self):
        self.write_stock()
        for value in ("financement.taux_avance=30.00", "calendrier.BIO_LOINC.cloture=2023-12-14T14:00:00"):
            simulation = self.simulate("stock.ndjson", "--set", value)
            self.assertTrue(all(one["de"] == one["vers"] for one in simulation["transitions"]))
            self.assertEqual(simulation["net_avant"], simulation["net_apres"])
            self.assertEqual((simulation["avant"], simulation["demandes"], simulation["regles"]),
                             (simulation["apres"], [], []))
            [parameter] = simulation["parametres"]
            self.assertEqual(parameter["avant"], parameter["apres"])

    def test_the_threads_change_no_byte(self):
        self.write_stock()
        for shape in ("text", "json", "csv", "html"):
            answers = {self.run_program("simulate", "stock.ndjson", "--set", f"{CLOSING}=2023-09-01", "--format", shape,
                                        "--jobs", jobs).stdout for jobs in ("1", "2", "7")}
            self.assertEqual(len(answers), 1)

    def test_the_stream_is_judged_twice(self):
        lines = (self.folder / self.write_stock()).read_bytes()
        piped = self.run_program("simulate", "-", "--set", f"{CLOSING}=2023-09-01", "--format", "csv", stdin=lines).out
        named = self.run_program("simulate", "stock.ndjson", "--set", f"{CLOSING}=2023-09-01", "--format", "csv").out
        self.assertEqual(piped.count("\n"), named.count("\n"))
        self.assertGreater(piped.count("\n"), 3)


class Regulations(SimulationTest):
    def test_a_folder_is_that_of_both_sides(self):
        self.write("a.json", avance())
        folder = str(ROOT / "reglement/exemple-vague-b")
        simulation = self.simulate("a.json", "--reglement", folder, "--set", "financement.taux_avance=10.00")
        self.assertEqual(simulation["reglement_avant"]["id"], simulation["reglement_apres"]["id"])
        self.assertNotEqual(simulation["reglement_avant"]["empreinte"], simulation["reglement_apres"]["empreinte"])
        self.assertEqual(simulation["reglement_avant"]["id"],
                         self.check("a.json", "--reglement", folder)["reglement"]["id"])

    def test_the_folder_of_afterwards_stands_alone_or_with_values(self):
        self.write("a.json", avance())
        folder = str(ROOT / "reglement/exemple-vague-b")
        simulation = self.simulate("a.json", "--reglement-apres", folder)
        self.assertNotEqual(simulation["reglement_avant"]["id"], simulation["reglement_apres"]["id"])
        self.assertEqual(simulation["apres"], self.check("a.json", "--reglement", folder)["bilan"])
        self.assertEqual(simulation["avant"], self.check("a.json")["bilan"])

    def test_every_dated_value_of_what_changes_is_told(self):
        self.write("a.json", avance())
        [parameter] = self.simulate("a.json", "--set", f"{CLOSING}=2023-12-01T14:00:00")["parametres"]
        self.assertEqual(parameter["nom"], CLOSING)
        self.assertIn("2023-12-14T14:00:00+01:00", parameter["avant"])
        self.assertEqual(parameter["apres"], "< 2023-12-01T14:00:00+01:00")


class Refusals(SimulationTest):
    def setUp(self):
        super().setUp()
        self.write("a.json", avance())

    def test_without_a_change_there_is_nothing_to_simulate(self):
        self.assertIn("quitus parameters", self.refused("simulate", "a.json", says="--set"))

    def test_an_unknown_parameter_and_the_nearest(self):
        said = self.refused("simulate", "a.json", "--set", "financement.taux_avanc=40.00")
        self.assertIn("financement.taux_avance", said)

    def test_an_impossible_value_and_one_that_is_none(self):
        self.refused("simulate", "a.json", "--set", "financement.taux_avance=beaucoup", says="taux_avance")
        self.refused("simulate", "a.json", "--set", "financement.taux_avance", says="NOM=VALEUR")

    def test_what_does_not_exist_or_holds_nothing(self):
        change = ("--set", "financement.taux_avance=40.00")
        self.refused("simulate", "absent.json", *change, says="absent.json")
        self.refused("simulate", *change, says="CHEMIN")
        (self.folder / "vide").mkdir()
        self.refused("simulate", "vide", *change, says="aucune demande")
        self.refused("simulate", "a.json", "--reglement-apres", "absent", says="absent")
        self.refused("simulate", "a.json", *change, "--at", "2023-10-29T02:30:00", says="2023-10-29")

    def test_options_of_check_that_make_no_sense_are_unknown(self):
        for option in ("--fail-fast", "--strict", "--quiet"):
            self.refused("simulate", "a.json", "--set", "financement.taux_avance=40.00", option, says=option)
        self.refused("simulate", "a.json", "--set", "financement.taux_avance=40.00", "--format", "sarif", says="sarif")

    def test_the_output_never_takes_the_place_of_a_request(self):
        before = (self.folder / "a.json").read_bytes()
        self.refused("simulate", "a.json", "--set", "financement.taux_avance=40.00", "--output", "a.json", says="--output")
        self.assertEqual((self.folder / "a.json").read_bytes(), before)

    def test_a_full_disk_is_a_failure_of_the_tool(self):
        for shape in ("text", "json", "csv", "html"):
            with self.subTest(shape):
                self.refused("simulate", "a.json", "--set", "financement.taux_avance=40.00", "--format", shape, "--output",
                             "/dev/full", code=3)

    def test_documents_that_cannot_be_read_are_rejected_on_both_sides(self):
        self.write_lines("lot.ndjson", avance(), "{", '"texte"', "[]", '{"fournisseur": 12}')
        simulation = self.simulate("lot.ndjson", "--set", "financement.taux_avance=40.00")
        self.assertEqual(simulation["avant"]["demandes"], 5)
        self.assertEqual(len(simulation["demandes"]), 1)
        unknown = [one for one in simulation["dispositifs"] if one["dispositif"] is None]
        self.assertEqual([one["demandes"] for one in unknown], [4])


class Shapes(SimulationTest):
    def setUp(self):
        super().setUp()
        self.stock = self.write_stock()
        self.change = ("--set", "financement.taux_avance=40.00")

    def rows(self, *arguments: str) -> list[dict]:
        process = self.run_program("simulate", *arguments, "--format", "csv")
        self.assertEqual((process.returncode, process.err), (0, ""))
        return list(csv.DictReader(io.StringIO(process.out, newline=""), delimiter=";", strict=True))

    def test_the_csv_says_what_the_json_says(self):
        for change in (self.change, ("--set", f"{CLOSING}=2023-12-14T14:00:01"),
                       ("--set", "plafonds.BIO_SGL.ttc_max=28000.00")):
            requests = self.simulate(self.stock, *change)["demandes"]
            rows = self.rows(self.stock, *change)
            self.assertEqual(len(rows), len(requests))
            for row, one in zip(rows, requests):
                def rules(effect):
                    return " ".join(cause["regle"] for cause in one["regles"] if cause["effet"] == effect)
                self.assertEqual((row["fichier"], row["ligne"], row["identifiant_envoi"], row["type_demande"]),
                                 (one["fichier"], str(one["ligne_ndjson"]), one["identifiant_envoi"], one["type_demande"]))
                self.assertEqual((row["dispositif"], row["siren"], row["raison_sociale"]),
                                 (one["dispositif"], one["fournisseur"]["siren"], one["fournisseur"]["raison_sociale"]))
                self.assertEqual((row["avant"], row["apres"], row["net_avant"], row["net_apres"]),
                                 (one["de"], one["vers"], one["net_avant"], one["net_apres"]))
                self.assertEqual((row["regles_apparues"], row["regles_disparues"], row["regles_changees"]),
                                 (rules("apparait"), rules("disparait"), rules("change")))

    def test_a_text_that_looks_like_a_formula_stays_a_text_in_the_csv(self):
        names = ['=HYPERLINK("http://x";"y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "  =1+1", "＝1+1", 'dit "oui"; non',
                 "ligne\r\n=1+1"]
        dossiers = [Dossier(10 + rank, "2023-09-18T14:00:00+02:00").of(10 + rank, name) for rank, name in enumerate(names)]
        self.write_lines("=formule;.ndjson", *(one.avance for one in dossiers))
        rows = self.rows("./=formule;.ndjson", *self.change) + self.rows("=formule;.ndjson", *self.change)
        self.assertEqual(len(rows), 2 * len(names))
        for row in rows:
            for cell in (row["raison_sociale"], row["fichier"]):
                self.assertNotRegex(cell.lstrip(" "), r"^[=+\-@\t\r＝＋－＠]")
                self.assertNotRegex(cell, r"[\r\n\t]")
        self.assertEqual(rows[0]["raison_sociale"], "'" + names[0])
        self.assertEqual(rows[7]["raison_sociale"], names[7])
        self.assertEqual(rows[-1]["fichier"], "'=formule;.ndjson")
        # A negative amount is a number of ours.
        self.assertEqual(self.rows(self.stock, *self.change)[1]["ecart"], "-5617.26")

    def test_the_text_does_not_grow_with_the_stock(self):
        dossiers = [Dossier(100 + rank, "2023-09-18T14:00:00+02:00").of(rank, f"Fournisseur {rank}") for rank in range(60)]
        self.write_lines("grand.ndjson", *(one.avance for one in dossiers))
        said = self.run_program("simulate", "grand.ndjson", *self.change).out
        self.assertLess(said.count("\n"), 110)
        self.assertIn("Et 50\u00a0autres\u00a0: --format csv", said)
        self.assertIn("Et 40\u00a0autres Fournisseurs", said)
        page = self.run_program("simulate", "grand.ndjson", *self.change, "--format", "html").out
        self.assertEqual(page.count("grand.ndjson, ligne"), 60)

    def test_the_text_fits_the_screen(self):
        for change in (self.change, ("--set", f"{CLOSING}=2023-09-01")):
            for line in self.run_program("simulate", self.stock, *change).out.split("\n"):
                self.assertLessEqual(len(line), 100, line)

    def test_the_output_is_a_file(self):
        for shape in ("text", "json", "csv", "html"):
            expected = self.run_program("simulate", self.stock, *self.change, "--format", shape).out
            process = self.run_program("simulate", self.stock, *self.change, "--format", shape, "--output", f"effet.{shape}")
            self.assertEqual((process.returncode, process.out), (0, ""))
            self.assertEqual((self.folder / f"effet.{shape}").read_text("utf-8"), expected)

    def test_a_personal_identifier_is_shown_nowhere(self):
        nir = "279035121518989"  # of the published test identity
        dossier = Dossier(9, "2023-09-18T14:00:00+02:00")
        dossier.avance["fournisseur"]["raison_sociale"] = f"Monsieur {nir}"
        self.write(f"{nir}.json", dossier.avance)
        for shape in ("text", "json", "csv", "html"):
            process = self.run_program("simulate", f"{nir}.json", "--set", "plafonds.BIO_SGL.ttc_max=28000.00",
                                       "--format", shape)
            self.assertIn(dossier.avance["fournisseur"]["siren"], process.out)
            self.assertNotIn(nir, process.out + process.err)
            self.assertIn("masqué", process.out)

    def test_the_help_says_how_it_ends(self):
        said = self.run_program("simulate", "--help").out
        for option in ("--at", "--avec", "--format", "--output", "--reglement", "--reglement-apres", "--set", "--jobs"):
            self.assertIn(f"  {option}", said)
        self.assertIn("Sort 0 même quand des demandes bloquent", said)


if __name__ == "__main__":
    unittest.main()
