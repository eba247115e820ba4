// SPDX-License-Identifier: EUPL-1.2
#include "instruction/suivi.h"

#include "base/ensure.h"
#include "instruction/formes.h"

#include <algorithm>

namespace quitus::instruction {

using journal::Donnees;

namespace {

Donnees donnees_of(PieceRecue const& piece)
{
    return Donnees::objet({ { "nom", piece.nom }, { "sha256", piece.sha256 },
        { "taille_octets", piece.taille_octets } });
}

Donnees donnees_of(Version const& version)
{
    return Donnees::objet({ { "document", version.document }, { "rapport", version.rapport },
        { "reglement", version.reglement }, { "complete_le", forme(version.complete_le) },
        { "pieces",
            formes(version.pieces, [](auto const& piece) { return donnees_of(piece); }) } });
}

Version version_of(Donnees const& donnees)
{
    return {
        .document = donnees.texte("document"),
        .rapport = donnees.texte("rapport"),
        .reglement = donnees.texte("reglement"),
        .complete_le = instant_of(donnees["complete_le"]),
        .pieces = pieces_of(donnees["pieces"]),
    };
}

}

Donnees forme(std::optional<Instant> const& instant)
{
    return instant ? Donnees(instant->text()) : Donnees();
}

Donnees forme(std::optional<Cents> const& montant)
{
    return montant ? Donnees(montant::decimal_text(*montant)) : Donnees();
}

Donnees forme(std::vector<std::string> const& textes)
{
    return formes(textes, [](std::string const& texte) { return Donnees(texte); });
}

std::optional<Instant> instant_of(Donnees const& donnees)
{
    return Instant::parse_rfc3339(donnees.texte());
}

std::optional<Cents> cents_of(Donnees const& donnees)
{
    auto const lu = montant::Montant::parse(donnees.texte());
    return lu ? lu->cents : std::nullopt;
}

std::vector<std::string> textes_of(Donnees const& donnees)
{
    return all_of<std::string>(donnees, [](Donnees const& texte) { return texte.texte(); });
}

Donnees forme(verdict::Montants const& montants)
{
    return Donnees::objet({ { "finance", forme(montants.finance) },
        { "avance", forme(montants.avance) }, { "solde", forme(montants.solde) },
        { "compensation", forme(montants.compensation) }, { "net", forme(montants.net) },
        { "ordre_recouvrement", forme(montants.ordre_recouvrement) } });
}

verdict::Montants montants_of(Donnees const& donnees)
{
    return {
        .finance = cents_of(donnees["finance"]),
        .avance = cents_of(donnees["avance"]),
        .solde = cents_of(donnees["solde"]),
        .compensation = cents_of(donnees["compensation"]),
        .net = cents_of(donnees["net"]),
        .ordre_recouvrement = cents_of(donnees["ordre_recouvrement"]),
    };
}

Donnees forme(std::vector<PieceRecue> const& pieces)
{
    return formes(pieces, [](PieceRecue const& piece) { return donnees_of(piece); });
}

std::vector<PieceRecue> pieces_of(Donnees const& donnees)
{
    return all_of<PieceRecue>(donnees, [](Donnees const& piece) {
        return PieceRecue{ piece.texte("nom"), piece.texte("sha256"),
            piece["taille_octets"].entier_ou(0) };
    });
}

Donnees forme(std::vector<Financement> const& financements)
{
    return formes(financements, [](Financement const& financement) {
        return Donnees::objet({ { "id", financement.id }, { "cles", forme(financement.cles) },
            { "avance", forme(financement.avance) }, { "solde", forme(financement.solde) } });
    });
}

std::vector<Financement> financements_of(Donnees const& donnees)
{
    return all_of<Financement>(donnees, [](Donnees const& financement) {
        return Financement{ financement.texte("id"), textes_of(financement["cles"]),
            cents_of(financement["avance"]), cents_of(financement["solde"]) };
    });
}

Donnees forme(std::vector<Compensation> const& compensations)
{
    return formes(compensations, [](Compensation const& compensation) {
        return Donnees::objet({ { "id", compensation.id },
            { "montant", forme(std::optional(compensation.montant)) } });
    });
}

std::vector<Compensation> compensations_of(Donnees const& donnees)
{
    return all_of<Compensation>(donnees, [](Donnees const& compensation) {
        return Compensation{ compensation.texte("id"),
            cents_of(compensation["montant"]).value_or(Cents()) };
    });
}

Donnees forme(std::vector<Motif> const& motifs)
{
    return formes(motifs, [](Motif const& motif) {
        return Donnees::objet({ { "objet", motif.objet }, { "constat", motif.constat },
            { "attendu", motif.attendu }, { "regle", motif.regle } });
    });
}

std::vector<Motif> motifs_of(Donnees const& donnees)
{
    return all_of<Motif>(donnees, [](Donnees const& motif) {
        return Motif{ motif.texte("objet"), motif.texte("constat"), motif.texte("attendu"),
            motif.texte("regle") };
    });
}

verdict::Verdict verdict_of(Donnees const& donnees)
{
    auto const lue = verdict::parse_consequence(donnees.texte());
    return lue ? static_cast<verdict::Verdict>(*lue) : verdict::Verdict::recevable;
}

std::vector<std::string> Suivi::rejets_restants() const
{
    std::vector<std::string> restants;
    for (auto const& regle : rejets) {
        if (std::ranges::find(derogations, regle, &Derogation::regle) == derogations.end())
            restants.push_back(regle);
    }
    return restants;
}

Donnees Suivi::donnees() const
{
    return Donnees::objet({
        { "numero", numero },
        { "revision", revision },
        { "siret", siret },
        { "raison_sociale", raison_sociale },
        { "type_demande", type_demande },
        { "dispositif", dispositif },
        { "identifiant_envoi", identifiant_envoi },
        { "reference", reference },
        { "avance", avance },
        { "remplace", remplace },
        { "statut", instruction::text(statut) },
        { "version", version },
        { "versions", formes(versions, [](auto const& une) { return donnees_of(une); }) },
        { "recu_le", forme(std::optional(recu_le)) },
        { "depose_le", forme(depose_le) },
        { "premier_depot", forme(premier_depot) },
        { "echeance", forme(echeance) },
        { "faute", faute },
        { "verdict", verdict::text(verdict) },
        { "cas", cas },
        { "rejets", forme(rejets) },
        { "montants", forme(montants) },
        { "financements", forme(financements) },
        { "compensations", forme(compensations) },
        { "motifs", forme(motifs) },
        { "derogations",
            formes(derogations,
                [](Derogation const& une) {
                    return Donnees::objet(
                        { { "regle", une.regle }, { "par", une.par }, { "motif", une.motif } });
                }) },
        { "prise_en_charge_par", prise_en_charge_par },
        { "validee_par", validee_par },
        { "payee_par", payee_par },
    });
}

Suivi Suivi::of(Donnees const& donnees)
{
    auto const statut = parse_statut(donnees.texte("statut"));
    QUITUS_ENSURE(statut.has_value());
    Suivi suivi;
    suivi.numero = donnees.texte("numero");
    suivi.revision = donnees["revision"].entier_ou(0);
    suivi.siret = donnees.texte("siret");
    suivi.raison_sociale = donnees.texte("raison_sociale");
    suivi.type_demande = donnees.texte("type_demande");
    suivi.dispositif = donnees.texte("dispositif");
    suivi.identifiant_envoi = donnees.texte("identifiant_envoi");
    suivi.reference = donnees.texte("reference");
    suivi.avance = donnees.texte("avance");
    suivi.remplace = donnees.texte("remplace");
    suivi.statut = *statut;
    suivi.version = static_cast<int>(donnees["version"].entier_ou(0));
    suivi.versions = all_of<Version>(donnees["versions"], version_of);
    suivi.recu_le = instant_of(donnees["recu_le"]).value_or(Instant());
    suivi.depose_le = instant_of(donnees["depose_le"]);
    suivi.premier_depot = instant_of(donnees["premier_depot"]);
    suivi.echeance = instant_of(donnees["echeance"]);
    suivi.faute = donnees.texte("faute");
    suivi.verdict = verdict_of(donnees["verdict"]);
    if (auto const cas = donnees["cas"].entier())
        suivi.cas = static_cast<int>(*cas);
    suivi.rejets = textes_of(donnees["rejets"]);
    suivi.montants = montants_of(donnees["montants"]);
    suivi.financements = financements_of(donnees["financements"]);
    suivi.compensations = compensations_of(donnees["compensations"]);
    suivi.motifs = motifs_of(donnees["motifs"]);
    suivi.derogations = all_of<Derogation>(donnees["derogations"], [](Donnees const& une) {
        return Derogation{ une.texte("regle"), une.texte("par"), une.texte("motif") };
    });
    suivi.prise_en_charge_par = donnees.texte("prise_en_charge_par");
    suivi.validee_par = donnees.texte("validee_par");
    suivi.payee_par = donnees.texte("payee_par");
    return suivi;
}

}
