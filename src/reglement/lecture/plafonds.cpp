// SPDX-License-Identifier: EUPL-1.2
// The ceilings of a dispositif are four values that must agree on every day.
#include "reglement/lecture/parametres.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::reglement {

namespace {

struct Plafonds {
    Serie const* ht_min = nullptr;
    Serie const* ht_max = nullptr;
    Serie const* ttc_max = nullptr;
    Serie const* connaissance = nullptr;
};

void put(Plafonds& plafonds, Serie const& serie)
{
    auto const motif = serie.parametre->motif;
    if (motif == "plafonds.*.ht_min")
        plafonds.ht_min = &serie;
    else if (motif == "plafonds.*.ht_max")
        plafonds.ht_max = &serie;
    else if (motif == "plafonds.*.ttc_max")
        plafonds.ttc_max = &serie;
    else if (motif == "plafonds.*.connaissance")
        plafonds.connaissance = &serie;
}

// Days on which one of the two series takes another value; the first stands for « since ever ».
std::vector<calendrier::Jour> days_of(Serie const& left, Serie const& right)
{
    std::vector<calendrier::Jour> days{ jour_origine };
    for (auto const* serie : { &left, &right }) {
        for (std::size_t i = 1; i < serie->versions.size(); ++i)
            days.push_back(serie->versions[i].connue_depuis.value_or(jour_origine));
    }
    return days;
}

void check_order(Serie const* lower, Serie const* upper, Fautes& fautes)
{
    if (!lower || !upper)
        return;
    for (auto const jour : days_of(*lower, *upper)) {
        auto const& low = lower->version(jour);
        auto const& high = upper->version(jour);
        auto const* const least = std::get_if<montant::Cents>(&low.valeur);
        auto const* const most = std::get_if<montant::Cents>(&high.valeur);
        if (!least || !most || *least <= *most)
            continue;
        fautes.add_at(low.lieu,
            fmt::format("{} ({}) dépasse {} ({}, en {})\u00A0; corrigez l’un des deux.", lower->nom,
                montant::decimal_text(*least), upper->nom, montant::decimal_text(*most),
                high.lieu));
        return;
    }
}

void check_connaissance(Serie const* connaissance, Serie const* ht_max, Fautes& fautes)
{
    if (!connaissance || !ht_max)
        return;
    for (auto const jour : days_of(*connaissance, *ht_max)) {
        auto const& said = connaissance->version(jour);
        auto const* const mot = std::get_if<std::string>(&said.valeur);
        bool const is_given = std::holds_alternative<montant::Cents>(ht_max->version(jour).valeur);
        if (!mot || (*mot != "inconnue") == is_given)
            continue;
        fautes.add_at(said.lieu,
            is_given
                ? fmt::format("{} dit le plafond inconnu, mais {} en donne un\u00A0; écrivez "
                              "extremites ou complete.",
                    connaissance->nom, ht_max->nom)
                : fmt::format("{} dit le plafond connu, mais {} ne le donne pas\u00A0; écrivez "
                              "inconnue, ou donnez-le.",
                    connaissance->nom, ht_max->nom));
        return;
    }
}

}

void check_plafonds(std::vector<Serie> const& series, Fautes& fautes)
{
    std::map<std::size_t, Plafonds> par_dispositif;
    for (auto const& serie : series) {
        if (serie.dispositif)
            put(par_dispositif[*serie.dispositif], serie);
    }
    for (auto const& [rank, plafonds] : par_dispositif) {
        check_order(plafonds.ht_min, plafonds.ht_max, fautes);
        check_order(plafonds.ht_max, plafonds.ttc_max, fautes);
        check_connaissance(plafonds.connaissance, plafonds.ht_max, fautes);
    }
}

}
