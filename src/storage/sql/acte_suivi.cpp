// SPDX-License-Identifier: EUPL-1.2
// The state of a demande, and what is found by it: its row in the lists, its keys, its files, the
// counts.
#include "base/ensure.h"
#include "base/sha256.h"
#include "storage/sql/acte.h"
#include "storage/sql/filtre.h"
#include "storage/sql/traces.h"

#include <limits>
#include <map>
#include <tuple>

namespace quitus::storage {

using guichet::Suivi;

namespace {

template <typename T, typename Into>
Valeur mapped(std::optional<T> const& value, Into into)
{
    return value ? Valeur(into(*value)) : Valeur(nullptr);
}

Valeur seconds(std::optional<guichet::Instant> const& instant)
{
    return mapped(instant, [](auto const& i) { return i.seconds_since_1970(); });
}

Valeur cents(std::optional<montant::Cents> const& montant)
{
    return mapped(montant, [](auto const& m) { return m.count(); });
}

// What is known of the demande before the act; empty texts for a new one.
struct Avant {
    std::int64_t rang = 0;
    std::string statut, siret, dispositif, type_demande, empreinte;
    std::int64_t finance = 0;
};

std::optional<Avant> before(Connexion& connexion, std::string const& numero)
{
    auto const rows = connexion.query(
        "SELECT rang, statut, siret, dispositif, type_demande, empreinte, coalesce(finance, 0) "
        "FROM demandes WHERE numero = $1",
        { numero });
    if (rows.empty())
        return std::nullopt;
    auto const row = rows[0];
    return Avant{ row.integer(0), row.string(1), row.string(2), row.string(3), row.string(4),
        row.string(5), row.integer(6) };
}

struct Colonne {
    char const* nom;
    Valeur valeur;
};
using Colonnes = std::vector<Colonne>;

// What the first reception says for good.
Colonnes fixed_columns(std::int64_t rang, Suivi const& suivi)
{
    return { { "rang", rang }, { "numero", suivi.numero }, { "siret", suivi.siret },
        { "raison_sociale", suivi.raison_sociale }, { "type_demande", suivi.type_demande },
        { "dispositif", suivi.dispositif }, { "identifiant_envoi", suivi.identifiant_envoi },
        { "recu_le", suivi.recu_le.seconds_since_1970() } };
}

Colonnes changing_columns(Suivi const& suivi, std::string const& empreinte)
{
    auto const latest = std::numeric_limits<std::int64_t>::max();
    return { { "reference", suivi.reference }, { "avance", suivi.avance },
        { "dossier", suivi.dossier() }, { "statut", text(suivi.statut) },
        { "verdict", text(suivi.verdict) }, { "version", suivi.version },
        { "depose_le", seconds(suivi.depose_le) }, { "echeance", seconds(suivi.echeance) },
        { "echeance_tri", suivi.echeance ? suivi.echeance->seconds_since_1970() : latest },
        { "finance", cents(suivi.montants.finance) }, { "a_payer", cents(a_payer(suivi)) },
        { "beneficiaires", suivi.financements.size() },
        { "prise_en_charge_par", suivi.prise_en_charge_par },
        { "recherche", text_to_search(suivi.numero, suivi.reference, suivi.raison_sociale) },
        { "empreinte", empreinte } };
}

void insert_row(Connexion& connexion, Colonnes colonnes, Colonnes const& others)
{
    colonnes.insert(colonnes.end(), others.begin(), others.end());
    Ordre ordre("INSERT INTO demandes (");
    std::string places;
    for (auto& [nom, valeur] : colonnes) {
        ordre << (places.empty() ? "" : ", ") << nom;
        places += (places.empty() ? "" : ", ") + ordre.value(std::move(valeur));
    }
    ordre << ") VALUES (" << places << ")";
    ordre.post(connexion);
}

void update_row(Connexion& connexion, std::int64_t rang, Colonnes colonnes)
{
    Ordre ordre("UPDATE demandes SET ");
    char const* separator = "";
    for (auto& [nom, valeur] : colonnes) {
        ordre << separator << nom << " = " << ordre.value(std::move(valeur));
        separator = ", ";
    }
    ordre << " WHERE rang = " << ordre.value(rang);
    ordre.post(connexion);
}

using CleDeDecompte = std::tuple<std::string, std::string, std::string, std::string>;
struct Ecart {
    std::int64_t nombre = 0, finance = 0;
};

void count(Connexion& connexion, std::optional<Avant> const& avant, Suivi const& suivi)
{
    std::map<CleDeDecompte, Ecart> changes;
    auto const add = [&](auto const& siret, std::string_view statut, auto const& dispositif,
                         auto const& type, std::int64_t nombre, std::int64_t finance) {
        for (auto const& whose : { std::string(siret), std::string() }) {
            auto& change = changes[{ whose, std::string(statut), dispositif, type }];
            change.nombre += nombre;
            change.finance += finance;
        }
    };
    if (avant)
        add(avant->siret, avant->statut, avant->dispositif, avant->type_demande, -1,
            -avant->finance);
    add(suivi.siret, text(suivi.statut), suivi.dispositif, suivi.type_demande, 1,
        suivi.montants.finance.value_or(montant::Cents()).count());
    Ordre ordre("INSERT INTO decomptes (siret, statut, dispositif, type_demande, nombre, finance) "
                "VALUES ");
    char const* separator = "(";
    for (auto const& [cle, change] : changes) {
        auto const& [siret, statut, dispositif, type] = cle;
        if (change.nombre == 0 && change.finance == 0)
            continue;
        ordre << separator << ordre.value(siret) << ", " << ordre.value(statut) << ", "
              << ordre.value(dispositif) << ", " << ordre.value(type) << ", "
              << ordre.value(change.nombre) << ", " << ordre.value(change.finance) << ")";
        separator = ", (";
    }
    if (std::string_view(separator) == "(")
        return;
    ordre << " ON CONFLICT (siret, statut, dispositif, type_demande) DO UPDATE SET "
             "nombre = decomptes.nombre + excluded.nombre, "
             "finance = decomptes.finance + excluded.finance";
    ordre.post(connexion);
}

// Keys and files of the former state, when they are no longer the same: rare, and read from there.
void remove_traces(Connexion& connexion, std::int64_t rang)
{
    auto const rows = connexion.query("SELECT contenu FROM suivis WHERE demande = $1", { rang });
    auto const donnees = journal::Donnees::parse(rows[0].text(0));
    QUITUS_ENSURE(donnees.has_value());
    auto const suivi = Suivi::of(*donnees);
    for (auto const& cle : cles_of(suivi))
        connexion.post("DELETE FROM cles WHERE cle = $1 AND dispositif = $2 AND demande = $3",
            { cle, suivi.dispositif, rang });
    for (auto const& fichier : fichiers_of(suivi))
        connexion.post(
            "DELETE FROM fichiers WHERE sha256 = $1 AND demande = $2", { fichier, rang });
}

void add_traces(Connexion& connexion, std::int64_t rang, Suivi const& suivi)
{
    by_runs(cles_of(suivi), [&](auto run) {
        Ordre ordre("INSERT INTO cles (cle, dispositif, demande) VALUES ");
        auto const rest = ", " + ordre.value(suivi.dispositif) + ", " + ordre.value(rang) + ")";
        char const* separator = "(";
        for (auto const& cle : run) {
            ordre << separator << ordre.value(cle) << rest;
            separator = ", (";
        }
        ordre.post(connexion);
    });
    by_runs(fichiers_of(suivi), [&](auto run) {
        Ordre ordre("INSERT INTO fichiers (sha256, demande) VALUES ");
        auto const rest = ", " + ordre.value(rang) + ")";
        char const* separator = "(";
        for (auto const& fichier : run) {
            ordre << separator << ordre.value(fichier) << rest;
            separator = ", (";
        }
        ordre.post(connexion);
    });
}

std::string print_of_traces(Suivi const& suivi)
{
    base::Sha256 print;
    auto const add = [&](std::string_view texte) {
        print.update(texte);
        print.update("\n");
    };
    add(suivi.dispositif);
    for (auto const& cle : cles_of(suivi))
        add(cle);
    add({});
    for (auto const& fichier : fichiers_of(suivi))
        add(fichier);
    return print.finish();
}

}

void ActeSql::put(Suivi const& suivi)
{
    auto const avant = before(connexion(), suivi.numero);
    auto const empreinte = print_of_traces(suivi);
    auto const rang = avant ? avant->rang : next("SELECT coalesce(max(rang), 0) + 1 FROM demandes");
    if (avant) {
        QUITUS_ENSURE(avant->siret == suivi.siret && avant->dispositif == suivi.dispositif
            && avant->type_demande == suivi.type_demande);
        update_row(connexion(), rang, changing_columns(suivi, empreinte));
    } else {
        insert_row(connexion(), fixed_columns(rang, suivi), changing_columns(suivi, empreinte));
    }
    bool const changed = !avant || avant->empreinte != empreinte;
    if (avant && changed)
        remove_traces(connexion(), rang);
    connexion().post("INSERT INTO suivis (demande, contenu) VALUES ($1, $2) "
                     "ON CONFLICT (demande) DO UPDATE SET contenu = excluded.contenu",
        { rang, suivi.donnees().canonique() });
    if (changed)
        add_traces(connexion(), rang, suivi);
    count(connexion(), avant, suivi);
}

}
