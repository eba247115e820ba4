// SPDX-License-Identifier: EUPL-1.2
// UTF-8 read one character at a time, without trust: what is written for a person or a program
// never carries a byte sequence that is not text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quitus::base {

// One character of a text, and how many bytes it takes there.
struct Utf8Character {
    char32_t value = 0;
    std::size_t length = 1;
    bool is_valid = true; // false: the byte starts no character; `length` is then 1
};

inline constexpr std::string_view replacement_character = "\uFFFD";

// The beginning of a text, cut between two characters and followed by « … » when it is longer.
std::string abridged(std::string text, std::size_t octets_max);

// How many characters begin in a text, valid or not.
std::uint32_t characters_in(std::string_view text);

// Reads the character at `at`, which must be inside `text`.
Utf8Character utf8_character(std::string_view text, std::size_t at);

}
