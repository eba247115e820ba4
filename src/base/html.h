// SPDX-License-Identifier: EUPL-1.2
// HTML built from typed values. Names of elements and attributes are literals checked when
// compiling; text is always escaped; an Html is the only thing that enters as it stands, and only
// this file makes one; an address is a Url, whose scheme is on a list. There is no way to write a
// script in a page, an event attribute or a style attribute.
//
//   element("p", {{"class", "note"}}, "Déposé par ", element("strong", {}, nom), ".")
//
// Source: 10-dependencies section 4.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace quitus::base::html {

namespace detail {

constexpr bool is_one_of(std::string_view name, auto const&... others)
{
    return ((name == others) || ...);
}

constexpr bool is_name(std::string_view name)
{
    if (name.empty() || name[0] < 'a' || name[0] > 'z')
        return false;
    for (char const c : name) {
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-')
            return false;
    }
    return true;
}

constexpr bool is_void(std::string_view name)
{
    return is_one_of(name, "br", "col", "hr", "img", "input", "link", "meta", "wbr");
}

constexpr bool takes_address(std::string_view name)
{
    return is_one_of(name, "href", "src", "action", "formaction", "poster", "cite");
}

// Elements that would run, load or restyle, and those whose content is not escaped like text.
constexpr bool is_refused_element(std::string_view name)
{
    return is_one_of(name, "script", "style", "iframe", "object", "embed", "base", "template",
        "noscript", "plaintext", "xmp");
}

constexpr bool is_refused_attribute(std::string_view name)
{
    return name.starts_with("on")
        || is_one_of(name, "style", "srcdoc", "srcset", "ping", "background", "http-equiv");
}

}

// The name of an element that has content: "p".
class Tag {
public:
    consteval Tag(char const* literal) // NOLINT(google-explicit-constructor): names are literals
        : m_name(literal)
    {
        if (!detail::is_name(m_name) || detail::is_void(m_name)
            || detail::is_refused_element(m_name))
            throw "not an element with content, or one that this builder refuses";
    }
    constexpr std::string_view name() const { return m_name; }

private:
    std::string_view m_name;
};

// The name of an element without content: "br".
class VoidTag {
public:
    consteval VoidTag(char const* literal) // NOLINT(google-explicit-constructor)
        : m_name(literal)
    {
        if (!detail::is_void(m_name))
            throw "not an element without content";
    }
    constexpr std::string_view name() const { return m_name; }

private:
    std::string_view m_name;
};

// The name of an attribute that holds text: "class".
class AttributeName {
public:
    consteval AttributeName(char const* literal) // NOLINT(google-explicit-constructor)
        : m_name(literal)
    {
        if (!detail::is_name(m_name) || detail::is_refused_attribute(m_name))
            throw "not an attribute name, or one that this builder refuses";
        if (detail::takes_address(m_name))
            throw "this attribute takes a Url";
    }
    constexpr std::string_view name() const { return m_name; }

private:
    std::string_view m_name;
};

// The name of an attribute that holds an address: "href".
class AddressName {
public:
    consteval AddressName(char const* literal) // NOLINT(google-explicit-constructor)
        : m_name(literal)
    {
        if (!detail::takes_address(m_name))
            throw "this attribute takes text";
    }
    constexpr std::string_view name() const { return m_name; }

private:
    std::string_view m_name;
};

// An address that may be followed: http, https, mailto, tel, or relative to this site. "//host" and
// "\host", which a browser takes for another site, are refused, as are spaces and control
// characters.
class Url {
public:
    static std::optional<Url> parse(std::string_view text);
    // The element of this page that bears the id.
    static Url fragment(std::string_view id);
    std::string_view text() const { return m_text; }

private:
    explicit Url(std::string text) : m_text(std::move(text)) { }
    std::string m_text;
};

// An attribute lives as long as the expression that uses it.
class Attribute {
public:
    Attribute(AttributeName name, std::string_view value)
        : m_name(name.name())
        , m_value(value)
        , m_has_value(true)
    {
    }
    Attribute(AddressName name, Url const& value)
        : m_name(name.name())
        , m_value(value.text())
        , m_has_value(true)
    {
    }
    Attribute(AttributeName name, bool is_present) // "open", "hidden"
        : m_name(is_present ? name.name() : std::string_view())
    {
    }
    Attribute(AttributeName name, char const* value) // else a literal would convert to bool
        : Attribute(name, std::string_view(value))
    {
    }

    void append_to(std::string& out) const;

private:
    std::string_view m_name;
    std::string_view m_value;
    bool m_has_value = false;
};

using Attributes = std::initializer_list<Attribute>;

// A piece of page, already safe.
class Html {
public:
    Html() = default;

    std::string_view text() const { return m_text; }
    bool is_empty() const { return m_text.empty(); }
    Html& operator+=(Html const& other)
    {
        m_text += other.m_text;
        return *this;
    }

    template <typename... Child>
    friend Html element(Tag tag, Attributes attributes, Child const&... children);
    template <typename... Child>
    friend Html join(Child const&... children);
    friend Html void_element(VoidTag tag, Attributes attributes);
    friend class StyleSheet;
    friend Html script_file(Url const& address);
    friend Html document(
        std::string_view lang, std::string_view title, Html const& head, Html const& body);

private:
    void append(Html const& child) { m_text += child.m_text; }
    void append(std::string_view text);
    void open(std::string_view name, Attributes attributes);
    void close(std::string_view name);

    std::string m_text;
};

// An element and what it holds: pieces of page as they stand, texts escaped.
template <typename... Child>
Html element(Tag tag, Attributes attributes, Child const&... children)
{
    Html html;
    html.open(tag.name(), attributes);
    (html.append(children), ...);
    html.close(tag.name());
    return html;
}

// Pieces of page and texts, one after the other.
template <typename... Child>
Html join(Child const&... children)
{
    Html html;
    (html.append(children), ...);
    return html;
}

Html void_element(VoidTag tag, Attributes attributes = {});

// A style sheet written in the page, for a file that must stand alone. Only a literal: no value
// ever enters it. Pages that are served use a file, as their content security policy asks.
class StyleSheet {
public:
    consteval StyleSheet(char const* literal) // NOLINT(google-explicit-constructor)
        : m_text(literal)
    {
        if (m_text.find("</") != std::string_view::npos)
            throw "a style sheet may not hold the beginning of a closing tag";
    }
    Html html() const;

private:
    std::string_view m_text;
};

// A script kept in a file of this site, run once the page is read: `address` begins with « / ».
Html script_file(Url const& address);

// A whole page. `head` comes after the encoding, the viewport and the title.
Html document(std::string_view lang, std::string_view title, Html const& head, Html const& body);

}
