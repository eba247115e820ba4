// SPDX-License-Identifier: EUPL-1.2
// An expected failure is a value: Result<T> holds the thing asked for, or an Erreur that a person
// can mend. A document that does not comply is not an Erreur but a Constat (room verdict); a broken
// world is an exception.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace quitus::base {

// Says what failed (code, for programs), why and how to mend it (message, French), and where
// (pointer or file:line).
struct Erreur {
    std::string code;
    std::string message;
    std::string pointeur;
};

template <typename T>
using Result = tl::expected<T, Erreur>;

inline tl::unexpected<Erreur> failure(
    std::string code, std::string message, std::string pointeur = {})
{
    return tl::unexpected<Erreur>({ std::move(code), std::move(message), std::move(pointeur) });
}

}

// Yields the value, or returns the error to the caller. GNU extension, read by g++ and clang++.
#define QUITUS_TRY(expression)                                                                     \
    __extension__({                                                                                \
        auto quitus_try_result = (expression);                                                     \
        if (!quitus_try_result)                                                                    \
            return tl::unexpected(std::move(quitus_try_result).error());                           \
        std::move(quitus_try_result).value();                                                      \
    })
