// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a multipart body: the same parts or the same refusal at once or in pieces, within
// the bounds, and never more bytes out than in.
#include "base/ensure.h"
#include "http/lecture/multipart.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace quitus;
using namespace quitus::http::lecture;

namespace {

struct Recueil final : ReceveurDeParties {
    std::vector<std::string> parties; // name, file name, type, content
    bool is_open = false;

    std::optional<base::Erreur> begin_partie(EntetePartie const& entete) override
    {
        QUITUS_ENSURE(!is_open && !entete.nom.empty());
        auto const fichier = entete.nom_fichier.value_or("");
        QUITUS_ENSURE(fichier.find_first_of("/\\\r\n") == std::string::npos);
        parties.push_back(entete.nom + '|' + fichier + '|' + entete.type + '|');
        is_open = true;
        return std::nullopt;
    }
    std::optional<base::Erreur> add_octets(std::string_view octets) override
    {
        QUITUS_ENSURE(is_open && !octets.empty());
        parties.back() += octets;
        return std::nullopt;
    }
    std::optional<base::Erreur> end_partie() override
    {
        QUITUS_ENSURE(is_open);
        is_open = false;
        return std::nullopt;
    }
};

// False: refused.
bool read(std::string_view octets, std::size_t piece, Recueil& recueil)
{
    Multipart multipart("lim");
    for (; !octets.empty(); octets.remove_prefix(std::min(piece, octets.size()))) {
        if (multipart.feed(octets.substr(0, piece), recueil))
            return false;
    }
    bool const is_whole = !multipart.finish();
    QUITUS_ENSURE(!is_whole || !recueil.is_open);
    return is_whole;
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const octets(reinterpret_cast<char const*>(data), size);
    Recueil whole;
    Recueil by_piece;
    bool const is_whole = read(octets, octets.size() + 1, whole);
    QUITUS_ENSURE(read(octets, 1 + octets.size() % 9, by_piece) == is_whole);
    QUITUS_ENSURE(!is_whole || whole.parties == by_piece.parties);
    std::size_t total = 0;
    for (auto const& partie : whole.parties)
        total += partie.size();
    QUITUS_ENSURE(total <= octets.size());

    if (auto const frontiere = frontiere_of(octets))
        QUITUS_ENSURE(!frontiere->empty() && frontiere->size() <= 70);
    return 0;
}
