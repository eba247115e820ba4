// SPDX-License-Identifier: EUPL-1.2
// ANN and ATT-007: what an annulation and an attestation say of themselves.
#include "jugement/corrections/familles.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::jugement::corrections {

namespace {

std::vector<std::string> pieces_of_type(JsonView racine, std::string_view type)
{
    std::vector<std::string> ids;
    for (auto const piece : racine["pieces"].elements()) {
        if (piece["type"].text() == type && !piece["id"].text().empty())
            ids.emplace_back(piece["id"].text());
    }
    return ids;
}

}

// ANN-001. The only declaration of the list is the one that is wanted.
Correction declaration_d_annulation(Constat const& constat, Chantier const& chantier)
{
    auto const declarations = pieces_of_type(document(chantier), "attestation_honneur");
    bool const named = static_cast<bool>(at(chantier, constat.pointeur));
    if (last_token(constat.pointeur) != "piece_attestation_honneur" || named
        || declarations.size() != 1)
        return a_fournir(constat.correction);
    return calcul(constat.pointeur, json_text(declarations.front()),
        "Une seule attestation sur l’honneur est dans la liste des pièces.");
}

// ANN-002. The renunciations are in the list of pièces, and the annulation names none of them, or
// not all.
Correction renonciations(Constat const& constat, Chantier const& chantier)
{
    auto const listees = pieces_of_type(document(chantier), "renonciation_client");
    auto const nommees = at(chantier, constat.pointeur).elements();
    auto const is_named = [&](std::string const& id) {
        return std::ranges::any_of(nommees, [&](JsonView nommee) { return nommee.text() == id; });
    };
    if (std::ranges::all_of(listees, is_named))
        return a_fournir(constat.correction);
    std::string liste;
    for (auto const nommee : nommees)
        liste += fmt::format("{}{}", liste.empty() ? "" : ", ", nommee.raw());
    for (auto const& id : listees) {
        if (!is_named(id))
            liste += fmt::format("{}{}", liste.empty() ? "" : ", ", json_text(id));
    }
    return calcul(constat.pointeur, "[" + liste + "]",
        "Ces renonciations sont dans la liste des pièces, et rien ne les nommait.");
}

// ANN-003. An annulation withdraws nobody who is not in the request.
Correction beneficiaire_hors_de_l_avance(Constat const& constat, Chantier const& chantier)
{
    auto const racine = document(chantier);
    auto const elements = racine["beneficiaires"].elements();
    auto const retires = racine["annulation"]["beneficiaires_retires"].elements();
    auto const others = std::ranges::count_if(chantier.bloquants,
        [](Constat const& other) { return other.regle == verdict::IdRegle("ANN-003"); });
    bool const is_named = !retires.empty();
    if (static_cast<std::size_t>(others) >= (is_named ? retires.size() : elements.size()))
        return a_fournir(constat.correction);
    constexpr auto raison
        = "Il n’est pas dans la demande\u00a0: l’annulation ne peut pas l’en retirer. "
          "Si son identifiant ou le n° de dossier est mal recopié, le corriger plutôt.";
    return calcul({ { constat.pointeur, std::nullopt } }, raison);
}

// ANN-005. The case follows the beneficiaries; the word that disagrees is corrected.
Correction portee(Constat const& constat, Chantier const&)
{
    if (constat.attendu != "totale" && constat.attendu != "partielle")
        return a_fournir(constat.correction);
    return calcul(constat.pointeur, json_text(*constat.attendu),
        "Le périmètre est celui des bénéficiaires nommés\u00a0: le mot les suit.");
}

// ATT-007. The model of the couloir has neither box nor list.
Correction liste_de_trop(Constat const&, Chantier const& chantier)
{
    std::vector<JsonEdit> operations;
    for (auto const* nom :
        { "/attestation/clients_non_installes", "/attestation/clients_non_installes_declares" }) {
        if (at(chantier, nom).is_written())
            operations.push_back({ nom, std::nullopt });
    }
    return calcul(std::move(operations),
        "Le modèle de ce couloir n’a ni case ni liste\u00a0: un client non installé ne figure "
        "simplement pas au solde.");
}

}
