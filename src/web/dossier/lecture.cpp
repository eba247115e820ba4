// SPDX-License-Identifier: EUPL-1.2
#include "guichet/portail/autorisation.h"
#include "journal/evenement.h"
#include "web/dossier/morceaux.h"

#include <algorithm>

namespace quitus::web {

namespace {

// A Fournisseur is told the role of who acted, an agent the account too.
std::string told(Visite const& visite, guichet::Lecture const& registre, std::string const& id)
{
    if (id == journal::acteur_systeme)
        return "le portail";
    auto const compte = registre.compte(id);
    if (!compte)
        return id;
    std::string role(acces::en_francais(compte->compte.role));
    return visite.est_fournisseur() ? role : role + " (" + id + ")";
}

void tell_actors(Visite const& visite, guichet::Lecture const& registre, Dossier& dossier)
{
    for (auto const& evenement : dossier.evenements) {
        auto const known = std::ranges::find(
            dossier.acteurs, evenement.acteur, &std::pair<std::string, std::string>::first);
        if (known == dossier.acteurs.end())
            dossier.acteurs.emplace_back(
                evenement.acteur, told(visite, registre, evenement.acteur));
    }
}

}

base::Result<Dossier> read_dossier(Visite const& visite, std::string_view numero)
{
    base::Result<Dossier> read = Dossier{};
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        auto suivi = guichet::find_demande(registre, visite.acteur(), numero);
        if (!suivi) {
            read = tl::unexpected(suivi.error());
            return;
        }
        Dossier dossier{ .suivi = *std::move(suivi),
            .rapport = {},
            .clients = {},
            .evenements = registre.evenements_de(numero),
            .courriels = registre.courriels_de(numero),
            .ecritures = registre.ecritures_de(numero),
            .acteurs = {} };
        if (auto const* const courante = dossier.suivi.courante()) {
            dossier.rapport = vues::read_rapport(registre.contenu(courante->rapport).value_or(""));
            dossier.clients = vues::clients_de(
                dossier.suivi, registre.contenu(courante->document).value_or(""));
        }
        tell_actors(visite, registre, dossier);
        read = std::move(dossier);
    });
    return read;
}

}
