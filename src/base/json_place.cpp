// SPDX-License-Identifier: EUPL-1.2
// Pointers and positions of a document: sought only for what is shown, never on the way of a
// conforming request.
#include "base/json.h"
#include "base/utf8.h"

#include <algorithm>
#include <charconv>

namespace quitus::base {

std::string unescape_pointer_token(std::string_view token)
{
    std::string text;
    for (std::size_t i = 0; i < token.size(); ++i) {
        bool const escaped = token[i] == '~' && i + 1 < token.size();
        text += !escaped ? token[i] : token[++i] == '1' ? '/' : '~';
    }
    return text;
}

std::optional<std::uint32_t> rank_of(std::string_view token)
{
    std::uint32_t rank = 0;
    auto const end = token.data() + token.size();
    auto const read = std::from_chars(token.data(), end, rank);
    bool const is_rank = read.ec == std::errc{} && read.ptr == end;
    return is_rank && (token.front() != '0' || token.size() == 1) ? std::optional(rank)
                                                                  : std::nullopt;
}

std::string escape_pointer_token(std::string_view token)
{
    std::string text;
    for (char const c : token) {
        if (c == '~')
            text += "~0";
        else if (c == '/')
            text += "~1";
        else
            text += c;
    }
    return text;
}

std::uint32_t JsonDocument::nearest(std::string_view pointer) const
{
    std::uint32_t at = 0;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        auto const slash = std::min(pointer.find('/'), pointer.size());
        auto const token = unescape_pointer_token(pointer.substr(0, slash));
        pointer.remove_prefix(slash);
        auto const& parent = m_nodes[at];
        auto const rank = rank_of(token);
        auto child = at + 1;
        bool found = false;
        for (std::uint32_t n = 0; n < parent.children && !found; ++n) {
            found = parent.kind == JsonKind::object ? m_nodes[child].key == token : n == rank;
            if (!found)
                child = m_nodes[child].next;
        }
        if (!found)
            return at;
        at = child;
    }
    return at;
}

std::string JsonDocument::pointer(std::uint32_t node) const
{
    std::string text;
    std::uint32_t at = 0;
    while (at != node) {
        auto const& parent = m_nodes[at];
        auto child = at + 1;
        std::uint32_t rank = 0;
        while (m_nodes[child].next <= node) {
            child = m_nodes[child].next;
            ++rank;
        }
        text += '/';
        text += parent.kind == JsonKind::object ? escape_pointer_token(m_nodes[child].key)
                                                : std::to_string(rank);
        at = child;
    }
    return text;
}

Position JsonDocument::position(std::size_t offset) const
{
    return position_of(m_text, offset);
}

Position position_of(std::string_view text, std::size_t offset)
{
    auto line = text.substr(0, std::min(offset, text.size()));
    std::uint32_t number = 1;
    for (auto end = line.find('\n'); end != std::string_view::npos; end = line.find('\n')) {
        line.remove_prefix(end + 1);
        ++number;
    }
    return { .line = number, .column = characters_in(line) + 1 };
}

}
