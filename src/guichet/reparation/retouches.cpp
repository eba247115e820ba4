// SPDX-License-Identifier: EUPL-1.2
#include "guichet/reparation/retouches.h"

#include "base/ensure.h"
#include "base/json_view.h"

#include <algorithm>
#include <charconv>

namespace quitus::guichet {

namespace {

bool is_below(std::string_view pointeur, std::string_view ancestor)
{
    return pointeur.size() > ancestor.size() && pointeur.starts_with(ancestor)
        && pointeur[ancestor.size()] == '/';
}

std::optional<std::size_t> parse_rank(std::string_view token)
{
    std::size_t rank = 0;
    auto const end = token.data() + token.size();
    auto const read = std::from_chars(token.data(), end, rank);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(rank) : std::nullopt;
}

// Ranks that are gone, by the pointer of their list.
using Partis = std::map<std::string, std::set<std::size_t>, std::less<>>;

Partis removed_ranks(
    std::vector<Retouche> const& retouches, std::span<std::size_t const> without = {})
{
    Partis partis;
    for (std::size_t place = 0; place < retouches.size(); ++place) {
        auto const& pointeur = retouches[place].edit.pointer;
        auto const slash = pointeur.rfind('/');
        if (retouches[place].edit.value || std::ranges::binary_search(without, place))
            continue;
        if (auto const rank = parse_rank(std::string_view(pointeur).substr(slash + 1)))
            partis[pointeur.substr(0, slash)].insert(*rank);
    }
    return partis;
}

std::string original_of(std::string_view pointeur, Partis const& partis)
{
    std::string original;
    while (!pointeur.empty()) {
        auto const end = std::min(pointeur.find('/', 1), pointeur.size());
        auto const token = pointeur.substr(1, end - 1);
        auto const list = partis.find(original);
        auto const rank = list == partis.end() ? std::nullopt : parse_rank(token);
        if (rank) {
            auto shifted = *rank;
            for (auto const gone : list->second)
                shifted += gone <= shifted ? 1 : 0;
            original += "/" + std::to_string(shifted);
        } else {
            original += "/";
            original += token;
        }
        pointeur.remove_prefix(end);
    }
    return original;
}

}

Retouches::Retouches(std::string_view original)
{
    auto const fault = m_json.parse(original);
    QUITUS_ENSURE(!fault);
}

std::string Retouches::in_original(std::string_view pointeur) const
{
    return original_of(pointeur, removed_ranks(m_retouches));
}

std::vector<std::string> Retouches::in_original(
    std::span<std::string_view const> pointeurs, std::span<std::size_t const> rangs) const
{
    auto const partis = removed_ranks(m_retouches, rangs);
    std::vector<std::string> originaux;
    for (auto const pointeur : pointeurs)
        originaux.push_back(original_of(pointeur, partis));
    return originaux;
}

namespace {

// The order of the document: ranks are numbers.
bool stands_before(std::string_view left, std::string_view right)
{
    while (!left.empty() && !right.empty()) {
        auto const one = left.substr(1, std::min(left.find('/', 1), left.size()) - 1);
        auto const other = right.substr(1, std::min(right.find('/', 1), right.size()) - 1);
        auto const rank = parse_rank(one);
        auto const other_rank = parse_rank(other);
        if (rank && other_rank && rank != other_rank)
            return *rank < *other_rank;
        if (one != other)
            return one < other;
        left.remove_prefix(one.size() + 1);
        right.remove_prefix(other.size() + 1);
    }
    return left.size() < right.size();
}

}

void Retouches::add(std::vector<Retouche> changes)
{
    auto const partis = removed_ranks(m_retouches);
    for (auto& change : changes) {
        change.edit.pointer = original_of(change.edit.pointer, partis);
        change.origine = original_of(change.origine, partis);
    }
    // Values first: a removal then takes with it what was changed inside. Removals from the last
    // and each once: within a new value, one moves those that follow.
    auto const is_value = [](Retouche const& change) { return change.edit.value.has_value(); };
    auto const removals = std::ranges::stable_partition(changes, is_value);
    std::ranges::stable_sort(
        removals, [](auto const& left, auto const& right) { return stands_before(right, left); },
        [](Retouche const& change) -> std::string const& { return change.edit.pointer; });
    auto const again = std::ranges::unique(removals, {},
        [](Retouche const& change) -> std::string const& { return change.edit.pointer; });
    changes.erase(again.begin(), again.end());
    for (auto& change : changes)
        keep(std::move(change));
}

// A change within a value that is itself new is a part of that value.
bool Retouches::absorb(Retouche const& retouche)
{
    for (auto& known : m_retouches) {
        if (!is_below(retouche.edit.pointer, known.edit.pointer))
            continue;
        if (!known.edit.value)
            return true;
        auto const inside = "/v" + retouche.edit.pointer.substr(known.edit.pointer.size());
        auto const wrapped = "{\"v\":" + *known.edit.value + "}";
        base::JsonEdit const edit{ inside, retouche.edit.value };
        auto const edited = base::apply_edits(wrapped, { &edit, 1 });
        QUITUS_ENSURE(edited.has_value());
        known.edit.value = edited->substr(5, edited->size() - 6);
        return true;
    }
    return false;
}

void Retouches::keep(Retouche retouche)
{
    if (absorb(retouche))
        return;
    auto const& pointeur = retouche.edit.pointer;
    // The first finding that asked for it is the one that is told.
    if (std::ranges::find(m_retouches, retouche.edit, &Retouche::edit) != m_retouches.end())
        return;
    std::erase_if(m_retouches, [&](Retouche const& known) {
        return known.edit.pointer == pointeur || is_below(known.edit.pointer, pointeur);
    });
    // What was added and is no longer wanted was never there.
    if (retouche.edit.value || stands_in_original(pointeur))
        m_retouches.push_back(std::move(retouche));
}

bool Retouches::stands_in_original(std::string_view pointeur) const
{
    return base::JsonView(m_json).at(pointeur).is_written();
}

std::string Retouches::text() const
{
    return text_without({});
}

std::string Retouches::text_without(std::span<std::size_t const> rangs) const
{
    std::vector<base::JsonEdit> edits;
    for (std::size_t rang = 0; rang < m_retouches.size(); ++rang) {
        if (!std::ranges::binary_search(rangs, rang))
            edits.push_back(m_retouches[rang].edit);
    }
    auto text = base::apply_edits(m_json.text(), edits);
    QUITUS_ENSURE(text.has_value());
    return *std::move(text);
}

void Retouches::drop(std::size_t rang)
{
    m_retouches.erase(m_retouches.begin() + static_cast<std::ptrdiff_t>(rang));
}

std::vector<verdict::Operation> Retouches::operations() const
{
    using Genre = verdict::Operation::Genre;
    std::vector<std::pair<std::uint32_t, verdict::Operation>> values, removals;
    for (auto const& retouche : m_retouches) {
        auto const& [pointeur, valeur] = retouche.edit;
        auto const there = base::JsonView(m_json).at(pointeur);
        verdict::Operation operation{
            .genre = !valeur         ? Genre::retire
                : there.is_written() ? Genre::remplace
                                     : Genre::ajoute,
            .pointeur = pointeur,
            .valeur = valeur.value_or(""),
            .avant = std::string(there.raw()),
            .regle = retouche.regle,
            .raison = retouche.raison,
        };
        (valeur ? values : removals).emplace_back(m_json.nearest(pointeur), std::move(operation));
    }
    auto const place = [](auto const& one) { return one.first; };
    std::ranges::stable_sort(values, {}, place);
    std::ranges::stable_sort(removals, std::greater<>{}, place);
    std::vector<verdict::Operation> all;
    for (auto* part : { &values, &removals })
        for (auto& [node, operation] : *part)
            all.push_back(std::move(operation));
    return all;
}

}
