// SPDX-License-Identifier: EUPL-1.2
#include "demande/repertoire/repertoire.h"

#include "base/ensure.h"

#include <algorithm>

namespace quitus::demande {

// Walks a request once, in the order of the format, and names what it meets.
class Inscription {
public:
    explicit Inscription(Repertoire& repertoire) : m_repertoire(repertoire) { }

    void demande(Demande const& demande)
    {
        zone(&demande, 1);
        same(demande.etape, demande.type_demande, "type_demande");
        membre(demande.identifiant_envoi, "identifiant_envoi");
        membre(demande.emis_le, "emis_le");
        in("fournisseur", [&] { fournisseur(demande.fournisseur); });
        in("dispositif", [&] {
            membre(demande.vague, "vague");
            membre(demande.dispositif, "code");
        });
        in("references", [&] { references(demande.references); });
        auto const clients = liste(demande.beneficiaires, "beneficiaires",
            [&](auto const& element) { return beneficiaire(element); });
        index(demande.beneficiaires_par_id, clients);
        liste(demande.lignes, "lignes", [&](auto const& element) { return ligne(element); });
        objet(demande.totaux, "totaux", [&](auto const& element) { totaux(element); });
        auto const pieces
            = liste(demande.pieces, "pieces", [&](auto const& element) { return piece(element); });
        index(demande.pieces_par_id, pieces);
        objet(demande.attestation, "attestation", [&](auto const& a) { attestation(a); });
        objet(demande.annulation, "annulation", [&](auto const& a) { annulation(a); });
        in("declarations", [&] { membre(demande.date_declarations, "date"); });
        // Sought in every text and every name: to look at it is to look at the whole document.
        m_chemin.clear();
        inscribe(demande.identifiants_sante, fact());
        zone(demande.identifiants_sante);
    }

private:
    std::uint32_t fact()
    {
        m_repertoire.m_pointeurs.push_back(m_chemin);
        return static_cast<std::uint32_t>(m_repertoire.m_pointeurs.size() - 1);
    }

    template <typename C>
    void inscribe(C const& champ, std::span<std::uint32_t const> faits)
    {
        auto& membres = m_repertoire.m_membres;
        auto& all = m_repertoire.m_faits;
        bool const inserted
            = m_repertoire.m_rangs
                  .try_emplace(base::place_of(champ), static_cast<std::uint32_t>(membres.size()))
                  .second;
        QUITUS_ENSURE(inserted);
        membres.push_back(
            { static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(faits.size()) });
        all.insert(all.end(), faits.begin(), faits.end());
    }
    template <typename C>
    void inscribe(C const& champ, std::uint32_t fait)
    {
        inscribe(champ, std::span(&fait, 1));
    }

    template <typename Walk>
    void in(std::string_view nom, Walk&& walk)
    {
        auto const length = m_chemin.size();
        m_chemin += '/';
        m_chemin += nom;
        walk();
        m_chemin.resize(length);
    }
    template <typename Walk>
    void in(std::size_t rang, Walk&& walk)
    {
        in(std::string_view(std::to_string(rang)), walk);
    }

    template <typename C>
    std::uint32_t membre(C const& champ, std::string_view nom)
    {
        std::uint32_t fait = 0;
        in(nom, [&] { inscribe(champ, fait = fact()); });
        return fait;
    }
    // Two readings of one member of the document.
    template <typename C, typename D>
    void same(C const& champ, D const& autre, std::string_view nom)
    {
        inscribe(autre, membre(champ, nom));
    }
    template <typename T, typename Walk>
    void objet(Champ<T> const& champ, std::string_view nom, Walk&& walk)
    {
        membre(champ, nom);
        if (champ)
            in(nom, [&] { walk(*champ); });
    }

    template <typename T>
    void zone(T const* debut, std::size_t nombre)
    {
        if (nombre > 0)
            m_repertoire.m_zones.push_back({ debut, nombre * sizeof(T) });
    }
    template <typename L>
    void zone(L const& liste)
    {
        zone(liste.data(), liste.size());
    }

