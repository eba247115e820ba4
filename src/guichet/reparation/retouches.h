// SPDX-License-Identifier: EUPL-1.2
// Changes of a document, gathered round after round and kept by the pointers of the document as it
// was filed: each then stands on its own, may be dropped, and reads the same in any order.
#pragma once

#include "base/json.h"
#include "base/json_edit.h"
#include "verdict/reparation/reparation.h"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::guichet {

struct Retouche {
    base::JsonEdit edit; // by a pointer of the original
    verdict::IdRegle regle;
    std::string origine; // pointer of the finding that asked for it, in the original
    std::string raison;
};

class Retouches {
public:
    // `original` is a JSON document, and outlives the changes.
    explicit Retouches(std::string_view original);

    // Adds changes that were found together, by pointers of `text()` as it stands.
    void add(std::vector<Retouche> changes);
    // The document with every change.
    std::string text() const;
    // The document with all changes but those of these ranks, which are in order.
    std::string text_without(std::span<std::size_t const> rangs) const;
    void drop(std::size_t rang);
    // The pointers in the original of pointers of `text_without(rangs)`.
    std::vector<std::string> in_original(
        std::span<std::string_view const> pointeurs, std::span<std::size_t const> rangs) const;

    std::vector<Retouche> const& all() const { return m_retouches; }
    // In the order in which a JSON Patch applies them: values first, then removals from the end of
    // the document, so that no removal moves what a later pointer names.
    std::vector<verdict::Operation> operations() const;
    // The pointer in the original of a pointer of the document with the changes.
    std::string in_original(std::string_view pointeur) const;

private:
    void keep(Retouche retouche);
    bool absorb(Retouche const& retouche);
    bool stands_in_original(std::string_view pointeur) const;

    base::JsonDocument m_json;
    std::vector<Retouche> m_retouches;
};

}
