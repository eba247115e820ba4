// SPDX-License-Identifier: EUPL-1.2
// Where the documents of a check stand. They are read twice, once to know what surrounds each and
// once to judge it, so that a stock larger than the memory can be judged: what is kept between the
// two is an index.
#pragma once

#include "pieces/livraison.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::guichet {

// A document held whole.
struct DocumentDepose {
    std::string nom; // as the user knows it
    std::optional<std::uint32_t> ligne_ndjson;
    std::string texte;
    bool trop_gros = false; // the text was not loaded: SCH-001
    std::string faute = {}; // French; why no request could be had from a deposit: SCH-001
    pieces::Livraison livraison = {};
    bool contexte = false; // judged only as far as others need it
};

// A document as it is looked at; the texts belong to whoever lent them.
struct DocumentLu {
    std::string_view nom; // personal identifiers masked
    std::optional<std::uint32_t> ligne_ndjson;
    std::string_view texte;
    bool trop_gros = false;
    std::string_view faute;
    pieces::Livraison const* livraison = nullptr; // null: nothing delivered
    bool contexte = false;
};

// Documents that follow one another, and the bytes they view.
struct Lot {
    std::vector<DocumentLu> documents;
    std::string octets;
};

class DocumentsDonnes {
public:
    virtual ~DocumentsDonnes() = default;
    virtual std::size_t size() const = 0;
    // The documents from `first` to `last`, excluded; what the lot held before is forgotten. May be
    // called from several threads, each with its lot. Throws when the world no longer gives them.
    virtual void read(std::size_t first, std::size_t last, Lot& lot) const = 0;
};

// As it is looked at; `nom` is its name once masked. Both must outlive the result.
DocumentLu view_of(DocumentDepose const& document, std::string_view nom);

// Calls visit(rank, document) for the documents from `first` to `last`, excluded; a document is
// there for the time of its visit.
template <typename Visit>
void for_each_document(
    DocumentsDonnes const& documents, std::size_t first, std::size_t last, Visit&& visit)
{
    Lot lot;
    documents.read(first, last, lot);
    for (auto rang = first; rang < last; ++rang)
        visit(rang, lot.documents[rang - first]);
}

// `documents` must outlive the result.
std::unique_ptr<DocumentsDonnes> in_memory(std::vector<DocumentDepose> const& documents);

}
