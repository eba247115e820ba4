// SPDX-License-Identifier: EUPL-1.2
// The report for people at a terminal: the verdict first, then what to mend, the worst first.
#include "rapports/affichage.h"
#include "rapports/formats.h"
#include "rapports/phrases.h"
#include "rapports/texte/terminal.h"

#include <algorithm>
#include <utility>

namespace quitus::rapports {

namespace {

constexpr std::size_t width_columns = 100;

using verdict::Consequence;
using verdict::Verdict;

class RapportTexte final : public Rapport {
public:
    RapportTexte(Entete made_with, Catalogue rules, Options options, std::ostream& output)
        : Rapport(std::move(made_with), std::move(rules), output)
        , m_options(options)
    {
    }

private:
    void write_demande(verdict::DemandeJugee const& raw) override
    {
        auto const demande = affichable(raw);
        if (!m_options.discret) {
            append_headline(demande);
            append_details(demande);
            m_text += '\n';
        } else if (demande.verdict != Verdict::recevable) {
            append_headline(demande);
        }
        send(m_text);
    }

    void write_incident(Incident const& incident) override
    {
        auto const subject = incident.fichier.empty() ? "" : incident.fichier + "\u00A0: ";
        m_text += painted("✘", Verdict::rejet);
        append_wrapped(m_text, " Échec de l’outil\u00A0: ", affichable(subject + incident.message),
            width_columns);
        send(m_text);
    }

    void write_end() override
    {
        append_wrapped(m_text, "", resume(bilan()), width_columns);
        if (!m_options.discret) {
            append_wrapped(m_text, "",
                "Règlement " + affichable(entete().reglement.id) + ", Quitus "
                    + affichable(entete().version) + ".",
                width_columns);
        }
        send(m_text);
    }

    std::string painted(std::string_view text, Verdict verdict) const
    {
        return m_options.couleur ? in_colour(verdict, text) : std::string(text);
    }

    void append_headline(verdict::DemandeJugee const& demande);
    void append_details(verdict::DemandeJugee const& demande);
    void append_constat(verdict::DemandeJugee const& demande, verdict::Constat const& constat);
    void append_montants(verdict::Montants const& montants);
    void append_field(std::string_view name, std::string_view value);

    Options m_options;
    std::string m_text;
};

void RapportTexte::append_headline(verdict::DemandeJugee const& demande)
{
    m_text += painted(signe(demande.verdict), demande.verdict);
    m_text += ' ';
    m_text += nom_de_document(demande);
    m_text += " — ";
    m_text += nom_de_type(demande.type_demande);
    if (!demande.dispositif.empty())
        m_text += " " + demande.dispositif;
    m_text += " — ";
    m_text += painted(verdict::en_francais(demande.verdict), demande.verdict);
    m_text += '\n';
}

void RapportTexte::append_details(verdict::DemandeJugee const& demande)
{
    if (!demande.identifiant_envoi.empty())
        append_wrapped(m_text, "  ", "Envoi " + demande.identifiant_envoi, width_columns);
    if (demande.instant)
        append_wrapped(
            m_text, "  ", "Jugée comme déposée le " + en_francais(*demande.instant), width_columns);
    if (demande.cas)
        append_wrapped(m_text, "  ", "Cas\u00A0" + std::to_string(*demande.cas), width_columns);
    for (auto const consequence : pire_d_abord) {
        auto const constats = constats_de(demande, consequence);
        if (constats.empty())
            continue;
        m_text += "\n  ";
        m_text += painted(verdict::en_francais(consequence), static_cast<Verdict>(consequence));
        m_text += " (" + std::to_string(constats.size()) + ")\n";
        for (auto const* constat : constats)
            append_constat(demande, *constat);
    }
    append_montants(demande.montants);
}

void RapportTexte::append_field(std::string_view name, std::string_view value)
{
    append_wrapped(
        m_text, std::string(13, ' ').append(name).append("\u00A0: "), value, width_columns);
}

void RapportTexte::append_constat(
    verdict::DemandeJugee const& demande, verdict::Constat const& constat)
{
    auto const lead = std::string("    ").append(constat.regle.text()).append("  ");
    append_wrapped(m_text, lead, constat.message, width_columns);
    if (!constat.evaluee)
        append_field("Évaluation", "impossible avec ce qui est donné, une personne doit regarder");
    if (auto const place = lieu(demande, constat); !place.empty())
        append_field("Où", place);
    if (constat.trouve)
        append_field("Trouvé", *constat.trouve);
    if (constat.attendu)
        append_field("Attendu", *constat.attendu);
    if (!constat.correction.empty())
        append_field("Correction", constat.correction);
    if (auto const sources = exigences_de(catalogue(), constat.regle); !sources.empty())
        append_field("Source", joined(sources, ", "));
    for (auto const& parametre : constat.parametres) {
        auto text = parametre.nom + " = " + parametre.valeur;
        if (!parametre.validite.empty())
            text += ", " + parametre.validite;
        append_field("Paramètre", text);
    }
}

void RapportTexte::append_montants(verdict::Montants const& montants)
{
    auto const lines = lignes_de(montants);
    if (lines.empty())
        return;
    m_text += "\n  Montants\n";
    static constexpr std::size_t label_columns = 24;
    static constexpr std::size_t amount_columns = 18;
    for (auto const& line : lines) {
        auto const amount = montant::euros(line.montant);
        m_text += "    ";
        m_text += line.libelle;
        auto const used = columns(line.libelle) + columns(amount);
        m_text.append(std::max(label_columns + amount_columns, used + 1) - used, ' ');
        m_text += amount;
        m_text += '\n';
    }
}

}

std::unique_ptr<Rapport> make_texte(
    Entete entete, Catalogue catalogue, Options options, std::ostream& output)
{
    return std::make_unique<RapportTexte>(std::move(entete), std::move(catalogue), options, output);
}

}
