// SPDX-License-Identifier: EUPL-1.2
// Changes one value of a JSON text and leaves every other byte as its author wrote it: indentation,
// order of members, way of writing numbers. A pointer that the text does not hold is refused; no
// ancestor is ever made up.
#pragma once

#include "base/json.h"
#include "base/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quitus::base {

// `text` in which the value at `pointer` (RFC 6901) is `json_value`. The value is replaced when it
// is there; a member that lacks is added at the end of its object, written like its siblings; "/-"
// or the rank after the last appends to a list. Errors: `json_invalide` (the text is no document),
// `valeur_invalide` (the value is no JSON, or the root would be no object), `pointeur_invalide`
// (not RFC 6901), `pointeur_absent` (no such parent, a rank beyond the list).
Result<std::string> set_value(
    std::string_view text, std::string_view pointer, std::string_view json_value);

// `text` without the member or element at `pointer`, nor the comma that goes with it. Errors:
// `json_invalide`, `pointeur_invalide`, `pointeur_absent` (nothing stands there, or the root
// itself).
Result<std::string> remove_value(std::string_view text, std::string_view pointer);

struct JsonEdit {
    std::string pointer;
    std::optional<std::string> value; // as set_value takes it; none: removed
    bool operator==(JsonEdit const&) const = default;
};

// All the edits at once, in the time of a few readings. Each pointer is one of `text` as it stands,
// none twice, and none within the place of another; nothing is appended to a list by two edits.
// Errors: as above.
Result<std::string> apply_edits(std::string_view text, std::span<JsonEdit const> edits);

// The value of a node, as its author wrote it.
std::string_view value_text(JsonDocument const& json, std::uint32_t node);

}
