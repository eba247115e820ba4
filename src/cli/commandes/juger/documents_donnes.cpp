// SPDX-License-Identifier: EUPL-1.2
#include "cli/commandes/juger/documents_donnes.h"

#include "documents/entrees.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <thread>

namespace quitus::cli {

namespace {

guichet::DocumentDepose deposited(documents::DocumentRecu&& recu, bool contexte)
{
    guichet::DocumentDepose document{
        .nom = std::move(recu.nom),
        .ligne_ndjson = recu.ligne_ndjson,
        .texte = std::move(recu.texte),
        .trop_gros = recu.trop_gros,
        .faute = recu.faute ? recu.faute->message : std::string{},
        .contexte = contexte,
    };
    if (recu.livraison)
        document.livraison = std::move(*recu.livraison);
    return document;
}

// Where a document stands: a file by its true path, and a line of it.
using Place = std::pair<std::string, std::optional<std::uint32_t>>;

Place place_of(guichet::DocumentDepose const& document)
{
    std::error_code error;
    auto const path = std::filesystem::canonical(document.nom, error);
    return { error ? document.nom : path.string(), document.ligne_ndjson };
}

// A judged document that --avec names again is already context of the others: kept twice, it would
// be its own rival.
void forget_context_that_is_judged(std::vector<guichet::DocumentDepose>& documents)
{
    std::set<Place> judged;
    for (auto const& document : documents)
        if (!document.contexte)
            judged.insert(place_of(document));
    std::erase_if(documents, [&](guichet::DocumentDepose const& document) {
        return document.contexte && judged.contains(place_of(document));
    });
}

}

base::Result<guichet::OptionsVerification> options_of(Demandes const& demandes)
{
    if (!demandes.annuaire.empty())
        return base::failure("annuaire_indisponible",
            "l’option --annuaire attend la commande «\u00a0import\u00a0», que cette version n’a "
            "pas encore. Relancer sans elle\u00a0: les règles de l’annuaire se taisent.");
    guichet::OptionsVerification options;
    options.jobs
        = demandes.jobs != 0 ? demandes.jobs : std::max(1U, std::thread::hardware_concurrency());
    if (!demandes.instant.empty())
        options.instant = QUITUS_TRY(calendrier::parse_instant(demandes.instant));
    return options;
}

base::Result<std::vector<guichet::DocumentDepose>> read_documents(
    Demandes const& demande, Monde& monde)
{
    std::vector<guichet::DocumentDepose> all;
    auto const collect = [&](std::vector<std::string> const& chemins, bool contexte) {
        documents::OptionsEntrees options{ .entree_standard = &monde.entree };
        if (!demande.pieces.empty() && !contexte)
            options.archive_des_pieces = demande.pieces;
        return documents::for_each_document(chemins, options, [&](documents::DocumentRecu&& recu) {
            all.push_back(deposited(std::move(recu), contexte));
            return documents::Suite::continuer;
        });
    };
    QUITUS_TRY(collect(demande.chemins, false));
    if (!demande.contexte.empty())
        QUITUS_TRY(collect(demande.contexte, true));
    forget_context_that_is_judged(all);
    return all;
}

Code refuse_documents(Monde& monde, base::Erreur const& erreur)
{
    return refuse(monde, erreur,
        documents::is_wrong_use(erreur) ? Code::mauvais_usage : Code::echec_de_l_outil);
}

bool is_blocking(verdict::Verdict verdict, bool strict)
{
    return verdict >= verdict::Verdict::a_modifier
        || (strict && verdict == verdict::Verdict::a_verifier);
}

bool is_a_document(
    std::string const& fichier, std::vector<guichet::DocumentDepose> const& documents)
{
    std::error_code error;
    return !fichier.empty()
        && std::ranges::any_of(documents, [&](guichet::DocumentDepose const& document) {
               return std::filesystem::equivalent(fichier, document.nom, error);
           });
}

bool is_a_document(std::string const& fichier, documents::Stock const& stock)
{
    std::error_code error;
    return !fichier.empty() && std::ranges::any_of(stock.fichiers(), [&](std::string const& nom) {
        return std::filesystem::equivalent(fichier, nom, error);
    });
}

base::Result<std::unique_ptr<documents::Stock>> open_stock(Demandes const& demandes, Monde& monde)
{
    documents::OptionsEntrees options{ .entree_standard = &monde.entree };
    if (!demandes.pieces.empty())
        options.archive_des_pieces = demandes.pieces;
    return documents::Stock::open(demandes.chemins, demandes.contexte, options);
}

}
