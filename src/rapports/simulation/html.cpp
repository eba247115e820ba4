// SPDX-License-Identifier: EUPL-1.2
// The simulation as one HTML file that stands alone, without script: the answer in the heading,
// then plots with their tables, then the requests concerned, the first ones only. Patterns:
// 8-screens C.3 to C.6.
#include "rapports/affichage.h"
#include "rapports/html/demande.h"
#include "rapports/html/style.h"
#include "rapports/html/table.h"
#include "rapports/phrases.h"
#include "rapports/simulation/figures.h"
#include "rapports/simulation/formats.h"
#include "rapports/simulation/phrases.h"
#include "rapports/simulation/premieres.h"

#include <utility>

namespace quitus::rapports {

namespace {

using base::html::element;
using base::html::Html;
using base::html::join;
using base::html::Url;
using verdict::Verdict;

class SimulationHtml final : public RapportSimulation {
public:
    SimulationHtml(EnteteSimulation entete, Catalogue catalogue, std::ostream& output)
        : RapportSimulation(std::move(entete), std::move(catalogue), output)
    {
    }

    void add(verdict::DemandeConcernee const& demande) override { m_premieres.add(demande); }

private:
    static constexpr std::size_t shown_max = 200;

    void write_end(verdict::Simulation const& simulation) override;
    Html parametres() const;
    Html verdicts(verdict::Simulation const& simulation) const;
    Html causes(verdict::Simulation const& simulation) const;
    Html euros(verdict::Simulation const& simulation) const;
    Html fournisseurs(verdict::Simulation const& simulation) const;
    Html demandes(std::size_t concernees) const;
    Html footer() const;

