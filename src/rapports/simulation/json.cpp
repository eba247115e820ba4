// SPDX-License-Identifier: EUPL-1.2
// The simulation for programs: the members of the contract first, then ours. The requests come
// last, one a line, since their totals precede them.
#include "base/json_writer.h"
#include "rapports/json/demande_json.h"
#include "rapports/simulation/formats.h"

#include <deque>
#include <utility>

namespace quitus::rapports {

namespace {

using base::JsonWriter;

void write_euros(JsonWriter& json, verdict::Euros const& euros)
{
    json.member("net_avant", montant::decimal_text(euros.avant));
    json.member("net_apres", montant::decimal_text(euros.apres));
    json.member("ecart", montant::decimal_text(euros.apres - euros.avant));
}

void write_fournisseur(JsonWriter& json, verdict::FournisseurDeclare const& fournisseur)
{
    json.key("siren");
    json.text_or_null(fournisseur.siren);
    json.key("raison_sociale");
    json.text_or_null(fournisseur.raison_sociale);
}

void write_count(JsonWriter& json, std::string_view name, std::size_t count)
{
    json.key(name);
    json.number(count);
}

void write_regles(JsonWriter& json, verdict::DemandeConcernee const& demande)
{
    json.key("regles");
    json.begin_array();
    for (auto const& [regle, effet] : demande.regles) {
        json.begin_object();
        json.member("regle", regle.text());
        json.member("effet", verdict::text(effet));
        json.end_object();
    }
    json.end_array();
}

std::string line_of(verdict::DemandeConcernee const& demande)
{
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    json.member("fichier", demande.fichier);
    json.key("ligne_ndjson");
    json.number_or_null(demande.ligne_ndjson);
    json.key("identifiant_envoi");
    json.text_or_null(demande.identifiant_envoi);
    json.key("type_demande");
    json.text_or_null(demande.type_demande);
    json.key("dispositif");
    json.text_or_null(demande.dispositif);
    json.key("fournisseur");
    json.begin_object();
    write_fournisseur(json, demande.fournisseur);
    json.end_object();
    json.member("de", verdict::text(demande.avant.verdict));
    json.member("vers", verdict::text(demande.apres.verdict));
    write_regles(json, demande);
    json.member("net_avant", montant::decimal_text(demande.avant.net));
    json.member("net_apres", montant::decimal_text(demande.apres.net));
    json.end_object();
    return line;
}

class SimulationJson final : public RapportSimulation {
public:
    SimulationJson(EnteteSimulation entete, Catalogue catalogue, std::ostream& output)
        : RapportSimulation(std::move(entete), std::move(catalogue), output)
    {
    }

    // In pieces: one text of a million lines would need twice its size while it grows.
    void add(verdict::DemandeConcernee const& demande) override
    {
        static constexpr std::size_t piece_octets = 1U << 20;
        auto const line = line_of(demande);
        if (m_lines.empty() || m_lines.back().size() + line.size() + 6 > piece_octets) {
            m_lines.emplace_back();
            m_lines.back().reserve(std::max(piece_octets, line.size() + 6));
        }
        m_lines.back().append(m_has_line ? ",\n    " : "\n    ").append(line);
        m_has_line = true;
    }

private:
    void write_end(verdict::Simulation const& simulation) override;
    void write_parametres(JsonWriter& json) const;

    std::deque<std::string> m_lines;
    bool m_has_line = false;
};

void SimulationJson::write_parametres(JsonWriter& json) const
{
    json.key("parametres");
    json.begin_array();
    for (auto const& parametre : entete().parametres) {
        json.begin_object();
        json.member("nom", parametre.nom);
        json.key("avant");
        json.text_or_null(parametre.avant);
        json.key("apres");
        json.text_or_null(parametre.apres);
        json.end_object();
    }
    json.end_array();
}

void write_transitions(JsonWriter& json, verdict::Simulation const& simulation)
{
    json.key("transitions");
    json.begin_array();
    for (auto const& transition : simulation.transitions) {
        json.begin_object();
        json.member("de", verdict::text(transition.de));
        json.member("vers", verdict::text(transition.vers));
        write_count(json, "nombre", transition.nombre);
        json.end_object();
    }
    json.end_array();
    json.member("net_avant", montant::decimal_text(simulation.ensemble.avant));
    json.member("net_apres", montant::decimal_text(simulation.ensemble.apres));
}

void write_causes(JsonWriter& json, verdict::Simulation const& simulation)
{
    json.key("regles");
    json.begin_array();
    for (auto const& cause : simulation.causes) {
        json.begin_object();
        json.member("de", verdict::text(cause.de));
        json.member("vers", verdict::text(cause.vers));
        json.member("effet", verdict::text(cause.cause.effet));
        json.member("regle", cause.cause.regle.text());
        write_count(json, "nombre", cause.nombre);
        json.end_object();
    }
    json.end_array();
}

void write_mouvements(JsonWriter& json, verdict::Simulation const& simulation)
{
    json.key("dispositifs");
    json.begin_array();
    for (auto const& [dispositif, euros] : simulation.dispositifs) {
        json.begin_object();
        json.key("dispositif");
        json.text_or_null(dispositif);
        write_count(json, "demandes", euros.demandes);
        write_count(json, "concernees", euros.concernees);
        write_euros(json, euros);
        json.end_object();
    }
    json.end_array();
    json.key("fournisseurs");
    json.begin_array();
    for (auto const& [fournisseur, euros] : simulation.fournisseurs) {
        json.begin_object();
        write_fournisseur(json, fournisseur);
        write_count(json, "concernees", euros.concernees);
        write_euros(json, euros);
        json.end_object();
    }
    json.end_array();
}

void write_reglement(
    JsonWriter& json, std::string_view name, verdict::IdentiteReglement const& reglement)
{
    json.key(name);
    json.begin_object();
    json.member("id", reglement.id);
    json.member("empreinte", reglement.empreinte);
    json.end_object();
}

void SimulationJson::write_end(verdict::Simulation const& simulation)
{
    std::string text;
    JsonWriter json(text, JsonWriter::Style::pretty);
    json.begin_object();
    json.key("avant");
    write_json(json, simulation.avant);
    json.key("apres");
    write_json(json, simulation.apres);
    write_transitions(json, simulation);
    json.member("quitus", entete().version);
    write_reglement(json, "reglement_avant", entete().avant);
    write_reglement(json, "reglement_apres", entete().apres);
    write_parametres(json);
    write_causes(json, simulation);
    write_mouvements(json, simulation);
    json.key("demandes");
    json.begin_array();
    send(text);
    for (auto& piece : m_lines) {
        send(piece);
        piece = {};
    }
    send(m_has_line ? "\n  ]\n}\n" : "]\n}\n");
}

}

std::unique_ptr<RapportSimulation> make_simulation_json(
    EnteteSimulation entete, Catalogue catalogue, std::ostream& output)
{
    return std::make_unique<SimulationJson>(std::move(entete), std::move(catalogue), output);
}

}
