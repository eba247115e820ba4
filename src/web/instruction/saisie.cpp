// SPDX-License-Identifier: EUPL-1.2
#include "web/instruction/saisie.h"

#include "base/ensure.h"
#include "web/elements/revision.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::web {

using base::html::element;
using base::html::Html;
using base::html::join;
using instruction::Action;
using instruction::Motif;

namespace {

constexpr std::size_t motifs_max = 60; // of a form
constexpr std::size_t motifs_libres = 2; // beyond those of the findings

std::string name(std::size_t rang, std::string_view membre)
{
    return fmt::format("motif_{}_{}", rang, membre);
}

// The findings that call for something, as reasons to give.
std::vector<Motif> proposed(vues::RapportVu const& rapport)
{
    std::vector<Motif> motifs;
    for (auto const& constat : rapport.constats) {
        if (constat.consequence == verdict::Consequence::information
            || motifs.size() + motifs_libres == motifs_max)
            continue;
        motifs.push_back({ constat.pointeur, constat.message,
            constat.correction.empty() ? constat.attendu : constat.correction, constat.regle });
    }
    return motifs;
}

Html motif_fields(Visite const& visite, std::size_t rang, Motif const& motif, bool is_proposed)
{
    bool const was_sent = visite.requete.formulaire.find(name(rang, "constat")).has_value();
    auto const kept = [&](std::string_view membre, std::string const& proposal) {
        return was_sent ? visite.champ(name(rang, membre)) : proposal;
    };
    auto const objet_nom = name(rang, "objet");
    auto const constat_nom = name(rang, "constat");
    auto const attendu_nom = name(rang, "attendu");
    auto const objet = kept("objet", motif.objet);
    auto const constat = kept("constat", motif.constat);
    auto const attendu = kept("attendu", motif.attendu);
    auto const titre = is_proposed ? fmt::format("Point {} : {}", rang + 1, motif.regle)
                                   : fmt::format("Point {}, facultatif", rang + 1);
    Html fields = case_a_cocher(name(rang, "retenu"), fmt::format("Retenir le point {}", rang + 1),
        visite.champ(name(rang, "retenu")) == "oui");
    fields += champ_cache(name(rang, "regle"), motif.regle);
    fields += champ_de_saisie({ .nom = objet_nom, .etiquette = "Champ ou pièce", .valeur = objet });
    fields += zone_de_texte(
        { .nom = constat_nom, .etiquette = "Ce qui ne va pas", .valeur = constat });
    fields += zone_de_texte(
        { .nom = attendu_nom, .etiquette = "Ce qui est attendu (facultatif)", .valeur = attendu });
    return element("fieldset", {}, element("legend", {}, titre), fields);
}

Html reasons(Visite const& visite, vues::RapportVu const& rapport,
    std::vector<ErreurDeSaisie> const& erreurs)
{
    auto motifs = proposed(rapport);
    auto const proposals = motifs.size();
    motifs.resize(proposals + motifs_libres);
    Html all;
    if (auto const message = erreur_de(erreurs, "motif_0_retenu"); !message.empty())
        all += element("p", { { "class", "message-erreur" } }, "Erreur : ", message);
    for (std::size_t rang = 0; rang < motifs.size(); ++rang)
        all += motif_fields(visite, rang, motifs[rang], rang < proposals);
    return all;
}

Html lifting(Visite const& visite, instruction::Suivi const& suivi,
    std::vector<ErreurDeSaisie> const& erreurs)
{
    std::vector<Choix> choix;
    for (auto const& regle : suivi.rejets_restants())
        choix.push_back({ regle, regle });
    auto const regle = visite.champ("regle");
    auto const motif = visite.champ("motif");
    return join(
        liste_de_choix(
            { .nom = "regle", .etiquette = "Motif de rejet à lever", .valeur = regle }, choix),
        zone_de_texte({ .nom = "motif",
            .etiquette = "Pourquoi le lever",
            .aide = "Ce motif est gardé au journal avec votre nom de compte. N’y écrivez aucune "
                    "donnée personnelle.",
            .valeur = motif,
            .erreur = erreur_de(erreurs, "motif") }));
}

}

