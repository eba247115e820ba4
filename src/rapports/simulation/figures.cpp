// SPDX-License-Identifier: EUPL-1.2
#include "rapports/simulation/figures.h"

#include "rapports/html/demande.h"
#include "rapports/phrases.h"
#include "rapports/simulation/phrases.h"

#include <algorithm>
#include <array>

namespace quitus::rapports {

using base::html::element;
using base::html::Html;
using base::html::join;
using montant::Cents;
using verdict::Verdict;

namespace {

constexpr std::size_t verdicts = 4;
constexpr std::size_t flow_px = 220; // the height of all the requests
constexpr std::size_t slot_px = 44; // two lines of text
constexpr std::size_t gap_px = 14, top_px = 28;

std::string px(std::size_t length)
{
    return std::to_string(length);
}

// A share in hundredths of a percent: "12.34%".
std::string percent(std::int64_t hundredths)
{
    auto const cents = hundredths % 100;
    return std::to_string(hundredths / 100) + (cents < 10 ? ".0" : ".") + std::to_string(cents)
        + "%";
}

// One side of the plot: where each verdict stands, and how much of it has been used by ribbons.
struct Cote {
    struct Noeud {
        std::size_t nombre = 0, hauteur = 0, place = 0, pris = 0;
    };
    std::array<Noeud, verdicts> noeuds;
    std::size_t bas = top_px;

    Noeud& of(Verdict verdict) { return noeuds.at(static_cast<std::size_t>(verdict)); }
    void place()
    {
        for (auto& noeud : noeuds) {
            if (noeud.nombre == 0)
                continue;
            noeud.place = bas;
            bas += std::max(noeud.hauteur, slot_px) + gap_px;
        }
    }
};

// Never so thin that it cannot be seen: the table says how many.
std::size_t thickness(std::size_t nombre, std::size_t total)
{
    return std::max<std::size_t>(2, nombre * flow_px / total);
}

Html label(std::string_view x, std::size_t y, std::string_view style, std::string_view text)
{
    return element("text", { { "x", x }, { "y", px(y) }, { "class", style } }, text);
}

Html ribbon(verdict::Transition const& transition, Cote& avant, Cote& apres, std::size_t total)
{
    auto const height = thickness(transition.nombre, total);
    auto& from = avant.of(transition.de);
    auto& to = apres.of(transition.vers);
    auto const left = from.place + from.pris, right = to.place + to.pris;
    from.pris += height;
    to.pris += height;
    auto const d = "M0," + px(left) + " C50," + px(left) + " 50," + px(right) + " 100," + px(right)
        + " V" + px(right + height) + " C50," + px(right + height) + " 50," + px(left + height)
        + " 0," + px(left + height) + " Z";
    auto const style = transition.de == transition.vers ? "meme" : teinte(transition.vers);
    return element("path", { { "d", d }, { "class", style } });
}

// Bars and words of one side.
Html side(Cote const& cote, bool is_left)
{
    Html html;
    auto const bar_x = is_left ? "36%" : "62.5%";
    auto const text_x = is_left ? "35%" : "65.5%";
    std::string const strong = is_left ? "fort fin" : "fort", plain = is_left ? "fin" : "debut";
    for (std::size_t i = 0; i < verdicts; ++i) {
        auto const& noeud = cote.noeuds.at(i);
        if (noeud.nombre == 0)
            continue;
        auto const verdict = static_cast<Verdict>(i);
        auto const style = std::string("noeud ").append(teinte(verdict));
        html += element("rect",
            { { "x", bar_x }, { "y", px(noeud.place) }, { "width", "1.5%" },
                { "height", px(noeud.hauteur) }, { "class", style } });
        auto const name
            = std::string(signe(verdict)).append("\u00A0").append(verdict::en_francais(verdict));
        html += label(text_x, noeud.place + 14, strong, name);
        html += label(text_x, noeud.place + 34, plain, nombre(noeud.nombre));
    }
    return html;
}

Html figure(std::string_view id, std::string_view titre, std::size_t height, Html const& drawing)
{
    return join(element("figure", { { "class", "figure" } }, "\n",
                    element("svg",
                        { { "role", "img" }, { "aria-labelledby", id }, { "width", "100%" },
                            { "height", px(height) } },
                        element("title", { { "id", id } }, titre), drawing),
                    "\n"),
        "\n");
}

}

Html flux_des_verdicts(std::vector<verdict::Transition> const& transitions)
{
    Cote avant, apres;
    std::size_t total = 0;
    for (auto const& transition : transitions)
        total += transition.nombre;
    if (total == 0)
        return {};
    for (auto const& [de, vers, count] : transitions) {
        avant.of(de).nombre += count;
        avant.of(de).hauteur += thickness(count, total);
        apres.of(vers).nombre += count;
        apres.of(vers).hauteur += thickness(count, total);
    }
    avant.place();
    apres.place();
    auto const bottom = std::max(avant.bas, apres.bas);
    Html ribbons;
    for (auto const& transition : transitions)
        ribbons += ribbon(transition, avant, apres, total);
    auto const box = "0 " + px(top_px) + " 100 " + px(bottom - top_px);
    auto const flow = element("svg",
        { { "x", "37.5%" }, { "y", px(top_px) }, { "width", "25%" },
            { "height", px(bottom - top_px) }, { "viewbox", box },
            { "preserveaspectratio", "none" } },
        ribbons);
    auto const titles
        = join(label("35%", 14, "titre fin", "Avant"), label("65.5%", 14, "titre", "Après"));
    return figure("flux-titre",
        "Schéma des passages d’un verdict à un autre\u00A0: à gauche avant le changement, à droite "
        "après. Les nombres sont dans le tableau qui suit.",
        bottom, join(titles, flow, side(avant, true), side(apres, false)));
}

namespace {

// A share of `span` in hundredths of a percent; never more than the whole.
std::int64_t share(std::int64_t part, std::int64_t span)
{
    constexpr std::int64_t whole = 10'000;
    auto const unit = span / whole;
    return unit > 0 ? std::min(whole, part / unit) : part * whole / span;
}

// Of a bar, in hundredths of a percent: it shows beside the line of zero, on a narrow screen too.
constexpr std::int64_t length_min = 150;

struct Etendue { // from the greatest loss to the greatest gain, zero included
    std::int64_t perte = 0, gain = 0;

