// SPDX-License-Identifier: EUPL-1.2
// Why a verdict: how each rule of the catalogue fared on one request, with everything that it
// looked at, also when it holds. What every report of `explain --file` shows.
#pragma once

#include "verdict/demande_jugee.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::verdict {

enum class SortDeRegle : std::uint8_t {
    hors_etape, // it does not serve this kind of request
    tient, // it looked, and has nothing to say
    parle, // it gave findings
    non_evaluee, // what it needs is not known
};
std::string_view text(SortDeRegle sort); // "non_evaluee"

// The name of the fact that a rule looked everywhere.
inline constexpr char const* document_entier = "document entier";

// Something a rule read: a member of the document, or what is known beside it.
struct FaitConsulte {
    std::string nom; // French, of what is known beside the document; empty for a member
    std::string pointeur; // RFC 6901; empty for the whole document, or for what has no place in it
    std::optional<std::uint32_t> ligne,
        colonne; // from 1; of the nearest that exists when the member is absent
    std::optional<std::string> valeur; // as written, as reports show it; none: absent
    // French; empty when it is known. Beside the document: what is wanted, « l’avance (la donner
    // avec --avec) ». Of a member: why it is not known, « absent du document ».
    std::string manque;
};

// A parameter a rule read, with its value in force.
struct ParametreConsulte {
    std::string nom, valeur, validite, source;
    bool connu = true; // false: no text says it, or it does not exist for this dispositif
    bool sans_objet = false;
};

struct RegleMotivee {
    IdRegle regle;
    SortDeRegle sort = SortDeRegle::hors_etape;
    // Ranks in the Motivation, in the order of the first reading; each once.
    std::vector<std::uint32_t> faits, parametres;
};

// A requirement that a rule serves, and the text that says it.
struct ExigenceCitee {
    std::string id, enonce, source;
};

// Where a value or a requirement comes from.
struct SourceCitee {
    std::string id, titre, adresse; // the address may be empty
};

struct Motivation {
    DemandeJugee jugee;
    std::vector<RegleMotivee> regles; // every rule, in the order of the catalogue
    std::vector<FaitConsulte> faits;
    std::vector<ParametreConsulte> parametres;
    // Those of the rules and of the parameters, each once, in the order of the regulation.
    std::vector<ExigenceCitee> exigences;
    std::vector<SourceCitee> sources;
};

}
