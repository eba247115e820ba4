# SPDX-License-Identifier: EUPL-1.2
"""Every form of input: a JSON, its companion archive, a deposit, a folder, lines in a file or on the standard input."""
import hashlib
import json
import unittest

from programme import ProgramTest, avance, finding, renamed, rules_of, solde

PDF = b"%PDF-1.4\n% une piece\n"


def delivered() -> tuple[dict, dict]:
    """An avance and its files, as its list announces them."""
    document = avance()
    files = {}
    for piece in document["pieces"]:
        content = PDF + piece["id"].encode()
        piece.update(sha256=hashlib.sha256(content).hexdigest(), taille_octets=len(content), pages=1)
        files[piece["nom_fichier"]] = content
    return document, files


class Json(ProgramTest):
    def test_a_json_alone_says_that_its_pieces_are_missing(self):
        self.write("a.json", avance())
        request = self.one("a.json", code=0)
        self.assertIn("PCE-014", rules_of(request))
        self.assertEqual(request["fichier"], "a.json")
        self.assertIsNone(request["ligne_ndjson"])

    def test_the_zip_of_the_same_stem_holds_its_pieces(self):
        document, files = delivered()
        self.write("a.json", document)
        self.write_zip("a.zip", files)
        rules = rules_of(self.one("a.json", code=0))
        self.assertIn("PCE-015", rules)
        for rule in ("PCE-014", "PCE-002", "PCE-003", "PCE-005"):
            self.assertNotIn(rule, rules)

    def test_another_zip_is_not_its_companion(self):
        document, files = delivered()
        self.write("a.json", document)
        self.write_zip("b.zip", files)
        self.assertIn("PCE-014", rules_of(self.one("a.json", code=0)))

    def test_pieces_names_the_archive(self):
        document, files = delivered()
        self.write("a.json", document)
        self.write_zip("ailleurs/pieces.zip", files)
        rules = rules_of(self.one("a.json", "--pieces", "ailleurs/pieces.zip", code=0))
        self.assertIn("PCE-015", rules)
        self.assertNotIn("PCE-014", rules)

    def test_pieces_wins_over_the_companion(self):
        document, files = delivered()
        self.write("a.json", document)
        self.write_zip("a.zip", {"autre.pdf": PDF})
        self.assertIn("PCE-002", rules_of(self.one("a.json", code=1)))
        self.write_zip("bon.zip", files)
        self.assertNotIn("PCE-002", rules_of(self.one("a.json", "--pieces", "bon.zip", code=0)))

    def test_pieces_serves_one_request_only(self):
        document, files = delivered()
        self.write("a.json", document)
        self.write("b.json", renamed(avance(), 1))
        self.write_zip("p.zip", files)
        self.refused("check", "a.json", "b.json", "--pieces", "p.zip", says="une seule demande")

    def test_pieces_that_do_not_exist(self):
        self.write("a.json", avance())
        self.refused("check", "a.json", "--pieces", "absent.zip", says="absent.zip")

    def test_what_was_delivered_is_compared_with_the_list(self):
        document, files = delivered()
        names = list(files)
        files[names[0]] += b"signed again"
        del files[names[1]]
        files["en-trop.pdf"] = PDF
        self.write("a.json", document)
        self.write_zip("a.zip", files)
        request = self.one("a.json", code=1)
        self.assertEqual(finding(request, "PCE-005")["pointeur"], "/pieces/0/sha256")
        self.assertEqual(finding(request, "PCE-005")["attendu"] == hashlib.sha256(files[names[0]]).hexdigest()
                         or finding(request, "PCE-005")["trouve"] == hashlib.sha256(files[names[0]]).hexdigest(), True)
        self.assertEqual(finding(request, "PCE-002")["pointeur"], "/pieces/1/nom_fichier")
        self.assertEqual(finding(request, "PCE-003")["trouve"], "en-trop.pdf")


class Deposit(ProgramTest):
    def test_a_zip_holds_the_request_and_its_pieces(self):
        document, files = delivered()
        self.write_zip("depot.zip", {"demande.json": document} | files)
        request = self.one("depot.zip", code=0)
        self.assertEqual(request["fichier"], "depot.zip")
        self.assertIn("PCE-015", rules_of(request))
        self.assertNotIn("PCE-014", rules_of(request))
        self.assertNotIn("PCE-003", rules_of(request))

    def test_a_zip_without_a_request_is_refused_by_name(self):
        self.write_zip("depot.zip", delivered()[1])
        request = self.one("depot.zip", code=1)
        self.assertEqual(rules_of(request), ["SCH-001"])

    def test_a_zip_with_two_requests_is_refused_by_name(self):
        document, files = delivered()
        self.write_zip("depot.zip", {"a.json": document, "b.json": document} | files)
        self.assertEqual(rules_of(self.one("depot.zip", code=1)), ["SCH-001"])

    def test_a_file_that_is_no_zip_is_never_receivable(self):
        self.write("depot.zip", b"PK but not really")
        request = self.one("depot.zip", code=1)
        self.assertEqual(request["verdict"], "rejet")


