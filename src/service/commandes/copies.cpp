// SPDX-License-Identifier: EUPL-1.2
// `backup` and `restore`: one zip file that holds the database as it was at one instant and every
// pièce that it names.
#include "cli/diagnostic.h"
#include "regulation_files/regulation_files.h"
#include "service/commandes/commandes.h"
#include "service/copie/copie.h"

#include <fmt/format.h>

namespace quitus::service {

using cli::Code;

Code Commandes::backup(cli::Copie const& demande, cli::Monde& monde)
{
    Ouverture ouverture(demande, regulation_files::compiled_campaign(), BaseAbsente::refusee);
    auto const written = write_copie(ouverture.lieux(), demande.fichier);
    if (!written)
        return cli::refuse(monde, written.error(), Code::mauvais_usage);
    monde.sortie << fmt::format(
        "{} fichiers, {} octets : {}\n", written->fichiers, written->octets, demande.fichier);
    return Code::rien_de_bloquant;
}

Code Commandes::restore(cli::Copie const& demande, cli::Monde& monde)
{
    auto const lieux = checked(places_of(demande), BaseAbsente::creee);
    auto const restored = read_copie(demande.fichier, lieux);
    if (!restored)
        return cli::refuse(monde, restored.error(), Code::mauvais_usage);
    // The copy remembers the folder of its origin: it is told of this one.
    auto opened = static_cast<cli::Base>(demande);
    opened.fichiers = lieux.fichiers.string();
    Ouverture const ouverture(opened, regulation_files::compiled_campaign());
    monde.sortie << fmt::format("{} fichiers rétablis\n", restored->fichiers);
    return Code::rien_de_bloquant;
}

}
