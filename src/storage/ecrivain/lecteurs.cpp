// SPDX-License-Identifier: EUPL-1.2
#include "storage/ecrivain/lecteurs.h"

#include <utility>

namespace quitus::storage {

class Lecteurs::Pret {
public:
    explicit Pret(Lecteurs& lecteurs) : m_lecteurs(lecteurs)
    {
        std::unique_lock garde(m_lecteurs.m_verrou);
        m_lecteurs.m_retour.wait(garde, [this] { return !m_lecteurs.m_libres.empty(); });
        // The one that came back last: its cache is warm.
        m_connexion = std::move(m_lecteurs.m_libres.back());
        m_lecteurs.m_libres.pop_back();
    }
    Pret(Pret const&) = delete;
    Pret& operator=(Pret const&) = delete;
    ~Pret()
    {
        m_connexion->rollback();
        std::lock_guard const garde(m_lecteurs.m_verrou);
        m_lecteurs.m_libres.push_back(std::move(m_connexion));
        m_lecteurs.m_retour.notify_one();
    }
    Connexion& operator*() const { return *m_connexion; }

private:
    Lecteurs& m_lecteurs;
    std::unique_ptr<Connexion> m_connexion;
};

Lecteurs::Lecteurs(Adresse const& adresse, std::size_t connexions)
{
    for (std::size_t i = 0; i < connexions; ++i)
        m_libres.push_back(open(adresse, Usage::lecture));
}

void Lecteurs::read(std::function<void(Connexion&)> const& lecture)
{
    Pret const pret(*this);
    (*pret).begin_read();
    lecture(*pret);
    (*pret).commit();
}

}
