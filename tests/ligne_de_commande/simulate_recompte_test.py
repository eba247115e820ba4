# SPDX-License-Identifier: EUPL-1.2
"""`simulate` against an independent count: `check` is run with and without the change, and everything is added up again."""
import json
import random
import shutil
import unittest

from lot_de_simulation import Dossier, recount, suppliers_of
from programme import ROOT, ProgramTest, solde

CHANGES = (
    ("calendrier.BIO_SGL.cloture=2023-09-20T12:00:00",),
    ("calendrier.BIO_SGL.solde_sans_attestation=2023-09-18T16:39:59", "financement.taux_avance=25.50"),
    ("calendrier.BIO_SGL.avance=2022-11-21T10:15:00",),
    ("calendrier.HOP_PFI.cloture=2023-10-01T14:00:00", "calendrier.BIO_SGL.fin_prestations=2023-07-19"),
    ("plafonds.BIO_SGL.ttc_max=28000.00", "plafonds.BIO_SGL.ht_max=22000.00"),
    ("plafonds.BIO_SGL.ht_max=38565.00", "montants.tolerance_tva=5.00"),
    ("montants.taux_tva=8.50",),
    ("commande.validite_jours=1",),
)
FILED = ("2023-09-18T16:40:00+02:00", "2023-09-20T13:59:59+02:00", "2023-09-20T14:00:00+02:00",
         "2023-09-20T14:00:01+02:00", "2023-10-10T10:00:00+02:00", "2023-12-14T13:59:59+01:00",
         "2023-12-14T14:00:00+01:00", "2024-01-02T09:00:00+01:00")


class Recount(ProgramTest):
    def hold(self, changes: tuple[str, ...], *arguments: str) -> dict:
        sets = [word for change in changes for word in ("--set", change)]
        before = self.check(*arguments)
        after = self.check(*arguments, *sets)
        places = [(one["fichier"], one["ligne_ndjson"]) for one in before["demandes"]]
        expected = recount(before, after, suppliers_of(self.folder, places))
        process = self.run_program("simulate", *arguments, *sets, "--format", "json")
        self.assertEqual((process.returncode, process.err), (0, ""))
        answer = json.loads(process.out)
        self.assertEqual((answer.pop("reglement_avant"), answer.pop("reglement_apres")),
                         (before["reglement"], after["reglement"]))
        self.assertEqual(answer.pop("quitus"), before["quitus"])
        self.assertTrue({change.split("=")[0] for change in changes} <= {one["nom"] for one in answer.pop("parametres")})
        self.maxDiff = None
        self.assertEqual(answer, expected)
        return answer

    def test_on_the_examples(self):
        shutil.copytree(ROOT / "examples", self.folder / "examples")
        moved = 0
        for changes in CHANGES:
            with self.subTest(changes):
                moved += len(self.hold(changes, "examples")["demandes"])
        self.assertGreater(moved, 10)

    def test_on_the_bases_of_the_cases(self):
        shutil.copytree(ROOT / "tests/cas/bases", self.folder / "bases")
        for changes in CHANGES:
            with self.subTest(changes):
                self.hold(changes, "bases")

    def test_on_generated_stocks(self):
        chance = random.Random(20231214)
        transitions = set()
        for round_ in range(6):
            self.write_lines("lot.ndjson", *self.stock(chance, 25))
            for changes in CHANGES:
                with self.subTest(round=round_, changes=changes):
                    answer = self.hold(changes, "lot.ndjson")
                    transitions |= {(one["de"], one["vers"]) for one in answer["transitions"]}
        # Enough variety for the count to mean something: most ways from a verdict to another were seen.
        self.assertGreaterEqual(len(transitions), 8, sorted(transitions))

    def test_with_a_context_and_an_instant(self):
        dossiers = [Dossier(rank, FILED[rank % len(FILED)]) for rank in range(1, 9)]
        self.write_lines("avances.ndjson", *(one.avance for one in dossiers), *(one.attestation for one in dossiers))
        self.write_lines("soldes.ndjson", *(one.solde for one in dossiers))
        for changes in CHANGES:
            with self.subTest(changes):
                self.hold(changes, "soldes.ndjson", "--avec", "avances.ndjson")
                self.hold(changes, "soldes.ndjson", "--avec", "avances.ndjson", "--at", "2023-12-01T10:00:00")

    def stock(self, chance: random.Random, count: int):
        """Files of financing at every instant, some damaged, some incomplete, some lines that are no request."""
        for rank in range(1, count + 1):
            dossier = Dossier(rank, chance.choice(FILED)).of(chance.randrange(4), f"Fournisseur {chance.randrange(3)}")
            for document in (dossier.avance, dossier.solde, dossier.attestation):
                if chance.random() < 0.15:
                    continue
                self.damage(chance, document)
                yield document
        yield "pas du JSON"
        yield json.dumps({"type_demande": "solde"})

    def damage(self, chance: random.Random, document: dict):
        kind = chance.randrange(12)
        lines = document.get("lignes") or [{}]
        if kind == 0:
            document["fournisseur"].pop("siren")
        elif kind == 1:
            document.pop("fournisseur")
        elif kind == 2:
            document["dispositif"]["code"] = chance.choice(("BIO_LOINC", "HOP_PFI", "INCONNU"))
        elif kind == 3 and "montant_segur" in lines[0]:
            lines[0]["montant_segur"] = chance.choice(("26000.00", "80000.00", "1.234", "-3.00"))
        elif kind == 4 and document is not None and "verification" in lines[0]:
            lines[0]["verification"]["signee"] = False
        elif kind == 5 and "date_installation" in lines[0]:
            lines[0]["date_installation"] = "2023-09-30"
        elif kind == 6:
            document.pop("emis_le", None)
        elif kind == 7:
            document["references"] = {}


class Kinds(unittest.TestCase):
    def test_the_stock_of_the_recount_is_that_of_the_examples(self):
        self.assertEqual(Dossier(1, FILED[0]).solde["totaux"], solde()["totaux"])


if __name__ == "__main__":
    unittest.main()
