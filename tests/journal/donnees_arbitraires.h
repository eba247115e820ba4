// SPDX-License-Identifier: EUPL-1.2
// Random values of events.
#pragma once

#include "journal/donnees.h"

#include <rapidcheck.h>
#include <string>
#include <vector>

namespace quitus::journal {

// Text in UTF-8: letters with and without accents, what JSON escapes, control characters, others.
inline rc::Gen<std::string> texte_arbitraire()
{
    auto const morceau = rc::gen::element<std::string>("a", "Z", "0", " ", "\"", "\\", "/", "é",
        "œ", "\u00a0", "\u202f", "€", "\U0001F600", "\n", "\t", "\x01", "\x1f", "\x7f", "{", "}",
        "«\u00a0", std::string("\0", 1));
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(morceau), [](auto const& all) {
        std::string texte;
        for (auto const& un : all)
            texte += un;
        return texte;
    });
}

inline Donnees::Objet objet_arbitraire(int profondeur);

inline Donnees valeur_arbitraire(int profondeur)
{
    switch (*rc::gen::inRange(0, profondeur > 0 ? 6 : 4)) {
    case 0:
        return {};
    case 1:
        return *rc::gen::arbitrary<bool>();
    case 2:
        return *rc::gen::arbitrary<std::int64_t>();
    case 3:
        return *texte_arbitraire();
    case 4: {
        Donnees::Liste liste;
        for (auto reste = *rc::gen::inRange(0, 4); reste > 0; --reste)
            liste.push_back(valeur_arbitraire(profondeur - 1));
        return liste;
    }
    default:
        return objet_arbitraire(profondeur - 1);
    }
}

inline Donnees::Objet objet_arbitraire(int profondeur)
{
    Donnees::Objet objet;
    for (auto reste = *rc::gen::inRange(0, 5); reste > 0; --reste)
        objet.insert_or_assign(*texte_arbitraire(), valeur_arbitraire(profondeur));
    return objet;
}

}
