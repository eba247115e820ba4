// SPDX-License-Identifier: EUPL-1.2
// What must I do today? (screen 8)
#include "rapports/html/table.h"
#include "vues/taches/taches.h"
#include "web/cadre/gabarit.h"
#include "web/elements/morceaux.h"
#include "web/fournisseur/pages.h"
#include "web/graphiques/barres.h"

#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;
using instruction::Statut;

namespace {

constexpr std::size_t taches_max = 200; // beyond, the list of demandes is the place
constexpr std::size_t points_max = 20;

std::string when(vues::Tache const& tache)
{
    if (!tache.jours)
        return "sans échéance";
    if (*tache.jours < 0)
        return "échéance passée";
    if (*tache.jours == 0)
        return "aujourd’hui";
    return *tache.jours == 1 ? "demain" : fmt::format("dans {} jours", *tache.jours);
}

Html next_task(std::vector<vues::Tache> const& taches)
{
    if (taches.empty())
        return element("p", { { "class", "annonce succes" } },
            "Rien : aucune de vos demandes n’attend une action de votre part.");
    auto const& tache = taches.front();
    Html quand = join(when(tache));
    if (tache.echeance)
        quand = join(when(tache), ", avant le ", moment(*tache.echeance));
    return element("section", { { "class", "carte" }, { "aria-labelledby", "prochaine" } },
        element("h2", { { "id", "prochaine" } }, "D’abord : ", tache.quoi),
        element("p", {}, "Demande ", tache.numero, " (", tache.dispositif, "), ", quand, "."),
        element("p", {}, lien(tache.page, tache.quoi, "de la demande " + tache.numero)));
}

Html all_tasks(std::vector<vues::Tache> const& taches)
{
    if (taches.size() < 2)
        return {};
    rapports::Table table(
        compte(static_cast<std::int64_t>(taches.size()), "tâche, la plus urgente d’abord",
            "tâches, les plus urgentes d’abord"),
        "taches",
        { { "Demande" }, { "À faire" }, { "Référence" }, { "Dispositif" }, { "Avant le" } });
    std::vector<Point> points;
    for (auto const& tache : taches) {
        table.add({ lien("/demandes/" + tache.numero, tache.numero),
            lien(tache.page, tache.quoi, "de la demande " + tache.numero), join(tache.reference),
            join(tache.dispositif),
            tache.echeance ? moment_court(*tache.echeance) : join("sans échéance") });
        if (tache.jours && points.size() < points_max)
            points.push_back({ tache.numero, tache.quoi, when(tache), *tache.jours });
    }
    return join(element("h2", {}, "Tout ce qui vous attend"), table.html(),
        radar("radar", "Jours qui restent, demande par demande", points));
}

Html amounts(std::vector<guichet::Decompte> const& decompte)
{
    std::vector<Barre> all;
    for (std::size_t rang = 0; rang < decompte.size(); ++rang) {
        auto const statut = static_cast<Statut>(rang);
        if (decompte[rang].nombre > 0)
            all.push_back(
                { std::string(instruction::en_francais(statut)), decompte[rang].finance.count(),
                    fmt::format("{} ({})", montant::euros(decompte[rang].finance),
                        compte(decompte[rang].nombre, "demande", "demandes")),
                    fmt::format("fond-{}", teinte(statut)) });
    }
    if (all.empty())
        return element("p", {},
            "Vous n’avez encore rien déposé : ", lien("/simuler", "simulez un premier fichier"),
            ".");
    return join(element("h2", {}, "Vos financements par statut"),
        barres("montants", "Financement demandé, par statut", "Financement", all));
}

http::Reponse show(Visite& visite)
{
    guichet::FiltreDemandes filtre{ .statuts = { Statut::incomplete, Statut::a_modifier },
        .par_echeance = true,
        .limite = taches_max };
    filtre = guichet::seen_by(visite.acteur(), filtre);
    std::vector<vues::Tache> taches;
    std::vector<guichet::Decompte> decompte;
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        taches = vues::taches_de(registre.demandes(filtre).elements, visite.maintenant());
        decompte = registre.decompte(filtre);
    });
    auto const count = compte(static_cast<std::int64_t>(taches.size()), "tâche", "tâches");
    return page(visite,
        { .titre = count + " – Tableau de bord",
            .corps = join(element("h1", {}, "Que devez-vous faire aujourd’hui ?"),
                next_task(taches), all_tasks(taches), amounts(decompte)),
            .section = "/tableau-de-bord" });
}

}

void add_tableau_de_bord(Garde& garde)
{
    garde.get("/tableau-de-bord", guichet::Droit::deposer, show);
}

}
