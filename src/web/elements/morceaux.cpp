// SPDX-License-Identifier: EUPL-1.2
#include "web/elements/morceaux.h"

#include "base/ensure.h"
#include "rapports/html/demande.h"
#include "rapports/phrases.h"

#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;
using base::html::Url;
using instruction::Statut;

Url adresse(std::string_view chemin)
{
    auto const url = Url::parse(chemin);
    QUITUS_ENSURE(url.has_value());
    return *url;
}

Html invisible(std::string_view texte)
{
    return element("span", { { "class", "invisible" } }, texte);
}

Html lien(std::string_view chemin, std::string_view texte, std::string_view contexte)
{
    auto const url = adresse(chemin);
    if (contexte.empty())
        return element("a", { { "href", url } }, texte);
    return element("a", { { "href", url } }, texte, " ", invisible(contexte));
}

Html moment(calendrier::Instant instant)
{
    return element("time", { { "datetime", calendrier::texte_de_paris(instant) } },
        calendrier::en_francais(instant));
}

Html moment(std::optional<calendrier::Instant> const& instant)
{
    return instant ? moment(*instant) : Html();
}

Html moment_court(calendrier::Instant instant)
{
    auto const paris = calendrier::texte_de_paris(instant);
    auto const court = fmt::format("{}/{}/{} {}", paris.substr(8, 2), paris.substr(5, 2),
        paris.substr(0, 4), paris.substr(11, 5));
    return element("time", { { "datetime", paris } }, court);
}

std::string euros(std::optional<montant::Cents> const& montant)
{
    return montant ? montant::euros(*montant) : "non calculé";
}

std::string_view teinte(Statut statut)
{
    switch (statut) {
    case Statut::deposee:
        return "info";
    case Statut::en_instruction:
        return "violet";
    case Statut::incomplete:
    case Statut::a_modifier:
        return "alerte";
    case Statut::validee:
        return "succes";
    case Statut::decidee_et_payee:
        return "paye";
    case Statut::rejetee:
    case Statut::non_deposee:
        return "erreur";
    case Statut::abandonnee:
    case Statut::annulee:
        return "neutre";
    }
    return {};
}

namespace {

std::string_view signe(Statut statut)
{
    switch (statut) {
    case Statut::incomplete:
        return "◔";
    case Statut::deposee:
        return "▸";
    case Statut::en_instruction:
        return "◑";
    case Statut::a_modifier:
        return "!";
    case Statut::validee:
        return "✔";
    case Statut::decidee_et_payee:
        return "€";
    case Statut::rejetee:
        return "✘";
    case Statut::non_deposee:
        return "⌛";
    case Statut::abandonnee:
    case Statut::annulee:
        return "–";
    }
    return {};
}

}

Html badge(Statut statut)
{
    auto const style = fmt::format("badge {}", teinte(statut));
    return element("span", { { "class", style } },
        element("span", { { "aria-hidden", "true" } }, signe(statut)), " ",
        instruction::en_francais(statut));
}

Html badge(verdict::Consequence consequence)
{
    if (consequence == verdict::Consequence::information)
        return element("span", { { "class", "discret" } }, verdict::en_francais(consequence));
    return rapports::badge(static_cast<verdict::Verdict>(consequence));
}

Html empreinte(std::string_view sha256)
{
    return element("span", { { "class", "valeur" } }, sha256);
}

Fiche& Fiche::add(std::string_view nom, Html const& valeur)
{
    m_lignes += element("div", {}, element("dt", {}, nom), element("dd", {}, valeur));
    return *this;
}

Fiche& Fiche::add(std::string_view nom, std::string_view valeur)
{
    return valeur.empty() ? *this : add(nom, join(valeur));
}

Html Fiche::html() const
{
    return element("dl", { { "class", "fiche" } }, m_lignes);
}

std::string compte(std::int64_t nombre, std::string_view un, std::string_view plusieurs)
{
    return rapports::compte(static_cast<std::size_t>(nombre), un, plusieurs);
}

}
