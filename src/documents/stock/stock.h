// SPDX-License-Identifier: EUPL-1.2
// The documents of a run, without holding them: a line of a file is a place in it, read when it is
// needed; what comes through a pipe is first poured into a temporary file. A document of its own
// file, or of a deposit, is held whole. Requirements.
#pragma once

#include "base/result.h"
#include "documents/entrees.h"
#include "guichet/documents_donnes.h"

#include <memory>
#include <string>
#include <vector>

namespace quitus::documents {

// A document held whole, as the counter takes it.
guichet::DocumentDepose deposited(DocumentRecu&& recu, bool contexte);

class Stock final : public guichet::DocumentsDonnes {
public:
    // `contexte` are paths of documents that are only context; one that is judged too is read once,
    // as judged. Errors: those of for_each_document.
    static base::Result<std::unique_ptr<Stock>> open(std::vector<std::string> const& chemins,
        std::vector<std::string> const& contexte, OptionsEntrees const& options);
    ~Stock() override;

    std::size_t size() const override { return m_places.size(); }
    // Throws std::runtime_error when a file was cut or can no longer be read.
    void read(std::size_t first, std::size_t last, guichet::Lot& lot) const override;

    // The files that were opened, as the user named them.
    std::vector<std::string> const& fichiers() const { return m_fichiers; }

private:
    class Fichier; // an open file, closed with it
    struct Source {
        std::string nom; // masked
        Fichier const* fichier = nullptr;
        std::size_t fichiers = 0; // how many had been opened with it
    };
    struct Place {
        std::uint64_t octet = 0; // in the file of the source; or the rank among the whole ones
        std::uint32_t longueur = 0;
        std::uint32_t source = 0;
        std::uint32_t ligne = 0; // 0: held whole
        bool trop_gros = false, contexte = false;
    };

    Stock() = default;
    void add(DocumentRecu&& recu, bool contexte);
    void add_line(DocumentRecu const& recu, bool contexte);
    Source& source_of(std::string const& nom);
    std::size_t end_of_run(std::size_t first, std::size_t last) const;

    std::vector<std::string> m_fichiers;
    std::vector<std::unique_ptr<Fichier>> m_ouverts;
    Fichier* m_versement = nullptr; // the temporary file
    std::vector<Source> m_sources;
    std::vector<Place> m_places;
    std::vector<guichet::DocumentDepose> m_entiers;
    std::vector<std::string> m_noms_des_entiers; // masked
};

}
