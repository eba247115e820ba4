// SPDX-License-Identifier: EUPL-1.2
#include "reglement/texte/fautes.h"

#include "base/text.h"

#include <fmt/format.h>

namespace quitus::reglement {

std::string Lieu::text() const
{
    return ligne > 0 ? fmt::format("{}:{}", fichier, ligne) : std::string(fichier);
}

void Fautes::add_at(std::string lieu, std::string message)
{
    if (m_count < fautes_montrees_max)
        m_lines.push_back(fmt::format("{}\u00A0: {}", lieu, message));
    if (m_count == 0)
        m_premier_lieu = std::move(lieu);
    ++m_count;
}

base::Erreur Fautes::erreur() const
{
    auto message = m_count == 1 ? std::string("Le règlement comporte une faute\u00A0:")
                                : fmt::format("Le règlement comporte {} fautes\u00A0:", m_count);
    for (auto const& line : m_lines)
        message += "\n" + line;
    if (m_count > m_lines.size())
        message += fmt::format(
            "\n… et {} autres, à voir une fois celles-ci corrigées.", m_count - m_lines.size());
    return { "reglement_invalide", std::move(message), m_premier_lieu };
}

std::string entre_guillemets(std::string_view mot)
{
    return fmt::format("«\u00A0{}\u00A0»", mot);
}

std::string suggestion(std::string_view mot, std::vector<std::string_view> const& connus)
{
    auto const proche = base::nearest_name(mot, connus);
    return proche.empty()
        ? std::string()
        : fmt::format("\u00A0; vouliez-vous dire {}\u00A0?", entre_guillemets(proche));
}

std::string enumeration(std::vector<std::string_view> const& mots)
{
    return fmt::format("{}", fmt::join(mots, ", "));
}

}
