// SPDX-License-Identifier: EUPL-1.2
#include "guichet/decision/prevision.h"

#include <string>
#include <utility>

namespace quitus::guichet {

namespace {

// Thrown to undo a transaction that went well; caught just above it.
struct Annulee { };

// Runs acts on the true register and undoes them; keeps what they would have left behind.
class RegistreAEssai final : public Registre {
public:
    RegistreAEssai(Registre& vrai, std::string_view numero) : m_vrai(vrai), m_numero(numero) { }

    void write(std::function<void(Transaction&)> const& act) override
    {
        try {
            m_vrai.write([&](Transaction& transaction) {
                auto const before = revision_of(transaction);
                auto const entries = transaction.ecritures_de(m_numero).size();
                act(transaction);
                if (revision_of(transaction) != before)
                    keep(transaction, before, entries);
                throw Annulee{};
            });
        } catch (Annulee const&) {
        }
    }
    void read(std::function<void(Lecture const&)> const& reading) const override
    {
        m_vrai.read(reading);
    }
    Prevision take() { return std::move(m_prevision); }

private:
    std::int64_t revision_of(Lecture const& lecture) const
    {
        auto const suivi = lecture.demande(m_numero);
        return suivi ? suivi->revision : 0;
    }

    void keep(Lecture const& lecture, std::int64_t before, std::size_t entries)
    {
        m_prevision = { *lecture.demande(m_numero), {}, lecture.ecritures_de(m_numero) };
        auto& ecritures = m_prevision.ecritures;
        ecritures.erase(
            ecritures.begin(), ecritures.begin() + static_cast<std::ptrdiff_t>(entries));
        for (auto& courriel : lecture.courriels_de(m_numero))
            if (courriel.evenement > before)
                m_prevision.courriels.push_back(std::move(courriel));
    }

    Registre& m_vrai;
    std::string m_numero;
    Prevision m_prevision;
};

}

base::Result<Prevision> prevoir(Portail& portail, std::string_view numero,
    std::function<base::Result<Suivi>(Portail&)> const& acte)
{
    RegistreAEssai essai(portail.registre, numero);
    Portail a_essai{ essai, portail.fichiers, portail.horloge, portail.reglement,
        portail.read_archive, portail.write_rapport, portail.options };
    QUITUS_TRY(acte(a_essai));
    return essai.take();
}

}
