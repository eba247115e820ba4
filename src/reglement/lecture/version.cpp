// SPDX-License-Identifier: EUPL-1.2
#include "reglement/lecture/version.h"

#include "reglement/texte/table_reader.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::reglement {

namespace {

using Presence = TableReader::Presence;

bool is_a_word(YamlNode const& node)
{
    return node.is_scalar() && !node.text.empty();
}

// A number or an hour without quotes changes under other readers of YAML: 14:00 becomes 840, 8.50
// becomes 8.5.
bool wants_quotes(TypeValeur type)
{
    return type == TypeValeur::montant || type == TypeValeur::taux
        || type == TypeValeur::liste_de_taux;
}

bool is_special(YamlNode const& node)
{
    return node.text == mot_inconnue || node.text == mot_sans_objet;
}

}

// The members of one line, read one after the other; `is_sound` falls at the first fault.
class VersionReader::Line {
public:
    Line(VersionReader& reader, YamlNode const& node)
        : m_reader(reader)
        , m_table(reader.m_fichier, node, "une valeur", reader.m_fautes)
    {
    }

    std::optional<VersionLue> read()
    {
        VersionLue lue;
        lue.lieu = m_table.lieu();
        lue.version.lieu = lue.lieu.text();
        lue.dispositifs = read_dispositifs();
        lue.version.connue_depuis = read_jour("connue_depuis");
        lue.version.connue_jusqu_a = read_jour("connue_jusqu_a");
        auto valeur = read_valeur();
        lue.version.source = read_source(m_table, m_reader.m_citables);
        m_table.refuse_unknown_keys();
        if (!valeur || !m_is_sound)
            return std::nullopt;
        lue.version.valeur = std::move(*valeur);
        return lue;
    }

private:
    void fault(YamlNode const& node, std::string message)
    {
        m_table.fault(node, std::move(message));
        m_is_sound = false;
    }

    std::vector<std::size_t> read_dispositifs()
    {
        std::vector<std::size_t> ranks;
        if (!m_reader.m_parametre.par_dispositif())
            return ranks;
        auto const* const codes = m_table.list("dispositifs");
        m_is_sound = m_is_sound && codes;
        if (!codes)
            return ranks;
        auto const& known = m_reader.m_dispositifs;
        for (auto const& code : codes->children) {
            auto const found = std::ranges::find(known, code.text, &DispositifDecrit::code);
            auto const rank = static_cast<std::size_t>(found - known.begin());
            if (!is_a_word(code) || found == known.end())
                fault_unknown_code(code);
            else if (std::ranges::find(ranks, rank) != ranks.end())
                fault(code,
                    fmt::format(
                        "le dispositif {} est cité deux fois sur cette ligne\u00A0; retirez-en un.",
                        entre_guillemets(code.text)));
            else
                ranks.push_back(rank);
        }
        return ranks;
    }

    void fault_unknown_code(YamlNode const& code)
    {
        std::vector<std::string_view> codes;
        for (auto const& dispositif : m_reader.m_dispositifs)
            codes.push_back(dispositif.code);
        fault(code,
            fmt::format("dispositif inconnu {}{}\u00A0; dispositifs de la campagne\u00A0: {}.",
                entre_guillemets(code.text), suggestion(code.text, codes), enumeration(codes)));
    }

    std::optional<calendrier::Jour> read_jour(std::string_view key)
    {
        auto const* const mot = m_table.word(key, Presence::optional);
        if (!mot)
            return std::nullopt;
        auto const jour = calendrier::Jour::parse(mot->text);
        if (!jour)
            fault(*mot,
                fmt::format("{} n’est pas un jour du calendrier\u00A0; écrivez AAAA-MM-JJ.",
                    entre_guillemets(mot->text)));
        return jour;
    }

    std::optional<Valeur> read_valeur()
    {
        switch (m_reader.m_parametre.type) {
        case TypeValeur::echeance:
            return read_date("limite");
        case TypeValeur::ouverture:
            return read_date("ouverture");
        case TypeValeur::liste_de_taux:
            return read_liste_de_taux();
        case TypeValeur::rangs:
        case TypeValeur::alternatives:
            return read_identifiants();
        default:
            return read_mot();
        }
    }

    std::optional<Valeur> parse(YamlNode const& at, std::string_view texte)
    {
        auto valeur = parse_valeur({ m_reader.m_parametre, m_reader.m_parametre.motif, texte,
            calendrier::Borne::au_plus_tard });
        if (!valeur) {
            fault(at, valeur.error().message);
            return std::nullopt;
        }
        return std::move(*valeur);
    }

    bool check_quotes(YamlNode const& node)
    {
        if (node.is_quoted || is_special(node))
            return true;
        fault(node,
            fmt::format("{} doit être entre guillemets\u00A0: d’autres lecteurs de YAML y "
                        "verraient un nombre "
                        "binaire\u00A0; écrivez \"{}\".",
                node.text, node.text));
        return false;
    }

