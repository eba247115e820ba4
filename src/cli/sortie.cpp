// SPDX-License-Identifier: EUPL-1.2
#include "cli/sortie.h"

#include "cli/diagnostic.h"

#include <fmt/format.h>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace quitus::cli {

namespace fs = std::filesystem;

namespace {

// The file itself when the name is a link: the link stays, the file is replaced.
fs::path true_file(fs::path const& fichier)
{
    std::error_code error;
    auto const target = fs::canonical(fichier, error);
    return error ? fichier : target;
}

}

Sortie::Sortie(std::string const& fichier, Monde& monde, std::string_view quoi)
    : m_fichier(fichier)
    , m_quoi(quoi)
    , m_monde(monde)
{
    if (fichier.empty())
        return;
    std::error_code error;
    auto const status = fs::status(m_fichier, error);
    if (fs::is_directory(status))
        throw std::runtime_error(
            fmt::format("«\u00a0{}\u00a0» est un dossier\u00a0: ajouter le nom "
                        "du {} à écrire.",
                fichier, m_quoi));
    // A device or a pipe takes what it is given; putting a file in its place would destroy it.
    bool const is_replaced = !fs::exists(status) || fs::is_regular_file(status);
    m_cible = is_replaced ? true_file(m_fichier) : m_fichier;
    m_ouvert = m_cible;
    if (is_replaced)
        m_ouvert += fmt::format(".{}.partiel", ::getpid());
    m_flux.open(m_ouvert, std::ios::binary | std::ios::trunc);
    if (!m_flux)
        throw std::runtime_error(fmt::format("le fichier «\u00a0{}\u00a0» ne peut pas être "
                                             "créé\u00a0: vérifier que le dossier existe et que "
                                             "l’écriture y est permise.",
            fichier));
}

Sortie::~Sortie()
{
    if (m_ouvert == m_cible)
        return;
    m_flux.close();
    std::error_code ignored;
    fs::remove(m_ouvert, ignored);
}

void Sortie::finish()
{
    if (m_fichier.empty())
        return;
    m_flux.close();
    std::error_code error;
    if (m_flux && m_ouvert != m_cible)
        fs::rename(m_ouvert, m_cible, error);
    if (!m_flux || error)
        throw std::runtime_error(fmt::format("le {} «\u00a0{}\u00a0» n’a pas pu être écrit en "
                                             "entier\u00a0: vérifier la place sur le disque.",
            m_quoi, m_fichier.string()));
    m_ouvert = m_cible;
    m_quoi.front() = static_cast<char>(m_quoi.front() - 'a' + 'A'); // a plain letter
    say(m_monde, fmt::format("{} écrit dans {}", m_quoi, m_fichier.string()));
}

}
