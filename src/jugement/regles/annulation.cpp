// SPDX-License-Identifier: EUPL-1.2
// ANN: the cancellation of an avance, whole or in part.
#include "jugement/jugement.h"
#include "jugement/regles.h"
#include "jugement/regles/absences.h"
#include "jugement/regles/designations.h"
#include "jugement/regles/pointeurs.h"
#include "jugement/retraits.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::jugement::regles {

using demande::TypePiece;

namespace {

// Does the regulation want that pièce with an annulation of that origin?
bool wants(
    ReglementEnVigueur const& reglement, std::string_view type, std::optional<demande::Origine> origine)
{
    return std::ranges::any_of(reglement.pieces, [&](reglement::PieceAttendue const& attendue) {
        return attendue.etape == "annulation" && attendue.is(type)
            && (attendue.condition != "accord_client" || origine == demande::Origine::accord_client);
    });
}

void say_unsigned_declaration(Constats& constats, std::string message, std::optional<std::string> trouve)
{
    constats.add("ANN-001",
        {
            .message = std::move(message),
            .pointeur = "/annulation/piece_attestation_honneur",
            .trouve = std::move(trouve),
            .attendu = "le repère d’une attestation sur l’honneur signée",
            .correction = "Joindre l’attestation sur l’honneur, datée et signée, et porter son repère ici.",
        });
}

void check_declaration(demande::Demande const& demande, Constats& constats)
{
    auto const id = demande.annulation->piece_attestation_honneur;
    auto const* declaration = demande.piece(id);
    if (id.empty() && !is_said(constats, "/annulation/piece_attestation_honneur"))
        say_unsigned_declaration(
            constats, "L’annulation n’est accompagnée d’aucune attestation sur l’honneur.", {});
    else if (declaration != nullptr && !declaration->signee.value_or(true))
        say_unsigned_declaration(constats,
            fmt::format("L’attestation sur l’honneur (pièce « {} ») est déclarée non signée.", id),
            std::string(id));
}

}

// ANN-001. An annulation rests on a signed declaration that gives its reason.
//
// Source  B-11; that the declaration is wanted is data (pieces.yaml).
// Why a named pièce that is absent is silent here: PCE-001 says it.
void annulation_declaree_et_motivee(
    Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    auto const& annulation = faits.demande.annulation;
    if (!annulation)
        return;
    if (wants(reglement, "attestation_honneur", annulation->origine))
        check_declaration(faits.demande, constats);
    if (is_blank(annulation->motif) && !is_said(constats, "/annulation/motif"))
        constats.add("ANN-001",
            {
                .message = "L’annulation ne donne pas de motif.",
                .pointeur = "/annulation/motif",
                .attendu = "le motif de l’annulation, en une phrase",
                .correction = "Écrire le motif, le même que dans l’attestation sur l’honneur.",
            });
}

namespace {

struct Renonciations {
    std::size_t fichiers = 0; // named, in the list, and of that type
    std::optional<std::size_t> contenus; // renunciations that they say they hold; none when one says nothing
};

Renonciations count_renonciations(demande::Demande const& demande)
{
    Renonciations found{ .fichiers = 0, .contenus = 0 };
    std::vector<demande::Piece const*> seen;
    for (auto const& repere : demande.annulation->pieces_renonciation) {
        auto const* piece = demande.piece(repere.texte);
        if (piece == nullptr) {
            found.contenus.reset();
            continue;
        }
        seen.push_back(piece);
        found.fichiers += piece->type == TypePiece::renonciation_client || !piece->type ? 1 : 0;
    }
    std::ranges::sort(seen);
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (auto const* piece : seen) {
        if (!piece->contenus)
            found.contenus.reset();
        if (found.contenus)
            *found.contenus += static_cast<std::size_t>(
                std::ranges::count(*piece->contenus, demande::NatureContenu::renonciation_client));
    }
    return found;
}

// None when nobody knows how many: a total annulation of an avance that is not known.
std::optional<std::size_t> count_clients(Faits const& faits)
{
    if (auto const retirees = retraits(faits))
        return retirees->dans_avance.size() + retirees->hors_avance.size();
    auto const named = retires(faits.demande).size();
    return named > 0 ? std::optional(named) : std::nullopt;
}

}

