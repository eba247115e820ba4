// SPDX-License-Identifier: EUPL-1.2
// `quitus explain`: one rule for a person: when, why, sources, the parameters it reads with their
// values, and one case on each side, played again at that moment.
#include "cli/commandes/commandes.h"
#include "cli/commandes/reglement/jurisprudence.h"
#include "cli/commandes/reglement/regle_nommee.h"
#include "jugement/jugement.h"
#include "jugement/motivation/enquete.h"
#include "rapports/texte/terminal.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace quitus::cli {

namespace {

std::string etapes(verdict::Regle const& regle)
{
    static constexpr std::pair<char, std::string_view> noms[]
        = { { 'V', "avance" }, { 'S', "solde" }, { 'T', "attestation" }, { 'N', "annulation" },
              { 'R', "réponse à une contestation" } };
    std::string text;
    for (auto const& [lettre, nom] : noms) {
        if (regle.etapes.find(lettre) != std::string_view::npos)
            text += fmt::format("{}{}", text.empty() ? "" : ", ", nom);
    }
    return text;
}

std::string enonce(reglement::Reglement const& reglement, std::string_view id)
{
    for (auto const& exigence : reglement.exigences()) {
        if (exigence.id == id)
            return exigence.enonce;
    }
    return "exigence d’une autre campagne";
}

constexpr std::size_t width = 100;

void write(std::ostream& sortie, std::string_view lead, std::string_view text)
{
    std::string lines;
    rapports::append_wrapped(lines, lead, text, width);
    sortie << lines;
}

// Who writes a case types a straight one.
std::string with_curly_apostrophes(std::string_view text)
{
    std::string curly;
    for (char const c : text)
        curly += c == '\'' ? "’" : std::string(1, c);
    return curly;
}

void write_changes(std::string_view where, std::vector<cas::Changement> const& changements,
    std::vector<std::string> const& supprimes, std::ostream& sortie)
{
    for (auto const& changement : changements)
        sortie << fmt::format("  {}{} = {}\n", where, changement.pointeur, changement.valeur);
    for (auto const& pointeur : supprimes)
        sortie << fmt::format("  {}sans {}\n", where, pointeur);
}

// A case, what it changes, and what the rule says of it now.
void write_case(std::string_view titre, cas::Cas const& cas, cas::Resultat const& resultat,
    verdict::Regle const& regle, std::ostream& sortie)
{
    sortie << '\n';
    write(sortie, std::string(titre) + "\u00a0: ", with_curly_apostrophes(cas.nom));
    sortie << "  document " << (cas.texte ? "réécrit en entier" : cas.base) << '\n';
    write_changes("", cas.change, cas.supprime, sortie);
    for (auto const& document : cas.avec.value_or(std::vector<cas::DocumentDuContexte>{}))
        sortie << "  avec " << document.nom << '\n';
    for (auto const& [nom, changements] : cas.contexte)
        write_changes("dans " + nom + "\u00a0: ", changements, {}, sortie);
    for (auto const& [nom, supprimes] : cas.contexte_supprime)
        write_changes("dans " + nom + "\u00a0: ", {}, supprimes, sortie);
    for (auto const& [nom, valeur] : cas.reglement)
        sortie << fmt::format("  paramètre {} = {}\n", nom, valeur);
    if (cas.instant)
        sortie << "  à l’instant " << calendrier::texte_de_paris(*cas.instant) << '\n';
    for (auto const& constat : resultat.jugee.constats) {
        if (constat.regle == regle.id)
            write(sortie, "  → ", constat.message);
    }
}

// calendrier.BIO_SGL.cloture and calendrier.HOP_RI.cloture are one parameter of two dispositifs.
std::string without_dispositif(std::string_view nom)
{
    auto const first = nom.find('.');
    auto const last = nom.rfind('.');
    return first == last ? std::string(nom)
                         : fmt::format("{}.*{}", nom.substr(0, first), nom.substr(last));
}

struct Exemples {
    std::optional<std::pair<cas::Cas, cas::Resultat>> passe, parle;
    // What the rule reads when its cases are played, of any dispositif, whether it speaks or not.
    std::set<std::string> parametres;
    std::map<std::string, verdict::ParametreConsulte> pieces; // those that the regulation wants
};

// Plays a case, and notes the parameters that the rule reads.
base::Result<cas::Resultat> play_one(
    verdict::IdRegle regle, cas::Cas const& cas, cas::Monde const& world, Exemples& exemples)
{
    jugement::Enquete enquete;
    auto resultat = [&] {
        jugement::SousTemoinDesRegles const follows(&enquete);
        return cas::joue(regle, cas, world);
    }();
    auto const motivation = enquete.take();
    auto const motivee = std::ranges::find(motivation.regles, regle, &verdict::RegleMotivee::regle);
    if (motivee == motivation.regles.end())
        return resultat;
    for (auto const rang : motivee->parametres) {
        auto const& parametre = motivation.parametres[rang];
        if (parametre.nom.starts_with("pieces."))
            exemples.pieces.try_emplace(parametre.nom, parametre);
        else
            exemples.parametres.insert(without_dispositif(parametre.nom));
    }
    return resultat;
}

// Cases are written for the campaign of the program and for others; only those of the regulation
// asked for are shown, and all of them tell which parameters the rule reads.
Exemples play(verdict::Regle const& regle, reglement::Reglement const& reglement)
{
    Exemples exemples;
    auto const file = cases_of(regle.id.text());
    if (!file)
        return exemples;
    auto const world = world_of_cases(reglement);
    for (auto const& cas : file->cas) {
        auto resultat = play_one(regle.id, cas, world, exemples);
        if (!resultat)
            continue;
        auto& place = cas.attente.consequence ? exemples.parle : exemples.passe;
        if (!place && resultat->conforme && cas.campagne == reglement.id())
            place.emplace(cas, std::move(*resultat));
    }
    return exemples;
}

void write_parameters(
    Exemples const& exemples, reglement::Reglement const& reglement, std::ostream& sortie)
{
    if (exemples.parametres.empty() && exemples.pieces.empty())
        return;
    sortie << "\nParamètres\n";
    for (auto const& [nom, piece] : exemples.pieces)
        sortie << fmt::format("  {} = {} (source {})\n", nom, piece.valeur, piece.source);
    for (auto const& valeur : reglement.parametres()) {
        if (exemples.parametres.contains(without_dispositif(valeur.nom)))
            sortie << fmt::format("  {} = {} (source {}{}{})\n", valeur.nom, valeur.texte,
                valeur.source, valeur.validite.empty() ? "" : ", ", valeur.validite);
    }
}

}

