// SPDX-License-Identifier: EUPL-1.2
// Lives of demandes for the tests: what is received, who acts, what was decided.
#pragma once

#include "instruction/consequences.h"
#include "instruction/decision.h"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace quitus::instruction {

inline Instant instant(char const* texte)
{
    return Instant::parse_rfc3339(texte).value();
}

inline Cents euros(std::int64_t euros)
{
    return Cents::of(euros * 100);
}

inline acces::Acteur const laboratoire{ "C-0001", acces::Role::fournisseur, "55210055400013" };
inline acces::Acteur const gestionnaire{ "C-0002", acces::Role::gestionnaire, "" };
inline acces::Acteur const administrateur{ "C-0003", acces::Role::administrateur, "" };
inline acces::Acteur const autre_administrateur{ "C-0004", acces::Role::administrateur, "" };
inline acces::Acteur const agence{ "C-0005", acces::Role::ans, "" };

// An avance on three beneficiaries, as the example of the contract: 1000, 2000 and 3000 euros.
inline Reception avance_recue()
{
    return {
        .numero = "SGN-2023-000001",
        .siret = laboratoire.siret,
        .raison_sociale = "Éditions d’essai",
        .type_demande = "avance",
        .dispositif = "BIO_SGL",
        .identifiant_envoi = "envoi-1",
        .reference = "R-1",
        .document = std::string(64, 'a'),
        .rapport = std::string(64, 'b'),
        .reglement = std::string(64, 'c'),
        .pieces = { { "bdc.pdf", std::string(64, 'd'), 1234 } },
        .montants = { .finance = euros(6000), .avance = euros(1800) },
        .financements = { { "A", { "cle-a" }, euros(300), {} },
            { "B", { "cle-b" }, euros(600), {} }, { "C", { "cle-c", "cle-c2" }, euros(900), {} } },
    };
}

inline Reception incomplete_recue()
{
    auto reception = avance_recue();
    reception.complete = false;
    reception.faute = "L’archive des pièces n’a pas été reçue.";
    reception.pieces.clear();
    reception.echeance = instant("2023-09-20T12:00:00Z");
    return reception;
}

inline Suivi apply_all(Suivi suivi, std::initializer_list<Evenement> evenements)
{
    for (auto evenement : evenements) {
        evenement.seq = suivi.revision + 1;
        suivi.revision = evenement.seq;
        apply(suivi, evenement);
    }
    return suivi;
}

inline Suivi deposee(Reception const& reception, Instant le = instant("2023-09-12T08:00:00Z"))
{
    return apply_all({}, { recue(genre::deposee, reception, laboratoire, le) });
}

inline Ordre ordre(Action action, acces::Acteur const& acteur)
{
    return { .action = action,
        .acteur = acteur,
        .instant = instant("2023-09-13T08:00:00Z"),
        .motif = "Un motif.",
        .regle = "UNI-001" };
}

// Decides, and applies what was decided.
inline base::Result<Suivi> joue(Suivi const& suivi, Ordre const& un)
{
    auto const evenement = QUITUS_TRY(decide(suivi, un));
    return apply_all(suivi, { evenement });
}

inline Suivi en_instruction(Reception const& reception)
{
    return joue(deposee(reception), ordre(Action::prendre_en_charge, gestionnaire)).value();
}

inline Suivi validee(Reception const& reception)
{
    return joue(en_instruction(reception), ordre(Action::valider, gestionnaire)).value();
}

template <typename T>
std::string code(base::Result<T> const& result)
{
    return result ? "" : result.error().code;
}

}
