// SPDX-License-Identifier: EUPL-1.2
// Who a beneficiary is: the identifiers that a document declares, and the keys of its grain («
// maille »), by which two documents speak of the same beneficiary whatever its local id.
// Requirements: A-30, B-05.
#pragma once

#include "base/champ.h"
#include "identite/identifiant.h"
#include "reglement/reglement.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace quitus::beneficiaire {

// An identifier as declared: its text (empty when absent), and what reading it gave.
template <typename T>
struct Declare {
    base::Texte texte;
    identite::Lu<T> lu = tl::unexpected(identite::Defaut::forme); // its text is asked first

    bool donne() const { return !texte.empty(); }
    bool valide() const { return donne() && lu.has_value(); }
    T const& valeur() const { return *lu; }
    static Declare read(std::string_view texte) { return { texte, T::parse(texte) }; }
};

// One RPPS of a collection, with its rank in the list of the document.
struct RppsDeclare : Declare<identite::Rpps> {
    std::uint32_t indice;

    RppsDeclare(std::string_view ecrit, std::size_t rang)
        : Declare(read(ecrit))
        , indice(static_cast<std::uint32_t>(rang))
    {
    }
};

enum class Niveau : std::uint8_t { juridique, geographique };

struct Identifiants {
    Declare<identite::Finess> finess_juridique;
    Declare<identite::Finess> finess_geographique;
    Declare<identite::Finess> finess_pmsi;
    base::Champ<Niveau> niveau_pmsi;
    Declare<identite::Siret> siret;
    Declare<identite::IdNatStruct> id_nat_struct;
    base::Liste<RppsDeclare> rpps; // in the order of the document

    bool declares(reglement::NatureIdentifiant nature) const;
};

// One identifier of a grain, normalised. FINESS numbers share one numbering space whatever their
// level, so a juridical, a geographic and a PMSI number that read the same are the same key.
struct Cle {
    char famille = 0; // 'F' FINESS, 'R' RPPS, 'S' national structure id
    std::array<char, 15> texte{};
    std::uint8_t longueur = 0;
    auto operator<=>(Cle const&) const = default;

    static Cle of(char famille, std::string_view texte);
    std::string_view text() const { return { texte.data(), longueur }; }
};

struct CleHash {
    std::size_t operator()(Cle const& cle) const noexcept;
};

using Maille = std::vector<std::vector<reglement::NatureIdentifiant>>;

// Calls `visit(Cle)` for each valid identifier of the grain: those of the first rank of which one
// is declared.
template <typename Visit>
void for_each_cle(Identifiants const& identifiants, Maille const& maille, Visit&& visit)
{
    using reglement::NatureIdentifiant;
    auto const finess = [&](Declare<identite::Finess> const& declare) {
        if (declare.valide())
            visit(Cle::of('F', declare.valeur().text()));
    };
    for (auto const& rang : maille) {
        bool declared = false;
        for (auto const nature : rang) {
            declared = declared || identifiants.declares(nature);
            switch (nature) {
            case NatureIdentifiant::finess_juridique:
                finess(identifiants.finess_juridique);
                break;
            case NatureIdentifiant::finess_geographique:
                finess(identifiants.finess_geographique);
                break;
            case NatureIdentifiant::finess_pmsi:
                finess(identifiants.finess_pmsi);
                break;
            case NatureIdentifiant::rpps:
                for (auto const& rpps : identifiants.rpps) {
                    if (rpps.valide())
                        visit(Cle::of('R', rpps.valeur().text()));
                }
                break;
            case NatureIdentifiant::id_nat_struct:
                if (identifiants.id_nat_struct.valide())
                    visit(Cle::of('S', identifiants.id_nat_struct.valeur().text()));
                break;
            }
        }
        if (declared)
            return;
    }
}

std::vector<Cle> cles(Identifiants const& identifiants, Maille const& maille);
// Can this key be compared with those of the grain? A FINESS of any level with a FINESS, an RPPS
// with an RPPS; an identifier of another kind says nothing.
bool is_of_grain(Cle const& cle, Maille const& maille);
// Does it declare at least one identifier of a kind that the grain accepts, right or wrong
// (IDT-010)?
bool declares_grain(Identifiants const& identifiants, Maille const& maille);

}
