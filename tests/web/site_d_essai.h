// SPDX-License-Identifier: EUPL-1.2
// The pages on a portal in memory: a browser asks, the routes answer as the server would have them.
#pragma once

#include "../portail/monde.h"
#include "base/sha256.h"
#include "rapports/json/demande_json.h"
#include "web/site.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quitus::web {

using guichet::Suivi;
using http::Methode;
using http::Reponse;

inline constexpr char const* mot_de_passe = "cheval agrafe correct batterie";

// A whole element of the report, as the pages read it.
inline std::string rapport_entier(verdict::DemandeJugee const& jugee)
{
    std::string out;
    base::JsonWriter json(out);
    rapports::write_json(json, jugee, {});
    return out;
}

// What a person's browser holds.
struct Navigateur {
    std::string session, anti_csrf;
    std::vector<http::Entete> entetes;
};

using Champs = std::vector<std::pair<std::string, std::string>>;
// A file of a form: name of the field, name of the file, content.
struct FichierJoint {
    std::string champ, nom, contenu;
};

inline std::size_t count(std::string_view texte, std::string_view quoi)
{
    std::size_t found = 0;
    for (auto at = texte.find(quoi); at != std::string_view::npos; at = texte.find(quoi, at + 1))
        ++found;
    return found;
}

inline std::string between(std::string_view texte, std::string_view avant, std::string_view apres)
{
    auto const start = texte.find(avant);
    if (start == std::string_view::npos)
        return {};
    auto const rest = texte.substr(start + avant.size());
    return std::string(rest.substr(0, rest.find(apres)));
}

class SiteDEssai : public guichet::Monde {
protected:
    SiteDEssai()
    {
        portail.write_rapport = rapport_entier;
        // An archive is a file that names what it delivers: it may be moved.
        portail.read_archive = [this](
                                   std::filesystem::path const& chemin, guichet::Fichiers* depot) {
            auto found = livraisons.find(chemin);
            if (found == livraisons.end())
                found = livraisons.find(guichet::file_text(chemin));
            if (found == livraisons.end())
                return pieces::Livraison{ .archive_recue = true,
                    .refus = pieces::RefusArchive{ "illisible", "L’archive est illisible.", "" } };
            for (auto const& fichier : found->second.fichiers)
                if (depot != nullptr)
                    depot->add(fichier.sha256, fichier.nom);
            return found->second;
        };
        std::filesystem::remove_all(dossier);
        std::filesystem::create_directories(dossier);
        add_pages(routeur, site);
    }
    ~SiteDEssai() override { std::filesystem::remove_all(dossier); }

    Navigateur signed_in(acces::Role role, std::string const& courriel, std::string siret = {})
    {
        auto const cree = guichet::creer_compte(acces, "systeme",
            { .role = role, .courriel = courriel, .siret = siret, .raison_sociale = {} });
        EXPECT_TRUE(guichet::poser_mot_de_passe(acces, cree.value().lien, mot_de_passe));
        auto const ouverte = guichet::se_connecter(acces, courriel, mot_de_passe);
        return { ouverte.value().cookie, ouverte.value().visiteur.anti_csrf, {} };
    }

    Reponse get(Navigateur const& qui, std::string const& cible)
    {
        return ask(qui, Methode::get, cible, {});
    }
    // As a form of a page would: with its secret.
    Reponse post(Navigateur const& qui, std::string const& cible, Champs champs,
        std::vector<FichierJoint> const& joints = {})
    {
        champs.emplace_back("anti_csrf", qui.anti_csrf);
        return ask(qui, Methode::post, cible, champs, joints);
    }

    Reponse ask(Navigateur const& qui, Methode methode, std::string const& cible,
        Champs const& champs, std::vector<FichierJoint> const& joints = {})
    {
        http::Requete requete;
        requete.methode = methode;
        requete.cible = cible;
        requete.chemin = cible.substr(0, cible.find('?'));
        if (auto const mark = cible.find('?'); mark != std::string::npos)
            requete.parametres = http::read_parametres(cible.substr(mark + 1)).value();
        requete.entetes = qui.entetes;
        if (!qui.session.empty())
            requete.entetes.push_back({ "Cookie", "__Host-session=" + qui.session });
        for (auto const& [nom, valeur] : champs)
            requete.formulaire.add(nom, valeur);
        for (auto const& joint : joints)
            requete.parties.push_back(part_of(joint));
        auto const segments = http::segments_of(requete.chemin);
        auto const found = routeur.find(methode, segments.value());
        requete.segments = found.segments;
        auto reponse = found.route == nullptr
            ? page_d_erreur(site, requete, found.admises.empty() ? 404 : 405)
            : answer(*found.route, requete);
        set_security_headers(requete, reponse);
        return reponse;
    }

    // Where a 303 leads.
    static std::string target(Reponse const& reponse)
    {
        return std::string(reponse.entete("Location").value_or(""));
    }

    std::filesystem::path const dossier = std::filesystem::temp_directory_path()
        / ("quitus-web-"
            + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    http::Routeur routeur;
    Site site{ .portail = portail,
        .acces = acces,
        .version = "0.0.0",
        .dossier_brouillons = dossier / "brouillons" };

private:
    static Reponse answer(http::Route const& route, http::Requete& requete)
    {
        if (route.admettre) {
            if (auto refused = route.admettre(requete))
                return *std::move(refused);
        }
        return route.traiter(requete);
    }

    http::Partie part_of(FichierJoint const& joint)
    {
        http::Partie partie{ .nom = joint.champ, .nom_fichier = joint.nom };
        partie.taille_octets = joint.contenu.size();
        if (joint.champ != "pieces") {
            partie.texte = joint.contenu;
            return partie;
        }
        partie.fichier = dossier / ("recu-" + std::to_string(++m_parts));
        std::ofstream(partie.fichier, std::ios::binary) << joint.contenu;
        return partie;
    }

    int m_parts = 0;
};

// With one browser for each role.
class Portes : public SiteDEssai {
protected:
    Navigateur const personne;
    Navigateur const fournisseur
        = signed_in(acces::Role::fournisseur, "f@exemple.fr", guichet::siret_du_laboratoire);
    Navigateur const rival
        = signed_in(acces::Role::fournisseur, "r@exemple.fr", guichet::siret_du_concurrent);
    Navigateur const officier = signed_in(acces::Role::gestionnaire, "g@exemple.fr");
    Navigateur const admin = signed_in(acces::Role::administrateur, "a@exemple.fr");
    Navigateur const caisse = signed_in(acces::Role::administrateur, "p@exemple.fr");
    Navigateur const ans = signed_in(acces::Role::ans, "n@exemple.fr");
};

}
