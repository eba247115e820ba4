// SPDX-License-Identifier: EUPL-1.2
// Numbers that are right in form and key, and that nobody bears: their first characters belong to
// no département, no company and no professional. Each one is given once, so that two files of
// financing never meet by accident.
#pragma once

#include "generation/alea.h"

#include <cstdint>
#include <string>

namespace quitus::generation {

// Ranges of their own: what a defect adds must not move the numbers of the rest of the stock.
enum class Plage : std::uint8_t { stock, defauts };

class Numeros {
public:
    Numeros(std::uint64_t graine, Plage plage);

    std::string finess();
    std::string rpps();
    std::string siren();
    // An establishment of a company that has no other use.
    std::string siret();

private:
    Alea m_alea;
    Plage m_plage;
    std::uint64_t m_finess = 0, m_rpps = 0, m_siren = 0;
    std::uint64_t m_debut_finess, m_debut_rpps, m_debut_siren;
};

std::string siret_of(std::string const& siren, unsigned etablissement);
std::string numero_tva_of(std::string const& siren);
// A French account of a bank that does not exist.
std::string iban(Alea& alea);
std::string uuid(Alea& alea);
std::string empreinte(Alea& alea); // 64 hexadecimal digits
// A NIR in form and key, of a thirteenth month that no birth ever had.
std::string nir_impossible(Alea& alea);

// The same number with a wrong key.
std::string with_wrong_key(std::string numero);

}