bool needs_reasons(Action action)
{
    return action == Action::demander_modification || action == Action::rejeter
        || action == Action::outrepasser;
}

Saisie read_saisie(Visite const& visite, Action action)
{
    Saisie saisie{ .action = action,
        .motifs = {},
        .regle = visite.champ("regle"),
        .motif = visite.champ("motif"),
        .revision = revision_seen(visite) };
    for (std::size_t rang = 0; rang < motifs_max; ++rang) {
        if (visite.champ(name(rang, "retenu")) != "oui")
            continue;
        saisie.motifs.push_back(
            { visite.champ(name(rang, "objet")), visite.champ(name(rang, "constat")),
                visite.champ(name(rang, "attendu")), visite.champ(name(rang, "regle")) });
    }
    return saisie;
}

std::vector<ErreurDeSaisie> erreurs_of(Saisie const& saisie)
{
    if (saisie.action == Action::outrepasser)
        return saisie.motif.empty() ? std::vector<ErreurDeSaisie>{ { "motif",
                   "Dites pourquoi ce motif de rejet est levé." } }
                                    : std::vector<ErreurDeSaisie>{};
    if (!needs_reasons(saisie.action))
        return {};
    if (saisie.motifs.empty())
        return { { "motif_0_retenu", "Retenez au moins un point, et dites ce qui ne va pas." } };
    if (std::ranges::any_of(saisie.motifs, [](auto const& un) { return un.constat.empty(); }))
        return { { "motif_0_retenu", "Chaque point retenu dit ce qui ne va pas." } };
    return {};
}

Html champs_de_saisie(Visite const& visite, Dossier const& dossier, Action action,
    std::vector<ErreurDeSaisie> const& erreurs)
{
    if (action == Action::outrepasser)
        return lifting(visite, dossier.suivi, erreurs);
    return needs_reasons(action) ? reasons(visite, dossier.rapport, erreurs) : Html();
}

Html champs_caches(Saisie const& saisie)
{
    Html all = join(champ_cache("regle", saisie.regle), champ_cache("motif", saisie.motif));
    for (std::size_t rang = 0; rang < saisie.motifs.size(); ++rang) {
        auto const& motif = saisie.motifs[rang];
        all += champ_cache(name(rang, "retenu"), "oui");
        all += champ_cache(name(rang, "objet"), motif.objet);
        all += champ_cache(name(rang, "constat"), motif.constat);
        all += champ_cache(name(rang, "attendu"), motif.attendu);
        all += champ_cache(name(rang, "regle"), motif.regle);
    }
    return all;
}

base::Result<instruction::Suivi> run(guichet::Portail& portail, acces::Acteur const& acteur,
    std::string const& numero, Saisie const& saisie)
{
    guichet::Cible const cible{ numero, saisie.revision };
    switch (saisie.action) {
    case Action::prendre_en_charge:
        return guichet::prendre_en_charge(portail, acteur, cible);
    case Action::demander_modification:
        return guichet::demander_modification(portail, acteur, cible, saisie.motifs);
    case Action::valider:
        return guichet::valider_demande(portail, acteur, cible);
    case Action::rejeter:
        return guichet::rejeter_demande(portail, acteur, cible, saisie.motifs);
    case Action::outrepasser:
        return guichet::outrepasser_rejet(portail, acteur, cible, saisie.regle, saisie.motif);
    case Action::payer:
        return guichet::payer_demande(portail, acteur, cible);
    case Action::completer:
    case Action::abandonner:
    case Action::redeposer:
        break;
    }
    base::abandon("an action of a Fournisseur is no decision of an officer");
}

}
