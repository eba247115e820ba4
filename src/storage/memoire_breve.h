// SPDX-License-Identifier: EUPL-1.2
// What was read of late, by a name, up to a number of things. When a generation is full it becomes
// the former one, and what nobody asked for meanwhile is forgotten. Shared by many threads.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace quitus::storage {

template <typename T>
class MemoireBreve {
public:
    explicit MemoireBreve(std::size_t par_generation = 4096) : m_par_generation(par_generation) { }

    // Null when it is not known.
    std::shared_ptr<T const> find(std::string const& nom)
    {
        std::lock_guard const garde(m_verrou);
        if (auto const recente = m_recentes.find(nom); recente != m_recentes.end())
            return recente->second;
        auto const ancienne = m_anciennes.find(nom);
        if (ancienne == m_anciennes.end())
            return nullptr;
        auto chose = ancienne->second;
        add(nom, chose);
        return chose;
    }
    // Takes the place of what bore that name.
    void keep(std::string const& nom, std::shared_ptr<T const> chose)
    {
        std::lock_guard const garde(m_verrou);
        add(nom, std::move(chose));
    }

private:
    void add(std::string const& nom, std::shared_ptr<T const> chose)
    {
        if (m_recentes.size() >= m_par_generation) {
            m_anciennes = std::move(m_recentes);
            m_recentes = {};
        }
        m_recentes.insert_or_assign(nom, std::move(chose));
    }

    std::size_t m_par_generation;
    std::mutex m_verrou;
    std::unordered_map<std::string, std::shared_ptr<T const>> m_recentes, m_anciennes;
};

}
