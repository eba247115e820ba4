// SPDX-License-Identifier: EUPL-1.2
#include "jugement/explications/explications.h"

#include <array>

namespace quitus::jugement {

namespace {

constexpr std::array<Explication, 15> explications{ {
    { "MNT-001", "Un bon de commande porte le prix réel de la Prestation",
        "Le montant HT ou le montant TTC d’une ligne, c’est-à-dire de son bon de commande, est "
        "nul.",
        "Le client ne paie rien, mais la Prestation a un prix, et c’est ce prix que l’État prend "
        "en charge. Seul zéro exactement est rejeté\u00A0: juger qu’un petit prix est le bon "
        "revient à une personne." },
    { "MNT-002", "Une facture porte le prix de la Prestation",
        "Le montant HT ou le montant TTC d’une facture du solde est nul.",
        "Une facture de zéro ne prouve aucune dépense à financer. Un reste à charge nul pour le "
        "client n’est pas une facture nulle\u00A0: c’est le prix de la Prestation qui compte." },
    { "MNT-003", "Aucun montant n’est négatif",
        "Un montant d’une ligne, d’une facture ou d’un total est négatif.",
        "Un avoir n’est pas une facture de la Prestation, et il fausserait tous les totaux. La "
        "règle porte sur chaque montant écrit, totaux compris\u00A0; un signe devant zéro ne "
        "compte pas." },
    { "MNT-004", "Chaque montant s’écrit au centime",
        "Un montant d’une ligne, d’une facture ou d’un total a plus de deux décimales.",
        "Les plafonds sont publiés au centime pour éviter toute différence d’arrondi. Quitus "
        "n’arrondit pas à la place du Fournisseur\u00A0: un montant plus fin que le centime "
        "n’entre dans aucun calcul. Trois décimales dont la dernière est nulle sont signalées "
        "aussi." },
    { "MNT-005", "Le HT et la TVA font le TTC",
        "Sur une ligne ou une facture, la somme du montant HT et de la TVA n’est pas le montant "
        "TTC.",
        "Les trois montants sont écrits au centime\u00A0: leur somme est exacte et ne demande "
        "aucune tolérance. La règle se tait quand l’un des trois n’est pas lisible." },
    { "MNT-006", "La TVA est celle que donne son taux",
        "Sur une ligne ou une facture, la TVA s’écarte du montant HT multiplié par le taux, "
        "arrondi au centime le plus proche (le demi-centime vers le haut), de plus que la "
        "tolérance.",
        "Aucun texte ne donne de tolérance\u00A0: elle est nulle, mais c’est un paramètre, et le "
        "constat le dit quand une autre valeur a servi. Le calcul part toujours du HT\u00A0: "
        "revenir du TTC au HT perd souvent un centime." },
    { "MNT-007", "Le montant HT reste sous le plafond HT",
        "Le montant HT d’une ligne dépasse le plafond HT connu de son SONS.",
        "Le financement est plafonné par SONS. Le montant égal au plafond est admis. Quand seules "
        "les bornes du barème sont connues, la comparaison se fait au plus haut plafond, et "
        "MNT-009 le dit." },
    { "MNT-008", "Le montant TTC reste sous le plafond TTC",
        "Le montant TTC d’une ligne dépasse le plafond TTC connu de son SONS.",
        "Le plafond TTC est publié pour une TVA de 20\u00A0%\u00A0; il se compare tel quel, sans "
        "être recalculé depuis le plafond HT. Le montant égal au plafond est admis." },
    { "MNT-009", "Le plafond de chaque tranche est connu",
        "Le barème complet du SONS n’est pas connu\u00A0: le constat dit à quoi les montants ont "
        "été comparés, ou qu’ils ne l’ont été à rien.",
        "Une demande qui passe MNT-007 et MNT-008 peut encore dépasser le plafond de sa propre "
        "tranche\u00A0; mieux vaut le savoir que le découvrir à l’instruction." },
    { "MNT-010", "Les factures d’une ligne font son bon de commande",
        "La somme des factures d’une ligne diffère de son bon de commande, en HT, en TVA ou en "
        "TTC.",
        "Les montants sont portés à l’identique de la commande à la facture. Un écart n’est pas un "
        "refus\u00A0: une partie peut ne pas avoir été faite. Le plus petit des deux montants est "
        "alors financé, et un gestionnaire regarde." },
    { "MNT-011", "Chaque total est la somme de ses lignes",
        "Un total annoncé (HT, TVA, TTC, montant Ségur ou nombre de lignes) n’est pas celui des "
        "lignes.",
        "Un total faux révèle une ligne perdue ou un montant mal reporté. La somme est exacte au "
        "centime. La règle se tait sur un total dont une ligne n’est pas lisible\u00A0: c’est "
        "alors la ligne qui est en cause." },
    { "MNT-012", "Le taux de TVA est un taux admis",
        "Le taux de TVA d’une ligne ou d’une facture n’est pas parmi les taux admis\u00A0; un "
        "Fournisseur non assujetti a, en plus, le sien.",
        "Le taux suit le statut du Fournisseur et le lieu de la Prestation, que la demande seule "
        "ne prouve pas\u00A0: un gestionnaire regarde, rien n’est refusé." },
    { "MNT-013", "Un Fournisseur non assujetti ne facture pas de TVA",
        "Le Fournisseur se déclare non assujetti et la TVA d’une ligne ou d’une facture n’est pas "
        "nulle.",
        "Le non-assujettissement est attesté à l’inscription\u00A0; une TVA facturée malgré lui "
        "serait financée sans être due." },
    { "MNT-014", "Le financement est calculé au centime",
        "Toujours, dès qu’un montant peut être calculé\u00A0: montant financé, avance, solde, "
        "compensation, net, et s’il y a lieu ordre de recouvrement.",
        "Le financement d’une ligne est le plus petit du montant Ségur, de la somme de ses "
        "factures TTC (au solde) et du plafond TTC connu. Le solde est ce qui reste une fois "
        "l’avance déduite, pour que les deux fassent exactement le tout. L’avance payée pour un "
        "bénéficiaire absent du solde est compensée\u00A0; un net négatif n’est pas payé, il "
        "devient un ordre de recouvrement." },
    { "MNT-015", "Le montant Ségur reste sous le montant TTC",
        "Le montant Ségur d’une ligne dépasse son montant TTC.",
        "Ce qui est demandé à l’État est une part du prix, sur la même base que le TTC\u00A0: il "
        "ne peut pas le dépasser. L’égalité est le cas courant." },
} };

}

std::span<Explication const> explications_montants()
{
    return explications;
}

}
