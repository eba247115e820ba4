// SPDX-License-Identifier: EUPL-1.2
// Parts of the page of a demande that several pages show.
#pragma once

#include "base/html.h"
#include "instruction/suivi.h"
#include "vues/dossier/clients.h"
#include "vues/rapport.h"
#include "web/cadre/visite.h"

#include <string>
#include <vector>

namespace quitus::web {

// What is read of one demande at once: all of it from the same state.
struct Dossier {
    instruction::Suivi suivi;
    vues::RapportVu rapport; // of the current version
    std::vector<vues::ClientVu> clients;
    std::vector<guichet::Evenement> evenements;
    std::vector<guichet::Courriel> courriels;
    std::vector<grand_livre::Ecriture> ecritures;
    std::vector<std::pair<std::string, std::string>> acteurs; // id, as it is told to the visitor
};

// As the visitor may see it; a refusal otherwise.
base::Result<Dossier> read_dossier(Visite const& visite, std::string_view numero);

base::html::Html resume(Dossier const& dossier);
base::html::Html chemin(instruction::Suivi const& suivi);
base::html::Html suite(instruction::Suivi const& suivi, bool est_fournisseur);
// « Aucun constat » included. `id`: of its heading.
base::html::Html constats(vues::RapportVu const& rapport, std::string_view caption);
base::html::Html montants(verdict::Montants const& montants);
base::html::Html clients(Dossier const& dossier);
base::html::Html pieces(instruction::Suivi const& suivi);
base::html::Html motifs(instruction::Suivi const& suivi);
base::html::Html historique(Dossier const& dossier);
base::html::Html courriels(Dossier const& dossier);

}
