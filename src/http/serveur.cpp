// SPDX-License-Identifier: EUPL-1.2
#include "http/serveur.h"

#include "http/ligne/connexion.h"
#include "http/ligne/dossier.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <mutex>
#include <sys/resource.h>
#include <system_error>
#include <thread>
#include <unordered_set>

namespace quitus::http {

namespace {

using namespace ligne;
using Acceptation = asio::basic_socket_acceptor<asio::ip::tcp, Executeur>;
using Minuterie = asio::basic_waitable_timer<std::chrono::steady_clock,
    asio::wait_traits<std::chrono::steady_clock>, Executeur>;

constexpr std::chrono::milliseconds pause_sans_descripteur{ 100 };
constexpr std::string_view too_many = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\n"
                                      "Content-Length: 0\r\nConnection: close\r\n\r\n";

// One thread and the lines it holds.
struct Fil {
    asio::io_context contexte{ 1 };
    asio::executor_work_guard<Executeur> garde{ contexte.get_executor() };
    std::unordered_set<Connexion*> lignes;
    std::thread thread;
};

// A process may open more files than it does by default; without it, a thousand lines are too many.
void raise_open_files_max(std::size_t connexions_max)
{
    ::rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    auto const wanted = std::min<rlim_t>(connexions_max * 2 + 256, limit.rlim_max);
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = wanted;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

}

struct Serveur::Interieur {
    Interieur(Options options, Routeur const& routeur, std::function<void(Acces const&)> journal)
        : partage(std::move(options), routeur, std::move(journal))
    {
    }

    void listen();
    Tache<void> accept();
    Tache<void> hold(Fil& fil, Prise prise);
    void for_each_line(void (Connexion::*act)());
    void request_stop();
    void finish();
    bool has_no_line_within(std::chrono::milliseconds delay);

    Partage partage;
    std::unique_ptr<Dossier> dossier;
    std::vector<std::unique_ptr<Fil>> fils;
    std::optional<Acceptation> acceptation;
    std::uint16_t port = 0;
    std::size_t prochain = 0; // the thread that takes the next line

