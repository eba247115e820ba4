// SPDX-License-Identifier: EUPL-1.2
// Requests drawn in memory for the laws of money and perimeter: beneficiaries are numbers, amounts
// are cents, and the regulation is one dispositif made for the test.
#pragma once

#include "jugement/financement.h"
#include "jugement/regles.h"

#include <deque>
#include <string>
#include <vector>

namespace quitus::brouillon {

using montant::Cents;

// A FINESS number with a right key, different for each number below 1,000,000.
inline std::string finess(std::size_t numero)
{
    auto const chiffres = std::to_string(numero);
    auto const debut = "01" + std::string(6 - chiffres.size(), '0') + chiffres;
    for (char cle = '0'; cle <= '9'; ++cle) {
        if (identite::Finess::parse(debut + cle))
            return debut + cle;
    }
    return {};
}

class Brouillon {
public:
    explicit Brouillon(verdict::Etape etape)
    {
        m_demande.etape = etape;
        m_demande.dispositif = "TST_UN";
    }

    // A beneficiary of that number; with `historiques`, one that succeeds to those numbers (a
    // change of identifier, which needs no treaty).
    void add(std::size_t numero, std::vector<std::size_t> const& historiques = {})
    {
        auto& beneficiaire = m_demande.beneficiaires.emplace_back();
        beneficiaire.indice = m_demande.beneficiaires.size() - 1;
        beneficiaire.id = keep("B" + std::to_string(numero));
        beneficiaire.identifiants = identifiants(numero);
        if (historiques.empty())
            return;
        auto& evolution = beneficiaire.evolution.emplace();
        evolution.nature = demande::NatureEvolution::changement_identifiant;
        for (auto const ancien : historiques) {
            auto& historique = evolution.historiques.emplace_back();
            historique.indice = evolution.historiques.size() - 1;
            historique.identifiants = identifiants(ancien);
        }
    }

    demande::Ligne& line(
        std::size_t numero, std::int64_t segur, std::vector<std::int64_t> const& factures = {})
    {
        auto& ligne = m_demande.lignes.emplace_back();
        ligne.indice = m_demande.lignes.size() - 1;
        ligne.beneficiaire = keep("B" + std::to_string(numero));
        ligne.montant_segur = amount(segur);
        for (auto const ttc : factures)
            ligne.factures.emplace_back().montants.ttc = amount(ttc);
        return ligne;
    }

    montant::Montant amount(std::int64_t cents)
    {
        return *montant::Montant::parse(keep(montant::decimal_text(Cents::of(cents))));
    }

    demande::Demande const& sealed()
    {
        for (std::size_t rang = 0; rang < m_demande.beneficiaires.size(); ++rang)
            m_demande.beneficiaires_par_id.add(m_demande.beneficiaires[rang].id, rang);
        m_demande.beneficiaires_par_id.seal();
        return m_demande;
    }
    demande::Demande& demande() { return m_demande; }

private:
    std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }
    beneficiaire::Identifiants identifiants(std::size_t numero)
    {
        beneficiaire::Identifiants all;
        all.finess_geographique
            = beneficiaire::Declare<identite::Finess>::read(keep(finess(numero)));
        return all;
    }

    demande::Demande m_demande;
    std::deque<std::string> m_texts;
};

// 30 % of avance, no ceiling unless one is set.
inline reglement::ReglementEnVigueur reglement_d_essai(
    std::optional<std::int64_t> plafond_ttc = std::nullopt)
{
    reglement::ReglementEnVigueur reglement;
    reglement.taux_avance.valeur = montant::Taux::of_basis_points(3000);
    reglement.tolerance_tva.valeur = Cents{};
    auto& dispositif = reglement.dispositifs.emplace_back();
    dispositif.code = "TST_UN";
    dispositif.maille = { { reglement::NatureIdentifiant::finess_geographique } };
    if (plafond_ttc)
        dispositif.plafond_ttc_max.valeur = Cents::of(*plafond_ttc);
    return reglement;
}

// Half up, on whole numbers: an independent recount of the share of an avance.
inline std::int64_t trente_pour_cent(std::int64_t cents)
{
    return (cents * 30 + 50) / 100;
}

// A solde laid over its avance.
class Rencontre {
public:
    Rencontre(demande::Demande const& solde, demande::Demande const& avance,
        reglement::ReglementEnVigueur const& reglement)
        : m_avance(jugement::avance_connue(avance, {}, reglement))
        , m_faits{ .demande = solde }
    {
        m_faits.dispositif = &reglement.dispositifs.front();
        m_faits.avance = &m_avance;
        std::vector<beneficiaire::Cles> anciens;
        for (auto const& ancien : m_avance.beneficiaires)
            anciens.push_back(ancien.cles);
        m_faits.rapprochement = beneficiaire::rapproche(
            jugement::cles_de(solde, m_faits.dispositif->maille), anciens);
    }
    Rencontre(Rencontre const&) = delete;
    Rencontre& operator=(Rencontre const&) = delete;

    jugement::AvanceConnue const& avance() const { return m_avance; }
    jugement::Faits const& faits() const { return m_faits; }

private:
    jugement::AvanceConnue m_avance;
    jugement::Faits m_faits;
};

}
