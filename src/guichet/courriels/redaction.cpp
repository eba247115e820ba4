// SPDX-License-Identifier: EUPL-1.2
#include "base/utf8.h"
#include "guichet/courriels/courriels.h"
#include "instruction/formes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quitus::guichet {

namespace {

// Characters are at most as many as their bytes: 78 is what a subject line shows whole.
constexpr std::size_t objet_octets_max = 78;
// A mail is read in one go (150 words): what is over stands on the page.
constexpr std::size_t motifs_max = 5;
constexpr std::size_t mots_des_motifs_max = 40;
constexpr std::size_t mots_d_un_motif_max = 20;

struct Lettre {
    Suivi const& suivi;
    Evenement const& evenement;
    OptionsPortail const& options;

    std::string type() const
    {
        return suivi.type_demande == "solde" ? "demande de solde" : "demande d’avance";
    }
    std::string lien() const
    {
        return fmt::format("{}/demandes/{}", options.adresse, suivi.numero);
    }
    std::string clients() const
    {
        auto const nombre = suivi.financements.size();
        return fmt::format("{} {}", nombre, nombre > 1 ? "clients" : "client");
    }
    std::string echeance() const
    {
        auto const instant = instruction::instant_of(evenement.donnees["echeance"]);
        return instant ? calendrier::en_francais(*instant) : std::string();
    }
    std::string jour_de_l_echeance() const
    {
        auto const instant = instruction::instant_of(evenement.donnees["echeance"]);
        return instant ? calendrier::jour_de_paris(instant->plus_secondes(-1)).en_francais() : "";
    }
    std::string instant() const { return calendrier::en_francais(evenement.instant); }
};

std::string euros_or_unknown(std::optional<montant::Cents> montant)
{
    return montant ? montant::euros(*montant) : "montant à établir";
}

std::vector<std::string_view> words_of(std::string_view texte)
{
    constexpr std::string_view spaces = " \t\r\n";
    std::vector<std::string_view> mots;
    for (auto at = texte.find_first_not_of(spaces); at != std::string_view::npos;
         at = texte.find_first_not_of(spaces, at)) {
        auto const end = std::min(texte.find_first_of(spaces, at), texte.size());
        mots.push_back(texte.substr(at, end - at));
        at = end;
    }
    return mots;
}

// « – champ : constat (attendu). », on one line whatever was typed.
std::string line_of(instruction::Motif const& motif)
{
    auto const entier = fmt::format("– {}{}{}{}", motif.regle.empty() ? "" : motif.regle + " – ",
        motif.objet.empty() ? "" : motif.objet + " : ", motif.constat,
        motif.attendu.empty() ? "" : " Attendu : " + motif.attendu);
    auto mots = words_of(entier);
    bool const is_long = mots.size() > mots_d_un_motif_max;
    mots.resize(std::min(mots.size(), mots_d_un_motif_max));
    return fmt::format("\n{}{}", fmt::join(mots, " "), is_long ? " …" : "");
}

// One point a line, as many as are read in one go.
std::string list_of(std::vector<instruction::Motif> const& motifs)
{
    std::string liste;
    std::size_t rang = 0;
    for (; rang < motifs.size() && rang < motifs_max; ++rang) {
        auto const line = line_of(motifs[rang]);
        if (rang > 0 && words_of(liste).size() + words_of(line).size() > mots_des_motifs_max)
            break;
        liste += line;
    }
    auto const reste = motifs.size() - rang;
    if (reste > 0)
        liste += fmt::format(
            "\n– et {} {}, sur la page de la demande", reste, reste > 1 ? "autres" : "autre");
    return liste;
}

std::string compensation_of(verdict::Montants const& montants)
{
    if (!montants.compensation || montants.compensation->is_zero())
        return "";
    return fmt::format(", après compensation de {} au titre des clients retirés",
        montant::euros(*montants.compensation));
}

std::optional<montant::Cents> a_payer(Suivi const& suivi)
{
    return suivi.type_demande == "solde" ? suivi.montants.net : suivi.montants.avance;
}

// D.4
Redaction incomplete(Lettre const& lettre)
{
    auto const echeance = lettre.echeance();
    return { "Dépôt inachevé – les pièces sont à envoyer",
        fmt::format("Bonjour, votre fichier JSON a été reçu le {}, mais les pièces ne sont pas "
                    "arrivées entières : {} La demande n’est pas déposée.\n"
                    "Reprendre là où vous en étiez : {}. Le JSON n’est pas à renvoyer s’il n’a pas "
                    "changé.\n{}",
            lettre.instant(), lettre.suivi.faute, lettre.lien(),
            echeance.empty()
                ? "C’est l’heure de réception complète qui compte."
                : fmt::format("Date limite : avant le {}. C’est l’heure de réception complète qui "
                              "compte.",
                    echeance)) };
}

// D.5
Redaction accuse(Lettre const& lettre)
{
    auto const& suivi = lettre.suivi;
    return { fmt::format("{} déposée le {}",
                 suivi.type_demande == "solde" ? "Demande de solde" : "Demande d’avance",
                 calendrier::jour_de_paris(lettre.evenement.instant).en_francais()),
        fmt::format(
            "Bonjour, nous avons reçu le {} votre {} pour {} : {}, {} TTC. Empreinte du "
            "fichier : {}…\n"
            "Prochaine étape : instruction par un gestionnaire. Aucun délai n’est garanti ; "
            "l’état est visible ici : {}. Conservez l’accusé téléchargeable.",
            lettre.instant(), lettre.type(), suivi.dispositif, lettre.clients(),
            euros_or_unknown(suivi.montants.finance), suivi.courante()->document.substr(0, 12),
            lettre.lien()) };
}

Redaction reception(Lettre const& lettre)
{
    return lettre.suivi.statut == instruction::Statut::incomplete ? incomplete(lettre)
                                                                  : accuse(lettre);
}

// D.6
Redaction a_modifier(Lettre const& lettre)
{
    auto const nombre = lettre.suivi.motifs.size();
    auto const jour = lettre.jour_de_l_echeance();
    return { fmt::format("{} {} à corriger{}", nombre, nombre > 1 ? "points" : "point",
                 jour.empty() ? "" : " avant la fin du " + jour),
        fmt::format("Bonjour, le gestionnaire a demandé des corrections le {} :{}\n"
                    "Répondre point par point : {}. Les règles en vigueur au jour de la correction "
                    "s’appliqueront à la version corrigée.\n"
                    "{}Tant qu’un point reste ouvert, l’instruction est suspendue.",
            lettre.instant(), list_of(lettre.suivi.motifs), lettre.lien(),
            jour.empty() ? "" : fmt::format("Échéance : {} inclus. ", jour)) };
}

// D.7
Redaction validee(Lettre const& lettre)
{
    auto const& suivi = lettre.suivi;
    return { "Demande validée – paiement à venir",
        fmt::format("Bonjour, votre {} a été validée le {} pour {}. Montant retenu : {}{}.\n"
                    "Le détail par client et la décision sont ici : {}. Vous serez informé du "
                    "paiement.{}",
            lettre.type(), lettre.instant(), lettre.clients(), euros_or_unknown(a_payer(suivi)),
            compensation_of(suivi.montants), lettre.lien(),
            suivi.type_demande == "solde" ? " Les contrôles d’usage auront lieu ensuite." : "") };
}

// D.8
Redaction rejetee(Lettre const& lettre)
{
    auto const echeance = lettre.echeance();
    return { "Demande rejetée – motifs et suites",
        fmt::format("Bonjour, votre {} a été rejetée le {} pour :{}\n"
                    "Ce que vous pouvez faire : {}. Page de la décision : {}.{}{}",
            lettre.type(), lettre.instant(), list_of(lettre.suivi.motifs),
            echeance.empty()
                ? "aucune nouvelle demande de ce type n’est plus recevable"
                : fmt::format("corriger et déposer une nouvelle demande avant le {}", echeance),
            lettre.lien(),
            lettre.suivi.type_demande == "solde"
                ? "\nSi une avance a été versée, un ordre de recouvrement pourra suivre ; il vous "
                  "sera notifié à part."
                : "",
            lettre.options.recours.empty() ? "" : "\n" + lettre.options.recours) };
}

// D.23
Redaction payee(Lettre const& lettre)
{
    auto const& montants = lettre.suivi.montants;
    if (montants.net && montants.net->is_negative())
        return { "Solde décidé – une somme est à rembourser",
            fmt::format("Bonjour, votre {} est décidée le {}. Les compensations dépassent le solde "
                        "de {} : rien n’est versé, et cette somme fera l’objet d’un ordre de "
                        "recouvrement, notifié à part. Détail par client : {}.",
                lettre.type(), lettre.instant(), montant::euros(montants.net->magnitude()),
                lettre.lien()) };
    return { fmt::format("Demande décidée et payée : {}", euros_or_unknown(a_payer(lettre.suivi))),
        fmt::format("Bonjour, le paiement de votre {} est enregistré le {} pour {}{}. Détail par "
                    "client : {}.",
            lettre.type(), lettre.instant(), euros_or_unknown(a_payer(lettre.suivi)),
            compensation_of(montants), lettre.lien()) };
}

// D.25
Redaction non_deposee(Lettre const& lettre)
{
    return { "Demande non déposée : l’échéance est passée",
        fmt::format("Bonjour, le dépôt {} était incomplet à l’échéance du {} : il n’est pas "
                    "recevable.{} Détail : {}.",
            lettre.suivi.identifiant_envoi, lettre.echeance(),
            lettre.suivi.type_demande == "solde"
                ? " Si une avance a été versée, un recouvrement peut suivre ; il vous sera notifié "
                  "à part."
                : "",
            lettre.lien()) };
}

struct Genre {
    std::string_view genre;
    Redaction (*redige)(Lettre const&);
};
constexpr std::array<Genre, 8> lettres{ {
    { instruction::genre::deposee, reception },
    { instruction::genre::completee, reception },
    { instruction::genre::redeposee, reception },
    { instruction::genre::modification_demandee, a_modifier },
    { instruction::genre::validee, validee },
    { instruction::genre::rejetee, rejetee },
    { instruction::genre::payee, payee },
    { instruction::genre::non_deposee, non_deposee },
} };

}

std::optional<Redaction> redige(
    Suivi const& suivi, Evenement const& evenement, OptionsPortail const& options)
{
    for (auto const& [genre, ecrit] : lettres) {
        if (genre != evenement.genre)
            continue;
        auto redaction = ecrit({ suivi, evenement, options });
        redaction.objet = base::abridged(
            fmt::format("[{}] {}", suivi.numero, redaction.objet), objet_octets_max);
        redaction.texte += fmt::format(
            "\n\nQuitus, pour le compte de {}. Vous recevez ce message parce que votre compte est "
            "rattaché à l’entreprise qui a déposé la demande.\n",
            options.operateur);
        return redaction;
    }
    return std::nullopt;
}

}
