// SPDX-License-Identifier: EUPL-1.2
#include "secrets/sodium.h"

#include <array>
#include <chrono>
#include <new>
#include <sodium.h>
#include <stdexcept>

namespace quitus::secrets {

namespace {

// Holds one of the places of the hashing for the time of a scope.
class Place {
public:
    explicit Place(std::counting_semaphore<4>& places) : m_places(places) { m_places.acquire(); }
    Place(Place const&) = delete;
    Place& operator=(Place const&) = delete;
    ~Place() { m_places.release(); }

private:
    std::counting_semaphore<4>& m_places;
};

}

Sodium::Sodium()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium ne démarre pas.");
}

std::string Sodium::random_token() const
{
    std::array<unsigned char, 32> octets{};
    randombytes_buf(octets.data(), octets.size());
    constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string texte(sodium_base64_ENCODED_LEN(octets.size(), variant), '\0');
    sodium_bin2base64(texte.data(), texte.size(), octets.data(), octets.size(), variant);
    texte.pop_back(); // its final zero
    return texte;
}

std::string Sodium::hash_password(std::string_view password) const
{
    Place const place(m_places);
    std::array<char, crypto_pwhash_STRBYTES> print{};
    if (crypto_pwhash_str(print.data(), password.data(), password.size(),
            crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE)
        != 0)
        throw std::bad_alloc();
    return print.data();
}

bool Sodium::verify_password(std::string_view print, std::string_view password) const
{
    Place const place(m_places);
    return crypto_pwhash_str_verify(std::string(print).c_str(), password.data(), password.size())
        == 0;
}

std::int64_t Sodium::real_now() const
{
    return std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::system_clock::now().time_since_epoch())
        .count();
}

}
