// SPDX-License-Identifier: EUPL-1.2
#include "guichet/reparation/reparer_demande.h"

#include "base/ensure.h"
#include "guichet/reparation/dernier_instant.h"
#include "guichet/reparation/minimum.h"
#include "jugement/corrections/corrections.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::guichet {

namespace {

using jugement::Correction;
using verdict::Constat;
using verdict::DemandeJugee;
using verdict::IdRegle;
using verdict::Remede;

// Each round mends what the one before laid bare; a request that still changes after so many has
// corrections that contradict each other.
constexpr int tours_max = 16;

bool blocks(Constat const& constat)
{
    return constat.consequence >= verdict::Consequence::a_modifier;
}

std::vector<Constat> bloquants_of(DemandeJugee const& jugee)
{
    std::vector<Constat> bloquants;
    std::ranges::copy_if(jugee.constats, std::back_inserter(bloquants), blocks);
    return bloquants;
}

bool is_receivable(DemandeJugee const& jugee)
{
    return std::ranges::none_of(jugee.constats, blocks);
}

// The request to mend, with what surrounds it; any text of it can be judged.
class Sujet {
public:
    Sujet(std::vector<DocumentDepose> documents, reglement::Reglement const& reglement,
        OptionsVerification options)
        : m_documents(std::move(documents))
        , m_reglement(reglement)
        , m_options(std::move(options))
    {
        m_options.jobs = 1; // a witness stands on one thread
        auto const found = std::ranges::find(m_documents, false, &DocumentDepose::contexte);
        QUITUS_ENSURE(found != m_documents.end());
        m_rang = static_cast<std::size_t>(found - m_documents.begin());
    }

    std::string const& texte() const { return m_documents[m_rang].texte; }
    pieces::Livraison const& livraison() const { return m_documents[m_rang].livraison; }
    reglement::Reglement const& reglement() const { return m_reglement; }
    reglement::ReglementEnVigueur const& en_vigueur(DemandeJugee const& jugee) const
    {
        return m_reglement.en_vigueur(jugee.instant.value_or(calendrier::Instant{}));
    }

    DemandeJugee judge(std::string texte) const
    {
        std::swap(m_documents[m_rang].texte, texte);
        auto jugee = judge_with(m_options);
        std::swap(m_documents[m_rang].texte, texte);
        return jugee;
    }
    DemandeJugee judge_as_filed() const { return judge_with(m_options); }
    DemandeJugee judge_at(calendrier::Instant instant) const
    {
        auto options = m_options;
        options.instant = instant;
        return judge_with(options);
    }

private:
    DemandeJugee judge_with(OptionsVerification const& options) const
    {
        std::optional<DemandeJugee> found;
        verifie_demandes(m_documents, m_reglement, options, [&](DemandeJugee&& jugee) {
            QUITUS_ENSURE(!found);
            found = std::move(jugee);
            return true;
        });
        QUITUS_ENSURE(found.has_value());
        return *std::move(found);
    }

    mutable std::vector<DocumentDepose> m_documents; // the text to mend is lent to each judgment
    reglement::Reglement const& m_reglement;
    OptionsVerification m_options;
    std::size_t m_rang = 0;
};

// A finding and what can be done about it.
struct Reponse {
    Constat constat;
    Correction correction;
};

std::vector<Reponse> answers(
    Sujet const& sujet, std::string const& texte, DemandeJugee const& jugee)
{
    auto const bloquants = bloquants_of(jugee);
    std::vector<Reponse> reponses;
    base::JsonDocument json;
    if (json.parse(texte)) { // no document: there is nothing to change
        for (auto const& constat : bloquants)
            reponses.push_back({ constat, { Remede::personne, {}, constat.correction } });
        return reponses;
    }
    auto const chantier
        = jugement::open_chantier(json, sujet.en_vigueur(jugee), sujet.livraison(), bloquants);
    for (auto const& constat : bloquants)
        reponses.push_back({ constat, jugement::corrige(constat, chantier) });
    return reponses;
}

// A total follows the lines, and what is asked of the State their TTC: they wait until the lines
// are right.
bool follows(IdRegle regle)
{
    return regle == IdRegle("MNT-011") || regle == IdRegle("MNT-015");
}

std::vector<Retouche> changes_of(std::vector<Reponse> const& reponses)
{
    auto const collect = [&](bool following) {
        std::vector<Retouche> changes;
        for (auto const& [constat, correction] : reponses) {
            if (correction.remede != Remede::calcul || follows(constat.regle) != following)
                continue;
            for (auto const& edit : correction.operations)
                changes.push_back({ edit, constat.regle, constat.pointeur, correction.raison });
        }
        return changes;
    };
    auto first = collect(false);
    return first.empty() ? collect(true) : first;
}

// The last round: a document, its judgment, and what was answered to what still blocks.
struct Issue {
    DemandeJugee jugee;
    std::vector<Reponse> reponses;
};

Issue work(Sujet const& sujet, Retouches& retouches, DemandeJugee jugee)
{
    auto texte = sujet.texte();
    for (int tour = 0;; ++tour) {
        auto reponses = answers(sujet, texte, jugee);
        auto changes = changes_of(reponses);
        if (changes.empty() || tour == tours_max)
            return { std::move(jugee), std::move(reponses) };
        retouches.add(std::move(changes));
        auto suivant = retouches.text();
        if (suivant == texte)
            return { std::move(jugee), std::move(reponses) };
        texte = std::move(suivant);
        jugee = sujet.judge(texte);
    }
}

// --- What keeps it from being mended

class Delais {
public:
    Delais(Sujet const& sujet, DemandeJugee const& avant) : m_sujet(sujet), m_avant(avant) { }

