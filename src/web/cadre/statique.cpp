// SPDX-License-Identifier: EUPL-1.2
#include "web/cadre/statique.h"

#include "base/sha256.h"
#include "embedded/scripts_du_portail.h"
#include "embedded/styles_du_portail.h"

#include <fmt/format.h>

namespace quitus::web {

namespace {

constexpr std::size_t print_digits = 12;

std::string_view css()
{
    return embedded::styles_du_portail().front().second;
}

std::string_view js()
{
    return embedded::scripts_du_portail().front().second;
}

std::string path_of(std::string_view contenu, std::string_view extension)
{
    return fmt::format(
        "/statique/{}.{}", base::sha256_hex(contenu).substr(0, print_digits), extension);
}

}

Statique const& statique()
{
    static Statique const paths{ path_of(css(), "css"), path_of(js(), "js") };
    return paths;
}

void add_statique(Garde& garde)
{
    garde.immediate(
        statique().css, http::make_contenu("text/css; charset=utf-8", std::string(css())));
    garde.immediate(
        statique().js, http::make_contenu("text/javascript; charset=utf-8", std::string(js())));
}

}
