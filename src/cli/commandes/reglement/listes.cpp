// SPDX-License-Identifier: EUPL-1.2
// `quitus rules` and `quitus parameters`: the catalogue and the values of the regulation.
#include "base/json_writer.h"
#include "cli/commandes/commandes.h"
#include "jugement/jugement.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::cli {

namespace {

std::string_view en_francais(char etape)
{
    switch (etape) {
    case 'V':
        return "avance";
    case 'S':
        return "solde";
    case 'T':
        return "attestation";
    case 'N':
        return "annulation";
    default:
        return "réponse à une contestation";
    }
}

std::string etapes(std::string_view letters)
{
    std::string text;
    for (char const etape : letters)
        text += fmt::format("{}{}", text.empty() ? "" : ", ", en_francais(etape));
    return text;
}

void write_rules_json(std::ostream& output)
{
    std::string text;
    base::JsonWriter json(text, base::JsonWriter::Style::pretty);
    json.begin_array();
    for (auto const& [regle, fonction] : jugement::catalogue()) {
        json.begin_object();
        json.member("id", regle.id.text());
        json.member("etapes", regle.etapes);
        json.member("consequence", verdict::text(regle.consequence));
        json.member("titre", regle.titre);
        json.member("quand", regle.quand);
        json.member("pourquoi", regle.pourquoi);
        json.key("exigences");
        json.begin_array();
        for (auto const exigence : regle.exigences)
            json.string(exigence);
        json.end_array();
        json.end_object();
    }
    json.end_array();
    output << text << '\n';
}

void write_rules_markdown(std::ostream& output)
{
    output << "# Les règles\n\nÉcrit par `make bless` à partir du catalogue\u00a0: ne pas modifier "
              "à la "
              "main.\n";
    std::string_view famille;
    for (auto const& [regle, fonction] : jugement::catalogue()) {
        if (regle.id.famille() != famille) {
            famille = regle.id.famille();
            output << "\n## " << famille << "\n";
        }
        output << fmt::format(
            "\n### {} — {}\n\n{} · {} · {} {}\n\n**Quand** {}\n\n**Pourquoi** {}\n",
            regle.id.text(), regle.titre, verdict::en_francais(regle.consequence),
            etapes(regle.etapes), regle.exigences.size() > 1 ? "exigences" : "exigence",
            fmt::join(regle.exigences, ", "), regle.quand, regle.pourquoi);
    }
}

// In columns, but for the few values and sources that are too long for theirs.
void write_parameters_text(reglement::Reglement const& reglement, std::ostream& output)
{
    constexpr std::size_t texte_max = 34, source_max = 20;
    std::size_t nom = 0, texte = 0, source = 0;
    for (auto const& valeur : reglement.parametres()) {
        nom = std::max(nom, valeur.nom.size());
        texte = std::max(texte, std::min(valeur.texte.size(), texte_max));
        source = std::max(source, std::min(valeur.source.size(), source_max));
    }
    for (auto const& valeur : reglement.parametres()) {
        auto line = fmt::format("{:<{}}  {:<{}}  {:<{}}  {}", valeur.nom, nom, valeur.texte, texte,
            valeur.source, source, valeur.validite);
        line.resize(line.find_last_not_of(' ') + 1);
        output << line << '\n';
    }
}

}

Code rules(Liste const& demande, Monde& monde)
{
    if (demande.format == "json") {
        write_rules_json(monde.sortie);
    } else if (demande.format == "markdown") {
        write_rules_markdown(monde.sortie);
    } else {
        for (auto const& [regle, fonction] : jugement::catalogue())
            monde.sortie << fmt::format("{}  {:<11}  {:<5}  {}\n", regle.id.text(),
                verdict::en_francais(regle.consequence), regle.etapes, regle.titre);
        monde.sortie << fmt::format(
            "\n{} règles. V avance, S solde, T attestation, N annulation, R réponse à une "
            "contestation. Détail d’une règle\u00a0: quitus explain CAL-003\n",
            jugement::catalogue().size());
    }
    return Code::rien_de_bloquant;
}

Code parameters(Liste const& demande, Monde& monde)
{
    auto const reglement = load(demande.reglement);
    if (!reglement)
        return refuse(monde, reglement.error(), Code::mauvais_usage);
    if (demande.format == "json") {
        std::string text;
        base::JsonWriter json(text, base::JsonWriter::Style::pretty);
        json.begin_array();
        for (auto const& valeur : reglement->parametres()) {
            json.begin_object();
            json.member("nom", valeur.nom);
            json.member("valeur", valeur.texte);
            json.member("type", valeur.type);
            json.member("connue_depuis", valeur.connue_depuis);
            json.member("validite", valeur.validite);
            json.member("source", valeur.source);
            json.member("lieu", valeur.lieu);
            json.end_object();
        }
        json.end_array();
        monde.sortie << text << '\n';
        return Code::rien_de_bloquant;
    }
    write_parameters_text(*reglement, monde.sortie);
    monde.sortie << fmt::format("\n{} valeurs du règlement {} ({}).\n",
        reglement->parametres().size(), reglement->id(), reglement->empreinte());
    return Code::rien_de_bloquant;
}

}
