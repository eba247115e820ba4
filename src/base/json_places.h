// SPDX-License-Identifier: EUPL-1.2
// Finds line and column of many pointers of one document. The first few are sought as they come;
// then what a search needs is laid out once, so that thousands of findings in a document of
// thousands of elements cost what one reading costs.
#pragma once

#include "base/json.h"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quitus::base {

class JsonPlaces {
public:
    // `json` must outlive the places, and hold a document.
    explicit JsonPlaces(JsonDocument const& json) : m_json(json) { }

    // Of the value at an RFC 6901 pointer, or of the nearest ancestor that exists.
    Position of(std::string_view pointer);
    // The node at a pointer; none when nothing stands there.
    std::optional<std::uint32_t> find(std::string_view pointer);

private:
    // The children of an object by name (the first of that name), or of a list by rank.
    struct Children {
        std::unordered_map<std::string, std::uint32_t> by_name;
        std::vector<std::uint32_t> by_rank;
    };

    void lay_out_lines();
    // Follows the pointer as far as it leads, and takes off what it followed.
    std::uint32_t follow(std::string_view& pointer);
    Children const& children_of(std::uint32_t node);
    std::uint32_t characters_before(std::size_t offset) const;

    JsonDocument const& m_json;
    std::unordered_map<std::uint32_t, Children> m_children; // of the nodes met so far
    std::size_t m_sought = 0;
    std::vector<std::size_t> m_lines; // empty until laid out: where each line starts
    std::vector<std::uint32_t> m_characters; // how many stand before each block of the text
};

}
