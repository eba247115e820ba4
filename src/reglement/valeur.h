// SPDX-License-Identifier: EUPL-1.2
// One value of a parameter, typed: what a text says, or that it says nothing (`a-etablir`), or that
// the thing does not exist for this dispositif (`sans-objet`).
#pragma once

#include "base/result.h"
#include "calendrier/echeance.h"
#include "montant/montant.h"
#include "reglement/parametres_connus.h"
#include "reglement/reglement.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace quitus::reglement {

struct Inconnue {
    bool operator==(Inconnue const&) const = default;
};
struct SansObjet {
    bool operator==(SansObjet const&) const = default;
};

using TauxAdmis = std::vector<montant::Taux>;
using Identifiants = std::vector<std::vector<NatureIdentifiant>>;
// The alternative that holds depends on the TypeValeur of the parameter; text and choice share
// std::string.
using Valeur = std::variant<Inconnue, SansObjet, calendrier::Echeance, montant::Cents,
    montant::Taux, TauxAdmis, std::int64_t, std::string, calendrier::Instant, Identifiants>;

inline constexpr std::string_view mot_inconnue = "a-etablir";
inline constexpr std::string_view mot_sans_objet = "sans-objet";

// As reports write it: "38565.00", "≥ 2022-01-18", "à établir". What parse_valeur reads back, but
// for the accents.
std::string text(Valeur const& valeur, TypeValeur type);

// A value as the data or the command line write it.
struct Saisie {
    ParametreConnu const& parametre;
    std::string_view nom; // what messages call it: "plafonds.BIO_SGL.ht_max"
    std::string_view texte;
    calendrier::Borne borne; // kept when the text does not say its own
};

// Error: `valeur_impossible`, with what is expected.
base::Result<Valeur> parse_valeur(Saisie saisie);

// A day and an hour, both as texts, as a calendar file gives them apart. `heure` may be empty. An
// opening keeps the end of the closed time: the first instant that this Echeance refuses is the
// first at which the step is open.
base::Result<Valeur> parse_jour_et_heure(
    TypeValeur type, std::string_view jour, std::string_view heure, calendrier::Borne borne);

// The kind of identifier of that name, or none.
std::optional<NatureIdentifiant> parse_nature(std::string_view texte);

}
