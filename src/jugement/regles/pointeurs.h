// SPDX-License-Identifier: EUPL-1.2
// Where a finding stands in the document (RFC 6901), and how it quotes a parameter that the rule read.
#pragma once

#include "reglement/reglement.h"
#include "verdict/constat.h"

#include <string>

namespace quitus::jugement::regles {

inline std::string ligne(std::size_t indice)
{
    return "/lignes/" + std::to_string(indice);
}

inline std::string facture(std::size_t indice_ligne, std::size_t indice)
{
    return ligne(indice_ligne) + "/factures/" + std::to_string(indice);
}

inline std::string beneficiaire(std::size_t indice)
{
    return "/beneficiaires/" + std::to_string(indice);
}

inline std::string piece(std::size_t indice)
{
    return "/pieces/" + std::to_string(indice);
}

// Who quotes a parameter has read it.
template <typename T>
verdict::ParametreLu lu(reglement::Parametre<T> const& parametre)
{
    (void)static_cast<bool>(parametre);
    return { parametre.nom, parametre.texte, parametre.validite };
}

}
