// SPDX-License-Identifier: EUPL-1.2
#include "vues/dossier/clients.h"

#include "base/json_view.h"
#include "identite/identifiant.h"
#include "identite/mssante.h"

#include <algorithm>
#include <array>

namespace quitus::vues {

using base::JsonView;

namespace {

constexpr std::string_view masque = "[identifiant masqué]";

struct NomDIdentifiant {
    std::string_view membre, nom;
};
// Numbers of structures only.
constexpr std::array<NomDIdentifiant, 4> structures{ {
    { "finess_geographique", "FINESS" },
    { "finess_juridique", "FINESS" },
    { "finess_pmsi", "FINESS PMSI" },
    { "siret", "SIRET" },
} };

std::string identifiant_of(JsonView identifiants)
{
    for (auto const& structure : structures) {
        if (auto const texte = identifiants[structure.membre].text(); !texte.empty())
            return std::string(structure.nom) + "\u00A0" + masked(texte);
    }
    return {};
}

bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool names_a_person(std::string_view word)
{
    return identite::Rpps::parse(word).has_value();
}

}

// Every word that reads as an RPPS goes, then the addresses and the numbers that identite knows.
std::string masked(std::string_view texte)
{
    std::string out;
    for (std::size_t i = 0; i < texte.size();) {
        auto end = i;
        while (end < texte.size() && is_word(texte[end]))
            ++end;
        auto const word = texte.substr(i, end - i);
        out += names_a_person(word) ? masque : word;
        if (end < texte.size())
            out += texte[end++];
        i = end;
    }
    return identite::mask_personal(out);
}

std::vector<ClientVu> clients_de(instruction::Suivi const& suivi, std::string_view texte)
{
    base::JsonDocument document;
    std::vector<JsonView> beneficiaires;
    if (!texte.empty() && !document.parse(texte))
        beneficiaires = JsonView(document)["beneficiaires"].elements();
    std::vector<ClientVu> clients;
    for (auto const& financement : suivi.financements) {
        ClientVu client{ financement.id, {}, {}, financement.avance, financement.solde };
        auto const found = std::ranges::find_if(
            beneficiaires, [&](JsonView view) { return view["id"].text() == financement.id; });
        if (found != beneficiaires.end()) {
            client.libelle = masked((*found)["libelle"].text());
            client.identifiant = identifiant_of((*found)["identifiants"]);
        }
        clients.push_back(std::move(client));
    }
    return clients;
}

}
