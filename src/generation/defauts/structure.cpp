// SPDX-License-Identifier: EUPL-1.2
// SCH: what is wrong with the text of a document, whatever it asks for.
#include "generation/defauts/choix.h"

#include <array>

namespace quitus::generation {

namespace {

using Geste = Retouche::Geste;

// One of several changes of the text, drawn evenly; the pointer of the finding is where it is done.
template <std::size_t N>
Pointeur one_of(Parcelle& parcelle, std::array<Retouche, N> const& retouches)
{
    auto const& drawn = parcelle.alea.pick(retouches);
    return retouche(parcelle, drawn, drawn.lieu);
}

// SCH-001. A document that cannot be read says nothing of its file: it must hold up no other.
Pointeur tronque(Parcelle& parcelle)
{
    if (!parcelle.is_free())
        return std::nullopt;
    auto const part = 10 + parcelle.alea.below(85);
    return retouche(parcelle, { .geste = Geste::coupe, .part = part }, "");
}

Pointeur enferme(Parcelle& parcelle)
{
    if (!parcelle.is_free())
        return std::nullopt;
    return retouche(parcelle, { .geste = Geste::enferme }, "");
}

Pointeur octets_etrangers(Parcelle& parcelle)
{
    if (!parcelle.is_free())
        return std::nullopt;
    return retouche(parcelle,
        { .geste = Geste::insere, .lieu = "\"raison_sociale\":\"", .texte = "Sant\xE9 " }, "");
}

Pointeur trop_profond(Parcelle& parcelle)
{
    if (!parcelle.is_free())
        return std::nullopt;
    constexpr std::size_t levels = 40;
    auto const nested = std::string(levels, '[') + std::string(levels, ']');
    return retouche(parcelle,
        { .geste = Geste::insere, .lieu = "\"contact\":{", .texte = "\"notes\":" + nested + "," },
        "");
}

// SCH-002
Pointeur format_inconnu(Parcelle& parcelle)
{
    if (!parcelle.is_free())
        return std::nullopt;
    static std::array const retouches = { Retouche{ .lieu = "/format", .texte = "\"asp.demande\"" },
        Retouche{ .lieu = "/version", .texte = "\"2.0\"" },
        Retouche{ .geste = Geste::retire, .lieu = "/format" } };
    return one_of(parcelle, retouches);
}

// SCH-003
Pointeur membre_absent(Parcelle& parcelle)
{
    static std::array const retouches
        = { Retouche{ .geste = Geste::retire, .lieu = "/fournisseur/raison_sociale" },
              Retouche{ .geste = Geste::retire, .lieu = "/fournisseur/contact/courriel" },
              Retouche{ .geste = Geste::retire, .lieu = "/references/reference_fournisseur" },
              Retouche{ .geste = Geste::retire, .lieu = "/declarations/signataire/nom" },
              Retouche{ .geste = Geste::retire, .lieu = "/declarations/date" },
              Retouche{ .geste = Geste::retire, .lieu = "/pieces/0/nom_fichier" } };
    if (parcelle.demande().etape == Etape::attestation && !parcelle.is_free())
        return std::nullopt;
    return one_of(parcelle, retouches);
}

Pointeur membre_du_financement_absent(Parcelle& parcelle)
{
    static std::array const retouches
        = { Retouche{ .geste = Geste::retire, .lieu = "/logiciel/version" },
              Retouche{ .geste = Geste::retire, .lieu = "/logiciel" },
              Retouche{ .geste = Geste::retire, .lieu = "/totaux" },
              Retouche{ .geste = Geste::retire, .lieu = "/beneficiaires/0/libelle" },
              Retouche{ .geste = Geste::retire, .lieu = "/lignes/0/bon_commande/numero" },
              Retouche{ .geste = Geste::retire, .lieu = "/lignes/0/bon_commande/mode_signature" },
              Retouche{ .geste = Geste::retire, .lieu = "/lignes/0/montants/taux_tva" } };
    return one_of(parcelle, retouches);
}

// SCH-004
Pointeur valeur_malformee(Parcelle& parcelle)
{
    static std::array const retouches
        = { Retouche{ .lieu = "/fournisseur/qualite", .texte = "\"revendeur\"" },
              Retouche{ .lieu = "/fournisseur/contact/telephone", .texte = "\"01 99 00 12 34\"" },
              Retouche{ .lieu = "/fournisseur/contact/courriel", .texte = "\"financement\"" },
              Retouche{ .lieu = "/declarations/exactitude", .texte = "\"oui\"" },
              Retouche{ .lieu = "/declarations/date", .texte = "\"31/11/2022\"" },
              Retouche{ .lieu = "/pieces/0/pages", .texte = "0" },
              Retouche{ .lieu = "/pieces/0/taille_octets", .texte = "\"184 ko\"" },
              Retouche{ .lieu = "/pieces/0/sha256", .texte = "\"inconnue\"" } };
    if (parcelle.demande().etape == Etape::attestation && !parcelle.is_free())
        return std::nullopt;
    return one_of(parcelle, retouches);
}

Pointeur valeur_du_financement_malformee(Parcelle& parcelle)
{
    static std::array const retouches
        = { Retouche{ .lieu = "/lignes/0/bon_commande/mode_signature", .texte = "\"tampon\"" },
              Retouche{ .lieu = "/lignes/0/bon_commande/date", .texte = "\"2022-02-30\"" },
              Retouche{ .lieu = "/lignes/0/montants/taux_tva", .texte = "\"20\"" },
              Retouche{ .lieu = "/totaux/ht", .texte = "22500.5" },
              Retouche{ .lieu = "/totaux/ttc", .texte = "\"27 000,00\"" },
              Retouche{ .lieu = "/totaux/nombre_lignes", .texte = "\"deux\"" } };
    return one_of(parcelle, retouches);
}

// SCH-005. The same value twice: which of the two is read changes nothing.
Pointeur membre_double(Parcelle& parcelle)
{
    if (parcelle.demande().etape == Etape::attestation && !parcelle.is_free())
        return std::nullopt;
    auto const& fournisseur = parcelle.demande().fournisseur;
    if (parcelle.alea.chance(50))
        return retouche(parcelle,
            { .geste = Geste::insere,
                .lieu = "\"fournisseur\":{",
                .texte = fmt::format("\"siret\":\"{}\",", fournisseur.siret) },
            "/fournisseur/siret");
    return retouche(parcelle,
        { .geste = Geste::insere,
            .lieu = "\"contact\":{",
            .texte = fmt::format("\"telephone\":\"{}\",", fournisseur.telephone) },
        "/fournisseur/contact/telephone");
}

// SCH-006
Pointeur membre_inconnu(Parcelle& parcelle)
{
    static std::array const retouches
        = { Retouche{ .lieu = "/fournisseur/contact/telecopie", .texte = "\"+33199001234\"" },
              Retouche{ .lieu = "/references/numero_dosier_asp", .texte = "\"SGN-2022-0000001\"" },
              Retouche{ .lieu = "/commentaire", .texte = "\"Relance le 12.\"" } };
    return one_of(parcelle, retouches);
}

// SCH-007
Pointeur autre_vague(Parcelle& parcelle)
{
    if (parcelle.demande().etape == Etape::attestation && !parcelle.is_free())
        return std::nullopt;
    ++parcelle.demande().vague;
    return "/dispositif/vague";
}

// Couloir of one, SONS of another. The rules that need the dispositif are then silent; an act of an
// avance would also differ from it.
Pointeur couloir_d_un_autre_sons(Parcelle& parcelle)
{
    auto const& dernier = parcelle.atelier.campagne().dernier();
    if (!parcelle.is_free())
        return std::nullopt;
    auto const& sons = parcelle.dossier.sons->dispositif->sons;
    for (auto const& autre : dernier.dispositifs) {
        auto const code = fmt::format("{}_{}", autre.couloir, sons);
        if (dernier.dispositif(code) == nullptr) {
            parcelle.demande().dispositif = code;
            return "/dispositif/code";
        }
    }
    return std::nullopt;
}

// SCH-008
Pointeur ligne_en_double(Parcelle& parcelle)
{
    auto& lignes = parcelle.demande().lignes;
    if (lignes.size() < 2)
        return std::nullopt;
    auto const rang = 1 + any(parcelle.alea, lignes.size() - 1);
    lignes[rang].id = lignes[0].id;
    return ligne(rang, "/id");
}

Pointeur piece_en_double(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    if (demande.etape == Etape::attestation && !parcelle.is_free())
        return std::nullopt;
    add_annexe(parcelle);
    demande.pieces.back().id = demande.pieces.front().id;
    return piece(demande.pieces.size() - 1, "/id");
}

Pointeur ligne_sans_beneficiaire(Parcelle& parcelle)
{
    auto& demande = parcelle.demande();
    if (!parcelle.is_free() || parcelle.dossier.succession)
        return std::nullopt;
    auto const rang = any(parcelle.alea, demande.lignes.size());
    demande.lignes[rang].beneficiaire = "B99";
    return ligne(rang, "/beneficiaire");
}

Pointeur retrait_d_un_inconnu(Parcelle& parcelle)
{
    auto& annulation = *parcelle.demande().annulation;
    if (annulation.totale)
        return std::nullopt;
    annulation.beneficiaires_retires.emplace_back("B99");
    return fmt::format(
        "/annulation/beneficiaires_retires/{}", annulation.beneficiaires_retires.size() - 1);
}

constexpr std::array planteurs = {
    Planteur{ "SCH-001", "VSTN", tronque },
    Planteur{ "SCH-001", "VSTN", enferme },
    Planteur{ "SCH-001", "VSTN", octets_etrangers },
    Planteur{ "SCH-001", "VSTN", trop_profond },
    Planteur{ "SCH-002", "VSTN", format_inconnu },
    Planteur{ "SCH-003", "VSTN", membre_absent },
    Planteur{ "SCH-003", "VS", membre_du_financement_absent },
    Planteur{ "SCH-004", "VSTN", valeur_malformee },
    Planteur{ "SCH-004", "VS", valeur_du_financement_malformee },
    Planteur{ "SCH-005", "VSTN", membre_double },
    Planteur{ "SCH-006", "VSTN", membre_inconnu },
    Planteur{ "SCH-007", "VSTN", autre_vague },
    Planteur{ "SCH-007", "V", couloir_d_un_autre_sons },
    Planteur{ "SCH-008", "VS", ligne_en_double },
    Planteur{ "SCH-008", "VSTN", piece_en_double },
    Planteur{ "SCH-008", "VS", ligne_sans_beneficiaire },
    Planteur{ "SCH-008", "N", retrait_d_un_inconnu },
};

}

std::span<Planteur const> planteurs_structure()
{
    return planteurs;
}

}
