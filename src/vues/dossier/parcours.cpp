// SPDX-License-Identifier: EUPL-1.2
#include "vues/dossier/parcours.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quitus::vues {

using instruction::Statut;
using Place = EtapeDuParcours::Place;

namespace {

constexpr std::array usuel{ Statut::incomplete, Statut::deposee, Statut::en_instruction,
    Statut::validee, Statut::decidee_et_payee };

std::string avant_le(instruction::Suivi const& suivi)
{
    return suivi.echeance ? fmt::format(" avant le {}", calendrier::en_francais(*suivi.echeance))
                          : std::string();
}

// How far it went before it left the usual way.
Statut last_usual(instruction::Suivi const& suivi)
{
    if (suivi.statut == Statut::a_modifier)
        return Statut::en_instruction;
    if (!suivi.prise_en_charge_par.empty())
        return Statut::en_instruction;
    return suivi.depose_le ? Statut::deposee : Statut::incomplete;
}

}

std::vector<EtapeDuParcours> parcours_de(instruction::Suivi const& suivi)
{
    std::vector<EtapeDuParcours> parcours;
    bool const is_usual = std::ranges::find(usuel, suivi.statut) != usuel.end();
    auto const last = is_usual ? suivi.statut : last_usual(suivi);
    for (auto const statut : usuel) {
        // An incomplete deposit is a detour: whoever filed everything at once never saw it.
        if (statut == Statut::incomplete && last != Statut::incomplete)
            continue;
        auto const place = statut < last ? Place::passee
            : statut == last && is_usual ? Place::courante
            : statut == last             ? Place::passee
                                         : Place::a_venir;
        if (place == Place::a_venir && !is_usual)
            break;
        parcours.push_back({ instruction::en_francais(statut), place });
    }
    if (!is_usual)
        parcours.push_back({ instruction::en_francais(suivi.statut), Place::courante });
    if (suivi.statut == Statut::a_modifier) {
        for (auto const statut : { Statut::validee, Statut::decidee_et_payee })
            parcours.push_back({ instruction::en_francais(statut), Place::a_venir });
    }
    return parcours;
}

Suite suite_de(instruction::Suivi const& suivi, bool est_fournisseur)
{
    std::string const fournisseur = est_fournisseur ? "Vous" : "Le Fournisseur";
    auto const vous = [&](std::string_view a_vous, std::string_view a_lui) {
        return std::string(est_fournisseur ? a_vous : a_lui);
    };
    switch (suivi.statut) {
    case Statut::incomplete:
        return { fournisseur,
            fmt::format("{} ses pièces{}. Sinon, elle ne sera pas considérée comme déposée.",
                vous("Vous devez envoyer", "Le Fournisseur doit envoyer"), avant_le(suivi)) };
    case Statut::deposee:
        return { "Le gestionnaire", "Un gestionnaire va prendre la demande en charge." };
    case Statut::en_instruction:
        return { "Le gestionnaire", "Le gestionnaire examine la demande, puis décide." };
    case Statut::a_modifier:
        return { fournisseur,
            fmt::format("{} corriger la demande{}.", vous("Vous devez", "Le Fournisseur doit"),
                avant_le(suivi)) };
    case Statut::validee:
        return { "L’administrateur", "Un administrateur va payer la demande." };
    case Statut::rejetee:
        return { "",
            vous("La demande est rejetée pour les motifs ci-dessous. Vous pouvez en déposer une "
                 "nouvelle tant que l’étape est ouverte.",
                "La demande est rejetée. Le Fournisseur peut en déposer une nouvelle tant que "
                "l’étape est ouverte.") };
    case Statut::decidee_et_payee:
        return { "", "La demande est payée : il n’y a plus rien à faire." };
    case Statut::abandonnee:
        return { "", "La demande a été abandonnée avant d’être complète." };
    case Statut::non_deposee:
        return { "",
            "Les pièces ne sont pas arrivées avant la fin de l’étape : la demande n’est pas "
            "considérée comme déposée." };
    case Statut::annulee:
        return { "", "La demande est annulée." };
    }
    return {};
}

std::optional<montant::Cents> a_payer(instruction::Suivi const& suivi)
{
    return suivi.type_demande == "solde" ? suivi.montants.net : suivi.montants.avance;
}

}
