// SPDX-License-Identifier: EUPL-1.2
#include "grand_livre/ecriture.h"

#include <algorithm>
#include <array>
#include <utility>

namespace quitus::grand_livre {

using montant::Cents;

namespace {

struct NomDeCompte {
    Compte compte;
    std::string_view text, en_francais;
};
constexpr std::array<NomDeCompte, 5> comptes{ {
    { Compte::avances, "avances", "Avances" },
    { Compte::soldes, "soldes", "Soldes" },
    { Compte::compensations, "compensations", "Compensations" },
    { Compte::creances, "creances", "Créances à recouvrer" },
    { Compte::paye, "paye", "Payé" },
} };

}

std::string_view text(Compte compte)
{
    return comptes[static_cast<std::size_t>(compte)].text;
}

std::string_view en_francais(Compte compte)
{
    return comptes[static_cast<std::size_t>(compte)].en_francais;
}

std::string_view text(Sens sens)
{
    return sens == Sens::debit ? "debit" : "credit";
}

std::optional<Compte> parse_compte(std::string_view text)
{
    auto const found = std::ranges::find(comptes, text, &NomDeCompte::text);
    return found == comptes.end() ? std::nullopt : std::optional(found->compte);
}

std::optional<Sens> parse_sens(std::string_view text)
{
    if (text == "debit")
        return Sens::debit;
    return text == "credit" ? std::optional(Sens::credit) : std::nullopt;
}

Cents ecart(Ecriture const& ecriture)
{
    Cents ecart;
    for (auto const& ligne : ecriture.lignes)
        ecart += ligne.sens == Sens::debit ? ligne.montant : Cents() - ligne.montant;
    return ecart;
}

bool is_balanced(Ecriture const& ecriture)
{
    return ecriture.lignes.size() >= 2 && ecart(ecriture).is_zero()
        && std::ranges::all_of(
            ecriture.lignes, [](Ligne const& ligne) { return ligne.montant > Cents(); });
}

}
