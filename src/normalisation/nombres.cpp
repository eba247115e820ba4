// SPDX-License-Identifier: EUPL-1.2
// Numbers as people and spreadsheets write them: digits are copied, never computed.
#include "base/text.h"
#include "montant/montant.h"
#include "normalisation/lecture.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <variant>
#include <vector>

namespace quitus::normalisation {

namespace {

constexpr auto npos = std::string_view::npos;

struct Decimal {
    bool negatif = false;
    std::string entier, decimales; // digits; the first is never empty
    std::vector<std::string_view> gestes; // what the reading had to undo
};
// No number at all, a number, or why it has several readings.
using LectureDecimale = std::variant<std::monostate, Decimal, std::string>;

constexpr std::string_view groupes_irreguliers
    = "les groupes de chiffres ne sont pas de trois\u00a0: récrire le nombre sans séparateur de "
      "milliers";

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Every space a plain one, the typographic minus a plain one.
std::string plain(std::string_view text)
{
    constexpr std::string_view minus = "−";
    std::string flat;
    for (std::size_t at = 0; at < text.size();) {
        if (auto const space = space_length(text, at); space > 0) {
            flat += ' ';
            at += space;
        } else if (text.substr(at).starts_with(minus)) {
            flat += '-';
            at += minus.size();
        } else {
            flat += text[at++];
        }
    }
    return flat;
}

void remove_suffix(std::string_view& text, std::string_view suffix, Decimal& decimal)
{
    if (suffix.empty() || !text.ends_with(suffix))
        return;
    text = trimmed(text.substr(0, text.size() - suffix.size()));
    decimal.gestes.push_back("unité retirée");
}

bool has_exponent(std::string_view text)
{
    auto const exponent = text.find_first_of("eE");
    if (exponent == npos || exponent == 0 || !is_digit(text[exponent - 1]))
        return false;
    auto digits = text.substr(exponent + 1);
    if (digits.starts_with('+') || digits.starts_with('-'))
        digits.remove_prefix(1);
    return base::is_digits(digits) && std::ranges::all_of(text.substr(0, exponent), [](char c) {
        return is_digit(c) || c == '.' || c == ',';
    });
}

// Groups of three after a first of one to three.
bool is_grouped(std::string_view digits, char separator)
{
    auto const first = digits.find(separator);
    if (first == npos)
        return true;
    if (first == 0 || first > 3)
        return false;
    for (auto rest = digits.substr(first); !rest.empty(); rest.remove_prefix(4)) {
        if (rest.size() < 4 || rest[0] != separator || !base::is_digits(rest.substr(1, 3)))
            return false;
    }
    return true;
}

struct Separateurs {
    std::size_t decimal = npos; // where the decimals begin, if they do
    char milliers = ' ';
    bool confus = false;
};

// One mark alone is decimal; one that returns groups thousands; of two, the last is decimal.
Separateurs separators(std::string_view text)
{
    auto const points = std::ranges::count(text, '.');
    auto const commas = std::ranges::count(text, ',');
    if (points + commas == 0)
        return {};
    if (points + commas == 1)
        return { .decimal = text.find_first_of(".,") };
    if (points == 0 || commas == 0)
        return { .milliers = points == 0 ? ',' : '.' };
    auto const last = text.find_last_of(".,");
    return { .decimal = last,
        .milliers = text[last] == '.' ? ',' : '.',
        .confus = (text[last] == '.' ? points : commas) > 1 };
}

// « 1.234 »: a thousand and more for some, one and a little for others.
bool is_doubtful(std::string_view entier, std::string_view decimales, Separateurs separateurs)
{
    return separateurs.milliers == ' ' && decimales.size() == 3 && entier.front() != '0'
        && (entier.size() <= 3 || entier.find(' ') != npos);
}

LectureDecimale read_digits(std::string_view text, Decimal decimal, bool admits_doubt)
{
    auto const marks = separators(text);
    auto const entier = text.substr(0, std::min(marks.decimal, text.size()));
    auto const decimales = marks.decimal == npos ? "" : text.substr(marks.decimal + 1);
    bool const two_kinds = marks.milliers != ' ' && entier.find(' ') != npos;
    if (marks.confus || two_kinds || !is_grouped(entier, marks.milliers)
        || (!decimales.empty() && !base::is_digits(decimales)))
        return std::string(groupes_irreguliers);
    for (char const c : entier)
        if (is_digit(c))
            decimal.entier += c;
    decimal.decimales = decimales;
    if (!admits_doubt && is_doubtful(entier, decimales, marks))
        return fmt::format("se lit {}{}{}.00 ou {}{}.{}\u00a0: écrire le nombre sans séparateur "
                           "de milliers, avec deux décimales",
            decimal.negatif ? "-" : "", decimal.entier, decimales, decimal.negatif ? "-" : "",
            decimal.entier, decimales);
    if (decimal.entier.size() < entier.size())
        decimal.gestes.push_back("séparateurs de milliers retirés");
    if (marks.decimal != npos && text[marks.decimal] == ',')
        decimal.gestes.push_back("virgule décimale");
    return decimal;
}

// `admits_doubt`: three decimals cannot be thousands there.
LectureDecimale read_decimal(
    std::string_view valeur, std::vector<std::string_view> const& unites, bool admits_doubt = false)
{
    Decimal decimal;
    auto const flat = plain(valeur);
    auto text = trimmed(flat);
    if (text.size() < flat.size())
        decimal.gestes.push_back("espaces autour retirées");
    for (auto const unite : unites)
        remove_suffix(text, unite, decimal);
    if (text.starts_with('-') || text.starts_with('+')) {
        decimal.negatif = text.front() == '-';
        if (!decimal.negatif)
            decimal.gestes.push_back("signe plus retiré");
        text = trimmed(text.substr(1));
    }
    if (has_exponent(text))
        return std::string("l’écriture à exposant a pu perdre des chiffres\u00a0: récrire le "
                           "nombre en entier");
    bool const is_number = !text.empty() && is_digit(text.front()) && is_digit(text.back())
        && std::ranges::all_of(
            text, [](char c) { return is_digit(c) || c == ' ' || c == '.' || c == ','; });
    if (!is_number)
        return std::monostate{};
    return read_digits(text, std::move(decimal), admits_doubt);
}

void keep_decimals(Decimal& decimal, std::size_t least)
{
    auto const written = decimal.decimales.size();
    while (decimal.decimales.size() > least && decimal.decimales.back() == '0')
        decimal.decimales.pop_back();
    while (decimal.decimales.size() < least)
        decimal.decimales += '0';
    if (decimal.decimales.size() != written)
        decimal.gestes.push_back("deux décimales");
}

std::string written(Decimal const& decimal)
{
    return fmt::format("{}{}{}{}", decimal.negatif ? "-" : "", decimal.entier,
        decimal.decimales.empty() ? "" : ".", decimal.decimales);
}

// A JSON number has no leading zero.
void remove_leading_zeros(Decimal& decimal)
{
    decimal.entier.erase(
        0, std::min(decimal.entier.find_first_not_of('0'), decimal.entier.size() - 1));
}

Lecture converted(std::string ecrit, std::vector<std::string_view> const& gestes)
{
    return { Issue::convertie, std::move(ecrit),
        gestes.empty() ? "réécrit" : fmt::format("{}", fmt::join(gestes, ", ")) };
}

// What is said of a text that is no number, or that is several.
Lecture no_decimal(LectureDecimale lu)
{
    if (auto* const ambigu = std::get_if<std::string>(&lu))
        return { Issue::ambigue, {}, std::move(*ambigu) };
    return {};
}

// The reading of an amount or a rate, once its decimals are in order.
template <typename IsValid>
Lecture strict(Decimal decimal, std::string_view valeur, Ecriture ecriture, IsValid is_valid)
{
    keep_decimals(decimal, 2);
    auto ecrit = written(decimal);
    if (!is_valid(ecrit) || (ecriture == Ecriture::texte && ecrit == valeur))
        return {};
    if (ecriture == Ecriture::nombre)
        decimal.gestes.insert(decimal.gestes.begin(), "nombre JSON écrit comme un texte");
    return converted(std::move(ecrit), decimal.gestes);
}

// A number that was written as a text.
Lecture unquoted(LectureDecimale lu, Attendu const& attendu, bool entier)
{
    auto* const decimal = std::get_if<Decimal>(&lu);
    if (decimal == nullptr)
        return no_decimal(std::move(lu));
    remove_leading_zeros(*decimal);
    if (entier && decimal->decimales.find_first_not_of('0') == npos)
        decimal->decimales.clear();
    auto ecrit = written(*decimal);
    std::int64_t value = 0;
    auto const read = std::from_chars(ecrit.data(), ecrit.data() + ecrit.size(), value);
    bool const is_whole = read.ec == std::errc{} && read.ptr == ecrit.data() + ecrit.size();
    if ((entier && !is_whole) || value < attendu.minimum.value_or(value)
        || value > attendu.maximum.value_or(value) || (decimal->negatif && attendu.minimum >= 0))
        return {};
    decimal->gestes.insert(decimal->gestes.begin(), "texte écrit comme un nombre");
    return converted(std::move(ecrit), decimal->gestes);
}

}

Lecture read_montant(std::string_view valeur, Ecriture ecriture)
{
    auto lu = read_decimal(valeur, { "€", "EUR", "euros" });
    auto* const decimal = std::get_if<Decimal>(&lu);
    if (decimal == nullptr)
        return no_decimal(std::move(lu));
    return strict(std::move(*decimal), valeur, ecriture,
        [](std::string_view ecrit) { return montant::Montant::parse(ecrit).has_value(); });
}

Lecture read_taux(std::string_view valeur, Ecriture ecriture)
{
    if (ecriture == Ecriture::texte && montant::Taux::parse(valeur))
        return {};
    auto lu = read_decimal(valeur, { "%" }, true);
    auto* const decimal = std::get_if<Decimal>(&lu);
    if (decimal == nullptr)
        return no_decimal(std::move(lu));
    remove_leading_zeros(*decimal);
    bool const is_zero = decimal->decimales.find_first_not_of('0') == npos;
    if (decimal->entier == "0" && !is_zero)
        return { Issue::ambigue, {},
            "se lit comme un pourcentage ou comme une fraction\u00a0: écrire le taux en "
            "pourcentage, avec deux décimales, par exemple 20.00" };
    return strict(std::move(*decimal), valeur, ecriture,
        [](std::string_view ecrit) { return montant::Taux::parse(ecrit).has_value(); });
}

Lecture read_entier(std::string_view valeur, Attendu const& attendu)
{
    return unquoted(read_decimal(valeur, {}), attendu, true);
}

Lecture read_nombre(std::string_view valeur, Attendu const& attendu)
{
    return unquoted(read_decimal(valeur, {}), attendu, false);
}

}
