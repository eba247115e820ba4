// SPDX-License-Identifier: EUPL-1.2
#include "reglement/valeur.h"

#include "base/text.h"
#include "reglement/texte/fautes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace quitus::reglement {

namespace {

using calendrier::Borne;
using calendrier::Echeance;
using calendrier::Heure;
using calendrier::Jour;

constexpr std::array natures{ NatureIdentifiant::finess_juridique,
    NatureIdentifiant::finess_geographique, NatureIdentifiant::finess_pmsi, NatureIdentifiant::rpps,
    NatureIdentifiant::id_nat_struct };

std::string_view trimmed(std::string_view texte)
{
    while (texte.starts_with(' '))
        texte.remove_prefix(1);
    while (texte.ends_with(' '))
        texte.remove_suffix(1);
    return texte;
}

std::vector<std::string_view> parts(std::string_view texte, char separator)
{
    std::vector<std::string_view> found;
    for (;;) {
        auto const at = texte.find(separator);
        found.push_back(trimmed(texte.substr(0, at)));
        if (at == std::string_view::npos)
            return found;
        texte.remove_prefix(at + 1);
    }
}

base::Result<Valeur> impossible(Saisie const& saisie, std::string_view why = {})
{
    return base::failure("valeur_impossible",
        fmt::format("la valeur {} ne convient pas à {}{}{}\u00A0; il faut {}.",
            entre_guillemets(saisie.texte), saisie.nom, why.empty() ? "" : "\u00A0: ", why,
            saisie.parametre.forme_attendue()));
}

// "30", "30.0" and "30.00" say the same rate.
std::optional<montant::Taux> parse_taux(std::string_view texte)
{
    std::string padded(texte);
    auto const point = texte.find('.');
    if (point == std::string_view::npos)
        padded += ".00";
    else if (texte.size() == point + 2)
        padded += '0';
    if (padded == "100.00")
        return montant::Taux::of_basis_points(10'000);
    return montant::Taux::parse(padded);
}

std::optional<montant::Cents> parse_cents(std::string_view texte)
{
    auto const lu = montant::Montant::parse(texte);
    if (!lu || !lu->cents || lu->decimales > 2 || texte.starts_with('-'))
        return std::nullopt;
    return lu->cents;
}

std::optional<TauxAdmis> parse_liste_de_taux(std::string_view texte)
{
    TauxAdmis liste;
    for (auto const part : parts(texte, ',')) {
        auto const taux = parse_taux(part);
        if (!taux || std::ranges::find(liste, *taux) != liste.end())
            return std::nullopt;
        liste.push_back(*taux);
    }
    return liste;
}

std::optional<std::int64_t> parse_entier(ParametreConnu const& parametre, std::string_view texte)
{
    std::int64_t entier = 0;
    auto const [end, error] = std::from_chars(texte.data(), texte.data() + texte.size(), entier);
    if (error != std::errc() || end != texte.data() + texte.size() || texte.front() == '-')
        return std::nullopt;
    return entier < parametre.minimum || entier > parametre.maximum ? std::nullopt
                                                                    : std::optional(entier);
}

struct Separateurs {
    char entre_groupes, dans_un_groupe;
};
Separateurs separateurs(TypeValeur type)
{
    return type == TypeValeur::rangs ? Separateurs{ '>', ',' } : Separateurs{ '|', '+' };
}

std::optional<Identifiants> parse_identifiants(TypeValeur type, std::string_view texte)
{
    auto const [entre_groupes, dans_un_groupe] = separateurs(type);
    Identifiants groupes;
    for (auto const groupe : parts(texte, entre_groupes)) {
        groupes.emplace_back();
        for (auto const mot : parts(groupe, dans_un_groupe)) {
            auto const nature = parse_nature(mot);
            if (!nature || std::ranges::find(groupes.back(), *nature) != groupes.back().end())
                return std::nullopt;
            groupes.back().push_back(*nature);
        }
    }
    return groupes;
}

// Reports write a bound before its date; what they print can be typed again.
struct EcheanceTapee {
    std::string_view date;
    std::optional<Borne> borne;
};
EcheanceTapee without_sign(std::string_view texte)
{
    struct Signe {
        std::string_view mot;
        std::optional<Borne> borne;
    };
    static constexpr std::array signes{ Signe{ "≤", Borne::au_plus_tard },
        Signe{ "<=", Borne::au_plus_tard }, Signe{ "<", Borne::avant }, Signe{ "≥", std::nullopt },
        Signe{ ">=", std::nullopt } };
    for (auto const& signe : signes) {
        if (texte.starts_with(signe.mot))
            return { trimmed(texte.substr(signe.mot.size())), signe.borne };
    }
    return { texte, std::nullopt };
}

base::Result<Valeur> parse_date(Saisie const& saisie)
{
    auto const tapee = without_sign(saisie.texte);
    auto jour = std::string(tapee.date.substr(0, 10));
    auto heure = std::string(tapee.date.size() > 11 ? tapee.date.substr(11) : std::string_view());
    if (tapee.date.size() > 10 && (tapee.date[10] != 'T' || heure.empty()))
        return impossible(saisie);
    if (auto const instant = calendrier::Instant::parse_rfc3339(tapee.date)) {
        auto const a_paris = calendrier::texte_de_paris(*instant);
        jour = a_paris.substr(0, 10);
        heure = a_paris.substr(11, 8);
    }
    // A day without an hour ends at 23:59:59: the bound of an instant says nothing of a whole day.
    auto const kept = heure.empty() ? Borne::au_plus_tard : saisie.borne;
    auto valeur
        = parse_jour_et_heure(saisie.parametre.type, jour, heure, tapee.borne.value_or(kept));
    if (!valeur)
        return impossible(saisie, valeur.error().message);
    return valeur;
}

template <typename T>
base::Result<Valeur> found_or_impossible(std::optional<T> const& lue, Saisie const& saisie)
{
    if (!lue)
        return impossible(saisie);
    return Valeur(*lue);
}

base::Result<Valeur> parse_instant_tape(Saisie const& saisie)
{
    auto const instant = calendrier::parse_instant(saisie.texte);
    if (!instant)
        return impossible(saisie, instant.error().message);
    return Valeur(*instant);
}

base::Result<Valeur> parse_choix(Saisie const& saisie)
{
    auto const& choix = saisie.parametre.choix;
    if (std::ranges::find(choix, saisie.texte) == choix.end())
        return impossible(saisie);
    return Valeur(std::string(saisie.texte));
}

base::Result<Valeur> parse_texte(Saisie const& saisie)
{
    if (saisie.texte.find('\n') != std::string_view::npos)
        return impossible(saisie);
    return Valeur(std::string(saisie.texte));
}

std::string text_of(Echeance const& echeance, TypeValeur type)
{
    if (type != TypeValeur::ouverture)
        return echeance.text();
    auto const at_midnight = echeance.heure().value_or(Heure{}) == Heure{};
    return fmt::format("≥ {}",
        at_midnight ? echeance.jour().text()
                    : calendrier::texte_de_paris(echeance.premier_hors_delai()));
}

struct ToText {
    TypeValeur type;

    std::string operator()(Inconnue) const { return "à établir"; }
    std::string operator()(SansObjet) const { return "sans objet"; }
    std::string operator()(Echeance const& echeance) const { return text_of(echeance, type); }
    std::string operator()(montant::Cents cents) const { return montant::decimal_text(cents); }
    std::string operator()(montant::Taux taux) const { return taux.text(); }
    std::string operator()(std::int64_t entier) const { return fmt::format("{}", entier); }
    std::string operator()(std::string const& mot) const { return mot; }
    std::string operator()(calendrier::Instant instant) const
    {
        return calendrier::texte_de_paris(instant);
    }
    std::string operator()(TauxAdmis const& liste) const
    {
        std::string joined;
        for (auto const taux : liste)
            joined += (joined.empty() ? "" : ", ") + taux.text();
        return joined;
    }
    std::string operator()(Identifiants const& groupes) const
    {
        auto const is_rangs = type == TypeValeur::rangs;
        std::string joined;
        for (auto const& groupe : groupes) {
            joined += joined.empty() ? "" : is_rangs ? " > " : " | ";
            for (std::size_t i = 0; i < groupe.size(); ++i)
                joined += fmt::format("{}{}",
                    i == 0         ? ""
                        : is_rangs ? ", "
                                   : " + ",
                    reglement::text(groupe[i]));
        }
        return joined;
    }
};

}

std::string_view text(NatureIdentifiant nature)
{
    switch (nature) {
    case NatureIdentifiant::finess_juridique:
        return "finess_juridique";
    case NatureIdentifiant::finess_geographique:
        return "finess_geographique";
    case NatureIdentifiant::finess_pmsi:
        return "finess_pmsi";
    case NatureIdentifiant::rpps:
        return "rpps";
    case NatureIdentifiant::id_nat_struct:
        return "id_nat_struct";
    }
    return {};
}

std::optional<NatureIdentifiant> parse_nature(std::string_view texte)
{
    auto const* const found
        = std::ranges::find_if(natures, [&](auto nature) { return text(nature) == texte; });
    return found == natures.end() ? std::nullopt : std::optional(*found);
}

std::string text(Valeur const& valeur, TypeValeur type)
{
    return std::visit(ToText{ type }, valeur);
}

base::Result<Valeur> parse_jour_et_heure(
    TypeValeur type, std::string_view jour, std::string_view heure, Borne borne)
{
    auto const jour_lu = Jour::parse(jour);
    if (!jour_lu)
        return base::failure("valeur_impossible",
            fmt::format("{} n’est pas un jour du calendrier (AAAA-MM-JJ)", entre_guillemets(jour)));
    std::optional<Heure> heure_lue;
    if (!heure.empty()) {
        heure_lue = Heure::parse(heure);
        if (!heure_lue)
            return base::failure("valeur_impossible",
                fmt::format("{} n’est pas une heure (HH:MM)", entre_guillemets(heure)));
    }
    if (type == TypeValeur::ouverture)
        return QUITUS_TRY(Echeance::of(*jour_lu, heure_lue.value_or(Heure{}), Borne::avant));
    return QUITUS_TRY(Echeance::of(*jour_lu, heure_lue, borne));
}

base::Result<Valeur> parse_valeur(Saisie saisie)
{
    auto const& parametre = saisie.parametre;
    auto const texte = saisie.texte = trimmed(saisie.texte);
    if (parametre.peut_manquer && texte == mot_inconnue)
        return Valeur(Inconnue{});
    if (parametre.peut_manquer && texte == mot_sans_objet)
        return Valeur(SansObjet{});
    if (texte.empty())
        return impossible(saisie);
    switch (parametre.type) {
    case TypeValeur::echeance:
    case TypeValeur::ouverture:
        return parse_date(saisie);
    case TypeValeur::montant:
        return found_or_impossible(parse_cents(texte), saisie);
    case TypeValeur::taux:
        return found_or_impossible(parse_taux(texte), saisie);
    case TypeValeur::liste_de_taux:
        return found_or_impossible(parse_liste_de_taux(texte), saisie);
    case TypeValeur::entier:
        return found_or_impossible(parse_entier(parametre, texte), saisie);
    case TypeValeur::rangs:
    case TypeValeur::alternatives:
        return found_or_impossible(parse_identifiants(parametre.type, texte), saisie);
    case TypeValeur::instant:
        return parse_instant_tape(saisie);
    case TypeValeur::choix:
        return parse_choix(saisie);
    case TypeValeur::texte:
        return parse_texte(saisie);
    }
    return impossible(saisie);
}

}
