// SPDX-License-Identifier: EUPL-1.2
#include "guichet/depot/reception.h"

#include "base/sha256.h"

#include <fmt/format.h>

namespace quitus::guichet {

std::optional<base::Erreur> refusal_of(DepotJuge const& juge)
{
    if (juge.fatal) {
        auto const& constat = juge.jugee.constats.front();
        return base::Erreur{ std::string(constat.regle.text()), constat.message, constat.pointeur };
    }
    auto const& reception = juge.reception;
    if (reception.type_demande != "avance" && reception.type_demande != "solde")
        return base::Erreur{ refus::document,
            "Seules une demande d’avance ou une demande de solde se déposent ici.",
            "/type_demande" };
    if (reception.identifiant_envoi.empty())
        return base::Erreur{ refus::document,
            "L’identifiant de l’envoi manque : c’est par lui qu’un dépôt répété est reconnu.",
            "/identifiant_envoi" };
    if (juge.autre_entreprise)
        return base::Erreur{ refus::siret,
            "Le SIRET du Fournisseur n’est pas celui de votre entreprise : une demande se dépose "
            "au nom de l’entreprise du compte.",
            "/fournisseur/siret" };
    return std::nullopt;
}

pieces::Livraison receive(Portail& portail, std::optional<std::filesystem::path> const& archive)
{
    return archive ? portail.read_archive(*archive, &portail.fichiers) : pieces::Livraison{};
}

void keep_texts(Transaction& transaction, Portail const& portail, Recu const& recu, DepotJuge& juge)
{
    auto const rapport = portail.write_rapport(juge.jugee);
    juge.reception.rapport = base::sha256_hex(rapport);
    transaction.put_contenu(juge.reception.document, recu.texte);
    transaction.put_contenu(juge.reception.rapport, rapport);
}

}
