// SPDX-License-Identifier: EUPL-1.2
// The report for code review and security dashboards: SARIF 2.1.0. A result is a finding; a request
// that is recevable gives one result of kind `pass`. Levels: 4-standards section 8. Columns count
// characters, as everywhere in Quitus.
#include "base/json_writer.h"
#include "base/sha256.h"
#include "rapports/formats.h"
#include "rapports/phrases.h"

#include <map>
#include <utility>

namespace quitus::rapports {

namespace {

using base::JsonWriter;
using verdict::Consequence;

struct Niveau {
    std::string_view level, kind;
};

Niveau niveau_of(Consequence consequence)
{
    switch (consequence) {
    case Consequence::rejet:
    case Consequence::a_modifier:
        return { "error", "fail" };
    case Consequence::a_verifier:
        return { "warning", "review" };
    case Consequence::information:
        break;
    }
    return { "none", "informational" };
}

void write_member(JsonWriter& writer, std::string_view name, std::string_view value)
{
    writer.key(name);
    writer.string(value);
}

// A message: braces stand for arguments unless doubled, and "[text](address)" would become a link
// that a document could choose (SARIF 3.11.5, 3.11.6).
void write_message(JsonWriter& writer, std::string_view name, std::string_view text)
{
    std::string escaped;
    escaped.reserve(text.size());
    for (char const c : text) {
        if (c == '(' && escaped.ends_with(']'))
            escaped += ' ';
        if (c == '{' || c == '}')
            escaped += c;
        escaped += c;
    }
    writer.key(name);
    writer.begin_object();
    write_member(writer, "text", escaped.empty() ? "(sans texte)" : escaped);
    writer.end_object();
}

void write_exigences(JsonWriter& writer, Catalogue const& catalogue, verdict::IdRegle regle)
{
    writer.key("exigences");
    writer.begin_array();
    for (auto const exigence : exigences_de(catalogue, regle))
        writer.string(exigence);
    writer.end_array();
}

bool stands_as_it_is(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '.' || c == '_' || c == '~' || c == '/';
}

// "dossier/été.json" gives "dossier/%C3%A9t%C3%A9.json"; an absolute path gives "file:///…". A
// colon is encoded, so that no file name is read as a scheme (RFC 3986).
std::string uri_of_path(std::string_view path)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = path.starts_with('/') ? "file://" : "";
    // An absolute path may begin with several slashes; a host would then be read in its first
    // folder.
    while (path.starts_with("//"))
        path.remove_prefix(1);
    for (char const c : path) {
        if (stands_as_it_is(c)) {
            uri += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        uri += '%';
        uri += digits[byte >> 4U];
        uri += digits[byte & 0x0FU];
    }
    return uri;
}

void write_artifact(JsonWriter& writer, std::string_view fichier)
{
    writer.key("artifactLocation");
    writer.begin_object();
    write_member(writer, "uri", uri_of_path(fichier));
    writer.end_object();
}

// A request of a stock is one line of its file; elsewhere the line is the one of the finding.
std::optional<std::uint32_t> line_in_file(
    verdict::DemandeJugee const& demande, std::optional<std::uint32_t> line)
{
    if (!demande.ligne_ndjson)
        return line;
    return *demande.ligne_ndjson + line.value_or(1) - 1;
}

void write_region(
    JsonWriter& writer, std::optional<std::uint32_t> line, std::optional<std::uint32_t> column)
{
    if (!line)
        return;
    writer.key("region");
    writer.begin_object();
    writer.key("startLine");
    writer.number(*line);
    if (column) {
        writer.key("startColumn");
        writer.number(*column);
    }
    writer.end_object();
}

void write_locations(
    JsonWriter& writer, verdict::DemandeJugee const& demande, verdict::Constat const* constat)
{
    writer.key("locations");
    writer.begin_array();
    writer.begin_object();
    writer.key("physicalLocation");
    writer.begin_object();
    write_artifact(writer, demande.fichier);
    write_region(writer, line_in_file(demande, constat ? constat->ligne : std::nullopt),
        constat ? constat->colonne : std::nullopt);
    writer.end_object();
    if (constat && !constat->pointeur.empty()) {
        writer.key("logicalLocations");
        writer.begin_array();
        writer.begin_object();
        write_member(writer, "fullyQualifiedName", constat->pointeur);
        write_member(writer, "kind", "value");
        writer.end_object();
        writer.end_array();
    }
    writer.end_object();
    writer.end_array();
}

class RapportSarif final : public Rapport {
public:
    RapportSarif(Entete made_with, Catalogue rules, std::ostream& output)
        : Rapport(std::move(made_with), std::move(rules), output)
    {
    }

private:
    void write_demande(verdict::DemandeJugee const& demande) override;
    void write_incident(Incident const& incident) override { m_incidents.push_back(incident); }
    void write_end() override;

