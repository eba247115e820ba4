// SPDX-License-Identifier: EUPL-1.2
// PER: a solde that is not that of its avance, successions that nothing proves.
#include "generation/defauts/choix.h"

#include <array>

namespace quitus::generation {

namespace {

std::string beneficiaire(std::size_t rang, std::string_view membre)
{
    return fmt::format("/beneficiaires/{}{}", rang, membre);
}

// The successor of a succession of that nature, when the file has one.
Beneficiaire* successor(Parcelle& parcelle, NatureEvolution nature, std::size_t& rang)
{
    auto& clients = parcelle.demande().beneficiaires;
    for (rang = 0; rang < clients.size(); ++rang) {
        if (clients[rang].evolution && clients[rang].evolution->nature == nature)
            return &clients[rang];
    }
    return nullptr;
}

// In an absorption the successor was in the avance itself: what lacks to its history adds nobody to
// the perimeter.
Beneficiaire* absorbing(Parcelle& parcelle, std::size_t& rang)
{
    return successor(parcelle, NatureEvolution::absorption, rang);
}

// PER-001. With its line and its pièces, like the others.
Pointeur beneficiaire_ajoute(Parcelle& parcelle)
{
    auto& solde = parcelle.demande();
    auto const& sons = *parcelle.dossier.sons;
    auto added = client(parcelle.alea, parcelle.atelier.numeros(), sons);
    added.id = "B90";
    auto const model = std::ranges::find_if(
        solde.lignes, [&](Ligne const& ligne) { return !is_of_successor(solde, ligne); });
    if (model == solde.lignes.end())
        return std::nullopt;
    auto ligne = *model;
    ligne.id = "L90";
    ligne.beneficiaire = added.id;
    ligne.bon_commande.numero += "-90";
    ligne.bon_commande.piece
        = add_piece(solde, parcelle.alea, "bon_commande", ligne.bon_commande.numero + ".pdf", true);
    for (auto& facture : ligne.factures) {
        facture.numero += "-90";
        facture.piece
            = add_piece(solde, parcelle.alea, "facture", facture.numero + ".pdf", std::nullopt);
    }
    auto const* verified = solde.piece(ligne.verification->piece);
    ligne.verification->piece
        = add_piece(solde, parcelle.alea, verified->type, "verification-90.pdf", true);
    solde.beneficiaires.push_back(std::move(added));
    solde.lignes.push_back(std::move(ligne));
    solde.totaux = sums_of(solde.lignes);
    return beneficiaire(solde.beneficiaires.size() - 1, "");
}

// PER-003
Pointeur succession_sans_historique(Parcelle& parcelle)
{
    std::size_t rang = 0;
    auto* const absorbing = generation::absorbing(parcelle, rang);
    if (absorbing == nullptr)
        return std::nullopt;
    absorbing->evolution->historiques.clear();
    return beneficiaire(rang, "/evolution");
}

Pointeur historique_sans_maille(Parcelle& parcelle)
{
    std::size_t rang = 0;
    auto* const absorbing = generation::absorbing(parcelle, rang);
    if (absorbing == nullptr)
        return std::nullopt;
    absorbing->evolution->historiques[0].identifiants
        = { .siret = parcelle.atelier.numeros().siret() };
    return beneficiaire(rang, "/evolution/historiques/0/identifiants");
}

// PER-004
Pointeur facture_sans_traite(Parcelle& parcelle)
{
    std::size_t rang = 0;
    auto* const absorbing = generation::absorbing(parcelle, rang);
    if (absorbing == nullptr)
        return std::nullopt;
    auto& solde = parcelle.demande();
    auto* const facture = solde.piece(absorbing->evolution->piece_traite);
    auto const place = static_cast<std::size_t>(facture - solde.pieces.data());
    if (parcelle.alea.chance(50)) {
        facture->contenus.clear();
        return piece(place, "");
    }
    facture->contenus.back().nature = "recapitulatif";
    return piece(place, "/contenus");
}

Pointeur traite_hors_de_la_facture(Parcelle& parcelle)
{
    std::size_t rang = 0;
    auto* const absorbing = generation::absorbing(parcelle, rang);
    if (absorbing == nullptr)
        return std::nullopt;
    absorbing->evolution->piece_traite = add_annexe(parcelle).id;
    return beneficiaire(rang, "/evolution/piece_traite");
}

// PER-005
Pointeur historique_etranger(Parcelle& parcelle)
{
    std::size_t rang = 0;
    auto* const absorbing = generation::absorbing(parcelle, rang);
    if (absorbing == nullptr)
        return std::nullopt;
    auto& historiques = absorbing->evolution->historiques;
    auto const stranger = client(parcelle.alea, parcelle.atelier.numeros(), *parcelle.dossier.sons);
    historiques.push_back({ .libelle = stranger.libelle, .identifiants = stranger.identifiants });
    return beneficiaire(
        rang, fmt::format("/evolution/historiques/{}/identifiants", historiques.size() - 1));
}

// PER-006. The solde of another file, whose avance nobody has: that of this file would be its
// rival.
Pointeur solde_orphelin(Parcelle& parcelle)
{
    constexpr unsigned trials_max = 400;
    for (unsigned trial = 0; trial < trials_max; ++trial) {
        auto dossier = parcelle.atelier.make(parcelle.fantomes++);
        auto* const solde = dossier.find(Etape::solde);
        if (dossier.suite != Suite::solde || solde == nullptr || dossier.succession)
            continue;
        parcelle.demande() = std::move(solde->demande);
        return parcelle.demande().references.envoi_avance.empty()
            ? "/references/numero_dossier_avance"
            : "/references/envoi_avance";
    }
    return std::nullopt;
}

// PER-008. Liable to VAT as the other one: its amounts stay right.
Pointeur autre_fournisseur(Parcelle& parcelle)
{
    auto& fournisseur = parcelle.demande().fournisseur;
    auto const& all = parcelle.atelier.vendeurs();
    auto const rang = choose(parcelle.alea, all.size(), [&](std::size_t one) {
        return all[one].fournisseur.assujetti_tva == fournisseur.assujetti_tva;
    });
    if (!rang || !parcelle.is_free())
        return std::nullopt;
    auto other = all[*rang].fournisseur;
    other.iban = fournisseur.iban;
    fournisseur = std::move(other);
    return "/fournisseur/siren";
}

// PER-010
Pointeur succession_gourmande(Parcelle& parcelle)
{
    auto& solde = parcelle.demande();
    auto const first = std::ranges::find_if(
        solde.beneficiaires, [](Beneficiaire const& one) { return one.evolution.has_value(); });
    if (first == solde.beneficiaires.end())
        return std::nullopt;
    auto const line = std::ranges::find(solde.lignes, first->id, &Ligne::beneficiaire);
    constexpr auto more = Cents::of(100'00);
    auto const greater = montants_of(line->montants.ht + more, line->montants.taux_tva);
    auto const& sons = *parcelle.dossier.sons;
    if ((sons.ht_max && greater.ht > *sons.ht_max) || (sons.ttc_max && greater.ttc > *sons.ttc_max))
        return std::nullopt;
    // What the family asked for in the avance is at most the sum of its amounts with tax.
    auto const asked = line->montant_segur;
    line->montants = greater;
    line->montant_segur = greater.ttc;
    if (line->montant_segur <= asked + more)
        line->montant_segur = std::min(greater.ttc, asked + more);
    line->factures = { { .numero = line->factures.front().numero,
        .date = line->factures.front().date,
        .nature = "unique",
        .montants = greater,
        .piece = line->factures.front().piece } };
    solde.totaux = sums_of(solde.lignes);
    return beneficiaire(static_cast<std::size_t>(first - solde.beneficiaires.begin()), "");
}

// PER-011
Pointeur changement_sans_acte(Parcelle& parcelle)
{
    std::size_t rang = 0;
    auto* const renumbered = successor(parcelle, NatureEvolution::changement_identifiant, rang);
    if (renumbered == nullptr)
        return std::nullopt;
    std::erase_if(parcelle.demande().pieces,
        [&](Piece const& one) { return one.id == renumbered->evolution->piece_traite; });
    renumbered->evolution->piece_traite.clear();
    return beneficiaire(rang, "/evolution");
}

constexpr std::array planteurs = {
    Planteur{ "PER-001", "S", beneficiaire_ajoute },
    Planteur{ "PER-003", "S", succession_sans_historique },
    Planteur{ "PER-003", "S", historique_sans_maille },
    Planteur{ "PER-004", "S", facture_sans_traite },
    Planteur{ "PER-004", "S", traite_hors_de_la_facture },
    Planteur{ "PER-005", "S", historique_etranger },
    Planteur{ "PER-006", "S", solde_orphelin },
    Planteur{ "PER-008", "STN", autre_fournisseur },
    Planteur{ "PER-010", "S", succession_gourmande },
    Planteur{ "PER-011", "S", changement_sans_acte },
};

}

std::span<Planteur const> planteurs_perimetre()
{
    return planteurs;
}

}
