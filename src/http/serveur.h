// SPDX-License-Identifier: EUPL-1.2
// An HTTP/1.1 server. It reads, bounds and times everything that a client may send, answers by a
// Routeur, and knows no route. Lines are held by a few threads that never block; handlers run on
// others, which may.
#pragma once

#include "http/routeur.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace quitus::http {

struct Options {
    std::string adresse = "127.0.0.1";
    std::uint16_t port = 0; // 0: any free one
    unsigned threads = 0; // of the lines; 0: as many as processors
    unsigned threads_bloquants = 16;
    // Of requests that bear a body: they wait for the disk, and the more wait together, the fewer
    // times it syncs. They never hold back those that only read.
    unsigned threads_des_corps = 64;
    std::size_t file_bloquante_max = 512; // requests waiting for such a thread; 503 beyond
    std::size_t connexions_max = 4096; // 503 beyond
    std::filesystem::path dossier_temporaire; // of spooled parts; made when it is missing

    std::size_t tete_octets_max = std::size_t{ 16 } << 10;
    std::chrono::milliseconds delai_tete{ 15'000 }; // for the whole head, set once
    std::chrono::milliseconds delai_corps{ 15'000 }; // without a byte of the body
    std::uint64_t debit_octets_par_seconde_min = 4096; // of a body, on average…
    std::chrono::milliseconds grace_du_debit{ 10'000 }; // …after that long
    std::chrono::milliseconds delai_ecriture{ 30'000 }; // for each quarter of MiB
    std::chrono::milliseconds delai_inactif{ 60'000 }; // between two requests
    std::chrono::milliseconds delai_arret{ 10'000 }; // for what runs when the server stops
    std::chrono::milliseconds periode_flux{ 500 };
    std::chrono::milliseconds silence_flux{ 15'000 }; // then a comment keeps the line alive
};

// One answered request, for the log. `chemin` bears no query: it may hold personal data.
struct Acces {
    std::string_view methode;
    std::string_view chemin;
    std::string_view motif;
    std::string_view adresse;
    unsigned statut = 0;
    std::chrono::microseconds duree{};
    std::uint64_t octets_recus = 0; // of the body
    std::uint64_t octets_envoyes = 0; // of the body
};

struct Statistiques {
    // Upper bounds of the durations counted below, in microseconds; the last class has none.
    static constexpr std::array<std::uint64_t, 12> bornes_microsecondes{ 500, 1'000, 2'500, 5'000,
        10'000, 25'000, 50'000, 100'000, 250'000, 1'000'000, 2'500'000, 10'000'000 };

    std::array<std::uint64_t, 6> par_classe{}; // [2]: answers 2xx… ; [0]: lines cut without one
    std::array<std::uint64_t, bornes_microsecondes.size() + 1> durees{};
    std::uint64_t duree_totale_microsecondes = 0;
    std::uint64_t en_cours = 0;
    std::uint64_t connexions = 0; // open now
    std::uint64_t connexions_refusees = 0;
    std::uint64_t file_pleine = 0; // requests refused because too many waited
    std::uint64_t octets_recus = 0;
    std::uint64_t octets_envoyes = 0;
};

class Serveur {
public:
    // The router must outlive the server. `journal` is called on the threads of the lines: it must
    // not block.
    Serveur(
        Options options, Routeur const& routeur, std::function<void(Acces const&)> journal = {});
    ~Serveur(); // stops, and waits
    Serveur(Serveur const&) = delete;
    Serveur& operator=(Serveur const&) = delete;

    // Listens and returns. Throws std::system_error when the address cannot be had.
    void start();
    std::uint16_t port() const;
    // Takes no more lines, closes the idle ones, ends the flows, lets what runs finish within
    // delai_arret. Returns at once; may be called from any thread, several times.
    void stop();
    // Until the server has stopped.
    void wait();
    Statistiques statistiques() const;

private:
    struct Interieur;
    std::unique_ptr<Interieur> m_interieur;
};

}
