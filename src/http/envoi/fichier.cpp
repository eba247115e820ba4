// SPDX-License-Identifier: EUPL-1.2
#include "http/envoi/envoi.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace quitus::http::envoi {

namespace {

[[noreturn]] void fail(std::string const& what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

}

Fichier::Fichier(std::filesystem::path const& chemin)
    : m_descripteur(::open(chemin.c_str(), O_RDONLY | O_CLOEXEC))
{
    if (m_descripteur < 0)
        fail("le fichier «\u00a0" + chemin.string() + "\u00a0» ne peut pas être envoyé");
}

Fichier::Fichier(Fichier&& other) noexcept : m_descripteur(std::exchange(other.m_descripteur, -1))
{
}

Fichier& Fichier::operator=(Fichier&& other) noexcept
{
    std::swap(m_descripteur, other.m_descripteur);
    return *this;
}

Fichier::~Fichier()
{
    if (m_descripteur >= 0)
        ::close(m_descripteur);
}

std::uint64_t Fichier::taille_octets() const
{
    struct ::stat found { };
    if (::fstat(m_descripteur, &found) != 0)
        fail("la taille d’un fichier à envoyer ne peut pas être lue");
    return static_cast<std::uint64_t>(found.st_size);
}

void Fichier::read(std::string& out, std::size_t octets_max) const
{
    out.resize(octets_max);
    std::size_t size = 0;
    while (size < octets_max) {
        auto const got = ::read(m_descripteur, out.data() + size, octets_max - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            fail("un fichier à envoyer ne peut pas être lu");
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    out.resize(size);
}

}
