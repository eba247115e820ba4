// SPDX-License-Identifier: EUPL-1.2
// The corrections by family of rules, and the words they share.
#pragma once

#include "base/json_view.h"
#include "jugement/corrections/corrections.h"

#include <optional>

namespace quitus::jugement::corrections {

using base::JsonEdit;
using base::JsonKind;
using base::JsonView;
using verdict::Constat;
using Fonction = Correction (*)(Constat const&, Chantier const&);

Correction calcul(std::vector<JsonEdit> operations, std::string raison);
Correction calcul(std::string pointeur, std::string valeur, std::string raison);
Correction a_fournir(std::string raison);
Correction sans_remede(std::string raison);

// A JSON text of that value.
std::string json_text(std::string_view texte);

JsonView document(Chantier const& chantier);
// The document at that pointer.
JsonView at(Chantier const& chantier, std::string_view pointeur);

// "/lignes/3/montants/ht" in its tokens, and what it is below a list: {3, "/montants/ht"} for
// "lignes".
std::vector<std::string> tokens(std::string_view pointeur);
std::string_view last_token(std::string_view pointeur);
std::string_view parent_of(std::string_view pointeur);
struct ListedPlace {
    std::size_t rang = 0;
    std::string reste;
};
std::optional<ListedPlace> below(std::string_view pointeur, std::string_view liste);

// structure.cpp
Correction format_et_version(Constat const&, Chantier const&); // SCH-002
Correction membre_absent(Constat const&, Chantier const&); // SCH-003
Correction membre_malforme(Constat const&, Chantier const&); // SCH-004
Correction membre_double(Constat const&, Chantier const&); // SCH-005

// reperes.cpp
Correction repere_double_ou_inconnu(Constat const&, Chantier const&); // SCH-008
std::optional<Correction> repere_absent(std::string_view pointeur, Chantier const&);
std::optional<Correction> repere_trop_long(std::string_view pointeur, Chantier const&);

// identifiants.cpp
Correction identifiant_mal_ecrit(Constat const&, Chantier const&); // IDT-001, 002, 003, 014
Correction identifiant_de_structure(Constat const&, Chantier const&); // IDT-004
Correction siret_ou_siren(Constat const&, Chantier const&); // IDT-005
Correction numero_de_tva(Constat const&, Chantier const&); // IDT-006
Correction adresse(Constat const&, Chantier const&); // IDT-007
Correction identifiant_de_sante(Constat const&, Chantier const&); // IDT-009
Correction beneficiaire_double(Constat const&, Chantier const&); // IDT-011
std::optional<Correction> siren_du_siret(Chantier const&);

// montants.cpp
Correction montants_d_une_ligne(Constat const&, Chantier const&); // MNT-001 to 006
Correction total(Constat const&, Chantier const&); // MNT-011
Correction montant_segur(Constat const&, Chantier const&); // MNT-015
std::map<std::string_view, Chantier::Somme> sommes_des_lignes(std::vector<JsonView> const& lignes);
std::optional<Correction> montant_absent(std::string_view pointeur, Chantier const&);

// retrait.cpp: a beneficiary and its lines leave the request
bool somebody_stays(Chantier const&);
Correction retrait(Constat const&, Chantier const&); // PER-001, CAL-008, CAL-010, ATT-011, UNI-001

// pieces.cpp
Correction piece_requise(Constat const&, Chantier const&); // PCE-001
std::optional<Correction> piece_absente(std::string_view pointeur, Chantier const&);
// A pièce whose id another bears takes a new one, and so do the places that can only mean it
// (SCH-008).
Correction second_piece(std::size_t rang, Constat const& constat, Chantier const& chantier);
Correction nom_de_fichier(Constat const&, Chantier const&); // PCE-002
Correction traite_dans_la_facture(Constat const&, Chantier const&); // PER-004
Correction type_de_verification(Constat const&, Chantier const&); // VAR-001

// actes.cpp: annulation and attestation
Correction declaration_d_annulation(Constat const&, Chantier const&); // ANN-001
Correction renonciations(Constat const&, Chantier const&); // ANN-002
Correction beneficiaire_hors_de_l_avance(Constat const&, Chantier const&); // ANN-003
Correction portee(Constat const&, Chantier const&); // ANN-005
Correction liste_de_trop(Constat const&, Chantier const&); // ATT-007

}
