// SPDX-License-Identifier: EUPL-1.2
// What time is it for the files? A simulated clock only moves forward.
#include "web/administration/pages.h"
#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/elements/formulaire.h"
#include "web/elements/morceaux.h"

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

http::Reponse show(Visite& visite, std::vector<ErreurDeSaisie> const& erreurs)
{
    Html corps = element("h1", {}, "Quelle heure est-il pour les dossiers ?");
    corps += resume_des_erreurs(erreurs);
    corps += element("p", { { "class", "intro" } }, "Nous sommes le ", moment(visite.maintenant()),
        visite.site.horloge_simulee ? ", heure simulée." : ", heure réelle.");
    if (visite.site.horloge_simulee && visite.site.avancer_horloge) {
        auto const saisi = visite.champ("instant");
        corps += formulaire(visite, "/horloge",
            join(champ_de_saisie({ .nom = "instant",
                     .etiquette = "Avancer jusqu’au",
                     .aide = "Heure de Paris, par exemple 2023-09-20T14:00. L’horloge ne recule "
                             "jamais ; ce qui échoit entre-temps arrive, dans l’ordre.",
                     .valeur = saisi,
                     .erreur = erreur_de(erreurs, "instant") }),
                bouton("Avancer l’horloge")));
    } else {
        corps += element("p", {}, "L’horloge réelle ne se règle pas ici.");
    }
    return page(visite,
        { .titre = erreurs.empty() ? "Horloge" : "Erreur : Horloge",
            .corps = corps,
            .statut = erreurs.empty() ? 200U : 422U,
            .section = "/horloge" });
}

http::Reponse advance(Visite& visite)
{
    if (!visite.site.horloge_simulee || !visite.site.avancer_horloge)
        return page_d_erreur(visite.site, visite.requete, 409, "L’horloge réelle ne se règle pas.");
    auto const instant = calendrier::parse_instant(visite.champ("instant"));
    if (!instant)
        return show(visite, { { "instant", instant.error().message } });
    auto const reached = visite.site.avancer_horloge(visite.acteur(), *instant);
    return reached ? vers("/horloge", "horloge")
                   : show(visite, { { "instant", reached.error().message } });
}

}

void add_horloge(Garde& garde)
{
    garde.get("/horloge", guichet::Droit::avancer_horloge,
        [](Visite& visite) { return show(visite, {}); });
    garde.post("/horloge", guichet::Droit::avancer_horloge, advance);
}

}
