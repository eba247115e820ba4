// SPDX-License-Identifier: EUPL-1.2
#include "guichet/simuler_changement.h"

#include "guichet/comparaison.h"
#include "guichet/recueil/chaine.h"
#include "guichet/recueil/recueil.h"
#include "identite/mssante.h"

#include <algorithm>
#include <array>

namespace quitus::guichet {

namespace {

// Each document is read twice: to know what surrounds it on both sides, then to be judged by both
// regulations. Nothing is kept between the two but the index of each side.
class Simulateur {
public:
    Simulateur(DocumentsDonnes const& documents, Changement const& changement,
        OptionsVerification const& options, SuiviSimulation const& suivi)
        : m_documents(documents)
        , m_changement(changement)
        , m_options(options)
        , m_suivi(suivi)
        , m_avant(documents, changement.avant, options)
        , m_apres(documents, changement.apres, options)
    {
    }

    void note_all()
    {
        struct Releves {
            Releve avant, apres;
        };
        std::vector<Releves> releves(std::min(m_documents.size(), places_d_une_chaine));
        in_chain(
            m_documents.size(), m_options.jobs,
            [&](std::size_t first, std::size_t last, std::size_t place) {
                for_each_document(
                    m_documents, first, last, [&](std::size_t, DocumentLu const& document) {
                        auto const lecture = read_reperes(document, m_options.octets_max);
                        auto const note = [&](reglement::Reglement const& reglement) {
                            return note_document(document, lecture, reglement, m_options);
                        };
                        releves[place++] = { note(m_changement.avant), note(m_changement.apres) };
                    });
            },
            [&](std::size_t from, std::size_t to, std::size_t place) {
                for (auto rang = from; rang < to; ++rang, ++place) {
                    m_avant.add(std::move(releves[place].avant));
                    m_apres.add(std::move(releves[place].apres));
                }
                m_suivi.progress(to);
                return true;
            });
        m_avant.settle();
        m_apres.settle();
    }

    void judge_all()
    {
        auto const size = m_documents.size();
        std::vector<std::optional<Rapprochee>> demandes(std::min(size, places_d_une_chaine));
        in_chain(
            size, m_options.jobs,
            [&](std::size_t first, std::size_t last, std::size_t place) {
                for_each_document(
                    m_documents, first, last, [&](std::size_t rang, DocumentLu const& document) {
                        demandes[place++] = document.contexte
                            ? std::nullopt
                            : std::optional(judge(rang, document));
                    });
            },
            [&](std::size_t from, std::size_t to, std::size_t place) {
                m_suivi.progress(size + to);
                for (auto rang = from; rang < to; ++rang, ++place)
                    if (demandes[place])
                        tell(*demandes[place]);
                return true;
            });
    }

    base::Result<verdict::Simulation> finish() const { return m_comparaison.finish(); }

private:
    Rapprochee judge(std::size_t rang, DocumentLu const& document) const
    {
        auto const lecture = read_document(document, m_options.octets_max);
        auto demande = compare(
            m_avant.judge(rang, document, lecture), m_apres.judge(rang, document, lecture));
        if (demande.concernee) {
            auto const& fournisseur = lecture.demande.fournisseur;
            demande.concernee->fournisseur = { identite::mask_personal(fournisseur.siren.texte),
                identite::mask_personal(fournisseur.raison_sociale) };
        }
        return demande;
    }

    void tell(Rapprochee& demande)
    {
        m_comparaison.add(demande);
        if (demande.concernee)
            m_suivi.concernee(std::move(*demande.concernee));
    }

    DocumentsDonnes const& m_documents;
    Changement const& m_changement;
    OptionsVerification const& m_options;
    SuiviSimulation const& m_suivi;
    Recueil m_avant, m_apres;
    Comparaison m_comparaison;
};

}

base::Result<verdict::Simulation> simule_changement(DocumentsDonnes const& documents,
    Changement const& changement, OptionsVerification const& options, SuiviSimulation const& suivi)
{
    Simulateur simulateur(documents, changement, options, suivi);
    simulateur.note_all();
    simulateur.judge_all();
    return simulateur.finish();
}

}
