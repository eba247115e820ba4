// SPDX-License-Identifier: EUPL-1.2
// A portal for the tests of its acts: a register in memory that runs each act twice, as one in
// conflict with another instance does, files kept by name, clocks that are set.
#pragma once

#include "../guichet/depots.h"
#include "base/json_writer.h"
#include "demande/demande.h"
#include "guichet/acces/acces.h"
#include "guichet/decision/decisions.h"
#include "guichet/depot/depot.h"
#include "instruction/decision.h"
#include "storage/memoire/registre_en_memoire.h"

#include <gtest/gtest.h>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace quitus::guichet {

class RegistreQuiRecommence final : public Registre {
public:
    void write(std::function<void(Transaction&)> const& act) override
    {
        struct Conflict { };
        try {
            m_registre.write([&](Transaction& transaction) {
                act(transaction);
                throw Conflict();
            });
        } catch (Conflict const&) {
            m_registre.write(act);
        }
    }
    void read(std::function<void(Lecture const&)> const& reading) const override
    {
        m_registre.read(reading);
    }

private:
    storage::RegistreEnMemoire m_registre{ "journal-1" };
};

class FichiersEnMemoire final : public Fichiers {
public:
    void add(std::string_view sha256, std::filesystem::path const&) override { keep(sha256); }
    void add_bytes(std::string_view sha256, std::string_view) override { keep(sha256); }
    bool contains(std::string_view sha256) const override { return m_kept.contains(sha256); }
    std::filesystem::path checked(std::string_view sha256) const override
    {
        if (!contains(sha256))
            throw std::runtime_error("file lost");
        return dossier / sha256;
    }
    std::filesystem::path dossier; // where the files are, when they must be somewhere

private:
    void keep(std::string_view sha256)
    {
        m_kept.emplace(sha256);
        if (!dossier.empty())
            std::ofstream(dossier / sha256) << "file " << sha256;
    }
    std::set<std::string, std::less<>> m_kept;
};

struct HorlogeReglee final : Horloge {
    Instant instant;
    Instant now() const override { return instant; }
};

// Tokens are counted and prints readable: what is tested is what is done with them.
struct SecretsDEssai final : Secrets {
    mutable int tokens = 0, hashes = 0;
    std::int64_t now = 1'800'000'000;

    std::string random_token() const override { return "secret-" + std::to_string(++tokens); }
    std::string hash_password(std::string_view password) const override
    {
        ++hashes;
        return "print of " + std::string(password);
    }
    bool verify_password(std::string_view print, std::string_view password) const override
    {
        ++hashes;
        return print == "print of " + std::string(password);
    }
    std::int64_t real_now() const override { return now; }
};

// One element of a report, as short as can be.
inline std::string rapport_bref(verdict::DemandeJugee const& jugee)
{
    std::string out;
    base::JsonWriter json(out);
    json.begin_object();
    json.member("verdict", verdict::text(jugee.verdict));
    json.key("constats");
    json.begin_array();
    for (auto const& constat : jugee.constats)
        json.string(constat.regle.text());
    json.end_array();
    json.end_object();
    return out;
}

inline std::string document(std::string_view base, Changements const& changements = {})
{
    return depose(base, changements).texte;
}

inline Instant at(std::string_view rfc3339)
{
    return Instant::parse_rfc3339(rfc3339).value();
}

template <typename T>
std::string code(base::Result<T> const& result)
{
    return result ? "" : result.error().code;
}

inline constexpr char const* siret_du_laboratoire = "73282932000074"; // of the bases
inline constexpr char const* siret_du_concurrent = "99900011000018";

class Monde : public testing::Test {
protected:
    Monde() { horloge.instant = at("2022-11-21T09:15:00Z"); }

    acces::Acteur account(acces::Role role, std::string const& courriel, std::string siret = {})
    {
        auto const cree = creer_compte(acces, "systeme",
            { .role = role,
                .courriel = courriel,
                .siret = siret,
                .raison_sociale = siret.empty() ? "" : "Entreprise " + siret });
        return { cree.value().id, role, siret };
    }

