// SPDX-License-Identifier: EUPL-1.2
// ATT: an attestation de fin de prestations that does not hold, and a solde that it belies. A solde
// that comes after the last day rests on its attestation: that one is left alone.
#include "generation/defauts/choix.h"

#include <array>

namespace quitus::generation {

namespace {

std::string listed(std::size_t rang, std::string_view membre)
{
    return fmt::format("/attestation/clients_non_installes/{}{}", rang, membre);
}

bool admits_list(Parcelle const& parcelle)
{
    return parcelle.dossier.sons->dispositif->clients_non_installes_admis;
}

// No solde of this file claims anybody.
bool is_alone(Parcelle const& parcelle)
{
    return parcelle.dossier.suite == Suite::attestation;
}

// ATT-001
Pointeur sans_nom(Parcelle& parcelle)
{
    if (!parcelle.is_free())
        return std::nullopt;
    auto& attestation = *parcelle.demande().attestation;
    switch (parcelle.alea.below(3)) {
    case 0:
        attestation.signataire.nom.clear();
        return "/attestation/signataire/nom";
    case 1:
        attestation.signataire.prenom.clear();
        return "/attestation/signataire/prenom";
    default:
        attestation.denomination_sociale.clear();
        return "/attestation/denomination_sociale";
    }
}

// ATT-002
Pointeur sans_dossier(Parcelle& parcelle)
{
    if (!parcelle.is_free())
        return std::nullopt;
    parcelle.demande().references.numero_dossier_asp.clear();
    return "/references/numero_dossier_asp";
}

// ATT-003
Pointeur sans_date(Parcelle& parcelle)
{
    if (!parcelle.is_free())
        return std::nullopt;
    parcelle.demande().attestation->date_signature.reset();
    return "/attestation/date_signature";
}

// ATT-004
Pointeur sans_signature(Parcelle& parcelle)
{
    if (!parcelle.is_free())
        return std::nullopt;
    parcelle.demande().attestation->signee = false;
    return "/attestation/signee";
}

// ATT-005
Pointeur case_sans_liste(Parcelle& parcelle)
{
    if (!parcelle.is_free() || !admits_list(parcelle))
        return std::nullopt;
    auto& attestation = *parcelle.demande().attestation;
    attestation.case_cochee = true;
    attestation.clients_non_installes.clear();
    return "/attestation/clients_non_installes";
}

void list_first_client(Parcelle& parcelle)
{
    auto& attestation = *parcelle.demande().attestation;
    if (attestation.clients_non_installes.empty())
        attestation.clients_non_installes.push_back(
            non_installe(*parcelle.dossier.sons, parcelle.dossier.avance().beneficiaires.front()));
}

// ATT-006
Pointeur liste_sans_case(Parcelle& parcelle)
{
    if (!is_alone(parcelle) || !admits_list(parcelle))
        return std::nullopt;
    list_first_client(parcelle);
    parcelle.demande().attestation->case_cochee = false;
    return "/attestation/clients_non_installes_declares";
}

// ATT-007
Pointeur liste_non_admise(Parcelle& parcelle)
{
    if (!is_alone(parcelle) || admits_list(parcelle))
        return std::nullopt;
    list_first_client(parcelle);
    parcelle.demande().attestation->case_cochee = true;
    return "/attestation/clients_non_installes";
}

// ATT-008
Pointeur client_etranger(Parcelle& parcelle)
{
    if (!parcelle.is_free() || !admits_list(parcelle))
        return std::nullopt;
    auto const& sons = *parcelle.dossier.sons;
    auto& attestation = *parcelle.demande().attestation;
    attestation.clients_non_installes.push_back(
        non_installe(sons, client(parcelle.alea, parcelle.atelier.numeros(), sons)));
    attestation.case_cochee = true;
    return listed(attestation.clients_non_installes.size() - 1, "");
}

// ATT-009. A number of the avance, so that the client is known; not those that the list asks for.
Pointeur client_mal_designe(Parcelle& parcelle)
{
    if (!is_alone(parcelle) || !admits_list(parcelle))
        return std::nullopt;
    auto const& client = parcelle.dossier.avance().beneficiaires.front();
    Identifiants one;
    for (auto const& numero :
        { client.identifiants.finess_juridique, client.identifiants.finess_geographique }) {
        if (!numero.empty() && is_of_grain(*parcelle.dossier.sons, client.identifiants, numero))
            one.finess_geographique = numero;
    }
    if (one.finess_geographique.empty())
        return std::nullopt;
    auto& attestation = *parcelle.demande().attestation;
    attestation.clients_non_installes = { { .libelle = client.libelle, .identifiants = one } };
    attestation.case_cochee = true;
    return listed(0, "/identifiants");
}

// ATT-010
Pointeur modele_d_un_autre_couloir(Parcelle& parcelle)
{
    if (!parcelle.is_free())
        return std::nullopt;
    auto& modele = parcelle.demande().attestation->modele;
    modele = modele == "BIO" ? "PHA" : "BIO";
    return "/attestation/modele";
}

// ATT-011. The client that the attestation lists comes back in the solde, with its line.
Pointeur client_non_installe_reclame(Parcelle& parcelle)
{
    auto const& dossier = parcelle.dossier;
    auto& solde = parcelle.demande();
    if (!dossier.liste || dossier.absents.empty() || dossier.succession)
        return std::nullopt;
    auto const rang = dossier.absents.back();
    solde.beneficiaires.push_back(dossier.avance().beneficiaires[rang]);
    auto added = dossier.avance().lignes[rang];
    auto const& model = solde.lignes.front();
    auto const numero = added.bon_commande.numero;
    added.bon_commande.piece
        = add_piece(solde, parcelle.alea, "bon_commande", numero + ".pdf", true);
    added.date_installation = std::max(*model.date_installation, added.bon_commande.date_signature);
    added.factures = { { .numero = "FA-" + numero,
        .date = *added.date_installation,
        .nature = "unique",
        .montants = added.montants } };
    added.factures.front().piece
        = add_piece(solde, parcelle.alea, "facture", "FA-" + numero + ".pdf", std::nullopt);
    added.verification = model.verification;
    added.verification->date = *added.date_installation;
    added.verification->piece = add_piece(solde, parcelle.alea,
        solde.piece(model.verification->piece)->type, "VA-" + numero + ".pdf", true);
    solde.lignes.push_back(std::move(added));
    solde.totaux = sums_of(solde.lignes);
    return fmt::format("/beneficiaires/{}", solde.beneficiaires.size() - 1);
}

constexpr std::array planteurs = {
    Planteur{ "ATT-001", "T", sans_nom },
    Planteur{ "ATT-002", "T", sans_dossier },
    Planteur{ "ATT-003", "T", sans_date },
    Planteur{ "ATT-004", "T", sans_signature },
    Planteur{ "ATT-005", "T", case_sans_liste },
    Planteur{ "ATT-006", "T", liste_sans_case },
    Planteur{ "ATT-007", "T", liste_non_admise },
    Planteur{ "ATT-008", "T", client_etranger },
    Planteur{ "ATT-009", "T", client_mal_designe },
    Planteur{ "ATT-010", "T", modele_d_un_autre_couloir },
    Planteur{ "ATT-011", "S", client_non_installe_reclame },
};

}

std::span<Planteur const> planteurs_attestation()
{
    return planteurs;
}

}
