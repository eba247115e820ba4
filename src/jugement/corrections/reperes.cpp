// SPDX-License-Identifier: EUPL-1.2
// SCH-008: local ids. A local id says nothing of the world: a new one is made up freely, as long as
// every place that quotes it has one reading.
#include "jugement/corrections/reperes.h"

#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::jugement::corrections {

namespace {

constexpr std::string_view any_type;

std::string folded(std::string_view id)
{
    auto text = base::fold(id);
    std::erase_if(text, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    return text;
}

}

bool serves(std::string_view type, Types const& types)
{
    return types.empty() || std::ranges::find(types, type) != types.end();
}

Reperes::Reperes(std::vector<JsonView> elements, std::vector<Reference> references)
    : m_elements(std::move(elements))
    , m_references(std::move(references))
{
    for (std::size_t rang = 0; rang < m_references.size(); ++rang) {
        m_par_pointeur.emplace(m_references[rang].pointeur, rang);
        m_citations[m_references[rang].id].push_back(rang);
    }
    for (std::size_t rang = 0; rang < m_elements.size(); ++rang) {
        auto const id = m_elements[rang]["id"].text();
        m_sans_id += id.empty() ? 1 : 0;
        if (id.empty())
            continue;
        m_par_id.emplace(id, rang);
        m_par_mot[folded(id)].add(rang);
        if (m_citations.contains(id))
            continue;
        m_orphelins[any_type].add(rang);
        if (auto const type = m_elements[rang]["type"].text(); !type.empty())
            m_orphelins[type].add(rang);
    }
    for (auto const& reference : m_references) {
        if (is_right(reference))
            continue;
        if (reference.types.empty())
            ++m_manques[any_type];
        for (auto const type : reference.types)
            ++m_manques[type];
    }
}

Reference const* Reperes::reference(std::string_view pointeur) const
{
    auto const found = m_par_pointeur.find(std::string(pointeur));
    return found == m_par_pointeur.end() ? nullptr : &m_references[found->second];
}

std::vector<Reference const*> Reperes::quoting(std::string_view id) const
{
    std::vector<Reference const*> all;
    if (auto const found = m_citations.find(id); found != m_citations.end())
        for (auto const rang : found->second)
            all.push_back(&m_references[rang]);
    return all;
}

std::optional<std::size_t> Reperes::bearer(std::string_view id) const
{
    auto const found = m_par_id.find(id);
    return found == m_par_id.end() ? std::nullopt : std::optional(found->second);
}

bool Reperes::is_right(Reference const& reference) const
{
    auto const rang = bearer(reference.id);
    return rang && serves(m_elements[*rang]["type"].text(), reference.types);
}

std::optional<std::size_t> Reperes::same_word(std::string_view id) const
{
    auto const found = id.empty() || bearer(id) ? m_par_mot.end() : m_par_mot.find(folded(id));
    return found == m_par_mot.end() ? std::nullopt : found->second.get();
}

std::optional<std::size_t> Reperes::orphan(Reference const& reference) const
{
    OnlyOne sole;
    auto const look = [&](std::string_view type) {
        auto const lacking = m_manques.find(type);
        auto const orphans = m_orphelins.find(type);
        bool const alone = lacking != m_manques.end() && lacking->second == 1;
        if (orphans != m_orphelins.end()) {
            sole.nombre += orphans->second.nombre;
            sole.rang = orphans->second.rang;
        }
        return alone;
    };
    bool const alone
        = reference.types.empty() ? look(any_type) : std::ranges::all_of(reference.types, look);
    return alone ? sole.get() : std::nullopt;
}

std::optional<std::string> Reperes::id_of_the_nameless() const
{
    std::optional<std::string_view> lost;
    for (auto const& [id, places] : m_citations) {
        if (id.empty() || bearer(id))
            continue;
        if (lost)
            return std::nullopt;
        lost = id;
    }
    if (!lost)
        return std::string();
    return m_sans_id == 1 ? std::optional(std::string(*lost)) : std::nullopt;
}

std::string Reperes::free_id(char initiale, std::size_t rang) const
{
    auto id = fmt::format("{}{}", initiale, rang + 1);
    for (int suite = 2; bearer(id); ++suite)
        id = fmt::format("{}{}-{}", initiale, rang + 1, suite);
    return id;
}

void add_list(
    JsonView liste, std::string const& pointeur, Types const& types, std::vector<Reference>& all)
{
    std::size_t rang = 0;
    for (auto const element : liste.elements())
        all.push_back({ fmt::format("{}/{}", pointeur, rang++), element.text(), types });
}

std::vector<Reference> beneficiaires_nommes(JsonView racine)
{
    std::vector<Reference> all;
    std::size_t rang = 0;
    for (auto const ligne : racine["lignes"].elements())
        all.push_back(
            { fmt::format("/lignes/{}/beneficiaire", rang++), ligne["beneficiaire"].text(), {} });
    add_list(racine["annulation"]["beneficiaires_retires"], "/annulation/beneficiaires_retires", {},
        all);
    return all;
}

namespace {

std::optional<Correction> beneficiaire_nomme(std::string_view pointeur, Chantier const& chantier)
{
    auto const& reperes = chantier.reperes->beneficiaires;
    auto const* ici = reperes.reference(pointeur);
    if (ici == nullptr)
        return std::nullopt;
    auto const id_of
        = [&](std::size_t rang) { return json_text(reperes.elements()[rang]["id"].text()); };
    if (auto const same = reperes.same_word(ici->id))
        return calcul(ici->pointeur, id_of(*same),
            "Le repère est le même, écrit autrement\u00a0: un seul bénéficiaire le porte.");
    bool const is_line = pointeur.starts_with("/lignes/");
    if (is_line && reperes.elements().size() == 1
        && !reperes.elements().front()["id"].text().empty())
        return calcul(ici->pointeur, id_of(0), "La demande n’a qu’un bénéficiaire.");
    if (auto const unnamed = reperes.orphan(*ici))
        return calcul(ici->pointeur, id_of(*unnamed),
            "Un seul bénéficiaire n’est nommé nulle part, et il n’en manque qu’ici.");
    return std::nullopt;
}

Correction second_beneficiaire(std::size_t rang, Constat const& constat, Chantier const& chantier)
{
    auto const& reperes = chantier.reperes->beneficiaires;
    auto const second = reperes.elements()[rang];
    auto const id = second["id"].text();
    if (same_value(reperes.elements()[*reperes.bearer(id)], second))
        return calcul({ { fmt::format("/beneficiaires/{}", rang), std::nullopt } },
            "Ce bénéficiaire répète, à l’identique, un bénéficiaire de la demande.");
    if (!reperes.quoting(id).empty())
        return a_fournir(constat.correction);
    return calcul(constat.pointeur, json_text(reperes.free_id('B', rang)),
        "Le repère sert deux fois et rien ne le cite\u00a0: le second bénéficiaire en reçoit un "
        "autre.");
}

std::optional<Correction> id_in(
    std::string_view liste, char initiale, Reperes const& reperes, std::string_view pointeur)
{
    auto const place = below(pointeur, liste);
    auto const id = place && place->reste == "/id" ? reperes.id_of_the_nameless() : std::nullopt;
    if (!id)
        return std::nullopt;
    if (id->empty())
        return calcul(std::string(pointeur), json_text(reperes.free_id(initiale, place->rang)),
            "Un repère interne ne dit rien du monde\u00a0: en voici un qui est libre.");
    return calcul(std::string(pointeur), json_text(*id),
        "C’est le seul repère cité que personne ne porte, et le seul élément qui n’en ait pas.");
}

}

std::optional<Correction> repere_absent(std::string_view pointeur, Chantier const& chantier)
{
    if (pointeur.ends_with("/beneficiaire"))
        return beneficiaire_nomme(pointeur, chantier);
    if (pointeur.ends_with("/piece"))
        return piece_absente(pointeur, chantier);
    auto const& reperes = *chantier.reperes;
    auto found = id_in("lignes", 'L', reperes.lignes, pointeur);
    if (!found)
        found = id_in("beneficiaires", 'B', reperes.beneficiaires, pointeur);
    return found ? found : id_in("pieces", 'P', reperes.pieces, pointeur);
}

std::optional<Correction> repere_trop_long(std::string_view pointeur, Chantier const& chantier)
{
    auto const ligne = below(pointeur, "lignes");
    if (!ligne || ligne->reste != "/id")
        return std::nullopt;
    return calcul(std::string(pointeur),
        json_text(chantier.reperes->lignes.free_id('L', ligne->rang)),
        "Rien ne cite le repère d’une ligne\u00a0: en voici un qui a la forme voulue.");
}

Correction repere_double_ou_inconnu(Constat const& constat, Chantier const& chantier)
{
    if (auto const ligne = below(constat.pointeur, "lignes"); ligne && ligne->reste == "/id")
        return calcul(constat.pointeur,
            json_text(chantier.reperes->lignes.free_id('L', ligne->rang)),
            "Le repère sert deux fois et rien ne cite celui d’une ligne\u00a0: la seconde en "
            "reçoit un autre.");
    if (auto const piece = below(constat.pointeur, "pieces"))
        return second_piece(piece->rang, constat, chantier);
    if (auto const beneficiaire = below(constat.pointeur, "beneficiaires"))
        return second_beneficiaire(beneficiaire->rang, constat, chantier);
    auto found = beneficiaire_nomme(constat.pointeur, chantier);
    return found ? *std::move(found) : a_fournir(constat.correction);
}

}
