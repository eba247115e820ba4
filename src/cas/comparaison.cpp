// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "cas/jouer.h"
#include "montant/montant.h"

#include <algorithm>

namespace quitus::cas {

namespace {

using verdict::Constat;

std::string or_none(std::optional<std::string> const& text)
{
    return text ? "« " + *text + " »" : "rien";
}

std::string cited(Constat const& constat)
{
    std::string names;
    for (auto const& parametre : constat.parametres)
        names += (names.empty() ? "" : ", ") + parametre.nom;
    return names;
}

std::string described(Constat const& constat)
{
    return std::string(constat.regle.text()) + " " + std::string(verdict::text(constat.consequence))
        + " à « " + constat.pointeur + " » : " + constat.message
        + " [trouvé : " + or_none(constat.trouve) + " ; attendu : " + or_none(constat.attendu)
        + " ; paramètres : " + cited(constat) + "] " + constat.correction;
}

bool says(Constat const& constat, std::string_view extrait)
{
    auto const wanted = base::fold(extrait);
    return base::fold(constat.message).find(wanted) != std::string::npos
        || base::fold(constat.correction).find(wanted) != std::string::npos;
}

std::string joined(std::vector<std::string> const& names)
{
    std::string text;
    for (auto const& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

bool fits(Constat const& constat, Attente const& attente)
{
    return (!attente.pointeur || constat.pointeur == *attente.pointeur)
        && (!attente.dit || says(constat, *attente.dit))
        && (!attente.trouve || constat.trouve == attente.trouve)
        && (!attente.attendu || constat.attendu == attente.attendu)
        && (!attente.parametres || cited(constat) == joined(*attente.parametres));
}

std::string wanted_detail(Attente const& attente)
{
    std::string text;
    auto const add = [&](std::string_view what, std::optional<std::string> const& value) {
        if (value)
            text += (text.empty() ? "" : ", ") + std::string(what) + " « " + *value + " »";
    };
    add("à", attente.pointeur);
    add("disant", attente.dit);
    add("trouvé", attente.trouve);
    add("attendu", attente.attendu);
    if (attente.parametres)
        add("citant", joined(*attente.parametres));
    return text;
}

void compare_constats(Attente const& attente, std::vector<Constat> const& dits, std::string& out)
{
    if (!attente.consequence) {
        if (!dits.empty())
            out += "La règle devait se taire.\n";
        return;
    }
    if (dits.empty()) {
        out += "La règle devait dire " + std::string(verdict::text(*attente.consequence))
            + " ; elle se tait.\n";
        return;
    }
    auto const wanted = std::string(verdict::text(*attente.consequence));
    if (std::ranges::any_of(
            dits, [&](Constat const& dit) { return dit.consequence != *attente.consequence; }))
        out += "Chaque constat devait être " + wanted + ".\n";
    if (attente.nombre && *attente.nombre != dits.size())
        out += "La règle devait parler " + std::to_string(*attente.nombre) + " fois ; elle parle "
            + std::to_string(dits.size()) + " fois.\n";
    if (std::ranges::none_of(dits, [&](Constat const& dit) { return fits(dit, attente); }))
        out += "Aucun constat n’est " + wanted_detail(attente) + ".\n";
}

std::optional<montant::Cents> montant_named(verdict::Montants const& montants, std::string_view nom)
{
    if (nom == "finance")
        return montants.finance;
    if (nom == "avance")
        return montants.avance;
    if (nom == "solde")
        return montants.solde;
    if (nom == "compensation")
        return montants.compensation;
    if (nom == "net")
        return montants.net;
    return montants.ordre_recouvrement;
}

void compare_jugement(Attente const& attente, verdict::DemandeJugee const& jugee, std::string& out)
{
    if (attente.verdict && *attente.verdict != verdict::text(jugee.verdict))
        out += "Le verdict devait être " + *attente.verdict + " ; il est "
            + std::string(verdict::text(jugee.verdict)) + ".\n";
    if (attente.cas_de_la_demande && attente.cas_de_la_demande != jugee.cas)
        out += "Le cas de la demande devait être " + std::to_string(*attente.cas_de_la_demande)
            + " ; il est " + (jugee.cas ? std::to_string(*jugee.cas) : "inconnu") + ".\n";
    for (auto const& [nom, attendu] : attente.montants) {
        auto const cents = montant_named(jugee.montants, nom);
        auto const trouve = cents ? std::optional(montant::decimal_text(*cents)) : std::nullopt;
        if (trouve != attendu)
            out += "Le montant « " + nom + " » devait être " + or_none(attendu) + " ; il est "
                + or_none(trouve) + ".\n";
    }
}

}

std::string differences(
    verdict::IdRegle regle, Attente const& attente, verdict::DemandeJugee const& jugee)
{
    std::vector<Constat> dits, autres;
    for (auto const& constat : jugee.constats)
        (constat.regle == regle ? dits : autres).push_back(constat);
    std::string out;
    compare_constats(attente, dits, out);
    compare_jugement(attente, jugee, out);
    if (out.empty())
        return out;
    for (auto const& constat : dits)
        out += "La règle a dit : " + described(constat) + "\n";
    for (auto const& constat : autres)
        out += "Autre constat : " + described(constat) + "\n";
    return out;
}

}
