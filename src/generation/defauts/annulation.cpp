// SPDX-License-Identifier: EUPL-1.2
// ANN: an annulation without its declaration or its reason, or that does not withdraw what it says.
#include "generation/defauts/choix.h"

#include <array>

namespace quitus::generation {

namespace {

// ANN-001
Pointeur sans_declaration(Parcelle& parcelle)
{
    auto& annulation = *parcelle.demande().annulation;
    if (!wants(parcelle, "attestation_honneur") || parcelle.alea.chance(50)) {
        annulation.motif.clear();
        return "/annulation/motif";
    }
    annulation.piece_attestation_honneur.clear();
    return "/annulation/piece_attestation_honneur";
}

// ANN-002
Pointeur sans_renonciation(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    auto& annulation = *demande.annulation;
    if (!annulation.accord_client || !wants(parcelle, "renonciation_client"))
        return std::nullopt;
    auto* const first = demande.piece(annulation.pieces_renonciation.front());
    if (first->contenus.size() > 1 && parcelle.alea.chance(50))
        first->contenus.pop_back(); // one client fewer than are withdrawn
    else
        annulation.pieces_renonciation.clear();
    return "/annulation/pieces_renonciation";
}

// ANN-003. One more renunciation comes with one more client.
Pointeur client_hors_de_la_demande(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    auto& annulation = *demande.annulation;
    if (annulation.totale || annulation.accord_client)
        return std::nullopt;
    auto stranger = client(parcelle.alea, parcelle.atelier.numeros(), *parcelle.dossier.sons);
    stranger.id = "B97";
    stranger.adresses_mssante.clear();
    annulation.beneficiaires_retires.push_back(stranger.id);
    demande.beneficiaires.push_back(std::move(stranger));
    return fmt::format(
        "/annulation/beneficiaires_retires/{}", annulation.beneficiaires_retires.size() - 1);
}

// ANN-005
Pointeur portee_contraire(Parcelle& parcelle)
{
    auto& annulation = *parcelle.demande().annulation;
    annulation.totale = !annulation.totale;
    return "/annulation/portee";
}

constexpr std::array planteurs = {
    Planteur{ "ANN-001", "N", sans_declaration },
    Planteur{ "ANN-002", "N", sans_renonciation },
    Planteur{ "ANN-003", "N", client_hors_de_la_demande },
    Planteur{ "ANN-005", "N", portee_contraire },
};

}

std::span<Planteur const> planteurs_annulation()
{
    return planteurs;
}

}
