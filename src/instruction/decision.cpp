// SPDX-License-Identifier: EUPL-1.2
#include "instruction/decision.h"

#include "base/ensure.h"
#include "instruction/consequences.h"
#include "instruction/formes.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::instruction {

using journal::Donnees;

namespace {

// Who validates or lifts is never who pays.
bool has_decided(Suivi const& suivi, acces::Acteur const& acteur)
{
    return suivi.validee_par == acteur.id
        || std::ranges::find(suivi.derogations, acteur.id, &Derogation::par)
        != suivi.derogations.end();
}

// Is the total known, and are its parts what it is made of? No ledger would take it otherwise.
bool is_payable(Suivi const& suivi)
{
    auto const& montants = suivi.montants;
    if (!(suivi.type_demande == "solde" ? montants.net : montants.avance))
        return false;
    auto const ecriture = ecriture_de(suivi, { .genre = std::string(genre::payee) });
    return !ecriture || grand_livre::is_balanced(*ecriture);
}

// Spaces alone say nothing.
bool is_blank(std::string_view texte)
{
    return texte.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::optional<base::Erreur> refus_de_valider(Suivi const& suivi)
{
    auto const rejets = suivi.rejets_restants();
    if (!rejets.empty())
        return base::Erreur{ refus::rejet,
            fmt::format("Le rapport contient un motif de rejet ({}) : la demande ne peut être "
                        "validée tant qu’un administrateur ne l’a pas levé.",
                fmt::join(rejets, ", ")),
            {} };
    if (!is_payable(suivi))
        return base::Erreur{ refus::montant,
            "Le montant à payer ne peut pas être calculé : demandez une modification.", {} };
    return std::nullopt;
}

std::optional<base::Erreur> refus_de_payer(Suivi const& suivi, acces::Acteur const& acteur)
{
    if (!has_decided(suivi, acteur))
        return std::nullopt;
    return base::Erreur{ refus::personne,
        "Qui a validé la demande ou levé un motif de rejet ne la paie pas : une autre personne "
        "doit "
        "le faire.",
        {} };
}

base::Result<Donnees> motifs_of(Ordre const& ordre)
{
    auto motifs = ordre.motifs;
    if (motifs.empty() && !is_blank(ordre.motif))
        motifs.push_back({ "", ordre.motif, "", "" });
    if (motifs.empty()
        || std::ranges::any_of(motifs, [](auto const& un) { return is_blank(un.constat); }))
        return base::failure(refus::motif,
            "Au moins un motif est exigé, et chacun dit ce qui ne va pas.", "/motifs");
    return Donnees::objet({ { "motifs", forme(motifs) }, { "echeance", forme(ordre.echeance) } });
}

base::Result<Donnees> derogation_of(Suivi const& suivi, Ordre const& ordre)
{
    if (is_blank(ordre.motif))
        return base::failure(refus::motif, "Un motif est exigé.", "/motif");
    auto const restants = suivi.rejets_restants();
    if (std::ranges::find(restants, ordre.regle) == restants.end())
        return base::failure(refus::regle,
            fmt::format("Le rapport ne contient aucun rejet de la règle « {} » à lever{}.",
                ordre.regle,
                restants.empty() ? "" : fmt::format(" ; il reste : {}", fmt::join(restants, ", "))),
            "/regle");
    return Donnees::objet({ { "regle", ordre.regle }, { "motif", ordre.motif } });
}

// What the decision keeps of what was seen, beyond its own members.
Donnees seen(Suivi const& suivi)
{
    return Donnees::objet(
        { { "rapport", suivi.courante()->rapport }, { "version", suivi.version } });
}

base::Result<Donnees> donnees_of(Suivi const& suivi, Ordre const& ordre)
{
    switch (ordre.action) {
    case Action::demander_modification:
    case Action::rejeter:
        return motifs_of(ordre);
    case Action::outrepasser:
        return derogation_of(suivi, ordre);
    case Action::payer:
        return Donnees::objet({ { "montants", forme(suivi.montants) } });
    default:
        return Donnees(Donnees::Objet{});
    }
}

std::string_view genre_of(Action action)
{
    switch (action) {
    case Action::abandonner:
        return genre::abandonnee;
    case Action::prendre_en_charge:
        return genre::prise_en_charge;
    case Action::demander_modification:
        return genre::modification_demandee;
    case Action::valider:
        return genre::validee;
    case Action::rejeter:
        return genre::rejetee;
    case Action::outrepasser:
        return genre::rejet_outrepasse;
    case Action::payer:
        return genre::payee;
    case Action::completer:
    case Action::redeposer:
        break;
    }
    base::abandon("a reception is an event of its own");
}

}

std::vector<Action> actions_ouvertes(Suivi const& suivi, acces::Acteur const& acteur)
{
    std::vector<Action> actions;
    for (auto const& transition : transitions()) {
        bool const has_object
            = transition.action != Action::outrepasser || !suivi.rejets_restants().empty();
        if (transition.de == suivi.statut && has_object && admet(suivi, transition.action, acteur))
            actions.push_back(transition.action);
    }
    return actions;
}

base::Result<Transition> admet(Suivi const& suivi, Action action, acces::Acteur const& acteur)
{
    if (!is_for(action, acteur.role))
        return base::failure(refus::role,
            fmt::format("Le rôle « {} » ne peut pas : {}.", acces::en_francais(acteur.role),
                en_francais(action)));
    auto const* const transition = find_transition(suivi.statut, action);
    if (transition == nullptr)
        return base::failure(refus::action,
            fmt::format("La demande {} est « {} » : cette action n’y est pas permise.",
                suivi.numero, en_francais(suivi.statut)));
    auto const refusal = action == Action::payer ? refus_de_payer(suivi, acteur)
        : action == Action::valider              ? refus_de_valider(suivi)
                                                 : std::nullopt;
    if (refusal)
        return tl::unexpected(*refusal);
    return *transition;
}

std::optional<base::Erreur> refus_d_echue(Suivi const& suivi, Instant instant)
{
    if (!suivi.is_echue(instant))
        return std::nullopt;
    return base::Erreur{ refus::action,
        fmt::format("Le dépôt {} n’était pas complet à son échéance, le {} : il n’est plus "
                    "recevable.",
            suivi.numero, calendrier::en_francais(*suivi.echeance)),
        {} };
}

base::Result<Evenement> decide(Suivi const& suivi, Ordre const& ordre)
{
    QUITUS_TRY(admet(suivi, ordre.action, ordre.acteur));
    if (auto refusal = refus_d_echue(suivi, ordre.instant))
        return tl::unexpected(*std::move(refusal));
    auto donnees = QUITUS_TRY(donnees_of(suivi, ordre));
    auto const vu = seen(suivi); // outlives the loop over its members
    for (auto const& [nom, valeur] : vu.membres())
        donnees.set(nom, valeur);
    return Evenement{
        .instant = ordre.instant,
        .acteur = ordre.acteur.id,
        .genre = std::string(genre_of(ordre.action)),
        .objet = suivi.numero,
        .donnees = std::move(donnees),
    };
}

Evenement recue(std::string_view genre, Reception const& reception, acces::Acteur const& acteur,
    Instant instant)
{
    return {
        .instant = instant,
        .acteur = acteur.id,
        .genre = std::string(genre),
        .objet = reception.numero,
        .donnees = Donnees::objet({
            { "siret", reception.siret },
            { "raison_sociale", reception.raison_sociale },
            { "type_demande", reception.type_demande },
            { "dispositif", reception.dispositif },
            { "identifiant_envoi", reception.identifiant_envoi },
            { "reference", reception.reference },
            { "avance", reception.avance },
            { "remplace", reception.remplace },
            { "complete", reception.complete },
            { "faute", reception.faute },
            { "document", reception.document },
            { "rapport", reception.rapport },
            { "reglement", reception.reglement },
            { "pieces", forme(reception.pieces) },
            { "echeance", forme(reception.echeance) },
            { "premier_depot", forme(reception.premier_depot) },
            { "verdict", verdict::text(reception.verdict) },
            { "cas", reception.cas },
            { "rejets", forme(reception.rejets) },
            { "montants", forme(reception.montants) },
            { "financements", forme(reception.financements) },
            { "compensations", forme(reception.compensations) },
        }),
    };
}

Evenement echeance_atteinte(Suivi const& suivi, std::optional<Instant> fin)
{
    QUITUS_ENSURE(suivi.echeance.has_value());
    bool const is_over = fin && *fin <= *suivi.echeance;
    return {
        .instant = std::max(*suivi.echeance, suivi.recu_le),
        .acteur = std::string(journal::acteur_systeme),
        .genre = std::string(is_over ? genre::non_deposee : genre::echeance_reportee),
        .objet = suivi.numero,
        .donnees = Donnees::objet({ { "echeance", forme(is_over ? suivi.echeance : fin) } }),
    };
}

}
