// SPDX-License-Identifier: EUPL-1.2
#include "rapports/phrases.h"

namespace quitus::rapports {

using verdict::Verdict;

std::string_view nom_de_type(std::string_view type_demande)
{
    if (type_demande == "avance")
        return "Demande d’avance";
    if (type_demande == "solde")
        return "Demande de solde";
    if (type_demande == "attestation_fin_prestations")
        return "Attestation de fin de prestations";
    if (type_demande == "annulation")
        return "Demande d’annulation";
    if (type_demande == "reponse_contestation")
        return "Réponse à une contestation";
    return "Document de type inconnu";
}

std::string_view signe(Verdict verdict)
{
    switch (verdict) {
    case Verdict::recevable:
        return "✔";
    case Verdict::a_verifier:
        return "?";
    case Verdict::a_modifier:
        return "!";
    case Verdict::rejet:
        return "✘";
    }
    return {};
}

std::string nom_de_document(verdict::DemandeJugee const& demande)
{
    auto name = demande.fichier == "-" ? std::string("entrée standard") : demande.fichier;
    if (demande.ligne_ndjson)
        name += ", ligne\u00A0" + std::to_string(*demande.ligne_ndjson);
    return name;
}

std::string lieu(verdict::DemandeJugee const& demande, verdict::Constat const& constat)
{
    std::string place;
    auto const append = [&](std::string const& part) {
        if (!place.empty())
            place += ", ";
        place += part;
    };
    // Each request of a stock is one line of it: its name already says which.
    if (constat.ligne && !demande.ligne_ndjson)
        append("ligne\u00A0" + std::to_string(*constat.ligne));
    if (constat.colonne)
        append("colonne\u00A0" + std::to_string(*constat.colonne));
    if (!constat.pointeur.empty())
        append(constat.pointeur);
    return place;
}

std::vector<verdict::Constat const*> constats_de(
    verdict::DemandeJugee const& demande, verdict::Consequence consequence)
{
    std::vector<verdict::Constat const*> found;
    for (auto const& constat : demande.constats) {
        if (constat.consequence == consequence)
            found.push_back(&constat);
    }
    return found;
}

std::span<std::string_view const> exigences_de(Catalogue const& catalogue, verdict::IdRegle regle)
{
    auto const* found = catalogue ? catalogue(regle) : nullptr;
    return found ? found->exigences : std::span<std::string_view const>{};
}

std::string joined(std::span<std::string_view const> parts, std::string_view separator)
{
    std::string text;
    for (auto const part : parts) {
        if (!text.empty())
            text += separator;
        text += part;
    }
    return text;
}

std::string nombre(std::size_t count)
{
    auto const digits = std::to_string(count);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text += "\u202F";
        text += digits[i];
    }
    return text;
}

std::string compte(std::size_t count, std::string_view one, std::string_view several)
{
    auto text = nombre(count);
    text += "\u00A0";
    text += count < 2 ? one : several; // in French, zero is singular
    return text;
}

std::string reponse(verdict::Bilan const& bilan)
{
    if (bilan.demandes == 0)
        return "Aucune demande n’a été jugée";
    if (bilan.demandes == 1) {
        if (bilan.recevable == 1)
            return "La demande est recevable";
        if (bilan.a_verifier == 1)
            return "La demande est à vérifier";
        return bilan.a_modifier == 1 ? "La demande est à modifier"
                                     : "La demande n’est pas recevable";
    }
    auto const all = compte(bilan.demandes, "demande", "demandes");
    if (bilan.recevable == bilan.demandes)
        return "Les " + all + " sont recevables";
    if (bilan.recevable == 0)
        return "Aucune des " + all + " n’est recevable";
    return compte(bilan.recevable, "demande", "demandes") + " sur\u00A0" + nombre(bilan.demandes)
        + (bilan.recevable == 1 ? " est recevable" : " sont recevables");
}

std::string resume(verdict::Bilan const& bilan)
{
    if (bilan.demandes == 0)
        return "Aucune demande n’a été jugée.";
    std::string text = compte(bilan.demandes, "demande jugée", "demandes jugées");
    std::string_view separator = "\u00A0: ";
    auto const append = [&](std::size_t count, std::string_view one, std::string_view several) {
        if (count == 0)
            return;
        text += separator;
        text += compte(count, one, several);
        separator = ", ";
    };
    append(bilan.recevable, "recevable", "recevables");
    append(bilan.a_verifier, "à vérifier", "à vérifier");
    append(bilan.a_modifier, "à modifier", "à modifier");
    append(bilan.rejet, "rejet", "rejets");
    return text + '.';
}

std::vector<LigneDeMontant> lignes_de(verdict::Montants const& montants)
{
    std::vector<LigneDeMontant> lines;
    auto const append = [&](std::string_view libelle, std::optional<montant::Cents> montant) {
        if (montant)
            lines.push_back({ libelle, *montant });
    };
    append("Montant financé", montants.finance);
    append("Avance", montants.avance);
    append("Solde", montants.solde);
    append("Compensation", montants.compensation);
    append("Net", montants.net);
    append("Ordre de recouvrement", montants.ordre_recouvrement);
    return lines;
}

}
