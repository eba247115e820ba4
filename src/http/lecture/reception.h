// SPDX-License-Identifier: EUPL-1.2
// Puts the body of a request where its route wants it, as it comes: in memory, in a form, in parts
// that are spooled and hashed. What it spooled it removes when it dies, unless it was moved away.
#pragma once

#include "base/sha256.h"
#include "http/lecture/multipart.h"
#include "http/lecture/refus.h"
#include "http/routeur.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace quitus::http::lecture {

// What can be refused before a byte of the body is read: 413, 415.
std::optional<Refus> refuse_by_tete(
    PolitiqueCorps const& politique, Tete const& tete, std::optional<std::uint64_t> longueur);

class Reception final : private ReceveurDeParties {
public:
    // Both must outlive it. Throws std::system_error when the folder cannot take a file.
    Reception(PolitiqueCorps const& politique, std::filesystem::path dossier, Requete& requete);
    ~Reception() override;
    Reception(Reception const&) = delete;
    Reception& operator=(Reception const&) = delete;

    std::optional<Refus> add(std::string_view octets);
    std::optional<Refus> finish();

private:
    std::optional<base::Erreur> begin_partie(EntetePartie const& entete) override;
    std::optional<base::Erreur> add_octets(std::string_view octets) override;
    std::optional<base::Erreur> end_partie() override;
    void open_fichier();
    bool write(std::string_view octets); // false: the disk is full
    void close_fichier();
    PolitiquePartie const* find_politique(std::string_view nom) const;

    PolitiqueCorps const& m_politique;
    std::filesystem::path m_dossier;
    Requete& m_requete;
    std::optional<Multipart> m_multipart;
    std::uint64_t m_octets = 0;
    PolitiquePartie const* m_partie = nullptr; // the policy of the part being read
    bool m_is_champ = false; // a field of a form, without a file name
    base::Sha256 m_sha256;
    int m_descripteur = -1;
    std::vector<std::filesystem::path> m_fichiers;
};

}
