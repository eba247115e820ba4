// SPDX-License-Identifier: EUPL-1.2
// A stock of requests made from a seed, with known defects in a share of them. Given little by
// little: a million requests take no more memory than a few hundred. Files of financing are made a
// lot at a time, and the documents of a lot come in the order of their filing.
#pragma once

#include "base/result.h"
#include "generation/dossier/dossier.h"
#include "generation/plantation/plantation.h"
#include "verdict/regle.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace quitus::generation {

// More would use up the ranges of invented numbers.
inline constexpr std::uint32_t demandes_max = 2'000'000;

// A share between 0 and 1, exact: "0.25" is 250,000,000 billionths.
class Part {
public:
    // Reads 0, 1, 0.25: at most nine decimals. Error: `part_impossible`.
    static base::Result<Part> parse(std::string_view texte);
    constexpr Part() = default;
    // That share of a count, rounded half up.
    std::uint64_t of(std::uint64_t nombre) const;

private:
    explicit constexpr Part(std::uint64_t milliardiemes) : m_milliardiemes(milliardiemes) { }
    std::uint64_t m_milliardiemes = 0;
};

struct Commande {
    std::uint32_t demandes = 1;
    std::uint64_t graine = 0;
    Part defauts;
};

// What is known of a line before any judgment.
struct Verite {
    std::uint32_t ligne; // from 1
    verdict::IdRegle regle;
    std::string pointeur; // RFC 6901
};

class Stock {
public:
    // Error: `reglement_sans_calendrier`, when no text of it gives a date for an avance. The
    // regulation must outlive the stock.
    static base::Result<Stock> of(Commande const& commande, reglement::Reglement const& reglement);

    // Appends the next lines, each with its end of line, and what is known of them; how many there
    // were, 0 once all were given.
    std::uint32_t next(std::string& lignes, std::vector<Verite>& verites);

private:
    Stock(Commande const& commande, std::unique_ptr<Campagne> campagne);

    Commande m_commande;
    std::unique_ptr<Campagne> m_campagne; // at a place that does not move
    Atelier m_atelier;
    Planteurs m_planteurs;
    Alea m_tirage; // which requests bear a defect
    std::uint64_t m_dossiers = 0;
    std::uint32_t m_lignes = 0;
    std::uint64_t m_defauts_a_planter;
};

}
