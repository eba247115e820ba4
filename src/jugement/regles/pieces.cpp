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
        return attendue.etape == etape && attendue.is(type);
    });
}

// The types of pièce that serve at a place of the document.
using TypesAdmis = std::vector<TypePiece>;

std::string enumerated(TypesAdmis const& types, std::string_view (*nom)(TypePiece))
{
    std::vector<std::string> noms;
    for (auto const type : types)
        noms.emplace_back(nom(type));
    return enumeration(noms, "ou");
}

// `usage`: « la facture « FA-2023-1188 » de la ligne « L1 » »
void say_missing(Constats& constats, std::string_view id, demande::Piece const* piece,
    TypesAdmis const& types, std::string const& usage, std::string pointeur)
{
    auto const admis = enumerated(types, demande::en_francais);
    std::string message, correction;
    std::optional<std::string> trouve;
    if (id.empty()) {
        message = fmt::format("Aucune pièce n’est donnée pour {}.", usage);
        correction
            = fmt::format("Ajouter à la liste une pièce de type « {} », et porter son repère ici.", admis);
    } else if (piece == nullptr) {
        message = fmt::format(
            "La pièce « {} », attendue pour {}, n’est pas dans la liste des pièces.", id, usage);
        correction = fmt::format(
            "Ajouter à la liste la pièce « {} », de type « {} », ou corriger le repère.", id, admis);
        trouve = std::string(id);
    } else {
        message = fmt::format("La pièce « {} », attendue pour {}, est déclarée comme « {} ».", id, usage,
            demande::en_francais(*piece->type));
        correction = fmt::format("Nommer la bonne pièce, ou donner à « {} » le type « {} ».", id, admis);
        trouve = demande::text(*piece->type);
    }
    constats.add("PCE-001",
        {
            .message = std::move(message),
            .pointeur = std::move(pointeur),
            .trouve = std::move(trouve),
            .attendu = "une pièce de type " + enumerated(types, demande::text),
            .correction = std::move(correction),
        });
}

// A type that could not be read has been said already (SCH-003, SCH-004).
bool serves(demande::Piece const* piece, TypesAdmis const& types)
{
    return piece != nullptr && (!piece->type || std::ranges::find(types, *piece->type) != types.end());
}

// « le bon de commande « BC-0417-1 » de la ligne « L1 » »
std::string nom_de_la_commande(demande::Ligne const& element)
{
    auto const nom
        = element.id.empty() ? fmt::format("n° {}", element.indice + 1) : fmt::format("« {} »", element.id);
    auto const& numero = element.bon_commande->numero;
    return numero.empty() ? fmt::format("le bon de commande de la ligne {}", nom)
                          : fmt::format("le bon de commande « {} » de la ligne {}", numero, nom);
}

TypesAdmis types_de(demande::Verification const& verification)
{
    if (verification.type == reglement::TypeVerification::va)
        return { TypePiece::verification_aptitude };
    if (verification.type == reglement::TypeVerification::mom)
        return { TypePiece::mise_en_ordre_de_marche };
    return { TypePiece::verification_aptitude, TypePiece::mise_en_ordre_de_marche };
}

std::string_view sigle(demande::Verification const& verification)
{
    if (!verification.type)
        return "la VA ou la MOM";
    return *verification.type == reglement::TypeVerification::va ? "la VA" : "la MOM";
}

void commandes_listees(Faits const& faits, Constats& constats)
{
    TypesAdmis const types{ TypePiece::bon_commande };
    for (auto const& element : faits.demande.lignes) {
        if (!element.bon_commande || element.bon_commande->piece.empty())
            continue;
        auto const id = element.bon_commande->piece;
        auto const* found = faits.demande.piece(id);
        if (!serves(found, types))
            say_missing(constats, id, found, types, nom_de_la_commande(element),
                ligne(element.indice) + "/bon_commande/piece");
    }
}

void factures_listees(Faits const& faits, Constats& constats)
{
    TypesAdmis const types{ TypePiece::facture };
    for (auto const& element : faits.demande.lignes) {
        for (auto const& fact : element.factures) {
            auto const* found = faits.demande.piece(fact.piece);
            if (!fact.piece.empty() && !serves(found, types))
                say_missing(constats, fact.piece, found, types, nom_de(fact, element),
                    facture(element.indice, fact.indice) + "/piece");
        }
    }
}

void verifications_listees(Faits const& faits, Constats& constats)
{
    for (auto const& element : faits.demande.lignes) {
        if (!element.verification)
            continue;
        auto const types = types_de(*element.verification);
        auto const id = element.verification->piece;
        auto const* found = faits.demande.piece(id);
        if (!serves(found, types))
            say_missing(constats, id, found, types,
                fmt::format("{} de {}", sigle(*element.verification), nom_de(element)),
                ligne(element.indice) + "/verification/piece");
    }
}

void attestation_listee(Faits const& faits, Constats& constats)
{
    constexpr std::string_view pointeur = "/attestation/piece";
    if (!faits.demande.attestation)
        return;
    TypesAdmis const types{ TypePiece::attestation_fin_prestations };
    auto const id = faits.demande.attestation->piece;
    auto const* found = faits.demande.piece(id);
    if (!serves(found, types) && !is_said(constats, pointeur))
        say_missing(constats, id, found, types, "l’attestation de fin de prestations", std::string(pointeur));
}

void declaration_listee(Faits const& faits, Constats& constats)
{
    TypesAdmis const types{ TypePiece::attestation_honneur };
    auto const id = faits.demande.annulation->piece_attestation_honneur;
    auto const* found = faits.demande.piece(id);
    if (!id.empty() && !serves(found, types))
        say_missing(constats, id, found, types, "l’attestation sur l’honneur du Fournisseur",
            "/annulation/piece_attestation_honneur");
}

void renonciations_listees(Faits const& faits, Constats& constats)
{
    TypesAdmis const types{ TypePiece::renonciation_client };
    for (auto const& repere : faits.demande.annulation->pieces_renonciation) {
        auto const* found = faits.demande.piece(repere.texte);
        if (!serves(found, types))
            say_missing(constats, repere.texte, found, types, "la renonciation du client",
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
    if (!faits.is(Etape::annulation) || !faits.demande.annulation)
        return;
    if (asks_for(reglement, "annulation", "attestation_honneur"))
        declaration_listee(faits, constats);
    if (asks_for(reglement, "annulation", "renonciation_client"))
        renonciations_listees(faits, constats);
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
                .message
                = fmt::format("La mention de prise en charge par l’État manque : {} ne la porte pas.",
                    nom_de_la_commande(element)),
                .pointeur = ligne(element.indice) + "/bon_commande/mention_prise_en_charge",
                .trouve = "false",
                .attendu = fmt::format(
                    "la mention « {} », visible sur le bon de commande", *reglement.mention_commande),
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

    void require(std::string_view id, std::string_view type, std::string_view quoi)
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
        return std::ranges::any_of(m_reglement.pieces,
            [&](reglement::PieceAttendue const& attendue) { return attendue.is(type) && attendue.signee; });
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
