// SPDX-License-Identifier: EUPL-1.2
// The switch of the mutants. All of them are compiled into the same program (tools/mutate writes
// the sources again, each mutant beside the original), and this says which one lives. None by
// default: the program is then the one that was written.
#pragma once

#include <algorithm>
#include <bitset>

namespace quitus::mutants {

inline constexpr std::size_t count_max = 1U << 16U;

inline int living = -1;
inline std::bitset<count_max>* reached
    = nullptr; // the mutants whose place was passed, when it is wanted

inline bool chosen(int id)
{
    if (reached != nullptr)
        reached->set(static_cast<std::size_t>(id));
    return id == living;
}

template <typename Left, typename Right>
bool lt(int id, Left const& left, Right const& right)
{
    return chosen(id) ? left <= right : left < right;
}
template <typename Left, typename Right>
bool le(int id, Left const& left, Right const& right)
{
    return chosen(id) ? left < right : left <= right;
}
template <typename Left, typename Right>
bool gt(int id, Left const& left, Right const& right)
{
    return chosen(id) ? left >= right : left > right;
}
template <typename Left, typename Right>
bool ge(int id, Left const& left, Right const& right)
{
    return chosen(id) ? left > right : left >= right;
}
template <typename Left, typename Right>
bool eq(int id, Left const& left, Right const& right)
{
    return chosen(id) ? left != right : left == right;
}
template <typename Left, typename Right>
bool ne(int id, Left const& left, Right const& right)
{
    return chosen(id) ? left == right : left != right;
}

inline bool with_not(int id, bool condition)
{
    return condition != chosen(id);
}
inline bool without_not(int id, bool operand)
{
    return operand == chosen(id);
}
inline bool truth(bool value, int id)
{
    return value != chosen(id);
}

// `less` is -1 where one less than zero would be no number.
template <typename Number>
Number constant(Number value, int more, int less)
{
    if (chosen(more))
        return static_cast<Number>(value + 1);
    if (less >= 0 && chosen(less))
        return static_cast<Number>(value - 1);
    return value;
}

template <typename Value>
Value minimum(int id, Value const& left, Value const& right)
{
    return chosen(id) ? std::max(left, right) : std::min(left, right);
}
template <typename Value>
Value maximum(int id, Value const& left, Value const& right)
{
    return chosen(id) ? std::min(left, right) : std::max(left, right);
}

}
