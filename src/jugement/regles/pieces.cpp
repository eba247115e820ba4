// SPDX-License-Identifier: EUPL-1.2
// PCE-001, PCE-007 and PCE-009: the pièces that each place of a document must name, and what is declared of
// them.
#include "jugement/regles.h"
#include "jugement/regles/absences.h"
#include "jugement/regles/designations.h"
#include "jugement/regles/pointeurs.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::jugement::regles {

using demande::TypePiece;
using verdict::Etape;

namespace {

// The name under which the regulation asks for the VA or the MOM, whichever the SONS wants.
constexpr std::string_view va_ou_mom = "verification";

bool asks_for(ReglementEnVigueur const& reglement, std::string_view etape, std::string_view type)
{
    return std::ranges::any_of(reglement.pieces, [&](reglement::PieceAttendue const& attendue) {
        return attendue.etape == etape && attendue.type == type;
    });
}

// What a place of the document must name: the types that serve there, and whose pièce it is.
struct Besoin {
    std::vector<TypePiece> types;
    std::string_view quoi; // « le bon de commande »
};

std::string types_admis(Besoin const& besoin, std::string_view (*nom)(TypePiece))
{
    std::vector<std::string> noms;
    for (auto const type : besoin.types)
        noms.emplace_back(nom(type));
    return enumeration(noms, "ou");
}

void say_missing(Constats& constats, demande::Texte id, demande::Piece const* piece, Besoin const& besoin,
    std::string const& de_qui, std::string pointeur)
{
    auto const admis = types_admis(besoin, demande::en_francais);
    std::string message, correction;
    if (id.empty()) {
        message = fmt::format("Aucune pièce n’est donnée pour {} {}.", besoin.quoi, de_qui);
        correction = fmt::format("Ajouter la pièce ({}) à la liste, et porter son repère ici.", admis);
    } else if (piece == nullptr) {
        message = fmt::format("La pièce « {} », attendue pour {} {}, n’est pas dans la liste des pièces.", id,
            besoin.quoi, de_qui);
        correction
            = fmt::format("Ajouter la pièce « {} » ({}) à la liste, ou corriger le repère.", id, admis);
    } else {
        message = fmt::format("La pièce « {} », attendue pour {} {}, est déclarée comme « {} ».", id,
            besoin.quoi, de_qui, demande::en_francais(*piece->type));
        correction = fmt::format("Nommer la bonne pièce, ou corriger le type de « {} » ({}).", id, admis);
    }
    std::optional<std::string> trouve;
    if (piece != nullptr)
        trouve = demande::text(*piece->type);
    else if (!id.empty())
        trouve = std::string(id);
    constats.add("PCE-001",
        {
            .message = std::move(message),
            .pointeur = std::move(pointeur),
            .trouve = std::move(trouve),
            .attendu = "une pièce de type " + types_admis(besoin, demande::text),
            .correction = std::move(correction),
        });
}

// A type that could not be read has been said already (SCH-003, SCH-004).
bool is_met(demande::Piece const* piece, Besoin const& besoin)
{
    return piece != nullptr
        && (!piece->type || std::ranges::find(besoin.types, *piece->type) != besoin.types.end());
}

Besoin besoin_de_verification(demande::Verification const& verification)
{
    if (verification.type == reglement::TypeVerification::va)
        return { { TypePiece::verification_aptitude }, "la VA" };
    if (verification.type == reglement::TypeVerification::mom)
        return { { TypePiece::mise_en_ordre_de_marche }, "la MOM" };
    return { { TypePiece::verification_aptitude, TypePiece::mise_en_ordre_de_marche }, "la VA ou la MOM" };
}

void commandes_listees(Faits const& faits, Constats& constats)
{
    Besoin const besoin{ { TypePiece::bon_commande }, "le bon de commande" };
    for (auto const& element : faits.demande.lignes) {
        if (!element.bon_commande || element.bon_commande->piece.empty())
            continue;
        auto const id = element.bon_commande->piece;
        auto const* found = faits.demande.piece(id);
        if (!is_met(found, besoin))
            say_missing(constats, id, found, besoin, "de " + nom_de(element),
                ligne(element.indice) + "/bon_commande/piece");
    }
}

void factures_listees(Faits const& faits, Constats& constats)
{
    Besoin const besoin{ { TypePiece::facture }, "le document" };
    for (auto const& element : faits.demande.lignes) {
        for (auto const& fact : element.factures) {
            auto const* found = faits.demande.piece(fact.piece);
            if (!fact.piece.empty() && !is_met(found, besoin))
                say_missing(constats, fact.piece, found, besoin, "de " + nom_de(fact, element),
                    facture(element.indice, fact.indice) + "/piece");
        }
    }
}

void verifications_listees(Faits const& faits, Constats& constats)
{
    for (auto const& element : faits.demande.lignes) {
        if (!element.verification)
            continue;
        auto const besoin = besoin_de_verification(*element.verification);
        auto const id = element.verification->piece;
        auto const* found = faits.demande.piece(id);
        if (!is_met(found, besoin))
            say_missing(constats, id, found, besoin, "de " + nom_de(element),
                ligne(element.indice) + "/verification/piece");
    }
}

void attestation_listee(Faits const& faits, Constats& constats)
{
    if (!faits.demande.attestation)
        return;
    Besoin const besoin{ { TypePiece::attestation_fin_prestations }, "l’attestation de fin de prestations" };
    auto const id = faits.demande.attestation->piece;
    auto const* found = faits.demande.piece(id);
    if (!is_met(found, besoin) && !is_said(constats, "/attestation/piece"))
        say_missing(constats, id, found, besoin, "elle-même", "/attestation/piece");
}

void declarations_listees(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    auto const& annulation = faits.demande.annulation;
    if (!annulation)
        return;
    Besoin const honneur{ { TypePiece::attestation_honneur }, "l’attestation sur l’honneur" };
    auto const id = annulation->piece_attestation_honneur;
    auto const* declaration = faits.demande.piece(id);
    if (asks_for(reglement, "annulation", "attestation_honneur") && !id.empty()
        && !is_met(declaration, honneur))
        say_missing(
            constats, id, declaration, honneur, "du Fournisseur", "/annulation/piece_attestation_honneur");
    if (!asks_for(reglement, "annulation", "renonciation_client"))
        return;
    Besoin const renonciation{ { TypePiece::renonciation_client }, "la renonciation" };
    for (auto const& repere : annulation->pieces_renonciation) {
        auto const* found = faits.demande.piece(repere.texte);
        if (!is_met(found, renonciation))
            say_missing(constats, repere.texte, found, renonciation, "du client",
                fmt::format("/annulation/pieces_renonciation/{}", repere.indice));
    }
}

}

