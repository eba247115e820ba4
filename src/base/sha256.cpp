// SPDX-License-Identifier: EUPL-1.2
#include "base/sha256.h"

#include "base/ensure.h"

#include <array>
#include <openssl/evp.h>

namespace quitus::base {

void Sha256::Free::operator()(evp_md_ctx_st* context) const
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    // SHA-256 is always there and takes any bytes: a failure here is a broken installation of
    // OpenSSL.
    QUITUS_ENSURE(m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1);
}

Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::update(std::string_view bytes)
{
    QUITUS_ENSURE(EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::finish()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    QUITUS_ENSURE(EVP_DigestFinal_ex(m_context.get(), digest.data(), &size) == 1);
    QUITUS_ENSURE(EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1);

    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(std::size_t{ 2 } * size);
    for (unsigned int i = 0; i < size; ++i) {
        text += digits[digest[i] >> 4];
        text += digits[digest[i] & 15];
    }
    return text;
}

std::string sha256_hex(std::string_view bytes)
{
    Sha256 sha256;
    sha256.update(bytes);
    return sha256.finish();
}

}
