// SPDX-License-Identifier: EUPL-1.2
// What the acts need of the world: a register of what happened and of what follows, a store of
// files, a clock. Storage implements these on memory, SQLite and PostgreSQL; one contract test runs
// on the three. A broken world is an exception. Guarantees: 5-contract section 8.
#pragma once

#include "acces/compte.h"
#include "grand_livre/ecriture.h"
#include "instruction/consequences.h"
#include "instruction/suivi.h"
#include "journal/evenement.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::guichet {

using calendrier::Instant;
using instruction::Suivi;
using journal::Evenement;

// A page of a list: `suite` is what `apres` must be to get the next one, none at the end.
template <typename T>
struct Page {
    std::vector<T> elements;
    std::optional<std::int64_t> suite;
};

// What a list of demandes is filtered by; an empty member filters nothing.
struct FiltreDemandes {
    std::vector<instruction::Statut> statuts;
    std::string type_demande, dispositif;
    std::string siret; // of the Fournisseur
    std::vector<std::string> cles; // prints of a beneficiary: any of them
    std::optional<Instant> depuis; // received from then on
    std::string q; // part of the number, of the reference, of the company's name
    std::string prise_en_charge_par; // id of an account
    bool par_echeance = false; // nearest deadline first, else newest first
    std::optional<std::int64_t> apres;
    std::size_t limite = 50;
};

// A row of a list, without what only the page of the demande shows.
struct LigneDemande {
    std::int64_t rang = 0; // order of reception, what keyset paging follows
    std::string numero, siret, raison_sociale, type_demande, dispositif, reference;
    instruction::Statut statut = instruction::Statut::incomplete;
    verdict::Verdict verdict = verdict::Verdict::recevable;
    int version = 0;
    Instant recu_le;
    std::optional<Instant> depose_le, echeance;
    std::optional<montant::Cents> finance, a_payer; // avance, or net of a solde
    std::int64_t beneficiaires = 0;
    bool operator==(LigneDemande const&) const = default;
};
LigneDemande ligne_de(Suivi const& suivi, std::int64_t rang);

// Counts of a set of demandes.
struct Decompte {
    std::int64_t nombre = 0;
    montant::Cents finance;
    bool operator==(Decompte const&) const = default;
};

// A demande of another file of financing that bears one of the sought keys.
struct Rival {
    std::string cle;
    std::string numero, dossier, siret;
    instruction::Statut statut = instruction::Statut::incomplete;
};

// An e-mail to send, one per event and recipient.
struct Courriel {
    std::int64_t id = 0; // given when it is recorded
    std::int64_t evenement = 0; // seq
    std::string compte; // id of the recipient's account; its address is kept apart
    std::string adresse; // read only: the account's, empty once erased
    std::string demande;
    std::string objet, texte; // French
    std::string etat = "a_envoyer"; // a_envoyer, envoye, echec
    Instant instant;
};

struct Jeton {
    std::string empreinte; // SHA-256 of the token, the only thing kept of it
    std::string compte;
    std::string cree_le; // RFC 3339, real clock
    bool revoque = false;
};

// A browser that has identified itself; instants are those of the real clock, in seconds.
struct Session {
    std::string empreinte; // SHA-256 of the cookie
    std::string compte;
    std::string anti_csrf; // secret of its forms
    std::int64_t ouverte_le = 0, vue_le = 0;
};

// A single-use link by which a person sets a password.
struct Lien {
    std::string empreinte;
    std::string compte;
    std::int64_t expire_le = 0; // real clock, in seconds
};

struct CompteConnu {
    acces::Compte compte;
    acces::Coordonnees coordonnees;
    std::string raison_sociale; // of its company
};

struct PaiementsDuMois {
    std::string mois; // "2023-09", Paris
    montant::Cents paye, recouvre;
    bool operator==(PaiementsDuMois const&) const = default;
};

// What may be read; all of one reading sees the same state.
class Lecture {
public:
    virtual ~Lecture() = default;

    virtual std::optional<Suivi> demande(std::string_view numero) const = 0;
    // The demande of that company that bears that identifiant_envoi.
    virtual std::optional<std::string> numero_de_l_envoi(
        std::string_view siret, std::string_view identifiant_envoi) const = 0;
    virtual Page<LigneDemande> demandes(FiltreDemandes const& filtre) const = 0;
    // By statut, in the order of the statuts; `filtre.statuts` and paging do not count.
    virtual std::vector<Decompte> decompte(FiltreDemandes const& filtre) const = 0;
    // Demandes that live (neither closed without effect nor of that file) and bear one of the keys.
    virtual std::vector<Rival> rivaux(std::string_view dispositif,
        std::vector<std::string> const& cles, std::string_view dossier) const = 0;
    // The file of financing that holds the beneficiary, if any.
    virtual std::optional<std::string> detenteur(
        std::string_view dispositif, std::string_view cle) const = 0;
    // A demande of another file of financing, neither abandonnee, non_deposee nor annulee, that
    // was deposited with a file of that print.
    virtual std::optional<std::string> autre_depot_de(
        std::string_view sha256, std::string_view dossier) const = 0;
    // Soldes of that avance, oldest first.
    virtual std::vector<std::string> soldes_de(std::string_view avance) const = 0;
    // Incomplete demandes whose step has ended by then, the earliest first.
    virtual std::vector<std::string> incompletes_echues(Instant instant) const = 0;
    // The earliest instant at which something falls due by itself.
    virtual std::optional<Instant> prochaine_echeance_automatique() const = 0;

