// SPDX-License-Identifier: EUPL-1.2
// A file of financing, whole and without a fault: an avance, and what follows it. Each file is made
// from its own stream of numbers, so that one can be made without the others.
#pragma once

#include "generation/document/modele.h"
#include "generation/document/retouche.h"
#include "generation/dossier/campagne.h"
#include "generation/dossier/invention.h"
#include "generation/numeros.h"

#include <optional>
#include <vector>

namespace quitus::generation {

struct Document {
    Demande demande;
    // Another document is judged by what this one says: a defect here would show there too.
    bool soutien = false;
    std::vector<Retouche> retouches;
};

// What happens after the avance.
enum class Suite : std::uint8_t {
    aucune,
    solde, // filed while no attestation is asked for
    attestation, // alone, the solde is still to come
    attestation_et_solde, // the solde comes after the last day, on the strength of the attestation
    solde_et_attestation, // an attestation that was not needed
    annulation_totale,
    annulation_partielle, // sometimes followed by the solde of the clients that stay
};

struct Dossier {
    SonsJoue const* sons = nullptr;
    Vendeur const* vendeur = nullptr;
    Suite suite = Suite::aucune;
    std::optional<NatureEvolution> succession; // of the solde
    // Ranks of the clients of the avance that are not in the solde, in order: withdrawn, cancelled,
    // or not installed.
    std::vector<std::size_t> absents;
    bool liste = false; // the attestation lists them
    std::vector<Document> documents; // the avance first, then in order of time

    // As it was made, whatever was planted in it since.
    std::optional<Demande> avance_saine;
    Demande const& avance() const
    {
        return avance_saine ? *avance_saine : documents.front().demande;
    }
    Document* find(Etape etape);
};

// Makes files of financing, one after the other.
class Atelier {
public:
    Atelier(Campagne const& campagne, std::uint64_t graine, Plage plage);

    // `rang` names the file: two ranks never share a number.
    Dossier make(std::uint64_t rang);

    Campagne const& campagne() const { return m_campagne; }
    Numeros& numeros() { return m_numeros; }
    std::vector<Vendeur> const& vendeurs() const { return m_vendeurs; }

private:
    Campagne const& m_campagne;
    Alea m_alea;
    Plage m_plage;
    Numeros m_numeros;
    std::vector<Vendeur> m_vendeurs;
};

}
