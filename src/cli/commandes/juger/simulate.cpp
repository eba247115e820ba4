// SPDX-License-Identifier: EUPL-1.2
// `quitus simulate`: the same requests judged by two regulations, and what moves. It answers a
// question about the regulation, not about the requests: a verdict that blocks is no failure here.
#include "cli/cli.h"
#include "cli/commandes/commandes.h"
#include "cli/commandes/juger/documents_donnes.h"
#include "cli/progression.h"
#include "cli/sortie.h"
#include "guichet/simuler_changement.h"
#include "jugement/jugement.h"
#include "rapports/simulation/simulation.h"

#include <algorithm>
#include <map>
#include <set>

namespace quitus::cli {

namespace {

// Every dated value of each parameter, in the order of the data.
class Valeurs {
public:
    explicit Valeurs(reglement::Reglement const& reglement)
    {
        for (auto const& valeur : reglement.parametres()) {
            auto const [known, is_new] = m_textes.try_emplace(valeur.nom);
            if (is_new)
                m_noms.push_back(valeur.nom);
            auto& text = known->second;
            text.append(text.empty() ? "" : "\u00a0; ").append(valeur.texte);
            if (!valeur.validite.empty())
                text.append(" (").append(valeur.validite).append(")");
        }
    }
    std::vector<std::string> const& noms() const { return m_noms; }
    std::string of(std::string const& nom) const
    {
        auto const found = m_textes.find(nom);
        return found == m_textes.end() ? std::string() : found->second;
    }

private:
    std::map<std::string, std::string> m_textes;
    std::vector<std::string> m_noms;
};

// What differs, and what was asked for even when it does not.
std::vector<rapports::ParametreChange> changes(reglement::Reglement const& avant,
    reglement::Reglement const& apres, std::vector<std::string> const& remplacements)
{
    std::set<std::string> asked;
    for (auto const& remplacement : remplacements)
        asked.insert(remplacement.substr(0, remplacement.find('=')));
    Valeurs const before(avant), after(apres);
    auto noms = before.noms();
    std::ranges::copy_if(after.noms(), std::back_inserter(noms),
        [&](std::string const& nom) { return before.of(nom).empty(); });
    std::vector<rapports::ParametreChange> found;
    for (auto const& nom : noms) {
        rapports::ParametreChange change{ nom, before.of(nom), after.of(nom) };
        if (change.avant != change.apres || asked.contains(nom))
            found.push_back(std::move(change));
    }
    return found;
}

Code report(Simulate const& demande, documents::Stock const& stock,
    guichet::Changement const& changement, guichet::OptionsVerification const& options,
    Monde& monde)
{
    auto const identity = [](reglement::Reglement const& reglement) {
        return verdict::IdentiteReglement{ reglement.id(), reglement.empreinte() };
    };
    Sortie sortie(demande.fichier_de_sortie, monde);
    auto const rapport
        = rapports::make_rapport_simulation(*rapports::parse_format_simulation(demande.format),
            { .avant = identity(changement.avant),
                .apres = identity(changement.apres),
                .parametres
                = changes(changement.avant, changement.apres, demande.reglement.remplacements),
                .version = version },
            jugement::find_regle, { .couleur = monde.couleur && sortie.is_terminal_output() },
            sortie.stream());
    auto const simulation = [&] {
        Progression progression(monde, 2 * stock.size());
        return guichet::simule_changement(stock, changement, options,
            { .concernee = [&](auto&& concernee) { rapport->add(concernee); },
                .progress = [&](std::size_t done) { progression.reach(done); } });
    }();
    if (!simulation)
        return refuse(monde, simulation.error(), Code::bloquant);
    rapport->finish(*simulation);
    sortie.finish();
    return Code::rien_de_bloquant;
}

// The regulation after the change: the other folder when there is one, then the overrides.
ChoixReglement choice_after(Simulate const& demande)
{
    auto choice = demande.reglement;
    if (!demande.reglement_apres.empty())
        choice.dossier = demande.reglement_apres;
    return choice;
}

}

Code simulate(Simulate const& demande, Monde& monde)
{
    if (demande.reglement.remplacements.empty() && demande.reglement_apres.empty())
        return refuse(monde,
            { "aucun_changement",
                "rien à simuler\u00a0: dire ce qui change par --set NOM=VALEUR (les noms sont dans "
                "«\u00a0quitus parameters\u00a0»), ou par --reglement-apres DOSSIER." },
            Code::mauvais_usage);
    auto const options = options_of(demande);
    if (!options)
        return refuse(monde, options.error());
    auto const avant = load({ demande.reglement.dossier, {} });
    if (!avant)
        return refuse(monde, avant.error());
    auto const apres = load(choice_after(demande));
    if (!apres)
        return refuse(monde, apres.error());
    auto const stock = open_stock(demande, monde);
    if (!stock)
        return refuse(monde, stock.error());
    if (auto const refusal
        = refusal_of_output(demande.fichier_de_sortie, (*stock)->fichiers(), "la simulation"))
        return refuse(monde, *refusal);
    return report(demande, **stock, { *avant, *apres }, *options, monde);
}

}
