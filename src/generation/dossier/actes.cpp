// SPDX-License-Identifier: EUPL-1.2
#include "generation/dossier/actes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quitus::generation {

namespace {

using namespace std::string_view_literals;
using reglement::NatureIdentifiant;

// The models that the exchange format knows.
constexpr std::array modeles = { "BIO"sv, "HOP"sv, "MDV"sv, "RAD"sv, "PHA"sv };
constexpr std::int64_t dix_jours = 10LL * 86'400;

// None for a couloir whose model the format does not know: it files no attestation.
std::optional<Mot> modele_du_couloir(std::string_view couloir)
{
    auto const found = std::ranges::find(modeles, couloir);
    return found == modeles.end() ? std::nullopt : std::optional(*found);
}

void keep(Identifiants& kept, Identifiants const& all, NatureIdentifiant nature)
{
    switch (nature) {
    case NatureIdentifiant::finess_juridique:
        kept.finess_juridique = all.finess_juridique;
        return;
    case NatureIdentifiant::finess_geographique:
        kept.finess_geographique = all.finess_geographique;
        return;
    case NatureIdentifiant::finess_pmsi:
        kept.finess_pmsi = all.finess_pmsi;
        kept.pmsi_juridique = all.pmsi_juridique;
        return;
    case NatureIdentifiant::rpps:
        kept.rpps = all.rpps;
        return;
    case NatureIdentifiant::id_nat_struct:
        kept.id_nat_struct = all.id_nat_struct;
        return;
    }
}

std::size_t count(Identifiants const& identifiants)
{
    auto const given = [](std::string const& numero) { return numero.empty() ? 0U : 1U; };
    return given(identifiants.finess_juridique) + given(identifiants.finess_geographique)
        + given(identifiants.finess_pmsi) + given(identifiants.id_nat_struct)
        + (identifiants.rpps.empty() ? 0U : 1U);
}

void join_renunciations(Chantier& chantier, Demande& demande, std::size_t clients)
{
    auto& alea = chantier.alea;
    auto& annulation = *demande.annulation;
    if (clients > 1 && alea.chance(50)) {
        annulation.pieces_renonciation.push_back(add_piece(demande, alea, "renonciation_client",
            fmt::format("renonciations-{}.pdf", chantier.reference), true));
        auto& piece = demande.pieces.back();
        piece.pages = static_cast<unsigned>(clients);
        for (unsigned page = 1; page <= clients; ++page)
            piece.contenus.push_back({ "renonciation_client", page, page });
        return;
    }
    for (std::size_t rang = 1; rang <= clients; ++rang)
        annulation.pieces_renonciation.push_back(add_piece(demande, alea, "renonciation_client",
            fmt::format("renonciation-{}-{}.pdf", chantier.reference, rang), true));
}

}

ClientNonInstalle non_installe(SonsJoue const& sons, Beneficiaire const& client)
{
    ClientNonInstalle listed{ .libelle = client.libelle };
    for (auto const& alternative : sons.dispositif->identifiants_clients) {
        Identifiants kept;
        for (auto const nature : alternative)
            keep(kept, client.identifiants, nature);
        if (count(kept) != alternative.size())
            continue;
        listed.identifiants = std::move(kept);
        return listed;
    }
    listed.identifiants = client.identifiants;
    return listed;
}

bool make_attestation(Chantier& chantier, Instant de)
{
    auto& alea = chantier.alea;
    auto& dossier = chantier.dossier;
    auto const emis_le = dossier.sons->attestation.tire(
        alea, std::max(de, dossier.avance().emis_le.plus_secondes(dix_jours)));
    auto const modele = modele_du_couloir(dossier.sons->dispositif->couloir);
    if (!emis_le || !modele)
        return false;
    auto demande = chantier.document(Etape::attestation, *emis_le, "ATT");
    demande.references.numero_dossier_asp = dossier.avance().references.numero_dossier_asp;
    auto& attestation = demande.attestation.emplace();
    attestation.signataire = demande.signataire;
    attestation.denomination_sociale = demande.fournisseur.raison_sociale;
    attestation.date_signature = demande.jour.plus_jours(-static_cast<std::int32_t>(alea.below(4)));
    attestation.modele = *modele;
    attestation.piece = add_piece(demande, alea, "attestation_fin_prestations",
        fmt::format("attestation-{}.pdf", chantier.reference), true);
    attestation.case_cochee = dossier.liste;
    for (auto const rang : dossier.absents) {
        if (dossier.liste)
            attestation.clients_non_installes.push_back(
                non_installe(*dossier.sons, dossier.avance().beneficiaires[rang]));
    }
    dossier.documents.push_back({ .demande = std::move(demande) });
    return true;
}

void make_annulation(Chantier& chantier)
{
    auto& alea = chantier.alea;
    auto& dossier = chantier.dossier;
    auto const& avance = dossier.avance();
    auto const emis_le = avance.emis_le.plus_secondes(alea.between(86'400, 40LL * 86'400));
    auto demande = chantier.document(Etape::annulation, emis_le, "ANN");
    demande.references.numero_dossier_asp = avance.references.numero_dossier_asp;
    auto& annulation = demande.annulation.emplace();
    annulation.totale = dossier.suite == Suite::annulation_totale;
    annulation.accord_client = alea.chance(60);
    annulation.motif = motif_d_annulation(alea, annulation.accord_client);
    for (auto const rang : dossier.absents) {
        demande.beneficiaires.push_back(avance.beneficiaires[rang]);
        demande.beneficiaires.back().adresses_mssante.clear();
        annulation.beneficiaires_retires.push_back(demande.beneficiaires.back().id);
    }
    annulation.piece_attestation_honneur = add_piece(demande, alea, "attestation_honneur",
        fmt::format("honneur-{}.pdf", chantier.reference), true);
    if (annulation.accord_client)
        join_renunciations(chantier, demande,
            annulation.totale ? avance.beneficiaires.size() : dossier.absents.size());
    dossier.documents.push_back({ .demande = std::move(demande) });
}

}
