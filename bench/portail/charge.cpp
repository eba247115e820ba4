// SPDX-License-Identifier: EUPL-1.2
// Fills the database of a portal with demandes at every point of their life, by their events: what
// it writes is what the acts would have written, and `quitus audit verify` accepts it.
//   charge ADDRESS DEMANDES DOCUMENTS REPORTS
// ADDRESS is a database that has its accounts (a path, or postgresql://…). DOCUMENTS and REPORTS
// are files of the same number of lines: conforming requests, and the report of each. The demandes
// take them in turn, so that texts are shared; their states, keys, pièces and amounts are their
// own.
#include "base/json_view.h"
#include "base/sha256.h"
#include "guichet/portail/portail.h"
#include "instruction/decision.h"
#include "storage/registre_sql.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace quitus;
using instruction::Action;
using instruction::Statut;

constexpr std::int64_t par_transaction = 2000;
constexpr std::int64_t autres_entreprises = 60;
constexpr std::int64_t une_journee = 86'400;

struct Modele {
    std::string document, rapport; // texts
    std::string empreinte_document, empreinte_rapport;
    std::string type_demande, dispositif;
    std::size_t beneficiaires = 1;
};

// Who files, and who decides: those of the database.
struct Personnes {
    std::vector<acces::Acteur> fournisseurs;
    std::vector<std::string> raisons_sociales; // of each
    acces::Acteur gestionnaire, administrateur;
};

std::vector<std::string> lines_of(char const* path)
{
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(std::move(line));
    return lines;
}

std::vector<Modele> read_modeles(char const* documents, char const* rapports)
{
    auto const textes = lines_of(documents);
    auto const reports = lines_of(rapports);
    QUITUS_ENSURE(!textes.empty() && textes.size() == reports.size());
    std::vector<Modele> modeles;
    for (std::size_t rang = 0; rang < textes.size(); ++rang) {
        base::JsonDocument json;
        QUITUS_ENSURE(!json.parse(textes[rang]));
        base::JsonView const racine(json);
        modeles.push_back({
            .document = textes[rang],
            .rapport = reports[rang],
            .empreinte_document = base::sha256_hex(textes[rang]),
            .empreinte_rapport = base::sha256_hex(reports[rang]),
            .type_demande = std::string(racine["type_demande"].text()),
            .dispositif = std::string(racine.at("/dispositif/code").text()),
            .beneficiaires = std::max<std::size_t>(racine["beneficiaires"].elements().size(), 1),
        });
    }
    return modeles;
}

Personnes read_personnes(guichet::Registre const& registre)
{
    Personnes personnes;
    registre.read([&](guichet::Lecture const& lecture) {
        for (auto const& connu : lecture.comptes()) {
            acces::Acteur const acteur{ connu.compte.id, connu.compte.role, connu.compte.siret };
            if (acteur.role == acces::Role::gestionnaire)
                personnes.gestionnaire = acteur;
            if (acteur.role == acces::Role::administrateur)
                personnes.administrateur = acteur;
            if (acteur.role != acces::Role::fournisseur)
                continue;
            personnes.fournisseurs.push_back(acteur);
            personnes.raisons_sociales.push_back(connu.raison_sociale);
        }
    });
    QUITUS_ENSURE(!personnes.fournisseurs.empty() && !personnes.gestionnaire.id.empty()
        && !personnes.administrateur.id.empty());
    // Companies without an account of theirs: their first deposits came before it was closed.
    for (std::int64_t rang = 0; rang < autres_entreprises; ++rang) {
        auto acteur = personnes.fournisseurs.front();
        acteur.siret = fmt::format("9{:08}00017", rang);
        personnes.fournisseurs.push_back(acteur);
        personnes.raisons_sociales.push_back(fmt::format("Société de charge n° {}", rang + 1));
    }
    return personnes;
}

// What is done to a demande after its deposit, and whether its pièces came with it.
struct Parcours {
    bool complete = true;
    std::vector<Action> actions;
};

// Twenty lives, in the proportions of a campaign that is well under way.
Parcours const& parcours_of(std::int64_t rang)
{
    using enum Action;
    static std::array<Parcours, 20> const all = [] {
        Parcours const paye{ true, { prendre_en_charge, valider, payer } };
        Parcours const valide{ true, { prendre_en_charge, valider } };
        Parcours const pris{ true, { prendre_en_charge } };
        Parcours const a_modifier{ true, { prendre_en_charge, demander_modification } };
        Parcours const rejete{ true, { prendre_en_charge, rejeter } };
        Parcours const depose{ true, {} };
        Parcours const incomplet{ false, {} };
        Parcours const abandonne{ false, { abandonner } };
        return std::array<Parcours, 20>{ paye, depose, paye, pris, paye, valide, paye, a_modifier,
            paye, depose, paye, pris, paye, valide, paye, rejete, depose, incomplet, pris,
            abandonne };
    }();
    return all[static_cast<std::size_t>(rang) % all.size()];
}

