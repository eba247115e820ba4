// SPDX-License-Identifier: EUPL-1.2
#include "identite/caracteres.h"
#include "identite/identifiant.h"

namespace quitus::identite {

namespace {

constexpr std::size_t adeli_length = 9;
constexpr std::size_t rpps_length = 11;

template <typename T>
std::optional<Defaut> defect(Lu<T> const& read)
{
    return read ? std::nullopt : std::optional(read.error());
}

// A practice is known by its professional's number, then a rank that no key protects.
template <typename Professional>
std::optional<Defaut> defect_of_practice(
    std::string_view text, std::size_t number_length, std::size_t rank_length)
{
    if (text.size() != number_length + rank_length || !all_digits(text.substr(number_length)))
        return Defaut::forme;
    return defect(Professional::parse(text.substr(0, number_length)));
}

// The kinds of nomenclature TRE_G07 that are open; 5 and 6 were closed in 2016.
std::optional<Defaut> defect_behind_prefix(char prefix, std::string_view rest)
{
    switch (prefix) {
    case '0':
        return defect_of_practice<Adeli>(rest, adeli_length, 2);
    case '1':
        return defect(Finess::parse(rest));
    case '2':
        return defect(Siren::parse(rest));
    case '3':
        return defect(Siret::parse(rest));
    case '4':
        return defect_of_practice<Rpps>(rest, rpps_length, 3);
    default:
        return Defaut::forme;
    }
}

}

Lu<IdNatStruct> IdNatStruct::parse(std::string_view text)
{
    if (text.empty())
        return tl::unexpected(Defaut::forme);
    if (auto const found = defect_behind_prefix(text.front(), text.substr(1)))
        return tl::unexpected(*found);
    return IdNatStruct(text);
}

}
