// SPDX-License-Identifier: EUPL-1.2
// Work on a long row of documents by several threads, taken up in order by one: while a batch is
// worked on, the thread that called takes what the former batch gave, then lends a hand.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace quitus::guichet {

// Documents taken by a thread at once: enough that a reading of the world serves many, few enough
// that all threads end together.
inline constexpr std::size_t part_taille = 64;
inline constexpr std::size_t lot_taille = 2048;
// What the work gives is kept in one of so many places: those of a batch and those of the former.
inline constexpr std::size_t places_d_une_chaine = 2 * lot_taille;

// The parts of [from, to), each given to one thread once.
template <typename Work>
class Partage {
public:
    Partage(std::size_t from, std::size_t to, unsigned jobs, Work const& work)
        : m_next(from)
        , m_to(to)
        , m_work(work)
    {
        for (unsigned extra = 1; extra < jobs && extra * part_taille < to - from; ++extra)
            m_threads.emplace_back([this] { run(); });
    }
    ~Partage() = default;
    Partage(Partage const&) = delete;
    Partage& operator=(Partage const&) = delete;

    // Works with the others until nothing is left; throws what a part threw, once all have stopped.
    void finish()
    {
        run();
        m_threads.clear();
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

private:
    void run()
    {
        try {
            for (auto at = m_next.fetch_add(part_taille); at < m_to;
                 at = m_next.fetch_add(part_taille))
                m_work(at, std::min(at + part_taille, m_to));
        } catch (...) {
            std::scoped_lock const lock(m_failing);
            m_failure = std::current_exception();
            m_next = m_to;
        }
    }

    std::atomic<std::size_t> m_next;
    std::size_t m_to;
    Work const& m_work;
    std::exception_ptr m_failure;
    std::mutex m_failing;
    std::vector<std::jthread> m_threads; // last: they end before what they use
};

template <typename Work>
void share(std::size_t from, std::size_t to, unsigned jobs, Work const& work)
{
    Partage(from, to, jobs, work).finish();
}

// Calls work(first, last, place) for parts of [0, size) on `jobs` threads, where what the rank
// `first` gives goes to `place`, the next to the place after; and take(from, to, place) in order,
// on this thread, until it answers false.
template <typename Work, typename Take>
void in_chain(std::size_t size, unsigned jobs, Work const& work, Take const& take)
{
    std::size_t taken = 0;
    for (std::size_t from = 0; from < size; from += lot_taille) {
        auto const to = std::min(from + lot_taille, size);
        auto const place = from / lot_taille % 2 * lot_taille;
        auto const of_batch = [&](std::size_t first, std::size_t last) {
            work(first, last, place + (first - from));
        };
        Partage partage(from, to, jobs, of_batch);
        bool const goes_on = from == taken || take(taken, from, lot_taille - place);
        taken = from;
        partage.finish();
        if (!goes_on)
            return;
    }
    if (taken < size)
        take(taken, size, taken / lot_taille % 2 * lot_taille);
}

}
