// SPDX-License-Identifier: EUPL-1.2
#include "normalisation/normalisation.h"

#include "base/json_places.h"
#include "base/json_splice.h"
#include "base/json_writer.h"
#include "normalisation/lecture.h"

#include <fmt/format.h>
#include <map>
#include <unordered_map>

namespace quitus::normalisation {

using base::JsonKind;

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string quoted(std::string_view text)
{
    std::string json;
    base::append_json_string(json, text);
    return json;
}

// One value in another form: what it replaces, and what it now is once decoded.
struct Remplacement {
    std::uint32_t node = 0;
    std::size_t debut = 0, fin = 0;
    std::string apres;
    std::string pourquoi;
};

class Parcours {
public:
    Parcours(base::JsonDocument const& json, Schema const& schema) : m_json(json), m_schema(schema)
    {
    }

    Normalisation run()
    {
        read_value(0, m_schema.racine());
        base::JsonPlaces places(m_json);
        Normalisation resultat;
        auto const text = m_json.text();
        std::size_t done = 0;
        for (auto& un : m_remplacements) {
            resultat.texte += text.substr(done, un.debut - done);
            resultat.texte += un.apres;
            done = un.fin;
            auto pointeur = m_json.pointer(un.node);
            auto const position = places.of(pointeur);
            resultat.conversions.push_back({ std::move(pointeur), position,
                std::string(text.substr(un.debut, un.fin - un.debut)), std::move(un.apres),
                std::move(un.pourquoi) });
        }
        resultat.texte += text.substr(done);
        for (auto& [node, pourquoi] : m_ambigus) {
            auto pointeur = m_json.pointer(node);
            auto const position = places.of(pointeur);
            resultat.ambiguites.push_back(
                { std::move(pointeur), position, std::string(token(node)), std::move(pourquoi) });
        }
        return resultat;
    }

private:
    base::JsonNode const& node_at(std::uint32_t node) const { return m_json.nodes()[node]; }

    std::string_view token(std::uint32_t node) const
    {
        auto const begin = node_at(node).offset;
        return m_json.text().substr(begin, base::value_end(m_json.text(), begin) - begin);
    }

    void read_value(std::uint32_t node, Attendu const& attendu)
    {
        auto const kind = node_at(node).kind;
        if (kind == JsonKind::object && attendu.genre == Genre::objet)
            read_object(node, attendu);
        else if (kind == JsonKind::array && attendu.genre == Genre::liste)
            read_list(node, attendu);
        else if (kind == JsonKind::string || kind == JsonKind::number)
            keep(node, read_scalar(node, attendu), attendu);
    }

    void read_object(std::uint32_t node, Attendu const& attendu)
    {
        for (auto child = node + 1; child < node_at(node).next; child = node_at(child).next) {
            auto const known = attendu.membres.find(node_at(child).key);
            if (known != attendu.membres.end())
                read_value(child, m_schema.at(known->second));
        }
    }

    void read_list(std::uint32_t node, Attendu const& attendu)
    {
        auto const& element = m_schema.at(attendu.element);
        for (auto child = node + 1; child < node_at(node).next; child = node_at(child).next)
            read_value(child, element);
        check_unique(node, attendu, element);
    }

    Lecture read_scalar(std::uint32_t node, Attendu const& attendu) const
    {
        auto const text = node_at(node).text;
        auto const ecriture
            = node_at(node).kind == JsonKind::number ? Ecriture::nombre : Ecriture::texte;
        bool const is_text = ecriture == Ecriture::texte;
        switch (attendu.genre) {
        case Genre::texte:
        case Genre::identifiant:
            return read_texte(text, attendu, ecriture);
        case Genre::montant:
            return read_montant(text, ecriture);
        case Genre::taux:
            return read_taux(text, ecriture);
        case Genre::choix:
            return is_text ? read_choix(text, attendu) : Lecture{};
        case Genre::date:
            return is_text ? read_date(text) : Lecture{};
        case Genre::instant:
            return is_text ? read_instant(text) : Lecture{};
        case Genre::booleen:
            return is_text ? read_booleen(text) : Lecture{};
        case Genre::entier:
            return is_text ? read_entier(text, attendu) : Lecture{};
        case Genre::nombre:
            return is_text ? read_nombre(text, attendu) : Lecture{};
        case Genre::libre:
        case Genre::objet:
        case Genre::liste:
            break;
        }
        return {};
    }

