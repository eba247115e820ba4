// SPDX-License-Identifier: EUPL-1.2
#include "storage/sql/acte.h"

#include "base/ensure.h"
#include "journal/chaine.h"
#include "storage/sql/ordre.h"

#include <algorithm>
#include <map>
#include <set>

namespace quitus::storage {

namespace {

// Locked until the commit on PostgreSQL; SQLite has one writer.
std::string_view head_of(Moteur moteur)
{
    return moteur == Moteur::postgresql ? "SELECT seq, lien FROM chaine FOR UPDATE"
                                        : "SELECT seq, lien FROM chaine";
}

std::string mois_of(guichet::Instant instant)
{
    return calendrier::jour_de_paris(instant).text().substr(0, 7);
}

}

std::int64_t ActeSql::append(guichet::Evenement const& evenement)
{
    auto const head = connexion().query(head_of(connexion().moteur()));
    QUITUS_ENSURE(!head.empty());
    auto numbered = evenement;
    numbered.seq = head[0].integer(0) + 1;
    auto const contenu = numbered.contenu();
    auto const lien = journal::next_link(head[0].text(1), contenu);
    connexion().post("INSERT INTO evenements (seq, objet, contenu, lien) VALUES ($1, $2, $3, $4)",
        { numbered.seq, numbered.objet, contenu, lien });
    return numbered.seq;
}

void ActeSql::put_contenu(Texte sha256, Texte texte)
{
    connexion().post("INSERT INTO contenus (sha256, texte) VALUES ($1, $2) "
                     "ON CONFLICT (sha256) DO NOTHING",
        { sha256, texte });
}

std::optional<guichet::Conflit> ActeSql::claim(instruction::Revendication const& revendication)
{
    auto const& [dispositif, dossier, cles] = revendication;
    std::set<std::string> const unique(cles.begin(), cles.end());
    std::vector<std::string> const sought(unique.begin(), unique.end());
    std::map<std::string, std::string> holders;
    by_runs(sought, [&, &fichier = dossier, &sons = dispositif](auto run) {
        Ordre ordre("SELECT cle, dossier FROM titres WHERE dispositif = ");
        ordre << ordre.value(sons) << " AND dossier <> " << ordre.value(fichier) << " AND cle IN ("
              << ordre.list(run) << ")";
        for (auto const row : ordre.run(connexion()))
            holders.emplace(row.string(0), row.string(1));
    });
    for (auto const& cle : cles)
        if (auto const found = holders.find(cle); found != holders.end())
            return guichet::Conflit{ cle, found->second };

    connexion().post(
        "DELETE FROM titres WHERE dossier = $1 AND dispositif = $2", { dossier, dispositif });
    by_runs(sought, [&, &fichier = dossier, &sons = dispositif](auto run) {
        Ordre ordre("INSERT INTO titres (dispositif, cle, dossier) VALUES ");
        auto const rest = ordre.value(fichier);
        auto const first = ordre.value(sons);
        char const* separator = "(";
        for (auto const& cle : run) {
            ordre << separator << first << ", " << ordre.value(cle) << ", " << rest << ")";
            separator = ", (";
        }
        ordre.post(connexion());
    });
    return std::nullopt;
}

std::int64_t ActeSql::next(char const* sql) const
{
    return connexion().query(sql)[0].integer(0);
}

std::int64_t ActeSql::record(grand_livre::Ecriture const& ecriture)
{
    auto const numero = next("SELECT coalesce(max(numero), 0) + 1 FROM ecritures");
    connexion().post(
        "INSERT INTO ecritures (numero, instant, demande, libelle) VALUES ($1, $2, $3, $4)",
        { numero, ecriture.instant.seconds_since_1970(), ecriture.demande, ecriture.libelle });
    add_lines(ecriture, numero);
    connexion().post("INSERT INTO sceaux (ecriture) VALUES ($1)", { numero });
    add_movements(ecriture);
    return numero;
}

void ActeSql::add_lines(grand_livre::Ecriture const& ecriture, std::int64_t numero) const
{
    std::int64_t rang = 0;
    by_runs(ecriture.lignes, [&](auto run) {
        Ordre ordre("INSERT INTO lignes_d_ecriture "
                    "(ecriture, rang, compte, sens, montant, beneficiaire) VALUES ");
        auto const entry = ordre.value(numero);
        char const* separator = "(";
        for (auto const& ligne : run) {
            ordre << separator << entry << ", " << ordre.value(++rang) << ", "
                  << ordre.value(text(ligne.compte)) << ", " << ordre.value(text(ligne.sens))
                  << ", " << ordre.value(ligne.montant.count()) << ", "
                  << ordre.value(ligne.beneficiaire) << ")";
            separator = ", (";
        }
        ordre.post(connexion());
    });
}

void ActeSql::add_movements(grand_livre::Ecriture const& ecriture) const
{
    std::map<std::pair<grand_livre::Compte, grand_livre::Sens>, montant::Cents> sums;
    for (auto const& ligne : ecriture.lignes)
        sums[{ ligne.compte, ligne.sens }] += ligne.montant;
    for (auto const& [cle, sum] : sums)
        connexion().post(
            "INSERT INTO mouvements (mois, compte, sens, montant) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT (mois, compte, sens) "
            "DO UPDATE SET montant = mouvements.montant + excluded.montant",
            { mois_of(ecriture.instant), text(cle.first), text(cle.second), sum.count() });
}

void ActeSql::post(guichet::Courriel const& courriel)
{
    connexion().post(
        "INSERT INTO courriels (id, evenement, compte, demande, objet, texte, etat, instant) "
        "VALUES ((SELECT coalesce(max(id), 0) + 1 FROM courriels), $1, $2, $3, $4, $5, $6, $7) "
        "ON CONFLICT (evenement, compte) DO NOTHING",
        { courriel.evenement, courriel.compte, courriel.demande, courriel.objet, courriel.texte,
            courriel.etat, courriel.instant.seconds_since_1970() });
}

void ActeSql::mark_courriel(std::int64_t id, Texte etat)
{
    connexion().post("UPDATE courriels SET etat = $2 WHERE id = $1", { id, etat });
}

std::int64_t ActeSql::next_number(Texte serie)
{
    return connexion()
        .query("INSERT INTO series (nom, dernier) VALUES ($1, 1) "
               "ON CONFLICT (nom) DO UPDATE SET dernier = series.dernier + 1 RETURNING dernier",
            { serie })[0]
        .integer(0);
}

void ActeSql::put_reglage(Texte nom, Texte valeur)
{
    connexion().post("INSERT INTO reglages (nom, valeur) VALUES ($1, $2) "
                     "ON CONFLICT (nom) DO UPDATE SET valeur = excluded.valeur",
        { nom, valeur });
}

}
