// SPDX-License-Identifier: EUPL-1.2
// Any bytes on a line: read at once or in pieces they are the same request or the same refusal, and
// nothing that is taken could be read otherwise by the next server.
#include "base/ensure.h"
#include "http/lecture/analyseur.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace quitus::http;

namespace {

constexpr std::size_t tete_octets_max = 1024; // small: both sides are reached

struct Lecture {
    unsigned refus = 0;
    bool has_tete = false;
    bool is_complete = false;
    std::string chemin;
    std::string corps;
    std::size_t entetes = 0;

    bool operator==(Lecture const&) const = default;
};

void check(lecture::Analyseur const& analyseur)
{
    auto const& tete = analyseur.tete;
    bool const has_length = tete.entete("Content-Length").has_value();
    QUITUS_ENSURE(!(has_length && tete.entete("Transfer-Encoding")));
    QUITUS_ENSURE(has_length == analyseur.longueur.has_value());
    QUITUS_ENSURE(tete.entetes.size() <= 100);
    for (auto const& segment : analyseur.segments)
        QUITUS_ENSURE(segment != ".." && segment.find('\0') == std::string::npos);
    for (auto const& entete : tete.entetes)
        QUITUS_ENSURE(entete.valeur.find_first_of("\r\n") == std::string::npos);
}

Lecture read(std::string_view octets, std::size_t piece)
{
    lecture::Analyseur analyseur(tete_octets_max);
    Lecture lecture;
    std::string tampon;
    while (!octets.empty() && !lecture.is_complete) {
        tampon += octets.substr(0, piece);
        octets.remove_prefix(std::min(piece, octets.size()));
        if (!lecture.has_tete) {
            auto lu = analyseur.read_tete(tampon);
            tampon.erase(0, lu.consumed);
            lecture.refus = lu.refus ? lu.refus->statut : 0;
            lecture.has_tete = lu.is_complete;
            if (lu.refus)
                return lecture;
            if (!lu.is_complete)
                continue;
            check(analyseur);
            lecture.chemin = analyseur.tete.chemin;
            lecture.entetes = analyseur.tete.entetes.size();
        }
        for (std::size_t moved = 1; moved > 0 && !lecture.is_complete;) {
            std::array<char, 16> room{};
            auto lu = analyseur.read_corps(tampon, room);
            QUITUS_ENSURE(lu.consumed <= tampon.size() && lu.produced <= room.size());
            tampon.erase(0, lu.consumed);
            lecture.corps.append(room.data(), lu.produced);
            lecture.is_complete = lu.is_complete;
            lecture.refus = lu.refus ? lu.refus->statut : 0;
            if (lu.refus)
                return lecture;
            moved = lu.consumed;
        }
    }
    QUITUS_ENSURE(!analyseur.longueur || lecture.corps.size() <= *analyseur.longueur);
    return lecture;
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const octets(reinterpret_cast<char const*>(data), size);
    auto const whole = read(octets, octets.size() + 1);
    auto const by_piece = read(octets, 1 + octets.size() % 7);
    QUITUS_ENSURE(whole.refus == 0 || whole.has_tete || whole.corps.empty());
    // What was read before a broken chunk may differ by where the pieces were cut.
    QUITUS_ENSURE(whole.refus == by_piece.refus);
    QUITUS_ENSURE(whole.refus != 0 || whole == by_piece);
    return 0;
}
