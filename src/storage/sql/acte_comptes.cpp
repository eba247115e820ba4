// SPDX-License-Identifier: EUPL-1.2
#include "storage/sql/acte.h"

namespace quitus::storage {

void ActeSql::put(acces::Compte const& compte)
{
    connexion().post("INSERT INTO comptes (id, role, siret, actif) VALUES ($1, $2, $3, $4) "
                     "ON CONFLICT (id) DO UPDATE SET role = excluded.role, "
                     "siret = excluded.siret, actif = excluded.actif",
        { compte.id, text(compte.role), compte.siret, compte.actif });
}

void ActeSql::put(Texte compte, acces::Coordonnees const& coordonnees)
{
    connexion().post("INSERT INTO coordonnees (compte, courriel, mot_de_passe) VALUES ($1, $2, $3) "
                     "ON CONFLICT (compte) DO UPDATE SET courriel = excluded.courriel, "
                     "mot_de_passe = excluded.mot_de_passe",
        { compte, coordonnees.courriel, coordonnees.mot_de_passe });
}

void ActeSql::put(acces::Entreprise const& entreprise)
{
    connexion().post("INSERT INTO entreprises (siret, raison_sociale) VALUES ($1, $2) "
                     "ON CONFLICT (siret) DO UPDATE SET raison_sociale = excluded.raison_sociale",
        { entreprise.siret, entreprise.raison_sociale });
}

void ActeSql::put(guichet::Jeton const& jeton)
{
    connexion().post(
        "INSERT INTO jetons (empreinte, compte, cree_le, revoque) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (empreinte) DO UPDATE SET revoque = excluded.revoque",
        { jeton.empreinte, jeton.compte, jeton.cree_le, jeton.revoque });
}

void ActeSql::put(guichet::Session const& session)
{
    connexion().post("INSERT INTO sessions (empreinte, compte, anti_csrf, ouverte_le, vue_le) "
                     "VALUES ($1, $2, $3, $4, $5) "
                     "ON CONFLICT (empreinte) DO UPDATE SET vue_le = excluded.vue_le",
        { session.empreinte, session.compte, session.anti_csrf, session.ouverte_le,
            session.vue_le });
}

void ActeSql::end_session(Texte empreinte)
{
    connexion().post("DELETE FROM sessions WHERE empreinte = $1", { empreinte });
}

void ActeSql::end_sessions_de(Texte compte)
{
    connexion().post("DELETE FROM sessions WHERE compte = $1", { compte });
}

void ActeSql::put(guichet::Lien const& lien)
{
    connexion().post("INSERT INTO liens (empreinte, compte, expire_le) VALUES ($1, $2, $3) "
                     "ON CONFLICT (empreinte) DO UPDATE SET expire_le = excluded.expire_le",
        { lien.empreinte, lien.compte, lien.expire_le });
}

void ActeSql::use_lien(Texte empreinte)
{
    connexion().post("DELETE FROM liens WHERE empreinte = $1", { empreinte });
}

}
