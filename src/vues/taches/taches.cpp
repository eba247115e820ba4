// SPDX-License-Identifier: EUPL-1.2
#include "vues/taches/taches.h"

#include <algorithm>

namespace quitus::vues {

using instruction::Statut;

namespace {

bool is_sooner(Tache const& left, Tache const& right)
{
    if (left.echeance.has_value() != right.echeance.has_value())
        return left.echeance.has_value();
    return left.echeance && *left.echeance < *right.echeance;
}

}

std::vector<Tache> taches_de(
    std::vector<guichet::LigneDemande> const& demandes, calendrier::Instant maintenant)
{
    std::vector<Tache> taches;
    for (auto const& demande : demandes) {
        bool const incomplete = demande.statut == Statut::incomplete;
        if (!incomplete && demande.statut != Statut::a_modifier)
            continue;
        Tache tache{ .quoi = incomplete ? "Envoyer les pièces" : "Corriger la demande",
            .numero = demande.numero,
            .reference = demande.reference,
            .dispositif = demande.dispositif,
            .page = "/demandes/" + demande.numero + (incomplete ? "/completer" : "/corriger"),
            .echeance = demande.echeance,
            .jours = {} };
        if (demande.echeance)
            tache.jours = calendrier::jour_de_paris(demande.echeance->plus_secondes(-1))
                - calendrier::jour_de_paris(maintenant);
        taches.push_back(std::move(tache));
    }
    std::ranges::stable_sort(taches, is_sooner);
    return taches;
}

}
