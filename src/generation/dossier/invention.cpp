// SPDX-License-Identifier: EUPL-1.2
#include "generation/dossier/invention.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quitus::generation {

namespace {

using namespace std::string_view_literals;
using reglement::NatureIdentifiant;

constexpr std::array qualites = { "editeur"sv, "editeur"sv, "distributeur"sv };

bool has(Identifiants const& identifiants, NatureIdentifiant nature)
{
    switch (nature) {
    case NatureIdentifiant::finess_juridique:
        return !identifiants.finess_juridique.empty();
    case NatureIdentifiant::finess_geographique:
        return !identifiants.finess_geographique.empty();
    case NatureIdentifiant::finess_pmsi:
        return !identifiants.finess_pmsi.empty();
    case NatureIdentifiant::rpps:
        return !identifiants.rpps.empty();
    case NatureIdentifiant::id_nat_struct:
        return !identifiants.id_nat_struct.empty();
    }
    return false;
}

std::string id_nat_struct(Alea& alea, Numeros& numeros)
{
    switch (alea.below(3)) {
    case 0:
        return "1" + numeros.finess();
    case 1:
        return "3" + numeros.siret();
    default:
        return "4" + numeros.rpps() + fmt::format("{:03}", alea.below(1000));
    }
}

void give(Identifiants& identifiants, NatureIdentifiant nature, Alea& alea, Numeros& numeros)
{
    if (has(identifiants, nature))
        return;
    switch (nature) {
    case NatureIdentifiant::finess_juridique:
        identifiants.finess_juridique = numeros.finess();
        return;
    case NatureIdentifiant::finess_geographique:
        identifiants.finess_geographique = numeros.finess();
        return;
    case NatureIdentifiant::finess_pmsi:
        // Never a number of its own: it is that of one of the two levels (IDT-015).
        identifiants.pmsi_juridique = alea.chance(70);
        if (identifiants.pmsi_juridique)
            give(identifiants, NatureIdentifiant::finess_juridique, alea, numeros);
        else
            give(identifiants, NatureIdentifiant::finess_geographique, alea, numeros);
        identifiants.finess_pmsi = identifiants.pmsi_juridique ? identifiants.finess_juridique
                                                               : identifiants.finess_geographique;
        return;
    case NatureIdentifiant::rpps:
        for (auto left = alea.chance(60) ? 1U : 2U + alea.below(3); left > 0; --left)
            identifiants.rpps.push_back(numeros.rpps());
        return;
    case NatureIdentifiant::id_nat_struct:
        identifiants.id_nat_struct = id_nat_struct(alea, numeros);
        return;
    }
}

// A kind of the first rank most of the time, else of a later one.
void give_grain(Identifiants& identifiants, SonsJoue const& sons, Alea& alea, Numeros& numeros)
{
    auto const& maille = sons.dispositif->maille;
    auto const rang = maille.size() > 1 && alea.chance(20) ? 1 : 0;
    auto const& natures = maille[static_cast<std::size_t>(rang)];
    give(identifiants, natures[alea.below(static_cast<std::uint32_t>(natures.size()))], alea,
        numeros);
}

// One of the sets of identifiers that a list of clients not installed asks for.
void give_what_lists_ask(
    Identifiants& identifiants, SonsJoue const& sons, Alea& alea, Numeros& numeros)
{
    auto const& alternatives = sons.dispositif->identifiants_clients;
    bool const has_one = std::ranges::any_of(alternatives, [&](auto const& alternative) {
        return std::ranges::all_of(
            alternative, [&](auto nature) { return has(identifiants, nature); });
    });
    if (alternatives.empty() || has_one)
        return;
    // The last one, which speaks of structures, unless it asks for persons alone.
    for (auto const nature : alternatives[alternatives.size() - 1])
        give(identifiants, nature, alea, numeros);
}

Cents between(Alea& alea, Cents least, Cents most, std::int64_t step)
{
    return Cents::of(alea.between(least.count() / step, most.count() / step) * step);
}

}

Vendeur vendeur(Alea& alea, Numeros& numeros, Campagne const& campagne, unsigned rang)
{
    auto const& taux = campagne.dernier().taux_tva.valeur;
    auto const& sans_tva = campagne.dernier().taux_tva_non_assujetti.valeur;
    Fournisseur fournisseur{ .siren = numeros.siren(),
        .raison_sociale = raison_sociale(alea, rang),
        .qualite = alea.pick(qualites),
        .assujetti_tva = !sans_tva || sans_tva->empty() || rang % 12 != 7 };
    fournisseur.siret = siret_of(fournisseur.siren, 1 + alea.below(9));
    if (fournisseur.assujetti_tva)
        fournisseur.numero_tva = numero_tva_of(fournisseur.siren);
    auto const contact = nom_complet(alea);
    fournisseur.nom = contact.nom;
    fournisseur.prenom = contact.prenom;
    fournisseur.courriel = fmt::format("financement@fournisseur-{:02}.example", rang + 1);
    fournisseur.telephone = telephone_de_fiction(alea);
    fournisseur.iban = iban(alea);
    auto const& admis = fournisseur.assujetti_tva ? *taux : *sans_tva;
    auto const ailleurs = rang % 12 == 3 && admis.size() > 1 ? 1U : 0U; // overseas
    return { std::move(fournisseur), admis[ailleurs] };
}

