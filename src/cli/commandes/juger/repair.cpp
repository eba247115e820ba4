// SPDX-License-Identifier: EUPL-1.2
// `quitus repair`: what makes this request receivable, and what only a person can bring.
#include "cli/cli.h"
#include "cli/commandes/commandes.h"
#include "cli/commandes/juger/documents_donnes.h"
#include "cli/sortie.h"
#include "guichet/reparation/reparer_demande.h"
#include "rapports/reparation/reparation.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace quitus::cli {

namespace {

// The mended document may take the place of the one that was given, never that of another.
std::optional<base::Erreur> refusal_of_write(
    Repair const& demande, std::vector<guichet::DocumentDepose> const& documents)
{
    if (demande.ecrire.empty())
        return std::nullopt;
    if (demande.ecrire == "-" && demande.fichier_de_sortie.empty())
        return base::Erreur{ "deux_textes_sur_la_sortie",
            "--write - écrirait le document au milieu du rapport. Nommer un fichier, ou donner au "
            "rapport le sien (--output FICHIER).",
            {} };
    auto const mine = std::ranges::find(documents, false, &guichet::DocumentDepose::contexte);
    std::error_code error;
    bool const is_mine = std::filesystem::equivalent(demande.ecrire, mine->nom, error);
    if (is_mine && !mine->ligne_ndjson && std::filesystem::path(mine->nom).extension() == ".json")
        return std::nullopt;
    if (is_mine || names_one_of(demande.ecrire, noms_of(documents))
        || demande.ecrire == demande.pieces)
        return base::Erreur{ "ecriture_sur_un_document",
            is_mine
                ? "--write nomme une archive ou un flux de demandes\u00a0: le document corrigé en "
                  "effacerait le reste. Choisir un autre nom."
                : "--write nomme un document donné en contexte\u00a0: le document corrigé "
                  "l’effacerait. Choisir un autre nom.",
            {} };
    return std::nullopt;
}

std::optional<base::Erreur> refusal_of_same_file(Repair const& demande)
{
    std::error_code error;
    bool const same = !demande.fichier_de_sortie.empty()
        && (demande.fichier_de_sortie == demande.ecrire
            || std::filesystem::equivalent(demande.fichier_de_sortie, demande.ecrire, error));
    if (same)
        return base::Erreur{ "meme_fichier",
            "--output et --write nomment le même fichier\u00a0: l’un effacerait l’autre. Choisir "
            "deux noms.",
            {} };
    return std::nullopt;
}

void write_document(std::string const& fichier, std::string const& texte, Monde& monde)
{
    Sortie sortie(fichier == "-" ? std::string() : fichier, monde);
    sortie.stream() << texte;
    sortie.finish();
}

Code mend(Repair const& demande, Saisine const& saisine, Monde& monde)
{
    auto const reparation
        = guichet::repare_demande(saisine.documents, saisine.reglement, saisine.options);
    Sortie sortie(demande.fichier_de_sortie, monde);
    rapports::write_reparation(*rapports::parse_format_reparation(demande.format),
        { .couleur = monde.couleur && sortie.is_terminal_output() }, reparation, sortie.stream());
    if (reparation.possible && !demande.ecrire.empty())
        write_document(demande.ecrire, reparation.texte, monde);
    sortie.finish();
    return reparation.possible && !is_blocking(reparation.apres.verdict, demande.strict)
        ? Code::rien_de_bloquant
        : Code::bloquant;
}

}

Code repair(Repair const& demande, Monde& monde)
{
    auto const saisine
        = open_request(demande, "une demande est réparée à la fois", "données", monde);
    if (!saisine)
        return refuse(monde, saisine.error());
    auto const& documents = saisine->documents;
    auto refusal = refusal_of_output(demande.fichier_de_sortie, noms_of(documents), "le rapport");
    if (!refusal)
        refusal = refusal_of_same_file(demande);
    if (!refusal)
        refusal = refusal_of_write(demande, documents);
    if (refusal)
        return refuse(monde, *refusal);
    return mend(demande, *saisine, monde);
}

}
