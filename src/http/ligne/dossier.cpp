// SPDX-License-Identifier: EUPL-1.2
#include "http/ligne/dossier.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace quitus::http::ligne {

namespace {

constexpr char const* prefix = "recu-";

int lock(std::filesystem::path const& folder)
{
    int const opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened >= 0 && ::flock(opened, LOCK_EX | LOCK_NB) == 0)
        return opened;
    if (opened >= 0)
        ::close(opened);
    return -1;
}

void sweep(std::filesystem::path const& parent)
{
    for (auto const& entry : std::filesystem::directory_iterator(parent)) {
        bool const is_ours = entry.is_directory() && !entry.is_symlink()
            && entry.path().filename().string().starts_with(prefix);
        int const opened = is_ours ? lock(entry.path()) : -1;
        if (opened < 0)
            continue; // another server's, alive
        std::error_code ignored; // it stays until the next sweep
        std::filesystem::remove_all(entry.path(), ignored);
        ::close(opened);
    }
}

}

Dossier::Dossier(std::filesystem::path const& parent)
{
    std::filesystem::create_directories(parent);
    sweep(parent);
    auto name = (parent / (std::string(prefix) + "XXXXXX")).string();
    if (!::mkdtemp(name.data()))
        throw std::system_error(errno, std::generic_category(),
            "le dossier temporaire «\u00a0" + parent.string() + "\u00a0» ne prend pas de dossier");
    m_chemin = name;
    m_verrou = lock(m_chemin);
}

Dossier::~Dossier()
{
    std::error_code ignored; // the next start sweeps it
    std::filesystem::remove_all(m_chemin, ignored);
    if (m_verrou >= 0)
        ::close(m_verrou);
}

}
