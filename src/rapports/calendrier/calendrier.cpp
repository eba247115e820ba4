// SPDX-License-Identifier: EUPL-1.2
#include "rapports/calendrier/calendrier.h"

#include "base/json_writer.h"
#include "rapports/affichage.h"
#include "rapports/calendrier/echeances.h"
#include "rapports/ics.h"
#include "rapports/texte/terminal.h"
#include "reglement/parametres_connus.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

namespace quitus::rapports {

namespace {

using calendrier::Echeance;
using reglement::Dispositif;
using reglement::NomEcheance;
using reglement::Parametre;
using reglement::ReglementEnVigueur;

constexpr std::size_t width_columns = 100;

// A deadline as it is shown.
struct Ligne {
    std::string nom; // "cloture"
    Parametre<Echeance> const* parametre;
    bool ouverture = false;

    std::optional<Echeance> const& valeur() const { return parametre->valeur; }
    bool sans_objet() const { return !valeur() && parametre->texte == "sans objet"; }
    std::string quand() const
    {
        if (!valeur())
            return parametre->texte;
        return ouverture ? ouverture_en_clair(*valeur()) : limite_en_clair(*valeur());
    }
    calendrier::Instant instant() const
    {
        return ouverture ? valeur()->premier_hors_delai() : instant_nomme(*valeur());
    }
    std::string_view borne() const
    {
        if (ouverture)
            return "a_partir_de";
        return valeur()->borne() == calendrier::Borne::avant ? "avant" : "au_plus_tard";
    }
};

// In time order; what is not known comes last.
std::vector<Ligne> lignes_de(Dispositif const& dispositif)
{
    std::vector<Ligne> lignes;
    for (std::size_t rang = 0; rang < reglement::nombre_echeances; ++rang) {
        std::string nom(reglement::text(static_cast<NomEcheance>(rang)));
        auto const* connu = reglement::parametre_connu("calendrier.*." + nom);
        lignes.push_back({ std::move(nom), &dispositif.calendrier[rang],
            connu != nullptr && connu->type == reglement::TypeValeur::ouverture });
    }
    std::ranges::stable_sort(lignes, [](Ligne const& left, Ligne const& right) {
        if (!left.valeur() || !right.valeur())
            return left.valeur().has_value() && !right.valeur();
        return left.instant() < right.instant();
    });
    return lignes;
}

void append_cell(std::string& out, std::string_view text, std::size_t width)
{
    out += text;
    out.append(width - std::min(width, columns(text)) + 2, ' ');
}

void append_table(std::string& out, Entete const& entete, ReglementEnVigueur const& reglement)
{
    std::size_t quand = 0, quoi = 0, depuis = 0;
    for (auto const& dispositif : reglement.dispositifs) {
        for (auto const& ligne : lignes_de(dispositif)) {
            quand = std::max(quand, columns(ligne.quand()));
            quoi = std::max(quoi, columns(intitule_de(ligne.parametre->nom)));
            depuis = std::max(depuis, columns(ligne.parametre->validite));
        }
    }
    for (auto const& dispositif : reglement.dispositifs) {
        append_wrapped(out, "",
            fmt::format("{} — {}", affichable(dispositif.code), affichable(dispositif.libelle)),
            width_columns);
        for (auto const& ligne : lignes_de(dispositif)) {
            append_cell(out, ligne.quand(), quand);
            append_cell(out, intitule_de(ligne.parametre->nom), quoi);
            append_cell(out, ligne.parametre->validite, depuis);
            out += affichable(ligne.parametre->source);
            out.resize(out.find_last_not_of(' ') + 1);
            out += '\n';
        }
        out += '\n';
    }
    append_wrapped(out, "",
        fmt::format(
            "Heures de Paris. Colonnes\u00A0: limite, échéance, depuis quand le texte la donne, "
            "source. Règlement {}, Quitus {}.",
            affichable(entete.reglement.id), affichable(entete.version)),
        width_columns);
}

void write_json(base::JsonWriter& json, Ligne const& ligne)
{
    auto const& valeur = ligne.valeur();
    json.begin_object();
    json.member("nom", ligne.nom);
    json.member("parametre", ligne.parametre->nom);
    json.member("intitule", intitule_de(ligne.parametre->nom));
    json.member("etat", valeur ? "connue" : ligne.sans_objet() ? "sans_objet" : "a_etablir");
    json.key("instant");
    json.text_or_null(valeur ? ligne.instant().text() : std::string{});
    json.key("borne");
    json.text_or_null(valeur ? ligne.borne() : "");
    json.member("texte", ligne.parametre->texte);
    json.key("validite");
    json.text_or_null(ligne.parametre->validite);
    json.member("source", ligne.parametre->source);
    json.end_object();
}

void append_json(std::string& out, Entete const& entete, ReglementEnVigueur const& reglement)
{
    base::JsonWriter json(out, base::JsonWriter::Style::pretty);
    json.begin_object();
    json.key("reglement");
    json.begin_object();
    json.member("id", entete.reglement.id);
    json.member("empreinte", entete.reglement.empreinte);
    json.end_object();
    json.key("dispositifs");
    json.begin_array();
    for (auto const& dispositif : reglement.dispositifs) {
        json.begin_object();
        json.member("code", dispositif.code);
        json.member("couloir", dispositif.couloir);
        json.member("sons", dispositif.sons);
        json.member("libelle", dispositif.libelle);
        json.key("echeances");
        json.begin_array();
        for (auto const& ligne : lignes_de(dispositif))
            write_json(json, ligne);
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.end_object();
    out += '\n';
}

void append_ics(std::string& out, Entete const& entete, ReglementEnVigueur const& reglement)
{
    Ics ics(out, entete.version, "Échéances " + entete.reglement.id);
    for (auto const& dispositif : reglement.dispositifs) {
        for (auto const& ligne : lignes_de(dispositif)) {
            if (!ligne.valeur())
                continue;
            auto const& parametre = *ligne.parametre;
            ics.add({
                .uid = fmt::format("{}.{}@quitus", entete.reglement.id, parametre.nom),
                .instant = ligne.instant(),
                .titre = fmt::format("{}\u00A0: {}", dispositif.code, intitule_de(parametre.nom)),
                .description = fmt::format("{} — {}\n{} {}\nSource\u00A0: {}", dispositif.code,
                    dispositif.libelle, ligne.quand(), parametre.validite, parametre.source),
            });
        }
    }
    ics.finish("Aucune échéance n’est connue");
}

}

std::optional<FormatCalendrier> parse_format_calendrier(std::string_view texte)
{
    constexpr std::array<std::string_view, 3> names{ "text", "json", "ics" };
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == texte)
            return static_cast<FormatCalendrier>(i);
    }
    return std::nullopt;
}

void write_calendrier(FormatCalendrier format, Entete const& entete,
    ReglementEnVigueur const& reglement, std::ostream& output)
{
    std::string bytes;
    switch (format) {
    case FormatCalendrier::text:
        append_table(bytes, entete, reglement);
        break;
    case FormatCalendrier::json:
        append_json(bytes, entete, reglement);
        break;
    case FormatCalendrier::ics:
        append_ics(bytes, entete, reglement);
        break;
    }
    output << bytes << std::flush;
    if (!output)
        throw EcritureImpossible(
            "Le calendrier n’a pas pu être écrit en entier\u00A0: la sortie refuse "
            "les octets. Libérez de la place ou choisissez une autre sortie, "
            "puis relancez la commande.");
}

}
