// SPDX-License-Identifier: EUPL-1.2
// `serve`: the portal and its API, until the process is asked to stop.
#include "cli/cli.h"
#include "normalisation/attendu.h"
#include "service/commandes/commandes.h"
#include "service/demonstration/demonstration.h"
#include "service/portail/portes.h"
#include "service/portail/rythme.h"

#include <arpa/inet.h>
#include <charconv>
#include <csignal>
#include <fmt/format.h>

namespace quitus::service {

using cli::Code;

namespace {

// « localhost » and « [::1] » as the addresses that they are.
std::string address_of(std::string adresse)
{
    if (adresse == "localhost")
        return "127.0.0.1";
    if (adresse.size() > 2 && adresse.front() == '[' && adresse.back() == ']')
        return adresse.substr(1, adresse.size() - 2);
    return adresse;
}

bool is_ip(std::string const& adresse)
{
    in6_addr ignored{};
    return inet_pton(AF_INET, adresse.c_str(), &ignored) == 1
        || inet_pton(AF_INET6, adresse.c_str(), &ignored) == 1;
}

base::Result<http::Options> listening(std::string const& listen)
{
    auto const colon = listen.rfind(':');
    std::uint16_t port = 0;
    auto const texte = std::string_view(listen).substr(colon == std::string::npos ? 0 : colon + 1);
    auto const [at, fault] = std::from_chars(texte.data(), texte.data() + texte.size(), port);
    if (colon == std::string::npos || fault != std::errc() || at != texte.data() + texte.size())
        return base::failure("ecoute_illisible",
            fmt::format(
                "« {} » n’est pas une adresse d’écoute : ADRESSE:PORT, par exemple 127.0.0.1:8080.",
                listen));
    http::Options options;
    options.adresse = address_of(listen.substr(0, colon));
    options.port = port;
    if (!is_ip(options.adresse))
        return base::failure("ecoute_illisible",
            fmt::format("« {} » n’est pas une adresse IP où écouter : par exemple 127.0.0.1, ou "
                        "0.0.0.0 pour toutes.",
                options.adresse));
    return options;
}

// The clock that this database may follow, as it was asked for. A database remembers for ever which
// kind of time it has known.
base::Result<std::unique_ptr<guichet::Horloge>> clock_of(
    Ouverture& ouverture, cli::Serve const& demande)
{
    auto const temps = ouverture.temps();
    if (demande.horloge.empty()) {
        if (temps == Temps::simule)
            return base::failure(
                "horloge_simulee", "Cette base suit une horloge simulée : donnez --horloge.");
        ouverture.remember(reglage_horloge, "reelle");
        return std::make_unique<HorlogeReelle>();
    }
    if (temps == Temps::reel)
        return base::failure("horloge_reelle",
            "Cette base a connu l’horloge réelle : retirez --horloge, ou prenez une autre base.");
    auto const asked = QUITUS_TRY(calendrier::parse_instant(demande.horloge));
    // What was reached is written down every second: a clock that was killed went a little further.
    constexpr std::int64_t non_ecrites_s = 2;
    auto const depart = temps == Temps::simule
        ? std::max(asked, ouverture.instant_atteint().plus_secondes(non_ecrites_s))
        : asked;
    ouverture.remember(reglage_horloge, "simulee");
    ouverture.remember(reglage_instant, depart.text());
    return std::make_unique<HorlogeSimulee>(depart);
}

// SIGINT and SIGTERM wait here, blocked in every other thread.
class Signaux {
public:
    Signaux()
    {
        sigemptyset(&m_set);
        sigaddset(&m_set, SIGINT);
        sigaddset(&m_set, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &m_set, nullptr);
    }
    void wait() const
    {
        int received = 0;
        sigwait(&m_set, &received);
    }

private:
    sigset_t m_set{};
};

Code run(Ouverture& ouverture, guichet::Horloge& horloge, http::Options options, bool demo,
    cli::Monde& monde, Signaux const& signaux)
{
    auto* const simulee = dynamic_cast<HorlogeSimulee*>(&horloge);
    JournalTechnique journal(monde.erreurs);
    Rythme rythme(
        ouverture, simulee, [&](std::string const& failure) { journal.event("erreur", failure); });
    options.dossier_temporaire = ouverture.lieux().fichiers / "reception";

    api::Api api{ .portail = ouverture.portail(),
        .acces = ouverture.acces(),
        .version = cli::version,
        .schema = std::string(normalisation::schema_publie()) };
    web::Site site{ .portail = ouverture.portail(),
        .acces = ouverture.acces(),
        .demonstration = demo,
        .version = cli::version,
        .dossier_brouillons = ouverture.lieux().fichiers / "brouillons" };
    if (demo)
        site.comptes_de_demonstration = comptes_de_demonstration();
    if (simulee != nullptr) {
        api.avance_horloge = [&](Instant instant) { return rythme.advance(instant); };
        site.avancer_horloge
            = [&](acces::Acteur const&, Instant instant) { return rythme.advance(instant); };
    }
    site.noter_incident = [&](std::string_view incident, std::string_view quoi) {
        journal.event("erreur", fmt::format("incident {} : {}", incident, quoi));
    };

    http::Routeur routeur;
    open_portes(routeur, api, site, journal);
    http::Serveur serveur(
        options, routeur, [&](http::Acces const& acces) { journal.request(acces); });
    api.statistiques = [&] { return serveur.statistiques(); };
    serveur.start();
    monde.sortie << fmt::format("Quitus écoute sur http://{}:{}\n", options.adresse, serveur.port())
                 << std::flush;
    signaux.wait();
    serveur.stop();
    serveur.wait();
    return Code::rien_de_bloquant;
}

}

Code Commandes::serve(cli::Serve const& demande, cli::Monde& monde)
{
    Signaux const signaux; // before any thread is born
    auto options = listening(demande.listen);
    if (!options)
        return cli::refuse(monde, options.error(), Code::mauvais_usage);
    auto reglement = cli::load(demande.reglement);
    if (!reglement)
        return cli::refuse(monde, reglement.error(), Code::mauvais_usage);
    Ouverture ouverture(demande, *std::move(reglement));
    auto horloge = clock_of(ouverture, demande);
    if (!horloge)
        return cli::refuse(monde, horloge.error(), Code::mauvais_usage);
    if (demande.demo) {
        if (auto const loaded = load_demonstration(ouverture, (*horloge)->now()); !loaded)
            return cli::refuse(monde, loaded.error(), Code::mauvais_usage);
    }
    ouverture.follow(**horloge);
    ouverture.portail().options.adresse = fmt::format(
        "http://{}", demande.listen == "127.0.0.1:8080" ? "localhost:8080" : demande.listen);
    return run(ouverture, **horloge, *std::move(options), demande.demo, monde, signaux);
}

}
