// SPDX-License-Identifier: EUPL-1.2
// IDT: identifiers. A wrong key has several readings (which digit was mistyped?) and is for a
// person; spaces, case, a key that the number itself gives and a prefix that only one kind admits
// have one.
#include "demande/sante.h"
#include "identite/identifiant.h"
#include "identite/mssante.h"
#include "jugement/corrections/familles.h"
#include "normalisation/lecture.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace quitus::jugement::corrections {

using namespace identite;

namespace {

constexpr auto meme_numero
    = "Le numéro est le même, sans espace et en capitales\u00a0; sa clé est juste.";

// Letters in capitals, without spaces, points or dashes.
std::string compact(std::string_view texte)
{
    std::string kept;
    for (std::size_t at = 0; at < texte.size();) {
        auto const space = normalisation::space_length(texte, at);
        char const c = texte[at];
        if (space == 0 && c != '.' && c != '-')
            kept += c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
        at += std::max<std::size_t>(space, 1);
    }
    return kept;
}

bool is_right(verdict::IdRegle regle, std::string_view numero)
{
    if (regle == verdict::IdRegle("IDT-003"))
        return Rpps::parse(numero).has_value();
    if (regle == verdict::IdRegle("IDT-014"))
        return Iban::parse(numero).has_value();
    return Finess::parse(numero).has_value();
}

// The VAT number that a SIREN gives, in the way that keys are computed for digits.
std::string tva_of(std::string_view siren)
{
    unsigned value = 0;
    std::from_chars(siren.data(), siren.data() + siren.size(), value);
    return fmt::format("FR{:02}{}", (12 + 3 * (value % 97)) % 97, siren);
}

std::optional<Siret> siret_du_fournisseur(Chantier const& chantier)
{
    auto const siret = Siret::parse(compact(at(chantier, "/fournisseur/siret").text()));
    return siret ? std::optional(*siret) : std::nullopt;
}

std::optional<Siren> siren_de_la_tva(Chantier const& chantier)
{
    auto const tva = NumeroTva::parse(compact(at(chantier, "/fournisseur/numero_tva").text()));
    return tva ? tva->siren() : std::nullopt;
}

}

Correction identifiant_mal_ecrit(Constat const& constat, Chantier const& chantier)
{
    auto const ecrit = at(chantier, constat.pointeur).text();
    auto const lu = compact(ecrit);
    if (ecrit.empty() || lu == ecrit || !is_right(constat.regle, lu))
        return a_fournir(constat.correction);
    return calcul(constat.pointeur, json_text(lu), meme_numero);
}

// IDT-004. The digit that says the kind lacks, and the rest is an identifier of one kind only.
Correction identifiant_de_structure(Constat const& constat, Chantier const& chantier)
{
    auto const ecrit = at(chantier, constat.pointeur).text();
    auto const lu = compact(ecrit);
    if (IdNatStruct::parse(lu))
        return calcul(constat.pointeur, json_text(lu), meme_numero);
    std::vector<std::string> readings;
    for (char const kind : { '0', '1', '2', '3', '4' }) {
        if (IdNatStruct::parse(kind + lu))
            readings.push_back(kind + lu);
    }
    if (readings.size() != 1)
        return a_fournir(constat.correction);
    return calcul(constat.pointeur, json_text(readings.front()),
        "Le chiffre qui dit la nature manque\u00a0; avec un seul, le reste a une clé juste.");
}

std::optional<Correction> siren_du_siret(Chantier const& chantier)
{
    auto const siret = siret_du_fournisseur(chantier);
    auto const de_la_tva = siren_de_la_tva(chantier);
    if (!siret || (de_la_tva && *de_la_tva != siret->siren()))
        return std::nullopt;
    return calcul("/fournisseur/siren", json_text(siret->siren().text()),
        "Le SIREN est le début du SIRET, dont la clé est juste.");
}

// IDT-005. A SIREN is the head of its SIRET. When both are right and differ, the VAT number says
// which of the two was mistaken.
Correction siret_ou_siren(Constat const& constat, Chantier const& chantier)
{
    auto const ecrit = at(chantier, constat.pointeur).text();
    auto const lu = compact(ecrit);
    bool const is_siren = constat.pointeur == "/fournisseur/siren";
    auto const siret = siret_du_fournisseur(chantier);
    bool const fits = is_siren ? Siren::parse(lu) && (!siret || siret->siren().text() == lu)
                               : Siret::parse(lu).has_value();
    if (lu != ecrit && fits)
        return calcul(constat.pointeur, json_text(lu), meme_numero);
    if (!is_siren || (Siren::parse(lu) && siren_de_la_tva(chantier) == std::nullopt))
        return a_fournir(constat.correction);
    auto found = siren_du_siret(chantier);
    return found ? *std::move(found) : a_fournir(constat.correction);
}

