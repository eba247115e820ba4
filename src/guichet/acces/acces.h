// SPDX-License-Identifier: EUPL-1.2
// Accounts and the ways in: who may enter, how a browser or a program says who it is. Sessions,
// tokens and throttling follow the real clock, never the simulated one. Only prints of secrets are
// kept; an unknown address and a wrong password are told alike. Contract: 5-contract sections 2 and
// 6; 4-standards 6.5 and 6.8.
#pragma once

#include "guichet/portail/portail.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::guichet {

// Secrets and the real clock, given by the world.
class Secrets {
public:
    virtual ~Secrets() = default;
    virtual std::string random_token() const = 0; // 256 bits, fit for an address
    // argon2id; as many at once as the memory allows, the others wait.
    virtual std::string hash_password(std::string_view password) const = 0;
    virtual bool verify_password(std::string_view print, std::string_view password) const = 0;
    // Seconds of the real world since 1970.
    virtual std::int64_t real_now() const = 0;
};

struct DelaisDAcces {
    std::int64_t session_inactive_s = 30 * 60;
    std::int64_t session_totale_s = 12 * 60 * 60;
    std::int64_t lien_s = 72 * 60 * 60;
    std::int64_t essais_max = 5; // wrong passwords, then the account waits
    std::int64_t attente_s = 15 * 60;
};

// Wrong passwords of late, by print of the address typed: known or not, it waits alike. Kept by the
// process: an instance that starts again forgets them.
class Essais {
public:
    // Seconds to wait before another try; 0: now, and that try counts from then on, so that many at
    // once are no more than one after the other.
    std::int64_t enter(std::string const& adresse, std::int64_t now, DelaisDAcces const& delais);
    void forget(std::string const& adresse);

private:
    struct Suite {
        std::int64_t nombre = 0, dernier = 0;
    };
    std::mutex m_mutex;
    std::map<std::string, Suite> m_suites;
};

struct Acces {
    Portail& portail;
    Secrets const& secrets;
    DelaisDAcces delais = {};
    Essais essais = {};
};

namespace refus {
inline constexpr char const* identification = "identification_refusee";
inline constexpr char const* essais = "trop_d_essais";
inline constexpr char const* courriel = "courriel_invalide";
inline constexpr char const* courriel_pris = "courriel_pris";
inline constexpr char const* siret_du_compte = "siret_du_compte"; // absent, wrong or of no use
inline constexpr char const* dernier = "dernier_administrateur";
inline constexpr char const* lien = "lien_perime";
inline constexpr char const* mot_de_passe = "mot_de_passe_faible";
}

// Who is behind a request, and what its forms must bear.
struct Visiteur {
    acces::Acteur acteur;
    std::string courriel;
    std::string raison_sociale; // of its company
    std::string anti_csrf; // empty for a token
};

// A new session: the value of the cookie, told once.
struct SessionOuverte {
    std::string cookie;
    Visiteur visiteur;
};

// Refusals: identification, essais (with how long to wait).
base::Result<SessionOuverte> se_connecter(
    Acces& acces, std::string_view courriel, std::string_view mot_de_passe);
void se_deconnecter(Acces& acces, std::string_view cookie);
// None when the cookie or the token is unknown, too old, revoked, or its account disabled.
std::optional<Visiteur> visiteur_de_la_session(Acces& acces, std::string_view cookie);
std::optional<Visiteur> visiteur_du_jeton(Acces& acces, std::string_view jeton);

// What a new account needs; `siret` of a fournisseur, empty for the others.
struct NouveauCompte {
    acces::Role role = acces::Role::fournisseur;
    std::string courriel, siret, raison_sociale;
};
// The secret of the single-use link, told once. Refusals: courriel, courriel_pris, siret_du_compte.
// `auteur`: who creates it; « systeme » from the command line.
struct CompteCree {
    std::string id, lien;
};
base::Result<CompteCree> creer_compte(
    Acces& acces, std::string_view auteur, NouveauCompte const& nouveau);
// Ends its sessions and revokes its tokens. Refusals: inconnue, dernier.
base::Result<acces::Compte> desactiver_compte(
    Acces& acces, std::string_view auteur, std::string_view courriel);
// Whom a link is for; none when it is unknown, used or too old.
std::optional<CompteConnu> compte_du_lien(Acces& acces, std::string_view lien);
// Refusals: lien, mot_de_passe.
base::Result<CompteConnu> poser_mot_de_passe(
    Acces& acces, std::string_view lien, std::string_view mot_de_passe);

// The token, told once. Refusals: inconnue.
base::Result<std::string> creer_jeton(
    Acces& acces, std::string_view auteur, std::string_view courriel);
// By the token itself or by its print. Refusals: inconnue.
base::Result<Jeton> revoquer_jeton(Acces& acces, std::string_view auteur, std::string_view jeton);

}
