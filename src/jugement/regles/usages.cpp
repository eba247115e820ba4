// SPDX-License-Identifier: EUPL-1.2
// PCE-013: one file, one use. A file is known by its print (that of the bytes received, else the declared
// one), failing that by the id of its pièce.
#include "jugement/regles.h"
#include "jugement/regles/designations.h"
#include "jugement/regles/pointeurs.h"
#include "pieces/fichiers_livres.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <unordered_map>

namespace quitus::jugement::regles {

namespace {

// Beneficiaries that are the same, or that a treaty joins, gathered little by little. Built only once a file
// serves two of them.
class Jonctions {
public:
    explicit Jonctions(Faits const& faits) : m_parents(faits.demande.beneficiaires.size())
    {
        std::iota(m_parents.begin(), m_parents.end(), std::size_t{ 0 });
        auto const cles = cles_de(faits.demande, faits.dispositif->maille);
        auto const with_treaty = beneficiaires_avec_traite(faits.demande);
        for (std::size_t rang = 0; rang < cles.size(); ++rang) {
            for (auto const& cle : cles[rang].propres)
                join(rang, node(cle));
            if (!with_treaty[rang])
                continue;
            for (auto const& historique : cles[rang].historiques) {
                for (auto const& cle : historique)
                    join(rang, node(cle));
            }
        }
    }

    bool are_joined(std::size_t left, std::size_t right) { return root(left) == root(right); }

private:
    static bool holds_treaty(demande::Piece const* piece)
    {
        return piece != nullptr && piece->contenus
            && std::ranges::find(*piece->contenus, demande::NatureContenu::traite_fusion)
            != piece->contenus->end();
    }

    // Those that name a pièce of the list as their treaty, or whose invoice says that it holds one.
    static std::vector<bool> beneficiaires_avec_traite(demande::Demande const& demande)
    {
        std::vector<bool> with_treaty(demande.beneficiaires.size());
        for (std::size_t rang = 0; rang < demande.beneficiaires.size(); ++rang) {
            auto const& evolution = demande.beneficiaires[rang].evolution;
            with_treaty[rang] = evolution && demande.piece(evolution->piece_traite) != nullptr;
        }
        for (auto const& ligne : demande.lignes) {
            auto const rang = demande.beneficiaires_par_id.find(ligne.beneficiaire);
            for (auto const& facture : ligne.factures) {
                if (rang && holds_treaty(demande.piece(facture.piece)))
                    with_treaty[*rang] = true;
            }
        }
        return with_treaty;
    }

    std::size_t node(beneficiaire::Cle const& cle)
    {
        auto const [found, inserted] = m_noeuds.try_emplace(cle, m_parents.size());
        if (inserted)
            m_parents.push_back(found->second);
        return found->second;
    }

    std::size_t root(std::size_t node)
    {
        while (m_parents[node] != node)
            node = m_parents[node] = m_parents[m_parents[node]];
        return node;
    }

    void join(std::size_t left, std::size_t right) { m_parents[root(left)] = root(right); }

    std::vector<std::size_t> m_parents;
    std::unordered_map<beneficiaire::Cle, std::size_t, beneficiaire::CleHash> m_noeuds;
};

// A file, the pièces that are made of it and the beneficiaries whose documents it is, in the order of the
// document.
struct Fichier {
    demande::Piece const* piece = nullptr; // the first one
    demande::Piece const* d_un_autre_type = nullptr;
    std::vector<std::size_t> beneficiaires;
    FichierPartage const* ailleurs = nullptr;
};

class Fichiers {
public:
    explicit Fichiers(Faits const& faits) : m_faits(faits), m_rangs(faits.demande.pieces.size())
    {
        list_pieces();
        for (auto const& ligne : faits.demande.lignes)
            note_documents(ligne);
        for (auto const& partage : faits.fichiers_partages) {
            if (partage.piece < m_rangs.size() && m_fichiers[m_rangs[partage.piece]].ailleurs == nullptr)
                m_fichiers[m_rangs[partage.piece]].ailleurs = &partage;
        }
    }

    std::vector<Fichier> const& all() const { return m_fichiers; }

private:
    void list_pieces()
    {
        pieces::FichiersLivres const livres(m_faits.livraison);
        std::unordered_map<std::string_view, std::size_t> connus;
        for (std::size_t rang = 0; rang < m_rangs.size(); ++rang) {
            auto const& piece = m_faits.demande.pieces[rang];
            auto const* livre = m_faits.livraison->refus ? nullptr : livres.find(piece.nom_fichier);
            auto const empreinte
                = livre != nullptr ? std::string_view(livre->sha256) : std::string_view(piece.sha256);
            auto const [found, inserted] = connus.try_emplace(empreinte, m_fichiers.size());
            m_rangs[rang] = inserted || empreinte.empty() ? m_fichiers.size() : found->second;
            if (m_rangs[rang] == m_fichiers.size())
                m_fichiers.push_back({ .piece = &piece });
            auto& fichier = m_fichiers[m_rangs[rang]];
            if (piece.type && fichier.piece->type && piece.type != fichier.piece->type
                && fichier.d_un_autre_type == nullptr)
                fichier.d_un_autre_type = &piece;
        }
    }

