// SPDX-License-Identifier: EUPL-1.2
#include "web/dossier/pages.h"

#include "web/administration/pages.h"
#include "web/cadre/statique.h"
#include "web/fournisseur/pages.h"
#include "web/instruction/pages.h"
#include "web/liste/pages.h"
#include "web/paiement/pages.h"
#include "web/public/pages.h"
#include "web/site.h"

namespace quitus::web {

void add_pages(http::Routeur& routeur, Site& site)
{
    site.portail.registre.read([&](guichet::Lecture const& registre) {
        site.horloge_simulee = registre.reglage("horloge") == "simulee";
    });
    std::filesystem::create_directories(site.dossier_brouillons);
    Garde garde(routeur, site);
    add_statique(garde);
    add_accueil(garde);
    add_connexion(garde);
    add_mot_de_passe(garde);
    add_liste(garde);
    add_exports(garde);
    add_dossier(garde);
    add_accuse(garde);
    add_pieces(garde);
    add_tableau_de_bord(garde);
    add_simulation(garde);
    add_depot(garde);
    add_incompletes(garde);
    add_correction(garde);
    add_file_d_instruction(garde);
    add_instruction(garde);
    add_decision(garde);
    add_grand_livre(garde);
    add_paiements(garde);
    add_comptes(garde);
    add_journal(garde);
    add_courriels(garde);
    add_horloge(garde);
}

}
