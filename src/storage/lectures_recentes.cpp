// SPDX-License-Identifier: EUPL-1.2
#include "storage/lectures_recentes.h"

#include "base/ensure.h"

namespace quitus::storage {

namespace {

// Reports of a usual size: with these, the whole never holds much.
constexpr std::size_t texte_octets_max = 8192;

}

guichet::Suivi LecturesRecentes::suivi(std::string_view numero, std::string_view contenu)
{
    std::string const nom(numero);
    if (auto const lu = m_suivis.find(nom); lu && lu->contenu == contenu)
        return lu->suivi;
    auto const donnees = journal::Donnees::parse(contenu);
    QUITUS_ENSURE(donnees.has_value());
    auto const lu
        = std::make_shared<Lu const>(Lu{ std::string(contenu), guichet::Suivi::of(*donnees) });
    if (contenu.size() <= texte_octets_max)
        m_suivis.keep(nom, lu);
    return lu->suivi;
}

std::optional<std::string> LecturesRecentes::texte(std::string_view sha256)
{
    auto const texte = m_textes.find(std::string(sha256));
    return texte ? std::optional(*texte) : std::nullopt;
}

void LecturesRecentes::keep_texte(std::string_view sha256, std::string_view texte)
{
    if (texte.size() <= texte_octets_max)
        m_textes.keep(std::string(sha256), std::make_shared<std::string const>(texte));
}

}
