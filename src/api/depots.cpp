// SPDX-License-Identifier: EUPL-1.2
// Deposits and actions: what changes a demande.
#include "api/ecriture_json.h"
#include "api/operation.h"
#include "guichet/decision/decisions.h"
#include "guichet/depot/depot.h"
#include "journal/donnees.h"

#include <charconv>
#include <fmt/format.h>

namespace quitus::api {

using guichet::Droit;
using guichet::Suivi;
using http::Reponse;

namespace {

base::Result<guichet::Depot> depot_of(http::Requete const& requete)
{
    auto const* const demande = requete.partie("demande");
    if (demande == nullptr)
        return base::failure("partie_absente",
            "Le corps (multipart/form-data) doit porter la partie « demande » : le JSON.",
            "/demande");
    guichet::Depot depot{ .demande = demande->texte };
    if (auto const* const pieces = requete.partie("pieces"))
        depot.archive = pieces->fichier;
    return depot;
}

// The revision that If-Match names; none when it asks for nothing. What is no ETag of ours, alone,
// names a state that never was: it is stale.
std::optional<std::int64_t> revision_of(http::Requete const& requete)
{
    constexpr std::int64_t never = -1;
    auto const entete = requete.entete("If-Match");
    if (!entete || *entete == "*")
        return std::nullopt;
    if (entete->size() < 3 || entete->front() != '"' || entete->back() != '"')
        return never;
    auto const texte = entete->substr(1, entete->size() - 2);
    std::int64_t revision = 0;
    auto const [at, fault] = std::from_chars(texte.data(), texte.data() + texte.size(), revision);
    return fault == std::errc() && at == texte.data() + texte.size() ? revision : never;
}

Reponse shown(Appel& appel, Suivi const& suivi, unsigned statut)
{
    Reponse reponse;
    appel.api.portail.registre.read([&](guichet::Lecture const& registre) {
        reponse = reponse_de(registre, suivi, appel.acteur(), statut);
    });
    return reponse;
}

// A refusal says what is open instead.
Reponse refused(Appel& appel, std::string_view numero, base::Erreur erreur)
{
    if (!is_conflict(erreur))
        return probleme(erreur);
    std::vector<std::string_view> ouvertes;
    appel.api.portail.registre.read([&](guichet::Lecture const& registre) {
        if (auto const suivi = guichet::find_demande(registre, appel.acteur(), numero))
            for (auto const action : instruction::actions_ouvertes(*suivi, appel.acteur()))
                ouvertes.push_back(instruction::text(action));
    });
    if (erreur.code == instruction::refus::action)
        erreur.message += ouvertes.empty()
            ? " Aucune action ne vous est ouverte."
            : fmt::format(" Actions ouvertes : {}.", fmt::join(ouvertes, ", "));
    return probleme(erreur, ouvertes);
}

Reponse changed(Appel& appel, base::Result<Suivi> const& suivi)
{
    return suivi ? shown(appel, *suivi, 200) : refused(appel, appel.segment(0), suivi.error());
}

Reponse verifications(Appel& appel)
{
    auto const depot = depot_of(appel.requete);
    if (!depot)
        return probleme(depot.error());
    auto rapport = guichet::simuler_demande(appel.api.portail, appel.acteur(), *depot);
    return rapport ? http::reponse_json(*std::move(rapport)) : probleme(rapport.error());
}

Reponse deposit(Appel& appel)
{
    auto const depot = depot_of(appel.requete);
    if (!depot)
        return probleme(depot.error());
    auto const depose = guichet::deposer_demande(appel.api.portail, appel.acteur(), *depot);
    if (!depose)
        return probleme(depose.error());
    bool const is_incomplete = depose->suivi.statut == instruction::Statut::incomplete;
    return shown(appel, depose->suivi, is_incomplete ? 202 : 201)
        .set("Location", "/api/v1/demandes/" + depose->suivi.numero);
}

Reponse complete(Appel& appel)
{
    auto const* const pieces = appel.requete.partie("pieces");
    if (pieces == nullptr)
        return probleme(base::Erreur{ "partie_absente",
            "Le corps (multipart/form-data) doit porter la partie « pieces » : l’archive.",
            "/pieces" });
    return changed(appel,
        guichet::completer_demande(appel.api.portail, appel.acteur(), appel.segment(0),
            pieces->fichier, revision_of(appel.requete)));
}

Reponse redeposit(Appel& appel)
{
    auto const depot = depot_of(appel.requete);
    if (!depot)
        return probleme(depot.error());
    return changed(appel,
        guichet::redeposer_demande(appel.api.portail, appel.acteur(), appel.segment(0), *depot,
            revision_of(appel.requete)));
}

std::vector<instruction::Motif> motifs_of(journal::Donnees const& corps)
{
    std::vector<instruction::Motif> motifs;
    for (auto const& motif : corps["motifs"].liste())
        motifs.push_back({ motif.texte("objet"), motif.texte("constat"), motif.texte("attendu"),
            motif.texte("regle") });
    if (motifs.empty() && !corps.texte("motif").empty())
        motifs.push_back({ "", corps.texte("motif"), "", "" });
    return motifs;
}

base::Result<Suivi> act(Appel& appel, journal::Donnees const& corps)
{
    using instruction::Action;
    auto& portail = appel.api.portail;
    auto const& acteur = appel.acteur();
    guichet::Cible const cible{ appel.segment(0), revision_of(appel.requete) };
    auto const action = instruction::parse_action(corps.texte("action"));
    if (!action)
        return base::failure("action_inconnue",
            "Cette action n’existe pas : « " + corps.texte("action") + " ».", "/action");
    switch (*action) {
    case Action::abandonner:
        return guichet::abandonner_demande(portail, acteur, cible);
    case Action::prendre_en_charge:
        return guichet::prendre_en_charge(portail, acteur, cible);
    case Action::demander_modification:
        return guichet::demander_modification(portail, acteur, cible, motifs_of(corps));
    case Action::valider:
        return guichet::valider_demande(portail, acteur, cible);
    case Action::rejeter:
        return guichet::rejeter_demande(portail, acteur, cible, motifs_of(corps));
    case Action::outrepasser:
        return guichet::outrepasser_rejet(
            portail, acteur, cible, corps.texte("regle"), corps.texte("motif"));
    case Action::payer:
        return guichet::payer_demande(portail, acteur, cible);
    case Action::completer:
    case Action::redeposer:
        break;
    }
    return base::failure("action_inconnue",
        "Cette action porte des fichiers : envoyez-la par PUT, sur la demande ou sur ses pièces.",
        "/action");
}

Reponse action(Appel& appel)
{
    auto const corps = journal::Donnees::parse(appel.requete.corps);
    if (!corps)
        return probleme(base::Erreur{ "SCH-001", corps.error().message, "" });
    return changed(appel, act(appel, *corps));
}

}

std::vector<Operation> operations_de_depot()
{
    using http::Methode;
    using Corps = Operation::Corps;
    return {
        { Methode::post, "/api/v1/verifications", "Simule un dépôt : rien n’est gardé",
            Droit::deposer, verifications, Corps::depot },
        { Methode::post, "/api/v1/demandes", "Dépose une demande", Droit::deposer, deposit,
            Corps::depot, {}, "201" },
        { Methode::put, "/api/v1/demandes/{numero}/pieces", "Complète une demande incomplète",
            Droit::deposer, complete, Corps::pieces },
        { Methode::put, "/api/v1/demandes/{numero}", "Redépose une demande à modifier",
            Droit::deposer, redeposit, Corps::depot },
        { Methode::post, "/api/v1/demandes/{numero}/actions", "Agit sur une demande",
            Droit::suivre_demandes, action, Corps::json },
    };
}

}
