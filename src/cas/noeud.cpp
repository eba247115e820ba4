// SPDX-License-Identifier: EUPL-1.2
#include "cas/noeud.h"

#include "base/json.h"
#include "base/json_writer.h"
#include "base/text.h"

#include <charconv>
#include <set>

namespace quitus::cas {

namespace {

std::string quoted(std::string_view text)
{
    return "« " + std::string(text) + " »";
}

bool is_json_literal(std::string_view text)
{
    if (text == "true" || text == "false" || text == "null")
        return true;
    std::string const wrapped = "{\"\":" + std::string(text) + "}";
    base::JsonDocument json;
    return !json.parse(wrapped) && json.root().children == 1
        && json.nodes()[1].kind == base::JsonKind::number;
}

}

std::string Noeud::texte(std::string_view attendu) const
{
    if (!is_scalar())
        fault("Ici se place " + std::string(attendu) + ".");
    return m_node.Scalar();
}

std::size_t Noeud::entier(std::string_view attendu) const
{
    auto const text = texte(attendu);
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        fault(quoted(text) + " n’est pas un nombre entier : ici se place " + std::string(attendu)
            + ".");
    return value;
}

bool Noeud::booleen(std::string_view attendu) const
{
    auto const text = texte(attendu);
    if (text != "true" && text != "false")
        fault(
            quoted(text) + " n’est ni true ni false : ici se place " + std::string(attendu) + ".");
    return text == "true";
}

void Noeud::for_each_membre(std::string_view attendu,
    std::function<void(std::string const&, Noeud const&)> const& visit) const
{
    if (!is_map())
        fault("Ici se place " + std::string(attendu) + ", sous la forme « nom: valeur ».");
    std::set<std::string> seen;
    for (auto const& member : m_node) {
        Noeud const name(member.first);
        auto const text = name.texte("un nom");
        if (!seen.insert(text).second)
            name.fault(quoted(text) + " est donné deux fois : gardez-en un.");
        visit(text, Noeud(member.second));
    }
}

void Noeud::for_each_element(
    std::string_view attendu, std::function<void(Noeud const&)> const& visit) const
{
    if (!is_list())
        fault("Ici se place " + std::string(attendu) + ", sous la forme « [a, b] ».");
    for (auto const& element : m_node)
        visit(Noeud(element));
}

std::vector<std::string> Noeud::textes(std::string_view attendu) const
{
    std::vector<std::string> textes;
    for_each_element(
        attendu, [&](Noeud const& element) { textes.push_back(element.texte("un texte")); });
    return textes;
}

std::string Noeud::json() const
{
    std::string out;
    append_json(out);
    return out;
}

void Noeud::append_json(std::string& out) const
{
    if (is_map()) {
        char separator = '{';
        for_each_membre("un objet", [&](std::string const& nom, Noeud const& valeur) {
            out += separator;
            base::append_json_string(out, nom);
            out += ": ";
            valeur.append_json(out);
            separator = ',';
        });
        out += separator == '{' ? "{}" : "}";
    } else if (is_list()) {
        char separator = '[';
        for_each_element("une liste", [&](Noeud const& element) {
            out += separator;
            element.append_json(out);
            separator = ',';
        });
        out += separator == '[' ? "[]" : "]";
    } else if (is_null()) {
        out += "null";
    } else if (m_node.Tag() == "?" && is_json_literal(m_node.Scalar())) {
        out += m_node.Scalar();
    } else {
        base::append_json_string(out, m_node.Scalar());
    }
}

void Noeud::unknown_member(std::string_view nom, std::vector<std::string_view> const& connus) const
{
    std::string message = quoted(nom) + " n’est pas un membre connu ici.";
    auto const nearest = base::nearest_name(nom, connus);
    if (!nearest.empty())
        message += " Vouliez-vous écrire " + quoted(nearest) + " ?";
    message += " Membres admis :";
    for (auto const connu : connus)
        message += (connu == connus.front() ? " " : ", ") + std::string(connu);
    fault(message + ".");
}

}
