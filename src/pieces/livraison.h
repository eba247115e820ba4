// SPDX-License-Identifier: EUPL-1.2
// What was delivered with a request: the files of its archive, as far as they could be read without
// opening any PDF. Requirements.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::pieces {

struct FichierLivre {
    std::string nom; // name inside the archive, as stored; never used as a path
    std::string sha256; // 64 lowercase hexadecimal digits, of the real bytes
    std::uint64_t taille_octets = 0;
};

// Why an archive is refused whole (PCE-006). `motif` is French, fit for a message; it holds no
// absolute path.
struct RefusArchive {
    // "chemin_sortant", "lien", "doublon", "bombe", "taille_mensongere", "trop_de_fichiers",
    // "trop_gros", "chiffree", "compression", "illisible"
    std::string code;
    std::string motif;
    std::string entree; // name of the entry concerned, empty for the archive itself
};

// Nothing delivered (`archive_recue` false), an archive refused (`refus`), or its files.
struct Livraison {
    bool archive_recue = false;
    std::optional<RefusArchive> refus;
    std::vector<FichierLivre> fichiers;
};

// Limits of an archive; configuration, these are the defaults of the contract (section 8).
struct LimitesArchive {
    std::uint64_t archive_octets_max = 200ULL << 20;
    std::uint64_t deplie_octets_max = 1ULL << 30;
    std::uint64_t fichiers_max = 2000;
    std::uint64_t ratio_max = 200;
    std::uint64_t fichier_octets_max = 50ULL << 20; // one PDF
    std::uint64_t json_octets_max = 8ULL << 20; // the request itself
};

// The name without the folders of the archive.
std::string_view base_name(std::string_view nom);

}
