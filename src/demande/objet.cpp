// SPDX-License-Identifier: EUPL-1.2
#include "demande/objet.h"

#include "base/ensure.h"
#include "base/text.h"
#include "base/utf8.h"
#include "identite/mssante.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <unordered_set>

namespace quitus::demande {

using base::JsonKind;

namespace {

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// The exponent of a number, cut far beyond what 64 bits can tell apart.
int exponent_of(std::string_view text)
{
    int exponent = 0;
    if (text.starts_with('+'))
        text.remove_prefix(1);
    auto const error = std::from_chars(text.data(), text.data() + text.size(), exponent).ec;
    constexpr int enough = 1'000'000;
    if (error != std::errc{})
        return text.starts_with('-') ? -enough : enough;
    return std::clamp(exponent, -enough, enough);
}

// The integer that a JSON number is (3, 3.0 and 30e-1 are one for JSON Schema), or nothing. One
// that 64 bits cannot hold is the nearest that they can: no count of the format comes near.
std::optional<std::int64_t> parse_integer(std::string_view text)
{
    constexpr std::size_t digits_that_fit = 18;
    if (text.size() <= digits_that_fit && base::is_digits(text)) { // as counts are written
        std::int64_t value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
    bool const negative = text.starts_with('-');
    auto const exponent_at = std::min(text.find_first_of("eE"), text.size());
    int scale = exponent_at < text.size() ? exponent_of(text.substr(exponent_at + 1)) : 0;
    std::string digits(text.substr(negative ? 1 : 0, exponent_at - (negative ? 1 : 0)));
    if (auto const point = digits.find('.'); point != std::string::npos) {
        scale -= static_cast<int>(digits.size() - point - 1);
        digits.erase(point, 1);
    }
    auto const last = digits.find_last_not_of('0');
    if (last == std::string::npos)
        return 0;
    scale += static_cast<int>(digits.size() - last - 1);
    digits.resize(last + 1);
    if (scale < 0)
        return std::nullopt;
    digits.append(static_cast<std::size_t>(std::min(scale, 20)), '0');
    std::int64_t value = 0;
    auto const error = std::from_chars(digits.data(), digits.data() + digits.size(), value).ec;
    if (error == std::errc::result_out_of_range)
        value = INT64_MAX;
    return negative ? -value : value;
}

}

std::string shown(base::JsonNode const& node)
{
    switch (node.kind) {
    case JsonKind::object:
        return "un objet";
    case JsonKind::array:
        return node.children == 0 ? "une liste vide"
            : node.children == 1  ? "une liste d’un élément"
                                  : fmt::format("une liste de {} éléments", node.children);
    case JsonKind::boolean:
        return node.truth ? "true" : "false";
    case JsonKind::null:
        return "null";
    case JsonKind::string:
    case JsonKind::number:
        break;
    }
    constexpr std::size_t longest = 120;
    // Masked before it is cut: half of a personal identifier would no longer be recognised as one.
    return base::abridged(identite::mask_personal(node.text), longest);
}

std::string Chemin::pointeur() const
{
    if (parent == nullptr)
        return {};
    return parent->pointeur() + '/'
        + (est_rang ? std::to_string(rang) : base::escape_pointer_token(nom));
}

Objet::Objet(base::JsonDocument const& json, verdict::Constats& constats, Chemin const& chemin,
    std::uint32_t node)
    : m_json(json)
    , m_constats(constats)
    , m_chemin(chemin)
    , m_node(node)
    , m_cursor(node + 1)
{
}

std::uint32_t Objet::find(std::string_view nom)
{
    QUITUS_ENSURE(m_noms_count < m_noms.size());
    m_noms[m_noms_count++] = nom;
    auto const& nodes = m_json.nodes();
    auto const sign = base::name_sign(nom);
    auto const bears = [&](std::uint32_t child) {
        return nodes[child].key_sign == sign && nodes[child].key == nom;
    };
    if (m_found == nodes[m_node].children)
        return absent; // each name is asked for once: no member is left
    auto const end = nodes[m_node].next;
    for (auto child = m_cursor; child < end; child = nodes[child].next) {
        if (bears(child)) {
            m_cursor = nodes[child].next;
            ++m_found;
            return child;
        }
    }
    for (auto child = m_node + 1; child < m_cursor; child = nodes[child].next) {
        if (bears(child)) {
            ++m_found;
            return child;
        }
    }
    return absent;
}

bool Objet::has(std::string_view nom) const
{
    auto const& nodes = m_json.nodes();
    for (auto child = m_node + 1; child < nodes[m_node].next; child = nodes[child].next) {
        if (nodes[child].key == nom)
            return nodes[child].kind != JsonKind::null;
    }
    return false;
}

bool Objet::is_empty() const
{
    auto const& nodes = m_json.nodes();
    auto child = m_node + 1;
    while (child < nodes[m_node].next && nodes[child].kind == JsonKind::null)
        child = nodes[child].next;
    return child == nodes[m_node].next;
}

std::string Objet::pointeur(std::string_view nom) const
{
    return Chemin{ .parent = &m_chemin, .nom = nom }.pointeur();
}

// The member, or none once its absence or its kind has been said. A null member is an absent
// member.
std::uint32_t Objet::member(
    std::string_view nom, Presence presence, JsonKind kind, std::string_view attendu)
{
    auto const node = find(nom);
    if (node == absent || m_json.nodes()[node].kind == JsonKind::null) {
        if (presence == Presence::obligatoire)
            say_missing(
                nom, fmt::format("Le membre «\u00a0{}\u00a0» est obligatoire et manque.", nom));
        return absent;
    }
    if (m_json.nodes()[node].kind != kind) {
        malformed({ .parent = &m_chemin, .nom = nom }, node, attendu);
        return absent;
    }
    return node;
}

void Objet::say_missing(std::string_view nom, std::string message)
{
    m_constats.add("SCH-003",
        {
            .message = std::move(message),
            .pointeur = pointeur(nom),
            .correction = fmt::format("Ajouter «\u00a0{}\u00a0» à cet endroit du document.", nom),
        });
}

void Objet::malformed(Chemin const& chemin, std::uint32_t node, std::string_view attendu)
{
    auto const nom = chemin.est_rang ? chemin.parent->nom : chemin.nom;
    m_constats.add("SCH-004",
        {
            .message = fmt::format("La valeur de «\u00a0{}\u00a0» n’a pas la forme attendue.", nom),
            .pointeur = chemin.pointeur(),
            .trouve = shown(m_json.nodes()[node]),
            .attendu = std::string(attendu),
            .correction = fmt::format("Écrire {}.", attendu),
        });
}

bool Objet::has_length(std::uint32_t node, Chemin const& chemin, Forme const& forme)
{
    auto const text = m_json.nodes()[node].text;
    auto const length = text.size() <= forme.longueur_min || text.size() > forme.longueur_max
        ? characters(text)
        : text.size();
    if (length >= forme.longueur_min && length <= forme.longueur_max)
        return true;
    malformed(chemin, node,
        fmt::format("un texte de {} à {} caractères", forme.longueur_min, forme.longueur_max));
    return false;
}

bool Objet::fits(std::uint32_t node, Chemin const& chemin, Forme const& forme)
{
    if (!has_length(node, chemin, forme))
        return false;
    if (forme.convient == nullptr || forme.convient(m_json.nodes()[node].text))
        return true;
    malformed(chemin, node, forme.attendu);
    return false;
}

std::string_view Objet::texte(std::string_view nom, Presence presence, Forme const& forme)
{
    auto const node = member(nom, presence, JsonKind::string, "un texte entre guillemets");
    if (node == absent || !fits(node, { .parent = &m_chemin, .nom = nom }, forme))
        return {};
    return m_json.nodes()[node].text;
}

std::optional<bool> Objet::booleen(std::string_view nom, Presence presence)
{
    auto const node = member(nom, presence, JsonKind::boolean, "true ou false");
    return node != absent ? std::optional(m_json.nodes()[node].truth) : std::nullopt;
}

std::optional<std::int64_t> Objet::entier(
    std::string_view nom, Presence presence, std::int64_t min, std::int64_t max)
{
    auto const attendu = [&] {
        return max == INT64_MAX ? fmt::format("un nombre entier d’au moins {}", min)
                                : fmt::format("un nombre entier de {} à {}", min, max);
    };
    auto const node = member(nom, presence, JsonKind::number, "un nombre entier, sans guillemets");
    if (node == absent)
        return std::nullopt;
    auto const value = parse_integer(m_json.nodes()[node].text);
    if (!value || *value < min || *value > max) {
        malformed({ .parent = &m_chemin, .nom = nom }, node, attendu());
        return std::nullopt;
    }
    return value;
}

void Objet::nombre_positif(std::string_view nom, Presence presence)
{
    constexpr std::string_view attendu = "un nombre positif ou nul, sans guillemets";
    auto const node = member(nom, presence, JsonKind::number, attendu);
    if (node == absent)
        return;
    auto const text = m_json.nodes()[node].text;
    bool const is_zero = text.find_first_of("123456789") == std::string_view::npos;
    if (text.front() == '-' && !is_zero)
        malformed({ .parent = &m_chemin, .nom = nom }, node, attendu);
}

std::optional<calendrier::Jour> Objet::date(std::string_view nom, Presence presence)
{
    return valeur(nom, presence, "une date AAAA-MM-JJ qui existe, par exemple 2023-09-18",
        calendrier::Jour::parse);
}

std::optional<calendrier::Instant> Objet::instant(std::string_view nom, Presence presence)
{
    return valeur(nom, presence,
        "un instant avec son décalage, par exemple 2023-09-18T16:40:00+02:00",
        calendrier::Instant::parse_rfc3339);
}

std::optional<montant::Montant> Objet::montant(std::string_view nom, Presence presence)
{
    return valeur(nom, presence,
        "un montant en euros entre guillemets, point décimal, sans espace, par exemple "
        "\"27000.00\"",
        montant::Montant::parse);
}

std::optional<std::size_t> Objet::rang_parmi(
    std::string_view nom, Presence presence, std::span<std::string_view const> noms)
{
    auto const node = member(nom, presence, JsonKind::string, "un texte entre guillemets");
    if (node == absent)
        return std::nullopt;
    auto const found = std::ranges::find(noms, m_json.nodes()[node].text);
    if (found != noms.end())
        return static_cast<std::size_t>(found - noms.begin());
    malformed({ .parent = &m_chemin, .nom = nom }, node,
        fmt::format("l’une des valeurs {}", fmt::join(noms, ", ")));
    return std::nullopt;
}

void Objet::check_bounds(Chemin const& chemin, std::uint32_t node, BornesListe bornes)
{
    auto const& nodes = m_json.nodes();
    auto const count = nodes[node].children;
    if (count < bornes.nombre_min)
        malformed(chemin, node,
            fmt::format("une liste d’au moins {} élément{}", bornes.nombre_min,
                bornes.nombre_min > 1 ? "s" : ""));
    if (count > bornes.nombre_max)
        malformed(chemin, node, fmt::format("une liste d’au plus {} éléments", bornes.nombre_max));
    if (!bornes.uniques)
        return;
    std::unordered_set<std::string_view> seen;
    auto child = node + 1;
    for (std::size_t rang = 0; rang < count; ++rang, child = nodes[child].next) {
        if (nodes[child].kind == JsonKind::string && !seen.insert(nodes[child].text).second)
            malformed({ .parent = &chemin, .rang = rang, .est_rang = true }, child,
                "des éléments tous différents");
    }
}

void Objet::say_unknown_members()
{
    auto const& nodes = m_json.nodes();
    if (m_found == nodes[m_node].children)
        return;
    auto const known = std::span(m_noms).first(m_noms_count);
    for (auto child = m_node + 1; child < nodes[m_node].next; child = nodes[child].next) {
        if (std::ranges::find(known, nodes[child].key) != known.end())
            continue;
        auto const nearest = base::nearest_name(nodes[child].key, known);
        m_constats.add("SCH-006",
            {
                .message
                = fmt::format("Le membre «\u00a0{}\u00a0» n’est pas connu du format\u00a0; il est "
                              "conservé mais n’est pas lu.",
                    nodes[child].key),
                .pointeur = Chemin{ .parent = &m_chemin, .nom = nodes[child].key }.pointeur(),
                .correction = nearest.empty()
                    ? std::string{}
                    : fmt::format("Vouliez-vous écrire «\u00a0{}\u00a0»\u00a0?", nearest),
            });
    }
}

}
