// SPDX-License-Identifier: EUPL-1.2
#include "generation/plantation/plantation.h"

#include "base/ensure.h"
#include "generation/defauts/choix.h"
#include "generation/plantation/paires.h"

#include <algorithm>
#include <numeric>

namespace quitus::generation {

namespace {

bool serves(Planteur const& planteur, Etape etape)
{
    static constexpr std::string_view letters = "VSTN";
    return planteur.etapes.find(letters[static_cast<std::size_t>(etape)]) != std::string_view::npos;
}

}

Planteurs::Planteurs(Campagne const& campagne, std::uint64_t graine)
    : m_atelier(campagne, graine, Plage::defauts)
    , m_alea(graine)
{
    for (auto const family :
        { planteurs_structure(), planteurs_identifiants(), planteurs_calendrier(),
            planteurs_perimetre(), planteurs_montants(), planteurs_pieces(),
            planteurs_verification(), planteurs_attestation(), planteurs_annulation() })
        m_planteurs.insert(m_planteurs.end(), family.begin(), family.end());
    m_services.resize(m_planteurs.size());
}

Plantation Planteurs::plant_one(Lot const& lot, std::size_t rang)
{
    auto& dossier = lot.dossiers[lot.places[rang].dossier];
    Parcelle parcelle{ .document = dossier.documents[lot.places[rang].document],
        .dossier = dossier,
        .atelier = m_atelier,
        .alea = m_alea,
        .fantomes = m_fantomes };
    std::vector<std::size_t> order(m_planteurs.size());
    std::iota(order.begin(), order.end(), std::size_t{ 0 });
    // A draw decides between those that served as often: else the first of the table would always
    // win.
    std::ranges::rotate(
        order, order.begin() + m_alea.below(static_cast<std::uint32_t>(order.size())));
    std::ranges::stable_sort(order, {}, [&](std::size_t one) { return m_services[one]; });
    Pointeur pointeur;
    auto const found = std::ranges::find_if(order, [&](std::size_t one) {
        if (serves(m_planteurs[one], parcelle.demande().etape))
            pointeur = m_planteurs[one].plant(parcelle);
        return pointeur.has_value();
    });
    QUITUS_ENSURE(found != order.end()); // some planters suit any document
    ++m_services[*found];
    return { rang, m_planteurs[*found].regle, std::move(*pointeur) };
}

std::vector<Plantation> Planteurs::plant(Lot const& lot)
{
    for (auto const rang : lot.elus) {
        auto& dossier = lot.dossiers[lot.places[rang].dossier];
        if (!dossier.avance_saine)
            dossier.avance_saine = dossier.documents.front().demande;
    }
    auto plantations = plant_pairs(lot, m_alea);
    for (auto const rang : lot.elus) {
        if (std::ranges::find(plantations, rang, &Plantation::rang) == plantations.end())
            plantations.push_back(plant_one(lot, rang));
    }
    std::ranges::sort(plantations, {}, &Plantation::rang);
    return plantations;
}

}