    void keep(std::uint32_t node, Lecture lu, Attendu const& attendu)
    {
        if (lu.issue == Issue::ambigue)
            m_ambigus.emplace(node, std::move(lu.pourquoi));
        if (lu.issue != Issue::convertie)
            return;
        bool const is_bare = attendu.genre == Genre::booleen || attendu.genre == Genre::entier
            || attendu.genre == Genre::nombre;
        auto const begin = std::size_t{ node_at(node).offset };
        m_remplacements.push_back({ node, begin, base::value_end(m_json.text(), begin),
            is_bare ? lu.ecrit : quoted(lu.ecrit), std::move(lu.pourquoi) });
        m_ecrits.emplace(node, std::move(lu.ecrit));
    }

    bool is_same_writing(std::uint32_t one, std::uint32_t other) const
    {
        return node_at(one).kind == node_at(other).kind && node_at(one).text == node_at(other).text;
    }

    // What a text will be once everything is written.
    std::string_view written(std::uint32_t node) const
    {
        auto const found = m_ecrits.find(node);
        return found == m_ecrits.end() ? node_at(node).text : std::string_view(found->second);
    }

    // Two values of a list, or two local ids, that only their writing told apart would become one.
    void check_unique(std::uint32_t list, Attendu const& attendu, Attendu const& element)
    {
        if (!attendu.uniques && !element.membres.contains("id"))
            return;
        std::map<std::string_view, std::uint32_t> seen;
        for (auto child = list + 1; child < node_at(list).next; child = node_at(child).next) {
            auto const identity = identity_of(child);
            if (!identity)
                continue;
            auto const [first, is_new] = seen.emplace(written(*identity), *identity);
            if (is_new || is_same_writing(first->second, *identity))
                continue;
            m_ambigus.emplace(*identity,
                fmt::format("deviendrait le même que {}\u00a0: écrire les deux autrement, ou "
                            "retirer l’un des deux",
                    m_json.pointer(first->second)));
        }
    }

    // The element itself when it is a text, else its local id.
    std::optional<std::uint32_t> identity_of(std::uint32_t element) const
    {
        if (node_at(element).kind == JsonKind::string || node_at(element).kind == JsonKind::number)
            return element;
        if (node_at(element).kind != JsonKind::object)
            return std::nullopt;
        for (auto child = element + 1; child < node_at(element).next; child = node_at(child).next) {
            auto const& member = node_at(child);
            if (member.key == "id"
                && (member.kind == JsonKind::string || member.kind == JsonKind::number))
                return child;
        }
        return std::nullopt;
    }

    base::JsonDocument const& m_json;
    Schema const& m_schema;
    std::vector<Remplacement> m_remplacements;
    std::unordered_map<std::uint32_t, std::string> m_ecrits; // decoded, by node
    std::map<std::uint32_t, std::string> m_ambigus; // why, by node
};

std::string said(base::JsonFault const& fault)
{
    using Kind = base::JsonFault::Kind;
    switch (fault.kind) {
    case Kind::empty:
        return "Le document est vide";
    case Kind::not_utf8:
        return "Le document n’est pas en UTF-8\u00a0: l’enregistrer dans ce codage";
    case Kind::byte_order_mark:
        return "Le document commence par plusieurs marques d’ordre des octets\u00a0: les retirer";
    case Kind::truncated:
        return "Le document JSON s’arrête avant sa fin\u00a0: le reprendre en entier";
    case Kind::not_an_object:
        return "Le document JSON n’est pas un objet\u00a0: donner une seule demande, entre "
               "accolades";
    case Kind::too_deep:
        return "Le document JSON s’emboîte trop profondément\u00a0: donner une demande";
    case Kind::malformed:
        break;
    }
    return "Le texte n’est pas un seul document JSON\u00a0: corriger ce qui suit cet endroit";
}

}

base::Result<Normalisation> normalise(std::string_view texte, Schema const& schema)
{
    bool const has_mark = texte.starts_with(byte_order_mark);
    if (has_mark)
        texte.remove_prefix(byte_order_mark.size());
    base::JsonDocument json;
    if (auto const fault = json.parse(texte)) {
        auto const position = base::position_of(texte, fault->offset);
        return base::failure("json_invalide",
            fmt::format(
                "{} (ligne {}, colonne {}).", said(*fault), position.line, position.column));
    }
    auto resultat = Parcours(json, schema).run();
    if (has_mark)
        resultat.conversions.insert(resultat.conversions.begin(),
            { {}, {}, "marque d’ordre des octets", "rien", "UTF-8 sans marque" });
    return resultat;
}

}
