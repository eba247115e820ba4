// SPDX-License-Identifier: EUPL-1.2
#include "rapports/horizon/horizon.h"

#include "rapports/affichage.h"
#include "rapports/calendrier/echeances.h"
#include "rapports/horizon/formes.h"

#include <array>
#include <fmt/format.h>

namespace quitus::rapports {

std::optional<FormatHorizon> parse_format_horizon(std::string_view texte)
{
    constexpr std::array<std::string_view, 3> names{ "text", "json", "ics" };
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == texte)
            return static_cast<FormatHorizon>(i);
    }
    return std::nullopt;
}

void write_horizon(FormatHorizon format, Entete const& entete, Catalogue const& catalogue,
    Options options, verdict::Horizon const& horizon, std::ostream& output)
{
    std::string bytes;
    switch (format) {
    case FormatHorizon::text:
        append_frise(bytes, entete, catalogue, options, horizon);
        break;
    case FormatHorizon::json:
        append_json(bytes, horizon);
        break;
    case FormatHorizon::ics:
        append_ics(bytes, entete, catalogue, horizon);
        break;
    }
    output << bytes << std::flush;
    if (!output)
        throw EcritureImpossible(
            "L’horizon n’a pas pu être écrit en entier\u00A0: la sortie refuse "
            "les octets. Libérez de la place ou choisissez une autre sortie, "
            "puis relancez la commande.");
}

std::string en_clair(verdict::Motif const& motif)
{
    using Nature = verdict::Motif::Nature;
    auto const proof = motif.source.empty()
        ? fmt::format("{} {}", motif.parametre, motif.valeur)
        : fmt::format("{} {}, {}", motif.parametre, motif.valeur, motif.source);
    auto const named = fmt::format("{} ({})", intitule_de(motif.parametre), affichable(proof));
    switch (motif.nature) {
    case Nature::echeance:
        return named;
    case Nature::nouvelle_valeur:
        return "les textes changent\u00A0: " + named;
    case Nature::delai:
        return "un délai expire\u00A0: " + named;
    case Nature::date:
        return fmt::format("une date du document est atteinte ({})", affichable(proof));
    }
    return {};
}

std::string en_clair(verdict::Issue const& issue)
{
    std::string text(verdict::en_francais(issue.verdict));
    return issue.cas ? fmt::format("{}, cas\u00A0{}", text, *issue.cas) : text;
}

bool bloque(verdict::Issue const& issue)
{
    return issue.verdict >= verdict::Verdict::a_modifier;
}

std::string with_title(verdict::IdRegle regle, Catalogue const& catalogue)
{
    auto const* found = catalogue ? catalogue(regle) : nullptr;
    return found == nullptr ? std::string(regle.text())
                            : fmt::format("{} {}", regle.text(), found->titre);
}

}
