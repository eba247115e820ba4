// SPDX-License-Identifier: EUPL-1.2
// Answers the cases of recount.py, read from standard input or from the file given, and says where
// the two disagree. A recount cut short has no `fin` line, and is a failure like any other.
#include "calendrier/jours_ouvres.h"
#include "identite/identifiant.h"
#include "identite/mssante.h"
#include "montant/montant.h"

#include <charconv>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace quitus;

using Champs = std::vector<std::string>; // what stands between the kind and the verdict
using Reponse = std::string (*)(Champs const&);

template <typename T>
std::string key_verdict(Champs const& champs)
{
    auto const read = T::parse(champs.at(0));
    if (read)
        return "ok";
    switch (read.error()) {
    case identite::Defaut::forme:
        return "forme";
    case identite::Defaut::nul:
        return "nul";
    case identite::Defaut::cle:
        return "cle";
    }
    return "?";
}

std::string masked(Champs const& champs)
{
    auto const& text = champs.at(0);
    auto result = identite::mask_personal(text);
    auto const holds = identite::holds_personal(text);
    return holds == (result != text) ? result : "holds_personal and mask_personal disagree";
}

montant::Cents cents(std::string const& text)
{
    return montant::Montant::parse(text).value().cents.value();
}

std::string tva_arrondie(Champs const& champs)
{
    auto const rate = montant::Taux::parse(champs.at(1)).value();
    return decimal_text(part_arrondie_au_demi_superieur(cents(champs.at(0)), rate));
}

std::string prorata(Champs const& champs)
{
    return decimal_text(prorata_arrondi_au_demi_superieur(
        cents(champs.at(0)), cents(champs.at(1)), cents(champs.at(2))));
}

std::string montant_lu(Champs const& champs)
{
    auto const read = montant::Montant::parse(champs.at(0));
    if (!read)
        return "refus";
    auto const sign = read->negatif ? "negatif " : "positif ";
    return sign + (read->cents ? std::to_string(read->cents->count()) : "fraction");
}

int whole(std::string const& text)
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

calendrier::Zone zone(std::string const& text)
{
    return text == "metropole" ? calendrier::Zone::metropole : calendrier::Zone::alsace_moselle;
}

std::string feries(Champs const& champs)
{
    std::string text;
    for (auto const jour : calendrier::jours_feries(whole(champs.at(0)), zone(champs.at(1))))
        text += (text.empty() ? "" : " ") + jour.text();
    return text;
}

std::string ouvres(Champs const& champs)
{
    auto const jour_zero = calendrier::Jour::parse(champs.at(0)).value();
    return calendrier::ajoute_jours_ouvres(jour_zero, whole(champs.at(1)), zone(champs.at(2)))
        .text();
}

std::string paris(Champs const& champs)
{
    auto const instant = calendrier::parse_instant(champs.at(0));
    if (instant)
        return instant->text();
    return instant.error().code.substr(std::string("heure_").size());
}

std::string jour_de_paris(Champs const& champs)
{
    return calendrier::jour_de_paris(calendrier::Instant::parse_rfc3339(champs.at(0)).value())
        .text();
}

std::string rfc3339(Champs const& champs)
{
    auto const instant = calendrier::Instant::parse_rfc3339(champs.at(0));
    return instant ? instant->text() : "refus";
}

std::map<std::string, Reponse> const reponses = {
    { "finess", key_verdict<identite::Finess> },
    { "rpps", key_verdict<identite::Rpps> },
    { "adeli", key_verdict<identite::Adeli> },
    { "siren", key_verdict<identite::Siren> },
    { "siret", key_verdict<identite::Siret> },
    { "tva", key_verdict<identite::NumeroTva> },
    { "id_nat_struct", key_verdict<identite::IdNatStruct> },
    { "iban", key_verdict<identite::Iban> },
    { "masque", masked },
    { "tva_arrondie", tva_arrondie },
    { "prorata", prorata },
    { "montant", montant_lu },
    { "feries", feries },
    { "ouvres", ouvres },
    { "paris", paris },
    { "jour_de_paris", jour_de_paris },
    { "rfc3339", rfc3339 },
};

Champs split(std::string const& line)
{
    Champs champs;
    std::size_t start = 0;
    for (auto end = line.find(';'); end != std::string::npos; end = line.find(';', start)) {
        champs.push_back(line.substr(start, end - start));
        start = end + 1;
    }
    champs.push_back(line.substr(start));
    return champs;
}

class Comparaison {
public:
    void read(std::istream& cases)
    {
        std::string line;
        while (!m_is_complete && std::getline(cases, line))
            compare(line);
    }

    // Zero when the recount came whole, left no kind out, and agreed on every case.
    int conclude() const
    {
        bool has_every_kind = true;
        for (auto const& [kind, answer] : reponses) {
            if (!m_counts.contains(kind)) {
                std::cerr << "no case of " << kind << '\n';
                has_every_kind = false;
            }
        }
        if (!m_is_complete)
            std::cerr << "the recount stopped before its end\n";
        std::cout << m_total << " cases, " << m_disagreements << " disagreements\n";
        return m_is_complete && has_every_kind && m_disagreements == 0 ? 0 : 1;
    }

private:
    void compare(std::string const& line)
    {
        auto champs = split(line);
        auto const kind = champs.front();
        auto const expected = champs.back();
        if (kind == "fin") {
            m_is_complete = expected == std::to_string(m_total);
            return;
        }
        ++m_total;
        ++m_counts[kind];
        champs.erase(champs.begin());
        champs.pop_back();
        auto const answer = reponses.find(kind);
        auto const found = answer == reponses.end() ? "no such kind" : answer->second(champs);
        if (found != expected)
            report(line, found);
    }

    void report(std::string const& line, std::string const& found)
    {
        constexpr int shown_max = 20;
        if (++m_disagreements <= shown_max)
            std::cerr << "recount: " << line << "\n  rooms: " << found << '\n';
    }

    std::map<std::string, int> m_counts;
    int m_total = 0;
    int m_disagreements = 0;
    bool m_is_complete = false;
};

}

int main(int argument_count, char** arguments)
{
    Comparaison comparaison;
    if (argument_count > 1) {
        std::ifstream file(arguments[1]);
        comparaison.read(file);
    } else {
        comparaison.read(std::cin);
    }
    return comparaison.conclude();
}
