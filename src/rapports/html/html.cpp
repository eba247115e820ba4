// SPDX-License-Identifier: EUPL-1.2
// The report for people, to keep and to send: one HTML file that stands alone, without script. The
// heading answers the question, the requests that call for a look come first, the others are
// folded. Patterns: 8-screens C.3 to C.6.
#include "rapports/affichage.h"
#include "rapports/formats.h"
#include "rapports/html/demande.h"
#include "rapports/html/style.h"
#include "rapports/html/table.h"
#include "rapports/phrases.h"

#include <utility>

namespace quitus::rapports {

namespace {

using base::html::element;
using base::html::Html;
using base::html::join;
using base::html::Url;
using verdict::Verdict;

class RapportHtml final : public Rapport {
public:
    RapportHtml(Entete made_with, Catalogue rules, std::ostream& output)
        : Rapport(std::move(made_with), std::move(rules), output)
    {
    }

private:
    // Past that many, the list of contents would be longer than what it leads to.
    static constexpr std::size_t sommaire_demandes_max = 100;

    void write_demande(verdict::DemandeJugee const& demande) override;
    void write_incident(Incident const& incident) override
    {
        m_incidents += element("li", {}, element("bdi", {}, affichable(incident.fichier)),
            incident.fichier.empty() ? "" : "\u00A0: ", affichable(incident.message));
    }
    void write_end() override;

    Html header() const;
    Html incidents() const;
    Html synthese() const;
    Html sommaire() const;
    Html footer() const;

    std::size_t m_rank = 0;
    std::size_t m_listed = 0;
    Html m_sommaire;
    Html m_a_regarder;
    Html m_recevables;
    Html m_incidents;
};

void RapportHtml::write_demande(verdict::DemandeJugee const& raw)
{
    auto const demande = affichable(raw);
    ++m_rank;
    if (demande.verdict == Verdict::recevable) {
        m_recevables += pli_de(demande, m_rank, catalogue());
        return;
    }
    m_a_regarder += section_de(demande, m_rank, catalogue());
    if (m_listed == sommaire_demandes_max)
        return;
    ++m_listed;
    m_sommaire += join(element("li", {},
                           element("a", { { "href", Url::fragment(ancre(m_rank)) } },
                               element("bdi", {}, nom_de_document(demande))),
                           " ", badge(demande.verdict)),
        "\n");
}

Html RapportHtml::header() const
{
    return join(element("a", { { "class", "evitement" }, { "href", Url::fragment("contenu") } },
                    "Aller au contenu"),
        "\n",
        element("header", {},
            element("p", {}, element("span", { { "class", "produit" } }, "Quitus"),
                " Rapport de vérification de demandes de financement Ségur")),
        "\n");
}

Html RapportHtml::incidents() const
{
    if (m_incidents.is_empty())
        return {};
    return join(element("section", { { "class", "incidents" }, { "aria-labelledby", "incidents" } },
                    element("h2", { { "id", "incidents" } }, "L’outil a échoué"),
                    element("p", {},
                        "Ces fichiers n’ont pas été jugés\u00A0: ce rapport ne dit rien d’eux."),
                    element("ul", {}, m_incidents)),
        "\n");
}

// Of a single request, everything is said just below.
Html RapportHtml::synthese() const
{
    if (bilan().demandes == 1)
        return {};
    auto const caption = compte(bilan().demandes, "demande jugée", "demandes jugées");
    Table verdicts(caption, "etroite", { { "Verdict" }, { "Demandes", true } });
    verdicts.add({ badge(Verdict::recevable), join(nombre(bilan().recevable)) });
    verdicts.add({ badge(Verdict::a_verifier), join(nombre(bilan().a_verifier)) });
    verdicts.add({ badge(Verdict::a_modifier), join(nombre(bilan().a_modifier)) });
    verdicts.add({ badge(Verdict::rejet), join(nombre(bilan().rejet)) });
    auto text = verdicts.html();
    if (!bilan().constats.empty()) {
        auto const rules = compte(
            bilan().constats.size(), "règle a fait un constat", "règles ont fait un constat");
        Table regles(
            rules, "regles", { { "Règle" }, { "Ce qu’elle demande" }, { "Constats", true } });
        for (auto const& [id, count] : bilan().constats) {
            auto const parsed = verdict::IdRegle::parse(id);
            auto const* regle = parsed && catalogue() ? catalogue()(*parsed) : nullptr;
            regles.add(
                { join(id), join(regle ? regle->titre : std::string_view()), join(nombre(count)) });
        }
        text += regles.html();
    }
    return element("section", { { "aria-labelledby", "synthese" } },
        element("h2", { { "id", "synthese" } }, "Synthèse"), "\n", text);
}

Html RapportHtml::sommaire() const
{
    if (m_listed < 2)
        return {};
    auto const others = bilan().demandes - bilan().recevable - m_listed;
    auto rest = others == 0
        ? Html()
        : element("p", {}, "Et ", compte(others, "autre demande", "autres demandes"),
            ", plus bas dans la page.");
    return element("nav", { { "aria-label", "Demandes à regarder" } },
        element("ul", {}, "\n", m_sommaire), rest, "\n");
}

Html RapportHtml::footer() const
{
    return element("footer", {},
        element("p", {}, "Quitus ", entete().version, ", règlement ",
            element("bdi", {}, entete().reglement.id), "."),
        element("p", {}, "Empreinte du règlement\u00A0: ",
            element("bdi", { { "class", "valeur" } }, entete().reglement.empreinte)));
}

void RapportHtml::write_end()
{
    auto const answer = reponse(bilan());
    auto main = join(element("h1", {}, answer), "\n", element("p", {}, resume(bilan())), "\n",
        incidents(), synthese());
    if (!m_a_regarder.is_empty())
        main += element("section", { { "aria-labelledby", "a-regarder" } },
            element("h2", { { "id", "a-regarder" } },
                m_listed < 2 ? "Demande à regarder" : "Demandes à regarder"),
            "\n", sommaire(), m_a_regarder);
    if (!m_recevables.is_empty())
        main += element("section", { { "aria-labelledby", "recevables" } },
            element("h2", { { "id", "recevables" } },
                bilan().recevable < 2 ? "Demande recevable" : "Demandes recevables"),
            "\n", m_recevables);
    auto const body = join("\n", header(),
        element("main", { { "id", "contenu" }, { "tabindex", "-1" } }, "\n", main), "\n", footer(),
        "\n");
    auto const title = answer + " – Rapport Quitus";
    auto page
        = std::string(document("fr", title, base::html::StyleSheet(style).html(), body).text());
    send(page);
}

}

std::unique_ptr<Rapport> make_html(Entete entete, Catalogue catalogue, std::ostream& output)
{
    return std::make_unique<RapportHtml>(std::move(entete), std::move(catalogue), output);
}

}
