// SPDX-License-Identifier: EUPL-1.2
// The requests concerned for a spreadsheet: one a line, written as they come. What a document holds
// may not become a formula: a text that begins like one is preceded by an apostrophe, as
// spreadsheets do themselves.
#include "rapports/affichage.h"
#include "rapports/simulation/formats.h"
#include "rapports/simulation/phrases.h"

#include <utility>

namespace quitus::rapports {

namespace {

// The signs that begin a formula, in their narrow and wide forms.
bool begins_a_formula(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    for (std::string_view const sign : { "=", "+", "-", "@", "＝", "＋", "－", "＠" }) {
        if (text.starts_with(sign))
            return true;
    }
    return false;
}

std::string field(std::string_view raw)
{
    auto const text = affichable(raw); // no line break, no tab, no control character
    bool const is_quoted = text.find_first_of(";\"") != std::string::npos
        || (!text.empty() && (text.front() == ' ' || text.back() == ' '));
    std::string written = is_quoted ? "\"" : "";
    if (begins_a_formula(text))
        written += '\'';
    for (char const c : text)
        written.append(c == '"' ? 2 : 1, c);
    return is_quoted ? written + '"' : written;
}

std::string rules_with(verdict::DemandeConcernee const& demande, verdict::Effet effet)
{
    std::string text;
    for (auto const& cause : demande.regles) {
        if (cause.effet != effet)
            continue;
        text.append(text.empty() ? "" : " ").append(cause.regle.text());
    }
    return text;
}

class SimulationCsv final : public RapportSimulation {
public:
    SimulationCsv(EnteteSimulation entete, Catalogue catalogue, std::ostream& output)
        : RapportSimulation(std::move(entete), std::move(catalogue), output)
    {
        send("fichier;ligne;identifiant_envoi;type_demande;dispositif;siren;raison_sociale;avant;"
             "apres;regles_apparues;regles_disparues;regles_changees;net_avant;net_apres;ecart\n");
    }

    void add(verdict::DemandeConcernee const& demande) override
    {
        auto line = field(demande.fichier) + ';';
        if (demande.ligne_ndjson)
            line += std::to_string(*demande.ligne_ndjson);
        for (std::string_view const text :
            { std::string_view(demande.identifiant_envoi), std::string_view(demande.type_demande),
                std::string_view(demande.dispositif), std::string_view(demande.fournisseur.siren),
                std::string_view(demande.fournisseur.raison_sociale),
                verdict::text(demande.avant.verdict), verdict::text(demande.apres.verdict) })
            line.append(";").append(field(text));
        for (auto const effet :
            { verdict::Effet::apparait, verdict::Effet::disparait, verdict::Effet::change })
            line.append(";").append(rules_with(demande, effet));
        // Numbers that we wrote: the sign of a negative one begins no formula.
        for (auto const amount :
            { demande.avant.net, demande.apres.net, demande.apres.net - demande.avant.net })
            line.append(";").append(montant::decimal_text(amount));
        line += '\n';
        send(line);
    }

private:
    void write_end(verdict::Simulation const&) override { }
};

}

std::unique_ptr<RapportSimulation> make_simulation_csv(
    EnteteSimulation entete, Catalogue catalogue, std::ostream& output)
{
    return std::make_unique<SimulationCsv>(std::move(entete), std::move(catalogue), output);
}

}
