// SPDX-License-Identifier: EUPL-1.2
// Any bytes, read as a deposit: never a crash, never a list of files beside a refusal, never more
// than the limits.
#include "base/ensure.h"
#include "documents/archive.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace quitus;

    // Small limits: the fuzzer reaches both sides of each with few bytes.
    pieces::LimitesArchive limites;
    limites.deplie_octets_max = 1 << 20;
    limites.fichier_octets_max = 256 << 10;
    limites.fichiers_max = 20;
    limites.json_octets_max = 1 << 10;

    std::string_view const octets(reinterpret_cast<char const*>(data), size);
    auto const depot = documents::read_depot_bytes(octets, limites);
    auto const& livraison = depot.livraison;

    QUITUS_ENSURE(livraison.archive_recue);
    QUITUS_ENSURE(!livraison.refus || livraison.fichiers.empty());
    QUITUS_ENSURE(livraison.fichiers.size() <= limites.fichiers_max);
    std::uint64_t total = 0;
    for (auto const& fichier : livraison.fichiers) {
        QUITUS_ENSURE(fichier.taille_octets <= limites.fichier_octets_max);
        QUITUS_ENSURE(fichier.sha256.size() == 64);
        QUITUS_ENSURE(
            !fichier.nom.starts_with("../") && fichier.nom.find('\0') == std::string::npos);
        total += fichier.taille_octets;
    }
    QUITUS_ENSURE(total <= limites.deplie_octets_max);
    // A request, a reason why there is none, or one too big to be loaded: exactly one of the three.
    QUITUS_ENSURE(
        (depot.demande ? 1 : 0) + (depot.faute ? 1 : 0) + (depot.demande_trop_grosse ? 1 : 0) == 1);
    QUITUS_ENSURE(!depot.demande || depot.demande->size() <= limites.json_octets_max);
    return 0;
}
