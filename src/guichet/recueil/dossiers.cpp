// SPDX-License-Identifier: EUPL-1.2
#include "guichet/recueil/dossiers.h"

namespace quitus::guichet {

void Dossiers::add(Noms const& noms, bool is_avance)
{
    auto const document = static_cast<std::uint32_t>(m_documents.size());
    auto const node = static_cast<std::uint32_t>(m_parents.size());
    m_parents.push_back(node);
    m_documents.push_back(node);
    auto* const envoi = tie(node, noms.envoi);
    if (envoi != nullptr && !envoi->document)
        envoi->document = document;
    tie(node, noms.remplace);
    tie(node, noms.envoi_avance);
    auto* const numero = tie(node, noms.numero);
    if (numero != nullptr && is_avance && !numero->document)
        numero->document = document;
    tie(node, noms.numero_avance);
}

std::uint32_t Dossiers::dossier(std::size_t document)
{
    return root(m_documents[document]);
}

std::optional<std::uint32_t> Dossiers::find_envoi(std::optional<Empreinte> const& envoi) const
{
    return find(envoi);
}

std::optional<std::uint32_t> Dossiers::find_avance(std::optional<Empreinte> const& numero) const
{
    return find(numero);
}

std::optional<std::uint32_t> Dossiers::find(std::optional<Empreinte> const& nom) const
{
    auto const found = nom ? m_noms.find(*nom) : m_noms.end();
    return found == m_noms.end() ? std::nullopt : found->second.document;
}

Dossiers::Nom* Dossiers::tie(std::uint32_t document, std::optional<Empreinte> const& nom)
{
    if (!nom)
        return nullptr;
    auto const [found, inserted]
        = m_noms.try_emplace(*nom, Nom{ static_cast<std::uint32_t>(m_parents.size()), {} });
    if (inserted)
        m_parents.push_back(found->second.noeud);
    m_parents[root(document)] = root(found->second.noeud);
    return &found->second;
}

std::uint32_t Dossiers::root(std::uint32_t node)
{
    while (m_parents[node] != node)
        node = m_parents[node] = m_parents[m_parents[node]];
    return node;
}

}
