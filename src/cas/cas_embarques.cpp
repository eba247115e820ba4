// SPDX-License-Identifier: EUPL-1.2
#include "cas/cas_embarques.h"

#include "embedded/cas_des_regles.h"
#include "embedded/documents_des_cas.h"

namespace quitus::cas {

std::vector<std::pair<std::string_view, std::string_view>> const& embedded_files()
{
    static auto const files = [] {
        std::vector<std::pair<std::string_view, std::string_view>> all;
        for (auto const& file : embedded::cas_des_regles())
            all.push_back(file);
        for (auto const& file : embedded::documents_des_cas())
            all.push_back(file);
        return all;
    }();
    return files;
}

}
