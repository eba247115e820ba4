// SPDX-License-Identifier: EUPL-1.2
#include "base/json_edit.h"

#include "base/json_splice.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace quitus::base {

namespace {

bool is_pointer(std::string_view pointer)
{
    if (!pointer.empty() && pointer.front() != '/')
        return false;
    for (auto at = pointer.find('~'); at != std::string_view::npos;
         at = pointer.find('~', at + 1)) {
        if (at + 1 == pointer.size() || (pointer[at + 1] != '0' && pointer[at + 1] != '1'))
            return false;
    }
    return true;
}

std::optional<Erreur> fault_of_pointer(std::string_view pointer)
{
    if (is_pointer(pointer))
        return std::nullopt;
    return Erreur{ "pointeur_invalide",
        "«\u00a0" + std::string(pointer)
            + "\u00a0» n’est pas un pointeur JSON\u00a0: il commence par «\u00a0/\u00a0», et "
              "«\u00a0~\u00a0» y est suivi de "
              "0 ou de 1.",
        std::string(pointer) };
}

std::optional<Erreur> fault_of_arguments(
    JsonDocument& json, std::string_view text, std::string_view pointer)
{
    if (auto const fault = json.parse(text)) {
        auto const position = json.position(fault->offset);
        return Erreur{ "json_invalide",
            "Le texte n’est pas un document JSON\u00a0: la lecture s’arrête ligne "
                + std::to_string(position.line) + ", colonne " + std::to_string(position.column)
                + ". Corrigez-le avant de le modifier.",
            {} };
    }
    return fault_of_pointer(pointer);
}

std::optional<Erreur> fault_of_value(std::string_view pointer, std::string_view json_value)
{
    std::string const wrapped = "{\"\":" + std::string(json_value) + "}";
    JsonDocument value;
    bool const is_value = !value.parse(wrapped) && value.root().children == 1;
    if (is_value && (!pointer.empty() || value.nodes()[1].kind == JsonKind::object))
        return std::nullopt;
    return Erreur{ "valeur_invalide",
        "«\u00a0" + std::string(json_value) + "\u00a0» n’est pas "
            + (is_value ? "un objet\u00a0: la racine d’un document en est un."
                        : "une valeur JSON\u00a0: un texte se met entre guillemets."),
        std::string(pointer) };
}

// Puts the values in place. What comes first into an empty object or list waits: the next one
// stands after it.
Result<std::string> with_values(std::string_view text, std::span<JsonEdit const> edits)
{
    JsonDocument json;
    Splices splices;
    std::vector<JsonEdit const*> later;
    for (auto const& edit : edits) {
        if (!edit.value)
            continue;
        if (auto fault = json.nodes().empty() ? fault_of_arguments(json, text, edit.pointer)
                                              : fault_of_pointer(edit.pointer))
            return tl::unexpected(*std::move(fault));
        if (auto fault = fault_of_value(edit.pointer, *edit.value))
            return tl::unexpected(*std::move(fault));
        if (edit.pointer.empty())
            return absent(edit.pointer, "la racine ne se remplace pas avec d’autres valeurs");
        auto const place = QUITUS_TRY(JsonPlace::find(json, edit.pointer));
        if (place.is_first_child())
            later.push_back(&edit);
        else
            std::ranges::move(place.set(*edit.value), std::back_inserter(splices));
    }
    auto result = spliced(text, std::move(splices));
    for (auto const* edit : later)
        result = QUITUS_TRY(set_value(result, edit->pointer, *edit->value));
    return result;
}

Result<std::string> without_removed(std::string_view text, std::span<JsonEdit const> edits)
{
    JsonDocument json;
    std::map<std::uint32_t, std::vector<std::uint32_t>> gone; // children by parent
    for (auto const& edit : edits) {
        if (edit.value)
            continue;
        if (auto fault = json.nodes().empty() ? fault_of_arguments(json, text, edit.pointer)
                                              : fault_of_pointer(edit.pointer))
            return tl::unexpected(*std::move(fault));
        if (edit.pointer.empty())
            return absent(edit.pointer, "la racine ne se retire pas");
        auto const place = QUITUS_TRY(JsonPlace::find(json, edit.pointer));
        if (!place.exists())
            return absent(edit.pointer, "rien n’y est écrit");
        gone[place.parent_index()].push_back(place.child());
    }
    Splices splices;
    for (auto& [parent, children] : gone) {
        std::ranges::sort(children);
        std::ranges::move(removals(json, parent, children), std::back_inserter(splices));
    }
    return spliced(text, std::move(splices));
}

}

std::string_view value_text(JsonDocument const& json, std::uint32_t node)
{
    auto const offset = json.nodes()[node].offset;
    return json.text().substr(offset, value_end(json.text(), offset) - offset);
}

Result<std::string> set_value(
    std::string_view text, std::string_view pointer, std::string_view json_value)
{
    JsonDocument json;
    if (auto fault = fault_of_arguments(json, text, pointer))
        return tl::unexpected(*std::move(fault));
    if (auto fault = fault_of_value(pointer, json_value))
        return tl::unexpected(*std::move(fault));
    if (pointer.empty())
        return spliced(text,
            { { json.root().offset, value_end(text, json.root().offset),
                std::string(json_value) } });
    return spliced(text, QUITUS_TRY(JsonPlace::find(json, pointer)).set(json_value));
}

Result<std::string> remove_value(std::string_view text, std::string_view pointer)
{
    JsonEdit const edit{ std::string(pointer), std::nullopt };
    return without_removed(text, { &edit, 1 });
}

Result<std::string> apply_edits(std::string_view text, std::span<JsonEdit const> edits)
{
    return without_removed(QUITUS_TRY(with_values(text, edits)), edits);
}

}
