// SPDX-License-Identifier: EUPL-1.2
#include "generation/dossier/dossier.h"

#include "base/ensure.h"
#include "generation/dossier/actes.h"

#include <algorithm>
#include <array>

namespace quitus::generation {

namespace {

constexpr unsigned vendeurs_count = 48;
constexpr std::uint64_t premier_rang_des_defauts = 9'000'000;
constexpr std::array natures = { NatureEvolution::fusion, NatureEvolution::scission,
    NatureEvolution::absorption, NatureEvolution::changement_identifiant };

// In hundredths of the files.
struct Poids {
    Suite suite;
    unsigned part;
};
constexpr std::array suites = {
    Poids{ Suite::aucune, 14 },
    Poids{ Suite::solde, 38 },
    Poids{ Suite::attestation_et_solde, 20 },
    Poids{ Suite::attestation, 8 },
    Poids{ Suite::solde_et_attestation, 4 },
    Poids{ Suite::annulation_totale, 6 },
    Poids{ Suite::annulation_partielle, 10 },
};
constexpr unsigned successions_pour_cent = 22;
constexpr unsigned retraits_pour_cent = 12;
constexpr unsigned listes_pour_cent = 45;

Suite drawn_suite(Alea& alea)
{
    auto place = alea.below(100);
    for (auto const& [suite, part] : suites) {
        if (place < part)
            return suite;
        place -= part;
    }
    return Suite::aucune;
}

bool has_solde(Suite suite)
{
    return suite == Suite::solde || suite == Suite::attestation_et_solde
        || suite == Suite::solde_et_attestation;
}

bool has_attestation(Suite suite)
{
    return suite == Suite::attestation || suite == Suite::attestation_et_solde
        || suite == Suite::solde_et_attestation;
}

// Who is in the avance and will not be in the solde, or has become someone else.
void draw_clients(Dossier& dossier, Alea& alea)
{
    auto const clients = static_cast<std::uint32_t>(dossier.avance().beneficiaires.size());
    auto const leave_some = [&] {
        auto const first = 1 + alea.below(clients - 1); // the first client always stays
        for (auto rang = first; rang < clients; ++rang)
            dossier.absents.push_back(rang);
    };
    if (dossier.suite == Suite::annulation_partielle)
        return leave_some();
    bool const can_list = has_attestation(dossier.suite)
        && dossier.sons->dispositif->clients_non_installes_admis
        && (clients > 1 || dossier.suite == Suite::attestation)
        && dossier.suite != Suite::solde_et_attestation;
    if (can_list && alea.chance(listes_pour_cent)) {
        dossier.liste = true;
        if (clients == 1)
            dossier.absents.push_back(0);
        else
            leave_some();
        return;
    }
    if (!has_solde(dossier.suite))
        return;
    if (alea.chance(successions_pour_cent)) {
        auto const nature = alea.pick(natures);
        bool const needs_two
            = nature == NatureEvolution::fusion || nature == NatureEvolution::absorption;
        dossier.succession
            = needs_two && clients < 2 ? NatureEvolution::changement_identifiant : nature;
    } else if (clients > 1 && alea.chance(retraits_pour_cent)) {
        leave_some();
    }
}

void follow(Chantier& chantier)
{
    auto& dossier = chantier.dossier;
    auto const& sons = *dossier.sons;
    auto const apres_avance = dossier.avance().emis_le;
    switch (dossier.suite) {
    case Suite::aucune:
        return;
    case Suite::solde:
        make_solde(chantier, sons.solde_sans_attestation);
        return;
    case Suite::attestation:
        make_attestation(chantier, apres_avance);
        return;
    case Suite::attestation_et_solde:
        if (make_attestation(chantier, apres_avance))
            make_solde(chantier, sons.solde_avec_attestation);
        return;
    case Suite::solde_et_attestation:
        if (make_solde(chantier, sons.solde_sans_attestation))
            make_attestation(chantier, dossier.documents.back().demande.emis_le.plus_secondes(1));
        return;
    case Suite::annulation_totale:
        make_annulation(chantier);
        return;
    case Suite::annulation_partielle:
        make_annulation(chantier);
        if (chantier.alea.chance(50))
            make_solde(chantier, sons.solde_sans_attestation);
        return;
    }
}

// An avance holds up all that follows it; an attestation, the solde that comes after it.
void mark_supports(Dossier& dossier)
{
    auto& documents = dossier.documents;
    documents.front().soutien = documents.size() > 1;
    if (documents.size() == 3 && documents[1].demande.etape == Etape::attestation)
        documents[1].soutien = true;
}

}

Document* Dossier::find(Etape etape)
{
    auto const found = std::ranges::find_if(
        documents, [&](Document const& document) { return document.demande.etape == etape; });
    return found == documents.end() ? nullptr : &*found;
}

Atelier::Atelier(Campagne const& campagne, std::uint64_t graine, Plage plage)
    : m_campagne(campagne)
    , m_alea(Alea(graine).fork(static_cast<std::uint64_t>(plage)))
    , m_plage(plage)
    , m_numeros(graine, plage)
{
    QUITUS_ENSURE(!campagne.sons().empty());
    auto alea = m_alea.fork(0);
    for (unsigned rang = 0; rang < vendeurs_count; ++rang)
        m_vendeurs.push_back(vendeur(alea, m_numeros, campagne, rang));
}

Dossier Atelier::make(std::uint64_t rang)
{
    Dossier dossier;
    Chantier chantier{ .dossier = dossier,
        .campagne = m_campagne,
        .numeros = m_numeros,
        .alea = m_alea.fork(1 + rang),
        .rang = rang + (m_plage == Plage::stock ? 1 : premier_rang_des_defauts) };
    auto& alea = chantier.alea;
    auto const& sons = m_campagne.sons();
    dossier.sons = &sons[alea.below(static_cast<std::uint32_t>(sons.size()))];
    dossier.vendeur = &m_vendeurs[alea.below(vendeurs_count)];
    dossier.suite = drawn_suite(alea);
    // The number of a file comes with its receipt: it may still be unknown when the solde is filed.
    chantier.par_numero = dossier.suite != Suite::solde || !alea.chance(12);
    if (!make_avance(chantier))
        return dossier;
    if (dossier.suite == Suite::annulation_partielle && dossier.avance().beneficiaires.size() < 2)
        dossier.suite = Suite::annulation_totale;
    draw_clients(dossier, alea);
    follow(chantier);
    mark_supports(dossier);
    return dossier;
}

}
