// SPDX-License-Identifier: EUPL-1.2
#include "vues/rapport.h"

#include "base/json_view.h"

#include <algorithm>

namespace quitus::vues {

using base::JsonView;
using verdict::Consequence;

namespace {

std::optional<montant::Cents> cents_of(JsonView view)
{
    auto const montant = montant::Montant::parse(view.text());
    return montant ? montant->cents : std::nullopt;
}

verdict::Montants montants_of(JsonView view)
{
    return {
        .finance = cents_of(view["finance"]),
        .avance = cents_of(view["avance"]),
        .solde = cents_of(view["solde"]),
        .compensation = cents_of(view["compensation"]),
        .net = cents_of(view["net"]),
        .ordre_recouvrement = cents_of(view["ordre_recouvrement"]),
    };
}

ConstatVu constat_of(JsonView view)
{
    return {
        .regle = std::string(view["regle"].text()),
        .consequence
        = verdict::parse_consequence(view["consequence"].text()).value_or(Consequence::information),
        .message = std::string(view["message"].text()),
        .pointeur = std::string(view["pointeur"].text()),
        .trouve = std::string(view["trouve"].text()),
        .attendu = std::string(view["attendu"].text()),
        .correction = std::string(view["correction"].text()),
        .ligne = std::string(view["ligne"] ? view["ligne"].raw() : std::string_view()),
    };
}

verdict::Verdict verdict_of(std::string_view texte)
{
    for (auto const verdict :
        { verdict::Verdict::rejet, verdict::Verdict::a_modifier, verdict::Verdict::a_verifier }) {
        if (verdict::text(verdict) == texte)
            return verdict;
    }
    return verdict::Verdict::recevable;
}

}

std::size_t RapportVu::count(Consequence consequence) const
{
    return static_cast<std::size_t>(
        std::ranges::count(constats, consequence, &ConstatVu::consequence));
}

RapportVu read_rapport(std::string_view json)
{
    base::JsonDocument document;
    if (json.empty() || document.parse(json))
        return {};
    JsonView const root(document);
    RapportVu rapport{
        .type_demande = std::string(root["type_demande"].text()),
        .dispositif = std::string(root["dispositif"].text()),
        .identifiant_envoi = std::string(root["identifiant_envoi"].text()),
        .verdict = verdict_of(root["verdict"].text()),
        .cas = std::string(root["cas"] ? root["cas"].raw() : std::string_view()),
        .constats = {},
        .montants = montants_of(root["montants"]),
    };
    for (auto const constat : root["constats"].elements())
        rapport.constats.push_back(constat_of(constat));
    std::ranges::stable_sort(rapport.constats, std::ranges::greater{}, &ConstatVu::consequence);
    return rapport;
}

}
