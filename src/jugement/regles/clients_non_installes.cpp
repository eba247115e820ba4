// SPDX-License-Identifier: EUPL-1.2
// ATT-005 to 009 and 011: the clients that the attestation lists as not installed, in the attestation and in
// the solde.
#include "jugement/regles.h"
#include "jugement/regles/absences.h"
#include "jugement/regles/designations.h"
#include "jugement/regles/pointeurs.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::jugement::regles {

using reglement::NatureIdentifiant;

namespace {

std::string client(std::size_t indice)
{
    return fmt::format("/attestation/clients_non_installes/{}", indice);
}

bool is_box_ticked(demande::Attestation const& attestation)
{
    return attestation.clients_non_installes_declares.value_or(false);
}

std::size_t count_clients(demande::Attestation const& attestation)
{
    return attestation.clients_non_installes ? attestation.clients_non_installes->size() : 0;
}

}

// ATT-005. When the box is ticked, the clients that were not installed are listed.
//
// Source  A-14: the box comes with the list.
void case_cochee_avec_sa_liste(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    constexpr std::string_view pointeur = "/attestation/clients_non_installes";
    auto const& attestation = faits.demande.attestation;
    if (!attestation || !is_box_ticked(*attestation) || count_clients(*attestation) > 0
        || is_said(constats, pointeur))
        return;
    constats.add("ATT-005",
        {
            .message = "La case « une partie des clients n’a pas été installée » est cochée, mais "
                       "aucun client n’est listé.",
            .pointeur = std::string(pointeur),
            .trouve = attestation->clients_non_installes ? "liste vide" : "aucune liste",
            .attendu = "au moins un client",
            .correction = "Lister les clients non installés, ou décocher la case s’ils l’ont tous été.",
        });
}

// ATT-006. When clients are listed, the box is ticked.
//
// Source  A-14.
// Why it blocks: which of the two says the truth decides who may be in the solde (ATT-011).
void liste_avec_sa_case(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const& attestation = faits.demande.attestation;
    if (!attestation || is_box_ticked(*attestation) || count_clients(*attestation) == 0)
        return;
    auto const nombre = count_clients(*attestation);
    constats.add("ATT-006",
        {
            .message = nombre == 1
                ? std::string(
                    "Un client non installé est listé, mais la case qui l’annonce n’est pas cochée.")
                : fmt::format(
                    "{} clients non installés sont listés, mais la case qui les annonce n’est pas cochée.",
                    nombre),
            .pointeur = "/attestation/clients_non_installes_declares",
            .trouve = attestation->clients_non_installes_declares ? "false" : "absente",
            .attendu = "true",
            .correction = "Cocher la case, ou retirer la liste si tous les clients ont été installés.",
        });
}

// ATT-007. The box and its list are used only where the model has them.
//
// Source  A-15: HOP and MDV only.
// Why it blocks: elsewhere a client that was not installed is simply left out of the solde.
void liste_admise_par_le_couloir(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const& attestation = faits.demande.attestation;
    if (!attestation || faits.dispositif == nullptr || faits.dispositif->clients_non_installes_admis
        || (!is_box_ticked(*attestation) && count_clients(*attestation) == 0))
        return;
    bool const listed = count_clients(*attestation) > 0;
    constats.add("ATT-007",
        {
            .message = fmt::format(
                "Le modèle d’attestation du couloir {} n’a ni case ni liste de clients non installés.",
                faits.dispositif->couloir),
            .pointeur
            = listed ? "/attestation/clients_non_installes" : "/attestation/clients_non_installes_declares",
            .trouve = listed ? fmt::format("{} client{}", count_clients(*attestation),
                          count_clients(*attestation) > 1 ? "s" : "")
                             : std::string("case cochée"),
            .attendu = "ni case cochée, ni liste",
            .correction = "Retirer la case et la liste ; un client non installé ne figure pas au solde.",
        });
}

// ATT-008. Each listed client is in the request that the attestation closes.
//
// Source  A-14: the clients of the request that were not installed.
// Why any number in common: the list wants FINESS J and G where the grain of the request may be the PMSI.
// Why silent without the avance, or without a readable identifier of a kind that the grain counts: nothing
// can be compared; IDT, ATT-007 and ATT-009 say it.
void clients_listes_de_la_demande(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const& attestation = faits.demande.attestation;
    if (!attestation || !attestation->clients_non_installes || faits.avance == nullptr
        || faits.dispositif == nullptr)
        return;
    beneficiaire::IndexParCle connus;
    for (std::size_t rang = 0; rang < faits.avance->beneficiaires.size(); ++rang) {
        for (auto const& cle : faits.avance->beneficiaires[rang].cles.propres)
            connus.add(cle, rang);
    }
    beneficiaire::Maille const& maille = faits.dispositif->maille;
    for (auto const& element : *attestation->clients_non_installes) {
        auto cles = cles_du_client(element);
        std::erase_if(cles, [&](auto const& cle) { return !beneficiaire::is_of_grain(cle, maille); });
        if (cles.empty() || connus.find_any(cles))
            continue;
        constats.add("ATT-008",
            {
                .message = fmt::format(
                    "Le client {} est listé comme non installé, mais il n’est pas dans la demande {}.",
                    nom_du_beneficiaire(element.libelle, element.indice), faits.avance->reference),
                .pointeur = client(element.indice),
                .trouve = std::string(cles.front().text()),
                .attendu = fmt::format("un bénéficiaire de la demande {}", faits.avance->reference),
                .correction = "Retirer ce client de la liste, corriger son identifiant, ou "
                              "corriger le numéro de dossier.",
            });
    }
}

