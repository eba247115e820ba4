// SPDX-License-Identifier: EUPL-1.2
#include "cli/commandes/reglement/regle_nommee.h"

#include "base/text.h"
#include "cli/commandes/commandes.h"
#include "jugement/jugement.h"

#include <fmt/format.h>
#include <vector>

namespace quitus::cli {

namespace {

std::string in_capitals(std::string text)
{
    for (auto& c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - ('a' - 'A'));
    return text;
}

}

verdict::Regle const* known_rule(std::string const& nom)
{
    auto const id = verdict::IdRegle::parse(in_capitals(nom));
    return id ? jugement::find_regle(*id) : nullptr;
}

Code refuse_rule(Monde& monde, std::string const& nom)
{
    std::vector<std::string_view> ids;
    for (auto const& [regle, fonction] : jugement::catalogue())
        ids.push_back(regle.id.text());
    auto const nearest = base::nearest_name(in_capitals(nom), ids);
    return refuse(monde,
        { "regle_inconnue",
            fmt::format("«\u00a0{}\u00a0» n’est pas une règle.{} Liste\u00a0: quitus rules", nom,
                nearest.empty()
                    ? ""
                    : fmt::format(" Vouliez-vous dire «\u00a0{}\u00a0»\u00a0?", nearest)),
            {} },
        Code::mauvais_usage);
}

}
