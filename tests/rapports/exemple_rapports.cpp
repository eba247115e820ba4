// SPDX-License-Identifier: EUPL-1.2
// Writes sample reports of every format into a folder, for the readers that others wrote
// (tests/npm):
//   exemple_rapports FOLDER
#include "exemples.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>

namespace {

using namespace quitus::rapports;

struct Lot {
    std::string nom;
    std::vector<exemples::DemandeJugee> demandes;
    std::vector<Incident> incidents = {};
};

exemples::DemandeJugee longue()
{
    auto demande = exemples::solde_au_dessus_du_plafond();
    std::string const word(200, 'm');
    demande.fichier = "dossier/" + word + "/solde.json";
    demande.constats[0].trouve = word;
    demande.constats[0].pointeur = "/lignes/0/" + word;
    for (int i = 0; i < 20; ++i)
        demande.constats.push_back(demande.constats[static_cast<std::size_t>(i)]);
    return demande;
}

std::vector<exemples::DemandeJugee> stock(std::uint32_t count)
{
    std::vector<exemples::DemandeJugee> demandes;
    for (std::uint32_t line = 1; line <= count; ++line) {
        auto demande
            = line % 3 == 0 ? exemples::ligne_de_stock_rejetee() : exemples::avance_recevable();
        demande.fichier = "stock.ndjson";
        demande.ligne_ndjson = line;
        demandes.push_back(std::move(demande));
    }
    return demandes;
}

std::vector<Lot> lots()
{
    return { { "trois", exemples::trois_demandes() }, { "vide", {} },
        { "recevable", { exemples::avance_recevable() } }, { "hostile", { exemples::hostile() } },
        { "long", { longue() } },
        { "incident", { exemples::avance_recevable() },
            { { "abîmé.zip", "L’archive n’a pas pu être lue." }, { "", "La mémoire manque." } } },
        { "stock", stock(900) } };
}

void write(std::filesystem::path const& folder, Lot const& lot, Format format)
{
    std::ofstream output(folder / (lot.nom + "." + std::string(text(format))), std::ios::binary);
    auto const rapport = make_rapport(format, exemples::entete(), exemples::find, {}, output);
    for (auto const& demande : lot.demandes)
        rapport->add(demande);
    for (auto const& incident : lot.incidents)
        rapport->add(incident);
    rapport->finish();
}

}

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("usage: exemple_rapports FOLDER\n", stderr);
        return 2;
    }
    try {
        std::filesystem::path const folder = argv[1];
        std::filesystem::create_directories(folder);
        for (auto const& lot : lots()) {
            for (auto const format : { Format::text, Format::json, Format::ndjson, Format::sarif,
                     Format::junit, Format::html })
                write(folder, lot, format);
        }
    } catch (std::exception const& trouble) {
        std::fprintf(stderr, "exemple_rapports: %s\n", trouble.what());
        return 3;
    }
    return 0;
}
