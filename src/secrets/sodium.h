// SPDX-License-Identifier: EUPL-1.2
// Secrets by libsodium: argon2id for passwords, as many at once as the memory bears (64 MiB each),
// tokens from the system's generator; and the real clock.
#pragma once

#include "guichet/acces/acces.h"

#include <semaphore>

namespace quitus::secrets {

class Sodium final : public guichet::Secrets {
public:
    Sodium(); // throws when the library cannot start

    std::string random_token() const override;
    std::string hash_password(std::string_view password) const override;
    bool verify_password(std::string_view print, std::string_view password) const override;
    std::int64_t real_now() const override;

private:
    static constexpr std::ptrdiff_t at_once = 4;
    mutable std::counting_semaphore<at_once> m_places{ at_once };
};

}
