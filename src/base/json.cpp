// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"

#include "base/json_fault.h"

#include <algorithm>
#include <cstring>
#include <simdjson.h>

namespace quitus::base {

namespace ondemand = simdjson::ondemand;

namespace {

constexpr std::string_view spaces = " \t\n\r";

std::string_view trim_right(std::string_view token)
{
    auto const last = token.find_last_not_of(spaces);
    return token.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::size_t skip_digits(std::string_view text, std::size_t from)
{
    while (from < text.size() && text[from] >= '0' && text[from] <= '9')
        ++from;
    return from;
}

// The number grammar of RFC 8259. simdjson would refuse 1e400 or thirty digits, which are JSON all
// the same.
bool is_json_number(std::string_view text)
{
    std::size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
    auto const integer_end = skip_digits(text, at);
    if (integer_end == at || (text[at] == '0' && integer_end > at + 1))
        return false;
    at = integer_end;
    if (at < text.size() && text[at] == '.') {
        auto const fraction_end = skip_digits(text, at + 1);
        if (fraction_end == at + 1)
            return false;
        at = fraction_end;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        auto const exponent_end = skip_digits(text, at);
        if (exponent_end == at)
            return false;
        at = exponent_end;
    }
    return at == text.size();
}

}

// One walk over the document: appends a node a value. Any false answer means « malformed ».
class JsonWalk {
public:
    explicit JsonWalk(JsonDocument& document, char const* base) : m_document(document), m_base(base)
    {
    }

    bool too_deep() const { return m_too_deep; }

    bool object(ondemand::object object, std::uint32_t index, int depth)
    {
        if (!enter(depth))
            return false;
        auto const first_child = index + 1;
        std::uint32_t children = 0;
        for (auto field_result : object) {
            ondemand::field field;
            if (std::move(field_result).get(field))
                return false;
            std::string_view name;
            char const* const raw_name = field.key().raw();
            if (!key(field, raw_name, name))
                return false;
            auto const child = append();
            m_document.m_nodes[child].key = name;
            m_document.m_nodes[child].key_sign = name_sign(name);
            if (!value(field.value(), child, depth))
                return false;
            m_document.m_nodes[child].key_offset = original_offset(raw_name - 1);
            ++children;
        }
        m_document.m_nodes[index].children = children;
        note_duplicates(first_child, children);
        return true;
    }

private:
    bool enter(int depth)
    {
        m_too_deep = m_too_deep || depth > json_depth_max;
        return !m_too_deep;
    }

    bool array(ondemand::array array, std::uint32_t index, int depth)
    {
        if (!enter(depth))
            return false;
        std::uint32_t children = 0;
        for (auto element_result : array) {
            ondemand::value element;
            if (std::move(element_result).get(element))
                return false;
            auto const child = append();
            if (!value(element, child, depth))
                return false;
            m_document.m_nodes[child].key_offset = m_document.m_nodes[child].offset;
            ++children;
        }
        m_document.m_nodes[index].children = children;
        return true;
    }

    bool value(ondemand::value value, std::uint32_t index, int depth)
    {
        ondemand::json_type type;
        if (value.type().get(type))
            return false;
        auto const token = trim_right(value.raw_json_token());
        m_document.m_nodes[index].offset = original_offset(token.data());
        if (!scalar_or_container(value, type, token, index, depth))
            return false;
        m_document.m_nodes[index].next = static_cast<std::uint32_t>(m_document.m_nodes.size());
        return true;
    }

    bool scalar_or_container(ondemand::value value, ondemand::json_type type,
        std::string_view token, std::uint32_t index, int depth)
    {
        auto& node = m_document.m_nodes[index];
        switch (type) {
        case ondemand::json_type::object: {
            node.kind = JsonKind::object;
            ondemand::object inner;
            return !value.get_object().get(inner) && object(inner, index, depth + 1);
        }
        case ondemand::json_type::array: {
            node.kind = JsonKind::array;
            ondemand::array inner;
            return !value.get_array().get(inner) && array(inner, index, depth + 1);
        }
        case ondemand::json_type::string:
            node.kind = JsonKind::string;
            return string(value, token, node.text);
        case ondemand::json_type::number: {
            node.kind = JsonKind::number;
            node.text = in_text(token);
            return is_json_number(token);
        }
        case ondemand::json_type::boolean: {
            node.kind = JsonKind::boolean;
            return !value.get_bool().get(node.truth);
        }
        case ondemand::json_type::null:
            node.kind = JsonKind::null;
            return token == "null";
        }
        return false;
    }

