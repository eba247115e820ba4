// SPDX-License-Identifier: EUPL-1.2
#include "web/elements/pagination.h"

#include "web/elements/morceaux.h"

#include <charconv>

namespace quitus::web {

using base::html::element;
using base::html::Html;

namespace {

std::string address(
    Visite const& visite, std::string_view chemin, std::optional<std::int64_t> apres)
{
    http::Parametres kept;
    for (auto const& [nom, valeur] : visite.requete.parametres)
        if (nom != "apres" && nom != "fait" && !valeur.empty())
            kept.add(nom, valeur);
    if (apres)
        kept.add("apres", std::to_string(*apres));
    return std::string(chemin) + (kept.is_empty() ? "" : "?" + kept.text());
}

}

std::optional<std::int64_t> apres_of(Visite const& visite)
{
    auto const texte = visite.parametre("apres");
    std::int64_t apres = 0;
    auto const [end, fault] = std::from_chars(texte.data(), texte.data() + texte.size(), apres);
    bool const is_read
        = !texte.empty() && fault == std::errc() && end == texte.data() + texte.size();
    return is_read ? std::optional(apres) : std::nullopt;
}

Html liens_de_pages(
    Visite const& visite, std::string_view chemin, std::optional<std::int64_t> suite)
{
    Html links;
    if (apres_of(visite))
        links += element("li", {}, lien(address(visite, chemin, {}), "Revenir au début"));
    if (suite)
        links += element("li", {}, lien(address(visite, chemin, suite), "Page suivante"));
    if (links.is_empty())
        return {};
    return element("nav", { { "aria-label", "Pages de la liste" }, { "class", "onglets" } },
        element("ul", {}, links));
}

}