    std::optional<Valeur> read_mot()
    {
        auto const* const mot = m_table.word("valeur");
        if (!mot || (wants_quotes(m_reader.m_parametre.type) && !check_quotes(*mot)))
            return std::nullopt;
        return parse(*mot, mot->text);
    }

    std::optional<Valeur> read_liste_de_taux()
    {
        auto const* const liste = m_table.list("valeur");
        if (!liste)
            return std::nullopt;
        std::string joined;
        for (auto const& element : liste->children) {
            if (!is_a_word(element) || !check_quotes(element))
                return std::nullopt;
            joined += (joined.empty() ? "" : ",") + element.text;
        }
        return parse(*liste, joined);
    }

    // A list of groups, each a list of kinds; or one of the two special words.
    std::optional<Valeur> read_identifiants()
    {
        auto const* const valeur = m_table.any("valeur");
        if (!valeur)
            return std::nullopt;
        if (is_a_word(*valeur))
            return parse(*valeur, valeur->text);
        auto const is_rangs = m_reader.m_parametre.type == TypeValeur::rangs;
        std::string joined;
        for (auto const& groupe : valeur->children) {
            std::string mots;
            for (auto const& mot : groupe.children)
                mots += (mots.empty() ? "" : is_rangs ? "," : "+") + mot.text;
            joined += (joined.empty() ? "" : is_rangs ? ">" : "|") + mots;
        }
        return parse(*valeur, joined);
    }

    std::optional<Valeur> read_date(std::string_view key)
    {
        auto const* const jour = m_table.word(key);
        auto const* const heure = m_table.word("heure", Presence::optional);
        auto const is_echeance = m_reader.m_parametre.type == TypeValeur::echeance;
        auto const* const mot_borne
            = is_echeance ? m_table.word("borne", Presence::optional) : nullptr;
        if (!jour)
            return std::nullopt;
        if (is_special(*jour)) {
            if (heure || mot_borne)
                fault(*jour,
                    fmt::format("{} n’a ni heure ni borne\u00A0; retirez-les.",
                        entre_guillemets(jour->text)));
            return parse(*jour, jour->text);
        }
        if (heure && !heure->is_quoted) {
            fault(*heure,
                fmt::format(
                    "l’heure doit être entre guillemets\u00A0: YAML 1.1 lit 14:00 comme le nombre "
                    "840\u00A0; écrivez \"{}\".",
                    heure->text));
            return std::nullopt;
        }
        auto const borne = read_borne(*jour, heure, mot_borne, is_echeance);
        if (!borne)
            return std::nullopt;
        auto valeur = parse_jour_et_heure(
            m_reader.m_parametre.type, jour->text, heure ? heure->text : "", *borne);
        if (!valeur) {
            fault(*jour, valeur.error().message);
            return std::nullopt;
        }
        return std::move(*valeur);
    }

    // An hour needs its bound: « avant 14 h » and « au plus tard à 14 h » differ by that very
    // second.
    std::optional<calendrier::Borne> read_borne(
        YamlNode const& jour, YamlNode const* heure, YamlNode const* mot, bool is_echeance)
    {
        using calendrier::Borne;
        if (!is_echeance)
            return Borne::avant;
        if (!mot) {
            if (heure)
                fault(*heure,
                    "une heure demande sa borne\u00A0; ajoutez «\u00A0borne: avant\u00A0» "
                    "(l’instant même est trop "
                    "tard) ou «\u00A0borne: au_plus_tard\u00A0».");
            return heure ? std::nullopt : std::optional(Borne::au_plus_tard);
        }
        if (mot->text != "avant" && mot->text != "au_plus_tard") {
            fault(*mot,
                fmt::format("borne inconnue {}\u00A0; écrivez avant ou au_plus_tard.",
                    entre_guillemets(mot->text)));
            return std::nullopt;
        }
        if (mot->text == "avant" && !heure) {
            fault(jour,
                "«\u00A0avant\u00A0» un jour sans heure est ambigu\u00A0; ajoutez l’heure "
                "(\"00:00\" exclut tout le "
                "jour).");
            return std::nullopt;
        }
        return mot->text == "avant" ? Borne::avant : Borne::au_plus_tard;
    }

    VersionReader& m_reader;
    TableReader m_table;
    bool m_is_sound = true;
};

std::optional<VersionLue> VersionReader::read(YamlNode const& node)
{
    return Line(*this, node).read();
}

std::string read_source(TableReader& table, Citables const& citables)
{
    auto const* const source = table.word("source");
    if (!source)
        return {};
    if (!citables.contains(source->text)) {
        std::vector<std::string_view> const connues(citables.begin(), citables.end());
        table.fault(*source,
            fmt::format(
                "source inconnue {}{}\u00A0; déclarez-la dans sources.yaml, ou citez une exigence "
                "de exigences.yaml.",
                entre_guillemets(source->text), suggestion(source->text, connues)));
    }
    return source->text;
}

}
