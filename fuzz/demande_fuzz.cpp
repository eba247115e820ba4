// SPDX-License-Identifier: EUPL-1.2
// Reading a request never fails: whatever the bytes, it says what is wrong, each finding at a place
// that can be shown, and no personal health identifier passes into a message.
#include "base/ensure.h"
#include "demande/demande.h"
#include "demande/repertoire/repertoire.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace quitus;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    auto const lecture = demande::read(text, 1U << 20);
    if (lecture.fatal)
        QUITUS_ENSURE(!lecture.structure.all().empty());
    for (auto const& constat : lecture.structure.all()) {
        QUITUS_ENSURE(!constat.message.empty());
        if (lecture.fatal)
            continue;
        auto const node = lecture.json.nearest(constat.pointeur);
        QUITUS_ENSURE(node < lecture.json.nodes().size());
        auto const place = lecture.json.position(lecture.json.nodes()[node].offset);
        QUITUS_ENSURE(place.line >= 1 && place.column >= 1);
    }
    // Each member has one name, whatever the document.
    demande::Repertoire const repertoire(lecture.demande);
    QUITUS_ENSURE(repertoire.size() > 0);
    return 0;
}