class Folder(ProgramTest):
    def test_a_folder_is_searched_to_the_bottom_in_the_order_of_names(self):
        for rank, name in enumerate(("b.json", "a.json", "sous/c.json", "sous/plus/d.json")):
            self.write(f"dossier/{name}", renamed(avance(), rank))
        report = self.check("dossier")
        self.assertEqual([one["fichier"] for one in report["demandes"]],
                         ["dossier/a.json", "dossier/b.json", "dossier/sous/c.json", "dossier/sous/plus/d.json"])

    def test_companion_archives_are_no_requests_of_their_own(self):
        document, files = delivered()
        self.write("dossier/a.json", document)
        self.write_zip("dossier/a.zip", files)
        self.assertIn("PCE-015", rules_of(self.one("dossier", code=0)))

    def test_what_is_no_request_is_ignored(self):
        self.write("dossier/a.json", avance())
        for name in ("lisez-moi.txt", "image.png", ".cache.json", "__MACOSX/a.json"):
            self.write(f"dossier/{name}", b"{}")
        self.one("dossier", code=0)

    def test_a_folder_without_any_request_is_a_wrong_use(self):
        self.write("dossier/lisez-moi.txt", b"rien")
        self.refused("check", "dossier", says="aucune demande")
        (self.folder / "vide").mkdir()
        self.refused("check", "vide", says="aucune demande")

    def test_the_same_file_given_twice_is_judged_once(self):
        self.write("dossier/a.json", avance())
        self.assertEqual(self.check("dossier/a.json", "dossier", "./dossier/../dossier/a.json")["bilan"]["demandes"], 1)

    def test_a_loop_of_links_comes_to_an_end(self):
        self.write("dossier/a.json", avance())
        (self.folder / "dossier/boucle").symlink_to(self.folder / "dossier")
        self.one("dossier", code=0)

    def test_the_current_folder(self):
        self.write("a.json", avance())
        self.one(".", code=0)


class Lines(ProgramTest):
    def test_one_request_a_line_numbered_with_the_empty_ones(self):
        self.write("lot.ndjson", "\n".join([json.dumps(renamed(avance(), 1)), "", "  ",
                                            json.dumps(renamed(avance(), 2))]))
        report = self.check("lot.ndjson")
        self.assertEqual([(one["fichier"], one["ligne_ndjson"]) for one in report["demandes"]],
                         [("lot.ndjson", 1), ("lot.ndjson", 4)])

    def test_windows_ends_of_line(self):
        self.write("lot.ndjson", "\r\n".join(json.dumps(renamed(avance(), rank)) for rank in (1, 2)) + "\r\n")
        self.assertNotIn("SCH-001", self.check("lot.ndjson")["bilan"]["constats"])

    def test_a_broken_line_does_not_hide_the_others(self):
        self.write_lines("lot.ndjson", renamed(avance(), 1), '{"format": "quitus.dem', renamed(solde(), 2))
        requests = self.check("lot.ndjson", code=1)["demandes"]
        self.assertEqual([rules_of(one) == ["SCH-001"] for one in requests], [False, True, False])
        self.assertEqual(requests[1]["verdict"], "rejet")

    def test_the_standard_input(self):
        text = (json.dumps(renamed(avance(), 1)) + "\n" + json.dumps(renamed(avance(), 2))).encode()
        report = self.check("-", stdin=text)
        self.assertEqual([(one["fichier"], one["ligne_ndjson"]) for one in report["demandes"]], [("-", 1), ("-", 2)])

    def test_an_empty_standard_input_is_a_wrong_use(self):
        self.refused("check", "-", says="aucune demande")
        self.write("vide.ndjson", b"\n\n")
        self.refused("check", "vide.ndjson", says="aucune demande")

    def test_lines_and_files_together_are_context_of_each_other(self):
        self.write("avance.json", avance())
        text = json.dumps(solde()).encode()
        requests = self.check("-", "avance.json", stdin=text)["demandes"]
        self.assertEqual([one["fichier"] for one in requests], ["-", "avance.json"])
        self.assertNotIn("PER-006", rules_of(requests[0]))

    def test_the_ndjson_report_follows_the_input_and_ends_with_the_balance(self):
        self.write_lines("lot.ndjson", *(renamed(avance(), rank) for rank in range(20)))
        answer = self.run_program("check", "lot.ndjson", "--format", "ndjson")
        lines = [json.loads(line) for line in answer.out.splitlines()]
        self.assertEqual([one["ligne_ndjson"] for one in lines[:-1]], list(range(1, 21)))
        self.assertEqual(list(lines[-1]), ["bilan"])
        self.assertEqual(lines[:-1], self.check("lot.ndjson")["demandes"])


class Refused(ProgramTest):
    def test_a_path_that_does_not_exist(self):
        self.refused("check", "absent.json", says="absent.json")
        self.refused("check", "absent/", says="absent")

    def test_nothing_is_reported_when_one_path_is_missing(self):
        self.write("a.json", avance())
        self.refused("check", "a.json", "absent.json", says="absent.json")

    def test_an_unknown_form(self):
        self.write("a.pdf", PDF)
        self.refused("check", "a.pdf", says=".json")

    def test_a_folder_named_as_a_json_is_a_folder(self):
        self.write("a.json/b.json", avance())
        self.assertEqual(self.one("a.json", code=0)["fichier"], "a.json/b.json")
        (self.folder / "vide.json").mkdir()
        self.refused("check", "vide.json", says="aucune demande")

    def test_a_dangling_link_in_a_folder_is_said(self):
        self.write("dossier/a.json", avance())
        (self.folder / "dossier/b.json").symlink_to(self.folder / "nulle-part.json")
        self.refused("check", "dossier", code=3, says="b.json")

    def test_a_pipe_without_a_writer_is_not_waited_for(self):
        import os
        os.mkfifo(self.folder / "tube.json")
        self.refused("check", "tube.json", says="tube.json", timeout=20)


if __name__ == "__main__":
    unittest.main()
