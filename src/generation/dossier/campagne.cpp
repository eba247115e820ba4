// SPDX-License-Identifier: EUPL-1.2
#include "generation/dossier/campagne.h"

#include <algorithm>

namespace quitus::generation {

namespace {

using montant::Cents;
using reglement::Dispositif;
using reglement::NomEcheance;
using reglement::Parametre;

constexpr auto debut_des_temps = Instant::of_seconds_since_1970(0);
constexpr auto fin_des_temps = Instant::of_seconds_since_1970(4102444800); // 2100-01-01
// Where no text gives an opening, requests begin so long before their last day.
constexpr std::int64_t campagne_secondes = 300LL * 86'400;

// One version of a dispositif, and the time during which it holds.
struct Version {
    Dispositif const* dispositif;
    Fenetre en_vigueur;
};

std::vector<Version> versions_of(reglement::Reglement const& reglement, std::string const& code)
{
    std::vector<Version> versions;
    auto de = debut_des_temps;
    auto const add = [&](Instant a) {
        if (auto const* found = reglement.en_vigueur(de).dispositif(code);
            found != nullptr && de < a)
            versions.push_back({ found, { de, a } });
        de = a;
    };
    for (auto const changement : reglement.changements()) {
        if (changement > de)
            add(changement);
    }
    add(fin_des_temps);
    return versions;
}

// The first instant that is not before the opening, when one is known.
Instant since(Parametre<calendrier::Echeance> const& ouverture, Instant sinon)
{
    return ouverture ? ouverture->premier_hors_delai() : sinon;
}

// The end of the last day on which an order signed in time is not too old.
Instant last_useful_order(Dispositif const& dispositif, std::int64_t validite_jours)
{
    auto const& commande = dispositif.echeance(NomEcheance::commande);
    if (!commande)
        return fin_des_temps;
    auto const jour = commande->jour().plus_jours(static_cast<std::int32_t>(validite_jours));
    auto const end = calendrier::Echeance::of(jour, {}, calendrier::Borne::au_plus_tard);
    return end ? end->premier_hors_delai() : fin_des_temps;
}

// An avance is filed in time, on the strength of orders that may be signed.
Fenetres avances(std::vector<Version> const& versions, std::int64_t validite_jours)
{
    Fenetres fenetres;
    for (auto const& [dispositif, en_vigueur] : versions) {
        auto const& limite = dispositif->echeance(NomEcheance::avance);
        if (!limite)
            continue;
        auto const fin = std::min(
            limite->premier_hors_delai(), last_useful_order(*dispositif, validite_jours));
        auto const commandes = since(dispositif->echeance(NomEcheance::ouverture_commande),
            fin.plus_secondes(-campagne_secondes));
        auto const debut = std::max(
            commandes, since(dispositif->echeance(NomEcheance::ouverture_avance), commandes));
        fenetres.add({ std::max(debut, en_vigueur.de), std::min(fin, en_vigueur.a) });
    }
    return fenetres;
}

Fenetres attestations(std::vector<Version> const& versions)
{
    Fenetres fenetres;
    for (auto const& [dispositif, en_vigueur] : versions) {
        auto const& limite = dispositif->echeance(NomEcheance::attestation);
        if (!limite)
            continue;
        auto const debut
            = since(dispositif->echeance(NomEcheance::attestation_ouverture), en_vigueur.de);
        fenetres.add({ std::max(debut, en_vigueur.de),
            std::min(limite->premier_hors_delai(), en_vigueur.a) });
    }
    return fenetres;
}

// Until the last day without attestation, or from then on until closing.
Fenetres soldes(std::vector<Version> const& versions, bool avec_attestation)
{
    Fenetres fenetres;
    for (auto const& [dispositif, en_vigueur] : versions) {
        auto const& limite = dispositif->echeance(NomEcheance::solde_sans_attestation);
        auto const& cloture = dispositif->echeance(NomEcheance::cloture);
        if (!limite || !cloture)
            continue;
        auto const ouverture
            = since(dispositif->echeance(NomEcheance::ouverture_solde), en_vigueur.de);
        auto const bascule = limite->premier_hors_delai();
        auto const fin = cloture->premier_hors_delai();
        auto const debut = avec_attestation ? std::max(ouverture, bascule) : ouverture;
        fenetres.add({ std::max(debut, en_vigueur.de),
            std::min(avec_attestation ? fin : std::min(fin, bascule), en_vigueur.a) });
    }
    return fenetres;
}

// The strictest value of all the versions that give one: it holds whenever the request is filed.
template <typename T, typename Read, typename Better>
std::optional<T> strictest(std::vector<Version> const& versions, Read read, Better better)
{
    std::optional<T> kept;
    for (auto const& version : versions) {
        auto const given = read(*version.dispositif);
        if (given && (!kept || better(*given, *kept)))
            kept = given;
    }
    return kept;
}

auto jour_de(NomEcheance nom)
{
    return [nom](Dispositif const& dispositif) {
        auto const& echeance = dispositif.echeance(nom);
        return echeance ? std::optional(echeance->jour()) : std::nullopt;
    };
}

std::optional<Jour> premier_jour_ouvert(Dispositif const& dispositif)
{
    auto const& ouverture = dispositif.echeance(NomEcheance::ouverture_commande);
    return ouverture ? std::optional(calendrier::jour_de_paris(ouverture->premier_hors_delai()))
                     : std::nullopt;
}

SonsJoue joue(
    Dispositif const& dernier, std::vector<Version> const& versions, std::int64_t validite_jours)
{
    auto const amount = [](Parametre<Cents> Dispositif::*membre) {
        return [membre](Dispositif const& dispositif) { return (dispositif.*membre).valeur; };
    };
    return {
        .dispositif = &dernier,
        .avance = avances(versions, validite_jours),
        .solde_sans_attestation = soldes(versions, false),
        .solde_avec_attestation = soldes(versions, true),
        .attestation = attestations(versions),
        .commande_debut = strictest<Jour>(versions, premier_jour_ouvert, std::greater<>()),
        .commande_fin = strictest<Jour>(versions, jour_de(NomEcheance::commande), std::less<>()),
        .fin_prestations
        = strictest<Jour>(versions, jour_de(NomEcheance::fin_prestations), std::less<>()),
        .ht_min = strictest<Cents>(versions, amount(&Dispositif::plafond_ht_min), std::greater<>()),
        .ht_max = strictest<Cents>(versions, amount(&Dispositif::plafond_ht_max), std::less<>()),
        .ttc_max = strictest<Cents>(versions, amount(&Dispositif::plafond_ttc_max), std::less<>()),
    };
}

}

Campagne::Campagne(reglement::Reglement const& reglement)
    : m_reglement(reglement)
    , m_dernier(&reglement.en_vigueur(fin_des_temps))
{
    for (auto const& dispositif : m_dernier->dispositifs) {
        auto sons = joue(dispositif, versions_of(reglement, dispositif.code),
            m_dernier->validite_commande_jours.valeur.value());
        if (!sons.avance.is_empty())
            m_sons.push_back(std::move(sons));
    }
}

}
