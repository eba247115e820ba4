# SPDX-License-Identifier: EUPL-1.2
"""`repair`: its patch applied by another implementation and judged again by `check`, one operation less, what it says to people,
and what it writes."""
import copy
import json
import random
import unittest

from json_patch import PatchError, apply_patch
from programme import ProgramTest, attestation, avance, big_avance, renamed, rules_of, solde

BLOCKING = ("a_modifier", "rejet")
# What no operation may write, whatever the defect.
FACTS = {"signee", "emis_le", "exactitude", "identifiant_envoi", "mention_prise_en_charge", "date", "date_signature",
         "date_installation", "date_effet"}


def set_at(document: dict, path: str, value):
    *above, last = [int(token) if token.isdigit() else token for token in path.split("/")[1:]]
    for token in above:
        document = document[token]
    document[last] = value


# Defects of an avance of two laboratories, each by itself mendable or not.
MENDABLE = {
    "/totaux/ttc": "1.00", "/totaux/nombre_lignes": 7, "/totaux/ht": "46 810,55", "/lignes/0/montants/ttc": "27000.01",
    "/lignes/0/montants/tva": "4500.02", "/lignes/1/montants/ht": 24310.55, "/lignes/1/montants/taux_tva": "20",
    "/lignes/0/montant_segur": "27000.01", "/lignes/1/montants/tva": "4862.110", "/lignes/1/beneficiaire": "b2",
    "/lignes/1/id": "L1", "/beneficiaires/0/identifiants/finess_geographique": "540 002 698",
    "/fournisseur/siret": "732 829 320 00074", "/fournisseur/siren": "732829321", "/fournisseur/numero_tva": "FR45732829320",
    "/version": "1", "/dispositif/code": "bio_sgl", "/fournisseur/assujetti_tva": "oui",
    "/fournisseur/contact/telephone": "01 02 03 04 05", "/lignes/1/bon_commande/piece": "p2",
}
FOR_A_PERSON = {
    "/lignes/0/bon_commande/date_signature": "12/10/2022", "/beneficiaires/0/identifiants/finess_geographique": "540002699",
    "/lignes/0/bon_commande/mention_prise_en_charge": False, "/fournisseur/raison_sociale": "", "/declarations/date": None,
    "/identifiant_envoi": "x", "/dispositif/code": "BIO_RIS", "/lignes/1/montant_segur": "-1.00",
}


