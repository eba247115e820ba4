// SPDX-License-Identifier: EUPL-1.2
#include "guichet/audit/verifier_journal.h"

#include "base/sha256.h"
#include "guichet/portail/portail.h"
#include "instruction/evenements.h"
#include "journal/chaine.h"

#include <fmt/format.h>

namespace quitus::guichet {

namespace {

constexpr std::size_t page_taille = 1000;
// Beyond, the first ones tell enough.
constexpr std::size_t fautes_max = 20;

class Audit {
public:
    Audit(Lecture const& registre, Registre& vide) : m_registre(registre), m_vide(vide) { }

    RapportDAudit run()
    {
        replay();
        m_vide.read([&](Lecture const& rejoue) {
            compare_demandes(rejoue);
            compare_ecritures(rejoue);
            compare_comptes(rejoue);
        });
        return std::move(m_rapport);
    }

private:
    void say(std::string faute)
    {
        if (m_rapport.fautes.size() < fautes_max)
            m_rapport.fautes.push_back(std::move(faute));
    }

    void replay()
    {
        m_rapport.tete = journal::first_link(m_registre.journal_id());
        for (;;) {
            auto const page = m_registre.chaine(m_rapport.evenements, page_taille);
            if (page.empty())
                return;
            m_vide.write([&](Transaction& transaction) {
                for (auto const& [contenu, lien] : page)
                    replay(transaction, contenu, lien);
            });
        }
    }

    void replay(Transaction& transaction, std::string const& contenu, std::string const& lien)
    {
        auto const seq = ++m_rapport.evenements;
        m_rapport.tete = journal::next_link(m_rapport.tete, contenu);
        if (m_rapport.tete != lien)
            say(fmt::format(
                "événement {} : l’empreinte ne suit pas de la précédente et du contenu", seq));
        auto const evenement = Evenement::parse(contenu);
        if (!evenement || evenement->seq != seq)
            return say(fmt::format("événement {} : contenu illisible ou hors de son rang", seq));
        if (instruction::is_de_demande(*evenement))
            replay_demande(transaction, *evenement);
        else
            replay_compte(transaction, *evenement);
    }

    void replay_demande(Transaction& transaction, Evenement const& evenement)
    {
        auto suivi = transaction.demande(evenement.objet).value_or(Suivi());
        bool const is_first = evenement.genre == instruction::genre::deposee;
        if (is_first != (suivi.version == 0))
            return say(fmt::format("événement {} : la demande {} ne peut pas le connaître",
                evenement.seq, evenement.objet));
        if (!enregistre(transaction, std::move(suivi), evenement))
            say(fmt::format(
                "événement {} : un bénéficiaire y est financé deux fois", evenement.seq));
    }

    void replay_compte(Transaction& transaction, Evenement const& evenement)
    {
        transaction.append(evenement);
        if (evenement.genre == "compte_cree")
            transaction.put(acces::Compte{
                .id = evenement.objet,
                .role = acces::parse_role(evenement.donnees.texte("role"))
                            .value_or(acces::Role::fournisseur),
                .siret = evenement.donnees.texte("siret"),
            });
        auto const connu = transaction.compte(evenement.objet);
        if (evenement.genre == "compte_desactive" && connu) {
            auto compte = connu->compte;
            compte.actif = false;
            transaction.put(compte);
        }
    }

    // Every demande of the one is that of the other, and there are as many.
    void compare_demandes(Lecture const& rejoue)
    {
        FiltreDemandes filtre{ .limite = page_taille };
        do {
            auto const page = m_registre.demandes(filtre);
            for (auto const& ligne : page.elements)
                compare_demande(rejoue, ligne);
            filtre.apres = page.suite;
        } while (filtre.apres);
        auto const decompte = rejoue.decompte({});
        std::int64_t replayed = 0;
        for (auto const& part : decompte)
            replayed += part.nombre;
        if (replayed != m_rapport.demandes)
            say(fmt::format(
                "{} demandes dans la table, {} dans le journal", m_rapport.demandes, replayed));
        if (m_registre.decompte({}) != decompte)
            say("décompte des demandes : il n’est pas celui que donne le journal");
    }

    void compare_demande(Lecture const& rejoue, LigneDemande const& ligne)
    {
        ++m_rapport.demandes;
        auto const& numero = ligne.numero;
        auto const kept = m_registre.demande(numero);
        auto const replayed = rejoue.demande(numero);
        if (!kept || !replayed || !(*kept == *replayed))
            return say(
                fmt::format("demande {} : son état n’est pas celui que donne le journal", numero));
        if (ligne != ligne_de(*replayed, ligne.rang))
            say(fmt::format(
                "demande {} : sa ligne dans les listes n’est pas celle que donne le journal",
                numero));
        check_textes(*kept);
        for (auto const& financement : kept->financements)
            for (auto const& cle : financement.cles)
                if (m_registre.detenteur(kept->dispositif, cle)
                    != rejoue.detenteur(kept->dispositif, cle))
                    say(fmt::format(
                        "demande {} : l’unicité du bénéficiaire « {} » n’est pas celle que "
                        "donne le journal",
                        numero, financement.id));
    }

    // Documents and reports are named by their prints: the journal holds nothing else of them.
    void check_textes(Suivi const& suivi)
    {
        for (auto const& version : suivi.versions)
            for (auto const& empreinte : { version.document, version.rapport })
                if (base::sha256_hex(m_registre.contenu(empreinte).value_or("")) != empreinte)
                    say(fmt::format("demande {} : le texte {} a disparu ou n’est plus celui que "
                                    "nomme le journal",
                        suivi.numero, empreinte));
    }

    void compare_ecritures(Lecture const& rejoue)
    {
        if (m_registre.paiements_par_mois() != rejoue.paiements_par_mois())
            say("paiements par mois : ils ne sont pas ceux que donne le journal");
        std::int64_t apres = 0;
        for (;;) {
            auto const kept = m_registre.ecritures(apres, page_taille);
            auto const replayed = rejoue.ecritures(apres, page_taille);
            m_rapport.ecritures += static_cast<std::int64_t>(kept.elements.size());
            if (!(kept.elements == replayed.elements))
                return say(fmt::format(
                    "grand livre : après l’écriture {}, il n’est pas celui que donne le journal",
                    apres));
            if (!kept.suite)
                return;
            apres = *kept.suite;
        }
    }

    void compare_comptes(Lecture const& rejoue)
    {
        auto const kept = m_registre.comptes();
        for (auto const& connu : kept) {
            auto const replayed = rejoue.compte(connu.compte.id);
            if (!replayed || !(replayed->compte == connu.compte))
                say(fmt::format(
                    "compte {} : il n’est pas celui que donne le journal", connu.compte.id));
        }
        if (kept.size() != rejoue.comptes().size())
            say("comptes : la table n’en compte pas autant que le journal");
    }

    Lecture const& m_registre;
    Registre& m_vide;
    RapportDAudit m_rapport;
};

}

RapportDAudit verifier_journal(Registre const& registre, Registre& vide)
{
    RapportDAudit rapport;
    registre.read([&](Lecture const& lecture) { rapport = Audit(lecture, vide).run(); });
    return rapport;
}

}
