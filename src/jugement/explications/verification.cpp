// SPDX-License-Identifier: EUPL-1.2
#include "jugement/explications/explications.h"

#include <array>

namespace quitus::jugement {

std::span<Explication const> explications_verification()
{
    static constexpr auto all = std::to_array<Explication>({
        { "VAR-001", "Chaque ligne porte le document, VA ou MOM, que demande son SONS",
            "Une MOM est donnée là où le SONS demande une VA, ou l’inverse.",
            "Le choix est fait par chaque appel à financement. La règle se tait pour les SONS "
            "dont il n’est pas connu." },
        { "VAR-002", "La VA ou la MOM est signée",
            "La demande déclare que la VA ou la MOM d’une ligne n’est pas signée.",
            "Un solde complet contient une VA ou une MOM signée. Rien de déclaré ne vaut pas "
            "absence de signature." },
        { "VAR-003", "Le client ne fait pas de réserve",
            "Le client écrit une réserve qu’il ne juge pas bloquante.",
            "Ces réserves peuvent figurer en commentaire ; le payeur ne les traite pas, et mieux "
            "vaut le savoir." },
        { "VAR-004", "Le client ne fait pas de réserve bloquante",
            "Le client écrit une réserve qu’il juge bloquante.",
            "Seules les réserves non bloquantes sont admises en commentaire. L’établissement, qui "
            "a signé, est seul à savoir ce qui bloque : un gestionnaire regarde." },
        { "VAR-005", "La signature n’est pas refusée parce qu’un autre logiciel manque",
            "Le client refuse de signer parce qu’un autre logiciel, avec lequel le vôtre échange, "
            "manque ou est en retard.",
            "Ce refus n’est pas recevable quand le retard ne dépend pas de vous. Le constat dit "
            "que faire, et quel signalement envoyer à l’ANS." },
        { "VAR-006", "Le modèle signé est celui du SONS",
            "Pour un SONS qui a son propre modèle de VA (hôpital), le modèle d’un autre SONS a "
            "été signé.",
            "Chaque modèle dit de quels flux répond le Fournisseur de RI, de PFI ou de DPI." },
    });
    return all;
}

}
