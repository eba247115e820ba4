// SPDX-License-Identifier: EUPL-1.2
#include "storage/fichiers/depot_de_fichiers.h"

#include "base/ensure.h"
#include "base/sha256.h"
#include "storage/fichiers/descripteur.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <system_error>

namespace quitus::storage {
namespace {

constexpr char const* dossier_des_passages = "en-cours";

// A print comes from the house, never from outside: it is the only name a file may have.
bool is_print(std::string_view sha256)
{
    return sha256.size() == 64 && std::all_of(sha256.begin(), sha256.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

void check_print(std::string_view expected, std::string_view found)
{
    if (expected != found)
        throw FichierAltere(fmt::format("Le fichier {} n'a pas le contenu que dit son empreinte : "
                                        "le reprendre d'une sauvegarde.",
            expected));
}

}

DepotDeFichiers::DepotDeFichiers(std::filesystem::path racine) : m_racine(std::move(racine))
{
    make_folder(m_racine);
    make_folder(m_racine / dossier_des_passages);
    remove_orphans();
}

void DepotDeFichiers::remove_orphans() const
{
    Passage::remove_orphans(m_racine / dossier_des_passages);
}

std::filesystem::path DepotDeFichiers::path_of(std::string_view sha256) const
{
    QUITUS_ENSURE(is_print(sha256));
    return m_racine / sha256.substr(0, 2) / sha256.substr(2, 2) / sha256;
}

void DepotDeFichiers::make_folder(std::filesystem::path const& dossier) const
{
    std::error_code code;
    if (std::filesystem::is_directory(dossier, code))
        return;
    auto const parent = std::filesystem::absolute(dossier).parent_path();
    make_folder(parent);
    if (!std::filesystem::create_directory(dossier, code) && code) {
        errno = code.value();
        fail_on_disk("créer", dossier);
    }
    sync_folder(parent);
}

bool DepotDeFichiers::contains(std::string_view sha256) const
{
    std::error_code code;
    return std::filesystem::is_regular_file(path_of(sha256), code);
}

// The other writer of the same bytes may have renamed it and not synced its folder yet.
bool DepotDeFichiers::is_kept(std::filesystem::path const& chemin) const
{
    std::error_code code;
    if (!std::filesystem::is_regular_file(chemin, code))
        return false;
    sync_folder(chemin.parent_path());
    return true;
}

void DepotDeFichiers::rename_durably(
    std::filesystem::path const& de, std::filesystem::path const& vers) const
{
    make_folder(vers.parent_path());
    if (std::rename(de.c_str(), vers.c_str()) != 0)
        fail_on_disk("ranger", vers);
    sync_folder(vers.parent_path());
}

void DepotDeFichiers::add_bytes(std::string_view sha256, std::string_view octets)
{
    auto const chemin = path_of(sha256);
    check_print(sha256, base::sha256_hex(octets));
    if (is_kept(chemin))
        return;
    Passage passage(m_racine / dossier_des_passages);
    passage.fichier().write(octets);
    passage.fichier().sync();
    rename_durably(passage.fichier().chemin(), chemin);
    passage.release();
}

void DepotDeFichiers::add(std::string_view sha256, std::filesystem::path const& fichier)
{
    auto const chemin = path_of(sha256);
    check_print(sha256, print_of(fichier));
    if (is_kept(chemin))
        return;
    // A name of passage first: the final one is only ever given to bytes that are synced.
    Passage passage(m_racine / dossier_des_passages);
    // Locked by itself: the lock of the passage is on the file whose name this one takes, and
    // another process that opens the store would see an orphan.
    Descripteur const recu(fichier, O_RDONLY | O_NOFOLLOW);
    if (::flock(recu.numero(), LOCK_EX) != 0)
        fail_on_disk("verrouiller", fichier);
    if (std::rename(fichier.c_str(), passage.fichier().chemin().c_str()) == 0) {
        recu.sync();
    } else if (errno == EXDEV) {
        recu.read([&](std::string_view bloc) { passage.fichier().write(bloc); });
        passage.fichier().sync();
    } else {
        fail_on_disk("prendre", fichier);
    }
    rename_durably(passage.fichier().chemin(), chemin);
    passage.release();
}

std::filesystem::path DepotDeFichiers::checked(std::string_view sha256) const
{
    auto chemin = path_of(sha256);
    if (!contains(sha256))
        throw FichierAbsent(fmt::format(
            "Le fichier {} manque dans le dépôt : le reprendre d'une sauvegarde.", sha256));
    check_print(sha256, print_of(chemin));
    return chemin;
}

}
