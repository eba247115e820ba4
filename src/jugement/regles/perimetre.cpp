// SPDX-License-Identifier: EUPL-1.2
// PER-001, PER-002, PER-006 to PER-008: the solde laid over its avance.
#include "jugement/financement.h"
#include "jugement/regles.h"
#include "jugement/regles/designations.h"
#include "jugement/regles/pointeurs.h"
#include "jugement/regles/succession.h"

#include <algorithm>

namespace quitus::jugement::regles {

namespace {

// The member that names the avance, or its parent when none does.
std::string pointeur_avance(demande::Demande const& demande)
{
    auto const& references = demande.references;
    if (!references.numero_dossier_avance.empty())
        return "/references/numero_dossier_avance";
    if (!references.envoi_avance.empty())
        return "/references/envoi_avance";
    return !references.numero_dossier_asp.empty() ? "/references/numero_dossier_asp" : "/references";
}

std::string_view reference_avance(demande::Demande const& demande)
{
    auto const& references = demande.references;
    return references.numero_dossier_avance.empty() ? references.envoi_avance
                                                    : references.numero_dossier_avance;
}

// Whether each beneficiary of the solde has an accepted succession, by rank.
std::vector<bool> successeurs_acceptes(Faits const& faits)
{
    std::vector<bool> acceptes(faits.demande.beneficiaires.size(), false);
    for (auto const& succession : successions(faits))
        acceptes[succession.rang] = succession.acceptee;
    return acceptes;
}

}

// PER-001. Each beneficiary of the solde was in the avance, or succeeds to one that was.
//
// Source  B-20: beneficiaries added are refused in that state; the solde is filed again within the avance's
// perimeter. Why not a rejection: the avance stays, and the other beneficiaries keep their right to the
// solde. Why silent without a readable identifier: it may be one of the avance, and the identifier is already
// said to be wrong.
void aucun_beneficiaire_ajoute(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!is_rapproche(faits))
        return;
    auto const acceptes = successeurs_acceptes(faits);
    for (std::size_t rang = 0; rang < acceptes.size(); ++rang) {
        auto const& element = faits.demande.beneficiaires[rang];
        if (faits.rapprochement->solde[rang].dans_avance || acceptes[rang])
            continue;
        std::vector<std::string> cles;
        for (auto const& cle : beneficiaire::cles(element.identifiants, faits.dispositif->maille))
            cles.emplace_back(cle.text());
        if (cles.empty())
            continue;
        constats.add("PER-001",
            {
                .message = fmt::format("Le bénéficiaire {} n’est pas dans l’avance {}{}.",
                    nom_du_beneficiaire(element.libelle, rang), faits.avance->reference,
                    element.evolution ? ", et la succession qu’il déclare n’est pas acceptée" : ""),
                .pointeur = beneficiaire(element.indice),
                .trouve = enumeration(cles, "ou"),
                .attendu = "un bénéficiaire de l’avance, ou son successeur",
                .correction = element.evolution
                    ? "Corriger la succession, ou retirer ce bénéficiaire et ses lignes, puis redéposer le "
                      "solde."
                    : "Retirer ce bénéficiaire et ses lignes, puis redéposer le solde dans le périmètre de "
                      "l’avance\u00A0; "
                      "s’il succède à un bénéficiaire de l’avance, déclarer son évolution.",
            });
    }
}

// PER-002. Says what is compensated for each beneficiary of a paid avance that is absent from the solde.
//
// Source  B-19: receivable; the avance paid for them is compensated. B-14: also when an avenant removed it
// since. Why only a paid avance: nothing is owed for money that was not received.
void beneficiaires_retires_compenses(
    Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    if (!is_rapproche(faits) || !faits.avance->payee
        || std::ranges::none_of(faits.rapprochement->avance, &beneficiaire::Rapprochement::DeLAvance::retire))
        return;
    auto const compensations = finance(faits, reglement).compensations;
    for (std::size_t rang = 0; rang < faits.avance->beneficiaires.size(); ++rang) {
        if (!faits.rapprochement->avance[rang].retire())
            continue;
        auto const nom = nom_du_beneficiaire(faits.avance->beneficiaires[rang].libelle, rang);
        auto const found = std::ranges::find(compensations, rang, &Financement::Compensation::beneficiaire);
        bool const known = found != compensations.end();
        constats.add("PER-002",
            {
                .message = known ? fmt::format("{} était dans l’avance et n’est plus dans le solde\u00A0: "
                                               "l’avance de {} versée pour lui "
                                               "est compensée.",
                               nom, montant::euros(found->montant))
                                 : fmt::format("{} était dans l’avance et n’est plus dans le solde\u00A0: "
                                               "l’avance versée pour lui est à "
                                               "compenser, son montant n’a pas pu être calculé.",
                                     nom),
                .pointeur = "/beneficiaires",
                .trouve = known ? std::optional(montant::decimal_text(found->montant)) : std::nullopt,
            });
    }
}

