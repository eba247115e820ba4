// SPDX-License-Identifier: EUPL-1.2
// Files of pièces, each named by the SHA-256 of its bytes, in two levels of folders. A file is
// written under a name of passage in the same tree, synced, renamed, and its folder synced: it is
// there whole or not at all, even when power fails. It is never written again, and is checked
// against its name when it is read. Several programs may share the tree.
#pragma once

#include "guichet/ports.h"

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace quitus::storage {

// The bytes are not those of the name: a damaged disk, or a wrong file. It says the print, nothing
// of the content.
class FichierAltere : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class FichierAbsent : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class DisquePlein : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class DepotDeFichiers : public guichet::Fichiers {
public:
    // Creates the folders, and removes what writers that are dead left under a name of passage.
    explicit DepotDeFichiers(std::filesystem::path racine);

    // Durable on return. The file is moved when it stands on the same disk, else copied; its bytes
    // are checked against the print first. A file already there stays as it is.
    void add(std::string_view sha256, std::filesystem::path const& fichier) override;
    void add_bytes(std::string_view sha256, std::string_view octets) override;
    bool contains(std::string_view sha256) const override;
    // Its path, once its bytes have been checked.
    std::filesystem::path checked(std::string_view sha256) const override;

private:
    std::filesystem::path path_of(std::string_view sha256) const;
    bool is_kept(std::filesystem::path const& chemin) const;
    void make_folder(std::filesystem::path const& dossier) const;
    void rename_durably(std::filesystem::path const& de, std::filesystem::path const& vers) const;
    void remove_orphans() const;

    std::filesystem::path m_racine;
};

}
