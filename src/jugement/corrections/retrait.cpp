// SPDX-License-Identifier: EUPL-1.2
// A beneficiary, or one of its lines, leaves the request: the one mend that the texts give when it
// cannot be financed there (PER-001, CAL-008, CAL-010, ATT-011, UNI-001). Totals follow by
// themselves, once the lines are gone. Requirements: B-19, B-20, A-04.
#include "jugement/corrections/familles.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace quitus::jugement::corrections {

namespace {

using verdict::IdRegle;

// What goes, by rank.
struct Partants {
    std::set<std::size_t> beneficiaires, lignes;
};

bool is_of(Constat const& constat, std::initializer_list<IdRegle> regles)
{
    return std::ranges::find(regles, constat.regle) != regles.end();
}

std::vector<std::size_t> const& lignes_de(Chantier const& chantier, std::string_view id)
{
    static std::vector<std::size_t> const none;
    auto const found = chantier.lignes_de.find(id);
    return id.empty() || found == chantier.lignes_de.end() ? none : found->second;
}

// Does a person have something better to say of that beneficiary? Its succession may be completed.
bool may_succeed(JsonView beneficiaire)
{
    return static_cast<bool>(beneficiaire["evolution"]);
}

// A finding on a line takes that line, and its beneficiary when it is the last one.
void add(Constat const& constat, Chantier const& chantier, Partants& partants)
{
    if (auto const place = below(constat.pointeur, "beneficiaires")) {
        partants.beneficiaires.insert(place->rang);
        for (auto const ligne :
            lignes_de(chantier, chantier.beneficiaires[place->rang]["id"].text()))
            partants.lignes.insert(ligne);
        return;
    }
    auto const ligne = below(constat.pointeur, "lignes");
    if (!ligne)
        return;
    partants.lignes.insert(ligne->rang);
    auto const id = chantier.lignes[ligne->rang]["beneficiaire"].text();
    if (lignes_de(chantier, id).size() != 1)
        return;
    for (std::size_t rang = 0; rang < chantier.beneficiaires.size(); ++rang) {
        if (chantier.beneficiaires[rang]["id"].text() == id)
            partants.beneficiaires.insert(rang);
    }
}

bool is_withdrawn(Constat const& constat, Chantier const& chantier)
{
    if (!is_of(constat, { "PER-001", "CAL-008", "CAL-010", "ATT-011", "UNI-001" }))
        return false;
    auto const place = below(constat.pointeur, "beneficiaires");
    return !(constat.regle == IdRegle("PER-001") && place
        && may_succeed(chantier.beneficiaires[place->rang]));
}

std::string why(Constat const& constat)
{
    if (constat.regle == IdRegle("CAL-010"))
        return "La Prestation achevée après la date de fin n’est pas financée, et une date ne se "
               "change pas\u00a0: la ligne quitte le solde, et l’avance versée pour elle est "
               "déduite.";
    if (constat.regle == IdRegle("CAL-008"))
        return "Une commande signée hors délai n’est pas financée\u00a0: la ligne quitte la "
               "demande. Si la date est mal recopiée, la corriger plutôt.";
    if (constat.regle == IdRegle("ATT-011"))
        return "L’attestation le dit non installé\u00a0: le bénéficiaire quitte le solde avec ses "
               "lignes, et l’avance versée pour lui est compensée.";
    if (constat.regle == IdRegle("UNI-001"))
        return "Un autre dossier finance déjà ce bénéficiaire\u00a0: il quitte cette demande avec "
               "ses lignes.";
    return "Le solde ne peut pas dépasser le périmètre de l’avance\u00a0: le bénéficiaire ajouté "
           "le "
           "quitte avec ses lignes. S’il succède à un autre, déclarer plutôt son évolution.";
}

Correction nobody_stays(Constat const& constat)
{
    if (constat.regle == IdRegle("CAL-010"))
        return sans_remede(
            "La Prestation est achevée après la date de fin, et une date ne se change "
            "pas\u00a0: sans ce bénéficiaire, il ne reste rien à demander.");
    return a_fournir(fmt::format(
        "Sans ce bénéficiaire, il ne resterait rien à demander. {}", constat.correction));
}

}

bool somebody_stays(Chantier const& chantier)
{
    Partants tous;
    for (auto const& constat : chantier.bloquants) {
        if (is_withdrawn(constat, chantier))
            add(constat, chantier, tous);
    }
    return tous.beneficiaires.size() < std::max<std::size_t>(chantier.beneficiaires.size(), 1)
        && tous.lignes.size() < std::max<std::size_t>(chantier.lignes.size(), 1);
}

Correction retrait(Constat const& constat, Chantier const& chantier)
{
    if (!is_withdrawn(constat, chantier))
        return a_fournir(constat.correction);
    if (!chantier.quelqu_un_reste)
        return nobody_stays(constat);
    Partants partants;
    add(constat, chantier, partants);
    std::vector<JsonEdit> operations;
    for (auto const rang : partants.beneficiaires)
        operations.push_back({ fmt::format("/beneficiaires/{}", rang), std::nullopt });
    for (auto const rang : partants.lignes)
        operations.push_back({ fmt::format("/lignes/{}", rang), std::nullopt });
    return calcul(std::move(operations), why(constat));
}

}
