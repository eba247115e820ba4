// SPDX-License-Identifier: EUPL-1.2
#include "http/parametres.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace quitus::http {

TEST(Parametres, AreReadInTheirOrderWithTheirRepetitions)
{
    auto const read = read_parametres("statut=validee&q=caf%C3%A9+noir&statut=payee&vide=&seul");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->size(), 5U);
    EXPECT_EQ(read->find("q"), "café noir");
    EXPECT_EQ(read->find("statut"), "validee");
    EXPECT_EQ(read->all("statut"), (std::vector<std::string_view>{ "validee", "payee" }));
    EXPECT_EQ(read->find("vide"), "");
    EXPECT_EQ(read->find("seul"), "");
    EXPECT_FALSE(read->find("absent"));
    EXPECT_TRUE(read->all("absent").empty());
}

TEST(Parametres, KeepAnEqualSignInAValueAndForgetEmptyPairs)
{
    auto const read = read_parametres("&&a=b=c&");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->size(), 1U);
    EXPECT_EQ(read->find("a"), "b=c");
    EXPECT_TRUE(read_parametres("")->is_empty());
}

TEST(Parametres, AreRefusedWhenAnEscapeIsBroken)
{
    for (auto const* text : { "a=%", "a=%4", "a=%4G", "%zz=1", "a=%-1" })
        EXPECT_FALSE(read_parametres(text)) << text;
}

TEST(Parametres, AreRefusedWhenTheyAreNoText)
{
    EXPECT_FALSE(read_parametres("a=%00"));
    EXPECT_FALSE(read_parametres("a=%C3")); // half of a letter
    EXPECT_FALSE(read_parametres("a=%C0%AF")); // « / » written too long
    EXPECT_FALSE(read_parametres("a=%7F"));
    EXPECT_TRUE(read_parametres("a=ligne%0D%0Aligne%09"));
}

TEST(Parametres, AreAThousandAtMost)
{
    std::string text;
    for (std::size_t i = 0; i < parametres_max; ++i)
        text += "a=1&";
    EXPECT_TRUE(read_parametres(text));
    EXPECT_FALSE(read_parametres(text + "a=1"));
}

TEST(Percent, KeepsAPlusOutsideForms)
{
    EXPECT_EQ(decode_percent("a+b%2B"), "a+b+");
    EXPECT_EQ(decode_percent("a+b%2B", Plus::espace), "a b+");
    EXPECT_EQ(encode_percent("a b/é~"), "a%20b%2F%C3%A9~");
}

RC_GTEST_PROP(Percent, GivesBackEveryByte, (std::string octets))
{
    RC_ASSERT(decode_percent(encode_percent(octets)) == octets);
}

RC_GTEST_PROP(Parametres, AreWrittenAsTheyAreRead, ())
{
    Parametres parametres;
    for (int i = *rc::gen::inRange(1, 8); i > 0; --i)
        parametres.add("n" + std::to_string(i),
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string("a&=+ %/?#;"))));
    auto const read = read_parametres(parametres.text());
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->text() == parametres.text());
    RC_ASSERT(read->size() == parametres.size());
}

}
