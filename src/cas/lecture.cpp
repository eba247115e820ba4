// SPDX-License-Identifier: EUPL-1.2
#include "cas/cas.h"
#include "cas/noeud.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace quitus::cas {

namespace {

constexpr std::string_view un_pointeur = "un pointeur JSON (/lignes/0/montants/ht)";

// A hash that no file bears, for the pièces that a case does not describe further.
constexpr std::string_view empreinte_inventee
    = "00000000000000000000000000000000000000000000000000000000000000ca";

constexpr std::array<std::string_view, 6> noms_des_montants{ "finance", "avance", "solde",
    "compensation", "net", "ordre_recouvrement" };

void check_pointeur(Noeud const& node, std::string const& pointeur)
{
    if (!pointeur.empty() && pointeur.front() != '/')
        node.fault("« " + pointeur + " » n’est pas " + std::string(un_pointeur)
            + " : il commence par « / ».");
}

std::vector<Changement> read_changements(Noeud const& node)
{
    std::vector<Changement> changements;
    node.for_each_membre(
        "les changements d’un document", [&](std::string const& pointeur, Noeud const& valeur) {
            check_pointeur(valeur, pointeur);
            changements.push_back({ pointeur, valeur.json() });
        });
    return changements;
}

std::vector<std::string> read_pointeurs(Noeud const& node)
{
    std::vector<std::string> pointeurs;
    node.for_each_element("une liste de pointeurs", [&](Noeud const& element) {
        pointeurs.push_back(element.texte(un_pointeur));
        check_pointeur(element, pointeurs.back());
    });
    return pointeurs;
}

std::vector<DocumentDuContexte> read_avec(Noeud const& node)
{
    std::vector<DocumentDuContexte> documents;
    node.for_each_element("une liste de documents de bases/", [&](Noeud const& element) {
        if (!element.is_map()) {
            auto const nom = element.texte("un document de bases/");
            documents.push_back({ nom, nom });
            return;
        }
        element.for_each_membre("un document", [&](std::string const& nom, Noeud const& base) {
            documents.push_back({ nom, base.texte("un document de bases/") });
        });
    });
    return documents;
}

pieces::FichierLivre read_fichier(Noeud const& node)
{
    pieces::FichierLivre fichier{
        .nom = {}, .sha256 = std::string(empreinte_inventee), .taille_octets = 1
    };
    node.for_each_membre("un fichier reçu", [&](std::string const& nom, Noeud const& valeur) {
        if (nom == "nom")
            fichier.nom = valeur.texte("le nom du fichier");
        else if (nom == "sha256")
            fichier.sha256 = valeur.texte("une empreinte");
        else if (nom == "taille")
            fichier.taille_octets = valeur.entier("une taille en octets");
        else
            node.unknown_member(nom, { "nom", "sha256", "taille" });
    });
    if (fichier.nom.empty())
        node.fault("Ce fichier reçu n’a pas de nom : ajoutez « nom ».");
    return fichier;
}

pieces::RefusArchive read_refus(Noeud const& node)
{
    pieces::RefusArchive refus;
    node.for_each_membre("un refus d’archive", [&](std::string const& nom, Noeud const& valeur) {
        if (nom == "code")
            refus.code = valeur.texte("le code du refus");
        else if (nom == "motif")
            refus.motif = valeur.texte("le motif du refus");
        else if (nom == "entree")
            refus.entree = valeur.texte("le nom de l’entrée refusée");
        else
            node.unknown_member(nom, { "code", "motif", "entree" });
    });
    return refus;
}

LivraisonDecrite read_livraison(Noeud const& node)
{
    pieces::Livraison livraison{ .archive_recue = true, .refus = {}, .fichiers = {} };
    if (node.is_scalar()) {
        auto const mot = node.texte("une livraison");
        if (mot == "conforme")
            return LivraisonConforme{};
        if (mot == "absente")
            return AucuneLivraison{};
        node.fault("« " + mot
            + " » n’est pas une livraison : écrivez conforme, absente, une liste de fichiers ou un "
              "refus.");
    }
    if (node.is_list()) {
        node.for_each_element("une liste de fichiers",
            [&](Noeud const& fichier) { livraison.fichiers.push_back(read_fichier(fichier)); });
        return livraison;
    }
    node.for_each_membre("une livraison", [&](std::string const& nom, Noeud const& valeur) {
        if (nom != "refus")
            node.unknown_member(nom, { "refus" });
        livraison.refus = read_refus(valeur);
    });
    return livraison;
}

guichet::SituationConnue read_faits(Noeud const& node)
{
    guichet::SituationConnue faits;
    node.for_each_membre(
        "les faits que seul le portail sait", [&](std::string const& nom, Noeud const& valeur) {
            if (nom == "avance_payee")
                faits.avance_payee = valeur.booleen("true ou false");
            else if (nom == "avenant_en_cours")
                faits.avenant_en_cours = valeur.booleen("true ou false");
            else if (nom == "validee_ailleurs")
                faits.valides_ailleurs = valeur.textes("une liste d’identifiants locaux");
            else
                node.unknown_member(
                    nom, { "avance_payee", "avenant_en_cours", "validee_ailleurs" });
        });
    return faits;
}

std::map<std::string, std::optional<std::string>> read_montants(Noeud const& node)
{
    std::map<std::string, std::optional<std::string>> montants;
    node.for_each_membre("les montants attendus", [&](std::string const& nom, Noeud const& valeur) {
        if (std::ranges::find(noms_des_montants, nom) == noms_des_montants.end())
            node.unknown_member(nom, { noms_des_montants.begin(), noms_des_montants.end() });
        auto& montant = montants[nom];
        if (!valeur.is_null() && valeur.texte("un montant") != "null")
            montant = valeur.texte("un montant (\"27000.00\")");
    });
    return montants;
}

std::optional<verdict::Consequence> read_attendu(Noeud const& node)
{
    auto const mot = node.texte("ce que dit la règle");
    if (mot == "absent")
        return std::nullopt;
    auto const consequence = verdict::parse_consequence(mot);
    if (!consequence)
        node.fault("« " + mot
            + " » n’est pas une conséquence : écrivez absent, information, a_verifier, a_modifier "
              "ou rejet.");
    return consequence;
}

std::string read_verdict(Noeud const& node)
{
    auto const mot = node.texte("un verdict");
    for (auto const connu : { verdict::Verdict::recevable, verdict::Verdict::a_verifier,
             verdict::Verdict::a_modifier, verdict::Verdict::rejet }) {
        if (mot == verdict::text(connu))
            return mot;
    }
    node.fault("« " + mot
        + " » n’est pas un verdict : écrivez recevable, a_verifier, a_modifier ou rejet.");
}

std::vector<std::pair<std::string, std::string>> read_parametres(Noeud const& node)
{
    std::vector<std::pair<std::string, std::string>> parametres;
    node.for_each_membre(
        "les paramètres changés", [&](std::string const& nom, Noeud const& valeur) {
            parametres.emplace_back(nom, valeur.texte("la valeur d’un paramètre"));
        });
    return parametres;
}

calendrier::Instant read_instant(Noeud const& node)
{
    auto const text = node.texte("un instant");
    auto const instant = calendrier::Instant::parse_rfc3339(text);
    if (!instant)
        node.fault(
            "« " + text + " » n’est pas un instant : écrivez \"2023-09-20T14:00:00+02:00\".");
    return *instant;
}

// What the case expects; false when `nom` is no member of that kind.
bool read_attente(Attente& attente, std::string const& nom, Noeud const& valeur)
{
    if (nom == "attendu")
        attente.consequence = read_attendu(valeur);
    else if (nom == "nombre")
        attente.nombre = valeur.entier("un nombre de constats");
    else if (nom == "a")
        attente.pointeur = valeur.texte(un_pointeur);
    else if (nom == "dit")
        attente.dit = valeur.texte("un extrait du message");
    else if (nom == "trouve")
        attente.trouve = valeur.texte("la valeur trouvée");
    else if (nom == "attendu_dit")
        attente.attendu = valeur.texte("la valeur attendue que dit le constat");
    else if (nom == "parametres")
        attente.parametres = valeur.textes("la liste des paramètres que cite le constat");
    else if (nom == "verdict")
        attente.verdict = read_verdict(valeur);
    else if (nom == "cas_de_la_demande")
        attente.cas_de_la_demande = static_cast<int>(valeur.entier("le numéro d’un cas"));
    else if (nom == "montants")
        attente.montants = read_montants(valeur);
    else
        return false;
    return true;
}

void read_membre_du_cas(Cas& cas, std::string const& nom, Noeud const& node, Noeud const& valeur)
{
    if (nom == "nom") {
        cas.nom = valeur.texte("la phrase qui nomme le cas");
        cas.ligne = valeur.ligne();
    } else if (nom == "base")
        cas.base = valeur.texte("un document de bases/");
    else if (nom == "change")
        cas.change = read_changements(valeur);
    else if (nom == "supprime")
        cas.supprime = read_pointeurs(valeur);
    else if (nom == "texte")
        cas.texte = valeur.texte("un document entier");
    else if (nom == "avec")
        cas.avec = read_avec(valeur);
    else if (nom == "contexte")
        valeur.for_each_membre(
            "un document du contexte", [&](std::string const& document, Noeud const& change) {
                cas.contexte[document] = read_changements(change);
            });
    else if (nom == "contexte_supprime")
        valeur.for_each_membre(
            "un document du contexte", [&](std::string const& document, Noeud const& pointeurs) {
                cas.contexte_supprime[document] = read_pointeurs(pointeurs);
            });
    else if (nom == "livraison")
        cas.livraison = read_livraison(valeur);
    else if (nom == "instant")
        cas.instant = read_instant(valeur);
    else if (nom == "reglement")
        cas.reglement = read_parametres(valeur);
    else if (nom == "campagne")
        cas.campagne = valeur.texte("le nom d’une campagne");
    else if (nom == "faits")
        cas.faits = read_faits(valeur);
    else
        node.unknown_member(nom,
            { "nom", "base", "change", "supprime", "texte", "avec", "contexte", "contexte_supprime",
                "livraison", "instant", "reglement", "campagne", "faits", "attendu", "nombre", "a",
                "dit", "trouve", "attendu_dit", "parametres", "verdict", "cas_de_la_demande",
                "montants" });
}

Cas read_un_cas(Noeud const& node, std::string const& base)
{
    Cas cas;
    cas.base = base;
    cas.campagne = campagne_par_defaut;
    bool has_attendu = false;
    node.for_each_membre("un cas", [&](std::string const& nom, Noeud const& valeur) {
        has_attendu = has_attendu || nom == "attendu";
        if (!read_attente(cas.attente, nom, valeur))
            read_membre_du_cas(cas, nom, node, valeur);
    });
    if (cas.nom.empty())
        node.fault("Ce cas n’a pas de nom : ajoutez « nom », une phrase qui dit ce qu’il montre.");
    if (!has_attendu)
        node.fault("Le cas « " + cas.nom + " » ne dit pas ce qu’il attend : ajoutez « attendu ».");
    if (cas.base.empty() && !cas.texte)
        node.fault("Le cas « " + cas.nom
            + " » n’a pas de document : ajoutez « base », au fichier ou au cas.");
    if (cas.texte && (!cas.change.empty() || !cas.supprime.empty()))
        node.fault("Le cas « " + cas.nom
            + " » donne un document entier par « texte » : ses changements ne se liraient pas.");
    auto const& attente = cas.attente;
    if (!attente.consequence
        && (attente.nombre || attente.pointeur || attente.dit || attente.trouve || attente.attendu
            || attente.parametres))
        node.fault("Le cas « " + cas.nom
            + " » attend que la règle se taise : il ne peut décrire ce qu’elle dit.");
    return cas;
}

FichierDeCas read_fichier_de_cas(std::string_view nom, Noeud const& racine)
{
    std::optional<verdict::IdRegle> regle;
    std::string base;
    std::optional<Noeud> cas;
    racine.for_each_membre(
        "un fichier de cas", [&](std::string const& membre, Noeud const& valeur) {
            if (membre == "regle") {
                regle = verdict::IdRegle::parse(valeur.texte("l’identifiant d’une règle"));
                if (!regle)
                    valeur.fault(
                        "Ce n’est pas l’identifiant d’une règle : écrivez par exemple CAL-003.");
            } else if (membre == "base") {
                base = valeur.texte("un document de bases/");
            } else if (membre == "cas") {
                cas = valeur;
            } else {
                racine.unknown_member(membre, { "regle", "base", "cas" });
            }
        });
    if (!regle)
        racine.fault("Ce fichier ne dit pas de quelle règle il parle : ajoutez « regle ».");
    if (!cas)
        racine.fault("Ce fichier n’a pas de cas : ajoutez « cas ».");
    FichierDeCas fichier{ .nom = std::string(nom), .regle = *regle, .cas = {} };
    cas->for_each_element("une liste de cas",
        [&](Noeud const& un_cas) { fichier.cas.push_back(read_un_cas(un_cas, base)); });
    return fichier;
}

tl::unexpected<base::Erreur> illisible(std::string_view nom, std::size_t ligne, std::string message)
{
    return base::failure(
        "cas_illisible", std::move(message), std::string(nom) + ":" + std::to_string(ligne));
}

// Calls read(root) and turns every fault into an Erreur.
template <typename Read>
auto read_yaml(std::string_view nom, std::string_view texte, Read&& read)
    -> base::Result<decltype(read(std::declval<Noeud const&>()))>
{
    try {
        return read(Noeud(YAML::Load(std::string(texte))));
    } catch (FauteDeCas const& faute) {
        return illisible(nom, faute.ligne, faute.message);
    } catch (YAML::Exception const& faute) {
        return illisible(nom, line_of(faute.mark),
            "Ce fichier n’est pas du YAML bien formé (" + faute.msg
                + ") : vérifiez les retraits et les guillemets.");
    }
}

}

base::Result<FichierDeCas> read_cas(std::string_view nom, std::string_view texte)
{
    return read_yaml(
        nom, texte, [&](Noeud const& racine) { return read_fichier_de_cas(nom, racine); });
}

base::Result<Contextes> read_contextes(std::string_view nom, std::string_view texte)
{
    return read_yaml(nom, texte, [](Noeud const& racine) {
        Contextes contextes;
        racine.for_each_membre(
            "le contexte de chaque document", [&](std::string const& document, Noeud const& liste) {
                contextes.emplace(document, liste.textes("une liste de documents"));
            });
        return contextes;
    });
}

}
