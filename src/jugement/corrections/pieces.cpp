// SPDX-License-Identifier: EUPL-1.2
// PCE-001, PCE-002, PER-004, VAR-001: what the places of the document, the list of pièces and the
// files delivered say of each other.
#include "base/text.h"
#include "jugement/corrections/reperes.h"
#include "pieces/fichiers_livres.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

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

bool serves(std::string_view type, Types const& types)
{
    return types.empty() || std::ranges::find(types, type) != types.end();
}

class Pieces {
public:
    explicit Pieces(JsonView racine)
        : m_pieces(racine["pieces"].elements())
        , m_references(pieces_nommees(racine))
    {
        for (auto const piece : m_pieces)
            m_par_id.emplace(piece["id"].text(), piece);
        for (auto const& reference : m_references)
            m_nommes.insert(reference.id);
    }

    std::optional<Correction> name_at(std::string_view pointeur) const;
    std::vector<Reference> const& references_of() const { return m_references; }
    std::vector<JsonView> const& all() const { return m_pieces; }

private:
    JsonView piece(std::string_view id) const
    {
        auto const found = m_par_id.find(id);
        return id.empty() || found == m_par_id.end() ? JsonView() : found->second;
    }
    bool is_right(Reference const& reference) const
    {
        auto const found = piece(reference.id);
        return found && serves(found["type"].text(), reference.types);
    }
    bool is_named(std::string_view id) const { return m_nommes.contains(id); }
    std::optional<std::size_t> same_word(Reference const& reference) const;
    std::optional<std::size_t> orphan(Reference const& reference) const;
    std::optional<Correction> retyped(Reference const& reference) const;

    std::vector<JsonView> m_pieces;
    std::vector<Reference> m_references;
    std::unordered_map<std::string_view, JsonView> m_par_id; // the first that bears it
    std::unordered_set<std::string_view> m_nommes;
};

std::optional<std::size_t> Pieces::same_word(Reference const& reference) const
{
    if (reference.id.empty() || piece(reference.id))
        return std::nullopt;
    return only_one(m_pieces, [&](JsonView one, std::size_t) {
        return folded_id(one["id"].text()) == folded_id(reference.id)
            && serves(one["type"].text(), reference.types);
    });
}

// The only pièce of the right type that nothing names, when this is the only place that lacks one.
std::optional<std::size_t> Pieces::orphan(Reference const& reference) const
{
    auto const lacking = std::ranges::count_if(m_references, [&](Reference const& other) {
        return !is_right(other) && std::ranges::any_of(reference.types, [&](std::string_view type) {
            return !other.types.empty() && serves(type, other.types);
        });
    });
    if (lacking != 1)
        return std::nullopt;
    return only_one(m_pieces, [&](JsonView one, std::size_t) {
        auto const id = one["id"].text();
        return !id.empty() && !is_named(id) && serves(one["type"].text(), reference.types);
    });
}

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
std::optional<Correction> Pieces::retyped(Reference const& reference) const
{
    auto const named = piece(reference.id);
    if (!named || reference.types.size() != 1 || !natures_say(named, reference.types.front()))
        return std::nullopt;
    for (auto const& other : m_references) {
        if (other.id == reference.id && !serves(reference.types.front(), other.types))
            return std::nullopt;
    }
    auto const rang = only_one(
        m_pieces, [&](JsonView one, std::size_t) { return one["id"].text() == reference.id; });
    if (!rang)
        return std::nullopt;
    return calcul(fmt::format("/pieces/{}/type", *rang), json_text(reference.types.front()),
        "La pièce dit elle-même, par ses contenus, qu’elle est de ce type.");
}

std::optional<Correction> Pieces::name_at(std::string_view pointeur) const
{
    auto const reference = std::ranges::find(m_references, pointeur, &Reference::pointeur);
    if (reference == m_references.end())
        return std::nullopt;
    if (auto const rang = same_word(*reference))
        return calcul(reference->pointeur, json_text(m_pieces[*rang]["id"].text()),
            "Le repère est le même, écrit autrement\u00a0: une seule pièce le porte.");
    if (auto const rang = orphan(*reference))
        return calcul(reference->pointeur, json_text(m_pieces[*rang]["id"].text()),
            "Une seule pièce de ce type n’est nommée nulle part, et il n’en manque qu’ici.");
    return retyped(*reference);
}

}

// A pièce whose id another bears takes a new one, and so do the places that can only mean it.
Correction second_piece(std::size_t rang, Constat const& constat, Chantier const& chantier)
{
    Pieces const pieces(document(chantier));
    auto const& all = pieces.all();
    auto const id = all[rang]["id"].text();
    auto const premier
        = std::ranges::find_if(all, [&](JsonView one) { return one["id"].text() == id; });
    if (same_value(*premier, all[rang]))
        return calcul({ { fmt::format("/pieces/{}", rang), std::nullopt } },
            "Cette pièce répète, à l’identique, une pièce de la liste.");
    auto const neuf = json_text(free_id(all, 'P', rang));
    std::vector<JsonEdit> operations{ { constat.pointeur, neuf } };
    for (auto const& reference : pieces.references_of()) {
        if (reference.id != id)
            continue;
        bool const means_first = serves((*premier)["type"].text(), reference.types);
        bool const means_second = serves(all[rang]["type"].text(), reference.types);
        if (means_first && means_second)
            return a_fournir(constat.correction);
        if (means_second)
            operations.push_back({ reference.pointeur, neuf });
    }
    return calcul(std::move(operations),
        "Le repère sert deux fois\u00a0: la seconde pièce en reçoit un autre, là où son type seul "
        "convient.");
}

std::optional<Correction> piece_absente(std::string_view pointeur, Chantier const& chantier)
{
    return Pieces(document(chantier)).name_at(pointeur);
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
