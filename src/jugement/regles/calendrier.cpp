// SPDX-License-Identifier: EUPL-1.2
// CAL-001 to CAL-007: the instant of a filing against the openings and deadlines of its step. The instant is
// that of the first complete deposit: a correction asked by an officer does not lose the place in the queue.
#include "jugement/jugement.h"
#include "jugement/regles.h"
#include "jugement/regles/pointeurs.h"

#include <fmt/format.h>

namespace quitus::jugement::regles {

using calendrier::Echeance;
using reglement::NomEcheance;
using reglement::Parametre;
using verdict::Etape;

namespace {

constexpr char const* trop_tard
    = "Aucune\u00a0: l’heure du dépôt ne se corrige pas. Écrire à l’assistance si le dépôt "
      "complet a eu lieu plus tôt.";

verdict::Preuve hors_delai(Faits const& faits, Parametre<Echeance> const& limite, std::string message,
    std::string correction = trop_tard)
{
    return {
        .message = std::move(message),
        .pointeur = "/emis_le",
        .trouve = calendrier::texte_de_paris(*faits.premier_depot_complet),
        .attendu = limite.texte,
        .parametres = { lu(limite) },
        .correction = std::move(correction),
    };
}

// « le 20 septembre 2023 à 14 h 01 (heure de Paris) »
std::string quand(Faits const& faits)
{
    return "le " + calendrier::en_francais(*faits.premier_depot_complet);
}

void say_unknown(
    Constats& constats, verdict::IdRegle regle, Parametre<Echeance> const& limite, std::string quoi)
{
    constats.a_verifier(regle,
        {
            .message = fmt::format(
                "{} n’est pas connue pour ce dispositif\u00a0: le dépôt ne peut pas être jugé.", quoi),
            .pointeur = "/emis_le",
            .parametres = { lu(limite) },
            .correction = "Un gestionnaire établit la date et statue.",
        });
}

}

// CAL-001. A request is filed once its step is open for the SONS.
//
// Source  R-11: soldes are received from 18/01/2022.
// Why silent when unknown: no text gives the other openings.
void depot_apres_ouverture(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const* ouverture = faits.echeance(
        faits.is(Etape::avance) ? NomEcheance::ouverture_avance : NomEcheance::ouverture_solde);
    if (ouverture == nullptr || !faits.premier_depot_complet
        || reglement::ouverte(*ouverture, *faits.premier_depot_complet))
        return;
    constats.add("CAL-001",
        hors_delai(faits, *ouverture,
            fmt::format("La demande est déposée {}, avant l’ouverture de cette étape.", quand(faits)),
            "Déposer de nouveau la demande une fois l’étape ouverte."));
}

// CAL-002. An avance is filed by its last date.
//
// Source  R-02: 30/11/2022; for LGO 15/03/2023 at 14:00.
void avance_deposee_a_temps(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.dispositif == nullptr || !faits.premier_depot_complet)
        return;
    auto const& limite = faits.dispositif->echeance(NomEcheance::avance);
    if (!limite)
        return say_unknown(constats, "CAL-002", limite, "La dernière date des demandes d’avance");
    if (!limite->admet(*faits.premier_depot_complet))
        constats.add("CAL-002",
            hors_delai(faits, limite,
                fmt::format("L’avance est déposée {}\u00a0: elle était recevable {}.", quand(faits),
                    limite->en_francais())));
}

// CAL-003. A solde is filed before the closing of its SONS.
//
// Source  A-09: before 14/12/2023 14:00; the stroke of 14:00:00 is too late (« avant »).
// Why an instant: the counter closes at 14:00 in Paris, not at midnight.
// Why per dispositif: the dates moved several times, and not on the same day for every SONS.
void solde_depose_avant_cloture(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.dispositif == nullptr || !faits.premier_depot_complet)
        return;
    auto const& cloture = faits.dispositif->echeance(NomEcheance::cloture);
    if (!cloture)
        return say_unknown(constats, "CAL-003", cloture, "La date de clôture");
    if (!cloture->admet(*faits.premier_depot_complet))
        constats.add("CAL-003",
            hors_delai(faits, cloture,
                fmt::format(
                    "Le solde est déposé {}\u00a0: il était recevable {}. L’avance versée sera recouvrée.",
                    quand(faits), cloture->en_francais())));
}

