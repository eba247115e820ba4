// SPDX-License-Identifier: EUPL-1.2
#include "jugement/motivation/connexes.h"

#include "identite/mssante.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::jugement {

namespace {

constexpr char const* sans_avance = "l’avance (la donner avec --avec)";
constexpr char const* sans_instant = "l’instant du dépôt (emis_le, ou l’option --at)";
constexpr char const* sans_dispositif = "un dispositif du règlement (/dispositif/code)";

// « 1 fichier », « 3 fichiers »
std::string counted(std::size_t nombre, std::string_view quoi, std::string_view aucun)
{
    return nombre == 0 ? std::string(aucun)
                       : fmt::format("{} {}{}", nombre, quoi, nombre > 1 ? "s" : "");
}

class Releve {
public:
    template <typename C>
    verdict::FaitConsulte& add(C const& champ, std::string nom, bool cadre = false)
    {
        auto& connexe = m_connexes.emplace_back();
        connexe.place = base::place_of(champ);
        connexe.fait.nom = std::move(nom);
        connexe.cadre = cadre;
        return connexe.fait;
    }
    // Masked as reports do: a reference may be a personal identifier.
    std::vector<FaitConnexe> take()
    {
        for (auto& connexe : m_connexes)
            if (connexe.fait.valeur)
                connexe.fait.valeur = identite::mask_personal(*connexe.fait.valeur);
        return std::move(m_connexes);
    }

private:
    std::vector<FaitConnexe> m_connexes;
};

void add_dispositif(Releve& releve, Faits const& faits)
{
    auto& fait = releve.add(faits.dispositif, "dispositif", true);
    fait.pointeur = "/dispositif/code";
    if (!faits.demande.dispositif.empty())
        fait.valeur = std::string(faits.demande.dispositif);
    if (faits.dispositif == nullptr)
        fait.manque = sans_dispositif;
}

void add_instant(
    Releve& releve, Faits const& faits, base::Champ<Instant> const& instant, std::string nom)
{
    auto& fait = releve.add(instant, std::move(nom));
    if (!instant)
        fait.manque = sans_instant;
    else
        fait.valeur = calendrier::texte_de_paris(*instant);
    if (instant == faits.demande.emis_le)
        fait.pointeur = "/emis_le";
}

void add_livraison(Releve& releve, Faits const& faits)
{
    auto& fait = releve.add(faits.livraison, "fichiers livrés");
    auto const& livraison = *faits.livraison;
    if (livraison.refus)
        fait.valeur = "archive refusée\u00a0: " + livraison.refus->motif;
    else if (livraison.archive_recue)
        fait.valeur = counted(livraison.fichiers.size(), "fichier", "archive vide");
    else
        fait.manque = "l’archive des pièces (la donner avec --pieces)";
}

void add_avance(Releve& releve, Faits const& faits)
{
    auto& fait = releve.add(faits.avance, "avance", true);
    if (faits.avance == nullptr) {
        fait.manque = sans_avance;
        return;
    }
    auto const& avance = *faits.avance;
    fait.valeur = *avance.reference;
    releve.add(avance.reference, "référence de l’avance").valeur = *avance.reference;
    auto const text = [&](base::Valeur<std::string> const& valeur, std::string nom) {
        auto& declare = releve.add(valeur, std::move(nom));
        if (!valeur->empty())
            declare.valeur = *valeur;
    };
    text(avance.siren, "SIREN du Fournisseur de l’avance");
    text(avance.dispositif, "dispositif de l’avance");
    releve.add(avance.beneficiaires, "bénéficiaires de l’avance").valeur
        = counted(avance.beneficiaires.size(), "bénéficiaire", "aucun bénéficiaire");
    releve.add(avance.payee, "paiement de l’avance").valeur = avance.payee ? "payée" : "non payée";
    releve.add(avance.avenant_en_cours, "dernier avenant de l’avance").valeur
        = avance.avenant_en_cours ? "en cours" : "aucun en cours";
}

void add_rapprochement(Releve& releve, Faits const& faits)
{
    auto& fait = releve.add(faits.rapprochement, "rapprochement avec l’avance");
    fait.pointeur = "/beneficiaires";
    if (!faits.rapprochement) {
        fait.manque = faits.avance == nullptr ? sans_avance : sans_dispositif;
        return;
    }
    auto const& [solde, avance] = *faits.rapprochement;
    auto const present = std::ranges::count_if(
        solde, [](auto const& lien) { return lien.dans_avance.has_value(); });
    fait.valeur = fmt::format("{} sur {} dans l’avance, {} de l’avance absents du solde", present,
        solde.size(),
        std::ranges::count_if(avance, &beneficiaire::Rapprochement::DeLAvance::retire));
}

void add_attestations(Releve& releve, Faits const& faits)
{
    auto& fait = releve.add(faits.attestations, "attestations de la même avance");
    if (faits.avance == nullptr)
        fait.manque = sans_avance;
    else
        fait.valeur = counted(faits.attestations.size(), "attestation", "aucune");
    auto& solde = releve.add(faits.solde_depose_le, "dépôt du solde de la même avance");
    if (faits.solde_depose_le)
        solde.valeur = calendrier::texte_de_paris(*faits.solde_depose_le);
    else
        solde.manque = "le solde de la même avance (le donner avec --avec)";
}

}

std::vector<FaitConnexe> faits_connexes(Faits const& faits)
{
    base::SousTemoinDesChamps const nobody(nullptr);
    Releve releve;
    add_dispositif(releve, faits);
    add_instant(releve, faits, faits.depose_le, "instant du dépôt");
    add_instant(releve, faits, faits.premier_depot_complet, "premier dépôt complet");
    add_livraison(releve, faits);
    add_avance(releve, faits);
    add_rapprochement(releve, faits);
    add_attestations(releve, faits);
    auto& concurrents = releve.add(faits.concurrents, "autres dossiers de ces bénéficiaires");
    if (faits.dispositif == nullptr)
        concurrents.manque = sans_dispositif;
    else
        concurrents.valeur
            = counted(faits.concurrents.size(), "mention", "aucun parmi les documents donnés");
    releve.add(faits.fichiers_partages, "fichiers joints à d’autres dossiers").valeur
        = counted(faits.fichiers_partages.size(), "fichier", "aucun parmi les documents donnés");
    return releve.take();
}

}
