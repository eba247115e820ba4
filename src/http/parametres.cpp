// SPDX-License-Identifier: EUPL-1.2
#include "http/parametres.h"

#include "base/utf8.h"

#include <algorithm>

namespace quitus::http {

namespace {

int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '.' || c == '_' || c == '~';
}

std::optional<std::string> read_piece(std::string_view texte)
{
    auto decoded = decode_percent(texte, Plus::espace);
    if (decoded && !is_plain_text(*decoded))
        return std::nullopt;
    return decoded;
}

}

void Parametres::add(std::string nom, std::string valeur)
{
    m_pairs.push_back({ std::move(nom), std::move(valeur) });
}

std::optional<std::string_view> Parametres::find(std::string_view nom) const
{
    auto const found = std::ranges::find(m_pairs, nom, &Parametre::nom);
    if (found == m_pairs.end())
        return std::nullopt;
    return found->valeur;
}

std::vector<std::string_view> Parametres::all(std::string_view nom) const
{
    std::vector<std::string_view> values;
    for (auto const& pair : m_pairs) {
        if (pair.nom == nom)
            values.emplace_back(pair.valeur);
    }
    return values;
}

std::string Parametres::text() const
{
    std::string out;
    for (auto const& pair : m_pairs) {
        if (!out.empty())
            out += '&';
        out += encode_percent(pair.nom) + '=' + encode_percent(pair.valeur);
    }
    return out;
}

std::optional<Parametres> read_parametres(std::string_view texte)
{
    Parametres parametres;
    while (!texte.empty()) {
        auto const end = std::min(texte.find('&'), texte.size());
        auto const pair = texte.substr(0, end);
        texte.remove_prefix(std::min(end + 1, texte.size()));
        if (pair.empty())
            continue;
        auto const equal = std::min(pair.find('='), pair.size());
        auto nom = read_piece(pair.substr(0, equal));
        auto valeur = read_piece(pair.substr(std::min(equal + 1, pair.size())));
        if (!nom || !valeur || parametres.size() == parametres_max)
            return std::nullopt;
        parametres.add(*std::move(nom), *std::move(valeur));
    }
    return parametres;
}

std::optional<std::string> decode_percent(std::string_view texte, Plus plus)
{
    std::string out;
    out.reserve(texte.size());
    for (std::size_t i = 0; i < texte.size(); ++i) {
        if (texte[i] == '+' && plus == Plus::espace) {
            out += ' ';
        } else if (texte[i] != '%') {
            out += texte[i];
        } else {
            if (i + 2 >= texte.size())
                return std::nullopt;
            int const high = hex_digit(texte[i + 1]);
            int const low = hex_digit(texte[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return out;
}

std::string encode_percent(std::string_view texte)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(texte.size());
    for (char const c : texte) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

bool is_plain_text(std::string_view texte)
{
    for (std::size_t i = 0; i < texte.size();) {
        auto const character = base::utf8_character(texte, i);
        if (!character.is_valid)
            return false;
        bool const is_control = character.value < 0x20 || character.value == 0x7F;
        if (is_control && character.value != '\t' && character.value != '\n'
            && character.value != '\r')
            return false;
        i += character.length;
    }
    return true;
}

}
