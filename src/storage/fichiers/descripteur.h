// SPDX-License-Identifier: EUPL-1.2
// An open file of the system, closed with its owner, and the few calls that the depot makes on it.
// What fails throws: a full disk as DisquePlein, anything else as std::system_error.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace quitus::storage {

[[noreturn]] void fail_on_disk(std::string_view action, std::filesystem::path const& chemin);

class Descripteur {
public:
    // `drapeaux` are those of open(2).
    Descripteur(std::filesystem::path chemin, int drapeaux);
    Descripteur(Descripteur&& autre) noexcept;
    Descripteur& operator=(Descripteur&&) = delete;
    ~Descripteur();

    std::filesystem::path const& chemin() const { return m_chemin; }
    int numero() const { return m_numero; }
    void write(std::string_view octets) const;
    void sync() const;
    // From where it stands to its end, by blocks.
    void read(std::function<void(std::string_view)> const& bloc) const;

private:
    std::filesystem::path m_chemin;
    int m_numero;
};

void sync_folder(std::filesystem::path const& dossier);
std::string print_of(std::filesystem::path const& fichier);

// A file under a name of passage, locked as long as its writer lives: a lock that anybody can take
// marks an orphan. It is removed unless it was given its final name.
class Passage {
public:
    explicit Passage(std::filesystem::path const& dossier);
    Passage(Passage const&) = delete;
    Passage& operator=(Passage const&) = delete;
    ~Passage();

    Descripteur const& fichier() const { return m_fichier; }
    void release() { m_nomme = true; }

    static void remove_orphans(std::filesystem::path const& dossier);

private:
    Descripteur m_fichier;
    bool m_nomme = false;
};

}
