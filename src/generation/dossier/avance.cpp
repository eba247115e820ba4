// SPDX-License-Identifier: EUPL-1.2
#include "generation/dossier/actes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quitus::generation {

namespace {

using namespace std::string_view_literals;

constexpr std::array modes_de_signature = { "manuscrite"sv, "cpx"sv, "pro_sante_connect"sv,
    "certificat_rgs"sv, "electronique_eidas"sv };
constexpr std::array clients_par_dossier = { 1U, 1U, 1U, 1U, 2U, 2U, 2U, 3U, 3U, 4U };
// A few days are left before an order is too old.
constexpr std::int32_t marge_jours = 5;
constexpr std::int32_t age_ordinaire_jours = 70;

// A day on which the order may have been signed for a filing of that day.
Jour jour_de_signature(Chantier& chantier, Jour depot)
{
    auto const& sons = *chantier.dossier.sons;
    auto const validite = static_cast<std::int32_t>(
        chantier.campagne.dernier().validite_commande_jours.valeur.value());
    auto const age = std::min(age_ordinaire_jours, std::max(0, validite - marge_jours));
    auto const dernier = std::min(depot, sons.commande_fin.value_or(depot));
    auto premier = depot.plus_jours(-age);
    if (premier > dernier)
        premier = depot.plus_jours(-validite);
    premier = std::max(premier, sons.commande_debut.value_or(premier));
    return jour_entre(chantier.alea, premier, std::max(premier, dernier));
}

Ligne commande(Chantier& chantier, Demande& avance, std::size_t rang)
{
    auto& alea = chantier.alea;
    auto const numero = fmt::format("BC-{}-{}", chantier.reference, rang + 1);
    Ligne ligne{ .id = fmt::format("L{}", rang + 1),
        .beneficiaire = avance.beneficiaires[rang].id };
    auto& bon = ligne.bon_commande;
    bon.numero = numero;
    bon.date_signature = jour_de_signature(chantier, avance.jour);
    bon.date = bon.date_signature.plus_jours(-static_cast<std::int32_t>(alea.below(12)));
    bon.mode_signature = alea.pick(modes_de_signature);
    bon.piece = add_piece(avance, alea, "bon_commande", numero + ".pdf", true);
    ligne.montants = prix(alea, *chantier.dossier.sons, chantier.dossier.vendeur->taux_tva);
    ligne.montant_segur = ligne.montants.ttc;
    if (alea.chance(20))
        ligne.montant_segur = Cents::of(ligne.montants.ttc.count() * (80 + alea.below(20)) / 100);
    ligne.nature_assiette = nature_assiette(chantier.dossier.sons->dispositif->couloir);
    ligne.valeur_assiette = 1 + alea.below(12);
    return ligne;
}

}

Demande Chantier::document(Etape etape, Instant emis_le, std::string_view prefixe)
{
    Demande demande{ .etape = etape,
        .identifiant_envoi = uuid(alea),
        .emis_le = emis_le,
        .jour = calendrier::jour_de_paris(emis_le),
        .fournisseur = dossier.vendeur->fournisseur,
        .vague = campagne.dernier().vague,
        .dispositif = dossier.sons->dispositif->code };
    if (etape != Etape::avance)
        demande.fournisseur.iban.clear(); // asked for with the avance
    demande.references.reference_fournisseur = fmt::format("{}-{}", prefixe, reference);
    demande.date_declarations = demande.jour;
    demande.signataire = signataire_du_fournisseur(alea, demande.fournisseur);
    return demande;
}

std::string add_piece(
    Demande& demande, Alea& alea, Mot type, std::string nom_fichier, std::optional<bool> signee)
{
    auto& piece = demande.pieces.emplace_back();
    piece.id = fmt::format("P{}", demande.pieces.size());
    piece.type = type;
    piece.nom_fichier = std::move(nom_fichier);
    piece.sha256 = empreinte(alea);
    piece.pages = 1 + alea.below(6);
    piece.taille_octets = 40'000 * piece.pages + alea.below(40'000);
    piece.signee = signee;
    return piece.id;
}

bool make_avance(Chantier& chantier)
{
    auto& alea = chantier.alea;
    auto const& sons = *chantier.dossier.sons;
    auto const emis_le = sons.avance.tire(alea, Instant::of_seconds_since_1970(0));
    if (!emis_le)
        return false;
    chantier.reference
        = fmt::format("{}-{:07}", calendrier::jour_de_paris(*emis_le).year(), chantier.rang);
    auto avance = chantier.document(Etape::avance, *emis_le, "CMD");
    avance.logiciel = logiciel(alea, sons);
    if (chantier.par_numero)
        avance.references.numero_dossier_asp = "SGN-" + chantier.reference;
    auto const clients = alea.pick(clients_par_dossier);
    for (std::size_t rang = 0; rang < clients; ++rang) {
        avance.beneficiaires.push_back(client(alea, chantier.numeros, sons));
        avance.beneficiaires.back().id = fmt::format("B{}", rang + 1);
    }
    for (std::size_t rang = 0; rang < clients; ++rang)
        avance.lignes.push_back(commande(chantier, avance, rang));
    avance.totaux = sums_of(avance.lignes);
    chantier.dossier.documents.push_back({ .demande = std::move(avance) });
    return true;
}

}