    void note_documents(demande::Ligne const& ligne)
    {
        auto const beneficiaire = m_faits.demande.beneficiaires_par_id.find(ligne.beneficiaire);
        if (!beneficiaire)
            return;
        auto const note = [&](std::string_view id) {
            auto const piece = m_faits.demande.pieces_par_id.find(id);
            if (!piece)
                return;
            auto& connus = m_fichiers[m_rangs[*piece]].beneficiaires;
            if (connus.empty() || connus.back() != *beneficiaire)
                connus.push_back(*beneficiaire);
        };
        if (ligne.bon_commande)
            note(ligne.bon_commande->piece);
        for (auto const& facture : ligne.factures)
            note(facture.piece);
        if (ligne.verification)
            note(ligne.verification->piece);
    }

    Faits const& m_faits;
    std::vector<std::size_t> m_rangs; // file of each pièce, by rank
    std::vector<Fichier> m_fichiers;
};

// The first beneficiary that nothing joins to the one before; joining is transitive, so the first stands for
// all.
std::optional<std::size_t> stranger(
    Fichier const& fichier, Faits const& faits, std::optional<Jonctions>& jonctions)
{
    if (faits.dispositif == nullptr || fichier.beneficiaires.size() < 2)
        return std::nullopt;
    if (!jonctions)
        jonctions.emplace(faits);
    auto const premier = fichier.beneficiaires.front();
    for (auto const rang : fichier.beneficiaires) {
        if (!jonctions->are_joined(premier, rang))
            return rang;
    }
    return std::nullopt;
}

std::string nom_de(demande::Demande const& demande, std::size_t rang)
{
    auto const& beneficiaire = demande.beneficiaires[rang];
    return nom_du_beneficiaire(beneficiaire.libelle, beneficiaire.indice);
}

std::vector<std::string> usages_en_trop(
    Fichier const& fichier, Faits const& faits, std::optional<Jonctions>& jonctions)
{
    std::vector<std::string> usages;
    if (auto const* autre = fichier.d_un_autre_type)
        usages.push_back(fmt::format("il est donné comme {} (pièce « {} ») et comme {} (pièce « {} »)",
            demande::en_francais(*fichier.piece->type), fichier.piece->id, demande::en_francais(*autre->type),
            autre->id));
    if (auto const rang = stranger(fichier, faits, jonctions))
        usages.push_back(
            fmt::format("il est le document de deux bénéficiaires qu’aucun traité ne réunit ({} et {})",
                nom_de(faits.demande, fichier.beneficiaires.front()), nom_de(faits.demande, *rang)));
    if (fichier.ailleurs != nullptr)
        usages.push_back(fichier.ailleurs->reference.empty()
                ? std::string("il est déjà une pièce d’un autre dossier")
                : fmt::format("il est déjà une pièce d’un autre dossier ({})", fichier.ailleurs->reference));
    return usages;
}

}

// PCE-013. A file proves one thing, for one beneficiary, in one file of financing.
//
// Source  B-05: one financing per SONS and beneficiary.
// Why a treaty allows it: a merged invoice holds the deed, and names the old and the new beneficiary (B-22).
// Why only the documents of lines: one file may hold the renunciations of several clients (B-12).
void fichier_a_un_seul_usage(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    Fichiers const fichiers(faits);
    std::optional<Jonctions> jonctions;
    for (auto const& fichier : fichiers.all()) {
        auto const usages = usages_en_trop(fichier, faits, jonctions);
        if (usages.empty())
            continue;
        constats.add("PCE-013",
            {
                .message = fmt::format("Le fichier « {} » sert plusieurs fois : {}.",
                    fichier.piece->nom_fichier, fmt::join(usages, " ; ")),
                .pointeur = piece(fichier.piece->indice),
                .trouve
                = std::string(fichier.piece->sha256.empty() ? fichier.piece->id : fichier.piece->sha256),
                .attendu = "un fichier pour une seule pièce, un seul bénéficiaire et un seul dossier",
                .correction = "Joindre à chaque usage son propre document. S’il s’agit d’une "
                              "fusion ou d’une scission, déclarer les identifiants historiques et "
                              "joindre le traité.",
            });
    }
}

}
