// SPDX-License-Identifier: EUPL-1.2
#include "base/json_writer.h"

#include "base/ensure.h"
#include "base/utf8.h"

#include <array>
#include <cstring>

namespace quitus::base {

namespace {

// Bytes written as they stand.
constexpr auto plain = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte)
        table[byte] = byte != '"' && byte != '\\';
    return table;
}();

// Eight bytes at once: is each of them plain? A carry or a borrow only goes up, from a byte that is
// not.
bool are_plain(char const* bytes)
{
    constexpr std::uint64_t each = 0x0101010101010101;
    constexpr std::uint64_t high = 0x80 * each;
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    auto const is_below
        = [&](std::uint64_t value, std::uint64_t bound) { return (value - bound * each) & ~value; };
    auto const stopped = eight | (eight + each) // above 0x7E
        | is_below(eight, 0x20) | is_below(eight ^ '"' * each, 1)
        | is_below(eight ^ '\\' * each, 1);
    return (stopped & high) == 0;
}

std::size_t end_of_plain(std::string_view text, std::size_t at)
{
    constexpr auto step = sizeof(std::uint64_t);
    while (text.size() - at >= step && are_plain(text.data() + at))
        at += step;
    // The last few bytes with those before them, that are plain unless they were just stopped at.
    if (text.size() - at < step && text.size() >= step
        && are_plain(text.data() + text.size() - step))
        return text.size();
    while (at < text.size() && plain[static_cast<unsigned char>(text[at])])
        ++at;
    return at;
}

void append_control(std::string& out, unsigned char byte)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    switch (byte) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    out += "\\u00";
    out += digits[byte >> 4U];
    out += digits[byte & 0x0FU];
}

}

void append_json_string(std::string& out, std::string_view text)
{
    out += '"';
    std::size_t kept = 0; // everything before is already in `out`
    std::size_t at = 0;
    while (at < text.size()) {
        at = end_of_plain(text, at);
        if (at == text.size())
            break;
        auto const byte = static_cast<unsigned char>(text[at]);
        auto const character = utf8_character(text, at);
        if (byte >= 0x80 && character.is_valid) {
            at += character.length;
            continue;
        }
        out.append(text, kept, at - kept);
        if (byte >= 0x80)
            out += replacement_character;
        else
            append_control(out, byte);
        kept = ++at;
    }
    out.append(text, kept);
    out += '"';
}

void JsonWriter::new_line()
{
    if (m_style == Style::compact)
        return;
    m_out += '\n';
    m_out.append(2 * m_levels.size(), ' ');
}

void JsonWriter::place_value()
{
    if (m_levels.empty()) {
        QUITUS_ENSURE(!m_has_root);
        m_has_root = true;
        return;
    }
    auto& level = m_levels.back();
    if (level.closing == '}') {
        QUITUS_ENSURE(level.awaits_value);
        level.awaits_value = false;
        return;
    }
    if (level.has_content)
        m_out += ',';
    level.has_content = true;
    new_line();
}

void JsonWriter::key(std::string_view name)
{
    QUITUS_ENSURE(!m_levels.empty());
    auto& level = m_levels.back();
    QUITUS_ENSURE(level.closing == '}' && !level.awaits_value);
    if (level.has_content)
        m_out += ',';
    level.has_content = true;
    level.awaits_value = true;
    new_line();
    append_json_string(m_out, name);
    m_out += m_style == Style::compact ? ":" : ": ";
}

void JsonWriter::begin(char opening)
{
    place_value();
    m_out += opening;
    m_levels.push_back({ .closing = opening == '{' ? '}' : ']' });
}

void JsonWriter::end(char closing)
{
    QUITUS_ENSURE(!m_levels.empty());
    auto const level = m_levels.back();
    QUITUS_ENSURE(level.closing == closing && !level.awaits_value);
    m_levels.pop_back();
    if (level.has_content)
        new_line();
    m_out += closing;
}

void JsonWriter::string(std::string_view value)
{
    place_value();
    append_json_string(m_out, value);
}

void JsonWriter::boolean(bool value)
{
    raw(value ? "true" : "false");
}

void JsonWriter::null()
{
    raw("null");
}

void JsonWriter::raw(std::string_view json)
{
    place_value();
    m_out += json;
}

void JsonWriter::string_or_null(std::optional<std::string> const& value)
{
    if (value)
        string(*value);
    else
        null();
}

void JsonWriter::text_or_null(std::string_view value)
{
    if (value.empty())
        null();
    else
        string(value);
}

}
