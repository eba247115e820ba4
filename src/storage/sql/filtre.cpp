// SPDX-License-Identifier: EUPL-1.2
#include "storage/sql/filtre.h"

#include "base/text.h"

namespace quitus::storage {

using guichet::FiltreDemandes;

namespace {

// What LIKE would read as « anything » is taken as it stands.
std::string pattern_of(std::string_view q)
{
    std::string pattern = "%";
    for (char const c : base::fold(q)) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

void add_equal(std::string& conditions, Ordre& ordre, char const* colonne, std::string const& texte)
{
    if (!texte.empty())
        conditions += std::string(" AND ") + colonne + " = " + ordre.value(texte);
}

// Whatever a count may not have been kept by.
std::string rare_conditions(Ordre& ordre, FiltreDemandes const& filtre)
{
    std::string conditions;
    if (!filtre.prise_en_charge_par.empty())
        conditions += " AND prise_en_charge_par <> '' AND prise_en_charge_par = "
            + ordre.value(filtre.prise_en_charge_par);
    if (!filtre.cles.empty())
        conditions += " AND rang IN (SELECT demande FROM cles WHERE cle IN ("
            + ordre.list(filtre.cles) + "))";
    if (filtre.depuis)
        conditions += " AND recu_le >= " + ordre.value(filtre.depuis->seconds_since_1970());
    if (!filtre.q.empty())
        conditions += " AND recherche LIKE " + ordre.value(pattern_of(filtre.q)) + " ESCAPE '\\'";
    return conditions;
}

bool has_rare_conditions(FiltreDemandes const& filtre)
{
    return !filtre.prise_en_charge_par.empty() || !filtre.cles.empty() || filtre.depuis
        || !filtre.q.empty();
}

std::string conditions_of(Ordre& ordre, FiltreDemandes const& filtre)
{
    std::string conditions;
    add_equal(conditions, ordre, "siret", filtre.siret);
    add_equal(conditions, ordre, "type_demande", filtre.type_demande);
    add_equal(conditions, ordre, "dispositif", filtre.dispositif);
    return conditions + rare_conditions(ordre, filtre);
}

std::string after(Ordre& ordre, FiltreDemandes const& filtre)
{
    if (!filtre.apres)
        return {};
    auto const rang = ordre.value(*filtre.apres);
    if (!filtre.par_echeance)
        return " AND rang < " + rang;
    return " AND (echeance_tri, rang) > (SELECT echeance_tri, rang FROM demandes WHERE rang = "
        + rang + ")";
}

}

Ordre list_of_demandes(FiltreDemandes const& filtre)
{
    Ordre ordre;
    auto const conditions = conditions_of(ordre, filtre) + after(ordre, filtre);
    std::string const order
        = filtre.par_echeance ? " ORDER BY echeance_tri, rang" : " ORDER BY rang DESC";
    auto const limit = " LIMIT " + ordre.value(filtre.limite + 1);
    auto const select = "SELECT " + std::string(colonnes_de_ligne) + ", echeance_tri FROM demandes";
    if (filtre.statuts.empty()) {
        ordre << select << " WHERE 1 = 1" << conditions << order << limit;
        return ordre;
    }
    ordre << "SELECT * FROM (";
    char const* separator = "";
    for (auto const statut : filtre.statuts) {
        ordre << separator << "SELECT * FROM (" << select << " WHERE statut = '"
              << instruction::text(statut) << "'" << conditions << order << limit << ") AS un";
        separator = " UNION ALL ";
    }
    ordre << ") AS tous" << order << limit;
    return ordre;
}

Ordre counts_of_demandes(FiltreDemandes const& filtre)
{
    Ordre ordre;
    if (has_rare_conditions(filtre)) {
        auto const conditions = conditions_of(ordre, filtre);
        ordre << "SELECT statut, count(*), CAST(coalesce(sum(finance), 0) AS BIGINT) "
                 "FROM demandes WHERE 1 = 1"
              << conditions << " GROUP BY statut";
        return ordre;
    }
    // An empty siret is the row of all companies.
    ordre << "SELECT statut, CAST(sum(nombre) AS BIGINT), CAST(sum(finance) AS BIGINT) "
             "FROM decomptes WHERE siret = "
          << ordre.value(filtre.siret);
    std::string conditions;
    add_equal(conditions, ordre, "type_demande", filtre.type_demande);
    add_equal(conditions, ordre, "dispositif", filtre.dispositif);
    ordre << conditions << " GROUP BY statut";
    return ordre;
}

std::string text_to_search(
    std::string_view numero, std::string_view reference, std::string_view raison_sociale)
{
    std::string text(numero);
    text += '\n';
    text += reference;
    text += '\n';
    text += raison_sociale;
    return base::fold(text);
}

}
