// SPDX-License-Identifier: EUPL-1.2
#include "api/ecriture_json.h"

#include "montant/montant.h"

namespace quitus::api {

namespace {

void write_instant(
    base::JsonWriter& json, std::string_view nom, std::optional<calendrier::Instant> const& instant)
{
    json.key(nom);
    if (instant)
        json.string(instant->text());
    else
        json.null();
}

}

void write(base::JsonWriter& json, guichet::Lecture const& registre, guichet::Suivi const& suivi,
    acces::Acteur const& acteur)
{
    json.begin_object();
    json.member("numero", suivi.numero);
    json.member("type_demande", suivi.type_demande);
    json.member("dispositif", suivi.dispositif);
    json.member("statut", instruction::text(suivi.statut));
    json.key("version");
    json.number(suivi.version);
    write_instant(json, "depose_le", suivi.depose_le);
    write_instant(json, "premier_depot", suivi.premier_depot);
    write_instant(json, "echeance", suivi.echeance);
    json.member("identifiant_envoi", suivi.identifiant_envoi);
    json.key("avance");
    json.text_or_null(suivi.avance);
    json.key("faute");
    json.text_or_null(suivi.faute);
    json.key("fournisseur");
    json.begin_object();
    json.member("siret", suivi.siret);
    json.member("raison_sociale", suivi.raison_sociale);
    json.end_object();
    json.key("rapport");
    json.raw(registre.contenu(suivi.courante()->rapport).value_or("null"));
    json.key("motifs");
    json.begin_array();
    for (auto const& motif : suivi.motifs) {
        json.begin_object();
        json.member("objet", motif.objet);
        json.member("constat", motif.constat);
        json.member("attendu", motif.attendu);
        json.member("regle", motif.regle);
        json.end_object();
    }
    json.end_array();
    json.key("actions");
    json.begin_array();
    for (auto const action : instruction::actions_ouvertes(suivi, acteur))
        json.string(instruction::text(action));
    json.end_array();
    json.end_object();
}

void write(base::JsonWriter& json, grand_livre::Ecriture const& ecriture)
{
    json.begin_object();
    json.key("numero");
    json.number(ecriture.numero);
    json.member("instant", ecriture.instant.text());
    json.member("demande", ecriture.demande);
    json.member("libelle", ecriture.libelle);
    json.key("lignes");
    json.begin_array();
    for (auto const& ligne : ecriture.lignes) {
        json.begin_object();
        json.member("compte", grand_livre::text(ligne.compte));
        json.member("sens", grand_livre::text(ligne.sens));
        json.member("montant", montant::decimal_text(ligne.montant));
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void write(base::JsonWriter& json, guichet::Courriel const& courriel)
{
    json.begin_object();
    json.key("id");
    json.number(courriel.id);
    json.member("a", courriel.adresse);
    json.member("objet", courriel.objet);
    json.member("texte", courriel.texte);
    json.member("etat", courriel.etat);
    json.member("instant", courriel.instant.text());
    json.member("demande", courriel.demande);
    json.end_object();
}

void write(base::JsonWriter& json, guichet::Lecture const& registre,
    journal::Evenement const& evenement, acces::Acteur const& acteur)
{
    json.begin_object();
    json.key("seq");
    json.number(evenement.seq);
    json.member("instant", evenement.instant.text());
    json.member("genre", evenement.genre);
    json.member("objet", evenement.objet);
    if (acces::is_agent(acteur.role)) {
        json.member("acteur", evenement.acteur);
        json.key("donnees");
        json.raw(evenement.donnees.canonique());
    } else {
        auto const compte = registre.compte(evenement.acteur);
        json.member("acteur", compte ? acces::text(compte->compte.role) : evenement.acteur);
    }
    json.end_object();
}

}
