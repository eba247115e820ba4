// SPDX-License-Identifier: EUPL-1.2
#include "journal/chaine.h"
#include "registres_d_essai.h"

#include <atomic>
#include <csignal>
#include <set>
#include <thread>

namespace quitus::storage {
namespace {

class ContratJournal : public Contrat { };
QUITUS_ON_EACH_REGISTRE(ContratJournal);

// The chain, counted again from its texts; gives how many links it has.
int replay(Lecture const& lecture)
{
    auto link = journal::first_link(lecture.journal_id());
    int count = 0;
    for (auto const& [contenu, lien] : lecture.chaine(0, 100'000)) {
        link = journal::next_link(link, contenu);
        EXPECT_EQ(lien, link);
        auto const evenement = journal::Evenement::parse(contenu);
        EXPECT_TRUE(evenement && evenement->seq == ++count);
    }
    return count;
}

}

TEST_P(ContratJournal, NumbersAndChainsTheEventsInTheirOrder)
{
    act([](Transaction& t) {
        EXPECT_EQ(t.append(un_evenement("A")), 1);
        EXPECT_EQ(t.append(un_evenement("B")), 2);
        EXPECT_EQ(t.evenements_de("A").size(), 1U) << "an act sees what it wrote";
    });
    act([](Transaction& t) { EXPECT_EQ(t.append(un_evenement("A")), 3); });
    registre->read([](Lecture const& lecture) {
        EXPECT_EQ(replay(lecture), 3);
        auto expected = un_evenement("A");
        expected.seq = 3;
        auto const of_a = lecture.evenements_de("A");
        ASSERT_EQ(of_a.size(), 2U);
        EXPECT_EQ(of_a[1], expected);
        EXPECT_TRUE(lecture.evenements_de("nobody").empty());
    });
}

TEST_P(ContratJournal, GivesTheEventsByPagesOldestFirst)
{
    act([](Transaction& t) {
        for (int i = 0; i < 5; ++i)
            t.append(un_evenement());
    });
    registre->read([](Lecture const& lecture) {
        auto const first = lecture.evenements(0, 2);
        ASSERT_EQ(first.elements.size(), 2U);
        EXPECT_EQ(first.elements[0].seq, 1);
        EXPECT_EQ(first.suite, 2);
        auto const last = lecture.evenements(3, 2);
        EXPECT_EQ(last.elements.size(), 2U);
        EXPECT_EQ(last.suite, std::nullopt) << "a full last page has no next one";
        EXPECT_TRUE(lecture.evenements(5, 2).elements.empty());
        EXPECT_EQ(lecture.chaine(3, 10).size(), 2U);
    });
}

TEST_P(ContratJournal, AnActThatThrowsLeavesNothing)
{
    act([](Transaction& t) { t.append(un_evenement()); });
    EXPECT_THROW(act([](Transaction& t) {
        t.append(un_evenement());
        t.put(un_suivi("SGN-1"));
        t.put_contenu(std::string(64, 'a'), "texte");
        t.claim({ "PHA_LGO", "SGN-1", { "cle" } });
        t.next_number("SGN");
        t.put_reglage("horloge", "reelle");
        throw std::domain_error("no");
    }),
        std::domain_error);
    registre->read([](Lecture const& lecture) {
        EXPECT_EQ(replay(lecture), 1);
        EXPECT_FALSE(lecture.demande("SGN-1"));
        EXPECT_FALSE(lecture.contenu(std::string(64, 'a')));
        EXPECT_FALSE(lecture.detenteur("PHA_LGO", "cle"));
        EXPECT_FALSE(lecture.reglage("horloge"));
    });
    act([](Transaction& t) { EXPECT_EQ(t.next_number("SGN"), 1); });
}

TEST_P(ContratJournal, AReadingSeesOneStateWhateverIsWrittenMeanwhile)
{
    act([](Transaction& t) { t.append(un_evenement()); });
    registre->read([&](Lecture const& lecture) {
        EXPECT_EQ(lecture.evenements(0, 10).elements.size(), 1U);
        act([](Transaction& t) {
            t.append(un_evenement());
            t.put(un_suivi("SGN-2"));
        });
        EXPECT_EQ(lecture.evenements(0, 10).elements.size(), 1U);
        EXPECT_FALSE(lecture.demande("SGN-2"));
    });
    EXPECT_TRUE(ask([](Lecture const& lecture) { return lecture.demande("SGN-2"); }));
}

TEST_P(ContratJournal, KeepsOneChainWhenManyWriteAtOnce)
{
    std::vector<std::thread> writers;
    std::atomic<int> failed = 0;
    for (int i = 0; i < 6; ++i)
        writers.emplace_back([&, i] {
            for (int k = 0; k < 10; ++k)
                try {
                    act([&](Transaction& t) {
                        t.append(un_evenement(std::to_string(i)));
                        t.append(un_evenement(std::to_string(i)));
                        if (k % 3 == 0)
                            throw std::domain_error("changed its mind");
                    });
                } catch (std::domain_error const&) {
                } catch (std::exception const&) {
                    ++failed;
                }
        });
    for (auto& writer : writers)
        writer.join();
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(ask(replay), 6 * 6 * 2);
}

TEST_P(ContratJournal, KeepsTextsByTheirPrintAndSettingsByTheirName)
{
    std::string const empreinte(64, 'b');
    act([&](Transaction& t) {
        t.put_contenu(empreinte, "{\"a\": \"é\"}");
        t.put_contenu(empreinte, "{\"a\": \"é\"}");
        t.put_reglage("horloge", "simulee");
        t.put_reglage("horloge", "reelle");
    });
    EXPECT_EQ(ask([&](Lecture const& l) { return l.contenu(empreinte); }), "{\"a\": \"é\"}");
    EXPECT_EQ(ask([&](Lecture const& l) { return l.reglage("horloge"); }), "reelle");
    EXPECT_EQ(ask([&](Lecture const& l) { return l.reglage("autre"); }), std::nullopt);
}

TEST_P(ContratJournal, NumbersEachSeriesApartWithoutAGap)
{
    act([](Transaction& t) {
        EXPECT_EQ(t.next_number("SGN-2023"), 1);
        EXPECT_EQ(t.next_number("SGN-2023"), 2);
        EXPECT_EQ(t.next_number("C"), 1);
    });
    act([](Transaction& t) { EXPECT_EQ(t.next_number("SGN-2023"), 3); });
}

namespace {

class JournalSurBase : public testing::TestWithParam<Lieu> {
protected:
    RegistreDEssai registre{ GetParam() };
};
INSTANTIATE_TEST_SUITE_P(
    Registre, JournalSurBase, testing::Values(Lieu::sqlite, Lieu::postgresql), name_of_lieu);

}

TEST_P(JournalSurBase, TwoInstancesOfThePortalKeepOneChain)
{
    auto const other = registre.another();
    std::vector<std::thread> writers;
    std::atomic<int> failed = 0;
    for (auto* instance : { &*registre, other.get(), &*registre, other.get() })
        writers.emplace_back([&failed, instance] {
            for (int k = 0; k < 15; ++k)
                try {
                    instance->write([](Transaction& t) {
                        // Nothing that is read here is locked by the reading.
                        auto const seen = t.chaine(0, 1000).size();
                        EXPECT_EQ(t.append(un_evenement()), static_cast<std::int64_t>(seen) + 1)
                            << "what an act saw is still true when it writes";
                    });
                } catch (std::exception const&) {
                    ++failed;
                }
        });
    for (auto& writer : writers)
        writer.join();
    EXPECT_EQ(failed, 0);
    registre->read([](Lecture const& lecture) { EXPECT_EQ(replay(lecture), 60); });
}

TEST_P(JournalSurBase, KeepsItsNameAndItsChainWhenOpenedAgain)
{
    std::string id;
    registre->write([](Transaction& t) { t.append(un_evenement()); });
    registre->read([&](Lecture const& lecture) { id = lecture.journal_id(); });
    EXPECT_FALSE(id.empty());
    auto const again = registre.another();
    again->write([](Transaction& t) { EXPECT_EQ(t.append(un_evenement()), 2); });
    again->read([&](Lecture const& lecture) {
        EXPECT_EQ(lecture.journal_id(), id);
        EXPECT_EQ(replay(lecture), 2);
    });
}

namespace {

// Nothing is open in the process that makes another: SQLite does not cross a fork.
class JournalTue : public testing::TestWithParam<Lieu> {
protected:
    BaseDEssai base{ GetParam() == Lieu::sqlite ? Moteur::sqlite : Moteur::postgresql };
};
INSTANTIATE_TEST_SUITE_P(
    Registre, JournalTue, testing::Values(Lieu::sqlite, Lieu::postgresql), name_of_lieu);

}

TEST_P(JournalTue, AtAnyMomentKeepsWhatWasAcknowledgedAndNoHalfAct)
{
    for (int round = 0; round < 5; ++round) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        auto const child = ::fork();
        if (child == 0) {
            RegistreSql instance(base.adresse(), 1);
            std::vector<std::thread> callers;
            for (int caller = 0; caller < 4; ++caller)
                callers.emplace_back([&] {
                    for (;;) {
                        std::int64_t seq = 0;
                        instance.write([&](Transaction& t) {
                            auto const numero = "SGN-" + std::to_string(t.next_number("SGN"));
                            auto suivi = un_suivi(numero);
                            seq = t.append(un_evenement(numero));
                            t.put(suivi);
                            t.claim({ "PHA_LGO", numero, { "cle-" + numero } });
                        });
                        [[maybe_unused]] auto const said = ::write(ends[1], &seq, sizeof seq);
                    }
                });
            for (auto& caller : callers)
                caller.join();
        }
        ::close(ends[1]);
        std::set<std::int64_t> acknowledged;
        std::int64_t seq = 0;
        while (acknowledged.size() < 12U && ::read(ends[0], &seq, sizeof seq) == sizeof seq)
            acknowledged.insert(seq);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        while (::read(ends[0], &seq, sizeof seq) == sizeof seq)
            acknowledged.insert(seq);
        ::close(ends[0]);

        ASSERT_GE(acknowledged.size(), 12U);
        RegistreSql after(base.adresse(), 1);
        after.write([](Transaction&) {}); // behind whatever a server still ends
        after.read([&](Lecture const& lecture) {
            auto const count = replay(lecture);
            EXPECT_GE(count, *acknowledged.rbegin());
            std::size_t demandes = 0;
            for (auto const& evenement : lecture.evenements(0, 100'000).elements) {
                demandes += lecture.demande(evenement.objet) ? 1 : 0;
                EXPECT_EQ(lecture.detenteur("PHA_LGO", "cle-" + evenement.objet), evenement.objet);
            }
            EXPECT_EQ(demandes, static_cast<std::size_t>(count));
            EXPECT_EQ(
                lecture.decompte({})[static_cast<std::size_t>(Statut::deposee)].nombre, count);
        });
    }
}

}
