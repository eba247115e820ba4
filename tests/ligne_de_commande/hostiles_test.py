# SPDX-License-Identifier: EUPL-1.2
"""Hostile documents: a named finding or a clear error, never a crash, never « recevable » for what was not evaluated."""
import json
import random
import unittest

from programme import FORMATS, ProgramTest, avance, finding, renamed, rules_of, solde

MEBI = 1 << 20


class Broken(ProgramTest):
    """SCH-001: what cannot be read is a rejection, and nothing else is said of it."""

    def assert_unreadable(self, content, says: str = "", where: tuple | None = None):
        self.write("a.json", content)
        request = self.one("a.json", code=1)
        self.assertEqual((rules_of(request), request["verdict"]), (["SCH-001"], "rejet"))
        found = finding(request, "SCH-001")
        self.assertIn(says, found["message"])
        if where:
            self.assertEqual((found["ligne"], found["colonne"]), where)
        for shape in FORMATS:
            self.assertEqual(self.run_program("check", "a.json", "--format", shape).returncode, 1)

    def test_an_empty_file(self):
        self.assert_unreadable(b"", "vide")
        self.assert_unreadable(b" \n\t ", "vide")

    def test_truncated_at_every_place(self):
        text = json.dumps(avance(), ensure_ascii=False)
        cuts = sorted(random.Random(3).sample(range(1, len(text)), 300))
        self.write_lines("lot.ndjson", *(text[:cut] for cut in cuts))
        for request in self.check("lot.ndjson", code=1)["demandes"]:
            self.assertEqual((rules_of(request), request["verdict"]), (["SCH-001"], "rejet"))

    def test_truncated_says_where(self):
        self.assert_unreadable('{\n "format": "quitus.demande",\n "a": ', "s’arrête", (3, 7))

    def test_not_utf8(self):
        text = json.dumps(avance(), ensure_ascii=False, indent=1).encode("utf-8")
        self.assert_unreadable(text.replace("é".encode(), b"\xe9", 1), "UTF-8")
        for bytes_ in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82"):
            self.assert_unreadable(text.replace("é".encode(), bytes_, 1), "UTF-8")
        self.assert_unreadable(json.dumps(avance()).encode("utf-16"))

    def test_a_byte_order_mark_is_named(self):
        self.assert_unreadable(b"\xef\xbb\xbf" + json.dumps(avance()).encode(), "BOM", (1, 1))

    def test_not_an_object(self):
        for text in ("[]", "null", '"demande"', "12", "true", "[{}]"):
            self.assert_unreadable(text, "objet")

    def test_bad_syntax(self):
        for text in ("{'a': 1}", '{"a": 1,}', '{"a" 1}', '{"a": 01}', '{"a": NaN}', '{"a": Infinity}', '{"a": +1}',
                     '{"a": .5}', '{"a": "\t"}', '{"a": "\\x41"}', '{} {}', '{"a": 1} x', "// rien\n{}", '{"a": "\\ud800"}',
                     '{"a": 1e}', '{"a": tru}', "{", "}", '{"a": "\x00"}'):
            with self.subTest(text):
                self.write("a.json", text)
                request = self.one("a.json", code=1)
                self.assertEqual(request["verdict"], "rejet")
                self.assertEqual(rules_of(request), ["SCH-001"])

    def test_depth(self):
        def nested(depth: int, opening: str, closing: str) -> str:
            document = avance()
            document["inconnu"] = "ICI"
            return json.dumps(document).replace('"ICI"', opening * (depth - 1) + "1" + closing * (depth - 1))

        for opening, closing in (("[", "]"), ('{"a":', "}")):
            self.write("a.json", nested(32, opening, closing))
            self.assertNotIn("SCH-001", rules_of(self.one("a.json", code=0)))
            self.assert_unreadable(nested(33, opening, closing), "32 niveaux")
            self.assert_unreadable(nested(1000000, opening, closing), "32 niveaux")

    def test_size(self):
        text = json.dumps(avance())
        self.write("a.json", text + " " * (8 * MEBI - len(text)))
        self.assertEqual(self.one("a.json", code=0)["verdict"], "recevable")
        self.assert_unreadable(text + " " * (8 * MEBI - len(text) + 1), "8")

    def test_size_of_a_line_and_of_a_deposit(self):
        text = json.dumps(renamed(avance(), 1))
        padded = text + " " * (8 * MEBI - len(text))
        self.write_lines("lot.ndjson", padded, padded + " ", text.replace("demande", "demande", 1))
        requests = self.check("lot.ndjson", code=1)["demandes"]
        self.assertEqual(["SCH-001" in rules_of(one) for one in requests], [False, True, False])
        self.write_zip("depot.zip", {"demande.json": padded + " ", "bruit.bin": random.Random(1).randbytes(MEBI)})
        self.assertEqual(rules_of(self.one("depot.zip", code=1)), ["SCH-001"])


