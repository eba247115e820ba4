// SPDX-License-Identifier: EUPL-1.2
#include "cas/jouer.h"

#include "base/json_edit.h"
#include "demande/demande.h"

#include <algorithm>

namespace quitus::cas {

namespace {

constexpr std::string_view empreinte_inventee
    = "00000000000000000000000000000000000000000000000000000000000000cb";

tl::unexpected<base::Erreur> injouable(std::string message)
{
    return base::failure("cas_injouable", std::move(message));
}

base::Result<std::string> text_of(std::string_view nom, Monde const& monde)
{
    if (auto const texte = monde.document(nom))
        return std::string(*texte);
    return injouable("Aucun document de bases/ ne s’appelle « " + std::string(nom) + " ».");
}

base::Result<std::string> changed(std::string texte, std::vector<Changement> const& change,
    std::vector<std::string> const& supprime)
{
    for (auto const& changement : change)
        texte = QUITUS_TRY(base::set_value(texte, changement.pointeur, changement.valeur));
    for (auto const& pointeur : supprime)
        texte = QUITUS_TRY(base::remove_value(texte, pointeur));
    return texte;
}

base::Result<std::string> judged_text(Cas const& cas, Monde const& monde)
{
    if (cas.texte)
        return *cas.texte;
    auto base_texte = QUITUS_TRY(text_of(cas.base, monde));
    return changed(std::move(base_texte), cas.change, cas.supprime);
}

std::vector<DocumentDuContexte> contexte_of(Cas const& cas, Monde const& monde)
{
    if (cas.avec)
        return *cas.avec;
    std::vector<DocumentDuContexte> documents;
    if (auto const found = monde.contextes.find(cas.base); found != monde.contextes.end()) {
        for (auto const& nom : found->second)
            documents.push_back({ nom, nom });
    }
    return documents;
}

pieces::Livraison livraison_of(LivraisonDecrite const& decrite, std::string_view texte)
{
    if (auto const* livraison = std::get_if<pieces::Livraison>(&decrite))
        return *livraison;
    pieces::Livraison livraison;
    if (!std::holds_alternative<LivraisonConforme>(decrite))
        return livraison;
    livraison.archive_recue = true;
    for (auto const& piece : demande::read(texte, texte.size()).demande.pieces) {
        livraison.fichiers.push_back({
            .nom = std::string(piece.nom_fichier),
            .sha256
            = piece.sha256.empty() ? std::string(empreinte_inventee) : std::string(piece.sha256),
            .taille_octets = static_cast<std::uint64_t>(piece.taille_octets.value_or(1)),
        });
    }
    return livraison;
}

// A change of a document that the case does not give would change nothing: its author meant
// something else.
std::optional<std::string> changes_nothing(
    Cas const& cas, std::vector<DocumentDuContexte> const& contexte)
{
    auto const lacks = [&](std::string const& nom) {
        return std::ranges::find(contexte, nom, &DocumentDuContexte::nom) == contexte.end();
    };
    for (auto const& [nom, change] : cas.contexte) {
        if (lacks(nom))
            return nom;
    }
    for (auto const& [nom, supprime] : cas.contexte_supprime) {
        if (lacks(nom))
            return nom;
    }
    return std::nullopt;
}

base::Result<reglement::Reglement> reglement_of(Cas const& cas, Monde const& monde)
{
    auto reglement = QUITUS_TRY(monde.campagne(cas.campagne));
    for (auto const& [nom, valeur] : cas.reglement)
        reglement = QUITUS_TRY(reglement.with(nom, valeur));
    return reglement;
}

template <typename T>
T const& member_or(std::map<std::string, T> const& map, std::string const& nom, T const& otherwise)
{
    auto const found = map.find(nom);
    return found == map.end() ? otherwise : found->second;
}

}

base::Result<std::vector<guichet::DocumentDepose>> compose(Cas const& cas, Monde const& monde)
{
    auto const contexte = contexte_of(cas, monde);
    if (auto const nom = changes_nothing(cas, contexte))
        return injouable("Le cas change « " + *nom
            + " », qui n’est pas dans son contexte : ajoutez-le à « avec ».");
    std::vector<guichet::DocumentDepose> documents;
    auto texte = QUITUS_TRY(judged_text(cas, monde));
    auto livraison = livraison_of(cas.livraison, texte);
    documents.push_back({ .nom = cas.base.empty() ? "demande.json" : cas.base + ".json",
        .ligne_ndjson = {},
        .texte = std::move(texte),
        .livraison = std::move(livraison) });
    for (auto const& document : contexte) {
        auto base_texte = QUITUS_TRY(text_of(document.base, monde));
        documents.push_back({ .nom = document.nom + ".json",
            .ligne_ndjson = {},
            .texte
            = QUITUS_TRY(changed(std::move(base_texte), member_or(cas.contexte, document.nom, {}),
                member_or(cas.contexte_supprime, document.nom, {}))),
            .contexte = true });
    }
    return documents;
}

base::Result<Resultat> joue(verdict::IdRegle regle, Cas const& cas, Monde const& monde)
{
    auto const documents = QUITUS_TRY(compose(cas, monde));
    auto const reglement = QUITUS_TRY(reglement_of(cas, monde));
    guichet::OptionsVerification const options{ .instant = cas.instant, .situation = cas.faits };
    Resultat resultat;
    guichet::verifie_demandes(documents, reglement, options, [&](verdict::DemandeJugee&& jugee) {
        resultat.jugee = std::move(jugee);
        return true;
    });
    resultat.explication = differences(regle, cas.attente, resultat.jugee);
    resultat.conforme = resultat.explication.empty();
    return resultat;
}

}
