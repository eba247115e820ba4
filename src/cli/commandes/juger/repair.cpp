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

std::optional<base::Erreur> refusal_of_documents(
    std::vector<guichet::DocumentDepose> const& documents)
{
    auto const judged = std::ranges::count(documents, false, &guichet::DocumentDepose::contexte);
    if (judged == 1)
        return std::nullopt;
    return base::Erreur{ "plusieurs_demandes",
        fmt::format("une demande est réparée à la fois, et {} sont données. Nommer celle qui "
                    "compte, et donner les autres après --avec.",
            judged),
        {} };
}

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
    if (is_mine || is_a_document(demande.ecrire, documents) || demande.ecrire == demande.pieces)
        return base::Erreur{ "ecriture_sur_un_document",
            is_mine
                ? "--write nomme une archive ou un flux de demandes\u00a0: le document corrigé en "
                  "effacerait le reste. Choisir un autre nom."
                : "--write nomme un document donné en contexte\u00a0: le document corrigé "
                  "l’effacerait. Choisir un autre nom.",
            {} };
    return std::nullopt;
}

std::optional<base::Erreur> refusal_of_output(
    Repair const& demande, std::vector<guichet::DocumentDepose> const& documents)
{
    if (is_a_document(demande.fichier_de_sortie, documents))
        return base::Erreur{ "sortie_sur_une_demande",
            "--output nomme une demande donnée à juger\u00a0: le rapport l’effacerait. Choisir un "
            "autre nom.",
            {} };
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

Code mend(Repair const& demande, std::vector<guichet::DocumentDepose> const& documents,
    reglement::Reglement const& reglement, guichet::OptionsVerification const& options,
    Monde& monde)
{
    auto const reparation = guichet::repare_demande(documents, reglement, options);
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
    auto const options = options_of(demande);
    if (!options)
        return refuse(monde, options.error(), Code::mauvais_usage);
    auto const reglement = load(demande.reglement);
    if (!reglement)
        return refuse(monde, reglement.error(), Code::mauvais_usage);
    auto const documents = read_documents(demande, monde);
    if (!documents)
        return refuse_documents(monde, documents.error());
    auto refusal = refusal_of_documents(*documents);
    if (!refusal)
        refusal = refusal_of_output(demande, *documents);
    if (!refusal)
        refusal = refusal_of_write(demande, *documents);
    if (refusal)
        return refuse(monde, *refusal, Code::mauvais_usage);
    return mend(demande, *documents, *reglement, *options, monde);
}

}
