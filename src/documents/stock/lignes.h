// SPDX-License-Identifier: EUPL-1.2
// A stream read line by line in bounded memory: a line above the limit is passed over, and said to
// be so.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace quitus::documents {

struct Ligne {
    std::uint32_t numero = 0; // from 1
    std::uint64_t octet = 0; // of the stream, where it begins
    std::string texte; // without its end; empty when it is too long
    bool trop_longue = false;
};

class Lignes {
public:
    Lignes(std::istream& flux, std::uint64_t octets_max);

    // The next line, or false at the end of the stream.
    bool read(Ligne& ligne);
    // True when the stream ended because it could not be read.
    bool has_failed() const { return m_failed; }

private:
    bool fill();
    void append(Ligne& ligne, char const* bytes, std::size_t count) const;

    std::istream& m_flux;
    std::uint64_t m_octets_max;
    std::vector<char> m_buffer;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    std::uint32_t m_numero = 0;
    std::uint64_t m_octets_lus = 0; // before the buffer
    bool m_failed = false;
};

}
