// SPDX-License-Identifier: EUPL-1.2
// Invented names: places that no map bears, companies and people made of them. What looks like an
// address uses only names that are kept for examples.
#pragma once

#include "generation/alea.h"

#include <string>
#include <string_view>

namespace quitus::generation {

struct Lieu {
    std::string nom; // "Clairvaudre"
    std::string minuscule; // "clairvaudre", for addresses
};

struct NomComplet {
    std::string_view nom, prenom;
};

Lieu lieu(Alea& alea);
NomComplet nom_complet(Alea& alea);
// "Atelier logiciel du Grand Phare"; `rang` makes it unlike the others of the stock.
std::string raison_sociale(Alea& alea, unsigned rang);
// What a beneficiary of that couloir is called: "Pharmacie du Pont, Clairvaudre".
std::string nom_de_structure(Alea& alea, std::string_view couloir, Lieu const& lieu);
// "Aubrelle SGL", the commercial name of a piece of software.
std::string nom_de_logiciel(Alea& alea, std::string_view sons);
std::string_view qualite_du_fournisseur(Alea& alea);
std::string_view qualite_du_client(Alea& alea);
std::string_view motif_d_annulation(Alea& alea, bool accord_client);
std::string_view reserve(Alea& alea, bool bloquante);
// Ten digits after +33, in a range that the regulator keeps for fiction.
std::string telephone_de_fiction(Alea& alea);

}
