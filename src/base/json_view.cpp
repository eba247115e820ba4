// SPDX-License-Identifier: EUPL-1.2
#include "base/json_view.h"

#include "base/json_edit.h"
#include "base/json_splice.h"

#include <algorithm>

namespace quitus::base {

JsonView JsonView::operator[](std::string_view name) const
{
    if (!is(JsonKind::object))
        return {};
    auto child = m_node + 1;
    for (std::uint32_t rank = 0; rank < node().children; ++rank) {
        if (m_json->nodes()[child].key == name)
            return { *m_json, child };
        child = m_json->nodes()[child].next;
    }
    return {};
}

JsonView JsonView::at(std::string_view pointer) const
{
    if (m_json == nullptr || pointer.empty())
        return *this;
    auto const place = m_node == 0
        ? JsonPlace::find(*m_json, pointer)
        : JsonPlace::find(*m_json, m_json->pointer(m_node) + std::string(pointer));
    return place && place->exists() ? JsonView(*m_json, place->child()) : JsonView();
}

std::vector<JsonView> JsonView::children() const
{
    std::vector<JsonView> all;
    if (!is(JsonKind::array) && !is(JsonKind::object))
        return all;
    all.reserve(node().children);
    auto child = m_node + 1;
    for (std::uint32_t rank = 0; rank < node().children; ++rank) {
        all.push_back({ *m_json, child });
        child = m_json->nodes()[child].next;
    }
    return all;
}

std::vector<JsonView> JsonView::elements() const
{
    return is(JsonKind::array) ? children() : std::vector<JsonView>();
}

std::string_view JsonView::raw() const
{
    return m_json == nullptr ? std::string_view() : value_text(*m_json, m_node);
}

bool same_value(JsonView left, JsonView right)
{
    if (!left.is_written() || !right.is_written())
        return left.is_written() == right.is_written();
    if (left.kind() != right.kind())
        return false;
    auto const ones = left.children();
    auto const others = right.children();
    switch (left.kind()) {
    case JsonKind::object:
        return ones.size() == others.size() && std::ranges::all_of(ones, [&](JsonView one) {
            return same_value(one, right[one.name()]);
        });
    case JsonKind::array:
        return std::ranges::equal(ones, others, same_value);
    case JsonKind::boolean:
        return left.node().truth == right.node().truth;
    default:
        return left.node().text == right.node().text;
    }
}

}