class Repair(ProgramTest):
    def repair(self, *arguments: str, code: int | None = None, **options) -> dict:
        process = self.run_program("repair", *arguments, "--format", "json", **options)
        self.assertEqual(process.err, "")
        found = json.loads(process.out)
        self.assertEqual(process.returncode, 0 if found["possible"] else 1, process.out[:2000])
        if code is not None:
            self.assertEqual(process.returncode, code, process.out[:3000])
        return found

    def verdict_of(self, document: dict, *context: str) -> str:
        self.write("juge.json", document)
        return self.one("juge.json", *(("--avec", *context) if context else ()))["verdict"]

    def assert_mends(self, document: dict, *context: str) -> dict:
        """The patch applies elsewhere, unblocks, and loses its effect with any operation less."""
        self.write("a.json", document)
        found = self.repair("a.json", *(("--avec", *context) if context else ()), code=0)
        operations = found["operations"]
        for operation in operations:
            self.assertLessEqual(set(operation), {"op", "path", "value"})
            self.assertEqual(operation["op"] == "remove", "value" not in operation)
            self.assertNotIn(operation["path"].rsplit("/", 1)[1], FACTS)
        mended = apply_patch(document, operations)
        self.assertEqual(self.verdict_of(mended, *context), found["apres"])
        self.assertNotIn(found["apres"], BLOCKING)
        for left in range(len(operations)):
            try:
                less = apply_patch(document, operations[:left] + operations[left + 1:])
            except PatchError:
                continue
            self.assertIn(self.verdict_of(less, *context), BLOCKING, f"{operations[left]} could be spared")
        return found

    def test_the_second_opinion_knows_the_rfc(self):
        # RFC 6902, appendix A.1 to A.5 and A.14.
        self.assertEqual(apply_patch({"foo": "bar"}, [{"op": "add", "path": "/baz", "value": "qux"}]), {"baz": "qux", "foo": "bar"})
        self.assertEqual(apply_patch({"foo": ["bar", "baz"]}, [{"op": "add", "path": "/foo/1", "value": "qux"}]),
                         {"foo": ["bar", "qux", "baz"]})
        self.assertEqual(apply_patch({"baz": "qux", "foo": "bar"}, [{"op": "remove", "path": "/baz"}]), {"foo": "bar"})
        self.assertEqual(apply_patch({"foo": ["bar", "qux", "baz"]}, [{"op": "remove", "path": "/foo/1"}]), {"foo": ["bar", "baz"]})
        self.assertEqual(apply_patch({"baz": "qux"}, [{"op": "replace", "path": "/baz", "value": "boo"}]), {"baz": "boo"})
        self.assertEqual(apply_patch({"/": 9, "~1": 10}, [{"op": "replace", "path": "/~01", "value": 8}]), {"/": 9, "~1": 8})
        for wrong in ({"op": "remove", "path": "/a"}, {"op": "replace", "path": "/b/c", "value": 1},
                      {"op": "remove", "path": "/l/1"}, {"op": "add", "path": "/l/2", "value": 1}):
            with self.assertRaises(PatchError):
                apply_patch({"l": [0]}, [wrong])

    def test_nothing_to_do(self):
        self.write("a.json", avance())
        self.assertEqual(self.repair("a.json", code=0), {
            "possible": True, "avant": "recevable", "apres": "recevable", "operations": [], "impossible": [], "a_fournir": [],
            "explications": []})
        self.assertIn("rien à corriger", self.run_program("repair", "a.json").out)

    def test_the_contract(self):
        document = avance()
        set_at(document, "/totaux/ttc", "1.00")
        self.write("a.json", document)
        found = self.repair("a.json", code=0)
        self.assertEqual((found["avant"], found["apres"]), ("a_modifier", "recevable"))
        self.assertEqual(found["operations"], [{"op": "replace", "path": "/totaux/ttc", "value": "56172.66"}])
        self.assertEqual(found["impossible"], [])
        self.assertEqual([(one["path"], one["regle"]) for one in found["explications"]], [("/totaux/ttc", "MNT-011")])

    def test_each_defect_by_itself(self):
        for path, value in MENDABLE.items():
            with self.subTest(path):
                document = avance()
                set_at(document, path, value)
                self.assertIn(self.verdict_of(document), BLOCKING)
                self.assert_mends(document)
        for path, value in FOR_A_PERSON.items():
            with self.subTest(path):
                document = avance()
                set_at(document, path, value)
                self.write("a.json", document)
                found = self.repair("a.json", code=1)
                self.assertEqual(found["operations"], [])
                self.assertEqual(found["apres"], found["avant"])
                blocking = {one["regle"] for one in self.one("a.json")["constats"] if one["consequence"] in BLOCKING}
                self.assertEqual({one["regle"] for one in found["impossible"]}, blocking)
                self.assertTrue(all(one["raison"] for one in found["impossible"]))

    def test_several_defects_at_once(self):
        draw = random.Random(20230920)
        for trial in range(25):
            document = avance()
            defects = draw.sample(sorted(MENDABLE), draw.randint(2, 6))
            for path in defects:
                set_at(document, path, MENDABLE[path])
            with self.subTest(trial=trial, defects=defects):
                self.assert_mends(document)

    def test_a_solde_within_its_avance(self):
        self.write("avance.json", avance())
        document = solde()
        added = copy.deepcopy(document["beneficiaires"][0]) | {"id": "B9", "identifiants": {"finess_geographique": "990000002"}}
        line = copy.deepcopy(document["lignes"][0]) | {"id": "L9", "beneficiaire": "B9"}
        document["beneficiaires"].insert(0, added)
        document["lignes"].insert(0, line)
        document["totaux"] = {"nombre_lignes": 2, "ht": "45000.00", "tva": "9000.00", "ttc": "54000.00", "montant_segur": "54000.00"}
        found = self.assert_mends(document, "avance.json")
        self.assertEqual([one["path"] for one in found["operations"] if one["op"] == "remove"], ["/lignes/0", "/beneficiaires/0"])
        self.assertEqual(apply_patch(document, found["operations"])["totaux"], solde()["totaux"])

    def test_until_when_a_person_helps(self):
        self.write("avance.json", avance())
        document = solde()
        set_at(document, "/lignes/0/verification/signee", False)
        self.write("solde.json", document)
        self.write("attestation.json", attestation())
        for context, last in ((("avance.json",), "2023-09-20T12:00:00Z"), (("avance.json", "attestation.json"), "2023-12-14T12:59:59Z")):
            found = self.repair("solde.json", "--avec", *context, code=1)
            self.assertEqual([(one["regle"], one["dernier_instant"], one["trop_tard"]) for one in found["a_fournir"]],
                             [("VAR-002", last, False)])
            self.assertEqual(found["impossible"][0]["remede"], "personne")
        # The deadlines are those of the regulation that was given.
        moved = self.repair("solde.json", "--avec", *context, "--set", "calendrier.BIO_SGL.cloture=2024-01-31T14:00:00", code=1)
        self.assertEqual(moved["a_fournir"][0]["dernier_instant"], "2024-01-31T12:59:59Z")
        text = self.run_program("repair", "solde.json", "--avec", "avance.json").out
        self.assertIn("À apporter par une personne", text)
        self.assertIn("20 septembre 2023 à 14", text)

    def test_what_nothing_mends(self):
        self.write("avance.json", avance())
        self.write("solde.json", solde())
        found = self.repair("solde.json", "--avec", "avance.json", "--at", "2023-12-14T14:00:00", code=1)
        self.assertEqual([(one["regle"], one["remede"]) for one in found["impossible"]], [("CAL-003", "aucun")])
        self.assertEqual(found["a_fournir"], [])
        text = self.run_program("repair", "solde.json", "--avec", "avance.json", "--at", "2023-12-14T14:00:00").out
        self.assertIn("Sans remède", text)

    def test_what_is_left_to_check_is_said(self):
        document = solde()
        set_at(document, "/totaux/ttc", "1.00")
        self.write("solde.json", document)
        found = self.repair("solde.json", code=0)
        self.assertEqual(found["apres"], "a_verifier")
        process = self.run_program("repair", "solde.json")
        self.assertIn("PER-006", process.out)
        self.assertEqual(self.run_program("repair", "solde.json", "--strict").returncode, 1)

    def test_a_patient_is_never_shown(self):
        secret = "279035121518989"
        document = solde()
        document["beneficiaires"][0]["adresses_mssante"] = [f"{secret}@patient.mssante.fr"]
        document["beneficiaires"][0]["libelle"] = f"Client {secret}"
        self.write("solde.json", document)
        for form in ("text", "json"):
            process = self.run_program("repair", "solde.json", "--format", form)
            self.assertNotIn(secret, process.out + process.err)
        self.run_program("repair", "solde.json", "--write", "b.json")
        self.assertNotIn(secret, (self.folder / "b.json").read_text("utf-8"))

    def test_an_account_is_shown_by_its_ends(self):
        document = avance()
        document["fournisseur"]["iban"] = "FR14 2004 1010 0505 0001 3M02 606"
        self.write("a.json", document)
        self.assertNotIn("20041010", self.run_program("repair", "a.json").out.replace(" ", ""))
        self.assertEqual(self.repair("a.json")["operations"][0]["value"], "FR1420041010050500013M02606")

    def test_none_of_many_changes_can_be_spared(self):
        document = big_avance(45)
        for rank, line in enumerate(document["lignes"]):
            line["montants"]["ttc"] = "27000.01"
            if rank % 3 == 0:
                line["montant_segur"] = "27000.02"
            if rank % 9 == 1:
                line["bon_commande"]["date_signature"] = "2022-12-01"
            if rank % 11 == 2:
                document["beneficiaires"][rank]["identifiants"]["finess_geographique"] += " "
        found = self.assert_mends(document)
        # 45 - 5 lines stay, 15 of them ask too much, 4 numbers are read better, 5 lines go and 5 totals follow.
        self.assertEqual(len(found["operations"]), 40 + 15 + 4 + 5 + 5)

    def test_thousands_of_defects(self):
        document = big_avance(1500)
        for line in document["lignes"]:
            line["montants"]["ttc"] = "27000.01"
        self.write("a.json", document)
        self.assertEqual(len(self.repair("a.json", code=0)["operations"]), 1500)