// PER-006. The avance of a solde is known.
//
// Source  B-18: the perimeter of a solde is that of its avance, so it cannot be judged alone.
// Why the rest of the family is then silent: without the avance there is nothing to compare, and nothing is
// guessed. Why amounts all the same: the share of the lines of the solde is what the avance was, when nothing
// changed.
void avance_connue_du_solde(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    if (faits.avance != nullptr)
        return;
    auto const reference = reference_avance(faits.demande);
    auto const pourquoi = reference.empty()
        ? std::string("Le solde ne nomme pas son avance")
        : fmt::format("L’avance «\u00A0{}\u00A0» n’est pas parmi les documents donnés", reference);
    constats.add("PER-006",
        {
            .message = fmt::format(
                "{}\u00A0: le périmètre n’a pas été comparé, et l’avance est supposée égale à {} des "
                "lignes du solde.",
                pourquoi, reglement.taux_avance ? pourcentage(*reglement.taux_avance) : "une part inconnue"),
            .pointeur = pointeur_avance(faits.demande),
            .parametres = { lu(reglement.taux_avance) },
            .correction = reference.empty()
                ? "Nommer l’avance par son numéro de dossier, et donner son document."
                : "Donner aussi le document de l’avance, par exemple avec l’option «\u00A0--avec "
                  "avance.json\u00A0».",
        });
}

// PER-007. A solde waits until the last avenant of its avance is settled.
//
// Source  R-06: a solde is blocked until the last avenant is « Décidé et payé ».
// Why: the avenant changes what was paid, hence what is left to pay.
void dernier_avenant_regle(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.avance == nullptr || !faits.avance->avenant_en_cours)
        return;
    constats.add("PER-007",
        {
            .message = fmt::format(
                "Le dernier avenant de l’avance {} n’est pas encore décidé et payé\u00A0: le solde ne peut "
                "pas être instruit avant.",
                faits.avance->reference),
            .pointeur = pointeur_avance(faits.demande),
            .correction = "Attendre que l’avenant soit décidé et payé, puis redéposer le solde.",
        });
}

// PER-008. A document that refers to an avance has its Fournisseur, its couloir and its SONS.
//
// Source  B-18: the solde has the perimeter of the avance; the attestation and the annulation speak of it.
// Why the SIREN and not the SIRET: a Fournisseur may file from another of its establishments.
void meme_fournisseur_et_dispositif(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.avance == nullptr)
        return;
    auto const& demande = faits.demande;
    if (auto const& siren = demande.fournisseur.siren.texte;
        !siren.empty() && !faits.avance->siren->empty() && siren != *faits.avance->siren)
        constats.add("PER-008",
            {
                .message
                = fmt::format("Le Fournisseur n’est pas celui de l’avance {}.", faits.avance->reference),
                .pointeur = "/fournisseur/siren",
                .trouve = std::string(siren),
                .attendu = faits.avance->siren,
                .correction
                = "Déposer au nom du Fournisseur de l’avance, ou corriger la référence de l’avance.",
            });
    if (!demande.dispositif.empty() && !faits.avance->dispositif->empty()
        && demande.dispositif != *faits.avance->dispositif)
        constats.add("PER-008",
            {
                .message = fmt::format("Le dispositif (couloir et SONS) n’est pas celui de l’avance {}.",
                    faits.avance->reference),
                .pointeur = "/dispositif/code",
                .trouve = std::string(demande.dispositif),
                .attendu = faits.avance->dispositif,
                .correction = "Reprendre le dispositif de l’avance, ou corriger la référence de l’avance.",
            });
}

}
