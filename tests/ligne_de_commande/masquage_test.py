# SPDX-License-Identifier: EUPL-1.2
"""IDT-009: a personal health identifier put anywhere appears in no output, of any format, nor in the diagnostics.

The number is that of the published test identity; its address is the one that the citizens' messaging would give it.
"""
import json
import unittest

from programme import FORMATS, ProgramTest, attestation, avance, example, renamed, rules_of, solde

NIR = "279035121518989"
ADDRESS = "jeanne.essai@patient.mssante.fr"
PDF = b"%PDF-1.4\n"
# Members that hold a typed identifier or a code are no free text: the value is refused as malformed, and masked too.
FREE = ("libelle", "motif", "texte", "nom_fichier", "raison_sociale", "denomination_sociale", "nom", "prenom", "qualite",
        "reference_fournisseur", "version", "numero_referencement", "numero", "expose")


def places(value, pointer=()):
    """Every text member of a document: the way to it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from places(inner, (*pointer, name))
    elif isinstance(value, list):
        for rank, inner in enumerate(value):
            yield from places(inner, (*pointer, rank))
    elif isinstance(value, str):
        yield pointer


def put(document: dict, pointer: tuple, value: str) -> dict:
    changed = json.loads(json.dumps(document))
    inner = changed
    for step in pointer[:-1]:
        inner = inner[step]
    inner[pointer[-1]] = value
    return changed


def documents():
    return {"avance": avance(), "solde": solde(), "attestation": attestation(),
            "annulation": example("annulation-partielle"), "hopital": example("solde-hop-pfi-fusion"),
            "medecins": example("attestation-mdv-lgc")}


class Masking(ProgramTest):
    def outputs(self, *arguments: str):
        for shape in FORMATS:
            answer = self.run_program("check", *arguments, "--format", shape)
            yield shape, answer.out + answer.err
        answer = self.run_program("check", *arguments, "--quiet")
        yield "quiet", answer.out + answer.err

    def assert_hidden(self, *arguments: str, secrets=(NIR, ADDRESS, "jeanne.essai")):
        for shape, said in self.outputs(*arguments):
            for secret in secrets:
                self.assertNotIn(secret, said, f"{secret} shown by {shape}")

    def test_in_every_text_member_of_every_kind_of_document(self):
        lines = []
        for document in documents().values():
            for pointer in places(document):
                for value in (NIR, ADDRESS, f"{NIR}@patient.mssante.fr", f"Voir {NIR}, merci."):
                    lines.append(put(document, pointer, value))
        self.assertGreater(len(lines), 800)
        self.write_lines("lot.ndjson", *lines)
        self.assert_hidden("lot.ndjson")

    def test_a_citizen_s_address_is_said_wherever_it_stands(self):
        for name, document in documents().items():
            places_of = [pointer for pointer in places(document) if pointer != ("format",)]
            self.write_lines("lot.ndjson", *(put(document, pointer, f"x {ADDRESS}") for pointer in places_of))
            for pointer, request in zip(places_of, self.check("lot.ndjson")["demandes"]):
                with self.subTest(f"{name} {pointer}"):
                    if pointer == ("version",):  # a format that is not known is read no further
                        self.assertEqual(rules_of(request), ["SCH-002"])
                        continue
                    self.assertIn("IDT-009", rules_of(request))
                    self.assertEqual(request["verdict"], "rejet")

    def test_a_nir_is_said_in_every_free_text(self):
        for name, document in documents().items():
            places_of = [pointer for pointer in places(document)
                         if pointer[-1] in FREE and pointer != ("version",)]
            self.write_lines("lot.ndjson", *(put(document, pointer, f"n {NIR}") for pointer in places_of))
            for pointer, request in zip(places_of, self.check("lot.ndjson")["demandes"]):
                with self.subTest(f"{name} {pointer}"):
                    self.assertIn("IDT-009", rules_of(request))

    def test_as_a_number(self):
        lines = [put(document, pointer, 279035121518989) for document in (avance(), solde())
                 for pointer in places(document)]
        self.write_lines("lot.ndjson", *lines)
        self.assert_hidden("lot.ndjson")

    def test_in_the_name_of_a_member_and_below_it(self):
        lines = []
        for secret in (NIR, f"note_{NIR}", ADDRESS):
            for where in ((), ("annulation",), ("beneficiaires", 0), ("fournisseur", "contact"), ("pieces", 0)):
                document = example("annulation-partielle")
                inner = document
                for step in where:
                    inner = inner[step]
                inner[secret] = {secret: [secret]}
                lines.append(document)
                lines.append(json.dumps(document).replace(f'"{secret}": {{', f'"{secret}": 1, "{secret}": {{'))
        self.write_lines("lot.ndjson", *lines)
        self.assert_hidden("lot.ndjson")
        for request in self.check("lot.ndjson")["demandes"]:
            self.assertIn("IDT-009", rules_of(request))

    def test_where_a_long_value_is_cut(self):
        """Half of an identifier, left by a cut, could not be recognised any more."""
        lines = []
        for length in range(40, 135, 3):
            filling = "mot " * (length // 4) + "." * (length % 4) + " "
            for secret in (NIR, ADDRESS):
                for pointer in (("emis_le",), ("format",), ("version",), ("lignes", 0, "montants", "ht"),
                                ("fournisseur", "siret"), ("beneficiaires", 0, "identifiants", "finess_geographique")):
                    lines.append(put(avance(), pointer, f"{filling}{secret} et la suite {'x ' * 60}"))
        self.write_lines("lot.ndjson", *lines)
        self.assert_hidden("lot.ndjson", secrets=(NIR[:13], "jeanne"))

    def test_in_a_broken_document(self):
        text = json.dumps(put(avance(), ("beneficiaires", 0, "libelle"), NIR))
        at = text.index(NIR)
        for cut in (at + 3, at + 14, at + 15, at + 17, len(text) - 1):
            self.write("casse.json", text[:cut])
            self.assert_hidden("casse.json", secrets=(NIR[:10],))

    def test_in_what_other_rules_quote(self):
        """The label, the order, the invoice and the file number of one document end in the findings of another."""
        first, second = avance(), renamed(avance(), 1)
        for document, number in ((first, NIR), (second, ADDRESS)):
            document["references"]["numero_dossier_asp"] = number
            for one in document["beneficiaires"]:
                one["libelle"] = f"Laboratoire {NIR}"
            for line in document["lignes"]:
                line["id"] = NIR
                line["bon_commande"]["numero"] = f"{NIR}"
                line["montants"]["ttc"] = "1.00"
            for piece in document["pieces"]:
                piece["nom_fichier"] = f"BC {NIR}.pdf"
        self.write("a.json", first)
        self.write("b.json", second)
        self.assertIn("UNI-002", rules_of(self.check("a.json", "b.json")["demandes"][0]))
        self.assert_hidden("a.json", "b.json")
        other = solde()
        other["references"]["numero_dossier_avance"] = NIR
        other["beneficiaires"][0]["libelle"] = ADDRESS
        self.write("solde.json", other)
        self.assert_hidden("solde.json", "--avec", "a.json")
        self.assert_hidden("solde.json")

    def test_in_the_name_of_the_request_and_of_its_folders(self):
        for name in (f"{NIR}.json", f"dossier {NIR}/a.json", f"demande-{NIR}.ndjson", f"{ADDRESS}.json", f"d_{NIR}.zip"):
            if name.endswith(".ndjson"):
                self.write_lines(name, avance())
            elif name.endswith(".zip"):
                self.write_zip(name, {"demande.json": avance()})
            else:
                self.write(name, avance())
            with self.subTest(name):
                self.assert_hidden(name)
        self.assert_hidden(".")

    def test_in_the_names_of_an_archive(self):
        for name in (f"{NIR}.pdf", f"dossier {NIR}/piece.pdf", f"../{NIR}.pdf", f"{ADDRESS}.pdf", f"C:\\{NIR}.pdf",
                     f"{'long ' * 21}{NIR}.pdf\x01", f"{'long ' * 22}{NIR} fin.pdf\x01"):
            self.write("a.json", avance())
            self.write_zip("a.zip", {name: PDF})
            with self.subTest(name):
                self.assert_hidden("a.json", secrets=(NIR[:13], ADDRESS))
            self.write_zip("depot.zip", {f"{NIR}.json": avance(), name: PDF})
            with self.subTest(f"deposit with {name}"):
                self.assert_hidden("depot.zip", secrets=(NIR[:13], ADDRESS))

    def test_in_the_diagnostics(self):
        self.write("a.json", avance())
        self.write(f"vide-{NIR}/lisez.txt", b"")
        (self.folder / f"dossier-{NIR}").mkdir()
        for arguments in ((f"absent-{NIR}.json",), (f"vide-{NIR}",), ("a.json", "--output", f"absent/{NIR}.txt"),
                          ("a.json", "--output", f"rapport-{NIR}.txt"), ("a.json", "--reglement", f"x-{NIR}"),
                          ("a.json", "--pieces", f"{NIR}.zip"), ("a.json", "--at", NIR), ("a.json", "--set", f"{NIR}=1"),
                          ("a.json", f"--{NIR}"), ("a.json", "--format", NIR), ("a.json", "--avec", f"{NIR}.json"),
                          ("a.json", "--output", f"dossier-{NIR}"), (f"a-{NIR}.pdf",)):
            with self.subTest(" ".join(arguments)):
                answer = self.run_program("check", *arguments)
                self.assertNotIn(NIR, answer.out + answer.err)
                self.assertNotEqual(answer.err, "")
        for command in ((NIR,), ("explain", NIR), ("schema", NIR)):
            answer = self.run_program(*command)
            self.assertNotIn(NIR, answer.out + answer.err)

    def test_what_only_looks_like_one_stays(self):
        """A key that is wrong, or digits that do not stand alone, are shown: a mask that hid everything would prove nothing."""
        for value in ("279035121518988", f"A{NIR}", f"{NIR}0", "jeanne.essai@mssante.fr"):
            document = put(avance(), ("beneficiaires", 0, "libelle"), value)
            document["beneficiaires"][0]["identifiants"] = {}
            self.write("a.json", document)
            with self.subTest(value):
                self.assertIn(value, self.run_program("check", "a.json").out)
                self.assertNotIn("IDT-009", rules_of(self.one("a.json")))


if __name__ == "__main__":
    unittest.main()
