// SPDX-License-Identifier: EUPL-1.2
#include "demande/formes.h"

#include "base/text.h"

#include <algorithm>

namespace quitus::demande::formes {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_alnum(char c)
{
    return is_digit(c) || is_upper(c) || is_lower(c);
}

bool is_uuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !is_hex(text[i]))
            return false;
    }
    return true;
}

bool is_domain_label(std::string_view label)
{
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-'
        && std::ranges::all_of(label, [](char c) { return is_alnum(c) || c == '-'; });
}

bool is_email(std::string_view text)
{
    auto const at = text.rfind('@');
    if (at == std::string_view::npos || at == 0)
        return false;
    auto const local = text.substr(0, at);
    constexpr std::string_view signs = "!#$%&'*+/=?^_`{|}~.-";
    if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos
        || !std::ranges::all_of(
            local, [&](char c) { return is_alnum(c) || signs.find(c) != std::string_view::npos; }))
        return false;
    auto domain = text.substr(at + 1);
    while (true) {
        auto const dot = std::min(domain.find('.'), domain.size());
        if (!is_domain_label(domain.substr(0, dot)))
            return false;
        if (dot == domain.size())
            return true;
        domain.remove_prefix(dot + 1);
    }
}

bool is_telephone(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    return text.size() >= 6 && text.size() <= 15 && base::is_digits(text);
}

// Every character is looked at whatever the others are: a branch on each would be a guess, wrong
// one time in three.
bool is_sha256(std::string_view text)
{
    bool fits = text.size() == 64;
    for (char const c : text)
        fits &= static_cast<int>(is_digit(c)) | static_cast<int>(c >= 'a' && c <= 'f');
    return fits;
}

bool is_numero_dossier(std::string_view text)
{
    auto const tail
        = [](char c) { return is_upper(c) || is_digit(c) || c == '/' || c == '_' || c == '-'; };
    return text.size() >= 3 && text.size() <= 40 && (is_upper(text[0]) || is_digit(text[0]))
        && std::ranges::all_of(text.substr(1), tail);
}

bool is_code_dispositif(std::string_view text)
{
    return text.size() >= 5 && text.size() <= 16 && text[3] == '_'
        && std::ranges::all_of(text.substr(0, 3), is_upper)
        && std::ranges::all_of(text.substr(4), [](char c) { return is_upper(c) || is_digit(c); });
}

bool is_taux(std::string_view text)
{
    return montant::Taux::parse(text).has_value();
}

}

Forme const uuid{ .convient = is_uuid,
    .attendu = "un UUID, par exemple 6f1d1f0e-5b0a-4a53-9f5e-0a4c3b1d2e01" };
Forme const courriel{ .convient = is_email,
    .attendu = "une adresse électronique, par exemple nom@exemple.fr" };
Forme const telephone{ .convient = is_telephone,
    .attendu = "un numéro de 6 à 15 chiffres, «\u00a0+\u00a0» permis devant" };
Forme const sha256{ .convient = is_sha256,
    .attendu = "une empreinte SHA-256 de 64 chiffres hexadécimaux minuscules" };
Forme const numero_dossier_asp{ .convient = is_numero_dossier,
    .attendu = "un n° de dossier de 3 à 40 capitales, chiffres, «\u00a0/\u00a0», «\u00a0_\u00a0» "
               "ou «\u00a0-\u00a0», sans signe au début" };
Forme const code_dispositif{ .convient = is_code_dispositif,
    .attendu = "un code de couloir et de SONS, par exemple BIO_SGL" };
Forme const taux_tva{ .convient = is_taux,
    .attendu = "un taux à deux décimales entre guillemets, par exemple \"20.00\"" };

}