    bool string(ondemand::value value, std::string_view token, std::string_view& text)
    {
        if (token.size() < 2 || token.back() != '"')
            return false;
        auto const body = token.substr(1, token.size() - 2);
        if (std::memchr(body.data(), '\\', body.size()) == nullptr) {
            text = in_text(body);
            return true;
        }
        std::string_view decoded;
        if (value.get_string().get(decoded))
            return false;
        text = keep(decoded);
        return true;
    }

    bool key(ondemand::field& field, char const* raw, std::string_view& name)
    {
        auto const* const end = static_cast<char const*>(std::memchr(raw, '"', remaining(raw)));
        if (end != nullptr
            && std::memchr(raw, '\\', static_cast<std::size_t>(end - raw)) == nullptr) {
            name = in_text({ raw, static_cast<std::size_t>(end - raw) });
            return true;
        }
        std::string_view decoded;
        if (field.unescaped_key().get(decoded))
            return false;
        name = keep(decoded);
        return true;
    }

    void note_duplicates(std::uint32_t first, std::uint32_t count)
    {
        auto& nodes = m_document.m_nodes;
        if (count < 2)
            return;
        if (count <= 24) {
            for (auto later = nodes[first].next, n = 1u; n < count;
                 ++n, later = nodes[later].next) {
                for (auto earlier = first; earlier != later; earlier = nodes[earlier].next) {
                    if (nodes[earlier].key_sign == nodes[later].key_sign
                        && nodes[earlier].key == nodes[later].key) {
                        m_document.m_duplicates.push_back(later);
                        break;
                    }
                }
            }
            return;
        }
        std::vector<std::uint32_t> members;
        for (auto child = first, n = 0u; n < count; ++n, child = nodes[child].next)
            members.push_back(child);
        std::ranges::stable_sort(
            members, {}, [&](std::uint32_t child) { return nodes[child].key; });
        for (std::size_t i = 1; i < members.size(); ++i) {
            if (nodes[members[i - 1]].key == nodes[members[i]].key)
                m_document.m_duplicates.push_back(members[i]);
        }
    }

    std::uint32_t append()
    {
        m_document.m_nodes.emplace_back();
        return static_cast<std::uint32_t>(m_document.m_nodes.size() - 1);
    }

    std::string_view keep(std::string_view decoded)
    {
        auto copy = std::make_unique<char[]>(decoded.size() + 1);
        std::memcpy(copy.get(), decoded.data(), decoded.size());
        std::string_view const kept(copy.get(), decoded.size());
        m_document.m_arena.push_back(std::move(copy));
        return kept;
    }

    std::size_t remaining(char const* at) const
    {
        return m_document.m_text.size() - static_cast<std::size_t>(at - m_base);
    }
    std::uint32_t original_offset(char const* at) const
    {
        return static_cast<std::uint32_t>(at - m_base);
    }
    // simdjson reads a padded copy; views must point into the caller's text.
    std::string_view in_text(std::string_view view) const
    {
        return m_document.m_text.substr(original_offset(view.data()), view.size());
    }

    JsonDocument& m_document;
    char const* m_base;
    bool m_too_deep = false;
};

std::optional<JsonFault> JsonDocument::parse(std::string_view text)
{
    m_text = text;
    m_nodes.clear();
    m_duplicates.clear();
    m_arena.clear();
    auto const first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos)
        return JsonFault{ JsonFault::Kind::empty, 0 };
    if (text.substr(first).starts_with("\xEF\xBB\xBF"))
        return JsonFault{ JsonFault::Kind::byte_order_mark, first };

    thread_local ondemand::parser parser;
    thread_local std::string padded;
    padded.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    padded.assign(text);
    ondemand::document document;
    if (auto const error
        = parser.iterate(padded.data(), text.size(), padded.capacity()).get(document))
        return fault_of(text, error == simdjson::UTF8_ERROR);
    if (text[first] != '{')
        return fault_of(text, false).value_or(JsonFault{ JsonFault::Kind::not_an_object, first });

    m_nodes.reserve(text.size() / 16);
    m_nodes.emplace_back();
    m_nodes.front().kind = JsonKind::object;
    m_nodes.front().offset = m_nodes.front().key_offset = static_cast<std::uint32_t>(first);
    JsonWalk walk(*this, padded.data());
    ondemand::object root;
    bool const whole = !document.get_object().get(root) && walk.object(root, 0, 1)
        && document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    if (walk.too_deep())
        return JsonFault{ JsonFault::Kind::too_deep, m_nodes.back().offset };
    if (!whole)
        return fault_of(text, false)
            .value_or(JsonFault{ JsonFault::Kind::malformed, m_nodes.back().offset });
    m_nodes.front().next = static_cast<std::uint32_t>(m_nodes.size());
    return std::nullopt;
}

}
