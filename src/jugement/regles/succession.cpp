// SPDX-License-Identifier: EUPL-1.2
// PER-003 to PER-005, PER-009, PER-011: a beneficiary of the solde that succeeds to others of the avance.
#include "jugement/regles/succession.h"

#include "jugement/regles.h"
#include "jugement/regles/designations.h"
#include "jugement/regles/pointeurs.h"

#include <algorithm>

namespace quitus::jugement::regles {

namespace {

using demande::NatureContenu;
using demande::NatureEvolution;
using demande::TypePiece;

demande::Evolution const& evolution(Faits const& faits, Succession const& succession)
{
    return *faits.demande.beneficiaires[succession.rang].evolution;
}

std::string successeur(Faits const& faits, Succession const& succession)
{
    return nom_du_beneficiaire(faits.demande.beneficiaires[succession.rang].libelle, succession.rang);
}

std::string pointeur_evolution(Faits const& faits, Succession const& succession)
{
    return beneficiaire(faits.demande.beneficiaires[succession.rang].indice) + "/evolution";
}

std::string pointeur_historique(Faits const& faits, Succession const& succession, std::size_t rang)
{
    return fmt::format("{}/historiques/{}", pointeur_evolution(faits, succession),
        evolution(faits, succession).historiques[rang].indice);
}

bool wants_act(std::optional<NatureEvolution> nature)
{
    return nature && nature != NatureEvolution::changement_identifiant;
}

// Does that pièce hold the act? A split has no treaty of its own in the list of contents, so « autre » serves
// it too.
Acte acte_de(demande::Piece const& piece, NatureEvolution nature)
{
    if (!piece.contenus)
        return Acte::contenu_non_dit;
    bool const held = std::ranges::any_of(*piece.contenus, [&](NatureContenu contenu) {
        return contenu == NatureContenu::traite_fusion
            || (nature == NatureEvolution::scission && contenu == NatureContenu::autre);
    });
    return held ? Acte::present : Acte::absent;
}

// From the least to the most telling: a beneficiary may have several invoices, and one that holds the act is
// enough.
int weight(Acte acte)
{
    switch (acte) {
    case Acte::sans_facture:
        return 0;
    case Acte::hors_facture:
        return 1;
    case Acte::contenu_non_dit:
        return 2;
    case Acte::absent:
        return 3;
    case Acte::present:
        return 4;
    case Acte::non_requis:
        return 5;
    }
    return 0;
}

void look_for_acts(demande::Demande const& demande, std::vector<Succession>& successions)
{
    std::vector<Succession*> de(demande.beneficiaires.size(), nullptr);
    for (auto& succession : successions)
        de[succession.rang] = &succession;
    for (auto const& ligne : demande.lignes) {
        auto const rang = demande.beneficiaires_par_id.find(ligne.beneficiaire);
        if (!rang || de[*rang] == nullptr)
            continue;
        auto& succession = *de[*rang];
        auto const& evolution = *demande.beneficiaires[*rang].evolution;
        for (auto const& facture : ligne.factures) {
            auto const* piece = demande.piece(facture.piece);
            if (piece == nullptr || piece->type != TypePiece::facture || !wants_act(evolution.nature))
                continue;
            auto const acte = !evolution.piece_traite.empty() && evolution.piece_traite != piece->id
                ? Acte::hors_facture
                : acte_de(*piece, *evolution.nature);
            if (weight(acte) > weight(succession.acte)) {
                succession.acte = acte;
                succession.piece = piece;
            }
        }
    }
}

void say_acte(Faits const& faits, Succession const& succession, Constats& constats)
{
    auto const acte = evolution(faits, succession).nature == NatureEvolution::scission
        ? "l’acte de scission"
        : "le traité de fusion";
    auto const nom = successeur(faits, succession);
    auto const pointeur = pointeur_evolution(faits, succession);
    verdict::Preuve preuve;
    switch (succession.acte) {
    case Acte::present:
    case Acte::non_requis:
        return;
    case Acte::sans_facture:
        preuve.message = fmt::format(
            "Aucune facture de {} n’est listée parmi les pièces, alors que {} doit s’y trouver.", nom, acte);
        preuve.pointeur = pointeur;
        break;
    case Acte::hors_facture:
        preuve.message = fmt::format(
            "La pièce «\u00A0{}\u00A0», indiquée pour {} de {}, n’est pas le PDF de sa facture.",
            evolution(faits, succession).piece_traite, acte, nom);
        preuve.pointeur = pointeur + "/piece_traite";
        preuve.trouve = std::string(evolution(faits, succession).piece_traite);
        preuve.attendu = std::string(succession.piece->id);
        break;
    case Acte::contenu_non_dit:
        preuve.message = fmt::format(
            "La facture de {} (pièce «\u00A0{}\u00A0») ne dit pas ce qu’elle contient, alors que "
            "{} doit s’y trouver.",
            nom, succession.piece->id, acte);
        preuve.pointeur = piece(succession.piece->indice);
        break;
    case Acte::absent:
        preuve.message = fmt::format(
            "La facture de {} (pièce «\u00A0{}\u00A0») ne contient pas {}.", nom, succession.piece->id, acte);
        preuve.pointeur = piece(succession.piece->indice) + "/contenus";
        break;
    }
    preuve.correction = fmt::format(
        "Joindre {} à la facture, dans le même PDF, et le déclarer dans les «\u00A0contenus\u00A0» "
        "de cette pièce.",
        acte);
    constats.add("PER-004", std::move(preuve));
}

std::string_view en_francais(std::optional<NatureEvolution> nature)
{
    if (!nature)
        return "nature inconnue";
    switch (*nature) {
    case NatureEvolution::fusion:
        return "fusion";
    case NatureEvolution::scission:
        return "scission";
    case NatureEvolution::absorption:
        return "absorption";
    case NatureEvolution::changement_identifiant:
        return "changement d’identifiant";
    }
    return {};
}

}

std::vector<Succession> successions(Faits const& faits)
{
    std::vector<Succession> all;
    auto const& demande = faits.demande;
    for (std::size_t rang = 0; rang < demande.beneficiaires.size(); ++rang) {
        auto const& evolution = demande.beneficiaires[rang].evolution;
        if (!evolution)
            continue;
        auto& succession = all.emplace_back();
        succession.rang = rang;
        succession.acte = wants_act(evolution->nature) ? Acte::sans_facture : Acte::non_requis;
        for (auto const absent : faits.rapprochement->solde[rang].historiques_absents) {
            auto const& identifiants = evolution->historiques[absent].identifiants;
            bool const declared = beneficiaire::declares_grain(identifiants, faits.dispositif->maille);
            (declared ? succession.inconnus : succession.sans_identifiant).push_back(absent);
        }
    }
    if (!all.empty())
        look_for_acts(demande, all);
    for (auto& succession : all)
        succession.acceptee = !evolution(faits, succession).historiques.empty()
            && succession.sans_identifiant.empty() && succession.inconnus.empty()
            && (succession.acte == Acte::present || succession.acte == Acte::non_requis);
    return all;
}

// PER-003. A succession names the historic beneficiaries, with the identifiers that they bore in the avance.
//
// Source  B-21: accepted when the block of beneficiaries carries the historic identifiers of the avance.
// Why an identifier of the grain: a name alone ties nobody to the avance.
void succession_avec_historiques(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!is_rapproche(faits))
        return;
    for (auto const& succession : successions(faits)) {
        if (evolution(faits, succession).historiques.empty())
            constats.add("PER-003",
                {
                    .message = fmt::format("{} déclare une évolution ({}) sans dire à quels bénéficiaires de "
                                           "l’avance il succède.",
                        successeur(faits, succession), en_francais(evolution(faits, succession).nature)),
                    .pointeur = pointeur_evolution(faits, succession),
                    .correction
                    = "Ajouter dans «\u00A0historiques\u00A0» chaque bénéficiaire d’origine, avec "
                      "l’identifiant qu’il portait dans l’avance.",
                });
        for (auto const rang : succession.sans_identifiant)
            constats.add("PER-003",
                {
                    .message = fmt::format(
                        "Le bénéficiaire historique {} de {} ne porte aucun identifiant de la maille de "
                        "{}.",
                        nom_du_beneficiaire(evolution(faits, succession).historiques[rang].libelle, rang),
                        successeur(faits, succession), faits.dispositif->code),
                    .pointeur = pointeur_historique(faits, succession, rang) + "/identifiants",
                    .correction = "Ajouter l’identifiant que ce bénéficiaire portait dans l’avance.",
                });
    }
}

