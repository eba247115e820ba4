// SPDX-License-Identifier: EUPL-1.2
#include "documents/refus.h"

#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <zip.h>

namespace quitus::documents {
namespace {

// Below this, even the best packed file is harmless, and a short repetitive text is packed a
// thousand times.
constexpr std::uint64_t ratio_floor_octets = 64 << 10;
constexpr std::size_t nom_octets_max = 1024;

constexpr std::uint32_t unix_kind_mask = 0170000;
constexpr std::uint32_t unix_regular = 0100000;
constexpr std::uint32_t unix_folder = 0040000;
constexpr std::uint32_t unix_link = 0120000;
constexpr std::uint32_t windows_reparse_point = 0x400;
constexpr std::uint16_t flag_encrypted = 1;
constexpr std::uint16_t flag_strongly_encrypted = 1U << 6;
constexpr std::uint16_t method_aes = 99;

// French figures: thousands apart by a narrow no-break space, the unit by a no-break space.
std::string figures(std::uint64_t value)
{
    auto text = fmt::format("{}", value);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), "\u202f");
    return text;
}

std::string in_octets(std::uint64_t octets)
{
    for (auto const& [shift, unit] : { std::pair{ 30U, "Gio" }, { 20U, "Mio" }, { 10U, "Kio" } })
        if (octets >= 1ULL << shift && octets % (1ULL << shift) == 0)
            return figures(octets >> shift) + "\u00a0" + unit;
    return figures(octets) + "\u00a0octets";
}

std::string_view last_part(std::string_view nom)
{
    return pieces::base_name(nom);
}

// What is wrong in a name, in French, or empty.
std::string_view fault_of_name(std::string_view nom)
{
    if (nom.empty())
        return "son nom est vide";
    if (nom.size() > nom_octets_max)
        return "son nom est trop long";
    for (std::size_t i = 0; i < nom.size(); ++i) {
        auto const byte = static_cast<unsigned char>(nom[i]);
        bool const c1
            = byte == 0xC2 && i + 1 < nom.size() && static_cast<unsigned char>(nom[i + 1]) < 0xA0;
        if (byte < 0x20 || byte == 0x7F || c1)
            return "son nom contient un caractère de commande";
    }
    if (nom.find('\\') != std::string_view::npos)
        return "son nom contient une barre oblique inverse";
    if (nom.front() == '/')
        return "son chemin est absolu";
    bool const letter = (nom[0] | 0x20) >= 'a' && (nom[0] | 0x20) <= 'z';
    if (nom.size() > 1 && letter && nom[1] == ':')
        return "son chemin désigne un lecteur";
    for (std::size_t start = 0; start <= nom.size();) {
        auto const end = std::min(nom.find('/', start), nom.size());
        if (nom.substr(start, end - start) == "..")
            return "son chemin remonte hors du dossier";
        start = end + 1;
    }
    return {};
}

constexpr std::size_t shown_octets_max = 120;

// Cut, and nothing but text: a hostile name must not write on the terminal of who reads the
// message.
std::string shown(std::string_view nom)
{
    std::string text;
    std::size_t at = 0;
    while (at < nom.size() && text.size() < shown_octets_max) {
        auto const character = base::utf8_character(nom, at);
        bool const printable = character.is_valid && character.value >= 0x20
            && (character.value < 0x7F || character.value > 0x9F);
        text += printable ? nom.substr(at, character.length) : "?";
        at += character.length;
    }
    // Where it is cut, the last word goes: half of a personal identifier could not be masked later.
    if (at < nom.size()) {
        constexpr std::size_t word_octets_max = 64;
        auto end = text.size();
        while (end > text.size() - word_octets_max && text[end - 1] != '/' && text[end - 1] != ' ')
            --end;
        text.erase(end);
        text += "…";
    }
    return text;
}

pieces::RefusArchive refusal_encrypted(std::string nom)
{
    return { "chiffree", "L’archive est protégée par un mot de passe. Refaites-la sans protection.",
        std::move(nom) };
}

