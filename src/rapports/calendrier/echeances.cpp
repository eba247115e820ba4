// SPDX-License-Identifier: EUPL-1.2
#include "rapports/calendrier/echeances.h"

#include <array>
#include <fmt/format.h>

namespace quitus::rapports {

namespace {

using calendrier::Borne;
using calendrier::Echeance;
using calendrier::Jour;

struct Intitule {
    std::string_view nom, intitule; // the parameter without the code of the dispositif
};

constexpr auto intitules = std::to_array<Intitule>({
    { "calendrier.ouverture_commande", "ouverture des commandes" },
    { "calendrier.ouverture_avance", "ouverture des avances" },
    { "calendrier.ouverture_solde", "ouverture des soldes" },
    { "calendrier.commande", "dernier bon de commande" },
    { "calendrier.avance", "dernière avance" },
    { "calendrier.attestation_ouverture", "ouverture des attestations" },
    { "calendrier.finalisation_clients", "finalisation chez les clients" },
    { "calendrier.fin_prestations", "fin des prestations" },
    { "calendrier.solde_sans_attestation", "dernier solde sans attestation" },
    { "calendrier.attestation", "dernière attestation" },
    { "calendrier.attestation_arbitrage", "fin de l’arbitrage" },
    { "calendrier.cloture", "clôture des soldes" },
    { "commande.validite_jours", "durée de validité d’un bon de commande" },
    { "attestation.correction_jours_ouvres", "délai pour corriger une attestation" },
    { "annulation.pivot", "pivot des annulations" },
});

std::string day(Jour jour)
{
    return fmt::format("{:02}/{:02}/{}", jour.day(), jour.month(), jour.year());
}

// The seconds are said when they are not zero.
std::string hour(calendrier::Heure heure)
{
    auto const text = heure.text();
    return heure.seconde == 0 ? text.substr(0, 5) : text;
}

}

std::string intitule_de(std::string_view parametre)
{
    auto const first = parametre.find('.'), last = parametre.rfind('.');
    std::string nom(parametre);
    if (first != last)
        nom.erase(first, last - first);
    for (auto const& [connu, intitule] : intitules) {
        if (connu == nom)
            return std::string(intitule);
    }
    return std::string(parametre);
}

std::string date_et_heure(calendrier::Instant instant)
{
    auto const text = calendrier::texte_de_paris(instant); // "2023-09-20T14:00:00+02:00"
    return fmt::format("{}/{}/{} à {}", text.substr(8, 2), text.substr(5, 2), text.substr(0, 4),
        text.substr(11, 8));
}

std::string limite_en_clair(Echeance const& echeance)
{
    auto const words = echeance.borne() == Borne::avant ? "avant le" : "jusqu’au";
    auto const text = fmt::format("{} {}", words, day(echeance.jour()));
    return echeance.heure() ? fmt::format("{} à {}", text, hour(*echeance.heure())) : text;
}

std::string ouverture_en_clair(Echeance const& ouverture)
{
    auto const text = date_et_heure(ouverture.premier_hors_delai());
    return "dès le " + (text.ends_with(":00") ? text.substr(0, text.size() - 3) : text);
}

calendrier::Instant instant_nomme(Echeance const& echeance)
{
    auto const first_too_late = echeance.premier_hors_delai();
    return echeance.borne() == Borne::avant ? first_too_late : first_too_late.plus_secondes(-1);
}

}
