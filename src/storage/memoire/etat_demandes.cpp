// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "storage/memoire/etat.h"
#include "storage/sql/filtre.h"
#include "storage/sql/traces.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace quitus::storage {

using guichet::FiltreDemandes;
using guichet::LigneDemande;
using guichet::Suivi;
using instruction::Statut;

namespace {

template <typename T>
bool holds(std::vector<T> const& all, T const& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool bears_one_of(Suivi const& suivi, std::vector<std::string> const& cles)
{
    return std::ranges::any_of(
        cles_of(suivi), [&](std::string const& cle) { return holds(cles, cle); });
}

// Without the statuts and the paging.
bool admits(FiltreDemandes const& filtre, Suivi const& suivi)
{
    auto const same = [](std::string const& wanted, std::string const& found) {
        return wanted.empty() || wanted == found;
    };
    if (!same(filtre.siret, suivi.siret) || !same(filtre.type_demande, suivi.type_demande)
        || !same(filtre.dispositif, suivi.dispositif)
        || !same(filtre.prise_en_charge_par, suivi.prise_en_charge_par))
        return false;
    if (filtre.depuis && suivi.recu_le < *filtre.depuis)
        return false;
    if (!filtre.cles.empty() && !bears_one_of(suivi, filtre.cles))
        return false;
    auto const searched = text_to_search(suivi.numero, suivi.reference, suivi.raison_sociale);
    return filtre.q.empty() || searched.find(base::fold(filtre.q)) != std::string::npos;
}

LigneDemande line_of(Suivi const& suivi, std::size_t index)
{
    return guichet::ligne_de(suivi, static_cast<std::int64_t>(index) + 1);
}

// The order of the list: what comes first is less.
std::pair<std::int64_t, std::int64_t> place_of(LigneDemande const& ligne, bool par_echeance)
{
    if (!par_echeance)
        return { 0, -ligne.rang };
    return { ligne.echeance ? ligne.echeance->seconds_since_1970()
                            : std::numeric_limits<std::int64_t>::max(),
        ligne.rang };
}

bool is_closed_without_effect(Statut statut)
{
    return statut == Statut::abandonnee || statut == Statut::non_deposee
        || statut == Statut::annulee;
}

}

std::optional<Suivi> Etat::demande(Texte numero) const
{
    auto const found = rangs.find(numero);
    return found == rangs.end() ? std::nullopt : std::optional(suivis[found->second]);
}

std::optional<std::string> Etat::numero_de_l_envoi(Texte siret, Texte identifiant_envoi) const
{
    for (auto const& suivi : suivis)
        if (suivi.siret == siret && !identifiant_envoi.empty()
            && suivi.identifiant_envoi == identifiant_envoi)
            return suivi.numero;
    return std::nullopt;
}

guichet::Page<LigneDemande> Etat::demandes(FiltreDemandes const& filtre) const
{
    std::vector<LigneDemande> all;
    std::optional<std::pair<std::int64_t, std::int64_t>> last;
    for (std::size_t i = 0; i < suivis.size(); ++i) {
        auto ligne = line_of(suivis[i], i);
        if (filtre.apres == ligne.rang)
            last = place_of(ligne, filtre.par_echeance);
        if (admits(filtre, suivis[i])
            && (filtre.statuts.empty() || holds(filtre.statuts, suivis[i].statut)))
            all.push_back(std::move(ligne));
    }
    auto const place
        = [&](LigneDemande const& ligne) { return place_of(ligne, filtre.par_echeance); };
    std::ranges::sort(all, {}, place);
    if (filtre.apres)
        std::erase_if(all, [&](auto const& ligne) { return !last || place(ligne) <= *last; });
    guichet::Page<LigneDemande> page{ std::move(all), {} };
    if (page.elements.size() > filtre.limite) {
        page.elements.resize(filtre.limite);
        page.suite = page.elements.back().rang;
    }
    return page;
}

std::vector<guichet::Decompte> Etat::decompte(FiltreDemandes const& filtre) const
{
    std::vector<guichet::Decompte> counts(instruction::nombre_statuts);
    for (auto const& suivi : suivis) {
        if (!admits(filtre, suivi))
            continue;
        auto& count = counts[static_cast<std::size_t>(suivi.statut)];
        ++count.nombre;
        count.finance += suivi.montants.finance.value_or(montant::Cents());
    }
    return counts;
}

std::vector<guichet::Rival> Etat::rivaux(
    Texte dispositif, std::vector<std::string> const& cles, Texte dossier) const
{
    std::vector<guichet::Rival> rivals;
    for (auto const& suivi : suivis) {
        if (suivi.dispositif != dispositif || suivi.dossier() == dossier
            || is_closed_without_effect(suivi.statut) || suivi.statut == Statut::rejetee)
            continue;
        for (auto const& cle : cles_of(suivi))
            if (holds(cles, cle))
                rivals.push_back({ cle, suivi.numero, suivi.dossier(), suivi.siret, suivi.statut });
    }
    return rivals;
}

std::optional<std::string> Etat::detenteur(Texte dispositif, Texte cle) const
{
    auto const found = titres.find({ std::string(dispositif), std::string(cle) });
    return found == titres.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> Etat::autre_depot_de(Texte sha256, Texte dossier) const
{
    for (auto const& suivi : suivis)
        if (suivi.dossier() != dossier && !is_closed_without_effect(suivi.statut)
            && holds(fichiers_of(suivi), std::string(sha256)))
            return suivi.numero;
    return std::nullopt;
}

std::vector<std::string> Etat::soldes_de(Texte avance) const
{
    std::vector<std::string> soldes;
    for (auto const& suivi : suivis)
        if (!avance.empty() && suivi.avance == avance && suivi.type_demande == "solde")
            soldes.push_back(suivi.numero);
    return soldes;
}

std::vector<std::string> Etat::incompletes_echues(guichet::Instant instant) const
{
    std::vector<std::tuple<guichet::Instant, std::size_t, std::string>> due;
    for (std::size_t i = 0; i < suivis.size(); ++i)
        if (suivis[i].statut == Statut::incomplete && suivis[i].echeance
            && *suivis[i].echeance <= instant)
            due.emplace_back(*suivis[i].echeance, i, suivis[i].numero);
    std::ranges::sort(due);
    std::vector<std::string> numbers;
    for (auto& [echeance, rang, numero] : due)
        numbers.push_back(std::move(numero));
    return numbers;
}

std::optional<guichet::Instant> Etat::prochaine_echeance_automatique() const
{
    std::optional<guichet::Instant> first;
    for (auto const& suivi : suivis)
        if (suivi.statut == Statut::incomplete && suivi.echeance
            && (!first || *suivi.echeance < *first))
            first = suivi.echeance;
    return first;
}

}
