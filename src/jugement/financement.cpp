// SPDX-License-Identifier: EUPL-1.2
#include "jugement/financement.h"

#include <algorithm>

namespace quitus::jugement {

namespace {

using reglement::Dispositif;
using reglement::ReglementEnVigueur;

// A negative amount is refused elsewhere (MNT-003); nothing can be computed from it.
std::optional<Cents> positif(std::optional<Cents> montant)
{
    return montant && !montant->is_negative() ? montant : std::nullopt;
}

std::optional<Cents> plafonne(std::optional<Cents> montant, Dispositif const* dispositif)
{
    if (montant && dispositif != nullptr && dispositif->plafond_ttc_max)
        return std::min(*montant, *dispositif->plafond_ttc_max);
    return montant;
}

// What the lines of each beneficiary amount to, by rank; lines that name nobody are left to
// SCH-008.
template <typename Amount>
std::vector<std::optional<Cents>> par_beneficiaire(
    demande::Demande const& demande, Amount const& amount_of)
{
    std::vector<std::optional<Cents>> montants(demande.beneficiaires.size(), Cents{});
    for (auto const& ligne : demande.lignes) {
        if (auto const rang = demande.beneficiaires_par_id.find(ligne.beneficiaire))
            montants[*rang] = sum(montants[*rang], amount_of(ligne));
    }
    return montants;
}

std::vector<std::optional<Cents>> finance_par_beneficiaire(Faits const& faits)
{
    bool const solde = faits.is(verdict::Etape::solde);
    return par_beneficiaire(faits.demande, [&](demande::Ligne const& ligne) {
        return finance_d_une_ligne(ligne, faits.dispositif, solde);
    });
}

// The avance of one that is gone, shared between its successors in proportion to what they are
// financed, half up; the last takes the rest, so that nothing is lost. With nothing financed there
// is no proportion: the last takes all.
std::optional<Cents> part_du_successeur(Cents avance, std::vector<std::size_t> const& successeurs,
    std::size_t rang, std::vector<std::optional<Cents>> const& finances)
{
    Cents total;
    for (auto const successeur : successeurs) {
        if (!finances[successeur])
            return std::nullopt;
        total += *finances[successeur];
    }
    Cents reste = avance;
    for (auto const successeur : successeurs) {
        bool const last = successeur == successeurs.back();
        auto const part = last ? reste
            : total.is_zero()
            ? Cents{}
            : montant::prorata_arrondi_au_demi_superieur(avance, *finances[successeur], total);
        if (successeur == rang)
            return part;
        reste -= part;
    }
    return std::nullopt;
}

// The avance that counts for one beneficiary of the solde: its own, and its share of those it
// succeeds to.
std::optional<Cents> avance_du_beneficiaire(
    Faits const& faits, std::size_t rang, std::vector<std::optional<Cents>> const& finances)
{
    auto const& rapprochement = *faits.rapprochement;
    auto const& connus = faits.avance->beneficiaires;
    auto const& lien = rapprochement.solde[rang];
    std::optional<Cents> avance = Cents{};
    if (lien.dans_avance && rapprochement.avance[*lien.dans_avance].dans_solde == rang)
        avance = connus[*lien.dans_avance].avance;
    for (auto const ancien : lien.succede_a) {
        auto const entiere = connus[ancien].avance;
        avance = sum(avance,
            entiere ? part_du_successeur(
                *entiere, rapprochement.avance[ancien].successeurs, rang, finances)
                    : std::nullopt);
    }
    return avance;
}

void finance_avance(
    Faits const& faits, ReglementEnVigueur const& reglement, Financement& financement)
{
    auto& montants = financement.montants;
    montants.finance = montants.avance = Cents{};
    for (auto const& ligne : faits.demande.lignes) {
        montants.finance
            = sum(montants.finance, finance_d_une_ligne(ligne, faits.dispositif, false));
        montants.avance
            = sum(montants.avance, avance_d_une_ligne(ligne, faits.dispositif, reglement));
    }
}

void conclude_solde(verdict::Montants& montants)
{
    if (!montants.finance || !montants.avance || !montants.compensation)
        return;
    montants.solde = *montants.finance - *montants.avance;
    montants.net = *montants.solde - *montants.compensation;
    montants.ordre_recouvrement = montants.net->is_negative() ? montants.net->magnitude() : Cents{};
}

void finance_solde(
    Faits const& faits, ReglementEnVigueur const& reglement, Financement& financement)
{
    auto& montants = financement.montants;
    montants.finance = montants.avance = montants.compensation = Cents{};
    auto const finances = finance_par_beneficiaire(faits);
    for (auto const& montant : finances)
        montants.finance = sum(montants.finance, montant);
    if (faits.avance == nullptr || !faits.rapprochement) {
        for (auto const& ligne : faits.demande.lignes)
            montants.avance
                = sum(montants.avance, avance_d_une_ligne(ligne, faits.dispositif, reglement));
        return conclude_solde(montants);
    }
    for (std::size_t rang = 0; rang < finances.size(); ++rang)
        montants.avance = sum(montants.avance, avance_du_beneficiaire(faits, rang, finances));
    for (std::size_t rang = 0; rang < faits.avance->beneficiaires.size(); ++rang) {
        if (!faits.avance->payee || !faits.rapprochement->avance[rang].retire())
            continue;
        auto const avance = faits.avance->beneficiaires[rang].avance;
        montants.compensation = sum(montants.compensation, avance);
        if (avance)
            financement.compensations.push_back({ rang, *avance });
    }
    conclude_solde(montants);
}

}

std::optional<Cents> cents(std::optional<montant::Montant> const& montant)
{
    return montant ? montant->cents : std::nullopt;
}

std::optional<Cents> sum(std::optional<Cents> left, std::optional<Cents> right)
{
    return left && right ? std::optional(*left + *right) : std::nullopt;
}

std::optional<Cents> avance_d_une_ligne(
    demande::Ligne const& ligne, Dispositif const* dispositif, ReglementEnVigueur const& reglement)
{
    auto const base = plafonne(positif(cents(ligne.montant_segur)), dispositif);
    if (!base || !reglement.taux_avance)
        return std::nullopt;
    return montant::part_arrondie_au_demi_superieur(*base, *reglement.taux_avance);
}

std::optional<Cents> finance_d_une_ligne(
    demande::Ligne const& ligne, Dispositif const* dispositif, bool solde)
{
    auto const demande = plafonne(positif(cents(ligne.montant_segur)), dispositif);
    if (!solde)
        return demande;
    std::optional<Cents> facture = Cents{};
    for (auto const& piece : ligne.factures)
        facture = sum(facture, positif(cents(piece.montants.ttc)));
    if (!demande || !facture || ligne.factures.empty())
        return std::nullopt;
    return std::min(*demande, *facture);
}

Financement finance(Faits const& faits, ReglementEnVigueur const& reglement)
{
    Financement financement;
    if (faits.is(verdict::Etape::avance))
        finance_avance(faits, reglement, financement);
    else if (faits.is(verdict::Etape::solde))
        finance_solde(faits, reglement, financement);
    return financement;
}

std::vector<Part> parts(Faits const& faits, ReglementEnVigueur const& reglement)
{
    auto const finances = finance_par_beneficiaire(faits);
    auto const avances = par_beneficiaire(faits.demande, [&](demande::Ligne const& ligne) {
        return avance_d_une_ligne(ligne, faits.dispositif, reglement);
    });
    bool const is_compared
        = faits.is(verdict::Etape::solde) && faits.avance != nullptr && faits.rapprochement;
    std::vector<Part> parts;
    for (std::size_t rang = 0; rang < finances.size(); ++rang)
        parts.push_back({ finances[rang],
            is_compared ? avance_du_beneficiaire(faits, rang, finances) : avances[rang] });
    return parts;
}

}
