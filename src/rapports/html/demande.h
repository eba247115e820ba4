// SPDX-License-Identifier: EUPL-1.2
// A judged request as a piece of page.
#pragma once

#include "base/html.h"
#include "rapports/rapport.h"

#include <cstddef>
#include <string>

namespace quitus::rapports {

// The class of the tint of a verdict: "succes".
std::string_view teinte(verdict::Verdict verdict);
// A verdict said by its words, a sign and a tint.
base::html::Html badge(verdict::Verdict verdict);
// The id of the part of the page about the request; `rank` counts from 1 in the order of the input.
std::string ancre(std::size_t rank);
// A request that calls for a look: its heading, its findings, its amounts.
base::html::Html section_de(
    verdict::DemandeJugee const& demande, std::size_t rank, Catalogue const& catalogue);
// A request that is recevable, folded.
base::html::Html pli_de(
    verdict::DemandeJugee const& demande, std::size_t rank, Catalogue const& catalogue);

}
