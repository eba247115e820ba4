// SPDX-License-Identifier: EUPL-1.2
#include "reglement/parametres_connus.h"

#include "reglement/texte/fautes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quitus::reglement {

namespace {

constexpr std::array<std::string_view, 1> arrondis{ "demi_superieur" };
constexpr std::array<std::string_view, 2> assiettes{ "avance", "avance_et_solde" };
constexpr std::array<std::string_view, 2> verifications{ "va", "mom" };
constexpr std::array<std::string_view, 2> oui_non{ "oui", "non" };
constexpr std::array<std::string_view, 3> connaissances{ "complete", "extremites", "inconnue" };

constexpr ParametreConnu echeance(std::string_view motif)
{
    return { .motif = motif, .type = TypeValeur::echeance, .peut_manquer = true };
}
constexpr ParametreConnu ouverture(std::string_view motif)
{
    return { .motif = motif, .type = TypeValeur::ouverture, .peut_manquer = true };
}
constexpr ParametreConnu plafond(std::string_view motif)
{
    return { .motif = motif, .type = TypeValeur::montant, .peut_manquer = true };
}
constexpr ParametreConnu indicateur(std::string_view motif)
{
    return { .motif = motif,
        .type = TypeValeur::entier,
        .peut_manquer = true,
        .facultatif = true,
        .minimum = 1,
        .maximum = 1'000'000 };
}
constexpr ParametreConnu entier(std::string_view motif, std::int64_t minimum, std::int64_t maximum)
{
    return { .motif = motif, .type = TypeValeur::entier, .minimum = minimum, .maximum = maximum };
}

constexpr std::array table{
    ouverture("calendrier.*.ouverture_commande"),
    ouverture("calendrier.*.ouverture_avance"),
    ouverture("calendrier.*.ouverture_solde"),
    echeance("calendrier.*.commande"),
    echeance("calendrier.*.avance"),
    ouverture("calendrier.*.attestation_ouverture"),
    echeance("calendrier.*.finalisation_clients"),
    echeance("calendrier.*.fin_prestations"),
    echeance("calendrier.*.solde_sans_attestation"),
    echeance("calendrier.*.attestation"),
    echeance("calendrier.*.attestation_arbitrage"),
    echeance("calendrier.*.cloture"),
    plafond("plafonds.*.ht_min"),
    plafond("plafonds.*.ht_max"),
    plafond("plafonds.*.ttc_max"),
    ParametreConnu{
        .motif = "plafonds.*.connaissance", .type = TypeValeur::choix, .choix = connaissances },
    ParametreConnu{ .motif = "montants.tolerance_tva", .type = TypeValeur::montant },
    ParametreConnu{ .motif = "montants.taux_tva", .type = TypeValeur::liste_de_taux },
    ParametreConnu{ .motif = "montants.taux_tva_non_assujetti", .type = TypeValeur::liste_de_taux },
    ParametreConnu{ .motif = "financement.taux_avance", .type = TypeValeur::taux },
    ParametreConnu{ .motif = "financement.arrondi", .type = TypeValeur::choix, .choix = arrondis },
    entier("commande.validite_jours", 1, 3650),
    ParametreConnu{ .motif = "commande.mention", .type = TypeValeur::texte },
    ParametreConnu{ .motif = "identifiants.*.maille", .type = TypeValeur::rangs },
    ParametreConnu{ .motif = "identifiants.*.clients_non_installes",
        .type = TypeValeur::alternatives,
        .peut_manquer = true },
    ParametreConnu{ .motif = "verification.*.type",
        .type = TypeValeur::choix,
        .peut_manquer = true,
        .choix = verifications },
    ParametreConnu{
        .motif = "verification.*.modele_propre", .type = TypeValeur::choix, .choix = oui_non },
    entier("attestation.correction_jours_ouvres", 0, 365),
    entier("complements.delai_jours_ouvres", 1, 365),
    entier("contestation.delai_jours_ouvres", 1, 365),
    ParametreConnu{ .motif = "annulation.pivot", .type = TypeValeur::instant },
    indicateur("controles.*.dmp_documents"),
    indicateur("controles.*.mss_pro_documents"),
    indicateur("controles.*.mss_citoyenne_messages"),
    indicateur("controles.*.insi_requetes"),
    indicateur("controles.*.dp_connexions"),
    indicateur("controles.*.ordonnance_numerique_connexions"),
    entier("recouvrement.echecs", 1, 100),
    entier("recouvrement.echecs_exceptionnels", 1, 100),
    ParametreConnu{
        .motif = "recouvrement.assiette_controles", .type = TypeValeur::choix, .choix = assiettes },
};

}

