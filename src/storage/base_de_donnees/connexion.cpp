// SPDX-License-Identifier: EUPL-1.2
#include "storage/base_de_donnees/connexion.h"

#include "base/utf8.h"
#include "storage/base_de_donnees/postgresql.h"
#include "storage/base_de_donnees/sqlite.h"

#include <algorithm>

namespace quitus::storage {
namespace {

bool is_ascii(std::string_view texte)
{
    return std::all_of(texte.begin(), texte.end(), [](char c) { return c > 0; });
}

bool is_utf8(std::string_view texte)
{
    for (std::size_t at = 0; at < texte.size();) {
        auto const character = base::utf8_character(texte, at);
        if (!character.is_valid || character.value == 0)
            return false;
        at += character.length;
    }
    return true;
}

}

Resultat Connexion::query(std::string_view sql, std::initializer_list<Valeur> valeurs)
{
    return query(sql, std::span<Valeur const>(valeurs.begin(), valeurs.size()));
}

void Connexion::post(std::string_view sql, std::initializer_list<Valeur> valeurs)
{
    post(sql, std::span<Valeur const>(valeurs.begin(), valeurs.size()));
}

void check_text(std::string_view texte)
{
    if (!is_ascii(texte) && !is_utf8(texte))
        throw FauteDeBase(FauteDeBase::Genre::autre, "texte",
            "Un texte destiné à la base n'est pas de l'UTF-8, ou contient un octet nul : rien "
            "n'a été enregistré.");
}

Adresse Adresse::parse(std::string_view texte)
{
    constexpr std::string_view prefixe = "sqlite:";
    if (texte.starts_with("postgresql://") || texte.starts_with("postgres://"))
        return { Moteur::postgresql, std::string(texte) };
    if (texte.starts_with(prefixe))
        texte.remove_prefix(prefixe.size());
    return { Moteur::sqlite, std::string(texte) };
}

std::unique_ptr<Connexion> open(Adresse const& adresse, Usage usage)
{
    if (adresse.moteur == Moteur::postgresql)
        return std::make_unique<Postgresql>(adresse.texte, usage);
    return std::make_unique<Sqlite>(adresse.texte, usage);
}

}
