// SPDX-License-Identifier: EUPL-1.2
// Who did what, when? The audit log: oldest first, as it is chained; filtered by object, by actor
// and by kind; the page says when something new has come.
#include "instruction/evenements.h"
#include "rapports/html/table.h"
#include "web/administration/pages.h"
#include "web/cadre/gabarit.h"
#include "web/elements/formulaire.h"
#include "web/elements/morceaux.h"
#include "web/elements/pagination.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;
using guichet::Evenement;

namespace {

constexpr std::size_t par_lecture = 500;
constexpr std::size_t lus_max = 20'000; // by one page, while it looks for what the filter keeps
constexpr std::size_t donnees_octets_max = 600;

struct FiltreDuJournal {
    std::string objet, acteur, genre;

    bool keeps(Evenement const& evenement) const
    {
        return (objet.empty() || evenement.objet == objet)
            && (acteur.empty() || evenement.acteur == acteur)
            && (genre.empty() || evenement.genre == genre);
    }
};

struct Vue {
    std::vector<Evenement> evenements;
    std::optional<std::int64_t> suite;
    std::int64_t dernier = 0; // seq of the last event read
};

Vue of_one_object(guichet::Lecture const& registre, FiltreDuJournal const& filtre)
{
    Vue vue;
    for (auto& evenement : registre.evenements_de(filtre.objet))
        if (filtre.keeps(evenement))
            vue.evenements.push_back(std::move(evenement));
    return vue;
}

Vue read(guichet::Lecture const& registre, FiltreDuJournal const& filtre, std::int64_t apres)
{
    if (!filtre.objet.empty())
        return of_one_object(registre, filtre);
    Vue vue{ {}, {}, apres };
    for (std::size_t seen = 0; seen < lus_max; seen += par_lecture) {
        auto const lus = registre.evenements(vue.dernier, par_lecture);
        for (auto const& evenement : lus.elements) {
            if (filtre.keeps(evenement)) {
                if (vue.evenements.size() == elements_par_page) {
                    vue.suite = vue.dernier;
                    return vue;
                }
                vue.evenements.push_back(evenement);
            }
            vue.dernier = evenement.seq;
        }
        if (!lus.suite)
            return vue;
    }
    vue.suite = vue.dernier; // much was read, little was kept: the next page goes on from there
    return vue;
}

std::string name_of(Evenement const& evenement)
{
    auto const nom = instruction::en_francais(evenement.genre);
    return nom.empty() ? evenement.genre : std::string(nom);
}

Html details_of(Evenement const& evenement)
{
    auto const texte = evenement.donnees.canonique();
    if (texte.size() > donnees_octets_max)
        return element("details", {},
            element("summary", {}, fmt::format("{} octets", texte.size())),
            element("p", { { "class", "valeur" } }, texte));
    return element("span", { { "class", "valeur" } }, texte);
}

Html table_of(std::vector<Evenement> const& evenements)
{
    rapports::Table table(
        compte(static_cast<std::int64_t>(evenements.size()), "événement sur cette page",
            "événements sur cette page, le plus ancien d’abord"),
        "journal",
        { { "Numéro" }, { "Quand" }, { "Quoi" }, { "Sur quoi" }, { "Par qui" }, { "Données" } });
    for (auto const& evenement : evenements) {
        bool const is_demande = instruction::is_de_demande(evenement);
        table.add({ join(std::to_string(evenement.seq)), moment_court(evenement.instant),
            join(name_of(evenement)),
            is_demande ? lien("/demandes/" + http::encode_percent(evenement.objet), evenement.objet)
                       : join(evenement.objet),
            join(evenement.acteur), details_of(evenement) });
    }
    return table.html();
}

Html filter_form(FiltreDuJournal const& filtre)
{
    return formulaire_de_recherche("/journal", "Filtrer le journal",
        join(champ_de_saisie(
                 { .nom = "objet", .etiquette = "Demande ou compte", .valeur = filtre.objet }),
            champ_de_saisie(
                { .nom = "acteur", .etiquette = "Par qui (compte)", .valeur = filtre.acteur }),
            champ_de_saisie(
                { .nom = "genre", .etiquette = "Genre d’événement", .valeur = filtre.genre }),
            bouton("Filtrer")));
}

http::Reponse show(Visite& visite)
{
    FiltreDuJournal const filtre{ visite.parametre("objet"), visite.parametre("acteur"),
        visite.parametre("genre") };
    Vue vue;
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        vue = read(registre, filtre, apres_of(visite).value_or(0));
    });
    Html corps = join(element("h1", {}, "Qui a fait quoi, et quand ?"), filter_form(filtre));
    corps += vue.evenements.empty() ? element("p", {}, "Aucun événement ne correspond au filtre.")
                                    : table_of(vue.evenements);
    corps += liens_de_pages(visite, "/journal", vue.suite);
    if (!vue.suite && filtre.objet.empty()) {
        auto const flux = fmt::format("/journal/flux?apres={}", vue.dernier);
        corps += element("p",
            { { "id", "suivi" }, { "data-flux", flux }, { "hidden", true }, { "role", "status" },
                { "class", "annonce info" } },
            "De nouveaux événements sont arrivés : rechargez la page pour les lire.");
    }
    return page(visite, { .titre = "Journal", .corps = corps, .section = "/journal" });
}

// Says that something came, not what: the page reads it with its own rights.
class Nouveautes final : public http::Flux {
public:
    Nouveautes(guichet::Registre const& registre, std::int64_t apres)
        : m_registre(registre)
        , m_apres(apres)
    {
    }

    std::optional<std::string> suite() override
    {
        std::string said;
        m_registre.read([&](guichet::Lecture const& registre) {
            auto const lus = registre.evenements(m_apres, 1);
            if (!lus.elements.empty())
                said = fmt::format("data: {}\n\n", lus.elements.front().seq);
        });
        // Once is enough: the page then says it.
        if (!said.empty() && m_is_said)
            return std::nullopt;
        m_is_said = m_is_said || !said.empty();
        return said;
    }

private:
    guichet::Registre const& m_registre;
    std::int64_t m_apres;
    bool m_is_said = false;
};

http::Reponse follow(Visite& visite)
{
    return http::reponse_flux(
        std::make_shared<Nouveautes>(visite.portail().registre, apres_of(visite).value_or(0)));
}

}

void add_journal(Garde& garde)
{
    garde.get("/journal", guichet::Droit::voir_journal, show);
    garde.get("/journal/flux", guichet::Droit::voir_journal, follow);
}

}
