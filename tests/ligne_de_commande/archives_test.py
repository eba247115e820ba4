# SPDX-License-Identifier: EUPL-1.2
"""Hostile archives, written byte by byte: PCE-006 and a rejection, whether beside a JSON or as a deposit."""
import io
import json
import struct
import unittest
import zipfile
import zlib

from programme import FORMATS, ProgramTest, avance, finding, rules_of

PDF = b"%PDF-1.4\n% une piece\n"


class Entry:
    """An entry of an archive, honest by default; what is given replaces what the bytes would say."""

    def __init__(self, name, content=PDF, *, packed=False, mode=0o100644, size=None, local_size=None, local_name=None,
                 crc=None, flags=1 << 11, method=None):
        self.name = name if isinstance(name, bytes) else name.encode("utf-8")
        self.stored = zlib.compress(content, 9)[2:-4] if packed else content
        self.method = method if method is not None else (8 if packed else 0)
        self.crc = zlib.crc32(content) if crc is None else crc
        self.size = len(content) if size is None else size
        self.local_size = self.size if local_size is None else local_size
        self.local_name = self.name if local_name is None else local_name
        self.mode, self.flags = mode, flags


def archive(*entries: Entry, comment: bytes = b"", count=None) -> bytes:
    out, directory = io.BytesIO(), io.BytesIO()
    for one in entries:
        offset = out.tell()
        out.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, one.flags, one.method, 0, 0, one.crc, len(one.stored),
                              one.local_size, len(one.local_name), 0) + one.local_name + one.stored)
        directory.write(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, (3 << 8) | 20, 20, one.flags, one.method, 0, 0, one.crc,
                                    len(one.stored), one.size, len(one.name), 0, 0, 0, 0, one.mode << 16, offset) + one.name)
    start = out.tell()
    out.write(directory.getvalue())
    total = len(entries) if count is None else count
    out.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, total, total, len(directory.getvalue()), start, len(comment)) + comment)
    return out.getvalue()


