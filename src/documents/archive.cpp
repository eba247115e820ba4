// SPDX-License-Identifier: EUPL-1.2
#include "documents/archive.h"

#include "base/sha256.h"
#include "documents/extraits.h"
#include "documents/refus.h"
#include "documents/repertoire.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <zip.h>

namespace quitus::documents {
namespace {

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct DiscardArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;
using Zip = std::unique_ptr<zip_t, DiscardArchive>;
using ZipFile = std::unique_ptr<zip_file_t, CloseFile>;

// What an entry may weigh at most, beyond its own announced size: the real bytes decide.
struct Bornes {
    std::uint64_t fichier_octets_max = 0;
    std::uint64_t deplie_restant = 0;
    std::uint64_t archive_octets = 0;
};

struct Lu {
    std::uint64_t octets = 0;
    std::string sha256;
    std::optional<pieces::RefusArchive> refus;
};

bool ends_with_json(std::string_view nom)
{
    if (nom.size() <= 5)
        return false;
    std::string extension(nom.substr(nom.size() - 5));
    std::transform(extension.begin(), extension.end(), extension.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return extension == ".json";
}

bool is_at_root(std::string_view nom)
{
    return nom.find('/') == std::string_view::npos;
}

class Lecture {
public:
    Lecture(Source source, std::uint64_t octets, pieces::LimitesArchive const& limites)
        : m_limites(limites)
        , m_octets(octets)
    {
        m_livraison.archive_recue = true;
        open(std::move(source));
    }

    pieces::Livraison livraison()
    {
        read_fichiers(std::nullopt, nullptr);
        return std::move(m_livraison);
    }

    // The same, its files added to the store once the whole of the archive is accepted.
    pieces::Livraison received(std::filesystem::path const& chemin, guichet::Fichiers& fichiers)
    {
        Extraits extraits(chemin);
        read_fichiers(std::nullopt, &extraits);
        extraits.close();
        for (std::size_t rang = 0; rang < m_livraison.fichiers.size(); ++rang)
            fichiers.add(m_livraison.fichiers[rang].sha256, extraits.path(rang));
        return std::move(m_livraison);
    }

    Depot depot()
    {
        Depot depot;
        auto const rang = find_demande(depot);
        if (rang)
            read_demande(*rang, depot);
        read_fichiers(rang, nullptr);
        depot.livraison = std::move(m_livraison);
        return depot;
    }

private:
    void open(Source source)
    {
        if (m_octets > m_limites.archive_octets_max)
            return refuse(refusal_too_big(m_octets, m_limites));
        // libzip 1.7 crashes when it seeks in an empty buffer.
        if (m_octets == 0)
            return refuse(refusal_of_directory(FauteRepertoire::pas_un_zip, m_limites));
        // Folders and what a desktop leaves behind are entries too, but no files.
        auto const entrees_max = m_limites.fichiers_max * 3 + 100;
        auto announced = read_repertoire(*source, entrees_max);
        if (auto const* faute = std::get_if<FauteRepertoire>(&announced))
            return refuse(refusal_of_directory(*faute, m_limites));
        m_repertoire = std::move(std::get<Repertoire>(announced));

        for (auto const& annoncee : m_repertoire)
            if (auto refus = refusal_of_announced(annoncee))
                refuse(std::move(*refus));
        zip_error_t error;
        zip_error_init(&error);
        m_zip.reset(zip_open_from_source(source.get(), ZIP_RDONLY, &error));
        zip_error_fini(&error);
        if (!m_zip)
            return refuse(refusal_inconsistent());
        static_cast<void>(source.release()); // libzip's from now on
        list_entrees();
    }

    void list_entrees()
    {
        auto const count = zip_get_num_entries(m_zip.get(), 0);
        if (count < 0 || static_cast<std::uint64_t>(count) != m_repertoire.size())
            return refuse(refusal_inconsistent());
        for (std::uint64_t rang = 0; rang < m_repertoire.size(); ++rang) {
            zip_stat_t stat;
            auto const* raw = zip_get_name(m_zip.get(), rang, ZIP_FL_ENC_RAW);
            // libzip must read the directory that was judged, not another one.
            if (!raw || m_repertoire[rang].nom.c_str() != std::string_view(raw)
                || zip_stat_index(m_zip.get(), rang, 0, &stat) != 0)
                return refuse(refusal_inconsistent());
            m_entrees.push_back({ .rang = rang,
                .nom = stat.name,
                .taille_annoncee = stat.size,
                .taille_comprimee = stat.comp_size,
                .chiffree = stat.encryption_method != ZIP_EM_NONE });
        }
        if (auto refus = refusal_of_entries(m_entrees, m_repertoire, m_octets, m_limites))
            refuse(std::move(*refus));
    }

    // The first reason is the one that is told.
    void refuse(pieces::RefusArchive refus)
    {
        if (!m_livraison.refus)
            m_livraison.refus = std::move(refus);
    }

    std::optional<std::uint64_t> find_demande(Depot& depot) const
    {
        std::optional<std::uint64_t> rang;
        std::string dossier;
        for (auto const& entree : m_entrees) {
            if (is_noise(entree.nom) || !ends_with_json(entree.nom))
                continue;
            if (!is_at_root(entree.nom)) {
                dossier = entree.nom;
                continue;
            }
            if (rang) {
                depot.faute = several(m_entrees[*rang].nom, entree.nom);
                return std::nullopt;
            }
            rang = entree.rang;
        }
        if (!rang)
            depot.faute = m_livraison.refus
                ? base::Erreur{ m_livraison.refus->code, m_livraison.refus->motif, {} }
                : none(dossier);
        return rang;
    }

    static base::Erreur several(std::string const& one, std::string const& other)
    {
        return { "plusieurs_demandes",
            fmt::format("L’archive contient plusieurs fichiers JSON à sa racine («\u00a0{}\u00a0», "
                        "«\u00a0{}\u00a0»)\u00a0: n’y laissez que celui de la demande.",
                one, other),
            {} };
    }

    static base::Erreur none(std::string const& elsewhere)
    {
        if (elsewhere.empty())
            return { "sans_demande",
                "L’archive ne contient aucun fichier JSON à sa racine\u00a0: ajoutez-y celui de la "
                "demande, ou "
                "déposez-la à côté du fichier JSON, sous le même nom.",
                {} };
        return { "sans_demande",
            fmt::format(
                "L’archive ne contient aucun fichier JSON à sa racine. Celui-ci est dans un "
                "dossier\u00a0: «\u00a0{}\u00a0»\u00a0; placez-le à la racine de l’archive.",
                elsewhere),
            {} };
    }

    void read_demande(std::uint64_t rang, Depot& depot)
    {
        auto const& entree = m_entrees[rang];
        depot.nom_demande = entree.nom;
        auto bornes = bornes_of_archive();
        bornes.fichier_octets_max = std::min(bornes.fichier_octets_max, m_limites.json_octets_max);
        if (entree.taille_annoncee > m_limites.json_octets_max) {
            depot.demande_trop_grosse = true;
            return;
        }
        std::string texte;
        auto const lu
            = read_entree(entree, bornes, [&](std::string_view octets) { texte.append(octets); });
        m_deplie += lu.octets;
        if (!lu.refus) {
            depot.demande = std::move(texte);
            return;
        }
        refuse(*lu.refus);
        depot.faute = base::Erreur{ m_livraison.refus->code, m_livraison.refus->motif, {} };
    }

    void read_fichiers(std::optional<std::uint64_t> demande, Extraits* extraits)
    {
        for (auto const& entree : m_entrees) {
            if (m_livraison.refus)
                break;
            if (entree.rang == demande || is_noise(entree.nom))
                continue;
            auto lu = read_entree(entree, bornes_of_archive(),
                extraits == nullptr ? Puits() : extraits->next(m_livraison.fichiers.size()));
            m_deplie += lu.octets;
            if (lu.refus)
                refuse(std::move(*lu.refus));
            else
                m_livraison.fichiers.push_back({ .nom = entree.nom,
                    .sha256 = std::move(lu.sha256),
                    .taille_octets = lu.octets });
        }
        // A refused archive delivers nothing: half a list would pass for a whole one.
        if (m_livraison.refus)
            m_livraison.fichiers.clear();
    }

    Bornes bornes_of_archive() const
    {
        auto const most = std::max(m_limites.deplie_octets_max, m_deplie);
        return { .fichier_octets_max = m_limites.fichier_octets_max,
            .deplie_restant = most - m_deplie,
            .archive_octets = m_octets };
    }

    std::optional<pieces::RefusArchive> refusal_so_far(
        Entree const& entree, Bornes const& bornes, std::uint64_t octets) const
    {
        if (octets > entree.taille_annoncee)
            return refusal_lying_size(entree.nom);
        if (is_ratio_excessive(octets, entree.taille_comprimee, m_limites))
            return refusal_ratio(entree.nom, m_limites);
        if (octets > bornes.fichier_octets_max)
            return refusal_big_file(entree.nom, m_limites);
        if (octets > bornes.deplie_restant
            || is_ratio_excessive(m_deplie + octets, bornes.archive_octets, m_limites))
            return refusal_unpacked(entree.nom, m_limites);
        return std::nullopt;
    }

    Lu read_entree(Entree const& entree, Bornes const& bornes, Puits const& puits) const
    {
        Lu lu;
        ZipFile const file(zip_fopen_index(m_zip.get(), entree.rang, 0));
        if (!file)
            return { .refus = refusal_damaged(entree.nom) };
        base::Sha256 sha256;
        std::array<char, 64 << 10> buffer;
        for (;;) {
            auto const n = zip_fread(file.get(), buffer.data(), buffer.size());
            if (n < 0)
                return { .octets = lu.octets, .refus = refusal_of_end(entree, *file, lu.octets) };
            if (n == 0)
                break;
            std::string_view const bytes(buffer.data(), static_cast<std::size_t>(n));
            lu.octets += bytes.size();
            if (auto refus = refusal_so_far(entree, bornes, lu.octets))
                return { .octets = lu.octets, .refus = std::move(refus) };
            sha256.update(bytes);
            if (puits)
                puits(bytes);
        }
        if (lu.octets != entree.taille_annoncee)
            return { .octets = lu.octets, .refus = refusal_lying_size(entree.nom) };
        lu.sha256 = sha256.finish();
        return lu;
    }

    // libzip compares size and CRC when the data ends: short of what was announced, sound or not,
    // is a lie.
    static pieces::RefusArchive refusal_of_end(
        Entree const& entree, zip_file_t& file, std::uint64_t octets)
    {
        auto const code = zip_error_code_zip(zip_file_get_error(&file));
        bool const lying = code == ZIP_ER_INCONS && octets != entree.taille_annoncee;
        return lying ? refusal_lying_size(entree.nom) : refusal_damaged(entree.nom);
    }

    pieces::LimitesArchive m_limites;
    std::uint64_t m_octets = 0;
    std::uint64_t m_deplie = 0;
    Repertoire m_repertoire;
    std::vector<Entree> m_entrees;
    Zip m_zip;
    pieces::Livraison m_livraison;
};

base::Result<std::pair<Source, std::uint64_t>> open_file(std::filesystem::path const& chemin)
{
    auto const unreadable = [&chemin](std::string_view why) {
        return base::failure("illisible",
            fmt::format("«\u00a0{}\u00a0» ne peut pas être lu\u00a0: {}. Vérifiez qu’il existe et "
                        "que vous avez le "
                        "droit de le lire.",
                chemin.string(), why));
    };
    // Opening a pipe or a device would wait for ever.
    std::error_code error;
    auto const status = std::filesystem::status(chemin, error);
    if (error || !std::filesystem::exists(status))
        return unreadable("il est introuvable");
    if (!std::filesystem::is_regular_file(status))
        return unreadable("ce n’est pas un fichier ordinaire");
    auto const octets = std::filesystem::file_size(chemin, error);
    std::FILE* file = error ? nullptr : std::fopen(chemin.c_str(), "rb");
    if (!file)
        return unreadable("le système le refuse");
    zip_error_t zip_error;
    zip_error_init(&zip_error);
    Source source(zip_source_filep_create(file, 0, -1, &zip_error));
    zip_error_fini(&zip_error);
    if (!source) {
        std::fclose(file);
        return unreadable("la mémoire manque");
    }
    return std::pair{ std::move(source), static_cast<std::uint64_t>(octets) };
}

Lecture in_memory(std::string_view octets, pieces::LimitesArchive const& limites)
{
    zip_error_t error;
    zip_error_init(&error);
    Source source(zip_source_buffer_create(octets.data(), octets.size(), 0, &error));
    zip_error_fini(&error);
    if (!source)
        throw std::bad_alloc();
    return { std::move(source), octets.size(), limites };
}

}

base::Result<pieces::Livraison> read_archive(
    std::filesystem::path const& chemin, pieces::LimitesArchive const& limites)
{
    auto opened = QUITUS_TRY(open_file(chemin));
    return Lecture(std::move(opened.first), opened.second, limites).livraison();
}

pieces::Livraison receive_archive(std::filesystem::path const& chemin,
    pieces::LimitesArchive const& limites, guichet::Fichiers& fichiers)
{
    auto opened = open_file(chemin);
    if (!opened)
        throw std::runtime_error(opened.error().message);
    return Lecture(std::move(opened->first), opened->second, limites).received(chemin, fichiers);
}

base::Result<Depot> read_depot(
    std::filesystem::path const& chemin, pieces::LimitesArchive const& limites)
{
    auto opened = QUITUS_TRY(open_file(chemin));
    return Lecture(std::move(opened.first), opened.second, limites).depot();
}

pieces::Livraison read_archive_bytes(std::string_view octets, pieces::LimitesArchive const& limites)
{
    return in_memory(octets, limites).livraison();
}

Depot read_depot_bytes(std::string_view octets, pieces::LimitesArchive const& limites)
{
    return in_memory(octets, limites).depot();
}

}
