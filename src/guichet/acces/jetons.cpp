// SPDX-License-Identifier: EUPL-1.2
#include "base/sha256.h"
#include "guichet/acces/empreintes.h"

namespace quitus::guichet {

using journal::Donnees;

base::Result<std::string> creer_jeton(
    Acces& acces, std::string_view auteur, std::string_view courriel)
{
    auto const secret = acces.secrets.random_token();
    base::Result<std::string> jeton = secret;
    acces.portail.registre.write([&](Transaction& transaction) {
        auto const adresse = parse_courriel(courriel);
        auto const connu = adresse ? transaction.compte_de(*adresse) : std::nullopt;
        if (!connu || !connu->compte.actif) {
            jeton = base::failure(refus::inconnue, "Aucun compte actif ne porte cette adresse.");
            return;
        }
        Jeton const nouveau{
            .empreinte = base::sha256_hex(secret),
            .compte = connu->compte.id,
            .cree_le = Instant::of_seconds_since_1970(acces.secrets.real_now()).text(),
        };
        // The beginning of its print tells tokens apart without giving any away.
        record_compte(transaction, acces.portail, auteur, "jeton_cree", connu->compte.id,
            Donnees::objet({ { "jeton", nouveau.empreinte.substr(0, 12) } }));
        transaction.put(nouveau);
        jeton = secret;
    });
    return jeton;
}

base::Result<Jeton> revoquer_jeton(Acces& acces, std::string_view auteur, std::string_view jeton)
{
    base::Result<Jeton> revoque = Jeton{};
    acces.portail.registre.write([&](Transaction& transaction) {
        auto found = transaction.jeton(jeton);
        if (!found)
            found = transaction.jeton(base::sha256_hex(jeton));
        if (!found) {
            revoque = base::failure(refus::inconnue, "Ce jeton n’est pas connu.");
            return;
        }
        found->revoque = true;
        record_compte(transaction, acces.portail, auteur, "jeton_revoque", found->compte,
            Donnees::objet({ { "jeton", found->empreinte.substr(0, 12) } }));
        transaction.put(*found);
        revoque = *found;
    });
    return revoque;
}

}
