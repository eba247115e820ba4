// SPDX-License-Identifier: EUPL-1.2
#include "guichet/portail/revision.h"

#include "guichet/portail/autorisation.h"
#include "instruction/evenements.h"

#include <fmt/format.h>

namespace quitus::guichet {

namespace {

// The account is told among agents only: a Fournisseur learns the role.
std::string who(Lecture const& registre, acces::Acteur const& acteur, std::string const& id)
{
    auto const compte = registre.compte(id);
    if (!compte)
        return "le système";
    std::string role(acces::en_francais(compte->compte.role));
    return acces::is_agent(acteur.role) ? fmt::format("{} ({})", role, id) : role;
}

// Who changed what since.
base::Erreur stale(Lecture const& registre, acces::Acteur const& acteur, Suivi const& suivi)
{
    auto const evenements = registre.evenements_de(suivi.numero);
    auto const& dernier = evenements.back();
    return { refus::version,
        fmt::format("La demande {} a changé depuis que vous l’avez lue : « {} », le {}, par {}. "
                    "Relisez-la avant d’agir.",
            suivi.numero, instruction::en_francais(dernier.genre),
            calendrier::en_francais(dernier.instant), who(registre, acteur, dernier.acteur)),
        {} };
}

}

base::Result<Suivi> find_seen(Lecture const& registre, acces::Acteur const& acteur,
    std::string_view numero, std::optional<std::int64_t> revision)
{
    auto suivi = QUITUS_TRY(find_demande(registre, acteur, numero));
    if (revision && *revision != suivi.revision)
        return tl::unexpected(stale(registre, acteur, suivi));
    return suivi;
}

base::Result<Suivi> change(Portail& portail, acces::Acteur const& acteur, std::string_view numero,
    std::optional<std::int64_t> revision, Changement const& changement)
{
    base::Result<Suivi> after = Suivi{};
    portail.registre.write([&](Transaction& transaction) {
        after = find_seen(transaction, acteur, numero, revision);
        if (after)
            after = changement(transaction, Suivi(*after));
    });
    return after;
}

}
