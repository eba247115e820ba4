// SPDX-License-Identifier: EUPL-1.2
// Who may see and ask what: the one place of authorisation. Pages, API and command line ask here;
// the table of the life cycle says the rest (room instruction). A Fournisseur sees the files of its
// company only, and is not told that others exist. Contract: 5-contract section 6.
#pragma once

#include "guichet/ports.h"

#include <cstdint>

namespace quitus::guichet {

// What is asked of the portal, beyond the actions on a demande.
enum class Droit : std::uint8_t {
    deposer, // simulate and file
    suivre_demandes, // lists and files: its own, or all
    instruire, // the queue of the officers
    voir_grand_livre,
    voir_courriels,
    voir_journal,
    gerer_comptes,
    avancer_horloge,
};

bool may(acces::Acteur const& acteur, Droit droit);
bool sees(acces::Acteur const& acteur, Suivi const& suivi);
// A refusal of role when it may not.
std::optional<base::Erreur> refusal_of(acces::Acteur const& acteur, Droit droit);
// The filter of a list, narrowed to what that person sees.
FiltreDemandes seen_by(acces::Acteur const& acteur, FiltreDemandes filtre);
// The demande as that person may see it; unknown when it may not.
base::Result<Suivi> find_demande(
    Lecture const& registre, acces::Acteur const& acteur, std::string_view numero);

}
