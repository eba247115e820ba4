// SPDX-License-Identifier: EUPL-1.2
// PCE-002, 003, 005, 006, 014 and 015: the files delivered beside the list of pièces. Nothing is opened here:
// only names and prints are compared.
#include "jugement/regles.h"
#include "jugement/regles/pointeurs.h"
#include "pieces/fichiers_livres.h"

#include <fmt/format.h>
#include <unordered_set>

namespace quitus::jugement::regles {

namespace {

// A refused archive is said once (PCE-006): nothing more is drawn from it.
bool has_archive(Faits const& faits)
{
    return faits.livraison->archive_recue && !faits.livraison->refus;
}

}

// PCE-002. Each listed pièce is in the archive.
//
// Source  A-24: a complete solde holds its pièces.
// Why the folder does not count: archives are packed with or without one, and a name found once is enough.
void pieces_listees_livrees(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!has_archive(faits))
        return;
    pieces::FichiersLivres const livres(faits.livraison);
    for (auto const& element : faits.demande.pieces) {
        if (element.nom_fichier.empty() || livres.find(element.nom_fichier) != nullptr)
            continue;
        auto const homonymes = livres.count_homonymes(element.nom_fichier);
        constats.add("PCE-002",
            {
                .message = homonymes == 0
                    ? fmt::format("La pièce « {} » est dans la liste, mais son fichier « {} » "
                                  "n’est pas dans l’archive.",
                        element.id, element.nom_fichier)
                    : fmt::format("La pièce « {} » ne peut pas être reconnue : {} fichiers de "
                                  "l’archive s’appellent « {} », dans des dossiers différents.",
                        element.id, homonymes, pieces::base_name(element.nom_fichier)),
                .pointeur = piece(element.indice) + "/nom_fichier",
                .trouve = std::string(element.nom_fichier),
                .attendu = "le nom exact d’un fichier de l’archive",
                .correction = homonymes == 0
                    ? "Ajouter le fichier à l’archive, ou corriger son nom dans la liste (accents "
                      "et extension compris)."
                    : "Donner un nom différent à chacun de ces fichiers, ou écrire le dossier dans la liste.",
            });
    }
}

namespace {

// Files named one by one; an archive of two thousand strangers gets one more sentence, not two thousand.
constexpr std::size_t fichiers_nommes_max = 50;

void say_not_listed(std::vector<std::string_view> const& etrangers, Constats& constats)
{
    auto const nommes = std::min(etrangers.size(), fichiers_nommes_max);
    for (std::size_t rang = 0; rang < nommes; ++rang) {
        constats.add("PCE-003",
            {
                .message = fmt::format("Le fichier « {} » est dans l’archive, mais aucune pièce "
                                       "de la liste ne le nomme : il ne sera pas examiné.",
                    etrangers[rang]),
                .pointeur = "/pieces",
                .trouve = std::string(etrangers[rang]),
                .correction = "L’ajouter à la liste des pièces s’il compte, sinon le retirer de l’archive.",
            });
    }
    if (auto const autres = etrangers.size() - nommes; autres > 0)
        constats.add("PCE-003",
            {
                .message = autres == 1
                    ? std::string("Un autre fichier de l’archive n’est pas dans la liste des pièces.")
                    : fmt::format(
                        "{} autres fichiers de l’archive ne sont pas dans la liste des pièces.", autres),
                .pointeur = "/pieces",
                .correction = "Vérifier que l’archive est bien celle de cette demande.",
            });
}

}

// PCE-003. Each file of the archive is a listed pièce.
//
// Source  A-24.
// Why an information: a file too many takes nothing from the request.
void pieces_livrees_listees(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!has_archive(faits))
        return;
    pieces::FichiersLivres const livres(faits.livraison);
    std::unordered_set<pieces::FichierLivre const*> listes;
    std::unordered_set<std::string_view> cherches; // names that several files bear: PCE-002 has said it
    for (auto const& element : faits.demande.pieces) {
        if (auto const* fichier = livres.find(element.nom_fichier))
            listes.insert(fichier);
        else
            cherches.insert(pieces::base_name(element.nom_fichier));
    }
    std::vector<std::string_view> etrangers;
    for (auto const& fichier : faits.livraison->fichiers) {
        if (!listes.contains(&fichier) && !cherches.contains(pieces::base_name(fichier.nom)))
            etrangers.push_back(fichier.nom);
    }
    say_not_listed(etrangers, constats);
}

// PCE-005. The bytes delivered are those that were declared.
//
// Source  A-24.
// Why a modification and not a refusal: most often the file was signed or saved again after the export.
void empreintes_conformes(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!has_archive(faits))
        return;
    pieces::FichiersLivres const livres(faits.livraison);
    for (auto const& element : faits.demande.pieces) {
        auto const* fichier = element.sha256.empty() ? nullptr : livres.find(element.nom_fichier);
        if (fichier == nullptr || fichier->sha256 == element.sha256)
            continue;
        constats.add("PCE-005",
            {
                .message = fmt::format("Le fichier « {} » reçu n’est pas celui que la demande "
                                       "annonce : son empreinte (SHA-256) est différente.",
                    element.nom_fichier),
                .pointeur = piece(element.indice) + "/sha256",
                .trouve = std::string(element.sha256),
                .attendu = fichier->sha256,
                .correction = "Remettre dans l’archive le fichier d’origine, ou déclarer "
                              "l’empreinte du fichier définitif.",
            });
    }
}

// PCE-006. The archive can be read without danger.
//
// Source : a request is its JSON, then a zip of its pièces.
// Why a refusal of the whole: an archive built to harm is not sorted file by file.
void archive_acceptee(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    auto const& refus = faits.livraison->refus;
    if (!refus)
        return;
    constats.add("PCE-006",
        {
            .message = fmt::format("L’archive des pièces est refusée. {}", refus->motif),
            .pointeur = "/pieces",
            .trouve = refus->entree.empty() ? std::nullopt : std::optional(refus->entree),
            .attendu = "une archive ZIP ordinaire, qui ne contient que les PDF de la demande",
            .correction = "Refaire l’archive à partir des seuls fichiers de la demande, sans "
                          "chiffrement ni lien, puis la déposer de nouveau.",
        });
}

// PCE-014. The pièces come with the document.
//
// Source  A-24.
// Why an information: the list alone can be judged before the archive is made.
void pieces_jointes_au_document(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (faits.livraison->archive_recue || faits.livraison->refus || faits.demande.pieces.empty())
        return;
    constats.add("PCE-014",
        {
            .message = "Les pièces n’ont pas été remises avec la demande : seule leur liste a été jugée.",
            .pointeur = "/pieces",
            .correction
            = "Remettre l’archive (.zip) des pièces avec la demande pour que les fichiers soient contrôlés.",
        });
}

// PCE-015. The content of the pièces was read.
//
// Source  A-24.
// Why it is said: a favourable verdict must not be taken for a reading of the PDF files.
void contenu_des_pieces_lu(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!has_archive(faits) || faits.livraison->fichiers.empty())
        return;
    constats.add("PCE-015",
        {
            .message = "Les pièces ont été reçues, mais leur contenu n’a pas été lu : seuls leurs "
                       "noms et leurs empreintes ont été contrôlés.",
            .pointeur = "/pieces",
            .correction
            = "Relire les pièces avant le dépôt : mention de prise en charge, montants, signatures.",
        });
}

}
