// SPDX-License-Identifier: EUPL-1.2
// Files of financing among a set of documents: an avance, its attestation, its solde, its
// annulation and what each of them replaces are one file. Two documents of one file never compete
// with each other (UNI-002, PCE-013).
#pragma once

#include "demande/demande.h"

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quitus::guichet {

class Dossiers {
public:
    // Adds the next document, in rank order; a fatal reading belongs to a file of its own.
    void add(demande::Demande const& demande);
    // The file of a document: the same number for all its documents.
    std::size_t dossier(std::size_t document);

private:
    std::size_t node(char genre, std::string_view nom);
    std::size_t root(std::size_t node);
    void join(std::size_t left, std::size_t right);

    std::vector<std::size_t> m_parents;
    std::vector<std::size_t> m_documents;
    std::unordered_map<std::string, std::size_t> m_noms;
};

}
