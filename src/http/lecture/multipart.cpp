// SPDX-License-Identifier: EUPL-1.2
#include "http/lecture/multipart.h"

#include <algorithm>

namespace quitus::http::lecture {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t remplissage_max = 64; // spaces that a mail gateway may leave after a boundary

base::Erreur broken(std::string message)
{
    return { "multipart_invalide", std::move(message), {} };
}

}

Multipart::Multipart(std::string_view frontiere)
    : m_delimiteur("\r\n--" + std::string(frontiere))
    , m_tampon(line_end) // the first boundary may be the very first line
{
}

std::optional<base::Erreur> Multipart::feed(std::string_view octets, ReceveurDeParties& receveur)
{
    m_tampon.erase(0, m_place);
    m_place = 0;
    m_tampon.append(octets);
    while (true) {
        auto pas = step(receveur);
        if (pas.faute)
            return std::move(pas.faute);
        if (!pas.has_advanced)
            return std::nullopt;
    }
}

std::optional<base::Erreur> Multipart::finish() const
{
    if (m_etat == Etat::epilogue)
        return std::nullopt;
    return broken("Le corps s’arrête avant sa dernière ligne de séparation\u00a0: il a été "
                  "tronqué. Recommencer l’envoi.");
}

Multipart::Pas Multipart::step(ReceveurDeParties& receveur)
{
    switch (m_etat) {
    case Etat::preambule:
        return skip_preambule();
    case Etat::delimiteur:
        return read_delimiteur();
    case Etat::entetes:
        return read_entetes(receveur);
    case Etat::contenu:
        return read_contenu(receveur);
    case Etat::epilogue:
        break;
    }
    return skip_epilogue();
}

Multipart::Pas Multipart::skip_preambule()
{
    auto const found = rest().find(m_delimiteur);
    bool const is_found = found != std::string_view::npos;
    // What could be the beginning of a delimiter waits for its end.
    auto const skipped
        = is_found ? found : rest().size() - std::min(rest().size(), m_delimiteur.size() - 1);
    m_hors_parties += skipped;
    if (m_hors_parties > hors_parties_octets_max)
        return { false, broken("La ligne de séparation annoncée n’apparaît pas dans le corps.") };
    m_place += skipped + (is_found ? m_delimiteur.size() : 0);
    if (is_found)
        m_etat = Etat::delimiteur;
    return { is_found, {} };
}

// Just after a delimiter: "--" ends the whole, an end of line opens a part.
Multipart::Pas Multipart::read_delimiteur()
{
    auto const text = rest();
    if (text.starts_with("--")) {
        m_place += 2;
        m_etat = Etat::epilogue;
        return { true, {} };
    }
    auto const padding = std::min(text.find_first_not_of(" \t"), text.size());
    auto const after = text.substr(padding);
    if (after.starts_with(line_end)) {
        m_place += padding + line_end.size();
        m_etat = Etat::entetes;
        return { true, {} };
    }
    bool const may_follow = after.empty() || after == "\r" || (padding == 0 && after == "-");
    if (!may_follow || padding > remplissage_max)
        return { false, broken("Une ligne de séparation est suivie d’autre chose.") };
    return {};
}

Multipart::Pas Multipart::read_entetes(ReceveurDeParties& receveur)
{
    static constexpr std::string_view end = "\r\n\r\n";
    auto const text = rest();
    auto const found = text.find(end);
    // The end, when only its beginning is there, is no header.
    if (std::min(found, text.size() - std::min(text.size(), end.size() - 1)) > entetes_octets_max)
        return { false, broken("Les en-têtes d’une partie dépassent 8\u202f192 octets.") };
    if (text.starts_with(line_end))
        return { false, broken("Une partie n’a pas d’en-têtes.") };
    if (found == std::string_view::npos)
        return {};
    auto entete = read_entete_partie(text.substr(0, found));
    if (!entete)
        return { false, std::move(entete).error() };
    m_place += found + end.size();
    if (auto faute = receveur.begin_partie(*entete))
        return { false, std::move(faute) };
    m_etat = Etat::contenu;
    return { true, {} };
}

Multipart::Pas Multipart::read_contenu(ReceveurDeParties& receveur)
{
    auto const text = rest();
    auto const found = text.find(m_delimiteur);
    bool const is_found = found != std::string_view::npos;
    auto const length
        = is_found ? found : text.size() - std::min(text.size(), m_delimiteur.size() - 1);
    if (length > 0) {
        if (auto faute = receveur.add_octets(text.substr(0, length)))
            return { false, std::move(faute) };
    }
    m_place += length;
    if (!is_found)
        return {};
    m_place += m_delimiteur.size();
    m_etat = Etat::delimiteur;
    if (auto faute = receveur.end_partie())
        return { false, std::move(faute) };
    return { true, {} };
}

Multipart::Pas Multipart::skip_epilogue()
{
    m_hors_parties += rest().size();
    m_place = m_tampon.size();
    if (m_hors_parties > hors_parties_octets_max)
        return { false, broken("Trop d’octets suivent la dernière ligne de séparation.") };
    return {};
}

}
