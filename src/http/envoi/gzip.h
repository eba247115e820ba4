// SPDX-License-Identifier: EUPL-1.2
// A text compressed in the gzip format, for those who accept it.
#pragma once

#include <string>
#include <string_view>

namespace quitus::http::envoi {

inline constexpr std::size_t gzip_octets_min = 1024; // below, the headers cost what is gained
enum class Effort : int { quick = 4, thorough = 9 };

std::string gzip(std::string_view octets, Effort effort);
// Text, JSON, XML, SVG and script: what shrinks. An image or an archive does not.
bool is_worth_gzip(std::string_view type);

}