    // Gives what walk gave of each element: the fact of its id.
    template <typename L, typename Walk>
    std::vector<std::uint32_t> liste(L const& liste, std::string_view nom, Walk&& walk)
    {
        membre(liste, nom);
        return elements(liste, nom, walk);
    }
    template <typename L, typename Walk>
    std::vector<std::uint32_t> elements(L const& liste, std::string_view nom, Walk&& walk)
    {
        std::vector<std::uint32_t> ids;
        zone(liste);
        in(nom, [&] {
            for (auto const& element : liste)
                in(element.indice, [&] { ids.push_back(walk(element)); });
        });
        return ids;
    }
    void index(IndexParId const& index, std::vector<std::uint32_t> const& ids)
    {
        inscribe(index, ids);
    }

    // An element that is a text.
    std::uint32_t texte(Texte const& texte)
    {
        auto const fait = fact();
        inscribe(texte, fait);
        return fait;
    }
    void textes(auto const& liste, std::string_view nom)
    {
        elements(liste, nom, [&](auto const& element) { return texte(element.texte); });
    }

    void fournisseur(Fournisseur const& fournisseur)
    {
        membre(fournisseur.siren.texte, "siren");
        membre(fournisseur.siret.texte, "siret");
        membre(fournisseur.raison_sociale, "raison_sociale");
        membre(fournisseur.assujetti_tva, "assujetti_tva");
        membre(fournisseur.numero_tva.texte, "numero_tva");
        membre(fournisseur.iban.texte, "iban");
    }

    void references(References const& references)
    {
        membre(references.reference_fournisseur, "reference_fournisseur");
        membre(references.numero_dossier_asp, "numero_dossier_asp");
        membre(references.numero_dossier_avance, "numero_dossier_avance");
        membre(references.remplace_envoi, "remplace_envoi");
        membre(references.envoi_avance, "envoi_avance");
    }

    void identifiants(beneficiaire::Identifiants const& identifiants)
    {
        in("identifiants", [&] {
            membre(identifiants.finess_juridique.texte, "finess_juridique");
            membre(identifiants.finess_geographique.texte, "finess_geographique");
            in("finess_pmsi", [&] {
                membre(identifiants.finess_pmsi.texte, "numero");
                membre(identifiants.niveau_pmsi, "niveau");
            });
            membre(identifiants.siret.texte, "siret");
            membre(identifiants.id_nat_struct.texte, "id_nat_struct");
            membre(identifiants.rpps, "rpps");
            zone(identifiants.rpps);
            in("rpps", [&] {
                for (auto const& rpps : identifiants.rpps)
                    in(rpps.indice, [&] { texte(rpps.texte); });
            });
        });
    }

    std::uint32_t beneficiaire(Beneficiaire const& beneficiaire)
    {
        auto const id = membre(beneficiaire.id, "id");
        membre(beneficiaire.libelle, "libelle");
        identifiants(beneficiaire.identifiants);
        membre(beneficiaire.adresses_mssante, "adresses_mssante");
        textes(beneficiaire.adresses_mssante, "adresses_mssante");
        objet(beneficiaire.evolution, "evolution", [&](Evolution const& evolution) {
            membre(evolution.nature, "nature");
            membre(evolution.date_effet, "date_effet");
            liste(evolution.historiques, "historiques", [&](BeneficiaireHistorique const& ancien) {
                identifiants(ancien.identifiants);
                membre(ancien.conserve, "conserve");
                return membre(ancien.libelle, "libelle");
            });
            membre(evolution.piece_traite, "piece_traite");
        });
        return id;
    }

    void montants(Montants const& montants)
    {
        in("montants", [&] {
            membre(montants.ht, "ht");
            same(montants.taux_tva, montants.taux_tva_texte, "taux_tva");
            membre(montants.tva, "tva");
            membre(montants.ttc, "ttc");
        });
    }

    std::uint32_t ligne(Ligne const& ligne)
    {
        auto const id = membre(ligne.id, "id");
        membre(ligne.beneficiaire, "beneficiaire");
        objet(ligne.bon_commande, "bon_commande", [&](BonCommande const& bon) {
            membre(bon.numero, "numero");
            membre(bon.date, "date");
            membre(bon.date_signature, "date_signature");
            membre(bon.mention_prise_en_charge, "mention_prise_en_charge");
            membre(bon.piece, "piece");
        });
        montants(ligne.montants);
        membre(ligne.montant_segur, "montant_segur");
        liste(ligne.factures, "factures", [&](Facture const& facture) {
            membre(facture.date, "date");
            montants(facture.montants);
            membre(facture.piece, "piece");
            return membre(facture.numero, "numero");
        });
        objet(ligne.verification, "verification",
            [&](Verification const& donnee) { verification(donnee); });
        membre(ligne.date_installation, "date_installation");
        return id;
    }