// PER-004. The PDF of the invoice of a successor holds the treaty of the merger, or the act of the split.
//
// Source  B-22: the treaty is in the same PDF as the invoice.
// Why the declared contents: they say where to look; a pièce that says nothing proves nothing.
// Why not for a change of identifier: nothing merged, PER-011 asks for a look.
void succession_avec_son_traite(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!is_rapproche(faits))
        return;
    for (auto const& succession : successions(faits))
        say_acte(faits, succession, constats);
}

// PER-005. Each historic beneficiary of a succession was in the avance.
//
// Source  B-21: the historic identifiers are those of the avance.
// Why one finding each: the others of the same succession may be right.
void historiques_dans_l_avance(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!is_rapproche(faits))
        return;
    for (auto const& succession : successions(faits)) {
        for (auto const rang : succession.inconnus) {
            auto const& historique = evolution(faits, succession).historiques[rang];
            std::vector<std::string> cles;
            for (auto const& cle : beneficiaire::cles(historique.identifiants, faits.dispositif->maille))
                cles.emplace_back(cle.text());
            constats.add("PER-005",
                {
                    .message = fmt::format("{} dit succéder à {}, qui n’est pas dans l’avance {}.",
                        successeur(faits, succession), nom_du_beneficiaire(historique.libelle, rang),
                        faits.avance->reference),
                    .pointeur = pointeur_historique(faits, succession, rang) + "/identifiants",
                    .trouve = cles.empty() ? std::nullopt : std::optional(enumeration(cles, "ou")),
                    .attendu = "un identifiant de l’avance",
                    .correction
                    = "Reprendre l’identifiant porté par l’avance, ou retirer ce bénéficiaire historique.",
                });
        }
    }
}