class Writing(ProgramTest):
    def broken(self, name: str = "a.json", newline: str = "\n") -> str:
        document = avance()
        set_at(document, "/totaux/ttc", "1.00")
        text = json.dumps(document, ensure_ascii=False, indent=3).replace("\n", newline)
        self.write(name, text)
        return text

    def read(self, name: str) -> str:
        return (self.folder / name).read_bytes().decode("utf-8")

    def test_the_rest_keeps_its_form(self):
        for newline in ("\n", "\r\n"):
            text = self.broken(newline=newline)
            self.run_program("repair", "a.json", "--write", "b.json")
            self.assertEqual(self.read("b.json"), text.replace('"1.00"', '"56172.66"'))
            self.assertEqual(self.read("a.json"), text)
            self.assertEqual(self.one("b.json")["verdict"], "recevable")

    def test_a_removal_leaves_the_others_as_they_stand(self):
        self.write("avance.json", avance())
        document = solde()
        document["beneficiaires"][0]["adresses_mssante"] = ["a@pro.mssante.fr", "x@patient.mssante.fr"]
        text = json.dumps(document, ensure_ascii=False, indent=1)
        self.write("a.json", text)
        self.run_program("repair", "a.json", "--avec", "avance.json", "--write", "b.json")
        self.assertEqual(self.read("b.json"), text.replace(',\n    "x@patient.mssante.fr"', ""))

    def test_onto_itself_when_it_is_named(self):
        text = self.broken()
        self.assertEqual(self.run_program("repair", "a.json", "--write", "a.json").returncode, 0)
        self.assertEqual(self.read("a.json"), text.replace('"1.00"', '"56172.66"'))
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["a.json"])

    def test_nothing_is_written_when_it_is_not_possible(self):
        document = avance()
        set_at(document, "/lignes/0/bon_commande/mention_prise_en_charge", False)
        self.write("a.json", document)
        self.assertEqual(self.run_program("repair", "a.json", "--write", "b.json").returncode, 1)
        self.assertFalse((self.folder / "b.json").exists())

    def test_a_document_without_defect_is_copied(self):
        self.write("a.json", avance())
        self.run_program("repair", "a.json", "--write", "b.json")
        self.assertEqual(self.read("b.json"), self.read("a.json"))

    def test_the_output_and_the_document_apart(self):
        self.broken()
        process = self.run_program("repair", "a.json", "--write", "-", "--output", "r.json", "--format", "json")
        self.assertEqual(json.loads(process.out)["totaux"]["ttc"], "56172.66")
        self.assertTrue(json.loads(self.read("r.json"))["possible"])

    def test_a_request_of_a_stream_or_a_deposit(self):
        document = avance()
        set_at(document, "/totaux/ttc", "1.00")
        self.write_lines("un.ndjson", document)
        self.run_program("repair", "un.ndjson", "--write", "b.json")
        self.assertEqual(json.loads(self.read("b.json"))["totaux"]["ttc"], "56172.66")
        process = self.run_program("repair", "-", "--format", "json", stdin=json.dumps(document).encode())
        self.assertEqual(len(json.loads(process.out)["operations"]), 1)


