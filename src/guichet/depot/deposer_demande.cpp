// SPDX-License-Identifier: EUPL-1.2
#include "guichet/depot/reception.h"
#include "guichet/portail/autorisation.h"

#include <fmt/format.h>

namespace quitus::guichet {

using instruction::Statut;

namespace {

// Numbers are those of the year of the deposit in Paris: « SGN-2023-000001 ».
std::string next_numero(Transaction& transaction, Instant instant)
{
    auto const serie = fmt::format("SGN-{}", calendrier::jour_de_paris(instant).year());
    return fmt::format("{}-{:06}", serie, transaction.next_number(serie));
}

// The same bytes under the same identifier are the same deposit; other bytes, a mistake.
base::Result<Depose> deposited_before(Suivi const& suivi, std::string const& document)
{
    for (auto const& version : suivi.versions)
        if (version.document == document)
            return Depose{ suivi, false };
    return base::failure(refus::envoi,
        fmt::format("L’identifiant d’envoi « {} » a déjà servi pour la demande {}, avec un autre "
                    "contenu. Donnez un nouvel identifiant, ou redéposez la demande {} si elle est "
                    "à modifier.",
            suivi.identifiant_envoi, suivi.numero, suivi.numero),
        "/identifiant_envoi");
}

base::Result<Depose> deposit(
    Transaction& transaction, Portail const& portail, acces::Acteur const& acteur, Recu const& recu)
{
    auto juge = judge_depot(transaction, portail, recu);
    if (auto const refusal = refusal_of(juge))
        return tl::unexpected(*refusal);
    auto& reception = juge.reception;
    if (auto const numero
        = transaction.numero_de_l_envoi(acteur.siret, reception.identifiant_envoi))
        return deposited_before(*transaction.demande(*numero), reception.document);
    reception.numero = next_numero(transaction, recu.instant);
    keep_texts(transaction, portail, recu, juge);
    auto suivi = QUITUS_TRY(record(transaction, portail, {},
        instruction::recue(instruction::genre::deposee, reception, acteur, recu.instant)));
    return Depose{ std::move(suivi), true };
}

}

// The archive of a deposit made before counts only while that demande is incomplete.
base::Result<Depose> deposer_demande(
    Portail& portail, acces::Acteur const& acteur, Depot const& depot)
{
    if (auto const refusal = refusal_of(acteur, Droit::deposer))
        return tl::unexpected(*refusal);
    auto const livraison = receive(portail, depot.archive);
    base::Result<Depose> depose = Depose{};
    portail.registre.write([&](Transaction& transaction) {
        depose = deposit(transaction, portail, acteur,
            {
                .texte = depot.demande,
                .livraison = livraison,
                .instant = portail.horloge.now(),
                .siret = acteur.siret,
            });
    });
    if (!depose || depose->nouvelle || depose->suivi.statut != Statut::incomplete
        || !livraison.archive_recue || livraison.refus)
        return depose;
    auto completed
        = QUITUS_TRY(completer_demande(portail, acteur, depose->suivi.numero, livraison));
    return Depose{ std::move(completed), false };
}

}
