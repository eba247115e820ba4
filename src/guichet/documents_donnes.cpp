// SPDX-License-Identifier: EUPL-1.2
#include "guichet/documents_donnes.h"

#include "identite/mssante.h"

namespace quitus::guichet {

namespace {

class EnMemoire final : public DocumentsDonnes {
public:
    explicit EnMemoire(std::vector<DocumentDepose> const& documents) : m_documents(documents)
    {
        for (auto const& document : documents)
            m_noms.push_back(identite::mask_personal(document.nom));
    }

    std::size_t size() const override { return m_documents.size(); }

    void read(std::size_t first, std::size_t last, Lot& lot) const override
    {
        lot.documents.clear();
        for (auto rang = first; rang < last; ++rang)
            lot.documents.push_back(view_of(m_documents[rang], m_noms[rang]));
    }

private:
    std::vector<DocumentDepose> const& m_documents;
    std::vector<std::string> m_noms;
};

}

DocumentLu view_of(DocumentDepose const& document, std::string_view nom)
{
    return {
        .nom = nom,
        .ligne_ndjson = document.ligne_ndjson,
        .texte = document.texte,
        .trop_gros = document.trop_gros,
        .faute = document.faute,
        .livraison = &document.livraison,
        .contexte = document.contexte,
    };
}

std::unique_ptr<DocumentsDonnes> in_memory(std::vector<DocumentDepose> const& documents)
{
    return std::make_unique<EnMemoire>(documents);
}

}
