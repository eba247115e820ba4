// SPDX-License-Identifier: EUPL-1.2
// The files of an archive as they are read, each written beside it under a name of ours, until the
// whole archive is accepted.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string_view>

namespace quitus::documents {

// Takes the bytes of an entry as they are read, before anything is known of the rest.
using Puits = std::function<void(std::string_view)>;

class Extraits {
public:
    explicit Extraits(std::filesystem::path archive) : m_archive(std::move(archive)) { }
    Extraits(Extraits const&) = delete;
    Extraits& operator=(Extraits const&) = delete;
    ~Extraits(); // removes the files that were not moved

    // Where the file of that rank goes. Throws when the disk refuses: a broken world.
    Puits next(std::size_t rang);
    // The last file is whole.
    void close();
    std::filesystem::path path(std::size_t rang) const;

private:
    std::filesystem::path m_archive;
    std::ofstream m_stream;
    std::size_t m_nombre = 0;
};

}
