// SPDX-License-Identifier: EUPL-1.2
// Any bytes are either a document whose every node can be found again by its pointer, or a fault
// that stands inside the text.
#include "base/ensure.h"
#include "base/json.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace quitus::base;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    JsonDocument document;
    if (auto const fault = document.parse(text)) {
        QUITUS_ENSURE(fault->offset <= size);
        auto const place = document.position(fault->offset);
        QUITUS_ENSURE(place.line >= 1 && place.column >= 1);
        return 0;
    }
    auto const& nodes = document.nodes();
    QUITUS_ENSURE(!nodes.empty() && document.root().kind == JsonKind::object);
    QUITUS_ENSURE(document.root().next == nodes.size());
    for (std::uint32_t i = 0; i < nodes.size() && i < 200; ++i) {
        QUITUS_ENSURE(nodes[i].offset < size && nodes[i].key_offset <= nodes[i].offset);
        QUITUS_ENSURE(nodes[i].next > i && nodes[i].next <= nodes.size());
        if (document.duplicates().empty()) // the first of two bearers of a name answers for both
            QUITUS_ENSURE(document.nearest(document.pointer(i)) == i);
    }
    return 0;
}