// ANN-002. An annulation agreed with the clients bears the renunciation of each.
//
// Source  B-12: the declaration, and the client's renunciation; that it is wanted is data (pieces.yaml).
// Why files are not counted: one file may hold several renunciations. Only a file that says what it holds is
// counted.
void annulation_avec_renonciations(
    Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    auto const& annulation = faits.demande.annulation;
    if (!annulation || annulation->origine != demande::Origine::accord_client
        || !wants(reglement, "renonciation_client", annulation->origine))
        return;
    auto const given = count_renonciations(faits.demande);
    auto const clients = count_clients(faits);
    bool const too_few = given.contenus && clients && *given.contenus < *clients;
    if (given.fichiers > 0 && !too_few)
        return;
    auto const trouve = given.fichiers == 0 ? 0 : *given.contenus;
    constats.add("ANN-002",
        {
            .message = given.fichiers == 0 ? std::string("L’annulation est déclarée en accord "
                                                         "avec le client, mais aucune "
                                                         "renonciation n’est jointe.")
                                           : fmt::format("L’annulation retire {} clients avec "
                                                         "leur accord, mais les fichiers joints "
                                                         "n’annoncent que {} renonciation{}.",
                                               *clients, trouve, trouve > 1 ? "s" : ""),
            .pointeur = "/annulation/pieces_renonciation",
            .trouve = fmt::format("{}", trouve),
            .attendu = clients ? fmt::format("{}", *clients) : std::string("une par client retiré"),
            .correction
            = "Joindre la renonciation de chaque client retiré (un même fichier peut en réunir plusieurs).",
        });
}

// ANN-003. Each beneficiary withdrawn is in the request that is cancelled.
//
// Source  B-13, with B-35: the perimeter is verified against that of the request.
void annulation_dans_le_perimetre(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const retirees = retraits(faits);
    if (!retirees)
        return;
    for (auto const& [element, indice_liste] : retirees->hors_avance) {
        constats.add("ANN-003",
            {
                .message = fmt::format(
                    "Le bénéficiaire {} n’est pas dans la demande {} : il ne peut pas en être retiré.",
                    nom_du_beneficiaire(element->libelle, element->indice), faits.avance->reference),
                .pointeur = indice_liste ? fmt::format("/annulation/beneficiaires_retires/{}", *indice_liste)
                                         : beneficiaire(element->indice),
                .trouve = std::string(
                    beneficiaire::cles(element->identifiants, faits.dispositif->maille).front().text()),
                .attendu = fmt::format("un bénéficiaire de la demande {}", faits.avance->reference),
                .correction
                = "Retirer ce bénéficiaire de l’annulation, corriger son identifiant, ou corriger "
                  "le numéro de dossier.",
            });
    }
}

