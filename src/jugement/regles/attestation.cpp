// SPDX-License-Identifier: EUPL-1.2
// ATT-001 to 004, 010 and 012: what the attestation de fin de prestations must hold, and whether it is
// needed.
#include "jugement/regles.h"
#include "jugement/regles/absences.h"
#include "jugement/regles/pointeurs.h"

#include <fmt/format.h>

namespace quitus::jugement::regles {

using reglement::NomEcheance;

// ATT-001. The attestation names its signatory and its Fournisseur.
//
// Source  A-13: nom, prénom, dénomination sociale.
// Why one finding a member: each is mended at its own place.
void attestation_nommee(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!faits.demande.attestation)
        return;
    auto const& attestation = *faits.demande.attestation;
    auto const require = [&](std::string_view texte, std::string_view quoi, std::string_view pointeur) {
        if (!is_blank(texte) || is_said(constats, pointeur))
            return;
        constats.add("ATT-001",
            {
                .message = fmt::format("L’attestation ne donne pas {}.", quoi),
                .pointeur = std::string(pointeur),
                .attendu = std::string(quoi),
                .correction = fmt::format("Porter {} sur l’attestation et dans la demande.", quoi),
            });
    };
    require(attestation.nom, "le nom du signataire", "/attestation/signataire/nom");
    require(attestation.prenom, "le prénom du signataire", "/attestation/signataire/prenom");
    require(attestation.denomination_sociale, "la dénomination sociale du Fournisseur",
        "/attestation/denomination_sociale");
}

// ATT-002. The attestation bears the number of the dossier that it closes.
//
// Source  A-13: n° de dossier ASP.
void attestation_rattachee_au_dossier(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    constexpr std::string_view pointeur = "/references/numero_dossier_asp";
    if (!faits.demande.references.numero_dossier_asp.empty() || is_said(constats, pointeur))
        return;
    constats.add("ATT-002",
        {
            .message = "L’attestation ne donne pas le numéro du dossier d’avance auquel elle se rattache.",
            .pointeur = std::string(pointeur),
            .attendu = "le numéro de dossier attribué par l’ASP à la demande d’avance",
            .correction = "Reporter le numéro qui figure sur l’accusé de réception de l’avance.",
        });
}

// ATT-003. The attestation is dated.
//
// Source  A-13.
void attestation_datee(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    constexpr std::string_view pointeur = "/attestation/date_signature";
    auto const& attestation = faits.demande.attestation;
    if (!attestation || attestation->date_signature || is_said(constats, pointeur))
        return;
    constats.add("ATT-003",
        {
            .message = "L’attestation n’est pas datée.",
            .pointeur = std::string(pointeur),
            .attendu = "la date de la signature (AAAA-MM-JJ)",
            .correction
            = "Faire dater l’attestation par son signataire, et reporter cette date dans la demande.",
        });
}

// ATT-004. The attestation is signed.
//
// Source  A-13.
// Why only what is declared: a scanned signature cannot be detected.
void attestation_signee(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const& attestation = faits.demande.attestation;
    if (!attestation || attestation->signee.value_or(true))
        return;
    constats.add("ATT-004",
        {
            .message = "L’attestation n’est pas signée.",
            .pointeur = "/attestation/signee",
            .trouve = "false",
            .attendu = "true",
            .correction = "Signer l’attestation, la joindre de nouveau et corriger la déclaration.",
        });
}

// ATT-010. The model is that of the couloir.
//
// Source  A-12: one model per couloir.
void modele_du_bon_couloir(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const& attestation = faits.demande.attestation;
    if (!attestation || faits.dispositif == nullptr || attestation->modele.empty()
        || attestation->modele == faits.dispositif->couloir)
        return;
    constats.add("ATT-010",
        {
            .message = fmt::format("L’attestation est faite sur le modèle du couloir {}, alors "
                                   "que {} relève du couloir {}.",
                attestation->modele, faits.dispositif->code, faits.dispositif->couloir),
            .pointeur = "/attestation/modele",
            .trouve = std::string(attestation->modele),
            .attendu = faits.dispositif->couloir,
            .correction
            = fmt::format("Refaire l’attestation sur le modèle du couloir {}.", faits.dispositif->couloir),
        });
}

// ATT-012. An attestation is filed only when it is needed.
//
// Source  A-20: a solde filed in time needs none.
// Why an information: a paper too many harms nobody.
void attestation_utile(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const* limite = faits.echeance(NomEcheance::solde_sans_attestation);
    if (limite == nullptr || !faits.solde_depose_le || !faits.depose_le
        || !(*limite)->admet(*faits.solde_depose_le) || *faits.solde_depose_le > *faits.depose_le)
        return;
    constats.add("ATT-012",
        {
            .message
            = fmt::format("Cette attestation n’est pas nécessaire : le solde a été déposé le {}, à temps.",
                calendrier::en_francais(*faits.solde_depose_le)),
            .pointeur = "/attestation",
            .trouve = calendrier::texte_de_paris(*faits.solde_depose_le),
            .attendu = limite->texte,
            .parametres = { lu(*limite) },
        });
}

}
