// SPDX-License-Identifier: EUPL-1.2
#include "reglement/lecture/campagne.h"

#include "reglement/lecture/parametres.h"
#include "reglement/texte/table_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace quitus::reglement {

namespace {

using Presence = TableReader::Presence;

constexpr std::size_t dispositifs_max = 200;

// The files whose form is their own; any other holds parameters.
constexpr std::array<std::string_view, 5> fichiers_propres{ "campagne.yaml", "dispositifs.yaml",
    "exigences.yaml", "pieces.yaml", "sources.yaml" };

bool is_made_of(std::string_view texte, std::string_view others, bool upper)
{
    return !texte.empty() && std::ranges::all_of(texte, [&](char c) {
        auto const is_letter = upper ? c >= 'A' && c <= 'Z' : c >= 'a' && c <= 'z';
        return is_letter || (c >= '0' && c <= '9') || others.find(c) != std::string_view::npos;
    });
}

class CampagneReader {
public:
    CampagneReader(Arbres const& arbres, Fautes& fautes) : m_arbres(arbres), m_fautes(fautes) { }

    Donnees read()
    {
        read_one("campagne.yaml",
            [&](auto fichier, auto const& racine) { read_campagne_file(fichier, racine); });
        read_one("sources.yaml",
            [&](auto fichier, auto const& racine) { read_sources(fichier, racine); });
        read_one("exigences.yaml",
            [&](auto fichier, auto const& racine) { read_exigences(fichier, racine); });
        read_one("dispositifs.yaml",
            [&](auto fichier, auto const& racine) { read_dispositifs(fichier, racine); });
        read_one(
            "pieces.yaml", [&](auto fichier, auto const& racine) { read_pieces(fichier, racine); });
        ParametreReader parametres(m_donnees.dispositifs, m_citables, m_fautes);
        for (auto const& [fichier, racine] : m_arbres.lus) {
            if (std::ranges::find(fichiers_propres, fichier) == fichiers_propres.end())
                parametres.read_file(fichier, racine);
        }
        // What lacks is told only when every file could be read: it may stand in the other one.
        if (m_arbres.illisibles.empty())
            m_donnees.series = series_of(parametres.lus(), m_donnees.dispositifs, m_fautes);
        return std::move(m_donnees);
    }

private:
    template <typename Reading>
    void read_one(std::string_view fichier, Reading const& reading)
    {
        auto const found = std::ranges::find(m_arbres.lus, fichier, &Arbre::fichier);
        auto const& illisibles = m_arbres.illisibles;
        if (found != m_arbres.lus.end())
            reading(fichier, found->racine);
        else if (std::ranges::find(illisibles, fichier) == illisibles.end())
            m_fautes.add({ fichier, 0 },
                "le fichier manque\u00A0; prenez modèle sur celui d’une autre campagne.");
    }

    void read_campagne_file(std::string_view fichier, YamlNode const& racine)
    {
        TableReader table(fichier, racine, "la campagne", m_fautes);
        auto const* const id = table.word("id");
        if (id && !is_made_of(id->text, "-", false))
            table.fault(*id,
                "l’identifiant d’une campagne s’écrit en minuscules, chiffres et traits d’union.");
        m_donnees.id = id ? id->text : std::string();
        m_donnees.titre = table.text("titre");
        if (auto const* const vague = table.word("vague")) {
            auto const& texte = vague->text;
            auto const [end, error]
                = std::from_chars(texte.data(), texte.data() + texte.size(), m_donnees.vague);
            if (error != std::errc() || end != texte.data() + texte.size() || m_donnees.vague < 1
                || m_donnees.vague > 99)
                table.fault(*vague, "la vague est un nombre entier de 1 à 99.");
        }
        table.refuse_unknown_keys();
    }

    // Reads `cle: [table, …]` at the root of a file.
    template <typename Reading>
    void read_liste(std::string_view fichier, YamlNode const& racine, std::string_view key,
        Reading const& reading)
    {
        TableReader table(fichier, racine, fichier, m_fautes);
        if (auto const* const liste = table.list(key)) {
            for (auto const& node : liste->children)
                reading(node);
        }
        table.refuse_unknown_keys();
    }

    // An id that stands alone in its file and can be cited.
    std::string read_id(TableReader& table)
    {
        auto const* const id = table.word("id");
        if (!id)
            return {};
        if (!m_citables.insert(id->text).second)
            table.fault(*id,
                fmt::format("l’identifiant {} est déjà pris\u00A0; choisissez-en un autre.",
                    entre_guillemets(id->text)));
        return id->text;
    }

