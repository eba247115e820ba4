// SPDX-License-Identifier: EUPL-1.2
// Every parameter has exactly one value for every dispositif at every instant: what lacks or says
// two things is refused here, so that a rule never meets it.
#include "reglement/lecture/parametres.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::reglement {

namespace {

using Versions = std::vector<VersionLue const*>;

bool is_earlier(VersionLue const* left, VersionLue const* right)
{
    // A version without a day holds since ever: an empty optional is less than any day.
    return left->version.connue_depuis < right->version.connue_depuis;
}

std::string depuis(Version const& version)
{
    return version.connue_depuis ? fmt::format("depuis le {}", version.connue_depuis->text())
                                 : "depuis toujours";
}

// Two neighbours in time must touch: the end of one, when it is said, is the start of the next.
void check_pair(
    std::string const& nom, VersionLue const& before, VersionLue const& after, Fautes& fautes)
{
    auto const debut = after.version.connue_depuis;
    if (before.version.connue_depuis == debut) {
        fautes.add(after.lieu,
            fmt::format(
                "chevauchement\u00A0: {} a déjà une valeur connue {} (ligne {})\u00A0; donnez à "
                "celle-ci son propre «\u00A0connue_depuis\u00A0» ou retirez-la.",
                nom, depuis(after.version), before.lieu.ligne));
        return;
    }
    auto const fin = before.version.connue_jusqu_a;
    if (!fin || *fin == *debut)
        return;
    if (*fin > *debut)
        fautes.add(before.lieu,
            fmt::format(
                "chevauchement\u00A0: cette valeur de {} vaut jusqu’au {}, mais la ligne {} en "
                "donne une autre dès le {}\u00A0; raccourcissez «\u00A0connue_jusqu_a\u00A0».",
                nom, fin->text(), after.lieu.ligne, debut->text()));
    else
        fautes.add(before.lieu,
            fmt::format("lacune\u00A0: {} n’a aucune valeur du {} au {}\u00A0; retirez "
                        "«\u00A0connue_jusqu_a"
                        "\u00A0» ou ajoutez une ligne (a-etablir si elle n’est pas connue).",
                nom, fin->text(), debut->plus_jours(-1).text()));
}

void check_in_time(std::string const& nom, Versions const& versions, Fautes& fautes)
{
    for (std::size_t i = 1; i < versions.size(); ++i)
        check_pair(nom, *versions[i - 1], *versions[i], fautes);
    for (auto const* lue : versions) {
        auto const& version = lue->version;
        if (version.connue_depuis && version.connue_jusqu_a
            && *version.connue_jusqu_a <= *version.connue_depuis)
            fautes.add(lue->lieu,
                fmt::format("la valeur de {} finit le {} avant d’avoir commencé\u00A0; corrigez "
                            "«\u00A0connue_jusqu_a\u00A0».",
                    nom, version.connue_jusqu_a->text()));
    }
    auto const& last = *versions.back();
    if (last.version.connue_jusqu_a)
        fautes.add(last.lieu,
            fmt::format("lacune\u00A0: {} n’a plus de valeur à partir du {}\u00A0; retirez «\u00A0"
                        "connue_jusqu_a\u00A0» ou ajoutez une ligne.",
                nom, last.version.connue_jusqu_a->text()));
}

// None when the parameter has no value there, which is a fault.
void append_serie(ParametreLu const& lu, std::optional<std::size_t> dispositif,
    std::string_view code, std::vector<Serie>& series, Fautes& fautes)
{
    auto const nom = lu.parametre->nom(code);
    Versions versions;
    for (auto const& lue : lu.versions) {
        if (!dispositif || std::ranges::find(lue.dispositifs, *dispositif) != lue.dispositifs.end())
            versions.push_back(&lue);
    }
    if (versions.empty()) {
        if (lu.is_sound)
            fautes.add(lu.lieu,
                fmt::format("lacune\u00A0: {} n’a aucune valeur\u00A0; ajoutez une ligne{}.", nom,
                    lu.parametre->peut_manquer ? " (a-etablir si elle n’est pas connue)" : ""));
        return;
    }
    std::ranges::stable_sort(versions, is_earlier);
    check_in_time(nom, versions, fautes);
    auto& serie = series.emplace_back(Serie{ lu.parametre, nom, dispositif, {} });
    for (auto const* lue : versions)
        serie.versions.push_back(lue->version);
}

std::string fichier_attendu(ParametreConnu const& connu)
{
    auto const point = connu.motif.rfind('.');
    auto const notion = connu.motif.substr(0, connu.motif.find('.'));
    return notion == "calendrier" ? fmt::format("calendrier/{}.yaml", connu.motif.substr(point + 1))
                                  : fmt::format("{}.yaml", notion);
}

}

std::vector<Serie> series_of(
    ParametresLus const& lus, std::vector<DispositifDecrit> const& dispositifs, Fautes& fautes)
{
    std::vector<Serie> series;
    auto const connus = parametres_connus();
    for (std::size_t rank = 0; rank < connus.size(); ++rank) {
        auto const& connu = connus[rank];
        auto const lu = lus.find(rank);
        if (lu == lus.end()) {
            if (!connu.facultatif)
                fautes.add({ "campagne.yaml", 0 },
                    fmt::format("le paramètre {} n’est déclaré nulle part\u00A0; ajoutez-le dans "
                                "{}.",
                        entre_guillemets(connu.motif), fichier_attendu(connu)));
            continue;
        }
        if (!connu.par_dispositif()) {
            append_serie(lu->second, std::nullopt, {}, series, fautes);
            continue;
        }
        for (std::size_t i = 0; i < dispositifs.size(); ++i)
            append_serie(lu->second, i, dispositifs[i].code, series, fautes);
    }
    check_plafonds(series, fautes);
    return series;
}

}