namespace {

std::string_view en_francais(NatureIdentifiant nature)
{
    switch (nature) {
    case NatureIdentifiant::finess_juridique:
        return "FINESS juridique";
    case NatureIdentifiant::finess_geographique:
        return "FINESS géographique";
    case NatureIdentifiant::finess_pmsi:
        return "FINESS PMSI";
    case NatureIdentifiant::rpps:
        return "RPPS";
    case NatureIdentifiant::id_nat_struct:
        return "identifiant national de structure";
    }
    return {};
}

std::string en_francais(std::vector<std::vector<NatureIdentifiant>> const& alternatives)
{
    std::vector<std::string> noms;
    for (auto const& alternative : alternatives) {
        std::vector<std::string> ensemble;
        for (auto const nature : alternative)
            ensemble.emplace_back(en_francais(nature));
        noms.push_back(enumeration(ensemble));
    }
    return enumeration(noms, "ou");
}

std::string given(beneficiaire::Identifiants const& identifiants)
{
    std::vector<std::string> noms;
    for (auto const nature : { NatureIdentifiant::finess_juridique, NatureIdentifiant::finess_geographique,
             NatureIdentifiant::finess_pmsi, NatureIdentifiant::rpps, NatureIdentifiant::id_nat_struct }) {
        if (identifiants.declares(nature))
            noms.emplace_back(en_francais(nature));
    }
    if (identifiants.siret.donne())
        noms.emplace_back("SIRET");
    return enumeration(noms);
}

}

// ATT-009. Each listed client bears the identifiers that its couloir asks for.
//
// Source  A-14: RPPS, or FINESS J and FINESS G; which ones for which couloir is data.
// Why both FINESS together: one alone does not tell the site from its owner.
void clients_listes_par_le_bon_identifiant(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const& attestation = faits.demande.attestation;
    if (!attestation || !attestation->clients_non_installes || faits.dispositif == nullptr
        || faits.dispositif->identifiants_clients.empty())
        return;
    auto const& alternatives = faits.dispositif->identifiants_clients;
    for (auto const& element : *attestation->clients_non_installes) {
        bool const fits = std::ranges::any_of(alternatives, [&](auto const& alternative) {
            return std::ranges::all_of(
                alternative, [&](auto nature) { return element.identifiants.declares(nature); });
        });
        if (fits)
            continue;
        constats.add("ATT-009",
            {
                .message = fmt::format("Le client non installé {} n’est pas désigné par les "
                                       "identifiants que demande le couloir {}.",
                    nom_du_beneficiaire(element.libelle, element.indice), faits.dispositif->couloir),
                .pointeur = client(element.indice) + "/identifiants",
                .trouve = given(element.identifiants),
                .attendu = en_francais(alternatives),
                .correction = fmt::format("Donner pour ce client : {}.", en_francais(alternatives)),
            });
    }
}

// ATT-011. The solde claims no client that an attestation lists as not installed.
//
// Source : the Prestation must be done in time, and the attestation says that it was not.
// Why any attestation of the avance: even one that must be corrected is the Fournisseur's own word.
void solde_sans_client_non_installe(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.dispositif == nullptr || faits.attestations.empty())
        return;
    beneficiaire::IndexParCle non_installes;
    for (std::size_t rang = 0; rang < faits.attestations.size(); ++rang) {
        for (auto const& cles : faits.attestations[rang].non_installes) {
            for (auto const& cle : cles)
                non_installes.add(cle, rang);
        }
    }
    for (auto const& element : faits.demande.beneficiaires) {
        auto const cles = beneficiaire::cles(element.identifiants, faits.dispositif->maille);
        auto const rang = non_installes.find_any(cles);
        if (!rang)
            continue;
        auto const& attestation = faits.attestations[*rang];
        constats.add("ATT-011",
            {
                .message = fmt::format("Le solde demande le financement de {}, que l’attestation "
                                       "déposée le {} donne comme non installé.",
                    nom_du_beneficiaire(element.libelle, element.indice),
                    calendrier::en_francais(attestation.depose_le)),
                .pointeur = beneficiaire(element.indice),
                .trouve = std::string(cles.front().text()),
                .attendu = "un bénéficiaire que l’attestation ne donne pas comme non installé",
                .correction = "Retirer ce bénéficiaire et sa ligne du solde. S’il a bien été "
                              "installé à temps, faire corriger l’attestation.",
            });
    }
}

}
