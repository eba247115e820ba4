// SPDX-License-Identifier: EUPL-1.2
// One function a structure of the exchange format, listing its members in the order of the format.
#pragma once

#include "demande/demande.h"
#include "demande/objet.h"

namespace quitus::demande {

void read_fournisseur(Objet& objet, Fournisseur& fournisseur);
void read_emetteur(Objet& objet);
void read_logiciel(Objet& objet);
void read_references(Objet& objet, References& references, bool solde);
void read_beneficiaire(Objet& objet, Beneficiaire& beneficiaire);
void read_identifiants(Objet& objet, beneficiaire::Identifiants& identifiants);
void read_ligne(Objet& objet, Ligne& ligne, bool solde);
void read_totaux(Objet& objet, Totaux& totaux);
void read_piece(Objet& objet, Piece& piece);
void read_attestation(Objet& objet, Attestation& attestation);
void read_annulation(Objet& objet, Annulation& annulation);
void read_reponse_contestation(Objet& objet);
std::optional<Jour> read_declarations(Objet& objet);
void read_personne(Objet& objet);

// A list of local ids or of addresses, with their ranks.
void read_adresses(Objet& objet, std::string_view nom, Liste<AdresseDeclaree>& adresses);

}
