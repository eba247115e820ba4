// SPDX-License-Identifier: EUPL-1.2
#include "jugement/explications/explications.h"

#include <array>

namespace quitus::jugement {

std::span<Explication const> explications_annulation()
{
    static constexpr auto all = std::to_array<Explication>({
        { "ANN-001", "L’annulation repose sur une déclaration signée et motivée",
            "Aucune attestation sur l’honneur n’est nommée, elle est déclarée non signée, ou le "
            "motif manque.",
            "Le Fournisseur s’engage sur la raison de l’annulation. Une pièce nommée mais absente "
            "est dite par PCE-001." },
        { "ANN-002", "L’annulation convenue avec les clients porte la renonciation de chacun",
            "L’annulation est déclarée en accord avec le client, et aucune renonciation n’est "
            "jointe, ou les fichiers joints en annoncent moins qu’il n’y a de clients retirés.",
            "Un fichier peut réunir plusieurs renonciations : les fichiers ne sont pas comptés, "
            "seul leur contenu déclaré l’est." },
        { "ANN-003", "Chaque bénéficiaire retiré est dans la demande",
            "Un bénéficiaire que l’annulation retire n’est pas parmi ceux de la demande d’avance.",
            "Le périmètre de l’annulation se vérifie sur celui de la demande. La règle se tait "
            "quand elle n’est pas connue." },
        { "ANN-004", "Ce qu’entraîne l’annulation",
            "La demande d’avance est connue : le cas est dit, avec la suite et les montants.",
            "Cas 1, totale, avance versée : l’avance est remboursée. Cas 2, partielle, avance "
            "versée : le trop-perçu est régularisé au solde. Cas 3, totale, sans avance. Cas 4, "
            "partielle, sans avance : nouvelle demande avant le pivot, modification sur place "
            "ensuite." },
        { "ANN-005", "La portée déclarée est celle des bénéficiaires retirés",
            "Une annulation partielle ne nomme aucun bénéficiaire ou les retire tous, une "
            "annulation totale en laisse.",
            "De la portée dépend l’argent à rendre. Le cas suit les bénéficiaires ; la règle se "
            "tait sans la demande d’avance." },
    });
    return all;
}

}