pieces::RefusArchive refusal_of_name(std::string_view fault, std::string_view nom)
{
    return { "chemin_sortant",
        fmt::format("L’archive contient un fichier dont le nom n’est pas admis\u00a0: {}. "
                    "Renommez-le, puis refaites l’archive.",
            fault),
        shown(nom) };
}

std::optional<pieces::RefusArchive> refusal_of_kind(
    EntreeAnnoncee const& annoncee, std::string const& nom)
{
    auto const kind = annoncee.attributs >> 16 & unix_kind_mask;
    if (kind == unix_link || (annoncee.attributs & windows_reparse_point) != 0)
        return pieces::RefusArchive{ "lien",
            "L’archive contient un lien au lieu d’un fichier. Remplacez-le par le fichier "
            "lui-même.",
            nom };
    if (kind != 0 && kind != unix_regular && kind != unix_folder)
        return pieces::RefusArchive{ "lien",
            "L’archive contient un fichier spécial. N’y laissez que des fichiers ordinaires.",
            nom };
    return std::nullopt;
}

std::optional<pieces::RefusArchive> refusal_of_content(
    EntreeAnnoncee const& annoncee, Entree const& entree, pieces::LimitesArchive const& limites)
{
    if (entree.chiffree || (annoncee.drapeaux & (flag_encrypted | flag_strongly_encrypted)) != 0)
        return refusal_encrypted(entree.nom);
    // The other methods may ask for gigabytes of memory before giving a byte.
    if (annoncee.methode != ZIP_CM_STORE && annoncee.methode != ZIP_CM_DEFLATE)
        return pieces::RefusArchive{ "compression",
            "L’archive emploie une méthode de compression qui n’est pas admise. Refaites-la avec "
            "la compression ordinaire des archives zip.",
            entree.nom };
    if (annoncee.en_tete_contraire)
        return refusal_lying_size(entree.nom);
    if (is_ratio_excessive(entree.taille_annoncee, entree.taille_comprimee, limites))
        return refusal_ratio(entree.nom, limites);
    if (entree.taille_annoncee > limites.fichier_octets_max)
        return refusal_big_file(entree.nom, limites);
    return std::nullopt;
}

}

bool is_noise(std::string_view nom)
{
    auto const last = last_part(nom);
    return last.empty() || nom.starts_with("__MACOSX/")
        || nom.find("/__MACOSX/") != std::string_view::npos || last == ".DS_Store"
        || last == "Thumbs.db" || last == "desktop.ini";
}

std::optional<pieces::RefusArchive> refusal_of_announced(EntreeAnnoncee const& annoncee)
{
    if (auto const fault = fault_of_name(annoncee.nom); !fault.empty())
        return refusal_of_name(fault, annoncee.nom);
    if (annoncee.methode == method_aes || (annoncee.drapeaux & flag_strongly_encrypted) != 0)
        return refusal_encrypted(shown(annoncee.nom));
    return std::nullopt;
}

std::optional<pieces::RefusArchive> refusal_of_entries(std::vector<Entree> const& entrees,
    Repertoire const& repertoire, std::uint64_t archive_octets,
    pieces::LimitesArchive const& limites)
{
    std::set<std::string_view> names;
    std::uint64_t files = 0;
    std::uint64_t unpacked = 0;
    for (auto const& entree : entrees) {
        auto const& annoncee = repertoire[entree.rang];
        // An old name has been converted, and a field of the entry may replace the stored one.
        if (auto const fault = fault_of_name(entree.nom); !fault.empty())
            return refusal_of_name(fault, entree.nom);
        if (auto refus = refusal_of_kind(annoncee, entree.nom))
            return refus;
        if (!names.insert(entree.nom).second)
            return pieces::RefusArchive{ "doublon",
                "L’archive contient deux fichiers du même nom. Gardez le bon, puis refaites "
                "l’archive.",
                entree.nom };
        if (is_noise(entree.nom))
            continue;
        if (++files > limites.fichiers_max)
            return refusal_too_many(limites);
        if (auto refus = refusal_of_content(annoncee, entree, limites))
            return refus;
        unpacked
            += entree.taille_annoncee; // at most fichiers_max times fichier_octets_max: no overflow
        if (unpacked > limites.deplie_octets_max
            || is_ratio_excessive(unpacked, archive_octets, limites))
            return refusal_unpacked({}, limites);
    }
    return std::nullopt;
}

