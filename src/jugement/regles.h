// SPDX-License-Identifier: EUPL-1.2
// The rules, by family. Each function bears the sentence that holds when all is well, and says
// nothing then. Ids, consequences and conditions: the rule contract (docs/regles.md is generated
// from the catalogue).
#pragma once

#include "jugement/faits.h"
#include "verdict/constat.h"

namespace quitus::jugement::regles {

using reglement::ReglementEnVigueur;
using verdict::Constats;

#define QUITUS_REGLE(nom)                                                                          \
    void nom(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)

// structure.cpp
QUITUS_REGLE(dispositif_du_reglement); // SCH-007
QUITUS_REGLE(reperes_distincts_et_connus); // SCH-008

// identifiants.cpp, adresses.cpp
QUITUS_REGLE(finess_bien_formes); // IDT-001
QUITUS_REGLE(cles_finess_justes); // IDT-002
QUITUS_REGLE(rpps_justes); // IDT-003
QUITUS_REGLE(identifiants_nationaux_de_structure_justes); // IDT-004
QUITUS_REGLE(siret_et_siren_justes); // IDT-005
QUITUS_REGLE(numero_tva_juste); // IDT-006
QUITUS_REGLE(adresses_mssante_bien_formees); // IDT-007
QUITUS_REGLE(adresses_sous_mssante); // IDT-008
QUITUS_REGLE(aucun_identifiant_de_sante); // IDT-009
QUITUS_REGLE(identifiant_de_la_maille); // IDT-010
QUITUS_REGLE(beneficiaire_une_seule_fois); // IDT-011
QUITUS_REGLE(iban_juste); // IDT-014
QUITUS_REGLE(finess_pmsi_parmi_les_finess); // IDT-015
QUITUS_REGLE(rpps_sans_prefixe_national); // IDT-016

// calendrier.cpp, dates.cpp
QUITUS_REGLE(depot_apres_ouverture); // CAL-001
QUITUS_REGLE(avance_deposee_a_temps); // CAL-002
QUITUS_REGLE(solde_depose_avant_cloture); // CAL-003
QUITUS_REGLE(solde_accompagne_de_son_attestation); // CAL-004
QUITUS_REGLE(attestation_apres_ouverture); // CAL-005
QUITUS_REGLE(attestation_avant_le_dernier_jour); // CAL-006
QUITUS_REGLE(attestation_avant_l_heure); // CAL-007
QUITUS_REGLE(commande_dans_sa_periode); // CAL-008
QUITUS_REGLE(commande_encore_valide); // CAL-009
QUITUS_REGLE(installation_avant_la_fin_des_prestations); // CAL-010
QUITUS_REGLE(dates_dans_l_ordre); // CAL-011
QUITUS_REGLE(aucune_date_future); // CAL-012
QUITUS_REGLE(cas_et_prochaine_echeance); // CAL-013

// perimetre.cpp
QUITUS_REGLE(aucun_beneficiaire_ajoute); // PER-001
QUITUS_REGLE(beneficiaires_retires_compenses); // PER-002
QUITUS_REGLE(succession_avec_historiques); // PER-003
QUITUS_REGLE(succession_avec_son_traite); // PER-004
QUITUS_REGLE(historiques_dans_l_avance); // PER-005
QUITUS_REGLE(avance_connue_du_solde); // PER-006
QUITUS_REGLE(dernier_avenant_regle); // PER-007
QUITUS_REGLE(meme_fournisseur_et_dispositif); // PER-008
QUITUS_REGLE(succession_acceptee); // PER-009
QUITUS_REGLE(succession_sans_surplus); // PER-010
QUITUS_REGLE(changement_d_identifiant_justifie); // PER-011

// montants.cpp, totaux.cpp
QUITUS_REGLE(commande_non_nulle); // MNT-001
QUITUS_REGLE(facture_non_nulle); // MNT-002
QUITUS_REGLE(montants_positifs); // MNT-003
QUITUS_REGLE(montants_au_centime); // MNT-004
QUITUS_REGLE(ht_plus_tva_egale_ttc); // MNT-005
QUITUS_REGLE(tva_selon_son_taux); // MNT-006
QUITUS_REGLE(ht_sous_le_plafond); // MNT-007
QUITUS_REGLE(ttc_sous_le_plafond); // MNT-008
QUITUS_REGLE(plafond_connu); // MNT-009
QUITUS_REGLE(factures_egales_a_la_commande); // MNT-010
QUITUS_REGLE(totaux_egaux_aux_sommes); // MNT-011
QUITUS_REGLE(taux_tva_admis); // MNT-012
QUITUS_REGLE(aucune_tva_du_non_assujetti); // MNT-013
QUITUS_REGLE(montants_calcules); // MNT-014
QUITUS_REGLE(montant_segur_sous_le_ttc); // MNT-015

// pieces.cpp, reception.cpp
QUITUS_REGLE(pieces_requises_listees); // PCE-001
QUITUS_REGLE(pieces_listees_livrees); // PCE-002
QUITUS_REGLE(pieces_livrees_listees); // PCE-003
QUITUS_REGLE(empreintes_conformes); // PCE-005
QUITUS_REGLE(archive_acceptee); // PCE-006
QUITUS_REGLE(mention_de_prise_en_charge); // PCE-007
QUITUS_REGLE(signatures_declarees); // PCE-009
QUITUS_REGLE(fichier_a_un_seul_usage); // PCE-013
QUITUS_REGLE(pieces_jointes_au_document); // PCE-014
QUITUS_REGLE(contenu_des_pieces_lu); // PCE-015

// verification.cpp
QUITUS_REGLE(verification_du_bon_type); // VAR-001
QUITUS_REGLE(verification_signee); // VAR-002
QUITUS_REGLE(sans_reserve); // VAR-003
QUITUS_REGLE(sans_reserve_bloquante); // VAR-004
QUITUS_REGLE(signature_non_refusee_pour_un_autre_logiciel); // VAR-005
QUITUS_REGLE(modele_du_bon_sons); // VAR-006

// attestation.cpp
QUITUS_REGLE(attestation_nommee); // ATT-001
QUITUS_REGLE(attestation_rattachee_au_dossier); // ATT-002
QUITUS_REGLE(attestation_datee); // ATT-003
QUITUS_REGLE(attestation_signee); // ATT-004
QUITUS_REGLE(case_cochee_avec_sa_liste); // ATT-005
QUITUS_REGLE(liste_avec_sa_case); // ATT-006
QUITUS_REGLE(liste_admise_par_le_couloir); // ATT-007
QUITUS_REGLE(clients_listes_de_la_demande); // ATT-008
QUITUS_REGLE(clients_listes_par_le_bon_identifiant); // ATT-009
QUITUS_REGLE(modele_du_bon_couloir); // ATT-010
QUITUS_REGLE(solde_sans_client_non_installe); // ATT-011
QUITUS_REGLE(attestation_utile); // ATT-012

// unicite.cpp
QUITUS_REGLE(beneficiaire_non_finance_ailleurs); // UNI-001
QUITUS_REGLE(beneficiaire_non_demande_ailleurs); // UNI-002

// annulation.cpp
QUITUS_REGLE(annulation_declaree_et_motivee); // ANN-001
QUITUS_REGLE(annulation_avec_renonciations); // ANN-002
QUITUS_REGLE(annulation_dans_le_perimetre); // ANN-003
QUITUS_REGLE(cas_et_effets_de_l_annulation); // ANN-004
QUITUS_REGLE(portee_conforme_aux_beneficiaires); // ANN-005

}
