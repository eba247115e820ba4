// SPDX-License-Identifier: EUPL-1.2
#include "base/html.h"
#include "base/markup.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace quitus::base::html {
namespace {

std::string text(Html const& html)
{
    return std::string(html.text());
}

TEST(Element, HoldsTextsEscapedAndPiecesAsTheyStand)
{
    auto const strong = element("strong", {}, "a < b & c");
    EXPECT_EQ(text(element("p", { { "class", "x" }, { "id", std::string("é\"'<>&") } }, "avant ",
                  strong, std::string(" après"))),
        "<p class=\"x\" id=\"é&quot;&#39;&lt;&gt;&amp;\">avant <strong>a &lt; b &amp; c</strong> "
        "après</p>");
}

TEST(Element, BearsAnAttributeWithoutValueOnlyWhenItIsPresent)
{
    EXPECT_EQ(text(element("details", { { "open", true } })), "<details open></details>");
    EXPECT_EQ(text(element("details", { { "open", false } })), "<details></details>");
    EXPECT_EQ(text(element("p", { { "lang", "fr" } })), "<p lang=\"fr\"></p>");
}

TEST(Element, WithoutContentHasNoEnd)
{
    EXPECT_EQ(text(void_element("br")), "<br>");
}

TEST(Element, IsRefusedWhenCompilingWhenItCouldRunOrLoad)
{
    for (auto const name : { "script", "style", "iframe", "object", "embed", "base" })
        EXPECT_TRUE(detail::is_refused_element(name)) << name;
    for (auto const name : { "onclick", "onerror", "style", "srcdoc", "http-equiv" })
        EXPECT_TRUE(detail::is_refused_attribute(name)) << name;
    for (auto const name : { "href", "src", "action", "formaction" })
        EXPECT_TRUE(detail::takes_address(name)) << name;
    for (auto const name : { "", "P", "p q", "p>", "1p" })
        EXPECT_FALSE(detail::is_name(name)) << name;
}

TEST(Url, FollowsOnlyTheSchemesOfTheList)
{
    for (auto const good : { "https://exemple.fr/a?b=c&d#e", "HTTP://exemple.fr",
             "mailto:a@exemple.fr", "tel:+33100000000", "/demandes/1", "demandes", "?page=2",
             "#haut", "a/b:c", "./b:c", "été.json" })
        EXPECT_TRUE(Url::parse(good).has_value()) << good;
    for (auto const bad : { "", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x",
             "vbscript:x", "file:///etc/passwd", "//autre.site", "\\\\autre.site", "/\\autre.site",
             " javascript:x", "java\nscript:x", "java\tscript:x", "\x01javascript:x", ":x", "a b" })
        EXPECT_FALSE(Url::parse(bad).has_value()) << bad;
}

TEST(Url, IsEscapedInItsAttribute)
{
    auto const url = Url::parse("/a?b=\"c\"&d").value();
    EXPECT_EQ(
        text(element("a", { { "href", url } }, "x")), "<a href=\"/a?b=&quot;c&quot;&amp;d\">x</a>");
    EXPECT_EQ(Url::fragment("a b/é").text(), "#a%20b%2F%C3%A9");
}

TEST(Document, SaysItsLanguageItsTitleAndItsEncodingFirst)
{
    EXPECT_EQ(text(document(
                  "fr", "Titre <1>", StyleSheet("p{color:red}").html(), element("main", {}, "x"))),
        "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>Titre &lt;1&gt;</title>\n<style>p{color:red}</style>\n</head>\n"
        "<body><main>x</main></body>\n</html>\n");
}

TEST(Escape, ReplacesWhatMarkupMayNotHold)
{
    std::string html;
    append_html_escaped(html, std::string_view("a\0\x0B\x1B\x7F\n\t\r\xFF", 9));
    EXPECT_EQ(html, "a\uFFFD\uFFFD\uFFFD\uFFFD\n\t\r\uFFFD");
    std::string xml;
    append_xml_escaped(xml, "\n\t\r<&>\"'\u0085\uFFFE\uFFFF\U0001F600");
    EXPECT_EQ(xml, "&#10;&#9;&#13;&lt;&amp;&gt;&quot;&#39;\uFFFD\uFFFD\uFFFD\U0001F600");
}

RC_GTEST_PROP(Escape, LeavesNothingThatMarkupReads, (std::string const& bytes))
{
    std::string out;
    append_html_escaped(out, bytes);
    RC_ASSERT(out.find_first_of("<>\"'") == std::string::npos);
    for (std::size_t at = out.find('&'); at != std::string::npos; at = out.find('&', at + 1))
        RC_ASSERT(out.find(';', at) != std::string::npos);
}

}
}
