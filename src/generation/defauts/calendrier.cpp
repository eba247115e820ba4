// SPDX-License-Identifier: EUPL-1.2
// CAL: too early, too late, in disorder. Every limit is asked of the regulation in force at the
// instant that is tried.
#include "generation/defauts/choix.h"

#include <array>

namespace quitus::generation {

namespace {

using reglement::NomEcheance;

constexpr std::int64_t un_jour_secondes = 86'400;

calendrier::Echeance const* limit_at(Parcelle const& parcelle, NomEcheance nom, Instant instant)
{
    auto const* dispositif = parcelle.atelier.campagne().reglement().en_vigueur(instant).dispositif(
        parcelle.demande().dispositif);
    if (dispositif == nullptr)
        return nullptr;
    auto const& limite = dispositif->echeance(nom).valeur;
    return limite ? &*limite : nullptr;
}

// As the last version has it.
calendrier::Echeance const* last_limit(Parcelle const& parcelle, NomEcheance nom)
{
    auto const& limite = parcelle.dossier.sons->dispositif->echeance(nom).valeur;
    return limite ? &*limite : nullptr;
}

void file_at(Demande& demande, Instant instant)
{
    demande.emis_le = instant;
    demande.jour = calendrier::jour_de_paris(instant);
}

// An instant up to `jours` after the limit; the limit itself one time in four.
Instant after(Alea& alea, calendrier::Echeance const& limite, std::int64_t jours)
{
    auto const first = limite.premier_hors_delai();
    return alea.chance(25) ? first : first.plus_secondes(alea.between(1, jours * un_jour_secondes));
}

void shift(Demande& solde, std::int32_t jours)
{
    for (auto& ligne : solde.lignes) {
        auto const move = [&](Jour& jour) { jour = jour.plus_jours(jours); };
        move(ligne.bon_commande.date);
        move(ligne.bon_commande.date_signature);
        move(*ligne.date_installation);
        move(ligne.verification->date);
        for (auto& facture : ligne.factures)
            move(facture.date);
    }
    solde.date_declarations = solde.date_declarations.plus_jours(jours);
}

// CAL-001. The whole story happens earlier, so that only the filing is out of time.
Pointeur solde_avant_ouverture(Parcelle& parcelle)
{
    auto& solde = parcelle.demande();
    auto const* ouverture = last_limit(parcelle, NomEcheance::ouverture_solde);
    if (ouverture == nullptr || parcelle.dossier.sons->commande_debut)
        return std::nullopt;
    auto const early = ouverture->premier_hors_delai().plus_secondes(
        -1 - parcelle.alea.between(0, 20 * un_jour_secondes));
    auto const* then = limit_at(parcelle, NomEcheance::ouverture_solde, early);
    if (then == nullptr || early >= then->premier_hors_delai() || early >= solde.emis_le)
        return std::nullopt;
    auto const before = solde.jour;
    file_at(solde, early);
    shift(solde, solde.jour - before);
    return "/emis_le";
}

// CAL-002. With orders signed at the last moment, so that none is too old.
Pointeur avance_tardive(Parcelle& parcelle)
{
    auto& avance = parcelle.demande();
    auto const* limite = last_limit(parcelle, NomEcheance::avance);
    if (limite == nullptr)
        return std::nullopt;
    auto const late = after(parcelle.alea, *limite, 20);
    auto const* then = limit_at(parcelle, NomEcheance::avance, late);
    auto const validite
        = parcelle.atelier.campagne().dernier().validite_commande_jours.valeur.value();
    auto const jour = calendrier::jour_de_paris(late);
    auto const last = std::min(jour, parcelle.dossier.sons->commande_fin.value_or(jour));
    if (then == nullptr || then->admet(late) || jour - last >= validite)
        return std::nullopt;
    file_at(avance, late);
    for (auto& ligne : avance.lignes) {
        ligne.bon_commande.date_signature = last;
        ligne.bon_commande.date = last;
    }
    return "/emis_le";
}

// CAL-003
Pointeur solde_apres_cloture(Parcelle& parcelle)
{
    auto const* cloture = last_limit(parcelle, NomEcheance::cloture);
    if (cloture == nullptr)
        return std::nullopt;
    auto const late = after(parcelle.alea, *cloture, 60);
    auto const* then = limit_at(parcelle, NomEcheance::cloture, late);
    if (then == nullptr || then->admet(late))
        return std::nullopt;
    file_at(parcelle.demande(), late);
    return "/emis_le";
}

// CAL-004. Only a file without attestation: another one would make it good.
Pointeur solde_sans_attestation(Parcelle& parcelle)
{
    auto const& dossier = parcelle.dossier;
    if (dossier.suite != Suite::solde && dossier.suite != Suite::annulation_partielle)
        return std::nullopt;
    auto const late
        = dossier.sons->solde_avec_attestation.tire(parcelle.alea, parcelle.demande().emis_le);
    if (!late)
        return std::nullopt;
    file_at(parcelle.demande(), *late);
    return "/emis_le";
}

void date_attestation(Demande& demande, Instant instant)
{
    file_at(demande, instant);
    demande.attestation->date_signature
        = std::min(*demande.attestation->date_signature, demande.jour);
    demande.date_declarations = std::min(demande.date_declarations, demande.jour);
}

// CAL-005
Pointeur attestation_precoce(Parcelle& parcelle)
{
    auto const* ouverture = last_limit(parcelle, NomEcheance::attestation_ouverture);
    if (ouverture == nullptr || !parcelle.is_free())
        return std::nullopt;
    auto const early = ouverture->premier_hors_delai().plus_secondes(
        -1 - parcelle.alea.between(0, 15 * un_jour_secondes));
    auto const* then = limit_at(parcelle, NomEcheance::attestation_ouverture, early);
    if (then == nullptr || early >= then->premier_hors_delai())
        return std::nullopt;
    date_attestation(parcelle.demande(), early);
    return "/emis_le";
}

// CAL-006
Pointeur attestation_tardive(Parcelle& parcelle)
{
    auto const* arbitrage = last_limit(parcelle, NomEcheance::attestation_arbitrage);
    auto const* limite
        = arbitrage != nullptr ? arbitrage : last_limit(parcelle, NomEcheance::attestation);
    if (limite == nullptr || !parcelle.is_free())
        return std::nullopt;
    date_attestation(parcelle.demande(), after(parcelle.alea, *limite, 40));
    return "/emis_le";
}

// CAL-007
Pointeur attestation_de_l_apres_midi(Parcelle& parcelle)
{
    auto const* limite = last_limit(parcelle, NomEcheance::attestation);
    auto const* arbitrage = last_limit(parcelle, NomEcheance::attestation_arbitrage);
    if (limite == nullptr || arbitrage == nullptr || !parcelle.is_free()
        || arbitrage->premier_hors_delai() <= limite->premier_hors_delai())
        return std::nullopt;
    auto const de = limite->premier_hors_delai().seconds_since_1970();
    auto const a = arbitrage->premier_hors_delai().seconds_since_1970();
    date_attestation(
        parcelle.demande(), Instant::of_seconds_since_1970(parcelle.alea.between(de, a - 1)));
    return "/emis_le";
}

// CAL-008. On a solde, which may come long after the last day of the orders.
Pointeur commande_tardive(Parcelle& parcelle)
{
    auto& lignes = parcelle.demande().lignes;
    auto const fin = parcelle.dossier.sons->commande_fin;
    auto const first_fact = [&](Ligne const& ligne) {
        auto jour = *ligne.date_installation;
        for (auto const& facture : ligne.factures)
            jour = std::min(jour, facture.date);
        return jour;
    };
    auto const rang = choose(parcelle.alea, lignes.size(),
        [&](std::size_t one) { return fin && first_fact(lignes[one]) > *fin; });
    if (!rang)
        return std::nullopt;
    lignes[*rang].bon_commande.date_signature
        = jour_entre(parcelle.alea, fin->plus_jours(1), first_fact(lignes[*rang]));
    return ligne(*rang, "/bon_commande/date_signature");
}

// CAL-009
Pointeur commande_ancienne(Parcelle& parcelle)
{
    auto& avance = parcelle.demande();
    auto const validite = static_cast<std::int32_t>(
        parcelle.atelier.campagne().dernier().validite_commande_jours.valeur.value());
    auto const rang = any(parcelle.alea, avance.lignes.size());
    auto const old = avance.jour.plus_jours(
        -validite - 1 - static_cast<std::int32_t>(parcelle.alea.below(40)));
    if (old < parcelle.dossier.sons->commande_debut.value_or(old))
        return std::nullopt;
    auto& bon = avance.lignes[rang].bon_commande;
    bon.date_signature = old;
    bon.date = std::min(bon.date, old);
    return ligne(rang, "/bon_commande/date_signature");
}

// CAL-010. Installed too late, but before a filing that an attestation allows.
Pointeur installation_tardive(Parcelle& parcelle)
{
    auto& solde = parcelle.demande();
    auto const* fin = limit_at(parcelle, NomEcheance::fin_prestations, solde.emis_le);
    if (fin == nullptr || solde.jour <= fin->jour())
        return std::nullopt;
    auto const rang = any(parcelle.alea, solde.lignes.size());
    auto& touched = solde.lignes[rang];
    touched.date_installation = jour_entre(parcelle.alea, fin->jour().plus_jours(1), solde.jour);
    touched.verification->date = jour_entre(parcelle.alea, *touched.date_installation, solde.jour);
    return ligne(rang, "/date_installation");
}

// CAL-011
Pointeur dates_en_desordre(Parcelle& parcelle)
{
    auto& lignes = parcelle.demande().lignes;
    auto const rang = any(parcelle.alea, lignes.size());
    auto& touched = lignes[rang];
    auto const earlier = -1 - static_cast<std::int32_t>(parcelle.alea.below(20));
    switch (parcelle.alea.below(3)) {
    case 0:
        touched.verification->date = touched.date_installation->plus_jours(earlier);
        return ligne(rang, "/verification/date");
    case 1:
        touched.date_installation = touched.bon_commande.date_signature.plus_jours(earlier);
        return ligne(rang, "/date_installation");
    default:
        touched.factures.back().date = touched.bon_commande.date_signature.plus_jours(earlier);
        return ligne(rang, fmt::format("/factures/{}/date", touched.factures.size() - 1));
    }
}

// CAL-012
Pointeur declaration_a_venir(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    if (demande.etape == Etape::attestation && !parcelle.is_free())
        return std::nullopt;
    demande.date_declarations
        = demande.jour.plus_jours(1 + static_cast<std::int32_t>(parcelle.alea.below(60)));
    return "/declarations/date";
}

Pointeur document_a_venir(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    auto const later
        = demande.jour.plus_jours(1 + static_cast<std::int32_t>(parcelle.alea.below(60)));
    auto const rang = any(parcelle.alea, demande.lignes.size());
    auto& touched = demande.lignes[rang];
    if (touched.factures.empty() || parcelle.alea.chance(50)) {
        touched.bon_commande.date = later;
        return ligne(rang, "/bon_commande/date");
    }
    touched.factures.front().date = later;
    return ligne(rang, "/factures/0/date");
}

Pointeur signature_a_venir(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    if (!parcelle.is_free())
        return std::nullopt;
    demande.attestation->date_signature
        = demande.jour.plus_jours(1 + static_cast<std::int32_t>(parcelle.alea.below(10)));
    return "/attestation/date_signature";
}

constexpr std::array planteurs = {
    Planteur{ "CAL-001", "S", solde_avant_ouverture },
    Planteur{ "CAL-002", "V", avance_tardive },
    Planteur{ "CAL-003", "S", solde_apres_cloture },
    Planteur{ "CAL-004", "S", solde_sans_attestation },
    Planteur{ "CAL-005", "T", attestation_precoce },
    Planteur{ "CAL-006", "T", attestation_tardive },
    Planteur{ "CAL-007", "T", attestation_de_l_apres_midi },
    Planteur{ "CAL-008", "S", commande_tardive },
    Planteur{ "CAL-009", "V", commande_ancienne },
    Planteur{ "CAL-010", "S", installation_tardive },
    Planteur{ "CAL-011", "S", dates_en_desordre },
    Planteur{ "CAL-012", "VSTN", declaration_a_venir },
    Planteur{ "CAL-012", "VS", document_a_venir },
    Planteur{ "CAL-012", "T", signature_a_venir },
};

}

std::span<Planteur const> planteurs_calendrier()
{
    return planteurs;
}

}
