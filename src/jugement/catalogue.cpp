// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the judgment: each rule with its steps, its consequence, its
// requirements and the function that applies it. Ids, steps and consequences are a contract with
// other programs: none is ever reused or dropped.
#include "base/ensure.h"
#include "jugement/explications/explications.h"
#include "jugement/jugement.h"
#include "jugement/regles.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace quitus::jugement {

namespace {

using verdict::Consequence;
using verdict::IdRegle;

constexpr auto information = Consequence::information;
constexpr auto a_verifier = Consequence::a_verifier;
constexpr auto a_modifier = Consequence::a_modifier;
constexpr auto rejet = Consequence::rejet;

struct Ligne {
    IdRegle id;
    std::string_view
        etapes; // V avance, S solde, T attestation, N annulation, R answer to a contestation
    Consequence consequence;
    std::array<std::string_view, 4> exigences;
    Fonction fonction;
};

constexpr Fonction a_la_lecture = nullptr;

using namespace regles;

// clang-format off
constexpr auto lignes = std::to_array<Ligne>({
    {"SCH-001", "VSTNR", rejet,       {"A-24"},          a_la_lecture},
    {"SCH-002", "VSTNR", rejet,       {"A-24"},          a_la_lecture},
    {"SCH-003", "VSTNR", a_modifier,  {"A-24"},          a_la_lecture},
    {"SCH-004", "VSTNR", a_modifier,  {"A-24"},          a_la_lecture},
    {"SCH-005", "VSTNR", a_modifier,  {"A-24"},          a_la_lecture},
    {"SCH-006", "VSTNR", information, {"A-24"},          a_la_lecture},
    {"SCH-007", "VSTNR", a_modifier,  {"A-01"},          dispositif_du_reglement},
    {"SCH-008", "VSTNR", a_modifier,  {"A-24"},          reperes_distincts_et_connus},

    {"IDT-001", "VSTN",  a_modifier,  {"A-30"},          finess_bien_formes},
    {"IDT-002", "VSTN",  a_modifier,  {"A-30"},          cles_finess_justes},
    {"IDT-003", "VSTN",  a_modifier,  {"A-30"},          rpps_justes},
    {"IDT-004", "VST",   a_modifier,  {"A-30"},
        identifiants_nationaux_de_structure_justes},
    {"IDT-005", "VSTNR", a_modifier,  {"A-24"},          siret_et_siren_justes},
    {"IDT-006", "VS",    a_modifier,  {"A-24"},          numero_tva_juste},
    {"IDT-007", "VS",    a_modifier,  {"A-30", "R-10"},  adresses_mssante_bien_formees},
    {"IDT-008", "VS",    a_verifier,  {"A-30"},          adresses_sous_mssante},
    {"IDT-009", "VSTNR", rejet,       {"A-30"},          aucun_identifiant_de_sante},
    {"IDT-010", "VSTN",  a_modifier,  {"A-30"},          identifiant_de_la_maille},
    {"IDT-011", "VSN",   a_modifier,  {"B-05"},          beneficiaire_une_seule_fois},
    {"IDT-014", "V",     a_modifier,  {"R-08"},          iban_juste},
    {"IDT-015", "VS",    a_verifier,  {"A-30"},          finess_pmsi_parmi_les_finess},
    {"IDT-016", "VSTN",  information, {"A-30"},          rpps_sans_prefixe_national},

    {"CAL-001", "VS",    rejet,       {"R-11"},          depot_apres_ouverture},
    {"CAL-002", "V",     rejet,       {"R-02"},          avance_deposee_a_temps},
    {"CAL-003", "S",     rejet,       {"A-09"},          solde_depose_avant_cloture},
    {"CAL-004", "S",     rejet,       {"A-18", "A-22"},  solde_accompagne_de_son_attestation},
    {"CAL-005", "T",     rejet,       {"A-06"},          attestation_apres_ouverture},
    {"CAL-006", "T",     rejet,       {"A-08"},          attestation_avant_le_dernier_jour},
    {"CAL-007", "T",     a_verifier,  {"A-07"},          attestation_avant_l_heure},
    {"CAL-008", "VS",    a_modifier,  {"R-02"},          commande_dans_sa_periode},
    {"CAL-009", "V",     a_verifier,  {"R-04"},          commande_encore_valide},
    {"CAL-010", "S",     a_modifier,  {"A-04"},          installation_avant_la_fin_des_prestations},
    {"CAL-011", "S",     a_verifier,  {"A-24"},          dates_dans_l_ordre},
    {"CAL-012", "VSTN",  a_modifier,  {"A-24"},          aucune_date_future},
    {"CAL-013", "S",     information, {"A-20", "A-21", "A-22", "A-26"}, cas_et_prochaine_echeance},

    {"PER-001", "S",     a_modifier,  {"B-20"},          aucun_beneficiaire_ajoute},
    {"PER-002", "S",     information, {"B-19", "B-14"},  beneficiaires_retires_compenses},
    {"PER-003", "S",     a_modifier,  {"B-21"},          succession_avec_historiques},
    {"PER-004", "S",     a_modifier,  {"B-22"},          succession_avec_son_traite},
    {"PER-005", "S",     a_modifier,  {"B-21"},          historiques_dans_l_avance},
    {"PER-006", "S",     a_verifier,  {"B-18"},          avance_connue_du_solde},
    {"PER-007", "S",     a_modifier,  {"R-06"},          dernier_avenant_regle},
    {"PER-008", "STN",   a_modifier,  {"B-18"},          meme_fournisseur_et_dispositif},
    {"PER-009", "S",     information, {"B-21"},          succession_acceptee},
    {"PER-010", "S",     a_verifier,  {"B-05", "B-21"},  succession_sans_surplus},
    {"PER-011", "S",     a_verifier,  {"B-21"},          changement_d_identifiant_justifie},

    {"MNT-001", "VS",    rejet,       {"B-03"},          commande_non_nulle},
    {"MNT-002", "S",     rejet,       {"B-04"},          facture_non_nulle},
    {"MNT-003", "VS",    a_modifier,  {"B-03"},          montants_positifs},
    {"MNT-004", "VS",    a_modifier,  {"R-03"},          montants_au_centime},
    {"MNT-005", "VS",    a_modifier,  {"R-04"},          ht_plus_tva_egale_ttc},
    {"MNT-006", "VS",    a_modifier,  {"R-04"},          tva_selon_son_taux},
    {"MNT-007", "VS",    a_modifier,  {"R-03"},          ht_sous_le_plafond},
    {"MNT-008", "VS",    a_modifier,  {"R-03"},          ttc_sous_le_plafond},
    {"MNT-009", "VS",    information, {"R-03"},          plafond_connu},
    {"MNT-010", "S",     a_verifier,  {"A-24"},          factures_egales_a_la_commande},
    {"MNT-011", "VS",    a_modifier,  {"A-24"},          totaux_egaux_aux_sommes},
    {"MNT-012", "VS",    a_verifier,  {"R-04"},          taux_tva_admis},
    {"MNT-013", "VS",    a_modifier,  {"R-08"},          aucune_tva_du_non_assujetti},
    {"MNT-014", "VS",    information, {"R-01", "B-19"},  montants_calcules},
    {"MNT-015", "VS",    a_modifier,  {"R-01"},          montant_segur_sous_le_ttc},

    {"PCE-001", "VSTN",  a_modifier,  {"A-24", "B-11", "B-12"}, pieces_requises_listees},
    {"PCE-002", "VSTN",  a_modifier,  {"A-24"},          pieces_listees_livrees},
    {"PCE-003", "VSTN",  information, {"A-24"},          pieces_livrees_listees},
    {"PCE-005", "VSTN",  a_modifier,  {"A-24"},          empreintes_conformes},
    {"PCE-006", "VSTN",  rejet,       {"A-24", "R-05"},  archive_acceptee},
    {"PCE-007", "VS",    a_modifier,  {"B-03"},          mention_de_prise_en_charge},
    {"PCE-009", "VSTN",  a_verifier,  {"A-24"},          signatures_declarees},
    {"PCE-013", "VSTN",  a_verifier,  {"B-05"},          fichier_a_un_seul_usage},
    {"PCE-014", "VSTN",  information, {"A-24"},          pieces_jointes_au_document},
    {"PCE-015", "VSTN",  information, {"A-24"},          contenu_des_pieces_lu},

    {"VAR-001", "S",     a_modifier,  {"A-24", "B-37"},  verification_du_bon_type},
    {"VAR-002", "S",     a_modifier,  {"A-24"},          verification_signee},
    {"VAR-003", "S",     information, {"B-24"},          sans_reserve},
    {"VAR-004", "S",     a_verifier,  {"B-24"},          sans_reserve_bloquante},
    {"VAR-005", "S",     information, {"B-23", "A-33", "B-36"},
        signature_non_refusee_pour_un_autre_logiciel},
    {"VAR-006", "S",     a_modifier,  {"B-25"},          modele_du_bon_sons},

    {"ATT-001", "T",     a_modifier,  {"A-13"},          attestation_nommee},
    {"ATT-002", "T",     a_modifier,  {"A-13"},          attestation_rattachee_au_dossier},
    {"ATT-003", "T",     a_modifier,  {"A-13"},          attestation_datee},
    {"ATT-004", "T",     a_modifier,  {"A-13"},          attestation_signee},
    {"ATT-005", "T",     a_modifier,  {"A-14"},          case_cochee_avec_sa_liste},
    {"ATT-006", "T",     a_modifier,  {"A-14"},          liste_avec_sa_case},
    {"ATT-007", "T",     a_modifier,  {"A-15"},          liste_admise_par_le_couloir},
    {"ATT-008", "T",     a_modifier,  {"A-14"},          clients_listes_de_la_demande},
    {"ATT-009", "T",     a_modifier,  {"A-14"},          clients_listes_par_le_bon_identifiant},
    {"ATT-010", "T",     a_modifier,  {"A-12"},          modele_du_bon_couloir},
    {"ATT-011", "S",     a_modifier,  {"A-14", "A-04"},  solde_sans_client_non_installe},
    {"ATT-012", "T",     information, {"A-20"},          attestation_utile},

    {"UNI-001", "VS",    rejet,       {"B-05", "B-06"},  beneficiaire_non_finance_ailleurs},
    {"UNI-002", "VS",    a_verifier,  {"B-05", "B-09"},  beneficiaire_non_demande_ailleurs},

    {"ANN-001", "N",     a_modifier,  {"B-11"},          annulation_declaree_et_motivee},
    {"ANN-002", "N",     a_modifier,  {"B-12"},          annulation_avec_renonciations},
    {"ANN-003", "N",     a_modifier,  {"B-13"},          annulation_dans_le_perimetre},
    {"ANN-004", "N",     information, {"B-13", "B-14", "B-15", "B-16"},
        cas_et_effets_de_l_annulation},
    {"ANN-005", "N",     a_modifier,  {"B-35"},          portee_conforme_aux_beneficiaires},
});
// clang-format on

std::span<std::string_view const> given(std::array<std::string_view, 4> const& exigences)
{
    auto const end = std::ranges::find(exigences, std::string_view{});
    return { exigences.begin(), end };
}

Explication const& explication_of(IdRegle id)
{
    static auto const all = [] {
        std::vector<Explication> joined;
        for (auto const family : { explications_structure(), explications_identifiants(),
                 explications_calendrier(), explications_perimetre(), explications_montants(),
                 explications_pieces(), explications_verification(), explications_attestation(),
                 explications_unicite(), explications_annulation() })
            joined.insert(joined.end(), family.begin(), family.end());
        return joined;
    }();
    auto const found = std::ranges::find(all, id, &Explication::regle);
    QUITUS_ENSURE(found != all.end());
    return *found;
}

std::vector<RegleAppliquee> compose()
{
    std::vector<RegleAppliquee> regles;
    regles.reserve(lignes.size());
    for (auto const& ligne : lignes) {
        auto const& explication = explication_of(ligne.id);
        regles.push_back({
            .regle = {
                .id = ligne.id,
                .etapes = ligne.etapes,
                .consequence = ligne.consequence,
                .titre = explication.titre,
                .quand = explication.quand,
                .pourquoi = explication.pourquoi,
                .exigences = given(ligne.exigences),
            },
            .fonction = ligne.fonction,
        });
    }
    return regles;
}

}

std::span<RegleAppliquee const> catalogue()
{
    static std::vector<RegleAppliquee> const regles = compose();
    return regles;
}

verdict::Regle const* find_regle(IdRegle id)
{
    static auto const par_id = [] {
        std::unordered_map<std::string_view, verdict::Regle const*> index;
        for (auto const& [regle, fonction] : catalogue())
            index.emplace(regle.id.text(), &regle);
        return index;
    }();
    auto const found = par_id.find(id.text());
    return found == par_id.end() ? nullptr : found->second;
}

}
