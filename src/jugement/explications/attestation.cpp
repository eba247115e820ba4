// SPDX-License-Identifier: EUPL-1.2
#include "jugement/explications/explications.h"

#include <array>

namespace quitus::jugement {

std::span<Explication const> explications_attestation()
{
    static constexpr auto all = std::to_array<Explication>({
        { "ATT-001", "L’attestation nomme son signataire et son Fournisseur",
            "Le nom, le prénom ou la dénomination sociale manque.",
            "Le modèle demande les trois. Chaque manque a son constat, là où il se corrige." },
        { "ATT-002", "L’attestation porte le numéro du dossier qu’elle clôt",
            "Le numéro de dossier manque.",
            "Sans lui, l’attestation ne rejoint aucune demande d’avance." },
        { "ATT-003", "L’attestation est datée", "La date de signature manque.",
            "Le modèle la demande ; une date illisible est dite par SCH-004." },
        { "ATT-004", "L’attestation est signée",
            "La demande déclare que l’attestation n’est pas signée.",
            "Une attestation non signée n’engage personne. Rien de déclaré ne vaut pas absence de "
            "signature." },
        { "ATT-005", "La case cochée vient avec sa liste",
            "La case des clients non installés est cochée, et la liste est absente ou vide.",
            "La case annonce la liste ; sans elle, on ne sait pas qui reste à financer." },
        { "ATT-006", "La liste vient avec sa case cochée",
            "Des clients non installés sont listés, et la case n’est pas cochée.",
            "L’un des deux se trompe, et les clients listés ne peuvent pas figurer au solde "
            "(ATT-011)." },
        { "ATT-007", "La case et la liste ne servent que là où le modèle les prévoit",
            "La case est cochée ou des clients sont listés dans un couloir dont le modèle n’a ni "
            "l’une ni l’autre.",
            "Elles n’existent que pour l’hôpital et la médecine de ville ; ailleurs, un client "
            "non installé est simplement absent du solde." },
        { "ATT-008", "Chaque client listé est dans la demande d’avance",
            "Un client listé ne porte aucun identifiant d’un bénéficiaire de l’avance.",
            "Un identifiant en commun suffit, car la liste demande les FINESS juridique et "
            "géographique là où la demande porte le FINESS PMSI. La règle se tait quand l’avance "
            "n’est pas connue, ou quand le client n’a aucun identifiant de ceux que le "
            "dispositif compare." },
        { "ATT-009", "Chaque client listé porte les identifiants que demande son couloir",
            "Un client listé ne porte entièrement aucun des ensembles admis : RPPS, ou FINESS "
            "juridique et FINESS géographique pour la médecine de ville ; FINESS juridique et "
            "FINESS géographique pour l’hôpital.",
            "Un FINESS seul ne distingue pas le site de l’entité qui le possède." },
        { "ATT-010", "L’attestation est faite sur le modèle de son couloir",
            "Le modèle déclaré est celui d’un autre couloir.",
            "Chaque couloir a son modèle ; la règle se tait quand aucun n’est déclaré." },
        { "ATT-011", "Le solde ne demande rien pour un client déclaré non installé",
            "Un bénéficiaire du solde figure parmi les clients qu’une attestation de la même "
            "avance liste comme non installés.",
            "La Prestation doit être faite à temps, et le Fournisseur a écrit qu’elle ne l’était "
            "pas. Toute attestation compte ici, même à corriger." },
        { "ATT-012", "L’attestation est nécessaire",
            "Le solde de la même avance a déjà été déposé, à une date où aucune attestation n’est "
            "demandée.",
            "Une attestation de trop ne nuit pas : elle est seulement inutile." },
    });
    return all;
}

}
