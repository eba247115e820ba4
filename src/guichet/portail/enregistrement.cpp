// SPDX-License-Identifier: EUPL-1.2
#include "guichet/courriels/courriels.h"
#include "guichet/portail/portail.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::guichet {

namespace {

// The other file is not named: a Fournisseur does not learn who its competitor is.
base::Erreur refusal_of(Conflit const& conflit, Suivi const& suivi)
{
    auto const rang = std::ranges::find_if(suivi.financements, [&](auto const& financement) {
        return std::ranges::find(financement.cles, conflit.cle) != financement.cles.end();
    });
    auto const indice = rang - suivi.financements.begin();
    return { refus::unicite,
        fmt::format("UNI-001 : le bénéficiaire « {} » figure dans une autre demande validée pour "
                    "{}. La demande ne peut pas être validée : rejetez-la ou demandez une "
                    "modification ; le Fournisseur pourra contester.",
            rang->id, suivi.dispositif),
        fmt::format("/beneficiaires/{}", indice) };
}

}

base::Result<Suivi> enregistre(Transaction& transaction, Suivi suivi, Evenement const& evenement)
{
    if (auto const revendication = instruction::revendication_de(suivi, evenement)) {
        if (auto const conflit = transaction.claim(*revendication))
            return tl::unexpected(refusal_of(*conflit, suivi));
    }
    suivi.revision = transaction.append(evenement);
    instruction::apply(suivi, evenement);
    transaction.put(suivi);
    if (auto const ecriture = instruction::ecriture_de(suivi, evenement))
        transaction.record(*ecriture);
    return suivi;
}

base::Result<Suivi> record(
    Transaction& transaction, Portail const& portail, Suivi suivi, Evenement const& evenement)
{
    auto after = QUITUS_TRY(enregistre(transaction, std::move(suivi), evenement));
    post_courriels(transaction, portail, after, evenement);
    return after;
}

}
