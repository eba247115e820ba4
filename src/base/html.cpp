// SPDX-License-Identifier: EUPL-1.2
#include "base/html.h"

#include "base/ensure.h"
#include "base/markup.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace quitus::base::html {

namespace {

constexpr std::array<std::string_view, 4> schemes{ "http", "https", "mailto", "tel" };

bool is_unreserved(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
        || (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

// The scheme before the first colon, in lower case; empty when the address is relative.
std::string scheme_of(std::string_view text)
{
    auto const colon = text.find(':');
    if (colon == std::string_view::npos || colon > text.find_first_of("/?#"))
        return {};
    std::string scheme(text.substr(0, colon));
    std::ranges::transform(scheme, scheme.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return scheme;
}

}

std::optional<Url> Url::parse(std::string_view text)
{
    auto const is_unsafe = [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7F || byte == '\\';
    };
    if (text.empty() || text.starts_with("//") || text.front() == ':'
        || std::ranges::any_of(text, is_unsafe))
        return std::nullopt;
    auto const scheme = scheme_of(text);
    if (!scheme.empty() && std::ranges::find(schemes, scheme) == schemes.end())
        return std::nullopt;
    return Url(std::string(text));
}

Url Url::fragment(std::string_view id)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "#";
    for (char const c : id) {
        auto const byte = static_cast<unsigned char>(c);
        if (is_unreserved(byte)) {
            text += c;
            continue;
        }
        text += '%';
        text += digits[byte >> 4U];
        text += digits[byte & 0x0FU];
    }
    return Url(std::move(text));
}

void Attribute::append_to(std::string& out) const
{
    if (m_name.empty())
        return;
    out += ' ';
    out += m_name;
    if (!m_has_value)
        return;
    out += "=\"";
    append_html_escaped(out, m_value);
    out += '"';
}

void Html::append(std::string_view text)
{
    append_html_escaped(m_text, text);
}

void Html::open(std::string_view name, Attributes attributes)
{
    m_text += '<';
    m_text += name;
    for (auto const& attribute : attributes)
        attribute.append_to(m_text);
    m_text += '>';
}

void Html::close(std::string_view name)
{
    m_text += "</";
    m_text += name;
    m_text += '>';
}

Html void_element(VoidTag tag, Attributes attributes)
{
    Html html;
    html.open(tag.name(), attributes);
    return html;
}

Html StyleSheet::html() const
{
    Html html;
    html.open("style", {});
    html.m_text += m_text;
    html.close("style");
    return html;
}

Html script_file(Url const& address)
{
    QUITUS_ENSURE(address.text().starts_with('/'));
    Html html;
    html.open("script", { { "src", address }, { "defer", true } });
    html.close("script");
    return html;
}

Html document(std::string_view lang, std::string_view title, Html const& head, Html const& body)
{
    Html html;
    html.m_text = "<!DOCTYPE html>\n";
    html.open("html", { { "lang", lang } });
    html.m_text += "\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    html.open("title", {});
    html.append(title);
    html.close("title");
    html.m_text += '\n';
    html.append(head);
    html.m_text += "\n</head>\n";
    html.open("body", {});
    html.append(body);
    html.close("body");
    html.m_text += '\n';
    html.close("html");
    html.m_text += '\n';
    return html;
}

}
