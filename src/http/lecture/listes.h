// SPDX-License-Identifier: EUPL-1.2
// The lists that headers hold: "gzip;q=0.5, br", "text/html, */*;q=0.1".
#pragma once

#include <string_view>
#include <vector>

namespace quitus::http::lecture {

std::string_view trim(std::string_view text); // spaces and tabs
// The items between the separators, trimmed, the empty ones left out. Not for quoted strings.
std::vector<std::string_view> split(std::string_view text, char separator);

struct Poids {
    std::string_view nom;
    int weight = 0; // thousandths: q=0.5 is 500, none is 1000, one that cannot be read is 0
};
Poids weighted(std::string_view item);

// How much a list of Accept wants that type, by its most precise range; 0: not at all.
int media_weight(std::string_view accept, std::string_view type);
// The same for Accept-Encoding: what is not named is not wanted.
bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

}
