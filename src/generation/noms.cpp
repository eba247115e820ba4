// SPDX-License-Identifier: EUPL-1.2
#include "generation/noms.h"

#include <array>
#include <fmt/format.h>

namespace quitus::generation {

namespace {

using namespace std::string_view_literals;

constexpr std::array debuts = { "Clair"sv, "Mont"sv, "Val"sv, "Roche"sv, "Belle"sv, "Font"sv,
    "Haute"sv, "Pierre"sv, "Castel"sv, "Ville"sv, "Orme"sv, "Brun"sv, "Grand"sv, "Aube"sv,
    "Sauve"sv, "Fresne"sv, "Aigue"sv, "Noire"sv, "Blanc"sv, "Pont"sv };
constexpr std::array fins = { "vaudre"sv, "mirelle"sv, "sorgue"sv, "tampre"sv, "brive"sv, "dolne"sv,
    "varenne"sv, "lucre"sv, "jaille"sv, "perthe"sv, "quille"sv, "nestre"sv, "zance"sv, "gorvan"sv,
    "thuis"sv, "chevre"sv, "moncel"sv, "bessac"sv, "rouvre"sv, "feuge"sv };
constexpr std::array noms
    = { "Arvandel"sv, "Bressolle"sv, "Corvanne"sv, "Delmarche"sv, "Estrevel"sv, "Fauconnet"sv,
          "Galvaire"sv, "Hautecombe"sv, "Izambre"sv, "Jolivaux"sv, "Kermorin"sv, "Lestrange"sv,
          "Malevergne"sv, "Nouaille"sv, "Orcival"sv, "Perdrigeon"sv, "Quintrel"sv, "Rivesalte"sv,
          "Sauvebois"sv, "Tessoret"sv, "Urvoas"sv, "Vaucelle"sv, "Wambrecourt"sv, "Yvrande"sv };
constexpr std::array prenoms = { "Alix"sv, "Basile"sv, "Camille"sv, "Dominique"sv, "Élodie"sv,
    "Félix"sv, "Gaëlle"sv, "Hector"sv, "Inès"sv, "Joseph"sv, "Klara"sv, "Léonie"sv, "Marius"sv,
    "Noémie"sv, "Octave"sv, "Pauline"sv, "Quentin"sv, "Rosalie"sv, "Sacha"sv, "Théodore"sv };
constexpr std::array maisons
    = { "Atelier logiciel"sv, "Fabrique numérique"sv, "Comptoir logiciel"sv,
          "Maison d’édition logicielle"sv, "Bureau d’ingénierie"sv, "Coopérative numérique"sv };
constexpr std::array enseignes = { "du Grand Phare"sv, "de la Houle"sv, "du Chêne Bleu"sv,
    "des Quatre Vents"sv, "de la Tour Penchée"sv, "du Pont Tournant"sv, "des Trois Écluses"sv,
    "de l’Ancre Rouge"sv, "du Vieux Moulin"sv, "de la Boussole"sv };
constexpr std::array laboratoires = { "Laboratoire de biologie médicale"sv,
    "Laboratoire d’analyses"sv, "Laboratoire des Sources"sv };
constexpr std::array hopitaux = { "Centre hospitalier"sv, "Clinique des Tilleuls"sv,
    "Hôpital intercommunal"sv, "Polyclinique du Plateau"sv };
constexpr std::array cabinets = { "Cabinet médical du Parc"sv, "Maison de santé"sv,
    "Cabinet des docteurs"sv, "Centre de consultation"sv };
constexpr std::array imageries
    = { "Centre d’imagerie médicale"sv, "Cabinet de radiologie"sv, "Imagerie du Belvédère"sv };
constexpr std::array pharmacies = { "Pharmacie du Pont"sv, "Pharmacie de la Halle"sv,
    "Grande Pharmacie"sv, "Pharmacie des Arcades"sv };
constexpr std::array structures = { "Structure de soins"sv, "Établissement de santé"sv };
constexpr std::array logiciels = { "Aubrelle"sv, "Sablune"sv, "Herbélion"sv, "Corvelis"sv,
    "Tamarelle"sv, "Estombre"sv, "Ardanse"sv, "Volubral"sv };
constexpr std::array qualites_fournisseur = { "Directrice administrative"sv, "Gérant"sv,
    "Responsable des financements"sv, "Présidente"sv, "Directeur général"sv };
constexpr std::array qualites_client = { "Biologiste responsable"sv, "Directeur des systèmes"sv,
    "Médecin titulaire"sv, "Cadre administratif"sv, "Pharmacienne titulaire"sv };
constexpr std::array motifs_accord = { "Le client a retenu un autre fournisseur."sv,
    "Le client renonce à changer de logiciel cette année."sv,
    "Le client et le fournisseur conviennent de mettre fin à la commande."sv };
constexpr std::array motifs_erreur = { "La commande a été déposée deux fois par erreur."sv,
    "Le périmètre déposé n’était pas celui du contrat."sv,
    "La demande visait un dispositif qui n’est pas celui du client."sv };
constexpr std::array reserves_bloquantes = { "La reprise des dossiers antérieurs a échoué."sv,
    "Aucun document ne part vers le dossier du patient."sv };
constexpr std::array reserves_legeres = { "L’impression des étiquettes reste à régler."sv,
    "Une seconde séance de formation est souhaitée."sv };

template <std::size_t N>
std::string_view une(Alea& alea, std::array<std::string_view, N> const& choices)
{
    return alea.pick(choices);
}

std::string_view genre_de_structure(Alea& alea, std::string_view couloir)
{
    if (couloir == "BIO")
        return une(alea, laboratoires);
    if (couloir == "HOP")
        return une(alea, hopitaux);
    if (couloir == "MDV")
        return une(alea, cabinets);
    if (couloir == "RAD")
        return une(alea, imageries);
    return couloir == "PHA" ? une(alea, pharmacies) : une(alea, structures);
}

}

Lieu lieu(Alea& alea)
{
    std::string nom(une(alea, debuts));
    nom += une(alea, fins);
    auto minuscule = nom;
    minuscule.front() = static_cast<char>(minuscule.front() - 'A' + 'a'); // one capital, first
    return { std::move(nom), std::move(minuscule) };
}

NomComplet nom_complet(Alea& alea)
{
    auto const nom = une(alea, noms);
    return { nom, une(alea, prenoms) };
}

std::string raison_sociale(Alea& alea, unsigned rang)
{
    return fmt::format("{} {}, {}", maisons[rang % maisons.size()],
        enseignes[rang / maisons.size() % enseignes.size()], lieu(alea).nom);
}

std::string nom_de_structure(Alea& alea, std::string_view couloir, Lieu const& lieu)
{
    std::string nom(genre_de_structure(alea, couloir));
    nom += ", ";
    nom += lieu.nom;
    return nom;
}

std::string nom_de_logiciel(Alea& alea, std::string_view sons)
{
    return fmt::format("{} {}", une(alea, logiciels), sons);
}

std::string_view qualite_du_fournisseur(Alea& alea)
{
    return une(alea, qualites_fournisseur);
}

std::string_view qualite_du_client(Alea& alea)
{
    return une(alea, qualites_client);
}

std::string_view motif_d_annulation(Alea& alea, bool accord_client)
{
    return accord_client ? une(alea, motifs_accord) : une(alea, motifs_erreur);
}

std::string_view reserve(Alea& alea, bool bloquante)
{
    return bloquante ? une(alea, reserves_bloquantes) : une(alea, reserves_legeres);
}

std::string telephone_de_fiction(Alea& alea)
{
    return fmt::format("+3319900{:04}", alea.below(10'000));
}

}
