// SPDX-License-Identifier: EUPL-1.2
// PCE-001, PCE-002, PER-004, VAR-001: what the places of the document, the list of pièces and the
// files delivered say of each other.
#include "base/text.h"
#include "jugement/corrections/reperes.h"
#include "pieces/fichiers_livres.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace quitus::jugement::corrections {

namespace {

Types types_de_verification(JsonView verification)
{
    if (verification["type"].text() == "VA")
        return { "verification_aptitude" };
    if (verification["type"].text() == "MOM")
        return { "mise_en_ordre_de_marche" };
    return { "verification_aptitude", "mise_en_ordre_de_marche" };
}

void add_lignes(JsonView racine, std::vector<Reference>& all)
{
    std::size_t rang = 0;
    for (auto const ligne : racine["lignes"].elements()) {
        auto const ici = fmt::format("/lignes/{}", rang++);
        all.push_back({ ici + "/bon_commande/piece", ligne["bon_commande"]["piece"].text(),
            { "bon_commande" } });
        std::size_t facture = 0;
        for (auto const une : ligne["factures"].elements())
            all.push_back({ fmt::format("{}/factures/{}/piece", ici, facture++),
                une["piece"].text(), { "facture" } });
        if (auto const verification = ligne["verification"])
            all.push_back({ ici + "/verification/piece", verification["piece"].text(),
                types_de_verification(verification) });
    }
}

}

std::vector<Reference> pieces_nommees(JsonView racine)
{
    std::vector<Reference> all;
    add_lignes(racine, all);
    if (auto const attestation = racine["attestation"])
        all.push_back({ "/attestation/piece", attestation["piece"].text(),
            { "attestation_fin_prestations" } });
    if (auto const annulation = racine["annulation"]) {
        all.push_back({ "/annulation/piece_attestation_honneur",
            annulation["piece_attestation_honneur"].text(), { "attestation_honneur" } });
        add_list(annulation["pieces_renonciation"], "/annulation/pieces_renonciation",
            { "renonciation_client" }, all);
    }
    add_list(racine["reponse_contestation"]["pieces"], "/reponse_contestation/pieces", {}, all);
    std::size_t rang = 0;
    for (auto const beneficiaire : racine["beneficiaires"].elements()) {
        if (auto const traite = beneficiaire["evolution"]["piece_traite"])
            all.push_back({ fmt::format("/beneficiaires/{}/evolution/piece_traite", rang),
                traite.text(), {} });
        ++rang;
    }
    return all;
}

namespace {

bool natures_say(JsonView piece, std::string_view type)
{
    auto const contenus = piece["contenus"].elements();
    return !contenus.empty() && std::ranges::all_of(contenus, [&](JsonView contenu) {
        auto const nature = contenu["nature"].text();
        return nature == type
            || (type == "facture"
                && (nature == "facture_avance" || nature == "facture_solde"
                    || nature == "recapitulatif"));
    });
}

// The pièce that is named says itself what it holds: its type was mistaken.
std::optional<Correction> retyped(Reference const& reference, Reperes const& pieces)
{
    auto const rang = pieces.bearer(reference.id);
    if (!rang || reference.types.size() != 1
        || !natures_say(pieces.elements()[*rang], reference.types.front()))
        return std::nullopt;
    for (auto const* other : pieces.quoting(reference.id)) {
        if (!serves(reference.types.front(), other->types))
            return std::nullopt;
    }
    return calcul(fmt::format("/pieces/{}/type", *rang), json_text(reference.types.front()),
        "La pièce dit elle-même, par ses contenus, qu’elle est de ce type.");
}

}

std::optional<Correction> piece_absente(std::string_view pointeur, Chantier const& chantier)
{
    auto const& pieces = chantier.reperes->pieces;
    auto const* ici = pieces.reference(pointeur);
    if (ici == nullptr)
        return std::nullopt;
    auto const same = pieces.same_word(ici->id);
    if (same && serves(pieces.elements()[*same]["type"].text(), ici->types))
        return calcul(ici->pointeur, json_text(pieces.elements()[*same]["id"].text()),
            "Le repère est le même, écrit autrement\u00a0: une seule pièce le porte.");
    if (auto const rang = pieces.orphan(*ici))
        return calcul(ici->pointeur, json_text(pieces.elements()[*rang]["id"].text()),
            "Une seule pièce de ce type n’est nommée nulle part, et il n’en manque qu’ici.");
    return retyped(*ici, pieces);
}

