// SPDX-License-Identifier: EUPL-1.2
// The simulation for people at a terminal: the answer first, then what moves and why. Its length
// does not follow that of the stock.
#include "rapports/affichage.h"
#include "rapports/phrases.h"
#include "rapports/simulation/formats.h"
#include "rapports/simulation/phrases.h"
#include "rapports/simulation/premieres.h"
#include "rapports/texte/colonnes.h"
#include "rapports/texte/terminal.h"

#include <utility>

namespace quitus::rapports {

namespace {

using verdict::Verdict;

constexpr std::size_t width_columns = 100;

class SimulationTexte final : public RapportSimulation {
public:
    SimulationTexte(
        EnteteSimulation entete, Catalogue catalogue, Options options, std::ostream& output)
        : RapportSimulation(std::move(entete), std::move(catalogue), output)
        , m_options(options)
    {
    }

    void add(verdict::DemandeConcernee const& demande) override { m_premieres.add(demande); }

private:
    static constexpr std::size_t shown_max = 10, rows_max = 20;

    void write_end(verdict::Simulation const& simulation) override;
    void append_title(std::string_view title);
    void append_line(std::string_view lead, std::string_view text);
    void append_parametres();
    void append_verdicts(verdict::Simulation const& simulation);
    void append_transitions(verdict::Simulation const& simulation);
    void append_euros(verdict::Simulation const& simulation);
    void append_fournisseurs(verdict::Simulation const& simulation);
    void append_demandes(std::size_t concernees);
    void append_demande(verdict::DemandeConcernee const& demande);

