// SPDX-License-Identifier: EUPL-1.2
// A YAML text as a tree that knows its lines. Stricter than YAML: one document, no anchor, alias
// nor tag, no name twice in a table (the library would keep the first in silence), and whether a
// word was quoted is kept, for YAML 1.1 reads a bare 14:00 as the number 840. The only header of
// the room that stands between the data and the YAML library.
#pragma once

#include "reglement/texte/fautes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::reglement {

struct YamlNode {
    enum class Kind : std::uint8_t { empty, scalar, list, table };
    Kind kind = Kind::empty;
    bool is_quoted = false;
    int line = 0; // from 1
    std::string key; // name of a member of a table
    int key_line = 0; // from 1
    std::string text; // of a scalar
    std::vector<YamlNode> children; // elements of a list, members of a table

    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_list() const { return kind == Kind::list; }
    bool is_table() const { return kind == Kind::table; }
    // The member of that name, or null.
    YamlNode const* member(std::string_view name) const;
};

inline constexpr std::size_t yaml_octets_max = 1U << 20;
inline constexpr std::size_t yaml_depth_max = 12;
inline constexpr std::size_t yaml_members_max = 64; // of one table

// None when the text could not be read at all; the faults say why. A tree may come back beside
// faults.
std::optional<YamlNode> read_yaml(
    std::string_view fichier, std::string_view contenu, Fautes& fautes);

}
