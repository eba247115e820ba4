// SPDX-License-Identifier: EUPL-1.2
#include "guichet/simuler_changement.h"

#include "guichet/comparaison.h"
#include "guichet/fiche.h"
#include "identite/mssante.h"

#include <algorithm>

namespace quitus::guichet {

namespace {

// Where the batch in hand begins among the documents. A batch is worked on, then its progress is
// told, then its places are visited.
class LotEnCours {
public:
    explicit LotEnCours(std::size_t documents) : m_documents(documents) { }
    void has_reached(std::size_t done)
    {
        if (done <= m_documents)
            return; // the first reading
        m_visited = m_worked;
        m_worked = done - m_documents;
    }
    std::size_t rank_at_work(std::size_t place) const { return m_worked + place; }
    std::size_t rank_at_visit(std::size_t place) const { return m_visited + place; }

private:
    std::size_t m_documents, m_worked = 0, m_visited = 0;
};

// What is kept of a judgment until its turn comes.
struct Place {
    Extrait extrait;
    std::string dispositif;
    std::optional<verdict::DemandeConcernee> concernee;
};

class Simulateur {
public:
    Simulateur(DocumentsDonnes const& documents, OptionsVerification const& options,
        SuiviSimulation const& suivi)
        : m_documents(documents)
        , m_options(options)
        , m_suivi(suivi)
        , m_places(std::min(documents.size(), places_d_un_depouillement))
        , m_comparaison(documents.size())
    {
    }

    void judge_avant(reglement::Reglement const& reglement)
    {
        LotEnCours lot(m_documents.size());
        depouille(m_documents, reglement, m_options,
            {
                .work = [&](std::size_t place,
                            auto&& jugee) { m_places[place].extrait = extrait_de(jugee); },
                .visit =
                    [&](std::size_t place) {
                        m_comparaison.note_avant(lot.rank_at_visit(place), m_places[place].extrait);
                        return true;
                    },
                .progress =
                    [&](std::size_t done) {
                        lot.has_reached(done);
                        m_suivi.progress(done);
                    },
            });
    }

    void judge_apres(reglement::Reglement const& reglement)
    {
        LotEnCours lot(m_documents.size());
        depouille(m_documents, reglement, m_options,
            {
                .work
                = [&](std::size_t place,
                      auto&& jugee) { m_places[place] = compared(lot.rank_at_work(place), jugee); },
                .visit =
                    [&](std::size_t place) {
                        tell(lot.rank_at_visit(place), m_places[place]);
                        return true;
                    },
                .progress =
                    [&](std::size_t done) {
                        lot.has_reached(done);
                        m_suivi.progress(2 * m_documents.size() + done);
                    },
            });
    }

    base::Result<verdict::Simulation> finish() { return m_comparaison.finish(); }

private:
    Place compared(std::size_t rang, verdict::DemandeJugee const& jugee) const
    {
        Place place{ .extrait = extrait_de(jugee), .dispositif = jugee.dispositif };
        place.concernee = m_comparaison.compare(rang, jugee, place.extrait);
        if (place.concernee)
            place.concernee->fournisseur = fournisseur_of(rang);
        return place;
    }

    // Read again, and only for a request that the change concerns: a judgment does not carry it.
    verdict::FournisseurDeclare fournisseur_of(std::size_t rang) const
    {
        Lot lot;
        m_documents.read(rang, rang + 1, lot);
        auto const lecture = read_document(lot.documents.front(), m_options.octets_max);
        auto const& fournisseur = lecture.demande.fournisseur;
        return { identite::mask_personal(fournisseur.siren.texte),
            identite::mask_personal(fournisseur.raison_sociale) };
    }

    void tell(std::size_t rang, Place& place)
    {
        m_comparaison.note_apres(
            rang, place.dispositif, place.extrait, place.concernee ? &*place.concernee : nullptr);
        if (place.concernee)
            m_suivi.concernee(std::move(*place.concernee));
    }

    DocumentsDonnes const& m_documents;
    OptionsVerification const& m_options;
    SuiviSimulation const& m_suivi;
    std::vector<Place> m_places; // of the batch in hand
    Comparaison m_comparaison;
};

}

base::Result<verdict::Simulation> simule_changement(DocumentsDonnes const& documents,
    Changement const& changement, OptionsVerification const& options, SuiviSimulation const& suivi)
{
    Simulateur simulateur(documents, options, suivi);
    simulateur.judge_avant(changement.avant);
    simulateur.judge_apres(changement.apres);
    return simulateur.finish();
}

}
