// SPDX-License-Identifier: EUPL-1.2
#include "rapports/html/demande.h"

#include "rapports/html/table.h"
#include "rapports/phrases.h"

namespace quitus::rapports {

using base::html::element;
using base::html::Html;
using base::html::join;
using verdict::Verdict;

std::string_view teinte(Verdict verdict)
{
    switch (verdict) {
    case Verdict::recevable:
        return "succes";
    case Verdict::a_verifier:
        return "info";
    case Verdict::a_modifier:
        return "alerte";
    case Verdict::rejet:
        return "erreur";
    }
    return {};
}

namespace {

// An information does nothing to the request: it has neither the tint nor the sign of a verdict.
Html badge_de(verdict::Consequence consequence)
{
    if (consequence == verdict::Consequence::information)
        return element("span", { { "class", "discret" } }, verdict::en_francais(consequence));
    return badge(static_cast<Verdict>(consequence));
}

// What a document holds stands apart: it may be written in another direction.
Html valeur(std::string_view text)
{
    return element("bdi", { { "class", "valeur" } }, text);
}

Html line_of_value(std::string_view name, std::optional<std::string> const& value)
{
    return value ? element("p", {}, name, "\u00A0: ", valeur(*value)) : Html();
}

Html parametre(verdict::ParametreLu const& read)
{
    auto validite = read.validite.empty() ? std::string() : ", " + read.validite;
    return element("p", { { "class", "discret" } }, "Paramètre\u00A0: ", valeur(read.nom), " = ",
        valeur(read.valeur), validite);
}

Html explication(verdict::Constat const& constat, Catalogue const& catalogue)
{
    auto text = element("p", {}, constat.message);
    text += line_of_value("Trouvé", constat.trouve);
    text += line_of_value("Attendu", constat.attendu);
    if (!constat.evaluee)
        text += element("p", {},
            "Cette règle n’a pas pu être évaluée avec ce qui est donné\u00A0: une personne doit "
            "regarder.");
    if (!constat.correction.empty())
        text += element(
            "p", {}, element("strong", {}, "Correction\u00A0:"), " ", constat.correction);
    auto const sources = exigences_de(catalogue, constat.regle);
    if (!sources.empty())
        text += element("p", { { "class", "discret" } }, "Source\u00A0: ", joined(sources, ", "));
    for (auto const& read : constat.parametres)
        text += parametre(read);
    return text;
}

Html lieu_html(verdict::DemandeJugee const& demande, verdict::Constat const& constat)
{
    auto const place = lieu(demande, constat);
    return place.empty() ? join("tout le document") : element("bdi", {}, place);
}

Html table_des_constats(verdict::DemandeJugee const& demande, Catalogue const& catalogue)
{
    if (demande.constats.empty())
        return {};
    Table table(compte(demande.constats.size(), "constat", "constats"), "constats",
        { { "Règle" }, { "Effet" }, { "Constat" }, { "Où" } });
    for (auto const consequence : pire_d_abord) {
        for (auto const* constat : constats_de(demande, consequence)) {
            table.add({ join(constat->regle.text()), badge_de(consequence),
                explication(*constat, catalogue), lieu_html(demande, *constat) });
        }
    }
    return table.html();
}

Html table_des_montants(verdict::Montants const& montants)
{
    auto const lines = lignes_de(montants);
    if (lines.empty())
        return {};
    Table table("Montants", "etroite", { { "Libellé" }, { "Montant", true } });
    for (auto const& line : lines)
        table.add({ join(line.libelle), join(montant::euros(line.montant)) });
    return table.html();
}

Html line_of_list(std::string_view name, Html const& value)
{
    return element("div", {}, element("dt", {}, name), element("dd", {}, value));
}

Html faits(verdict::DemandeJugee const& demande)
{
    Html lines;
    if (!demande.identifiant_envoi.empty())
        lines += line_of_list("Envoi\u00A0:", valeur(demande.identifiant_envoi));
    if (demande.instant)
        lines += line_of_list("Jugée comme déposée le",
            element("time", { { "datetime", demande.instant->text() } },
                calendrier::en_francais(*demande.instant)));
    if (demande.cas)
        lines += line_of_list("Cas\u00A0:", join(std::to_string(*demande.cas)));
    return lines.is_empty() ? lines : element("dl", {}, lines);
}

Html nom_html(verdict::DemandeJugee const& demande)
{
    auto kind = std::string(nom_de_type(demande.type_demande));
    if (!demande.dispositif.empty())
        kind += " " + demande.dispositif;
    return join(element("bdi", {}, nom_de_document(demande)), " — ", element("bdi", {}, kind));
}

}

Html badge(Verdict verdict)
{
    auto const style = std::string("badge ").append(teinte(verdict));
    return element("span", { { "class", style } },
        element("span", { { "aria-hidden", "true" } }, signe(verdict)), " ",
        verdict::en_francais(verdict));
}

std::string ancre(std::size_t rank)
{
    return "demande-" + std::to_string(rank);
}

Html section_de(verdict::DemandeJugee const& demande, std::size_t rank, Catalogue const& catalogue)
{
    auto const id = ancre(rank);
    auto const title_id = id + "-titre";
    auto const style = std::string("demande bord-").append(teinte(demande.verdict));
    return join(
        element("article", { { "id", id }, { "class", style }, { "aria-labelledby", title_id } },
            "\n", element("h3", { { "id", title_id } }, nom_html(demande)), "\n",
            element("p", {}, badge(demande.verdict)), "\n", faits(demande), "\n",
            table_des_constats(demande, catalogue), table_des_montants(demande.montants)),
        "\n");
}

Html pli_de(verdict::DemandeJugee const& demande, std::size_t rank, Catalogue const& catalogue)
{
    return join(element("details", { { "id", ancre(rank) } },
                    element("summary", {}, nom_html(demande), " ", badge(demande.verdict)), "\n",
                    element("div", {}, faits(demande), "\n", table_des_constats(demande, catalogue),
                        table_des_montants(demande.montants))),
        "\n");
}

}
