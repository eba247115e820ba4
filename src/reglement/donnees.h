// SPDX-License-Identifier: EUPL-1.2
// What the texts of a campaign say once checked: each parameter as the list of its versions in
// time. Inside the room only: the others see a ReglementEnVigueur.
#pragma once

#include "reglement/reglement.h"
#include "reglement/valeur.h"

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace quitus::reglement {

// Stands for « since ever » where a day is asked: before any version of any campaign.
inline constexpr auto jour_origine = calendrier::Jour::of_days_since_1970(-30'000);

struct Version {
    std::optional<calendrier::Jour> connue_depuis; // none: from the first day of the campaign
    std::optional<calendrier::Jour> connue_jusqu_a; // excluded; none: until the next version
    Valeur valeur;
    std::string source;
    std::string lieu; // "calendrier/cloture.yaml:12"
};

// One parameter of one dispositif, or of the whole campaign, through time: versions in order,
// without gap nor overlap.
struct Serie {
    ParametreConnu const* parametre = nullptr;
    std::string nom; // "calendrier.BIO_SGL.cloture"
    std::optional<std::size_t> dispositif; // rank in Donnees::dispositifs
    std::vector<Version> versions;

    // The version in force that day: the last known by then, or the first.
    Version const& version(calendrier::Jour jour) const;
    std::string validite(Version const& version) const;
};

struct DispositifDecrit {
    std::string code, couloir, sons, libelle;
};

struct Donnees {
    std::string id, titre;
    int vague = 1;
    std::vector<DispositifDecrit> dispositifs;
    std::vector<Serie> series; // in the order of parametres_connus, then of the dispositifs
    std::vector<PieceAttendue> pieces;
    std::vector<Reglement::Exigence> exigences;
    std::vector<Reglement::Source> sources;

    Serie const* serie(std::string_view nom) const;
    // Days at which some value changes, in order, each once.
    std::vector<calendrier::Jour> jours_de_changement() const;
};

// What held on a day, as the rules read it.
ReglementEnVigueur resolve(Donnees const& donnees, calendrier::Jour jour);

struct Reglement::Contenu {
    // From `debut` to the next one, nothing changes: one snapshot, made when first asked for.
    struct Tranche {
        calendrier::Instant debut;
        calendrier::Jour jour;
        std::once_flag once;
        ReglementEnVigueur en_vigueur;
    };

    explicit Contenu(Donnees donnees, std::string empreinte_des_textes);

    Donnees donnees;
    std::string empreinte_des_textes;
    std::vector<std::pair<std::string, std::string>>
        imposees; // name and text of overrides, sorted by name
    std::string empreinte;
    std::vector<ValeurDatee> parametres;
    std::unique_ptr<Tranche[]> tranches; // the first holds since ever
    std::size_t nombre_tranches = 0;
};

}
