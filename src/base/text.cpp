// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>
#include <vector>

namespace quitus::base {

namespace {

std::size_t edit_distance(std::string_view left, std::string_view right)
{
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{ 0 });
    for (std::size_t i = 0; i < left.size(); ++i) {
        auto diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < right.size(); ++j) {
            auto const substituted = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({ substituted, diagonal + 1, row[j] + 1 });
        }
    }
    return row.back();
}

struct Folding {
    std::string_view from, to;
};

// Letters of French, both cases, and the marks that a word processor puts in their place.
constexpr std::array foldings = std::to_array<Folding>({
    { "à", "a" },
    { "â", "a" },
    { "ä", "a" },
    { "À", "a" },
    { "Â", "a" },
    { "Ä", "a" },
    { "ç", "c" },
    { "Ç", "c" },
    { "é", "e" },
    { "è", "e" },
    { "ê", "e" },
    { "ë", "e" },
    { "É", "e" },
    { "È", "e" },
    { "Ê", "e" },
    { "Ë", "e" },
    { "î", "i" },
    { "ï", "i" },
    { "Î", "i" },
    { "Ï", "i" },
    { "ô", "o" },
    { "ö", "o" },
    { "Ô", "o" },
    { "Ö", "o" },
    { "ù", "u" },
    { "û", "u" },
    { "ü", "u" },
    { "Ù", "u" },
    { "Û", "u" },
    { "Ü", "u" },
    { "ÿ", "y" },
    { "Ÿ", "y" },
    { "œ", "oe" },
    { "Œ", "oe" },
    { "æ", "ae" },
    { "Æ", "ae" },
    { "’", "'" },
    { "‘", "'" },
    { "ʼ", "'" },
    { "\u0301", "" },
    { "\u0300", "" },
    { "\u0302", "" },
    { "\u0308", "" },
    { "\u0327", "" },
    { "\u00A0", " " },
    { "\u202F", " " },
    { "\u2009", " " },
    { "\u00AD", "" },
    { "\u2010", "-" },
    { "\u2011", "-" },
});

bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

}

std::string_view nearest_name(std::string_view name, std::span<std::string_view const> known)
{
    if (name.size() > 80)
        return {};
    std::string_view nearest;
    auto least = std::max<std::size_t>(2, name.size() / 3) + 1;
    for (auto const candidate : known) {
        auto const distance = edit_distance(name, candidate);
        if (distance < least) {
            least = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string fold(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    auto const put = [&](char c) {
        if (is_space(c)) {
            if (!folded.empty() && folded.back() != ' ')
                folded += ' ';
        } else {
            folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    };
    while (!text.empty()) {
        if (static_cast<unsigned char>(text.front()) < 0x80U) {
            put(text.front());
            text.remove_prefix(1);
            continue;
        }
        auto const found = std::ranges::find_if(
            foldings, [&](Folding const& f) { return text.starts_with(f.from); });
        if (found != foldings.end()) {
            for (char const c : found->to)
                put(c);
            text.remove_prefix(found->from.size());
        } else {
            folded += text.front();
            text.remove_prefix(1);
        }
    }
    if (!folded.empty() && folded.back() == ' ')
        folded.pop_back();
    return folded;
}

std::string join_accents(std::string_view text)
{
    // Each letter followed by its mark; a mark is never the beginning of another.
    static constexpr auto compositions = std::to_array<Folding>(
        { { "a\u0300", "à" }, { "A\u0300", "À" }, { "a\u0302", "â" }, { "A\u0302", "Â" },
            { "a\u0308", "ä" }, { "A\u0308", "Ä" }, { "e\u0300", "è" }, { "E\u0300", "È" },
            { "e\u0301", "é" }, { "E\u0301", "É" }, { "e\u0302", "ê" }, { "E\u0302", "Ê" },
            { "e\u0308", "ë" }, { "E\u0308", "Ë" }, { "i\u0302", "î" }, { "I\u0302", "Î" },
            { "i\u0308", "ï" }, { "I\u0308", "Ï" }, { "o\u0302", "ô" }, { "O\u0302", "Ô" },
            { "o\u0308", "ö" }, { "O\u0308", "Ö" }, { "u\u0300", "ù" }, { "U\u0300", "Ù" },
            { "u\u0302", "û" }, { "U\u0302", "Û" }, { "u\u0308", "ü" }, { "U\u0308", "Ü" },
            { "y\u0308", "ÿ" }, { "Y\u0308", "Ÿ" }, { "c\u0327", "ç" }, { "C\u0327", "Ç" } });
    // Every mark begins with the same byte; most texts hold none.
    if (text.find('\xCC') == std::string_view::npos)
        return std::string(text);
    std::string joined;
    joined.reserve(text.size());
    while (!text.empty()) {
        auto const found = std::ranges::find_if(
            compositions, [&](Folding const& pair) { return text.starts_with(pair.from); });
        joined += found != compositions.end() ? found->to : text.substr(0, 1);
        text.remove_prefix(found != compositions.end() ? found->from.size() : 1);
    }
    return joined;
}

bool is_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}
