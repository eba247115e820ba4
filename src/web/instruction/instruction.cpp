// SPDX-License-Identifier: EUPL-1.2
// Can I validate? (screen 25) What the machine found, what was lifted, the pièces beside, the ways
// to decide.
#include "instruction/decision.h"
#include "rapports/html/demande.h"
#include "rapports/html/table.h"
#include "web/cadre/erreurs.h"
#include "web/cadre/gabarit.h"
#include "web/dossier/morceaux.h"
#include "web/elements/formulaire.h"
#include "web/elements/morceaux.h"
#include "web/instruction/pages.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

Html ways_to_decide(Visite const& visite, instruction::Suivi const& suivi)
{
    Html links;
    for (auto const action : instruction::actions_ouvertes(suivi, visite.acteur()))
        links += lien_bouton(fmt::format("/instruction/{}/decision?action={}", suivi.numero,
                                 instruction::text(action)),
            instruction::en_francais(action), "la demande " + suivi.numero);
    if (links.is_empty())
        return element("p", {}, "Aucune décision ne vous est ouverte maintenant.");
    return element("p", {}, links);
}

// Why the answer is yes or no, in one sentence.
std::string answer(instruction::Suivi const& suivi, vues::RapportVu const& rapport)
{
    auto const restants = suivi.rejets_restants();
    if (!restants.empty())
        return fmt::format("Non, en l’état : {} ({}).",
            compte(static_cast<std::int64_t>(restants.size()), "motif de rejet n’est pas levé",
                "motifs de rejet ne sont pas levés"),
            fmt::join(restants, ", "));
    auto const looks = rapport.count(verdict::Consequence::a_verifier)
        + rapport.count(verdict::Consequence::a_modifier);
    if (looks > 0)
        return fmt::format("Oui, après avoir regardé {}.",
            compte(static_cast<std::int64_t>(looks), "point", "points"));
    return "Oui : le contrôle n’a rien trouvé qui s’y oppose.";
}

Html lifted(instruction::Suivi const& suivi)
{
    if (suivi.derogations.empty())
        return {};
    rapports::Table table(compte(static_cast<std::int64_t>(suivi.derogations.size()),
                              "motif de rejet levé", "motifs de rejet levés"),
        "derogations", { { "Règle" }, { "Par" }, { "Motif" } });
    for (auto const& derogation : suivi.derogations)
        table.add({ join(derogation.regle), join(derogation.par), join(derogation.motif) });
    return table.html();
}

http::Reponse show(Visite& visite)
{
    auto const dossier = read_dossier(visite, visite.segment(0));
    if (!dossier)
        return page_de_refus(visite, dossier.error());
    auto const& suivi = dossier->suivi;
    auto const& rapport = dossier->rapport;
    Html corps = element("h1", {}, "Peut-on valider la demande ", suivi.numero, " ?");
    corps += element("p", { { "class", "intro" } }, answer(suivi, rapport));
    corps += join(suite(suivi, false), chemin(suivi), ways_to_decide(visite, suivi));
    corps += join(element("h2", {}, "Points de contrôle"),
        element("p", {}, "Verdict de la machine : ", rapports::badge(rapport.verdict)),
        constats(rapport,
            compte(static_cast<std::int64_t>(rapport.constats.size()), "point",
                "points, les plus graves d’abord")),
        lifted(suivi));
    if (!suivi.motifs.empty())
        corps += join(element("h2", {}, "Déjà demandé"), motifs(suivi));
    corps += join(element("h2", {}, "Pièces"), pieces(suivi));
    corps += join(element("h2", {}, "Argent"), montants(suivi.montants), clients(*dossier));
    corps += join(element("h2", {}, "Résumé"), resume(*dossier));
    corps += join(element("h2", {}, "Historique"), historique(*dossier));
    corps += element(
        "p", {}, lien("/demandes/" + suivi.numero, "Voir la demande comme son Fournisseur"));
    return page(visite,
        { .titre = fmt::format("Instruire – Demande {}", suivi.numero),
            .corps = corps,
            .section = "/instruction" });
}

}

void add_instruction(Garde& garde)
{
    garde.get("/instruction/{numero}", guichet::Droit::instruire, show);
}

}
