// SPDX-License-Identifier: EUPL-1.2
// MNT-007 to MNT-011, MNT-014, MNT-015: the amounts of a request against the ceilings, its invoices, its
// totals, and what they come to.
#include "jugement/financement.h"
#include "jugement/regles.h"
#include "jugement/regles/designations.h"
#include "jugement/regles/pointeurs.h"

#include <array>

namespace quitus::jugement::regles {

namespace {

using demande::Ligne;
using montant::decimal_text;
using montant::euros;
using reglement::ConnaissancePlafond;
using reglement::Parametre;

std::string plafond(Parametre<Cents> const& parametre, std::string_view taxe)
{
    return fmt::format("{} {}", euros(*parametre), taxe);
}

struct Membre {
    demande::Champ<montant::Montant> demande::Montants::*valeur;
    std::string_view nom, libelle, taxe; // « montant HT », « 10,00 € de TVA »
};
// In the order of what counts most: the amount with tax is what is financed.
constexpr std::array membres = {
    Membre{ &demande::Montants::ttc, "ttc", "TTC" },
    Membre{ &demande::Montants::ht, "ht", "HT" },
    Membre{ &demande::Montants::tva, "tva", "de TVA" },
};

// A line amount above a ceiling; silent when either is not known.
void compare_au_plafond(Faits const& faits, verdict::IdRegle regle, Membre const& membre,
    Parametre<Cents> const& plafond_max, Constats& constats)
{
    if (!plafond_max)
        return;
    for (auto const& ligne : faits.demande.lignes) {
        auto const declare = cents(ligne.montants.*membre.valeur);
        if (!declare || *declare <= *plafond_max)
            continue;
        constats.add(regle,
            {
                .message = fmt::format(
                    "Le montant {} de {} est de {}\u00A0: il dépasse le plafond {} de {}, qui est de {}.",
                    membre.libelle, nom_de(ligne), euros(*declare), membre.libelle, faits.dispositif->code,
                    euros(*plafond_max)),
                .pointeur = fmt::format("{}/montants/{}", regles::ligne(ligne.indice), membre.nom),
                .trouve = decimal_text(*declare),
                .attendu = "≤ " + decimal_text(*plafond_max),
                .parametres = { lu(plafond_max) },
                .correction = "Ramener la commande sous le plafond, par un bon de commande signé à nouveau, "
                              "ou corriger le "
                              "montant s’il a été mal reporté.",
            });
    }
}

// Every line was read, so a sum over them means something.
bool lignes_toutes_lues(demande::Demande const& demande)
{
    return !demande.lignes.empty() && demande.lignes.back().indice + 1 == demande.lignes.size();
}

struct Total {
    std::string_view nom, libelle;
    demande::Champ<montant::Montant> demande::Totaux::*declare;
    std::optional<Cents> (*de_la_ligne)(Ligne const&);
};
constexpr std::array totaux = {
    Total{ "ht", "Le total HT", &demande::Totaux::ht,
        [](Ligne const& ligne) { return cents(ligne.montants.ht); } },
    Total{ "tva", "Le total de TVA", &demande::Totaux::tva,
        [](Ligne const& ligne) { return cents(ligne.montants.tva); } },
    Total{ "ttc", "Le total TTC", &demande::Totaux::ttc,
        [](Ligne const& ligne) { return cents(ligne.montants.ttc); } },
    Total{ "montant_segur", "Le total des montants Ségur", &demande::Totaux::montant_segur,
        [](Ligne const& ligne) { return cents(ligne.montant_segur); } },
};

std::optional<Cents> somme_des_lignes(demande::Demande const& demande, Total const& total)
{
    std::optional<Cents> somme = Cents{};
    for (auto const& ligne : demande.lignes)
        somme = sum(somme, total.de_la_ligne(ligne));
    return somme;
}

std::optional<Cents> somme_des_factures(Ligne const& ligne, Membre const& membre)
{
    std::optional<Cents> somme = Cents{};
    for (auto const& facture : ligne.factures)
        somme = sum(somme, cents(facture.montants.*membre.valeur));
    return somme;
}

// « Montant financé : …, dont avance … »; says only what could be computed.
std::string decompte(Faits const& faits, verdict::Montants const& montants)
{
    if (faits.is(verdict::Etape::avance))
        return montants.avance ? fmt::format("Montant financé\u00A0: {}, dont {} d’avance.",
                   euros(*montants.finance), euros(*montants.avance))
                               : fmt::format("Montant financé\u00A0: {}. L’avance n’a pas pu être calculée.",
                                   euros(*montants.finance));
    if (!montants.net || !montants.solde || !montants.avance || !montants.compensation)
        return fmt::format("Montant financé\u00A0: {}. Le solde n’a pas pu être calculé, faute d’un montant "
                           "lisible dans l’avance.",
            euros(*montants.finance));
    auto texte = fmt::format(
        "Montant financé\u00A0: {}\u00A0; avance{}\u00A0: {}\u00A0; solde\u00A0: {}\u00A0; "
        "compensation\u00A0: {}\u00A0; net\u00A0: {}.",
        euros(*montants.finance), faits.avance == nullptr ? " (calculée sur les lignes du solde)" : "",
        euros(*montants.avance), euros(*montants.solde), euros(*montants.compensation), euros(*montants.net));
    if (montants.net->is_negative())
        texte += fmt::format(
            " Le net étant négatif, rien n’est payé\u00A0: un ordre de recouvrement de {} est à émettre.",
            euros(montants.net->magnitude()));
    return texte;
}

}

// MNT-007. The amount without tax of a line stays within the ceiling of its SONS.
//
// Source  R-03: ceilings per SONS, published without and with tax.
// Why the order: the ceiling bounds what may be ordered; invoices are held to the order by MNT-010.
// Why silent when the ceiling is not known: MNT-009 says it once.
void ht_sous_le_plafond(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.dispositif != nullptr)
        compare_au_plafond(faits, "MNT-007", membres[1], faits.dispositif->plafond_ht_max, constats);
}

