// SPDX-License-Identifier: EUPL-1.2
#include "guichet/depot/reception.h"
#include "guichet/portail/autorisation.h"
#include "guichet/portail/revision.h"

#include <fmt/format.h>

namespace quitus::guichet {

namespace {

// A correction corrects the same demande: its type, its SONS and the avance it speaks of stay.
std::optional<base::Erreur> refusal_of_change(
    Suivi const& suivi, instruction::Reception const& reception)
{
    if (reception.type_demande != suivi.type_demande)
        return base::Erreur{ refus::document,
            "La correction n’est pas du même type que la demande : déposez une nouvelle demande.",
            "/type_demande" };
    if (reception.dispositif != suivi.dispositif)
        return base::Erreur{ refus::document,
            "La correction n’est pas du même dispositif que la demande : déposez une nouvelle "
            "demande.",
            "/dispositif" };
    return std::nullopt;
}

base::Result<Suivi> redeposit(Transaction& transaction, Portail const& portail,
    acces::Acteur const& acteur, Suivi const& suivi, Recu const& recu)
{
    QUITUS_TRY(instruction::admet(suivi, instruction::Action::redeposer, acteur));
    auto juge = judge_depot(transaction, portail, recu);
    if (auto const refusal = refusal_of(juge))
        return tl::unexpected(*refusal);
    if (auto const refusal = refusal_of_change(suivi, juge.reception))
        return tl::unexpected(*refusal);
    auto const autre = transaction.numero_de_l_envoi(suivi.siret, juge.reception.identifiant_envoi);
    if (autre && *autre != suivi.numero)
        return base::failure(refus::envoi,
            fmt::format(
                "L’identifiant d’envoi de la correction a déjà servi pour la demande {}.", *autre),
            "/identifiant_envoi");
    if (!juge.reception.complete)
        return base::failure(refus::archive, juge.reception.faute, "/pieces");
    juge.reception.numero = suivi.numero;
    keep_texts(transaction, portail, recu, juge);
    return record(transaction, portail, suivi,
        instruction::recue(instruction::genre::redeposee, juge.reception, acteur, recu.instant));
}

}

// The rules in force now apply, with the deadlines of the first complete deposit.
base::Result<Suivi> redeposer_demande(Portail& portail, acces::Acteur const& acteur,
    std::string_view numero, Depot const& depot, std::optional<std::int64_t> revision)
{
    if (auto refusal
        = refusal_of(portail, acteur, numero, revision, instruction::Action::redeposer))
        return tl::unexpected(*std::move(refusal));
    auto const livraison = receive(portail, depot.archive);
    return change(
        portail, acteur, numero, revision, [&](Transaction& transaction, Suivi const& suivi) {
            return redeposit(transaction, portail, acteur, suivi,
                {
                    .texte = depot.demande,
                    .livraison = livraison,
                    .instant = portail.horloge.now(),
                    .siret = suivi.siret,
                    .deja = &suivi,
                });
        });
}

}
