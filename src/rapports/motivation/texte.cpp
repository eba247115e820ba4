// SPDX-License-Identifier: EUPL-1.2
// For a person at a terminal: the verdict and what causes it, what could not be evaluated and for
// want of what, then what holds, family by family.
#include "rapports/affichage.h"
#include "rapports/motivation/faits.h"
#include "rapports/motivation/formats.h"
#include "rapports/phrases.h"
#include "rapports/texte/terminal.h"

#include <algorithm>
#include <fmt/format.h>
#include <ranges>
#include <utility>

namespace quitus::rapports {

namespace {

using verdict::RegleMotivee;
using verdict::SortDeRegle;
using verdict::Verdict;

constexpr std::size_t width_columns = 100;

class Page {
public:
    explicit Page(Demonstration const& demonstration)
        : m_demonstration(demonstration)
        , m_motivation(demonstration.motivation)
        , m_jugee(affichable(demonstration.motivation.jugee))
    {
    }

    std::string all()
    {
        append_headline();
        for (auto const consequence : pire_d_abord)
            append_causes(consequence);
        append_not_evaluated();
        append_holding();
        append_elsewhere();
        append_sources();
        return std::move(m_text);
    }

private:
    std::string painted(std::string_view text, Verdict verdict) const
    {
        return m_demonstration.options.couleur ? in_colour(verdict, text) : std::string(text);
    }

    void append(std::string_view lead, std::string_view text)
    {
        append_wrapped(m_text, lead, text, width_columns);
    }

    std::vector<RegleMotivee const*> rules(SortDeRegle sort) const
    {
        std::vector<RegleMotivee const*> found;
        for (auto const& regle : m_motivation.regles)
            if (regle.sort == sort && m_demonstration.wants(regle.regle))
                found.push_back(&regle);
        return found;
    }

    void append_headline();
    void append_causes(verdict::Consequence consequence);
    void append_not_evaluated();
    void append_holding();
    void append_elsewhere();
    void append_sources();

    void append_title(RegleMotivee const& regle, std::string_view indent);
    void append_read(RegleMotivee const& regle, std::string_view indent);
    void append_parameters(RegleMotivee const& regle, std::string_view indent);
    void append_wants(RegleMotivee const& regle, std::string_view indent, std::string_view lead);
    // What it wanted and did not find; empty when it could look at everything.
    std::vector<std::string> wants_of(RegleMotivee const& regle) const;

