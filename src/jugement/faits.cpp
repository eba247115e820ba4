// SPDX-License-Identifier: EUPL-1.2
#include "jugement/faits.h"

#include "jugement/financement.h"

namespace quitus::jugement {

reglement::Parametre<calendrier::Echeance> const* Faits::echeance(reglement::NomEcheance nom) const
{
    if (dispositif == nullptr)
        return nullptr;
    auto const& parametre = dispositif->echeance(nom);
    return parametre ? &parametre : nullptr;
}

std::optional<Jour> Faits::jour_du_depot() const
{
    return depose_le ? std::optional(calendrier::jour_de_paris(*depose_le)) : std::nullopt;
}

std::optional<Cents> AvanceConnue::total_avance() const
{
    Cents total;
    for (auto const& beneficiaire : beneficiaires) {
        if (!beneficiaire.avance)
            return std::nullopt;
        total += *beneficiaire.avance;
    }
    return total;
}

std::vector<beneficiaire::Cles> cles_de(
    demande::Demande const& demande, beneficiaire::Maille const& maille)
{
    std::vector<beneficiaire::Cles> all;
    all.reserve(demande.beneficiaires.size());
    for (auto const& beneficiaire : demande.beneficiaires) {
        auto& cles = all.emplace_back();
        cles.propres = beneficiaire::cles(beneficiaire.identifiants, maille);
        if (!beneficiaire.evolution)
            continue;
        for (auto const& historique : beneficiaire.evolution->historiques)
            cles.historiques.push_back(beneficiaire::cles(historique.identifiants, maille));
    }
    return all;
}

std::vector<beneficiaire::Cle> cles_du_client(demande::ClientNonInstalle const& client)
{
    using reglement::NatureIdentifiant;
    static beneficiaire::Maille const toute = { { NatureIdentifiant::finess_juridique,
        NatureIdentifiant::finess_geographique, NatureIdentifiant::finess_pmsi,
        NatureIdentifiant::rpps, NatureIdentifiant::id_nat_struct } };
    return beneficiaire::cles(client.identifiants, toute);
}

AvanceConnue avance_connue(demande::Demande const& demande, Instant depose_le,
    reglement::ReglementEnVigueur const& reglement)
{
    auto const& references = demande.references;
    AvanceConnue avance{
        .reference
        = std::string(references.numero_dossier_asp.empty() ? demande.identifiant_envoi
                                                            : references.numero_dossier_asp),
        .siren = std::string(demande.fournisseur.siren.texte),
        .dispositif = std::string(demande.dispositif),
        .depose_le = depose_le,
    };
    auto const* dispositif = reglement.dispositif(demande.dispositif);
    std::vector<beneficiaire::Cles> cles(demande.beneficiaires.size());
    if (dispositif != nullptr)
        cles = cles_de(demande, dispositif->maille);
    for (std::size_t rang = 0; rang < demande.beneficiaires.size(); ++rang) {
        avance.beneficiaires.push_back({
            .libelle = std::string(demande.beneficiaires[rang].libelle),
            .cles = std::move(cles[rang]),
            .avance = Cents{},
            .montant_segur = Cents{},
        });
    }
    for (auto const& ligne : demande.lignes) {
        auto const rang = demande.beneficiaires_par_id.find(ligne.beneficiaire);
        if (!rang)
            continue;
        auto& beneficiaire = avance.beneficiaires[*rang];
        beneficiaire.avance
            = sum(beneficiaire.avance, avance_d_une_ligne(ligne, dispositif, reglement));
        beneficiaire.montant_segur = sum(beneficiaire.montant_segur, cents(ligne.montant_segur));
    }
    return avance;
}

}
