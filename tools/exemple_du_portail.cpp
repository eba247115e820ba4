// SPDX-License-Identifier: EUPL-1.2
// Writes the deposit that a visitor of the demonstration may try: the solde of a paid avance of the
// first company, its JSON and the zip of its pièces.
//   exemple_du_portail DOSSIER
#include "documents/copie/zip.h"
#include "regulation_files/regulation_files.h"
#include "service/demonstration/dossiers.h"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace fs = std::filesystem;

int main(int count, char** values)
{
    if (count < 2) {
        std::cerr << "usage: exemple_du_portail DOSSIER\n";
        return 2;
    }
    fs::path const dossier = values[1];
    auto const depart
        = quitus::calendrier::Instant::parse_rfc3339("2023-09-12T10:00:00+02:00").value();
    auto const dossiers
        = quitus::service::make_dossiers(quitus::regulation_files::compiled_campaign(), depart);
    auto const& depot = dossiers.a_essayer;
    fs::create_directories(dossier);
    std::ofstream(dossier / "solde.json", std::ios::binary) << depot.texte;
    std::vector<std::pair<std::string, fs::path>> fichiers;
    auto const travail = fs::temp_directory_path() / "quitus-exemple-du-portail";
    fs::create_directories(travail);
    for (auto const& piece : depot.pieces) {
        auto const chemin = travail / piece.sha256;
        std::ofstream(chemin, std::ios::binary) << piece.octets;
        fichiers.emplace_back(piece.nom, chemin);
    }
    fs::remove(dossier / "solde.zip");
    quitus::documents::write_zip(dossier / "solde.zip", fichiers);
    fs::remove_all(travail);
    std::cout << depot.instant.text() << '\n';
}
