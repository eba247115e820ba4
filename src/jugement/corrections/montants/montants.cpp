// SPDX-License-Identifier: EUPL-1.2
// MNT: what is computed. Amounts of a line or an invoice by the others (triplet.h), totals by their
// lines, what is asked of the State by the TTC. An amount that only a contract or an invoice bears
// is for a person.
#include "jugement/corrections/familles.h"
#include "jugement/corrections/montants/triplet.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quitus::jugement::corrections {

using montant::Cents;
using montant::decimal_text;
using montant::Montant;
using montant::Taux;

namespace {

constexpr std::array<std::string_view, 4> totaux = { "ht", "tva", "ttc", "montant_segur" };

// The amount in cents that a value says; none when it is finer, absent or unreadable.
std::optional<Cents> cents(JsonView valeur)
{
    auto const lu = Montant::parse(valeur.text());
    return lu ? lu->cents : std::nullopt;
}

std::string amount(Cents montant)
{
    return json_text(decimal_text(montant));
}

std::optional<Cents> sum(std::optional<Cents> left, std::optional<Cents> right)
{
    return left && right ? std::optional(*left + *right) : std::nullopt;
}

JsonView of_line(JsonView ligne, std::string_view total)
{
    return total == "montant_segur" ? ligne[total] : ligne["montants"][total];
}

std::optional<Cents> sum_of_lines(Chantier const& chantier, std::string_view total)
{
    auto const& somme = chantier.sommes.at(total);
    return chantier.lignes.empty() || somme.illisibles > 0 ? std::nullopt
                                                           : std::optional(somme.lues);
}

// --- Triplets

Triplet triplet_of(JsonView montants)
{
    Triplet triplet{ cents(montants["ht"]), cents(montants["tva"]), cents(montants["ttc"]),
        Taux::parse(montants["taux_tva"].text()) };
    for (auto const member : { &Triplet::ht, &Triplet::tva, &Triplet::ttc }) {
        bool const may_be_zero = member == &Triplet::tva;
        auto& value = triplet.*member;
        if (value && (value->is_negative() || (value->is_zero() && !may_be_zero)))
            value.reset();
    }
    return triplet;
}

// What is left of a total once every other line is taken from it.
std::optional<Cents> left_of_total(
    Chantier const& chantier, std::size_t rang, std::string_view total)
{
    auto const declare = cents(at(chantier, "/totaux")[total]);
    auto const own = cents(of_line(chantier.lignes[rang], total));
    auto const& somme = chantier.sommes.at(total);
    if (!declare || somme.illisibles > (own ? 0U : 1U))
        return std::nullopt;
    return *declare - somme.lues + own.value_or(Cents{});
}

Triplet sum_of_invoices(std::vector<JsonView> const& factures)
{
    Triplet somme;
    if (factures.empty())
        return somme;
    somme = triplet_of(factures.front()["montants"]);
    for (std::size_t rang = 1; rang < factures.size(); ++rang) {
        auto const une = triplet_of(factures[rang]["montants"]);
        somme.ht = sum(somme.ht, une.ht);
        somme.tva = sum(somme.tva, une.tva);
        somme.ttc = sum(somme.ttc, une.ttc);
    }
    return somme;
}

std::optional<Cents> difference(std::optional<Cents> left, std::optional<Cents> right)
{
    return left && right ? std::optional(*left - *right) : std::nullopt;
}

// What other places of the document say of the amounts of a line, or of one of its invoices.
Temoins temoins(Chantier const& chantier, std::size_t rang, std::optional<std::size_t> facture)
{
    auto const ligne = chantier.lignes[rang];
    auto const factures = ligne["factures"].elements();
    if (!facture)
        return { { sum_of_invoices(factures) },
            { { left_of_total(chantier, rang, "ht"), left_of_total(chantier, rang, "tva"),
                  left_of_total(chantier, rang, "ttc"), std::nullopt },
                { std::nullopt, std::nullopt, cents(ligne["montant_segur"]), std::nullopt } } };
    auto others = factures;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(*facture));
    auto const commande = triplet_of(ligne["montants"]);
    if (others.empty())
        return { { commande }, {} };
    auto const rest = sum_of_invoices(others);
    return { { { difference(commande.ht, rest.ht), difference(commande.tva, rest.tva),
                 difference(commande.ttc, rest.ttc), commande.taux } },
        {} };
}

Lois lois(Chantier const& chantier)
{
    auto const& reglement = chantier.reglement;
    Lois lois{ reglement.tolerance_tva.valeur.value_or(Cents{}),
        reglement.taux_tva.valeur.value_or(std::vector<Taux>{}) };
    auto const assujetti = at(chantier, "/fournisseur/assujetti_tva");
    if (assujetti.is(JsonKind::boolean) && !assujetti.node().truth
        && reglement.taux_tva_non_assujetti.valeur)
        lois.taux_admis.insert(lois.taux_admis.end(),
            reglement.taux_tva_non_assujetti.valeur->begin(),
            reglement.taux_tva_non_assujetti.valeur->end());
    return lois;
}

// "/lignes/0/montants/ht" or "/lignes/0/factures/1/montants/ht": whose amounts?
struct Lieu {
    std::size_t ligne = 0;
    std::optional<std::size_t> facture;
    std::string montants; // pointer
};

