// SPDX-License-Identifier: EUPL-1.2
#include "guichet/recueil.h"

#include "calendrier/jours_ouvres.h"
#include "identite/mssante.h"

#include <algorithm>
#include <unordered_set>

namespace quitus::guichet {

using calendrier::Instant;
using verdict::Etape;

namespace {

// Rules whose document bears no instant are read as they stand today: the latest known version.
constexpr auto sans_instant = Instant::of_seconds_since_1970(4102444800); // 2100-01-01

std::string mention_key(std::string_view dispositif, beneficiaire::Cle const& cle)
{
    std::string key(dispositif);
    key += cle.famille;
    key += cle.text();
    return key;
}

std::string masked(std::string_view text)
{
    return identite::mask_personal(text);
}

bool finances(demande::Demande const& demande)
{
    return demande.etape == Etape::avance || demande.etape == Etape::solde;
}

demande::Lecture read_document(DocumentDepose const& document, std::size_t octets_max)
{
    if (document.trop_gros)
        return demande::refuse_too_large(octets_max);
    if (!document.faute.empty())
        return demande::refuse_unreadable(document.faute);
    return demande::read(document.texte, octets_max);
}

}

Recueil::Recueil(std::vector<DocumentDepose> const& documents,
    reglement::Reglement const& reglement, OptionsVerification const& options)
    : m_documents(documents)
    , m_reglement(reglement)
    , m_options(options)
{
    Dossiers dossiers;
    m_pieces.reserve(documents.size());
    for (std::size_t rang = 0; rang < documents.size(); ++rang) {
        auto& piece = m_pieces.emplace_back();
        piece.lecture = read_document(documents[rang], options.octets_max);
        auto const& demande = piece.lecture.demande;
        piece.depose_le
            = options.instant && !documents[rang].contexte ? options.instant : demande.emis_le;
        piece.premier_depot = piece.depose_le;
        dossiers.add(demande);
        if (!demande.identifiant_envoi.empty())
            m_par_envoi.try_emplace(demande.identifiant_envoi, rang);
        if (demande.etape == Etape::avance && !demande.references.numero_dossier_asp.empty())
            m_par_numero.try_emplace(demande.references.numero_dossier_asp, rang);
    }
    for (std::size_t rang = 0; rang < m_pieces.size(); ++rang) {
        m_dossiers.push_back(dossiers.dossier(rang));
        link(rang);
        note_mentions(rang);
    }
}

void Recueil::link(std::size_t document)
{
    auto& piece = m_pieces[document];
    auto const& demande = piece.lecture.demande;
    auto const& references = demande.references;
    auto const in = [](auto const& index, std::string_view nom) -> std::optional<std::size_t> {
        auto const found = nom.empty() ? index.end() : index.find(nom);
        return found == index.end() ? std::nullopt : std::optional(found->second);
    };
    piece.remplace = in(m_par_envoi, references.remplace_envoi);
    if (piece.remplace == document)
        piece.remplace.reset();
    if (demande.etape == Etape::solde) {
        piece.avance = in(m_par_numero, references.numero_dossier_avance);
        if (!piece.avance)
            piece.avance = in(m_par_envoi, references.envoi_avance);
    } else if (demande.etape == Etape::attestation || demande.etape == Etape::annulation) {
        piece.avance = in(m_par_numero, references.numero_dossier_asp);
    }
    if (piece.avance && m_pieces[*piece.avance].lecture.demande.etape != Etape::avance)
        piece.avance.reset();
    if (!piece.avance)
        return;
    auto const& avance = m_pieces[*piece.avance];
    auto const [known, inserted] = m_avances.try_emplace(*piece.avance);
    if (inserted) {
        known->second = jugement::avance_connue(
            avance.lecture.demande, avance.depose_le.value_or(sans_instant), reglement_of(avance));
        known->second.payee = m_options.situation.avance_payee;
        known->second.avenant_en_cours = m_options.situation.avenant_en_cours;
    }
    if (demande.etape == Etape::attestation)
        m_attestations[*piece.avance].push_back(document);
    if (demande.etape == Etape::solde)
        m_soldes[*piece.avance].push_back(document);
}

void Recueil::note_mentions(std::size_t document)
{
    auto const& piece = m_pieces[document];
    auto const& demande = piece.lecture.demande;
    for (auto const& fichier : demande.pieces) {
        if (!fichier.sha256.empty())
            m_fichiers[fichier.sha256].push_back({ document, fichier.indice });
    }
    auto const* dispositif = reglement_of(piece).dispositif(demande.dispositif);
    if (dispositif == nullptr || !finances(demande))
        return;
    for (std::size_t rang = 0; rang < demande.beneficiaires.size(); ++rang) {
        auto const note = [&](beneficiaire::Cle const& cle) {
            m_mentions[mention_key(demande.dispositif, cle)].push_back({ document, rang });
        };
        auto const& beneficiaire = demande.beneficiaires[rang];
        beneficiaire::for_each_cle(beneficiaire.identifiants, dispositif->maille, note);
        if (!beneficiaire.evolution)
            continue;
        for (auto const& historique : beneficiaire.evolution->historiques)
            beneficiaire::for_each_cle(historique.identifiants, dispositif->maille, note);
    }
}

reglement::ReglementEnVigueur const& Recueil::reglement_of(Piece const& piece) const
{
    return m_reglement.en_vigueur(piece.depose_le.value_or(sans_instant));
}

// Attestations come first: whether a solde that was replaced was `a_modifier` may hang on one.
void Recueil::settle_references()
{
    for (std::size_t rang = 0; rang < m_pieces.size(); ++rang) {
        if (m_pieces[rang].lecture.demande.etape == Etape::attestation)
            settle(rang);
    }
    for (auto const& piece : m_pieces) {
        if (piece.remplace)
            settle(*piece.remplace);
    }
    for (std::size_t rang = 0; rang < m_pieces.size(); ++rang) {
        if (!m_pieces[rang].verdict)
            inherit_instant(rang);
    }
}

// The verdict of a document that others depend on, after those of the chain that it replaces. A
// chain that bites its tail is cut where it comes back. No recursion: a chain may be as long as the
// deposit.
void Recueil::settle(std::size_t document)
{
    std::vector<std::size_t> chain;
    for (std::optional rang = document; rang; rang = m_pieces[*rang].remplace) {
        auto& piece = m_pieces[*rang];
        if (piece.verdict || piece.en_cours)
            break;
        piece.en_cours = true;
        chain.push_back(*rang);
    }
    for (; !chain.empty(); chain.pop_back()) {
        auto& piece = m_pieces[chain.back()];
        inherit_instant(chain.back());
        piece.verdict = judgment(chain.back()).verdict;
        piece.en_cours = false;
    }
}

// A correction keeps the instant of the first complete filing when what it replaces was
// `a_modifier`.
void Recueil::inherit_instant(std::size_t document)
{
    auto& piece = m_pieces[document];
    if (!piece.remplace)
        return;
    auto const& replaced = m_pieces[*piece.remplace];
    if (replaced.verdict != verdict::Verdict::a_modifier)
        return;
    piece.corrections = replaced.corrections + 1;
    if (keeps_place_of(piece, replaced))
        piece.premier_depot = replaced.premier_depot;
}

// An attestation may be corrected once, within a delay in jours ouvrés counted from its first
// filing (A-16: `check` does not know when the Fournisseur was told); a request, as often as it is
// asked for.
bool Recueil::keeps_place_of(Piece const& correction, Piece const& replaced) const
{
    if (!correction.depose_le || !replaced.premier_depot)
        return false;
    if (correction.lecture.demande.etape != Etape::attestation)
        return true;
    auto const& delai = reglement_of(correction).correction_attestation_jours_ouvres;
    if (correction.corrections > 1 || !delai)
        return false;
    auto const last = calendrier::ajoute_jours_ouvres(
        calendrier::jour_de_paris(*replaced.premier_depot), static_cast<int>(*delai));
    return calendrier::jour_de_paris(*correction.depose_le) <= last;
}

jugement::Faits Recueil::gather(std::size_t document) const
{
    auto const& piece = m_pieces[document];
    auto const& demande = piece.lecture.demande;
    jugement::Faits faits{
        .demande = demande,
        .dispositif = reglement_of(piece).dispositif(demande.dispositif),
        .depose_le = piece.depose_le,
        .premier_depot_complet = piece.premier_depot,
        .livraison = m_documents[document].livraison,
    };
    if (piece.avance) {
        faits.avance = &m_avances.at(*piece.avance);
        gather_attestations(document, faits);
        if (demande.etape == Etape::solde && faits.dispositif != nullptr) {
            std::vector<beneficiaire::Cles> connus;
            for (auto const& beneficiaire : faits.avance->beneficiaires)
                connus.push_back(beneficiaire.cles);
            faits.rapprochement = beneficiaire::rapproche(
                jugement::cles_de(demande, faits.dispositif->maille), connus);
        }
    }
    gather_concurrents(document, faits);
    gather_fichiers(document, faits);
    return faits;
}

void Recueil::gather_attestations(std::size_t document, jugement::Faits& faits) const
{
    auto const& piece = m_pieces[document];
    auto const etape = piece.lecture.demande.etape;
    auto const of = [&](auto const& index) {
        auto const found = index.find(*piece.avance);
        return found == index.end() ? std::vector<std::size_t>{} : found->second;
    };
    if (etape == Etape::attestation) {
        for (auto const rang : of(m_soldes)) {
            auto const& depot = m_pieces[rang].depose_le;
            if (depot && (!faits.solde_depose_le || *depot < *faits.solde_depose_le))
                faits.solde_depose_le = depot;
        }
    }
    if (etape != Etape::solde)
        return;
    for (auto const rang : of(m_attestations)) {
        auto const& attestation = m_pieces[rang];
        if (!attestation.premier_depot)
            continue;
        auto& connue = faits.attestations.emplace_back();
        connue.reference = reference(rang);
        connue.depose_le = *attestation.premier_depot;
        connue.compte = attestation.verdict && *attestation.verdict < verdict::Verdict::a_modifier;
        auto const& contenu = attestation.lecture.demande.attestation;
        if (!contenu || !contenu->clients_non_installes || faits.dispositif == nullptr)
            continue;
        for (auto const& client : *contenu->clients_non_installes)
            connue.non_installes.push_back(jugement::cles_du_client(client));
    }
}

void Recueil::gather_concurrents(std::size_t document, jugement::Faits& faits) const
{
    auto const& demande = faits.demande;
    if (faits.dispositif == nullptr || !finances(demande))
        return;
    for (std::size_t rang = 0; rang < demande.beneficiaires.size(); ++rang) {
        auto const& beneficiaire = demande.beneficiaires[rang];
        if (std::ranges::find(m_options.situation.valides_ailleurs, beneficiaire.id)
            != m_options.situation.valides_ailleurs.end())
            faits.concurrents.push_back({ .beneficiaire = rang, .reference = "", .validee = true });
        std::unordered_set<std::size_t> said;
        auto const look = [&](beneficiaire::Cle const& cle) {
            auto const found = m_mentions.find(mention_key(demande.dispositif, cle));
            if (found == m_mentions.end())
                return;
            for (auto const& mention : found->second) {
                auto const dossier = m_dossiers[mention.document];
                if (dossier == m_dossiers[document] || !said.insert(dossier).second)
                    continue;
                auto const& other = m_pieces[mention.document].lecture.demande;
                faits.concurrents.push_back({ .beneficiaire = rang,
                    .reference = reference(mention.document),
                    .meme_fournisseur
                    = other.fournisseur.siren.texte == demande.fournisseur.siren.texte });
            }
        };
        beneficiaire::for_each_cle(beneficiaire.identifiants, faits.dispositif->maille, look);
        if (!beneficiaire.evolution)
            continue;
        for (auto const& historique : beneficiaire.evolution->historiques)
            beneficiaire::for_each_cle(historique.identifiants, faits.dispositif->maille, look);
    }
}

void Recueil::gather_fichiers(std::size_t document, jugement::Faits& faits) const
{
    for (auto const& fichier : faits.demande.pieces) {
        auto const found = m_fichiers.find(fichier.sha256);
        if (fichier.sha256.empty() || found == m_fichiers.end())
            continue;
        for (auto const& mention : found->second) {
            if (m_dossiers[mention.document] == m_dossiers[document])
                continue;
            faits.fichiers_partages.push_back({ fichier.indice, reference(mention.document) });
            break;
        }
    }
}

jugement::Jugement Recueil::judgment(std::size_t document) const
{
    auto const& piece = m_pieces[document];
    return jugement::judge(piece.lecture, gather(document), reglement_of(piece));
}

std::string Recueil::reference(std::size_t document) const
{
    auto const& demande = m_pieces[document].lecture.demande;
    auto const& references = demande.references;
    for (auto const texte : { references.numero_dossier_asp, references.numero_dossier_avance,
             demande.identifiant_envoi })
        if (!texte.empty())
            return masked(texte);
    return masked(m_documents[document].nom);
}

verdict::DemandeJugee Recueil::judge(std::size_t document) const
{
    auto const& piece = m_pieces[document];
    auto const& demande = piece.lecture.demande;
    auto jugement = judgment(document);
    return {
        .fichier = masked(m_documents[document].nom),
        .ligne_ndjson = m_documents[document].ligne_ndjson,
        .type_demande = std::string(demande.type_demande),
        .dispositif = std::string(demande.dispositif),
        .identifiant_envoi = std::string(demande.identifiant_envoi),
        .instant = piece.depose_le,
        .verdict = jugement.verdict,
        .cas = jugement.cas,
        .constats = std::move(jugement.constats),
        .montants = jugement.montants,
    };
}

}
