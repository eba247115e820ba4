// SPDX-License-Identifier: EUPL-1.2
// A YAML node of a case file with the name of its file: every fault that is told of it says
// file:line. Faults travel as FauteDeCas inside this room only; `read_cas` turns them into an
// Erreur.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>
#include <yaml-cpp/yaml.h>

namespace quitus::cas {

struct FauteDeCas {
    std::size_t ligne = 0;
    std::string message;
};

// From 1; an empty file has no place, and its fault stands on its first line.
inline std::size_t line_of(YAML::Mark const& mark)
{
    return mark.line < 0 ? 1 : static_cast<std::size_t>(mark.line) + 1;
}

class Noeud {
public:
    explicit Noeud(YAML::Node node) : m_node(std::move(node)) { }

    std::size_t ligne() const { return line_of(m_node.Mark()); }
    bool is_map() const { return m_node.IsMap(); }
    bool is_list() const { return m_node.IsSequence(); }
    bool is_scalar() const { return m_node.IsScalar(); }
    bool is_null() const { return m_node.IsNull(); }

    // The scalar as written; a fault that says what was expected when it is none.
    std::string texte(std::string_view attendu) const;
    std::size_t entier(std::string_view attendu) const;
    bool booleen(std::string_view attendu) const;

    // Calls visit(name, value) on each member; refuses a name given twice.
    void for_each_membre(std::string_view attendu,
        std::function<void(std::string const&, Noeud const&)> const& visit) const;
    void for_each_element(
        std::string_view attendu, std::function<void(Noeud const&)> const& visit) const;
    std::vector<std::string> textes(std::string_view attendu) const;

    // The node as JSON: a quoted scalar is a text, a plain one a number, a truth, null, or else a
    // text.
    std::string json() const;

    [[noreturn]] void fault(std::string message) const
    {
        throw FauteDeCas{ ligne(), std::move(message) };
    }
    [[noreturn]] void unknown_member(
        std::string_view nom, std::vector<std::string_view> const& connus) const;

private:
    void append_json(std::string& out) const;

    YAML::Node m_node;
};

}
