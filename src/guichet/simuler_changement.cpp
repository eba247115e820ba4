// SPDX-License-Identifier: EUPL-1.2
#include "guichet/simuler_changement.h"

#include "demande/demande.h"
#include "guichet/comparaison.h"
#include "identite/mssante.h"

namespace quitus::guichet {

namespace {

// Read again, and only for a request that the change concerns: a judgment does not carry it.
verdict::FournisseurDeclare fournisseur_of(DocumentDepose const& document, std::size_t octets_max)
{
    if (document.trop_gros || !document.faute.empty())
        return {};
    auto const lecture = demande::read(document.texte, octets_max);
    auto const& fournisseur = lecture.demande.fournisseur;
    return { identite::mask_personal(fournisseur.siren.texte),
        identite::mask_personal(fournisseur.raison_sociale) };
}

}

base::Result<verdict::Simulation> simule_changement(std::vector<DocumentDepose> const& documents,
    Changement const& changement, OptionsVerification const& options, SuiviSimulation const& suivi)
{
    Comparaison comparaison;
    auto const has_judged = [&] {
        if (suivi.jugee)
            suivi.jugee();
        return true;
    };
    verifie_demandes(documents, changement.avant, options, [&](verdict::DemandeJugee&& jugee) {
        comparaison.add_avant(jugee);
        return has_judged();
    });
    auto document = documents.begin();
    verifie_demandes(documents, changement.apres, options, [&](verdict::DemandeJugee&& jugee) {
        while (document->contexte)
            ++document;
        auto concernee = comparaison.add_apres(
            jugee, [&] { return fournisseur_of(*document, options.octets_max); });
        ++document;
        if (concernee && suivi.concernee)
            suivi.concernee(std::move(*concernee));
        return has_judged();
    });
    return comparaison.finish();
}

}
