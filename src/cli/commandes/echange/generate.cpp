// SPDX-License-Identifier: EUPL-1.2
// `quitus generate`: a stock of invented requests on the output, and what is known of their defects
// in a file beside it. Both are written as they are made: the size of the stock costs no memory.
#include "cli/commandes/commandes.h"
#include "cli/progression.h"
#include "cli/sortie.h"
#include "generation/stock.h"
#include "rapports/rapport.h"

#include <optional>

namespace quitus::cli {

namespace {

constexpr std::size_t octets_par_ecriture = 1 << 20;

// The pointer holds no semicolon: members of the format are plain words.
void write_verites(std::vector<generation::Verite>& verites, std::ostream& flux)
{
    for (auto const& verite : verites)
        flux << verite.ligne << ';' << verite.regle.text() << ';' << verite.pointeur << '\n';
    verites.clear();
}

void write_lines(std::string& lignes, std::ostream& flux)
{
    flux << lignes;
    // A closed pipe is not worth two million more requests.
    if (!flux)
        throw rapports::EcritureImpossible("la sortie n’a pas accepté tout le texte.");
    lignes.clear();
}

void write_stock(generation::Stock& stock, std::size_t demandes, Sortie* verites, Monde& monde)
{
    std::string lignes;
    std::vector<generation::Verite> known;
    std::size_t done = 0;
    Progression progression(monde, demandes);
    while (auto const count = stock.next(lignes, known)) {
        done += count;
        progression.reach(done);
        if (lignes.size() >= octets_par_ecriture)
            write_lines(lignes, monde.sortie);
        if (verites != nullptr)
            write_verites(known, verites->stream());
        known.clear();
    }
    write_lines(lignes, monde.sortie);
}

}

Code generate(Generate const& demande, Monde& monde)
{
    auto const part = generation::Part::parse(demande.defauts);
    if (!part)
        return refuse(monde, { part.error().code, "--defauts\u00a0: " + part.error().message },
            Code::mauvais_usage);
    auto const reglement = load(demande.reglement);
    if (!reglement)
        return refuse(monde, reglement.error(), Code::mauvais_usage);
    auto stock = generation::Stock::of(
        { .demandes = demande.demandes, .graine = demande.graine, .defauts = *part }, *reglement);
    if (!stock)
        return refuse(monde, stock.error(), Code::mauvais_usage);
    std::optional<Sortie> verites;
    if (!demande.verites.empty()) {
        verites.emplace(demande.verites, monde, "fichier des vérités");
        verites->stream() << "ligne;regle;pointeur\n";
    }
    write_stock(*stock, demande.demandes, verites ? &*verites : nullptr, monde);
    if (verites)
        verites->finish();
    return Code::rien_de_bloquant;
}

}
