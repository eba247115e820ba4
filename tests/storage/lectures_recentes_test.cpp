// SPDX-License-Identifier: EUPL-1.2
#include "storage/lectures_recentes.h"

#include <gtest/gtest.h>

namespace quitus::storage {
namespace {

std::shared_ptr<int const> one(int value)
{
    return std::make_shared<int const>(value);
}

std::string text_of(std::string const& numero, int version)
{
    guichet::Suivi suivi;
    suivi.numero = numero;
    suivi.version = version;
    return suivi.donnees().canonique();
}

TEST(MemoireBreve, says_what_it_was_last_told_under_a_name)
{
    MemoireBreve<int> memoire(2);
    memoire.keep("a", one(1));
    memoire.keep("a", one(2));
    EXPECT_EQ(*memoire.find("a"), 2);
    EXPECT_EQ(memoire.find("b"), nullptr);
}

TEST(MemoireBreve, forgets_what_nobody_asked_for_during_a_generation)
{
    MemoireBreve<int> memoire(2);
    for (auto const* nom : { "a", "b", "c", "d" })
        memoire.keep(nom, one(0));
    EXPECT_NE(memoire.find("a"), nullptr);
    memoire.keep("e", one(0));
    EXPECT_EQ(memoire.find("b"), nullptr);
}

TEST(MemoireBreve, keeps_what_is_asked_for_again_whatever_comes)
{
    MemoireBreve<int> memoire(2);
    memoire.keep("a", one(7));
    for (int rang = 0; rang < 100; ++rang) {
        memoire.keep(std::to_string(rang), one(0));
        ASSERT_NE(memoire.find("a"), nullptr) << rang;
    }
}

TEST(LecturesRecentes, give_the_state_of_the_text_that_is_read_not_of_the_former_one)
{
    LecturesRecentes recentes;
    EXPECT_EQ(recentes.suivi("SGN-1", text_of("SGN-1", 1)).version, 1);
    EXPECT_EQ(recentes.suivi("SGN-1", text_of("SGN-1", 2)).version, 2);
    EXPECT_EQ(recentes.suivi("SGN-1", text_of("SGN-1", 1)).version, 1);
}

TEST(LecturesRecentes, give_a_text_back_by_its_print_unless_it_is_long)
{
    LecturesRecentes recentes;
    EXPECT_EQ(recentes.texte("p1"), std::nullopt);
    recentes.keep_texte("p1", "rapport");
    recentes.keep_texte("p2", std::string(1U << 20U, 'x'));
    EXPECT_EQ(recentes.texte("p1"), "rapport");
    EXPECT_EQ(recentes.texte("p2"), std::nullopt);
}

}
}
