// SPDX-License-Identifier: EUPL-1.2
// A JSON document read once, kept as a flat list of nodes that know where they stand in the text.
// Strings are views: into the text when they hold no escape, else into the document's own arena.
// The only room that includes a JSON library is this one. Requirement: A-24.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::base {

enum class JsonKind : std::uint8_t { object, array, string, number, boolean, null };

struct JsonNode {
    JsonKind kind = JsonKind::null;
    bool truth = false; // value of a boolean
    std::uint32_t offset = 0; // byte of the value in the text
    std::uint32_t key_offset
        = 0; // byte of the member name, opening quote; the value's own for an element
    std::uint32_t children = 0; // members of an object, elements of an array
    std::uint32_t next = 0; // index of the node after this one and all that it holds
    std::uint32_t key_sign = 0; // of the member name: two names that differ mostly differ by it
    std::string_view text; // decoded string, or number as written
    std::string_view key; // decoded member name; empty for elements and the root
};

// Length, first, middle and last byte of a name: enough to pass over the members that are not
// sought without comparing their names.
constexpr std::uint32_t name_sign(std::string_view name)
{
    auto const byte
        = [&](std::size_t at) { return std::uint32_t{ static_cast<unsigned char>(name[at]) }; };
    auto const size = name.size();
    return size == 0 ? 0
                     : (static_cast<std::uint32_t>(size) & 0xFFU) | byte(0) << 8U
            | byte(size / 2) << 16U | byte(size - 1) << 24U;
}

// Why a text is not a document at all (SCH-001). `offset` is the byte where reading stopped.
struct JsonFault {
    enum class Kind : std::uint8_t {
        empty,
        not_utf8,
        byte_order_mark,
        malformed,
        truncated,
        not_an_object,
        too_deep
    };
    Kind kind = Kind::malformed;
    std::size_t offset = 0;
};

struct Position {
    std::uint32_t line = 1; // from 1
    std::uint32_t column = 1; // from 1, in characters
};

inline constexpr int json_depth_max = 32;

class JsonDocument {
public:
    // Reads `text`, which must outlive the document. Numbers keep their text: none is ever refused
    // for its size. Returns the fault, or nothing when the document stands. May be called again to
    // reuse the memory.
    std::optional<JsonFault> parse(std::string_view text);

    std::string_view text() const { return m_text; }
    std::vector<JsonNode> const& nodes() const { return m_nodes; }
    JsonNode const& root() const { return m_nodes.front(); }
    // Indices of members whose name already stood in the same object.
    std::vector<std::uint32_t> const& duplicates() const { return m_duplicates; }
    // True when a string or a name was written with an escape: the raw text does not show it.
    bool has_escapes() const { return !m_arena.empty(); }

    // The node at an RFC 6901 pointer, or the nearest ancestor that exists.
    std::uint32_t nearest(std::string_view pointer) const;
    // The pointer of a node.
    std::string pointer(std::uint32_t node) const;
    Position position(std::size_t offset) const;

private:
    friend class JsonWalk;
    std::string_view m_text;
    std::vector<JsonNode> m_nodes;
    std::vector<std::uint32_t> m_duplicates;
    std::vector<std::unique_ptr<char[]>> m_arena;
};

Position position_of(std::string_view text, std::size_t offset);
std::string escape_pointer_token(std::string_view token);
std::string unescape_pointer_token(std::string_view token);
// The rank that a token of a pointer writes: digits without a leading zero; none for anything else.
std::optional<std::uint32_t> rank_of(std::string_view token);

}
