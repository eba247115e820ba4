// SPDX-License-Identifier: EUPL-1.2
// SCH-002 to SCH-005: the form of a document. Its writing is put right, and what the document says
// elsewhere is copied; what it does not say is for a person.
#include "base/text.h"
#include "jugement/corrections/familles.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quitus::jugement::corrections {

using namespace std::string_view_literals;

namespace {

constexpr auto version_publiee = "\"1.0\""sv;

// « v1 », « 1,0 » and the number 1.0 are version 1.0; « 2.0 » is another format.
std::optional<std::string> version_lue(JsonView version)
{
    std::string texte(version.is(JsonKind::number) ? version.raw() : version.text());
    std::erase(texte, ' ');
    if (texte.starts_with('v') || texte.starts_with('V'))
        texte.erase(0, 1);
    std::ranges::replace(texte, ',', '.');
    if (texte == "1")
        texte = "1.0";
    bool const known = texte.size() >= 3 && texte.size() <= 5 && texte.starts_with("1.")
        && base::is_digits(texte.substr(2));
    return known ? std::optional(texte) : std::nullopt;
}

Correction version(Constat const& constat, Chantier const& chantier)
{
    auto const ecrite = at(chantier, "/version");
    if (!ecrite)
        return calcul(
            "/version", std::string(version_publiee), "Le format n’a qu’une version publiée.");
    auto const lue = version_lue(ecrite);
    return lue ? calcul("/version", json_text(*lue),
               "La version est la même, écrite comme le format le veut.")
               : a_fournir(constat.correction);
}

// Facts whose writing is never touched, not even their form: a person signs for them.
bool is_fait(std::string_view nom)
{
    constexpr std::array faits = { "signee"sv, "exactitude"sv, "absence_reste_a_charge"sv,
        "prestations_realisees"sv, "mention_prise_en_charge"sv, "clients_non_installes_declares"sv,
        "condition_referencement"sv, "bloquante"sv, "conserve"sv };
    return nom == "emis_le" || nom.starts_with("date")
        || std::ranges::find(faits, nom) != faits.end();
}

// The FINESS PMSI is one of the two others: its level is theirs.
std::optional<Correction> niveau_pmsi(std::string_view pointeur, Chantier const& chantier)
{
    if (!pointeur.ends_with("/finess_pmsi/niveau"))
        return std::nullopt;
    auto const pmsi = parent_of(pointeur);
    auto const identifiants = at(chantier, parent_of(pmsi));
    auto const numero = at(chantier, pmsi)["numero"].text();
    bool const juridique = identifiants["finess_juridique"].text() == numero;
    bool const geographique = identifiants["finess_geographique"].text() == numero;
    if (numero.empty() || juridique == geographique)
        return std::nullopt;
    return calcul(std::string(pointeur), juridique ? "\"juridique\"" : "\"geographique\"",
        "Le FINESS PMSI est celui que le bénéficiaire donne à ce niveau.");
}

// A list that holds nothing says what its absence says, where the format lets it be absent.
bool may_be_absent(std::string_view nom, Chantier const& chantier)
{
    constexpr std::array facultatifs = { "historiques"sv, "contenus"sv, "rpps"sv,
        "beneficiaires_retires"sv, "pieces_renonciation"sv, "version_bareme"sv, "telephone"sv,
        "sha256"sv, "numero_dossier_asp"sv, "numero_dossier_avance"sv, "remplace_envoi"sv,
        "envoi_avance"sv, "piece_traite"sv, "siret"sv, "finess_juridique"sv,
        "finess_geographique"sv, "id_nat_struct"sv, "numero_tva"sv, "motif"sv,
        "piece_attestation_honneur"sv };
    if (nom == "factures")
        return document(chantier)["type_demande"].text() != "solde";
    return std::ranges::find(facultatifs, nom) != facultatifs.end();
}

bool is_required_siret(std::string_view pointeur)
{
    return pointeur == "/fournisseur/siret";
}

std::optional<Correction> rien_d_ecrit(
    std::string_view pointeur, JsonView valeur, Chantier const& chantier)
{
    bool const empty = (valeur.is(JsonKind::array) && valeur.node().children == 0)
        || (valeur.is(JsonKind::string) && valeur.text().empty());
    if (!empty || !may_be_absent(last_token(pointeur), chantier) || is_required_siret(pointeur))
        return std::nullopt;
    return calcul({ { std::string(pointeur), std::nullopt } },
        "Ce membre est facultatif et ne dit rien\u00a0: l’omettre dit la même chose.");
}

// An element of a list: null, or the same as one before it in a list without repetition.
std::optional<Correction> element_de_trop(
    std::string_view pointeur, JsonView valeur, Chantier const& chantier)
{
    auto const liste = at(chantier, parent_of(pointeur));
    if (!liste.is(JsonKind::array))
        return std::nullopt;
    if (valeur.is(JsonKind::null))
        return calcul({ { std::string(pointeur), std::nullopt } },
            "Un élément nul dans une liste est un élément absent.");
    if (!valeur.is(JsonKind::string))
        return std::nullopt;
    for (auto const other : liste.elements()) {
        if (&other.node() == &valeur.node())
            return std::nullopt;
        if (same_value(other, valeur))
            return calcul({ { std::string(pointeur), std::nullopt } },
                "Cet élément répète, à l’identique, un élément de la même liste.");
    }
    return std::nullopt;
}

// One element written where a list of it is expected.
std::optional<Correction> hors_de_sa_liste(Constat const& constat, JsonView valeur)
{
    bool const one
        = valeur.is(JsonKind::object) || (valeur.is(JsonKind::string) && !valeur.text().empty());
    if (constat.attendu != "une liste" || !one)
        return std::nullopt;
    return calcul(constat.pointeur, fmt::format("[{}]", valeur.raw()),
        "Le format veut une liste\u00a0: l’unique élément y est mis.");
}

std::optional<Correction> ecriture(Constat const& constat, Chantier const& chantier)
{
    auto const& pointeur = constat.pointeur;
    auto const conversion = chantier.conversions.find(pointeur);
    if (conversion != chantier.conversions.end() && !is_fait(last_token(pointeur)))
        return calcul(
            pointeur, conversion->second, "La valeur est la même, écrite comme le format le veut.");
    if (auto const ambigu = chantier.ambiguites.find(pointeur); ambigu != chantier.ambiguites.end())
        return a_fournir(fmt::format("Cette valeur {}.", ambigu->second));
    return std::nullopt;
}

Correction fait_mal_ecrit(Constat const& constat, Chantier const& chantier)
{
    if (chantier.conversions.contains(constat.pointeur))
        return a_fournir(constat.correction
            + " C’est un fait que Quitus ne change pas\u00a0; «\u00a0quitus normalize\u00a0» "
              "sait en récrire la forme, à relire.");
    return a_fournir(constat.correction);
}

}

