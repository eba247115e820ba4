// SPDX-License-Identifier: EUPL-1.2
// `quitus requirements`: the matrix requirement → rules → cases. A requirement that nothing serves,
// and that no later part of the product announces, is a defect: exit 1.
#include "base/json_writer.h"
#include "cli/commandes/commandes.h"
#include "cli/commandes/reglement/jurisprudence.h"
#include "cli/diagnostic.h"
#include "jugement/jugement.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::cli {

namespace {

struct Ligne {
    reglement::Reglement::Exigence exigence;
    std::vector<std::string> regles; // that cite it
    std::size_t cas = 0; // cases of all the rules that serve it
    bool servie() const { return !regles.empty() || !exigence.servie_par.empty(); }
};

// The rules that cite it, then what the data says of it beside them: a rule, a command.
std::vector<std::string> all_of(Ligne const& ligne)
{
    auto all = ligne.regles;
    for (auto const& autre : ligne.exigence.servie_par) {
        if (std::ranges::find(all, autre) == all.end())
            all.push_back(autre);
    }
    return all;
}

std::vector<Ligne> matrix(reglement::Reglement const& reglement)
{
    auto const cas_par_regle = cases_by_rule();
    std::vector<Ligne> lignes;
    for (auto const& exigence : reglement.exigences()) {
        auto& ligne = lignes.emplace_back();
        ligne.exigence = exigence;
        for (auto const& [regle, fonction] : jugement::catalogue()) {
            if (std::ranges::find(regle.exigences, exigence.id) == regle.exigences.end())
                continue;
            ligne.regles.emplace_back(regle.id.text());
        }
        for (auto const& nom : all_of(ligne))
            if (auto const found = cas_par_regle.find(nom); found != cas_par_regle.end())
                ligne.cas += found->second;
    }
    return lignes;
}

std::string served_by(Ligne const& ligne)
{
    auto const all = all_of(ligne);
    if (all.empty())
        return ligne.exigence.a_venir ? "à venir" : "PERSONNE";
    return fmt::format(
        "{}{}", fmt::join(all, ", "), ligne.exigence.a_venir ? " (suite à venir)" : "");
}

std::string as_json(std::vector<Ligne> const& lignes)
{
    std::string text;
    base::JsonWriter json(text, base::JsonWriter::Style::pretty);
    auto const texts = [&](std::string_view nom, std::vector<std::string> const& valeurs) {
        json.key(nom);
        json.begin_array();
        for (auto const& valeur : valeurs)
            json.string(valeur);
        json.end_array();
    };
    json.begin_array();
    for (auto const& ligne : lignes) {
        json.begin_object();
        json.member("id", ligne.exigence.id);
        json.member("enonce", ligne.exigence.enonce);
        json.key("a_venir");
        json.boolean(ligne.exigence.a_venir);
        texts("regles", ligne.regles);
        json.key("cas");
        json.number(ligne.cas);
        texts("servie_par", ligne.exigence.servie_par);
        json.end_object();
    }
    json.end_array();
    return text + '\n';
}

std::string as_markdown(std::vector<Ligne> const& lignes)
{
    std::string text
        = "# Traçabilité\n\nÉcrit par `make bless`\u00a0: exigence, règles qui la servent, nombre "
          "de "
          "cas qui les "
          "éprouvent. Ne pas modifier à la main.\n\n| exigence | énoncé | servie par | cas |\n"
          "| --- | --- | --- | ---: |\n";
    for (auto const& ligne : lignes)
        text += fmt::format("| {} | {} | {} | {} |\n", ligne.exigence.id, ligne.exigence.enonce,
            served_by(ligne), ligne.cas == 0 ? std::string("–") : std::to_string(ligne.cas));
    return text;
}

std::string as_text(std::vector<Ligne> const& lignes)
{
    std::string text;
    for (auto const& ligne : lignes)
        text += fmt::format("{:<5} {:>4} cas  {}\n      {}\n", ligne.exigence.id, ligne.cas,
            served_by(ligne), ligne.exigence.enonce);
    auto const later = std::ranges::count_if(
        lignes, [](Ligne const& ligne) { return !ligne.servie() && ligne.exigence.a_venir; });
    return text + fmt::format("\n{} exigences, dont {} à venir.\n", lignes.size(), later);
}

}

Code requirements(Liste const& demande, Monde& monde)
{
    auto const reglement = load(demande.reglement);
    if (!reglement)
        return refuse(monde, reglement.error(), Code::mauvais_usage);
    auto const lignes = matrix(*reglement);
    monde.sortie << (demande.format == "json" ? as_json(lignes)
            : demande.format == "markdown"    ? as_markdown(lignes)
                                              : as_text(lignes));
    bool complete = true;
    for (auto const& ligne : lignes) {
        if (ligne.servie() || ligne.exigence.a_venir)
            continue;
        complete = false;
        say(monde, "quitus\u00a0: l’exigence " + ligne.exigence.id + " n’est servie par rien.");
    }
    return complete ? Code::rien_de_bloquant : Code::bloquant;
}

}
