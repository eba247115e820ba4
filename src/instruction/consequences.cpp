// SPDX-License-Identifier: EUPL-1.2
#include "instruction/consequences.h"

namespace quitus::instruction {

using grand_livre::Compte;
using grand_livre::Ecriture;
using grand_livre::Sens;

namespace {

// A line is above zero: less than nothing stands on the other side.
void add(Ecriture& ecriture, Compte compte, Sens sens, std::optional<Cents> montant,
    std::string beneficiaire = {})
{
    if (!montant || montant->is_zero())
        return;
    auto const opposite = sens == Sens::debit ? Sens::credit : Sens::debit;
    ecriture.lignes.push_back({ compte, montant->is_negative() ? opposite : sens,
        montant->magnitude(), std::move(beneficiaire) });
}

void add_avance(Ecriture& ecriture, Suivi const& suivi)
{
    for (auto const& financement : suivi.financements)
        add(ecriture, Compte::avances, Sens::debit, financement.avance, financement.id);
    add(ecriture, Compte::paye, Sens::credit, suivi.montants.avance);
}

// Gross: what is financed, what is taken back, and what is left to pay or to recover.
void add_solde(Ecriture& ecriture, Suivi const& suivi)
{
    for (auto const& financement : suivi.financements)
        add(ecriture, Compte::soldes, Sens::debit, financement.solde, financement.id);
    for (auto const& compensation : suivi.compensations)
        add(ecriture, Compte::compensations, Sens::credit, compensation.montant, compensation.id);
    if (suivi.montants.net && !suivi.montants.net->is_negative())
        add(ecriture, Compte::paye, Sens::credit, suivi.montants.net);
    add(ecriture, Compte::creances, Sens::debit, suivi.montants.ordre_recouvrement);
}

}

std::optional<Ecriture> ecriture_de(Suivi const& suivi, Evenement const& evenement)
{
    if (evenement.genre != genre::payee)
        return std::nullopt;
    bool const is_solde = suivi.type_demande == "solde";
    Ecriture ecriture{
        .instant = evenement.instant,
        .demande = suivi.numero,
        .libelle = (is_solde ? "Paiement du solde " : "Paiement de l’avance ") + suivi.numero,
    };
    is_solde ? add_solde(ecriture, suivi) : add_avance(ecriture, suivi);
    return ecriture.lignes.empty() ? std::nullopt : std::optional(std::move(ecriture));
}

// Uniqueness belongs to the file of financing: the solde keeps that of its avance, passes it to
// successors and frees the beneficiaries that it no longer bears.
std::optional<Revendication> revendication_de(Suivi const& suivi, Evenement const& evenement)
{
    if (evenement.genre != genre::validee)
        return std::nullopt;
    Revendication revendication{ suivi.dispositif, suivi.dossier(), {} };
    for (auto const& financement : suivi.financements)
        revendication.cles.insert(
            revendication.cles.end(), financement.cles.begin(), financement.cles.end());
    return revendication;
}

}
