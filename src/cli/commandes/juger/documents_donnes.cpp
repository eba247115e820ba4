// SPDX-License-Identifier: EUPL-1.2
#include "cli/commandes/juger/documents_donnes.h"

#include "documents/entrees.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <thread>

namespace quitus::cli {

namespace {

documents::OptionsEntrees entrees_of(Demandes const& demandes, Monde& monde)
{
    documents::OptionsEntrees options{ .entree_standard = &monde.entree };
    if (!demandes.pieces.empty())
        options.archive_des_pieces = demandes.pieces;
    return options;
}

base::Result<std::vector<guichet::DocumentDepose>> read_documents(
    Demandes const& demandes, Monde& monde)
{
    std::vector<guichet::DocumentDepose> all;
    QUITUS_TRY(documents::for_each_given(demandes.chemins, demandes.contexte,
        entrees_of(demandes, monde), [&](documents::DocumentRecu&& recu, bool contexte) {
            all.push_back(documents::deposited(std::move(recu), contexte));
        }));
    return all;
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

base::Result<Saisine> open_request(
    Demandes const& demandes, std::string_view propos, std::string_view donnees, Monde& monde)
{
    auto options = QUITUS_TRY(options_of(demandes));
    auto reglement = QUITUS_TRY(load(demandes.reglement));
    auto documents = QUITUS_TRY(read_documents(demandes, monde));
    auto const judged = std::ranges::count(documents, false, &guichet::DocumentDepose::contexte);
    if (judged != 1)
        return base::failure("plusieurs_demandes",
            fmt::format("{}, et {} sont {}. Nommer celle qui compte, et donner les autres après "
                        "--avec.",
                propos, judged, donnees));
    return Saisine{ std::move(options), std::move(reglement), std::move(documents) };
}

Code refuse(Monde& monde, base::Erreur const& erreur)
{
    return refuse(monde, erreur,
        documents::is_wrong_use(erreur) ? Code::mauvais_usage : Code::echec_de_l_outil);
}

bool is_blocking(verdict::Verdict verdict, bool strict)
{
    return verdict >= verdict::Verdict::a_modifier
        || (strict && verdict == verdict::Verdict::a_verifier);
}

bool names_one_of(std::string const& fichier, std::vector<std::string> const& noms)
{
    std::error_code error;
    return !fichier.empty() && std::ranges::any_of(noms, [&](std::string const& nom) {
        return std::filesystem::equivalent(fichier, nom, error);
    });
}

std::vector<std::string> noms_of(std::vector<guichet::DocumentDepose> const& documents)
{
    std::vector<std::string> noms;
    for (auto const& document : documents)
        noms.push_back(document.nom);
    return noms;
}

std::optional<base::Erreur> refusal_of_output(std::string const& fichier,
    std::vector<std::string> const& noms, std::string_view ce_qui_est_ecrit)
{
    if (!names_one_of(fichier, noms))
        return std::nullopt;
    return base::Erreur{ "sortie_sur_une_demande",
        fmt::format("--output nomme une demande donnée à juger\u00a0: {} l’effacerait. Choisir un "
                    "autre nom.",
            ce_qui_est_ecrit),
        {} };
}

base::Result<std::unique_ptr<documents::Stock>> open_stock(Demandes const& demandes, Monde& monde)
{
    return documents::Stock::open(demandes.chemins, demandes.contexte, entrees_of(demandes, monde));
}

}