Code explain_rule(Explain const& demande, Monde& monde)
{
    auto const* regle = known_rule(demande.regle);
    if (regle == nullptr)
        return refuse_rule(monde, demande.regle);
    auto const reglement = load(demande.reglement);
    if (!reglement)
        return refuse(monde, reglement.error(), Code::mauvais_usage);
    auto& sortie = monde.sortie;
    sortie << fmt::format("{} — {}\n\nConséquence\u00a0: {}\nÉtapes\u00a0: {}\n\n",
        regle->id.text(), regle->titre, verdict::en_francais(regle->consequence), etapes(*regle));
    write(sortie, "Quand\u00a0: ", regle->quand);
    sortie << '\n';
    write(sortie, "Pourquoi\u00a0: ", regle->pourquoi);
    sortie << "\nSource\n";
    for (auto const exigence : regle->exigences)
        write(sortie, fmt::format("  {}\u00a0: ", exigence), enonce(*reglement, exigence));
    auto const exemples = play(*regle, *reglement);
    write_parameters(exemples, *reglement, sortie);
    if (exemples.parle)
        write_case(
            "Exemple où elle parle", exemples.parle->first, exemples.parle->second, *regle, sortie);
    if (exemples.passe)
        write_case("Exemple où elle se tait", exemples.passe->first, exemples.passe->second, *regle,
            sortie);
    return Code::rien_de_bloquant;
}

}
