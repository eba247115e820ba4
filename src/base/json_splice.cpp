// SPDX-License-Identifier: EUPL-1.2
#include "base/json_splice.h"

#include "base/json_writer.h"

#include <algorithm>

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

}

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

tl::unexpected<Erreur> absent(std::string_view pointer, std::string_view pourquoi)
{
    return failure("pointeur_absent",
        "Le pointeur « " + std::string(pointer)
            + " » ne désigne rien dans le document : " + std::string(pourquoi)
            + ". Corrigez le pointeur, ou ajoutez d’abord ce qui le contient.",
        std::string(pointer));
}

std::string spliced(std::string_view text, Splices splices)
{
    std::ranges::stable_sort(splices, {}, &Splice::from);
    std::string result;
    std::size_t copied = 0;
    for (auto const& splice : splices) {
        result += text.substr(copied, splice.from - copied);
        result += splice.by;
        copied = splice.to;
    }
    result += text.substr(copied);
    return result;
}

Splices removals(
    JsonDocument const& json, std::uint32_t parent, std::vector<std::uint32_t> const& gone)
{
    auto const& nodes = json.nodes();
    auto const end_of
        = [&](std::uint32_t node) { return value_end(json.text(), nodes[node].offset); };
    if (gone.size() == nodes[parent].children)
        return { { nodes[parent].offset + 1, end_of(parent) - 1, "" } };
    Splices splices;
    auto next_gone = gone.begin();
    std::uint32_t kept = 0, run = 0; // 0: none, for the root is nobody's child
    auto child = parent + 1;
    for (std::uint32_t rank = 0; rank < nodes[parent].children; ++rank, child = nodes[child].next) {
        bool const goes = next_gone != gone.end() && *next_gone == child;
        if (goes) {
            ++next_gone;
            run = run == 0 ? child : run;
        } else {
            if (run != 0)
                splices.push_back({ nodes[run].key_offset, nodes[child].key_offset, "" });
            run = 0;
            kept = child;
        }
    }
    if (run != 0)
        splices.push_back({ end_of(kept), end_of(gone.back()), "" });
    return splices;
}

std::optional<std::uint32_t> JsonPlace::child_named(std::string_view token) const
{
    auto const sought = is_object() ? std::nullopt : rank_of(token);
    if (!is_object() && !sought)
        return std::nullopt;
    auto child = m_parent + 1;
    for (std::uint32_t rank = 0; rank < parent().children; ++rank, child = node(child).next) {
        if (sought ? rank == *sought : node(child).key == token)
            return child;
    }
    return std::nullopt;
}

Result<JsonPlace> JsonPlace::find(JsonDocument const& json, std::string_view pointer)
{
    JsonPlace place(json);
    auto const whole = pointer;
    while (true) {
        pointer.remove_prefix(1);
        auto const slash = std::min(pointer.find('/'), pointer.size());
        place.m_name = unescape_pointer_token(pointer.substr(0, slash));
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

std::string_view JsonPlace::line_indentation(std::size_t offset) const
{
    auto const line = text().rfind('\n', offset);
    auto const start = line == std::string_view::npos ? 0 : line + 1;
    auto const end = std::min(text().find_first_not_of(" \t", start), text().size());
    return text().substr(start, end - start);
}

// What stands between a name and its value: ":", ": "…
std::string_view JsonPlace::separator_of(std::uint32_t member) const
{
    auto const name_end = string_end(text(), node(member).key_offset);
    return text().substr(name_end, node(member).offset - name_end);
}

std::string JsonPlace::with_key(std::string_view value, std::string_view separator) const
{
    std::string member;
    if (is_object()) {
        append_json_string(member, m_name);
        member += separator;
    }
    member += value;
    return member;
}

std::uint32_t JsonPlace::last_child() const
{
    auto child = m_parent + 1;
    for (std::uint32_t rank = 1; rank < parent().children; ++rank)
        child = node(child).next;
    return child;
}

// Into an empty object or list: one step further than its own line when the document is written on
// several lines.
Splice JsonPlace::first_child(std::string_view value) const
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
            std::string const line_end = line > 0 && root_inside[line - 1] == '\r' ? "\r\n" : "\n";
            inside = line_end + own + std::string(root_inside.substr(line + 1));
            return { open + 1, close, inside + with_key(value, separator) + line_end + own };
        }
    }
    return { open + 1, close, with_key(value, separator) };
}

Splice JsonPlace::after_last(std::string_view value) const
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
    return { end, end, "," + gap + with_key(value, separator) };
}

Splices JsonPlace::set(std::string_view value) const
{
    if (!m_child)
        return { parent().children == 0 ? first_child(value) : after_last(value) };
    Splices splices{ { node(*m_child).offset, end_of(*m_child), std::string(value) } };
    // A member that was written several times is written once.
    std::vector<std::uint32_t> again;
    auto child = m_parent + 1;
    for (std::uint32_t rank = 0; is_object() && rank < parent().children;
         ++rank, child = node(child).next) {
        if (child != *m_child && node(child).key == m_name)
            again.push_back(child);
    }
    if (!again.empty())
        std::ranges::move(removals(m_json, m_parent, again), std::back_inserter(splices));
    return splices;
}

}
