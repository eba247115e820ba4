// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a query: pairs of text that are read the same once written again, or a refusal. The
// lists of headers, the cookies and the ETags are read from the same bytes.
#include "base/ensure.h"
#include "http/lecture/listes.h"
#include "http/reponse.h"
#include "http/routeur.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace quitus::http;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const octets(reinterpret_cast<char const*>(data), size);
    if (auto const parametres = read_parametres(octets)) {
        QUITUS_ENSURE(parametres->size() <= parametres_max);
        for (auto const& pair : *parametres)
            QUITUS_ENSURE(is_plain_text(pair.nom) && is_plain_text(pair.valeur));
        auto const again = read_parametres(parametres->text());
        QUITUS_ENSURE(again && again->text() == parametres->text());
        QUITUS_ENSURE(again->size() == parametres->size());
    }
    QUITUS_ENSURE(decode_percent(encode_percent(octets)) == octets);
    if (auto const segments = segments_of(octets)) {
        for (auto const& segment : *segments)
            QUITUS_ENSURE(segment != "." && segment != ".." && is_plain_text(segment));
    }
    for (auto const item : lecture::split(octets, ','))
        QUITUS_ENSURE(
            lecture::weighted(item).weight >= 0 && lecture::weighted(item).weight <= 1000);
    Tete tete;
    tete.entetes = { { "Cookie", std::string(octets) }, { "Accept", std::string(octets) } };
    auto const cookie = tete.cookie("a");
    QUITUS_ENSURE(!cookie || cookie->find(';') == std::string::npos);
    QUITUS_ENSURE(!tete.prefers("text/html") || tete.accepts("text/html"));
    names_etag(octets, "\"v1\"");
    return 0;
}