class Hostile(ProgramTest):
    def beside(self, content: bytes) -> dict:
        self.write("a.json", avance())
        self.write("a.zip", content)
        return self.one("a.json")

    def deposit(self, *entries: Entry) -> dict:
        self.write("depot.zip", archive(Entry("demande.json", json.dumps(avance()).encode()), *entries))
        return self.one("depot.zip")

    def assert_refused(self, content: bytes):
        request = self.beside(content)
        self.assertIn("PCE-006", rules_of(request))
        self.assertEqual(request["verdict"], "rejet")
        for silent in ("PCE-002", "PCE-003", "PCE-005", "PCE-015"):
            self.assertNotIn(silent, rules_of(request), "nothing is drawn from an archive that is refused")

    def test_the_maker_makes_ordinary_archives(self):
        content = archive(Entry("a.pdf"), Entry("b.pdf", b"x" * 5000, packed=True))
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            self.assertIsNone(opened.testzip())
        self.assertNotIn("PCE-006", rules_of(self.beside(content)))

    def test_a_path_that_leaves_its_folder(self):
        for name in ("../a.pdf", "a/../../b.pdf", "/etc/passwd", "C:/a.pdf", "C:\\a.pdf", "..\\a.pdf", "a\\..\\b.pdf", "..", "a/..",
                     "\\\\serveur\\a.pdf"):
            with self.subTest(name):
                self.assert_refused(archive(Entry("bon.pdf"), Entry(name)))

    def test_a_name_that_is_none(self):
        for name in ("", "a\nb.pdf", "a\x00b.pdf", "\x1b[31m.pdf", "x" * 5000):
            with self.subTest(name[:20]):
                self.assert_refused(archive(Entry(name)))

    def test_a_link_and_special_files(self):
        for mode in (0o120777, 0o010644, 0o020644, 0o060644, 0o140644):
            with self.subTest(oct(mode)):
                self.assert_refused(archive(Entry("a.pdf", b"/etc/passwd", mode=mode)))

    def test_the_same_name_twice(self):
        self.assert_refused(archive(Entry("a.pdf"), Entry("a.pdf", b"autre")))

    def test_a_bomb(self):
        self.assert_refused(archive(Entry("a.pdf", bytes(40 << 20), packed=True)))
        self.assert_refused(archive(*(Entry(f"{rank}.pdf", bytes(3 << 20), packed=True) for rank in range(20))))

    def test_sizes_that_lie(self):
        big = bytes(range(256)) * 4000
        for told in (10, len(big) - 1, len(big) + 1, 0, 0xFFFFFFFE):
            with self.subTest(told):
                self.assert_refused(archive(Entry("a.pdf", big, packed=True, size=told)))
        self.assert_refused(archive(Entry("a.pdf", big, packed=True, local_size=5)))

    def test_a_directory_that_contradicts_the_entries(self):
        self.assert_refused(archive(Entry("a.pdf", local_name=b"b.pdf")))
        self.assert_refused(archive(Entry("a.pdf"), count=7))
        self.assert_refused(archive(Entry("a.pdf"), Entry("b.pdf"), count=1))

    def test_damage(self):
        good = archive(Entry("a.pdf", PDF * 50, packed=True), Entry("b.pdf"))
        self.assert_refused(archive(Entry("a.pdf", crc=1)))
        self.assert_refused(b"")
        self.assert_refused(b"PK\x03\x04")
        self.assert_refused(good[:-1])
        self.assert_refused(good[:len(good) // 2])
        for place in range(0, len(good), 3):
            broken = bytearray(good)
            broken[place] ^= 0xFF
            request = self.beside(bytes(broken))
            self.assertNotEqual(request["verdict"], "recevable", f"byte {place}")

    def test_what_is_encrypted_or_packed_otherwise(self):
        self.assert_refused(archive(Entry("a.pdf", flags=1 | 1 << 11)))
        for method in (12, 14, 93, 99):
            self.assert_refused(archive(Entry("a.pdf", method=method)))

    def test_too_many_files(self):
        self.assertNotIn("PCE-006", rules_of(self.beside(archive(*(Entry(f"{rank}.pdf") for rank in range(2000))))))
        self.assert_refused(archive(*(Entry(f"{rank}.pdf") for rank in range(2001))))

    def test_an_archive_inside_an_archive_is_only_a_file(self):
        inner = archive(Entry("../piege.pdf"))
        self.assertNotIn("PCE-006", rules_of(self.beside(archive(Entry("interne.zip", inner)))))

    def test_a_hostile_deposit_is_refused_too(self):
        for hostile in (Entry("../a.pdf"), Entry("a.pdf", mode=0o120777), Entry("demande.json"),
                        Entry("a.pdf", bytes(40 << 20), packed=True)):
            request = self.deposit(hostile)
            self.assertEqual(request["verdict"], "rejet")
            self.assertTrue({"PCE-006", "SCH-001"} & set(rules_of(request)), rules_of(request))

    def test_nothing_is_ever_written(self):
        self.assert_refused(archive(Entry("../piege.pdf"), Entry("piege.pdf")))
        self.assertEqual(sorted(path.name for path in self.folder.rglob("*")), ["a.json", "a.zip"])
        self.assertFalse((self.folder.parent / "piege.pdf").exists())

    def test_every_format_says_it(self):
        self.beside(archive(Entry("../a.pdf")))
        for shape in FORMATS:
            answer = self.run_program("check", "a.json", "--format", shape)
            self.assertEqual(answer.returncode, 1)
            self.assertIn("PCE-006", answer.out)

    def test_the_place_and_the_cause_are_said(self):
        found = finding(self.beside(archive(Entry("../a.pdf"))), "PCE-006")
        self.assertEqual((found["pointeur"], found["trouve"]), ("/pieces", "../a.pdf"))


if __name__ == "__main__":
    unittest.main()
