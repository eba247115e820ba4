// SPDX-License-Identifier: EUPL-1.2
// MNT: prices that are nothing, that do not add up, or that pass a ceiling.
#include "generation/defauts/choix.h"

#include <array>

namespace quitus::generation {

namespace {

constexpr auto un_euro = Cents::of(1'00);
constexpr auto un_centime = Cents::of(1);

std::string montants(std::size_t rang, std::string_view membre)
{
    return ligne(rang, fmt::format("/montants/{}", membre));
}

// What a line asks for was compared elsewhere: by the solde of this avance, or with its avance when
// one succeeded to another.
bool may_ask_otherwise(Parcelle const& parcelle)
{
    return parcelle.is_free() && !parcelle.dossier.succession;
}

bool is_under_ceilings(Parcelle const& parcelle, Montants const& montants)
{
    auto const& sons = *parcelle.dossier.sons;
    return (!sons.ht_max || montants.ht <= *sons.ht_max)
        && (!sons.ttc_max || montants.ttc <= *sons.ttc_max);
}

// As they are on the day of the filing: what is above the strictest ceiling may be below that one.
reglement::Dispositif const& in_force(Parcelle const& parcelle)
{
    auto const& reglement = parcelle.atelier.campagne().reglement();
    auto const& code = parcelle.dossier.sons->dispositif->code;
    return *reglement.en_vigueur(parcelle.demande().emis_le).dispositif(code);
}

// The order and its one invoice, alike.
void set_montants(Demande& demande, std::size_t rang, Montants const& montants)
{
    auto& touched = demande.lignes[rang];
    touched.montants = montants;
    if (!touched.factures.empty()) {
        touched.factures.resize(1);
        touched.factures.front().nature = "unique";
        touched.factures.front().montants = montants;
    }
    touched.montant_segur = std::min(touched.montant_segur, montants.ttc);
    demande.totaux = sums_of(demande.lignes);
}

// MNT-001
Pointeur commande_nulle(Parcelle& parcelle)
{
    if (!may_ask_otherwise(parcelle))
        return std::nullopt;
    auto& avance = parcelle.demande();
    auto const rang = any(parcelle.alea, avance.lignes.size());
    set_montants(avance, rang, montants_of({}, avance.lignes[rang].montants.taux_tva));
    return montants(rang, "ttc");
}

// MNT-002. The other invoice bears the whole price: the sum of the two is still that of the order.
Pointeur facture_nulle(Parcelle& parcelle)
{
    auto& lignes = parcelle.demande().lignes;
    auto const rang = choose(parcelle.alea, lignes.size(),
        [&](std::size_t one) { return lignes[one].factures.size() > 1; });
    if (!rang)
        return std::nullopt;
    auto& factures = lignes[*rang].factures;
    factures[0].montants = montants_of({}, lignes[*rang].montants.taux_tva);
    factures[1].montants = lignes[*rang].montants;
    return ligne(*rang, "/factures/0/montants/ttc");
}

// MNT-003
Pointeur demande_negative(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    if (demande.lignes.size() < 2 || !may_ask_otherwise(parcelle))
        return std::nullopt;
    auto const rang = any(parcelle.alea, demande.lignes.size());
    auto& asked = demande.lignes[rang].montant_segur;
    auto const before = asked;
    asked = Cents{} - un_euro;
    demande.totaux = sums_of(demande.lignes);
    if (!demande.totaux.montant_segur.is_negative())
        return ligne(rang, "/montant_segur");
    asked = before;
    demande.totaux = sums_of(demande.lignes);
    return std::nullopt;
}

// MNT-004. The value stays the same: only its writing is not to the cent.
Pointeur trois_decimales(Parcelle& parcelle)
{
    auto const& demande = parcelle.demande();
    auto const rang = any(parcelle.alea, demande.lignes.size());
    auto const& touched = demande.lignes[rang];
    auto const write = [&](std::string pointeur, Cents montant) {
        auto const texte = fmt::format("\"{}0\"", montant::decimal_text(montant));
        return retouche(parcelle, { .lieu = pointeur, .texte = texte }, pointeur);
    };
    switch (parcelle.alea.below(4)) {
    case 0:
        return write(montants(rang, "ht"), touched.montants.ht);
    case 1:
        return write(montants(rang, "tva"), touched.montants.tva);
    case 2:
        return write(ligne(rang, "/montant_segur"), touched.montant_segur);
    default:
        return write("/totaux/ttc", demande.totaux.ttc);
    }
}

// MNT-005
Pointeur somme_fausse(Parcelle& parcelle)
{
    auto& avance = parcelle.demande();
    auto const rang = any(parcelle.alea, avance.lignes.size());
    auto greater = avance.lignes[rang].montants;
    greater.ttc += un_euro;
    if (!is_under_ceilings(parcelle, greater))
        return std::nullopt;
    avance.lignes[rang].montants = greater;
    avance.totaux = sums_of(avance.lignes);
    return montants(rang, "ttc");
}

// MNT-006. Beyond what the regulation tolerates, and no more.
Pointeur tva_fausse(Parcelle& parcelle)
{
    auto& avance = parcelle.demande();
    auto const rang = any(parcelle.alea, avance.lignes.size());
    auto const& tolerance = parcelle.atelier.campagne().dernier().tolerance_tva.valeur;
    auto greater = avance.lignes[rang].montants;
    greater.tva += tolerance.value_or(Cents{}) + un_centime;
    greater.ttc = greater.ht + greater.tva;
    if (!avance.fournisseur.assujetti_tva || !is_under_ceilings(parcelle, greater))
        return std::nullopt;
    avance.lignes[rang].montants = greater;
    avance.totaux = sums_of(avance.lignes);
    return montants(rang, "tva");
}

// The lowest rate that this Fournisseur may charge.
std::optional<Taux> lowest_rate(Parcelle const& parcelle)
{
    auto const& dernier = parcelle.atelier.campagne().dernier();
    auto const& admis = parcelle.demande().fournisseur.assujetti_tva
        ? dernier.taux_tva.valeur
        : dernier.taux_tva_non_assujetti.valeur;
    return admis && !admis->empty() ? std::optional(*std::ranges::min_element(*admis))
                                    : std::nullopt;
}

// MNT-007. At a low rate an amount may pass the ceiling without tax and stay under the one with
// tax.
Pointeur ht_au_dessus_du_plafond(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    auto const ht_max = in_force(parcelle).plafond_ht_max.valeur;
    auto const ttc_max = in_force(parcelle).plafond_ttc_max.valeur;
    auto const taux = lowest_rate(parcelle);
    auto const rang = any(parcelle.alea, demande.lignes.size());
    if (!ht_max || !taux || is_of_successor(demande, demande.lignes[rang]))
        return std::nullopt;
    auto const above
        = montants_of(*ht_max + Cents::of(parcelle.alea.between(1, ht_max->count() / 50)), *taux);
    bool const asks_less = above.ttc < demande.lignes[rang].montant_segur;
    if ((ttc_max && above.ttc > *ttc_max) || (asks_less && !may_ask_otherwise(parcelle)))
        return std::nullopt;
    set_montants(demande, rang, above);
    return montants(rang, "ht");
}

// MNT-008. The ceiling with tax is the other one at the highest rate: both are passed together.
Pointeur ttc_au_dessus_du_plafond(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    auto const ttc_max = in_force(parcelle).plafond_ttc_max.valeur;
    auto const rang = any(parcelle.alea, demande.lignes.size());
    auto const& touched = demande.lignes[rang];
    if (!ttc_max || is_of_successor(demande, touched))
        return std::nullopt;
    auto above = touched.montants;
    while (above.ttc <= *ttc_max)
        above = montants_of(Cents::of(above.ht.count() * 11 / 10 + 1), above.taux_tva);
    set_montants(demande, rang, above);
    return montants(rang, "ttc");
}

// MNT-010
Pointeur facture_inferieure(Parcelle& parcelle)
{
    auto& lignes = parcelle.demande().lignes;
    auto const rang = any(parcelle.alea, lignes.size());
    auto& facture = lignes[rang].factures.back();
    auto const less = Cents::of(facture.montants.ht.count() * 9 / 10);
    facture.montants = montants_of(less, facture.montants.taux_tva);
    return ligne(rang, "/factures");
}

// MNT-011
Pointeur total_faux(Parcelle& parcelle)
{
    auto& totaux = parcelle.demande().totaux;
    switch (parcelle.alea.below(5)) {
    case 0:
        ++totaux.nombre_lignes;
        return "/totaux/nombre_lignes";
    case 1:
        totaux.ht += un_euro;
        return "/totaux/ht";
    case 2:
        totaux.tva += un_centime;
        return "/totaux/tva";
    case 3:
        totaux.ttc += un_euro;
        return "/totaux/ttc";
    default:
        totaux.montant_segur += un_centime;
        return "/totaux/montant_segur";
    }
}

// MNT-012
Pointeur taux_inconnu(Parcelle& parcelle)
{
    if (!may_ask_otherwise(parcelle) || !parcelle.demande().fournisseur.assujetti_tva)
        return std::nullopt;
    auto& avance = parcelle.demande();
    constexpr auto de_nulle_part = Taux::of_basis_points(313);
    auto const rang = any(parcelle.alea, avance.lignes.size());
    set_montants(avance, rang, montants_of(avance.lignes[rang].montants.ht, de_nulle_part));
    return montants(rang, "taux_tva");
}

// MNT-013
Pointeur tva_d_un_non_assujetti(Parcelle& parcelle)
{
    auto& avance = parcelle.demande();
    auto const& admis = parcelle.atelier.campagne().dernier().taux_tva.valeur;
    auto const rang = any(parcelle.alea, avance.lignes.size());
    if (avance.fournisseur.assujetti_tva || !admis || admis->empty())
        return std::nullopt;
    auto const charged = montants_of(avance.lignes[rang].montants.ht, admis->front());
    if (!is_under_ceilings(parcelle, charged))
        return std::nullopt;
    set_montants(avance, rang, charged);
    return montants(rang, "tva");
}

// MNT-015
Pointeur demande_au_dessus_du_prix(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    if (!may_ask_otherwise(parcelle))
        return std::nullopt;
    auto const rang = any(parcelle.alea, demande.lignes.size());
    auto& touched = demande.lignes[rang];
    touched.montant_segur = touched.montants.ttc + un_euro;
    demande.totaux = sums_of(demande.lignes);
    return ligne(rang, "/montant_segur");
}

constexpr std::array planteurs = {
    Planteur{ "MNT-001", "V", commande_nulle },
    Planteur{ "MNT-002", "S", facture_nulle },
    Planteur{ "MNT-003", "VS", demande_negative },
    Planteur{ "MNT-004", "VS", trois_decimales },
    Planteur{ "MNT-005", "V", somme_fausse },
    Planteur{ "MNT-006", "V", tva_fausse },
    Planteur{ "MNT-007", "VS", ht_au_dessus_du_plafond },
    Planteur{ "MNT-008", "VS", ttc_au_dessus_du_plafond },
    Planteur{ "MNT-010", "S", facture_inferieure },
    Planteur{ "MNT-011", "VS", total_faux },
    Planteur{ "MNT-012", "V", taux_inconnu },
    Planteur{ "MNT-013", "V", tva_d_un_non_assujetti },
    Planteur{ "MNT-015", "VS", demande_au_dessus_du_prix },
};

}

std::span<Planteur const> planteurs_montants()
{
    return planteurs;
}

}
