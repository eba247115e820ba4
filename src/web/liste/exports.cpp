// SPDX-License-Identifier: EUPL-1.2
// The same list, taken away: exactly what the filter keeps, up to a limit that is told.
#include "web/brouillons/brouillons.h"
#include "web/cadre/erreurs.h"
#include "web/elements/morceaux.h"
#include "web/liste/filtre.h"
#include "web/liste/pages.h"
#include "web/tableur/tableur.h"

#include <fmt/format.h>

namespace quitus::web {

namespace {

constexpr std::size_t par_lecture = 200;
constexpr std::string_view type_xlsx
    = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// False when there are more rows than an export may hold.
template <typename Take>
bool for_each_ligne(Visite const& visite, FiltreLu const& lu, Take&& take)
{
    auto filtre = lu.filtre;
    filtre.apres.reset();
    filtre.limite = par_lecture;
    std::size_t count = 0;
    bool is_whole = true;
    visite.portail().registre.read([&](guichet::Lecture const& registre) {
        for (;;) {
            auto const lignes = registre.demandes(filtre);
            for (auto const& ligne : lignes.elements) {
                if (++count > visite.site.limites.export_lignes_max) {
                    is_whole = false;
                    return;
                }
                take(vues::ligne_de(ligne));
            }
            if (!lignes.suite)
                return;
            filtre.apres = lignes.suite;
        }
    });
    return is_whole;
}

http::Reponse too_many(Visite const& visite)
{
    return page_d_erreur(visite.site, visite.requete, 422,
        fmt::format("L’export dépasse {} demandes : resserrez le filtre.",
            visite.site.limites.export_lignes_max));
}

std::string file_name(Visite const& visite, std::string_view extension)
{
    return fmt::format(
        "demandes-{}.{}", calendrier::jour_de_paris(visite.maintenant()).text(), extension);
}

http::Reponse csv(Visite& visite)
{
    auto const lu = read_filtre(visite);
    Csv texte(vues::colonnes_des_demandes());
    if (!for_each_ligne(visite, lu, [&](vues::Ligne const& ligne) { texte.add(ligne); }))
        return too_many(visite);
    auto reponse = http::reponse_de_type("text/csv; charset=utf-8", texte.take());
    reponse.set("Content-Disposition", http::attachment(file_name(visite, "csv")));
    return reponse;
}

// The workbook is a file while it is made, and a text once it is sent.
http::Reponse xlsx(Visite& visite)
{
    auto const lu = read_filtre(visite);
    auto const fichier = visite.site.dossier_brouillons
        / ("export-" + visite.site.acces.secrets.random_token() + ".xlsx");
    bool is_whole = true;
    write_xlsx(fichier, "Demandes", vues::colonnes_des_demandes(),
        [&](auto const& take) { is_whole = for_each_ligne(visite, lu, take); });
    auto const octets = read_file(fichier);
    std::filesystem::remove(fichier);
    if (!is_whole)
        return too_many(visite);
    auto reponse = http::reponse_de_type(std::string(type_xlsx), octets);
    reponse.set("Content-Disposition", http::attachment(file_name(visite, "xlsx")));
    return reponse;
}

}

void add_exports(Garde& garde)
{
    garde.get("/demandes.csv", guichet::Droit::suivre_demandes, csv);
    garde.get("/demandes.xlsx", guichet::Droit::suivre_demandes, xlsx);
}

}
