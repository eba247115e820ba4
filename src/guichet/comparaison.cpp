// SPDX-License-Identifier: EUPL-1.2
#include "guichet/comparaison.h"

#include <algorithm>
#include <tuple>

namespace quitus::guichet {

using montant::Cents;
using verdict::Consequence;
using verdict::Effet;
using verdict::Verdict;

namespace {

constexpr std::size_t rank(Verdict verdict)
{
    return static_cast<std::size_t>(verdict);
}

// What the request counts for (5-contract, section 2, `simulate`).
Cents net_of(verdict::DemandeJugee const& jugee)
{
    if (jugee.verdict >= Verdict::a_modifier)
        return {};
    if (jugee.type_demande == "avance")
        return jugee.montants.avance.value_or(Cents());
    if (jugee.type_demande == "solde")
        return jugee.montants.net.value_or(Cents());
    return {};
}

// The rules that count in a request, by id, each with the worst of its consequences.
using Regles = std::vector<std::pair<verdict::IdRegle, Consequence>>;

Regles rules_that_count(verdict::DemandeJugee const& jugee)
{
    Regles regles;
    for (auto const& constat : jugee.constats) {
        if (constat.consequence != Consequence::information)
            regles.emplace_back(constat.regle, constat.consequence);
    }
    // The worst consequence of a rule first, then one entry a rule.
    std::ranges::sort(regles, [](auto const& left, auto const& right) {
        return std::tie(left.first, right.second) < std::tie(right.first, left.second);
    });
    auto const repeated = std::ranges::unique(regles, {}, &Regles::value_type::first);
    regles.erase(repeated.begin(), repeated.end());
    return regles;
}

std::vector<verdict::IdRegle> ids_of(std::vector<verdict::Constat> const& constats)
{
    std::vector<verdict::IdRegle> ids;
    ids.reserve(constats.size());
    for (auto const& constat : constats)
        ids.push_back(constat.regle);
    return ids;
}

std::vector<verdict::RegleEnCause> differences(Regles const& before, Regles const& after)
{
    std::vector<verdict::RegleEnCause> found;
    auto const find = [](Regles const& regles, verdict::IdRegle id) {
        auto const at = std::ranges::lower_bound(regles, id, {}, &Regles::value_type::first);
        return at != regles.end() && at->first == id ? std::optional(at->second) : std::nullopt;
    };
    for (auto const& [regle, consequence] : after) {
        auto const earlier = find(before, regle);
        if (!earlier)
            found.push_back({ regle, Effet::apparait });
        else if (*earlier != consequence)
            found.push_back({ regle, Effet::change });
    }
    for (auto const& [regle, consequence] : before) {
        if (!find(after, regle))
            found.push_back({ regle, Effet::disparait });
    }
    std::ranges::stable_sort(found, {}, &verdict::RegleEnCause::effet);
    return found;
}

// One Fournisseur is one SIREN, however its name is written; without a SIREN, its name.
std::string key_of(verdict::FournisseurDeclare const& fournisseur)
{
    return fournisseur.siren.empty() ? "\n" + fournisseur.raison_sociale : fournisseur.siren;
}

Cents moved(verdict::EurosParFournisseur const& fournisseur)
{
    return (fournisseur.euros.apres - fournisseur.euros.avant).magnitude();
}

}

Rapprochee compare(verdict::DemandeJugee const& avant, verdict::DemandeJugee const& apres)
{
    Rapprochee demande{ .avant = { avant.verdict, net_of(avant) },
        .apres = { apres.verdict, net_of(apres) },
        .constats_avant = ids_of(avant.constats),
        .constats_apres = ids_of(apres.constats),
        .dispositif = apres.dispositif,
        .concernee = {} };
    auto regles = differences(rules_that_count(avant), rules_that_count(apres));
    if (demande.avant == demande.apres && regles.empty())
        return demande;
    demande.concernee = { .fichier = apres.fichier,
        .ligne_ndjson = apres.ligne_ndjson,
        .type_demande = apres.type_demande,
        .dispositif = apres.dispositif,
        .identifiant_envoi = apres.identifiant_envoi,
        .fournisseur = {},
        .avant = demande.avant,
        .apres = demande.apres,
        .regles = std::move(regles) };
    return demande;
}

void Comparaison::Compte::count(
    verdict::Verdict verdict, std::vector<verdict::IdRegle> const& regles)
{
    ++verdicts.at(rank(verdict));
    for (auto const regle : regles)
        ++constats[regle];
}

verdict::Bilan Comparaison::Compte::bilan() const
{
    verdict::Bilan bilan{ .recevable = verdicts[rank(Verdict::recevable)],
        .a_verifier = verdicts[rank(Verdict::a_verifier)],
        .a_modifier = verdicts[rank(Verdict::a_modifier)],
        .rejet = verdicts[rank(Verdict::rejet)] };
    bilan.demandes = bilan.recevable + bilan.a_verifier + bilan.a_modifier + bilan.rejet;
    for (auto const& [regle, nombre] : constats)
        bilan.constats.emplace(regle.text(), nombre);
    return bilan;
}

void Comparaison::add(Rapprochee const& demande)
{
    auto const de = rank(demande.avant.verdict), vers = rank(demande.apres.verdict);
    m_avant.count(demande.avant.verdict, demande.constats_avant);
    m_apres.count(demande.apres.verdict, demande.constats_apres);
    ++m_transitions.at(de).at(vers);
    count(m_ensemble, demande);
    count(m_dispositifs[demande.dispositif], demande);
    if (!demande.concernee)
        return;
    if (de != vers) {
        for (auto const& [regle, effet] : demande.concernee->regles)
            ++m_causes.at(de).at(vers)[{ effet, regle }];
    }
    auto const& fournisseur = demande.concernee->fournisseur;
    auto& sien = m_fournisseurs[key_of(fournisseur)];
    if (sien.euros.demandes == 0)
        sien.fournisseur = fournisseur;
    count(sien.euros, demande);
}

base::Result<verdict::Simulation> Comparaison::finish() const
{
    if (m_deborde)
        return base::failure("somme_trop_grande",
            "la somme des montants du lot dépasse ce qui peut être compté au centime. Simuler le "
            "lot en plusieurs parties.");
    verdict::Simulation simulation{
        .avant = m_avant.bilan(), .apres = m_apres.bilan(), .ensemble = m_ensemble
    };
    append_transitions(simulation);
    for (auto const& [dispositif, euros] : m_dispositifs)
        simulation.dispositifs.push_back({ dispositif, euros });
    std::ranges::stable_partition(simulation.dispositifs,
        [](auto const& dispositif) { return !dispositif.dispositif.empty(); });
    for (auto const& [key, fournisseur] : m_fournisseurs)
        simulation.fournisseurs.push_back(fournisseur);
    std::ranges::stable_sort(simulation.fournisseurs, std::greater(), moved);
    return simulation;
}

void Comparaison::append_transitions(verdict::Simulation& simulation) const
{
    for (std::size_t from = 0; from < m_transitions.size(); ++from) {
        for (std::size_t to = 0; to < m_transitions.size(); ++to) {
            auto const de = static_cast<Verdict>(from), vers = static_cast<Verdict>(to);
            if (m_transitions[from][to] != 0)
                simulation.transitions.push_back({ de, vers, m_transitions[from][to] });
            for (auto const& [cause, nombre] : m_causes[from][to])
                simulation.causes.push_back({ de, vers, { cause.second, cause.first }, nombre });
        }
    }
}

void Comparaison::count(verdict::Euros& euros, Rapprochee const& demande)
{
    ++euros.demandes;
    euros.concernees += demande.concernee ? 1 : 0;
    add(euros.avant, demande.avant.net);
    add(euros.apres, demande.apres.net);
}

// A stock may hold more euros than 64 bits of cents: said at the end, never a wrong sum.
void Comparaison::add(Cents& total, Cents part)
{
    // Half of the range, so that the difference of two totals is one too.
    constexpr std::int64_t most = std::int64_t{ 1 } << 62;
    std::int64_t sum = 0;
    m_deborde = m_deborde || __builtin_add_overflow(total.count(), part.count(), &sum)
        || sum >= most || sum <= -most;
    if (!m_deborde)
        total = Cents::of(sum);
}

}
