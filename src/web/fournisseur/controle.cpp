// SPDX-License-Identifier: EUPL-1.2
#include "web/fournisseur/controle.h"

#include "base/json_view.h"
#include "guichet/depot/depot.h"
#include "pieces/livraison.h"
#include "rapports/html/demande.h"
#include "rapports/html/table.h"
#include "vues/dossier/clients.h"
#include "web/dossier/morceaux.h"
#include "web/elements/morceaux.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;

namespace {

constexpr std::size_t pieces_montrees_max = 200;

// Pièces that the JSON declares, each with what came of it.
Html declared_and_received(Visite const& visite, Brouillon const& brouillon)
{
    base::JsonDocument document;
    if (document.parse(brouillon.demande))
        return {};
    auto const livraison = brouillon.archive
        ? visite.portail().read_archive(*brouillon.archive, nullptr)
        : pieces::Livraison{};
    if (livraison.refus)
        return element(
            "p", { { "class", "alerte annonce" } }, "Archive refusée : ", livraison.refus->motif);
    auto const declarees = base::JsonView(document)["pieces"].elements();
    rapports::Table table(
        compte(static_cast<std::int64_t>(declarees.size()), "pièce déclarée", "pièces déclarées"),
        "pieces", { { "Pièce" }, { "Fichier" }, { "Reçue" } });
    std::size_t missing = 0;
    for (std::size_t rang = 0; rang < declarees.size(); ++rang) {
        auto const nom = declarees[rang]["nom_fichier"].text();
        bool const is_here = std::ranges::any_of(livraison.fichiers,
            [&](auto const& fichier) { return pieces::base_name(fichier.nom) == nom; });
        missing += is_here ? 0 : 1;
        if (rang < pieces_montrees_max)
            table.add({ join(declarees[rang]["id"].text()), join(vues::masked(nom)),
                is_here ? element("span", { { "class", "badge succes" } }, "✔ Reçue")
                        : element("span", { { "class", "badge alerte" } }, "! Absente") });
    }
    auto const said = !livraison.archive_recue
        ? std::string("Aucune archive n’a été jointe : la demande serait incomplète.")
        : missing == 0 ? std::string("Toutes les pièces déclarées sont dans l’archive.")
                       : fmt::format("{} dans l’archive.",
                           compte(static_cast<std::int64_t>(missing), "pièce déclarée n’est pas",
                               "pièces déclarées ne sont pas"));
    return join(element("p", {}, said), declarees.empty() ? Html() : table.html());
}

}

base::Result<Controle> check_brouillon(Visite const& visite, Brouillon const& brouillon)
{
    auto const json = QUITUS_TRY(guichet::simuler_demande(
        visite.portail(), visite.acteur(), { brouillon.demande, brouillon.archive }));
    Controle controle{ vues::read_rapport(json), {} };
    auto const& rapport = controle.rapport;
    auto& html = controle.resultat;
    html += element("p", { { "class", "intro" } }, "Verdict : ", rapports::badge(rapport.verdict));
    html += constats(rapport,
        compte(static_cast<std::int64_t>(rapport.constats.size()), "constat",
            "constats, les plus graves d’abord"));
    html += join(element("h2", {}, "Pièces"), declared_and_received(visite, brouillon));
    auto const amounts = montants(rapport.montants);
    if (!amounts.is_empty())
        html += join(element("h2", {}, "Montants"), amounts);
    return controle;
}

Html champs_de_fichiers(std::vector<ErreurDeSaisie> const& erreurs, Brouillon const* garde)
{
    auto const kept = garde != nullptr && !garde->demande.empty()
        ? fmt::format("Fichier gardé : {}. N’en choisissez un autre que pour le remplacer.",
            garde->nom_demande)
        : std::string("Un fichier .json au format d’échange, 8 Mio au plus.");
    auto const kept_archive = garde != nullptr && garde->archive
        ? "Archive gardée. N’en choisissez une autre que pour la remplacer."
        : "Une archive .zip qui contient les PDF déclarés, 200 Mio au plus.";
    return join(champ_de_fichier({ .nom = "demande",
                                     .etiquette = "Demande (JSON)",
                                     .aide = kept,
                                     .erreur = erreur_de(erreurs, "demande") },
                    ".json,application/json"),
        champ_de_fichier({ .nom = "pieces",
                             .etiquette = "Pièces (archive ZIP)",
                             .aide = kept_archive,
                             .erreur = erreur_de(erreurs, "pieces") },
            ".zip,application/zip"));
}

}
