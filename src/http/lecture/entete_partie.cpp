// SPDX-License-Identifier: EUPL-1.2
// What the headers of a part and the Content-Type of a body say, parameters included.
#include "http/lecture/listes.h"
#include "http/lecture/multipart.h"
#include "http/parametres.h"
#include "http/requete.h"

#include <algorithm>

namespace quitus::http::lecture {

namespace {

constexpr std::size_t frontiere_octets_max = 70; // RFC 2046

tl::unexpected<base::Erreur> broken(std::string message)
{
    return base::failure("multipart_invalide", std::move(message));
}

// A value between quotes, where a backslash protects a quote or itself; elsewhere it stands for
// itself, as browsers of old wrote "C:\dossier\fichier.pdf". Takes it off the text.
std::optional<std::string> take_quoted(std::string_view& text)
{
    std::string value;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return value;
        }
        bool const protects
            = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\');
        i += protects ? 1 : 0;
        value += text[i];
    }
    return std::nullopt;
}

// The parameters after the first « ; »: names in lower case; nothing when they cannot be read or
// when one comes twice.
std::optional<std::vector<Parametre>> read_attributes(std::string_view text)
{
    std::vector<Parametre> found;
    while (!(text = trim(text)).empty()) {
        if (text.front() != ';')
            return std::nullopt;
        text = trim(text.substr(1));
        if (text.empty())
            break;
        auto const equal = text.find('=');
        if (equal == std::string_view::npos || equal == 0)
            return std::nullopt;
        std::string name(trim(text.substr(0, equal)));
        std::ranges::transform(name, name.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        text = trim(text.substr(equal + 1));
        std::optional<std::string> value;
        if (text.starts_with('"')) {
            value = take_quoted(text);
        } else {
            auto const end = std::min(text.find_first_of("; \t\""), text.size());
            value = std::string(text.substr(0, end));
            text.remove_prefix(end);
        }
        if (!value || std::ranges::find(found, name, &Parametre::nom) != found.end())
            return std::nullopt;
        found.push_back({ std::move(name), *std::move(value) });
    }
    return found;
}

std::optional<std::string> attribute(std::vector<Parametre> const& all, std::string_view name)
{
    auto const found = std::ranges::find(all, name, &Parametre::nom);
    return found == all.end() ? std::nullopt : std::optional(found->valeur);
}

bool is_line_of_text(std::string_view text)
{
    return is_plain_text(text) && text.find_first_of("\r\n\t") == std::string_view::npos;
}

bool is_frontiere(std::string_view text)
{
    static constexpr std::string_view signs = "'()+_,-./:=? ";
    return !text.empty() && text.size() <= frontiere_octets_max && text.back() != ' '
        && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                   || signs.find(c) != std::string_view::npos;
           });
}

base::Result<void> read_disposition(std::string_view value, EntetePartie& entete)
{
    auto const semicolon = std::min(value.find(';'), value.size());
    auto const attributes = read_attributes(value.substr(semicolon));
    if (!equal_without_case(trim(value.substr(0, semicolon)), "form-data") || !attributes)
        return broken("Content-Disposition d’une partie est illisible\u00a0: attendu "
                      "form-data; name=\"…\".");
    auto const nom = attribute(*attributes, "name");
    if (!nom || nom->empty())
        return broken("Une partie n’a pas de nom.");
    auto const nom_fichier = attribute(*attributes, "filename");
    if (!is_line_of_text(*nom) || (nom_fichier && !is_line_of_text(*nom_fichier)))
        return broken("Le nom d’une partie ou de son fichier n’est pas du texte en UTF-8.");
    entete.nom = *nom;
    if (nom_fichier) {
        auto const slash = nom_fichier->find_last_of("/\\");
        entete.nom_fichier
            = slash == std::string::npos ? *nom_fichier : nom_fichier->substr(slash + 1);
    }
    return {};
}

base::Result<void> read_line(std::string_view line, EntetePartie& entete)
{
    auto const colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line[0] == ' ' || line[0] == '\t')
        return broken("Un en-tête d’une partie est illisible.");
    auto const name = line.substr(0, colon);
    auto const value = trim(line.substr(colon + 1));
    if (equal_without_case(name, "Content-Disposition")) {
        if (!entete.nom.empty())
            return broken("Une partie a deux Content-Disposition.");
        return read_disposition(value, entete);
    }
    if (equal_without_case(name, "Content-Type")) {
        if (!entete.type.empty() || !is_line_of_text(value))
            return broken("Le type d’une partie est donné deux fois ou illisible.");
        if (equal_without_case(value.substr(0, 10), "multipart/"))
            return broken("Une partie est elle-même en plusieurs parties\u00a0: les envoyer "
                          "séparément.");
        entete.type = value;
    }
    bool const is_encoded = equal_without_case(name, "Content-Transfer-Encoding")
        && !equal_without_case(value, "binary") && !equal_without_case(value, "8bit")
        && !equal_without_case(value, "7bit");
    if (is_encoded)
        return broken("Une partie est encodée\u00a0: l’envoyer telle quelle (binary).");
    return {};
}

}

base::Result<std::string> frontiere_of(std::string_view content_type)
{
    auto const semicolon = std::min(content_type.find(';'), content_type.size());
    auto const attributes = read_attributes(content_type.substr(semicolon));
    if (!attributes)
        return broken("Content-Type est illisible.");
    auto frontiere = attribute(*attributes, "boundary");
    if (!frontiere || !is_frontiere(*frontiere))
        return broken("Content-Type n’annonce pas de séparation (boundary) de 1 à 70 signes.");
    return *std::move(frontiere);
}

base::Result<EntetePartie> read_entete_partie(std::string_view bloc)
{
    EntetePartie entete;
    while (!bloc.empty()) {
        auto const end = std::min(bloc.find("\r\n"), bloc.size());
        if (auto read = read_line(bloc.substr(0, end), entete); !read)
            return tl::unexpected(std::move(read).error());
        bloc.remove_prefix(std::min(end + 2, bloc.size()));
    }
    if (entete.nom.empty())
        return broken("Une partie n’a pas de Content-Disposition.");
    return entete;
}

}