class Odd(ProgramTest):
    """Read, but not of the form: each departure is named, and never evaluated as if it were right."""

    def test_duplicate_members(self):
        text = json.dumps(avance()).replace('"vague": 1', '"vague": 1, "vague": 2')
        self.write("a.json", text)
        request = self.one("a.json", code=1)
        self.assertEqual(finding(request, "SCH-005")["pointeur"], "/dispositif/vague")
        self.assertEqual(request["verdict"], "a_modifier")

    def test_duplicate_members_written_with_escapes(self):
        self.write("a.json", json.dumps(avance()).replace('"vague": 1', '"vague": 1, "\\u0076ague": 2'))
        self.assertIn("SCH-005", rules_of(self.one("a.json", code=1)))

    def test_numbers_where_texts_are_expected(self):
        document = solde()
        document["lignes"][0]["montants"] = {"ht": 22500.00, "taux_tva": 20, "tva": 4500, "ttc": 27000}
        document["beneficiaires"][0]["identifiants"]["finess_geographique"] = 540002698
        self.write("a.json", document)
        request = self.one("a.json", code=1)
        pointers = {one["pointeur"] for one in request["constats"] if one["regle"] == "SCH-004"}
        self.assertLessEqual({f"/lignes/0/montants/{name}" for name in ("ht", "taux_tva", "tva", "ttc")}
                             | {"/beneficiaires/0/identifiants/finess_geographique"}, pointers)

    def test_numbers_beyond_any_type(self):
        for number in ("1e400", "-1e400", "1e-400", "123456789012345678901234567890", "-0", "0.15e1", "1" * 5000):
            for member in ('"vague": 1', '"pages": 3', '"nombre_lignes": 2', '"assujetti_tva": true'):
                with self.subTest(f"{member} {number[:20]}"):
                    text = json.dumps(avance())
                    self.assertIn(member, text)
                    self.write("a.json", text.replace(member, f"{member.split(':')[0]}: {number}", 1))
                    request = self.one("a.json")
                    self.assertNotEqual(request["verdict"], "recevable")

    def test_amounts_that_are_none(self):
        for amount in ("27 000,00", "27000,00", "1e3", "+27000.00", " 27000.00", "27000.00 ", "0x10",
                       "", "NaN", "27.000.00", "٢٧٠٠٠.٠٠", "9" * 40 + ".00", "27000.00\u0000", "−27000.00"):
            with self.subTest(amount):
                document = avance()
                document["lignes"][0]["montants"]["ttc"] = amount
                self.write("a.json", document)
                self.assertNotEqual(self.one("a.json")["verdict"], "recevable")

    def test_amounts_written_shorter_are_amounts(self):
        """The published format asks for two decimals, and admits none or one."""
        for amount in ("27000", "27000.0"):
            with self.subTest(amount):
                document = avance()
                document["lignes"][0]["montants"]["ttc"] = amount
                self.write("a.json", document)
                self.assertEqual(self.one("a.json")["verdict"], "recevable")

    def test_every_member_turned_into_something_else(self):
        """Whatever a member becomes, there is an answer; and what was required is never passed over."""
        def everywhere(value, pointer=()):
            yield pointer
            if isinstance(value, dict):
                for name in value:
                    yield from everywhere(value[name], (*pointer, name))
            elif isinstance(value, list):
                for rank, inner in enumerate(value):
                    yield from everywhere(inner, (*pointer, rank))

        lines = []
        for document in (avance(), solde()):
            for pointer in list(everywhere(document))[1:]:
                for value in (None, {}, [], "", "x", -1, 1.5, True, [[]], {"a": None}):
                    changed = json.loads(json.dumps(document))
                    inner = changed
                    for step in pointer[:-1]:
                        inner = inner[step]
                    inner[pointer[-1]] = value
                    lines.append(changed)
        self.assertGreater(len(lines), 1500)
        self.write_lines("lot.ndjson", *lines)
        report = self.check("lot.ndjson", code=1)
        self.assertEqual(report["bilan"]["demandes"], len(lines))
        self.assertEqual(json.loads(self.run_program("check", "lot.ndjson", "--format", "json", "--jobs", "4").out), report)

    def test_an_unknown_dispositif_is_never_receivable(self):
        for code in ("BIO_XXX", "XXX_SGL", "bio_sgl", "", "BIO_SGL ", "HOP_SGL"):
            document = avance()
            document["dispositif"]["code"] = code
            self.write("a.json", document)
            with self.subTest(code):
                self.assertNotEqual(self.one("a.json", code=1)["verdict"], "recevable")

    def test_an_unknown_format_or_version(self):
        for name, value in (("format", "quitus.autre"), ("version", "2.0"), ("version", "0.9"), ("version", "1"),
                            ("format", "é" * 200), ("version", "\U0001F600" * 100)):
            document = avance()
            document[name] = value
            self.write("a.json", document)
            with self.subTest(f"{name} {value[:20]}"):
                self.assertEqual(rules_of(self.one("a.json", code=1)), ["SCH-002"])
        document = avance()
        document["version"] = "1.7"
        self.write("a.json", document)
        self.assertEqual(self.one("a.json", code=0)["verdict"], "recevable")

    def test_signs_that_could_break_a_report(self):
        for text in ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]>", "&amp;", "\u202e\u0007\u001b[31m",
                     "\u2028\u2029", "\r\n::error::x", "a\u0000b", "\uffff\U0010ffff", "%0A", "${jndi:x}", "| a | b |"):
            document = avance()
            document["beneficiaires"][0].update(libelle=text, identifiants={})
            document[text or "x"] = 1
            self.write("a.json", document)
            for shape in FORMATS:
                with self.subTest(f"{text!r} {shape}"):
                    said = self.run_program("check", "a.json", "--format", shape).out
                    self.assertNotIn("\u001b", said)
                    self.assertNotIn("\u0007", said)
                    self.assertNotIn("\u0000", said)
                    if shape in ("html", "junit"):
                        self.assertNotIn("<script>alert", said)
                        self.assertNotIn("<img src=x", said)
                    if shape in ("json", "sarif"):
                        json.loads(said)
                    if shape == "junit":
                        import xml.etree.ElementTree as tree
                        tree.fromstring(said)

    def test_a_hostile_name_of_file(self):
        for name in ("a\nb.json", "a\u001b[31m.json", "<b>.json", "é" * 60 + ".json", b"\xff\xfe.json", "a;b&c.json", "-.json"):
            path = (self.folder.as_posix() + "/").encode() + (name if isinstance(name, bytes) else name.encode())
            with open(path, "wb") as file:
                file.write(json.dumps(avance()).encode())
            for shape in FORMATS:
                with self.subTest(f"{name!r} {shape}"):
                    answer = self.run_program("check", ".", "--format", shape)
                    self.assertNotIn("\u001b", answer.out)
            import os
            os.unlink(path)


class Unreadable(ProgramTest):
    def test_a_file_that_the_system_does_not_give(self):
        """A folder behind a link named as lines: opening works, reading fails, and nothing is receivable for it."""
        (self.folder / "dossier").mkdir()
        for name in ("a.ndjson", "a.zip"):
            (self.folder / name).symlink_to("/proc/self/mem")
            with self.subTest(name):
                answer = self.run_program("check", name)
                self.assertIn(answer.returncode, (1, 2, 3))
                self.assertNotIn("Recevable", answer.out)
                self.assertTrue(answer.out or answer.err)

    def test_a_device_is_not_read_for_ever(self):
        for name, target in (("a.json", "/dev/zero"), ("b.ndjson", "/dev/zero"), ("c.zip", "/dev/urandom")):
            (self.folder / name).symlink_to(target)
            with self.subTest(name):
                self.refused("check", name, timeout=60)


if __name__ == "__main__":
    unittest.main()