namespace {

std::optional<Cents> avance_retiree(AvanceConnue const& avance, Retraits const& retirees)
{
    std::optional<Cents> total = Cents{};
    for (auto const rang : retirees.dans_avance)
        total = sum(total, avance.beneficiaires[rang].avance);
    return total;
}

std::string montant_ou(std::optional<Cents> montant, std::string_view sinon)
{
    return montant ? montant::euros(*montant) : std::string(sinon);
}

std::string suite_du_cas_4(Faits const& faits, ReglementEnVigueur const& reglement)
{
    auto const& pivot = reglement.annulation_pivot;
    if (!pivot || !faits.depose_le)
        return "La suite dépend de l’instant du dépôt.";
    return *faits.depose_le < *pivot
        ? "La demande est rejetée, puis déposée de nouveau sans les bénéficiaires retirés."
        : "La demande est modifiée sur place : les bénéficiaires retirés en sont ôtés.";
}

std::string effets(int cas, Faits const& faits, ReglementEnVigueur const& reglement, Retraits const& retirees)
{
    auto const& reference = faits.avance->reference;
    auto const retires = fmt::format("{} bénéficiaire{} sur {}", retirees.dans_avance.size(),
        retirees.dans_avance.size() > 1 ? "s" : "", faits.avance->beneficiaires.size());
    switch (cas) {
    case 1:
        return fmt::format(
            "annulation totale d’une avance versée. La demande {} est annulée, et l’avance est à "
            "rembourser : {}.",
            reference, montant_ou(faits.avance->total_avance(), "montant à établir"));
    case 2:
        return fmt::format(
            "annulation partielle d’une avance versée ({}). La demande {} est rouverte et les "
            "bénéficiaires retirés, ou annulée et déposée de nouveau ; l’avance versée pour eux, "
            "{}, est régularisée au solde.",
            retires, reference,
            montant_ou(avance_retiree(*faits.avance, retirees), "d’un montant à établir"));
    case 3:
        return fmt::format(
            "annulation totale avant tout versement. La demande {} est annulée ; rien n’est à rembourser.",
            reference);
    default:
        return fmt::format("annulation partielle avant tout versement ({}). {} Rien n’est à rembourser.",
            retires, suite_du_cas_4(faits, reglement));
    }
}

}

// ANN-004. What an annulation brings about: its case, what follows, the amounts.
//
// Source  B-13 to B-16.
// Why the filing of the annulation for the pivot: the texts speak of the day of the request for annulation.
void cas_et_effets_de_l_annulation(
    Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    auto const cas = cas_de_l_annulation(faits);
    if (!cas)
        return;
    auto const retirees = retraits(faits);
    std::vector<verdict::ParametreLu> parametres;
    if (*cas == 4)
        parametres.push_back(lu(reglement.annulation_pivot));
    constats.add("ANN-004",
        {
            .message = fmt::format("Cas {} : {}", *cas, effets(*cas, faits, reglement, *retirees)),
            .pointeur = "/annulation",
            .trouve = fmt::format("cas {}", *cas),
            .parametres = std::move(parametres),
        });
}

// ANN-005. The scope stated is that of the beneficiaries withdrawn.
//
// Source  B-35: the perimeter of the annulation, against that of the request, gives the case.
// Why it blocks: between « everything » and a list, money hangs on a word. The case follows the
// beneficiaries.
void portee_conforme_aux_beneficiaires(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const retirees = retraits(faits);
    if (!retirees || !faits.demande.annulation->portee)
        return;
    auto const& annulation = *faits.demande.annulation;
    bool const partielle = annulation.portee == demande::Portee::partielle;
    bool const names_nobody = !annulation.beneficiaires_retires || annulation.beneficiaires_retires->empty();
    auto const total = faits.avance->beneficiaires.size();
    auto const say = [&](std::string message, std::string_view trouve, std::string_view attendu,
                         std::string correction) {
        constats.add("ANN-005",
            {
                .message = std::move(message),
                .pointeur = "/annulation/portee",
                .trouve = std::string(trouve),
                .attendu = std::string(attendu),
                .correction = std::move(correction),
            });
    };
    if (partielle && retirees->totaux)
        say(fmt::format(
                "L’annulation est dite partielle, mais elle retire tous les bénéficiaires de la demande {}.",
                faits.avance->reference),
            "partielle", "totale", "Déclarer une annulation totale, ou laisser au moins un bénéficiaire.");
    else if (partielle && names_nobody)
        say("L’annulation est dite partielle, mais elle ne nomme aucun bénéficiaire à retirer.",
            "aucun bénéficiaire nommé", "au moins un bénéficiaire nommé",
            "Nommer les bénéficiaires à retirer (« beneficiaires_retires »).");
    else if (!partielle && !retirees->totaux)
        say(fmt::format("L’annulation est dite totale, mais elle ne retire que {} des {} "
                        "bénéficiaires de la demande {}.",
                retirees->dans_avance.size(), total, faits.avance->reference),
            "totale", "partielle", "Déclarer une annulation partielle, ou nommer tous les bénéficiaires.");
}

}
