// SPDX-License-Identifier: EUPL-1.2
// A Constat is what a rule found in a document: a value, never an error. Text that holds a personal
// health identifier is masked as it enters (IDT-009), so that no report, log or page can show it.
#pragma once

#include "verdict/regle.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quitus::verdict {

// A parameter of the regulation that the rule read, with the value in force.
struct ParametreLu {
    std::string nom; // "calendrier.BIO_SGL.cloture"
    std::string valeur; // "< 2023-12-14T14:00:00+01:00"
    std::string validite; // "depuis le 2023-04-10", empty when it always held
    bool operator==(ParametreLu const&) const = default;
};

struct Constat {
    IdRegle regle;
    Consequence consequence
        = Consequence::information; // set from the catalogue by the room jugement
    bool evaluee = true; // false: the rule could not be evaluated, so a person must look
    std::string message; // French, one or two sentences for a supplier's accountant
    std::string pointeur; // RFC 6901 in the document; empty for the whole of it
    // The same with what was masked, never shown: it serves to find the place, then is emptied.
    std::string pointeur_entier;
    std::optional<std::uint32_t> ligne, colonne; // from 1; none when not sought
    std::optional<std::string> trouve, attendu;
    std::vector<ParametreLu> parametres;
    std::string correction; // French; empty when there is nothing to mend
};

// The evidence a rule gives; the consequence comes from the catalogue.
struct Preuve {
    std::string message;
    std::string pointeur;
    std::optional<std::string> trouve = std::nullopt;
    std::optional<std::string> attendu = std::nullopt;
    std::vector<ParametreLu> parametres = {};
    std::string correction = {};
};

// The findings of one document, in the order in which the rules gave them.
class Constats {
public:
    void add(IdRegle regle, Preuve preuve);
    // The rule could not be evaluated: a person must look, whatever the consequence of the
    // catalogue.
    void a_verifier(IdRegle regle, Preuve preuve);

    bool contains(IdRegle regle) const;
    std::vector<Constat> const& all() const { return m_constats; }
    std::vector<Constat>& all() { return m_constats; }

private:
    std::vector<Constat> m_constats;
};

// The verdict of a request is the worst of its findings.
Verdict worst(std::vector<Constat> const& constats);

}
