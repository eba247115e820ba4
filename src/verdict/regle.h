// SPDX-License-Identifier: EUPL-1.2
// What a rule is, without knowing any: its id, the steps it serves, what a finding does to the
// request, its sources.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace quitus::verdict {

// What a finding does to the request, from the mildest to the worst.
enum class Consequence : std::uint8_t { information, a_verifier, a_modifier, rejet };

// The worst of the findings; informations do not count. Same ranks as Consequence.
enum class Verdict : std::uint8_t { recevable, a_verifier, a_modifier, rejet };

// Steps of a financing, as letters of the catalogue: V avance, S solde, T attestation, N
// annulation. R is the answer to a contestation: only its structure is judged.
enum class Etape : std::uint8_t { avance, solde, attestation, annulation, reponse_contestation };

std::string_view text(Consequence consequence); // "a_modifier"
std::string_view text(Verdict verdict); // "recevable"
std::string_view en_francais(Verdict verdict); // "À modifier"
std::string_view en_francais(Consequence consequence);
std::optional<Consequence> parse_consequence(std::string_view text);

// "CAL-003": three capital letters, a hyphen, three digits. A literal of another form does not
// compile.
class IdRegle {
public:
    consteval IdRegle(char const (
        &literal)[8]) // NOLINT(google-explicit-constructor): ids are written as literals
    {
        for (std::size_t i = 0; i < 7; ++i)
            m_text[i] = literal[i];
        if (!is_well_formed({ m_text.data(), 7 }))
            throw "a rule id is three capital letters, a hyphen and three digits";
    }
    static std::optional<IdRegle> parse(std::string_view text);

    constexpr std::string_view text() const { return { m_text.data(), 7 }; }
    constexpr std::string_view famille() const { return { m_text.data(), 3 }; }
    constexpr auto operator<=>(IdRegle const&) const = default;

private:
    constexpr IdRegle() = default;
    static constexpr bool is_well_formed(std::string_view text)
    {
        if (text.size() != 7 || text[3] != '-')
            return false;
        for (std::size_t i = 0; i < 7; ++i) {
            char const c = text[i];
            if (i < 3 ? (c < 'A' || c > 'Z') : i > 3 && (c < '0' || c > '9'))
                return false;
        }
        return true;
    }
    std::array<char, 7> m_text{};
};

// One line of the rule catalogue: everything that is said of a rule without running it.
struct Regle {
    IdRegle id;
    std::string_view etapes; // "VSTN": letters of the steps where the rule speaks
    Consequence consequence;
    std::string_view titre; // French, the sentence that holds when all is well
    std::string_view quand; // French, when the rule speaks
    std::string_view pourquoi; // French, why it exists
    std::span<std::string_view const> exigences; // ids of 1-requirements
};

bool serves(Regle const& regle, Etape etape);

}