    Demonstration const& m_demonstration;
    verdict::Motivation const& m_motivation;
    verdict::DemandeJugee m_jugee;
    std::string m_text;
};

void Page::append_headline()
{
    m_text += fmt::format("{} {} — {}{} — {}\n", painted(signe(m_jugee.verdict), m_jugee.verdict),
        nom_de_document(m_jugee), nom_de_type(m_jugee.type_demande),
        m_jugee.dispositif.empty() ? "" : " " + m_jugee.dispositif,
        painted(verdict::en_francais(m_jugee.verdict), m_jugee.verdict));
    if (m_jugee.instant)
        append("  ", "Jugée comme déposée le " + en_francais(*m_jugee.instant));
    if (m_jugee.cas)
        append("  ", fmt::format("Cas\u00A0{}", *m_jugee.cas));
}

void Page::append_title(RegleMotivee const& regle, std::string_view indent)
{
    auto const* known = m_demonstration.catalogue(regle.regle);
    if (known != nullptr)
        append(fmt::format("{}{}  ", indent, regle.regle.text()),
            fmt::format("{} ({})", known->titre, fmt::join(known->exigences, ", ")));
}

void Page::append_read(RegleMotivee const& regle, std::string_view indent)
{
    std::vector<std::string> parts, absents;
    for (auto const& fait : faits_abreges(m_motivation, regle)) {
        if (!fait.manque.empty() && fait.absent)
            continue; // told apart
        if (fait.nom == verdict::document_entier)
            parts.push_back("le document entier");
        else if (fait.absent)
            absents.push_back(fait.nom);
        else
            parts.push_back(fmt::format("{} = {}{}", fait.nom, abrege(fait.valeur),
                fait.lieu.empty() ? "" : " (" + fait.lieu + ")"));
    }
    if (!absents.empty())
        parts.push_back(fmt::format("rien en {}", fmt::join(absents, ", ")));
    if (!parts.empty())
        append(
            fmt::format("{}A lu\u00A0: ", indent), fmt::format("{}", fmt::join(parts, "\u00A0; ")));
}

void Page::append_parameters(RegleMotivee const& regle, std::string_view indent)
{
    std::vector<std::string> parts;
    for (auto const rang : regle.parametres) {
        auto const& parametre = m_motivation.parametres[rang];
        parts.push_back(fmt::format("{} = {}{}{}", parametre.nom, parametre.valeur,
            parametre.validite.empty() ? "" : ", " + parametre.validite,
            parametre.source.empty() ? "" : " (source " + parametre.source + ")"));
    }
    if (!parts.empty())
        append(fmt::format("{}Selon\u00A0: ", indent),
            fmt::format("{}", fmt::join(parts, "\u00A0; ")));
}

std::vector<std::string> Page::wants_of(RegleMotivee const& regle) const
{
    std::vector<std::string> wants;
    auto const add = [&](std::string want) {
        if (std::ranges::find(wants, want) == wants.end())
            wants.push_back(std::move(want));
    };
    for (auto const& fait : faits_abreges(m_motivation, regle))
        if (!fait.manque.empty())
            add(fait.membre ? fmt::format("{} ({})", fait.nom, fait.manque) : fait.manque);
    for (auto const rang : regle.parametres) {
        auto const& parametre = m_motivation.parametres[rang];
        if (!parametre.connu && !parametre.sans_objet)
            add(fmt::format("{} (aucun texte connu ne le donne)", parametre.nom));
    }
    return wants;
}

void Page::append_wants(RegleMotivee const& regle, std::string_view indent, std::string_view lead)
{
    if (auto const wants = wants_of(regle); !wants.empty())
        append(fmt::format("{}{}\u00A0: ", indent, lead),
            fmt::format("{}", fmt::join(wants, "\u00A0; ")));
}

// The rules whose findings are of that consequence.
void Page::append_causes(verdict::Consequence consequence)
{
    bool titled = false;
    for (auto const* regle : rules(SortDeRegle::parle)) {
        std::vector<verdict::Constat const*> constats;
        for (auto const* constat : constats_de(m_jugee, consequence))
            if (constat->regle == regle->regle && constat->evaluee)
                constats.push_back(constat);
        if (constats.empty())
            continue;
        if (!std::exchange(titled, true))
            m_text += fmt::format("\n{}\n",
                consequence == verdict::Consequence::information
                    ? std::string("Dit sans rien changer au verdict")
                    : painted(fmt::format("Ce qui rend la demande «\u00A0{}\u00A0»",
                                  verdict::en_francais(consequence)),
                        static_cast<Verdict>(consequence)));
        append_title(*regle, "  ");
        constexpr std::size_t shown_max = 5;
        for (auto const* constat : constats | std::views::take(shown_max)) {
            auto const where = lieu(m_jugee, *constat);
            append(
                "    → ", where.empty() ? constat->message : constat->message + " (" + where + ")");
        }
        if (constats.size() > shown_max)
            append("    → ", fmt::format("et {} constats de plus.", constats.size() - shown_max));
        append_read(*regle, "    ");
        append_parameters(*regle, "    ");
        append_wants(*regle, "    ", "Il manque");
    }
}

void Page::append_not_evaluated()
{
    auto const all = rules(SortDeRegle::non_evaluee);
    if (all.empty())
        return;
    m_text += fmt::format("\nN’a pas pu être évalué ({})\n", all.size());
    std::vector<std::pair<std::string, std::vector<RegleMotivee const*>>>
        groups; // by what is wanted
    for (auto const* regle : all) {
        auto want = fmt::format("{}", fmt::join(wants_of(*regle), "\u00A0; "));
        auto const known = std::ranges::find(
            groups, want, [](auto const& group) -> auto const& { return group.first; });
        if (known != groups.end())
            known->second.push_back(regle);
        else
            groups.push_back({ std::move(want), { regle } });
    }
    for (auto const& [want, regles] : groups) {
        if (!want.empty())
            append("  Il manque\u00A0: ", want);
        for (auto const* regle : regles) {
            append_title(*regle, "    ");
            for (auto const* constat : constats_de(m_jugee, verdict::Consequence::a_verifier))
                if (constat->regle == regle->regle)
                    append("      → ", constat->message);
        }
    }
}

void Page::append_holding()
{
    auto const all = rules(SortDeRegle::tient);
    if (all.empty())
        return;
    m_text += fmt::format("\nTient ({}). Entre parenthèses, ligne:colonne\n", all.size());
    std::string_view famille;
    for (auto const* regle : all) {
        if (regle->regle.famille() != famille) {
            famille = regle->regle.famille();
            m_text += fmt::format("  {}\n", nom_de_famille(famille));
        }
        append_title(*regle, "    ");
        append_read(*regle, "      ");
        append_parameters(*regle, "      ");
        append_wants(*regle, "      ", "En partie seulement, il manque");
    }
}

void Page::append_elsewhere()
{
    std::vector<std::string_view> ids;
    for (auto const* regle : rules(SortDeRegle::hors_etape))
        ids.push_back(regle->regle.text());
    if (ids.empty())
        return;
    m_text += fmt::format("\nNe concerne pas cette étape ({})\n", ids.size());
    append("  ", fmt::format("{}", fmt::join(ids, ", ")));
}

void Page::append_sources()
{
    if (m_motivation.exigences.empty() && m_motivation.sources.empty())
        return;
    m_text += "\nSources\n";
    for (auto const& [id, enonce, source] : m_motivation.exigences)
        append(fmt::format("  {}\u00A0: ", id), affichable(enonce));
    for (auto const& [id, titre, adresse] : m_motivation.sources)
        append(fmt::format("  {}\u00A0: ", id), affichable(titre));
}

}

std::string motivation_texte(Demonstration const& demonstration)
{
    return Page(demonstration).all();
}

}