Correction format_et_version(Constat const& constat, Chantier const& chantier)
{
    if (constat.pointeur == "/version")
        return version(constat, chantier);
    auto const format = at(chantier, "/format");
    auto folded = base::fold(format.text());
    std::erase(folded, ' ');
    if (format && folded != "quitus.demande")
        return a_fournir(constat.correction);
    return calcul("/format", "\"quitus.demande\"", "Le format n’a qu’un nom.");
}

Correction membre_absent(Constat const& constat, Chantier const& chantier)
{
    auto const& pointeur = constat.pointeur;
    if (pointeur == "/version")
        return version(constat, chantier);
    auto found = montant_absent(pointeur, chantier);
    if (!found)
        found = repere_absent(pointeur, chantier);
    if (!found && pointeur == "/fournisseur/siren")
        found = siren_du_siret(chantier);
    if (!found)
        found = niveau_pmsi(pointeur, chantier);
    return found ? *std::move(found) : a_fournir(constat.correction);
}

Correction membre_malforme(Constat const& constat, Chantier const& chantier)
{
    auto const& pointeur = constat.pointeur;
    auto const valeur = at(chantier, pointeur);
    if (pointeur == "/version")
        return version(constat, chantier);
    auto found = ecriture(constat, chantier);
    if (found && found->remede == Remede::calcul)
        return *std::move(found);
    auto other = montant_absent(pointeur, chantier);
    if (!other)
        other = repere_trop_long(pointeur, chantier);
    if (!other && pointeur == "/fournisseur/siren")
        other = siren_du_siret(chantier);
    if (!other && valeur.is_written())
        other = rien_d_ecrit(pointeur, valeur, chantier);
    if (!other && valeur.is_written())
        other = element_de_trop(pointeur, valeur, chantier);
    if (!other && valeur)
        other = hors_de_sa_liste(constat, valeur);
    if (other)
        return *std::move(other);
    return found ? *std::move(found) : fait_mal_ecrit(constat, chantier);
}

// The format reads the first; when all say the same, writing it once loses nothing.
Correction membre_double(Constat const& constat, Chantier const& chantier)
{
    auto const objet = at(chantier, parent_of(constat.pointeur));
    auto const premier = at(chantier, constat.pointeur);
    if (!premier.is_written())
        return a_fournir(constat.correction);
    for (auto const membre : objet.children()) {
        if (membre.name() == premier.name() && !same_value(membre, premier))
            return a_fournir(fmt::format("Le membre «\u00a0{}\u00a0» porte deux valeurs "
                                         "différentes\u00a0: garder celle qui est juste.",
                premier.name()));
    }
    return calcul(constat.pointeur, std::string(premier.raw()),
        "Le membre est écrit plusieurs fois avec la même valeur\u00a0: il l’est une seule fois.");
}

}