    void tell(verdict::Empechement& empechement)
    {
        if (empechement.remede != Remede::personne || !m_avant.instant)
            return;
        // Were it brought, that refusal of the calendar would be gone.
        bool const own = empechement.regle.famille() == "CAL";
        auto const key = own ? std::optional(empechement.regle) : std::nullopt;
        auto known = m_known.find(key);
        if (known == m_known.end())
            known = m_known
                        .emplace(key,
                            dernier_instant(
                                [this](auto instant) { return m_sujet.judge_at(instant); },
                                *m_avant.instant, m_sujet.reglement(), key))
                        .first;
        empechement.trop_tard = !known->second.existe;
        empechement.dernier_instant = known->second.instant;
    }

private:
    Sujet const& m_sujet;
    DemandeJugee const& m_avant;
    std::map<std::optional<IdRegle>, DernierInstant> m_known;
};

verdict::Empechement empechement_of(Reponse const& reponse)
{
    auto const& [constat, correction] = reponse;
    return { .regle = constat.regle,
        .pointeur = constat.pointeur,
        .message = constat.message,
        .raison = correction.raison,
        .remede = correction.remede,
        .dernier_instant = std::nullopt };
}

// What could be computed but was not enough, and what was computed in vain.
verdict::Empechement powerless(Reponse const& reponse, bool still_blocks)
{
    auto empechement = empechement_of(reponse);
    if (still_blocks)
        empechement.remede = Remede::personne;
    empechement.raison = still_blocks
        ? reponse.constat.correction
        : fmt::format(
            "Cela se calcule, mais ne suffit pas tant que le reste bloque. {}", empechement.raison);
    return empechement;
}

std::vector<verdict::Empechement> empechements(
    Sujet const& sujet, Retouches const& retouches, DemandeJugee const& avant, Issue const& fin)
{
    std::vector<verdict::Empechement> all;
    std::set<std::pair<IdRegle, std::string>> said;
    for (auto const& reponse : fin.reponses) {
        bool const computed = reponse.correction.remede == Remede::calcul;
        all.push_back(computed ? powerless(reponse, true) : empechement_of(reponse));
        all.back().pointeur = retouches.in_original(reponse.constat.pointeur);
        said.emplace(reponse.constat.regle, all.back().pointeur);
    }
    for (auto const& reponse : answers(sujet, sujet.texte(), avant)) {
        if (!said.contains({ reponse.constat.regle, reponse.constat.pointeur }))
            all.push_back(reponse.correction.remede == Remede::calcul ? powerless(reponse, false)
                                                                      : empechement_of(reponse));
    }
    Delais delais(sujet, avant);
    for (auto& empechement : all)
        delais.tell(empechement);
    return all;
}

}

verdict::Reparation repare_demande(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification const& options)
{
    Sujet const sujet(documents, reglement, options);
    verdict::Reparation reparation;
    reparation.avant = sujet.judge_as_filed();
    if (base::JsonDocument json; json.parse(sujet.texte())) {
        for (auto const& reponse : answers(sujet, sujet.texte(), reparation.avant))
            reparation.impossible.push_back(empechement_of(reponse));
        reparation.apres = reparation.avant;
        return reparation;
    }
    Retouches retouches(sujet.texte());
    auto const fin = work(sujet, retouches, reparation.avant);
    if (!is_receivable(fin.jugee)) {
        reparation.impossible = empechements(sujet, retouches, reparation.avant, fin);
        reparation.apres = reparation.avant;
        return reparation;
    }
    minimise(retouches, [&](std::string texte) { return sujet.judge(std::move(texte)); });
    reparation.possible = true;
    reparation.texte = retouches.text();
    reparation.apres = sujet.judge(reparation.texte);
    QUITUS_ENSURE(is_receivable(reparation.apres));
    reparation.operations = retouches.operations();
    return reparation;
}

}
