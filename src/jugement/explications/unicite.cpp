// SPDX-License-Identifier: EUPL-1.2
#include "jugement/explications/explications.h"

#include <array>

namespace quitus::jugement {

std::span<Explication const> explications_unicite()
{
    static constexpr auto all = std::to_array<Explication>({
        { "UNI-001", "Aucun bénéficiaire n’est déjà financé pour ce SONS",
            "Un bénéficiaire figure, pour le même SONS, dans une demande validée d’un autre "
            "Fournisseur ou d’un autre dossier de financement du même.",
            "Un financement par SONS et par bénéficiaire. Une avance, son solde, et ce que l’un "
            "ou l’autre remplace, sont un seul dossier. Le Fournisseur écarté peut contester." },
        { "UNI-002", "Aucun bénéficiaire n’est demandé ailleurs pour ce SONS",
            "Un bénéficiaire figure, pour le même SONS, dans une demande d’un autre dossier de "
            "financement qui n’est pas encore validée.",
            "Quand il a signé deux bons de commande, c’est au bénéficiaire de désigner celui "
            "qu’il garde. Le constat est fait sur les deux demandes." },
    });
    return all;
}

}
