// SPDX-License-Identifier: EUPL-1.2
#include "generation/plantation/paires.h"

#include "generation/defauts/choix.h"

namespace quitus::generation {

namespace {

constexpr unsigned paires_pour_cent = 40; // of the lots

Dossier& dossier_of(Lot const& lot, std::size_t rang)
{
    return lot.dossiers[lot.places[rang].dossier];
}

Document& document_of(Lot const& lot, std::size_t rang)
{
    return dossier_of(lot, rang).documents[lot.places[rang].document];
}

// An avance that nothing follows: what is said of its clients is said nowhere else.
bool is_lone_avance(Lot const& lot, std::size_t rang)
{
    return dossier_of(lot, rang).documents.size() == 1;
}

bool is_taken(std::vector<Plantation> const& plantations, std::size_t rang)
{
    return std::ranges::find(plantations, rang, &Plantation::rang) != plantations.end();
}

// UNI-002
void share_a_client(Lot const& lot, std::vector<Plantation>& plantations)
{
    for (auto const one : lot.elus) {
        if (!is_lone_avance(lot, one) || is_taken(plantations, one))
            continue;
        for (auto const other : lot.elus) {
            if (other <= one || !is_lone_avance(lot, other) || is_taken(plantations, other)
                || dossier_of(lot, one).sons != dossier_of(lot, other).sons)
                continue;
            auto const& known = document_of(lot, one).demande.beneficiaires.front();
            auto& rival = document_of(lot, other).demande.beneficiaires.front();
            rival.libelle = known.libelle;
            rival.identifiants = known.identifiants;
            plantations.push_back({ one, "UNI-002", "/beneficiaires/0" });
            plantations.push_back({ other, "UNI-002", "/beneficiaires/0" });
            return;
        }
    }
}

// A pièce that no other document of its file lists: the orders of an avance come back in its solde.
std::optional<std::size_t> own_piece(Lot const& lot, std::size_t rang)
{
    auto const& demande = document_of(lot, rang).demande;
    bool const shared = demande.etape == Etape::avance && !is_lone_avance(lot, rang);
    if (shared)
        return std::nullopt;
    auto const found = std::ranges::find_if(demande.pieces, [&](Piece const& piece) {
        return piece.type != "bon_commande" || demande.etape == Etape::avance;
    });
    return found == demande.pieces.end()
        ? std::nullopt
        : std::optional(static_cast<std::size_t>(found - demande.pieces.begin()));
}

// PCE-013
void share_a_file(Lot const& lot, std::vector<Plantation>& plantations)
{
    for (auto const one : lot.elus) {
        auto const ours = own_piece(lot, one);
        if (!ours || is_taken(plantations, one))
            continue;
        for (auto const other : lot.elus) {
            auto const theirs = own_piece(lot, other);
            if (other <= one || !theirs || is_taken(plantations, other)
                || lot.places[one].dossier == lot.places[other].dossier)
                continue;
            document_of(lot, other).demande.pieces[*theirs].sha256
                = document_of(lot, one).demande.pieces[*ours].sha256;
            plantations.push_back({ one, "PCE-013", piece(*ours, "") });
            plantations.push_back({ other, "PCE-013", piece(*theirs, "") });
            return;
        }
    }
}

}

std::vector<Plantation> plant_pairs(Lot const& lot, Alea& alea)
{
    std::vector<Plantation> plantations;
    if (alea.chance(paires_pour_cent))
        share_a_client(lot, plantations);
    if (alea.chance(paires_pour_cent))
        share_a_file(lot, plantations);
    return plantations;
}

}
