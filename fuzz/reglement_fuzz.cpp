// SPDX-License-Identifier: EUPL-1.2
// Reading the texts of a campaign never fails: whatever one file holds, the campaign is refused
// with a place and a mend, or it answers every instant. The first byte chooses the file that the
// rest stands for.
#include "base/ensure.h"
#include "reglement/reglement.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace quitus;

namespace {

// A campaign of one dispositif, small enough to be read hundreds of times a second.
struct Valeur {
    char const *parametre, *type, *valeur;
};

constexpr char const* declarations[]{
    "{id: c, titre: C, vague: 1}",
    "sources: [{id: s, titre: S, adresse: \"https://s.invalid\"}]",
    "exigences: [{id: E, enonce: Une phrase, source: s, a_venir: true, servie_par: [x]}]",
    "dispositifs: [{code: A_B, couloir: A, sons: B, libelle: L, source: s}]",
    "pieces: [{etape: solde, type: facture, pour: facture, signee: false, source: s}]",
};
constexpr char const* noms[]{ "campagne.yaml", "sources.yaml", "exigences.yaml", "dispositifs.yaml",
    "pieces.yaml", "cloture.yaml", "valeurs.yaml", "reste.yaml" };

constexpr auto cloture = R"(parametre: calendrier.*.cloture
type: echeance
fuseau: Europe/Paris
valeurs:
  - {dispositifs: [A_B], limite: 2023-04-28, source: s}
  - dispositifs: [A_B]
    connue_depuis: 2023-04-10
    limite: 2023-12-14
    heure: "14:00"
    borne: avant
    source: s
)";

// One parameter of each type, then those that no campaign can do without.
constexpr Valeur valeurs[]{
    { "montants.tolerance_tva", "montant", "valeur: \"0.00\"" },
    { "montants.taux_tva", "liste de taux", "valeur: [\"20.00\", \"8.50\"]" },
    { "financement.taux_avance", "taux", "valeur: \"30.00\"" },
    { "commande.validite_jours", "entier", "valeur: 120" },
    { "commande.mention", "texte", "valeur: Mention" },
    { "annulation.pivot", "instant", "valeur: \"2022-11-17T00:00\"" },
    { "identifiants.*.maille", "rangs", "valeur: [[rpps]]" },
    { "calendrier.*.ouverture_solde", "ouverture", "ouverture: 2022-01-18" },
    { "plafonds.*.ht_min", "montant", "valeur: \"1.00\"" },
    { "plafonds.*.ht_max", "montant", "valeur: \"2.00\"" },
    { "plafonds.*.ttc_max", "montant", "valeur: \"3.00\"" },
    { "plafonds.*.connaissance", "choix", "valeur: complete" },
};
constexpr Valeur reste[]{
    { "montants.taux_tva_non_assujetti", "liste de taux", "valeur: [\"0.00\"]" },
    { "financement.arrondi", "choix", "valeur: demi_superieur" },
    { "attestation.correction_jours_ouvres", "entier", "valeur: 10" },
    { "complements.delai_jours_ouvres", "entier", "valeur: 10" },
    { "contestation.delai_jours_ouvres", "entier", "valeur: 10" },
    { "recouvrement.echecs", "entier", "valeur: 2" },
    { "recouvrement.echecs_exceptionnels", "entier", "valeur: 3" },
    { "recouvrement.assiette_controles", "choix", "valeur: avance" },
    { "identifiants.*.clients_non_installes", "alternatives", "valeur: sans-objet" },
    { "verification.*.type", "choix", "valeur: va" },
    { "verification.*.modele_propre", "choix", "valeur: non" },
    { "calendrier.*.ouverture_commande", "ouverture", "ouverture: a-etablir" },
    { "calendrier.*.ouverture_avance", "ouverture", "ouverture: a-etablir" },
    { "calendrier.*.attestation_ouverture", "ouverture", "ouverture: 2023-04-10" },
    { "calendrier.*.commande", "echeance", "limite: 2022-11-30" },
    { "calendrier.*.avance", "echeance", "limite: 2022-11-30" },
    { "calendrier.*.finalisation_clients", "echeance", "limite: sans-objet" },
    { "calendrier.*.fin_prestations", "echeance", "limite: 2023-09-20" },
    { "calendrier.*.solde_sans_attestation", "echeance", "limite: 2023-09-20" },
    { "calendrier.*.attestation", "echeance", "limite: 2023-09-20" },
    { "calendrier.*.attestation_arbitrage", "echeance", "limite: 2023-09-20" },
};

std::string texte_de(std::span<Valeur const> liste)
{
    std::string texte = "parametres:\n";
    for (auto const& [parametre, type, valeur] : liste) {
        bool const is_date
            = std::string_view("echeance ouverture instant").find(type) != std::string::npos;
        bool const par_dispositif = std::string_view(parametre).find('*') != std::string::npos;
        texte += std::string("- {parametre: ") + parametre + ", type: " + type
            + (is_date ? ", fuseau: Europe/Paris" : "") + ", valeurs: [{"
            + (par_dispositif ? "dispositifs: [A_B], " : "") + valeur + ", source: s}]}\n";
    }
    return texte;
}

std::vector<reglement::TexteReglement> campagne()
{
    std::vector<reglement::TexteReglement> textes;
    for (auto const* declaration : declarations)
        textes.push_back({ noms[textes.size()], declaration });
    textes.push_back({ noms[textes.size()], cloture });
    textes.push_back({ noms[textes.size()], texte_de(valeurs) });
    textes.push_back({ noms[textes.size()], texte_de(reste) });
    return textes;
}

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
    static auto const valide = campagne();
    static bool const is_read = reglement::Reglement::parse(valide).has_value();
    QUITUS_ENSURE(is_read);
    auto textes = valide;
    auto const rank = data[0] % textes.size();
    textes[rank].contenu.assign(reinterpret_cast<char const*>(data + 1), size - 1);

    auto const reglement = reglement::Reglement::parse(std::move(textes));
    if (reglement)
        check_acceptance(*reglement);
    else
        check_refusal(reglement.error());
    return 0;
}
