// SPDX-License-Identifier: EUPL-1.2
// PER-010: successors, taken by family, against the avance of those that they succeed to.
#include "jugement/financement.h"
#include "jugement/regles.h"
#include "jugement/regles/designations.h"
#include "jugement/regles/pointeurs.h"
#include "jugement/regles/succession.h"

#include <numeric>

namespace quitus::jugement::regles {

namespace {

// The beneficiaries of the solde and of the avance, tied together when one succeeds to the other.
class Familles {
public:
    explicit Familles(std::size_t count) : m_parents(count)
    {
        std::iota(m_parents.begin(), m_parents.end(), 0);
    }
    std::size_t head(std::size_t node)
    {
        while (m_parents[node] != node)
            node = m_parents[node] = m_parents[m_parents[node]];
        return node;
    }
    void tie(std::size_t left, std::size_t right) { m_parents[head(right)] = head(left); }

private:
    std::vector<std::size_t> m_parents;
};

// Ties each beneficiary of the solde (its rank) to those of the avance (solde size + rank) that it is or
// succeeds to. Marks in `tied` the successors that name at least one beneficiary of the avance.
Familles familles(
    Faits const& faits, std::vector<Succession> const& successions, std::vector<std::size_t>& tied)
{
    auto const& connus = faits.avance->beneficiaires;
    auto const& du_solde = faits.rapprochement->solde;
    Familles familles(du_solde.size() + connus.size());
    beneficiaire::IndexParCle index;
    for (std::size_t rang = 0; rang < connus.size(); ++rang) {
        for (auto const& cle : connus[rang].cles.propres)
            index.add(cle, rang);
    }
    for (std::size_t rang = 0; rang < du_solde.size(); ++rang) {
        if (du_solde[rang].dans_avance)
            familles.tie(rang, du_solde.size() + *du_solde[rang].dans_avance);
    }
    for (auto const& succession : successions) {
        bool named = false;
        for (auto const& historique : faits.demande.beneficiaires[succession.rang].evolution->historiques) {
            auto const ancien
                = index.find_any(beneficiaire::cles(historique.identifiants, faits.dispositif->maille));
            if (!ancien)
                continue;
            named = true;
            familles.tie(succession.rang, du_solde.size() + *ancien);
        }
        if (named)
            tied.push_back(succession.rang);
    }
    return familles;
}

// What the lines of each family ask for in the solde, and what they asked for in the avance, by its head.
struct Sommes {
    std::vector<std::optional<Cents>> solde, avance;
};

Sommes sommes_par_famille(Faits const& faits, Familles& familles)
{
    auto const count = faits.rapprochement->solde.size();
    std::vector<std::optional<Cents>> const zeros(count + faits.avance->beneficiaires.size(), Cents{});
    Sommes sommes{ .solde = zeros, .avance = zeros };
    for (auto const& ligne : faits.demande.lignes) {
        if (auto const rang = faits.demande.beneficiaires_par_id.find(ligne.beneficiaire)) {
            auto& total = sommes.solde[familles.head(*rang)];
            total = sum(total, cents(ligne.montant_segur));
        }
    }
    for (std::size_t rang = 0; rang < faits.avance->beneficiaires.size(); ++rang) {
        auto& total = sommes.avance[familles.head(count + rang)];
        total = sum(total, faits.avance->beneficiaires[rang].montant_segur);
    }
    return sommes;
}

void compare(demande::Beneficiaire const& successeur, std::optional<Cents> solde, std::optional<Cents> avance,
    Constats& constats)
{
    auto const nom = nom_du_beneficiaire(successeur.libelle, successeur.indice);
    if (!solde || !avance)
        return constats.a_verifier("PER-010",
            {
                .message = fmt::format(
                    "Ce que demandent {} et les bénéficiaires de la même succession n’a pas pu être "
                    "comparé à l’avance\u00A0: un montant n’est pas lisible.",
                    nom),
                .pointeur = beneficiaire(successeur.indice),
                .correction = "Corriger les montants illisibles du solde, ou comparer à la main.",
            });
    if (*solde <= *avance)
        return;
    constats.add("PER-010",
        {
            .message = fmt::format(
                "{} et les bénéficiaires de la même succession demandent {}, plus que les {} demandés par "
                "l’avance pour ceux auxquels ils succèdent\u00A0: une succession ne donne pas un second "
                "financement.",
                nom, montant::euros(*solde), montant::euros(*avance)),
            .pointeur = beneficiaire(successeur.indice),
            .trouve = montant::decimal_text(*solde),
            .attendu = "≤ " + montant::decimal_text(*avance),
            .correction = "Ramener les montants Ségur de ces lignes à ce que l’avance demandait, ou "
                          "justifier l’écart auprès "
                          "du gestionnaire.",
        });
}

}

// PER-010. Successors do not ask for more than the avance asked for those that they succeed to.
//
// Source  B-05: one financing per SONS and beneficiary; B-21.
// Why by family: a split shares one financing between its successors, and one that stays keeps its part of
// it. Why what is asked for and not what is financed: an avance has no invoice to be held to.
void succession_sans_surplus(Faits const& faits, ReglementEnVigueur const&, Constats& constats)
{
    if (!is_rapproche(faits))
        return;
    auto const all = successions(faits);
    if (all.empty())
        return;
    std::vector<std::size_t> tied;
    auto groups = familles(faits, all, tied);
    auto const sommes = sommes_par_famille(faits, groups);
    std::vector<bool> seen(sommes.solde.size(), false);
    for (auto const rang : tied) {
        auto const head = groups.head(rang);
        if (!seen[head])
            compare(faits.demande.beneficiaires[rang], sommes.solde[head], sommes.avance[head], constats);
        seen[head] = true;
    }
}

}