    std::string result_of(verdict::DemandeJugee const& demande, verdict::Constat const& constat);
    std::string pass_of(verdict::DemandeJugee const& demande) const;
    std::size_t index_of(verdict::IdRegle regle);
    std::string fingerprint_of(
        verdict::DemandeJugee const& demande, verdict::Constat const& constat);
    void write_rules(JsonWriter& writer) const;
    void write_invocations(JsonWriter& writer) const;

    std::vector<std::string> m_results; // rendered, one line each
    std::vector<verdict::IdRegle> m_rules; // in the order of their first finding
    std::map<verdict::IdRegle, std::size_t> m_indices;
    std::map<std::string, std::size_t> m_fingerprints; // how many findings share one
    std::vector<Incident> m_incidents;
};

std::size_t RapportSarif::index_of(verdict::IdRegle regle)
{
    auto const [found, is_new] = m_indices.try_emplace(regle, m_rules.size());
    if (is_new)
        m_rules.push_back(regle);
    return found->second;
}

// The same finding keeps its fingerprint when the lines of the document move.
std::string RapportSarif::fingerprint_of(
    verdict::DemandeJugee const& demande, verdict::Constat const& constat)
{
    auto const& who
        = demande.identifiant_envoi.empty() ? demande.fichier : demande.identifiant_envoi;
    auto const fingerprint = base::sha256_hex(std::string(constat.regle.text())
                                                  .append("\n")
                                                  .append(who)
                                                  .append("\n")
                                                  .append(constat.pointeur));
    return fingerprint + ':' + std::to_string(++m_fingerprints[fingerprint]);
}

std::string RapportSarif::result_of(
    verdict::DemandeJugee const& demande, verdict::Constat const& constat)
{
    std::string bytes;
    JsonWriter writer(bytes);
    auto const niveau = niveau_of(constat.consequence);
    writer.begin_object();
    write_member(writer, "ruleId", constat.regle.text());
    writer.key("ruleIndex");
    writer.number(index_of(constat.regle));
    write_member(writer, "kind", niveau.kind);
    write_member(writer, "level", niveau.level);
    auto message = constat.message;
    if (!constat.correction.empty())
        message += " Correction\u00A0: " + constat.correction;
    write_message(writer, "message", message);
    write_locations(writer, demande, &constat);
    writer.key("partialFingerprints");
    writer.begin_object();
    write_member(writer, "regleEnvoiPointeur/v1", fingerprint_of(demande, constat));
    writer.end_object();
    writer.key("properties");
    writer.begin_object();
    write_member(writer, "verdict", verdict::text(demande.verdict));
    write_member(writer, "consequence", verdict::text(constat.consequence));
    write_exigences(writer, catalogue(), constat.regle);
    writer.key("trouve");
    writer.string_or_null(constat.trouve);
    writer.key("attendu");
    writer.string_or_null(constat.attendu);
    writer.end_object();
    writer.end_object();
    return bytes;
}

std::string RapportSarif::pass_of(verdict::DemandeJugee const& demande) const
{
    std::string bytes;
    JsonWriter writer(bytes);
    writer.begin_object();
    // A result must name a rule (SARIF 3.27.5): this one is the verdict itself.
    write_member(writer, "ruleId", "VERDICT");
    write_member(writer, "kind", "pass");
    write_member(writer, "level", "none");
    write_message(writer, "message", "La demande est recevable.");
    write_locations(writer, demande, nullptr);
    writer.key("properties");
    writer.begin_object();
    write_member(writer, "verdict", verdict::text(demande.verdict));
    writer.end_object();
    writer.end_object();
    return bytes;
}

void RapportSarif::write_demande(verdict::DemandeJugee const& demande)
{
    for (auto const& constat : demande.constats)
        m_results.push_back(result_of(demande, constat));
    if (demande.verdict == verdict::Verdict::recevable)
        m_results.push_back(pass_of(demande));
}

void RapportSarif::write_rules(JsonWriter& writer) const
{
    writer.key("rules");
    writer.begin_array();
    for (auto const id : m_rules) {
        auto const* regle = catalogue() ? catalogue()(id) : nullptr;
        writer.begin_object();
        write_member(writer, "id", id.text());
        if (regle) {
            write_message(writer, "shortDescription", regle->titre);
            write_message(writer, "fullDescription", regle->quand);
            write_message(writer, "help", regle->pourquoi);
            writer.key("defaultConfiguration");
            writer.begin_object();
            write_member(writer, "level", niveau_of(regle->consequence).level);
            writer.end_object();
            writer.key("properties");
            writer.begin_object();
            write_exigences(writer, catalogue(), id);
            writer.end_object();
        }
        writer.end_object();
    }
    writer.end_array();
}

void RapportSarif::write_invocations(JsonWriter& writer) const
{
    writer.key("invocations");
    writer.begin_array();
    writer.begin_object();
    writer.key("executionSuccessful");
    writer.boolean(m_incidents.empty());
    if (!m_incidents.empty()) {
        writer.key("toolExecutionNotifications");
        writer.begin_array();
        for (auto const& incident : m_incidents) {
            writer.begin_object();
            write_member(writer, "level", "error");
            write_message(writer, "message", incident.message);
            if (!incident.fichier.empty()) {
                writer.key("locations");
                writer.begin_array();
                writer.begin_object();
                writer.key("physicalLocation");
                writer.begin_object();
                write_artifact(writer, incident.fichier);
                writer.end_object();
                writer.end_object();
                writer.end_array();
            }
            writer.end_object();
        }
        writer.end_array();
    }
    writer.end_object();
    writer.end_array();
}

void RapportSarif::write_end()
{
    std::string bytes;
    JsonWriter writer(bytes, JsonWriter::Style::pretty);
    writer.begin_object();
    write_member(writer, "version", "2.1.0");
    write_member(writer, "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
        "sarif-schema-2.1.0.json");
    writer.key("runs");
    writer.begin_array();
    writer.begin_object();
    writer.key("tool");
    writer.begin_object();
    writer.key("driver");
    writer.begin_object();
    write_member(writer, "name", "Quitus");
    write_member(writer, "semanticVersion", entete().version);
    write_rules(writer);
    writer.end_object();
    writer.end_object();
    write_invocations(writer);
    write_member(writer, "language", "fr");
    write_member(writer, "columnKind", "unicodeCodePoints");
    writer.key("properties");
    writer.begin_object();
    write_member(writer, "reglement", entete().reglement.id);
    write_member(writer, "empreinte", entete().reglement.empreinte);
    writer.end_object();
    writer.key("results");
    writer.begin_array();
    for (auto const& result : m_results)
        writer.raw(result);
    writer.end_array();
    writer.end_object();
    writer.end_array();
    writer.end_object();
    bytes += '\n';
    send(bytes);
}

}

std::unique_ptr<Rapport> make_sarif(Entete entete, Catalogue catalogue, std::ostream& output)
{
    return std::make_unique<RapportSarif>(std::move(entete), std::move(catalogue), output);
}

}
