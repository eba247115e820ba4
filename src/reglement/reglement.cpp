// SPDX-License-Identifier: EUPL-1.2
#include "reglement/reglement.h"

#include "base/ensure.h"
#include "reglement/donnees.h"
#include "reglement/empreinte.h"
#include "reglement/lecture/campagne.h"
#include "reglement/texte/fautes.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::reglement {

namespace {

std::vector<ValeurDatee> listing(Donnees const& donnees)
{
    std::vector<ValeurDatee> valeurs;
    for (auto const& serie : donnees.series) {
        for (auto const& version : serie.versions) {
            auto& valeur = valeurs.emplace_back();
            valeur.nom = serie.nom;
            valeur.texte = text(version.valeur, serie.parametre->type);
            valeur.type = text(serie.parametre->type);
            valeur.connue_depuis
                = version.connue_depuis ? version.connue_depuis->text() : std::string();
            valeur.validite = serie.validite(version);
            valeur.source = version.source;
            valeur.lieu = version.lieu;
        }
    }
    return valeurs;
}

// Why no parameter bears that name: the code of the dispositif, or the name itself, is not known.
base::Erreur parametre_inconnu(Donnees const& donnees, std::string_view nom)
{
    for (auto const& connu : parametres_connus()) {
        auto const code = code_dans(connu.motif, nom);
        if (!code)
            continue;
        std::vector<std::string_view> codes;
        for (auto const& dispositif : donnees.dispositifs)
            codes.push_back(dispositif.code);
        if (std::ranges::find(codes, *code) != codes.end())
            break; // an indicator that this campaign does not have
        auto const proche = suggestion(*code, codes);
        return { "parametre_inconnu",
            fmt::format("paramètre inconnu {}\u00A0: aucun dispositif {} dans cette campagne{}{}",
                entre_guillemets(nom), entre_guillemets(*code), proche,
                proche.empty()
                    ? fmt::format("\u00A0; ses dispositifs\u00A0: {}.", enumeration(codes))
                    : ""),
            std::string(nom) };
    }
    std::vector<std::string_view> noms;
    for (auto const& serie : donnees.series)
        noms.push_back(serie.nom);
    auto const proche = suggestion(nom, noms);
    return { "parametre_inconnu",
        fmt::format("paramètre inconnu {}{}", entre_guillemets(nom),
            proche.empty() ? "\u00A0; «\u00A0quitus parameters\u00A0» en donne la liste." : proche),
        std::string(nom) };
}

// The bound that an override keeps when it does not say its own: that of the last date known.
calendrier::Borne borne_of(Serie const& serie)
{
    auto const* const echeance = std::get_if<calendrier::Echeance>(&serie.versions.back().valeur);
    return echeance ? echeance->borne() : calendrier::Borne::au_plus_tard;
}

}

Reglement::Contenu::Contenu(Donnees donnees_lues, std::string empreinte_lue)
    : donnees(std::move(donnees_lues))
    , empreinte_des_textes(std::move(empreinte_lue))
    , parametres(listing(donnees))
{
    auto const jours = donnees.jours_de_changement();
    nombre_tranches = jours.size() + 1;
    tranches = std::make_unique<Tranche[]>(nombre_tranches);
    for (std::size_t i = 1; i < nombre_tranches; ++i) {
        tranches[i].jour = jours[i - 1];
        auto const debut = calendrier::instant_de_paris(jours[i - 1], {});
        QUITUS_ENSURE(debut.has_value()); // Paris never skips nor repeats midnight
        tranches[i].debut = *debut;
    }
    tranches[0].jour = jour_origine;
    empreinte = "sha256:" + empreinte_des_textes;
}

base::Result<Reglement> Reglement::parse(std::vector<TexteReglement> textes)
{
    Fautes fautes;
    auto const arbres = read_arbres(std::move(textes), fautes);
    auto donnees = read_campagne(arbres, fautes);
    if (!fautes.is_empty())
        return tl::unexpected(fautes.erreur());
    return Reglement(std::make_shared<Contenu>(std::move(donnees), arbres.empreinte));
}