Logiciel logiciel(Alea& alea, SonsJoue const& sons)
{
    auto nom = nom_de_logiciel(alea, sons.dispositif->sons);
    // One draw a statement: the order of the arguments of a call is the compiler's business.
    auto version = fmt::format("{}", 1 + alea.below(9));
    version += fmt::format(".{}", alea.below(20));
    return { std::move(nom), std::move(version), fmt::format("REF-{:04}", alea.below(10'000)) };
}

Beneficiaire client(Alea& alea, Numeros& numeros, SonsJoue const& sons)
{
    auto const ou = lieu(alea);
    auto const& couloir = sons.dispositif->couloir;
    Beneficiaire beneficiaire{ .libelle = nom_de_structure(alea, couloir, ou) };
    auto& identifiants = beneficiaire.identifiants;
    give_grain(identifiants, sons, alea, numeros);
    give_what_lists_ask(identifiants, sons, alea, numeros);
    if (identifiants.finess_juridique.empty() && alea.chance(20))
        identifiants.finess_juridique = numeros.finess();
    if (alea.chance(35))
        identifiants.siret = numeros.siret();
    for (unsigned left = alea.below(3); left > 0; --left)
        beneficiaire.adresses_mssante.push_back(fmt::format("{}{}@{}.exemple.mssante.fr",
            left == 1 ? "secretariat" : "contact", alea.below(90) + 10, ou.minuscule));
    return beneficiaire;
}

bool is_of_grain(SonsJoue const& sons, Identifiants const& identifiants, std::string_view numero)
{
    for (auto const& rang : sons.dispositif->maille) {
        bool declared = false;
        for (auto const nature : rang) {
            if (!has(identifiants, nature))
                continue;
            declared = true;
            bool const same = nature == NatureIdentifiant::finess_juridique
                ? numero == identifiants.finess_juridique
                : nature == NatureIdentifiant::finess_geographique
                ? numero == identifiants.finess_geographique
                : nature == NatureIdentifiant::finess_pmsi ? numero == identifiants.finess_pmsi
                : nature == NatureIdentifiant::id_nat_struct
                ? numero == identifiants.id_nat_struct
                : std::ranges::find(identifiants.rpps, numero) != identifiants.rpps.end();
            if (same)
                return true;
        }
        if (declared)
            return false;
    }
    return false;
}

Personne signataire_du_client(Alea& alea)
{
    auto const nom = nom_complet(alea);
    return { std::string(nom.nom), std::string(nom.prenom), std::string(qualite_du_client(alea)) };
}

Personne signataire_du_fournisseur(Alea& alea, Fournisseur const& fournisseur)
{
    return { fournisseur.nom, fournisseur.prenom, std::string(qualite_du_fournisseur(alea)) };
}

Montants prix(Alea& alea, SonsJoue const& sons, Taux taux)
{
    constexpr std::int64_t un_euro = 100;
    constexpr auto rond_a_partir_de = Cents::of(100 * un_euro);
    // Where no ceiling is known: the price of a practice, or that of an institution.
    auto const& maille = sons.dispositif->maille;
    bool const personnes = !maille.empty()
        && std::ranges::find(maille.front(), NatureIdentifiant::rpps) != maille.front().end();
    auto const most = sons.ht_max.value_or(Cents::of((personnes ? 4'500 : 120'000) * un_euro));
    auto const least = std::max(
        Cents::of(1), Cents::of(std::min(sons.ht_min.value_or(most), most).count() * 6 / 10));
    bool const rond = most >= rond_a_partir_de && alea.chance(60);
    auto montants
        = montants_of(between(alea, least, std::max(least, most), rond ? un_euro : 1), taux);
    while (sons.ttc_max && montants.ttc > *sons.ttc_max)
        montants = montants_of(Cents::of(montants.ht.count() * 9 / 10), taux);
    return montants;
}

Mot nature_assiette(std::string_view couloir)
{
    if (couloir == "BIO")
        return "sites";
    if (couloir == "HOP")
        return "activite_combinee";
    if (couloir == "RAD")
        return "examens_par_an";
    if (couloir == "PHA")
        return "chiffre_affaires";
    return couloir == "MDV" ? "praticiens" : "";
}

}
