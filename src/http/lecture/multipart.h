// SPDX-License-Identifier: EUPL-1.2
// A multipart/form-data body read as it comes, in pieces of any size, keeping no more than a
// delimiter's length of content or one part's headers. Stricter than RFC 7578: what two readers
// could understand differently is refused.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quitus::http::lecture {

struct EntetePartie {
    std::string nom;
    std::optional<std::string> nom_fichier; // last component of what was given; may be empty
    std::string type;
};

// Who takes the parts. A fault that it returns stops the reading and is handed back.
class ReceveurDeParties {
public:
    virtual ~ReceveurDeParties() = default;
    virtual std::optional<base::Erreur> begin_partie(EntetePartie const& entete) = 0;
    virtual std::optional<base::Erreur> add_octets(std::string_view octets) = 0;
    virtual std::optional<base::Erreur> end_partie() = 0;
};

class Multipart {
public:
    explicit Multipart(std::string_view frontiere);

    // After a fault, nothing more may be fed.
    std::optional<base::Erreur> feed(std::string_view octets, ReceveurDeParties& receveur);
    // To be asked when the body is over: a fault when it ends before its last boundary.
    std::optional<base::Erreur> finish() const;

    static constexpr std::size_t entetes_octets_max = std::size_t{ 8 } << 10;
    static constexpr std::size_t hors_parties_octets_max = std::size_t{ 64 } << 10;

private:
    enum class Etat : std::uint8_t { preambule, delimiteur, entetes, contenu, epilogue };
    // What a step did: went on, needs more bytes, or found a fault.
    struct Pas {
        bool has_advanced = false;
        std::optional<base::Erreur> faute;
    };

    Pas step(ReceveurDeParties& receveur);
    Pas skip_preambule();
    Pas read_delimiteur();
    Pas read_entetes(ReceveurDeParties& receveur);
    Pas read_contenu(ReceveurDeParties& receveur);
    Pas skip_epilogue();
    std::string_view rest() const { return std::string_view(m_tampon).substr(m_place); }

    std::string m_delimiteur; // "\r\n--boundary"
    std::string m_tampon;
    std::size_t m_place = 0; // what of m_tampon is already read
    std::size_t m_hors_parties = 0; // bytes before the first part and after the last
    Etat m_etat = Etat::preambule;
};

// The boundary that a Content-Type of multipart/form-data declares.
base::Result<std::string> frontiere_of(std::string_view content_type);

// The headers of one part, the empty line left out.
base::Result<EntetePartie> read_entete_partie(std::string_view bloc);

}
