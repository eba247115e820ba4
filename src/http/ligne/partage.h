// SPDX-License-Identifier: EUPL-1.2
// What all the lines of a server share: its options, its routes, the threads that may block, and
// what they count.
#pragma once

#include "http/ligne/compteurs.h"
#include "http/serveur.h"

#include <atomic>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>

namespace quitus::http::ligne {

namespace asio = boost::asio;

// Each line lives on one context, served by one thread: nothing of a line is ever shared.
using Executeur = asio::io_context::executor_type;
template <typename T>
using Tache = asio::awaitable<T, Executeur>;
using Jeton = asio::use_awaitable_t<Executeur>;
inline constexpr Jeton jeton{};

struct Partage {
    Partage(Options given, Routeur const& routes, std::function<void(Acces const&)> log)
        : options(std::move(given))
        , routeur(routes)
        , journal(std::move(log))
        , bassin(options.threads_bloquants)
        , bassin_des_corps(options.threads_des_corps)
        , en_attente_max(options.threads_bloquants + options.file_bloquante_max)
    {
    }

    Options options;
    Routeur const& routeur;
    std::function<void(Acces const&)> journal;
    std::filesystem::path dossier; // of spooled parts
    Compteurs compteurs;
    asio::thread_pool bassin, bassin_des_corps;
    std::size_t en_attente_max;
    std::atomic<std::size_t> en_attente{ 0 }; // jobs given to the pool and not yet done
    std::atomic<bool> stops{ false };

    // A request that begins is refused when too many wait; one that is under way never is.
    bool is_full() const { return en_attente.load(std::memory_order_relaxed) >= en_attente_max; }
};

// Runs `job` on a thread of that pool, that may block, then goes on where it was. The job must
// outlive the wait and let no exception out.
template <typename Job>
Tache<void> on_pool(Partage& partage, asio::thread_pool& bassin, Job& job)
{
    auto start = [&partage, &bassin, &job](auto handler) {
        partage.en_attente.fetch_add(1, std::memory_order_relaxed);
        asio::post(bassin, [&partage, &job, handler = std::move(handler)]() mutable {
            job();
            partage.en_attente.fetch_sub(1, std::memory_order_relaxed);
            auto const executor = asio::get_associated_executor(handler);
            asio::post(executor, std::move(handler));
        });
    };
    co_await asio::async_initiate<Jeton const, void()>(start, jeton);
}

template <typename Job>
Tache<void> on_pool(Partage& partage, Job& job)
{
    co_await on_pool(partage, partage.bassin, job);
}

}
