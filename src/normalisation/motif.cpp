// SPDX-License-Identifier: EUPL-1.2
#include "normalisation/motif.h"

#include "base/ensure.h"

#include <cstddef>
#include <optional>
#include <set>
#include <utility>

namespace quitus::normalisation {

namespace {

// Where in the text the part of the pattern read so far may end: patterns are short, so all the
// ways are followed at once and none is tried twice.
using Fins = std::set<std::size_t>;

class Matcher {
public:
    Matcher(std::string_view motif, std::string_view texte) : m_motif(motif), m_texte(texte) { }

    Fins whole()
    {
        QUITUS_ENSURE(m_motif.starts_with('^') && m_motif.ends_with('$'));
        m_motif = m_motif.substr(1, m_motif.size() - 2);
        auto ends = alternatives({ 0 });
        QUITUS_ENSURE(m_at == m_motif.size());
        return ends;
    }

private:
    bool at(char c) const { return m_at < m_motif.size() && m_motif[m_at] == c; }

    Fins alternatives(Fins const& starts)
    {
        auto ends = sequence(starts);
        while (at('|')) {
            ++m_at;
            ends.merge(sequence(starts));
        }
        return ends;
    }

    Fins sequence(Fins ends)
    {
        while (m_at < m_motif.size() && !at('|') && !at(')'))
            ends = repeated(ends);
        return ends;
    }

    // One atom and how often it may stand: the atom is read again for each time.
    Fins repeated(Fins const& starts)
    {
        auto const atom_at = m_at;
        auto once = atom(starts);
        auto const atom_end = m_at;
        auto const [least, most] = quantifier();
        auto const after = m_at;
        Fins ends;
        if (least == 0)
            ends = starts;
        for (std::size_t time = 1; time <= most && !once.empty(); ++time) {
            if (time >= least)
                ends.insert(once.begin(), once.end());
            m_at = atom_at;
            once = atom(once);
            QUITUS_ENSURE(m_at == atom_end);
        }
        m_at = after;
        return ends;
    }

    Fins atom(Fins const& starts)
    {
        if (at('(')) {
            ++m_at;
            auto ends = alternatives(starts);
            QUITUS_ENSURE(at(')'));
            ++m_at;
            return ends;
        }
        auto const begin = m_at;
        Fins ends;
        for (auto const start : starts) {
            m_at = begin;
            if (start < m_texte.size() && character(m_texte[start]))
                ends.insert(start + 1);
        }
        m_at = begin;
        character('\0'); // with no start left, the pattern is still read
        return ends;
    }

    // Reads one class or one literal: is the character one of its own?
    bool character(char c)
    {
        if (!at('['))
            return literal() == c;
        ++m_at;
        bool found = false;
        while (!at(']')) {
            char const first = literal();
            char last = first;
            if (at('-') && m_at + 1 < m_motif.size() && m_motif[m_at + 1] != ']') {
                ++m_at;
                last = literal();
            }
            found = found || (c >= first && c <= last);
        }
        ++m_at;
        return found;
    }

    char literal()
    {
        if (at('\\'))
            ++m_at;
        QUITUS_ENSURE(m_at < m_motif.size());
        return m_motif[m_at++];
    }

    std::pair<std::size_t, std::size_t> quantifier()
    {
        if (at('?')) {
            ++m_at;
            return { 0, 1 };
        }
        if (!at('{'))
            return { 1, 1 };
        ++m_at;
        auto const least = number();
        auto most = least;
        if (at(',')) {
            ++m_at;
            most = number();
        }
        QUITUS_ENSURE(at('}'));
        ++m_at;
        return { least, most };
    }

    std::size_t number()
    {
        std::size_t value = 0;
        while (m_at < m_motif.size() && m_motif[m_at] >= '0' && m_motif[m_at] <= '9')
            value = value * 10 + static_cast<std::size_t>(m_motif[m_at++] - '0');
        return value;
    }

    std::string_view m_motif;
    std::string_view m_texte;
    std::size_t m_at = 0;
};

}

bool matches(std::string_view motif, std::string_view texte)
{
    return Matcher(motif, texte).whole().contains(texte.size());
}

}
