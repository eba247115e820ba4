// SPDX-License-Identifier: EUPL-1.2
// What accompanies the request: pièces, attestation, annulation, answer to a contestation,
// declarations.
#include "demande/formes.h"
#include "demande/structure.h"

namespace quitus::demande {

namespace {

constexpr auto obligatoire = Presence::obligatoire;
constexpr auto facultatif = Presence::facultatif;

constexpr std::array types_piece = {
    NomDeValeur{ "bon_commande", TypePiece::bon_commande },
    NomDeValeur{ "facture", TypePiece::facture },
    NomDeValeur{ "verification_aptitude", TypePiece::verification_aptitude },
    NomDeValeur{ "mise_en_ordre_de_marche", TypePiece::mise_en_ordre_de_marche },
    NomDeValeur{ "attestation_fin_prestations", TypePiece::attestation_fin_prestations },
    NomDeValeur{ "attestation_honneur", TypePiece::attestation_honneur },
    NomDeValeur{ "renonciation_client", TypePiece::renonciation_client },
    NomDeValeur{ "designation_fournisseur", TypePiece::designation_fournisseur },
    NomDeValeur{ "mandat", TypePiece::mandat },
    NomDeValeur{ "autre", TypePiece::autre },
};
constexpr std::array natures_contenu = {
    NomDeValeur{ "bon_commande", NatureContenu::bon_commande },
    NomDeValeur{ "facture", NatureContenu::facture },
    NomDeValeur{ "facture_avance", NatureContenu::facture_avance },
    NomDeValeur{ "facture_solde", NatureContenu::facture_solde },
    NomDeValeur{ "recapitulatif", NatureContenu::recapitulatif },
    NomDeValeur{ "verification_aptitude", NatureContenu::verification_aptitude },
    NomDeValeur{ "mise_en_ordre_de_marche", NatureContenu::mise_en_ordre_de_marche },
    NomDeValeur{ "traite_fusion", NatureContenu::traite_fusion },
    NomDeValeur{ "attestation_fin_prestations", NatureContenu::attestation_fin_prestations },
    NomDeValeur{ "attestation_honneur", NatureContenu::attestation_honneur },
    NomDeValeur{ "renonciation_client", NatureContenu::renonciation_client },
    NomDeValeur{ "autre", NatureContenu::autre },
};
constexpr std::array portees = {
    NomDeValeur{ "totale", Portee::totale },
    NomDeValeur{ "partielle", Portee::partielle },
};
constexpr std::array origines = {
    NomDeValeur{ "erreur_fournisseur", Origine::erreur_fournisseur },
    NomDeValeur{ "accord_client", Origine::accord_client },
};
enum class Position : std::uint8_t { maintien, erreur_perimetre, retrait, autre };
constexpr std::array positions = {
    NomDeValeur{ "maintien", Position::maintien },
    NomDeValeur{ "erreur_perimetre", Position::erreur_perimetre },
    NomDeValeur{ "retrait", Position::retrait },
    NomDeValeur{ "autre", Position::autre },
};
// The models of attestation are those of the couloirs that the format knows.
constexpr std::array modeles = {
    NomDeValeur{ "BIO", std::string_view{ "BIO" } },
    NomDeValeur{ "HOP", std::string_view{ "HOP" } },
    NomDeValeur{ "MDV", std::string_view{ "MDV" } },
    NomDeValeur{ "RAD", std::string_view{ "RAD" } },
    NomDeValeur{ "PHA", std::string_view{ "PHA" } },
};

constexpr Forme texte_libre{ 0, static_cast<std::size_t>(-1) };

}

std::string_view text(TypePiece type)
{
    return types_piece[static_cast<std::size_t>(type)].nom;
}

std::string_view en_francais(TypePiece type)
{
    switch (type) {
    case TypePiece::bon_commande:
        return "bon de commande";
    case TypePiece::facture:
        return "facture";
    case TypePiece::verification_aptitude:
        return "vérification d’aptitude (VA)";
    case TypePiece::mise_en_ordre_de_marche:
        return "mise en ordre de marche (MOM)";
    case TypePiece::attestation_fin_prestations:
        return "attestation de fin de prestations";
    case TypePiece::attestation_honneur:
        return "attestation sur l’honneur";
    case TypePiece::renonciation_client:
        return "renonciation du client";
    case TypePiece::designation_fournisseur:
        return "désignation du Fournisseur";
    case TypePiece::mandat:
        return "mandat";
    case TypePiece::autre:
        return "autre pièce";
    }
    return {};
}

void read_personne(Objet& objet)
{
    objet.texte("nom", obligatoire, formes::longueur(100));
    objet.texte("prenom", obligatoire, formes::longueur(100));
    objet.texte("qualite", obligatoire, formes::longueur(120));
}

void read_piece(Objet& objet, Piece& piece)
{
    piece.id = objet.texte("id", obligatoire, formes::id_local);
    piece.type = objet.choix("type", obligatoire, types_piece);
    piece.nom_fichier = objet.texte("nom_fichier", obligatoire, formes::longueur(255));
    piece.sha256 = objet.texte("sha256", facultatif, formes::sha256);
    piece.taille_octets = objet.entier("taille_octets", facultatif, 1, 52428800);
    objet.entier("pages", facultatif, 1, 500);
    std::vector<NatureContenu> contenus;
    bool const told = objet.objets("contenus", facultatif, { .nombre_min = 1, .nombre_max = 20 },
        [&](Objet& inner, std::size_t) {
            if (auto const nature = inner.choix("nature", obligatoire, natures_contenu))
                contenus.push_back(*nature);
            inner.entier("page_debut", obligatoire, 1, INT64_MAX);
            inner.entier("page_fin", obligatoire, 1, INT64_MAX);
        });
    if (told)
        piece.contenus = std::move(contenus);
    piece.signee = objet.booleen("signee", facultatif);
}

void read_attestation(Objet& objet, Attestation& attestation)
{
    objet.objet("signataire", facultatif, [&](Objet& signataire) {
        attestation.nom = signataire.texte("nom", facultatif, texte_libre);
        attestation.prenom = signataire.texte("prenom", facultatif, texte_libre);
        signataire.texte("qualite", facultatif, texte_libre);
    });
    attestation.denomination_sociale
        = objet.texte("denomination_sociale", facultatif, formes::libre(200));
    attestation.date_signature = objet.date("date_signature", facultatif);
    std::vector<ClientNonInstalle> clients;
    bool const listed = objet.objets("clients_non_installes", facultatif, { .nombre_max = 5000 },
        [&](Objet& inner, std::size_t rang) {
            auto& client = clients.emplace_back();
            client.indice = rang;
            client.libelle = inner.texte("libelle", facultatif, formes::libre(200));
            inner.objet("identifiants", obligatoire,
                [&](Objet& identifiants) { read_identifiants(identifiants, client.identifiants); });
        });
    if (listed)
        attestation.clients_non_installes = std::move(clients);
    attestation.piece = objet.texte("piece", facultatif, formes::id_local);
    attestation.modele = objet.choix("modele", obligatoire, modeles).value_or(std::string_view{});
    attestation.signee = objet.booleen("signee", facultatif);
    attestation.clients_non_installes_declares
        = objet.booleen("clients_non_installes_declares", facultatif);
}

void read_annulation(Objet& objet, Annulation& annulation)
{
    annulation.portee = objet.choix("portee", obligatoire, portees);
    annulation.origine = objet.choix("origine", obligatoire, origines);
    annulation.motif = objet.texte("motif", facultatif, formes::longueur(2000));
    std::vector<RepereDeclare> retires;
    bool const named
        = objet.textes("beneficiaires_retires", facultatif, { .nombre_min = 1, .uniques = true },
            formes::id_local, [&](std::string_view text, std::size_t rang) {
                retires.push_back({ rang, text });
            });
    if (named)
        annulation.beneficiaires_retires = std::move(retires);
    annulation.piece_attestation_honneur
        = objet.texte("piece_attestation_honneur", facultatif, formes::id_local);
    objet.textes("pieces_renonciation", facultatif, { .nombre_min = 1, .uniques = true },
        formes::id_local, [&](std::string_view text, std::size_t rang) {
            annulation.pieces_renonciation.push_back({ rang, text });
        });
}

void read_reponse_contestation(Objet& objet)
{
    auto const ignore = [](std::string_view, std::size_t) {};
    objet.texte("reference", obligatoire, formes::longueur(40));
    objet.choix("position", obligatoire, positions);
    objet.textes("beneficiaires_concernes", obligatoire, { .nombre_min = 1, .uniques = true },
        formes::id_local, ignore);
    objet.texte("fournisseur_designe_siren", facultatif, formes::identifiant);
    objet.textes("pieces", facultatif, { .uniques = true }, formes::id_local, ignore);
    objet.texte("expose", obligatoire, formes::longueur(4000));
}

std::optional<Jour> read_declarations(Objet& objet)
{
    objet.booleen("exactitude", obligatoire);
    objet.booleen("absence_reste_a_charge", facultatif);
    objet.booleen("prestations_realisees", facultatif);
    objet.objet("signataire", obligatoire, read_personne);
    return objet.date("date", obligatoire);
}

}