// PCE-001. Each pièce that the step requires is in the list, under its type.
//
// Source  A-24 for the solde; B-11 and B-12 for the declarations of an annulation. The list is data
// (pieces.yaml). Why the BDC of a solde is not asked for again: it came with the avance. Why a declaration
// that is not named is silent here: ANN-001 and ANN-002 say it.
void pieces_requises_listees(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    if (faits.is(Etape::avance) && asks_for(reglement, "avance", "bon_commande"))
        commandes_listees(faits, constats);
    if (faits.is(Etape::solde) && asks_for(reglement, "solde", "facture"))
        factures_listees(faits, constats);
    if (faits.is(Etape::solde) && asks_for(reglement, "solde", va_ou_mom))
        verifications_listees(faits, constats);
    if (faits.is(Etape::attestation)
        && asks_for(reglement, "attestation_fin_prestations", "attestation_fin_prestations"))
        attestation_listee(faits, constats);
    if (faits.is(Etape::annulation))
        declarations_listees(faits, reglement, constats);
}

// PCE-007. The order shows that the State pays.
//
// Source  B-03: the mention is visible on the bon de commande.
// Why the declaration: it is what the Fournisseur says of its own document; its text is not read here.
void mention_de_prise_en_charge(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    for (auto const& element : faits.demande.lignes) {
        if (!element.bon_commande || element.bon_commande->mention_prise_en_charge.value_or(true))
            continue;
        constats.add("PCE-007",
            {
                .message = fmt::format(
                    "Le bon de commande de {} ne porte pas la mention de prise en charge par l’État.",
                    nom_de(element)),
                .pointeur = ligne(element.indice) + "/bon_commande/mention_prise_en_charge",
                .trouve = "false",
                .attendu = fmt::format("la mention « {} », visible sur le bon de commande",
                    reglement.mention_commande.valeur.value_or(std::string())),
                .parametres = { lu(reglement.mention_commande) },
                .correction
                = "Faire signer au client un bon de commande qui porte la mention, et le joindre. "
                  "Si elle y est déjà, corriger la déclaration.",
            });
    }
}

