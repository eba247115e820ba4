// SPDX-License-Identifier: EUPL-1.2
#include "jugement/explications/explications.h"

#include <array>

namespace quitus::jugement {

namespace {

constexpr auto all = std::to_array<Explication>({
    { "IDT-001", "Les numéros FINESS sont bien formés",
        "Un numéro FINESS n’a pas 9 caractères (2 chiffres, ou 2A ou 2B, puis 7 chiffres), ou "
        "n’a que des zéros.",
        "Les seules lettres possibles sont celles de la Corse, en tête\u00a0; neuf zéros "
        "passent la "
        "clé et ne désignent "
        "personne." },
    { "IDT-002", "Les clés FINESS sont justes",
        "La clé de Luhn du numéro est fausse (A compte 1, B compte 2).",
        "La clé ne dit que la faute de frappe\u00a0: elle ne prouve ni que la structure existe "
        "ni "
        "qu’elle est ouverte." },
    { "IDT-003", "Les numéros RPPS sont justes",
        "Le numéro n’a pas 11 chiffres, n’a que des zéros, ou sa clé est fausse.",
        "L’identifiant national de 12 caractères, 8 suivi du RPPS, est admis et ramené au RPPS "
        "(IDT-016)." },
    { "IDT-004", "Les identifiants nationaux de structure sont justes",
        "Le premier chiffre n’est pas de 0 à 4, ou l’identifiant qui suit est faux pour sa "
        "nature.",
        "0 annonce un cabinet ADELI, 1 un FINESS, 2 un SIREN, 3 un SIRET, 4 un cabinet RPPS." },
    { "IDT-005", "SIRET et SIREN sont justes",
        "La clé d’un SIRET ou du SIREN du Fournisseur est fausse, ou le SIREN n’est pas le "
        "début du SIRET.",
        "Les établissements de La Poste (356000000) suivent une somme de chiffres multiple de "
        "5, et non la clé "
        "commune." },
    { "IDT-006", "Le numéro de TVA est juste et celui du Fournisseur",
        "Il manque pour un Fournisseur assujetti, sa clé est fausse, ou son SIREN est celui "
        "d’une autre entreprise.",
        "Un Fournisseur non assujetti n’en a pas besoin\u00a0: il a fourni une attestation à "
        "l’enrôlement." },
    { "IDT-007", "Les adresses MSSanté sont bien formées",
        "Une adresse MSSanté n’a pas la forme d’une adresse.",
        "Les messages sont comptés sur cette adresse après le paiement\u00a0: une faute la "
        "rendrait "
        "muette." },
    { "IDT-008", "Les adresses sont sous mssante.fr",
        "Une adresse est bien formée mais son domaine n’est pas sous mssante.fr.",
        "Aucun texte public n’interdit un autre domaine à un opérateur\u00a0: une personne "
        "regarde." },
    { "IDT-009", "Aucun identifiant de santé de patient",
        "Une adresse @patient.mssante.fr figure quelque part, ou un NIR (ou INS) dans un texte "
        "libre ou un nom de "
        "fichier.",
        "Une demande ne contient aucune donnée de patient. La valeur est masquée partout, "
        "journaux compris." },
    { "IDT-010", "Chaque bénéficiaire porte un identifiant de sa maille",
        "Aucun identifiant n’est d’une nature que la maille du SONS admet.",
        "Le financement et les contrôles d’usage se comptent à cette maille\u00a0: FINESS "
        "géographique, FINESS PMSI, "
        "RPPS ou identifiant national de structure." },
    { "IDT-011", "Un bénéficiaire figure une seule fois",
        "Deux entrées partagent un identifiant de la maille\u00a0; un RPPS commun suffit.",
        "Un seul financement par SONS et par bénéficiaire." },
    { "IDT-014", "L’IBAN est juste", "La clé de l’IBAN est fausse, ou, pour la France, la clé RIB.",
        "L’avance est versée sur ce compte." },
    { "IDT-015", "Le FINESS PMSI est l’un des FINESS donnés",
        "Le FINESS PMSI n’est ni le FINESS juridique ni le FINESS géographique donnés.",
        "Le FINESS PMSI est l’un des deux selon l’établissement\u00a0; le lien entre eux n’est "
        "que "
        "dans l’annuaire\u00a0: une "
        "personne regarde." },
    { "IDT-016", "Le RPPS est donné sans préfixe",
        "Un identifiant national 8 + RPPS a été lu comme le RPPS.",
        "C’est le RPPS qui est comparé et conservé." },
});

}

std::span<Explication const> explications_identifiants()
{
    return all;
}

}
