// SPDX-License-Identifier: EUPL-1.2
// PCE: what the list of pièces says of itself. What is inside a file cannot be said by a stock of
// JSON.
#include "generation/defauts/choix.h"

#include <array>

namespace quitus::generation {

namespace {

std::size_t rang_of(Demande& demande, std::string_view id)
{
    return static_cast<std::size_t>(demande.piece(id) - demande.pieces.data());
}

// PCE-001
Pointeur commande_d_un_autre_type(Parcelle& parcelle)
{
    auto& avance = parcelle.demande();
    if (!wants(parcelle, "bon_commande"))
        return std::nullopt;
    auto const rang = any(parcelle.alea, avance.lignes.size());
    avance.piece(avance.lignes[rang].bon_commande.piece)->type = "autre";
    return ligne(rang, "/bon_commande/piece");
}

Pointeur piece_de_solde_absente(Parcelle& parcelle)
{
    auto& solde = parcelle.demande();
    auto const rang = choose(parcelle.alea, solde.lignes.size(),
        [&](std::size_t one) { return !is_of_successor(solde, solde.lignes[one]); });
    if (!rang || !wants(parcelle, "verification") || !wants(parcelle, "facture"))
        return std::nullopt;
    auto& touched = solde.lignes[*rang];
    auto const forget = [&](std::string const& id) {
        std::erase_if(solde.pieces, [&](Piece const& one) { return one.id == id; });
    };
    if (parcelle.alea.chance(50)) {
        forget(touched.verification->piece);
        return ligne(*rang, "/verification/piece");
    }
    forget(touched.factures.front().piece);
    return ligne(*rang, "/factures/0/piece");
}

Pointeur attestation_sans_piece(Parcelle& parcelle)
{
    if (!parcelle.is_free() || !wants(parcelle, "attestation_fin_prestations"))
        return std::nullopt;
    parcelle.demande().pieces.front().type = "autre";
    return "/attestation/piece";
}

Pointeur declaration_hors_de_la_liste(Parcelle& parcelle)
{
    if (!wants(parcelle, "attestation_honneur"))
        return std::nullopt;
    parcelle.demande().annulation->piece_attestation_honneur = "P99";
    return "/annulation/piece_attestation_honneur";
}

// PCE-007
Pointeur mention_absente(Parcelle& parcelle)
{
    auto& lignes = parcelle.demande().lignes;
    auto const rang = any(parcelle.alea, lignes.size());
    lignes[rang].bon_commande.mention_prise_en_charge = false;
    return ligne(rang, "/bon_commande/mention_prise_en_charge");
}

// PCE-009
Pointeur piece_non_signee(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    auto const rang = any(parcelle.alea, demande.lignes.size());
    auto const& touched = demande.lignes[rang];
    bool const of_the_client = touched.verification && parcelle.alea.chance(50);
    if (!wants(parcelle, of_the_client ? "verification" : "bon_commande", true))
        return std::nullopt;
    auto const& id = of_the_client ? touched.verification->piece : touched.bon_commande.piece;
    demande.piece(id)->signee = false;
    return piece(rang_of(demande, id), "/signee");
}

Pointeur attestation_non_signee(Parcelle& parcelle)
{
    if (!wants(parcelle, "attestation_fin_prestations", true))
        return std::nullopt;
    parcelle.demande().pieces.front().signee = false;
    return piece(0, "/signee");
}

Pointeur renonciation_non_signee(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    if (demande.annulation->pieces_renonciation.empty()
        || !wants(parcelle, "renonciation_client", true))
        return std::nullopt;
    auto const& id = demande.annulation->pieces_renonciation.front();
    demande.piece(id)->signee = false;
    return piece(rang_of(demande, id), "/signee");
}

// PCE-013
Pointeur fichier_de_deux_types(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    auto const rang = any(parcelle.alea, demande.pieces.size());
    if (demande.pieces[rang].type == "autre")
        return std::nullopt;
    auto const shared = demande.pieces[rang].sha256;
    add_annexe(parcelle).sha256 = shared;
    return piece(rang, "");
}

Pointeur commande_de_deux_clients(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    auto& lignes = demande.lignes;
    auto const rang = choose(parcelle.alea, lignes.size(), [&](std::size_t one) {
        return one > 0 && lignes[one].beneficiaire != lignes[0].beneficiaire
            && !is_of_successor(demande, lignes[one]);
    });
    if (!rang || is_of_successor(demande, lignes[0]))
        return std::nullopt;
    auto const shared = lignes[0].bon_commande.piece;
    std::erase_if(demande.pieces,
        [&](Piece const& one) { return one.id == lignes[*rang].bon_commande.piece; });
    lignes[*rang].bon_commande.piece = shared;
    return piece(rang_of(demande, shared), "");
}

constexpr std::array planteurs = {
    Planteur{ "PCE-001", "V", commande_d_un_autre_type },
    Planteur{ "PCE-001", "S", piece_de_solde_absente },
    Planteur{ "PCE-001", "T", attestation_sans_piece },
    Planteur{ "PCE-001", "N", declaration_hors_de_la_liste },
    Planteur{ "PCE-007", "VS", mention_absente },
    Planteur{ "PCE-009", "VS", piece_non_signee },
    Planteur{ "PCE-009", "T", attestation_non_signee },
    Planteur{ "PCE-009", "N", renonciation_non_signee },
    Planteur{ "PCE-013", "VSTN", fichier_de_deux_types },
    Planteur{ "PCE-013", "VS", commande_de_deux_clients },
};

}

std::span<Planteur const> planteurs_pieces()
{
    return planteurs;
}

}
