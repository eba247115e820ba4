// SPDX-License-Identifier: EUPL-1.2
#include "base/json_places.h"

#include "base/utf8.h"

#include <algorithm>

namespace quitus::base {

namespace {

constexpr std::size_t block = 1024;

}

void JsonPlaces::lay_out_lines()
{
    auto const text = m_json.text();
    m_lines.push_back(0);
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        m_lines.push_back(at + 1);
    std::uint32_t count = 0;
    for (std::size_t at = 0; at <= text.size(); at += block) {
        m_characters.push_back(count);
        count += characters_in(text.substr(at, block));
    }
}

std::uint32_t JsonPlaces::characters_before(std::size_t offset) const
{
    auto const start = offset / block * block;
    return m_characters[offset / block]
        + characters_in(m_json.text().substr(start, offset - start));
}

Position JsonPlaces::of(std::string_view pointer)
{
    constexpr std::size_t sought_apart_max = 8;
    if (m_sought++ < sought_apart_max)
        return m_json.position(m_json.nodes()[m_json.nearest(pointer)].offset);
    if (m_lines.empty())
        lay_out_lines();
    std::size_t const offset = m_json.nodes()[follow(pointer)].offset;
    auto const line = std::ranges::upper_bound(m_lines, offset) - 1;
    return {
        .line = static_cast<std::uint32_t>(line - m_lines.begin() + 1),
        .column = characters_before(offset) - characters_before(*line) + 1,
    };
}

JsonPlaces::Children const& JsonPlaces::children_of(std::uint32_t node)
{
    auto const [found, inserted] = m_children.try_emplace(node);
    auto& children = found->second;
    if (!inserted)
        return children;
    auto const& nodes = m_json.nodes();
    auto child = node + 1;
    for (std::uint32_t rank = 0; rank < nodes[node].children; ++rank, child = nodes[child].next) {
        if (nodes[node].kind == JsonKind::object)
            children.by_name.try_emplace(escape_pointer_token(nodes[child].key), child);
        else
            children.by_rank.push_back(child);
    }
    return children;
}

std::optional<std::uint32_t> JsonPlaces::find(std::string_view pointer)
{
    auto const node = follow(pointer);
    return pointer.empty() ? std::optional(node) : std::nullopt;
}

std::uint32_t JsonPlaces::follow(std::string_view& pointer)
{
    std::uint32_t at = 0;
    while (!pointer.empty()) {
        auto const slash = std::min(pointer.find('/', 1), pointer.size());
        auto const token = pointer.substr(1, slash - 1);
        auto const& children = children_of(at);
        if (m_json.nodes()[at].kind == JsonKind::object) {
            auto const found = children.by_name.find(std::string(token));
            if (found == children.by_name.end())
                return at;
            at = found->second;
        } else {
            auto const rank = rank_of(token);
            if (!rank || *rank >= children.by_rank.size())
                return at;
            at = children.by_rank[*rank];
        }
        pointer.remove_prefix(slash);
    }
    return at;
}

}
