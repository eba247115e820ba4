// SPDX-License-Identifier: EUPL-1.2
// A way of walking through a document by names and ranks. What does not exist is an empty view, so
// that a chain of names needs one test at its end.
#pragma once

#include "base/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::base {

class JsonView {
public:
    JsonView() = default;
    // The root. `json` holds a document, and outlives its views.
    explicit JsonView(JsonDocument const& json) : m_json(&json), m_node(0) { }

    // A null value is an absent one.
    explicit operator bool() const { return m_json != nullptr && kind() != JsonKind::null; }
    // Is something written here, be it null?
    bool is_written() const { return m_json != nullptr; }

    JsonView operator[](std::string_view name) const; // the first member of that name
    // The value at an RFC 6901 pointer below this one.
    JsonView at(std::string_view pointer) const;
    std::vector<JsonView> children() const; // members or elements
    // The elements of a list; nothing for what is no list.
    std::vector<JsonView> elements() const;

    bool is(JsonKind kind) const { return m_json != nullptr && node().kind == kind; }
    JsonKind kind() const { return node().kind; }
    std::string_view name() const { return node().key; } // of a member
    // Of a string, decoded; empty for anything else.
    std::string_view text() const
    {
        return is(JsonKind::string) ? node().text : std::string_view();
    }
    // As its author wrote it.
    std::string_view raw() const;
    JsonNode const& node() const { return m_json->nodes()[m_node]; }

private:
    JsonView(JsonDocument const& json, std::uint32_t node) : m_json(&json), m_node(node) { }

    JsonDocument const* m_json = nullptr; // null: nothing is there
    std::uint32_t m_node = 0;
};

// Do both say the same, whatever the spaces, the escapes and the order of members? Numbers are
// compared as written.
bool same_value(JsonView left, JsonView right);

}
