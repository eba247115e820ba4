// SPDX-License-Identifier: EUPL-1.2
// Every case of tests/cas/*.yaml is a test of its rule, and the set of files is complete. Reads the
// files themselves, so that a case can be written and tried without rebuilding.
#include "cas/jouer.h"
#include "jugement/jugement.h"
#include "regulation_files/regulation_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <set>

namespace {

using namespace quitus;
namespace fs = std::filesystem;

fs::path const sources = QUITUS_SOURCE_DIR;
fs::path const dossier = sources / "tests" / "cas";

std::string read_file(fs::path const& path)
{
    std::ifstream stream(path, std::ios::binary);
    return { std::istreambuf_iterator<char>(stream), {} };
}

std::map<std::string, std::string, std::less<>> const& bases()
{
    static auto const texts = [] {
        std::map<std::string, std::string, std::less<>> all;
        for (auto const& entry : fs::directory_iterator(dossier / "bases")) {
            if (entry.path().extension() == ".json")
                all.emplace(entry.path().stem(), read_file(entry.path()));
        }
        return all;
    }();
    return texts;
}

base::Result<reglement::Reglement> campagne(std::string_view id)
{
    static std::map<std::string, base::Result<reglement::Reglement>, std::less<>> read;
    auto found = read.find(id);
    if (found == read.end())
        found = read.emplace(id, regulation_files::read_campaign(sources / "reglement" / id)).first;
    return found->second;
}

cas::Monde const& monde()
{
    static cas::Monde const monde{
        .document = [](std::string_view nom) -> std::optional<std::string_view> {
            auto const found = bases().find(nom);
            return found == bases().end() ? std::nullopt
                                          : std::optional<std::string_view>(found->second);
        },
        .campagne = campagne,
        .contextes =
            [] {
                auto contextes = cas::read_contextes(
                    "contextes.yaml", read_file(dossier / "bases" / "contextes.yaml"));
                return contextes ? *contextes : cas::Contextes{};
            }(),
    };
    return monde;
}

// A file that cannot be read is one case that fails, and says why.
struct Lu {
    std::string fichier;
    base::Result<cas::FichierDeCas> contenu;
};

std::vector<Lu> const& fichiers()
{
    static auto const lus = [] {
        std::vector<fs::path> paths;
        for (auto const& entry : fs::directory_iterator(dossier)) {
            if (entry.path().extension() == ".yaml")
                paths.push_back(entry.path());
        }
        std::ranges::sort(paths);
        std::vector<Lu> all;
        for (auto const& path : paths)
            all.push_back(
                { path.filename(), cas::read_cas(path.filename().string(), read_file(path)) });
        return all;
    }();
    return lus;
}

class CasDeRegle : public testing::Test {
public:
    CasDeRegle(cas::FichierDeCas const& fichier, cas::Cas const& cas)
        : m_fichier(fichier)
        , m_cas(cas)
    {
    }

    void TestBody() override
    {
        auto const resultat = cas::joue(m_fichier.regle, m_cas, monde());
        auto const lieu = "tests/cas/" + m_fichier.nom + ":" + std::to_string(m_cas.ligne) + " « "
            + m_cas.nom + " »\n";
        if (!resultat)
            FAIL() << lieu << resultat.error().message << " " << resultat.error().pointeur;
        EXPECT_TRUE(resultat->conforme) << lieu << resultat->explication;
    }

private:
    cas::FichierDeCas const& m_fichier;
    cas::Cas const& m_cas;
};

// One test a case, named after the rule and the rank of the case: CAL_003.cas_01.
bool const registered = [] {
    for (auto const& lu : fichiers()) {
        if (!lu.contenu)
            continue;
        auto suite = std::string(lu.contenu->regle.text());
        std::ranges::replace(suite, '-', '_');
        std::size_t rang = 0;
        for (auto const& cas : lu.contenu->cas) {
            ++rang;
            auto const nom = (rang < 10 ? "cas_0" : "cas_") + std::to_string(rang);
            testing::RegisterTest(suite.c_str(), nom.c_str(), nullptr, cas.nom.c_str(), __FILE__,
                __LINE__, [&contenu = *lu.contenu, &cas]() -> testing::Test* {
                    return new CasDeRegle(contenu, cas);
                });
        }
    }
    return true;
}();

TEST(LesFichiersDeCas, SeLisent)
{
    EXPECT_TRUE(registered);
    for (auto const& lu : fichiers())
        EXPECT_TRUE(lu.contenu) << lu.contenu.error().pointeur << ": "
                                << lu.contenu.error().message;
}

TEST(LesFichiersDeCas, PortentLeNomDeLeurRegle)
{
    for (auto const& lu : fichiers()) {
        if (lu.contenu) {
            EXPECT_EQ(lu.fichier, std::string(lu.contenu->regle.text()) + ".yaml");
        }
    }
}

TEST(LesFichiersDeCas, MontrentChacunLeSilenceEtLaParole)
{
    for (auto const& lu : fichiers()) {
        if (!lu.contenu)
            continue;
        auto const silent = [](cas::Cas const& cas) { return !cas.attente.consequence; };
        EXPECT_TRUE(std::ranges::any_of(lu.contenu->cas, silent))
            << lu.fichier << ": aucun cas « attendu: absent »";
        EXPECT_FALSE(std::ranges::all_of(lu.contenu->cas, silent))
            << lu.fichier << ": aucun cas où la règle parle";
    }
}

TEST(LesFichiersDeCas, NeNommentPasDeuxCasDeMeme)
{
    for (auto const& lu : fichiers()) {
        std::set<std::string> noms;
        if (!lu.contenu)
            continue;
        for (auto const& cas : lu.contenu->cas)
            EXPECT_TRUE(noms.insert(cas.nom).second)
                << lu.fichier << ":" << cas.ligne << ": « " << cas.nom << " » deux fois";
    }
}

TEST(LesFichiersDeCas, SuiventLeCatalogueRegleParRegle)
{
    std::set<std::string> regles;
    for (auto const& appliquee : jugement::catalogue()) {
        regles.emplace(appliquee.regle.id.text());
        EXPECT_TRUE(fs::exists(dossier / (std::string(appliquee.regle.id.text()) + ".yaml")))
            << "La règle " << appliquee.regle.id.text() << " n’a pas de fichier de cas.";
    }
    for (auto const& lu : fichiers()) {
        if (lu.contenu) {
            EXPECT_TRUE(regles.contains(std::string(lu.contenu->regle.text())))
                << lu.fichier << ": règle inconnue du catalogue";
        }
    }
}

TEST(LesDocumentsDeBase, OntUnContexteEtSontRecevables)
{
    auto const contextes
        = cas::read_contextes("contextes.yaml", read_file(dossier / "bases" / "contextes.yaml"));
    ASSERT_TRUE(contextes) << contextes.error().pointeur << ": " << contextes.error().message;
    for (auto const& [nom, texte] : bases()) {
        EXPECT_TRUE(contextes->contains(nom)) << nom << " n’a pas de ligne dans contextes.yaml";
        cas::Cas cas;
        cas.nom = nom;
        cas.base = nom;
        cas.campagne = cas::campagne_par_defaut;
        auto const resultat = cas::joue("SCH-001", cas, monde());
        ASSERT_TRUE(resultat) << resultat.error().message << resultat.error().pointeur;
        for (auto const& constat : resultat->jugee.constats)
            EXPECT_LT(constat.consequence, verdict::Consequence::a_modifier)
                << nom << ": " << constat.regle.text() << " à " << constat.pointeur << ": "
                << constat.message;
    }
}

}
