// SPDX-License-Identifier: EUPL-1.2
#include "journal/donnees.h"

#include "base/ensure.h"
#include "base/json.h"
#include "base/json_writer.h"
#include "base/utf8.h"

#include <charconv>

namespace quitus::journal {

namespace {

// Reads one value into `donnees` and leaves `node` at what follows it; false on a number that is
// not whole.
bool read_value(base::JsonDocument const& document, std::uint32_t& node, Donnees& donnees)
{
    auto const& seen = document.nodes()[node++];
    switch (seen.kind) {
    case base::JsonKind::null:
        return true;
    case base::JsonKind::boolean:
        donnees = seen.truth;
        return true;
    case base::JsonKind::string:
        donnees = seen.text;
        return true;
    case base::JsonKind::number: {
        std::int64_t entier = 0;
        auto const* const last = seen.text.data() + seen.text.size();
        auto const [at, fault] = std::from_chars(seen.text.data(), last, entier);
        donnees = entier;
        return fault == std::errc() && at == last;
    }
    case base::JsonKind::array: {
        Donnees::Liste liste(seen.children);
        for (auto& element : liste)
            if (!read_value(document, node, element))
                return false;
        donnees = std::move(liste);
        return true;
    }
    case base::JsonKind::object: {
        Donnees::Objet objet;
        for (std::uint32_t member = 0; member < seen.children; ++member) {
            // Our own texts have their members sorted: each goes to the end.
            auto const place
                = objet.try_emplace(objet.end(), std::string(document.nodes()[node].key));
            if (!read_value(document, node, place->second))
                return false;
        }
        donnees = std::move(objet);
        return true;
    }
    }
    return false;
}

void write_value(base::JsonWriter& writer, Donnees const& donnees)
{
    if (auto const entier = donnees.entier())
        return writer.number(*entier);
    if (auto const texte = donnees.texte_ou_rien())
        return writer.string(*texte);
    if (donnees == Donnees(true) || donnees == Donnees(false))
        return writer.boolean(donnees.vrai());
    if (donnees.is_null())
        return writer.null();
    if (donnees.is_liste()) {
        writer.begin_array();
        for (auto const& element : donnees.liste())
            write_value(writer, element);
        return writer.end_array();
    }
    writer.begin_object();
    for (auto const& [nom, valeur] : donnees.membres()) {
        writer.key(nom);
        write_value(writer, valeur);
    }
    writer.end_object();
}

std::string as_text(std::string texte)
{
    for (std::size_t at = 0; at < texte.size();) {
        if (static_cast<unsigned char>(texte[at]) < 0x80) {
            ++at;
            continue;
        }
        auto const character = base::utf8_character(texte, at);
        if (!character.is_valid)
            texte.replace(at, 1, base::replacement_character);
        at += character.is_valid ? character.length : base::replacement_character.size();
    }
    return texte;
}

template <typename T, typename Variant>
T const& held(Variant const& valeur)
{
    static T const nothing{};
    auto const* const found = std::get_if<T>(&valeur);
    return found == nullptr ? nothing : *found;
}

}

Donnees::Donnees(std::string texte) : m_valeur(as_text(std::move(texte))) { }

Donnees Donnees::objet(std::initializer_list<std::pair<char const*, Donnees>> membres)
{
    Objet objet;
    for (auto const& [nom, valeur] : membres) {
        if (!valeur.is_null())
            objet.emplace(nom, valeur);
    }
    return { std::move(objet) };
}

base::Result<Donnees> Donnees::parse(std::string_view json)
{
    base::JsonDocument document;
    if (auto const fault = document.parse(json))
        return base::failure("donnees_illisibles", "Le texte n’est pas un objet JSON.",
            std::to_string(fault->offset));
    if (!document.duplicates().empty())
        return base::failure("donnees_illisibles",
            "Un membre est écrit deux fois : gardez-en un seul.",
            document.pointer(document.duplicates().front()));
    std::uint32_t node = 0;
    Donnees donnees;
    if (!read_value(document, node, donnees))
        return base::failure("donnees_illisibles", "Un nombre n’est pas un entier.");
    return donnees;
}

std::string Donnees::canonique() const
{
    std::string out;
    base::JsonWriter writer(out);
    write_value(writer, *this);
    return out;
}

Donnees const& Donnees::operator[](std::string_view nom) const
{
    static Donnees const nothing;
    auto const& objet = membres();
    auto const found = objet.find(nom);
    return found == objet.end() ? nothing : found->second;
}

std::string const& Donnees::texte() const
{
    return held<std::string>(m_valeur);
}

std::optional<std::string> Donnees::texte_ou_rien() const
{
    return std::holds_alternative<std::string>(m_valeur) ? std::optional(texte()) : std::nullopt;
}

std::optional<std::int64_t> Donnees::entier() const
{
    auto const* const found = std::get_if<std::int64_t>(&m_valeur);
    return found == nullptr ? std::nullopt : std::optional(*found);
}

bool Donnees::vrai() const
{
    return held<bool>(m_valeur);
}

bool Donnees::is_liste() const
{
    return std::holds_alternative<Liste>(m_valeur);
}

Donnees::Liste const& Donnees::liste() const
{
    return held<Liste>(m_valeur);
}

Donnees::Objet const& Donnees::membres() const
{
    return held<Objet>(m_valeur);
}

void Donnees::set(std::string nom, Donnees valeur)
{
    if (is_null())
        m_valeur = Objet();
    auto* const objet = std::get_if<Objet>(&m_valeur);
    QUITUS_ENSURE(objet != nullptr);
    objet->insert_or_assign(std::move(nom), std::move(valeur));
}

void Donnees::add(Donnees element)
{
    if (is_null())
        m_valeur = Liste();
    auto* const liste = std::get_if<Liste>(&m_valeur);
    QUITUS_ENSURE(liste != nullptr);
    liste->push_back(std::move(element));
}

}
