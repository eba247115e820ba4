// SPDX-License-Identifier: EUPL-1.2
#include "guichet/depot/reception.h"
#include "guichet/portail/autorisation.h"
#include "guichet/portail/revision.h"

namespace quitus::guichet {

namespace {

base::Result<Suivi> complete(Transaction& transaction, Portail const& portail,
    acces::Acteur const& acteur, Suivi const& suivi, pieces::Livraison const& livraison)
{
    QUITUS_TRY(instruction::admet(suivi, instruction::Action::completer, acteur));
    if (auto refusal = instruction::refus_d_echue(suivi, portail.horloge.now()))
        return tl::unexpected(*std::move(refusal));
    if (livraison.refus)
        return base::failure(refus::archive, livraison.refus->motif, livraison.refus->entree);
    Recu const recu{
        .texte = transaction.contenu(suivi.courante()->document).value_or(""),
        .livraison = livraison,
        .instant = portail.horloge.now(),
        .siret = suivi.siret,
        .deja = &suivi,
    };
    auto juge = judge_depot(transaction, portail, recu);
    juge.reception.numero = suivi.numero;
    keep_texts(transaction, portail, recu, juge);
    return record(transaction, portail, suivi,
        instruction::recue(instruction::genre::completee, juge.reception, acteur, recu.instant));
}

}

base::Result<Suivi> completer_demande(Portail& portail, acces::Acteur const& acteur,
    std::string_view numero, pieces::Livraison const& livraison,
    std::optional<std::int64_t> revision)
{
    return change(
        portail, acteur, numero, revision, [&](Transaction& transaction, Suivi const& suivi) {
            return complete(transaction, portail, acteur, suivi, livraison);
        });
}

base::Result<Suivi> completer_demande(Portail& portail, acces::Acteur const& acteur,
    std::string_view numero, std::filesystem::path const& archive,
    std::optional<std::int64_t> revision)
{
    if (auto refusal
        = refusal_of(portail, acteur, numero, revision, instruction::Action::completer))
        return tl::unexpected(*std::move(refusal));
    return completer_demande(portail, acteur, numero, receive(portail, archive), revision);
}

}
