// SPDX-License-Identifier: EUPL-1.2
#include "jugement/explications/explications.h"

#include <array>

namespace quitus::jugement {

namespace {

constexpr std::array<Explication, 11> explications{ {
    { "PER-001", "Le solde n’ajoute aucun bénéficiaire à l’avance",
        "Un bénéficiaire du solde n’est pas dans l’avance, et aucune succession acceptée ne l’y "
        "rattache.",
        "Le solde règle ce que l’avance a commencé. La demande n’est pas rejetée pour "
        "autant\u00A0: le Fournisseur redépose sur un périmètre égal à celui de l’avance ou "
        "compris dedans. Un bénéficiaire est le même quand un identifiant de la maille est le "
        "même, quel que soit son repère dans le document." },
    { "PER-002", "Ce qui fut avancé pour un absent est compensé",
        "Un bénéficiaire d’une avance payée n’est plus dans le solde\u00A0: le constat donne le "
        "montant à compenser.",
        "Retirer un bénéficiaire est permis\u00A0; l’avance reçue pour lui est déduite du solde, "
        "même si un avenant l’a retiré entre-temps. Dans la vérification, une avance donnée comme "
        "contexte compte comme payée." },
    { "PER-003", "Une succession nomme ses bénéficiaires historiques",
        "Un bénéficiaire déclare une évolution sans bénéficiaire historique, ou l’un d’eux ne "
        "porte aucun identifiant de la maille.",
        "Seul l’identifiant porté dans l’avance rattache le nouveau bénéficiaire à l’ancien\u00A0; "
        "un nom n’y suffit pas." },
    { "PER-004", "Une succession est prouvée dans le PDF de la facture",
        "Pour une fusion ou une absorption, le traité, pour une scission, son acte, n’est pas dans "
        "les contenus déclarés du PDF de la facture du successeur\u00A0: contenus absents, "
        "contenus sans cet acte, ou pièce qui n’est pas celle de la facture.",
        "Le traité est demandé dans le même PDF que la facture. La liste des contenus dit à "
        "quelles pages il se trouve\u00A0; une pièce qui n’en dit rien ne prouve rien. La liste "
        "n’a pas de nature propre à la scission\u00A0: «\u00A0autre\u00A0» y est admis pour "
        "elle." },
    { "PER-005", "Chaque bénéficiaire historique était dans l’avance",
        "Un identifiant historique n’est celui d’aucun bénéficiaire de l’avance.",
        "Une succession transporte une avance d’un bénéficiaire à un autre\u00A0: sans l’ancien "
        "dans l’avance, elle ne transporte rien." },
    { "PER-006", "L’avance du solde est connue",
        "L’avance que nomme le solde n’est pas parmi les documents donnés.",
        "Le périmètre d’un solde est celui de son avance\u00A0: il ne se juge pas seul. Les autres "
        "règles de la famille se taisent alors, et l’avance est supposée égale à sa part ordinaire "
        "des lignes du solde." },
    { "PER-007", "Le dernier avenant de l’avance est réglé",
        "Le dernier avenant de l’avance n’est pas encore décidé et payé.",
        "L’avenant change ce qui a été payé, donc ce qui reste à payer. Seul le portail le "
        "sait\u00A0: la vérification d’un document se tait." },
    { "PER-008", "Le document a le Fournisseur et le dispositif de l’avance",
        "Le SIREN du Fournisseur, le couloir ou le SONS ne sont pas ceux de l’avance que le "
        "document nomme.",
        "Une autre entreprise ou un autre SONS, c’est une autre demande\u00A0: le plus souvent, le "
        "numéro de dossier est faux. Le SIREN seul est comparé, car un Fournisseur peut déposer "
        "depuis un autre de ses établissements." },
    { "PER-009", "Une succession acceptée dit qui est devenu qui",
        "Une succession a ses bénéficiaires historiques, tous connus de l’avance, et son acte.",
        "Les avances des bénéficiaires historiques comptent désormais sur le successeur\u00A0: il "
        "faut que cela se voie." },
    { "PER-010", "Une succession ne donne pas deux financements",
        "Les lignes des successeurs demandent plus que celles de l’avance pour les bénéficiaires "
        "auxquels ils succèdent.",
        "Une scission partage un financement, elle n’en crée pas un second. Les successeurs d’un "
        "même bénéficiaire sont comptés ensemble, avec celui qui reste lui-même dans le solde. La "
        "comparaison porte sur le montant Ségur, seul connu de l’avance comme du solde. Un montant "
        "illisible ne permet pas de comparer\u00A0: une personne regarde." },
    { "PER-011", "Un changement d’identifiant est établi par une pièce",
        "Un bénéficiaire déclare un simple changement d’identifiant sans nommer une pièce listée "
        "qui l’établisse.",
        "Aucun texte ne dit quelle pièce prouve un simple changement de numéro\u00A0: rien n’est "
        "refusé, un gestionnaire regarde." },
} };

}

std::span<Explication const> explications_perimetre()
{
    return explications;
}

}
