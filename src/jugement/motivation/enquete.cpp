// SPDX-License-Identifier: EUPL-1.2
#include "jugement/motivation/enquete.h"

#include "demande/objet.h"
#include "jugement/jugement.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::jugement {

using verdict::document_entier;
using verdict::SortDeRegle;

namespace {

constexpr std::string_view sans_objet = "sans objet"; // as the regulation writes it

// As in reports: personal identifiers masked, and of an account its ends only.
std::string shown(base::JsonNode const& node, std::string_view pointeur)
{
    auto const texte = node.text;
    if (pointeur != "/fournisseur/iban" || node.kind != base::JsonKind::string)
        return demande::shown(node);
    return texte.size() > 8
        ? fmt::format("{}…{}", texte.substr(0, 4), texte.substr(texte.size() - 3))
        : std::string("un texte trop court");
}

}

void Enquete::starts(demande::Lecture const& lecture, Faits const& faits)
{
    m_motivation = {};
    m_json = &lecture.json;
    m_places.reset();
    if (!lecture.json.nodes().empty())
        m_places.emplace(lecture.json);
    m_repertoire.emplace(lecture.demande);
    m_connexes = faits_connexes(faits);
    m_rangs.assign(m_repertoire->nombre_faits(), std::nullopt);
    m_rangs_connexes.assign(m_connexes.size(), std::nullopt);
    m_rangs_parametres.clear();
    m_illisibles.clear();
    for (auto const& constat : lecture.structure.all()) {
        if (constat.regle == verdict::IdRegle("SCH-003"))
            m_illisibles.try_emplace(constat.pointeur, "absent du document");
        else if (constat.regle == verdict::IdRegle("SCH-004"))
            m_illisibles.try_emplace(constat.pointeur, "illisible tel qu’il est écrit");
    }
    judge_the_reading(lecture);
}

// The rules of structure look at the whole document while it is read; when it cannot be, no other
// rule has anything to look at.
void Enquete::judge_the_reading(demande::Lecture const& lecture)
{
    auto const etape = lecture.demande.etape;
    verdict::FaitConsulte document{ .nom = document_entier };
    if (lecture.fatal) {
        document.manque = "un document qui se lit";
    }
    auto const rang = place(std::move(document));
    for (auto const& [regle, fonction] : catalogue()) {
        auto& motivee
            = m_motivation.regles.emplace_back(verdict::RegleMotivee{ .regle = regle.id });
        auto const speaks
            = [&](verdict::Constat const& constat) { return constat.regle == regle.id; };
        if (fonction != nullptr && !lecture.fatal)
            continue; // told by rule_ends, if it serves
        if (etape && !verdict::serves(regle, *etape))
            continue;
        bool const parle = std::ranges::any_of(lecture.structure.all(), speaks);
        motivee.faits = { rang };
        motivee.sort = parle ? SortDeRegle::parle
            : lecture.fatal  ? SortDeRegle::non_evaluee
                             : SortDeRegle::tient;
    }
}

void Enquete::rule_starts(std::size_t rang)
{
    m_en_cours = { .regle = &m_motivation.regles[rang] };
    m_sous_champs.emplace(this);
    m_sous_parametres.emplace(*this);
}

void Enquete::rule_ends(std::size_t, std::span<verdict::Constat const> constats)
{
    m_sous_parametres.reset();
    m_sous_champs.reset();
    auto const evaluee = [](verdict::Constat const& constat) { return constat.evaluee; };
    auto& [regle, membres, faits, parametres, manque, poursuit] = m_en_cours;
    regle->sort = std::ranges::any_of(constats, evaluee) ? SortDeRegle::parle
        : !constats.empty() || (manque && !poursuit)     ? SortDeRegle::non_evaluee
                                                         : SortDeRegle::tient;
}

void Enquete::champ_lu(base::Place place)
{
    base::SousTemoinDesChamps const nobody(nullptr);
    if (auto const membre = m_repertoire->find(place)) {
        bool const first = m_en_cours.membres.insert(*membre).second;
        for (auto const fait : m_repertoire->faits(*membre)) {
            if (first)
                read_member(fait);
            else
                read(*m_rangs[fait], false);
        }
        return;
    }
    auto const connexe = std::ranges::find(m_connexes, place, &FaitConnexe::place);
    if (connexe != m_connexes.end())
        read_beside(static_cast<std::size_t>(connexe - m_connexes.begin()));
}

void Enquete::read_member(std::uint32_t fait)
{
    auto& rang = m_rangs[fait];
    if (!rang) {
        auto const& pointeur = m_repertoire->pointeur(fait);
        verdict::FaitConsulte consulte{ .pointeur = pointeur, .manque = why_unreadable(pointeur) };
        if (pointeur.empty())
            consulte.nom = document_entier;
        rang = place(std::move(consulte));
    }
    read(*rang, false);
}

void Enquete::read_beside(std::size_t connexe)
{
    auto& rang = m_rangs_connexes[connexe];
    if (!rang)
        rang = place(m_connexes[connexe].fait);
    read(*rang, m_connexes[connexe].cadre);
}

void Enquete::read(std::uint32_t fait, bool cadre)
{
    if (m_en_cours.faits.insert(fait).second)
        m_en_cours.regle->faits.push_back(fait);
    if (!m_motivation.faits[fait].manque.empty())
        m_en_cours.manque = true;
    else if (m_en_cours.manque && !cadre)
        m_en_cours.poursuit = true;
}

void Enquete::parametre_lu(reglement::ParametreVu const& vu)
{
    auto const [known, inserted] = m_rangs_parametres.try_emplace(
        std::string(vu.nom), static_cast<std::uint32_t>(m_motivation.parametres.size()));
    if (inserted)
        m_motivation.parametres.push_back({
            .nom = std::string(vu.nom),
            .valeur = std::string(vu.texte),
            .validite = std::string(vu.validite),
            .source = std::string(vu.source),
            .connu = vu.connu,
            .sans_objet = vu.texte == sans_objet,
        });
    auto const& parametre = m_motivation.parametres[known->second];
    if (!parametre.connu && !parametre.sans_objet)
        m_en_cours.manque = true;
    if (m_en_cours.parametres.insert(known->second).second)
        m_en_cours.regle->parametres.push_back(known->second);
}

// Adds a fact, with the place and the value of the member that it names.
std::uint32_t Enquete::place(verdict::FaitConsulte fait)
{
    bool const in_document = m_places && (!fait.pointeur.empty() || fait.nom == document_entier);
    if (in_document) {
        auto const lieu = m_places->of(fait.pointeur);
        fait.ligne = lieu.line;
        fait.colonne = lieu.column;
        auto const found = m_places->find(fait.pointeur);
        auto const* node = found ? &m_json->nodes()[*found] : nullptr;
        if (!fait.valeur && node != nullptr && node->kind != base::JsonKind::null)
            fait.valeur = shown(*node, fait.pointeur);
    }
    m_motivation.faits.push_back(std::move(fait));
    return static_cast<std::uint32_t>(m_motivation.faits.size() - 1);
}

// Because of itself, or of what should hold it.
std::string Enquete::why_unreadable(std::string_view pointeur) const
{
    while (!pointeur.empty()) {
        auto const found = m_illisibles.find(std::string(pointeur));
        if (found != m_illisibles.end())
            return found->second;
        pointeur = pointeur.substr(0, pointeur.rfind('/'));
    }
    return {};
}

}
