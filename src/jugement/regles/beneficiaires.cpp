// SPDX-License-Identifier: EUPL-1.2
// IDT-010, IDT-011, IDT-015: the identifiers of a beneficiary together, seen through the grain of its SONS.
#include "jugement/regles.h"
#include "jugement/regles/pointeurs.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::jugement::regles {

// IDT-010. Each beneficiary bears an identifier of the grain of its SONS.
//
// Source  A-30: FINESS G, FINESS PMSI (failing that J or G), FINESS G or RPPS, national structure id.
// Why wrong ones count: a wrong number is already said by its own rule.
void identifiant_de_la_maille(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.dispositif == nullptr)
        return;
    std::string attendu;
    for (auto const& rang : faits.dispositif->maille) {
        for (auto const nature : rang)
            attendu += fmt::format("{}{}", attendu.empty() ? "" : " ou ", reglement::text(nature));
    }
    for (auto const& element : faits.demande.beneficiaires) {
        if (!beneficiaire::declares_grain(element.identifiants, faits.dispositif->maille))
            constats.add("IDT-010",
                {
                    .message = fmt::format(
                        "Le bénéficiaire «\u00a0{}\u00a0» ne porte aucun identifiant de la maille de {}.",
                        element.libelle, faits.dispositif->code),
                    .pointeur = beneficiaire(element.indice) + "/identifiants",
                    .attendu = attendu,
                    .correction = fmt::format("Ajouter l’identifiant {} du bénéficiaire.", attendu),
                });
    }
}

// IDT-011. A beneficiary stands once in a request.
//
// Source  B-05: one financing per SONS and beneficiary.
// Why one shared RPPS is enough: a collection of RPPS is one beneficiary, and a person belongs to one.
void beneficiaire_une_seule_fois(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.dispositif == nullptr)
        return;
    beneficiaire::IndexParCle connus;
    for (auto const& element : faits.demande.beneficiaires) {
        std::optional<std::size_t> premier;
        std::string partage;
        beneficiaire::for_each_cle(
            element.identifiants, faits.dispositif->maille, [&](beneficiaire::Cle const& cle) {
                auto const rang = connus.find(cle);
                if (rang && *rang != element.indice && !premier) {
                    premier = rang;
                    partage = cle.text();
                }
                connus.add(cle, element.indice);
            });
        if (premier)
            constats.add("IDT-011",
                {
                    .message = fmt::format(
                        "Le bénéficiaire «\u00a0{}\u00a0» figure déjà dans la demande ({}) sous le même "
                        "identifiant.",
                        element.libelle, beneficiaire(*premier)),
                    .pointeur = beneficiaire(element.indice),
                    .trouve = partage,
                    .attendu = "un identifiant qui n’est celui d’aucun autre bénéficiaire de la demande",
                    .correction = "Retirer l’un des deux, avec sa ligne, ou corriger l’identifiant.",
                });
    }
}

// IDT-015. The FINESS PMSI of a hospital is one of its own FINESS numbers.
//
// Source  A-30: « FINESS G ou FINESS J ».
// Why a look and not a refusal: the link between the two levels is in the directory, not in the document.
// Why the grain: a FINESS PMSI designates a beneficiary in the couloirs whose grain has it, and is idle
// elsewhere.
void finess_pmsi_parmi_les_finess(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const counts = [](auto const& natures) {
        return std::ranges::find(natures, reglement::NatureIdentifiant::finess_pmsi) != natures.end();
    };
    if (faits.dispositif == nullptr || std::ranges::none_of(faits.dispositif->maille, counts))
        return;
    for (auto const& element : faits.demande.beneficiaires) {
        auto const& [juridique, geographique, pmsi] = std::tie(element.identifiants.finess_juridique,
            element.identifiants.finess_geographique, element.identifiants.finess_pmsi);
        std::vector<std::string_view> given;
        for (auto const* const other : { &juridique, &geographique }) {
            if (other->valide())
                given.push_back(other->texte);
        }
        auto const same = [&](beneficiaire::Declare<identite::Finess> const& other) {
            return other.valide() && other.valeur() == pmsi.valeur();
        };
        if (!pmsi.valide() || given.empty() || same(juridique) || same(geographique))
            continue;
        constats.add("IDT-015",
            {
                .message = fmt::format(
                    "Le FINESS PMSI de «\u00a0{}\u00a0» n’est ni son FINESS juridique ni son FINESS "
                    "géographique.",
                    element.libelle),
                .pointeur = beneficiaire(element.indice) + "/identifiants/finess_pmsi/numero",
                .trouve = std::string(pmsi.texte),
                .attendu = fmt::format("{}", fmt::join(given, " ou ")),
                .correction = "Vérifier les trois numéros sur la fiche FINESS de l’établissement.",
            });
    }
}

}
