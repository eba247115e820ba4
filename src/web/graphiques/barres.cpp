// SPDX-License-Identifier: EUPL-1.2
#include "web/graphiques/barres.h"

#include "rapports/html/table.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

constexpr std::int64_t largeur = 720, pas = 34, hauteur = 22;
constexpr std::int64_t debut_des_barres = 220, longueur_max = 320;
constexpr std::int64_t jours_max = 60; // of the radar: what is further stands at its edge

Html text_at(std::int64_t x, std::int64_t y, std::string_view texte, std::string_view style = {})
{
    auto const left = std::to_string(x);
    auto const top = std::to_string(y);
    return element("text", { { "x", left }, { "y", top }, { "class", style } }, texte);
}

Html bar_at(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height,
    std::string_view couleur)
{
    auto const left = std::to_string(x);
    auto const top = std::to_string(y);
    auto const wide = std::to_string(width);
    auto const tall = std::to_string(height);
    return element("rect",
        { { "x", left }, { "y", top }, { "width", wide }, { "height", tall },
            { "class", couleur } });
}

// At least two units: a value that is not nothing is seen.
std::int64_t length_of(std::int64_t valeur, std::int64_t maximum)
{
    if (valeur <= 0)
        return 0;
    // Values may be amounts in cents: divided first, they cannot overflow.
    auto const unit = std::max<std::int64_t>(1, maximum / longueur_max);
    return std::clamp<std::int64_t>(valeur / unit, 2, longueur_max);
}

Html figure(std::string_view id, std::string_view titre, std::int64_t height, Html const& dessin,
    Html const& table)
{
    auto const title_id = fmt::format("{}-titre", id);
    auto const box = fmt::format("0 0 {} {}", largeur, height);
    Html const svg = element("svg",
        { { "viewbox", box }, { "role", "img" }, { "aria-labelledby", title_id },
            { "class", "large" } },
        dessin);
    return element("figure", {}, element("figcaption", { { "id", title_id } }, titre), svg,
        element("details", {}, element("summary", {}, "Voir les données"), table));
}

}

Html barres(std::string_view id, std::string_view titre, std::string_view unite,
    std::vector<Barre> const& barres)
{
    if (barres.empty())
        return {};
    auto const maximum = std::ranges::max(barres, {}, &Barre::valeur).valeur;
    rapports::Table table(titre, "etroite", { { "Nom" }, { unite, true } });
    Html dessin;
    std::int64_t y = 4;
    for (auto const& barre : barres) {
        auto const length = length_of(barre.valeur, maximum);
        dessin += text_at(0, y + 16, barre.nom);
        dessin += bar_at(debut_des_barres, y, length, hauteur, barre.couleur);
        dessin += text_at(debut_des_barres + length + 8, y + 16, barre.valeur_ecrite);
        table.add({ join(barre.nom), join(barre.valeur_ecrite) });
        y += pas;
    }
    return figure(id, titre, y, dessin, table.html());
}

Html barres_doubles(std::string_view id, std::string_view titre, std::string_view premier,
    std::string_view second, std::vector<Groupe> const& groupes)
{
    if (groupes.empty())
        return {};
    std::int64_t maximum = 1;
    for (auto const& groupe : groupes)
        maximum = std::max({ maximum, groupe.premier, groupe.second });
    rapports::Table table(titre, "etroite", { { "Mois" }, { premier, true }, { second, true } });
    Html dessin;
    std::int64_t y = 4;
    for (auto const& groupe : groupes) {
        dessin += text_at(0, y + 22, groupe.nom);
        auto const line = [&](std::int64_t valeur, std::string const& ecrit, std::string_view nom,
                              std::string_view couleur) {
            auto const length = length_of(valeur, maximum);
            dessin += bar_at(debut_des_barres, y, length, hauteur - 4, couleur);
            auto const said = fmt::format("{}\u00A0: {}", nom, ecrit);
            dessin += text_at(debut_des_barres + length + 8, y + 14, said, "clair");
            y += hauteur - 2;
        };
        line(groupe.premier, groupe.premier_ecrit, premier, "serie-1");
        line(groupe.second, groupe.second_ecrit, second, "serie-2");
        y += 12;
        table.add({ join(groupe.nom), join(groupe.premier_ecrit), join(groupe.second_ecrit) });
    }
    return figure(id, titre, y, dessin, table.html());
}

Html radar(std::string_view id, std::string_view titre, std::vector<Point> const& points)
{
    if (points.empty())
        return {};
    rapports::Table table(titre, "etroite", { { "Demande" }, { "À faire" }, { "Quand" } });
    Html dessin;
    auto const place = [](std::int64_t jours) {
        return debut_des_barres
            + std::clamp<std::int64_t>(jours, 0, jours_max) * longueur_max / jours_max;
    };
    std::int64_t y = 30;
    for (std::int64_t const jours : { 0, 15, 30, 45, 60 }) {
        auto const name = jours == 0 ? std::string("aujourd’hui") : fmt::format("{} j", jours);
        dessin += text_at(place(jours) - 6, 14, name, "clair");
    }
    for (auto const& point : points) {
        auto const couleur = point.jours <= 3 ? "urgent" : point.jours <= 15 ? "proche" : "loin";
        dessin += text_at(0, y + 14, point.nom);
        dessin
            += bar_at(debut_des_barres, y + 8, place(point.jours) - debut_des_barres, 2, couleur);
        dessin += bar_at(place(point.jours) - 2, y + 2, 14, 14, couleur);
        dessin += text_at(place(point.jours) + 20, y + 14, point.quand, "clair");
        table.add({ join(point.nom), join(point.quoi), join(point.quand) });
        y += pas - 8;
    }
    return figure(id, titre, y + 4, dessin, table.html());
}

}
