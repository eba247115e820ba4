// SPDX-License-Identifier: EUPL-1.2
// Takes the members of a YAML table one by one, then refuses those that nobody asked for. Each lack
// is a fault; the reading goes on, so that all faults are told at once.
#pragma once

#include "reglement/texte/fautes.h"
#include "reglement/texte/yaml.h"

#include <string>
#include <string_view>
#include <vector>

namespace quitus::reglement {

class TableReader {
public:
    enum class Presence : std::uint8_t { required, optional };

    // `quoi` names the table in messages: "une valeur".
    TableReader(
        std::string_view fichier, YamlNode const& node, std::string_view quoi, Fautes& fautes);

    // A word that is not empty; null when it is absent or of another kind.
    YamlNode const* word(std::string_view name, Presence presence = Presence::required);
    YamlNode const* list(std::string_view name, Presence presence = Presence::required);
    YamlNode const* any(std::string_view name, Presence presence = Presence::required);
    // The text of a word, empty when there is none.
    std::string text(std::string_view name, Presence presence = Presence::required);
    bool boolean(std::string_view name); // absent: false
    // The words of an optional list.
    std::vector<std::string> words(std::string_view name);

    // To call last: a member not asked for is a fault, with the nearest name.
    void refuse_unknown_keys();

    Lieu lieu() const { return { m_fichier, m_node.line }; }
    Lieu lieu(YamlNode const& node) const { return { m_fichier, node.line }; }
    void fault(YamlNode const& node, std::string message)
    {
        m_fautes.add(lieu(node), std::move(message));
    }

private:
    std::string_view m_fichier;
    YamlNode const& m_node;
    std::string m_quoi;
    Fautes& m_fautes;
    std::vector<std::string_view> m_asked;
};

}
