// SPDX-License-Identifier: EUPL-1.2
#include "base/sha256.h"
#include "base/text.h"
#include "base/utf8.h"
#include "guichet/acces/empreintes.h"

#include <set>

namespace quitus::guichet {

namespace {

constexpr std::uint32_t caracteres_min = 15;
constexpr std::size_t octets_max = 1024; // longer would only cost time to hash
constexpr std::size_t lettres_differentes_min = 6;

// Length is what counts; no class of characters is asked for (4-standards 6.5).
std::optional<base::Erreur> refusal_of(std::string_view mot_de_passe, std::string_view courriel)
{
    auto const refuse = [](std::string message) {
        return base::Erreur{ refus::mot_de_passe, std::move(message), "/mot_de_passe" };
    };
    if (base::characters_in(mot_de_passe) < caracteres_min)
        return refuse("Le mot de passe compte moins de 15 caractères : une phrase de quelques mots "
                      "convient très bien.");
    if (mot_de_passe.size() > octets_max)
        return refuse("Le mot de passe est trop long : 1 000 caractères suffisent.");
    auto const folded = base::fold(mot_de_passe);
    if (std::set<char>(folded.begin(), folded.end()).size() < lettres_differentes_min)
        return refuse("Le mot de passe répète trop peu de caractères : il serait vite deviné.");
    auto const nom = courriel.substr(0, courriel.find('@'));
    if (nom.size() >= 4 && folded.find(base::fold(nom)) != std::string::npos)
        return refuse("Le mot de passe contient votre adresse : il serait vite deviné.");
    return std::nullopt;
}

std::optional<CompteConnu> holder(
    Lecture const& registre, Acces const& acces, std::string_view secret)
{
    auto const lien = registre.lien(base::sha256_hex(secret));
    if (!lien || lien->expire_le <= acces.secrets.real_now())
        return std::nullopt;
    auto connu = registre.compte(lien->compte);
    return connu && connu->compte.actif ? connu : std::nullopt;
}

}

std::optional<CompteConnu> compte_du_lien(Acces& acces, std::string_view lien)
{
    std::optional<CompteConnu> connu;
    acces.portail.registre.read(
        [&](Lecture const& registre) { connu = holder(registre, acces, lien); });
    return connu;
}

base::Result<CompteConnu> poser_mot_de_passe(
    Acces& acces, std::string_view lien, std::string_view mot_de_passe)
{
    auto const perime = base::failure(refus::lien,
        "Ce lien a déjà servi ou n’est plus valable : demandez-en un autre à un administrateur.");
    auto const attendu = compte_du_lien(acces, lien);
    if (!attendu)
        return perime;
    if (auto const refusal = refusal_of(mot_de_passe, attendu->coordonnees.courriel))
        return tl::unexpected(*refusal);
    // Hashing takes a while: not inside the transaction.
    auto const print = acces.secrets.hash_password(mot_de_passe);
    base::Result<CompteConnu> connu = perime;
    acces.portail.registre.write([&](Transaction& transaction) {
        connu = perime; // the act may run again, once somebody else has used the link
        auto found = holder(transaction, acces, lien);
        if (!found)
            return;
        found->coordonnees.mot_de_passe = print;
        record_compte(transaction, acces.portail, found->compte.id, "mot_de_passe_pose",
            found->compte.id, journal::Donnees(journal::Donnees::Objet{}));
        transaction.put(found->compte.id, found->coordonnees);
        transaction.use_lien(base::sha256_hex(lien));
        transaction.end_sessions_de(found->compte.id);
        connu = *found;
    });
    return connu;
}

}
