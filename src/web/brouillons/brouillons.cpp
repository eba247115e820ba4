// SPDX-License-Identifier: EUPL-1.2
#include "web/brouillons/brouillons.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <vector>

namespace quitus::web {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t par_compte_max = 4;
constexpr std::size_t id_octets_max = 64;
constexpr std::chrono::hours age_max{ 1 };

bool is_id(std::string_view id)
{
    return !id.empty() && id.size() <= id_octets_max && std::ranges::all_of(id, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || c == '-' || c == '_';
    });
}

// Ids of accounts are ours: « C-0001 ».
fs::path folder_of(Visite const& visite)
{
    return visite.site.dossier_brouillons / visite.acteur().id;
}

void write_file(fs::path const& fichier, std::string_view octets)
{
    std::ofstream out(fichier, std::ios::binary);
    out.write(octets.data(), static_cast<std::streamsize>(octets.size()));
    if (!out.flush())
        throw std::runtime_error("draft: the file cannot be written");
}

// The file may stand on another disk than the drafts.
void move_file(fs::path const& from, fs::path const& to)
{
    std::error_code fault;
    fs::rename(from, to, fault);
    if (fault)
        fs::copy_file(from, to, fs::copy_options::overwrite_existing);
}

void forget_old(fs::path const& folder)
{
    std::vector<std::pair<fs::file_time_type, fs::path>> drafts;
    for (auto const& entry : fs::directory_iterator(folder))
        drafts.emplace_back(entry.last_write_time(), entry.path());
    std::ranges::sort(drafts, std::ranges::greater{});
    for (std::size_t rang = 0; rang < drafts.size(); ++rang) {
        // The newest draft is the age of now: no clock is asked.
        bool const is_old = drafts.front().first - drafts[rang].first > age_max;
        if (rang >= par_compte_max || is_old)
            fs::remove_all(drafts[rang].second);
    }
}

void take_demande(Visite const& visite, fs::path const& folder, fs::path const& former)
{
    auto const* const partie = visite.requete.partie("demande");
    if (partie != nullptr && partie->taille_octets > 0) {
        write_file(folder / "demande.json", partie->texte);
        write_file(folder / "nom", partie->nom_fichier);
    } else if (!former.empty()) {
        for (auto const* const name : { "demande.json", "nom" })
            if (fs::exists(former / name))
                fs::copy_file(former / name, folder / name);
    }
}

void take_archive(Visite const& visite, fs::path const& folder, fs::path const& former)
{
    auto const* const partie = visite.requete.partie("pieces");
    if (partie != nullptr && partie->taille_octets > 0)
        move_file(partie->fichier, folder / "pieces.zip");
    else if (!former.empty() && fs::exists(former / "pieces.zip"))
        move_file(former / "pieces.zip", folder / "pieces.zip");
}

}

std::string read_file(fs::path const& fichier)
{
    std::ifstream in(fichier, std::ios::binary);
    std::string octets{ std::istreambuf_iterator<char>(in), {} };
    if (!in)
        throw std::runtime_error("a file of the pages cannot be read");
    return octets;
}

Brouillon keep_brouillon(Visite& visite, std::string_view ancien)
{
    auto const id = visite.site.acces.secrets.random_token();
    auto const folder = folder_of(visite) / id;
    fs::create_directories(folder);
    auto const former = find_brouillon(visite, ancien) ? folder_of(visite) / ancien : fs::path();
    take_demande(visite, folder, former);
    take_archive(visite, folder, former);
    forget_old(folder_of(visite));
    return find_brouillon(visite, id).value_or(Brouillon{});
}

std::optional<Brouillon> find_brouillon(Visite const& visite, std::string_view id)
{
    if (!is_id(id) || !fs::is_directory(folder_of(visite) / id))
        return std::nullopt;
    auto const folder = folder_of(visite) / id;
    Brouillon brouillon{ .id = std::string(id), .demande = {}, .nom_demande = {}, .archive = {} };
    if (fs::exists(folder / "demande.json")) {
        brouillon.demande = read_file(folder / "demande.json");
        brouillon.nom_demande = read_file(folder / "nom");
    }
    if (fs::exists(folder / "pieces.zip"))
        brouillon.archive = folder / "pieces.zip";
    return brouillon;
}

void forget_brouillon(Visite const& visite, std::string_view id)
{
    std::error_code ignored; // a draft that stays goes with the next ones
    if (is_id(id))
        fs::remove_all(folder_of(visite) / id, ignored);
}

http::PolitiqueCorps corps_d_un_depot(Site const& site)
{
    constexpr std::uint64_t champ_octets_max = 64U << 10U;
    return http::PolitiqueCorps::multipart({
        { .nom = "demande", .octets_max = site.portail.options.json_octets_max },
        { .nom = "pieces", .octets_max = site.limites.archive_octets_max, .sur_disque = true },
        { .nom = "*", .octets_max = champ_octets_max, .sur_disque = false, .nombre_max = 256 },
    });
}

}
