// SPDX-License-Identifier: EUPL-1.2
#include "identite/mssante.h"

#include "identite/caracteres.h"

#include <algorithm>

namespace quitus::identite {

namespace {

constexpr std::string_view domaine_mssante = ".mssante.fr";
constexpr std::string_view domaine_citoyen = "patient.mssante.fr";
constexpr std::string_view other_signs_of_local_part = "!#$%&'*+-/=?^_`{|}~";

bool equal_without_case(std::string_view left, std::string_view lower)
{
    return std::ranges::equal(left, lower, {}, to_lower);
}

bool ends_with_without_case(std::string_view text, std::string_view lower)
{
    return text.size() >= lower.size()
        && equal_without_case(text.substr(text.size() - lower.size()), lower);
}

// Runs a test on each part between dots; an empty part fails it.
template <typename Test>
bool all_between_dots(std::string_view text, Test test)
{
    for (;;) {
        auto const dot = text.find('.');
        if (!test(text.substr(0, dot)))
            return false;
        if (dot == std::string_view::npos)
            return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_local_atom(std::string_view atom)
{
    return !atom.empty() && std::ranges::all_of(atom, [](char c) {
        return is_letter_or_digit(c) || other_signs_of_local_part.find(c) != std::string_view::npos;
    });
}

bool is_domain_label(std::string_view label)
{
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-'
        && std::ranges::all_of(label, [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

bool is_local_part(std::string_view local)
{
    return local.size() <= 64 && all_between_dots(local, is_local_atom);
}

// A name of the Internet: two labels at least, and a last one that is no number (else it would be
// an address).
bool is_domain(std::string_view domain)
{
    auto const last_dot = domain.rfind('.');
    return domain.size() <= 253 && last_dot != std::string_view::npos
        && !all_digits(domain.substr(last_dot + 1)) && all_between_dots(domain, is_domain_label);
}

}

FormeAdresse forme_adresse(std::string_view text)
{
    auto const at = text.rfind('@');
    if (at == std::string_view::npos || at == 0)
        return FormeAdresse::malformee;
    auto const local = text.substr(0, at);
    auto const domain = text.substr(at + 1);
    // Before its form: a citizen's address, even miswritten, must be masked and never taken for a
    // mistake to mend.
    if (equal_without_case(domain, domaine_citoyen))
        return FormeAdresse::citoyenne;
    if (text.size() > 254 || !is_local_part(local) || !is_domain(domain))
        return FormeAdresse::malformee;
    return ends_with_without_case(domain, domaine_mssante) ? FormeAdresse::mssante
                                                           : FormeAdresse::hors_mssante;
}

}
