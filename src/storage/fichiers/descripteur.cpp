// SPDX-License-Identifier: EUPL-1.2
#include "storage/fichiers/descripteur.h"

#include "base/sha256.h"
#include "storage/fichiers/depot_de_fichiers.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace quitus::storage {
namespace {

constexpr std::string_view prefixe = "passage-";

// Opens a new file under a name that nobody has, and locks it before anybody takes it for an
// orphan: a cleaner that came first has removed it, and another is made.
Descripteur open_locked(std::filesystem::path const& dossier)
{
    for (;;) {
        std::string name = (dossier / fmt::format("{}XXXXXX", prefixe)).string();
        int const brut = ::mkostemp(name.data(), O_CLOEXEC);
        if (brut < 0)
            fail_on_disk("créer", name);
        ::close(brut);
        try {
            Descripteur fichier(name, O_RDWR);
            struct stat etat { };
            if (::flock(fichier.numero(), LOCK_EX | LOCK_NB) == 0
                && ::fstat(fichier.numero(), &etat) == 0 && etat.st_nlink > 0)
                return fichier;
        } catch (std::system_error const& faute) {
            if (faute.code() != std::errc::no_such_file_or_directory)
                throw;
        }
    }
}

}

void fail_on_disk(std::string_view action, std::filesystem::path const& chemin)
{
    int const code = errno;
    if (code == ENOSPC || code == EDQUOT || code == EFBIG)
        throw DisquePlein(fmt::format("Impossible de {} {} : le disque est plein. Libérer de la "
                                      "place, puis recommencer ; rien n'est à moitié fait.",
            action, chemin.string()));
    throw std::system_error(
        code, std::generic_category(), fmt::format("impossible de {} {}", action, chemin.string()));
}

Descripteur::Descripteur(std::filesystem::path chemin, int drapeaux)
    : m_chemin(std::move(chemin))
    , m_numero(::open(m_chemin.c_str(), drapeaux | O_CLOEXEC, 0600))
{
    if (m_numero < 0)
        fail_on_disk("ouvrir", m_chemin);
}

Descripteur::Descripteur(Descripteur&& autre) noexcept
    : m_chemin(std::move(autre.m_chemin))
    , m_numero(std::exchange(autre.m_numero, -1))
{
}

Descripteur::~Descripteur()
{
    if (m_numero >= 0)
        ::close(m_numero);
}

void Descripteur::write(std::string_view octets) const
{
    while (!octets.empty()) {
        auto const written = ::write(m_numero, octets.data(), octets.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail_on_disk("écrire", m_chemin);
        octets.remove_prefix(static_cast<std::size_t>(written));
    }
}

void Descripteur::sync() const
{
    if (::fsync(m_numero) != 0)
        fail_on_disk("mettre à l'abri", m_chemin);
}

void Descripteur::read(std::function<void(std::string_view)> const& bloc) const
{
    std::array<char, 65536> buffer; // NOLINT: read fills it, before anything is taken from it
    for (;;) {
        auto const count = ::read(m_numero, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            fail_on_disk("lire", m_chemin);
        if (count == 0)
            return;
        bloc({ buffer.data(), static_cast<std::size_t>(count) });
    }
}

void sync_folder(std::filesystem::path const& dossier)
{
    Descripteur(dossier, O_RDONLY | O_DIRECTORY).sync();
}

std::string print_of(std::filesystem::path const& fichier)
{
    base::Sha256 sha256;
    Descripteur(fichier, O_RDONLY | O_NOFOLLOW).read([&](auto bloc) { sha256.update(bloc); });
    return sha256.finish();
}

Passage::Passage(std::filesystem::path const& dossier) : m_fichier(open_locked(dossier)) { }

Passage::~Passage()
{
    if (!m_nomme)
        ::unlink(m_fichier.chemin().c_str());
}

void Passage::remove_orphans(std::filesystem::path const& dossier)
{
    for (auto const& entry : std::filesystem::directory_iterator(dossier)) {
        if (!entry.path().filename().string().starts_with(prefixe))
            continue;
        try {
            Descripteur const fichier(entry.path(), O_RDONLY);
            if (::flock(fichier.numero(), LOCK_EX | LOCK_NB) == 0)
                ::unlink(entry.path().c_str());
        } catch (std::system_error const& faute) {
            // Renamed or removed meanwhile: no orphan any more.
            if (faute.code() != std::errc::no_such_file_or_directory)
                throw;
        }
    }
}

}