// MNT-008. The amount with tax of a line stays within the ceiling of its SONS.
//
// Source  R-03: the ceiling with tax is published under a VAT of 20 %.
// Why both ceilings: one cannot be derived from the other without losing a cent.
void ttc_sous_le_plafond(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.dispositif != nullptr)
        compare_au_plafond(faits, "MNT-008", membres[0], faits.dispositif->plafond_ttc_max, constats);
}

// MNT-009. The ceiling of each band of the SONS is known, so the comparison is exact.
//
// Source  R-03: only the ends of the bands are known for some SONS; nothing for others.
// Why say it: a request that passes MNT-007 and MNT-008 may still exceed the ceiling of its own band.
void plafond_connu(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const* dispositif = faits.dispositif.get();
    if (dispositif == nullptr || dispositif->connaissance_plafond == ConnaissancePlafond::complete)
        return;
    std::vector<std::string> compares;
    std::vector<verdict::ParametreLu> parametres;
    for (auto const& [parametre, taxe] : { std::pair{ &dispositif->plafond_ht_max, "HT" },
             std::pair{ &dispositif->plafond_ttc_max, "TTC" } }) {
        parametres.push_back(lu(*parametre));
        if (*parametre)
            compares.push_back(plafond(*parametre, taxe));
    }
    constats.add("MNT-009",
        {
            .message = compares.empty() ? fmt::format(
                           "Aucun plafond n’est connu pour {}\u00A0: les montants n’ont été comparés à rien.",
                           dispositif->code)
                                        : fmt::format("Le plafond de chaque tranche n’est pas connu pour "
                                                      "{}\u00A0: les montants ont été comparés au "
                                                      "plus haut plafond connu ({}).",
                                            dispositif->code, enumeration(compares)),
            .pointeur = "/dispositif/code",
            .parametres = std::move(parametres),
        });
}

// MNT-010. The invoices of a line add up to its order.
//
// Source  A-24: the models of order and invoice carry the same amounts.
// Why a look and not a refusal: less work than ordered is possible; the lower amount is financed.
// Why the sum: an invoice of avance and one of solde make one order.
void factures_egales_a_la_commande(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for (auto const& ligne : faits.demande.lignes) {
        if (ligne.factures.empty())
            continue;
        std::vector<std::string> ecarts;
        std::optional<Cents> facture, commande;
        for (auto const& membre : membres) {
            auto const somme = somme_des_factures(ligne, membre);
            auto const attendu = cents(ligne.montants.*membre.valeur);
            if (!somme || !attendu || *somme == *attendu)
                continue;
            ecarts.push_back(
                fmt::format("{} {} au lieu de {}", euros(*somme), membre.libelle, euros(*attendu)));
            if (!facture) {
                facture = somme;
                commande = attendu;
            }
        }
        if (ecarts.empty())
            continue;
        constats.add("MNT-010",
            {
                .message = fmt::format(
                    "La facturation de {} diffère de la commande\u00A0: {}. Le plus petit des deux montants "
                    "TTC est financé.",
                    nom_de(ligne), enumeration(ecarts)),
                .pointeur = regles::ligne(ligne.indice) + "/factures",
                .trouve = decimal_text(*facture),
                .attendu = decimal_text(*commande),
                .correction
                = "Vérifier les factures et le bon de commande\u00A0; si l’écart est voulu, l’expliquer au "
                  "gestionnaire.",
            });
    }
}

