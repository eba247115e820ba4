// SPDX-License-Identifier: EUPL-1.2
// Lists and files of demandes, as its Fournisseur and the agents read them.
#include "api/ecriture_json.h"
#include "api/operation.h"
#include "demande/demande.h"
#include "guichet/depot/jugement_du_depot.h"

#include <algorithm>

namespace quitus::api {

using guichet::Droit;
using guichet::Lecture;
using guichet::Suivi;
using http::Reponse;

namespace {

std::string with_plus(std::string texte)
{
    std::ranges::replace(texte, ' ', '+');
    return texte;
}

base::Result<guichet::FiltreDemandes> filtre_of(Appel const& appel)
{
    auto const pagination = QUITUS_TRY(pagination_of(appel.requete));
    guichet::FiltreDemandes filtre;
    filtre.apres = pagination.apres;
    filtre.limite = pagination.limite;
    auto const& parametres = appel.requete.parametres;
    for (auto const texte : parametres.all("statut")) {
        auto const statut = instruction::parse_statut(texte);
        if (!statut)
            return base::failure("filtre", "Ce statut n’existe pas.", "statut");
        filtre.statuts.push_back(*statut);
    }
    auto const text
        = [&](char const* nom) { return std::string(parametres.find(nom).value_or("")); };
    filtre.dispositif = text("dispositif");
    filtre.type_demande = text("type_demande");
    filtre.siret = text("fournisseur");
    filtre.q = text("q");
    if (auto const beneficiaire = text("beneficiaire"); !beneficiaire.empty())
        filtre.cles = guichet::cles_d_un_identifiant(beneficiaire);
    if (auto const depuis = text("depuis"); !depuis.empty()) {
        auto instant = calendrier::parse_instant(depuis);
        if (!instant) // the « + » of an offset, left bare in the address, is read as a space
            instant = calendrier::parse_instant(with_plus(depuis));
        if (!instant)
            return base::failure("filtre", instant.error().message, "depuis");
        filtre.depuis = *instant;
    }
    if (!acces::is_agent(appel.acteur().role))
        filtre.siret = appel.acteur().siret;
    return filtre;
}

Reponse list(Appel& appel)
{
    auto const filtre = filtre_of(appel);
    if (!filtre)
        return probleme(filtre.error());
    Reponse reponse;
    appel.api.portail.registre.read([&](Lecture const& registre) {
        reponse = liste(registre.demandes(*filtre),
            [&](base::JsonWriter& json, guichet::LigneDemande const& ligne) {
                write(json, registre, *registre.demande(ligne.numero), appel.acteur());
            });
    });
    return reponse;
}

// Answers with what `show` makes of the demande, as that person may see it.
template <typename Show>
Reponse of_demande(Appel& appel, Show&& show)
{
    Reponse reponse;
    appel.api.portail.registre.read([&](Lecture const& registre) {
        auto const suivi = guichet::find_demande(registre, appel.acteur(), appel.segment(0));
        reponse = suivi ? show(registre, *suivi) : probleme(suivi.error());
    });
    return reponse;
}

Reponse one(Appel& appel)
{
    return of_demande(appel, [&](Lecture const& registre, Suivi const& suivi) {
        return reponse_de(registre, suivi, appel.acteur());
    });
}

Reponse historique(Appel& appel)
{
    return of_demande(appel, [&](Lecture const& registre, Suivi const& suivi) {
        guichet::Page<journal::Evenement> page{ registre.evenements_de(suivi.numero), {} };
        return liste(page, [&](base::JsonWriter& json, journal::Evenement const& evenement) {
            write(json, registre, evenement, appel.acteur());
        });
    });
}

Reponse accuse(Appel& appel)
{
    return of_demande(appel, [&](Lecture const&, Suivi const& suivi) {
        auto const& version = *suivi.courante();
        std::string corps;
        base::JsonWriter json(corps);
        json.begin_object();
        json.member("numero", suivi.numero);
        json.key("version");
        json.number(suivi.version);
        json.member("statut", instruction::text(suivi.statut));
        json.member("recu_le", suivi.recu_le.text());
        json.key("instant");
        json.string_or_null(
            version.complete_le ? std::optional(version.complete_le->text()) : std::nullopt);
        json.member("sha256", version.document);
        json.member("reglement", version.reglement);
        json.member("verdict", verdict::text(suivi.verdict));
        json.key("pieces");
        json.begin_array();
        for (auto const& piece : version.pieces) {
            json.begin_object();
            json.member("nom", piece.nom);
            json.member("sha256", piece.sha256);
            json.key("taille_octets");
            json.number(piece.taille_octets);
            json.end_object();
        }
        json.end_array();
        json.end_object();
        return http::reponse_json(std::move(corps));
    });
}

// A pièce is asked for by the id that the document gives it, by its file name or by its print.
instruction::PieceRecue const* find_piece(
    Lecture const& registre, Suivi const& suivi, std::string_view id)
{
    auto const& version = *suivi.courante();
    auto const texte = registre.contenu(version.document).value_or("");
    auto const lecture = demande::read(texte, texte.size());
    auto const* const declaree = lecture.demande.piece(id);
    auto const nom = declaree == nullptr ? id : std::string_view(declaree->nom_fichier);
    auto const found
        = std::ranges::find_if(version.pieces, [&](instruction::PieceRecue const& piece) {
              return piece.sha256 == id || pieces::base_name(piece.nom) == pieces::base_name(nom);
          });
    return found == version.pieces.end() ? nullptr : &*found;
}

Reponse piece(Appel& appel)
{
    return of_demande(appel, [&](Lecture const& registre, Suivi const& suivi) {
        auto const* const piece = find_piece(registre, suivi, appel.segment(1));
        if (piece == nullptr)
            return probleme(404, "Introuvable", "Cette pièce n’est pas dans la demande.");
        // Never shown inside a page: what a company sent is not to be trusted.
        return http::reponse_fichier(appel.api.portail.fichiers.checked(piece->sha256),
            "application/octet-stream", pieces::base_name(piece->nom));
    });
}

}

Reponse reponse_de(
    Lecture const& registre, Suivi const& suivi, acces::Acteur const& acteur, unsigned statut)
{
    std::string corps;
    base::JsonWriter json(corps);
    write(json, registre, suivi, acteur);
    return http::reponse_json(std::move(corps), statut)
        .set("ETag", "\"" + std::to_string(suivi.revision) + "\"");
}

std::vector<Operation> operations_des_demandes()
{
    using http::Methode;
    auto operations = operations_de_depot();
    std::vector<Operation> const readings{
        { Methode::get, "/api/v1/demandes", "Les demandes, les plus récentes d’abord",
            Droit::suivre_demandes, list, Operation::Corps::aucun,
            { "statut", "dispositif", "type_demande", "fournisseur", "beneficiaire", "depuis", "q",
                "apres", "limite" } },
        { Methode::get, "/api/v1/demandes/{numero}", "Une demande", Droit::suivre_demandes, one },
        { Methode::get, "/api/v1/demandes/{numero}/historique", "Ce qui lui est arrivé",
            Droit::suivre_demandes, historique },
        { Methode::get, "/api/v1/demandes/{numero}/accuse", "La preuve de son dépôt",
            Droit::suivre_demandes, accuse },
        { Methode::get, "/api/v1/demandes/{numero}/pieces/{id}", "Une de ses pièces",
            Droit::suivre_demandes, piece },
    };
    operations.insert(operations.end(), readings.begin(), readings.end());
    return operations;
}

}
