// SPDX-License-Identifier: EUPL-1.2
// The documents that `check` is given: every path expanded, every text read whole, every archive
// opened, one at a time. Requirements.
#pragma once

#include "base/result.h"
#include "pieces/livraison.h"

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace quitus::documents {

struct DocumentRecu {
    std::string nom; // the path as given; « - » for the standard input
    std::optional<std::uint32_t> ligne_ndjson;
    std::uint64_t octet = 0; // of a line: where it begins in its file
    std::string texte; // bytes as stored, a byte order mark included
    bool trop_gros = false; // above the limit of a request: its text is not loaded
    std::string nom_interne; // of the request inside its deposit, empty otherwise
    // A deposit from which no request could be had, and why: the text is empty.
    std::optional<base::Erreur> faute;
    std::optional<pieces::Livraison> livraison; // none: the request came without its pièces
};

struct OptionsEntrees {
    std::optional<std::string> archive_des_pieces; // --pieces
    pieces::LimitesArchive limites;
    std::istream* entree_standard = nullptr; // what « - » reads
};

enum class Suite : std::uint8_t { continuer, arreter };
using Visiteur = std::function<Suite(DocumentRecu&&)>;

// Hands each document to the visitor as soon as it is read, and gives their number. Fails with
// « chemin_absent », « forme_inconnue », « aucune_demande », « pieces_ambigues » (wrong use),
// « illisible » (the system refuses to read): documents may then already have been visited.
base::Result<std::size_t> for_each_document(std::vector<std::string> const& chemins,
    OptionsEntrees const& options, Visiteur const& visiteur);

// The documents of the paths, then those of the context; one of these that the paths name too is
// passed over, for it would be its own rival. The archive of the pièces is not for the context.
// Gives the number of documents of the paths.
base::Result<std::size_t> for_each_given(std::vector<std::string> const& chemins,
    std::vector<std::string> const& contexte, OptionsEntrees const& options,
    std::function<void(DocumentRecu&&, bool contexte)> const& visiteur);

base::Result<std::vector<DocumentRecu>> read_inputs(
    std::vector<std::string> const& chemins, OptionsEntrees const& options);

// True for the failures of who gave the paths, false when the system failed to read them.
bool is_wrong_use(base::Erreur const& erreur);

}
