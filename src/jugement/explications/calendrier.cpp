// SPDX-License-Identifier: EUPL-1.2
#include "jugement/explications/explications.h"

#include <array>

namespace quitus::jugement {

namespace {

constexpr auto all = std::to_array<Explication>({
    { "CAL-001", "La demande est déposée après l’ouverture de son étape",
        "L’avance ou le solde est déposé avant l’ouverture de l’étape pour ce SONS.",
        "La règle se tait là où aucun texte ne donne l’ouverture." },
    { "CAL-002", "L’avance est déposée à temps", "L’avance est déposée après sa dernière date.",
        "Un jour sans heure s’entend jusqu’à 23:59:59, heure de Paris." },
    { "CAL-003", "Le solde est déposé avant la clôture",
        "Le solde est déposé à l’instant de la clôture ou après.",
        "La clôture est un instant exclu («\u00a0avant\u00a0»)\u00a0: 14:00:00 est trop tard. "
        "Une correction "
        "demandée par un "
        "gestionnaire garde l’instant du premier dépôt complet." },
    { "CAL-004", "Le solde tardif a son attestation, déposée à temps",
        "Le solde est déposé après la date de fin des prestations sans attestation conforme "
        "déposée à temps pour "
        "cette avance.",
        "Une attestation à corriger ou refusée n’atteste de rien. À partir de la clôture, "
        "CAL-003 le dit seule." },
    { "CAL-005", "L’attestation est déposée après l’ouverture",
        "L’attestation est déposée avant que les attestations soient reçues.",
        "Les attestations sont reçues à partir d’un jour donné." },
    { "CAL-006", "L’attestation est déposée au plus tard le dernier jour",
        "L’attestation est déposée après la fin du dernier jour.",
        "Après le dernier jour, tous les textes s’accordent\u00a0: elle est refusée." },
    { "CAL-007", "L’attestation du dernier jour est déposée avant l’heure",
        "L’attestation est déposée le dernier jour, après l’heure et avant minuit.",
        "Deux phrases des textes se contredisent sur cet après-midi\u00a0: un gestionnaire "
        "arbitre, "
        "avec un motif." },
    { "CAL-008", "La commande est signée dans sa période",
        "Le bon de commande est signé après la dernière date des commandes, ou avant leur "
        "ouverture quand elle est "
        "connue.",
        "Une signature n’a pas d’heure\u00a0: le jour de la limite est à temps." },
    { "CAL-009", "La commande n’est pas trop ancienne",
        "Le bon de commande est signé plus de jours civils avant le dépôt que la validité "
        "admise.",
        "La page publique qui le dit mêle plusieurs vagues\u00a0: une personne regarde." },
    { "CAL-010", "L’installation est achevée à temps",
        "La date d’installation est postérieure à la date de fin des prestations.",
        "Le jour de la fin est à temps. Le bénéficiaire se retire\u00a0; sa date ne se change "
        "jamais." },
    { "CAL-011", "Les dates se suivent dans l’ordre",
        "L’installation précède la signature de la commande, la VA ou la MOM précède "
        "l’installation, ou la facture "
        "précède la signature.",
        "Aucun texte n’impose cet ordre, mais un ordre rompu est souvent une date mal "
        "recopiée." },
    { "CAL-012", "Aucune date n’est à venir",
        "Une date civile du document est postérieure au jour du dépôt, à Paris.",
        "Un document atteste de ce qui a eu lieu." },
    { "CAL-013", "Le cas du solde et l’échéance suivante",
        "Toujours, pour un solde dont l’instant est connu\u00a0: cas 1, 2 ou 3, et ce qui "
        "vient "
        "ensuite.",
        "Déposer au fil de l’eau suppose de savoir ce qui approche." },
});

}

std::span<Explication const> explications_calendrier()
{
    return all;
}

}
