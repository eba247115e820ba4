// SPDX-License-Identifier: EUPL-1.2
#include "jugement/explications/explications.h"

#include <array>

namespace quitus::jugement {

std::span<Explication const> explications_pieces()
{
    static constexpr auto all = std::to_array<Explication>({
        { "PCE-001", "Chaque pièce exigée à cette étape est dans la liste, sous son type",
            "Le bon de commande d’une ligne (avance), une facture ou la VA ou MOM d’une ligne "
            "(solde), l’attestation, ou une déclaration nommée par l’annulation manque à la liste "
            "des pièces, ou y figure sous un autre type.",
            "Une demande s’instruit sur ses pièces. Le bon de commande n’est pas redemandé au "
            "solde : il est venu avec l’avance. Une déclaration que l’annulation ne nomme pas est "
            "l’affaire de ANN-001 et ANN-002." },
        { "PCE-002", "Chaque pièce listée est dans l’archive",
            "Une archive a été reçue et acceptée, et le fichier d’une pièce listée n’y est pas, "
            "ou plusieurs portent son nom dans des dossiers différents.",
            "Le nom complet est cherché d’abord, puis le nom seul : une archive se fait avec ou "
            "sans dossier." },
        { "PCE-003", "Chaque fichier de l’archive est une pièce de la liste",
            "Un fichier de l’archive n’est nommé par aucune pièce.",
            "Un fichier de trop n’enlève rien à la demande ; il ne sera pas examiné, et il faut "
            "le savoir. Au-delà de cinquante, ils sont comptés au lieu d’être nommés." },
        { "PCE-005", "Chaque fichier reçu est celui qui est déclaré",
            "L’empreinte SHA-256 du fichier reçu n’est pas celle que la demande déclare.",
            "Le plus souvent, le fichier a été signé ou enregistré de nouveau après l’export de "
            "la demande." },
        { "PCE-006", "L’archive se lit sans danger",
            "L’archive contient un chemin qui sort de son dossier, un lien ou un contenu "
            "démesuré, dépasse les limites, est chiffrée ou abîmée.",
            "Une archive qui peut nuire n’est pas triée fichier par fichier : elle est refusée "
            "entière, et rien n’en est tiré." },
        { "PCE-007", "Le bon de commande porte la mention de prise en charge par l’État",
            "La demande déclare que la mention n’est pas visible sur le bon de commande d’une "
            "ligne.",
            "Le client doit voir, en signant, que l’État paie. Le texte de la mention est une "
            "donnée du règlement." },
        { "PCE-009", "Ce qui doit être signé l’est",
            "Une pièce que la demande emploie et qui doit être signée (bon de commande, VA, MOM, "
            "attestation, déclarations) est déclarée non signée.",
            "Une signature numérisée ne se détecte pas : seule la déclaration est jugée, et son "
            "absence ne dit rien. C’est à vérifier et non à refuser, car l’agent a la pièce sous "
            "les yeux." },
        { "PCE-013", "Un fichier ne sert qu’une fois",
            "Le même fichier est donné comme deux pièces de types différents, comme document de "
            "deux bénéficiaires qu’aucun traité ne réunit, ou dans un autre dossier de "
            "financement.",
            "Un financement par SONS et par bénéficiaire. Après une fusion ou une scission, un "
            "document peut nommer plusieurs bénéficiaires ; un fichier peut réunir les "
            "renonciations de plusieurs clients." },
        { "PCE-014", "Les pièces sont remises avec la demande",
            "La demande liste des pièces, et aucune archive n’a été remise.",
            "La liste seule peut être jugée avant de préparer l’archive ; le verdict ne dit alors "
            "rien des fichiers." },
        { "PCE-015", "Le contenu des pièces est lu",
            "Des pièces ont été reçues, et leur contenu n’a pas été lu.",
            "Un verdict favorable ne doit pas passer pour une lecture des PDF." },
    });
    return all;
}

}
