// SPDX-License-Identifier: EUPL-1.2
#include "guichet/depot/jugement_du_depot.h"

#include "base/sha256.h"
#include "guichet/depot/faits_du_depot.h"
#include "guichet/portail/etape.h"
#include "jugement/jugement.h"

#include <algorithm>

namespace quitus::guichet {

namespace {

std::vector<instruction::Financement> financements_of(
    FaitsDuDepot const& depot, reglement::ReglementEnVigueur const& reglement)
{
    auto const& demande = depot.faits.demande;
    auto const parts = jugement::parts(depot.faits, reglement);
    std::vector<instruction::Financement> financements;
    for (std::size_t rang = 0; rang < demande.beneficiaires.size(); ++rang) {
        auto const& part = parts[rang];
        auto const& beneficiaire = demande.beneficiaires[rang];
        auto& financement = financements.emplace_back();
        financement.id = std::string(beneficiaire.id);
        financement.cles = depot.cles[rang];
        financement.avance = part.avance;
        if (depot.faits.is(verdict::Etape::solde) && part.finance && part.avance)
            financement.solde = *part.finance - *part.avance;
    }
    return financements;
}

std::vector<instruction::Compensation> compensations_of(
    FaitsDuDepot const& depot, reglement::ReglementEnVigueur const& reglement)
{
    std::vector<instruction::Compensation> compensations;
    for (auto const& [rang, montant] : jugement::finance(depot.faits, reglement).compensations)
        compensations.push_back({ depot.avance->financements[rang].id, montant });
    return compensations;
}

std::vector<std::string> rejets_of(std::vector<verdict::Constat> const& constats)
{
    std::vector<std::string> rejets;
    for (auto const& constat : constats) {
        std::string regle(constat.regle.text());
        if (constat.consequence == verdict::Consequence::rejet
            && std::ranges::find(rejets, regle) == rejets.end())
            rejets.push_back(std::move(regle));
    }
    return rejets;
}

std::vector<instruction::PieceRecue> pieces_of(pieces::Livraison const& livraison)
{
    std::vector<instruction::PieceRecue> pieces;
    for (auto const& fichier : livraison.fichiers)
        pieces.push_back(
            { fichier.nom, fichier.sha256, static_cast<std::int64_t>(fichier.taille_octets) });
    return pieces;
}

void describe(instruction::Reception& reception, demande::Demande const& demande)
{
    reception.raison_sociale = std::string(demande.fournisseur.raison_sociale);
    reception.type_demande = std::string(demande.type_demande);
    reception.dispositif = std::string(demande.dispositif);
    reception.identifiant_envoi = std::string(demande.identifiant_envoi);
    reception.reference = std::string(demande.references.reference_fournisseur);
}

void weigh(instruction::Reception& reception, FaitsDuDepot const& depot,
    jugement::Jugement const& jugement, reglement::ReglementEnVigueur const& reglement)
{
    reception.avance = depot.avance ? depot.avance->numero : "";
    reception.remplace = depot.remplace ? depot.remplace->numero : "";
    if (depot.garde_sa_place())
        reception.premier_depot = depot.remplace->premier_depot;
    reception.verdict = jugement.verdict;
    reception.cas = jugement.cas;
    reception.rejets = rejets_of(jugement.constats);
    reception.montants = jugement.montants;
    reception.financements = financements_of(depot, reglement);
    reception.compensations = compensations_of(depot, reglement);
    if (!reception.complete)
        reception.echeance
            = fin_de_l_etape(reglement, reception.dispositif, reception.type_demande);
}

}

DepotJuge judge_depot(Lecture const& registre, Portail const& portail, Recu const& recu)
{
    bool const too_large = recu.texte.size() > portail.options.json_octets_max;
    auto const lecture = too_large ? demande::refuse_too_large(portail.options.json_octets_max)
                                   : demande::read(recu.texte, portail.options.json_octets_max);
    auto const& reglement = portail.reglement.en_vigueur(recu.instant);
    auto const depot = gather_depot(registre, portail, recu, lecture.demande);
    auto jugement = jugement::judge(lecture, depot.faits, reglement);

    DepotJuge juge;
    juge.fatal = lecture.fatal;
    // Another establishment of the same company is no other company; a wrong number is IDT-005.
    auto const& siret = lecture.demande.fournisseur.siret;
    juge.autre_entreprise
        = siret.valide() && siret.valeur().text().substr(0, 9) != recu.siret.substr(0, 9);
    auto& reception = juge.reception;
    reception.siret = recu.siret;
    reception.document = base::sha256_hex(recu.texte);
    reception.reglement = portail.reglement.empreinte();
    reception.pieces = pieces_of(recu.livraison);
    reception.complete = recu.livraison.archive_recue && !recu.livraison.refus;
    if (recu.livraison.refus)
        reception.faute = recu.livraison.refus->motif;
    else if (!reception.complete)
        reception.faute = "L’archive des pièces n’a pas été reçue.";
    describe(reception, lecture.demande);
    weigh(reception, depot, jugement, reglement);
    juge.jugee = {
        .fichier = reception.identifiant_envoi,
        .type_demande = reception.type_demande,
        .dispositif = reception.dispositif,
        .identifiant_envoi = reception.identifiant_envoi,
        .instant = recu.instant,
        .verdict = jugement.verdict,
        .cas = jugement.cas,
        .constats = std::move(jugement.constats),
        .montants = jugement.montants,
    };
    return juge;
}

}
