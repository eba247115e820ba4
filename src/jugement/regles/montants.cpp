// SPDX-License-Identifier: EUPL-1.2
// MNT-001 to MNT-006, MNT-012, MNT-013: what an amount must be by itself and beside its neighbours, on a line
// (the amounts of its order) and on an invoice.
#include "jugement/financement.h"
#include "jugement/regles.h"
#include "jugement/regles/designations.h"
#include "jugement/regles/pointeurs.h"

#include <algorithm>
#include <functional>

namespace quitus::jugement::regles {

namespace {

using demande::Facture;
using demande::Ligne;
using montant::Montant;

struct Membre {
    demande::Champ<Montant> demande::Montants::*valeur;
    std::string_view nom, libelle;
};
constexpr Membre ht{ &demande::Montants::ht, "ht", "montant HT" };
constexpr Membre tva{ &demande::Montants::tva, "tva", "montant de TVA" };
constexpr Membre ttc{ &demande::Montants::ttc, "ttc", "montant TTC" };

// The amounts of a line, or of one of its invoices.
struct Lieu {
    Ligne const& ligne;
    Facture const* facture = nullptr;

    demande::Montants const& montants() const
    {
        return facture != nullptr ? facture->montants : ligne.montants;
    }
    std::string nom() const { return facture != nullptr ? nom_de(*facture, ligne) : nom_de(ligne); }
    std::string pointeur(std::string_view membre) const
    {
        auto const base = facture != nullptr ? regles::facture(ligne.indice, facture->indice)
                                             : regles::ligne(ligne.indice);
        return fmt::format("{}/montants/{}", base, membre);
    }
};

template <typename Visit>
void for_each_lieu(demande::Demande const& demande, Visit&& visit)
{
    for (auto const& ligne : demande.lignes) {
        visit(Lieu{ ligne });
        for (auto const& facture : ligne.factures)
            visit(Lieu{ ligne, &facture });
    }
}

// Calls visit(Montant const&, pointer, name) for every amount of the document, totals included.
template <typename Visit>
void for_each_montant(demande::Demande const& demande, Visit&& visit)
{
    for_each_lieu(demande, [&](Lieu const& lieu) {
        for (auto const& membre : { ht, tva, ttc }) {
            if (auto const& montant = lieu.montants().*membre.valeur)
                visit(
                    *montant, [&] { return lieu.pointeur(membre.nom); },
                    [&] { return fmt::format("Le {} de {}", membre.libelle, lieu.nom()); });
        }
        if (lieu.facture == nullptr && lieu.ligne.montant_segur)
            visit(
                *lieu.ligne.montant_segur,
                [&] { return regles::ligne(lieu.ligne.indice) + "/montant_segur"; },
                [&] { return fmt::format("Le montant Ségur de {}", nom_de(lieu.ligne)); });
    });
    if (!demande.totaux)
        return;
    auto const total
        = [&](std::optional<Montant> const& montant, std::string_view membre, std::string_view nom) {
              if (montant)
                  visit(
                      *montant, [&] { return fmt::format("/totaux/{}", membre); },
                      [&] { return std::string(nom); });
          };
    total(demande.totaux->ht, "ht", "Le total HT de la demande");
    total(demande.totaux->tva, "tva", "Le total de TVA de la demande");
    total(demande.totaux->ttc, "ttc", "Le total TTC de la demande");
    total(demande.totaux->montant_segur, "montant_segur", "Le total des montants Ségur de la demande");
}

bool is_zero(std::optional<Montant> const& montant)
{
    auto const value = cents(montant);
    return value && value->is_zero();
}

template <typename Write>
std::string alternatives(std::vector<montant::Taux> const& taux, Write&& write)
{
    std::vector<std::string> textes;
    for (auto const& un : taux)
        textes.push_back(write(un));
    return enumeration(textes, "ou");
}

}

// MNT-001. An order bears the real price of the Prestation, never zero.
//
// Source  B-03: the bon de commande shows the real amount.
// Why zero exactly: 0.01 is a price; whether it is the right one is for a person, not for this rule.
// Why not the VAT: it is zero for a Fournisseur that is not liable.
void commande_non_nulle(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for (auto const& ligne : faits.demande.lignes) {
        for (auto const& membre : { ht, ttc }) {
            auto const& montant = ligne.montants.*membre.valeur;
            if (!is_zero(montant))
                continue;
            constats.add("MNT-001",
                {
                    .message
                    = fmt::format("Le {} de {} est nul\u00A0: un bon de commande porte le prix réel de la "
                                  "Prestation, même pris en charge par l’État.",
                        membre.libelle, nom_de(ligne)),
                    .pointeur = Lieu{ ligne }.pointeur(membre.nom),
                    .trouve = std::string(montant->texte),
                    .attendu = "> 0.00",
                    .correction
                    = "Faire signer un bon de commande au prix réel, puis reporter ses montants dans la "
                      "demande.",
                });
        }
    }
}

// MNT-002. An invoice bears the price of the Prestation, never zero.
//
// Source  B-04: a solde whose invoice totals 0 € is always rejected.
// Why the price and not what remains to be paid: the client owes nothing, the Prestation is not free for all
// that.
void facture_non_nulle(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for_each_lieu(faits.demande, [&](Lieu const& lieu) {
        if (lieu.facture == nullptr)
            return;
        for (auto const& membre : { ht, ttc }) {
            auto const& montant = lieu.montants().*membre.valeur;
            if (!is_zero(montant))
                continue;
            constats.add("MNT-002",
                {
                    .message = fmt::format(
                        "Le {} de {} est nul\u00A0: une facture de 0\u00A0€ pour la Prestation fait "
                        "rejeter le solde.",
                        membre.libelle, lieu.nom()),
                    .pointeur = lieu.pointeur(membre.nom),
                    .trouve = std::string(montant->texte),
                    .attendu = "> 0.00",
                    .correction
                    = "Émettre une facture au prix de la Prestation (seul le reste à charge du client peut "
                      "être nul) et reporter ses montants dans la demande.",
                });
        }
    });
}

// MNT-003. No amount is negative.
//
// Source  B-03: amounts are real prices.
// Why every amount: a credit note is not an invoice of the Prestation, and a negative total would hide it.
void montants_positifs(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for_each_montant(faits.demande, [&](Montant const& montant, auto const& pointeur, auto const& nom) {
        if (!montant.negatif)
            return;
        constats.add("MNT-003",
            {
                .message = fmt::format("{} est négatif.", nom()),
                .pointeur = pointeur(),
                .trouve = std::string(montant.texte),
                .attendu = "≥ 0.00",
                .correction = "Écrire le montant sans signe\u00A0; si une facture a été corrigée par un "
                              "avoir, déclarer la "
                              "facture finale.",
            });
    });
}

// MNT-004. An amount is written to the cent.
//
// Source  R-03: two decimals, the ceilings having been published so.
// Why 10.000 too: the format says two decimals, and a third invites a reader that rounds.
// Why no rounding here: the accounts decide which cent is the right one; nothing is computed from such an
// amount.
void montants_au_centime(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for_each_montant(faits.demande, [&](Montant const& montant, auto const& pointeur, auto const& nom) {
        if (montant.decimales <= 2)
            return;
        constats.add("MNT-004",
            {
                .message = fmt::format(
                    "{} a {} décimales\u00A0: un montant s’écrit au centime.", nom(), montant.decimales),
                .pointeur = pointeur(),
                .trouve = std::string(montant.texte),
                .attendu = "deux décimales au plus",
                .correction = "Écrire le montant avec deux décimales, tel que le porte le document signé.",
            });
    });
}

// MNT-005. Amount without tax and VAT add up to the amount with tax.
//
// Source  R-04: an order gives the three, and they are carried to the invoice.
// Why exactly: the three are written to the cent, so their sum needs no rounding.
void ht_plus_tva_egale_ttc(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for_each_lieu(faits.demande, [&](Lieu const& lieu) {
        auto const& montants = lieu.montants();
        auto const somme = sum(cents(montants.ht), cents(montants.tva));
        auto const total = cents(montants.ttc);
        if (!somme || !total || *somme == *total)
            return;
        constats.add("MNT-005",
            {
                .message = fmt::format(
                    "Les montants de {} ne s’additionnent pas\u00A0: {} HT et {} de TVA font {}, et non {} "
                    "TTC.",
                    lieu.nom(), montant::euros(*cents(montants.ht)), montant::euros(*cents(montants.tva)),
                    montant::euros(*somme), montant::euros(*total)),
                .pointeur = lieu.pointeur("ttc"),
                .trouve = montant::decimal_text(*total),
                .attendu = montant::decimal_text(*somme),
                .correction
                = "Reprendre les trois montants du document signé et corriger celui qui est faux.",
            });
    });
}

// MNT-006. VAT is the amount without tax times its rate, rounded half up to the cent.
//
// Source  R-04: HT, VAT rate and TTC are given together.
// Why a tolerance as a parameter: no text gives one; it is 0.00, and a finding says when another was used.
// Why from HT to VAT only: from TTC back to HT, a cent is lost one time in six.
void tva_selon_son_taux(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    auto const& tolerance = reglement.tolerance_tva;
    if (!tolerance)
        return;
    for_each_lieu(faits.demande, [&](Lieu const& lieu) {
        auto const& montants = lieu.montants();
        auto const base = cents(montants.ht);
        auto const declaree = cents(montants.tva);
        if (!base || !declaree || !montants.taux_tva)
            return;
        auto const calculee = montant::part_arrondie_au_demi_superieur(*base, *montants.taux_tva);
        if ((*declaree - calculee).magnitude() <= *tolerance)
            return;
        constats.add("MNT-006",
            {
                .message = fmt::format("La TVA de {} est de {}\u00A0; {} HT à {} en donnent {}{}.",
                    lieu.nom(), montant::euros(*declaree), montant::euros(*base),
                    pourcentage(*montants.taux_tva), montant::euros(calculee),
                    tolerance->is_zero()
                        ? std::string{}
                        : fmt::format(", avec une tolérance de {}", montant::euros(*tolerance))),
                .pointeur = lieu.pointeur("tva"),
                .trouve = montant::decimal_text(*declaree),
                .attendu = montant::decimal_text(calculee),
                .parametres = { lu(tolerance) },
                .correction = "Corriger la TVA, ou le taux s’il n’est pas celui du document, puis le TTC.",
            });
    });
}

// MNT-012. The VAT rate is one of those accepted.
//
// Source  R-04: the rate is stated; R-08: a Fournisseur may be not liable, and then has a rate of its own.
// Why a look only: the rate follows the status of the Fournisseur and the place, which no document of ours
// proves.
void taux_tva_admis(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    if (!reglement.taux_tva)
        return;
    auto admis = *reglement.taux_tva;
    std::vector<verdict::ParametreLu> parametres{ lu(reglement.taux_tva) };
    if (faits.demande.fournisseur.assujetti_tva == false && reglement.taux_tva_non_assujetti) {
        admis.insert(
            admis.end(), reglement.taux_tva_non_assujetti->begin(), reglement.taux_tva_non_assujetti->end());
        parametres.push_back(lu(reglement.taux_tva_non_assujetti));
    }
    for_each_lieu(faits.demande, [&](Lieu const& lieu) {
        auto const& taux = lieu.montants().taux_tva;
        if (!taux || std::ranges::find(admis, *taux) != admis.end())
            return;
        constats.add("MNT-012",
            {
                .message = fmt::format("Le taux de TVA de {} est de {}\u00A0; les taux admis sont\u00A0: {}.",
                    lieu.nom(), pourcentage(*taux), alternatives(admis, pourcentage)),
                .pointeur = lieu.pointeur("taux_tva"),
                .trouve = taux->text(),
                .attendu = alternatives(admis, std::mem_fn(&montant::Taux::text)),
                .parametres = parametres,
                .correction = "Vérifier le taux porté par le document\u00A0; s’il est exact, un gestionnaire "
                              "l’examinera.",
            });
    });
}

// MNT-013. A Fournisseur that is not liable to VAT charges none.
//
// Source  R-08: non-liability is certified when the Fournisseur enrols.
// Why the amount and not the rate: the amount is what the State would pay.
void aucune_tva_du_non_assujetti(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.demande.fournisseur.assujetti_tva != false)
        return;
    for_each_lieu(faits.demande, [&](Lieu const& lieu) {
        auto const& montant = lieu.montants().tva;
        if (!montant || is_zero(montant))
            return;
        constats.add("MNT-013",
            {
                .message = fmt::format(
                    "De la TVA est facturée sur {}, alors que le Fournisseur se déclare non assujetti.",
                    lieu.nom()),
                .pointeur = lieu.pointeur("tva"),
                .trouve = std::string(montant->texte),
                .attendu = "0.00",
                .correction
                = "Retirer la TVA des documents et de la demande, ou déclarer le Fournisseur assujetti avec "
                  "son numéro de TVA.",
            });
    });
}

}
