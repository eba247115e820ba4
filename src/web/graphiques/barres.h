// SPDX-License-Identifier: EUPL-1.2
// Plots as pieces of page: bars drawn from zero with their values beside them, and always the table
// of their data (8-screens C.4).
#pragma once

#include "base/html.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::web {

struct Barre {
    std::string nom;
    std::int64_t valeur = 0; // zero or more
    std::string valeur_ecrite; // as it is told
    std::string couleur; // class of the fill: "fond-succes", "serie-1"
};

// `id` is unique in the page; `unite` heads the column of values.
base::html::Html barres(std::string_view id, std::string_view titre, std::string_view unite,
    std::vector<Barre> const& barres);

// Two values a group, side by side: paid and recovered by month.
struct Groupe {
    std::string nom;
    std::int64_t premier = 0, second = 0;
    std::string premier_ecrit, second_ecrit;
};
base::html::Html barres_doubles(std::string_view id, std::string_view titre,
    std::string_view premier, std::string_view second, std::vector<Groupe> const& groupes);

// The days of each thing to do, from today on.
struct Point {
    std::string nom, quoi, quand; // « SGN-2023-000001 », what to do, « dans 3 jours »
    std::int64_t jours = 0; // below zero: too late
};
base::html::Html radar(
    std::string_view id, std::string_view titre, std::vector<Point> const& points);

}
