// SPDX-License-Identifier: EUPL-1.2
#include "vues/liste/colonnes.h"

#include <array>

namespace quitus::vues {

namespace {

constexpr std::array<Colonne, 11> colonnes{ {
    { "Numéro", Nature::texte },
    { "Référence", Nature::texte },
    { "Fournisseur", Nature::texte },
    { "Dispositif", Nature::texte },
    { "Type", Nature::texte },
    { "Clients", Nature::nombre },
    { "Financement (€)", Nature::montant },
    { "À payer (€)", Nature::montant },
    { "Statut", Nature::texte },
    { "Déposée le", Nature::instant },
    { "Échéance", Nature::instant },
} };

template <typename T>
Cellule cellule(std::optional<T> const& valeur)
{
    return valeur ? Cellule(*valeur) : Cellule();
}

}

std::span<Colonne const> colonnes_des_demandes()
{
    return colonnes;
}

std::string_view type_en_francais(std::string_view type_demande)
{
    if (type_demande == "avance")
        return "Avance";
    return type_demande == "solde" ? "Solde" : type_demande;
}

Ligne ligne_de(guichet::LigneDemande const& demande)
{
    return { {
        demande.numero,
        demande.reference,
        demande.raison_sociale,
        demande.dispositif,
        std::string(type_en_francais(demande.type_demande)),
        demande.beneficiaires,
        cellule(demande.finance),
        cellule(demande.a_payer),
        std::string(instruction::en_francais(demande.statut)),
        cellule(demande.depose_le),
        cellule(demande.echeance),
    } };
}

}
