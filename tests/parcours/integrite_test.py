# SPDX-License-Identifier: EUPL-1.2
"""The journal tells whoever touched the database behind the portal's back; a copy is whole, even taken while serving."""
import json
import sqlite3
import threading

import dossiers
from portail import Recit, Sqlite, sur_les_deux_bases


class Retouches:
    """Each retouch is made with the triggers out of the way, as one who holds the file can."""

    def retouched(self, *sql: str):
        portail = self.served()
        avance = self.paid(dossiers.avance())
        self.deposited(dossiers.avance_de(31, 32))
        portail.stop()
        self.is_intact()
        self.change(*[one.format(numero=avance) for one in sql])
        report = portail.verify()
        self.assertEqual(report.returncode, 1, report.out + report.err)
        self.assertTrue(report.err.strip())
        self.assertNotIn("intact", report.out)

    def change(self, *sql: str):
        base = self.portail.base
        if isinstance(base, Sqlite):
            connection = sqlite3.connect(base.fichier)
            for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {trigger}")
            for one in sql:
                connection.execute(one)
            connection.commit()
            connection.close()
        else:
            base.execute("SET session_replication_role = replica; " + "; ".join(sql))

    def test_an_edited_event(self):
        self.retouched("UPDATE evenements SET contenu = replace(contenu, 'demande_validee', 'demande_rejetee')"
                       " WHERE contenu LIKE '%demande_validee%'")

    def test_an_edited_event_of_an_account(self):
        self.retouched("UPDATE evenements SET contenu = replace(contenu, 'gestionnaire', 'administrateur')"
                       " WHERE contenu LIKE '%gestionnaire%'")

    def test_a_removed_event(self):
        self.retouched("DELETE FROM evenements WHERE seq = 5")

    def test_a_cut_tail(self):
        self.retouched("DELETE FROM courriels", "DELETE FROM evenements WHERE seq = (SELECT max(seq) FROM evenements)")

    def test_a_removed_state(self):
        self.retouched("DELETE FROM demandes WHERE numero = '{numero}'")

    def test_an_edited_state(self):
        self.retouched("UPDATE demandes SET statut = 'validee' WHERE numero = '{numero}'")

    def test_an_edited_whole_state(self):
        self.retouched("UPDATE suivis SET contenu = replace(contenu, 'decidee_et_payee', 'validee')")

    def test_an_edited_amount(self):
        self.retouched("UPDATE lignes_d_ecriture SET montant = montant + 100 WHERE rang ="
                       " (SELECT min(rang) FROM lignes_d_ecriture)")

    def test_both_sides_of_an_entry_edited(self):
        self.retouched("UPDATE lignes_d_ecriture SET montant = montant * 2")

    def test_a_removed_entry(self):
        self.retouched("DELETE FROM lignes_d_ecriture", "DELETE FROM ecritures", "DELETE FROM sceaux")

    def test_a_freed_title(self):
        self.retouched("DELETE FROM titres")

    def test_an_edited_report(self):
        self.retouched("UPDATE contenus SET texte = replace(texte, '16851.80', '96851.80')")

    def test_a_role_raised_behind_the_journal(self):
        self.retouched("UPDATE comptes SET role = 'administrateur' WHERE role = 'gestionnaire'")

    def test_the_journal_is_exported_as_it_is_chained(self):
        import hashlib
        portail = self.served()
        self.paid(dossiers.avance())
        lines = [json.loads(line) for line in portail.succeed("audit", "export").splitlines()]
        events = portail.everything("ada", "/api/v1/evenements")
        self.assertEqual([line["contenu"]["seq"] for line in lines], [event["seq"] for event in events])
        link = lines[0]["empreinte"]
        for line in lines[1:]:
            canonical = json.dumps(line["contenu"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            link = hashlib.sha256(b"\x01" + bytes.fromhex(link) + canonical.encode()).hexdigest()
            self.assertEqual(link, line["empreinte"])


class Copie(Recit):
    def test_a_copy_taken_while_deposits_run_is_whole_elsewhere(self):
        portail = self.served()
        sent, refused, stop = {}, [], threading.Event()

        def deposit():
            rank = 0
            while not stop.is_set():
                dossier = dossiers.avance_de(1000 + rank, 1001 + rank)
                answer = portail.deposit("labo", dossier)
                if answer.statut == 201:
                    sent[answer.json["numero"]] = dossier
                else:
                    refused.append(answer)
                rank += 2

        thread = threading.Thread(target=deposit)
        thread.start()
        copie = portail.folder / "copie.zip"
        try:
            while len(sent) < 10 and not refused:
                pass
            before = set(sent)
            portail.succeed("backup", str(copie))
        finally:
            stop.set()
            thread.join()
        self.assertEqual(refused, [], portail.journal_technique.read_text()[-600:])
        again = portail.run("backup", str(copie))
        self.assertEqual((again.returncode, again.out), (2, ""), "a copy never replaces another")
        nowhere = portail.run("backup", str(portail.folder / "nulle/part.zip"))
        self.assertEqual((nowhere.returncode, nowhere.out), (2, ""), nowhere.err)

        elsewhere = self.open_portail()
        elsewhere.succeed("restore", str(copie))
        self.is_intact(elsewhere)
        occupied = elsewhere.run("restore", str(copie))
        self.assertEqual((occupied.returncode, occupied.out), (2, ""))
        portail.stop()
        for path in sorted((portail.folder / "pieces").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()  # the copy lives without its origin
        elsewhere.jetons, elsewhere.fichiers = portail.jetons, None
        elsewhere.serve()
        restored = {one["numero"] for one in elsewhere.everything("gaston", "/api/v1/demandes?limite=200")}
        self.assertLessEqual(before, restored)
        for numero in restored:
            for piece in sent[numero].document["pieces"]:
                given = self.answers(elsewhere.get("labo", f"/api/v1/demandes/{numero}/pieces/{piece['id']}"), 200)
                self.assertEqual(given.corps, sent[numero].fichiers[piece["nom_fichier"]])

    def test_what_is_no_copy_is_refused(self):
        portail = self.portail
        (portail.folder / "notes.zip").write_bytes(b"ceci n'est pas une copie")
        for name in ("notes.zip", "absente.zip"):
            refused = portail.run("restore", str(portail.folder / name))
            self.assertEqual((refused.returncode, refused.out), (2, ""), refused.err)
        self.assertFalse(portail.base.fichier.exists())

    def test_a_piece_changed_on_the_disk_is_not_given_as_if_it_were_true(self):
        portail = self.served()
        dossier = dossiers.avance()
        numero = self.deposited(dossier)
        for path in (portail.folder / "pieces").rglob("*"):
            if path.is_file() and len(path.name) == 64:
                path.chmod(0o600)
                path.write_bytes(b"%PDF-1.4 another")
        refused = portail.get("labo", f"/api/v1/demandes/{numero}/pieces/P1")
        self.assertGreaterEqual(refused.statut, 500)
        self.assertNotIn(b"another", refused.corps)


sur_les_deux_bases(Retouches)