std::string_view text(TypeValeur type)
{
    switch (type) {
    case TypeValeur::echeance:
        return "echeance";
    case TypeValeur::ouverture:
        return "ouverture";
    case TypeValeur::montant:
        return "montant";
    case TypeValeur::taux:
        return "taux";
    case TypeValeur::liste_de_taux:
        return "liste de taux";
    case TypeValeur::entier:
        return "entier";
    case TypeValeur::texte:
        return "texte";
    case TypeValeur::instant:
        return "instant";
    case TypeValeur::choix:
        return "choix";
    case TypeValeur::rangs:
        return "rangs";
    case TypeValeur::alternatives:
        return "alternatives";
    }
    return {};
}

std::string ParametreConnu::nom(std::string_view code) const
{
    auto const star = motif.find('*');
    if (star == std::string_view::npos)
        return std::string(motif);
    return fmt::format("{}{}{}", motif.substr(0, star), code, motif.substr(star + 1));
}

std::string ParametreConnu::forme_attendue() const
{
    std::string forme;
    switch (type) {
    case TypeValeur::echeance:
    case TypeValeur::ouverture:
        forme = "une date, avec ou sans heure de Paris (2023-09-20 ou 2023-09-20T14:00)";
        break;
    case TypeValeur::montant:
        forme = "un montant en euros à deux décimales, positif ou nul (38565.00)";
        break;
    case TypeValeur::taux:
        forme = "un taux en pour cent à deux décimales, de 0.00 à 100.00 (30.00)";
        break;
    case TypeValeur::liste_de_taux:
        forme = "des taux en pour cent séparés par des virgules (20.00,8.50)";
        break;
    case TypeValeur::entier:
        forme = fmt::format("un nombre entier de {} à {}", minimum, maximum);
        break;
    case TypeValeur::texte:
        forme = "un texte d’une ligne";
        break;
    case TypeValeur::instant:
        forme = "un instant, en heure de Paris ou avec son décalage (2022-11-17T00:00)";
        break;
    case TypeValeur::choix:
        forme = fmt::format("l’un des mots\u00A0: {}", fmt::join(choix, ", "));
        break;
    case TypeValeur::rangs:
        forme = "des natures d’identifiants, par rang (finess_pmsi > finess_juridique, "
                "finess_geographique)";
        break;
    case TypeValeur::alternatives:
        forme = "des ensembles de natures d’identifiants (rpps | finess_juridique + "
                "finess_geographique)";
        break;
    }
    return peut_manquer ? forme + ", ou a-etablir, ou sans-objet" : forme;
}

std::span<ParametreConnu const> parametres_connus()
{
    return table;
}

ParametreConnu const* parametre_connu(std::string_view motif)
{
    auto const* const found = std::ranges::find(table, motif, &ParametreConnu::motif);
    return found == table.end() ? nullptr : found;
}

std::optional<std::string_view> code_dans(std::string_view motif, std::string_view nom)
{
    auto const star = motif.find('*');
    if (star == std::string_view::npos)
        return std::nullopt;
    auto const before = motif.substr(0, star);
    auto const after = motif.substr(star + 1);
    if (nom.size() <= before.size() + after.size() || !nom.starts_with(before)
        || !nom.ends_with(after))
        return std::nullopt;
    return nom.substr(before.size(), nom.size() - before.size() - after.size());
}

}