    // The files that the document declares, all of them, in an archive.
    std::filesystem::path archive_of(std::string const& texte)
    {
        auto const lecture = demande::read(texte, texte.size());
        pieces::Livraison livraison{ .archive_recue = true };
        for (auto const& piece : lecture.demande.pieces)
            livraison.fichiers.push_back(
                { std::string(piece.nom_fichier), std::string(piece.sha256),
                    static_cast<std::uint64_t>(piece.taille_octets.value_or(0)) });
        return archive(std::move(livraison));
    }
    std::filesystem::path broken_archive()
    {
        return archive({ .archive_recue = true,
            .refus = pieces::RefusArchive{ "illisible", "L’archive est illisible.", "" } });
    }
    std::filesystem::path archive(pieces::Livraison livraison)
    {
        auto chemin = "archive-" + std::to_string(livraisons.size());
        livraisons.emplace(chemin, std::move(livraison));
        return chemin;
    }

    base::Result<Depose> deposit(acces::Acteur const& acteur, std::string const& texte)
    {
        return deposer_demande(portail, acteur, { texte, archive_of(texte) });
    }
    Suivi deposited(acces::Acteur const& acteur, std::string const& texte)
    {
        return deposit(acteur, texte).value().suivi;
    }
    Suivi examined(acces::Acteur const& acteur, std::string const& texte)
    {
        auto const suivi = deposited(acteur, texte);
        return prendre_en_charge(portail, gestionnaire, { suivi.numero }).value();
    }
    Suivi validated(acces::Acteur const& acteur, std::string const& texte)
    {
        auto suivi = examined(acteur, texte);
        for (auto const& regle : suivi.rejets_restants())
            suivi = outrepasser_rejet(
                portail, administrateur, { suivi.numero }, regle, "Admis pour l’essai.")
                        .value();
        return valider_demande(portail, gestionnaire, { suivi.numero }).value();
    }
    Suivi paid(acces::Acteur const& acteur, std::string const& texte)
    {
        auto const suivi = validated(acteur, texte);
        return payer_demande(portail, payeur, { suivi.numero }).value();
    }

    template <typename Question>
    auto ask(Question question) const
    {
        std::optional<decltype(question(std::declval<Lecture const&>()))> answer;
        registre.read([&](Lecture const& lecture) { answer = question(lecture); });
        return *answer;
    }
    Suivi state(std::string const& numero) const
    {
        return ask([&](Lecture const& lecture) { return lecture.demande(numero).value(); });
    }
    std::vector<Courriel> mails(std::string const& numero) const
    {
        return ask([&](Lecture const& lecture) { return lecture.courriels_de(numero); });
    }
    std::size_t events() const
    {
        return ask(
            [](Lecture const& lecture) { return lecture.evenements(0, 1000).elements.size(); });
    }

    RegistreQuiRecommence registre;
    FichiersEnMemoire fichiers;
    HorlogeReglee horloge;
    std::map<std::filesystem::path, pieces::Livraison> livraisons;
    int archives_read = 0;
    Portail portail{
        .registre = registre,
        .fichiers = fichiers,
        .horloge = horloge,
        .reglement = segur_vague_1(),
        .read_archive =
            [this](std::filesystem::path const& chemin, Fichiers* depot) {
                ++archives_read;
                auto const& livraison = livraisons.at(chemin);
                for (auto const& fichier : livraison.fichiers)
                    if (depot != nullptr)
                        depot->add(fichier.sha256, fichier.nom);
                return livraison;
            },
        .write_rapport = rapport_bref,
    };
    SecretsDEssai secrets;
    Acces acces{ portail, secrets };
    acces::Acteur const laboratoire
        = account(acces::Role::fournisseur, "labo@exemple.fr", siret_du_laboratoire);
    acces::Acteur const concurrent
        = account(acces::Role::fournisseur, "autre@exemple.fr", siret_du_concurrent);
    acces::Acteur const gestionnaire = account(acces::Role::gestionnaire, "gestion@exemple.fr");
    acces::Acteur const administrateur = account(acces::Role::administrateur, "admin@exemple.fr");
    acces::Acteur const payeur = account(acces::Role::administrateur, "payeur@exemple.fr");
    acces::Acteur const agence = account(acces::Role::ans, "agence@exemple.fr");
};

}
