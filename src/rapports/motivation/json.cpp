// SPDX-License-Identifier: EUPL-1.2
// Everything that was read, rule by rule, for a program.
#include "rapports/json/demande_json.h"
#include "rapports/motivation/formats.h"

#include <algorithm>

namespace quitus::rapports {

namespace {

using verdict::SortDeRegle;

class Ecriture {
public:
    explicit Ecriture(Demonstration const& demonstration)
        : m_demonstration(demonstration)
        , m_motivation(demonstration.motivation)
        , m_writer(m_bytes, base::JsonWriter::Style::pretty)
    {
    }

    std::string all()
    {
        m_writer.begin_object();
        write_entete();
        m_writer.key("demande");
        write_json(m_writer, m_motivation.jugee, m_demonstration.catalogue);
        m_writer.key("regles");
        m_writer.begin_array();
        for (auto const& regle : m_motivation.regles)
            if (m_demonstration.wants(regle.regle))
                write_regle(regle);
        m_writer.end_array();
        write_exigences();
        write_sources();
        write_bilan();
        m_writer.end_object();
        m_bytes += '\n';
        return std::move(m_bytes);
    }

private:
    void write_entete()
    {
        auto const& entete = m_demonstration.entete;
        m_writer.member("format", "quitus.motivation");
        m_writer.member("version", "1.0");
        m_writer.member("quitus", entete.version);
        m_writer.key("reglement");
        m_writer.begin_object();
        m_writer.member("id", entete.reglement.id);
        m_writer.member("empreinte", entete.reglement.empreinte);
        m_writer.end_object();
    }

    void write_regle(verdict::RegleMotivee const& motivee)
    {
        auto const* regle = m_demonstration.catalogue(motivee.regle);
        m_writer.begin_object();
        m_writer.member("regle", motivee.regle.text());
        m_writer.member("titre", regle != nullptr ? regle->titre : std::string_view{});
        m_writer.member("consequence",
            regle != nullptr ? verdict::text(regle->consequence) : std::string_view{});
        m_writer.member("sort", verdict::text(motivee.sort));
        m_writer.key("exigences");
        m_writer.begin_array();
        for (auto const exigence : exigences_de(motivee.regle))
            m_writer.string(exigence);
        m_writer.end_array();
        m_writer.key("faits");
        m_writer.begin_array();
        for (auto const rang : motivee.faits)
            write_fait(m_motivation.faits[rang]);
        m_writer.end_array();
        m_writer.key("parametres");
        m_writer.begin_array();
        for (auto const rang : motivee.parametres)
            write_parametre(m_motivation.parametres[rang]);
        m_writer.end_array();
        write_constats(motivee.regle);
        m_writer.end_object();
    }

    std::span<std::string_view const> exigences_de(verdict::IdRegle id) const
    {
        auto const* regle = m_demonstration.catalogue(id);
        return regle != nullptr ? regle->exigences : std::span<std::string_view const>{};
    }

    void write_fait(verdict::FaitConsulte const& fait)
    {
        m_writer.begin_object();
        m_writer.key("nom");
        m_writer.text_or_null(fait.nom);
        m_writer.key("pointeur");
        if (fait.ligne)
            m_writer.string(fait.pointeur);
        else
            m_writer.null();
        write_number("ligne", fait.ligne);
        write_number("colonne", fait.colonne);
        m_writer.key("valeur");
        m_writer.string_or_null(fait.valeur);
        m_writer.key("manque");
        m_writer.text_or_null(fait.manque);
        m_writer.end_object();
    }

    void write_number(std::string_view nom, std::optional<std::uint32_t> nombre)
    {
        m_writer.key(nom);
        m_writer.number_or_null(nombre);
    }

    void write_parametre(verdict::ParametreConsulte const& parametre)
    {
        m_writer.begin_object();
        m_writer.member("nom", parametre.nom);
        m_writer.member("valeur", parametre.valeur);
        m_writer.key("connu");
        m_writer.boolean(parametre.connu);
        m_writer.key("validite");
        m_writer.text_or_null(parametre.validite);
        m_writer.key("source");
        m_writer.text_or_null(parametre.source);
        m_writer.end_object();
    }

    // Ranks in `demande.constats`, so that nothing is told twice.
    void write_constats(verdict::IdRegle regle)
    {
        m_writer.key("constats");
        m_writer.begin_array();
        auto const& constats = m_motivation.jugee.constats;
        for (std::size_t rang = 0; rang < constats.size(); ++rang)
            if (constats[rang].regle == regle)
                m_writer.number(rang);
        m_writer.end_array();
    }

    void write_exigences()
    {
        m_writer.key("exigences");
        m_writer.begin_array();
        for (auto const& [id, enonce, source] : m_motivation.exigences) {
            m_writer.begin_object();
            m_writer.member("id", id);
            m_writer.member("enonce", enonce);
            m_writer.key("source");
            m_writer.text_or_null(source);
            m_writer.end_object();
        }
        m_writer.end_array();
    }

    void write_sources()
    {
        m_writer.key("sources");
        m_writer.begin_array();
        for (auto const& [id, titre, adresse] : m_motivation.sources) {
            m_writer.begin_object();
            m_writer.member("id", id);
            m_writer.member("titre", titre);
            m_writer.key("adresse");
            m_writer.text_or_null(adresse);
            m_writer.end_object();
        }
        m_writer.end_array();
    }

    void write_bilan()
    {
        m_writer.key("bilan");
        m_writer.begin_object();
        for (auto const sort : { SortDeRegle::parle, SortDeRegle::non_evaluee, SortDeRegle::tient,
                 SortDeRegle::hors_etape }) {
            m_writer.key(verdict::text(sort));
            m_writer.number(std::ranges::count_if(m_motivation.regles, [&](auto const& regle) {
                return regle.sort == sort && m_demonstration.wants(regle.regle);
            }));
        }
        m_writer.end_object();
    }

    Demonstration const& m_demonstration;
    verdict::Motivation const& m_motivation;
    std::string m_bytes;
    base::JsonWriter m_writer;
};

}

std::string motivation_json(Demonstration const& demonstration)
{
    return Ecriture(demonstration).all();
}

}
