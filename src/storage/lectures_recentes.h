// SPDX-License-Identifier: EUPL-1.2
// What the connections of a register need not read twice. Nothing here is ever stale: the text of a
// state comes from the database each time, and the same text gives the same state; a text that is
// named by its print is what its print says.
#pragma once

#include "guichet/ports.h"
#include "storage/memoire_breve.h"

#include <optional>
#include <string>
#include <string_view>

namespace quitus::storage {

class LecturesRecentes {
public:
    // The state that this text holds: the canonical one of that demande.
    guichet::Suivi suivi(std::string_view numero, std::string_view contenu);

    // The text of that print, if it was read of late.
    std::optional<std::string> texte(std::string_view sha256);
    void keep_texte(std::string_view sha256, std::string_view texte);

private:
    struct Lu {
        std::string contenu;
        guichet::Suivi suivi;
    };
    MemoireBreve<Lu> m_suivis;
    MemoireBreve<std::string> m_textes;
};

}
