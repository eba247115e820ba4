// SPDX-License-Identifier: EUPL-1.2
#include "base/sha256.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace quitus::base {

// Vectors of FIPS 180-4, and the empty text.
TEST(Sha256, GivesThePublishedPrints)
{
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(
        sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, StartsAgainAfterFinish)
{
    Sha256 sha256;
    sha256.update("something else");
    sha256.finish();
    sha256.update("abc");
    EXPECT_EQ(sha256.finish(), sha256_hex("abc"));
}

RC_GTEST_PROP(Sha256Law, TheCutDoesNotMatter, (std::string const& bytes))
{
    auto const cut = *rc::gen::inRange<std::size_t>(0, bytes.size() + 1);
    Sha256 sha256;
    sha256.update(std::string_view(bytes).substr(0, cut));
    sha256.update(std::string_view(bytes).substr(cut));
    RC_ASSERT(sha256.finish() == sha256_hex(bytes));
}

}
