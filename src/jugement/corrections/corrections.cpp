// SPDX-License-Identifier: EUPL-1.2
// Which correction serves which rule: the other side of the catalogue. A rule without a function is
// one that only a person mends, in the way its finding says.
#include "jugement/corrections/corrections.h"

#include "base/ensure.h"
#include "base/json_writer.h"
#include "jugement/corrections/reperes.h"
#include "normalisation/attendu.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace quitus::jugement {

namespace corrections {

namespace {

using verdict::IdRegle;

Correction par_une_personne(Constat const& constat, Chantier const&)
{
    return a_fournir(constat.correction);
}

Correction trop_tard(Constat const&, Chantier const&)
{
    return sans_remede(
        "L’instant du dépôt est un fait, et le délai est passé\u00a0: aucune correction de la "
        "demande ne la rend recevable. Si un dépôt complet a eu lieu à temps, écrire à "
        "l’assistance.");
}

struct Ligne {
    IdRegle regle;
    Fonction fonction;
};

// clang-format off
constexpr auto lignes = std::to_array<Ligne>({
    {"SCH-001", par_une_personne},
    {"SCH-002", format_et_version},
    {"SCH-003", membre_absent},
    {"SCH-004", membre_malforme},
    {"SCH-005", membre_double},
    {"SCH-007", par_une_personne},
    {"SCH-008", repere_double_ou_inconnu},

    {"IDT-001", identifiant_mal_ecrit},
    {"IDT-002", identifiant_mal_ecrit},
    {"IDT-003", identifiant_mal_ecrit},
    {"IDT-004", identifiant_de_structure},
    {"IDT-005", siret_ou_siren},
    {"IDT-006", numero_de_tva},
    {"IDT-007", adresse},
    {"IDT-009", identifiant_de_sante},
    {"IDT-010", par_une_personne},
    {"IDT-011", beneficiaire_double},
    {"IDT-014", identifiant_mal_ecrit},

    {"CAL-001", par_une_personne}, // to be filed again once the step is open
    {"CAL-002", trop_tard},
    {"CAL-003", trop_tard},
    {"CAL-004", par_une_personne}, // the attestation, if one was filed in time
    {"CAL-005", par_une_personne},
    {"CAL-006", trop_tard},
    {"CAL-008", retrait},
    {"CAL-010", retrait},
    {"CAL-012", par_une_personne},

    {"PER-001", retrait},
    {"PER-003", par_une_personne},
    {"PER-004", traite_dans_la_facture},
    {"PER-005", par_une_personne},
    {"PER-007", par_une_personne},
    {"PER-008", par_une_personne},

    {"MNT-001", montants_d_une_ligne},
    {"MNT-002", montants_d_une_ligne},
    {"MNT-003", montants_d_une_ligne},
    {"MNT-004", montants_d_une_ligne},
    {"MNT-005", montants_d_une_ligne},
    {"MNT-006", montants_d_une_ligne},
    {"MNT-007", par_une_personne},
    {"MNT-008", par_une_personne},
    {"MNT-011", total},
    {"MNT-013", par_une_personne},
    {"MNT-015", montant_segur},

    {"PCE-001", piece_requise},
    {"PCE-002", nom_de_fichier},
    {"PCE-005", par_une_personne}, // which of the two files is the right one?
    {"PCE-006", par_une_personne},
    {"PCE-007", par_une_personne},

    {"VAR-001", type_de_verification},
    {"VAR-002", par_une_personne},
    {"VAR-006", par_une_personne},

    {"ATT-001", par_une_personne},
    {"ATT-002", par_une_personne},
    {"ATT-003", par_une_personne},
    {"ATT-004", par_une_personne},
    {"ATT-005", par_une_personne},
    {"ATT-006", par_une_personne}, // which says the truth, the box or the list?
    {"ATT-007", liste_de_trop},
    {"ATT-008", par_une_personne},
    {"ATT-009", par_une_personne},
    {"ATT-010", par_une_personne},
    {"ATT-011", retrait},

    {"UNI-001", retrait},

    {"ANN-001", declaration_d_annulation},
    {"ANN-002", renonciations},
    {"ANN-003", beneficiaire_hors_de_l_avance},
    {"ANN-005", portee},
});
// clang-format on

}

Correction calcul(std::vector<JsonEdit> operations, std::string raison)
{
    return { Remede::calcul, std::move(operations), std::move(raison) };
}

Correction calcul(std::string pointeur, std::string valeur, std::string raison)
{
    return calcul({ { std::move(pointeur), std::move(valeur) } }, std::move(raison));
}

Correction a_fournir(std::string raison)
{
    return { Remede::personne, {}, std::move(raison) };
}

Correction sans_remede(std::string raison)
{
    return { Remede::aucun, {}, std::move(raison) };
}

std::string json_text(std::string_view texte)
{
    std::string json;
    base::append_json_string(json, texte);
    return json;
}

JsonView document(Chantier const& chantier)
{
    return JsonView(chantier.json);
}

JsonView at(Chantier const& chantier, std::string_view pointeur)
{
    return document(chantier).at(pointeur);
}

std::vector<std::string> tokens(std::string_view pointeur)
{
    std::vector<std::string> all;
    while (!pointeur.empty()) {
        pointeur.remove_prefix(1);
        auto const slash = std::min(pointeur.find('/'), pointeur.size());
        all.emplace_back(pointeur.substr(0, slash));
        pointeur.remove_prefix(slash);
    }
    return all;
}

std::string_view last_token(std::string_view pointeur)
{
    return pointeur.substr(pointeur.rfind('/') + 1);
}

std::string_view parent_of(std::string_view pointeur)
{
    return pointeur.empty() ? pointeur : pointeur.substr(0, pointeur.rfind('/'));
}

std::optional<ListedPlace> below(std::string_view pointeur, std::string_view liste)
{
    auto const prefix = "/" + std::string(liste) + "/";
    if (!pointeur.starts_with(prefix))
        return std::nullopt;
    pointeur.remove_prefix(prefix.size());
    auto const end = std::min(pointeur.find('/'), pointeur.size());
    ListedPlace place{ .rang = 0, .reste = std::string(pointeur.substr(end)) };
    auto const read = std::from_chars(pointeur.data(), pointeur.data() + end, place.rang);
    bool const is_rank = read.ec == std::errc{} && read.ptr == pointeur.data() + end;
    return is_rank ? std::optional(std::move(place)) : std::nullopt;
}

}

