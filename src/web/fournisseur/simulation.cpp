// SPDX-License-Identifier: EUPL-1.2
// Would my file pass? (screen 10) Nothing is filed.
#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/elements/formulaire.h"
#include "web/elements/morceaux.h"
#include "web/fournisseur/controle.h"
#include "web/fournisseur/pages.h"
#include "web/graphiques/barres.h"

#include <map>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

http::Reponse show(Visite& visite, std::vector<ErreurDeSaisie> const& erreurs, Html const& resultat)
{
    auto const form = formulaire_de_fichiers(
        visite, "/simuler", join(champs_de_fichiers(erreurs), bouton("Simuler")));
    return page(visite,
        { .titre = erreurs.empty() ? "Simuler" : "Erreur : Simuler",
            .corps
            = join(element("h1", {}, "Mon fichier passerait-il ?"), resume_des_erreurs(erreurs),
                element("p", {},
                    "Le contrôle est le même que celui du dépôt, à l’instant présent. Rien n’est "
                    "déposé. L’archive est facultative."),
                resultat, form),
            .statut = erreurs.empty() ? 200U : 422U,
            .section = "/simuler" });
}

Html by_rule(vues::RapportVu const& rapport)
{
    std::map<std::string, std::int64_t> counts;
    for (auto const& constat : rapport.constats)
        ++counts[constat.regle];
    std::vector<Barre> all;
    for (auto const& [regle, count] : counts)
        all.push_back({ regle, count, compte(count, "constat", "constats"), "serie-1" });
    return barres("par-regle", "Constats par règle", "Constats", all);
}

http::Reponse simulate(Visite& visite)
{
    auto const brouillon = keep_brouillon(visite);
    if (brouillon.demande.empty())
        return show(visite,
            { { "demande", "Choisissez le fichier JSON de la demande, par exemple avance.json." } },
            {});
    auto const controle = check_brouillon(visite, brouillon);
    forget_brouillon(visite, brouillon.id);
    if (!controle)
        return page_de_refus(visite, controle.error());
    return show(visite, {},
        element("section", { { "class", "carte" }, { "aria-labelledby", "resultat" } },
            element("h2", { { "id", "resultat" } }, "Résultat pour ", brouillon.nom_demande),
            controle->resultat, by_rule(controle->rapport)));
}

}

void add_simulation(Garde& garde)
{
    garde.get(
        "/simuler", guichet::Droit::deposer, [](Visite& visite) { return show(visite, {}, {}); });
    garde.post("/simuler", guichet::Droit::deposer, simulate, corps_d_un_depot(garde.site()));
}

}