std::optional<Lieu> lieu_of(std::string_view pointeur, Chantier const& chantier)
{
    auto const ligne = below(pointeur, "lignes");
    auto const montants = parent_of(pointeur);
    if (!ligne || last_token(montants) != "montants"
        || !at(chantier, montants).is(JsonKind::object))
        return std::nullopt;
    Lieu lieu{ ligne->rang, std::nullopt, std::string(montants) };
    if (auto const facture = below(ligne->reste, "factures"))
        lieu.facture = facture->rang;
    return lieu;
}

std::optional<Correction> resolved(Lieu const& lieu, Chantier const& chantier)
{
    auto const montants = at(chantier, lieu.montants);
    auto const declare = triplet_of(montants);
    auto const solution
        = resolve(declare, temoins(chantier, lieu.ligne, lieu.facture), lois(chantier));
    if (!solution)
        return std::nullopt;
    std::vector<JsonEdit> operations;
    auto const put = [&](std::string_view nom, std::optional<Cents> avant, Cents apres) {
        if (avant != apres)
            operations.push_back({ fmt::format("{}/{}", lieu.montants, nom), amount(apres) });
    };
    put("ht", declare.ht, *solution->ht);
    put("tva", declare.tva, *solution->tva);
    put("ttc", declare.ttc, *solution->ttc);
    if (declare.taux != solution->taux)
        operations.push_back({ lieu.montants + "/taux_tva", json_text(solution->taux->text()) });
    if (operations.empty())
        return std::nullopt;
    return calcul(std::move(operations),
        "HT + TVA = TTC et TVA = HT × taux\u00a0: les autres montants donnent celui-ci, à vérifier "
        "sur le document signé.");
}

// An amount finer than the cent by zeros only is the same amount.
std::optional<Correction> only_zeros(std::string_view pointeur, Chantier const& chantier)
{
    auto const lu = Montant::parse(at(chantier, pointeur).text());
    if (!lu || lu->decimales <= 2 || !lu->cents)
        return std::nullopt;
    return calcul(
        std::string(pointeur), amount(*lu->cents), "Le montant est le même, écrit au centime.");
}

// --- Totals

std::optional<std::string> total_of(Chantier const& chantier, std::string_view nom)
{
    if (nom == "nombre_lignes")
        return chantier.lignes.empty() ? std::nullopt
                                       : std::optional(std::to_string(chantier.lignes.size()));
    if (std::ranges::find(totaux, nom) == totaux.end())
        return std::nullopt;
    auto const somme = sum_of_lines(chantier, nom);
    return somme ? std::optional(amount(*somme)) : std::nullopt;
}

std::optional<Correction> all_totals(Chantier const& chantier)
{
    auto objet = fmt::format("{{\"nombre_lignes\": {}", chantier.lignes.size());
    for (auto const nom : totaux) {
        auto const value = total_of(chantier, nom);
        if (!value)
            return std::nullopt;
        objet += fmt::format(", \"{}\": {}", nom, *value);
    }
    return calcul("/totaux", objet + "}", "Chaque total est la somme des lignes.");
}

std::optional<Correction> one_total(std::string_view pointeur, Chantier const& chantier)
{
    if (parent_of(pointeur) != "/totaux")
        return std::nullopt;
    auto const value = total_of(chantier, last_token(pointeur));
    return value
        ? std::optional(calcul(std::string(pointeur), *value, "Le total est la somme des lignes."))
        : std::nullopt;
}

}

std::map<std::string_view, Chantier::Somme> sommes_des_lignes(std::vector<JsonView> const& lignes)
{
    std::map<std::string_view, Chantier::Somme> sommes;
    for (auto const total : totaux) {
        auto& somme = sommes[total];
        for (auto const ligne : lignes) {
            auto const value = cents(of_line(ligne, total));
            somme.lues += value.value_or(Cents{});
            somme.illisibles += value ? 0 : 1;
        }
    }
    return sommes;
}

Correction montants_d_une_ligne(Constat const& constat, Chantier const& chantier)
{
    auto found = one_total(constat.pointeur, chantier);
    if (!found)
        found = only_zeros(constat.pointeur, chantier);
    auto const lieu = lieu_of(constat.pointeur, chantier);
    if (!found && lieu)
        found = resolved(*lieu, chantier);
    return found ? *std::move(found) : a_fournir(constat.correction);
}

std::optional<Correction> montant_absent(std::string_view pointeur, Chantier const& chantier)
{
    if (pointeur == "/totaux")
        return all_totals(chantier);
    if (auto found = one_total(pointeur, chantier))
        return found;
    auto const lieu = lieu_of(pointeur, chantier);
    return lieu ? resolved(*lieu, chantier) : std::nullopt;
}

Correction total(Constat const& constat, Chantier const& chantier)
{
    auto found = one_total(constat.pointeur, chantier);
    return found ? *std::move(found) : a_fournir(constat.correction);
}

Correction montant_segur(Constat const& constat, Chantier const& chantier)
{
    auto const ttc = cents(at(chantier, parent_of(constat.pointeur))["montants"]["ttc"]);
    return ttc ? calcul(constat.pointeur, amount(*ttc),
               "L’État ne finance pas plus que le prix\u00a0: le montant demandé est ramené au TTC "
               "de la ligne.")
               : a_fournir(constat.correction);
}

}