base::Result<std::string> Reglement::compile(std::vector<TexteReglement> textes)
{
    Fautes fautes;
    auto const arbres = read_arbres(std::move(textes), fautes);
    read_campagne(arbres, fautes);
    if (!fautes.is_empty())
        return tl::unexpected(fautes.erreur());
    return reglement::compile(arbres);
}

Reglement Reglement::of_compiled(std::string_view compiled)
{
    Fautes fautes;
    auto const arbres = reglement::of_compiled(compiled);
    auto donnees = read_campagne(arbres, fautes);
    QUITUS_ENSURE(fautes.is_empty()); // compile() accepted these very trees
    return Reglement(std::make_shared<Contenu>(std::move(donnees), arbres.empreinte));
}

base::Result<Reglement> Reglement::with(std::string_view nom, std::string_view valeur) const
{
    auto donnees = m_contenu->donnees;
    auto const serie = std::ranges::find(donnees.series, nom, &Serie::nom);
    if (serie == donnees.series.end())
        return tl::unexpected(parametre_inconnu(donnees, nom));
    auto lue = parse_valeur({ *serie->parametre, nom, valeur, borne_of(*serie) });
    if (!lue) {
        auto erreur = std::move(lue).error();
        erreur.pointeur = std::string(nom);
        return tl::unexpected(std::move(erreur));
    }
    auto texte = text(*lue, serie->parametre->type);
    serie->versions.assign(
        1, { .valeur = std::move(*lue), .source = "valeur imposée", .lieu = {} });

    auto contenu = std::make_shared<Contenu>(std::move(donnees), m_contenu->empreinte_des_textes);
    contenu->imposees = m_contenu->imposees;
    std::erase_if(contenu->imposees, [&](auto const& imposee) { return imposee.first == nom; });
    contenu->imposees.emplace_back(nom, std::move(texte));
    std::ranges::sort(contenu->imposees); // the same overrides in another order are the same data
    std::vector<std::string_view> parts{ contenu->empreinte_des_textes };
    for (auto const& [nom_impose, texte_impose] : contenu->imposees)
        parts.insert(parts.end(), { nom_impose, texte_impose });
    contenu->empreinte = "sha256:" + empreinte_of(parts);
    return Reglement(std::move(contenu));
}

ReglementEnVigueur const& Reglement::en_vigueur(calendrier::Instant instant) const
{
    auto const* const begin = m_contenu->tranches.get();
    auto const* const end = begin + m_contenu->nombre_tranches;
    auto const* const next = std::upper_bound(begin + 1, end, instant,
        [](auto value, auto const& tranche) { return value < tranche.debut; });
    auto& tranche = m_contenu->tranches[static_cast<std::size_t>(next - 1 - begin)];
    std::call_once(
        tranche.once, [&] { tranche.en_vigueur = resolve(m_contenu->donnees, tranche.jour); });
    return tranche.en_vigueur;
}

std::vector<calendrier::Instant> Reglement::changements() const
{
    std::vector<calendrier::Instant> instants;
    for (std::size_t i = 1; i < m_contenu->nombre_tranches; ++i)
        instants.push_back(m_contenu->tranches[i].debut);
    return instants;
}

std::string const& Reglement::id() const
{
    return m_contenu->donnees.id;
}
std::string const& Reglement::titre() const
{
    return m_contenu->donnees.titre;
}
std::string const& Reglement::empreinte() const
{
    return m_contenu->empreinte;
}
std::vector<ValeurDatee> const& Reglement::parametres() const
{
    return m_contenu->parametres;
}
std::vector<Reglement::Source> const& Reglement::sources() const
{
    return m_contenu->donnees.sources;
}
std::vector<Reglement::Exigence> const& Reglement::exigences() const
{
    return m_contenu->donnees.exigences;
}

}
