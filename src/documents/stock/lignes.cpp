// SPDX-License-Identifier: EUPL-1.2
#include "documents/stock/lignes.h"

#include <cstring>

namespace quitus::documents {

Lignes::Lignes(std::istream& flux, std::uint64_t octets_max)
    : m_flux(flux)
    , m_octets_max(octets_max)
    , m_buffer(256 << 10)
{
}

bool Lignes::fill()
{
    m_octets_lus += m_end;
    m_at = 0;
    m_end = 0;
    if (m_flux.good()) {
        m_flux.read(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
        m_end = static_cast<std::size_t>(m_flux.gcount());
    }
    m_failed = m_flux.bad();
    return m_end > 0 && !m_failed;
}

void Lignes::append(Ligne& ligne, char const* bytes, std::size_t count) const
{
    // One byte more than the limit is let in: it may be the carriage return of the end of line.
    if (ligne.trop_longue || count > m_octets_max + 1 - ligne.texte.size()) {
        ligne.trop_longue = true;
        ligne.texte.clear();
        return;
    }
    ligne.texte.append(bytes, count);
}

bool Lignes::read(Ligne& ligne)
{
    ligne.texte.clear();
    ligne.trop_longue = false;
    ligne.numero = ++m_numero;
    ligne.octet = m_octets_lus + m_at;
    bool any = false;
    for (;;) {
        if (m_at == m_end && !fill())
            break;
        any = true;
        auto const* start = m_buffer.data() + m_at;
        auto const* newline = static_cast<char const*>(std::memchr(start, '\n', m_end - m_at));
        auto const count = newline ? static_cast<std::size_t>(newline - start) : m_end - m_at;
        append(ligne, start, count);
        m_at += newline ? count + 1 : count;
        if (newline)
            break;
    }
    if (ligne.texte.ends_with('\r'))
        ligne.texte.pop_back();
    if (ligne.texte.size() > m_octets_max) {
        ligne.texte.clear();
        ligne.trop_longue = true;
    }
    return any && !m_failed;
}

}
