// SPDX-License-Identifier: EUPL-1.2
#include "mutants/monde.h"

#include "regulation_files/regulation_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace quitus::mutants {

namespace {

namespace fs = std::filesystem;

std::string read_file(fs::path const& path)
{
    std::ifstream stream(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(stream), {} };
}

std::vector<fs::path> files(fs::path const& folder, std::string_view extension)
{
    std::vector<fs::path> paths;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == extension)
            paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    return paths;
}

template <typename T>
T must(base::Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().pointeur + " " + result.error().message);
    return *std::move(result);
}

class Lecteur {
public:
    explicit Lecteur(fs::path const& sources) : m_sources(sources)
    {
        auto const bases = sources / "tests" / "cas" / "bases";
        for (auto const& path : files(bases, ".json"))
            m_textes.emplace(path.stem(), read_file(path));
        m_monde = {
            .document = [this](std::string_view nom) -> std::optional<std::string_view> {
                auto const found = m_textes.find(nom);
                return found == m_textes.end() ? std::nullopt
                                               : std::optional<std::string_view>(found->second);
            },
            .campagne = [this](std::string_view id) -> base::Result<reglement::Reglement> {
                return *campagne(std::string(id));
            },
            .contextes
            = must(cas::read_contextes("contextes.yaml", read_file(bases / "contextes.yaml"))),
        };
    }

    CasPret prepare(std::string nom, verdict::IdRegle regle, cas::Cas const& un)
    {
        return {
            .nom = std::move(nom),
            .regle = regle,
            .attente = un.attente,
            .documents = must(cas::compose(un, m_monde)),
            .reglement = reglement_of(un),
            .options = { .instant = un.instant, .situation = un.faits },
        };
    }

    auto const& bases() const { return m_textes; }

private:
    using Partage = std::shared_ptr<reglement::Reglement const>;

    Partage campagne(std::string const& id)
    {
        auto& lue = m_campagnes[id];
        if (!lue)
            lue = std::make_shared<reglement::Reglement const>(
                must(regulation_files::read_campaign(m_sources / "reglement" / id)));
        return lue;
    }

    Partage reglement_of(cas::Cas const& un)
    {
        auto const campaign = campagne(un.campagne);
        if (un.reglement.empty())
            return campaign;
        auto reglement = *campaign;
        for (auto const& [nom, valeur] : un.reglement)
            reglement = must(reglement.with(nom, valeur));
        return std::make_shared<reglement::Reglement const>(std::move(reglement));
    }

    fs::path m_sources;
    std::map<std::string, std::string, std::less<>> m_textes;
    std::map<std::string, Partage> m_campagnes;
    cas::Monde m_monde;
};

}

std::vector<CasPret> read_cases(fs::path const& sources)
{
    Lecteur lecteur(sources);
    std::vector<CasPret> all;
    for (auto const& path : files(sources / "tests" / "cas", ".yaml")) {
        auto const fichier = must(cas::read_cas(path.filename().string(), read_file(path)));
        for (auto const& un : fichier.cas)
            all.push_back(lecteur.prepare(
                fichier.nom + ":" + std::to_string(un.ligne) + " " + un.nom, fichier.regle, un));
    }
    for (auto const& [nom, texte] : lecteur.bases()) {
        cas::Cas un;
        un.base = nom;
        un.campagne = cas::campagne_par_defaut;
        auto& pret = all.emplace_back(lecteur.prepare("bases/" + nom + ".json", "SCH-001", un));
        pret.recevable = true;
    }
    return all;
}

std::string play(CasPret const& cas)
{
    verdict::DemandeJugee jugee;
    guichet::verifie_demandes(
        cas.documents, *cas.reglement, cas.options, [&](verdict::DemandeJugee&& result) {
            jugee = std::move(result);
            return true;
        });
    if (!cas.recevable)
        return cas::differences(cas.regle, cas.attente, jugee);
    auto const blocks = [](verdict::Constat const& constat) {
        return constat.consequence >= verdict::Consequence::a_modifier;
    };
    return std::ranges::any_of(jugee.constats, blocks) ? "Le document de base n’est plus recevable."
                                                       : "";
}

}
