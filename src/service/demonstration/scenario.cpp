// SPDX-License-Identifier: EUPL-1.2
#include "service/demonstration/scenario.h"

#include "guichet/decision/decisions.h"
#include "guichet/depot/depot.h"

#include <algorithm>
#include <functional>
#include <map>

namespace quitus::service {

using guichet::Cible;
using instruction::Motif;

namespace {

constexpr std::int64_t jour_s = 24 * 60 * 60;
// What was filed since may still be waiting for somebody.
constexpr std::int64_t recent_jours = 250;

// Where the life of a demande stops.
enum class Fin : std::uint8_t {
    payee,
    validee,
    en_instruction,
    deposee,
    a_modifier,
    redeposee,
    rejetee,
    incomplete,
    abandonnee,
};

// An avance whose solde follows is paid, and what is old is settled; the others show what else may
// happen.
Fin fin_of(DepotDeDemonstration const& depot, std::size_t rang, bool has_solde, bool is_old)
{
    constexpr Fin avances[] = { Fin::payee, Fin::rejetee, Fin::payee, Fin::incomplete, Fin::payee,
        Fin::abandonnee, Fin::payee, Fin::validee };
    constexpr Fin soldes[] = { Fin::deposee, Fin::payee, Fin::en_instruction, Fin::validee,
        Fin::a_modifier, Fin::incomplete, Fin::redeposee, Fin::rejetee, Fin::deposee };
    if (depot.type == "avance")
        return has_solde ? Fin::payee : avances[rang % 8];
    if (is_old)
        return rang % 8 == 7 ? Fin::rejetee : Fin::payee;
    return soldes[rang % 9];
}

// No officer validates what the report asks to mend.
Fin fin_of_a_faulty(Fin fin)
{
    if (fin == Fin::payee)
        return Fin::rejetee;
    return fin == Fin::validee ? Fin::a_modifier : fin;
}

class Piece {
public:
    Piece(Ouverture& ouverture, DossiersDeDemonstration const& dossiers,
        Distribution const& distribution, Instant depart)
        : m_dossiers(dossiers)
        , m_distribution(distribution)
        , m_depart(depart)
        , m_portail(ouverture.portail())
    {
    }

    void run()
    {
        for (std::size_t rang = 0; rang < m_dossiers.depots.size(); ++rang)
            plan(rang);
        // Acts may plan others: the earliest first, until the start of the demonstration.
        while (!m_acts.empty() && m_acts.begin()->first < m_depart) {
            auto const [instant, act] = *m_acts.begin();
            m_acts.erase(m_acts.begin());
            guichet::constater_non_depots(portail_at(instant), instant);
            act();
        }
        guichet::constater_non_depots(portail_at(m_depart), m_depart);
    }

private:
    using Act = std::function<void()>;

    guichet::Portail& portail_at(Instant instant)
    {
        m_horloge.set(instant);
        return m_scene;
    }

    void at(Instant instant, Act act) { m_acts.emplace(instant, std::move(act)); }

    pieces::Livraison deliver(DepotDeDemonstration const& depot)
    {
        pieces::Livraison livraison{ .archive_recue = true };
        for (auto const& piece : depot.pieces) {
            m_portail.fichiers.add_bytes(piece.sha256, piece.octets);
            livraison.fichiers.push_back({ piece.nom, piece.sha256, piece.octets.size() });
        }
        return livraison;
    }

    void plan(std::size_t rang)
    {
        auto const& depot = m_dossiers.depots[rang];
        bool const has_solde = std::ranges::any_of(m_dossiers.depots, [&](auto const& other) {
            return other.dossier == depot.dossier && other.type == "solde";
        }) || depot.dossier == m_dossiers.a_essayer.dossier;
        bool const is_old = depot.instant < m_depart.plus_secondes(-recent_jours * jour_s);
        auto const fin = fin_of(depot, rang, has_solde, is_old);
        at(depot.instant, [this, rang, fin] { deposit(rang, fin); });
    }

