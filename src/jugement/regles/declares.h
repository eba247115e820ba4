// SPDX-License-Identifier: EUPL-1.2
// Walks every place of a request where an identifier of a kind is declared, with its pointer built only when
// asked: beneficiaries, their history, and the clients listed by an attestation.
#pragma once

#include "jugement/faits.h"

#include <fmt/format.h>

namespace quitus::jugement::regles {

// Calls visit(Identifiants const&, pointer) where pointer() gives "/beneficiaires/0/identifiants".
template <typename Visit>
void for_each_identifiants(demande::Demande const& demande, Visit&& visit)
{
    for (auto const& beneficiaire : demande.beneficiaires) {
        visit(beneficiaire.identifiants,
            [&] { return fmt::format("/beneficiaires/{}/identifiants", beneficiaire.indice); });
        if (!beneficiaire.evolution)
            continue;
        for (auto const& historique : beneficiaire.evolution->historiques)
            visit(historique.identifiants, [&] {
                return fmt::format("/beneficiaires/{}/evolution/historiques/{}/identifiants",
                    beneficiaire.indice, historique.indice);
            });
    }
    if (!demande.attestation || !demande.attestation->clients_non_installes)
        return;
    for (auto const& client : *demande.attestation->clients_non_installes)
        visit(client.identifiants,
            [&] { return fmt::format("/attestation/clients_non_installes/{}/identifiants", client.indice); });
}

// Calls visit(Declare<Finess> const&, pointer) for each FINESS number declared.
template <typename Visit>
void for_each_finess(demande::Demande const& demande, Visit&& visit)
{
    for_each_identifiants(demande, [&](beneficiaire::Identifiants const& identifiants, auto const& pointeur) {
        auto const at = [&](beneficiaire::Declare<identite::Finess> const& finess, std::string_view membre) {
            if (finess.donne())
                visit(finess, [&] { return pointeur() + std::string(membre); });
        };
        at(identifiants.finess_juridique, "/finess_juridique");
        at(identifiants.finess_geographique, "/finess_geographique");
        at(identifiants.finess_pmsi, "/finess_pmsi/numero");
    });
}

// Calls visit(RppsDeclare const&, pointer) for each RPPS declared.
template <typename Visit>
void for_each_rpps(demande::Demande const& demande, Visit&& visit)
{
    for_each_identifiants(demande, [&](beneficiaire::Identifiants const& identifiants, auto const& pointeur) {
        for (auto const& rpps : identifiants.rpps)
            visit(rpps, [&] { return fmt::format("{}/rpps/{}", pointeur(), rpps.indice); });
    });
}

}
