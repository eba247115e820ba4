// SPDX-License-Identifier: EUPL-1.2
#include "guichet/comparaison.h"

#include <algorithm>
#include <tuple>

namespace quitus::guichet {

using montant::Cents;
using verdict::Consequence;
using verdict::Effet;
using verdict::Verdict;
using Regles = Extrait::Regles;

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

Extrait extrait_de(verdict::DemandeJugee const& jugee)
{
    Extrait extrait{ .juge = { jugee.verdict, net_of(jugee) }, .regles = {}, .constats = {} };
    for (auto const& constat : jugee.constats) {
        extrait.constats.push_back(constat.regle);
        if (constat.consequence != Consequence::information)
            extrait.regles.emplace_back(constat.regle, constat.consequence);
    }
    // The worst consequence of a rule first, then one entry a rule.
    std::ranges::sort(extrait.regles, [](auto const& left, auto const& right) {
        return std::tie(left.first, right.second) < std::tie(right.first, left.second);
    });
    auto const repeated = std::ranges::unique(extrait.regles, {}, &Regles::value_type::first);
    extrait.regles.erase(repeated.begin(), repeated.end());
    return extrait;
}

void Comparaison::Compte::count(Extrait const& extrait)
{
    ++verdicts.at(rank(extrait.juge.verdict));
    for (auto const regle : extrait.constats)
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

void Comparaison::note_avant(std::size_t rang, Extrait const& extrait)
{
    m_compte_avant.count(extrait);
    auto const [known, is_new]
        = m_rangs.try_emplace(extrait.regles, static_cast<std::uint32_t>(m_regles.size()));
    if (is_new)
        m_regles.push_back(&known->first);
    m_avant.at(rang) = { extrait.juge, known->second };
}

std::optional<verdict::DemandeConcernee> Comparaison::compare(
    std::size_t rang, verdict::DemandeJugee const& jugee, Extrait const& extrait) const
{
    auto const& avant = m_avant.at(rang);
    auto const& regles = *m_regles[avant.regles];
    if (avant.juge == extrait.juge && regles == extrait.regles)
        return std::nullopt;
    return verdict::DemandeConcernee{ .fichier = jugee.fichier,
        .ligne_ndjson = jugee.ligne_ndjson,
        .type_demande = jugee.type_demande,
        .dispositif = jugee.dispositif,
        .identifiant_envoi = jugee.identifiant_envoi,
        .fournisseur = {},
        .avant = avant.juge,
        .apres = extrait.juge,
        .regles = differences(regles, extrait.regles) };
}

void Comparaison::note_apres(std::size_t rang, std::string const& dispositif,
    Extrait const& extrait, verdict::DemandeConcernee const* concernee)
{
    auto const& avant = m_avant.at(rang).juge;
    auto const& apres = extrait.juge;
    m_compte_apres.count(extrait);
    ++m_transitions[rank(avant.verdict)][rank(apres.verdict)];
    count(m_ensemble, avant, apres, concernee != nullptr);
    count(m_dispositifs[dispositif], avant, apres, concernee != nullptr);
    if (concernee == nullptr)
        return;
    if (avant.verdict != apres.verdict) {
        for (auto const& [regle, effet] : concernee->regles)
            ++m_causes[rank(avant.verdict)][rank(apres.verdict)][{ effet, regle }];
    }
    auto& sien = m_fournisseurs[key_of(concernee->fournisseur)];
    if (sien.euros.demandes == 0)
        sien.fournisseur = concernee->fournisseur;
    count(sien.euros, avant, apres, true);
}

base::Result<verdict::Simulation> Comparaison::finish()
{
    if (m_deborde)
        return base::failure("somme_trop_grande",
            "la somme des montants du lot dépasse ce qui peut être compté au centime. Simuler le "
            "lot en plusieurs parties.");
    verdict::Simulation simulation{
        .avant = m_compte_avant.bilan(), .apres = m_compte_apres.bilan(), .ensemble = m_ensemble
    };
    append_transitions(simulation);
    for (auto const& [dispositif, euros] : m_dispositifs)
        simulation.dispositifs.push_back({ dispositif, euros });
    std::ranges::stable_partition(simulation.dispositifs,
        [](auto const& dispositif) { return !dispositif.dispositif.empty(); });
    for (auto& [key, fournisseur] : m_fournisseurs)
        simulation.fournisseurs.push_back(std::move(fournisseur));
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

void Comparaison::count(verdict::Euros& euros, verdict::VerdictEtNet const& avant,
    verdict::VerdictEtNet const& apres, bool concernee)
{
    ++euros.demandes;
    euros.concernees += concernee ? 1 : 0;
    add(euros.avant, avant.net);
    add(euros.apres, apres.net);
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
