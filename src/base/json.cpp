// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"

#include "base/json_fault.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <simdjson.h>

namespace quitus::base {

namespace ondemand = simdjson::ondemand;

namespace {

constexpr std::string_view spaces = " \t\n\r";

constexpr bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// A token is rarely followed by a space: a loop, where find_last_not_of would call for each byte.
std::string_view trim_right(std::string_view token)
{
    while (!token.empty() && is_space(token.back()))
        token.remove_suffix(1);
    return token;
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
    JsonWalk(JsonDocument& document, std::string_view padded)
        : m_document(document)
        , m_nodes(document.m_nodes)
        , m_base(padded.data())
        , m_has_escapes(padded.find('\\') != std::string_view::npos)
    {
    }

    bool too_deep() const { return m_too_deep; }

    // The members of the object that the last node is. A node is filled where it stands: copying
    // one whose members were just written would wait for each of them.
    bool object(ondemand::object object, int depth)
    {
        auto const index = m_nodes.size() - 1;
        if (!enter(depth))
            return false;
        NameSigns signs;
        std::uint32_t children = 0;
        for (auto field_result : object) {
            if (field_result.error())
                return false;
            ondemand::field&& field = std::move(field_result).value_unsafe();
            char const* const raw_name = field.key().raw();
            auto& child = m_nodes.emplace_back();
            if (!key(field, raw_name, child.key))
                return false;
            child.key_sign = name_sign(child.key);
            child.key_offset = original_offset(raw_name - 1);
            signs.add(child.key_sign);
            if (!value(field.value(), child, depth))
                return false;
            ++children;
        }
        m_nodes[index].children = children;
        if (signs.may_repeat())
            note_duplicates(static_cast<std::uint32_t>(index) + 1, children);
        return true;
    }

private:
    // Signs of the members of an object: when all differ, so do the names.
    class NameSigns {
    public:
        void add(std::uint32_t sign)
        {
            if (m_count == m_signs.size()) {
                m_may_repeat = true;
                return;
            }
            for (std::size_t at = 0; at < m_count; ++at)
                m_may_repeat |= m_signs[at] == sign;
            m_signs[m_count++] = sign;
        }
        bool may_repeat() const { return m_may_repeat; }

    private:
        std::array<std::uint32_t, 24> m_signs; // the first m_count of them
        std::size_t m_count = 0;
        bool m_may_repeat = false;
    };

    bool enter(int depth)
    {
        m_too_deep = m_too_deep || depth > json_depth_max;
        return !m_too_deep;
    }

    bool array(ondemand::array array, int depth)
    {
        auto const index = m_nodes.size() - 1;
        if (!enter(depth))
            return false;
        std::uint32_t children = 0;
        for (auto element_result : array) {
            if (element_result.error())
                return false;
            ondemand::value&& element = std::move(element_result).value_unsafe();
            auto const child = m_nodes.size();
            if (!value(element, m_nodes.emplace_back(), depth))
                return false;
            m_nodes[child].key_offset = m_nodes[child].offset;
            ++children;
        }
        m_nodes[index].children = children;
        return true;
    }

    // Fills the last node, that knows its name if it has one, and appends all that it holds.
    bool value(ondemand::value& value, JsonNode& node, int depth)
    {
        ondemand::json_type type;
        if (value.type().get(type))
            return false;
        auto const index = m_nodes.size() - 1;
        auto const token = trim_right(value.raw_json_token());
        node.offset = original_offset(token.data());
        node.next = static_cast<std::uint32_t>(index) + 1;
        bool const is_container
            = type == ondemand::json_type::object || type == ondemand::json_type::array;
        if (!is_container)
            return scalar(value, type, token, node);
        auto const kind = type == ondemand::json_type::object ? JsonKind::object : JsonKind::array;
        node.kind = kind;
        if (!container(value, kind, depth)) // may move the nodes: `node` is no longer there
            return false;
        m_nodes[index].next = static_cast<std::uint32_t>(m_nodes.size());
        return true;
    }

    bool container(ondemand::value& value, JsonKind kind, int depth)
    {
        if (kind == JsonKind::object) {
            ondemand::object inner;
            return !value.get_object().get(inner) && object(inner, depth + 1);
        }
        ondemand::array inner;
        return !value.get_array().get(inner) && array(inner, depth + 1);
    }

    bool scalar(
        ondemand::value value, ondemand::json_type type, std::string_view token, JsonNode& node)
    {
        switch (type) {
        case ondemand::json_type::string:
            node.kind = JsonKind::string;
            return string(value, token, node.text);
        case ondemand::json_type::number:
            node.kind = JsonKind::number;
            node.text = in_text(token);
            return is_json_number(token);
        case ondemand::json_type::boolean:
            node.kind = JsonKind::boolean;
            return !value.get_bool().get(node.truth);
        case ondemand::json_type::null:
            node.kind = JsonKind::null;
            return token == "null";
        case ondemand::json_type::object:
        case ondemand::json_type::array:
            break;
        }
        return false;
    }

    bool string(ondemand::value& value, std::string_view token, std::string_view& text)
    {
        if (token.size() < 2 || token.back() != '"')
            return false;
        auto const body = token.substr(1, token.size() - 2);
        if (!holds_escape(body)) {
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
        std::string_view const written(
            raw, end == nullptr ? 0 : static_cast<std::size_t>(end - raw));
        if (end != nullptr && !holds_escape(written)) {
            name = in_text(written);
            return true;
        }
        std::string_view decoded;
        if (field.unescaped_key().get(decoded))
            return false;
        name = keep(decoded);
        return true;
    }

    bool holds_escape(std::string_view written) const
    {
        return m_has_escapes && written.find('\\') != std::string_view::npos;
    }

    void note_duplicates(std::uint32_t first, std::uint32_t count)
    {
        auto const& nodes = m_nodes;
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
        return { m_document.m_text.data() + (view.data() - m_base), view.size() };
    }

    JsonDocument& m_document;
    std::vector<JsonNode>& m_nodes;
    char const* m_base;
    bool
        m_has_escapes; // somewhere in the text: mostly nowhere, which spares asking for each string
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
    JsonWalk walk(*this, padded);
    ondemand::object root;
    bool const whole = !document.get_object().get(root) && walk.object(root, 1)
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
