// SPDX-License-Identifier: EUPL-1.2
#include "cli/sortie.h"

#include <stdexcept>
#include <system_error>

namespace quitus::cli {

Sortie::Sortie(std::string const& fichier, Monde& monde) : m_fichier(fichier), m_monde(monde)
{
    if (fichier.empty())
        return;
    m_nom_provisoire = m_fichier;
    m_nom_provisoire += ".partiel";
    m_provisoire.open(m_nom_provisoire, std::ios::binary | std::ios::trunc);
    if (!m_provisoire)
        throw std::runtime_error("le fichier «\u00a0" + fichier
            + "\u00a0» ne peut pas être créé\u00a0: vérifier que le dossier "
              "existe et que l’écriture y est permise.");
}

Sortie::~Sortie()
{
    if (m_nom_provisoire.empty())
        return;
    m_provisoire.close();
    std::error_code ignored;
    std::filesystem::remove(m_nom_provisoire, ignored);
}

void Sortie::finish()
{
    if (m_fichier.empty())
        return;
    m_provisoire.close();
    std::error_code error;
    if (m_provisoire)
        std::filesystem::rename(m_nom_provisoire, m_fichier, error);
    if (!m_provisoire || error)
        throw std::runtime_error("le rapport «\u00a0" + m_fichier.string()
            + "\u00a0» n’a pas pu être écrit en entier\u00a0: vérifier "
              "la place sur le disque.");
    m_nom_provisoire.clear();
    m_monde.erreurs << "Rapport écrit dans " << m_fichier.string() << '\n';
}

}
