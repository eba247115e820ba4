// SPDX-License-Identifier: EUPL-1.2
#include "normalisation/attendu.h"

#include "base/ensure.h"
#include "embedded/schemas.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace quitus::normalisation {

using base::JsonKind;

namespace {

// The description of an identifier names the rule that judges it: these are written without spaces,
// in capitals. An address (IDT-007) is not one of them.
constexpr std::array regles_des_identifiants
    = { "IDT-001", "IDT-003", "IDT-004", "IDT-005", "IDT-006", "IDT-014" };

bool is_identifier(std::string_view description)
{
    return std::ranges::any_of(regles_des_identifiants,
        [&](std::string_view regle) { return description.find(regle) != std::string_view::npos; });
}

Genre genre_of_type(std::string_view type)
{
    if (type == "object")
        return Genre::objet;
    if (type == "array")
        return Genre::liste;
    if (type == "string")
        return Genre::texte;
    if (type == "boolean")
        return Genre::booleen;
    if (type == "integer")
        return Genre::entier;
    return type == "number" ? Genre::nombre : Genre::libre;
}

constexpr std::string_view uuid
    = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";
constexpr std::string_view definitions = "#/$defs/";

}

Schema::Schema(std::string_view texte)
{
    QUITUS_ENSURE(!m_json.parse(texte));
    read(0, {});
    m_json = {};
}

std::optional<std::uint32_t> Schema::member(std::uint32_t node, std::string_view nom) const
{
    auto const& nodes = m_json.nodes();
    for (auto child = node + 1; child < nodes[node].next; child = nodes[child].next) {
        if (nodes[child].key == nom)
            return child;
    }
    return std::nullopt;
}

std::string_view Schema::text(std::uint32_t node, std::string_view nom) const
{
    auto const found = member(node, nom);
    return found ? m_json.nodes()[*found].text : std::string_view();
}

std::optional<std::int64_t> Schema::number(std::uint32_t node, std::string_view nom) const
{
    auto const digits = text(node, nom);
    if (digits.empty())
        return std::nullopt;
    std::int64_t value = 0;
    auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    QUITUS_ENSURE(read.ec == std::errc{} && read.ptr == digits.data() + digits.size());
    return value;
}

std::size_t Schema::read_reference(std::string_view reference, std::string_view nom)
{
    QUITUS_ENSURE(reference.starts_with(definitions));
    if (auto const known = m_references.find(reference); known != m_references.end())
        return known->second;
    auto const name = reference.substr(definitions.size());
    auto const all = member(0, "$defs");
    QUITUS_ENSURE(all.has_value());
    auto const definition = member(*all, name);
    QUITUS_ENSURE(definition.has_value());
    auto const place = read(*definition, nom);
    m_references.emplace(reference, place);
    if (name == "montant")
        m_attendus[place].genre = Genre::montant;
    if (name == "taux_tva")
        m_attendus[place].genre = Genre::taux;
    return place;
}

void Schema::read_text(std::uint32_t node, Attendu& attendu) const
{
    attendu.motif = text(node, "pattern");
    auto const format = text(node, "format");
    if (format == "date")
        attendu.genre = Genre::date;
    else if (format == "date-time")
        attendu.genre = Genre::instant;
    else if (format == "uuid")
        attendu.motif = uuid;
    else if (is_identifier(text(node, "description")))
        attendu.genre = Genre::identifiant;
    attendu.longueur_min = static_cast<std::size_t>(number(node, "minLength").value_or(0));
    if (auto const longest = number(node, "maxLength"))
        attendu.longueur_max = static_cast<std::size_t>(*longest);
}

void Schema::read_list(std::uint32_t node, std::size_t place)
{
    if (auto const unique = member(node, "uniqueItems"))
        m_attendus[place].uniques = m_json.nodes()[*unique].truth;
    auto const items = member(node, "items");
    QUITUS_ENSURE(items.has_value());
    auto const element = read(*items, {});
    m_attendus[place].element = element;
}

// The list of what is expected grows while its members are read: places, never references.
std::size_t Schema::read(std::uint32_t node, std::string_view nom)
{
    if (auto const reference = text(node, "$ref"); !reference.empty())
        return read_reference(reference, nom);
    auto const place = m_attendus.size();
    Attendu attendu{ .genre = genre_of_type(text(node, "type")), .tel_quel = nom == "nom_fichier" };
    auto const& nodes = m_json.nodes();
    if (auto const choix = member(node, "enum")) {
        attendu.genre = Genre::choix;
        for (auto one = *choix + 1; one < nodes[*choix].next; one = nodes[one].next)
            attendu.choix.emplace_back(nodes[one].text);
    } else if (auto const constant = text(node, "const"); !constant.empty()) {
        attendu.genre = Genre::choix;
        attendu.choix.emplace_back(constant);
    } else if (attendu.genre == Genre::texte) {
        read_text(node, attendu);
    }
    attendu.minimum = number(node, "minimum");
    attendu.maximum = number(node, "maximum");
    m_attendus.push_back(std::move(attendu));
    if (m_attendus[place].genre == Genre::liste)
        read_list(node, place);
    if (auto const membres = member(node, "properties")) {
        for (auto one = *membres + 1; one < nodes[*membres].next; one = nodes[one].next) {
            auto const inner = read(one, nodes[one].key);
            m_attendus[place].membres.emplace(nodes[one].key, inner);
        }
    }
    return place;
}

std::string_view schema_publie()
{
    auto const files = embedded::schemas();
    auto const found = std::ranges::find(
        files, "demande.schema.json", [](auto const& file) { return file.first; });
    QUITUS_ENSURE(found != files.end());
    return found->second;
}

}
