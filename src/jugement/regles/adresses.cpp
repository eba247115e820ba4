// SPDX-License-Identifier: EUPL-1.2
// IDT-007 to IDT-009: MSSanté addresses, and personal health identifiers that must not be in a request at
// all.
#include "identite/mssante.h"
#include "jugement/regles.h"

#include <fmt/format.h>

namespace quitus::jugement::regles {

namespace {

// Calls visit(address, pointer) for each MSSanté address of the beneficiaries and of the VA or MOM.
template <typename Visit>
void for_each_adresse(demande::Demande const& demande, Visit&& visit)
{
    for (auto const& beneficiaire : demande.beneficiaires) {
        for (auto const& adresse : beneficiaire.adresses_mssante)
            visit(adresse.texte, [&] {
                return fmt::format(
                    "/beneficiaires/{}/adresses_mssante/{}", beneficiaire.indice, adresse.indice);
            });
    }
    for (auto const& ligne : demande.lignes) {
        if (!ligne.verification)
            continue;
        for (auto const& adresse : ligne.verification->adresses_mssante)
            visit(adresse.texte, [&] {
                return fmt::format(
                    "/lignes/{}/verification/adresses_mssante/{}", ligne.indice, adresse.indice);
            });
    }
}

void say_adresses(Faits const& faits, Constats& constats, identite::FormeAdresse forme,
    verdict::IdRegle regle, verdict::Preuve const& modele)
{
    for_each_adresse(faits.demande, [&](std::string_view adresse, auto const& pointeur) {
        if (identite::forme_adresse(adresse) != forme)
            return;
        auto preuve = modele;
        preuve.pointeur = pointeur();
        preuve.trouve = std::string(adresse);
        constats.add(regle, std::move(preuve));
    });
}

}

// IDT-007. An MSSanté address has the form of an address.
//
// Source  A-30: MSS is counted on the address; R-10: that of the VA or MOM counts.
void adresses_mssante_bien_formees(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    say_adresses(faits, constats, identite::FormeAdresse::malformee, "IDT-007",
        {
            .message = "L’adresse MSSanté est mal formée\u00A0: aucun message ne pourra y être compté.",
            .attendu = "une adresse nom@domaine.mssante.fr",
            .correction = "Recopier l’adresse depuis l’annuaire ou la messagerie du bénéficiaire.",
        });
}

// IDT-008. An MSSanté address is on a sub-domain of mssante.fr.
//
// Source  A-30.
// Why a look and not a refusal: no public text says that an operator may not use another domain.
void adresses_sous_mssante(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    say_adresses(faits, constats, identite::FormeAdresse::hors_mssante, "IDT-008",
        {
            .message = "L’adresse est bien formée mais son domaine n’est pas sous mssante.fr\u00A0: ce n’est "
                       "sans doute "
                       "pas une adresse MSSanté.",
            .attendu = "une adresse dont le domaine finit par .mssante.fr",
            .correction = "Donner l’adresse MSSanté du bénéficiaire, non son adresse ordinaire.",
        });
}

// IDT-009. A request holds no personal health identifier.
//
// Source  A-30 speaks of professional addresses only; a citizen's address is an INS number, and a NIR in a
// free text
//         or a file name is one too: nothing of the kind may be kept, shown or logged.
void aucun_identifiant_de_sante(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for (auto const& place : faits.demande.identifiants_sante)
        constats.add("IDT-009",
            {
                .message = place.citoyenne ? "Le document contient l’adresse de messagerie d’un patient, qui "
                                             "est un identifiant de santé."
                                           : "Le document contient un numéro de sécurité sociale (NIR ou "
                                             "INS), identifiant de santé.",
                .pointeur = place.pointeur,
                .attendu = "aucune donnée de patient",
                .correction = "Retirer cette donnée du document et des pièces, puis déposer de nouveau.",
            });
}

}
