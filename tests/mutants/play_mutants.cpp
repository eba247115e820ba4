// SPDX-License-Identifier: EUPL-1.2
// Plays the cases against each mutant: play_mutants SOURCES JOBS < mutants. One line a mutant,
// « number rule », the rule (CAL-003), its family (CAL) or - saying which cases to try first. For
// each, one line: « number killed|crashed|lost|alive|unreached case ». Only the cases that pass
// through the place of a mutant are played: the others cannot tell it from the original.
#include "mutants/chosen.h"
#include "mutants/monde.h"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <map>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace quitus;

// Of processor time: a mutant that needs more than this loops.
constexpr int seconds_max = 20;
constexpr rlim_t memory_octets_max = 4ULL << 30U;

struct Mutant {
    int id = 0;
    std::string regle;
};

struct Cases {
    std::string sources;
    std::vector<mutants::CasPret> all;
    std::bitset<mutants::count_max> while_reading;
    std::vector<std::vector<std::size_t>> through; // by mutant: the cases that pass there
};

std::vector<Mutant> read_mutants()
{
    std::vector<Mutant> wanted;
    Mutant mutant;
    while (std::cin >> mutant.id >> mutant.regle)
        wanted.push_back(mutant);
    return wanted;
}

Cases read_cases(std::string const& sources)
{
    Cases cases{ .sources = sources, .through = {} };
    mutants::reached = &cases.while_reading;
    cases.all = mutants::read_cases(sources);
    cases.through.resize(mutants::count_max);
    std::bitset<mutants::count_max> reached;
    mutants::reached = &reached;
    for (std::size_t rank = 0; rank < cases.all.size(); ++rank) {
        reached.reset();
        if (auto const faute = mutants::play(cases.all[rank]); !faute.empty())
            throw std::runtime_error(
                cases.all[rank].nom + " : sans mutant, ce cas échoue déjà.\n" + faute);
        for (std::size_t id = 0; id < mutants::count_max; ++id) {
            if (reached[id])
                cases.through[id].push_back(rank);
        }
    }
    mutants::reached = nullptr;
    return cases;
}

// Those of the rule first, then those of its family: a mutant seldom survives them.
std::vector<std::size_t> order(Cases const& cases, Mutant const& mutant)
{
    auto ranks = cases.through[static_cast<std::size_t>(mutant.id)];
    if (cases.while_reading[static_cast<std::size_t>(mutant.id)]) {
        ranks.resize(cases.all.size());
        for (std::size_t rank = 0; rank < ranks.size(); ++rank)
            ranks[rank] = rank;
    }
    auto const of = [&](std::string_view prefix) {
        return [&cases, prefix](
                   std::size_t rank) { return cases.all[rank].regle.text().starts_with(prefix); };
    };
    std::ranges::stable_partition(ranks, of(mutant.regle.substr(0, 3)));
    std::ranges::stable_partition(ranks, of(mutant.regle));
    return ranks;
}

void limit()
{
    rlimit const memory{ memory_octets_max, memory_octets_max };
    setrlimit(RLIMIT_AS, &memory);
    rlimit const core{ 0, 0 };
    setrlimit(RLIMIT_CORE, &core);
    itimerval const time{ .it_interval = {}, .it_value = { .tv_sec = seconds_max, .tv_usec = 0 } };
    setitimer(ITIMER_PROF, &time, nullptr);
}

enum Status { survived = 0, killed = 1, crashed = 2 };

// In a process of its own, that it may break. `at` tells the parent which case was played.
[[noreturn]] void live(Cases& cases, Mutant const& mutant, std::size_t volatile& at)
{
    limit();
    if (std::freopen("/dev/null", "w", stderr) == nullptr)
        std::_Exit(crashed);
    auto const ranks = order(cases, mutant);
    mutants::living = mutant.id;
    try {
        if (cases.while_reading[static_cast<std::size_t>(mutant.id)])
            cases.all = mutants::read_cases(cases.sources);
        for (auto const rank : ranks) {
            at = rank;
            if (!mutants::play(cases.all[rank]).empty())
                std::_Exit(killed);
        }
    } catch (...) {
        std::_Exit(crashed);
    }
    std::_Exit(survived);
}

class Herd {
public:
    Herd(Cases& cases, std::size_t count) : m_cases(cases)
    {
        auto* memory = mmap(nullptr, count * sizeof(std::size_t), PROT_READ | PROT_WRITE,
            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            throw std::runtime_error("plus de mémoire partagée");
        m_at = static_cast<std::size_t*>(memory);
    }

    void send(Mutant const& mutant, std::size_t rank)
    {
        auto const child = fork();
        if (child == 0)
            live(m_cases, mutant, m_at[rank]);
        if (child < 0)
            throw std::runtime_error("impossible de créer un processus");
        m_out[child] = { mutant.id, rank };
    }

    std::size_t size() const { return m_out.size(); }

    void wait_one()
    {
        int status = 0;
        auto const child = wait(&status);
        auto const found = m_out.find(child);
        if (found == m_out.end())
            return;
        auto const [id, rank] = found->second;
        m_out.erase(found);
        auto const& nom = m_cases.all[m_at[rank]].nom;
        if (WIFSIGNALED(status))
            tell(id, WTERMSIG(status) == SIGPROF ? "lost" : "crashed", nom);
        else if (WEXITSTATUS(status) == survived)
            tell(id, "alive", "");
        else
            tell(id, WEXITSTATUS(status) == killed ? "killed" : "crashed", nom);
    }

    static void tell(int id, std::string_view outcome, std::string_view cas)
    {
        std::cout << id << '\t' << outcome << '\t' << cas << std::endl;
    }

private:
    Cases& m_cases;
    std::size_t* m_at = nullptr;
    std::map<pid_t, std::pair<int, std::size_t>> m_out;
};

void play_all(Cases& cases, std::vector<Mutant> const& wanted, std::size_t jobs)
{
    Herd herd(cases, wanted.size());
    for (std::size_t rank = 0; rank < wanted.size(); ++rank) {
        if (order(cases, wanted[rank]).empty()) {
            Herd::tell(wanted[rank].id, "unreached", "");
            continue;
        }
        while (herd.size() >= jobs)
            herd.wait_one();
        herd.send(wanted[rank], rank);
    }
    while (herd.size() > 0)
        herd.wait_one();
}

}

int main(int argc, char** argv)
{
    std::size_t jobs = 0;
    if (argc == 3)
        std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), jobs);
    if (jobs == 0) {
        std::cerr << "usage: play_mutants SOURCES JOBS < mutants\n";
        return 2;
    }
    try {
        auto cases = read_cases(argv[1]);
        std::cerr << cases.all.size() << " cas\n";
        play_all(cases, read_mutants(), jobs);
    } catch (std::exception const& fault) {
        std::cerr << fault.what() << '\n';
        return 3;
    }
    return 0;
}
