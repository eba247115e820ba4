// SPDX-License-Identifier: EUPL-1.2
#include "jugement/jugement.h"

#include "base/ensure.h"
#include "base/json_places.h"
#include "jugement/motivation/temoin.h"

#include <algorithm>
#include <utility>

namespace quitus::jugement {

namespace {

using verdict::Etape;

constexpr std::size_t constats_de_la_plupart = 8;

// The catalogue decides what a finding does; a rule that could not be evaluated sends the request
// to a person.
void settle(std::vector<verdict::Constat>& constats, std::size_t from)
{
    for (auto i = from; i < constats.size(); ++i) {
        auto const* regle = find_regle(constats[i].regle);
        QUITUS_ENSURE(regle != nullptr);
        constats[i].consequence
            = constats[i].evaluee ? regle->consequence : verdict::Consequence::a_verifier;
    }
}

// Where a reader of the document finds what is said. A pointer to a missing member leads to its
// parent.
void locate(base::JsonDocument const& json, std::vector<verdict::Constat>& constats)
{
    base::JsonPlaces places(json);
    for (auto& constat : constats) {
        auto const pointeur = std::exchange(constat.pointeur_entier, {});
        if (constat.ligne || json.nodes().empty())
            continue;
        auto const place = places.of(pointeur.empty() ? constat.pointeur : pointeur);
        constat.ligne = place.line;
        constat.colonne = place.column;
    }
}

}

Jugement judge(demande::Lecture const& lecture, Faits const& faits,
    reglement::ReglementEnVigueur const& reglement)
{
    verdict::Constats constats = lecture.structure;
    constats.all().reserve(constats.all().size() + constats_de_la_plupart);
    settle(constats.all(), 0);
    Jugement jugement;
    auto* const temoin = temoin_des_regles;
    if (temoin != nullptr)
        temoin->starts(lecture, faits);
    if (!lecture.fatal) {
        auto const etape = faits.demande.etape;
        auto const regles = catalogue();
        for (std::size_t rang = 0; rang < regles.size(); ++rang) {
            auto const& [regle, fonction] = regles[rang];
            if (fonction == nullptr || (etape && !verdict::serves(regle, *etape)))
                continue;
            auto const before = constats.all().size();
            if (temoin != nullptr)
                temoin->rule_starts(rang);
            fonction(faits, reglement, constats);
            if (temoin != nullptr)
                temoin->rule_ends(rang, std::span(constats.all()).subspan(before));
            settle(constats.all(), before);
        }
        jugement.cas = faits.is(Etape::solde) ? cas_du_solde(faits)
            : faits.is(Etape::annulation)     ? cas_de_l_annulation(faits)
                                              : std::nullopt;
        jugement.montants = finance(faits, reglement).montants;
    }
    jugement.constats = std::move(constats.all());
    locate(lecture.json, jugement.constats);
    jugement.verdict = verdict::worst(jugement.constats);
    return jugement;
}

}
