// SPDX-License-Identifier: EUPL-1.2
// `quitus check`: read, judge, show. The judgment is that of the counter; this door only fetches
// files.
#include "cli/cli.h"
#include "cli/commandes/commandes.h"
#include "cli/progression.h"
#include "cli/sortie.h"
#include "documents/entrees.h"
#include "guichet/verifier_demandes.h"
#include "jugement/jugement.h"
#include "rapports/rapport.h"

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

// A report written over a request would lose it.
bool is_a_document(
    std::string const& fichier, std::vector<guichet::DocumentDepose> const& documents)
{
    std::error_code error;
    return !fichier.empty()
        && std::ranges::any_of(documents, [&](guichet::DocumentDepose const& document) {
               return std::filesystem::equivalent(fichier, document.nom, error);
           });
}

base::Result<std::vector<guichet::DocumentDepose>> read_all(Check const& demande, Monde& monde)
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

bool is_blocking(verdict::Verdict verdict, bool strict)
{
    return verdict >= verdict::Verdict::a_modifier
        || (strict && verdict == verdict::Verdict::a_verifier);
}

// Judges and writes; says whether anything blocks.
bool report(Check const& demande, std::vector<guichet::DocumentDepose> const& documents,
    reglement::Reglement const& reglement, guichet::OptionsVerification const& options,
    Monde& monde)
{
    Sortie sortie(demande.fichier_de_sortie, monde);
    auto const rapport = rapports::make_rapport(*rapports::parse_format(demande.format),
        { .reglement = { reglement.id(), reglement.empreinte() }, .version = version },
        jugement::find_regle,
        { .couleur = monde.couleur && sortie.is_terminal_output(), .discret = demande.discret },
        sortie.stream());
    bool blocking = false;
    {
        Progression progression(monde, documents.size());
        guichet::verifie_demandes(
            documents, reglement, options, [&](verdict::DemandeJugee&& jugee) {
                progression.advance();
                rapport->add(jugee);
                blocking = blocking || is_blocking(jugee.verdict, demande.strict);
                return !(demande.arret_au_premier && blocking);
            });
    }
    rapport->finish();
    sortie.finish();
    return blocking;
}

}

Code check(Check const& demande, Monde& monde)
{
    if (!demande.annuaire.empty())
        return refuse(monde,
            { "annuaire_indisponible",
                "l’option --annuaire attend la commande «\u00a0import\u00a0», que cette version "
                "n’a pas "
                "encore. Relancer sans elle\u00a0: les règles de l’annuaire se taisent." },
            Code::mauvais_usage);
    guichet::OptionsVerification options;
    options.jobs
        = demande.jobs != 0 ? demande.jobs : std::max(1U, std::thread::hardware_concurrency());
    if (!demande.instant.empty()) {
        auto const instant = calendrier::parse_instant(demande.instant);
        if (!instant)
            return refuse(monde, instant.error(), Code::mauvais_usage);
        options.instant = *instant;
    }
    auto const reglement = load(demande.reglement);
    if (!reglement)
        return refuse(monde, reglement.error(), Code::mauvais_usage);
    auto const documents = read_all(demande, monde);
    if (!documents)
        return refuse(monde, documents.error(),
            documents::is_wrong_use(documents.error()) ? Code::mauvais_usage
                                                       : Code::echec_de_l_outil);
    if (is_a_document(demande.fichier_de_sortie, *documents))
        return refuse(monde,
            { "sortie_sur_une_demande",
                "--output nomme une demande donnée à juger\u00a0: le rapport l’effacerait. Choisir "
                "un autre nom." },
            Code::mauvais_usage);
    return report(demande, *documents, *reglement, options, monde) ? Code::bloquant
                                                                   : Code::rien_de_bloquant;
}

}
