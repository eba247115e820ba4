// SPDX-License-Identifier: EUPL-1.2
#include "jugement/explications/explications.h"

#include <array>

namespace quitus::jugement {

namespace {

constexpr auto all = std::to_array<Explication>({
    { "SCH-001", "Le document se lit",
        "Le fichier n’est pas du JSON en UTF-8, il est tronqué, sa racine n’est pas un objet, "
        "il est imbriqué sur "
        "plus de 32 niveaux ou dépasse la taille admise.",
        "Un document qui ne se lit pas ne se juge pas\u00a0: aucune autre règle ne parle "
        "alors." },
    { "SCH-002", "Le format du document est connu",
        "«\u00a0format\u00a0» manque ou n’est pas quitus.demande, ou la version n’est pas une "
        "version "
        "1.x.",
        "Lire un format inconnu comme s’il était connu donnerait un verdict au hasard." },
    { "SCH-003", "Aucun membre obligatoire ne manque",
        "Un membre que le format exige à cette étape est absent ou nul.",
        "Une demande complète est la première condition de son instruction\u00a0; un membre "
        "nul est "
        "un membre absent." },
    { "SCH-004", "Chaque valeur a la forme du format",
        "Une valeur n’a pas le type, le motif, la longueur, les bornes ou le nombre d’éléments "
        "que le format fixe.",
        "La valeur mal formée n’est pas devinée\u00a0: elle est tenue pour absente par les "
        "autres "
        "règles." },
    { "SCH-005", "Chaque membre figure une fois", "Le même nom figure deux fois dans un objet.",
        "Deux logiciels ne liraient pas la même valeur\u00a0; Quitus lit la première et le "
        "dit." },
    { "SCH-006", "Chaque membre est connu du format",
        "Un membre n’est pas du format\u00a0; le nom connu le plus proche est proposé.",
        "Une faute de frappe cache souvent un membre attendu\u00a0; le membre inconnu est "
        "conservé "
        "sans être lu." },
    { "SCH-007", "Le dispositif est de la campagne",
        "Le code réunit un couloir et un SONS qui ne vont pas ensemble, ou relève d’une autre "
        "vague.",
        "Les dates, plafonds et pièces dépendent du dispositif\u00a0: sans lui, les règles qui "
        "en "
        "ont besoin se taisent." },
    { "SCH-008", "Les repères internes sont distincts et connus",
        "Un repère sert deux fois parmi les bénéficiaires, les lignes ou les pièces, ou une "
        "ligne (ou "
        "l’annulation) cite un bénéficiaire absent du document.",
        "Les lignes, les pièces et les bénéficiaires se retrouvent par ces repères." },
});

}

std::span<Explication const> explications_structure()
{
    return all;
}

}