// IDT-006. The key of a VAT number follows from the SIREN, which the SIRET gives.
Correction numero_de_tva(Constat const& constat, Chantier const& chantier)
{
    auto const ecrit = at(chantier, constat.pointeur).text();
    auto const siret = siret_du_fournisseur(chantier);
    if (ecrit.empty())
        return a_fournir(siret
                ? fmt::format("{} S’il a été attribué, c’est sans doute {}, que donne son SIREN.",
                    constat.correction, tva_of(siret->siren().text()))
                : constat.correction);
    auto const lu = compact(ecrit);
    for (auto const& reading : { lu, "FR" + lu }) {
        auto const tva = NumeroTva::parse(reading);
        if (tva && reading != ecrit && (!siret || tva->siren() == siret->siren()))
            return calcul(constat.pointeur, json_text(reading), meme_numero);
    }
    bool const is_whole = lu.size() == 13 && lu.starts_with("FR");
    if (!siret || NumeroTva::parse(lu) || !is_whole || !lu.ends_with(siret->siren().text()))
        return a_fournir(constat.correction);
    return calcul(constat.pointeur, json_text(tva_of(siret->siren().text())),
        "La clé se calcule depuis le SIREN, que le SIRET confirme.");
}

// IDT-007. An address without the spaces around it, and the « mailto: », that copying brings. A
// space within has two readings: a point was meant, or nothing.
Correction adresse(Constat const& constat, Chantier const& chantier)
{
    auto const ecrite = at(chantier, constat.pointeur).text();
    auto lue = normalisation::trimmed(ecrite);
    constexpr std::string_view lien = "mailto:";
    if (lue.starts_with(lien))
        lue.remove_prefix(lien.size());
    auto const forme = forme_adresse(lue);
    bool const is_address = forme == FormeAdresse::mssante || forme == FormeAdresse::hors_mssante;
    return lue != ecrite && is_address ? calcul(constat.pointeur, json_text(lue),
               "L’adresse est la même, sans ce que la copie y a ajouté.")
                                       : a_fournir(constat.correction);
}

// IDT-009. What belongs to a patient goes, and nothing takes its place. All at once: a finding does
// not show where the value stands when its name holds one too.
Correction identifiant_de_sante(Constat const& constat, Chantier const& chantier)
{
    std::vector<JsonEdit> operations;
    for (auto const& place : demande::find_identifiants_sante(chantier.json)) {
        auto const valeur = at(chantier, place.pointeur);
        bool const in_name = holds_personal(place.pointeur);
        bool const is_file = last_token(place.pointeur) == "nom_fichier";
        if (in_name || is_file || !valeur.is(JsonKind::string))
            return a_fournir(constat.correction);
        bool const is_listed = last_token(parent_of(place.pointeur)) == "adresses_mssante";
        operations.push_back({ place.pointeur,
            is_listed ? std::nullopt : std::optional(json_text(mask_personal(valeur.text()))) });
    }
    return operations.empty() ? a_fournir(constat.correction)
                              : calcul(std::move(operations),
                                  "La donnée d’un patient est retirée du document\u00a0; elle ne "
                                  "doit pas non plus rester dans les pièces.");
}

namespace {

std::vector<std::size_t> lignes_de(Chantier const& chantier, std::string_view id)
{
    auto const found = chantier.lignes_de.find(id);
    return found == chantier.lignes_de.end() ? std::vector<std::size_t>() : found->second;
}

bool same_but_ids(JsonView left, JsonView right)
{
    auto const ones = left.children();
    return ones.size() == right.children().size() && std::ranges::all_of(ones, [&](JsonView one) {
        return one.name() == "id" || one.name() == "beneficiaire"
            || same_value(one, right[one.name()]);
    });
}

}

// IDT-011. The second of two entries that say the same goes, with its lines when they too say the
// same. Otherwise one of the two identifiers may be wrong, or two orders may have been signed.
Correction beneficiaire_double(Constat const& constat, Chantier const& chantier)
{
    auto const racine = document(chantier);
    auto const place = below(constat.pointeur, "beneficiaires");
    auto const& elements = chantier.beneficiaires;
    if (!place || place->rang >= elements.size())
        return a_fournir(constat.correction);
    auto const second = elements[place->rang];
    auto const premier = std::ranges::find_if(elements,
        [&](JsonView one) { return same_value(one["identifiants"], second["identifiants"]); });
    if (&premier->node() == &second.node() || (*premier)["id"].text() == second["id"].text())
        return a_fournir(constat.correction);
    auto const siennes = lignes_de(chantier, second["id"].text());
    auto const celles_du_premier = lignes_de(chantier, (*premier)["id"].text());
    auto const& lignes = chantier.lignes;
    bool const repeated = siennes.empty()
        || (siennes.size() == celles_du_premier.size()
            && std::ranges::equal(
                siennes, celles_du_premier, [&](std::size_t one, std::size_t other) {
                    return same_but_ids(lignes[one], lignes[other]);
                }));
    if (!repeated)
        return a_fournir(constat.correction);
    std::vector<JsonEdit> operations{ { fmt::format("/beneficiaires/{}", place->rang),
        std::nullopt } };
    for (auto const rang : siennes)
        operations.push_back({ fmt::format("/lignes/{}", rang), std::nullopt });
    std::size_t rang = 0;
    for (auto const retire : racine["annulation"]["beneficiaires_retires"].elements()) {
        if (retire.text() == second["id"].text())
            operations.push_back(
                { fmt::format("/annulation/beneficiaires_retires/{}", rang), std::nullopt });
        ++rang;
    }
    return calcul(std::move(operations),
        "Ce bénéficiaire et ses lignes répètent, sous un autre repère, un bénéficiaire de la "
        "demande.");
}

}
