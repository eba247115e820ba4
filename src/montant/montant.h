// SPDX-License-Identifier: EUPL-1.2
// Money in whole cents, never in binary floating point. Operations that would overflow abort: the
// readers bound every amount to 12 digits before the point, and 5,000 of them fit in 64 bits.
// Requirements.
#pragma once

#include "base/ensure.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quitus::montant {

// An amount in cents of euro; may be negative (a net that becomes an ordre de recouvrement).
class Cents {
public:
    constexpr Cents() = default;
    static constexpr Cents of(std::int64_t cents) { return Cents(cents); }

    constexpr std::int64_t count() const { return m_cents; }
    constexpr auto operator<=>(Cents const&) const = default;

    constexpr bool is_zero() const { return m_cents == 0; }
    constexpr bool is_negative() const { return m_cents < 0; }
    constexpr Cents magnitude() const { return m_cents < 0 ? Cents() - *this : *this; }

    friend constexpr Cents operator+(Cents left, Cents right)
    {
        std::int64_t sum = 0;
        QUITUS_ENSURE(!__builtin_add_overflow(left.m_cents, right.m_cents, &sum));
        return Cents(sum);
    }
    friend constexpr Cents operator-(Cents left, Cents right)
    {
        std::int64_t difference = 0;
        QUITUS_ENSURE(!__builtin_sub_overflow(left.m_cents, right.m_cents, &difference));
        return Cents(difference);
    }
    constexpr Cents& operator+=(Cents other) { return *this = *this + other; }
    constexpr Cents& operator-=(Cents other) { return *this = *this - other; }

private:
    constexpr explicit Cents(std::int64_t cents) : m_cents(cents) { }
    std::int64_t m_cents = 0;
};

// A rate in hundredths of a percent: 20.00 % is 2000. Serves VAT rates and the share of an avance.
class Taux {
public:
    // Reads "20.00", "8.50", "0.00": one or two digits, a point, two digits, no leading zero. None
    // otherwise.
    static std::optional<Taux> parse(std::string_view text);
    static constexpr Taux of_basis_points(std::int32_t points) { return Taux(points); }

    constexpr std::int32_t basis_points() const { return m_points; }
    constexpr auto operator<=>(Taux const&) const = default;
    std::string text() const; // "20.00"

private:
    constexpr explicit Taux(std::int32_t points) : m_points(points) { }
    std::int32_t m_points = 0;
};

// An amount as a document declares it: its text, and its value in cents when it can be held
// exactly.
struct Montant {
    std::string_view texte; // points into the document
    int decimales = 0; // digits after the point, as written
    std::optional<Cents> cents; // none when a digit beyond the cent is not zero
    bool negatif = false; // a minus sign before a value that is not zero

    // Reads -?[0-9]{1,12}(\.[0-9]{1,9})?; none for anything else ("1.234" is three decimals, "1e5"
    // and "27 000" are not amounts).
    static std::optional<Montant> parse(std::string_view texte);
};

// amount × rate, rounded half up to the cent (half away from zero when the product is negative).
Cents part_arrondie_au_demi_superieur(Cents montant, Taux taux);

// amount × numerator / denominator, rounded likewise. Requires 0 <= numerator <= denominator,
// denominator > 0.
Cents prorata_arrondi_au_demi_superieur(Cents montant, Cents numerateur, Cents denominateur);

// "27000.00", "-800.00": the form of the exchange format and of reports.
std::string decimal_text(Cents montant);

// "27 000,00 €", "−800,00 €" in French typography: narrow no-break space between thousands,
// no-break space before the euro, a true minus sign.
std::string euros(Cents montant);

}
