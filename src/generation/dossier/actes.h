// SPDX-License-Identifier: EUPL-1.2
// The acts of a file of financing, one function each. What they share: who files, for whom, and the
// numbers that tie the documents together.
#pragma once

#include "generation/dossier/dossier.h"

namespace quitus::generation {

// A file being made.
struct Chantier {
    Dossier& dossier;
    Campagne const& campagne;
    Numeros& numeros;
    Alea alea;
    std::uint64_t rang = 0; // of the file
    std::string reference = {}; // "2022-0001234", unlike any other; known with the avance
    bool par_numero = true; // the solde names its avance by its number, else by its envoi

    // A document of this file, filed at that instant, with no content yet.
    Demande document(Etape etape, Instant emis_le, std::string_view prefixe);
};

// Adds the pièce with a file of its own, and returns its local id.
std::string add_piece(
    Demande& demande, Alea& alea, Mot type, std::string nom_fichier, std::optional<bool> signee);

// Each adds its document to the file; false when the calendar leaves it no place.
bool make_avance(Chantier& chantier);
bool make_solde(Chantier& chantier, Fenetres const& fenetres);
bool make_attestation(Chantier& chantier, Instant de);
void make_annulation(Chantier& chantier);

// The clients and lines of a solde: those of the avance, less the absent ones, and with the merger,
// split or new number of the file. Then, once the invoices are made, the acts that prove it.
void lay_out(Chantier& chantier, Demande& solde);
void join_acts(Chantier& chantier, Demande& solde);
// Invoices, verification and installation of a line. `texte` tells its documents from those of
// other lines: "2022-0001234-1".
void deliver(Chantier& chantier, Demande& solde, Ligne& ligne, std::string const& texte);

// How an attestation designates a client that was not installed.
ClientNonInstalle non_installe(SonsJoue const& sons, Beneficiaire const& client);

}
