// SPDX-License-Identifier: EUPL-1.2
#include "guichet/recueil/recueil.h"

#include "calendrier/jours_ouvres.h"
#include "guichet/recueil/chaine.h"
#include "identite/mssante.h"

#include <algorithm>
#include <thread>
#include <unordered_set>
#include <utility>

namespace quitus::guichet {

using calendrier::Instant;
using verdict::Etape;

namespace {

// How a document is named to others.
std::string reference_of(demande::Demande const& demande, DocumentLu const& document)
{
    auto const& references = demande.references;
    for (std::string_view const texte : { std::string_view(references.numero_dossier_asp),
             std::string_view(references.numero_dossier_avance),
             std::string_view(demande.identifiant_envoi) })
        if (!texte.empty())
            return identite::mask_personal(texte);
    return std::string(document.nom);
}

}

Recueil::Recueil(DocumentsDonnes const& documents, reglement::Reglement const& reglement,
    OptionsVerification const& options)
    : m_documents(documents)
    , m_reglement(reglement)
    , m_options(options)
{
    m_fiches.reserve(documents.size());
    m_noms.reserve(documents.size());
}

void Recueil::add(Releve&& releve)
{
    auto const rang = static_cast<std::uint32_t>(m_fiches.size());
    m_dossiers.add(releve.noms, releve.fiche.etape == Etape::avance);
    for (auto const& cle : releve.beneficiaires)
        m_beneficiaires.push_back({ cle, rang });
    for (auto const& cle : releve.fichiers)
        m_fichiers.push_back({ cle, rang });
    if (releve.avance)
        m_avances.emplace(rang, std::move(*releve.avance));
    m_noms.push_back(releve.noms);
    m_fiches.push_back(releve.fiche);
}

// The document that this one replaces, the avance that it speaks of, and what the avance then
// knows.
void Recueil::link(std::size_t rang)
{
    auto& fiche = m_fiches[rang];
    auto const& noms = m_noms[rang];
    fiche.dossier = m_dossiers.dossier(rang);
    fiche.remplace = m_dossiers.find_envoi(noms.remplace);
    if (fiche.remplace == rang)
        fiche.remplace.reset();
    if (fiche.etape == Etape::solde) {
        fiche.avance = m_dossiers.find_avance(noms.numero_avance);
        if (!fiche.avance)
            fiche.avance = m_dossiers.find_envoi(noms.envoi_avance);
    } else if (fiche.etape == Etape::attestation || fiche.etape == Etape::annulation) {
        fiche.avance = m_dossiers.find_avance(noms.numero);
    }
    if (fiche.avance && m_fiches[*fiche.avance].etape != Etape::avance)
        fiche.avance.reset();
    if (!fiche.avance || fiche.etape != Etape::solde || !fiche.depose_le)
        return;
    auto const [known, first] = m_soldes.try_emplace(*fiche.avance, *fiche.depose_le);
    if (!first)
        known->second = std::min(known->second, *fiche.depose_le);
}

// Attestations come first: whether a solde that was replaced was `a_modifier` may hang on one.
void Recueil::settle()
{
    {
        std::jthread const other([&] { std::ranges::sort(m_beneficiaires); });
        std::ranges::sort(m_fichiers);
        for (std::size_t rang = 0; rang < m_fiches.size(); ++rang)
            link(rang);
    }
    m_noms = {};
    settle_attestations();
    for (auto& [avance, attestations] : m_attestations)
        std::ranges::sort(attestations, {}, &Attestation::rang);
    for (std::size_t rang = 0; rang < m_fiches.size(); ++rang) {
        if (m_fiches[rang].remplace)
            settle(*m_fiches[rang].remplace);
    }
    for (std::size_t rang = 0; rang < m_fiches.size(); ++rang) {
        if (!m_fiches[rang].verdict)
            inherit_instant(rang);
    }
}

// Most attestations correct nothing: they are judged at once. The others follow those they correct.
void Recueil::settle_attestations()
{
    std::vector<std::size_t> first, corrections;
    for (std::size_t rang = 0; rang < m_fiches.size(); ++rang) {
        if (m_fiches[rang].etape == Etape::attestation)
            (m_fiches[rang].remplace ? corrections : first).push_back(rang);
    }
    std::vector<std::optional<jugement::AttestationConnue>> connues(first.size());
    share(0, first.size(), m_options.jobs, [&](std::size_t from, std::size_t to) {
        for (auto at = from; at < to; ++at)
            connues[at] = judge_for_others(first[at]);
    });
    for (std::size_t at = 0; at < first.size(); ++at)
        note_attestation(first[at], std::move(connues[at]));
    for (auto const rang : corrections)
        settle(rang);
}

// The verdict of a document that others depend on, after those of the chain that it replaces. A
// chain that bites its tail is cut where it comes back. No recursion: a chain may be as long as the
// deposit.
void Recueil::settle(std::size_t document)
{
    std::vector<std::size_t> chain;
    for (std::optional<std::size_t> rang = document; rang; rang = m_fiches[*rang].remplace) {
        auto& fiche = m_fiches[*rang];
        if (fiche.verdict || fiche.en_cours)
            break;
        fiche.en_cours = true;
        chain.push_back(*rang);
    }
    for (; !chain.empty(); chain.pop_back()) {
        inherit_instant(chain.back());
        note_attestation(chain.back(), judge_for_others(chain.back()));
        m_fiches[chain.back()].en_cours = false;
    }
}

// Its verdict; and of an attestation, what its solde will know.
std::optional<jugement::AttestationConnue> Recueil::judge_for_others(std::size_t rang)
{
    auto& fiche = m_fiches[rang];
    Lot lot;
    m_documents.read(rang, rang + 1, lot);
    auto const& document = lot.documents.front();
    auto const lecture = read_document(document, m_options.octets_max);
    auto const& demande = lecture.demande;
    fiche.verdict
        = jugement::judge(lecture, gather(rang, document, demande), reglement_of(rang)).verdict;
    if (fiche.etape != Etape::attestation || !fiche.avance || !fiche.premier_depot)
        return std::nullopt;
    jugement::AttestationConnue connue{
        .reference = reference_of(demande, document),
        .depose_le = *fiche.premier_depot,
        .compte = fiche.verdict < verdict::Verdict::a_modifier,
    };
    if (demande.attestation && demande.attestation->clients_non_installes) {
        for (auto const& client : *demande.attestation->clients_non_installes)
            connue.non_installes.push_back(jugement::cles_du_client(client));
    }
    return connue;
}

void Recueil::note_attestation(
    std::size_t rang, std::optional<jugement::AttestationConnue>&& connue)
{
    if (connue)
        m_attestations[*m_fiches[rang].avance].push_back({ rang, std::move(*connue) });
}

// A correction keeps the instant of the first complete filing when what it replaces was
// `a_modifier`.
void Recueil::inherit_instant(std::size_t rang)
{
    auto& fiche = m_fiches[rang];
    if (!fiche.remplace)
        return;
    auto const& replaced = m_fiches[*fiche.remplace];
    if (replaced.verdict != verdict::Verdict::a_modifier)
        return;
    fiche.corrections = replaced.corrections + 1;
    if (keeps_place_of(fiche, replaced))
        fiche.premier_depot = replaced.premier_depot;
}

void Recueil::refile(std::size_t rang, Instant instant)
{
    auto& fiche = m_fiches[rang];
    fiche.depose_le = fiche.premier_depot = instant;
    fiche.corrections = 0;
    inherit_instant(rang);
}

// An attestation may be corrected once, within a delay in jours ouvrés counted from its first
// filing (A-16: `check` does not know when the Fournisseur was told); a request, as often as it is
// asked for.
bool Recueil::keeps_place_of(Fiche const& correction, Fiche const& replaced) const
{
    if (!correction.depose_le || !replaced.premier_depot)
        return false;
    if (correction.etape != Etape::attestation)
        return true;
    auto const& delai
        = reglement_au(m_reglement, correction.depose_le).correction_attestation_jours_ouvres;
    if (correction.corrections > 1 || !delai)
        return false;
    auto const last = calendrier::ajoute_jours_ouvres(
        calendrier::jour_de_paris(*replaced.premier_depot), static_cast<int>(*delai));
    return calendrier::jour_de_paris(*correction.depose_le) <= last;
}

reglement::ReglementEnVigueur const& Recueil::reglement_of(std::size_t rang) const
{
    return reglement_au(m_reglement, m_fiches[rang].depose_le);
}

jugement::Faits Recueil::gather(
    std::size_t rang, DocumentLu const& document, demande::Demande const& demande) const
{
    auto const& fiche = m_fiches[rang];
    jugement::Faits faits{
        .demande = demande,
        .dispositif = reglement_of(rang).dispositif(demande.dispositif),
        .depose_le = fiche.depose_le,
        .premier_depot_complet = fiche.premier_depot,
    };
    if (document.livraison != nullptr)
        faits.livraison = *document.livraison;
    if (fiche.avance)
        gather_avance(rang, faits);
    gather_concurrents(rang, faits);
    gather_fichiers(rang, faits);
    return faits;
}

void Recueil::gather_avance(std::size_t rang, jugement::Faits& faits) const
{
    auto const& fiche = m_fiches[rang];
    auto const& avance = m_avances.at(*fiche.avance);
    faits.avance = &avance;
    if (fiche.etape == Etape::attestation) {
        auto const solde = m_soldes.find(*fiche.avance);
        if (solde != m_soldes.end())
            faits.solde_depose_le = solde->second;
    }
    if (fiche.etape != Etape::solde)
        return;
    auto const attestations = m_attestations.find(*fiche.avance);
    if (attestations != m_attestations.end()) {
        for (auto const& [autre, connue] : attestations->second)
            faits.attestations.push_back(connue);
    }
    if (faits.dispositif == nullptr)
        return;
    std::vector<beneficiaire::Cles> connus;
    for (auto const& beneficiaire : avance.beneficiaires)
        connus.push_back(beneficiaire.cles);
    faits.rapprochement = beneficiaire::rapproche(
        jugement::cles_de(faits.demande, faits.dispositif->maille), connus);
}

template <typename Visit>
void Recueil::for_each_rival(std::size_t rang, std::vector<Mention> const& mentions,
    Empreinte const& cle, Visit&& visit) const
{
    for (auto at = std::ranges::lower_bound(mentions, Mention{ cle, 0 });
         at != mentions.end() && at->cle == cle; ++at) {
        if (m_fiches[at->document].dossier != m_fiches[rang].dossier && !visit(at->document))
            return;
    }
}

void Recueil::gather_concurrents(std::size_t rang, jugement::Faits& faits) const
{
    auto const& demande = faits.demande;
    if (faits.dispositif == nullptr || !finances(demande))
        return;
    // A message names a few of them; the others are counted.
    constexpr std::size_t nommes_max = 3;
    for (std::size_t qui = 0; qui < demande.beneficiaires.size(); ++qui) {
        auto const& beneficiaire = demande.beneficiaires[qui];
        if (std::ranges::find(
                m_options.situation.valides_ailleurs, std::string_view(beneficiaire.id))
            != m_options.situation.valides_ailleurs.end())
            faits.concurrents.push_back({ .beneficiaire = qui, .reference = "", .validee = true });
        std::unordered_set<std::uint32_t> said;
        for_each_mention(demande, *faits.dispositif, beneficiaire, [&](Empreinte const& cle) {
            for_each_rival(rang, m_beneficiaires, cle, [&](std::uint32_t autre) {
                if (said.insert(m_fiches[autre].dossier).second)
                    faits.concurrents.push_back({ .beneficiaire = qui,
                        .reference = said.size() <= nommes_max ? reference(autre) : "",
                        .meme_fournisseur
                        = m_fiches[autre].fournisseur == m_fiches[rang].fournisseur });
                return true;
            });
        });
    }
}

void Recueil::gather_fichiers(std::size_t rang, jugement::Faits& faits) const
{
    for (auto const& fichier : faits.demande.pieces) {
        if (fichier.sha256.empty())
            continue;
        for_each_rival(
            rang, m_fichiers, Empreinte::of('h', fichier.sha256), [&](std::uint32_t autre) {
                faits.fichiers_partages.push_back({ fichier.indice, reference(autre) });
                return false;
            });
    }
}

// The other document is read again for that, since few are ever named.
std::string Recueil::reference(std::size_t rang) const
{
    Lot lot;
    m_documents.read(rang, rang + 1, lot);
    auto const& document = lot.documents.front();
    return reference_of(read_reperes(document, m_options.octets_max).demande, document);
}

verdict::DemandeJugee Recueil::judge(std::size_t rang, DocumentLu const& document) const
{
    return judge(rang, document, read_document(document, m_options.octets_max));
}

verdict::DemandeJugee Recueil::judge(
    std::size_t rang, DocumentLu const& document, demande::Lecture const& lecture) const
{
    auto const& demande = lecture.demande;
    auto jugement = jugement::judge(lecture, gather(rang, document, demande), reglement_of(rang));
    return {
        .fichier = std::string(document.nom),
        .ligne_ndjson = document.ligne_ndjson,
        .type_demande = std::string(demande.type_demande),
        .dispositif = std::string(demande.dispositif),
        .identifiant_envoi = std::string(demande.identifiant_envoi),
        .instant = m_fiches[rang].depose_le,
        .verdict = jugement.verdict,
        .cas = jugement.cas,
        .constats = std::move(jugement.constats),
        .montants = jugement.montants,
    };
}

}
