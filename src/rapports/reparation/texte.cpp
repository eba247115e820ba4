// SPDX-License-Identifier: EUPL-1.2
// The mending for people at a terminal.
#include "base/json_view.h"
#include "identite/mssante.h"
#include "rapports/affichage.h"
#include "rapports/phrases.h"
#include "rapports/reparation/formes.h"
#include "rapports/texte/terminal.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::rapports {

namespace {

using verdict::Empechement;
using verdict::Operation;
using verdict::Remede;
using verdict::Verdict;

constexpr std::size_t width_columns = 100;

// A value as a person reads it: personal identifiers masked, an account by its ends, an object by
// its name.
std::string shown(std::string const& json_value, std::string_view pointeur)
{
    std::string const wrapped = "{\"v\":" + json_value + "}";
    base::JsonDocument json;
    if (json.parse(wrapped))
        return {};
    auto const value = base::JsonView(json)["v"];
    if (value.is(base::JsonKind::object)) {
        auto const name = value["libelle"] ? value["libelle"].text() : value["id"].text();
        return name.empty()
            ? "un objet"
            : fmt::format("«\u00A0{}\u00A0»", affichable(identite::mask_personal(name)));
    }
    if (pointeur.ends_with("/iban") && value.text().size() > 8)
        return fmt::format("{}…{}", affichable(value.text().substr(0, 4)),
            affichable(value.text().substr(value.text().size() - 3)));
    return affichable(abrege(identite::mask_personal(json_value)));
}

std::string change(Operation const& operation)
{
    auto const avant = operation.avant.empty() ? "" : shown(operation.avant, operation.pointeur);
    auto const apres = operation.valeur.empty() ? "" : shown(operation.valeur, operation.pointeur);
    switch (operation.genre) {
    case Operation::Genre::ajoute:
        return "ajouté\u00A0: " + apres;
    case Operation::Genre::remplace:
        return fmt::format("{} → {}", avant, apres);
    case Operation::Genre::retire:
        return "retiré\u00A0: " + avant;
    }
    return {};
}

// Until when what a person brings still helps.
using Delai = std::pair<bool, std::optional<calendrier::Instant>>;

Delai delai_of(Empechement const& empechement)
{
    return { empechement.trop_tard, empechement.dernier_instant };
}

std::string when(Delai const& delai)
{
    if (delai.first)
        return "trop tard\u00A0: le calendrier refuse désormais tout dépôt de cette demande";
    return delai.second ? fmt::format("utile jusqu’au {}", calendrier::en_francais(*delai.second))
                        : std::string();
}

// The delay of them all, when they share one.
std::optional<Delai> common_delai(std::vector<Empechement const*> const& all)
{
    auto const first = delai_of(*all.front());
    bool const shared
        = std::ranges::all_of(all, [&](Empechement const* one) { return delai_of(*one) == first; });
    return shared ? std::optional(first) : std::nullopt;
}

class Texte {
public:
    Texte(std::string& out, Options options) : m_out(out), m_options(options) { }

    void headline(verdict::DemandeJugee const& demande)
    {
        m_out += fmt::format("{} {} — {}", painted(signe(demande.verdict), demande.verdict),
            nom_de_document(demande), nom_de_type(demande.type_demande));
        if (!demande.dispositif.empty())
            m_out += " " + demande.dispositif;
        m_out += fmt::format(
            " — {}\n", painted(verdict::en_francais(demande.verdict), demande.verdict));
    }

    void operations(verdict::Reparation const& reparation)
    {
        auto const count = reparation.operations.size();
        if (count == 0) {
            append_wrapped(
                m_out, "  ", "Rien ne bloque\u00A0: il n’y a rien à corriger.", width_columns);
            return;
        }
        append_wrapped(m_out, "  ",
            fmt::format("Peut être corrigée sans rien apporter\u00A0: {}. Verdict après "
                        "correction\u00A0: {}.",
                compte(count, "changement", "changements"),
                painted(verdict::en_francais(reparation.apres.verdict), reparation.apres.verdict)),
            width_columns);
        title("Changements");
        for (auto const& operation : reparation.operations)
            item(fmt::format("{}  {}", operation.regle.text(), affichable(operation.pointeur)),
                change(operation), operation.raison);
    }

    void left_to_check(verdict::DemandeJugee const& apres)
    {
        auto const constats = constats_de(apres, verdict::Consequence::a_verifier);
        if (constats.empty())
            return;
        title("Restera à vérifier par un gestionnaire");
        for (auto const* constat : constats)
            item(fmt::format("{}  {}", constat->regle.text(), constat->pointeur), constat->message,
                "");
    }

    void empechements(std::vector<Empechement> const& all, Remede remede, std::string_view titre)
    {
        std::vector<Empechement const*> those;
        for (auto const& one : all)
            if (one.remede == remede)
                those.push_back(&one);
        if (those.empty())
            return;
        auto const shared = common_delai(those);
        auto const delai = shared ? when(*shared) : std::string();
        title(delai.empty() ? std::string(titre) : fmt::format("{} ({})", titre, delai));
        for (auto const* one : those) {
            auto const own = shared ? std::string() : when(delai_of(*one));
            item(fmt::format("{}  {}", one->regle.text(), affichable(one->pointeur)),
                affichable(one->message),
                affichable(own.empty() ? one->raison : fmt::format("{} ({}.)", one->raison, own)));
        }
    }

    void say(std::string_view texte) { append_wrapped(m_out, "  ", texte, width_columns); }

private:
    std::string painted(std::string_view text, Verdict verdict) const
    {
        return m_options.couleur ? in_colour(verdict, text) : std::string(text);
    }
    void title(std::string_view titre)
    {
        m_out += '\n';
        append_wrapped(m_out, "  ", titre, width_columns);
    }
    void item(std::string const& what, std::string const& how, std::string const& why)
    {
        append_wrapped(m_out, "    ", what, width_columns);
        append_wrapped(m_out, "      ", how, width_columns);
        if (!why.empty())
            append_wrapped(m_out, "      ", why, width_columns);
    }

    std::string& m_out;
    Options m_options;
};

}

void append_texte(std::string& out, Options options, verdict::Reparation const& reparation)
{
    Texte texte(out, options);
    texte.headline(affichable(reparation.avant));
    if (reparation.possible) {
        texte.operations(reparation);
        texte.left_to_check(affichable(reparation.apres));
        return;
    }
    texte.say(
        "Ne peut pas être rendue recevable par le seul calcul\u00A0: voici ce qui l’empêche.");
    texte.empechements(reparation.impossible, Remede::personne, "À apporter par une personne");
    texte.empechements(reparation.impossible, Remede::aucun, "Sans remède");
    texte.empechements(reparation.impossible, Remede::calcul, "Se calculera ensuite");
}

}
