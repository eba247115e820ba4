// SPDX-License-Identifier: EUPL-1.2
// How many acts a second are durable, beside how often the disk syncs:
//   bench_registre ADDRESS FOLDER CALLERS SECONDS
// ADDRESS is a database that may be filled (a path, or postgresql://…); FOLDER is on its disk.
#include "storage/registre_sql.h"

#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using namespace quitus;
using Horloge = std::chrono::steady_clock;

int number_of(std::string_view text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

double seconds_since(Horloge::time_point begin)
{
    return std::chrono::duration<double>(Horloge::now() - begin).count();
}

// Appends of 4 KiB, each synced, by one thread: what one commit costs at least.
double syncs_a_second(std::string const& folder, int seconds)
{
    auto const path = folder + "/quitus-syncs";
    int const file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    std::string const page(4096, 'x');
    auto const begin = Horloge::now();
    int count = 0;
    for (; seconds_since(begin) < seconds; ++count)
        if (::write(file, page.data(), page.size()) < 0 || ::fdatasync(file) != 0)
            return 0;
    auto const rate = count / seconds_since(begin);
    ::close(file);
    ::unlink(path.c_str());
    return rate;
}

journal::Evenement event_of(std::string const& numero)
{
    return { .instant = {},
        .acteur = "C-0001",
        .genre = "mesure",
        .objet = numero,
        .donnees = journal::Donnees::objet({ { "numero", numero } }) };
}

instruction::Suivi state_of(std::string const& numero)
{
    instruction::Suivi suivi;
    suivi.numero = numero;
    suivi.siret = "73282932000074";
    suivi.raison_sociale = "Fournisseur de mesure";
    suivi.type_demande = "avance";
    suivi.dispositif = "PHA_LGO";
    suivi.identifiant_envoi = "envoi-" + numero;
    suivi.version = 1;
    suivi.financements = { { .id = "b1", .cles = { "cle-" + numero }, .avance = {}, .solde = {} } };
    return suivi;
}

// The act says whether there is more to do.
template <typename Acte>
double acts_a_second(guichet::Registre& registre, int callers, int seconds, Acte acte)
{
    std::atomic<long> done = 0;
    std::atomic<bool> stop = false;
    std::vector<std::thread> threads;
    auto const begin = Horloge::now();
    for (int i = 0; i < callers; ++i)
        threads.emplace_back([&, i] {
            bool more = true;
            for (long k = 0; more && !stop; ++k) {
                auto const numero = fmt::format("{}-{}", i, k);
                registre.write(
                    [&](guichet::Transaction& transaction) { more = acte(transaction, numero); });
                done += more ? 1 : 0;
            }
            stop = true; // a measure ends with its first caller
        });
    while (!stop && seconds_since(begin) < seconds)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    stop = true;
    for (auto& thread : threads)
        thread.join();
    return static_cast<double>(done) / seconds_since(begin);
}

}

int main(int argc, char** argv)
{
    if (argc != 5) {
        std::fputs("usage: bench_registre ADDRESS FOLDER CALLERS SECONDS\n", stderr);
        return 2;
    }
    int const callers = number_of(argv[3]);
    int const seconds = number_of(argv[4]);
    storage::RegistreSql registre(storage::Adresse::parse(argv[1]));
    fmt::print("disk syncs               {:10.0f} /s\n", syncs_a_second(argv[2], seconds));
    auto const say
        = [](char const* what, double rate) { fmt::print("{:<24} {:10.0f} /s\n", what, rate); };
    say("events", acts_a_second(registre, callers, seconds, [](auto& t, auto const& numero) {
        t.append(event_of(numero));
        return true;
    }));
    say("claims (event + titre)",
        acts_a_second(registre, callers, seconds, [](auto& t, auto const& n) {
            t.append(event_of("c" + n));
            t.claim({ "PHA_LGO", "c" + n, { "titre-" + n } });
            return true;
        }));
    say("receptions", acts_a_second(registre, callers, seconds, [](auto& t, auto const& n) {
        auto const numero = "d" + n;
        t.append(event_of(numero));
        t.put_contenu(std::string(64 - std::min<std::size_t>(64, numero.size()), '0') + numero,
            std::string(2000, 'x'));
        t.put(state_of(numero));
        return true;
    }));
    say("validations", acts_a_second(registre, callers, seconds, [](auto& t, auto const& n) {
        auto suivi = t.demande("d" + n);
        if (!suivi)
            return false;
        suivi->statut = instruction::Statut::validee;
        t.append(event_of(suivi->numero));
        t.claim({ suivi->dispositif, suivi->numero, suivi->financements[0].cles });
        t.put(*suivi);
        return true;
    }));
    return 0;
}
