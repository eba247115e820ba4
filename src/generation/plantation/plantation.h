// SPDX-License-Identifier: EUPL-1.2
// Who plants what: one defect in each of the documents chosen, of the kinds that served least until
// then.
#pragma once

#include "generation/defauts/planteurs.h"

#include <vector>

namespace quitus::generation {

// A document of a lot.
struct Place {
    std::size_t dossier, document;
};

struct Lot {
    std::vector<Dossier>& dossiers;
    std::vector<Place> const& places;
    std::vector<std::size_t> const&
        elus; // ranks of the documents that are to bear a defect, in order
};

struct Plantation {
    std::size_t rang; // of the document in the lot
    verdict::IdRegle regle;
    std::string pointeur;
};

// The table of the planters, and how often each one served: the rarest goes first, so that a stock
// of some size has defects of every kind.
class Planteurs {
public:
    Planteurs(Campagne const& campagne, std::uint64_t graine);

    std::vector<Plantation> plant(Lot const& lot); // in the order of the lot

private:
    Plantation plant_one(Lot const& lot, std::size_t rang);

    Atelier m_atelier;
    Alea m_alea;
    std::vector<Planteur> m_planteurs;
    std::vector<std::uint64_t> m_services; // of each
    std::uint64_t m_fantomes = 0;
};

}
