// SPDX-License-Identifier: EUPL-1.2
#include "base/json_edit.h"

#include "base/json.h"
#include "base/json_writer.h"

#include <optional>

namespace quitus::base {

namespace {

constexpr std::string_view spaces = " \t\n\r";

std::size_t string_end(std::string_view text, std::size_t at)
{
    for (++at; text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return at + 1;
}

// The byte after the value that starts at `at`. The text is known to be JSON, so it always ends.
std::size_t value_end(std::string_view text, std::size_t at)
{
    if (text[at] == '"')
        return string_end(text, at);
    if (text[at] != '{' && text[at] != '[')
        return std::min(text.find_first_of(" \t\n\r,]}", at), text.size());
    int depth = 0;
    do {
        if (text[at] == '"') {
            at = string_end(text, at);
            continue;
        }
        if (text[at] == '{' || text[at] == '[')
            ++depth;
        else if (text[at] == '}' || text[at] == ']')
            --depth;
        ++at;
    } while (depth > 0);
    return at;
}

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

std::string unescape(std::string_view token)
{
    std::string name;
    for (std::size_t at = 0; at < token.size(); ++at) {
        if (token[at] == '~')
            name += token[++at] == '1' ? '/' : '~';
        else
            name += token[at];
    }
    return name;
}

tl::unexpected<Erreur> absent(std::string_view pointer, std::string_view pourquoi)
{
    return failure("pointeur_absent",
        "Le pointeur « " + std::string(pointer)
            + " » ne désigne rien dans le document : " + std::string(pourquoi)
            + ". Corrigez le pointeur, ou ajoutez d’abord ce qui le contient.",
        std::string(pointer));
}

std::string replaced(std::string_view text, std::size_t from, std::size_t to, std::string_view by)
{
    std::string result(text.substr(0, from));
    result += by;
    result += text.substr(to);
    return result;
}

// The place that a pointer names: a parent, and in it the child of that name or rank if there is
// one.
class Place {
public:
    static Result<Place> find(JsonDocument const& json, std::string_view pointer);

    std::string set(std::string_view value) const;
    std::string removed() const;
    bool exists() const { return m_child.has_value(); }

private:
    explicit Place(JsonDocument const& json) : m_json(json) { }

    std::optional<std::uint32_t> child_named(std::string_view token) const;
    JsonNode const& node(std::uint32_t index) const { return m_json.nodes()[index]; }
    JsonNode const& parent() const { return node(m_parent); }
    bool is_object() const { return parent().kind == JsonKind::object; }
    std::size_t end_of(std::uint32_t index) const { return value_end(text(), node(index).offset); }
    std::string_view text() const { return m_json.text(); }
    std::string with_key(std::string_view value, std::string_view separator) const;
    std::string first_child(std::string_view value) const;
    std::string after_last(std::string_view value) const;
    std::string_view line_indentation(std::size_t offset) const;
    std::string_view separator_of(std::uint32_t member) const;
    std::uint32_t last_child() const;

    JsonDocument const& m_json;
    std::uint32_t m_parent = 0;
    std::string m_name; // of the member that is sought
    std::optional<std::uint32_t> m_child;
};

std::optional<std::uint32_t> Place::child_named(std::string_view token) const
{
    auto child = m_parent + 1;
    for (std::uint32_t rank = 0; rank < parent().children; ++rank, child = node(child).next) {
        if (is_object() ? node(child).key == token : std::to_string(rank) == token)
            return child;
    }
    return std::nullopt;
}

Result<Place> Place::find(JsonDocument const& json, std::string_view pointer)
{
    Place place(json);
    auto const whole = pointer;
    while (true) {
        pointer.remove_prefix(1);
        auto const slash = std::min(pointer.find('/'), pointer.size());
        place.m_name = unescape(pointer.substr(0, slash));
        pointer.remove_prefix(slash);
        auto const kind = place.parent().kind;
        auto const above = whole.substr(0, static_cast<std::size_t>(pointer.data() - whole.data()));
        if (kind != JsonKind::object && kind != JsonKind::array)
            return absent(
                whole, "ce qui précède « " + place.m_name + " » n’est ni un objet ni une liste");
        place.m_child = place.child_named(place.m_name);
        if (pointer.empty())
            break;
        if (!place.m_child)
            return absent(whole, "« " + std::string(above) + " » n’existe pas");
        place.m_parent = *place.m_child;
    }
    bool const appends
        = place.m_name == "-" || place.m_name == std::to_string(place.parent().children);
    if (!place.m_child && !place.is_object() && !appends)
        return absent(whole, "« " + place.m_name + " » n’est pas un rang de la liste");
    return place;
}

std::string_view Place::line_indentation(std::size_t offset) const
{
    auto const line = text().rfind('\n', offset);
    auto const start = line == std::string_view::npos ? 0 : line + 1;
    auto const end = std::min(text().find_first_not_of(" \t", start), text().size());
    return text().substr(start, end - start);
}

// What stands between a name and its value: ":", ": "…
std::string_view Place::separator_of(std::uint32_t member) const
{
    auto const name_end = string_end(text(), node(member).key_offset);
    return text().substr(name_end, node(member).offset - name_end);
}

std::string Place::with_key(std::string_view value, std::string_view separator) const
{
    std::string member;
    if (is_object()) {
        append_json_string(member, m_name);
        member += separator;
    }
    member += value;
    return member;
}

std::uint32_t Place::last_child() const
{
    auto child = m_parent + 1;
    for (std::uint32_t rank = 1; rank < parent().children; ++rank)
        child = node(child).next;
    return child;
}

// Into an empty object or list: one step further than its own line when the document is written on
// several lines.
std::string Place::first_child(std::string_view value) const
{
    auto const open = parent().offset;
    auto const close = end_of(m_parent) - 1;
    auto const separator = m_json.root().children > 0 ? separator_of(1) : std::string_view(": ");
    std::string inside;
    if (m_json.root().children > 0) {
        auto const root_inside = text().substr(
            m_json.root().offset + 1, node(1).key_offset - m_json.root().offset - 1);
        auto const line = root_inside.rfind('\n');
        if (line != std::string_view::npos) {
            std::string const own(line_indentation(open));
            inside = "\n" + own + std::string(root_inside.substr(line + 1));
            return replaced(
                text(), open + 1, close, inside + with_key(value, separator) + "\n" + own);
        }
    }
    return replaced(text(), open + 1, close, with_key(value, separator));
}

std::string Place::after_last(std::string_view value) const
{
    auto const last = last_child();
    auto const start = node(last).key_offset;
    auto const gap_start = text().find_last_not_of(spaces, start - 1) + 1;
    std::string gap(text().substr(gap_start, start - gap_start));
    auto const separator = separator_of(is_object() ? last : 1);
    // The only one of a line has no gap to imitate; the space after a colon tells whether the text
    // is airy.
    if (gap.empty() && parent().children == 1 && separator.ends_with(' '))
        gap = " ";
    auto const end = end_of(last);
    return replaced(text(), end, end, "," + gap + with_key(value, separator));
}

std::string Place::set(std::string_view value) const
{
    if (m_child)
        return replaced(text(), node(*m_child).offset, end_of(*m_child), value);
    return parent().children == 0 ? first_child(value) : after_last(value);
}

std::string Place::removed() const
{
    auto const child = *m_child;
    if (parent().children == 1)
        return replaced(text(), parent().offset + 1, end_of(m_parent) - 1, "");
    if (child != last_child())
        return replaced(text(), node(child).key_offset, node(node(child).next).key_offset, "");
    auto previous = m_parent + 1;
    while (node(previous).next != child)
        previous = node(previous).next;
    return replaced(text(), end_of(previous), end_of(child), "");
}

std::optional<Erreur> fault_of_arguments(
    JsonDocument& json, std::string_view text, std::string_view pointer)
{
    if (auto const fault = json.parse(text)) {
        auto const position = json.position(fault->offset);
        return Erreur{ "json_invalide",
            "Le texte n’est pas un document JSON : la lecture s’arrête ligne "
                + std::to_string(position.line) + ", colonne " + std::to_string(position.column)
                + ". Corrigez-le avant de le modifier.",
            {} };
    }
    if (!is_pointer(pointer)) {
        return Erreur{ "pointeur_invalide",
            "« " + std::string(pointer)
                + " » n’est pas un pointeur JSON : il commence par « / », et « ~ » y est suivi de "
                  "0 ou de 1.",
            std::string(pointer) };
    }
    return std::nullopt;
}

}

Result<std::string> set_value(
    std::string_view text, std::string_view pointer, std::string_view json_value)
{
    JsonDocument json;
    if (auto fault = fault_of_arguments(json, text, pointer))
        return tl::unexpected(*std::move(fault));
    std::string const wrapped = "{\"\":" + std::string(json_value) + "}";
    JsonDocument value;
    bool const is_value = !value.parse(wrapped) && value.root().children == 1;
    if (!is_value || (pointer.empty() && value.nodes()[1].kind != JsonKind::object)) {
        return failure("valeur_invalide",
            "« " + std::string(json_value) + " » n’est pas "
                + (is_value ? "un objet : la racine d’un document en est un."
                            : "une valeur JSON : un texte se met entre guillemets."),
            std::string(pointer));
    }
    if (pointer.empty())
        return replaced(text, json.root().offset, value_end(text, json.root().offset), json_value);
    return QUITUS_TRY(Place::find(json, pointer)).set(json_value);
}

Result<std::string> remove_value(std::string_view text, std::string_view pointer)
{
    JsonDocument json;
    if (auto fault = fault_of_arguments(json, text, pointer))
        return tl::unexpected(*std::move(fault));
    if (pointer.empty())
        return absent(pointer, "la racine ne se retire pas");
    auto const place = QUITUS_TRY(Place::find(json, pointer));
    if (!place.exists())
        return absent(pointer, "rien n’y est écrit");
    return place.removed();
}

}
