# SPDX-License-Identifier: EUPL-1.2
"""`normalize`: tolerant reading, strict writing. The document alone on the output, one line a conversion on the
diagnostics; what is ambiguous stops everything."""
import json
import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from programme import ROOT, ProgramTest, solde  # noqa: E402

STRICT = (ROOT / "examples/format/solde-bio-sgl.json").read_bytes()


def loosened() -> dict:
    """A solde as an export might write it: every kind of conversion, none of them ambiguous."""
    document = solde()
    document["emis_le"] = "18/09/2023 16:40"
    document["fournisseur"].update(siren=732829320, siret="732 829 320 00074", numero_tva="fr44 732829320",
                                   assujetti_tva="oui", iban="fr76 3000 6000 0112 3456 7890 189")
    document["fournisseur"]["contact"]["telephone"] = "01.02.03.04.05"
    document["dispositif"] = {"vague": "1", "code": "bio_sgl"}
    document["beneficiaires"][0]["identifiants"]["finess_geographique"] = "54 000 2698"
    line = document["lignes"][0]
    line["bon_commande"].update(date="03/10/2022", date_signature="12.10.2022", mode_signature="Électronique eIDAS",
                                mention_prise_en_charge="Vrai")
    line["montants"] = {"ht": "22 500,00", "taux_tva": "20 %", "tva": 4500, "ttc": "27\u00a0000,00\u00a0€"}
    line["montant_segur"] = "27\u202f000,00"
    line["factures"][0].update(date="05/07/2023", montants={"ht": 22500.0, "taux_tva": 20, "tva": "4.500,00",
                                                            "ttc": "27,000.00"})
    line["verification"]["reserves"][0]["bloquante"] = "non"
    line["assiette"]["valeur"] = "1"
    document["totaux"] = {"nombre_lignes": "1", "ht": "22500", "tva": "4500,0", "ttc": 27000, "montant_segur": "27000"}
    document["pieces"][0].update(taille_octets="184 320", pages="3", signee="OUI")
    return document