    std::mutex mutex; // of what follows
    std::condition_variable change;
    bool is_started = false;
    bool is_asked_to_stop = false;
    bool is_finishing = false;
    bool is_finished = false;
};

void Serveur::Interieur::listen()
{
    auto const& options = partage.options;
    auto const fail = [&](boost::system::error_code const& failure) {
        throw std::system_error(std::error_code(failure.value(), std::system_category()),
            "impossible d’écouter sur " + options.adresse + ", port "
                + std::to_string(options.port));
    };
    boost::system::error_code failure;
    auto const address = asio::ip::make_address(options.adresse, failure);
    if (failure)
        fail(failure);
    asio::ip::tcp::endpoint const end(address, options.port);
    acceptation.emplace(fils.front()->contexte.get_executor());
    if (acceptation->open(end.protocol(), failure); failure)
        fail(failure);
    acceptation->set_option(Acceptation::reuse_address(true), failure);
    if (acceptation->bind(end, failure); failure)
        fail(failure);
    if (acceptation->listen(asio::socket_base::max_listen_connections, failure); failure)
        fail(failure);
    port = acceptation->local_endpoint().port();
}

Tache<void> Serveur::Interieur::accept()
{
    Minuterie timer(acceptation->get_executor());
    while (!partage.stops) {
        auto& fil = *fils[prochain];
        prochain = (prochain + 1) % fils.size();
        auto [failure, prise] = co_await acceptation->async_accept(
            fil.contexte.get_executor(), asio::as_tuple(jeton));
        if (failure == asio::error::operation_aborted)
            co_return;
        if (failure) { // no descriptor left: those that close will give some back
            timer.expires_after(pause_sans_descripteur);
            co_await timer.async_wait(asio::as_tuple(jeton));
            continue;
        }
        if (partage.compteurs.connexions >= partage.options.connexions_max) {
            ++partage.compteurs.connexions_refusees;
            boost::system::error_code ignored; // one more try to be polite, not two
            prise.non_blocking(true, ignored);
            prise.write_some(asio::buffer(too_many.data(), too_many.size()), ignored);
            continue;
        }
        ++partage.compteurs.connexions;
        asio::co_spawn(fil.contexte.get_executor(), hold(fil, std::move(prise)), asio::detached);
    }
}

Tache<void> Serveur::Interieur::hold(Fil& fil, Prise prise)
{
    {
        Connexion connexion(std::move(prise), partage);
        fil.lignes.insert(&connexion);
        try {
            co_await connexion.run();
        } catch (std::exception const&) { // no memory: this line pays for it, not the others
            connexion.cut();
        }
        fil.lignes.erase(&connexion);
    }
    std::lock_guard const lock(mutex);
    --partage.compteurs.connexions;
    change.notify_all();
}

void Serveur::Interieur::for_each_line(void (Connexion::*act)())
{
    for (auto const& fil : fils) {
        asio::post(fil->contexte, [&fil = *fil, act] {
            for (auto* connexion : fil.lignes)
                (connexion->*act)();
        });
    }
}

void Serveur::Interieur::request_stop()
{
    std::lock_guard const lock(mutex);
    if (!is_started || is_asked_to_stop)
        return;
    is_asked_to_stop = true;
    partage.stops = true;
    asio::post(fils.front()->contexte, [this] {
        boost::system::error_code ignored; // it is over anyway
        acceptation->close(ignored);
    });
    for_each_line(&Connexion::stop_if_idle);
    change.notify_all();
}

bool Serveur::Interieur::has_no_line_within(std::chrono::milliseconds delay)
{
    std::unique_lock lock(mutex);
    return change.wait_for(lock, delay, [this] { return partage.compteurs.connexions == 0; });
}

// Threads end in order: the lines first, then what their handlers run, then what carried both.
void Serveur::Interieur::finish()
{
    if (!has_no_line_within(partage.options.delai_arret)) {
        do
            for_each_line(&Connexion::cut);
        while (!has_no_line_within(std::chrono::milliseconds{ 100 }));
    }
    partage.bassin.join();
    partage.bassin_des_corps.join();
    for (auto const& fil : fils)
        fil->garde.reset();
    for (auto const& fil : fils)
        fil->thread.join();
    dossier.reset();
}

Serveur::Serveur(Options options, Routeur const& routeur, std::function<void(Acces const&)> journal)
    : m_interieur(std::make_unique<Interieur>(std::move(options), routeur, std::move(journal)))
{
}

Serveur::~Serveur()
{
    stop();
    wait();
}

void Serveur::start()
{
    auto& interieur = *m_interieur;
    auto const& options = interieur.partage.options;
    raise_open_files_max(options.connexions_max);
    interieur.dossier = std::make_unique<Dossier>(options.dossier_temporaire);
    interieur.partage.dossier = interieur.dossier->chemin();
    auto const count = options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
    while (interieur.fils.size() < std::max(count, 1U))
        interieur.fils.push_back(std::make_unique<Fil>());
    interieur.listen();
    asio::co_spawn(
        interieur.fils.front()->contexte.get_executor(), interieur.accept(), asio::detached);
    for (auto const& fil : interieur.fils)
        fil->thread = std::thread([&contexte = fil->contexte] { contexte.run(); });
    std::lock_guard const lock(interieur.mutex);
    interieur.is_started = true;
}

std::uint16_t Serveur::port() const
{
    return m_interieur->port;
}

void Serveur::stop()
{
    m_interieur->request_stop();
}

void Serveur::wait()
{
    auto& interieur = *m_interieur;
    {
        std::unique_lock lock(interieur.mutex);
        if (!interieur.is_started)
            return;
        interieur.change.wait(lock, [&] { return interieur.is_asked_to_stop; });
        if (interieur.is_finishing) {
            interieur.change.wait(lock, [&] { return interieur.is_finished; });
            return;
        }
        interieur.is_finishing = true;
    }
    interieur.finish();
    std::lock_guard const lock(interieur.mutex);
    interieur.is_finished = true;
    interieur.change.notify_all();
}

Statistiques Serveur::statistiques() const
{
    return m_interieur->partage.compteurs.statistiques();
}

}
