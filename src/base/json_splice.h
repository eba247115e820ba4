// SPDX-License-Identifier: EUPL-1.2
// The bytes that an edit of a JSON text changes: where a pointer leads, what stands there, and what
// must come or go around it (comma, indentation) for the text to stay as its author writes.
#pragma once

#include "base/json.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::base {

// Bytes of the text and what stands there instead.
struct Splice {
    std::size_t from, to;
    std::string by;
};
using Splices = std::vector<Splice>;

// The text with its splices, which overlap nowhere; two that insert at one place keep their order.
std::string spliced(std::string_view text, Splices splices);

// The byte after the value that starts at `at`, in a text known to be JSON.
std::size_t value_end(std::string_view text, std::size_t at);

// Takes children out of an object or a list, each with the comma that goes with it. `gone` is in
// their order, and not empty.
Splices removals(
    JsonDocument const& json, std::uint32_t parent, std::vector<std::uint32_t> const& gone);

// Nothing stands at that pointer; `pourquoi` is French.
tl::unexpected<Erreur> absent(std::string_view pointer, std::string_view pourquoi);

// The place that a pointer names: a parent, and in it the child of that name or rank if there is
// one.
class JsonPlace {
public:
    // `pointer` is well formed and not that of the root.
    static Result<JsonPlace> find(JsonDocument const& json, std::string_view pointer);

    Splices set(std::string_view value) const;
    std::uint32_t parent_index() const { return m_parent; }
    std::uint32_t child() const { return *m_child; }
    bool exists() const { return m_child.has_value(); }
    bool is_first_child() const { return !exists() && parent().children == 0; }

private:
    explicit JsonPlace(JsonDocument const& json) : m_json(json) { }

    std::optional<std::uint32_t> child_named(std::string_view token) const;
    JsonNode const& node(std::uint32_t index) const { return m_json.nodes()[index]; }
    JsonNode const& parent() const { return node(m_parent); }
    bool is_object() const { return parent().kind == JsonKind::object; }
    std::size_t end_of(std::uint32_t index) const { return value_end(text(), node(index).offset); }
    std::string_view text() const { return m_json.text(); }
    std::string with_key(std::string_view value, std::string_view separator) const;
    Splice first_child(std::string_view value) const;
    Splice after_last(std::string_view value) const;
    std::string_view line_indentation(std::size_t offset) const;
    std::string_view separator_of(std::uint32_t member) const;
    std::uint32_t last_child() const;

    JsonDocument const& m_json;
    std::uint32_t m_parent = 0;
    std::string m_name; // of the member that is sought
    std::optional<std::uint32_t> m_child;
};

}
