// SPDX-License-Identifier: EUPL-1.2
// The floor of any reader: simdjson reads each line of a file and every value of it is visited,
// nothing more. Four ways (DOM or on demand, a line at a time or as a stream), since which is the
// fastest depends on the processor. Prints, a line each, the way and the seconds of every pass:
// simdjson_walk FILE PASSES
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <simdjson.h>
#include <string_view>

#ifdef SIMDJSON_THREADS_ENABLED
#error "one thread, like what it is compared with: its CMake target brings threads"
#endif

namespace {

// What a walk has seen: printed, so that no compiler may leave the walk out, and the same for the
// four ways.
struct Seen {
    std::uint64_t values = 0;
    std::uint64_t bytes = 0;
    double sum = 0;
};

void walk(simdjson::dom::element element, Seen& seen)
{
    ++seen.values;
    switch (element.type()) {
    case simdjson::dom::element_type::OBJECT:
        for (auto [key, value] : simdjson::dom::object(element)) {
            seen.bytes += key.size();
            walk(value, seen);
        }
        break;
    case simdjson::dom::element_type::ARRAY:
        for (simdjson::dom::element value : simdjson::dom::array(element)) {
            walk(value, seen);
        }
        break;
    case simdjson::dom::element_type::STRING:
        seen.bytes += std::string_view(element).size();
        break;
    case simdjson::dom::element_type::BOOL:
        seen.bytes += bool(element);
        break;
    case simdjson::dom::element_type::NULL_VALUE:
        break;
    default:
        seen.sum += double(element);
    }
}

// A document and a value of it are read by the same calls, without a common type.
template <class Value>
void walk_on_demand(Value&& value, Seen& seen)
{
    ++seen.values;
    switch (value.type()) {
    case simdjson::ondemand::json_type::object:
        for (auto field : value.get_object()) {
            seen.bytes += std::string_view(field.unescaped_key()).size();
            walk_on_demand(field.value().value(), seen);
        }
        break;
    case simdjson::ondemand::json_type::array:
        for (auto element : value.get_array()) {
            walk_on_demand(element.value(), seen);
        }
        break;
    case simdjson::ondemand::json_type::string:
        seen.bytes += std::string_view(value.get_string()).size();
        break;
    case simdjson::ondemand::json_type::number:
        seen.sum += double(value.get_double());
        break;
    case simdjson::ondemand::json_type::boolean:
        seen.bytes += bool(value.get_bool());
        break;
    case simdjson::ondemand::json_type::null:
        break;
    }
}

// The text is one padded buffer: each line is read where it stands.
template <class Action>
void each_line(simdjson::padded_string const& text, Action action)
{
    std::string_view rest = text;
    while (!rest.empty()) {
        auto const end = rest.find('\n');
        auto const line = rest.substr(0, end);
        auto const room = rest.size() + simdjson::SIMDJSON_PADDING;
        action(line, room);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
}

Seen dom_lines(simdjson::padded_string const& text, simdjson::dom::parser& parser)
{
    Seen seen;
    each_line(text, [&](std::string_view line, std::size_t) {
        walk(parser.parse(line.data(), line.size(), false).value(), seen);
    });
    return seen;
}

Seen dom_stream(simdjson::padded_string const& text, simdjson::dom::parser& parser)
{
    Seen seen;
    simdjson::dom::document_stream documents = parser.parse_many(text);
    for (auto document : documents) {
        walk(document.value(), seen);
    }
    return seen;
}

Seen on_demand_lines(simdjson::padded_string const& text, simdjson::ondemand::parser& parser)
{
    Seen seen;
    each_line(text, [&](std::string_view line, std::size_t room) {
        auto document = parser.iterate(line.data(), line.size(), room);
        walk_on_demand(document.value(), seen);
    });
    return seen;
}

Seen on_demand_stream(simdjson::padded_string const& text, simdjson::ondemand::parser& parser)
{
    Seen seen;
    simdjson::ondemand::document_stream documents = parser.iterate_many(text);
    for (auto document : documents) {
        walk_on_demand(document.value(), seen);
    }
    return seen;
}

template <class Parser, class Way>
void measure(char const* name, char const* file, int passes, Way way)
{
    Parser parser;
    for (int pass = 0; pass < passes; ++pass) {
        auto const begin = std::chrono::steady_clock::now();
        auto const seen = way(simdjson::padded_string::load(file).value(), parser);
        std::chrono::duration<double> const lasted = std::chrono::steady_clock::now() - begin;
        std::printf("%s %.6f %llu %llu %.0f\n", name, lasted.count(),
            static_cast<unsigned long long>(seen.values),
            static_cast<unsigned long long>(seen.bytes), seen.sum);
    }
}

}

int main(int argc, char** argv)
try {
    if (argc != 3) {
        std::fputs("usage: simdjson_walk FILE PASSES\n", stderr);
        return 2;
    }
    int passes = 0;
    std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), passes);
    measure<simdjson::dom::parser>("dom_lines", argv[1], passes, dom_lines);
    measure<simdjson::dom::parser>("dom_stream", argv[1], passes, dom_stream);
    measure<simdjson::ondemand::parser>("on_demand_lines", argv[1], passes, on_demand_lines);
    measure<simdjson::ondemand::parser>("on_demand_stream", argv[1], passes, on_demand_stream);
    return 0;
} catch (simdjson::simdjson_error const& error) {
    std::fprintf(stderr, "simdjson_walk: %s\n", error.what());
    return 3;
}
