// SPDX-License-Identifier: EUPL-1.2
#include "http/lecture/reception.h"

#include "http/lecture/listes.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace quitus::http::lecture {

namespace {

using Mode = PolitiqueCorps::Mode;

std::string_view type_of(Tete const& tete)
{
    auto const value = tete.entete("Content-Type").value_or("");
    return trim(value.substr(0, std::min(value.find(';'), value.size())));
}

Refus too_large(std::uint64_t octets_max)
{
    return { 413, "Corps trop gros",
        "Le corps de la requête dépasse " + std::to_string(octets_max) + " octets." };
}

Refus refusal_of(base::Erreur erreur)
{
    if (erreur.code == "partie_trop_grosse")
        return { 413, "Partie trop grosse", std::move(erreur.message) };
    if (erreur.code == "disque_plein")
        return { 507, "Plus de place", std::move(erreur.message) };
    return { 400, "Corps illisible", std::move(erreur.message) };
}

std::optional<Refus> wants_type(Tete const& tete, std::string_view type)
{
    if (equal_without_case(type_of(tete), type))
        return std::nullopt;
    return Refus{ 415, "Type non accepté", "Envoyer un corps de type " + std::string(type) + "." };
}

}

std::optional<Refus> refuse_by_tete(
    PolitiqueCorps const& politique, Tete const& tete, std::optional<std::uint64_t> longueur)
{
    if (longueur.value_or(0) > politique.octets_max)
        return politique.mode == Mode::aucun
            ? Refus{ 413, "Corps inattendu", "Cette adresse ne prend pas de corps." }
            : too_large(politique.octets_max);
    if (politique.mode == Mode::formulaire)
        return wants_type(tete, "application/x-www-form-urlencoded");
    if (politique.mode != Mode::multipart)
        return std::nullopt;
    if (auto refus = wants_type(tete, "multipart/form-data"))
        return refus;
    if (auto const frontiere = frontiere_of(*tete.entete("Content-Type")); !frontiere)
        return refusal_of(frontiere.error());
    return std::nullopt;
}

Reception::Reception(
    PolitiqueCorps const& politique, std::filesystem::path dossier, Requete& requete)
    : m_politique(politique)
    , m_dossier(std::move(dossier))
    , m_requete(requete)
{
    if (politique.mode == Mode::multipart)
        m_multipart.emplace(frontiere_of(requete.entete("Content-Type").value_or("")).value_or(""));
}

Reception::~Reception()
{
    if (m_descripteur >= 0)
        ::close(m_descripteur);
    for (auto const& fichier : m_fichiers) {
        std::error_code ignored; // it was moved away, or the next start sweeps it
        std::filesystem::remove(fichier, ignored);
    }
}

std::optional<Refus> Reception::add(std::string_view octets)
{
    m_octets += octets.size();
    if (m_octets > m_politique.octets_max)
        return too_large(m_politique.octets_max);
    if (!m_multipart) {
        m_requete.corps.append(octets);
        return std::nullopt;
    }
    if (auto faute = m_multipart->feed(octets, *this))
        return refusal_of(*std::move(faute));
    return std::nullopt;
}

std::optional<Refus> Reception::finish()
{
    if (m_multipart) {
        if (auto faute = m_multipart->finish())
            return refusal_of(*std::move(faute));
    }
    if (m_politique.mode != Mode::formulaire)
        return std::nullopt;
    auto formulaire = read_parametres(m_requete.corps);
    if (!formulaire)
        return Refus{ 400, "Corps illisible",
            "Le formulaire est mal encodé, ou n’est pas de l’UTF-8." };
    m_requete.formulaire = *std::move(formulaire);
    m_requete.corps.clear();
    return std::nullopt;
}

PolitiquePartie const* Reception::find_politique(std::string_view nom) const
{
    auto const& all = m_politique.parties;
    auto found = std::ranges::find(all, nom, &PolitiquePartie::nom);
    if (found == all.end())
        found = std::ranges::find(all, "*", &PolitiquePartie::nom);
    return found == all.end() ? nullptr : &*found;
}

std::optional<base::Erreur> Reception::begin_partie(EntetePartie const& entete)
{
    m_partie = find_politique(entete.nom);
    if (!m_partie)
        return base::Erreur{ "partie_inconnue",
            "La partie «\u00a0" + entete.nom + "\u00a0» n’est pas attendue ici.", {} };
    auto const same = std::ranges::count_if(m_requete.parties,
        [this](Partie const& partie) { return find_politique(partie.nom) == m_partie; });
    if (static_cast<std::size_t>(same) >= m_partie->nombre_max)
        return base::Erreur{ "partie_en_trop",
            "La partie «\u00a0" + entete.nom + "\u00a0» est donnée trop de fois ("
                + std::to_string(m_partie->nombre_max) + " au plus).",
            {} };
    auto& partie = m_requete.parties.emplace_back();
    partie.nom = entete.nom;
    partie.nom_fichier = entete.nom_fichier.value_or("");
    partie.type = entete.type;
    m_is_champ = !entete.nom_fichier && !m_partie->sur_disque && !m_partie->brute;
    if (m_partie->sur_disque)
        open_fichier();
    return std::nullopt;
}

std::optional<base::Erreur> Reception::add_octets(std::string_view octets)
{
    auto& partie = m_requete.parties.back();
    partie.taille_octets += octets.size();
    if (partie.taille_octets > m_partie->octets_max)
        return base::Erreur{ "partie_trop_grosse",
            "La partie «\u00a0" + partie.nom + "\u00a0» dépasse "
                + std::to_string(m_partie->octets_max) + " octets.",
            {} };
    m_sha256.update(octets);
    if (m_descripteur < 0)
        partie.texte.append(octets);
    else if (!write(octets))
        return base::Erreur{ "disque_plein",
            "Le serveur n’a plus de place pour recevoir ce fichier. Réessayer plus tard.", {} };
    return std::nullopt;
}

std::optional<base::Erreur> Reception::end_partie()
{
    auto& partie = m_requete.parties.back();
    partie.sha256 = m_sha256.finish();
    close_fichier();
    if (!m_is_champ)
        return std::nullopt;
    if (!is_plain_text(partie.texte))
        return base::Erreur{ "champ_illisible",
            "Le champ «\u00a0" + partie.nom + "\u00a0» n’est pas du texte en UTF-8.", {} };
    m_requete.formulaire.add(partie.nom, partie.texte);
    return std::nullopt;
}

void Reception::open_fichier()
{
    auto chemin = (m_dossier / "partie-XXXXXX").string();
    m_descripteur = ::mkostemp(chemin.data(), O_CLOEXEC);
    if (m_descripteur < 0)
        throw std::system_error(errno, std::generic_category(),
            "le dossier temporaire «\u00a0" + m_dossier.string()
                + "\u00a0» ne prend pas de fichier");
    m_fichiers.emplace_back(chemin);
    m_requete.parties.back().fichier = chemin;
}

bool Reception::write(std::string_view octets)
{
    while (!octets.empty()) {
        auto const written = ::write(m_descripteur, octets.data(), octets.size());
        if (written >= 0) {
            octets.remove_prefix(static_cast<std::size_t>(written));
            continue;
        }
        if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)
            return false;
        if (errno != EINTR)
            throw std::system_error(
                errno, std::generic_category(), "une pièce reçue ne peut pas être écrite");
    }
    return true;
}

void Reception::close_fichier()
{
    if (m_descripteur >= 0)
        ::close(m_descripteur);
    m_descripteur = -1;
}

}
