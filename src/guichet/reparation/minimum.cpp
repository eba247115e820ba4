// SPDX-License-Identifier: EUPL-1.2
#include "guichet/reparation/minimum.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <unordered_set>

namespace quitus::guichet {

namespace {

using verdict::Constat;
using verdict::DemandeJugee;
using Judge = std::function<DemandeJugee(std::string)>;
using Rangs = std::vector<std::size_t>;

bool blocks(Constat const& constat)
{
    return constat.consequence >= verdict::Consequence::a_modifier;
}

bool is_receivable(DemandeJugee const& jugee)
{
    return std::ranges::none_of(jugee.constats, blocks);
}

// Up to there each change is tried alone, which needs no argument.
constexpr std::size_t retouches_une_a_une_max = 48;

// Changes that say the same of different elements: "/lignes/*/montants/ttc".
std::string shape_of(Retouche const& retouche)
{
    std::string shape = retouche.edit.value ? "=" : "-";
    for (char const c : retouche.edit.pointer) {
        bool const is_digit = c >= '0' && c <= '9';
        if (!is_digit)
            shape += c;
        else if (shape.back() != '*')
            shape += '*';
    }
    return shape;
}

std::vector<Rangs> by_shape(Retouches const& retouches)
{
    std::map<std::string, Rangs> shapes;
    for (std::size_t rang = 0; rang < retouches.all().size(); ++rang)
        shapes[shape_of(retouches.all()[rang])].push_back(rang);
    std::vector<Rangs> all;
    for (auto& [shape, rangs] : shapes)
        all.push_back(std::move(rangs));
    return all;
}

// Those whose own place, or the place of the finding that asked for them, is not blocked when all
// of them are dropped at once, the others being kept. The rest are needed: what a rule says of an
// element looks at that element, and at the rest of the request, which the changes of other
// elements leave as right as they were.
Rangs not_proven_needed(Retouches const& retouches, Rangs const& rangs, DemandeJugee const& jugee)
{
    std::vector<std::string_view> pointeurs;
    for (auto const& constat : jugee.constats)
        if (blocks(constat))
            pointeurs.push_back(constat.pointeur);
    auto const originaux = retouches.in_original(pointeurs, rangs);
    std::unordered_set<std::string> const blocked(originaux.begin(), originaux.end());
    Rangs unproven;
    std::ranges::copy_if(rangs, std::back_inserter(unproven), [&](std::size_t rang) {
        auto const& retouche = retouches.all()[rang];
        return !blocked.contains(retouche.edit.pointer) && !blocked.contains(retouche.origine);
    });
    return unproven;
}

// Drops what can be spared among these, one by one, the last first.
bool drop_one_by_one(Retouches& retouches, Rangs const& rangs, Judge const& judge)
{
    bool dropped = false;
    for (auto rang = rangs.rbegin(); rang != rangs.rend(); ++rang) {
        if (!is_receivable(judge(retouches.text_without({ &*rang, 1 }))))
            continue;
        retouches.drop(*rang);
        dropped = true;
    }
    return dropped;
}

// Many changes: whole shapes are tried first.
bool drop_by_shape(Retouches& retouches, Judge const& judge)
{
    Rangs unproven;
    for (auto const& rangs : by_shape(retouches)) {
        auto const jugee = judge(retouches.text_without(rangs));
        if (is_receivable(jugee)) {
            for (auto rang = rangs.rbegin(); rang != rangs.rend(); ++rang)
                retouches.drop(*rang);
            return true;
        }
        auto const some = not_proven_needed(retouches, rangs, jugee);
        unproven.insert(unproven.end(), some.begin(), some.end());
    }
    std::ranges::sort(unproven);
    return drop_one_by_one(retouches, unproven, judge);
}

}

void minimise(Retouches& retouches, Judge const& judge)
{
    bool dropped = true;
    while (dropped) {
        Rangs all(retouches.all().size());
        std::iota(all.begin(), all.end(), std::size_t{ 0 });
        dropped = all.size() > retouches_une_a_une_max ? drop_by_shape(retouches, judge)
                                                       : drop_one_by_one(retouches, all, judge);
    }
}

}
