// SPDX-License-Identifier: EUPL-1.2
#include "guichet/comparaison.h"

#include "base/ensure.h"

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

// One Fournisseur is one SIREN, however its name is written; without a SIREN, its name.
std::string key_of(verdict::FournisseurDeclare const& fournisseur)
{
    return fournisseur.siren.empty() ? "\n" + fournisseur.raison_sociale : fournisseur.siren;
}

// Negative, so that the magnitude of any difference of two amounts can be had.
std::int64_t minus_distance(verdict::Euros const& euros)
{
    auto const moved = euros.apres - euros.avant;
    return moved.is_negative() ? moved.count() : -moved.count();
}

}

void Comparaison::add_avant(verdict::DemandeJugee const& jugee)
{
    m_simulation.avant.count(jugee);
    m_avant.push_back(result_of(jugee));
}

std::optional<verdict::DemandeConcernee> Comparaison::add_apres(verdict::DemandeJugee const& jugee,
    std::function<verdict::FournisseurDeclare()> const& fournisseur)
{
    QUITUS_ENSURE(m_compared < m_avant.size());
    auto const& avant = m_avant[m_compared++];
    auto const apres = result_of(jugee);
    m_simulation.apres.count(jugee);
    auto const de = rank(avant.issue.verdict), vers = rank(apres.issue.verdict);
    ++m_transitions[de][vers];
    bool const concernee = avant.issue != apres.issue || avant.regles != apres.regles;
    count(m_simulation.ensemble, avant, apres, concernee);
    count(m_dispositifs[jugee.dispositif], avant, apres, concernee);
    if (!concernee)
        return std::nullopt;

    verdict::DemandeConcernee trouvee{ .fichier = jugee.fichier,
        .ligne_ndjson = jugee.ligne_ndjson,
        .type_demande = jugee.type_demande,
        .dispositif = jugee.dispositif,
        .identifiant_envoi = jugee.identifiant_envoi,
        .fournisseur = fournisseur(),
        .avant = avant.issue,
        .apres = apres.issue,
        .regles = differences(avant.regles, apres.regles) };
    if (de != vers) {
        for (auto const& cause : trouvee.regles)
            ++m_causes[de][vers][{ cause.effet, cause.regle }];
    }
    auto& sien = m_fournisseurs[key_of(trouvee.fournisseur)];
    if (sien.euros.demandes == 0)
        sien.fournisseur = trouvee.fournisseur;
    count(sien.euros, avant, apres, true);
    return trouvee;
}

base::Result<verdict::Simulation> Comparaison::finish()
{
    QUITUS_ENSURE(m_compared == m_avant.size());
    if (m_deborde)
        return base::failure("somme_trop_grande",
            "la somme des montants du lot dépasse ce qui peut être compté au centime. Simuler le "
            "lot en plusieurs parties.");
    for (std::size_t de = 0; de < verdicts; ++de) {
        for (std::size_t vers = 0; vers < verdicts; ++vers) {
            auto const from = static_cast<Verdict>(de), to = static_cast<Verdict>(vers);
            if (m_transitions[de][vers] != 0)
                m_simulation.transitions.push_back({ from, to, m_transitions[de][vers] });
            for (auto const& [cause, nombre] : m_causes[de][vers])
                m_simulation.causes.push_back({ from, to, { cause.second, cause.first }, nombre });
        }
    }
    for (auto const& [dispositif, euros] : m_dispositifs)
        m_simulation.dispositifs.push_back({ dispositif, euros });
    std::ranges::stable_partition(m_simulation.dispositifs,
        [](auto const& dispositif) { return !dispositif.dispositif.empty(); });
    for (auto const& [key, fournisseur] : m_fournisseurs)
        m_simulation.fournisseurs.push_back(fournisseur);
    std::ranges::stable_sort(m_simulation.fournisseurs, {},
        [](auto const& fournisseur) { return minus_distance(fournisseur.euros); });
    return std::move(m_simulation);
}

Comparaison::Resultat Comparaison::result_of(verdict::DemandeJugee const& jugee)
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
    auto const [known, is_new]
        = m_rangs.try_emplace(std::move(regles), static_cast<std::uint32_t>(m_regles.size()));
    if (is_new)
        m_regles.push_back(&known->first);
    return { { jugee.verdict, net_of(jugee) }, known->second };
}

std::vector<verdict::RegleEnCause> Comparaison::differences(
    std::uint32_t avant, std::uint32_t apres) const
{
    std::vector<verdict::RegleEnCause> found;
    auto const& before = *m_regles[avant];
    auto const& after = *m_regles[apres];
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

void Comparaison::count(
    verdict::Euros& euros, Resultat const& avant, Resultat const& apres, bool concernee)
{
    ++euros.demandes;
    euros.concernees += concernee ? 1 : 0;
    add(euros.avant, avant.issue.net);
    add(euros.apres, apres.issue.net);
}

// A stock may hold more euros than 64 bits of cents: said at the end, never a wrong sum.
void Comparaison::add(Cents& total, Cents part)
{
    std::int64_t sum = 0;
    // Half of the range, so that the difference of two totals is one too.
    constexpr std::int64_t most = std::int64_t{ 1 } << 62;
    m_deborde = m_deborde || __builtin_add_overflow(total.count(), part.count(), &sum)
        || sum >= most || sum <= -most;
    if (!m_deborde)
        total = Cents::of(sum);
}

}
