// SPDX-License-Identifier: EUPL-1.2
// Bytes of a line in, a request out: its head, then its body piece by piece, whatever the framing.
// Beast reads the grammar of the head; what two servers in a row could understand differently is
// refused here.
#pragma once

#include "http/lecture/morceaux.h"
#include "http/lecture/refus.h"
#include "http/requete.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::http::lecture {

class Analyseur {
public:
    explicit Analyseur(std::size_t tete_octets_max);
    ~Analyseur();

    struct TeteLue {
        std::size_t consumed = 0;
        bool is_complete = false; // false without a refusal: more bytes are needed
        std::optional<Refus> refus;
    };
    // `octets` is all that the line gave since the last request; what was read of a head that is
    // not complete must be given again, with what follows.
    TeteLue read_tete(std::string_view octets);

    // What the head said, once it is complete. The Tete may be taken.
    Tete tete;
    std::vector<std::string> segments; // of the path, decoded; none for « * »
    std::optional<std::uint64_t> longueur; // Content-Length
    bool has_corps = false;
    bool keeps_line = false; // the client wants to ask for more
    bool expects_continue = false;
    bool is_http_1_0 = false;

    struct CorpsLu {
        std::size_t consumed = 0;
        std::size_t produced = 0; // bytes of body, written at the start of `sortie`
        bool is_complete = false;
        std::optional<Refus> refus;
    };
    CorpsLu read_corps(std::string_view octets, std::span<char> sortie);

private:
    void restart();
    std::optional<Refus> parse(std::string_view octets);
    std::optional<Refus> take_entetes();
    std::optional<Refus> take_corps();
    std::optional<Refus> take_cible();

    struct Beast;
    std::size_t m_tete_octets_max;
    std::size_t m_already_searched = 0;
    std::optional<Morceaux> m_morceaux; // when the body comes in chunks
    std::uint64_t m_reste = 0; // of a body of known length
    std::unique_ptr<Beast> m_beast;
};

}
