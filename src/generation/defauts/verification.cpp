// SPDX-License-Identifier: EUPL-1.2
// VAR: the VA or the MOM of a line of a solde.
#include "generation/defauts/choix.h"

#include <array>

namespace quitus::generation {

namespace {

std::string verification(std::size_t rang, std::string_view membre)
{
    return ligne(rang, fmt::format("/verification/{}", membre));
}

Verification& of(Parcelle& parcelle, std::size_t rang)
{
    return *parcelle.demande().lignes[rang].verification;
}

std::size_t any_line(Parcelle& parcelle)
{
    return any(parcelle.alea, parcelle.demande().lignes.size());
}

// VAR-001. The pièce is of the type that the line says: only the choice is wrong.
Pointeur autre_document(Parcelle& parcelle)
{
    auto const rang = any_line(parcelle);
    if (!parcelle.dossier.sons->dispositif->verification.valeur)
        return std::nullopt;
    auto& given = of(parcelle, rang);
    bool const was_va = given.type == "VA";
    given.type = was_va ? "MOM" : "VA";
    parcelle.demande().piece(given.piece)->type
        = was_va ? "mise_en_ordre_de_marche" : "verification_aptitude";
    return verification(rang, "type");
}

// VAR-002
Pointeur non_signee(Parcelle& parcelle)
{
    auto const rang = any_line(parcelle);
    of(parcelle, rang).signee = false;
    return verification(rang, "signee");
}

// VAR-003, VAR-004
Pointeur with_reserve(Parcelle& parcelle, bool bloquante)
{
    auto const rang = any_line(parcelle);
    of(parcelle, rang).reserves.push_back({ reserve(parcelle.alea, bloquante), bloquante });
    return verification(rang, "reserves/0");
}

Pointeur reserve_legere(Parcelle& parcelle)
{
    return with_reserve(parcelle, false);
}

Pointeur reserve_bloquante(Parcelle& parcelle)
{
    return with_reserve(parcelle, true);
}

// VAR-005. The client refused, then signed all the same.
Pointeur refus_pour_un_autre_logiciel(Parcelle& parcelle)
{
    auto const rang = any_line(parcelle);
    of(parcelle, rang).logiciel_refuse = nom_de_logiciel(parcelle.alea, "annexe");
    return verification(rang, "refus/motif");
}

// VAR-006
Pointeur modele_d_un_autre_sons(Parcelle& parcelle)
{
    auto const& dispositif = *parcelle.dossier.sons->dispositif;
    auto const& all = parcelle.atelier.campagne().dernier().dispositifs;
    auto const other = choose(parcelle.alea, all.size(),
        [&](std::size_t one) { return all[one].code != dispositif.code; });
    if (!dispositif.modele_va_propre || !other)
        return std::nullopt;
    auto const rang = any_line(parcelle);
    of(parcelle, rang).modele = all[*other].code;
    return verification(rang, "modele");
}

constexpr std::array planteurs = {
    Planteur{ "VAR-001", "S", autre_document },
    Planteur{ "VAR-002", "S", non_signee },
    Planteur{ "VAR-003", "S", reserve_legere },
    Planteur{ "VAR-004", "S", reserve_bloquante },
    Planteur{ "VAR-005", "S", refus_pour_un_autre_logiciel },
    Planteur{ "VAR-006", "S", modele_d_un_autre_sons },
};

}

std::span<Planteur const> planteurs_verification()
{
    return planteurs;
}

}