// CAL-004. A solde filed after the end of the Prestations has its attestation, filed in time.
//
// Source ; A-20 for the hour of the solde that needs none.
// Why silent from closing on: CAL-003 has said it.
// Why « compte »: an attestation that must be corrected, or is refused, does not declare the end of anything.
// Decision: between 14:00:00 and midnight of the last day a solde without attestation is refused; an
// administrateur may override, with the two wordings shown (docs/adr).
void solde_accompagne_de_son_attestation(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.dispositif == nullptr || !faits.premier_depot_complet)
        return;
    auto const& limite = faits.dispositif->echeance(NomEcheance::solde_sans_attestation);
    auto const& cloture = faits.dispositif->echeance(NomEcheance::cloture);
    if (!limite)
        return say_unknown(
            constats, "CAL-004", limite, "La date jusqu’à laquelle aucune attestation n’est demandée");
    bool const closed = cloture && !cloture->admet(*faits.premier_depot_complet);
    if (closed || limite->admet(*faits.premier_depot_complet) || has_attestation_a_temps(faits))
        return;
    auto preuve = hors_delai(faits, limite,
        fmt::format(
            "Le solde est déposé {}, sans qu’une attestation de fin de prestations conforme ait été déposée "
            "à temps pour cette avance.",
            quand(faits)),
        faits.attestations.empty() ? "Joindre l’attestation déposée à temps\u00a0; sans elle, le solde est "
                                     "perdu et l’avance recouvrée."
                                   : "L’attestation connue n’est pas conforme ou a été déposée trop "
                                     "tard\u00a0: en obtenir l’acceptation "
                                     "par le "
                                     "payeur.");
    if (auto const* attestation = faits.echeance(NomEcheance::attestation))
        preuve.parametres.push_back(lu(*attestation));
    constats.add("CAL-004", std::move(preuve));
}

// CAL-005. An attestation is filed once they are received.
//
// Source  A-06: from 10/04/2023.
void attestation_apres_ouverture(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const* ouverture = faits.echeance(NomEcheance::attestation_ouverture);
    if (ouverture != nullptr && faits.premier_depot_complet
        && !reglement::ouverte(*ouverture, *faits.premier_depot_complet))
        constats.add("CAL-005",
            hors_delai(faits, *ouverture,
                fmt::format("L’attestation est déposée {}, avant qu’elles soient reçues.", quand(faits)),
                "Déposer de nouveau l’attestation une fois la réception ouverte."));
}

// CAL-006. An attestation is filed by the end of the last day.
//
// Source  A-08: later, it is refused.
// Why the end of the day: between the hour and midnight the two wordings disagree (CAL-007).
void attestation_avant_le_dernier_jour(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.dispositif == nullptr || !faits.premier_depot_complet)
        return;
    auto const& limite = faits.dispositif->echeance(NomEcheance::attestation);
    if (!limite)
        return say_unknown(constats, "CAL-006", limite, "La dernière date des attestations");
    auto const& arbitrage = faits.dispositif->echeance(NomEcheance::attestation_arbitrage);
    auto const& derniere = arbitrage ? arbitrage : limite;
    if (!derniere->admet(*faits.premier_depot_complet))
        constats.add("CAL-006",
            hors_delai(faits, derniere,
                fmt::format("L’attestation est déposée {}\u00a0: elle était recevable {}.", quand(faits),
                    limite->en_francais())));
}

// CAL-007. An attestation of the last day is filed by the hour.
//
// Source  A-07: one wording includes the whole day, the other stops at 14:00.
// Why a person: the texts disagree; an officer arbitrates with a reason, the two wordings before the eyes.
void attestation_avant_l_heure(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const* limite = faits.echeance(NomEcheance::attestation);
    auto const* arbitrage = faits.echeance(NomEcheance::attestation_arbitrage);
    if (limite == nullptr || arbitrage == nullptr || !faits.premier_depot_complet
        || (*limite)->admet(*faits.premier_depot_complet)
        || !(*arbitrage)->admet(*faits.premier_depot_complet))
        return;
    auto preuve = hors_delai(faits, *limite,
        fmt::format(
            "L’attestation est déposée {}. Les textes se contredisent\u00a0: recevable {} selon l’un, "
            "toute la journée selon l’autre ({}). Un gestionnaire arbitre.",
            quand(faits), (*limite)->en_francais(), (*arbitrage)->en_francais()),
        "Expliquer à l’assistance ce qui a empêché un dépôt plus tôt dans la journée.");
    preuve.parametres.push_back(lu(*arbitrage));
    constats.add("CAL-007", std::move(preuve));
}

// CAL-013. The case of a solde, and the deadline that comes next.
//
// Source  for the three cases, A-26: warn of what approaches.
void cas_et_prochaine_echeance(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const cas = cas_du_solde(faits);
    if (!cas)
        return;
    static constexpr std::array sens = {
        "déposé tant qu’aucune attestation n’est demandée",
        "déposé plus tard, l’attestation ayant été déposée à temps",
        "déposé plus tard, sans attestation déposée à temps",
    };
    std::string suite = "Aucune échéance ne suit pour ce dépôt.";
    std::vector<verdict::ParametreLu> parametres;
    for (auto const nom : { NomEcheance::solde_sans_attestation, NomEcheance::cloture }) {
        auto const* prochaine = faits.echeance(nom);
        if (prochaine == nullptr || !(*prochaine)->admet(*faits.premier_depot_complet))
            continue;
        suite = fmt::format("Prochaine échéance\u00a0: {}, {}.",
            nom == NomEcheance::cloture ? "clôture" : "dernier dépôt sans attestation",
            (*prochaine)->en_francais());
        parametres.push_back(lu(*prochaine));
        break;
    }
    constats.add("CAL-013",
        {
            .message = fmt::format(
                "Cas {}\u00a0: solde {}. {}", *cas, sens[static_cast<std::size_t>(*cas - 1)], suite),
            .pointeur = "/emis_le",
            .trouve = fmt::format("cas {}", *cas),
            .parametres = std::move(parametres),
        });
}

}