    void read_sources(std::string_view fichier, YamlNode const& racine)
    {
        read_liste(fichier, racine, "sources", [&](YamlNode const& node) {
            TableReader table(fichier, node, "une source", m_fautes);
            auto id = read_id(table);
            auto titre = table.text("titre");
            auto const* const adresse = table.word("adresse", Presence::optional);
            if (adresse && !adresse->text.starts_with("https://")
                && !adresse->text.starts_with("http://"))
                table.fault(*adresse, "une adresse commence par https:// ou http://.");
            table.refuse_unknown_keys();
            m_donnees.sources.push_back(
                { std::move(id), std::move(titre), adresse ? adresse->text : std::string() });
        });
    }

    void read_exigences(std::string_view fichier, YamlNode const& racine)
    {
        auto const sources = m_citables;
        read_liste(fichier, racine, "exigences", [&](YamlNode const& node) {
            TableReader table(fichier, node, "une exigence", m_fautes);
            Reglement::Exigence exigence;
            exigence.id = read_id(table);
            exigence.enonce = table.text("enonce");
            exigence.source = read_source(table, sources);
            exigence.a_venir = table.boolean("a_venir");
            exigence.servie_par = table.words("servie_par");
            table.refuse_unknown_keys();
            m_donnees.exigences.push_back(std::move(exigence));
        });
    }

    void read_dispositifs(std::string_view fichier, YamlNode const& racine)
    {
        read_liste(fichier, racine, "dispositifs", [&](YamlNode const& node) {
            TableReader table(fichier, node, "un dispositif", m_fautes);
            DispositifDecrit decrit{ table.text("code"), table.text("couloir"), table.text("sons"),
                table.text("libelle") };
            read_source(table, m_citables);
            table.refuse_unknown_keys();
            auto& dispositifs = m_donnees.dispositifs;
            if (!is_made_of(decrit.couloir, "", true) || !is_made_of(decrit.sons, "", true))
                m_fautes.add(
                    table.lieu(), "le couloir et le SONS s’écrivent en majuscules et chiffres.");
            else if (decrit.code != fmt::format("{}_{}", decrit.couloir, decrit.sons))
                m_fautes.add(table.lieu(),
                    fmt::format("le code {} devrait être le couloir et le SONS\u00A0: {}_{}.",
                        entre_guillemets(decrit.code), decrit.couloir, decrit.sons));
            else if (std::ranges::find(dispositifs, decrit.code, &DispositifDecrit::code)
                != dispositifs.end())
                m_fautes.add(table.lieu(),
                    fmt::format("le dispositif {} est déjà décrit\u00A0; retirez-en un.",
                        entre_guillemets(decrit.code)));
            else if (dispositifs.size() >= dispositifs_max)
                m_fautes.add(table.lieu(), fmt::format("plus de {} dispositifs.", dispositifs_max));
            else
                dispositifs.push_back(std::move(decrit));
        });
    }

    void read_pieces(std::string_view fichier, YamlNode const& racine)
    {
        read_liste(fichier, racine, "pieces", [&](YamlNode const& node) {
            TableReader table(fichier, node, "une pièce", m_fautes);
            PieceAttendue piece;
            piece.etape = read_choice(
                table, "etape", { "avance", "solde", "attestation_fin_prestations", "annulation" });
            piece.type = read_choice(table, "type",
                { "bon_commande", "facture", "verification", "attestation_fin_prestations",
                    "attestation_honneur", "renonciation_client", "autre" });
            piece.pour
                = read_choice(table, "pour", { "demande", "ligne", "facture", "client_retire" });
            piece.condition = table.text("condition", Presence::optional);
            piece.signee = table.boolean("signee");
            piece.source = read_source(table, m_citables);
            table.refuse_unknown_keys();
            m_donnees.pieces.push_back(std::move(piece));
        });
    }

    static std::string read_choice(
        TableReader& table, std::string_view key, std::vector<std::string_view> const& choix)
    {
        auto const* const mot = table.word(key);
        if (!mot)
            return {};
        if (std::ranges::find(choix, mot->text) == choix.end())
            table.fault(*mot,
                fmt::format("valeur inconnue {}{}\u00A0; valeurs admises\u00A0: {}.",
                    entre_guillemets(mot->text), suggestion(mot->text, choix), enumeration(choix)));
        return mot->text;
    }

    Arbres const& m_arbres;
    Fautes& m_fautes;
    Citables m_citables;
    Donnees m_donnees;
};

}

Donnees read_campagne(Arbres const& arbres, Fautes& fautes)
{
    return CampagneReader(arbres, fautes).read();
}

}
