# SPDX-License-Identifier: EUPL-1.2
"""`explain --file`: why this verdict. Places and values are found again by a second reading of the document."""
import json
import sys
import unittest
from pathlib import Path

from programme import NUMBER, ProgramTest, attestation, avance, big_avance, renamed, solde

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))
from lieux_test import Places  # noqa: E402  shares nothing with the program

NIR = "279035121518989"
ADDRESS = "jeanne.essai@patient.mssante.fr"
MASK = "[identifiant masqué]"


def at(document, pointer: str):
    """The value at a pointer, or None when nothing is there."""
    for token in pointer.split("/")[1:]:
        if isinstance(document, list):
            document = document[int(token)] if int(token) < len(document) else None
        else:
            document = document.get(token) if isinstance(document, dict) else None
        if document is None:
            return None
    return document


def shown(value):
    """A value as a report shows it."""
    if isinstance(value, dict):
        return "un objet"
    if isinstance(value, list):
        return {0: "une liste vide", 1: "une liste d’un élément"}.get(len(value), f"une liste de {len(value)} éléments")
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


class ExplainFile(ProgramTest):
    def explain(self, *arguments: str, code: int | None = None) -> dict:
        process = self.run_program("explain", *arguments, "--format", "json")
        if code is not None:
            self.assertEqual(process.returncode, code, process.err)
        self.assertIn(process.returncode, (0, 1), process.err)
        return json.loads(process.out)

    def rule(self, told: dict, name: str) -> dict:
        return next(one for one in told["regles"] if one["regle"] == name)

    def write_pair(self):
        self.write("avance.json", avance())
        self.write("solde.json", solde())

    # What it says

    def test_every_rule_of_the_catalogue_is_told_once_in_its_order(self):
        self.write_pair()
        told = self.explain("--file", "solde.json", "--avec", "avance.json", code=0)
        catalogue = json.loads(self.run_program("rules", "--format", "json").out)
        names = [one["id"] for one in catalogue]
        self.assertEqual([one["regle"] for one in told["regles"]], names)
        self.assertEqual(sum(told["bilan"].values()), len(names))
        for sort, count in told["bilan"].items():
            self.assertEqual(count, sum(one["sort"] == sort for one in told["regles"]))

    def test_the_verdict_is_that_of_check(self):
        self.write_pair()
        wrong = solde()
        wrong["lignes"][0]["montants"]["ht"] = "39000.00"
        self.write("faux.json", wrong)
        for file in ("solde.json", "faux.json"):
            for context in ((), ("--avec", "avance.json")):
                told = self.explain("--file", file, *context)
                self.assertEqual(told["demande"], self.one(file, *context))

    def test_a_rule_that_speaks_names_its_findings_and_one_that_holds_has_none(self):
        wrong = solde()
        wrong["lignes"][0]["montants"]["ht"] = "39000.00"
        self.write("faux.json", wrong)
        told = self.explain("--file", "faux.json", code=1)
        findings = told["demande"]["constats"]
        said = [rank for one in told["regles"] for rank in one["constats"]]
        self.assertEqual(sorted(said), list(range(len(findings))))
        for one in told["regles"]:
            self.assertTrue(all(findings[rank]["regle"] == one["regle"] for rank in one["constats"]))
            if one["sort"] in ("tient", "hors_etape"):
                self.assertEqual(one["constats"], [])
        self.assertEqual(self.rule(told, "MNT-007")["sort"], "parle")
        self.assertEqual([one["nom"] for one in self.rule(told, "MNT-007")["parametres"]], ["plafonds.BIO_SGL.ht_max"])

    def test_a_rule_that_holds_tells_what_it_looked_at(self):
        self.write_pair()
        told = self.explain("--file", "solde.json", "--avec", "avance.json")
        closing = self.rule(told, "CAL-003")
        self.assertEqual(closing["sort"], "tient")
        self.assertEqual([one["nom"] for one in closing["faits"]], ["dispositif", "premier dépôt complet"])
        self.assertEqual(closing["parametres"], [{
            "nom": "calendrier.BIO_SGL.cloture", "valeur": "< 2023-12-14T14:00:00+01:00", "connu": True,
            "validite": "depuis le 2023-04-10", "source": "A-09"}])
        for one in told["regles"]:
            if one["sort"] == "tient":
                self.assertTrue(one["faits"] or one["parametres"], one["regle"])

    def test_sources_are_those_of_the_rules_and_of_the_parameters(self):
        self.write_pair()
        told = self.explain("--file", "solde.json")
        cited = {name for one in told["regles"] if one["sort"] != "hors_etape" for name in one["exigences"]}
        cited |= {p["source"] for one in told["regles"] for p in one["parametres"]}
        known = {one["id"] for one in told["exigences"]} | {one["id"] for one in told["sources"]}
        self.assertLessEqual(cited, known)
        for one in told["exigences"]:
            self.assertTrue(one["enonce"])

    def test_what_is_wanted_is_said_and_giving_it_lets_the_rule_look(self):
        self.write_pair()
        alone = self.explain("--file", "solde.json")
        wanting = {one["regle"]: [f["manque"] for f in one["faits"] if f["manque"]]
                   for one in alone["regles"] if one["sort"] == "non_evaluee"}
        self.assertEqual(wanting["PER-001"], ["l’avance (la donner avec --avec)"])
        self.assertEqual(wanting["PCE-002"], ["l’archive des pièces (la donner avec --pieces)"])
        pieces = {one["nom_fichier"]: b"%PDF-1.4\n" for one in solde()["pieces"]}
        self.write_zip("pieces.zip", pieces)
        told = self.explain("--file", "solde.json", "--avec", "avance.json", "--pieces", "pieces.zip")
        for name in ("PER-001", "PCE-002"):
            self.assertEqual(self.rule(told, name)["sort"], "tient")
        self.assertIn("3 fichiers", [one["valeur"] for one in self.rule(told, "PCE-002")["faits"]])

    def test_one_rule_alone(self):
        self.write_pair()
        told = self.explain("cal-003", "--file", "solde.json")
        self.assertEqual([one["regle"] for one in told["regles"]], ["CAL-003"])
        text = self.run_program("explain", "CAL-003", "--file", "solde.json").out
        self.assertIn("CAL-003", text)
        self.assertNotIn("CAL-010", text)

    def test_at_another_instant_the_filing_is_not_that_of_the_document(self):
        self.write_pair()
        told = self.explain("CAL-003", "--file", "solde.json", "--at", "2023-12-14T14:00:00")
        filed = next(one for one in told["regles"][0]["faits"] if one["nom"] == "premier dépôt complet")
        self.assertEqual((filed["valeur"], filed["pointeur"]), ("2023-12-14T14:00:00+01:00", None))
        own = self.explain("CAL-003", "--file", "solde.json")["regles"][0]["faits"]
        self.assertEqual([one["pointeur"] for one in own], ["/dispositif/code", "/emis_le"])

    def test_another_value_is_the_one_that_is_read(self):
        self.write_pair()
        told = self.explain("MNT-007", "--file", "solde.json", "--set", "plafonds.BIO_SGL.ht_max=10000.00", code=1)
        self.assertEqual(told["regles"][0]["parametres"][0]["valeur"], "10000.00")

    def test_a_line_of_a_stream(self):
        self.write_lines("un.ndjson", solde())
        told = self.explain("--file", "un.ndjson")
        self.assertEqual(told["demande"]["ligne_ndjson"], 1)
        process = self.run_program("explain", "--file", "-", "--format", "json",
                                   stdin=json.dumps(solde(), ensure_ascii=False).encode() + b"\n")
        self.assertEqual(json.loads(process.out)["regles"], told["regles"])

    # Places and values, found again

    def compare_with_the_document(self, told: dict, text: str) -> int:
        places, document, compared = Places(text), json.loads(text), 0
        for one in told["regles"]:
            for fact in one["faits"]:
                pointer = fact["pointeur"]
                if pointer is None:
                    self.assertEqual((fact["ligne"], fact["colonne"]), (None, None))
                    continue
                with self.subTest(f"{one['regle']} {pointer}"):
                    expected = places.line_and_column(places.nearest(pointer))
                    self.assertEqual((fact["ligne"], fact["colonne"]), expected)
                    if fact["nom"] is None:
                        self.assertEqual(fact["valeur"], shown(at(document, pointer)))
                compared += 1
        return compared

    def test_places_and_values_of_what_was_read(self):
        documents = {"avance": avance(), "solde": solde(), "attestation": attestation(), "grande": big_avance(12)}
        documents["accents"] = solde()
        documents["accents"]["fournisseur"] = {"note": "é€\U0001F600\u0301", **solde()["fournisseur"]}
        self.write("avance.json", avance())
        for name, document in documents.items():
            for writing in (dict(indent=3), dict(), dict(indent="\t"), dict(separators=(",", ":"))):
                text = json.dumps(document, ensure_ascii=False, **writing)
                self.write("document.json", text)
                told = self.explain("--file", "document.json", "--avec", "avance.json")
                self.assertGreater(self.compare_with_the_document(told, text), 60, name)

    def test_places_in_a_document_with_holes(self):
        """Members taken away one by one: what is absent stands at the nearest that is there, with no value."""
        full = solde()
        for pointer in ("/emis_le", "/lignes/0/montants", "/lignes/0/montants/ht", "/lignes/0/verification", "/totaux",
                        "/beneficiaires/0/identifiants", "/pieces/0/type", "/fournisseur/siren", "/dispositif/code"):
            document = json.loads(json.dumps(full))
            parent, _, name = pointer.rpartition("/")
            at(document, parent).pop(name)
            text = json.dumps(document, ensure_ascii=False, indent=1)
            self.write("document.json", text)
            told = self.explain("--file", "document.json")
            self.compare_with_the_document(told, text)
            wants = {f["pointeur"] for one in told["regles"] for f in one["faits"] if f["manque"] == "absent du document"}
            self.assertTrue(any(one.startswith(pointer) for one in wants) or pointer in ("/emis_le", "/dispositif/code"),
                            f"{pointer} {wants}")

    def test_a_member_is_told_as_written_even_when_it_cannot_be_read(self):
        document = solde()
        document["lignes"][0]["montants"]["ht"] = "1 234,00"
        text = json.dumps(document, indent=1)
        self.write("document.json", text)
        told = self.explain("MNT-001", "--file", "document.json")
        fact = next(one for one in told["regles"][0]["faits"] if one["pointeur"] == "/lignes/0/montants/ht")
        self.assertEqual((fact["valeur"], fact["manque"]), ("1 234,00", "illisible tel qu’il est écrit"))
        self.compare_with_the_document(told, text)

    def test_an_element_keeps_its_rank_behind_one_that_cannot_be_read(self):
        document = solde()
        document["beneficiaires"][0]["identifiants"]["rpps"] = [12, "99900000003", "99900000000"]
        text = json.dumps(document, indent=1)
        self.write("document.json", text)
        told = self.explain("IDT-003", "--file", "document.json", code=1)
        pointers = [one["pointeur"] for one in told["regles"][0]["faits"]]
        base = "/beneficiaires/0/identifiants/rpps"
        self.assertIn(f"{base}/1", pointers)
        self.assertIn(f"{base}/2", pointers)
        self.assertNotIn(f"{base}/0", pointers)
        self.compare_with_the_document(told, text)
        found = [one for one in told["demande"]["constats"] if one["regle"] == "IDT-003"]
        self.assertEqual([(one["pointeur"], one["trouve"]) for one in found], [(f"{base}/2", "99900000000")])

    # Personal identifiers

    def test_a_personal_identifier_is_shown_nowhere(self):
        def put(document, pointer, value):
            changed = json.loads(json.dumps(document))
            parent, _, name = pointer.rpartition("/")
            inner = at(changed, parent)
            inner[int(name) if isinstance(inner, list) else name] = value
            return changed

        masked = 0
        for pointer in ("/references/numero_dossier_avance", "/references/reference_fournisseur", "/lignes/0/id",
                        "/lignes/0/bon_commande/numero", "/beneficiaires/0/libelle", "/pieces/0/nom_fichier",
                        "/beneficiaires/0/adresses_mssante/0", "/lignes/0/verification/reserves/0/texte",
                        "/lignes/0/factures/0/numero", "/fournisseur/siren", "/dispositif/code"):
            for value in (NIR, ADDRESS, f"{NIR}@patient.mssante.fr"):
                self.write("document.json", put(solde(), pointer, value))
                for shape in ("text", "json"):
                    process = self.run_program("explain", "--file", "document.json", "--format", shape)
                    for secret in (NIR, ADDRESS, "jeanne.essai"):
                        self.assertNotIn(secret, process.out + process.err, f"{pointer} {shape}")
                    masked += MASK in process.out
        self.assertGreater(masked, 20)

    def test_the_reference_of_the_avance_is_masked_too(self):
        """It is known from another document."""
        paid, asked = avance(), solde()
        paid["references"]["numero_dossier_asp"] = asked["references"]["numero_dossier_avance"] = NIR
        self.write("avance.json", paid)
        self.write("solde.json", asked)
        for shape in ("text", "json"):
            process = self.run_program("explain", "--file", "solde.json", "--avec", "avance.json", "--format", shape)
            self.assertNotIn(NIR, process.out + process.err)

    def test_an_account_is_shown_by_its_ends(self):
        document = avance()
        document["fournisseur"]["iban"] = "FR1420041010050500013M02606"
        self.write("avance.json", document)
        for shape in ("text", "json"):
            out = self.run_program("explain", "--file", "avance.json", "--format", shape).out
            self.assertNotIn("20041010050500013M", out)
            self.assertIn("FR14…606", out)

    # For a person

    def test_the_text_tells_the_cause_then_what_is_wanted_then_what_holds(self):
        wrong = solde()
        wrong["lignes"][0]["date_installation"] = "2023-09-21"
        self.write("solde.json", wrong)
        out = self.run_program("explain", "--file", "solde.json").out
        titles = ["À modifier", "Ce qui rend la demande «\u00a0À modifier\u00a0»", "CAL-010", "Dit sans rien changer",
                  "N’a pas pu être évalué", "Il manque\u00a0: l’avance (la donner avec --avec)", "Tient (",
                  "  Calendrier\n", "Ne concerne pas cette étape", "Sources\n"]
        reached = 0
        for title in titles:
            self.assertIn(title, out[reached:])
            reached = out.index(title, reached)
        self.assertTrue(all(len(line) <= 100 for line in out.split("\n") if " " in line.strip()), out)

    def test_the_same_member_of_many_elements_is_one_fact_of_the_text(self):
        self.write("grande.json", big_avance(12))
        out = self.run_program("explain", "MNT-001", "--file", "grande.json").out
        self.assertIn("/lignes/*/montants/ht ×12 = 22500.00", out)
        self.assertNotIn("/lignes/3/", out)

    def test_a_document_that_cannot_be_read_leaves_every_rule_without_answer(self):
        self.write("casse.json", '{"format": ')
        told = self.explain("--file", "casse.json", code=1)
        for one in told["regles"]:
            self.assertEqual(one["sort"], "parle" if one["regle"] == "SCH-001" else "non_evaluee")
        out = self.run_program("explain", "--file", "casse.json").out
        self.assertIn("Il manque\u00a0: un document qui se lit", out)

    def test_nothing_of_the_document_moves_the_terminal(self):
        wrong = solde()
        wrong["lignes"][0]["id"] = wrong["lignes"][0]["bon_commande"]["numero"] = "\u001b[31mL1\u202e"
        self.write("solde.json", wrong)
        out = self.run_program("explain", "--file", "solde.json").out
        self.assertNotIn("\u001b", out)
        self.assertNotIn("\u202e", out)

    # Exit codes and refusals

    def test_it_ends_as_check_does(self):
        self.write_pair()
        wrong = solde()
        wrong["lignes"][0]["date_installation"] = "2023-09-21"
        self.write("faux.json", wrong)
        for arguments in (("solde.json",), ("solde.json", "--avec", "avance.json"), ("faux.json",),
                          ("solde.json", "--strict"), ("solde.json", "--strict", "--avec", "avance.json"),
                          ("solde.json", "--at", "2024-01-01T00:00:00")):
            checked = self.run_program("check", *arguments).returncode
            self.assertEqual(self.run_program("explain", "--file", *arguments).returncode, checked, arguments)

    def test_what_it_refuses(self):
        self.write_pair()
        self.write_lines("deux.ndjson", solde(), renamed(solde(), 7))
        self.refused("explain", says="REGLE")
        self.refused("explain", "--file", "absent.json", says="absent.json")
        self.refused("explain", "--file", "deux.ndjson", says="2 sont données")
        self.refused("explain", "CAL-999", "--file", "solde.json", says="CAL-999")
        self.refused("explain", "--file", "solde.json", "--at", "hier", says="un instant")
        self.refused("explain", "--file", "solde.json", "--set", "plafonds.BIO_SGL.ht=1", says="plafonds.BIO_SGL.ht")
        self.refused("explain", "--file", "solde.json", "--format", "xml", says="text, json")
        for option in (("--avec", "avance.json"), ("--at", "2023-09-20T14:00:00"), ("--pieces", "p.zip"),
                       ("--format", "json"), ("--strict",)):
            self.refused("explain", "CAL-003", *option, says="--file")
        self.assertIn(NUMBER, self.run_program("explain", "--file", "solde.json").out)

    def test_the_same_bytes_each_time(self):
        self.write_pair()
        first = self.run_program("explain", "--file", "solde.json", "--avec", "avance.json", "--format", "json").out
        self.assertEqual(first, self.run_program("explain", "--file", "solde.json", "--avec", "avance.json",
                                                 "--format", "json").out)


if __name__ == "__main__":
    unittest.main()