class WrongUse(ProgramTest):
    def test_one_request_at_a_time(self):
        self.write_lines("deux.ndjson", avance(), renamed(avance(), 2))
        self.refused("repair", "deux.ndjson", says="--avec")
        self.write("a.json", avance())
        self.write("b.json", renamed(avance(), 2))
        self.refused("repair", "a.json", "b.json", says="--avec")

    def test_no_document_is_lost(self):
        self.write("avance.json", avance())
        self.write("solde.json", solde())
        self.write_lines("un.ndjson", solde())
        before = (self.folder / "avance.json").read_bytes()
        self.refused("repair", "solde.json", "--avec", "avance.json", "--write", "avance.json", says="--write")
        self.refused("repair", "un.ndjson", "--write", "un.ndjson", says="--write")
        self.refused("repair", "solde.json", "--output", "solde.json", says="--output")
        self.refused("repair", "solde.json", "--output", "r", "--write", "r", says="--write")
        self.refused("repair", "solde.json", "--write", "-", says="--output")
        self.assertEqual((self.folder / "avance.json").read_bytes(), before)

    def test_as_for_check(self):
        self.refused("repair", says="FICHIER")
        self.refused("repair", "absent.json", says="absent.json")
        self.write("a.json", avance())
        self.refused("repair", "a.json", "--format", "html", says="--format")
        self.refused("repair", "a.json", "--at", "hier")
        self.refused("repair", "a.json", "--set", "x=1", says="x")
        self.write("rompu.json", '{"format":')
        process = self.run_program("repair", "rompu.json", "--format", "json")
        self.assertEqual((process.returncode, json.loads(process.out)["impossible"][0]["regle"]), (1, "SCH-001"))

    def test_a_full_disk_is_a_failure_of_the_tool(self):
        document = avance()
        set_at(document, "/totaux/ttc", "1.00")
        self.write("a.json", document)
        self.refused("repair", "a.json", "--output", "rien/r.json", code=3)
        process = self.run_program("repair", "a.json", "--write", "rien/b.json")
        self.assertEqual(process.returncode, 3)


if __name__ == "__main__":
    unittest.main()
