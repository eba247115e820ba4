// SPDX-License-Identifier: EUPL-1.2
// The SHA-256 print of bytes, at once or as they come: a pièce of 50 MiB is never held whole to be
// hashed.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st; // OpenSSL's EVP_MD_CTX, kept out of this header

namespace quitus::base {

class Sha256 {
public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    ~Sha256();

    void update(std::string_view bytes);
    // The 64 lowercase hexadecimal digits of all that was given since the start or the last call;
    // starts again empty.
    std::string finish();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

std::string sha256_hex(std::string_view bytes);

}
