// SPDX-License-Identifier: EUPL-1.2
#include "generation/dossier/actes.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::generation {

namespace {

BeneficiaireHistorique historique(
    Chantier const& chantier, Beneficiaire const& ancien, bool conserve)
{
    return { .libelle = ancien.libelle,
        .identifiants = ancien.identifiants,
        .numero_dossier_asp = chantier.dossier.avance().references.numero_dossier_asp,
        .conserve = conserve };
}

Evolution evolution(Chantier& chantier, Demande const& solde, NatureEvolution nature)
{
    auto const jour = jour_entre(chantier.alea, chantier.dossier.avance().jour, solde.jour);
    return { .nature = nature, .date_effet = jour };
}

// A new legal person in the place of an old one.
Beneficiaire successeur(Chantier& chantier, std::string id)
{
    auto nouveau = client(chantier.alea, chantier.numeros, *chantier.dossier.sons);
    nouveau.id = std::move(id);
    return nouveau;
}

void give_lines(Demande& solde, std::string const& de, std::string const& a)
{
    for (auto& ligne : solde.lignes) {
        if (ligne.beneficiaire == de)
            ligne.beneficiaire = a;
    }
}

void merge(Chantier& chantier, Demande& solde)
{
    auto& clients = solde.beneficiaires;
    auto nouveau = successeur(chantier, clients[0].id);
    nouveau.evolution = evolution(chantier, solde, NatureEvolution::fusion);
    nouveau.evolution->historiques
        = { historique(chantier, clients[0], false), historique(chantier, clients[1], false) };
    give_lines(solde, clients[1].id, nouveau.id);
    clients[0] = std::move(nouveau);
    clients.erase(clients.begin() + 1);
}

void absorb(Chantier& chantier, Demande& solde)
{
    auto& clients = solde.beneficiaires;
    clients[0].evolution = evolution(chantier, solde, NatureEvolution::absorption);
    clients[0].evolution->historiques = { historique(chantier, clients[1], false) };
    give_lines(solde, clients[1].id, clients[0].id);
    clients.erase(clients.begin() + 1);
}

// Two halves that ask together for no more than the whole did.
void share(Ligne& premiere, Ligne& seconde)
{
    auto const entiere = premiere;
    auto const taux = entiere.montants.taux_tva;
    premiere.montants = montants_of(Cents::of(entiere.montants.ht.count() / 2), taux);
    seconde.montants = montants_of(entiere.montants.ht - premiere.montants.ht, taux);
    premiere.montant_segur
        = std::min(premiere.montants.ttc, Cents::of(entiere.montant_segur.count() / 2));
    seconde.montant_segur
        = std::min(seconde.montants.ttc, entiere.montant_segur - premiere.montant_segur);
}

void split(Chantier& chantier, Demande& solde)
{
    auto& clients = solde.beneficiaires;
    auto const ancien = clients[0];
    auto const nouveau_repere
        = fmt::format("B{}", chantier.dossier.avance().beneficiaires.size() + 1);
    clients[0] = successeur(chantier, ancien.id);
    clients.insert(clients.begin() + 1, successeur(chantier, nouveau_repere));
    auto const commune = evolution(chantier, solde, NatureEvolution::scission);
    for (auto const rang : { 0U, 1U }) {
        clients[rang].evolution = commune;
        clients[rang].evolution->historiques = { historique(chantier, ancien, false) };
    }
    auto seconde = solde.lignes[0];
    share(solde.lignes[0], seconde);
    solde.lignes[0].bon_commande.numero += "A";
    seconde.bon_commande.numero += "B";
    seconde.beneficiaire = nouveau_repere;
    seconde.id = fmt::format("L{}", chantier.dossier.avance().lignes.size() + 1);
    for (auto* ligne : { &solde.lignes[0], &seconde })
        ligne->bon_commande.piece.clear();
    solde.lignes.insert(solde.lignes.begin() + 1, std::move(seconde));
}

void renumber(Chantier& chantier, Demande& solde)
{
    auto& client = solde.beneficiaires[0];
    auto nature = evolution(chantier, solde, NatureEvolution::changement_identifiant);
    nature.historiques = { historique(chantier, client, false) };
    client.identifiants = successeur(chantier, client.id).identifiants;
    client.evolution = std::move(nature);
}

// The treaty, or the act of a split, follows the invoice in the same PDF.
void bind_act(Chantier& chantier, Demande& solde, Beneficiaire& client)
{
    auto const ligne = std::ranges::find(solde.lignes, client.id, &Ligne::beneficiaire);
    auto& piece = *solde.piece(ligne->factures.front().piece);
    bool const scission = client.evolution->nature == NatureEvolution::scission;
    auto const acte = 8 + chantier.alea.below(24);
    piece.contenus = { { .nature = "facture", .page_debut = 1, .page_fin = piece.pages },
        { .nature = scission && chantier.alea.chance(50) ? "autre" : "traite_fusion",
            .page_debut = piece.pages + 1,
            .page_fin = piece.pages + acte } };
    piece.pages += acte;
    piece.taille_octets += 60'000 * acte;
    piece.nom_fichier.insert(piece.nom_fichier.size() - 4, scission ? "-et-acte" : "-et-traite");
    client.evolution->piece_traite = piece.id;
}

}

void lay_out(Chantier& chantier, Demande& solde)
{
    auto const& dossier = chantier.dossier;
    for (auto rang = dossier.absents.rbegin(); rang != dossier.absents.rend(); ++rang) {
        auto const place = static_cast<std::ptrdiff_t>(*rang);
        solde.beneficiaires.erase(solde.beneficiaires.begin() + place);
        solde.lignes.erase(solde.lignes.begin() + place);
    }
    if (!dossier.succession)
        return;
    switch (*dossier.succession) {
    case NatureEvolution::fusion:
        return merge(chantier, solde);
    case NatureEvolution::absorption:
        return absorb(chantier, solde);
    case NatureEvolution::scission:
        return split(chantier, solde);
    case NatureEvolution::changement_identifiant:
        return renumber(chantier, solde);
    }
}

void join_acts(Chantier& chantier, Demande& solde)
{
    for (auto& client : solde.beneficiaires) {
        if (!client.evolution)
            continue;
        if (client.evolution->nature != NatureEvolution::changement_identifiant)
            bind_act(chantier, solde, client);
        else
            client.evolution->piece_traite = add_piece(solde, chantier.alea, "autre",
                fmt::format("acte-{}-{}.pdf", chantier.reference, client.id), {});
    }
}

}