Correction second_piece(std::size_t rang, Constat const& constat, Chantier const& chantier)
{
    auto const& pieces = chantier.reperes->pieces;
    auto const second = pieces.elements()[rang];
    auto const id = second["id"].text();
    auto const premier = pieces.elements()[*pieces.bearer(id)];
    if (same_value(premier, second))
        return calcul({ { fmt::format("/pieces/{}", rang), std::nullopt } },
            "Cette pièce répète, à l’identique, une pièce de la liste.");
    auto const neuf = json_text(pieces.free_id('P', rang));
    std::vector<JsonEdit> operations{ { constat.pointeur, neuf } };
    for (auto const* reference : pieces.quoting(id)) {
        bool const means_first = serves(premier["type"].text(), reference->types);
        bool const means_second = serves(second["type"].text(), reference->types);
        if (means_first && means_second)
            return a_fournir(constat.correction);
        if (means_second)
            operations.push_back({ reference->pointeur, neuf });
    }
    return calcul(std::move(operations),
        "Le repère sert deux fois\u00a0: la seconde pièce en reçoit un autre, là où son type seul "
        "convient.");
}

Correction piece_requise(Constat const& constat, Chantier const& chantier)
{
    auto found = piece_absente(constat.pointeur, chantier);
    return found ? *std::move(found) : a_fournir(constat.correction);
}

namespace {

std::string folded_name(std::string_view nom)
{
    return base::fold(base::join_accents(pieces::base_name(nom)));
}

// The only file of the archive that no pièce names and that fits.
template <typename Fits>
pieces::FichierLivre const* only_file(Chantier const& chantier, Fits fits)
{
    pieces::FichiersLivres const livres(chantier.livraison);
    std::unordered_set<pieces::FichierLivre const*> named;
    for (auto const piece : document(chantier)["pieces"].elements())
        named.insert(livres.find(piece["nom_fichier"].text()));
    pieces::FichierLivre const* found = nullptr;
    for (auto const& fichier : chantier.livraison.fichiers) {
        if (named.contains(&fichier) || !fits(fichier))
            continue;
        if (found != nullptr)
            return nullptr;
        found = &fichier;
    }
    return found;
}

}

// PCE-002. The file is there under another name: its print is that declared, or its name is the
// same but for case and accents.
Correction nom_de_fichier(Constat const& constat, Chantier const& chantier)
{
    auto const piece = at(chantier, parent_of(constat.pointeur));
    auto const empreinte = piece["sha256"].text();
    auto const nom = piece["nom_fichier"].text();
    auto const* same_bytes = only_file(chantier, [&](pieces::FichierLivre const& fichier) {
        return !empreinte.empty() && std::string_view(fichier.sha256) == empreinte;
    });
    if (same_bytes != nullptr)
        return calcul(constat.pointeur, json_text(same_bytes->nom),
            "Un fichier reçu sous ce nom a l’empreinte déclarée\u00a0: c’est lui.");
    auto const* same_name = only_file(chantier, [&](pieces::FichierLivre const& fichier) {
        return folded_name(fichier.nom) == folded_name(nom)
            && (empreinte.empty() || std::string_view(fichier.sha256) == empreinte);
    });
    return same_name != nullptr ? calcul(constat.pointeur, json_text(same_name->nom),
               "Le nom est le même, à la casse et aux accents près.")
                                : a_fournir(constat.correction);
}

// PER-004. The invoice says that it holds the treaty; another pièce was named for it.
Correction traite_dans_la_facture(Constat const& constat, Chantier const& chantier)
{
    if (last_token(constat.pointeur) != "piece_traite" || !constat.attendu)
        return a_fournir(constat.correction);
    auto const scission = at(chantier, parent_of(constat.pointeur))["nature"].text() == "scission";
    for (auto const piece : document(chantier)["pieces"].elements()) {
        if (piece["id"].text() != *constat.attendu)
            continue;
        for (auto const contenu : piece["contenus"].elements()) {
            auto const nature = contenu["nature"].text();
            if (nature == "traite_fusion" || (scission && nature == "autre"))
                return calcul(constat.pointeur, json_text(*constat.attendu),
                    "La facture dit elle-même qu’elle contient l’acte.");
        }
    }
    return a_fournir(constat.correction);
}

// VAR-001. The pièce named is of the type that the SONS wants: only the word was mistaken.
Correction type_de_verification(Constat const& constat, Chantier const& chantier)
{
    auto const id = at(chantier, parent_of(constat.pointeur))["piece"].text();
    std::string_view const voulu
        = constat.attendu == "VA" ? "verification_aptitude" : "mise_en_ordre_de_marche";
    for (auto const piece : document(chantier)["pieces"].elements()) {
        if (!id.empty() && piece["id"].text() == id && piece["type"].text() == voulu
            && constat.attendu)
            return calcul(constat.pointeur, json_text(*constat.attendu),
                "La pièce jointe est du type que ce SONS demande.");
    }
    return a_fournir(constat.correction);
}

}
