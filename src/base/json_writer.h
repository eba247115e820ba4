// SPDX-License-Identifier: EUPL-1.2
// Writes JSON at the end of a text, in one pass, without a tree. The text is always valid JSON in
// UTF-8: strings are escaped and bytes that are no text become U+FFFD; a value in the wrong place
// is a bug and aborts.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::base {

class JsonWriter {
public:
    enum class Style : std::uint8_t {
        compact, // no space at all
        pretty, // one member or element a line, two spaces a level
    };

    // `out` must outlive the writer; its content is kept.
    explicit JsonWriter(std::string& out, Style style = Style::compact) : m_out(out), m_style(style)
    {
        m_levels.reserve(depth_of_most);
    }

    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }
    void key(std::string_view name);

    void string(std::string_view value);
    void member(std::string_view name, std::string_view value)
    {
        key(name);
        string(value);
    }
    void number(std::integral auto value)
    {
        static_assert(!std::same_as<decltype(value), bool>, "a truth is written by boolean()");
        place_value();
        m_out += std::to_string(value);
    }
    // A number, or null when there is none.
    template <std::integral Number>
    void number_or_null(std::optional<Number> const& value)
    {
        if (value)
            number(*value);
        else
            null();
    }
    void boolean(bool value);
    void null();
    // A value that is already JSON (a number kept as a decimal text, a part rendered earlier),
    // written as it stands.
    void raw(std::string_view json);

    // A string, or null when there is none.
    void string_or_null(std::optional<std::string> const& value);
    // A string, or null when it is empty.
    void text_or_null(std::string_view value);

    // True once the outermost value is closed.
    bool is_complete() const { return m_levels.empty() && m_has_root; }

private:
    struct Level {
        char closing;
        bool has_content = false;
        bool awaits_value = false; // a key was written
    };

    static constexpr std::size_t depth_of_most = 8;

    void begin(char opening);
    void end(char closing);
    void place_value();
    void new_line();

    std::string& m_out;
    Style m_style;
    std::vector<Level> m_levels;
    bool m_has_root = false;
};

// The text between quotes, escaped as a JSON string.
void append_json_string(std::string& out, std::string_view text);

}
