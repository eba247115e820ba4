// SPDX-License-Identifier: EUPL-1.2
#include "instruction/evenements.h"

#include "base/ensure.h"
#include "instruction/formes.h"

#include <algorithm>
#include <array>

namespace quitus::instruction {

using journal::Donnees;

namespace {

// What the reception of a version gave, of the members that every deposit bears.
void apply_reception(Suivi& suivi, Evenement const& evenement)
{
    auto const& recu = evenement.donnees;
    bool const complete = recu["complete"].vrai();
    suivi.statut = complete ? Statut::deposee : Statut::incomplete;
    suivi.faute = recu.texte("faute");
    suivi.echeance = instant_of(recu["echeance"]);
    if (complete) {
        suivi.depose_le = evenement.instant;
        if (!suivi.premier_depot)
            suivi.premier_depot = instant_of(recu["premier_depot"]).value_or(evenement.instant);
    }
    suivi.verdict = verdict_of(recu["verdict"]);
    suivi.cas.reset();
    if (auto const cas = recu["cas"].entier())
        suivi.cas = static_cast<int>(*cas);
    suivi.rejets = textes_of(recu["rejets"]);
    suivi.montants = montants_of(recu["montants"]);
    suivi.financements = financements_of(recu["financements"]);
    suivi.compensations = compensations_of(recu["compensations"]);
    suivi.motifs.clear();
    suivi.derogations.clear();
}

Version version_recue(Evenement const& evenement)
{
    auto const& recu = evenement.donnees;
    return {
        .document = recu.texte("document"),
        .rapport = recu.texte("rapport"),
        .reglement = recu.texte("reglement"),
        .complete_le = recu["complete"].vrai() ? std::optional(evenement.instant) : std::nullopt,
        .pieces = pieces_of(recu["pieces"]),
    };
}

void apply_deposee(Suivi& suivi, Evenement const& evenement)
{
    auto const& recu = evenement.donnees;
    suivi.numero = evenement.objet;
    suivi.siret = recu.texte("siret");
    suivi.raison_sociale = recu.texte("raison_sociale");
    suivi.type_demande = recu.texte("type_demande");
    suivi.dispositif = recu.texte("dispositif");
    suivi.identifiant_envoi = recu.texte("identifiant_envoi");
    suivi.reference = recu.texte("reference");
    suivi.avance = recu.texte("avance");
    suivi.remplace = recu.texte("remplace");
    suivi.recu_le = evenement.instant;
    suivi.version = 1;
    suivi.versions = { version_recue(evenement) };
    apply_reception(suivi, evenement);
}

// The same version, whose pièces have come.
void apply_completee(Suivi& suivi, Evenement const& evenement)
{
    suivi.versions.back() = version_recue(evenement);
    suivi.avance = evenement.donnees.texte("avance");
    apply_reception(suivi, evenement);
}

void apply_redeposee(Suivi& suivi, Evenement const& evenement)
{
    ++suivi.version;
    suivi.versions.push_back(version_recue(evenement));
    suivi.reference = evenement.donnees.texte("reference");
    suivi.avance = evenement.donnees.texte("avance");
    apply_reception(suivi, evenement);
}

void apply_close(Suivi& suivi, Statut statut)
{
    suivi.statut = statut;
    suivi.echeance.reset();
}

void apply_prise_en_charge(Suivi& suivi, Evenement const& evenement)
{
    suivi.statut = Statut::en_instruction;
    suivi.prise_en_charge_par = evenement.acteur;
}

void apply_modification(Suivi& suivi, Evenement const& evenement)
{
    suivi.statut = Statut::a_modifier;
    suivi.motifs = motifs_of(evenement.donnees["motifs"]);
    suivi.echeance = instant_of(evenement.donnees["echeance"]);
}

void apply_validee(Suivi& suivi, Evenement const& evenement)
{
    apply_close(suivi, Statut::validee);
    suivi.validee_par = evenement.acteur;
}

void apply_rejetee(Suivi& suivi, Evenement const& evenement)
{
    apply_close(suivi, Statut::rejetee);
    suivi.motifs = motifs_of(evenement.donnees["motifs"]);
}

void apply_outrepasse(Suivi& suivi, Evenement const& evenement)
{
    suivi.derogations.push_back(
        { evenement.donnees.texte("regle"), evenement.acteur, evenement.donnees.texte("motif") });
}

void apply_payee(Suivi& suivi, Evenement const& evenement)
{
    apply_close(suivi, Statut::decidee_et_payee);
    suivi.payee_par = evenement.acteur;
}

struct GenreConnu {
    std::string_view genre, en_francais;
    void (*apply)(Suivi&, Evenement const&);
};

constexpr std::array<GenreConnu, 12> genres{ {
    { genre::deposee, "Demande reçue", apply_deposee },
    { genre::completee, "Demande complétée", apply_completee },
    { genre::redeposee, "Demande redéposée", apply_redeposee },
    { genre::abandonnee, "Demande abandonnée",
        [](Suivi& suivi, Evenement const&) { apply_close(suivi, Statut::abandonnee); } },
    { genre::non_deposee, "Demande non déposée dans les délais",
        [](Suivi& suivi, Evenement const&) { apply_close(suivi, Statut::non_deposee); } },
    { genre::echeance_reportee, "Échéance reportée par un texte nouveau",
        [](Suivi& suivi, Evenement const& evenement) {
            suivi.echeance = instant_of(evenement.donnees["echeance"]);
        } },
    { genre::prise_en_charge, "Demande prise en charge", apply_prise_en_charge },
    { genre::modification_demandee, "Modification demandée", apply_modification },
    { genre::validee, "Demande validée", apply_validee },
    { genre::rejetee, "Demande rejetée", apply_rejetee },
    { genre::rejet_outrepasse, "Motif de rejet levé", apply_outrepasse },
    { genre::payee, "Demande décidée et payée", apply_payee },
} };

GenreConnu const* find_genre(std::string_view genre)
{
    auto const found = std::ranges::find(genres, genre, &GenreConnu::genre);
    return found == genres.end() ? nullptr : &*found;
}

}

bool is_de_demande(Evenement const& evenement)
{
    return find_genre(evenement.genre) != nullptr;
}

std::string_view en_francais(std::string_view genre)
{
    auto const* const connu = find_genre(genre);
    return connu == nullptr ? std::string_view() : connu->en_francais;
}

void apply(Suivi& suivi, Evenement const& evenement)
{
    auto const* const connu = find_genre(evenement.genre);
    QUITUS_ENSURE(connu != nullptr);
    QUITUS_ENSURE((suivi.version == 0) == (evenement.genre == genre::deposee));
    connu->apply(suivi, evenement);
}

}
