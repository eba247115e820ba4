// SPDX-License-Identifier: EUPL-1.2
// What a change of the regulation does to a stock: the same requests judged before and after it,
// told as verdicts that move, rules that move them, and euros. What every report of `simulate`
// shows (5-contract, section 2).
#pragma once

#include "verdict/demande_jugee.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::verdict {

// Who asks for the money, as the request says it; personal health identifiers masked.
struct FournisseurDeclare {
    std::string siren, raison_sociale; // empty when not declared
};

// A request on one side of the change: `net` is what it counts for, zero when it is rejected or to
// be modified, or when it asks for nothing.
struct VerdictEtNet {
    Verdict verdict = Verdict::recevable;
    montant::Cents net;
    bool operator==(VerdictEtNet const&) const = default;
};

// What a rule does among the findings that count: it begins to speak, falls silent, or speaks with
// another consequence.
enum class Effet : std::uint8_t { apparait, disparait, change };
std::string_view text(Effet effet); // "apparait"
std::string_view en_francais(Effet effet); // "apparaît"

struct RegleEnCause {
    IdRegle regle;
    Effet effet = Effet::apparait;
};

// A request to which the change does something: its verdict, its rules or its euros are not the
// same.
struct DemandeConcernee {
    std::string fichier; // as given by the user, personal identifiers masked
    std::optional<std::uint32_t> ligne_ndjson;
    std::string type_demande, dispositif, identifiant_envoi; // empty when unknown
    FournisseurDeclare fournisseur;
    VerdictEtNet avant, apres;
    std::vector<RegleEnCause> regles; // by effect, then by id
};

struct Transition {
    Verdict de = Verdict::recevable, vers = Verdict::recevable;
    std::size_t nombre = 0;
};

// How many of the requests that went from one verdict to another one rule moved.
struct CauseDeTransition {
    Verdict de, vers;
    RegleEnCause cause;
    std::size_t nombre = 0;
};

struct Euros {
    std::size_t demandes = 0, concernees = 0;
    montant::Cents avant, apres;
};
struct EurosParDispositif {
    std::string dispositif; // empty for what bears none
    Euros euros;
};
struct EurosParFournisseur {
    FournisseurDeclare fournisseur;
    Euros euros; // of the requests concerned only
};

struct Simulation {
    Bilan avant, apres;
    std::vector<Transition> transitions; // those that happen, unchanged ones included, by ranks
    std::vector<CauseDeTransition> causes; // in the order of transitions, then effect, then id
    Euros ensemble;
    std::vector<EurosParDispositif> dispositifs; // every one met, by code; the unknown last
    std::vector<EurosParFournisseur> fournisseurs; // the most moved first

    std::size_t changent_de_verdict() const;
};

}
