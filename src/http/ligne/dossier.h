// SPDX-License-Identifier: EUPL-1.2
// The folder of what one server spools: made when it starts, removed when it stops. Those that a
// killed server left behind are swept; those of a living one are locked.
#pragma once

#include <filesystem>

namespace quitus::http::ligne {

class Dossier {
public:
    // Throws std::system_error or std::filesystem::filesystem_error when `parent` takes no folder.
    explicit Dossier(std::filesystem::path const& parent);
    ~Dossier();
    Dossier(Dossier const&) = delete;
    Dossier& operator=(Dossier const&) = delete;
    std::filesystem::path const& chemin() const { return m_chemin; }

private:
    std::filesystem::path m_chemin;
    int m_verrou = -1;
};

}
