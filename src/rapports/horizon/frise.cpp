// SPDX-License-Identifier: EUPL-1.2
// The timeline for people: first the answer to « until when? », then each interval and why it
// begins.
#include "rapports/affichage.h"
#include "rapports/calendrier/echeances.h"
#include "rapports/horizon/formes.h"
#include "rapports/phrases.h"
#include "rapports/texte/terminal.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::rapports {

namespace {

using verdict::Horizon;
using verdict::Intervalle;
using verdict::Verdict;

constexpr std::size_t width_columns = 100;

// The last second of an interval: what a person may still do.
std::string last_second(Intervalle const& intervalle)
{
    return date_et_heure(intervalle.a->plus_secondes(-1));
}

std::string span(Intervalle const& intervalle)
{
    if (!intervalle.de && !intervalle.a)
        return "à tout instant";
    if (!intervalle.de)
        return "jusqu’au " + last_second(intervalle);
    if (!intervalle.a)
        return "à partir du " + date_et_heure(*intervalle.de);
    return fmt::format("du {} au {}", date_et_heure(*intervalle.de), last_second(intervalle));
}

// « bonne jusqu’au… », or when it would have been, or would be.
std::string prospect(Horizon const& horizon, std::size_t here)
{
    auto const& all = horizon.intervalles;
    auto const verdict = all[here].issue.verdict;
    auto const is_good = [](Intervalle const& one) { return !bloque(one.issue); };
    if (!bloque(all[here].issue)) {
        auto end = here;
        while (end + 1 < all.size() && all[end + 1].issue.verdict <= verdict)
            ++end;
        std::string_view const state
            = verdict == Verdict::recevable ? "Elle est bonne" : "Rien ne la bloque";
        return end + 1 == all.size() ? fmt::format("{}, aussi tard qu’elle soit déposée.", state)
                                     : fmt::format("{} jusqu’au {}.", state, last_second(all[end]));
    }
    auto const from = all.begin() + static_cast<std::ptrdiff_t>(here);
    if (auto const next = std::find_if(from, all.end(), is_good); next != all.end())
        return fmt::format(
            "Sans rien y changer, elle ne bloque plus à partir du {}.", date_et_heure(*next->de));
    auto const before = std::find_if(std::make_reverse_iterator(from), all.rend(), is_good);
    if (before != all.rend())
        return fmt::format(
            "Telle quelle, elle n’a plus d’instant où être déposée\u00A0: le dernier était le {}.",
            last_second(*before));
    return "Telle quelle, aucun instant de dépôt ne la rend recevable\u00A0: c’est elle qu’il faut "
           "corriger (quitus check).";
}

class Frise {
public:
    Frise(std::string& out, Catalogue const& catalogue, Options options)
        : m_out(out)
        , m_catalogue(catalogue)
        , m_options(options)
    {
    }

    void append_answer(Horizon const& horizon)
    {
        auto const demande = affichable(horizon.actuelle);
        m_out += fmt::format("{} {} — {}{}{} — {}\n",
            painted(demande.verdict, signe(demande.verdict)), nom_de_document(demande),
            nom_de_type(demande.type_demande), demande.dispositif.empty() ? "" : " ",
            demande.dispositif, painted(demande.verdict, verdict::en_francais(demande.verdict)));
        if (demande.instant)
            append_wrapped(m_out, "  ",
                fmt::format("Déposée le {}. {}", date_et_heure(*demande.instant),
                    prospect(horizon, horizon.rank_of(*demande.instant))),
                width_columns);
        else
            append_wrapped(m_out, "  ",
                "Elle ne dit pas quand elle est déposée (emis_le)\u00A0: ce qui suit vaut selon "
                "l’instant "
                "qu’elle porterait.",
                width_columns);
        m_out += '\n';
    }

    void append_interval(Horizon const& horizon, std::size_t rang)
    {
        auto const& intervalle = horizon.intervalles[rang];
        auto const& depot = horizon.actuelle.instant;
        bool const is_here = depot && horizon.rank_of(*depot) == rang;
        auto const verdict = intervalle.issue.verdict;
        auto const when = span(intervalle);
        m_out += fmt::format("{} {}{:<{}}  {}{}\n", painted(verdict, signe(verdict)), when, "",
            std::size_t{ 50 } - std::min<std::size_t>(columns(when), 50),
            painted(verdict, en_clair(intervalle.issue)), is_here ? "  ◀ dépôt" : "");
        for (auto const& motif : intervalle.motifs)
            append_wrapped(m_out, "    pourquoi\u00A0: ", en_clair(motif), width_columns);
        auto const* before = rang == 0 ? nullptr : &horizon.intervalles[rang - 1];
        append_rules("    en défaut\u00A0: ", intervalle, before);
        if (before != nullptr)
            append_rules("    n’est plus en défaut\u00A0: ", *before, &intervalle);
    }

private:
    // The rules of an interval that its neighbour does not have.
    void append_rules(std::string_view lead, Intervalle const& here, Intervalle const* there)
    {
        for (auto const regle : here.issue.regles) {
            if (there == nullptr
                || std::ranges::find(there->issue.regles, regle) == there->issue.regles.end())
                append_wrapped(m_out, lead, with_title(regle, m_catalogue), width_columns);
        }
    }

    std::string painted(Verdict verdict, std::string_view text) const
    {
        return m_options.couleur ? in_colour(verdict, text) : std::string(text);
    }

    std::string& m_out;
    Catalogue const& m_catalogue;
    Options m_options;
};

}

void append_frise(std::string& out, Entete const& entete, Catalogue const& catalogue,
    Options options, Horizon const& horizon)
{
    Frise frise(out, catalogue, options);
    frise.append_answer(horizon);
    for (std::size_t rang = 0; rang < horizon.intervalles.size(); ++rang)
        frise.append_interval(horizon, rang);
    append_wrapped(out, "\n",
        fmt::format("Heures de Paris. Le contexte garde ses instants. Règlement {}, Quitus {}.",
            affichable(entete.reglement.id), affichable(entete.version)),
        width_columns);
}

}
