// SPDX-License-Identifier: EUPL-1.2
#include "guichet/portail/revision.h"

#include "guichet/portail/autorisation.h"
#include "instruction/evenements.h"

#include <fmt/format.h>

namespace quitus::guichet {

namespace {

// Who changed what since: the role is told, for a name says nothing more to a Fournisseur.
base::Erreur stale(Lecture const& registre, Suivi const& suivi)
{
    auto const evenements = registre.evenements_de(suivi.numero);
    auto const& dernier = evenements.back();
    auto const compte = registre.compte(dernier.acteur);
    return { refus::version,
        fmt::format("La demande {} a changé depuis que vous l’avez lue : « {} », le {}, par {}. "
                    "Relisez-la avant d’agir.",
            suivi.numero, instruction::en_francais(dernier.genre),
            calendrier::en_francais(dernier.instant),
            compte ? fmt::format("{} ({})", acces::en_francais(compte->compte.role), dernier.acteur)
                   : "le système"),
        {} };
}

}

base::Result<Suivi> change(Portail& portail, acces::Acteur const& acteur, std::string_view numero,
    std::optional<std::int64_t> revision, Changement const& changement)
{
    base::Result<Suivi> after = Suivi{};
    portail.registre.write([&](Transaction& transaction) {
        after = find_demande(transaction, acteur, numero);
        if (!after)
            return;
        if (revision && *revision != after->revision)
            after = tl::unexpected(stale(transaction, *after));
        else
            after = changement(transaction, Suivi(*after));
    });
    return after;
}

}
