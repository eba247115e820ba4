// SPDX-License-Identifier: EUPL-1.2
#include "storage/memoire/etat.h"

#include "base/ensure.h"

#include <algorithm>

namespace quitus::storage {

using guichet::CompteConnu;
using guichet::Courriel;
using guichet::Evenement;

namespace {

template <typename Table>
auto find(Table const& table, std::string_view cle) -> std::optional<typename Table::mapped_type>
{
    auto const found = table.find(cle);
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

Evenement event_of(std::string const& contenu)
{
    auto evenement = Evenement::parse(contenu);
    QUITUS_ENSURE(evenement.has_value());
    return std::move(*evenement);
}

// The elements whose rank, from 1, follows `apres`.
template <typename T>
std::vector<T> slice(std::vector<T> const& all, std::int64_t apres, std::size_t limite)
{
    auto const begin = std::clamp<std::int64_t>(apres, 0, static_cast<std::int64_t>(all.size()));
    auto const count = std::min(limite, all.size() - static_cast<std::size_t>(begin));
    return { all.begin() + begin, all.begin() + begin + static_cast<std::ptrdiff_t>(count) };
}

CompteConnu known(Etat const& etat, acces::Compte const& compte)
{
    auto const entreprise = find(etat.entreprises, compte.siret);
    return { compte, find(etat.coordonnees, compte.id).value_or(acces::Coordonnees()),
        entreprise ? entreprise->raison_sociale : std::string() };
}

Courriel addressed(Etat const& etat, Courriel courriel)
{
    courriel.adresse
        = find(etat.coordonnees, courriel.compte).value_or(acces::Coordonnees()).courriel;
    return courriel;
}

}

std::optional<std::string> Etat::contenu(Texte sha256) const
{
    return find(contenus, sha256);
}

guichet::Page<Evenement> Etat::evenements(std::int64_t apres, std::size_t limite) const
{
    guichet::Page<Evenement> page;
    for (auto const& [texte, maillon] : slice(maillons, apres, limite))
        page.elements.push_back(event_of(texte));
    if (!page.elements.empty()
        && page.elements.back().seq < static_cast<std::int64_t>(maillons.size()))
        page.suite = page.elements.back().seq;
    return page;
}

std::vector<Evenement> Etat::evenements_de(Texte objet) const
{
    std::vector<Evenement> all;
    for (auto const& [texte, maillon] : maillons)
        if (auto evenement = event_of(texte); evenement.objet == objet)
            all.push_back(std::move(evenement));
    return all;
}

std::vector<std::pair<std::string, std::string>> Etat::chaine(
    std::int64_t apres, std::size_t limite) const
{
    return slice(maillons, apres, limite);
}

guichet::Page<grand_livre::Ecriture> Etat::ecritures(std::int64_t apres, std::size_t limite) const
{
    guichet::Page<grand_livre::Ecriture> page{ slice(livre, apres, limite), {} };
    if (!page.elements.empty()
        && page.elements.back().numero < static_cast<std::int64_t>(livre.size()))
        page.suite = page.elements.back().numero;
    return page;
}

std::vector<grand_livre::Ecriture> Etat::ecritures_de(Texte demande) const
{
    std::vector<grand_livre::Ecriture> all;
    std::ranges::copy_if(
        livre, std::back_inserter(all), [&](auto const& une) { return une.demande == demande; });
    return all;
}

std::vector<guichet::PaiementsDuMois> Etat::paiements_par_mois() const
{
    std::map<std::string, guichet::PaiementsDuMois> months;
    for (auto const& ecriture : livre) {
        auto const mois = calendrier::jour_de_paris(ecriture.instant).text().substr(0, 7);
        for (auto const& ligne : ecriture.lignes) {
            if (ligne.sens != grand_livre::Sens::credit)
                continue;
            if (ligne.compte == grand_livre::Compte::paye)
                months[mois].paye += ligne.montant;
            if (ligne.compte == grand_livre::Compte::creances)
                months[mois].recouvre += ligne.montant;
        }
    }
    std::vector<guichet::PaiementsDuMois> all;
    for (auto& [mois, paiements] : months) {
        paiements.mois = mois;
        all.push_back(paiements);
    }
    return all;
}

guichet::Page<Courriel> Etat::courriels(std::optional<std::int64_t> apres, std::size_t limite) const
{
    guichet::Page<Courriel> page;
    for (auto courriel = envois.rbegin(); courriel != envois.rend(); ++courriel) {
        if (apres && courriel->id >= *apres)
            continue;
        if (page.elements.size() == limite) {
            page.suite = page.elements.back().id;
            break;
        }
        page.elements.push_back(addressed(*this, *courriel));
    }
    return page;
}

std::vector<Courriel> Etat::courriels_de(Texte demande) const
{
    std::vector<Courriel> all;
    for (auto const& courriel : envois)
        if (courriel.demande == demande)
            all.push_back(addressed(*this, courriel));
    return all;
}

std::optional<CompteConnu> Etat::compte(Texte id_du_compte) const
{
    auto const found = find(les_comptes, id_du_compte);
    return found ? std::optional(known(*this, *found)) : std::nullopt;
}

std::optional<CompteConnu> Etat::compte_de(Texte courriel) const
{
    for (auto const& [compte, qui] : coordonnees)
        if (!courriel.empty() && qui.courriel == courriel)
            return known(*this, les_comptes.at(compte));
    return std::nullopt;
}

std::vector<CompteConnu> Etat::comptes() const
{
    std::vector<CompteConnu> all;
    for (auto const& [cle, compte] : les_comptes)
        all.push_back(known(*this, compte));
    return all;
}

std::vector<CompteConnu> Etat::comptes_de(Texte siret) const
{
    auto all = comptes();
    std::erase_if(
        all, [&](CompteConnu const& un) { return un.compte.siret != siret || !un.compte.actif; });
    return all;
}

std::optional<acces::Entreprise> Etat::entreprise(Texte siret) const
{
    return find(entreprises, siret);
}

std::optional<guichet::Jeton> Etat::jeton(Texte empreinte) const
{
    return find(jetons, empreinte);
}

std::vector<guichet::Jeton> Etat::jetons_de(Texte compte) const
{
    std::vector<guichet::Jeton> all;
    for (auto const& [empreinte, jeton] : jetons)
        if (jeton.compte == compte)
            all.push_back(jeton);
    std::ranges::stable_sort(all, {}, &guichet::Jeton::cree_le);
    return all;
}

std::optional<guichet::Session> Etat::session(Texte empreinte) const
{
    return find(sessions, empreinte);
}

std::optional<guichet::Lien> Etat::lien(Texte empreinte) const
{
    return find(liens, empreinte);
}

std::optional<std::string> Etat::reglage(Texte nom) const
{
    return find(reglages, nom);
}

}
