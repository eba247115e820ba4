// SPDX-License-Identifier: EUPL-1.2
// The report of a run: requests are added one by one, in the order of the input, then the report is
// finished. Six formats, one interface. Same requests, same bytes: no clock, no machine name, no
// order of threads. Contract: 5-contract section 2 « Report », 4-standards section 8.
#pragma once

#include "verdict/demande_jugee.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace quitus::rapports {

enum class Format : std::uint8_t { text, json, ndjson, sarif, junit, html };

std::string_view text(Format format); // "sarif"
std::optional<Format> parse_format(std::string_view text);

// What the report was made with.
struct Entete {
    verdict::IdentiteReglement reglement;
    std::string version; // of the program: "0.1.0"
};

// Finds a rule of the catalogue by its id; null when the catalogue does not hold it.
using Catalogue = std::function<verdict::Regle const*(verdict::IdRegle)>;

// The tool itself failed on a file: never a finding of the request. JSON and NDJSON have no place
// for it.
struct Incident {
    std::string fichier; // empty when no file is at stake
    std::string message;
};

struct Options {
    bool couleur = false; // text only: ANSI colours
    bool discret
        = false; // text only: requests that are not recevables, one line each, then the summary
};

// The report could not be written whole: full disk, closed pipe. What was written must not be taken
// for a report.
class EcritureImpossible : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Rapport {
public:
    virtual ~Rapport() = default;
    Rapport(Rapport const&) = delete;
    Rapport& operator=(Rapport const&) = delete;

    // Throws EcritureImpossible as soon as the output refuses bytes.
    void add(verdict::DemandeJugee const& demande);
    // The same in two steps, for a stock: `render` may be called from several threads, `add` takes
    // what it gave. Empty when this report writes a request only as it is added.
    virtual std::string render(verdict::DemandeJugee const&) const { return {}; }
    void add(verdict::DemandeJugee const& demande, std::string&& rendu);
    void add(Incident const& incident);
    // Writes what must come last and flushes. Call once, after the last addition. Throws
    // EcritureImpossible.
    void finish();

    verdict::Bilan const& bilan() const { return m_bilan; }

protected:
    Rapport(Entete entete, Catalogue catalogue, std::ostream& output);

    virtual void write_demande(verdict::DemandeJugee const& demande) = 0;
    virtual void write_rendu(verdict::DemandeJugee const& demande, std::string&&)
    {
        write_demande(demande);
    }
    virtual void write_incident(Incident const&) { }
    virtual void write_end() = 0;

    // Sends `bytes` to the output and empties them.
    void send(std::string& bytes);
    Entete const& entete() const { return m_entete; }
    Catalogue const& catalogue() const { return m_catalogue; }

private:
    Entete m_entete;
    Catalogue m_catalogue;
    std::ostream& m_output;
    verdict::Bilan m_bilan;
};

// `output` must outlive the report.
std::unique_ptr<Rapport> make_rapport(
    Format format, Entete entete, Catalogue catalogue, Options options, std::ostream& output);

}
