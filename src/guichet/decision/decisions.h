// SPDX-License-Identifier: EUPL-1.2
// The acts that decide on a demande, each in its own file. The table of the life cycle says who may
// ask for what and when; an act adds the facts that the decision needs. Contract: 5-contract
// section 7. Requirements: A-27, B-05, B-06, R-01, R-07.
#pragma once

#include "guichet/portail/portail.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::guichet {

// Which demande is acted on, and the state of it that the person saw.
struct Cible {
    std::string numero;
    std::optional<std::int64_t> revision = {};
};

// Refusals of all: inconnue, version, role, action; the other ones stand beside each.
base::Result<Suivi> abandonner_demande(
    Portail& portail, acces::Acteur const& acteur, Cible const& cible);
base::Result<Suivi> prendre_en_charge(
    Portail& portail, acces::Acteur const& acteur, Cible const& cible);
// motif_absent. The answer is awaited within the delay of the regulation in force.
base::Result<Suivi> demander_modification(Portail& portail, acces::Acteur const& acteur,
    Cible const& cible, std::vector<instruction::Motif> const& motifs);
// rejet_non_leve, montant_inconnu, UNI-001.
base::Result<Suivi> valider_demande(
    Portail& portail, acces::Acteur const& acteur, Cible const& cible);
// motif_absent.
base::Result<Suivi> rejeter_demande(Portail& portail, acces::Acteur const& acteur,
    Cible const& cible, std::vector<instruction::Motif> const& motifs);
// motif_absent, regle_sans_rejet.
base::Result<Suivi> outrepasser_rejet(Portail& portail, acces::Acteur const& acteur,
    Cible const& cible, std::string const& regle, std::string const& motif);
// meme_personne.
base::Result<Suivi> payer_demande(
    Portail& portail, acces::Acteur const& acteur, Cible const& cible);

}