instruction::Reception reception_of(Modele const& modele, std::int64_t rang, bool complete)
{
    // In the order of the demandes, as no real print is: indexes then grow at their end, and a
    // million is written in minutes.
    auto const print = [&](char const* what, std::size_t which) {
        return fmt::format("{:012x}", rang)
            + base::sha256_hex(fmt::format("{} {} {}", what, rang, which)).substr(12);
    };
    instruction::Reception reception{ .numero = {},
        .siret = {},
        .raison_sociale = {},
        .type_demande = modele.type_demande == "solde" ? "solde" : "avance",
        .dispositif = modele.dispositif,
        .identifiant_envoi = fmt::format("00000000-0000-4000-8000-{:012x}", rang),
        .reference = fmt::format("CMD-{:07}", rang),
        .complete = complete,
        .document = modele.empreinte_document,
        .rapport = modele.empreinte_rapport };
    if (complete)
        reception.pieces = { { "bon-de-commande.pdf", print("piece", 1), 48'000 },
            { "facture.pdf", print("piece", 2), 52'000 } };
    else
        reception.faute = "Aucune archive de pièces n’a été reçue.";
    bool const is_solde = reception.type_demande == "solde";
    montant::Cents total;
    for (std::size_t which = 0; which < modele.beneficiaires; ++which) {
        auto const part = montant::Cents::of(
            100'000 + (rang * 7919 + static_cast<std::int64_t>(which) * 104'729) % 900'000);
        reception.financements.push_back({ .id = fmt::format("B{}", which + 1),
            .cles = { print("beneficiaire", which) },
            .avance = is_solde ? std::nullopt : std::optional(part),
            .solde = is_solde ? std::optional(part) : std::nullopt });
        total += part;
    }
    reception.montants.finance = total;
    (is_solde ? reception.montants.solde : reception.montants.avance) = total;
    if (is_solde)
        reception.montants.net = total;
    return reception;
}

class Chargement {
public:
    Chargement(guichet::Registre& registre, std::vector<Modele> modeles)
        : m_registre(registre)
        , m_modeles(std::move(modeles))
        , m_personnes(read_personnes(registre))
        , m_debut(calendrier::Instant::parse_rfc3339("2022-12-01T08:00:00Z").value())
        , m_echeance(calendrier::Instant::parse_rfc3339("2023-12-31T22:59:59Z").value())
    {
    }

    void add_textes()
    {
        m_registre.write([&](guichet::Transaction& transaction) {
            for (auto const& modele : m_modeles) {
                transaction.put_contenu(modele.empreinte_document, modele.document);
                transaction.put_contenu(modele.empreinte_rapport, modele.rapport);
            }
        });
    }

    void add_demandes(std::int64_t first, std::int64_t last, std::int64_t count)
    {
        m_registre.write([&](guichet::Transaction& transaction) {
            for (auto rang = first; rang < last; ++rang)
                add_demande(transaction, rang, count);
        });
    }

private:
    void add_demande(guichet::Transaction& transaction, std::int64_t rang, std::int64_t count)
    {
        auto const& modele = m_modeles[static_cast<std::size_t>(rang) % m_modeles.size()];
        auto const& parcours = parcours_of(rang);
        auto const who = static_cast<std::size_t>(rang * 31) % m_personnes.fournisseurs.size();
        auto const& fournisseur = m_personnes.fournisseurs[who];
        auto const instant = calendrier::Instant::of_seconds_since_1970(
            m_debut.seconds_since_1970() + rang * 280 * une_journee / count);
        auto reception = reception_of(modele, rang, parcours.complete);
        reception.siret = fournisseur.siret;
        reception.raison_sociale = m_personnes.raisons_sociales[who];
        reception.numero = fmt::format("SGN-{}-{:06}", 2023, transaction.next_number("SGN-2023"));
        if (!parcours.complete)
            reception.echeance = m_echeance;
        auto suivi = record(transaction, {},
            instruction::recue(instruction::genre::deposee, reception, fournisseur, instant));
        for (auto const action : parcours.actions)
            suivi = act(transaction, std::move(suivi), action, fournisseur, instant);
    }

    guichet::Suivi act(guichet::Transaction& transaction, guichet::Suivi suivi, Action action,
        acces::Acteur const& fournisseur, calendrier::Instant instant) const
    {
        auto const& acteur = action == Action::abandonner ? fournisseur
            : action == Action::payer                     ? m_personnes.administrateur
                                                          : m_personnes.gestionnaire;
        instruction::Ordre const ordre{ .action = action,
            .acteur = acteur,
            .instant = instant,
            .motif = "Le bon de commande n’est pas lisible.",
            .motifs = {},
            .regle = {},
            .echeance
            = action == Action::demander_modification ? std::optional(m_echeance) : std::nullopt };
        auto const evenement = instruction::decide(suivi, ordre);
        QUITUS_ENSURE(evenement.has_value());
        return record(transaction, std::move(suivi), *evenement);
    }

    static guichet::Suivi record(guichet::Transaction& transaction, guichet::Suivi suivi,
        journal::Evenement const& evenement)
    {
        auto after = guichet::enregistre(transaction, std::move(suivi), evenement);
        QUITUS_ENSURE(after.has_value());
        return *std::move(after);
    }

    guichet::Registre& m_registre;
    std::vector<Modele> m_modeles;
    Personnes m_personnes;
    calendrier::Instant m_debut, m_echeance;
};

}

int main(int argc, char** argv)
{
    std::int64_t count = 0;
    if (argc == 5)
        std::from_chars(argv[2], argv[2] + std::string_view(argv[2]).size(), count);
    if (count <= 0) {
        std::fputs("usage: charge ADDRESS DEMANDES DOCUMENTS REPORTS\n", stderr);
        return 2;
    }
    storage::RegistreSql registre(storage::Adresse::parse(argv[1]));
    Chargement chargement(registre, read_modeles(argv[3], argv[4]));
    chargement.add_textes();
    for (std::int64_t first = 0; first < count; first += par_transaction) {
        chargement.add_demandes(first, std::min(first + par_transaction, count), count);
        if (first % 100'000 == 0)
            fmt::print(stderr, "charge: {}\n", first);
    }
    return 0;
}
