// SPDX-License-Identifier: EUPL-1.2
// CAL-008 to CAL-012: the civil dates that a document declares, against the calendar and against each other.
#include "jugement/regles.h"
#include "jugement/regles/pointeurs.h"

#include <fmt/format.h>

namespace quitus::jugement::regles {

using reglement::NomEcheance;

namespace {

// Calls visit(day, line, pointer) for each signature date of an order.
template <typename Visit>
void for_each_signature(demande::Demande const& demande, Visit&& visit)
{
    for (auto const& element : demande.lignes) {
        if (element.bon_commande && element.bon_commande->date_signature)
            visit(*element.bon_commande->date_signature, element,
                ligne(element.indice) + "/bon_commande/date_signature");
    }
}

}

// CAL-008. The order is signed within the period of orders of its SONS.
//
// Source  R-02: last order 30/11/2022; LGO 15/03/2023.
// Why by the day: a signature bears no hour; the day of the deadline is in time.
void commande_dans_sa_periode(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const* derniere = faits.echeance(NomEcheance::commande);
    auto const* ouverture = faits.echeance(NomEcheance::ouverture_commande);
    for_each_signature(faits.demande, [&](Jour signature, auto const&, std::string pointeur) {
        bool const late = derniere != nullptr && signature > (*derniere)->jour();
        bool const early = ouverture != nullptr && signature < (*ouverture)->jour();
        if (!late && !early)
            return;
        auto const& limite = late ? *derniere : *ouverture;
        constats.add("CAL-008",
            {
                .message = late
                    ? fmt::format(
                        "Le bon de commande est signé le {}, après la dernière date des commandes ({}).",
                        signature.en_francais(), limite->jour().en_francais())
                    : fmt::format("Le bon de commande est signé le {}, avant l’ouverture des commandes ({}).",
                        signature.en_francais(), limite->jour().en_francais()),
                .pointeur = std::move(pointeur),
                .trouve = signature.text(),
                .attendu = fmt::format("{} {}", late ? "≤" : "≥", limite->jour().text()),
                .parametres = { lu(limite) },
                .correction = "Corriger la date si elle est mal recopiée\u00a0; sinon retirer le "
                              "bénéficiaire et sa ligne.",
            });
    });
}

// CAL-009. The order is signed at most 120 days before the filing.
//
// Source  R-04: civil days, up to the date on which the complete proof is deemed filed, in Paris.
// Why a look: the public page that says so mixes several waves.
void commande_encore_valide(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    auto const depot = faits.jour_du_depot();
    if (!depot || !reglement.validite_commande_jours)
        return;
    auto const jour = *depot;
    auto const validite = *reglement.validite_commande_jours;
    for_each_signature(faits.demande, [&](Jour signature, auto const&, std::string pointeur) {
        if (jour - signature <= validite)
            return;
        constats.add("CAL-009",
            {
                .message = fmt::format(
                    "Le bon de commande est signé {} jours avant le dépôt\u00a0: la limite est de {} "
                    "jours.",
                    jour - signature, validite),
                .pointeur = std::move(pointeur),
                .trouve = signature.text(),
                .attendu = "≥ " + jour.plus_jours(static_cast<std::int32_t>(-validite)).text(),
                .parametres = { lu(reglement.validite_commande_jours) },
                .correction
                = "Faire confirmer la commande par le client, ou expliquer le délai au gestionnaire.",
            });
    });
}

// CAL-010. The Prestation is carried out by the date de fin des prestations.
//
// Source  A-04: a day; the date de fin itself is in time.
// Why the correction never touches the date: a date is a fact, and the client's VA bears it too.
void installation_avant_la_fin_des_prestations(
    Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const* fin = faits.echeance(NomEcheance::fin_prestations);
    if (fin == nullptr)
        return;
    for (auto const& element : faits.demande.lignes) {
        if (!element.date_installation || *element.date_installation <= (*fin)->jour())
            continue;
        constats.add("CAL-010",
            {
                .message = fmt::format(
                    "La Prestation est achevée le {}, après la date de fin des prestations ({})\u00a0: "
                    "elle n’est pas financée.",
                    element.date_installation->en_francais(), (*fin)->jour().en_francais()),
                .pointeur = ligne(element.indice) + "/date_installation",
                .trouve = element.date_installation->text(),
                .attendu = "≤ " + (*fin)->jour().text(),
                .parametres = { lu(*fin) },
                .correction = "Retirer ce bénéficiaire et sa ligne du solde\u00a0; l’avance versée pour lui "
                              "sera compensée.",
            });
    }
}

namespace {

void say_disorder(Constats& constats, std::string_view avant, Jour jour_avant, std::string_view apres,
    Jour jour_apres, std::string pointeur)
{
    if (jour_avant <= jour_apres)
        return;
    constats.add("CAL-011",
        {
            .message = fmt::format("{} ({}) précède {} ({})\u00a0: cet ordre est inhabituel.", apres,
                jour_apres.en_francais(), avant, jour_avant.en_francais()),
            .pointeur = std::move(pointeur),
            .trouve = jour_apres.text(),
            .attendu = "≥ " + jour_avant.text(),
            .correction
            = "Vérifier les deux dates sur les pièces\u00a0; corriger celle qui est mal recopiée.",
        });
}

}

// CAL-011. Dates follow the order of things: signature, installation, VA or MOM; signature, invoice.
//
// Source  A-24: coherent documents.
// Why a look: no text imposes the order, but a broken one is most often a mistyped date.
void dates_dans_l_ordre(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for (auto const& element : faits.demande.lignes) {
        auto const& installation = element.date_installation;
        auto const signature = element.bon_commande ? element.bon_commande->date_signature : std::nullopt;
        auto const verification = element.verification ? element.verification->date : std::nullopt;
        auto const ici = ligne(element.indice);
        constexpr char const* commande = "la signature du bon de commande";
        if (signature && installation)
            say_disorder(
                constats, commande, *signature, "L’installation", *installation, ici + "/date_installation");
        if (installation && verification)
            say_disorder(constats, "l’installation", *installation, "La VA ou la MOM", *verification,
                ici + "/verification/date");
        if (signature && verification && !installation)
            say_disorder(
                constats, commande, *signature, "La VA ou la MOM", *verification, ici + "/verification/date");
        for (auto const& piece : element.factures) {
            if (signature && piece.date)
                say_disorder(constats, commande, *signature, "La facture", *piece.date,
                    facture(element.indice, piece.indice) + "/date");
        }
    }
}

namespace {

// Calls visit(day, pointer) for each civil date that tells of something already done.
template <typename Visit>
void for_each_date(demande::Demande const& demande, Visit&& visit)
{
    auto const at = [&](std::optional<Jour> jour, auto const& pointeur) {
        if (jour)
            visit(*jour, pointeur);
    };
    for (auto const& element : demande.lignes) {
        auto const in = [&](std::string_view membre) {
            return [&element, membre] { return ligne(element.indice) + std::string(membre); };
        };
        if (element.bon_commande) {
            at(element.bon_commande->date, in("/bon_commande/date"));
            at(element.bon_commande->date_signature, in("/bon_commande/date_signature"));
        }
        for (auto const& piece : element.factures)
            at(piece.date, [&] { return facture(element.indice, piece.indice) + "/date"; });
        if (element.verification)
            at(element.verification->date, in("/verification/date"));
        at(element.date_installation, in("/date_installation"));
    }
    if (demande.attestation)
        at(demande.attestation->date_signature, [] { return std::string("/attestation/date_signature"); });
    at(demande.date_declarations, [] { return std::string("/declarations/date"); });
}

}

// CAL-012. No date of the document is later than its filing.
//
// Source  A-24.
// Why the day in Paris: a filing at 23:30 in Paris may already be tomorrow elsewhere.
void aucune_date_future(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const depot = faits.jour_du_depot();
    if (!depot)
        return;
    for_each_date(faits.demande, [&](Jour jour, auto const& pointeur) {
        if (jour > *depot)
            constats.add("CAL-012",
                {
                    .message = fmt::format("Le document porte une date à venir ({}) pour un dépôt du {}.",
                        jour.en_francais(), depot->en_francais()),
                    .pointeur = pointeur(),
                    .trouve = jour.text(),
                    .attendu = "≤ " + depot->text(),
                    .correction = "Corriger la date, ou déposer une fois que le fait a eu lieu.",
                });
    });
}

}