namespace {

// Says once of each pièce that it is not signed, whoever uses it.
class Signatures {
public:
    Signatures(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
        : m_faits(faits)
        , m_reglement(reglement)
        , m_constats(constats)
        , m_dites(faits.demande.pieces.size())
    {
    }

    void require(demande::Texte id, std::string_view type, std::string_view quoi)
    {
        auto const* used = m_faits.demande.piece(id);
        if (used == nullptr || used->signee.value_or(true) || m_dites[rang(*used)]
            || !is_signed_by_rule(type))
            return;
        m_dites[rang(*used)] = true;
        m_constats.add("PCE-009",
            {
                .message = fmt::format(
                    "La pièce « {} » ({}) est déclarée non signée, alors qu’elle doit l’être.", id, quoi),
                .pointeur = piece(used->indice) + "/signee",
                .trouve = "false",
                .attendu = "true",
                .correction = "Joindre la pièce signée. Si elle l’est déjà, corriger la déclaration.",
            });
    }

private:
    // Not its index in the document: an element that could not be read has no place in the list.
    std::size_t rang(demande::Piece const& used) const
    {
        return static_cast<std::size_t>(&used - m_faits.demande.pieces.data());
    }

    bool is_signed_by_rule(std::string_view type) const
    {
        return std::ranges::any_of(m_reglement.pieces, [&](reglement::PieceAttendue const& attendue) {
            return attendue.type == type && attendue.signee;
        });
    }

    Faits const& m_faits;
    ReglementEnVigueur const& m_reglement;
    Constats& m_constats;
    std::vector<bool> m_dites;
};

}

// PCE-009. What must be signed is signed.
//
// Source  A-24, with the lists of B-11 and B-12. Which types are signed is data (pieces.yaml).
// Why silent when nothing is declared: a scanned signature cannot be detected, and a PDF is not read here.
// Why a look and not a refusal: the declaration may be wrong; the officer has the pièce before the eyes.
void signatures_declarees(Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    Signatures signatures(faits, reglement, constats);
    for (auto const& element : faits.demande.lignes) {
        if (element.bon_commande)
            signatures.require(element.bon_commande->piece, "bon_commande", "bon de commande");
        if (element.verification)
            signatures.require(element.verification->piece, va_ou_mom, "VA ou MOM");
    }
    if (faits.demande.attestation)
        signatures.require(faits.demande.attestation->piece, "attestation_fin_prestations",
            demande::en_francais(TypePiece::attestation_fin_prestations));
    if (!faits.demande.annulation)
        return;
    signatures.require(faits.demande.annulation->piece_attestation_honneur, "attestation_honneur",
        demande::en_francais(TypePiece::attestation_honneur));
    for (auto const& repere : faits.demande.annulation->pieces_renonciation)
        signatures.require(
            repere.texte, "renonciation_client", demande::en_francais(TypePiece::renonciation_client));
}

}
