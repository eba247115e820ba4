// SPDX-License-Identifier: EUPL-1.2
// Reading the texts of a campaign never fails: whatever one file holds, the campaign is refused
// with a place and a mend, or it answers every instant. The first byte chooses the file that the
// rest stands for.
#include "base/ensure.h"
#include "reglement/reglement.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

using namespace quitus;

namespace {

using Fichier = std::pair<std::string_view, std::string_view>;

// A campaign of one dispositif, small enough to be read thousands of times a second.
constexpr std::array<Fichier, 8> campagne{
    Fichier{ "campagne.yaml", "{id: c, titre: C, vague: 1}" },
    Fichier{ "sources.yaml", "sources: [{id: s, titre: S, adresse: \"https://s.invalid\"}]" },
    Fichier{ "exigences.yaml",
        "exigences: [{id: E, enonce: Une phrase, source: s, a_venir: true, servie_par: [x]}]" },
    Fichier{ "dispositifs.yaml",
        "dispositifs: [{code: A_B, couloir: A, sons: B, libelle: L, source: s}]" },
    Fichier{ "pieces.yaml",
        "pieces: [{etape: solde, type: facture, pour: facture, signee: false, source: s}]" },
    Fichier{ "cloture.yaml", R"(parametre: calendrier.*.cloture
type: echeance
fuseau: Europe/Paris
valeurs:
  - {dispositifs: [A_B], limite: 2023-04-28, source: s}
  - {dispositifs: [A_B], connue_depuis: 2023-04-10, limite: 2023-12-14, heure: "14:00", borne: avant, source: s}
)" },
    Fichier{ "valeurs.yaml", R"(parametres:
- {parametre: montants.tolerance_tva, type: montant, valeurs: [{valeur: "0.00", source: s}]}
- {parametre: montants.taux_tva, type: liste de taux, valeurs: [{valeur: ["20.00", "8.50"], source: s}]}
- {parametre: financement.taux_avance, type: taux, valeurs: [{valeur: "30.00", source: s}]}
- {parametre: commande.validite_jours, type: entier, valeurs: [{valeur: 120, source: s}]}
- {parametre: commande.mention, type: texte, valeurs: [{valeur: Mention, source: s}]}
- {parametre: identifiants.*.maille, type: rangs, valeurs: [{dispositifs: [A_B], valeur: [[rpps]], source: s}]}
- {parametre: annulation.pivot, type: instant, fuseau: Europe/Paris, valeurs: [{valeur: "2022-11-17T00:00", source: s}]}
- {parametre: calendrier.*.ouverture_solde, type: ouverture, fuseau: Europe/Paris, valeurs: [{dispositifs: [A_B], ouverture: 2022-01-18, source: s}]}
- {parametre: plafonds.*.ht_min, type: montant, valeurs: [{dispositifs: [A_B], valeur: "1.00", source: s}]}
- {parametre: plafonds.*.ht_max, type: montant, valeurs: [{dispositifs: [A_B], valeur: "2.00", source: s}]}
- {parametre: plafonds.*.ttc_max, type: montant, valeurs: [{dispositifs: [A_B], valeur: "3.00", source: s}]}
- {parametre: plafonds.*.connaissance, type: choix, valeurs: [{dispositifs: [A_B], valeur: complete, source: s}]}
)" },
    Fichier{ "reste.yaml", R"(parametres:
- {parametre: montants.taux_tva_non_assujetti, type: liste de taux, valeurs: [{valeur: ["0.00"], source: s}]}
- {parametre: financement.arrondi, type: choix, valeurs: [{valeur: demi_superieur, source: s}]}
- {parametre: attestation.correction_jours_ouvres, type: entier, valeurs: [{valeur: 10, source: s}]}
- {parametre: complements.delai_jours_ouvres, type: entier, valeurs: [{valeur: 10, source: s}]}
- {parametre: contestation.delai_jours_ouvres, type: entier, valeurs: [{valeur: 10, source: s}]}
- {parametre: recouvrement.echecs, type: entier, valeurs: [{valeur: 2, source: s}]}
- {parametre: recouvrement.echecs_exceptionnels, type: entier, valeurs: [{valeur: 3, source: s}]}
- {parametre: recouvrement.assiette_controles, type: choix, valeurs: [{valeur: avance, source: s}]}
- {parametre: identifiants.*.clients_non_installes, type: alternatives, valeurs: [{dispositifs: [A_B], valeur: sans-objet, source: s}]}
- {parametre: verification.*.type, type: choix, valeurs: [{dispositifs: [A_B], valeur: va, source: s}]}
- {parametre: verification.*.modele_propre, type: choix, valeurs: [{dispositifs: [A_B], valeur: non, source: s}]}
- {parametre: calendrier.*.ouverture_commande, type: ouverture, fuseau: Europe/Paris, valeurs: [{dispositifs: [A_B], ouverture: a-etablir, source: s}]}
- {parametre: calendrier.*.ouverture_avance, type: ouverture, fuseau: Europe/Paris, valeurs: [{dispositifs: [A_B], ouverture: a-etablir, source: s}]}
- {parametre: calendrier.*.attestation_ouverture, type: ouverture, fuseau: Europe/Paris, valeurs: [{dispositifs: [A_B], ouverture: 2023-04-10, source: s}]}
- {parametre: calendrier.*.commande, type: echeance, fuseau: Europe/Paris, valeurs: [{dispositifs: [A_B], limite: 2022-11-30, source: s}]}
- {parametre: calendrier.*.avance, type: echeance, fuseau: Europe/Paris, valeurs: [{dispositifs: [A_B], limite: 2022-11-30, source: s}]}
- {parametre: calendrier.*.finalisation_clients, type: echeance, fuseau: Europe/Paris, valeurs: [{dispositifs: [A_B], limite: sans-objet, source: s}]}
- {parametre: calendrier.*.fin_prestations, type: echeance, fuseau: Europe/Paris, valeurs: [{dispositifs: [A_B], limite: 2023-09-20, source: s}]}
- {parametre: calendrier.*.solde_sans_attestation, type: echeance, fuseau: Europe/Paris, valeurs: [{dispositifs: [A_B], limite: 2023-09-20, source: s}]}
- {parametre: calendrier.*.attestation, type: echeance, fuseau: Europe/Paris, valeurs: [{dispositifs: [A_B], limite: 2023-09-20, source: s}]}
- {parametre: calendrier.*.attestation_arbitrage, type: echeance, fuseau: Europe/Paris, valeurs: [{dispositifs: [A_B], limite: 2023-09-20, source: s}]}
)" },
};

void check_refusal(base::Erreur const& erreur)
{
    QUITUS_ENSURE(erreur.code == "reglement_invalide");
    QUITUS_ENSURE(!erreur.pointeur.empty());
    QUITUS_ENSURE(erreur.message.find(".yaml") != std::string::npos);
}

// What is printed of a value is read back as that value, and a campaign answers every instant.
void check_acceptance(reglement::Reglement const& reglement)
{
    for (std::int64_t seconds :
        { -2'000'000'000LL, 1'681'077'600LL, 1'700'000'000LL, 7'000'000'000LL }) {
        auto const instant = calendrier::Instant::of_seconds_since_1970(seconds);
        auto const& en_vigueur = reglement.en_vigueur(instant);
        QUITUS_ENSURE(!en_vigueur.dispositifs.empty());
        QUITUS_ENSURE(en_vigueur.taux_avance.valeur.has_value());
    }
    for (auto const& valeur : reglement.parametres()) {
        if (valeur.texte != "à établir" && valeur.texte != "sans objet" && valeur.type != "texte")
            QUITUS_ENSURE(reglement.with(valeur.nom, valeur.texte).has_value());
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    if (size == 0)
        return 0;
    std::vector<reglement::TexteReglement> textes;
    for (auto const& [nom, contenu] : campagne)
        textes.push_back({ std::string(nom), std::string(contenu) });
    textes[data[0] % campagne.size()].contenu.assign(
        reinterpret_cast<char const*>(data + 1), size - 1);

    auto const reglement = reglement::Reglement::parse(std::move(textes));
    if (reglement)
        check_acceptance(*reglement);
    else
        check_refusal(reglement.error());
    return 0;
}