    // A text by its print (document, report).
    virtual std::optional<std::string> contenu(std::string_view sha256) const = 0;

    // The journal, oldest first; and what happened to one object.
    virtual Page<Evenement> evenements(std::int64_t apres, std::size_t limite) const = 0;
    virtual std::vector<Evenement> evenements_de(std::string_view objet) const = 0;
    virtual std::string journal_id() const = 0;
    // The link of each event, beside it: what `audit verify` replays.
    virtual std::vector<std::pair<std::string, std::string>> chaine(
        std::int64_t apres, std::size_t limite) const = 0; // contenu, link

    // The ledger, oldest first.
    virtual Page<grand_livre::Ecriture> ecritures(std::int64_t apres, std::size_t limite) const = 0;
    virtual std::vector<grand_livre::Ecriture> ecritures_de(std::string_view demande) const = 0;
    virtual std::vector<PaiementsDuMois> paiements_par_mois() const = 0;

    virtual Page<Courriel> courriels(
        std::optional<std::int64_t> apres, std::size_t limite) const = 0; // newest first
    virtual std::vector<Courriel> courriels_de(std::string_view demande) const = 0;

    virtual std::optional<CompteConnu> compte(std::string_view id) const = 0;
    virtual std::optional<CompteConnu> compte_de(std::string_view courriel) const = 0;
    virtual std::vector<CompteConnu> comptes() const = 0;
    virtual std::vector<CompteConnu> comptes_de(std::string_view siret) const = 0; // active ones
    virtual std::optional<acces::Entreprise> entreprise(std::string_view siret) const = 0;
    virtual std::optional<Jeton> jeton(std::string_view empreinte) const = 0;
    virtual std::vector<Jeton> jetons_de(std::string_view compte) const = 0;
    virtual std::optional<Session> session(std::string_view empreinte) const = 0;
    virtual std::optional<Lien> lien(std::string_view empreinte) const = 0;

    // What the database remembers of itself: "horloge" (simulee, reelle), "instant" (RFC 3339: the
    // latest reached), "fichiers"…
    virtual std::optional<std::string> reglage(std::string_view nom) const = 0;
};

// Of uniqueness: another file of financing holds the beneficiary.
struct Conflit {
    std::string cle, dossier;
};

// One act: all of it or nothing. Reads see what the act itself wrote.
class Transaction : public Lecture {
public:
    // Records the event, chained: gives its seq, the one after the last.
    virtual std::int64_t append(Evenement const& evenement) = 0;
    // The state of a demande, new or not; its events were appended in this transaction.
    virtual void put(Suivi const& suivi) = 0;
    virtual void put_contenu(std::string_view sha256, std::string_view texte) = 0;
    // Nothing is changed when there is a conflict.
    virtual std::optional<Conflit> claim(instruction::Revendication const& revendication) = 0;
    // Gives its number. The entry must be balanced: the database refuses another.
    virtual std::int64_t record(grand_livre::Ecriture const& ecriture) = 0;
    virtual void post(Courriel const& courriel) = 0; // no-op when that event and account have one
    virtual void mark_courriel(std::int64_t id, std::string_view etat) = 0;

    virtual void put(acces::Compte const& compte) = 0;
    virtual void put(std::string_view compte, acces::Coordonnees const& coordonnees) = 0;
    virtual void put(acces::Entreprise const& entreprise) = 0;
    virtual void put(Jeton const& jeton) = 0; // new, or revoked
    virtual void put(Session const& session) = 0; // new, or seen again
    virtual void end_session(std::string_view empreinte) = 0;
    virtual void end_sessions_de(std::string_view compte) = 0;
    virtual void put(Lien const& lien) = 0;
    virtual void use_lien(std::string_view empreinte) = 0;

    // The next number of a series: "SGN-2023" gives 1, 2, 3…
    virtual std::int64_t next_number(std::string_view serie) = 0;
    virtual void put_reglage(std::string_view nom, std::string_view valeur) = 0;
};

class Registre {
public:
    virtual ~Registre() = default;
    // Runs the act in a transaction; returns once it is durable. What it throws undoes it and is
    // thrown again. The act may run more than once (a conflict with another instance): it must have
    // no effect but through the transaction.
    virtual void write(std::function<void(Transaction&)> const& act) = 0;
    virtual void read(std::function<void(Lecture const&)> const& reading) const = 0;
};

// Files of pièces, by the SHA-256 of their bytes, outside the database.
class Fichiers {
public:
    virtual ~Fichiers() = default;
    // Durable on return. `fichier` may be moved away.
    virtual void add(std::string_view sha256, std::filesystem::path const& fichier) = 0;
    virtual void add_bytes(std::string_view sha256, std::string_view octets) = 0;
    virtual bool contains(std::string_view sha256) const = 0;
    // The path of a file, its bytes checked against its print; throws when they no longer agree.
    virtual std::filesystem::path checked(std::string_view sha256) const = 0;
};

// The domain's clock: what files, deadlines and events follow.
class Horloge {
public:
    virtual ~Horloge() = default;
    virtual Instant now() const = 0;
};

}
