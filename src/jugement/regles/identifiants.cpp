// SPDX-License-Identifier: EUPL-1.2
// IDT-001 to IDT-006, IDT-014, IDT-016: each identifier alone, its form and its key.
#include "jugement/regles.h"
#include "jugement/regles/declares.h"

#include <fmt/format.h>

namespace quitus::jugement::regles {

using identite::Defaut;

namespace {

// A key says that a digit was mistyped, not which: the paper is the only remedy.
constexpr char const* relire = "Recopier le numéro depuis une pièce officielle ou l’annuaire public.";

void say(Constats& constats, verdict::IdRegle regle, std::string message, std::string pointeur,
    std::string_view trouve, std::string attendu)
{
    constats.add(regle,
        {
            .message = std::move(message),
            .pointeur = std::move(pointeur),
            .trouve = std::string(trouve),
            .attendu = std::move(attendu),
            .correction = relire,
        });
}

}

// IDT-001. A FINESS number is 9 characters, digits but for 2A or 2B at the head.
//
// Source  A-30: the grain of four couloirs is a FINESS number.
// Why the zeros: 000000000 passes the key and names nobody.
void finess_bien_formes(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for_each_finess(faits.demande, [&](auto const& finess, auto const& pointeur) {
        if (!finess.valide() && finess.lu.error() != Defaut::cle)
            say(constats, "IDT-001", "Le numéro FINESS n’a pas la forme d’un numéro FINESS.", pointeur(),
                finess.texte, "9 caractères\u00a0: 9 chiffres, ou 2A ou 2B suivi de 7 chiffres");
    });
}

// IDT-002. The key of a FINESS number is right.
//
// Source  A-30.
// Why A = 1 and B = 2: measured on published Corsican numbers, no other value fits.
void cles_finess_justes(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for_each_finess(faits.demande, [&](auto const& finess, auto const& pointeur) {
        if (!finess.valide() && finess.lu.error() == Defaut::cle)
            say(constats, "IDT-002",
                "La clé du numéro FINESS est fausse\u00a0: un caractère a été mal saisi.", pointeur(),
                finess.texte, "un numéro FINESS dont la clé est juste");
    });
}

// IDT-003. An RPPS number is 11 digits with a right key.
//
// Source  A-30: MDV may be designated by a collection of RPPS.
// Why 12 characters are read: the national id of a person is 8 followed by its RPPS (IDT-016 says so).
void rpps_justes(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for_each_rpps(faits.demande, [&](auto const& rpps, auto const& pointeur) {
        if (!rpps.valide())
            say(constats, "IDT-003", "Le numéro RPPS est faux.", pointeur(), rpps.texte,
                "11 chiffres dont la clé est juste");
    });
}

// IDT-004. A national structure id is a kind, 0 to 4, then an identifier of that kind.
//
// Source  A-30: the grain of RAD.
void identifiants_nationaux_de_structure_justes(
    Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for_each_identifiants(faits.demande, [&](auto const& identifiants, auto const& pointeur) {
        auto const& declare = identifiants.id_nat_struct;
        if (declare.donne() && !declare.valide())
            say(constats, "IDT-004", "L’identifiant national de structure est faux.",
                pointeur() + "/id_nat_struct", declare.texte,
                "0 + ADELI + rang, 1 + FINESS, 2 + SIREN, 3 + SIRET ou 4 + RPPS + rang, chacun avec sa clé "
                "juste");
    });
}

// IDT-005. SIRET and SIREN are right, and the SIREN of the Fournisseur is the head of its SIRET.
//
// Source  A-24.
// Why La Poste apart: its establishments follow a sum of digits, not the common key.
void siret_et_siren_justes(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    constexpr char const* attendu_siret = "14 chiffres dont la clé est juste";
    auto const& fournisseur = faits.demande.fournisseur;
    if (fournisseur.siren.donne() && !fournisseur.siren.valide())
        say(constats, "IDT-005", "Le SIREN du Fournisseur est faux.", "/fournisseur/siren",
            fournisseur.siren.texte, "9 chiffres dont la clé est juste");
    if (fournisseur.siret.donne() && !fournisseur.siret.valide())
        say(constats, "IDT-005", "Le SIRET du Fournisseur est faux.", "/fournisseur/siret",
            fournisseur.siret.texte, attendu_siret);
    if (fournisseur.siren.valide() && fournisseur.siret.valide()
        && fournisseur.siret.valeur().siren() != fournisseur.siren.valeur())
        say(constats, "IDT-005", "Le SIREN du Fournisseur n’est pas celui de son SIRET.",
            "/fournisseur/siren", fournisseur.siren.texte,
            std::string(fournisseur.siret.valeur().siren().text()));
    for_each_identifiants(faits.demande, [&](auto const& identifiants, auto const& pointeur) {
        if (identifiants.siret.donne() && !identifiants.siret.valide())
            say(constats, "IDT-005", "Le SIRET est faux.", pointeur() + "/siret", identifiants.siret.texte,
                attendu_siret);
    });
}

// IDT-006. A Fournisseur liable to VAT gives its VAT number, right, and its own.
//
// Source  A-24: the invoice bears it.
// Why the SIREN: the number of another company would pass the key.
void numero_tva_juste(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const& fournisseur = faits.demande.fournisseur;
    auto const& tva = fournisseur.numero_tva;
    if (!tva.donne()) {
        if (fournisseur.assujetti_tva == true)
            constats.add("IDT-006",
                {
                    .message = "Le Fournisseur est assujetti à la TVA et son numéro de TVA manque.",
                    .pointeur = "/fournisseur/numero_tva",
                    .attendu = "FR, deux caractères de clé, puis le SIREN",
                    .correction = "Ajouter le numéro de TVA intracommunautaire du Fournisseur.",
                });
        return;
    }
    if (!tva.valide())
        return say(constats, "IDT-006", "Le numéro de TVA du Fournisseur est faux.",
            "/fournisseur/numero_tva", tva.texte,
            "FR, deux caractères de clé, puis le SIREN, la clé étant juste");
    auto const siren = tva.valeur().siren();
    if (fournisseur.siret.valide() && (!siren || *siren != fournisseur.siret.valeur().siren()))
        say(constats, "IDT-006",
            "Le numéro de TVA est celui d’une autre entreprise que le SIRET du Fournisseur.",
            "/fournisseur/numero_tva", tva.texte,
            fmt::format("un numéro de TVA qui finit par {}", fournisseur.siret.valeur().siren().text()));
}

// IDT-014. The account on which the avance is paid exists in form.
//
// Source  R-08: the RIB of the enrolment.
void iban_juste(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const& iban = faits.demande.fournisseur.iban;
    if (!iban.donne() || iban.valide())
        return;
    // An account number is shown by its ends only.
    std::string_view const texte = iban.texte;
    auto const shown = texte.size() > 8
        ? fmt::format("{}…{}", texte.substr(0, 4), texte.substr(texte.size() - 3))
        : std::string("un texte trop court");
    say(constats, "IDT-014", "L’IBAN du Fournisseur est faux.", "/fournisseur/iban", shown,
        "un IBAN sans espace, dont la clé est juste (et, en France, la clé RIB)");
}

// IDT-016. An RPPS is given bare.
//
// Source  A-30. Why said: the number that will be compared and kept is the RPPS, not the 12 characters.
void rpps_sans_prefixe_national(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for_each_rpps(faits.demande, [&](auto const& rpps, auto const& pointeur) {
        if (rpps.valide() && identite::Rpps::is_national_id(rpps.texte))
            constats.add("IDT-016",
                {
                    .message = "L’identifiant national 8 + RPPS a été lu comme le RPPS qu’il contient.",
                    .pointeur = pointeur(),
                    .trouve = std::string(rpps.texte),
                    .attendu = std::string(rpps.valeur().text()),
                });
    });
}

}
