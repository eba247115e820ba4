// SPDX-License-Identifier: EUPL-1.2
#include "base/json_fault.h"

#include <boost/json/basic_parser_impl.hpp>
#include <simdjson.h>

namespace quitus::base {

namespace {

// Accepts every event: only the place where the parser stops matters.
struct DeafHandler {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    using Code = boost::json::error_code;
    using Text = boost::json::string_view;
    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return true; }
    bool on_object_end(std::size_t, Code&) { return true; }
    bool on_array_begin(Code&) { return true; }
    bool on_array_end(std::size_t, Code&) { return true; }
    bool on_key_part(Text, std::size_t, Code&) { return true; }
    bool on_key(Text, std::size_t, Code&) { return true; }
    bool on_string_part(Text, std::size_t, Code&) { return true; }
    bool on_string(Text, std::size_t, Code&) { return true; }
    bool on_number_part(Text, Code&) { return true; }
    bool on_int64(std::int64_t, Text, Code&) { return true; }
    bool on_uint64(std::uint64_t, Text, Code&) { return true; }
    bool on_double(double, Text, Code&) { return true; }
    bool on_bool(bool, Code&) { return true; }
    bool on_null(Code&) { return true; }
    bool on_comment_part(Text, Code&) { return true; }
    bool on_comment(Text, Code&) { return true; }
};

// The first byte that no UTF-8 text can hold there: the longest valid prefix, found by halving.
std::size_t first_invalid_byte(std::string_view text)
{
    std::size_t valid = 0, invalid = text.size();
    while (invalid - valid > 1) {
        auto middle = valid + (invalid - valid) / 2;
        // Do not cut a character: step back over continuation bytes.
        while (middle > valid && (static_cast<unsigned char>(text[middle]) & 0xC0U) == 0x80U)
            --middle;
        if (middle == valid)
            return valid;
        if (simdjson::validate_utf8(text.data(), middle))
            valid = middle;
        else
            invalid = middle;
    }
    return valid;
}

}

std::optional<JsonFault> fault_of(std::string_view text, bool known_not_utf8)
{
    if (known_not_utf8 || !simdjson::validate_utf8(text.data(), text.size()))
        return JsonFault{ JsonFault::Kind::not_utf8, first_invalid_byte(text) };
    boost::json::parse_options options;
    options.max_depth = json_depth_max;
    boost::json::basic_parser<DeafHandler> parser(options);
    boost::json::error_code error;
    auto const read = parser.write_some(false, text.data(), text.size(), error);
    if (error == boost::json::error::too_deep)
        return JsonFault{ JsonFault::Kind::too_deep, read };
    if (error == boost::json::error::incomplete)
        return JsonFault{ JsonFault::Kind::truncated, text.size() };
    if (error)
        return JsonFault{ JsonFault::Kind::malformed, read };
    auto const rest = text.find_first_not_of(" \t\n\r", read);
    if (rest != std::string_view::npos)
        return JsonFault{ JsonFault::Kind::malformed, rest };
    return std::nullopt;
}

}
