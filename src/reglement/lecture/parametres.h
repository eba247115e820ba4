// SPDX-License-Identifier: EUPL-1.2
// The files of dated values, one concept a file:
//
//     parametre: calendrier.*.cloture
//     type: echeance
//     fuseau: Europe/Paris
//     valeurs:
//       - dispositifs: [BIO_SGL, PHA_LGO]
//         connue_depuis: 2023-04-10
//         limite: 2023-12-14
//         heure: "14:00"
//         borne: avant
//         source: A-09
//
// or a list of such tables under `parametres:`. A value other than a date is written `valeur:`, an
// opening `ouverture:`.
#pragma once

#include "reglement/donnees.h"
#include "reglement/lecture/version.h"
#include "reglement/texte/fautes.h"
#include "reglement/texte/yaml.h"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace quitus::reglement {

// The versions of one parameter, in the order of the file.
struct ParametreLu {
    Lieu lieu;
    ParametreConnu const* parametre = nullptr;
    std::vector<VersionLue> versions;
    bool is_sound = true; // false: a line holds a fault, so what lacks is not told twice
};

// By rank in parametres_connus.
using ParametresLus = std::map<std::size_t, ParametreLu>;

class ParametreReader {
public:
    ParametreReader(
        std::vector<DispositifDecrit> const& dispositifs, Citables const& citables, Fautes& fautes)
        : m_dispositifs(dispositifs)
        , m_citables(citables)
        , m_fautes(fautes)
    {
    }

    void read_file(std::string_view fichier, YamlNode const& racine);
    ParametresLus const& lus() const { return m_lus; }

private:
    void read_parametre(std::string_view fichier, YamlNode const& node);

    std::vector<DispositifDecrit> const& m_dispositifs;
    Citables const& m_citables;
    Fautes& m_fautes;
    ParametresLus m_lus;
};

// The series, in the order of listings. Faults: a parameter that lacks, a dispositif without a
// value, a gap, an overlap, ceilings that contradict each other.
std::vector<Serie> series_of(
    ParametresLus const& lus, std::vector<DispositifDecrit> const& dispositifs, Fautes& fautes);

// ht_min ≤ ht_max ≤ ttc_max on every day, and a ceiling is given exactly when it is said to be
// known.
void check_plafonds(std::vector<Serie> const& series, Fautes& fautes);

}
