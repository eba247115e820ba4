// SPDX-License-Identifier: EUPL-1.2
// Search of personal health identifiers. holds_personal runs on every text of every report: one
// memchr, and one character out of fifteen, tell that there is nothing; each byte is looked at a
// bounded number of times.
#include "identite/caracteres.h"
#include "identite/mssante.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace quitus::identite {

namespace {

constexpr std::string_view mark = "[identifiant masqué]";
constexpr std::string_view domaine_citoyen = "@patient.mssante.fr";
constexpr std::size_t nir_length = 15;

struct Etendue {
    std::size_t debut;
    std::size_t fin;
};

bool is_of_local_part(char c)
{
    return is_letter_or_digit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

// An accented letter in UTF-8 (U+00C0 to U+07FF) ends at that byte: « hélène@… » is masked whole.
// The signs « and » and the no-break space are not among them.
bool accented_letter_ends_at(std::string_view text, std::size_t last, std::size_t floor)
{
    auto const is_continuation = (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U;
    if (!is_continuation || last == floor)
        return false;
    auto const lead = static_cast<unsigned char>(text[last - 1]);
    return lead >= 0xC3 && lead <= 0xDF;
}

std::size_t start_of_local_part(std::string_view text, std::size_t at, std::size_t floor)
{
    auto start = at;
    while (start > floor) {
        if (is_of_local_part(text[start - 1]))
            --start;
        else if (accented_letter_ends_at(text, start - 1, floor))
            start -= 2;
        else
            break;
    }
    return start;
}

// « x@patient.mssante.fr.pdf » is a file named after the address, not an address of another domain.
bool is_file_extension(std::string_view label)
{
    static constexpr std::string_view extensions[]
        = { "csv", "doc", "docx", "eml", "jpeg", "jpg", "json", "msg", "ndjson", "odt", "p7m",
              "pdf", "png", "tif", "tiff", "txt", "xls", "xlsx", "xml", "zip" };
    return std::ranges::any_of(extensions, [&](std::string_view extension) {
        return std::ranges::equal(label, extension, {}, to_lower);
    });
}

// After the domain, a letter, a digit or a hyphen makes it another domain; so does a dot before a
// lower-case letter, unless a file extension follows. A dot before anything else ends a sentence.
bool domain_goes_on(std::string_view after)
{
    if (after.empty())
        return false;
    if (after.front() != '.')
        return is_letter_or_digit(after.front()) || after.front() == '-';
    after.remove_prefix(1);
    auto const end
        = std::ranges::find_if(after, [](char c) { return !is_letter_or_digit(c) && c != '-'; });
    auto const label = std::string_view(after.begin(), end);
    return !label.empty() && is_lower(label.front()) && !is_file_extension(label);
}

// The first citizen's address that starts at or after `from`. A domain without a local part names
// nobody.
std::optional<Etendue> next_citizen_address(std::string_view text, std::size_t from)
{
    for (auto at = text.find('@', from); at != std::string_view::npos;
         at = text.find('@', at + 1)) {
        auto const domain = text.substr(at, domaine_citoyen.size());
        if (!std::ranges::equal(domain, domaine_citoyen, {}, to_lower))
            continue;
        auto const end = at + domaine_citoyen.size();
        auto const start = start_of_local_part(text, at, from);
        if (start < at && !domain_goes_on(text.substr(end)))
            return Etendue{ start, end };
    }
    return std::nullopt;
}

// Fifteen letters or digits: is it a NIR? In Corsica the département 2A or 2B counts 19 or 18.
bool is_nir(std::string_view text)
{
    if (std::string_view("1278").find(text[0]) == std::string_view::npos)
        return false;
    std::array<char, nir_length> digits{};
    std::ranges::copy(text, digits.begin());
    if (digits[5] == '2' && !is_digit(digits[6])) {
        auto const letter = to_lower(digits[6]);
        if (letter != 'a' && letter != 'b')
            return false;
        digits[5] = '1';
        digits[6] = letter == 'a' ? '9' : '8';
    }
    if (!std::ranges::all_of(digits, is_digit))
        return false;

    std::uint64_t number = 0;
    unsigned key = 0;
    std::from_chars(digits.data(), digits.data() + 13, number);
    std::from_chars(digits.data() + 13, digits.data() + nir_length, key);
    return key == 97 - number % 97;
}

bool may_stand_in_nir(char c)
{
    auto const lower = to_lower(c);
    return is_digit(c) || lower == 'a' || lower == 'b';
}

// The first NIR that starts at or after `from`. Fifteen characters in a row hold exactly one of the
// places from + 14, from + 29…, so only those are looked at until one could stand in a NIR.
std::optional<Etendue> next_nir(std::string_view text, std::size_t from)
{
    auto floor = from;
    for (auto place = from + nir_length - 1; place < text.size(); place = floor + nir_length - 1) {
        if (!may_stand_in_nir(text[place])) {
            floor = place + 1;
            continue;
        }
        auto start = place;
        while (start > floor && is_letter_or_digit(text[start - 1]))
            --start;
        auto end = place + 1;
        while (end < text.size() && is_letter_or_digit(text[end]))
            ++end;
        bool const stands_alone = start == 0 || !is_letter_or_digit(text[start - 1]);
        if (stands_alone && end - start == nir_length && is_nir(text.substr(start, nir_length)))
            return Etendue{ start, end };
        floor = end;
    }
    return std::nullopt;
}

// Walks the identifiers of a text in order, each search resuming where its kind was last found.
class Recherche {
public:
    explicit Recherche(std::string_view text)
        : m_text(text)
        , m_address(next_citizen_address(text, 0))
        , m_nir(next_nir(text, 0))
    {
    }

    std::optional<Etendue> next()
    {
        if (!m_address && !m_nir)
            return std::nullopt;
        // On a tie the address is the longer: the NIR is its local part.
        bool const address_first = m_address && (!m_nir || m_address->debut <= m_nir->debut);
        auto const found = address_first ? *m_address : *m_nir;
        if (m_address && m_address->debut < found.fin)
            m_address = next_citizen_address(m_text, found.fin);
        if (m_nir && m_nir->debut < found.fin)
            m_nir = next_nir(m_text, found.fin);
        return found;
    }

private:
    std::string_view m_text;
    std::optional<Etendue> m_address;
    std::optional<Etendue> m_nir;
};

}

bool contains_citizen_address(std::string_view text)
{
    return next_citizen_address(text, 0).has_value();
}

bool contains_nir(std::string_view text)
{
    return next_nir(text, 0).has_value();
}

bool holds_personal(std::string_view text)
{
    return contains_citizen_address(text) || contains_nir(text);
}

std::string mask_personal(std::string_view text)
{
    std::string masked;
    masked.reserve(text.size());
    Recherche recherche(text);
    std::size_t kept = 0;
    while (auto const found = recherche.next()) {
        masked.append(text.substr(kept, found->debut - kept));
        masked.append(mark);
        kept = found->fin;
    }
    masked.append(text.substr(kept));
    return masked;
}

}