    Premieres m_premieres{ shown_max };
};

Html section(std::string_view id, std::string_view titre, Html const& content)
{
    return join(element("section", { { "aria-labelledby", id } }, "\n",
                    element("h2", { { "id", id } }, titre), "\n", content),
        "\n");
}

Html pli(std::string_view titre, Html const& content, bool ouvert)
{
    return join(element("details", { { "open", ouvert } }, element("summary", {}, titre), "\n",
                    element("div", {}, content)),
        "\n");
}

Html valeur(std::string const& text)
{
    return text.empty() ? join("absent")
                        : element("bdi", { { "class", "valeur" } }, affichable(text));
}

// « Recevable → Rejet », as two badges that stay whole; one alone when the verdict stays.
Html passage(Verdict de, Verdict vers)
{
    if (de == vers)
        return join(badge(de), " inchangé");
    return join(badge(de), " ", element("span", { { "class", "passage" } }, "→ ", badge(vers)));
}

Html SimulationHtml::parametres() const
{
    if (entete().parametres.empty())
        return {};
    Table table(compte(entete().parametres.size(), "paramètre", "paramètres"), "parametres",
        { { "Paramètre" }, { "Avant" }, { "Après" } });
    for (auto const& [nom, avant, apres] : entete().parametres)
        table.add({ valeur(nom), valeur(avant), valeur(apres) });
    return section("changement", "Ce qui change dans le règlement", table.html());
}

Html SimulationHtml::verdicts(verdict::Simulation const& simulation) const
{
    auto const all = compte(simulation.avant.demandes, "demande jugée", "demandes jugées");
    Table bilans(all + " deux fois", "etroite",
        { { "Verdict" }, { "Avant", true }, { "Après", true }, { "Écart", true } });
    auto const add = [&](Verdict verdict, std::size_t avant, std::size_t apres) {
        bilans.add({ badge(verdict), join(nombre(avant)), join(nombre(apres)),
            join(ecart(avant, apres)) });
    };
    auto const& [avant, apres] = std::pair(simulation.avant, simulation.apres);
    add(Verdict::recevable, avant.recevable, apres.recevable);
    add(Verdict::a_verifier, avant.a_verifier, apres.a_verifier);
    add(Verdict::a_modifier, avant.a_modifier, apres.a_modifier);
    add(Verdict::rejet, avant.rejet, apres.rejet);
    Table transitions(
        "Passages d’un verdict à un autre", "etroite", { { "Passage" }, { "Demandes", true } });
    for (auto const& [de, vers, count] : simulation.transitions)
        transitions.add({ passage(de, vers), join(nombre(count)) });
    return section("verdicts", "Verdicts",
        join(bilans.html(), flux_des_verdicts(simulation.transitions),
            pli("Les nombres du schéma", transitions.html(), false)));
}

Html SimulationHtml::causes(verdict::Simulation const& simulation) const
{
    if (simulation.causes.empty())
        return {};
    Table table("Règles qui font passer d’un verdict à un autre", "causes",
        { { "Règle" }, { "Ce qu’elle demande" }, { "Passage" }, { "Effet" },
            { "Demandes", true } });
    for (auto const& [de, vers, cause, count] : simulation.causes)
        table.add({ join(cause.regle.text()), join(titre_de(catalogue(), cause.regle)),
            passage(de, vers), join(verdict::en_francais(cause.effet)), join(nombre(count)) });
    return section("regles", "Règles en cause", table.html());
}

std::vector<Html> cells_of(Html const& name, verdict::Euros const& euros)
{
    return { name, join(nombre(euros.concernees)), join(montant::euros(euros.avant)),
        join(montant::euros(euros.apres)), join(ecart_en_euros(euros)) };
}

Html rest(std::size_t others, std::string_view one, std::string_view several)
{
    return others == 0 ? Html()
                       : element("p", {}, "Et ", compte(others, one, several),
                           "\u00A0: --format json les donne tous.");
}

Html SimulationHtml::euros(verdict::Simulation const& simulation) const
{
    Table table("Euros par dispositif", "euros",
        { { "Dispositif" }, { "Demandes concernées", true }, { "Avant", true }, { "Après", true },
            { "Écart", true } });
    std::size_t shown = 0;
    for (auto const& [dispositif, euros] : simulation.dispositifs) {
        if (shown == shown_max)
            break;
        table.add(cells_of(element("bdi", {}, nom_de_dispositif(dispositif)), euros));
        ++shown;
    }
    table.add(cells_of(join("Ensemble"), simulation.ensemble));
    return section("euros", "Euros",
        join(element("p", {}, ce_qui_est_compte()), "\n", barres_des_euros(simulation.dispositifs),
            pli("Les euros, dispositif par dispositif", table.html(), true),
            rest(simulation.dispositifs.size() - shown, "autre dispositif", "autres dispositifs")));
}

Html SimulationHtml::fournisseurs(verdict::Simulation const& simulation) const
{
    if (simulation.fournisseurs.empty())
        return {};
    Table table("Euros des demandes concernées, par Fournisseur", "euros",
        { { "Fournisseur" }, { "Demandes concernées", true }, { "Avant", true }, { "Après", true },
            { "Écart", true } });
    std::size_t shown = 0;
    for (auto const& [fournisseur, euros] : simulation.fournisseurs) {
        if (shown == shown_max)
            break;
        table.add(cells_of(element("bdi", {}, nom_de_fournisseur(fournisseur)), euros));
        ++shown;
    }
    return section("fournisseurs", "Fournisseurs",
        join(table.html(),
            rest(simulation.fournisseurs.size() - shown, "autre Fournisseur",
                "autres Fournisseurs")));
}

Html nom_html(verdict::DemandeConcernee const& demande)
{
    auto name = element("bdi", {}, nom_de_document(demande));
    if (!demande.identifiant_envoi.empty())
        name += join(
            " ", element("bdi", { { "class", "valeur envoi" } }, demande.identifiant_envoi));
    return name;
}

Html regles_html(verdict::DemandeConcernee const& demande)
{
    Html text;
    for (auto const& [regle, effet] : demande.regles) {
        text += join(text.is_empty() ? "" : ", ",
            element("span", { { "class", "regle" } }, regle.text()), " ",
            verdict::en_francais(effet));
    }
    return text;
}

Html SimulationHtml::demandes(std::size_t concernees) const
{
    if (concernees == 0)
        return {};
    auto const shown = std::min(shown_max, concernees);
    auto const caption = shown == concernees
        ? compte(concernees, "demande concernée", "demandes concernées")
        : "Les " + nombre(shown) + "\u00A0premières de " + nombre(concernees)
            + "\u00A0demandes concernées";
    Table table(caption, "demandes",
        { { "Demande" }, { "Nature" }, { "Verdict" }, { "Règles" }, { "Euros avant", true },
            { "Euros après", true } });
    m_premieres.for_each([&](auto const& demande) {
        table.add({ nom_html(demande),
            join(nom_de_type(demande.type_demande), " ", element("bdi", {}, demande.dispositif)),
            passage(demande.avant.verdict, demande.apres.verdict), regles_html(demande),
            join(montant::euros(demande.avant.net)), join(montant::euros(demande.apres.net)) });
    });
    auto content = table.html();
    if (shown < concernees)
        content += element("p", {},
            "Celles qui changent de verdict viennent d’abord. Toutes sont dans le CSV ou le "
            "JSON\u00A0: --format csv --output FICHIER.");
    return section("demandes", "Demandes concernées", content);
}

Html SimulationHtml::footer() const
{
    auto const line = [&](std::string_view name, verdict::IdentiteReglement const& reglement) {
        return element("p", {}, name, element("bdi", {}, reglement.id), ", empreinte ",
            element("bdi", { { "class", "valeur" } }, reglement.empreinte));
    };
    return element("footer", {}, element("p", {}, "Quitus ", entete().version),
        line("Règlement avant\u00A0: ", entete().avant),
        line("Règlement après\u00A0: ", entete().apres));
}

void SimulationHtml::write_end(verdict::Simulation const& simulation)
{
    auto const answer = reponse(simulation);
    auto const main = join(element("h1", {}, answer), "\n", parametres(), verdicts(simulation),
        causes(simulation), euros(simulation), fournisseurs(simulation),
        demandes(simulation.ensemble.concernees));
    auto const skip = element("a",
        { { "class", "evitement" }, { "href", Url::fragment("contenu") } }, "Aller au contenu");
    auto const header = element("header", {},
        element("p", {}, element("span", { { "class", "produit" } }, "Quitus"),
            " Simulation d’un changement du règlement"));
    auto const body = join("\n", skip, "\n", header, "\n",
        element("main", { { "id", "contenu" }, { "tabindex", "-1" } }, "\n", main), "\n", footer(),
        "\n");
    auto const head = join(
        base::html::StyleSheet(style).html(), base::html::StyleSheet(style_des_figures).html());
    send(document("fr", answer + " – Simulation Quitus", head, body).text());
}

}

std::unique_ptr<RapportSimulation> make_simulation_html(
    EnteteSimulation entete, Catalogue catalogue, std::ostream& output)
{
    return std::make_unique<SimulationHtml>(std::move(entete), std::move(catalogue), output);
}

}
