// SPDX-License-Identifier: EUPL-1.2
// From the versions of the data to the fields that rules read, once for each time between two
// changes.
#include "reglement/donnees.h"

#include <algorithm>
#include <array>

namespace quitus::reglement {

namespace {

template <typename T>
Parametre<T> parametre(Serie const& serie, calendrier::Jour jour)
{
    auto const& version = serie.version(jour);
    Parametre<T> lu;
    lu.nom = serie.nom;
    lu.texte = text(version.valeur, serie.parametre->type);
    lu.validite = serie.validite(version);
    lu.source = version.source;
    if (auto const* valeur = std::get_if<T>(&version.valeur))
        lu.valeur = *valeur;
    return lu;
}

// The last word of a motif: "cloture" of "calendrier.*.cloture".
std::string_view last_word(std::string_view motif)
{
    return motif.substr(motif.rfind('.') + 1);
}

void fill_echeance(Dispositif& dispositif, Serie const& serie, calendrier::Jour jour)
{
    for (std::size_t i = 0; i < nombre_echeances; ++i) {
        if (text(static_cast<NomEcheance>(i)) == last_word(serie.parametre->motif))
            dispositif.calendrier[i] = parametre<calendrier::Echeance>(serie, jour);
    }
}

void fill_plafond(Dispositif& dispositif, Serie const& serie, calendrier::Jour jour)
{
    auto const mot = last_word(serie.parametre->motif);
    if (mot == "connaissance") {
        auto const lue = parametre<std::string>(serie, jour);
        dispositif.connaissance_plafond = { lue,
            *lue == "complete"         ? ConnaissancePlafond::complete
                : *lue == "extremites" ? ConnaissancePlafond::extremites
                                       : ConnaissancePlafond::inconnue };
        return;
    }
    auto& plafond = mot == "ht_min" ? dispositif.plafond_ht_min
        : mot == "ht_max"           ? dispositif.plafond_ht_max
                                    : dispositif.plafond_ttc_max;
    plafond = parametre<montant::Cents>(serie, jour);
}

// An override may give a ceiling where none was known, or take it away: the knowledge follows.
void settle_connaissance(Dispositif& dispositif)
{
    auto const has_plafond = dispositif.plafond_ht_max || dispositif.plafond_ttc_max;
    if (!has_plafond)
        dispositif.connaissance_plafond.impose(ConnaissancePlafond::inconnue, "inconnue");
    else if (dispositif.connaissance_plafond == ConnaissancePlafond::inconnue)
        dispositif.connaissance_plafond.impose(ConnaissancePlafond::extremites, "extremites");
}

void fill_verification(Dispositif& dispositif, Serie const& serie, calendrier::Jour jour)
{
    auto lue = parametre<std::string>(serie, jour);
    if (last_word(serie.parametre->motif) == "modele_propre") {
        dispositif.modele_va_propre = { lue, *lue == "oui" };
        return;
    }
    auto& verification = dispositif.verification;
    verification = { std::move(lue.nom), std::move(lue.texte), std::move(lue.validite),
        std::move(lue.source), {} };
    if (lue.valeur)
        verification.valeur = *lue.valeur == "va" ? TypeVerification::va : TypeVerification::mom;
}

void fill_identifiants(Dispositif& dispositif, Serie const& serie, calendrier::Jour jour)
{
    auto const lue = parametre<Identifiants>(serie, jour);
    if (last_word(serie.parametre->motif) == "maille") {
        dispositif.maille = { lue, lue.valeur.value_or(Identifiants{}) };
        return;
    }
    dispositif.clients_non_installes_admis = { lue, lue.valeur.has_value() };
    dispositif.identifiants_clients = { lue, lue.valeur.value_or(Identifiants{}) };
}

void fill_dispositif(Dispositif& dispositif, Serie const& serie, calendrier::Jour jour)
{
    auto const motif = serie.parametre->motif;
    if (motif.starts_with("calendrier."))
        fill_echeance(dispositif, serie, jour);
    else if (motif.starts_with("plafonds."))
        fill_plafond(dispositif, serie, jour);
    else if (motif.starts_with("verification."))
        fill_verification(dispositif, serie, jour);
    else if (motif.starts_with("identifiants."))
        fill_identifiants(dispositif, serie, jour);
    else if (!std::holds_alternative<SansObjet>(serie.version(jour).valeur))
        dispositif.indicateurs.push_back(
            { std::string(last_word(motif)), parametre<std::int64_t>(serie, jour) });
}

template <typename T>
struct Champ {
    std::string_view nom;
    Parametre<T> ReglementEnVigueur::*champ;
};

constexpr std::array entiers{
    Champ<std::int64_t>{ "commande.validite_jours", &ReglementEnVigueur::validite_commande_jours },
    Champ<std::int64_t>{ "attestation.correction_jours_ouvres",
        &ReglementEnVigueur::correction_attestation_jours_ouvres },
    Champ<std::int64_t>{
        "complements.delai_jours_ouvres", &ReglementEnVigueur::complements_jours_ouvres },
    Champ<std::int64_t>{
        "contestation.delai_jours_ouvres", &ReglementEnVigueur::contestation_jours_ouvres },
    Champ<std::int64_t>{ "recouvrement.echecs", &ReglementEnVigueur::echecs_avant_recouvrement },
    Champ<std::int64_t>{
        "recouvrement.echecs_exceptionnels", &ReglementEnVigueur::echecs_exceptionnels },
};
constexpr std::array mots{
    Champ<std::string>{ "financement.arrondi", &ReglementEnVigueur::arrondi },
    Champ<std::string>{ "commande.mention", &ReglementEnVigueur::mention_commande },
    Champ<std::string>{
        "recouvrement.assiette_controles", &ReglementEnVigueur::assiette_controles },
};
constexpr std::array listes_de_taux{
    Champ<TauxAdmis>{ "montants.taux_tva", &ReglementEnVigueur::taux_tva },
    Champ<TauxAdmis>{
        "montants.taux_tva_non_assujetti", &ReglementEnVigueur::taux_tva_non_assujetti },
};
constexpr std::array taux{ Champ<montant::Taux>{
    "financement.taux_avance", &ReglementEnVigueur::taux_avance } };
constexpr std::array montants{ Champ<montant::Cents>{
    "montants.tolerance_tva", &ReglementEnVigueur::tolerance_tva } };
constexpr std::array instants{ Champ<calendrier::Instant>{
    "annulation.pivot", &ReglementEnVigueur::annulation_pivot } };

template <typename T, std::size_t N>
void fill_from(std::array<Champ<T>, N> const& champs, ReglementEnVigueur& resolu,
    Serie const& serie, calendrier::Jour jour)
{
    for (auto const& [nom, champ] : champs) {
        if (nom == serie.nom)
            resolu.*champ = parametre<T>(serie, jour);
    }
}

void fill_campagne(ReglementEnVigueur& resolu, Serie const& serie, calendrier::Jour jour)
{
    fill_from(entiers, resolu, serie, jour);
    fill_from(mots, resolu, serie, jour);
    fill_from(listes_de_taux, resolu, serie, jour);
    fill_from(taux, resolu, serie, jour);
    fill_from(montants, resolu, serie, jour);
    fill_from(instants, resolu, serie, jour);
}

}

std::string_view text(NomEcheance nom)
{
    static constexpr std::array<std::string_view, nombre_echeances> noms{ "ouverture_commande",
        "ouverture_avance", "ouverture_solde", "commande", "avance", "attestation_ouverture",
        "finalisation_clients", "fin_prestations", "solde_sans_attestation", "attestation",
        "attestation_arbitrage", "cloture" };
    return noms[static_cast<std::size_t>(nom)];
}

std::string_view text(TypeVerification type)
{
    return type == TypeVerification::va ? "VA" : "MOM";
}

bool ouverte(Parametre<calendrier::Echeance> const& ouverture, calendrier::Instant instant)
{
    return !ouverture || !ouverture->admet(instant);
}

ReglementEnVigueur resolve(Donnees const& donnees, calendrier::Jour jour)
{
    ReglementEnVigueur resolu;
    resolu.id = donnees.id;
    resolu.vague = donnees.vague;
    resolu.pieces = donnees.pieces;
    for (auto& piece : resolu.pieces) {
        piece.nom = "pieces." + piece.etape + "." + piece.type;
        piece.texte = piece.signee ? "exigée, signée" : "exigée";
    }
    for (auto const& decrit : donnees.dispositifs) {
        auto& dispositif = resolu.dispositifs.emplace_back();
        dispositif.code = decrit.code;
        dispositif.couloir = decrit.couloir;
        dispositif.sons = decrit.sons;
        dispositif.libelle = decrit.libelle;
    }
    for (auto const& serie : donnees.series) {
        if (serie.dispositif)
            fill_dispositif(resolu.dispositifs[*serie.dispositif], serie, jour);
        else
            fill_campagne(resolu, serie, jour);
    }
    std::ranges::for_each(resolu.dispositifs, settle_connaissance);
    return resolu;
}

Dispositif const* ReglementEnVigueur::dispositif(std::string_view code) const
{
    auto const found = std::ranges::find(dispositifs, code, &Dispositif::code);
    return found == dispositifs.end() ? nullptr : &*found;
}

}
