// SPDX-License-Identifier: EUPL-1.2
#include "generation/dossier/actes.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::generation {

namespace {

using reglement::TypeVerification;

// Between the avance and its solde there is at least the time to install something.
constexpr std::int64_t delai_secondes = 45LL * 86'400;

TypeVerification verification_voulue(SonsJoue const& sons, Alea& alea)
{
    auto const& voulue = sons.dispositif->verification.valeur;
    if (voulue)
        return *voulue;
    return alea.chance(50) ? TypeVerification::va : TypeVerification::mom;
}

// One invoice; or two, of the avance and of the solde, when their VAT adds up to that of the order.
std::vector<Facture> factures_de(Alea& alea, Ligne const& ligne)
{
    auto const taux = ligne.montants.taux_tva;
    auto const premiere = montants_of(Cents::of(ligne.montants.ht.count() * 3 / 1000 * 100), taux);
    auto const seconde = montants_of(ligne.montants.ht - premiere.ht, taux);
    if (!alea.chance(15) || premiere.tva + seconde.tva != ligne.montants.tva
        || premiere.ht.is_zero())
        return { { .nature = "unique", .montants = ligne.montants } };
    return { { .nature = "avance", .montants = premiere },
        { .nature = "solde", .montants = seconde } };
}

void verify(Chantier& chantier, Demande& solde, Ligne& ligne, std::string const& texte)
{
    auto& alea = chantier.alea;
    auto const& dispositif = *chantier.dossier.sons->dispositif;
    bool const va = verification_voulue(*chantier.dossier.sons, alea) == TypeVerification::va;
    auto& verification = ligne.verification.emplace();
    verification.type = va ? "VA" : "MOM";
    verification.date = jour_entre(alea, *ligne.date_installation,
        std::min(solde.jour, ligne.date_installation->plus_jours(30)));
    verification.signataire = signataire_du_client(alea);
    verification.piece
        = add_piece(solde, alea, va ? "verification_aptitude" : "mise_en_ordre_de_marche",
            fmt::format("{}-{}.pdf", verification.type, texte), true);
    if (dispositif.modele_va_propre)
        verification.modele = dispositif.code;
    auto const client
        = std::ranges::find(solde.beneficiaires, ligne.beneficiaire, &Beneficiaire::id);
    if (client != solde.beneficiaires.end())
        verification.adresses_mssante = client->adresses_mssante;
}

// The orders were signed with the avance: the same files, but for those that a split made anew.
void list_orders(Chantier& chantier, Demande& solde)
{
    auto const& known = chantier.dossier.avance().pieces;
    for (auto& ligne : solde.lignes) {
        auto& bon = ligne.bon_commande;
        auto const id = add_piece(solde, chantier.alea, "bon_commande", bon.numero + ".pdf", true);
        auto const same = std::ranges::find(known, bon.piece, &Piece::id);
        if (same != known.end()) {
            solde.pieces.back() = *same;
            solde.pieces.back().id = id;
        }
        bon.piece = id;
    }
}

}

// Dates run signature, installation, verification, filing; the invoice comes between the first and
// the last.
void deliver(Chantier& chantier, Demande& solde, Ligne& ligne, std::string const& texte)
{
    auto& alea = chantier.alea;
    auto const signature = ligne.bon_commande.date_signature;
    auto const fin = chantier.dossier.sons->fin_prestations.value_or(solde.jour);
    auto const dernier = std::min(fin, solde.jour);
    ligne.date_installation
        = jour_entre(alea, std::min(dernier, signature.plus_jours(10)), dernier);
    ligne.factures = factures_de(alea, ligne);
    for (std::size_t rang = 0; rang < ligne.factures.size(); ++rang) {
        auto& facture = ligne.factures[rang];
        facture.numero = fmt::format(
            "FA-{}{}", texte, ligne.factures.size() > 1 ? fmt::format("-{}", rang + 1) : "");
        facture.date
            = jour_entre(alea, std::max(signature, ligne.date_installation->plus_jours(-20)),
                std::min(solde.jour, ligne.date_installation->plus_jours(40)));
        facture.piece = add_piece(solde, alea, "facture", facture.numero + ".pdf", {});
    }
    verify(chantier, solde, ligne, texte);
}

bool make_solde(Chantier& chantier, Fenetres const& fenetres)
{
    auto& dossier = chantier.dossier;
    auto const apres = std::max(dossier.avance().emis_le.plus_secondes(delai_secondes),
        dossier.documents.back().demande.emis_le.plus_secondes(1));
    auto const emis_le = fenetres.tire(chantier.alea, apres);
    if (!emis_le)
        return false;
    auto solde = chantier.document(Etape::solde, *emis_le, "SLD");
    auto const& avance = dossier.avance();
    auto const fin = dossier.sons->fin_prestations;
    for (auto const& ligne : avance.lignes) {
        if (fin && *fin < ligne.bon_commande.date_signature)
            return false;
    }
    solde.logiciel = avance.logiciel;
    if (avance.references.numero_dossier_asp.empty())
        solde.references.envoi_avance = avance.identifiant_envoi;
    else
        solde.references.numero_dossier_avance = avance.references.numero_dossier_asp;
    solde.beneficiaires = avance.beneficiaires;
    solde.lignes = avance.lignes;
    lay_out(chantier, solde);
    list_orders(chantier, solde);
    for (auto& ligne : solde.lignes)
        deliver(chantier, solde, ligne, ligne.bon_commande.numero.substr(3));
    join_acts(chantier, solde);
    solde.totaux = sums_of(solde.lignes);
    dossier.documents.push_back({ .demande = std::move(solde) });
    return true;
}

}
