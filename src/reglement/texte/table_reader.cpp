// SPDX-License-Identifier: EUPL-1.2
#include "reglement/texte/table_reader.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::reglement {

TableReader::TableReader(
    std::string_view fichier, YamlNode const& node, std::string_view quoi, Fautes& fautes)
    : m_fichier(fichier)
    , m_node(node)
    , m_quoi(quoi)
    , m_fautes(fautes)
{
    if (!m_node.is_table())
        m_fautes.add(lieu(),
            fmt::format("{} s’écrit par des lignes «\u00A0clé\u00A0: valeur\u00A0»\u00A0; corrigez "
                        "l’alignement.",
                m_quoi));
}

YamlNode const* TableReader::any(std::string_view name, Presence presence)
{
    m_asked.push_back(name);
    auto const* const found = m_node.is_table() ? m_node.member(name) : nullptr;
    if (!found && presence == Presence::required && m_node.is_table())
        m_fautes.add(lieu(),
            fmt::format(
                "{}\u00A0: la clé {} manque\u00A0; ajoutez-la.", m_quoi, entre_guillemets(name)));
    return found;
}

YamlNode const* TableReader::word(std::string_view name, Presence presence)
{
    auto const* const found = any(name, presence);
    if (!found)
        return nullptr;
    if (!found->is_scalar() || found->text.empty()) {
        fault(*found,
            fmt::format("la clé {} attend un mot\u00A0; écrivez-le sur la même ligne.",
                entre_guillemets(name)));
        return nullptr;
    }
    return found;
}

YamlNode const* TableReader::list(std::string_view name, Presence presence)
{
    auto const* const found = any(name, presence);
    if (!found)
        return nullptr;
    if (!found->is_list() || found->children.empty()) {
        fault(*found,
            fmt::format(
                "la clé {} attend une liste\u00A0; écrivez-la entre crochets ou par tirets.",
                entre_guillemets(name)));
        return nullptr;
    }
    return found;
}

std::string TableReader::text(std::string_view name, Presence presence)
{
    auto const* const found = word(name, presence);
    return found ? found->text : std::string();
}

bool TableReader::boolean(std::string_view name)
{
    auto const* const found = word(name, Presence::optional);
    if (!found)
        return false;
    if (found->is_quoted || (found->text != "true" && found->text != "false")) {
        fault(*found,
            fmt::format(
                "la clé {} attend true ou false, sans guillemets.", entre_guillemets(name)));
        return false;
    }
    return found->text == "true";
}

std::vector<std::string> TableReader::words(std::string_view name)
{
    std::vector<std::string> found;
    auto const* const elements = list(name, Presence::optional);
    if (!elements)
        return found;
    for (auto const& element : elements->children) {
        if (element.is_scalar() && !element.text.empty())
            found.push_back(element.text);
        else
            fault(element,
                fmt::format("la clé {} attend une liste de mots.", entre_guillemets(name)));
    }
    return found;
}

void TableReader::refuse_unknown_keys()
{
    if (!m_node.is_table())
        return;
    for (auto const& member : m_node.children) {
        if (std::ranges::find(m_asked, member.key) != m_asked.end())
            continue;
        m_fautes.add({ m_fichier, member.key_line },
            fmt::format("clé inconnue {}{}\u00A0; clés admises\u00A0: {}.",
                entre_guillemets(member.key), suggestion(member.key, m_asked),
                enumeration(m_asked)));
    }
}

}
