// SPDX-License-Identifier: EUPL-1.2
#include "guichet/depot/reception.h"

#include "base/sha256.h"
#include "guichet/portail/revision.h"

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
            "L’identifiant de l’envoi manque ou n’est pas un UUID : c’est par lui qu’un dépôt "
            "répété "
            "est reconnu.",
            "/identifiant_envoi" };
    if (juge.autre_entreprise)
        return base::Erreur{ refus::siret,
            "Le SIRET du Fournisseur n’est pas celui de votre entreprise : une demande se dépose "
            "au nom de l’entreprise du compte.",
            "/fournisseur/siret" };
    return std::nullopt;
}

std::optional<base::Erreur> refusal_of(Portail const& portail, acces::Acteur const& acteur,
    std::string_view numero, std::optional<std::int64_t> revision, instruction::Action action)
{
    std::optional<base::Erreur> refusal;
    portail.registre.read([&](Lecture const& registre) {
        auto const suivi = find_seen(registre, acteur, numero, revision);
        auto const admis
            = suivi ? instruction::admet(*suivi, action, acteur) : tl::unexpected(suivi.error());
        if (!admis)
            refusal = admis.error();
        else
            refusal = instruction::refus_d_echue(*suivi, portail.horloge.now());
    });
    return refusal;
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
