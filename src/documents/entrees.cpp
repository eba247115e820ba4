// SPDX-License-Identifier: EUPL-1.2
#include "documents/entrees.h"

#include "documents/archive.h"
#include "documents/chemins.h"
#include "documents/stock/lignes.h"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <set>
#include <utility>

namespace quitus::documents {
namespace {

tl::unexpected<base::Erreur> unreadable(std::string const& nom)
{
    return base::failure("illisible",
        fmt::format("«\u00a0{}\u00a0» ne peut pas être lu. Vérifiez qu’il existe encore et que "
                    "vous avez le droit "
                    "de le lire.",
            nom),
        nom);
}

class Parcours {
public:
    Parcours(OptionsEntrees const& options, Visiteur const& visiteur)
        : m_options(options)
        , m_visiteur(visiteur)
    {
    }

    base::Result<Suite> read(CheminDemande const& chemin)
    {
        switch (chemin.forme) {
        case Forme::json:
            return read_json(chemin);
        case Forme::depot:
            return read_deposit(chemin);
        case Forme::ndjson: {
            std::ifstream flux(chemin.chemin, std::ios::binary);
            return flux ? read_lines(chemin.nom, flux) : unreadable(chemin.nom);
        }
        case Forme::entree_standard:
            break;
        }
        return m_options.entree_standard ? read_lines(chemin.nom, *m_options.entree_standard)
                                         : unreadable(chemin.nom);
    }

    std::size_t count() const { return m_count; }

private:
    base::Result<Suite> read_json(CheminDemande const& chemin)
    {
        DocumentRecu document{ .nom = chemin.nom };
        auto const octets_max = m_options.limites.json_octets_max;
        std::ifstream flux(chemin.chemin, std::ios::binary);
        if (!flux)
            return unreadable(chemin.nom);
        // One byte more than the limit tells; the announced size of a file is not trusted.
        std::string buffer(64 << 10, '\0');
        while (document.texte.size() <= octets_max && flux.good()) {
            flux.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
            document.texte.append(buffer, 0, static_cast<std::size_t>(flux.gcount()));
        }
        if (flux.bad())
            return unreadable(chemin.nom);
        document.trop_gros = document.texte.size() > octets_max;
        if (document.trop_gros)
            document.texte = {};
        if (chemin.archive && !m_options.archive_des_pieces)
            document.livraison = QUITUS_TRY(read_archive(*chemin.archive, m_options.limites));
        return give(std::move(document));
    }

    base::Result<Suite> read_deposit(CheminDemande const& chemin)
    {
        auto depot = QUITUS_TRY(read_depot(chemin.chemin, m_options.limites));
        return give({ .nom = chemin.nom,
            .texte = std::move(depot.demande).value_or(std::string()),
            .trop_gros = depot.demande_trop_grosse,
            .nom_interne = std::move(depot.nom_demande),
            .faute = std::move(depot.faute),
            .livraison = std::move(depot.livraison) });
    }

    base::Result<Suite> read_lines(std::string const& nom, std::istream& flux)
    {
        Lignes lignes(flux, m_options.limites.json_octets_max);
        Ligne ligne;
        while (lignes.read(ligne)) {
            bool const empty = ligne.texte.find_first_not_of(" \t\r") == std::string::npos;
            if (empty && !ligne.trop_longue)
                continue;
            auto const suite = QUITUS_TRY(give({ .nom = nom,
                .ligne_ndjson = ligne.numero,
                .octet = ligne.octet,
                .texte = std::move(ligne.texte),
                .trop_gros = ligne.trop_longue }));
            if (suite == Suite::arreter)
                return suite;
        }
        if (lignes.has_failed())
            return unreadable(nom);
        return Suite::continuer;
    }

    base::Result<Suite> give(DocumentRecu document)
    {
        ++m_count;
        if (m_options.archive_des_pieces) {
            if (m_count > 1 || document.livraison)
                return base::failure("pieces_ambigues",
                    "--pieces nomme l’archive d’une seule demande\u00a0: donnez une seule demande, "
                    "sans son propre "
                    "dépôt zip, ou rangez chaque archive à côté de son fichier .json, sous le même "
                    "nom.");
            document.livraison
                = QUITUS_TRY(read_archive(*m_options.archive_des_pieces, m_options.limites));
        }
        return m_visiteur(std::move(document));
    }

    OptionsEntrees const& m_options;
    Visiteur const& m_visiteur;
    std::size_t m_count = 0;
};

// The paths of what is judged, so that none is its own context.
class Juges {
public:
    void add(std::string const& nom)
    {
        if (m_last != nom)
            m_chemins.insert(true_path(m_last = nom));
    }
    bool contains(std::string const& nom)
    {
        if (m_last != nom) {
            m_last = nom;
            m_known = m_chemins.contains(true_path(nom));
        }
        return m_known;
    }

private:
    static std::string true_path(std::string const& nom)
    {
        std::error_code error;
        auto const path = std::filesystem::canonical(nom, error);
        return error ? nom : path.string();
    }

    std::set<std::string> m_chemins;
    std::string m_last;
    bool m_known = true; // while nothing else was asked, the last one is one that was added
};

}

base::Result<std::size_t> for_each_document(std::vector<std::string> const& chemins,
    OptionsEntrees const& options, Visiteur const& visiteur)
{
    auto const found = QUITUS_TRY(expand_paths(chemins, options.archive_des_pieces));
    Parcours parcours(options, visiteur);
    for (auto const& chemin : found)
        if (QUITUS_TRY(parcours.read(chemin)) == Suite::arreter)
            return parcours.count();
    if (parcours.count() == 0)
        return base::failure("aucune_demande",
            "Aucune demande à contrôler\u00a0: ni fichier .json, ni ligne d’un .ndjson, ni dépôt "
            ".zip dans ce qui est "
            "donné. Vérifiez le chemin.",
            chemins.empty() ? std::string() : chemins.front());
    return parcours.count();
}

base::Result<std::size_t> for_each_given(std::vector<std::string> const& chemins,
    std::vector<std::string> const& contexte, OptionsEntrees const& options,
    std::function<void(DocumentRecu&&, bool contexte)> const& visiteur)
{
    Juges juges;
    auto const given = QUITUS_TRY(for_each_document(chemins, options, [&](DocumentRecu&& recu) {
        juges.add(recu.nom);
        visiteur(std::move(recu), false);
        return Suite::continuer;
    }));
    if (contexte.empty())
        return given;
    auto of_context = options;
    of_context.archive_des_pieces.reset();
    QUITUS_TRY(for_each_document(contexte, of_context, [&](DocumentRecu&& recu) {
        if (!juges.contains(recu.nom))
            visiteur(std::move(recu), true);
        return Suite::continuer;
    }));
    return given;
}

base::Result<std::vector<DocumentRecu>> read_inputs(
    std::vector<std::string> const& chemins, OptionsEntrees const& options)
{
    std::vector<DocumentRecu> documents;
    QUITUS_TRY(for_each_document(chemins, options, [&documents](DocumentRecu&& document) {
        documents.push_back(std::move(document));
        return Suite::continuer;
    }));
    return documents;
}

bool is_wrong_use(base::Erreur const& erreur)
{
    return erreur.code != "illisible";
}

}
