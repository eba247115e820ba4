// SPDX-License-Identifier: EUPL-1.2
#include "journal/evenement.h"

namespace quitus::journal {

std::string Evenement::contenu() const
{
    return Donnees(Donnees::Objet{
                       { "acteur", acteur },
                       { "donnees", donnees },
                       { "genre", genre },
                       { "instant", instant.text() },
                       { "objet", objet },
                       { "seq", seq },
                   })
        .canonique();
}

base::Result<Evenement> Evenement::parse(std::string_view contenu)
{
    auto const lu = QUITUS_TRY(Donnees::parse(contenu));
    auto const instant = calendrier::Instant::parse_rfc3339(lu.texte("instant"));
    auto const seq = lu["seq"].entier();
    if (!instant || !seq || lu.texte("genre").empty())
        return base::failure(
            "evenement_illisible", "Un événement porte un rang (seq), un instant et un genre.");
    return Evenement{
        .seq = *seq,
        .instant = *instant,
        .acteur = lu.texte("acteur"),
        .genre = lu.texte("genre"),
        .objet = lu.texte("objet"),
        .donnees = lu["donnees"],
    };
}

}
