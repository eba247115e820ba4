// SPDX-License-Identifier: EUPL-1.2
// Files of financing among a set of documents: an avance, its attestation, its solde, its
// annulation and what each of them replaces are one file. Two documents of one file never compete
// with each other (UNI-002, PCE-013). Also finds a document by the names it bears.
#pragma once

#include "guichet/recueil/empreinte.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace quitus::guichet {

// The names by which documents speak of each other; none when absent.
struct Noms {
    std::optional<Empreinte> envoi; // its own identifiant_envoi
    std::optional<Empreinte> remplace, envoi_avance; // those it quotes
    std::optional<Empreinte> numero, numero_avance; // numero_dossier_asp, numero_dossier_avance
};

class Dossiers {
public:
    // Adds the next document, in rank order.
    void add(Noms const& noms, bool is_avance);
    // The file of a document: the same number for all its documents.
    std::uint32_t dossier(std::size_t document);

    // The first document of that identifiant_envoi, or the first avance of that number.
    std::optional<std::uint32_t> find_envoi(std::optional<Empreinte> const& envoi) const;
    std::optional<std::uint32_t> find_avance(std::optional<Empreinte> const& numero) const;

private:
    struct Nom {
        std::uint32_t noeud = 0;
        std::optional<std::uint32_t> document; // the first that bears it as its own
    };

    std::uint32_t root(std::uint32_t node);
    Nom* tie(std::uint32_t document, std::optional<Empreinte> const& nom);
    std::optional<std::uint32_t> find(std::optional<Empreinte> const& nom) const;

    std::vector<std::uint32_t> m_parents; // of every node: documents and names
    std::vector<std::uint32_t> m_documents; // node of a document
    std::unordered_map<Empreinte, Nom, EmpreinteHash> m_noms;
};

}
