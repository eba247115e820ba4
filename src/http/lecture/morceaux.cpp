// SPDX-License-Identifier: EUPL-1.2
#include "http/lecture/morceaux.h"

#include <algorithm>
#include <charconv>

namespace quitus::http::lecture {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t chiffres_max = 15; // of a size: less than 2^60

// The line that `octets` begins with, or npos when its end is not there yet.
std::size_t line_length(std::string_view octets, std::size_t max, bool& is_broken)
{
    auto const end = octets.find(line_end);
    auto const shown = octets.substr(0, end);
    // Its last byte may be the first half of its end.
    auto const checked = end == std::string_view::npos && shown.ends_with('\r')
        ? shown.substr(0, shown.size() - 1)
        : shown;
    bool const has_control = std::ranges::any_of(checked, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7F;
    });
    is_broken = has_control || checked.size() > max;
    return is_broken ? std::string_view::npos : end;
}

}

Morceaux::Lu Morceaux::read(std::string_view octets, std::span<char> sortie)
{
    Lu lu;
    while (m_etat != Etat::fini && !lu.is_broken) {
        auto const taken = step(octets.substr(lu.consumed), sortie.subspan(lu.produced), lu);
        lu.consumed += taken;
        if (taken == 0)
            break;
    }
    lu.is_complete = m_etat == Etat::fini;
    return lu;
}

std::size_t Morceaux::step(std::string_view octets, std::span<char> sortie, Lu& lu)
{
    switch (m_etat) {
    case Etat::taille:
        return read_taille(octets, lu);
    case Etat::donnees:
        return read_donnees(octets, sortie, lu);
    case Etat::fin_de_morceau:
        return read_fin(octets, lu);
    case Etat::finales:
        return read_finale(octets, lu);
    case Etat::fini:
        break;
    }
    return 0;
}

// "1A;name=value": hexadecimal digits at once, then an extension that nobody reads, or nothing.
std::size_t Morceaux::read_taille(std::string_view octets, Lu& lu)
{
    auto const length = line_length(octets, ligne_octets_max, lu.is_broken);
    if (length == std::string_view::npos)
        return 0;
    auto const line = octets.substr(0, length);
    auto const digits = line.substr(0, line.find(';'));
    auto const [end, failure]
        = std::from_chars(digits.data(), digits.data() + digits.size(), m_reste, 16);
    lu.is_broken = digits.size() > chiffres_max || failure != std::errc()
        || end != digits.data() + digits.size();
    if (lu.is_broken)
        return 0;
    m_etat = m_reste > 0 ? Etat::donnees : Etat::finales;
    return length + line_end.size();
}

std::size_t Morceaux::read_donnees(std::string_view octets, std::span<char> sortie, Lu& lu)
{
    auto const size = static_cast<std::size_t>(
        std::min<std::uint64_t>({ m_reste, octets.size(), sortie.size() }));
    std::ranges::copy(octets.substr(0, size), sortie.begin());
    lu.produced += size;
    m_reste -= size;
    if (m_reste == 0)
        m_etat = Etat::fin_de_morceau;
    return size;
}

std::size_t Morceaux::read_fin(std::string_view octets, Lu& lu)
{
    lu.is_broken = !line_end.starts_with(octets.substr(0, line_end.size()));
    if (lu.is_broken || octets.size() < line_end.size())
        return 0;
    m_etat = Etat::taille;
    return line_end.size();
}

// The fields after the last chunk are bounded and forgotten; an empty line ends them.
std::size_t Morceaux::read_finale(std::string_view octets, Lu& lu)
{
    auto const length = line_length(octets, finales_octets_max - m_finales, lu.is_broken);
    if (length == std::string_view::npos)
        return 0;
    auto const colon = octets.substr(0, length).find(':');
    lu.is_broken = length > 0 && (colon == 0 || colon == std::string_view::npos);
    if (lu.is_broken)
        return 0;
    m_finales += length;
    if (length == 0)
        m_etat = Etat::fini;
    return length + line_end.size();
}

}
