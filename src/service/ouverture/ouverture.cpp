// SPDX-License-Identifier: EUPL-1.2
#include "service/ouverture/ouverture.h"

#include "base/json_writer.h"
#include "documents/archive.h"
#include "jugement/jugement.h"
#include "rapports/json/demande_json.h"
#include "storage/fichiers/depot_de_fichiers.h"
#include "storage/registre_sql.h"

namespace quitus::service {

namespace {

pieces::Livraison read_archive(std::filesystem::path const& archive, guichet::Fichiers* fichiers)
{
    pieces::LimitesArchive const limites;
    if (fichiers != nullptr)
        return documents::receive_archive(archive, limites, *fichiers);
    auto livraison = documents::read_archive(archive, limites);
    if (!livraison)
        throw std::runtime_error(livraison.error().message);
    return *std::move(livraison);
}

std::string rapport_of(verdict::DemandeJugee const& jugee)
{
    std::string corps;
    base::JsonWriter json(corps);
    rapports::write_json(json, jugee, jugement::find_regle);
    return corps;
}

}

Ouverture::Ouverture(cli::Base const& demande, reglement::Reglement reglement, BaseAbsente absente)
    : m_lieux(checked(places_of(demande), absente))
    , m_reglement(std::move(reglement))
    , m_registre(std::make_unique<storage::RegistreSql>(m_lieux.base))
{
    find_fichiers(!demande.fichiers.empty());
    m_fichiers = std::make_unique<storage::DepotDeFichiers>(m_lieux.fichiers);
    if (temps() == Temps::simule)
        m_horloge = std::make_unique<HorlogeArretee>(instant_atteint());
    else
        m_horloge = std::make_unique<HorlogeReelle>();
    follow(*m_horloge);
}

void Ouverture::follow(guichet::Horloge const& horloge)
{
    m_acces.reset();
    m_portail = std::make_unique<guichet::Portail>(guichet::Portail{
        .registre = *m_registre,
        .fichiers = *m_fichiers,
        .horloge = horloge,
        .reglement = m_reglement,
        .read_archive = read_archive,
        .write_rapport = rapport_of,
    });
    m_acces = std::make_unique<guichet::Acces>(*m_portail, m_secrets);
}

// The folder that was named, or else the one that the database remembers, or else the default.
void Ouverture::find_fichiers(bool is_named)
{
    std::optional<std::string> known;
    m_registre->read(
        [&](guichet::Lecture const& registre) { known = registre.reglage(reglage_fichiers); });
    if (known && !is_named)
        m_lieux.fichiers = *known;
    if (known != m_lieux.fichiers.string())
        remember(reglage_fichiers, m_lieux.fichiers.string());
}

void Ouverture::remember(std::string_view nom, std::string_view valeur)
{
    m_registre->write(
        [&](guichet::Transaction& transaction) { transaction.put_reglage(nom, valeur); });
}

Temps Ouverture::temps() const
{
    std::optional<std::string> horloge;
    m_registre->read(
        [&](guichet::Lecture const& registre) { horloge = registre.reglage(reglage_horloge); });
    if (!horloge)
        return Temps::inconnu;
    return *horloge == "simulee" ? Temps::simule : Temps::reel;
}

Instant Ouverture::instant_atteint() const
{
    std::optional<std::string> atteint;
    m_registre->read(
        [&](guichet::Lecture const& registre) { atteint = registre.reglage(reglage_instant); });
    return Instant::parse_rfc3339(atteint.value_or("")).value_or(Instant());
}

}
