// SPDX-License-Identifier: EUPL-1.2
#include "cli/diagnostic.h"
#include "guichet/audit/verifier_journal.h"
#include "regulation_files/regulation_files.h"
#include "service/commandes/commandes.h"
#include "storage/memoire/registre_en_memoire.h"

#include <fmt/format.h>

namespace quitus::service {

using cli::Code;

Code Commandes::audit_verify(cli::Base const& demande, cli::Monde& monde)
{
    Ouverture ouverture(demande, regulation_files::compiled_campaign(), BaseAbsente::refusee);
    storage::RegistreEnMemoire vide("rejeu");
    auto const rapport = guichet::verifier_journal(ouverture.registre(), vide);
    monde.sortie << fmt::format("{} événements, {} demandes, {} écritures\ntête : {}\n",
        rapport.evenements, rapport.demandes, rapport.ecritures, rapport.tete);
    for (auto const& faute : rapport.fautes)
        cli::say(monde, "quitus : " + faute);
    monde.sortie << (rapport.fautes.empty()
            ? "Le journal est intact, et les tables en sont le reflet.\n"
            : "Le journal ou les tables ont été altérés.\n");
    return rapport.fautes.empty() ? Code::rien_de_bloquant : Code::bloquant;
}

Code Commandes::audit_export(cli::Base const& demande, cli::Monde& monde)
{
    Ouverture ouverture(demande, regulation_files::compiled_campaign(), BaseAbsente::refusee);
    ouverture.registre().read([&](guichet::Lecture const& registre) {
        constexpr std::size_t at_once = 1000;
        std::int64_t apres = 0;
        for (auto page = registre.chaine(apres, at_once); !page.empty();
             page = registre.chaine(apres, at_once)) {
            for (auto const& [contenu, lien] : page)
                monde.sortie << "{\"contenu\":" << contenu << ",\"empreinte\":\"" << lien
                             << "\"}\n";
            apres += static_cast<std::int64_t>(page.size());
        }
    });
    return Code::rien_de_bloquant;
}

}
