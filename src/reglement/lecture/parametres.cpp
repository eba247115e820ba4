// SPDX-License-Identifier: EUPL-1.2
#include "reglement/lecture/parametres.h"

#include "reglement/texte/table_reader.h"

#include <fmt/format.h>

namespace quitus::reglement {

namespace {

using Presence = TableReader::Presence;

void check_type(TableReader& table, ParametreConnu const& connu)
{
    auto const* const type = table.word("type");
    if (type && type->text != text(connu.type))
        table.fault(*type,
            fmt::format("{} est de type {}, non {}\u00A0; corrigez la ligne «\u00A0type\u00A0».",
                connu.motif, entre_guillemets(text(connu.type)), entre_guillemets(type->text)));
}

// A date of the texts is a date in Paris: the file says so, and no other zone is read.
void check_fuseau(TableReader& table, ParametreConnu const& connu)
{
    if (connu.type != TypeValeur::echeance && connu.type != TypeValeur::ouverture
        && connu.type != TypeValeur::instant)
        return;
    auto const* const fuseau = table.word("fuseau");
    if (fuseau && fuseau->text != "Europe/Paris")
        table.fault(*fuseau,
            fmt::format(
                "fuseau inconnu {}\u00A0; les échéances sont à l’heure de Paris\u00A0: écrivez "
                "Europe/Paris.",
                entre_guillemets(fuseau->text)));
}

std::vector<std::string_view> motifs()
{
    std::vector<std::string_view> found;
    for (auto const& connu : parametres_connus())
        found.push_back(connu.motif);
    return found;
}

}

void ParametreReader::read_file(std::string_view fichier, YamlNode const& racine)
{
    if (!racine.is_table() || !racine.member("parametres")) {
        read_parametre(fichier, racine);
        return;
    }
    TableReader table(fichier, racine, "un fichier de paramètres", m_fautes);
    if (auto const* const liste = table.list("parametres")) {
        for (auto const& node : liste->children)
            read_parametre(fichier, node);
    }
    table.refuse_unknown_keys();
}

void ParametreReader::read_parametre(std::string_view fichier, YamlNode const& node)
{
    TableReader table(fichier, node, "un paramètre", m_fautes);
    auto const* const motif = table.word("parametre");
    if (!motif)
        return;
    auto const* const connu = parametre_connu(motif->text);
    if (!connu) {
        table.fault(*motif,
            fmt::format("paramètre inconnu {}{}", entre_guillemets(motif->text),
                suggestion(motif->text, motifs())));
        return;
    }
    auto const rank = static_cast<std::size_t>(connu - parametres_connus().data());
    auto const [at, is_new] = m_lus.try_emplace(rank);
    auto& lu = at->second;
    if (!is_new) {
        table.fault(*motif,
            fmt::format("{} est déjà déclaré en {}\u00A0; réunissez ses valeurs au même endroit.",
                connu->motif, lu.lieu.text()));
        return;
    }
    lu.lieu = table.lieu(*motif);
    lu.parametre = connu;
    check_type(table, *connu);
    check_fuseau(table, *connu);
    auto const* const valeurs = table.list("valeurs");
    lu.is_sound = valeurs != nullptr;
    table.refuse_unknown_keys();
    if (!valeurs)
        return;
    VersionReader reader(fichier, *connu, m_dispositifs, m_citables, m_fautes);
    for (auto const& valeur : valeurs->children) {
        if (auto version = reader.read(valeur))
            lu.versions.push_back(std::move(*version));
        else
            lu.is_sound = false;
    }
}

}
