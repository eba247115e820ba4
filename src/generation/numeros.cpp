// SPDX-License-Identifier: EUPL-1.2
#include "generation/numeros.h"

#include "base/ensure.h"
#include "identite/identifiant.h"

#include <array>
#include <fmt/format.h>
#include <numeric>
#include <string_view>

namespace quitus::generation {

namespace {

using namespace std::string_view_literals;

// Départements that never were.
constexpr std::array finess_du_stock = { "99"sv, "96"sv, "00"sv };
constexpr std::array finess_des_defauts = { "20"sv };
constexpr std::uint64_t finess_par_departement = 1'000'000;
constexpr std::uint64_t rpps_par_reserve = 10'000'000;
constexpr std::uint64_t siren_par_reserve = 1'000'000;
// Prime to 2, 3 and 5, hence to every size above: a walk by this step passes everywhere once.
constexpr std::uint64_t pas = 1'618'033;
static_assert(std::gcd(pas, 30U) == 1);

// The rank-th number of a range, in an order that looks like none.
std::uint64_t scattered(std::uint64_t rank, std::uint64_t first, std::uint64_t size)
{
    QUITUS_ENSURE(rank < size); // the range is used up: the bound of --demandes prevents it
    return (rank * pas + first) % size;
}

std::string with_key(std::string body)
{
    auto const sum = identite::luhn_sum(body + '0');
    body += static_cast<char>('0' + (10 - sum % 10) % 10);
    return body;
}

// Remainder by 97 of a number written in digits.
unsigned modulo_97(std::string_view digits)
{
    unsigned rest = 0;
    for (char const digit : digits)
        rest = (rest * 10 + static_cast<unsigned>(digit - '0')) % 97;
    return rest;
}

std::string hexadecimal(Alea& alea, unsigned words)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(16UL * words);
    for (unsigned word = 0; word < words; ++word) {
        auto value = alea.next();
        for (unsigned digit = 0; digit < 16; ++digit, value >>= 4U)
            text += digits[value & 0x0FU];
    }
    return text;
}

}

Numeros::Numeros(std::uint64_t graine, Plage plage)
    : m_alea(graine)
    , m_plage(plage)
    , m_debut_finess(m_alea.next() >> 32U)
    , m_debut_rpps(m_alea.next() >> 32U)
    , m_debut_siren(m_alea.next() >> 32U)
{
}

std::string Numeros::finess()
{
    bool const du_stock = m_plage == Plage::stock;
    auto const departements = du_stock ? finess_du_stock.size() : finess_des_defauts.size();
    for (;;) {
        auto const number
            = scattered(m_finess++, m_debut_finess, departements * finess_par_departement);
        auto const departement = number / finess_par_departement;
        auto const body = fmt::format("{}{:06}",
            du_stock ? finess_du_stock[departement] : finess_des_defauts[departement],
            number % finess_par_departement);
        // The range holds 00 and six zeros once: its key is right, but it is no number.
        if (body.find_first_not_of('0') != std::string::npos)
            return with_key(body);
    }
}

std::string Numeros::rpps()
{
    return with_key(fmt::format("{}{:07}", m_plage == Plage::stock ? "999" : "998",
        scattered(m_rpps++, m_debut_rpps, rpps_par_reserve)));
}

std::string Numeros::siren()
{
    return with_key(fmt::format("{}{:06}", m_plage == Plage::stock ? "01" : "02",
        scattered(m_siren++, m_debut_siren, siren_par_reserve)));
}

std::string Numeros::siret()
{
    return siret_of(siren(), 1 + m_alea.below(9));
}

std::string siret_of(std::string const& siren, unsigned etablissement)
{
    return with_key(fmt::format("{}{:04}", siren, etablissement));
}

std::string numero_tva_of(std::string const& siren)
{
    return fmt::format("FR{:02}{}", modulo_97(siren + "12"), siren);
}

std::string iban(Alea& alea)
{
    constexpr std::string_view banque = "99999";
    auto const guichet = fmt::format("{:05}", alea.below(100'000));
    auto const compte = fmt::format("{:011}", alea.below(1'000'000'000));
    auto const weighed = 89 * modulo_97(banque) + 15 * modulo_97(guichet) + 3 * modulo_97(compte);
    auto const bban = fmt::format("{}{}{}{:02}", banque, guichet, compte, 97 - weighed % 97);
    // F is 15 and R is 27 in the international key.
    return fmt::format("FR{:02}{}", 98 - modulo_97(bban + "152700"), bban);
}

std::string uuid(Alea& alea)
{
    auto text = hexadecimal(alea, 2);
    text[12] = '4'; // drawn at random
    text[16] = "89ab"[alea.below(4)];
    for (auto const place : { 20U, 16U, 12U, 8U })
        text.insert(place, 1, '-');
    return text;
}

std::string empreinte(Alea& alea)
{
    return hexadecimal(alea, 4);
}

std::string nir_impossible(Alea& alea)
{
    auto body = fmt::format("{}", 1 + alea.below(2));
    body += fmt::format("{:02}1399", alea.below(100));
    body += fmt::format("{:06}", alea.below(1'000'000));
    return fmt::format("{}{:02}", body, 97 - modulo_97(body));
}

std::string with_wrong_key(std::string numero)
{
    numero.back() = static_cast<char>('0' + (numero.back() - '0' + 1) % 10);
    return numero;
}

}
