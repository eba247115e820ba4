// SPDX-License-Identifier: EUPL-1.2
// Identifiers of structures, persons and companies. Each type can only be built by parsing, so a
// value in hand is well formed and its key is right; whether it is known to a directory is another
// question, asked elsewhere. Parsing is strict: ASCII, no surrounding space, upper case. Values are
// small, copied and compared by text. Requirements. Vectors: tests/identite.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace quitus::identite {

// Why a text is not the identifier it claims to be.
enum class Defaut : std::uint8_t {
    forme, // wrong length or characters
    nul, // only zeros: passes the key, names nobody
    cle, // the check digit is wrong
};

template <typename T>
using Lu = tl::expected<T, Defaut>;

// Fixed storage for a short identifier of at most N characters.
template <std::size_t N>
class TexteCourt {
public:
    constexpr std::string_view text() const { return { m_text.data(), m_length }; }
    constexpr auto operator<=>(TexteCourt const&) const = default;

protected:
    constexpr explicit TexteCourt(std::string_view text)
        : m_length(static_cast<std::uint8_t>(text.size()))
    {
        for (std::size_t i = 0; i < text.size(); ++i)
            m_text[i] = text[i];
    }

private:
    std::array<char, N> m_text{};
    std::uint8_t m_length;
};

// FINESS number, juridical or geographic alike: 9 characters, Luhn with A = 1 and B = 2 (IDT-001,
// IDT-002).
class Finess : public TexteCourt<9> {
public:
    static Lu<Finess> parse(std::string_view text);

private:
    using TexteCourt::TexteCourt;
};

// RPPS number of a professional: 11 digits, Luhn. A 12-character national id 8+RPPS is read as its
// RPPS (IDT-003).
class Rpps : public TexteCourt<11> {
public:
    static Lu<Rpps> parse(std::string_view text);
    // True for the 12-character form `8` + a right RPPS, which IDT-016 reports as normalised.
    static bool is_national_id(std::string_view text);

private:
    using TexteCourt::TexteCourt;
};

// ADELI number: 9 characters, Luhn when all are digits; with an overseas or Corsican letter (9A to
// 9D, 9F, 2A, 2B) how the letter counts is not known, so the key cannot be checked.
class Adeli : public TexteCourt<9> {
public:
    static Lu<Adeli> parse(std::string_view text);
    bool key_is_checkable() const;

private:
    using TexteCourt::TexteCourt;
};

// SIREN of a company: 9 digits, Luhn (IDT-005).
class Siren : public TexteCourt<9> {
public:
    static Lu<Siren> parse(std::string_view text);

private:
    using TexteCourt::TexteCourt;
};

// SIRET of an establishment: 14 digits, Luhn on all and on the SIREN; La Poste's own rule for
// 356000000 (IDT-005).
class Siret : public TexteCourt<14> {
public:
    static Lu<Siret> parse(std::string_view text);
    Siren siren() const;

private:
    using TexteCourt::TexteCourt;
};

// Intra-community VAT number of a French company: FR, key of two characters, SIREN (IDT-006).
class NumeroTva : public TexteCourt<13> {
public:
    static Lu<NumeroTva> parse(std::string_view text);
    // None for the Monaco bodies 000xxxxxx, which hold no SIREN.
    std::optional<Siren> siren() const;

private:
    using TexteCourt::TexteCourt;
};

// National structure identifier: a digit 0 to 4 that says the kind, then the identifier of that
// kind (IDT-004).
class IdNatStruct : public TexteCourt<15> {
public:
    static Lu<IdNatStruct> parse(std::string_view text);

private:
    using TexteCourt::TexteCourt;
};

// Bank account: mod 97, length of the country, and for FR and MC the RIB key too (IDT-014). Spaces
// are not accepted. Whether a country may be paid is the regulation's question, not the key's.
class Iban : public TexteCourt<34> {
public:
    static Lu<Iban> parse(std::string_view text);

private:
    using TexteCourt::TexteCourt;
};

// Business identifier code, 8 or 11 characters, ISO 20022 form of 2014 (digits allowed in the first
// four) with a country that exists.
class Bic : public TexteCourt<11> {
public:
    static Lu<Bic> parse(std::string_view text);

private:
    using TexteCourt::TexteCourt;
};

// Sum of the common Luhn scheme over ASCII digits (the caller has checked them); a number is right
// when this is 0 modulo 10.
unsigned luhn_sum(std::string_view digits);

}