    // Room on both sides for the smallest bar, so that none is drawn on the wrong one.
    void widen()
    {
        auto const least = std::max(perte, gain) / 50;
        if (perte > 0)
            perte = std::max(perte, least);
        if (gain > 0)
            gain = std::max(gain, least);
    }
};

Html bar(verdict::EurosParDispositif const& line, Etendue const& etendue, std::size_t y)
{
    auto const moved = (line.euros.apres - line.euros.avant).count();
    auto const span = etendue.perte + etendue.gain;
    auto const zero = share(etendue.perte, span);
    auto const length = std::max(length_min, share(moved < 0 ? -moved : moved, span));
    auto const start = moved < 0 ? std::max<std::int64_t>(0, zero - length) : zero;
    auto const at_zero = percent(zero);
    return join(label("0", y + 14, "fort", nom_de_dispositif(line.dispositif)),
        label("100%", y + 14, "fin", ecart_en_euros(line.euros)),
        element("rect",
            { { "x", percent(start) }, { "y", px(y + 22) }, { "width", percent(length) },
                { "height", "14" }, { "class", moved < 0 ? "erreur" : "succes" } }),
        element("line",
            { { "x1", at_zero }, { "x2", at_zero }, { "y1", px(y + 19) }, { "y2", px(y + 39) },
                { "class", "axe" } }));
}

}

Html barres_des_euros(std::vector<verdict::EurosParDispositif> const& dispositifs)
{
    static constexpr std::size_t bars_max = 20, bar_px = 50;
    std::vector<verdict::EurosParDispositif> moved;
    Etendue etendue;
    for (auto const& line : dispositifs) {
        auto const cents = (line.euros.apres - line.euros.avant).count();
        if (cents == 0 || moved.size() == bars_max)
            continue;
        etendue.perte = std::max(etendue.perte, -cents);
        etendue.gain = std::max(etendue.gain, cents);
        moved.push_back(line);
    }
    if (moved.empty())
        return {};
    etendue.widen();
    Html bars;
    std::size_t y = 0;
    for (auto const& line : moved) {
        bars += bar(line, etendue, y);
        y += bar_px;
    }
    return figure("barres-titre",
        "Barres des euros gagnés ou perdus par dispositif, depuis zéro. Les nombres sont dans le "
        "tableau qui suit.",
        y, bars);
}

}
