// SPDX-License-Identifier: EUPL-1.2
#include "guichet/depot/faits_du_depot.h"

#include "base/ensure.h"
#include "base/sha256.h"

#include <algorithm>
#include <set>

namespace quitus::guichet {

using instruction::Statut;

namespace {

std::string print_of(beneficiaire::Cle const& cle)
{
    // Half of the print is enough to tell beneficiaries apart, and halves the index.
    return base::sha256_hex(cle.famille + std::string(cle.text())).substr(0, 32);
}

std::vector<std::string> prints_of(
    demande::Beneficiaire const& beneficiaire, reglement::Dispositif const& dispositif)
{
    std::set<std::string> prints;
    auto const note = [&](beneficiaire::Cle const& cle) { prints.insert(print_of(cle)); };
    beneficiaire::for_each_cle(beneficiaire.identifiants, dispositif.maille, note);
    if (beneficiaire.evolution) {
        for (auto const& historique : beneficiaire.evolution->historiques)
            beneficiaire::for_each_cle(historique.identifiants, dispositif.maille, note);
    }
    return { prints.begin(), prints.end() };
}

// Documents of another company are not found: their very existence is not told.
std::optional<Suivi> own(Lecture const& registre, std::string_view numero, std::string_view siret)
{
    auto suivi = numero.empty() ? std::nullopt : registre.demande(numero);
    return suivi && suivi->siret == siret ? suivi : std::nullopt;
}

std::optional<Suivi> own_envoi(
    Lecture const& registre, std::string_view envoi, std::string_view siret)
{
    auto const numero = envoi.empty() ? std::nullopt : registre.numero_de_l_envoi(siret, envoi);
    return numero ? registre.demande(*numero) : std::nullopt;
}

void gather_avance(
    Lecture const& registre, Portail const& portail, Recu const& recu, FaitsDuDepot& depot)
{
    auto const& references = depot.faits.demande.references;
    depot.avance = own(registre, references.numero_dossier_avance, recu.siret);
    if (!depot.avance)
        depot.avance = own_envoi(registre, references.envoi_avance, recu.siret);
    if (!depot.avance || depot.avance->type_demande != "avance" || !depot.avance->depose_le) {
        depot.avance.reset();
        return;
    }
    auto const texte = registre.contenu(depot.avance->courante()->document);
    QUITUS_ENSURE(texte.has_value());
    auto const lecture = demande::read_reperes(*texte, portail.options.json_octets_max);
    auto const& instant = *depot.avance->depose_le;
    depot.avance_connue = std::make_unique<jugement::AvanceConnue>(
        jugement::avance_connue(lecture.demande, instant, portail.reglement.en_vigueur(instant)));
    depot.avance_connue->reference = depot.avance->numero;
    depot.avance_connue->payee = depot.avance->statut == Statut::decidee_et_payee;
    depot.faits.avance = depot.avance_connue.get();
}

void compare_with_avance(FaitsDuDepot& depot)
{
    auto& faits = depot.faits;
    if (faits.dispositif == nullptr || !depot.avance_connue)
        return;
    std::vector<beneficiaire::Cles> connus;
    for (auto const& beneficiaire : depot.avance_connue->beneficiaires)
        connus.push_back(beneficiaire.cles);
    faits.rapprochement = beneficiaire::rapproche(
        jugement::cles_de(faits.demande, faits.dispositif->maille), connus);
}

bool is_validated(Statut statut)
{
    return statut == Statut::validee || statut == Statut::decidee_et_payee;
}

void gather_concurrents(Lecture const& registre, Recu const& recu, FaitsDuDepot& depot)
{
    auto const dossier = depot.dossier(recu);
    for (std::size_t rang = 0; rang < depot.cles.size(); ++rang) {
        std::set<std::string> said;
        for (auto const& rival :
            registre.rivaux(depot.faits.demande.dispositif, depot.cles[rang], dossier)) {
            if (depot.remplace && rival.dossier == depot.remplace->dossier())
                continue;
            bool const meme = rival.siret == recu.siret;
            if (said.insert(rival.dossier).second)
                depot.faits.concurrents.push_back({ .beneficiaire = rang,
                    .reference = meme ? rival.numero : "",
                    .meme_fournisseur = meme,
                    .validee = is_validated(rival.statut) });
        }
    }
}

void gather_fichiers(Lecture const& registre, Recu const& recu, FaitsDuDepot& depot)
{
    for (auto const& piece : depot.faits.demande.pieces) {
        if (piece.sha256.empty())
            continue;
        auto const autre = registre.autre_depot_de(piece.sha256, depot.dossier(recu));
        if (!autre || (depot.remplace && depot.remplace->numero == *autre))
            continue;
        auto const suivi = registre.demande(*autre);
        bool const meme = suivi && suivi->siret == recu.siret;
        depot.faits.fichiers_partages.push_back(
            { piece.indice, meme ? *autre : "une demande d’un autre Fournisseur" });
    }
}

}

std::string FaitsDuDepot::dossier(Recu const& recu) const
{
    if (avance)
        return avance->numero;
    return recu.deja == nullptr ? std::string() : recu.deja->dossier();
}

FaitsDuDepot gather_depot(Lecture const& registre, Portail const& portail, Recu const& recu,
    demande::Demande const& demande)
{
    FaitsDuDepot depot{ .faits = { .demande = demande } };
    auto& faits = depot.faits;
    faits.dispositif = portail.reglement.en_vigueur(recu.instant).dispositif(demande.dispositif);
    faits.depose_le = recu.instant;
    faits.livraison = recu.livraison;
    depot.remplace = own_envoi(registre, demande.references.remplace_envoi, recu.siret);
    if (recu.deja != nullptr && recu.deja->premier_depot)
        faits.premier_depot_complet = *recu.deja->premier_depot;
    else if (depot.garde_sa_place() && depot.remplace->premier_depot)
        faits.premier_depot_complet = *depot.remplace->premier_depot;
    else
        faits.premier_depot_complet = recu.instant;
    if (faits.is(verdict::Etape::solde)) {
        gather_avance(registre, portail, recu, depot);
        compare_with_avance(depot);
    }
    depot.cles.resize(demande.beneficiaires.size());
    if (faits.dispositif != nullptr) {
        for (std::size_t rang = 0; rang < depot.cles.size(); ++rang)
            depot.cles[rang] = prints_of(demande.beneficiaires[rang], *faits.dispositif);
        gather_concurrents(registre, recu, depot);
    }
    gather_fichiers(registre, recu, depot);
    return depot;
}

std::vector<std::string> cles_d_un_identifiant(std::string_view identifiant)
{
    std::vector<std::string> cles;
    if (identifiant.size() <= beneficiaire::Cle{}.texte.size()) {
        for (char const famille : { 'F', 'R', 'S' })
            cles.push_back(print_of(beneficiaire::Cle::of(famille, identifiant)));
    }
    return cles;
}

}
