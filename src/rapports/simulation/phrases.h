// SPDX-License-Identifier: EUPL-1.2
// The French words that the reports of a simulation share.
#pragma once

#include "rapports/simulation/simulation.h"

#include <string>
#include <string_view>

namespace quitus::rapports {

// « 3 demandes sur 12 changent de verdict, 37 800,00 € de moins ».
std::string reponse(verdict::Simulation const& simulation);
// What the columns of euros count, in one sentence.
std::string_view ce_qui_est_compte();

// « +2 », « −2 », « 0 ».
std::string ecart(std::size_t avant, std::size_t apres);
// « +1 200,00 € », « −1 200,00 € », « 0,00 € ».
std::string ecart_en_euros(verdict::Euros const& euros);

// « stock.ndjson, ligne 12 ».
std::string nom_de_document(verdict::DemandeConcernee const& demande);
// « 123456789 Éditeur Exemple », « Fournisseur non déclaré ».
std::string nom_de_fournisseur(verdict::FournisseurDeclare const& fournisseur);
// « BIO_SGL », « Dispositif non déclaré ».
std::string nom_de_dispositif(std::string_view dispositif);
// « CAL-003 apparaît, MNT-007 disparaît ».
std::string regles_en_cause(verdict::DemandeConcernee const& demande);
std::string_view titre_de(Catalogue const& catalogue, verdict::IdRegle regle);
// The request with every text of it made fit to be shown (rapports/affichage.h).
verdict::DemandeConcernee affichable(verdict::DemandeConcernee demande);

}
