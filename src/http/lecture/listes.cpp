// SPDX-License-Identifier: EUPL-1.2
#include "http/lecture/listes.h"

#include "http/requete.h"

#include <algorithm>

namespace quitus::http::lecture {

namespace {

// "0.85" in thousandths; 0 for what RFC 9110 does not allow.
int read_weight(std::string_view text)
{
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1'))
        return 0;
    if (text.size() > 1 && text[1] != '.')
        return 0;
    int weight = (text[0] - '0') * 1000;
    int unit = 100;
    for (char const c : text.substr(std::min<std::size_t>(2, text.size()))) {
        if (c < '0' || c > '9')
            return 0;
        weight += (c - '0') * unit;
        unit /= 10;
    }
    return std::min(weight, 1000);
}

// 3 for the type itself, 2 for "text/*", 1 for "*/*", 0 when the range is another.
int precision(std::string_view range, std::string_view type)
{
    if (equal_without_case(range, type))
        return 3;
    auto const slash = type.find('/');
    if (range.size() == slash + 2 && range.ends_with("/*")
        && equal_without_case(range.substr(0, slash), type.substr(0, slash)))
        return 2;
    return range == "*/*" ? 1 : 0;
}

}

std::string_view trim(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> items;
    while (!text.empty()) {
        auto const end = std::min(text.find(separator), text.size());
        if (auto const item = trim(text.substr(0, end)); !item.empty())
            items.push_back(item);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

Poids weighted(std::string_view item)
{
    auto const semicolon = std::min(item.find(';'), item.size());
    Poids result{ trim(item.substr(0, semicolon)), 1000 };
    for (auto const parameter : split(item.substr(semicolon), ';')) {
        if (parameter.starts_with("q=") || parameter.starts_with("Q="))
            result.weight = read_weight(parameter.substr(2));
    }
    return result;
}

int media_weight(std::string_view accept, std::string_view type)
{
    int best = 0;
    int weight = 0;
    for (auto const item : split(accept, ',')) {
        auto const range = weighted(item);
        int const found = precision(range.nom, type);
        if (found > best) {
            best = found;
            weight = range.weight;
        }
    }
    return weight;
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding)
{
    int any = 0;
    for (auto const item : split(accept_encoding, ',')) {
        auto const candidate = weighted(item);
        if (equal_without_case(candidate.nom, coding))
            return candidate.weight > 0;
        if (candidate.nom == "*")
            any = candidate.weight;
    }
    return any > 0;
}

}
