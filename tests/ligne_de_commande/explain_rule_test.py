# SPDX-License-Identifier: EUPL-1.2
"""`explain RULE`: the parameters are all those that the rule reads on its cases, spoken of or not.

What is expected was read in the functions of src/jugement/regles.
"""
import re
import unittest

from programme import ProgramTest

# A rule, and the parameters that its function reads, whatever the dispositif.
READ = {
    "CAL-001": {"calendrier.*.ouverture_avance", "calendrier.*.ouverture_solde"},
    "CAL-003": {"calendrier.*.cloture"},
    "CAL-004": {"calendrier.*.solde_sans_attestation", "calendrier.*.cloture", "calendrier.*.attestation"},
    "CAL-007": {"calendrier.*.attestation", "calendrier.*.attestation_arbitrage"},
    "CAL-009": {"commande.validite_jours"},
    "CAL-010": {"calendrier.*.fin_prestations"},
    "IDT-010": {"identifiants.*.maille"},
    "MNT-006": {"montants.tolerance_tva"},
    "MNT-007": {"plafonds.*.ht_max"},
    "MNT-009": {"plafonds.*.connaissance", "plafonds.*.ht_max", "plafonds.*.ttc_max"},
    "MNT-012": {"montants.taux_tva", "montants.taux_tva_non_assujetti"},
    "PCE-007": {"commande.mention"},
    "PER-006": {"financement.taux_avance"},
    "UNI-001": {"contestation.delai_jours_ouvres"},
    "VAR-001": {"verification.*.type"},
    "VAR-006": {"verification.*.modele_propre"},
    "ATT-007": {"identifiants.*.clients_non_installes"},
    "PCE-001": {"pieces.avance.bon_commande", "pieces.solde.facture", "pieces.solde.verification",
                "pieces.attestation_fin_prestations.attestation_fin_prestations",
                "pieces.annulation.attestation_honneur", "pieces.annulation.renonciation_client"},
    "VAR-002": set(),
    "SCH-003": set(),
}


class ExplainRule(ProgramTest):
    def parameters(self, rule: str) -> set[str]:
        out = self.run_program("explain", rule).out
        part = out.split("\nParamètres\n")
        if len(part) == 1:
            return set()
        lines = part[1].split("\n\n")[0].rstrip("\n").split("\n")
        names = [line.strip().split(" = ")[0] for line in lines]
        return {re.sub(r"\.[A-Z]+_[A-Z]+\.", ".*.", name) for name in names}

    def test_the_parameters_are_those_that_the_rule_reads(self):
        for rule, expected in READ.items():
            with self.subTest(rule):
                self.assertEqual(self.parameters(rule), expected)

    def test_each_value_is_that_of_the_listing_of_parameters(self):
        known = {line.split()[0] for line in self.run_program("parameters").out.split("\n") if re.match(r"[a-z_]+\.", line)}
        self.assertGreater(len(known), 100)
        out = self.run_program("explain", "CAL-004").out.split("\nParamètres\n")[1].split("\n\n")[0]
        for line in out.rstrip("\n").split("\n"):
            self.assertIn(line.strip().split(" = ")[0], known)


if __name__ == "__main__":
    unittest.main()
