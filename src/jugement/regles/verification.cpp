// SPDX-License-Identifier: EUPL-1.2
// VAR: the client's verification (VA) or the declaration of working order (MOM) of each line of a solde.
#include "jugement/regles.h"
#include "jugement/regles/designations.h"
#include "jugement/regles/pointeurs.h"

#include <fmt/format.h>

namespace quitus::jugement::regles {

using reglement::TypeVerification;

namespace {

std::string_view sigle(TypeVerification type)
{
    return type == TypeVerification::va ? "VA" : "MOM";
}

std::string verification(std::size_t indice, std::string_view membre)
{
    return fmt::format("{}/verification/{}", ligne(indice), membre);
}

// Calls visit(Ligne, Verification) for each line that has one; its absence is said by SCH-003.
template <typename Visit>
void for_each_verification(Faits const& faits, Visit&& visit)
{
    for (auto const& element : faits.demande.lignes) {
        if (element.verification)
            visit(element, *element.verification);
    }
}

}

// VAR-001. Each line bears the document, VA or MOM, that its SONS asks for.
//
// Source  A-24, B-37: the conditions of reception are those of each Appel à Financement.
// Why silent when unknown: no public text gives the choice for every SONS.
void verification_du_bon_type(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.dispositif == nullptr || !faits.dispositif->verification)
        return;
    auto const& voulue = faits.dispositif->verification;
    for_each_verification(faits, [&](demande::Ligne const& element, demande::Verification const& donnee) {
        if (!donnee.type || *donnee.type == *voulue)
            return;
        constats.add("VAR-001",
            {
                .message = fmt::format("Une {} est donnée pour {}, alors que {} demande une {}.",
                    sigle(*donnee.type), nom_de(element), faits.dispositif->code, sigle(*voulue)),
                .pointeur = verification(element.indice, "type"),
                .trouve = std::string(sigle(*donnee.type)),
                .attendu = std::string(sigle(*voulue)),
                .parametres = { lu(voulue) },
                .correction = fmt::format("Faire signer par le client le modèle de {} de ce SONS, "
                                          "et le joindre à la place.",
                    sigle(*voulue)),
            });
    });
}

// VAR-002. The VA or the MOM is signed.
//
// Source  A-24: a complete signed VA or MOM.
// Why only what is declared: a scanned signature cannot be detected.
void verification_signee(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for_each_verification(faits, [&](demande::Ligne const& element, demande::Verification const& donnee) {
        if (donnee.signee.value_or(true))
            return;
        constats.add("VAR-002",
            {
                .message = fmt::format("La {} de {} n’est pas signée.",
                    donnee.type ? sigle(*donnee.type) : "vérification", nom_de(element)),
                .pointeur = verification(element.indice, "signee"),
                .trouve = "false",
                .attendu = "true",
                .correction = donnee.refus ? "Le client refuse de signer : lever ce qui motive le "
                                             "refus, puis joindre le document signé. Ou retirer "
                                             "ce bénéficiaire du solde."
                                           : "Faire signer le client et joindre le document "
                                             "signé, ou retirer ce bénéficiaire du solde.",
            });
    });
}

namespace {

void say_reserves(Faits const& faits, Constats& constats, bool bloquante, verdict::IdRegle regle,
    std::string_view message, std::string_view correction)
{
    for_each_verification(faits, [&](demande::Ligne const& element, demande::Verification const& donnee) {
        for (auto const& reserve : donnee.reserves) {
            if (reserve.bloquante != bloquante)
                continue;
            constats.add(regle,
                {
                    .message = fmt::format(fmt::runtime(message), nom_de(element)),
                    .pointeur
                    = fmt::format("{}/{}", verification(element.indice, "reserves"), reserve.indice),
                    .trouve = std::string(reserve.texte),
                    .correction = std::string(correction),
                });
        }
    });
}

}

// VAR-003. The client makes no reservation.
//
// Source  B-24: those that are not blocking may be written in the comments, and are not processed.
// Why it is said all the same: the Fournisseur must not expect an answer to it.
void sans_reserve(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    say_reserves(faits, constats, false, "VAR-003",
        "Le client fait une réserve non bloquante sur {} : elle est notée, et ne sera pas traitée "
        "par le payeur.",
        "");
}

// VAR-004. The client makes no blocking reservation.
//
// Source  B-24: only what the établissement judges not blocking may stand in the comments.
// Why a look and not a refusal: the établissement alone says what blocks, and it signed.
void sans_reserve_bloquante(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    say_reserves(faits, constats, true, "VAR-004",
        "Le client fait une réserve qu’il juge bloquante sur {} : un gestionnaire doit l’examiner.",
        "Lever la réserve avec le client et joindre un document signé sans elle. Si elle ne "
        "bloque pas la Prestation, faire corriger sa déclaration.");
}

// VAR-005. No signature is refused because another software is missing.
//
// Source  B-23: that refusal is not admissible; B-36: the flows are mended once they can be verified. A-33:
// tell the ANS. Why an information: the Fournisseur suffers the refusal; what it needs is to know what to do.
void signature_non_refusee_pour_un_autre_logiciel(
    Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for_each_verification(faits, [&](demande::Ligne const& element, demande::Verification const& donnee) {
        if (!donnee.refus || donnee.refus->motif != demande::MotifRefus::autre_logiciel_indisponible)
            return;
        auto const logiciel = donnee.refus->logiciel.empty()
            ? std::string("qu’un autre logiciel")
            : fmt::format("que le logiciel « {} »", donnee.refus->logiciel);
        constats.add("VAR-005",
            {
                .message = fmt::format("Pour {}, le client refuse de signer parce {} n’est pas "
                                       "disponible. Ce motif n’est pas recevable : l’absence ou "
                                       "le retard d’un logiciel dont le Fournisseur ne répond pas "
                                       "ne dispense pas de signer.",
                    nom_de(element), logiciel),
                .pointeur = verification(element.indice, "refus/motif"),
                .trouve = "autre_logiciel_indisponible",
                .correction
                = "Rappeler cette règle au client et lui proposer de signer, avec une réserve non "
                  "bloquante en commentaire ; les flux seront corrigés dès qu’il pourra les "
                  "vérifier. S’il maintient son refus, le signaler à l’ANS (signalement « refus "
                  "de VA »).",
            });
    });
}

// VAR-006. The model used is that of the SONS.
//
// Source  B-25: each model states what the Fournisseur of RI, PFI or DPI answers for.
// Why data says which SONS: elsewhere one model may serve several.
void modele_du_bon_sons(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.dispositif == nullptr || !faits.dispositif->modele_va_propre)
        return;
    auto const& code = faits.dispositif->code;
    for_each_verification(faits, [&](demande::Ligne const& element, demande::Verification const& donnee) {
        if (donnee.modele.empty() || donnee.modele == code)
            return;
        constats.add("VAR-006",
            {
                .message
                = fmt::format("Le modèle signé pour {} est celui de {}, alors que la demande relève de {}.",
                    nom_de(element), donnee.modele, code),
                .pointeur = verification(element.indice, "modele"),
                .trouve = std::string(donnee.modele),
                .attendu = code,
                .correction
                = fmt::format("Faire signer le modèle de {} : chaque modèle dit de quels flux son "
                              "Fournisseur répond.",
                    code),
            });
    });
}

}
