// SPDX-License-Identifier: EUPL-1.2
// UNI: one financing per SONS and per beneficiary, whoever asks for it.
#include "jugement/regles.h"
#include "jugement/regles/designations.h"
#include "jugement/regles/pointeurs.h"

#include <fmt/format.h>
#include <map>

namespace quitus::jugement::regles {

namespace {

// References named in a message; the rest is counted.
constexpr std::size_t references_nommees_max = 3;

struct Autres {
    std::vector<std::string> references;
    std::size_t nombre = 0;
    bool meme_fournisseur = false, autre_fournisseur = false;

    void add(Concurrent const& concurrent)
    {
        ++nombre;
        (concurrent.meme_fournisseur ? meme_fournisseur : autre_fournisseur) = true;
        if (!concurrent.reference.empty() && references.size() < references_nommees_max)
            references.push_back(concurrent.reference);
    }

    // « la demande SGN-2022-004599 d’un autre Fournisseur »
    std::string en_francais(std::string_view etat) const
    {
        auto noms = references;
        if (!noms.empty() && nombre > noms.size())
            noms.push_back(fmt::format("{} de plus", nombre - noms.size()));
        return fmt::format("{} {}{}{} {}", nombre > 1 ? "des demandes" : "une demande", etat,
            noms.empty() ? "" : " (" + enumeration(noms) + ")", nombre > 1 ? "," : "", de_qui());
    }

    // The other's name is never said: a Fournisseur does not learn who its competitor is.
    std::string_view de_qui() const
    {
        if (meme_fournisseur && autre_fournisseur)
            return "les unes du même Fournisseur, les autres d’un autre Fournisseur";
        return meme_fournisseur ? "du même Fournisseur, dans un autre dossier de financement"
                                : "d’un autre Fournisseur";
    }
};

// By rank of the beneficiary, in their order.
std::map<std::size_t, Autres> autres(Faits const& faits, bool validee)
{
    std::map<std::size_t, Autres> par_beneficiaire;
    for (auto const& concurrent : faits.concurrents) {
        if (concurrent.validee == validee && concurrent.beneficiaire < faits.demande.beneficiaires.size())
            par_beneficiaire[concurrent.beneficiaire].add(concurrent);
    }
    return par_beneficiaire;
}

std::optional<std::string> trouve(Autres const& autres)
{
    return autres.references.empty() ? std::nullopt : std::optional(enumeration(autres.references));
}

}

namespace {

std::string correction_du_financement(Autres const& autres, ReglementEnVigueur const& reglement)
{
    if (!autres.autre_fournisseur)
        return "Retirer ce bénéficiaire : un autre dossier du même Fournisseur le porte déjà.";
    return fmt::format("Retirer ce bénéficiaire, ou contester : les deux Fournisseurs auront "
                       "alors {} jours ouvrés pour s’expliquer.",
        reglement.contestation_jours_ouvres.texte);
}

}

// UNI-001. No beneficiary is financed already for this SONS.
//
// Source  B-05: one financing per SONS and beneficiary; B-06: refused when it is in a validated request.
// Why the same Fournisseur too: two files of financing would pay the same Prestation twice.
// Why not its own avance nor what it replaces: they are one file (the facts leave them out).
void beneficiaire_non_finance_ailleurs(
    Faits const& faits, ReglementEnVigueur const& reglement, Constats& constats)
{
    for (auto const& [rang, ailleurs] : autres(faits, true)) {
        auto const& element = faits.demande.beneficiaires[rang];
        std::vector<verdict::ParametreLu> parametres;
        if (ailleurs.autre_fournisseur)
            parametres.push_back(lu(reglement.contestation_jours_ouvres));
        constats.add("UNI-001",
            {
                .message = fmt::format("Le bénéficiaire {} est déjà financé pour {} : il figure dans {}.",
                    nom_du_beneficiaire(element.libelle, element.indice), faits.demande.dispositif,
                    ailleurs.en_francais(ailleurs.nombre > 1 ? "validées" : "validée")),
                .pointeur = beneficiaire(element.indice),
                .trouve = trouve(ailleurs),
                .attendu = "un bénéficiaire qu’aucune autre demande validée ne finance pour ce SONS",
                .parametres = std::move(parametres),
                .correction = correction_du_financement(ailleurs, reglement),
            });
    }
}

// UNI-002. No beneficiary is asked for by another request for this SONS.
//
// Source  B-05, B-09: with two signed orders, the beneficiary names the one it wants.
// Why a look: until one is validated, both may still be right or withdrawn; it is said on both.
void beneficiaire_non_demande_ailleurs(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    for (auto const& [rang, ailleurs] : autres(faits, false)) {
        auto const& element = faits.demande.beneficiaires[rang];
        constats.add("UNI-002",
            {
                .message = fmt::format("Le bénéficiaire {} est aussi demandé pour {} dans {}. Un "
                                       "seul financement est possible.",
                    nom_du_beneficiaire(element.libelle, element.indice), faits.demande.dispositif,
                    ailleurs.en_francais(ailleurs.nombre > 1 ? "non encore validées" : "non encore validée")),
                .pointeur = beneficiaire(element.indice),
                .trouve = trouve(ailleurs),
                .attendu = "un bénéficiaire demandé une seule fois pour ce SONS",
                .correction = ailleurs.autre_fournisseur
                    ? "Faire désigner par le bénéficiaire le Fournisseur qu’il retient, et le "
                      "dire à l’ASP ; l’autre commande est annulée pour lui."
                    : "Garder ce bénéficiaire dans un seul dossier, et le retirer de l’autre.",
            });
    }
}

}
