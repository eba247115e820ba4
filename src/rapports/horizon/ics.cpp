// SPDX-License-Identifier: EUPL-1.2
#include "rapports/ics.h"

#include "base/sha256.h"
#include "rapports/affichage.h"
#include "rapports/horizon/formes.h"
#include "rapports/phrases.h"

#include <fmt/format.h>

namespace quitus::rapports {

namespace {

// The same request and the same instant make the same event, whatever has changed there since.
std::string uid_of(verdict::DemandeJugee const& demande, calendrier::Instant instant)
{
    auto const& nom
        = demande.identifiant_envoi.empty() ? demande.fichier : demande.identifiant_envoi;
    return fmt::format(
        "{}-{}@quitus", base::sha256_hex(nom).substr(0, 32), instant.seconds_since_1970());
}

std::string described(verdict::Intervalle const& intervalle, Catalogue const& catalogue)
{
    std::string text;
    for (auto const& motif : intervalle.motifs)
        text += en_clair(motif) + '\n';
    for (auto const regle : intervalle.issue.regles)
        text += with_title(regle, catalogue) + '\n';
    if (!text.empty())
        text.pop_back();
    return text;
}

}

void append_ics(std::string& out, Entete const& entete, Catalogue const& catalogue,
    verdict::Horizon const& horizon)
{
    auto const& demande = horizon.actuelle;
    auto const nom = nom_de_document(demande);
    Ics ics(out, entete.version, "Horizon de " + nom);
    for (std::size_t rang = 1; rang < horizon.intervalles.size(); ++rang) {
        auto const& before = horizon.intervalles[rang - 1];
        auto const& intervalle = horizon.intervalles[rang];
        ics.add({
            .uid = uid_of(demande, *intervalle.de),
            .instant = *intervalle.de,
            .titre = fmt::format("{}\u00A0: {} (avant\u00A0: {})", nom, en_clair(intervalle.issue),
                en_clair(before.issue)),
            .description = described(intervalle, catalogue),
        });
    }
    auto const& first = horizon.intervalles.front();
    ics.finish(
        fmt::format("{}\u00A0: {}, quel que soit l’instant du dépôt", nom, en_clair(first.issue)));
}

}
