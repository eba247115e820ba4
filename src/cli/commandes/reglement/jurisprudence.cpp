// SPDX-License-Identifier: EUPL-1.2
#include "cli/commandes/reglement/jurisprudence.h"

#include "base/ensure.h"
#include "cas/cas_embarques.h"
#include "regulation_files/regulation_files.h"

#include <algorithm>

namespace quitus::cli {

namespace {

std::optional<std::string_view> embedded(std::string_view path)
{
    auto const& files = cas::embedded_files();
    auto const found = std::ranges::find(files, path, [](auto const& file) { return file.first; });
    return found == files.end() ? std::nullopt : std::optional(found->second);
}

}

std::optional<cas::FichierDeCas> cases_of(std::string_view regle)
{
    auto const nom = std::string(regle) + ".yaml";
    auto const texte = embedded(nom);
    if (!texte)
        return std::nullopt;
    auto lu = cas::read_cas(nom, *texte);
    QUITUS_ENSURE(lu.has_value()); // the build's own data, proven by the tests
    return std::move(*lu);
}

std::map<std::string, std::size_t, std::less<>> cases_by_rule()
{
    std::map<std::string, std::size_t, std::less<>> counts;
    for (auto const& [path, texte] : cas::embedded_files()) {
        if (path.find('/') != std::string_view::npos || !path.ends_with(".yaml"))
            continue;
        auto const regle = path.substr(0, path.size() - 5);
        if (auto const file = cases_of(regle))
            counts.emplace(regle, file->cas.size());
    }
    return counts;
}

cas::Monde world_of_cases(reglement::Reglement const& reglement)
{
    cas::Monde monde{
        .document
        = [](std::string_view nom) { return embedded("bases/" + std::string(nom) + ".json"); },
        .campagne = [reglement](std::string_view id) -> base::Result<reglement::Reglement> {
            if (id == reglement.id())
                return reglement;
            if (auto compiled = regulation_files::compiled_campaign(); compiled.id() == id)
                return compiled;
            return base::failure("campagne_absente", "Cette campagne n’est pas dans le programme.");
        },
    };
    if (auto const contextes = embedded("bases/contextes.yaml")) {
        auto lus = cas::read_contextes("contextes.yaml", *contextes);
        QUITUS_ENSURE(lus.has_value());
        monde.contextes = std::move(*lus);
    }
    return monde;
}

}
