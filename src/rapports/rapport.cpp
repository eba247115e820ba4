// SPDX-License-Identifier: EUPL-1.2
#include "rapports/rapport.h"

#include "rapports/formats.h"

#include <array>
#include <utility>

namespace quitus::rapports {

namespace {

constexpr std::array<std::string_view, 6> names{ "text", "json", "ndjson", "sarif", "junit",
    "html" };

[[noreturn]] void fail()
{
    throw EcritureImpossible("Le rapport n’a pas pu être écrit en entier\u00A0: la sortie refuse "
                             "les octets. Libérez de la "
                             "place ou choisissez une autre sortie, puis relancez la commande.");
}

}

std::string_view text(Format format)
{
    return names.at(static_cast<std::size_t>(format));
}

std::optional<Format> parse_format(std::string_view texte)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == texte)
            return static_cast<Format>(i);
    }
    return std::nullopt;
}

Rapport::Rapport(Entete entete, Catalogue catalogue, std::ostream& output)
    : m_entete(std::move(entete))
    , m_catalogue(std::move(catalogue))
    , m_output(output)
{
}

void Rapport::add(verdict::DemandeJugee const& demande)
{
    m_bilan.count(demande);
    write_demande(demande);
}

void Rapport::add(verdict::DemandeJugee const& demande, std::string&& rendu)
{
    m_bilan.count(demande);
    write_rendu(demande, std::move(rendu));
}

void Rapport::add(Incident const& incident)
{
    write_incident(incident);
}

void Rapport::finish()
{
    write_end();
    m_output.flush();
    if (!m_output)
        fail();
}

void Rapport::send(std::string& bytes)
{
    m_output.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.clear();
    if (!m_output)
        fail();
}

std::unique_ptr<Rapport> make_rapport(
    Format format, Entete entete, Catalogue catalogue, Options options, std::ostream& output)
{
    switch (format) {
    case Format::text:
        return make_texte(std::move(entete), std::move(catalogue), options, output);
    case Format::json:
        return make_json(std::move(entete), std::move(catalogue), output);
    case Format::ndjson:
        return make_ndjson(std::move(entete), std::move(catalogue), output);
    case Format::sarif:
        return make_sarif(std::move(entete), std::move(catalogue), output);
    case Format::junit:
        return make_junit(std::move(entete), std::move(catalogue), output);
    case Format::html:
        return make_html(std::move(entete), std::move(catalogue), output);
    }
    return nullptr;
}

}