// MNT-011. Each total of the request is the sum of its lines.
//
// Source  A-24: the document is complete and agrees with itself.
// Why exactly: the lines are already rounded to the cent.
// Why silent when a line cannot be read: what is wrong is then the line.
void totaux_egaux_aux_sommes(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const& demande = faits.demande;
    if (!demande.totaux || !lignes_toutes_lues(demande))
        return;
    if (auto const nombre = demande.totaux->nombre_lignes;
        nombre && std::cmp_not_equal(*nombre, demande.lignes.size()))
        constats.add("MNT-011",
            {
                .message = fmt::format("Le nombre de lignes annoncé est {}, la demande en compte {}.",
                    *nombre, demande.lignes.size()),
                .pointeur = "/totaux/nombre_lignes",
                .trouve = std::to_string(*nombre),
                .attendu = std::to_string(demande.lignes.size()),
                .correction = "Corriger le nombre de lignes, ou rétablir les lignes qui manquent.",
            });
    for (auto const& total : totaux) {
        auto const declare = cents((*demande.totaux).*total.declare);
        auto const somme = somme_des_lignes(demande, total);
        if (!declare || !somme || *declare == *somme)
            continue;
        constats.add("MNT-011",
            {
                .message = fmt::format("{} annoncé est de {}, la somme des lignes est de {}.", total.libelle,
                    euros(*declare), euros(*somme)),
                .pointeur = fmt::format("/totaux/{}", total.nom),
                .trouve = decimal_text(*declare),
                .attendu = decimal_text(*somme),
                .correction = "Recalculer le total, après avoir vérifié chaque ligne.",
            });
    }
}

// MNT-014. The money of the request, to the cent.
//
// Source  R-01: avance 30 %, solde 70 %; B-19: what was paid for a beneficiary that is gone is compensated.
// Why gross amounts beside the net: a compensation is a payment and a receipt, never only their difference.
// Why an ordre de recouvrement: a negative net is not a payment; it is owed by the Fournisseur.
void montants_calcules(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    auto const montants = finance(faits, reglement).montants;
    if (!montants.finance)
        return;
    std::vector<verdict::ParametreLu> parametres;
    if (faits.is(verdict::Etape::avance) || faits.avance == nullptr)
        parametres.push_back(lu(reglement.taux_avance));
    if (faits.dispositif != nullptr && faits.dispositif->plafond_ttc_max)
        parametres.push_back(lu(faits.dispositif->plafond_ttc_max));
    constats.add("MNT-014",
        {
            .message = decompte(faits, montants),
            .pointeur = "/totaux",
            .parametres = std::move(parametres),
        });
}

// MNT-015. What is asked of the State for a line is at most its amount with tax.
//
// Source  R-01: the financing is a share of a price; `montant_segur` has the same base as the TTC.
void montant_segur_sous_le_ttc(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for (auto const& ligne : faits.demande.lignes) {
        auto const demande = cents(ligne.montant_segur);
        auto const total = cents(ligne.montants.ttc);
        if (!demande || !total || *demande <= *total)
            continue;
        constats.add("MNT-015",
            {
                .message = fmt::format(
                    "Le montant Ségur de {} est de {}\u00A0: il dépasse son montant TTC, qui est de {}.",
                    nom_de(ligne), euros(*demande), euros(*total)),
                .pointeur = regles::ligne(ligne.indice) + "/montant_segur",
                .trouve = decimal_text(*demande),
                .attendu = "≤ " + decimal_text(*total),
                .correction = "Ramener le montant Ségur au montant TTC de la ligne, ou corriger celui-ci.",
            });
    }
}

}
