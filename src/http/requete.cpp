// SPDX-License-Identifier: EUPL-1.2
#include "http/requete.h"

#include "http/lecture/listes.h"

#include <algorithm>

namespace quitus::http {

std::string_view text(Methode methode)
{
    switch (methode) {
    case Methode::get:
        return "GET";
    case Methode::head:
        return "HEAD";
    case Methode::post:
        return "POST";
    case Methode::put:
        return "PUT";
    case Methode::patch:
        return "PATCH";
    case Methode::supprimer:
        return "DELETE";
    case Methode::options:
        return "OPTIONS";
    case Methode::autre:
        break;
    }
    return {};
}

bool equal_without_case(std::string_view a, std::string_view b)
{
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::optional<std::string_view> Tete::entete(std::string_view nom) const
{
    for (auto const& entete : entetes) {
        if (equal_without_case(entete.nom, nom))
            return entete.valeur;
    }
    return std::nullopt;
}

std::optional<std::string> Tete::cookie(std::string_view nom) const
{
    for (auto const& entete : entetes) {
        if (!equal_without_case(entete.nom, "Cookie"))
            continue;
        for (auto const pair : lecture::split(entete.valeur, ';')) {
            auto const equal = pair.find('=');
            if (equal == std::string_view::npos || lecture::trim(pair.substr(0, equal)) != nom)
                continue;
            auto value = lecture::trim(pair.substr(equal + 1));
            if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
                value = value.substr(1, value.size() - 2);
            return std::string(value);
        }
    }
    return std::nullopt;
}

bool Tete::accepts(std::string_view type) const
{
    auto const accept = entete("Accept");
    return !accept || lecture::media_weight(*accept, type) > 0;
}

bool Tete::prefers(std::string_view type) const
{
    auto const accept = entete("Accept");
    if (!accept)
        return false;
    // A type named beside others of the same weight goes first when it is written first.
    int best = 0;
    bool is_best = false;
    for (auto const item : lecture::split(*accept, ',')) {
        auto const value = lecture::weighted(item);
        if (value.weight > best) {
            best = value.weight;
            is_best = equal_without_case(value.nom, type);
        }
    }
    return is_best;
}

Partie const* Requete::partie(std::string_view nom) const
{
    auto const found = std::ranges::find(parties, nom, &Partie::nom);
    return found == parties.end() ? nullptr : &*found;
}

}
