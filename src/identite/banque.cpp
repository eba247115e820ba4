// SPDX-License-Identifier: EUPL-1.2
#include "identite/caracteres.h"
#include "identite/identifiant.h"

#include <algorithm>

namespace quitus::identite {

namespace {

struct LongueurIban {
    std::string_view pays;
    std::size_t longueur;
};

// Lengths of the IBAN registry kept by SWIFT, sorted by country.
constexpr LongueurIban longueurs[] = {
    { "AD", 24 },
    { "AE", 23 },
    { "AL", 28 },
    { "AT", 20 },
    { "AZ", 28 },
    { "BA", 20 },
    { "BE", 16 },
    { "BG", 22 },
    { "BH", 22 },
    { "BI", 27 },
    { "BR", 29 },
    { "BY", 28 },
    { "CH", 21 },
    { "CR", 22 },
    { "CY", 28 },
    { "CZ", 24 },
    { "DE", 22 },
    { "DJ", 27 },
    { "DK", 18 },
    { "DO", 28 },
    { "EE", 20 },
    { "EG", 29 },
    { "ES", 24 },
    { "FI", 18 },
    { "FK", 18 },
    { "FO", 18 },
    { "FR", 27 },
    { "GB", 22 },
    { "GE", 22 },
    { "GI", 23 },
    { "GL", 18 },
    { "GR", 27 },
    { "GT", 28 },
    { "HN", 28 },
    { "HR", 21 },
    { "HU", 28 },
    { "IE", 22 },
    { "IL", 23 },
    { "IQ", 23 },
    { "IS", 26 },
    { "IT", 27 },
    { "JO", 30 },
    { "KW", 30 },
    { "KZ", 20 },
    { "LB", 28 },
    { "LC", 32 },
    { "LI", 21 },
    { "LT", 20 },
    { "LU", 20 },
    { "LV", 21 },
    { "LY", 25 },
    { "MC", 27 },
    { "MD", 24 },
    { "ME", 22 },
    { "MK", 19 },
    { "MN", 20 },
    { "MR", 27 },
    { "MT", 31 },
    { "MU", 30 },
    { "NI", 28 },
    { "NL", 18 },
    { "NO", 15 },
    { "OM", 23 },
    { "PK", 24 },
    { "PL", 28 },
    { "PS", 29 },
    { "PT", 25 },
    { "QA", 29 },
    { "RO", 24 },
    { "RS", 22 },
    { "RU", 33 },
    { "SA", 24 },
    { "SC", 31 },
    { "SD", 18 },
    { "SE", 24 },
    { "SI", 19 },
    { "SK", 24 },
    { "SM", 27 },
    { "SO", 23 },
    { "ST", 25 },
    { "SV", 28 },
    { "TL", 23 },
    { "TN", 24 },
    { "TR", 26 },
    { "UA", 29 },
    { "VA", 22 },
    { "VG", 24 },
    { "XK", 20 },
    { "YE", 30 },
};
static_assert(std::ranges::is_sorted(longueurs, {}, &LongueurIban::pays));

// Countries of ISO 3166-1, and XK that banks use for Kosovo.
constexpr std::string_view pays_iso = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE "
                                      "BF BG BH BI BJ BL BM BN BO BQ BR "
                                      "BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU "
                                      "CV CW CX CY CZ DE DJ DK DM DO DZ "
                                      "EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH "
                                      "GI GL GM GN GP GQ GR GS GT GU GW "
                                      "GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO "
                                      "JP KE KG KH KI KM KN KP KR KW KY "
                                      "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
                                      "ML MM MN MO MP MQ MR MS MT MU MV "
                                      "MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF "
                                      "PG PH PK PL PM PN PR PS PT PW PY "
                                      "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO "
                                      "SR SS ST SV SX SY SZ TC TD TF TG "
                                      "TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC "
                                      "VE VG VI VN VU WF WS XK YE YT ZA "
                                      "ZM ZW ";

bool is_upper_or_digit(char c)
{
    return is_upper(c) || is_digit(c);
}

bool length_is_that_of_the_country(std::string_view iban)
{
    auto const found
        = std::ranges::lower_bound(longueurs, iban.substr(0, 2), {}, &LongueurIban::pays);
    return found != std::end(longueurs) && found->pays == iban.substr(0, 2)
        && found->longueur == iban.size();
}

bool is_iban_of_france_or_monaco(std::string_view iban)
{
    return iban.starts_with("FR") || iban.starts_with("MC");
}

// Country code, two check digits, then capitals and digits; in France and Monaco, bank, branch and
// key are digits.
bool form_is_right(std::string_view iban)
{
    if (iban.size() < 4 || !is_upper(iban[0]) || !is_upper(iban[1])
        || !all_digits(iban.substr(2, 2)) || !std::ranges::all_of(iban, is_upper_or_digit)
        || !length_is_that_of_the_country(iban))
        return false;
    return !is_iban_of_france_or_monaco(iban)
        || (all_digits(iban.substr(4, 10)) && all_digits(iban.substr(25)));
}

unsigned remainder_by_97(std::string_view text, unsigned remainder)
{
    for (char const c : text) {
        remainder = is_digit(c) ? remainder * 10 + digit_value(c)
                                : remainder * 100 + static_cast<unsigned>(c - 'A') + 10;
        remainder %= 97;
    }
    return remainder;
}

// Check digits are made as 98 minus a remainder modulo 97: 00, 01 and 99 are never issued, yet
// could pass the modulo.
bool check_digits_are_right(std::string_view iban)
{
    auto const digits = iban.substr(2, 2);
    return digits >= "02" && digits <= "98"
        && remainder_by_97(iban.substr(0, 4), remainder_by_97(iban.substr(4), 0)) == 1;
}

// The RIB reads the letters of an account as 1 to 9, three letters a digit: A J are 1, B K S are 2,
// I R Z are 9.
unsigned rib_value(char c)
{
    if (is_digit(c))
        return digit_value(c);
    if (c <= 'I')
        return static_cast<unsigned>(c - 'A') + 1;
    if (c <= 'R')
        return static_cast<unsigned>(c - 'J') + 1;
    return static_cast<unsigned>(c - 'S') + 2;
}

// The RIB's own key, inside the IBAN of France and Monaco: the 23 characters read as one number are
// 0 modulo 97.
bool rib_key_is_right(std::string_view iban)
{
    unsigned remainder = 0;
    for (char const c : iban.substr(4))
        remainder = (remainder * 10 + rib_value(c)) % 97;
    auto const key = iban.substr(25);
    return remainder == 0 && key >= "01" && key <= "97";
}

bool is_country(std::string_view code)
{
    for (std::size_t i = 0; i + 2 < pays_iso.size(); i += 3) {
        if (pays_iso.substr(i, 2) == code)
            return true;
    }
    return false;
}

}

Lu<Iban> Iban::parse(std::string_view text)
{
    if (!form_is_right(text))
        return tl::unexpected(Defaut::forme);
    if (!check_digits_are_right(text))
        return tl::unexpected(Defaut::cle);
    if (is_iban_of_france_or_monaco(text) && !rib_key_is_right(text))
        return tl::unexpected(Defaut::cle);
    return Iban(text);
}

Lu<Bic> Bic::parse(std::string_view text)
{
    if ((text.size() != 8 && text.size() != 11) || !std::ranges::all_of(text, is_upper_or_digit)
        || !is_country(text.substr(4, 2)))
        return tl::unexpected(Defaut::forme);
    return Bic(text);
}

}
