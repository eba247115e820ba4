# SPDX-License-Identifier: EUPL-1.2
"""Money to the cent: what is paid, taken back or owed, and the entries of the ledger."""
from decimal import Decimal

import dossiers
from portail import OUVERTURE_DU_SOLDE, sur_les_deux_bases


class Argent:
    def lines(self, numero: str) -> list[tuple[str, str, str]]:
        """The lines of the only entry of that demande."""
        entries = [one for one in self.portail.everything("ada", "/api/v1/ecritures") if one["demande"] == numero]
        self.assertEqual(len(entries), 1)
        lines = entries[0]["lignes"]
        debit, credit = (sum(Decimal(line["montant"]) for line in lines if line["sens"] == sens)
                         for sens in ("debit", "credit"))
        self.assertEqual(debit, credit)
        return sorted((line["compte"], line["sens"], line["montant"]) for line in lines)

    def test_an_avance_is_thirty_per_cent_of_each_line(self):
        self.served()
        numero = self.paid(dossiers.trois_laboratoires())
        self.assertEqual(self.lines(numero), sorted([
            ("avances", "debit", "300.00"), ("avances", "debit", "600.00"), ("avances", "debit", "900.00"),
            ("paye", "credit", "1800.00")]))

    def solde_paid(self, *beneficiaires: str) -> tuple[str, dict]:
        avance = self.paid(dossiers.trois_laboratoires())
        self.answers(self.portail.advance(OUVERTURE_DU_SOLDE), 200)
        demande = self.answers(self.portail.deposit("labo", dossiers.solde_de(avance, *beneficiaires)), 201).json
        numero = demande["numero"]
        self.acted("gaston", numero, "prendre_en_charge")
        self.acted("gaston", numero, "valider")
        self.assertEqual(self.acted("ada", numero, "payer")["statut"], "decidee_et_payee")
        return numero, demande["rapport"]["montants"]

    def test_a_solde_without_one_laboratory_takes_back_its_avance(self):
        self.served()
        numero, montants = self.solde_paid("A", "B")
        self.assertEqual(montants, {"finance": "3000.00", "avance": "900.00", "solde": "2100.00",
                                    "compensation": "900.00", "net": "1200.00", "ordre_recouvrement": "0.00"})
        self.assertEqual(self.lines(numero), sorted([
            ("soldes", "debit", "700.00"), ("soldes", "debit", "1400.00"), ("compensations", "credit", "900.00"),
            ("paye", "credit", "1200.00")]))
        self.is_intact()

    def test_a_solde_that_takes_back_more_than_it_gives_pays_nothing(self):
        self.served()
        numero, montants = self.solde_paid("A")
        self.assertEqual(montants["net"], "-800.00")
        self.assertEqual(montants["ordre_recouvrement"], "800.00")
        self.assertEqual(self.lines(numero), sorted([
            ("soldes", "debit", "700.00"), ("compensations", "credit", "600.00"), ("compensations", "credit", "900.00"),
            ("creances", "debit", "800.00")]))
        mail = self.portail.get("ada", "/api/v1/courriels").json["elements"][0]
        self.assertIn("800,00\u00a0€", mail["texte"])
        self.is_intact()

    def test_the_ledger_is_read_oldest_first_and_by_pages(self):
        portail = self.served()
        numeros = [self.paid(dossiers.avance_de(2 * rank, 2 * rank + 1)) for rank in (5, 6, 7)]
        page = portail.get("nadia", "/api/v1/ecritures?limite=2").json
        self.assertEqual([one["demande"] for one in page["elements"]], numeros[:2])
        rest = portail.get("nadia", f"/api/v1/ecritures?limite=2&apres={page['suite']}").json
        self.assertEqual(([one["demande"] for one in rest["elements"]], rest["suite"]), (numeros[2:], None))


sur_les_deux_bases(Argent)