    Options m_options;
    Premieres m_premieres{ shown_max };
    std::string m_text;
};

std::string with_sign(Verdict verdict)
{
    return std::string(signe(verdict)).append(" ").append(verdict::en_francais(verdict));
}

std::string arrow(Verdict de, Verdict vers)
{
    return with_sign(de) + " → " + with_sign(vers);
}

void SimulationTexte::append_title(std::string_view title)
{
    m_text += '\n';
    m_text += m_options.couleur ? "\x1b[1m" : "";
    m_text += title;
    m_text += m_options.couleur ? "\x1b[0m\n" : "\n";
}

void SimulationTexte::append_line(std::string_view lead, std::string_view text)
{
    append_wrapped(m_text, lead, text, width_columns);
}

void SimulationTexte::append_parametres()
{
    if (entete().parametres.empty())
        return;
    append_title("Ce qui change dans le règlement");
    for (auto const& [nom, avant, apres] : entete().parametres) {
        append_line("  ", affichable(nom));
        auto const shown = [](std::string const& value) {
            return value.empty() ? std::string("absent") : affichable(value);
        };
        append_line("    avant\u00A0: ", shown(avant));
        append_line("    après\u00A0: ", shown(apres) + (avant == apres ? " (la même)" : ""));
    }
}

void SimulationTexte::append_verdicts(verdict::Simulation const& simulation)
{
    auto const& [avant, apres] = std::pair(simulation.avant, simulation.apres);
    append_title("Verdicts");
    Colonnes table({ "  Verdict", "avant", "après", "écart" });
    auto const add = [&](Verdict verdict, std::size_t before, std::size_t after) {
        table.add(
            { "  " + with_sign(verdict), nombre(before), nombre(after), ecart(before, after) });
    };
    add(Verdict::recevable, avant.recevable, apres.recevable);
    add(Verdict::a_verifier, avant.a_verifier, apres.a_verifier);
    add(Verdict::a_modifier, avant.a_modifier, apres.a_modifier);
    add(Verdict::rejet, avant.rejet, apres.rejet);
    table.append_to(m_text);
}

void SimulationTexte::append_transitions(verdict::Simulation const& simulation)
{
    append_title("Passages d’un verdict à un autre");
    auto cause = simulation.causes.begin();
    std::size_t unchanged = 0;
    for (auto const& [de, vers, count] : simulation.transitions) {
        if (de == vers) {
            unchanged += count;
            continue;
        }
        append_line("  ", arrow(de, vers) + "\u00A0: " + compte(count, "demande", "demandes"));
        for (; cause != simulation.causes.end() && cause->de == de && cause->vers == vers;
             ++cause) {
            auto const& [regle, effet] = cause->cause;
            auto text = std::string(verdict::en_francais(effet)) + " dans "
                + compte(cause->nombre, "demande", "demandes");
            if (auto const titre = titre_de(catalogue(), regle); !titre.empty())
                text.append("\u00A0: ").append(titre);
            append_line(std::string("      ").append(regle.text()).append("  "), text);
        }
    }
    append_line("  ", "Même verdict\u00A0: " + compte(unchanged, "demande", "demandes"));
}

std::vector<std::string> cells_of(std::string name, verdict::Euros const& euros)
{
    return { "  " + std::move(name), nombre(euros.concernees), montant::euros(euros.avant),
        montant::euros(euros.apres), ecart_en_euros(euros) };
}

void SimulationTexte::append_euros(verdict::Simulation const& simulation)
{
    append_title("Euros par dispositif");
    Colonnes table({ "  Dispositif", "concernées", "avant", "après", "écart" });
    std::size_t others = 0, shown = 0;
    for (auto const& [dispositif, euros] : simulation.dispositifs) {
        if (shown < rows_max) {
            table.add(cells_of(nom_de_dispositif(dispositif), euros));
            ++shown;
        } else {
            ++others;
        }
    }
    table.add(cells_of("Ensemble", simulation.ensemble));
    table.append_to(m_text);
    if (others != 0)
        append_line("  ",
            "Et " + compte(others, "autre dispositif", "autres dispositifs")
                + "\u00A0: --format json les donne tous.");
}

void SimulationTexte::append_fournisseurs(verdict::Simulation const& simulation)
{
    if (simulation.fournisseurs.empty())
        return;
    append_title("Euros des demandes concernées, par Fournisseur");
    Colonnes table({ "  Fournisseur", "nombre", "avant", "après", "écart" });
    std::size_t shown = 0;
    for (auto const& [fournisseur, euros] : simulation.fournisseurs) {
        if (shown == rows_max)
            break;
        table.add(cells_of(nom_de_fournisseur(fournisseur), euros));
        ++shown;
    }
    table.append_to(m_text);
    if (auto const others = simulation.fournisseurs.size() - shown; others != 0)
        append_line("  ",
            "Et " + compte(others, "autre Fournisseur", "autres Fournisseurs")
                + "\u00A0: --format json les donne tous.");
}

void SimulationTexte::append_demande(verdict::DemandeConcernee const& demande)
{
    auto const& [avant, apres] = std::pair(demande.avant, demande.apres);
    auto text = nom_de_document(demande) + " — " + std::string(nom_de_type(demande.type_demande));
    if (!demande.dispositif.empty())
        text += " " + demande.dispositif;
    append_line("  ", text);
    append_line("    ",
        avant.verdict == apres.verdict ? with_sign(avant.verdict) + ", verdict inchangé"
                                       : arrow(avant.verdict, apres.verdict));
    if (!demande.regles.empty())
        append_line("    ", regles_en_cause(demande));
    if (avant.net != apres.net)
        append_line("    ", montant::euros(avant.net) + " → " + montant::euros(apres.net));
    if (!demande.identifiant_envoi.empty())
        append_line("    ", "Envoi " + demande.identifiant_envoi);
}

void SimulationTexte::append_demandes(std::size_t concernees)
{
    if (concernees == 0)
        return;
    append_title("Demandes concernées (" + nombre(concernees) + ")");
    auto const shown = m_premieres.for_each([&](auto const& demande) { append_demande(demande); });
    if (auto const others = concernees - shown; others != 0)
        append_line("  ",
            "Et " + compte(others, "autre", "autres")
                + "\u00A0: --format csv ou json, avec --output FICHIER, les donne toutes.");
}

void SimulationTexte::write_end(verdict::Simulation const& simulation)
{
    append_line("", reponse(simulation) + ".");
    append_parametres();
    append_verdicts(simulation);
    append_transitions(simulation);
    append_euros(simulation);
    append_fournisseurs(simulation);
    append_demandes(simulation.ensemble.concernees);
    m_text += '\n';
    append_line("", ce_qui_est_compte());
    auto const& [avant, apres] = std::pair(entete().avant, entete().apres);
    append_line("",
        (avant.id == apres.id
                ? "Règlement " + affichable(avant.id)
                : "Règlements " + affichable(avant.id) + " puis " + affichable(apres.id))
            + ", Quitus " + affichable(entete().version) + ".");
    send(m_text);
}

}

std::unique_ptr<RapportSimulation> make_simulation_texte(
    EnteteSimulation entete, Catalogue catalogue, Options options, std::ostream& output)
{
    return std::make_unique<SimulationTexte>(
        std::move(entete), std::move(catalogue), options, output);
}

}
