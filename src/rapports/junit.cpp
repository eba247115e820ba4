// SPDX-License-Identifier: EUPL-1.2
// The report for continuous integration: JUnit XML. A request is a suite, a finding a case: what
// blocks is a failure, what a person must look at is skipped, an information passes. Source:
// 4-standards section 8.
#include "base/markup.h"
#include "rapports/formats.h"
#include "rapports/phrases.h"

#include <map>
#include <utility>

namespace quitus::rapports {

namespace {

using verdict::Consequence;

struct Counts {
    std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
};

void append_attribute(std::string& out, std::string_view name, std::string_view value)
{
    out += ' ';
    out += name;
    out += "=\"";
    base::append_xml_escaped(out, value);
    out += '"';
}

void append_count(std::string& out, std::string_view name, std::size_t count)
{
    append_attribute(out, name, std::to_string(count));
}

// Everything about a finding that its message does not say, a line each.
std::string details_of(verdict::DemandeJugee const& demande, verdict::Constat const& constat,
    Catalogue const& catalogue)
{
    std::string text;
    auto const append = [&](std::string_view name, std::string_view value) {
        if (value.empty())
            return;
        text += text.empty() ? "" : "\n";
        text.append(name).append("\u00A0: ").append(value);
    };
    append("Où", lieu(demande, constat));
    append("Trouvé", constat.trouve.value_or(std::string()));
    append("Attendu", constat.attendu.value_or(std::string()));
    append("Correction", constat.correction);
    append("Source", joined(exigences_de(catalogue, constat.regle), ", "));
    return text;
}

class RapportJunit final : public Rapport {
public:
    RapportJunit(Entete made_with, Catalogue rules, std::ostream& output)
        : Rapport(std::move(made_with), std::move(rules), output)
    {
    }

private:
    void write_demande(verdict::DemandeJugee const& demande) override;
    void write_incident(Incident const& incident) override { m_incidents.push_back(incident); }
    void write_end() override;

    void append_suite(std::string_view name, Counts const& counts, std::string const& cases);
    void append_incidents();
    std::string case_name(verdict::Constat const& constat) const;
    void append_outcome(std::string& out, verdict::DemandeJugee const& demande,
        verdict::Constat const& constat, Counts& counts) const;

    std::string m_suites;
    Counts m_total;
    std::vector<Incident> m_incidents;
};

std::string RapportJunit::case_name(verdict::Constat const& constat) const
{
    std::string name(constat.regle.text());
    auto const* regle = catalogue() ? catalogue()(constat.regle) : nullptr;
    if (regle)
        name.append(" ").append(regle->titre);
    if (!constat.pointeur.empty())
        name.append(" (").append(constat.pointeur).append(")");
    return name;
}

void RapportJunit::append_outcome(std::string& out, verdict::DemandeJugee const& demande,
    verdict::Constat const& constat, Counts& counts) const
{
    auto const details = details_of(demande, constat, catalogue());
    switch (constat.consequence) {
    case Consequence::rejet:
    case Consequence::a_modifier:
        ++counts.failures;
        out += "<failure";
        append_attribute(out, "type", constat.regle.text());
        append_attribute(out, "message", constat.message);
        out += '>';
        base::append_xml_escaped(out, details);
        out += "</failure>";
        return;
    case Consequence::a_verifier:
        ++counts.skipped;
        out += "<skipped";
        append_attribute(out, "message", constat.message + (details.empty() ? "" : "\n") + details);
        out += "/>";
        return;
    case Consequence::information:
        out += "<system-out>";
        base::append_xml_escaped(out, constat.message + (details.empty() ? "" : "\n") + details);
        out += "</system-out>";
        return;
    }
}

void RapportJunit::write_demande(verdict::DemandeJugee const& demande)
{
    Counts counts;
    std::string cases;
    std::map<std::string, std::size_t> names; // a dashboard merges cases of one name
    for (auto const& constat : demande.constats) {
        auto name = case_name(constat);
        if (auto const count = ++names[name]; count > 1)
            name += " n°\u00A0" + std::to_string(count);
        ++counts.tests;
        cases += "    <testcase";
        append_attribute(cases, "classname", constat.regle.famille());
        append_attribute(cases, "name", name);
        cases += '>';
        append_outcome(cases, demande, constat, counts);
        cases += "</testcase>\n";
    }
    if (demande.verdict == verdict::Verdict::recevable) {
        ++counts.tests;
        cases += "    <testcase classname=\"verdict\" name=\"recevable\"/>\n";
    }
    append_suite(nom_de_document(demande), counts, cases);
}

void RapportJunit::append_suite(
    std::string_view name, Counts const& counts, std::string const& cases)
{
    m_suites += "  <testsuite";
    append_attribute(m_suites, "name", name);
    append_count(m_suites, "tests", counts.tests);
    append_count(m_suites, "failures", counts.failures);
    append_count(m_suites, "errors", counts.errors);
    append_count(m_suites, "skipped", counts.skipped);
    m_suites += ">\n";
    m_suites += cases;
    m_suites += "  </testsuite>\n";
    m_total.tests += counts.tests;
    m_total.failures += counts.failures;
    m_total.errors += counts.errors;
    m_total.skipped += counts.skipped;
}

void RapportJunit::append_incidents()
{
    if (m_incidents.empty())
        return;
    std::string cases;
    for (auto const& incident : m_incidents) {
        cases += "    <testcase classname=\"quitus\"";
        append_attribute(cases, "name", incident.fichier.empty() ? "exécution" : incident.fichier);
        cases += "><error type=\"incident\"";
        append_attribute(cases, "message", incident.message);
        cases += "/></testcase>\n";
    }
    append_suite(
        "Échecs de l’outil", { .tests = m_incidents.size(), .errors = m_incidents.size() }, cases);
}

void RapportJunit::write_end()
{
    append_incidents();
    std::string bytes = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites";
    append_attribute(bytes, "name", "quitus");
    append_count(bytes, "tests", m_total.tests);
    append_count(bytes, "failures", m_total.failures);
    append_count(bytes, "errors", m_total.errors);
    append_count(bytes, "skipped", m_total.skipped);
    bytes += ">\n";
    bytes += m_suites;
    bytes += "</testsuites>\n";
    send(bytes);
}

}

std::unique_ptr<Rapport> make_junit(Entete entete, Catalogue catalogue, std::ostream& output)
{
    return std::make_unique<RapportJunit>(std::move(entete), std::move(catalogue), output);
}

}