Chantier open_chantier(base::JsonDocument const& json,
    reglement::ReglementEnVigueur const& reglement, pieces::Livraison const& livraison,
    std::vector<verdict::Constat> const& bloquants)
{
    static normalisation::Schema const schema(normalisation::schema_publie());
    base::JsonView const racine(json);
    Chantier chantier{ .json = json,
        .reglement = reglement,
        .livraison = livraison,
        .bloquants = bloquants,
        .lignes = racine["lignes"].elements(),
        .beneficiaires = racine["beneficiaires"].elements() };
    for (std::size_t rang = 0; rang < chantier.lignes.size(); ++rang)
        chantier.lignes_de[chantier.lignes[rang]["beneficiaire"].text()].push_back(rang);
    chantier.sommes = corrections::sommes_des_lignes(chantier.lignes);
    using corrections::Reperes;
    chantier.reperes = std::make_shared<corrections::ReperesDuDocument const>(
        corrections::ReperesDuDocument{ Reperes(chantier.lignes, {}),
            Reperes(chantier.beneficiaires, corrections::beneficiaires_nommes(racine)),
            Reperes(racine["pieces"].elements(), corrections::pieces_nommees(racine)) });
    chantier.quelqu_un_reste = corrections::somebody_stays(chantier);
    auto const normalise = normalisation::normalise(json.text(), schema);
    QUITUS_ENSURE(normalise.has_value());
    for (auto const& conversion : normalise->conversions)
        chantier.conversions.emplace(conversion.pointeur, conversion.apres);
    for (auto const& ambiguite : normalise->ambiguites)
        chantier.ambiguites.emplace(ambiguite.pointeur, ambiguite.pourquoi);
    return chantier;
}

Correction corrige(verdict::Constat const& constat, Chantier const& chantier)
{
    auto const ligne
        = std::ranges::find(corrections::lignes, constat.regle, &corrections::Ligne::regle);
    QUITUS_ENSURE(ligne != corrections::lignes.end());
    return ligne->fonction(constat, chantier);
}

bool is_corrigible(verdict::IdRegle regle)
{
    return std::ranges::find(corrections::lignes, regle, &corrections::Ligne::regle)
        != corrections::lignes.end();
}

}
