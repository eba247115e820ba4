// SPDX-License-Identifier: EUPL-1.2
// Whatever the bytes, what normalisation writes is a document that it would not write otherwise,
// and a document of which nothing was converted comes out as it came in.
#include "base/ensure.h"
#include "normalisation/normalisation.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace quitus::normalisation;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static Schema const schema(schema_publie());
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    auto const first = normalise(text, schema);
    if (!first) {
        QUITUS_ENSURE(first.error().code == "json_invalide" && !first.error().message.empty());
        return 0;
    }
    for (auto const& one : first->ambiguites)
        QUITUS_ENSURE(!one.pourquoi.empty() && one.position.line >= 1);
    if (!first->ambiguites.empty())
        return 0;
    QUITUS_ENSURE(!first->conversions.empty() || first->texte == text);
    auto const second = normalise(first->texte, schema);
    QUITUS_ENSURE(second.has_value());
    QUITUS_ENSURE(second->conversions.empty() && second->ambiguites.empty());
    QUITUS_ENSURE(second->texte == first->texte);
    return 0;
}
