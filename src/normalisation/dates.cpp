// SPDX-License-Identifier: EUPL-1.2
// Days and hours as people write them. The day comes first, as in French: 05/04/2023 is the fifth
// of April, never the fourth of May; what can only be read the other way round is refused.
#include "base/text.h"
#include "calendrier/instant.h"
#include "normalisation/lecture.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace quitus::normalisation {

namespace {

using calendrier::Heure;
using calendrier::Instant;
using calendrier::Jour;

// Three groups of digits between two equal marks.
struct Groupes {
    std::array<std::string_view, 3> textes;
    char marque = 0;
};

std::optional<Groupes> groups(std::string_view text)
{
    auto const first = text.find_first_not_of("0123456789");
    if (first == std::string_view::npos)
        return std::nullopt;
    auto const second = text.find(text[first], first + 1);
    if (second == std::string_view::npos)
        return std::nullopt;
    Groupes groupes{ { text.substr(0, first), text.substr(first + 1, second - first - 1),
                         text.substr(second + 1) },
        text[first] };
    bool const digits = std::ranges::all_of(groupes.textes, [](std::string_view group) {
        return group.size() <= 4 && base::is_digits(group) && !group.empty();
    });
    return digits ? std::optional(groupes) : std::nullopt;
}

unsigned number(std::string_view digits)
{
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::optional<Jour> day_of(std::string_view annee, std::string_view mois, std::string_view jour)
{
    return mois.size() > 2 || jour.size() > 2
        ? std::nullopt
        : Jour::of(static_cast<int>(number(annee)), number(mois), number(jour));
}

Lecture converted(std::string ecrit, std::string pourquoi)
{
    return { Issue::convertie, std::move(ecrit), std::move(pourquoi) };
}

Lecture ambiguous(std::string pourquoi)
{
    return { Issue::ambigue, {}, std::move(pourquoi) };
}

constexpr std::string_view iso = "écrire la date AAAA-MM-JJ";

// 20/09/2023, 20/09/23…
Lecture day_first(Groupes const& groupes)
{
    auto const [premier, deuxieme, annee] = groupes.textes;
    if (annee.size() != 4)
        return ambiguous(
            fmt::format("l’année n’a pas quatre chiffres, ou n’est pas à sa place\u00a0: {}", iso));
    if (auto const jour = day_of(annee, deuxieme, premier))
        return converted(jour->text(), "jour, mois, année");
    return ambiguous(day_of(annee, premier, deuxieme)
            ? fmt::format("le mois paraît écrit avant le jour\u00a0: {}", iso)
            : fmt::format("aucun jour du calendrier ne s’écrit ainsi\u00a0: {}", iso));
}

Lecture read_day(std::string_view text)
{
    if (Jour::parse(text))
        return {};
    auto const groupes = groups(text);
    if (!groupes)
        return {};
    if (groupes->textes[0].size() == 4) {
        bool const known = groupes->marque == '/' || groupes->marque == '-';
        auto const jour = day_of(groupes->textes[0], groupes->textes[1], groupes->textes[2]);
        return known && jour ? converted(jour->text(), "année, mois, jour") : Lecture{};
    }
    return groupes->marque == '/' || groupes->marque == '.' ? day_first(*groupes) : Lecture{};
}

// An hour as written: "14:00", "14:00:00", with decimals of a second and an offset.
struct HeureLue {
    Heure heure;
    std::string fraction; // ".123" or nothing
    std::string_view decalage; // "Z", "+02:00", "+0200" or nothing
};

std::optional<HeureLue> read_hour(std::string_view text)
{
    auto const offset = std::min(text.find_first_of("Zz+-"), text.size());
    auto clock = trimmed(text.substr(0, offset));
    HeureLue lue{ .decalage = text.substr(offset) };
    if (auto const point = clock.find_first_of(".,"); point != std::string_view::npos) {
        auto const digits = clock.substr(point + 1);
        if (!base::is_digits(digits) || digits.empty())
            return std::nullopt;
        lue.fraction = "." + std::string(digits);
        clock = clock.substr(0, point);
    }
    auto const heure = Heure::parse(clock);
    if (!heure)
        return std::nullopt;
    lue.heure = *heure;
    return lue;
}

// "+0200" is "+02:00", "z" is "Z"; what is no offset stays, and the whole is then not understood.
std::string strict_offset(std::string_view decalage)
{
    if (decalage == "z")
        return "Z";
    if (decalage.size() == 5 && base::is_digits(decalage.substr(1)))
        return fmt::format("{}:{}", decalage.substr(0, 3), decalage.substr(3));
    return std::string(decalage);
}

Lecture with_offset(std::string_view jour, HeureLue const& lue)
{
    auto ecrit = fmt::format(
        "{}T{}{}{}", jour, lue.heure.text(), lue.fraction, strict_offset(lue.decalage));
    if (!Instant::parse_rfc3339(ecrit))
        return {};
    return converted(std::move(ecrit), "instant RFC 3339");
}

Lecture in_paris(Jour jour, HeureLue const& lue)
{
    auto const instant = calendrier::instant_de_paris(jour, lue.heure);
    if (!instant) {
        bool const twice = instant.error().code == "heure_ambigue";
        return ambiguous(fmt::format("{}\u00a0: écrire le décalage, {}",
            twice ? "l’heure de Paris y est passée deux fois"
                  : "cette heure n’a pas existé à Paris",
            twice ? "+02:00 ou +01:00" : "par exemple +02:00"));
    }
    auto const paris = calendrier::texte_de_paris(*instant);
    auto const offset = paris.substr(std::string_view("2023-09-20T14:00:00").size());
    return converted(fmt::format("{}T{}{}{}", jour.text(), lue.heure.text(), lue.fraction, offset),
        "heure de Paris");
}

}

Lecture read_date(std::string_view valeur)
{
    auto const text = trimmed(valeur);
    auto lu = read_day(text);
    if (lu.issue == Issue::inchangee && text.size() < valeur.size() && Jour::parse(text))
        return converted(std::string(text), "espaces autour retirées");
    return lu;
}

Lecture read_instant(std::string_view valeur)
{
    if (Instant::parse_rfc3339(valeur))
        return {};
    auto const text = trimmed(valeur);
    if (Instant::parse_rfc3339(text))
        return converted(std::string(text), "espaces autour retirées");
    auto const end = std::min(text.find_first_of("Tt "), text.size());
    auto const day = text.substr(0, end);
    auto const lu = read_day(day);
    if (lu.issue == Issue::ambigue)
        return lu;
    auto const jour = Jour::parse(lu.issue == Issue::convertie ? lu.ecrit : day);
    if (!jour)
        return {};
    if (end == text.size())
        return ambiguous(
            "l’heure manque\u00a0: écrire l’instant entier, par exemple 2023-09-20T14:00:00+02:00");
    auto const heure = read_hour(trimmed(text.substr(end + 1)));
    if (!heure)
        return {};
    return heure->decalage.empty() ? in_paris(*jour, *heure) : with_offset(jour->text(), *heure);
}

}