    void verification(Verification const& verification)
    {
        membre(verification.type, "type");
        membre(verification.date, "date");
        membre(verification.adresses_mssante, "adresses_mssante");
        textes(verification.adresses_mssante, "adresses_mssante");
        membre(verification.piece, "piece");
        membre(verification.signee, "signee");
        membre(verification.modele, "modele");
        liste(verification.reserves, "reserves", [&](Reserve const& reserve) {
            membre(reserve.bloquante, "bloquante");
            return membre(reserve.texte, "texte");
        });
        objet(verification.refus, "refus", [&](Refus const& refus) {
            membre(refus.motif, "motif");
            membre(refus.logiciel, "logiciel");
        });
    }

    void totaux(Totaux const& totaux)
    {
        membre(totaux.nombre_lignes, "nombre_lignes");
        membre(totaux.ht, "ht");
        membre(totaux.tva, "tva");
        membre(totaux.ttc, "ttc");
        membre(totaux.montant_segur, "montant_segur");
    }

    std::uint32_t piece(Piece const& piece)
    {
        auto const id = membre(piece.id, "id");
        membre(piece.type, "type");
        membre(piece.nom_fichier, "nom_fichier");
        membre(piece.sha256, "sha256");
        membre(piece.taille_octets, "taille_octets");
        membre(piece.contenus, "contenus");
        membre(piece.signee, "signee");
        return id;
    }

    void attestation(Attestation const& attestation)
    {
        in("signataire", [&] {
            membre(attestation.nom, "nom");
            membre(attestation.prenom, "prenom");
        });
        membre(attestation.denomination_sociale, "denomination_sociale");
        membre(attestation.date_signature, "date_signature");
        membre(attestation.clients_non_installes, "clients_non_installes");
        if (attestation.clients_non_installes)
            elements(*attestation.clients_non_installes, "clients_non_installes",
                [&](ClientNonInstalle const& client) {
                    identifiants(client.identifiants);
                    return membre(client.libelle, "libelle");
                });
        membre(attestation.piece, "piece");
        membre(attestation.modele, "modele");
        membre(attestation.signee, "signee");
        membre(attestation.clients_non_installes_declares, "clients_non_installes_declares");
    }

    void annulation(Annulation const& annulation)
    {
        membre(annulation.portee, "portee");
        membre(annulation.origine, "origine");
        membre(annulation.motif, "motif");
        membre(annulation.beneficiaires_retires, "beneficiaires_retires");
        if (annulation.beneficiaires_retires)
            textes(*annulation.beneficiaires_retires, "beneficiaires_retires");
        membre(annulation.piece_attestation_honneur, "piece_attestation_honneur");
        membre(annulation.pieces_renonciation, "pieces_renonciation");
        textes(annulation.pieces_renonciation, "pieces_renonciation");
    }

    Repertoire& m_repertoire;
    std::string m_chemin;
};

Repertoire::Repertoire(Demande const& demande)
{
    // Who names the members is no reader.
    base::SousTemoinDesChamps const nobody(nullptr);
    Inscription(*this).demande(demande);
    std::ranges::sort(m_zones, std::less<>{}, &base::Place::debut);
}

std::optional<std::uint32_t> Repertoire::find(base::Place place) const
{
    auto const found = m_rangs.find(place);
    if (found != m_rangs.end())
        return found->second;
    QUITUS_ENSURE(!is_inside(place));
    return std::nullopt;
}

std::span<std::uint32_t const> Repertoire::faits(std::uint32_t membre) const
{
    auto const [premier, nombre] = m_membres[membre];
    return std::span(m_faits).subspan(premier, nombre);
}

bool Repertoire::is_inside(base::Place place) const
{
    auto after = std::ranges::upper_bound(m_zones, place.debut, std::less<>{}, &base::Place::debut);
    if (after == m_zones.begin())
        return false;
    auto const& [debut, taille] = *std::prev(after);
    auto const* const end = static_cast<char const*>(debut) + taille;
    return std::less<>{}(static_cast<char const*>(place.debut), end);
}

}
