// SPDX-License-Identifier: EUPL-1.2
// Small pieces that every page is made of: links, instants, amounts, badges.
#pragma once

#include "base/html.h"
#include "calendrier/instant.h"
#include "instruction/cycle.h"
#include "montant/montant.h"
#include "verdict/regle.h"

#include <optional>
#include <string>
#include <string_view>

namespace quitus::web {

// An address of this site; what comes from elsewhere is escaped before it enters.
base::html::Url adresse(std::string_view chemin);
// `contexte`: read aloud after the text, not seen (« de la demande SGN-2023-000001 »).
base::html::Html lien(
    std::string_view chemin, std::string_view texte, std::string_view contexte = {});
base::html::Html invisible(std::string_view texte);

base::html::Html moment(calendrier::Instant instant); // whole, in words
base::html::Html moment(std::optional<calendrier::Instant> const& instant);
base::html::Html moment_court(calendrier::Instant instant); // « 12/09/2023 14:00 », for tables
std::string euros(
    std::optional<montant::Cents> const& montant); // « non calculé » when there is none

base::html::Html badge(instruction::Statut statut);
// Its tint and its sign.
std::string_view teinte(instruction::Statut statut);
base::html::Html badge(verdict::Consequence consequence);

// A print of bytes, which breaks where the line ends.
base::html::Html empreinte(std::string_view sha256);
// A list of names and values.
class Fiche {
public:
    Fiche& add(std::string_view nom, base::html::Html const& valeur);
    Fiche& add(std::string_view nom, std::string_view valeur); // left out when it is empty
    base::html::Html html() const;

private:
    base::html::Html m_lignes;
};

// « 1 demande », « 12 demandes ».
std::string compte(std::int64_t nombre, std::string_view un, std::string_view plusieurs);

}