    void deposit(std::size_t rang, Fin fin)
    {
        auto const& depot = m_dossiers.depots[rang];
        auto const& acteur = m_distribution.fournisseurs[entreprise_de(depot)];
        bool const comes_alone = fin == Fin::incomplete || fin == Fin::abandonnee;
        m_livraison = comes_alone ? pieces::Livraison{} : deliver(depot);
        auto const depose = guichet::deposer_demande(m_scene, acteur,
            { .demande = depot.texte,
                .archive = comes_alone ? std::nullopt
                                       : std::optional<std::filesystem::path>("demonstration") });
        if (!depose)
            return;
        if (depose->suivi.verdict >= verdict::Verdict::a_modifier)
            fin = fin_of_a_faulty(fin);
        Cible const cible{ depose->suivi.numero };
        if (fin == Fin::abandonnee)
            at(after(3), [=, this] {
                static_cast<void>(guichet::abandonner_demande(m_scene, acteur, cible));
            });
        if (!comes_alone && fin != Fin::deposee)
            at(after(2), [=, this] { take(cible, rang, fin); });
    }

    void take(Cible const& cible, std::size_t rang, Fin fin)
    {
        static_cast<void>(guichet::prendre_en_charge(m_scene, m_distribution.gestionnaire, cible));
        if (fin != Fin::en_instruction)
            at(after(3), [=, this] { decide(cible, rang, fin); });
    }

    void decide(Cible const& cible, std::size_t rang, Fin fin)
    {
        auto const& gestionnaire = m_distribution.gestionnaire;
        if (fin == Fin::a_modifier || fin == Fin::redeposee) {
            static_cast<void>(guichet::demander_modification(m_scene, gestionnaire, cible,
                { Motif{ "/pieces/0", "La pièce jointe est illisible sur sa dernière page.",
                    "Un document lisible en entier.", "" } }));
            if (fin == Fin::redeposee)
                at(after(4), [=, this] { redeposit(cible, rang); });
            return;
        }
        if (fin == Fin::rejetee)
            return reject(cible, "Les pièces ne permettent pas d’établir la prestation.");
        if (auto const validee = guichet::valider_demande(m_scene, gestionnaire, cible); !validee)
            return reject(cible, validee.error().message);
        if (fin == Fin::payee)
            at(after(5), [=, this] {
                static_cast<void>(
                    guichet::payer_demande(m_scene, m_distribution.administrateur, cible));
            });
    }

    void redeposit(Cible const& cible, std::size_t rang)
    {
        auto const& depot = m_dossiers.depots[rang];
        m_livraison = deliver(depot);
        static_cast<void>(
            guichet::redeposer_demande(m_scene, m_distribution.fournisseurs[entreprise_de(depot)],
                cible.numero, { .demande = depot.texte, .archive = "demonstration" }));
    }

    void reject(Cible const& cible, std::string const& motif)
    {
        static_cast<void>(guichet::rejeter_demande(
            m_scene, m_distribution.gestionnaire, cible, { Motif{ "", motif, "", "" } }));
    }

    Instant after(std::int64_t jours) const
    {
        return m_horloge.now().plus_secondes(jours * jour_s + 60 * 17);
    }

    DossiersDeDemonstration const& m_dossiers;
    Distribution const& m_distribution;
    Instant m_depart;
    guichet::Portail& m_portail;
    HorlogeArretee m_horloge{ Instant() };
    pieces::Livraison m_livraison; // what the next archive holds
    // The same counter, at the time of the play, with archives that were never zipped.
    guichet::Portail m_scene{ .registre = m_portail.registre,
        .fichiers = m_portail.fichiers,
        .horloge = m_horloge,
        .reglement = m_portail.reglement,
        .read_archive
        = [this](std::filesystem::path const&, guichet::Fichiers*) { return m_livraison; },
        .write_rapport = m_portail.write_rapport,
        .options = m_portail.options };
    std::multimap<Instant, Act> m_acts;
};

}

void play(Ouverture& ouverture, DossiersDeDemonstration const& dossiers,
    Distribution const& distribution, Instant depart)
{
    Piece(ouverture, dossiers, distribution, depart).run();
}

}
