// SPDX-License-Identifier: EUPL-1.2
// IDT: numbers mistyped, of someone else, or missing.
#include "generation/defauts/choix.h"

#include <array>

namespace quitus::generation {

namespace {

// A number that may be broken without another rule having its say, and where it stands.
struct Numero {
    std::string* texte;
    std::string pointeur;
};

std::string client(std::size_t rang, std::string_view membre)
{
    return fmt::format("/beneficiaires/{}/identifiants{}", rang, membre);
}

// May the identifiers of that beneficiary be touched at all? A succession hangs on them.
bool is_plain(Beneficiaire const& beneficiaire)
{
    return !beneficiaire.evolution;
}

// A beneficiary that nobody can recognise any more upsets what is counted on it: the solde of its
// avance, or the list of those that an annulation withdraws.
bool may_lose_its_name(Parcelle const& parcelle)
{
    auto const& demande = parcelle.demande();
    return demande.etape == Etape::annulation ? !demande.annulation->totale : parcelle.is_free();
}

// The FINESS PMSI is one of the two others: breaking that one alone would part them (IDT-015).
bool holds_up_pmsi(Identifiants const& identifiants, std::string const& numero)
{
    return !identifiants.finess_pmsi.empty() && numero == identifiants.finess_pmsi
        && !identifiants.finess_juridique.empty() && !identifiants.finess_geographique.empty();
}

std::vector<Numero> finess_of_beneficiaries(Parcelle const& parcelle)
{
    std::vector<Numero> found;
    auto& clients = parcelle.demande().beneficiaires;
    bool const whatever = may_lose_its_name(parcelle);
    for (std::size_t rang = 0; rang < clients.size(); ++rang) {
        auto& identifiants = clients[rang].identifiants;
        if (!is_plain(clients[rang]))
            continue;
        auto const offer = [&](std::string& numero, std::string_view membre) {
            if (!numero.empty() && !holds_up_pmsi(identifiants, numero)
                && (whatever || !is_of_grain(*parcelle.dossier.sons, identifiants, numero)))
                found.push_back({ &numero, client(rang, membre) });
        };
        offer(identifiants.finess_juridique, "/finess_juridique");
        offer(identifiants.finess_geographique, "/finess_geographique");
        if (whatever && !identifiants.finess_pmsi.empty())
            found.push_back({ &identifiants.finess_pmsi, client(rang, "/finess_pmsi/numero") });
    }
    return found;
}

// In the list of an attestation one number is enough to recognise a client: the other may be
// broken.
std::vector<Numero> finess_of_listed_clients(Parcelle const& parcelle)
{
    std::vector<Numero> found;
    auto& listed = parcelle.demande().attestation->clients_non_installes;
    for (std::size_t rang = 0; parcelle.is_free() && rang < listed.size(); ++rang) {
        auto& identifiants = listed[rang].identifiants;
        auto const& avance = parcelle.dossier.avance().beneficiaires;
        auto const known = std::ranges::find(avance, listed[rang].libelle, &Beneficiaire::libelle);
        auto const offer = [&](std::string& numero, std::string_view membre) {
            if (!numero.empty() && known != avance.end()
                && !is_of_grain(*parcelle.dossier.sons, known->identifiants, numero))
                found.push_back({ &numero,
                    fmt::format(
                        "/attestation/clients_non_installes/{}/identifiants{}", rang, membre) });
        };
        offer(identifiants.finess_juridique, "/finess_juridique");
        offer(identifiants.finess_geographique, "/finess_geographique");
    }
    return found;
}

std::optional<Numero> one_finess(Parcelle& parcelle)
{
    auto const found = parcelle.demande().etape == Etape::attestation
        ? finess_of_listed_clients(parcelle)
        : finess_of_beneficiaries(parcelle);
    if (found.empty())
        return std::nullopt;
    return found[any(parcelle.alea, found.size())];
}

// IDT-001
Pointeur finess_difforme(Parcelle& parcelle)
{
    auto const numero = one_finess(parcelle);
    if (!numero)
        return std::nullopt;
    switch (parcelle.alea.below(4)) {
    case 0:
        numero->texte->pop_back();
        break;
    case 1:
        *numero->texte += '0';
        break;
    case 2:
        numero->texte->replace(2, 1, "O"); // the letter, for a zero
        break;
    default:
        *numero->texte = "000000000";
    }
    return numero->pointeur;
}

// IDT-002
Pointeur finess_mal_saisi(Parcelle& parcelle)
{
    auto const numero = one_finess(parcelle);
    if (!numero)
        return std::nullopt;
    *numero->texte = with_wrong_key(*numero->texte);
    return numero->pointeur;
}

// A RPPS of a collection, never the first, by which its beneficiary is recognised elsewhere too.
std::optional<Numero> one_rpps(Parcelle const& parcelle)
{
    auto& clients = parcelle.demande().beneficiaires;
    auto const rang = choose(parcelle.alea, clients.size(), [&](std::size_t one) {
        return is_plain(clients[one]) && clients[one].identifiants.rpps.size() > 1;
    });
    if (!rang)
        return std::nullopt;
    auto& rpps = clients[*rang].identifiants.rpps;
    auto const place = 1 + any(parcelle.alea, rpps.size() - 1);
    return Numero{ &rpps[place], client(*rang, fmt::format("/rpps/{}", place)) };
}

// IDT-003
Pointeur rpps_faux(Parcelle& parcelle)
{
    auto const numero = one_rpps(parcelle);
    if (!numero)
        return std::nullopt;
    if (parcelle.alea.chance(50))
        *numero->texte = with_wrong_key(*numero->texte);
    else
        numero->texte->pop_back();
    return numero->pointeur;
}

// IDT-004
Pointeur structure_fausse(Parcelle& parcelle)
{
    auto& clients = parcelle.demande().beneficiaires;
    auto const rang = choose(parcelle.alea, clients.size(), [&](std::size_t one) {
        return is_plain(clients[one]) && !clients[one].identifiants.id_nat_struct.empty();
    });
    if (!rang || !parcelle.is_free())
        return std::nullopt;
    auto& numero = clients[*rang].identifiants.id_nat_struct;
    if (parcelle.alea.chance(50))
        numero.front() = '7'; // no kind of structure
    else
        numero.erase(3, 1);
    return client(*rang, "/id_nat_struct");
}

// IDT-005
Pointeur siret_du_fournisseur_faux(Parcelle& parcelle)
{
    if (parcelle.demande().etape == Etape::attestation && !parcelle.is_free())
        return std::nullopt;
    auto& siret = parcelle.demande().fournisseur.siret;
    siret = with_wrong_key(siret);
    return "/fournisseur/siret";
}

Pointeur siren_d_un_autre(Parcelle& parcelle)
{
    if (parcelle.demande().etape != Etape::avance || !parcelle.is_free())
        return std::nullopt;
    parcelle.demande().fournisseur.siren = parcelle.atelier.numeros().siren();
    return "/fournisseur/siren";
}

Pointeur siret_du_client_faux(Parcelle& parcelle)
{
    auto& clients = parcelle.demande().beneficiaires;
    auto const rang = choose(parcelle.alea, clients.size(), [&](std::size_t one) {
        return is_plain(clients[one]) && !clients[one].identifiants.siret.empty();
    });
    if (!rang)
        return std::nullopt;
    auto& siret = clients[*rang].identifiants.siret;
    siret = parcelle.alea.chance(50) ? with_wrong_key(siret) : siret.substr(0, 9);
    return client(*rang, "/siret");
}

// IDT-006
Pointeur tva_absente_ou_fausse(Parcelle& parcelle)
{
    auto& fournisseur = parcelle.demande().fournisseur;
    if (!fournisseur.assujetti_tva)
        return std::nullopt;
    switch (parcelle.alea.below(3)) {
    case 0:
        fournisseur.numero_tva.clear();
        break;
    case 1:
        fournisseur.numero_tva[3] = fournisseur.numero_tva[3] == '0' ? '1' : '0';
        break;
    default:
        fournisseur.numero_tva = numero_tva_of(parcelle.atelier.numeros().siren());
    }
    return "/fournisseur/numero_tva";
}

// Adds an address to a beneficiary, or to the verification of a line.
std::string add_address(Parcelle& parcelle, std::string adresse)
{
    auto& demande = parcelle.demande();
    if (demande.etape == Etape::solde && parcelle.alea.chance(50)) {
        auto const rang = any(parcelle.alea, demande.lignes.size());
        auto& adresses = demande.lignes[rang].verification->adresses_mssante;
        adresses.push_back(std::move(adresse));
        return fmt::format(
            "/lignes/{}/verification/adresses_mssante/{}", rang, adresses.size() - 1);
    }
    auto const rang = any(parcelle.alea, demande.beneficiaires.size());
    auto& adresses = demande.beneficiaires[rang].adresses_mssante;
    adresses.push_back(std::move(adresse));
    return fmt::format("/beneficiaires/{}/adresses_mssante/{}", rang, adresses.size() - 1);
}

// IDT-007
Pointeur adresse_difforme(Parcelle& parcelle)
{
    return add_address(parcelle,
        parcelle.alea.chance(50) ? "accueil..labo@exemple.mssante.fr"
                                 : "accueil.exemple.mssante.fr");
}

// IDT-008
Pointeur adresse_ordinaire(Parcelle& parcelle)
{
    return add_address(parcelle,
        parcelle.alea.chance(50) ? "accueil@structure.example" : "accueil@pro.mssante.fr.example");
}

// IDT-009
Pointeur adresse_de_patient(Parcelle& parcelle)
{
    return add_address(parcelle, nir_impossible(parcelle.alea) + "@patient.mssante.fr");
}

Pointeur nir_dans_un_nom_de_fichier(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    if (demande.etape == Etape::attestation && !parcelle.is_free())
        return std::nullopt;
    auto const rang = any(parcelle.alea, demande.pieces.size());
    auto& nom = demande.pieces[rang].nom_fichier;
    nom.insert(nom.size() - 4, "-" + nir_impossible(parcelle.alea));
    return piece(rang, "/nom_fichier");
}

Pointeur nir_dans_le_motif(Parcelle& parcelle)
{
    parcelle.demande().annulation->motif
        += " Dossier " + nir_impossible(parcelle.alea) + " cité par le client.";
    return "/annulation/motif";
}

// IDT-010
Pointeur sans_identifiant_de_la_maille(Parcelle& parcelle)
{
    auto& clients = parcelle.demande().beneficiaires;
    auto const rang = choose(
        parcelle.alea, clients.size(), [&](std::size_t one) { return is_plain(clients[one]); });
    if (!rang || !may_lose_its_name(parcelle))
        return std::nullopt;
    auto& identifiants = clients[*rang].identifiants;
    identifiants = { .siret
        = identifiants.siret.empty() ? parcelle.atelier.numeros().siret() : identifiants.siret };
    return client(*rang, "");
}

// IDT-011
Pointeur beneficiaire_en_double(Parcelle& parcelle)
{
    auto& clients = parcelle.demande().beneficiaires;
    auto const rang = choose(
        parcelle.alea, clients.size(), [&](std::size_t one) { return is_plain(clients[one]); });
    if (!rang || !may_lose_its_name(parcelle))
        return std::nullopt;
    auto twice = clients[*rang];
    twice.id = "B98";
    twice.libelle += " (annexe)";
    twice.adresses_mssante.clear();
    clients.push_back(std::move(twice));
    return fmt::format("/beneficiaires/{}", clients.size() - 1);
}

// IDT-014
Pointeur iban_faux(Parcelle& parcelle)
{
    auto& iban = parcelle.demande().fournisseur.iban;
    auto const place = 4 + any(parcelle.alea, 20);
    iban[place] = iban[place] == '9' ? '0' : static_cast<char>(iban[place] + 1);
    return "/fournisseur/iban";
}

// IDT-015
Pointeur pmsi_d_un_autre(Parcelle& parcelle)
{
    auto& clients = parcelle.demande().beneficiaires;
    auto const rang = choose(parcelle.alea, clients.size(), [&](std::size_t one) {
        return is_plain(clients[one]) && !clients[one].identifiants.finess_pmsi.empty();
    });
    if (!rang)
        return std::nullopt;
    auto& identifiants = clients[*rang].identifiants;
    for (auto* const numero :
        { &identifiants.finess_juridique, &identifiants.finess_geographique }) {
        if (*numero == identifiants.finess_pmsi)
            *numero = parcelle.atelier.numeros().finess();
    }
    return client(*rang, "/finess_pmsi/numero");
}

// IDT-016
Pointeur rpps_avec_prefixe(Parcelle& parcelle)
{
    auto const numero = one_rpps(parcelle);
    if (!numero)
        return std::nullopt;
    numero->texte->insert(0, "8");
    return numero->pointeur;
}

constexpr std::array planteurs = {
    Planteur{ "IDT-001", "VSTN", finess_difforme },
    Planteur{ "IDT-002", "VSTN", finess_mal_saisi },
    Planteur{ "IDT-003", "VSN", rpps_faux },
    Planteur{ "IDT-004", "VS", structure_fausse },
    Planteur{ "IDT-005", "VSTN", siret_du_fournisseur_faux },
    Planteur{ "IDT-005", "V", siren_d_un_autre },
    Planteur{ "IDT-005", "VSN", siret_du_client_faux },
    Planteur{ "IDT-006", "VS", tva_absente_ou_fausse },
    Planteur{ "IDT-007", "VS", adresse_difforme },
    Planteur{ "IDT-008", "VS", adresse_ordinaire },
    Planteur{ "IDT-009", "VS", adresse_de_patient },
    Planteur{ "IDT-009", "VSTN", nir_dans_un_nom_de_fichier },
    Planteur{ "IDT-009", "N", nir_dans_le_motif },
    Planteur{ "IDT-010", "VSN", sans_identifiant_de_la_maille },
    Planteur{ "IDT-011", "VSN", beneficiaire_en_double },
    Planteur{ "IDT-014", "V", iban_faux },
    Planteur{ "IDT-015", "VS", pmsi_d_un_autre },
    Planteur{ "IDT-016", "VSN", rpps_avec_prefixe },
};

}

std::span<Planteur const> planteurs_identifiants()
{
    return planteurs;
}

}