bool is_ratio_excessive(
    std::uint64_t deplie, std::uint64_t comprime, pieces::LimitesArchive const& limites)
{
    auto const ratio_max = std::max<std::uint64_t>(limites.ratio_max, 1);
    // The first comparison keeps the product of the second within 64 bits.
    return deplie > ratio_floor_octets && deplie / ratio_max >= comprime
        && deplie > comprime * ratio_max;
}

pieces::RefusArchive refusal_of_directory(
    FauteRepertoire faute, pieces::LimitesArchive const& limites)
{
    switch (faute) {
    case FauteRepertoire::pas_un_zip:
        return { "illisible",
            "Le fichier n’est pas une archive zip, ou sa fin manque. Refaites l’archive, puis "
            "déposez-la de nouveau.",
            {} };
    case FauteRepertoire::trop_d_entrees:
        return refusal_too_many(limites);
    case FauteRepertoire::ambigu:
    case FauteRepertoire::incoherent:
        break;
    }
    return refusal_inconsistent();
}

pieces::RefusArchive refusal_too_big(std::uint64_t octets, pieces::LimitesArchive const& limites)
{
    return { "trop_gros",
        fmt::format("L’archive pèse {}, plus que les {} admis. Répartissez les bénéficiaires entre "
                    "plusieurs demandes, "
                    "ou allégez les pièces.",
            in_octets(octets), in_octets(limites.archive_octets_max)),
        {} };
}

pieces::RefusArchive refusal_big_file(std::string const& nom, pieces::LimitesArchive const& limites)
{
    return { "trop_gros",
        fmt::format("L’archive contient un fichier de plus de {}. Allégez-le (des images moins "
                    "fines suffisent "
                    "souvent), puis refaites l’archive.",
            in_octets(limites.fichier_octets_max)),
        nom };
}

pieces::RefusArchive refusal_too_many(pieces::LimitesArchive const& limites)
{
    return { "trop_de_fichiers",
        fmt::format(
            "L’archive contient plus de {} fichiers. Répartissez-les entre plusieurs demandes.",
            figures(limites.fichiers_max)),
        {} };
}

pieces::RefusArchive refusal_unpacked(std::string const& nom, pieces::LimitesArchive const& limites)
{
    return { "bombe",
        fmt::format("Une fois dépliée, l’archive pèse plus de {}, ou plus de {} fois son propre "
                    "poids. Vérifiez ses fichiers, puis refaites-la.",
            in_octets(limites.deplie_octets_max), figures(limites.ratio_max)),
        nom };
}

pieces::RefusArchive refusal_ratio(std::string const& nom, pieces::LimitesArchive const& limites)
{
    return { "bombe",
        fmt::format("Un fichier de l’archive se déplie en plus de {} fois son poids, ce qu’aucune "
                    "pièce ne fait. "
                    "Vérifiez ce fichier, puis refaites l’archive.",
            figures(limites.ratio_max)),
        nom };
}

pieces::RefusArchive refusal_lying_size(std::string const& nom)
{
    return { "taille_mensongere",
        "La taille annoncée d’un fichier n’est pas sa taille réelle\u00a0: l’archive est abîmée ou "
        "a été modifiée. "
        "Refaites-la à partir des fichiers d’origine.",
        nom };
}

pieces::RefusArchive refusal_damaged(std::string const& nom)
{
    return { "illisible",
        "Un fichier de l’archive est abîmé\u00a0: son contenu ne peut pas être déplié, ou son "
        "empreinte de contrôle est "
        "fausse. Refaites l’archive à partir des fichiers d’origine.",
        nom };
}

pieces::RefusArchive refusal_inconsistent()
{
    return { "illisible",
        "L’archive se contredit sur les fichiers qu’elle contient\u00a0: elle est abîmée ou a été "
        "modifiée. Refaites-la à "
        "partir des fichiers d’origine.",
        {} };
}

}