// PER-009. Says who became whom, when a succession is accepted.
//
// Source  B-21: merger and split are accepted on their two conditions (PER-003, PER-004).
// Why say it: the avances of the historic beneficiaries now count on the successor.
void succession_acceptee(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!is_rapproche(faits))
        return;
    for (auto const& succession : successions(faits)) {
        if (!succession.acceptee)
            continue;
        auto const& evolution = regles::evolution(faits, succession);
        std::vector<std::string> anciens;
        for (auto const& historique : evolution.historiques)
            anciens.push_back(nom_du_beneficiaire(historique.libelle, historique.indice)
                + (historique.conserve == true ? " (conservé)" : ""));
        constats.add("PER-009",
            {
                .message = fmt::format("Succession acceptée ({})\u00A0: {} succède à {}.",
                    en_francais(evolution.nature), successeur(faits, succession), enumeration(anciens)),
                .pointeur = pointeur_evolution(faits, succession),
            });
    }
}

// PER-011. A change of identifier is backed by an act.
//
// Source  B-21: the new beneficiary is tied to the historic one by a management document.
// Why a look and not a refusal: no text says which act proves a mere change of number.
void changement_d_identifiant_justifie(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!is_rapproche(faits))
        return;
    for (auto const& succession : successions(faits)) {
        auto const& evolution = regles::evolution(faits, succession);
        if (evolution.nature != NatureEvolution::changement_identifiant
            || faits.demande.piece(evolution.piece_traite) != nullptr)
            continue;
        constats.add("PER-011",
            {
                .message = fmt::format("{} déclare un changement d’identifiant sans pièce qui l’établisse.",
                    successeur(faits, succession)),
                .pointeur = pointeur_evolution(faits, succession),
                .correction
                = "Joindre l’acte qui établit le changement et le nommer dans «\u00A0piece_traite\u00A0».",
            });
    }
}

}
