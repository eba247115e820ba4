// SPDX-License-Identifier: EUPL-1.2
#include "storage/ecrivain/ecrivain.h"

#include <algorithm>

namespace quitus::storage {

Ecrivain::Ecrivain(Adresse const& adresse, ReglageEcrivain reglage) : m_reglage(std::move(reglage))
{
    auto const count = adresse.moteur == Moteur::sqlite ? 1 : m_reglage.connexions;
    for (std::size_t i = 0; i < count; ++i)
        m_connexions.push_back(open(adresse, Usage::ecriture));
    for (auto const& connexion : m_connexions)
        m_fils.emplace_back([this, connexion = connexion.get()] { work(*connexion); });
}

Ecrivain::~Ecrivain()
{
    {
        std::lock_guard const garde(m_verrou);
        m_arret = true;
    }
    m_arrivee.notify_all();
    for (auto& fil : m_fils)
        fil.join();
}

void Ecrivain::write(Acte acte)
{
    Attente attente{ std::move(acte), nullptr, false };
    std::unique_lock garde(m_verrou);
    m_place.wait(garde, [this] { return m_file.size() < m_reglage.attente_max; });
    m_file.push_back(&attente);
    m_arrivee.notify_one();
    m_fin.wait(garde, [&] { return attente.fini; });
    if (attente.faute)
        std::rethrow_exception(attente.faute);
}

std::size_t Ecrivain::waiting() const
{
    std::lock_guard const garde(m_verrou);
    return m_file.size();
}

Ecrivain::Lot Ecrivain::next_batch()
{
    std::unique_lock garde(m_verrou);
    m_arrivee.wait(garde, [this] { return m_arret || !m_file.empty(); });
    auto const count = static_cast<std::ptrdiff_t>(std::min(m_file.size(), m_reglage.lot_max));
    Lot lot(m_file.begin(), m_file.begin() + count);
    m_file.erase(m_file.begin(), m_file.begin() + count);
    m_place.notify_all();
    return lot;
}

void Ecrivain::settle(Lot const& lot)
{
    // A caller may leave, and its Attente with it, as soon as it sees `fini`.
    std::lock_guard const garde(m_verrou);
    for (auto* attente : lot)
        attente->fini = true;
    m_fin.notify_all();
}

void Ecrivain::work(Connexion& connexion)
{
    for (;;) {
        auto const lot = next_batch();
        if (lot.empty())
            return;
        write_batch(connexion, lot);
        settle(lot);
    }
}

void Ecrivain::write_batch(Connexion& connexion, Lot const& lot)
{
    for (int essai = 1;; ++essai) {
        try {
            return try_batch(connexion, lot);
        } catch (FauteDeBase const& faute) {
            connexion.rollback();
            if (faute.genre() == FauteDeBase::Genre::occupee && essai < m_reglage.essais)
                continue;
            for (auto* attente : lot)
                attente->faute = std::current_exception();
            return;
        } catch (...) {
            connexion.rollback();
            for (auto* attente : lot)
                attente->faute = std::current_exception();
            return;
        }
    }
}

void Ecrivain::try_batch(Connexion& connexion, Lot const& lot)
{
    for (auto* attente : lot)
        attente->faute = nullptr;
    connexion.begin_write();
    if (!m_reglage.ouverture.empty())
        connexion.query(m_reglage.ouverture);
    run_acts(connexion, lot);
    connexion.commit();
}

// Throws only what undoes the whole batch.
void Ecrivain::run_acts(Connexion& connexion, Lot const& lot)
{
    for (auto* attente : lot) {
        connexion.save();
        try {
            attente->acte(connexion);
            connexion.keep();
        } catch (FauteDeBase const& faute) {
            // A conflict, a lost server or a full disk is no fault of this act alone; and SQLite
            // ends the whole transaction by itself when its disk is full.
            auto const genre = faute.genre();
            if (genre == FauteDeBase::Genre::occupee || genre == FauteDeBase::Genre::perdue
                || !connexion.in_transaction())
                throw;
            attente->faute = std::current_exception();
            connexion.undo();
        } catch (...) {
            attente->faute = std::current_exception();
            connexion.undo();
        }
    }
}

}
