// SPDX-License-Identifier: EUPL-1.2
// The cast of a stock: Fournisseurs with their software, clients with the identifiers that the
// grain of their SONS asks for, prices that fit its ceilings.
#pragma once

#include "generation/document/modele.h"
#include "generation/dossier/campagne.h"
#include "generation/noms.h"
#include "generation/numeros.h"

namespace quitus::generation {

// A Fournisseur, and the VAT rate at which it sells.
struct Vendeur {
    Fournisseur fournisseur;
    Taux taux_tva;
};

Vendeur vendeur(Alea& alea, Numeros& numeros, Campagne const& campagne, unsigned rang);
Logiciel logiciel(Alea& alea, SonsJoue const& sons);
// With identifiers of the grain, and those by which an attestation may list it.
Beneficiaire client(Alea& alea, Numeros& numeros, SonsJoue const& sons);
Personne signataire_du_client(Alea& alea);
Personne signataire_du_fournisseur(Alea& alea, Fournisseur const& fournisseur);
// A price under the ceilings of every version.
Montants prix(Alea& alea, SonsJoue const& sons, Taux taux);
// What a price depends on in that couloir: sites, examens_par_an…
Mot nature_assiette(std::string_view couloir);

// "fusion" and the like are made of clients: an identifier of the grain is what ties them.
bool is_of_grain(SonsJoue const& sons, Identifiants const& identifiants, std::string_view numero);

}