class NormalizeTest(ProgramTest):
    def normalize(self, *arguments: str, **options):
        process = self.run_program("normalize", *arguments, **options)
        self.assertEqual(process.returncode, 0, process.err)
        return process

    def test_a_strict_document_comes_out_as_it_came_in(self):
        for path in sorted((ROOT / "examples").rglob("*.json")):
            process = self.normalize(str(path))
            self.assertEqual(process.stdout, path.read_bytes(), path.name)
            self.assertEqual(process.err, "", path.name)

    def test_every_conversion_gives_the_strict_value_and_one_line(self):
        expected = solde()
        expected["fournisseur"]["iban"] = "FR7630006000011234567890189"
        expected["fournisseur"]["contact"]["telephone"] = "0102030405"
        process = self.normalize(self.write("large.json", loosened()))
        self.assertEqual(json.loads(process.out), expected)
        lines = process.err.splitlines()
        self.assertEqual(len(lines), 34)
        for line in lines:
            self.assertRegex(line, r"^/\S+ \(ligne \d+, colonne \d+\)\u00a0: .+ → .+ \(.+\)$")
        self.assertIn('/lignes/0/montant_segur', process.err)
        self.assertIn('"27\u202f000,00" → "27000.00"', process.err)

    def test_order_of_members_and_layout_are_kept(self):
        loose = STRICT.replace(b'"22500.00"', b'22500').replace(b'"2022-10-12"', b'"12/10/2022"')
        self.assertNotEqual(loose, STRICT)
        self.assertEqual(self.normalize(self.write("large.json", loose)).stdout, STRICT)
        windows = loose.replace(b"\n", b"\r\n")
        self.assertEqual(self.normalize(self.write("w.json", windows)).stdout, STRICT.replace(b"\n", b"\r\n"))

    def test_what_was_converted_is_of_the_format(self):
        before = self.one(self.write("large.json", loosened()))
        self.assertIn("SCH-004", [finding["regle"] for finding in before["constats"]])
        self.write("strict.json", self.normalize("large.json").stdout)
        after = self.one("strict.json")
        self.assertFalse({"SCH-003", "SCH-004", "SCH-005"} & {finding["regle"] for finding in after["constats"]}, after)

    def test_it_is_done_once(self):
        once = self.normalize(self.write("large.json", loosened())).stdout
        twice = self.normalize(self.write("strict.json", once))
        self.assertEqual(twice.stdout, once)
        self.assertEqual(twice.err, "")

    def test_what_is_ambiguous_is_refused_whole(self):
        for pointer, value in (("totaux/ht", "1.234"), ("totaux/ht", "1,234"), ("totaux/ht", 1.234),
                               ("totaux/ht", "2 7000,00"), ("declarations/date", "12/13/2023"),
                               ("declarations/date", "20/09/23"), ("emis_le", "2022-10-30T02:30:00"),
                               ("emis_le", "2023-03-26T02:30:00"), ("emis_le", "2023-09-18")):
            document = loosened()
            *parents, name = pointer.split("/")
            place = document
            for parent in parents:
                place = place[parent]
            place[name] = value
            process = self.run_program("normalize", self.write("large.json", document))
            self.assertEqual(process.returncode, 1, (pointer, value))
            self.assertEqual(process.out, "")
            first, *rest = process.err.splitlines()
            self.assertIn("rien n’est écrit", first)
            self.assertEqual(len(rest), 1)
            self.assertRegex(rest[0], rf"^/{pointer} \(ligne \d+, colonne \d+\)\u00a0: ")

    def test_an_exponent_is_refused_as_it_stands(self):
        text = json.dumps(solde()).replace('"ttc": "27000.00"', '"ttc": 27e3')
        process = self.run_program("normalize", self.write("large.json", text))
        self.assertEqual((process.returncode, process.out), (1, ""))
        self.assertEqual(len(process.err.splitlines()), 4)

    def test_every_ambiguity_is_said_with_its_place(self):
        document = solde()
        document["totaux"].update(ht="1.234", tva="1,234")
        document["lignes"][0]["bon_commande"]["date"] = "12/13/2023"
        process = self.run_program("normalize", self.write("large.json", document))
        places = re.findall(r"^(/\S+) \(ligne (\d+), colonne \d+\)", process.err, flags=re.MULTILINE)
        self.assertEqual([pointer for pointer, _ in places],
                         ["/lignes/0/bon_commande/date", "/totaux/ht", "/totaux/tva"])
        text = (self.folder / "large.json").read_text("utf-8").splitlines()
        for pointer, line in places:
            self.assertIn(f'"{pointer.rsplit("/", 1)[1]}"', text[int(line) - 1])

    def test_the_byte_order_mark_goes(self):
        process = self.normalize(self.write("bom.json", b"\xef\xbb\xbf" + STRICT))
        self.assertEqual(process.stdout, STRICT)
        self.assertEqual(len(process.err.splitlines()), 1)

    def test_the_standard_input_holds_one_document(self):
        loose = STRICT.replace(b'"22500.00"', b'22500')
        self.assertEqual(self.normalize("-", stdin=loose).stdout, STRICT)
        one = json.dumps(solde()).encode()
        self.assertEqual(self.normalize("-", stdin=one + b"\n").stdout, one + b"\n")
        self.refused("normalize", "-", stdin=one + b"\n" + one + b"\n", code=1, says="plusieurs demandes")

    def test_an_output_file_appears_whole_or_not_at_all(self):
        self.write("large.json", loosened())
        process = self.normalize("large.json", "--output", "large.json")
        self.assertEqual(process.out, "")
        self.assertEqual(self.normalize("large.json").err, "")
        document = solde()
        document["totaux"]["ht"] = "1.234"
        self.write("ambigu.json", document)
        self.assertEqual(self.run_program("normalize", "ambigu.json", "--output", "large.json").returncode, 1)
        self.assertEqual(self.normalize("large.json").err, "")

    def test_streams_archives_and_folders_are_wrong_use(self):
        self.write_lines("lot.ndjson", solde(), solde())
        self.write_zip("depot.zip", {"solde.json": solde()})
        (self.folder / "dossier").mkdir()
        self.refused("normalize", "lot.ndjson", says="plusieurs demandes")
        self.refused("normalize", "depot.zip", says="archive")
        self.refused("normalize", "dossier", says="dossier")
        self.refused("normalize", "absent.json", says="n’existe pas")
        self.refused("normalize", says="FICHIER")
        self.refused("normalize", "a.json", "--format", "json", says="--format")

    def test_what_is_no_document_is_refused(self):
        for name, content, says in (("vide.json", "", "vide"), ("tronque.json", STRICT[:100], "avant sa fin"),
                                    ("liste.json", "[1]", "objet"), ("latin.json", '{"a":"é"}'.encode("latin-1"), "UTF-8"),
                                    ("texte.json", "bonjour", "JSON"), ("zip.json", b"PK\x03\x04", "archive"),
                                    ("gros.json", b" " * (8 * 1024 * 1024) + STRICT, "8 Mio")):
            self.refused("normalize", self.write(name, content), code=1, says=says)

    def test_a_personal_identifier_is_masked_in_what_is_said(self):
        nir = "279035121518989"  # of nobody, with its key
        document = solde()
        document["lignes"][0]["verification"]["reserves"][0]["texte"] = f"  patient {nir} "
        process = self.normalize(self.write("nir.json", document))
        self.assertIn(f"patient {nir}", process.out)
        self.assertNotIn(nir, process.err)
        self.assertIn("[identifiant masqué]", process.err)
        document["totaux"]["ht"] = f"1 {nir}"
        process = self.run_program("normalize", self.write("nir.json", document))
        self.assertNotIn(nir, process.err)

    def test_help_shows_examples(self):
        help_text = self.run_program("normalize", "--help").out
        self.assertIn("quitus normalize export.json", help_text)
        self.assertIn("normalize", self.run_program("--help").out)


if __name__ == "__main__":
    unittest.main()
