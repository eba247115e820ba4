// SPDX-License-Identifier: EUPL-1.2
#include "guichet/acces/empreintes.h"

#include "base/sha256.h"

#include <algorithm>

namespace quitus::guichet {

void record_compte(Transaction& transaction, Portail const& portail, std::string_view auteur,
    std::string_view genre, std::string_view compte, journal::Donnees donnees)
{
    transaction.append({
        .instant = portail.horloge.now(),
        .acteur = std::string(auteur),
        .genre = std::string(genre),
        .objet = std::string(compte),
        .donnees = std::move(donnees),
    });
}

std::optional<std::string> parse_courriel(std::string_view saisi)
{
    while (!saisi.empty() && saisi.front() == ' ')
        saisi.remove_prefix(1);
    while (!saisi.empty() && saisi.back() == ' ')
        saisi.remove_suffix(1);
    auto const at = saisi.find('@');
    bool const well_formed = at != std::string_view::npos && at > 0 && saisi.size() <= 254
        && saisi.find('@', at + 1) == std::string_view::npos
        && saisi.substr(at).find('.') != std::string_view::npos && saisi.back() != '.'
        && std::ranges::all_of(saisi, [](char c) { return c > ' ' && c < '\x7f' && c != '"'; });
    if (!well_formed)
        return std::nullopt;
    std::string courriel(saisi);
    std::ranges::transform(courriel, courriel.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return courriel;
}

std::string open_lien(Transaction& transaction, Acces const& acces, std::string_view compte)
{
    auto secret = acces.secrets.random_token();
    transaction.put(Lien{
        .empreinte = base::sha256_hex(secret),
        .compte = std::string(compte),
        .expire_le = acces.secrets.real_now() + acces.delais.lien_s,
    });
    return secret;
}

}
