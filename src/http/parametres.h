// SPDX-License-Identifier: EUPL-1.2
// The pairs name=value of an address or of a form, decoded, in the order they came; and the percent
// encoding of addresses, read without mercy.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quitus::http {

struct Parametre {
    std::string nom;
    std::string valeur;
};

class Parametres {
public:
    void add(std::string nom, std::string valeur);
    // The first value of that name; an empty value is a value.
    std::optional<std::string_view> find(std::string_view nom) const;
    // Every value of that name (?dispositif=BIO_SGL&dispositif=PHA_LGO).
    std::vector<std::string_view> all(std::string_view nom) const;
    bool is_empty() const { return m_pairs.empty(); }
    std::size_t size() const { return m_pairs.size(); }
    auto begin() const { return m_pairs.begin(); }
    auto end() const { return m_pairs.end(); }
    // "statut=validee&q=caf%C3%A9": what an address takes after « ? », without it.
    std::string text() const;

private:
    std::vector<Parametre> m_pairs;
};

inline constexpr std::size_t parametres_max = 1000;

// Nothing when an escape is broken, a value holds a control character other than a tab or a line
// end, the text is no UTF-8, or there are more than `parametres_max` pairs.
std::optional<Parametres> read_parametres(std::string_view texte);

enum class Plus { litteral, espace }; // « + » stands for a space in a query and in a form only

// Nothing when an escape is broken. Says nothing of what the bytes are.
std::optional<std::string> decode_percent(std::string_view texte, Plus plus = Plus::litteral);
// Everything but letters, digits and « -._~ » is escaped.
std::string encode_percent(std::string_view texte);

// Text a person may have typed: UTF-8, and no control character but tab, line feed and return.
bool is_plain_text(std::string_view texte);

}
