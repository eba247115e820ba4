// SPDX-License-Identifier: EUPL-1.2
// Texts: what surrounds them, and for those of a strict shape, spaces and case.
#include "base/text.h"
#include "base/utf8.h"
#include "normalisation/lecture.h"
#include "normalisation/motif.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace quitus::normalisation {

namespace {

constexpr std::array<std::string_view, 9> spaces
    = { " ", "\t", "\n", "\r", "\u00a0", "\u202f", "\u2009", "\u2007", "\u3000" };

std::string without_spaces(std::string_view text)
{
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        auto const space = space_length(text, at);
        if (space == 0)
            kept += text[at];
        at += std::max<std::size_t>(space, 1);
    }
    return kept;
}

std::string in_capitals(std::string text)
{
    for (auto& c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - ('a' - 'A'));
    return text;
}

std::string in_small_letters(std::string text)
{
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + ('a' - 'A'));
    return text;
}

// A telephone number is the one text of digits that people cut with points and dashes.
std::string digits_only(std::string_view text)
{
    auto kept = without_spaces(text);
    std::erase_if(kept, [](char c) { return c == '.' || c == '-'; });
    return kept;
}

std::size_t characters(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        at += base::utf8_character(text, at).length;
    return count;
}

bool has_length(std::string_view text, Attendu const& attendu)
{
    auto const count = characters(text);
    return count >= attendu.longueur_min && count <= attendu.longueur_max && !text.empty();
}

struct Forme {
    std::string texte;
    std::string_view geste;
};

// The first of the harmless rewritings that gives the text the shape that the schema wants.
std::optional<Forme> shaped(std::string const& text, std::string const& motif)
{
    if (motif.empty() || matches(motif, text))
        return Forme{ text, {} };
    std::array formes = {
        Forme{ in_capitals(text), "capitales" },
        Forme{ in_small_letters(text), "minuscules" },
        Forme{ motif.starts_with("^\\+?[0-9]") ? digits_only(text) : text, "séparateurs retirés" },
    };
    for (auto& forme : formes) {
        if (matches(motif, forme.texte))
            return std::move(forme);
    }
    return std::nullopt;
}

Lecture converted(std::string ecrit, std::string pourquoi)
{
    return { Issue::convertie, std::move(ecrit), std::move(pourquoi) };
}

Lecture read_identifiant(std::string_view text, std::string_view valeur)
{
    auto const compact = without_spaces(text);
    auto ecrit = in_capitals(compact);
    std::string pourquoi = compact.size() < valeur.size() ? "espaces retirées" : "";
    if (ecrit != compact)
        pourquoi += pourquoi.empty() ? "capitales" : ", capitales";
    return ecrit == valeur ? Lecture{} : converted(std::move(ecrit), std::move(pourquoi));
}

// A word of a list, whatever its case, accents, spaces and dashes.
std::string folded(std::string_view text)
{
    auto word = base::fold(trimmed(text));
    std::ranges::replace_if(
        word, [](char c) { return c == ' ' || c == '-'; }, '_');
    return word;
}

}

std::size_t space_length(std::string_view texte, std::size_t at)
{
    auto const rest = texte.substr(at);
    auto const found
        = std::ranges::find_if(spaces, [&](std::string_view one) { return rest.starts_with(one); });
    return found == spaces.end() ? 0 : found->size();
}

std::string_view trimmed(std::string_view texte)
{
    while (!texte.empty() && space_length(texte, 0) > 0)
        texte.remove_prefix(space_length(texte, 0));
    auto const space_before_end = [&] {
        auto const found = std::ranges::find_if(
            spaces, [&](std::string_view one) { return texte.ends_with(one); });
        return found == spaces.end() ? std::size_t{ 0 } : found->size();
    };
    while (auto const length = space_before_end())
        texte.remove_suffix(length);
    return texte;
}

Lecture read_booleen(std::string_view valeur)
{
    auto const mot = folded(valeur);
    for (std::string_view const vrai : { "oui", "vrai", "true" })
        if (mot == vrai)
            return converted("true", "texte écrit comme un booléen");
    for (std::string_view const faux : { "non", "faux", "false" })
        if (mot == faux)
            return converted("false", "texte écrit comme un booléen");
    return {};
}

Lecture read_choix(std::string_view valeur, Attendu const& attendu)
{
    if (std::ranges::find(attendu.choix, valeur) != attendu.choix.end())
        return {};
    auto const mot = folded(valeur);
    std::string const* seul = nullptr;
    for (auto const& choix : attendu.choix) {
        if (folded(choix) != mot)
            continue;
        if (seul != nullptr)
            return {};
        seul = &choix;
    }
    return seul == nullptr ? Lecture{} : converted(*seul, "valeur de la liste");
}

Lecture read_texte(std::string_view valeur, Attendu const& attendu, Ecriture ecriture)
{
    if (attendu.tel_quel && ecriture == Ecriture::texte)
        return {};
    if (ecriture == Ecriture::nombre && valeur.find_first_of("eE") != std::string_view::npos)
        return { Issue::ambigue, {},
            "l’écriture à exposant a pu perdre des chiffres\u00a0: écrire la valeur en entier, "
            "entre guillemets" };
    auto const text = trimmed(valeur);
    Lecture lu;
    if (attendu.genre == Genre::identifiant) {
        lu = read_identifiant(text, valeur);
    } else if (auto const forme = shaped(std::string(text), attendu.motif)) {
        std::string pourquoi = text.size() < valeur.size() ? "espaces autour retirées" : "";
        if (!forme->geste.empty())
            pourquoi += fmt::format("{}{}", pourquoi.empty() ? "" : ", ", forme->geste);
        if (forme->texte != valeur)
            lu = converted(forme->texte, std::move(pourquoi));
    } else {
        return {};
    }
    if (ecriture == Ecriture::nombre) {
        auto const ecrit = lu.issue == Issue::convertie ? lu.ecrit : std::string(valeur);
        bool const is_whole = base::is_digits(valeur);
        if (attendu.genre == Genre::identifiant && !is_whole)
            return {};
        lu = converted(ecrit, "nombre JSON écrit comme un texte");
    }
    return lu.issue == Issue::convertie && !has_length(lu.ecrit, attendu) ? Lecture{} : lu;
}

}
