// SPDX-License-Identifier: EUPL-1.2
// SCH-008: local ids. A local id says nothing of the world: a new one is made up freely, as long as
// every place that quotes it has one reading.
#include "jugement/corrections/reperes.h"

#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::jugement::corrections {

std::string folded_id(std::string_view id)
{
    auto text = base::fold(id);
    std::erase_if(text, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    return text;
}

std::unordered_set<std::string_view> ids_of(std::vector<JsonView> const& elements)
{
    std::unordered_set<std::string_view> ids;
    for (auto const element : elements)
        ids.insert(element["id"].text());
    return ids;
}

std::string free_id(std::vector<JsonView> const& elements, char initiale, std::size_t rang)
{
    auto const taken = ids_of(elements);
    auto id = fmt::format("{}{}", initiale, rang + 1);
    for (int suite = 2; taken.contains(id); ++suite)
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

namespace {

// Places that name a beneficiary of the document.
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

std::optional<Correction> beneficiaire_nomme(std::string_view pointeur, Chantier const& chantier)
{
    auto const elements = document(chantier)["beneficiaires"].elements();
    auto const nommes = beneficiaires_nommes(document(chantier));
    auto const ici = std::ranges::find(nommes, pointeur, &Reference::pointeur);
    if (ici == nommes.end())
        return std::nullopt;
    auto const same = only_one(elements, [&](JsonView one, std::size_t) {
        return !ici->id.empty() && folded_id(one["id"].text()) == folded_id(ici->id);
    });
    if (same)
        return calcul(ici->pointeur, json_text(elements[*same]["id"].text()),
            "Le repère est le même, écrit autrement\u00a0: un seul bénéficiaire le porte.");
    bool const is_line = pointeur.starts_with("/lignes/");
    auto const ids = ids_of(elements);
    std::unordered_set<std::string_view> cites;
    for (auto const& nomme : nommes)
        cites.insert(nomme.id);
    auto const lost = std::ranges::count_if(
        nommes, [&](Reference const& one) { return one.id.empty() || !ids.contains(one.id); });
    auto const unnamed = only_one(elements, [&](JsonView one, std::size_t) {
        auto const id = one["id"].text();
        return !id.empty() && !cites.contains(id);
    });
    if (is_line && elements.size() == 1 && !elements.front()["id"].text().empty())
        return calcul(ici->pointeur, json_text(elements.front()["id"].text()),
            "La demande n’a qu’un bénéficiaire.");
    if (lost == 1 && unnamed)
        return calcul(ici->pointeur, json_text(elements[*unnamed]["id"].text()),
            "Un seul bénéficiaire n’est nommé nulle part, et il n’en manque qu’ici.");
    return std::nullopt;
}

Correction second_beneficiaire(std::size_t rang, Constat const& constat, Chantier const& chantier)
{
    auto const elements = document(chantier)["beneficiaires"].elements();
    auto const id = elements[rang]["id"].text();
    auto const premier
        = std::ranges::find_if(elements, [&](JsonView one) { return one["id"].text() == id; });
    if (same_value(*premier, elements[rang]))
        return calcul({ { fmt::format("/beneficiaires/{}", rang), std::nullopt } },
            "Ce bénéficiaire répète, à l’identique, un bénéficiaire de la demande.");
    auto const nommes = beneficiaires_nommes(document(chantier));
    if (std::ranges::find(nommes, id, &Reference::id) != nommes.end())
        return a_fournir(constat.correction);
    return calcul(constat.pointeur, json_text(free_id(elements, 'B', rang)),
        "Le repère sert deux fois et rien ne le cite\u00a0: le second bénéficiaire en reçoit un "
        "autre.");
}

// The only id that a place quotes and nobody bears, when `elements` has only one element without
// id: it can only be its own. Empty: no place is lost, any id will do.
std::optional<std::string> quoted_id(
    std::vector<JsonView> const& elements, std::vector<Reference> const& nommes)
{
    auto const nameless
        = std::ranges::count_if(elements, [](JsonView one) { return one["id"].text().empty(); });
    auto const ids = ids_of(elements);
    std::optional<std::string_view> lost;
    for (auto const& reference : nommes) {
        if (reference.id.empty() || ids.contains(reference.id) || reference.id == lost)
            continue;
        if (lost)
            return std::nullopt;
        lost = reference.id;
    }
    if (!lost)
        return std::string();
    return nameless == 1 ? std::optional(std::string(*lost)) : std::nullopt;
}

}

std::optional<Correction> repere_absent(std::string_view pointeur, Chantier const& chantier)
{
    if (pointeur.ends_with("/beneficiaire"))
        return beneficiaire_nomme(pointeur, chantier);
    if (pointeur.ends_with("/piece"))
        return piece_absente(pointeur, chantier);
    constexpr auto raison
        = "Un repère interne ne dit rien du monde\u00a0: en voici un qui est libre.";
    if (auto const ligne = below(pointeur, "lignes"); ligne && ligne->reste == "/id")
        return calcul(std::string(pointeur),
            json_text(free_id(document(chantier)["lignes"].elements(), 'L', ligne->rang)), raison);
    auto const with = [&](std::string_view liste, char initiale,
                          std::vector<Reference> const& nommes) -> std::optional<Correction> {
        auto const place = below(pointeur, liste);
        if (!place || place->reste != "/id")
            return std::nullopt;
        auto const elements = document(chantier)[liste].elements();
        auto const id = quoted_id(elements, nommes);
        if (!id)
            return std::nullopt;
        if (!id->empty())
            return calcul(std::string(pointeur), json_text(*id),
                "C’est le seul repère cité que personne ne porte, et le seul élément qui n’en ait "
                "pas.");
        return calcul(
            std::string(pointeur), json_text(free_id(elements, initiale, place->rang)), raison);
    };
    auto found = with("beneficiaires", 'B', beneficiaires_nommes(document(chantier)));
    return found ? found : with("pieces", 'P', pieces_nommees(document(chantier)));
}

std::optional<Correction> repere_trop_long(std::string_view pointeur, Chantier const& chantier)
{
    auto const ligne = below(pointeur, "lignes");
    if (!ligne || ligne->reste != "/id")
        return std::nullopt;
    return calcul(std::string(pointeur),
        json_text(free_id(document(chantier)["lignes"].elements(), 'L', ligne->rang)),
        "Rien ne cite le repère d’une ligne\u00a0: en voici un qui a la forme voulue.");
}

Correction repere_double_ou_inconnu(Constat const& constat, Chantier const& chantier)
{
    if (auto const ligne = below(constat.pointeur, "lignes"); ligne && ligne->reste == "/id")
        return calcul(constat.pointeur,
            json_text(free_id(document(chantier)["lignes"].elements(), 'L', ligne->rang)),
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
