// SPDX-License-Identifier: EUPL-1.2
// Who files, for whom: fournisseur, references, beneficiaries and their history.
#include "demande/formes.h"
#include "demande/structure.h"

namespace quitus::demande {

namespace {

constexpr auto obligatoire = Presence::obligatoire;
constexpr auto facultatif = Presence::facultatif;

template <typename T>
beneficiaire::Declare<T> read_identifiant(Objet& objet, std::string_view nom, Presence presence)
{
    return beneficiaire::Declare<T>::read(objet.texte(nom, presence, formes::identifiant));
}

enum class Qualite : std::uint8_t { editeur, distributeur };
constexpr std::array qualites = {
    NomDeValeur{ "editeur", Qualite::editeur },
    NomDeValeur{ "distributeur", Qualite::distributeur },
};
constexpr std::array niveaux = {
    NomDeValeur{ "juridique", beneficiaire::Niveau::juridique },
    NomDeValeur{ "geographique", beneficiaire::Niveau::geographique },
};
constexpr std::array natures_evolution = {
    NomDeValeur{ "fusion", NatureEvolution::fusion },
    NomDeValeur{ "scission", NatureEvolution::scission },
    NomDeValeur{ "absorption", NatureEvolution::absorption },
    NomDeValeur{ "changement_identifiant", NatureEvolution::changement_identifiant },
};

void read_contact(Objet& objet)
{
    objet.texte("nom", obligatoire, formes::longueur(100));
    objet.texte("prenom", obligatoire, formes::longueur(100));
    objet.texte("courriel", obligatoire, formes::courriel);
    objet.texte("telephone", facultatif, formes::telephone);
}

void read_evolution(Objet& objet, Evolution& evolution)
{
    evolution.nature = objet.choix("nature", obligatoire, natures_evolution);
    evolution.date_effet = objet.date("date_effet", obligatoire);
    objet.objets("historiques", facultatif, { .nombre_min = 1, .nombre_max = 50 },
        [&](Objet& inner, std::size_t rang) {
            auto& historique = evolution.historiques.emplace_back();
            historique.indice = rang;
            historique.libelle = inner.texte("libelle", obligatoire, formes::longueur(200));
            inner.objet("identifiants", obligatoire, [&](Objet& identifiants) {
                read_identifiants(identifiants, historique.identifiants);
            });
            inner.texte("numero_dossier_asp", facultatif, formes::numero_dossier_asp);
            historique.conserve = inner.booleen("conserve", facultatif);
        });
    evolution.piece_traite = objet.texte("piece_traite", facultatif, formes::id_local);
}

}

void read_fournisseur(Objet& objet, Fournisseur& fournisseur)
{
    fournisseur.siren = read_identifiant<identite::Siren>(objet, "siren", obligatoire);
    fournisseur.siret = read_identifiant<identite::Siret>(objet, "siret", obligatoire);
    fournisseur.raison_sociale = objet.texte("raison_sociale", obligatoire, formes::longueur(200));
    objet.choix("qualite", obligatoire, qualites);
    fournisseur.assujetti_tva = objet.booleen("assujetti_tva", obligatoire);
    fournisseur.numero_tva = read_identifiant<identite::NumeroTva>(objet, "numero_tva", facultatif);
    objet.objet("contact", obligatoire, read_contact);
    fournisseur.iban = beneficiaire::Declare<identite::Iban>::read(
        objet.texte("iban", facultatif, formes::libre(40)));
}

void read_emetteur(Objet& objet)
{
    objet.texte("logiciel", obligatoire, formes::longueur(80));
    objet.texte("version", obligatoire, formes::longueur(40));
}

void read_logiciel(Objet& objet)
{
    objet.texte("nom", obligatoire, formes::longueur(200));
    objet.texte("version", obligatoire, formes::longueur(60));
    objet.texte("numero_referencement", obligatoire, formes::longueur(60));
}

void read_references(Objet& objet, References& references, bool solde)
{
    references.reference_fournisseur
        = objet.texte("reference_fournisseur", obligatoire, formes::longueur(60));
    references.numero_dossier_asp
        = objet.texte("numero_dossier_asp", facultatif, formes::numero_dossier_asp);
    references.numero_dossier_avance
        = objet.texte("numero_dossier_avance", facultatif, formes::numero_dossier_asp);
    references.remplace_envoi = objet.texte("remplace_envoi", facultatif, formes::uuid);
    references.envoi_avance = objet.texte("envoi_avance", facultatif, formes::uuid);
    if (solde && !objet.has("numero_dossier_avance") && !objet.has("envoi_avance"))
        objet.say_missing("numero_dossier_avance",
            "Un solde nomme son avance\u00a0: «\u00a0numero_dossier_avance\u00a0», ou "
            "«\u00a0envoi_avance\u00a0» tant que "
            "le n° de dossier "
            "n’est pas connu.");
}

void read_identifiants(Objet& objet, beneficiaire::Identifiants& identifiants)
{
    identifiants.finess_juridique
        = read_identifiant<identite::Finess>(objet, "finess_juridique", facultatif);
    identifiants.finess_geographique
        = read_identifiant<identite::Finess>(objet, "finess_geographique", facultatif);
    objet.objet("finess_pmsi", facultatif, [&](Objet& pmsi) {
        identifiants.finess_pmsi = read_identifiant<identite::Finess>(pmsi, "numero", obligatoire);
        identifiants.niveau_pmsi = pmsi.choix("niveau", obligatoire, niveaux);
    });
    identifiants.siret = read_identifiant<identite::Siret>(objet, "siret", facultatif);
    identifiants.id_nat_struct
        = read_identifiant<identite::IdNatStruct>(objet, "id_nat_struct", facultatif);
    objet.textes("rpps", facultatif, { .nombre_min = 1, .nombre_max = 500, .uniques = true },
        formes::identifiant, [&](std::string_view text, std::size_t rang) {
            identifiants.rpps.emplace_back(text, rang);
        });
    if (objet.is_empty())
        objet.say_malformed("au moins un identifiant");
}

void read_adresses(Objet& objet, std::string_view nom, Liste<AdresseDeclaree>& adresses)
{
    objet.textes(nom, facultatif, { .nombre_max = 200, .uniques = true }, formes::identifiant,
        [&](std::string_view text, std::size_t rang) {
            adresses.push_back({ rang, text });
        });
}

void read_beneficiaire(Objet& objet, Beneficiaire& beneficiaire)
{
    beneficiaire.id = objet.texte("id", obligatoire, formes::id_local);
    beneficiaire.libelle = objet.texte("libelle", obligatoire, formes::longueur(200));
    objet.objet("identifiants", obligatoire,
        [&](Objet& identifiants) { read_identifiants(identifiants, beneficiaire.identifiants); });
    read_adresses(objet, "adresses_mssante", beneficiaire.adresses_mssante);
    objet.objet("evolution", facultatif,
        [&](Objet& evolution) { read_evolution(evolution, beneficiaire.evolution.emplace()); });
}

}
