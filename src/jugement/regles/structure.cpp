// SPDX-License-Identifier: EUPL-1.2
// SCH-007 and SCH-008: what the structure of a document says of the regulation and of itself. SCH-001 to
// SCH-006 are said by the reading (room demande).
#include "base/text.h"
#include "jugement/regles.h"
#include "jugement/regles/pointeurs.h"

#include <fmt/format.h>
#include <unordered_set>

namespace quitus::jugement::regles {

// SCH-007. The dispositif is one of the campaign.
//
// Source  A-01: the five couloirs and their SONS.
// Why one code: couloir and SONS travel together, so that a document cannot say two things.
// Why the wave too: the code of another wave would be judged with dates that are not its own.
void dispositif_du_reglement(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    auto const& demande = faits.demande;
    if (!demande.dispositif.empty() && reglement.dispositif(demande.dispositif) == nullptr) {
        std::vector<std::string_view> codes;
        for (auto const& dispositif : reglement.dispositifs)
            codes.push_back(dispositif.code);
        auto const nearest = base::nearest_name(demande.dispositif, codes);
        constats.add("SCH-007",
            {
                .message = fmt::format(
                    "Le dispositif «\u00a0{}\u00a0» n’existe pas dans cette campagne\u00A0: ce couloir et ce "
                    "SONS ne vont pas ensemble, ou n’y figurent pas.",
                    demande.dispositif),
                .pointeur = "/dispositif/code",
                .trouve = std::string(demande.dispositif),
                .attendu = fmt::format("l’un de {}", fmt::join(codes, ", ")),
                .correction = nearest.empty()
                    ? "Choisir un dispositif de la liste."
                    : fmt::format("Vouliez-vous écrire «\u00a0{}\u00a0»\u202F?", nearest),
            });
    }
    if (demande.vague && *demande.vague != reglement.vague)
        constats.add("SCH-007",
            {
                .message = "La demande relève d’une autre vague que celle de ce règlement.",
                .pointeur = "/dispositif/vague",
                .trouve = std::to_string(*demande.vague),
                .attendu = std::to_string(reglement.vague),
                .correction = "Déposer la demande auprès de la campagne de sa vague.",
            });
}

namespace {

void say_repeated(Constats& constats, std::string_view quoi, std::string_view id, std::string pointeur)
{
    constats.add("SCH-008",
        {
            .message = fmt::format("Le repère «\u00a0{}\u00a0» désigne deux {} du document.", id, quoi),
            .pointeur = std::move(pointeur),
            .trouve = std::string(id),
            .attendu = "un repère différent pour chaque élément",
            .correction = "Donner un autre repère au second, et l’employer là où il est cité.",
        });
}

template <typename Elements>
void say_repeated_ids(
    Constats& constats, Elements const& elements, std::string_view quoi, std::string_view liste)
{
    std::unordered_set<std::string_view> seen;
    for (auto const& element : elements) {
        if (!element.id.empty() && !seen.insert(element.id).second)
            say_repeated(constats, quoi, element.id, fmt::format("/{}/{}/id", liste, element.indice));
    }
}

void say_unknown(Constats& constats, std::string_view id, std::string pointeur)
{
    constats.add("SCH-008",
        {
            .message = fmt::format("Aucun bénéficiaire du document ne porte le repère «\u00a0{}\u00a0».", id),
            .pointeur = std::move(pointeur),
            .trouve = std::string(id),
            .attendu = "le repère («\u00a0id\u00a0») d’un bénéficiaire du document",
            .correction = "Corriger le repère, ou ajouter le bénéficiaire qu’il désigne.",
        });
}

}

// SCH-008. Local ids are distinct, and those of beneficiaries that are quoted exist.
//
// Source  A-24: a complete JSON.
// Why only beneficiaries: a pièce that is named but absent is the business of PCE-001.
void reperes_distincts_et_connus(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const& demande = faits.demande;
    say_repeated_ids(constats, demande.beneficiaires, "bénéficiaires", "beneficiaires");
    say_repeated_ids(constats, demande.lignes, "lignes", "lignes");
    say_repeated_ids(constats, demande.pieces, "pièces", "pieces");
    for (auto const& element : demande.lignes) {
        if (!element.beneficiaire.empty() && demande.beneficiaire(element.beneficiaire) == nullptr)
            say_unknown(constats, element.beneficiaire, ligne(element.indice) + "/beneficiaire");
    }
    if (!demande.annulation || !demande.annulation->beneficiaires_retires)
        return;
    for (auto const& repere : *demande.annulation->beneficiaires_retires) {
        if (demande.beneficiaire(repere.texte) == nullptr)
            say_unknown(
                constats, repere.texte, fmt::format("/annulation/beneficiaires_retires/{}", repere.indice));
    }
}

}
