// SPDX-License-Identifier: EUPL-1.2
// Follows a judgment and writes down, rule by rule, what was read: members of the document with
// their places, what is known beside it, parameters. Of several judgments it keeps the last one.
#pragma once

#include "base/json_places.h"
#include "demande/repertoire/repertoire.h"
#include "jugement/motivation/connexes.h"
#include "jugement/motivation/temoin.h"
#include "reglement/temoin.h"
#include "verdict/motivation.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace quitus::jugement {

class Enquete final : public TemoinDesRegles,
                      public base::TemoinDesChamps,
                      public reglement::Temoin {
public:
    void starts(demande::Lecture const& lecture, Faits const& faits) override;
    void rule_starts(std::size_t rang) override;
    void rule_ends(std::size_t rang, std::span<verdict::Constat const> constats) override;

    // `jugee` is left to the caller. To be taken once the judgment is over.
    verdict::Motivation take() { return std::move(m_motivation); }

private:
    void champ_lu(base::Place place) override;
    void parametre_lu(reglement::ParametreVu const& vu) override;

    void judge_the_reading(demande::Lecture const& lecture);
    void read_member(std::uint32_t fait);
    void read_beside(std::size_t connexe);
    void read(std::uint32_t fait, bool cadre);
    std::uint32_t place(verdict::FaitConsulte fait);
    std::string why_unreadable(std::string_view pointeur) const;

    // What one rule looked at.
    struct EnCours {
        verdict::RegleMotivee* regle = nullptr;
        std::unordered_set<std::uint32_t> membres, faits, parametres;
        bool manque = false; // something it read is not known…
        bool poursuit = false; // …and it read more of the request after that
    };

    verdict::Motivation m_motivation;
    base::JsonDocument const* m_json = nullptr;
    std::optional<base::JsonPlaces> m_places;
    std::optional<demande::Repertoire> m_repertoire;
    std::vector<FaitConnexe> m_connexes;
    std::unordered_map<std::string, std::string> m_illisibles; // pointer, and why
    std::vector<std::optional<std::uint32_t>> m_rangs; // of the facts of the repertoire
    std::vector<std::optional<std::uint32_t>> m_rangs_connexes;
    std::map<std::string, std::uint32_t, std::less<>> m_rangs_parametres;
    EnCours m_en_cours;
    std::optional<base::SousTemoinDesChamps> m_sous_champs;
    std::optional<reglement::SousTemoin> m_sous_parametres;
};

}
