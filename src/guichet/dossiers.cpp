// SPDX-License-Identifier: EUPL-1.2
#include "guichet/dossiers.h"

#include <string>

namespace quitus::guichet {

void Dossiers::add(demande::Demande const& demande)
{
    auto const document = m_parents.size();
    m_parents.push_back(document);
    m_documents.push_back(document);
    auto const& references = demande.references;
    auto const tie = [&](char genre, std::string_view nom) {
        if (!nom.empty())
            join(document, node(genre, nom));
    };
    constexpr char envoi = 'e', dossier_asp = 'd';
    tie(envoi, demande.identifiant_envoi);
    tie(envoi, references.remplace_envoi);
    tie(envoi, references.envoi_avance);
    tie(dossier_asp, references.numero_dossier_asp);
    tie(dossier_asp, references.numero_dossier_avance);
}

std::size_t Dossiers::dossier(std::size_t document)
{
    return root(m_documents[document]);
}

std::size_t Dossiers::node(char genre, std::string_view nom)
{
    auto const [found, inserted] = m_noms.try_emplace(genre + std::string(nom), m_parents.size());
    if (inserted)
        m_parents.push_back(m_parents.size());
    return found->second;
}

std::size_t Dossiers::root(std::size_t node)
{
    while (m_parents[node] != node)
        node = m_parents[node] = m_parents[m_parents[node]];
    return node;
}

void Dossiers::join(std::size_t left, std::size_t right)
{
    m_parents[root(left)] = root(right);
}

}
