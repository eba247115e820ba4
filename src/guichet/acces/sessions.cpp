// SPDX-License-Identifier: EUPL-1.2
#include "base/sha256.h"
#include "guichet/acces/empreintes.h"

#include <fmt/format.h>

namespace quitus::guichet {

namespace {

// A session is written again when it is seen, but not at each page.
constexpr std::int64_t vue_toutes_les_s = 60;

Visiteur visiteur_of(CompteConnu const& connu, std::string anti_csrf)
{
    return {
        .acteur = { connu.compte.id, connu.compte.role, connu.compte.siret },
        .courriel = connu.coordonnees.courriel,
        .raison_sociale = connu.raison_sociale,
        .anti_csrf = std::move(anti_csrf),
    };
}

bool is_alive(Session const& session, std::int64_t now, DelaisDAcces const& delais)
{
    return now - session.ouverte_le < delais.session_totale_s
        && now - session.vue_le < delais.session_inactive_s;
}

// Of an unknown address a password is hashed too, so that the time taken tells nothing.
bool is_right(
    Acces const& acces, std::optional<CompteConnu> const& connu, std::string_view mot_de_passe)
{
    bool const may_enter = connu && connu->compte.actif && !connu->coordonnees.mot_de_passe.empty();
    if (may_enter)
        return acces.secrets.verify_password(connu->coordonnees.mot_de_passe, mot_de_passe);
    static_cast<void>(acces.secrets.hash_password(mot_de_passe));
    return false;
}

std::optional<CompteConnu> find_compte(Acces const& acces, std::string_view courriel)
{
    std::optional<CompteConnu> connu;
    if (auto const adresse = parse_courriel(courriel))
        acces.portail.registre.read(
            [&](Lecture const& registre) { connu = registre.compte_de(*adresse); });
    return connu;
}

SessionOuverte open_session(Acces& acces, CompteConnu const& connu)
{
    auto const now = acces.secrets.real_now();
    SessionOuverte ouverte{ acces.secrets.random_token(),
        visiteur_of(connu, acces.secrets.random_token()) };
    acces.portail.registre.write([&](Transaction& transaction) {
        transaction.put(Session{
            .empreinte = base::sha256_hex(ouverte.cookie),
            .compte = connu.compte.id,
            .anti_csrf = ouverte.visiteur.anti_csrf,
            .ouverte_le = now,
            .vue_le = now,
        });
    });
    return ouverte;
}

}

std::int64_t Essais::enter(std::string const& adresse, std::int64_t now, DelaisDAcces const& delais)
{
    // Addresses made up by the thousand must not fill the memory: the whole is then forgotten.
    constexpr std::size_t adresses_max = 100'000;
    std::scoped_lock const lock(m_mutex);
    if (m_suites.size() >= adresses_max)
        m_suites.clear();
    auto& suite = m_suites[adresse];
    auto const passe = now - suite.dernier;
    if (passe >= delais.attente_s)
        suite.nombre = 0;
    if (suite.nombre >= delais.essais_max)
        return delais.attente_s - passe;
    ++suite.nombre;
    suite.dernier = now;
    return 0;
}

void Essais::forget(std::string const& adresse)
{
    std::scoped_lock const lock(m_mutex);
    m_suites.erase(adresse);
}

base::Result<SessionOuverte> se_connecter(
    Acces& acces, std::string_view courriel, std::string_view mot_de_passe)
{
    auto const adresse = base::sha256_hex(parse_courriel(courriel).value_or(std::string(courriel)));
    auto const now = acces.secrets.real_now();
    if (auto const attente = acces.essais.enter(adresse, now, acces.delais); attente > 0)
        return base::failure(refus::essais,
            fmt::format("Trop d’essais : réessayez dans {} min.", (attente + 59) / 60));
    auto const connu = find_compte(acces, courriel);
    if (!is_right(acces, connu, mot_de_passe))
        return base::failure(refus::identification,
            "L’adresse ou le mot de passe n’est pas le bon.", "/mot_de_passe");
    acces.essais.forget(adresse);
    return open_session(acces, *connu);
}

void se_deconnecter(Acces& acces, std::string_view cookie)
{
    acces.portail.registre.write(
        [&](Transaction& transaction) { transaction.end_session(base::sha256_hex(cookie)); });
}

std::optional<Visiteur> visiteur_de_la_session(Acces& acces, std::string_view cookie)
{
    auto const now = acces.secrets.real_now();
    std::optional<Session> session;
    std::optional<CompteConnu> connu;
    acces.portail.registre.read([&](Lecture const& registre) {
        session = registre.session(base::sha256_hex(cookie));
        if (session)
            connu = registre.compte(session->compte);
    });
    if (session && !is_alive(*session, now, acces.delais)) {
        se_deconnecter(acces, cookie); // dead ones do not pile up
        return std::nullopt;
    }
    if (!connu || !connu->compte.actif)
        return std::nullopt;
    if (now - session->vue_le >= vue_toutes_les_s) {
        acces.portail.registre.write([&](Transaction& transaction) {
            auto still = transaction.session(session->empreinte);
            if (!still)
                return; // ended meanwhile: not to be opened again
            still->vue_le = now;
            transaction.put(*still);
        });
    }
    return visiteur_of(*connu, session->anti_csrf);
}

std::optional<Visiteur> visiteur_du_jeton(Acces& acces, std::string_view jeton)
{
    std::optional<CompteConnu> connu;
    acces.portail.registre.read([&](Lecture const& registre) {
        auto const found = registre.jeton(base::sha256_hex(jeton));
        if (found && !found->revoque)
            connu = registre.compte(found->compte);
    });
    if (!connu || !connu->compte.actif)
        return std::nullopt;
    return visiteur_of(*connu, {});
}

}
