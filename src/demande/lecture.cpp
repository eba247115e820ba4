// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "demande/demande.h"
#include "demande/formes.h"
#include "demande/sante.h"
#include "demande/structure.h"

#include <algorithm>
#include <fmt/format.h>

namespace quitus::demande {

namespace {

using base::JsonFault;
using base::JsonKind;
using verdict::Etape;

constexpr auto obligatoire = Presence::obligatoire;
constexpr auto facultatif = Presence::facultatif;

constexpr std::array types_demande = {
    NomDeValeur{ "avance", Etape::avance },
    NomDeValeur{ "solde", Etape::solde },
    NomDeValeur{ "annulation", Etape::annulation },
    NomDeValeur{ "attestation_fin_prestations", Etape::attestation },
    NomDeValeur{ "reponse_contestation", Etape::reponse_contestation },
};

// A document with thousands of repeated members says it once too often; the first ones are enough
// to mend it.
constexpr std::size_t doublons_dits_max = 200;

std::string_view words(JsonFault::Kind kind)
{
    switch (kind) {
    case JsonFault::Kind::empty:
        return "le fichier est vide";
    case JsonFault::Kind::not_utf8:
        return "le texte n’est pas en UTF-8";
    case JsonFault::Kind::byte_order_mark:
        return "le texte commence par une marque d’ordre (BOM)";
    case JsonFault::Kind::malformed:
        return "la syntaxe JSON est rompue";
    case JsonFault::Kind::truncated:
        return "le texte s’arrête avant la fin du document";
    case JsonFault::Kind::not_an_object:
        return "le document n’est pas un objet JSON";
    case JsonFault::Kind::too_deep:
        return "le document est imbriqué sur plus de 32 niveaux";
    }
    return {};
}

void say_unreadable(Lecture& lecture, JsonFault const& fault, std::string_view text)
{
    auto const place = base::position_of(text, fault.offset);
    lecture.fatal = true;
    lecture.structure.add("SCH-001",
        {
            .message = fmt::format("Le document ne peut pas être lu\u00A0: {}.", words(fault.kind)),
            .pointeur = "",
            .attendu = "un objet JSON en UTF-8 sans BOM, de 32 niveaux au plus",
            .correction = "Exporter de nouveau le document depuis le logiciel émetteur, ou "
                          "corriger à cet endroit.",
        });
    auto& constat = lecture.structure.all().back();
    constat.ligne = place.line;
    constat.colonne = place.column;
}

// SCH-002: nothing else is said of a document whose format or version is not ours.
bool is_known_format(base::JsonDocument const& json, verdict::Constats& constats)
{
    auto const member = [&](std::string_view name) -> base::JsonNode const* {
        auto const& nodes = json.nodes();
        for (auto child = 1u; child < nodes.size(); child = nodes[child].next) {
            if (nodes[child].key == name)
                return nodes[child].kind == JsonKind::null ? nullptr : &nodes[child];
        }
        return nullptr;
    };
    auto const* format = member("format");
    auto const* version = member("version");
    auto const add = [&](std::string message, std::string pointeur, base::JsonNode const* found,
                         std::string attendu) {
        constats.add("SCH-002",
            {
                .message = std::move(message),
                .pointeur = std::move(pointeur),
                .trouve = found != nullptr ? std::optional(shown(*found)) : std::nullopt,
                .attendu = std::move(attendu),
                .correction = "Déposer un document au format quitus.demande, version 1.x.",
            });
    };
    if (format == nullptr || format->kind != JsonKind::string || format->text != "quitus.demande") {
        add(format == nullptr ? "Le document ne dit pas son format."
                              : "Le format du document n’est pas connu.",
            "/format", format, "quitus.demande");
        return false;
    }
    if (version == nullptr || version->kind != JsonKind::string)
        return true; // absent: SCH-003, of another type: SCH-004
    auto const text = version->text;
    bool const known = text.size() >= 3 && text.size() <= 5 && text.starts_with("1.")
        && base::is_digits(text.substr(2));
    if (!known)
        add("La version du format n’est pas connue.", "/version", version,
            "1.0 (ou une autre version 1.x)");
    return known;
}

void say_duplicates(base::JsonDocument const& json, verdict::Constats& constats)
{
    auto const& duplicates = json.duplicates();
    auto const said = std::min(duplicates.size(), doublons_dits_max);
    for (std::size_t i = 0; i < said; ++i) {
        auto const& node = json.nodes()[duplicates[i]];
        constats.add("SCH-005",
            {
                .message = fmt::format("Le membre «\u00a0{}\u00a0» figure deux fois dans le même "
                                       "objet\u00A0; seul le premier a "
                                       "été lu.{}",
                    node.key,
                    i + 1 == said && said < duplicates.size() ? fmt::format(
                        " {} autres répétitions ne sont pas détaillées.", duplicates.size() - said)
                                                              : ""),
                .pointeur = json.pointer(duplicates[i]),
                .correction = fmt::format("Garder un seul «\u00a0{}\u00a0».", node.key),
            });
        auto const place = json.position(node.key_offset);
        auto& constat = constats.all().back();
        constat.ligne = place.line;
        constat.colonne = place.column;
    }
}

// How much of a document is read: the whole, or what other documents may need.
enum class Etendue : std::uint8_t { entiere, reperes };

void read_lignes(Objet& racine, Demande& demande, Presence presence)
{
    bool const solde = demande.etape == Etape::solde;
    racine.objets("lignes", presence, { .nombre_min = 1, .nombre_max = 5000 },
        [&](Objet& objet, std::size_t rang) {
            auto& ligne = demande.lignes.emplace_back();
            ligne.indice = rang;
            read_ligne(objet, ligne, solde);
        });
}

void read_lists(Objet& racine, Demande& demande, Presence presence, Etendue etendue)
{
    racine.objets("beneficiaires", presence, { .nombre_min = 1, .nombre_max = 5000 },
        [&](Objet& objet, std::size_t rang) {
            auto& beneficiaire = demande.beneficiaires.emplace_back();
            beneficiaire.indice = rang;
            read_beneficiaire(objet, beneficiaire);
        });
    bool const entiere = etendue == Etendue::entiere;
    // Only the amounts of an avance serve another document.
    if (entiere || demande.etape == Etape::avance)
        read_lignes(racine, demande, presence);
    if (entiere)
        racine.objet("totaux", presence,
            [&](Objet& objet) { read_totaux(objet, demande.totaux.emplace()); });
    racine.objets(
        "pieces", obligatoire, { .nombre_max = 5000 }, [&](Objet& objet, std::size_t rang) {
            auto& piece = demande.pieces.emplace_back();
            piece.indice = rang;
            read_piece(objet, piece);
        });
}

bool is_among(std::optional<Etape> etape, std::initializer_list<Etape> etapes)
{
    return etape && std::ranges::find(etapes, *etape) != etapes.end();
}

void read_actes(Objet& racine, Demande& demande)
{
    auto const required_for = [&](Etape etape) {
        return is_among(demande.etape, { etape }) ? obligatoire : facultatif;
    };
    racine.objet("attestation", required_for(Etape::attestation),
        [&](Objet& objet) { read_attestation(objet, demande.attestation.emplace()); });
    racine.objet("annulation", required_for(Etape::annulation),
        [&](Objet& objet) { read_annulation(objet, demande.annulation.emplace()); });
    racine.objet("reponse_contestation", required_for(Etape::reponse_contestation),
        read_reponse_contestation);
    racine.objet("declarations", obligatoire,
        [&](Objet& objet) { demande.date_declarations = read_declarations(objet); });
}

void read_nature(Objet& racine, Demande& demande)
{
    racine.texte("format", obligatoire);
    racine.texte("version", obligatoire);
    demande.etape = racine.choix("type_demande", obligatoire, types_demande);
    if (demande.etape)
        demande.type_demande = types_demande[static_cast<std::size_t>(
                                                 std::ranges::find(types_demande, *demande.etape,
                                                     &NomDeValeur<Etape>::valeur)
                                                 - types_demande.begin())]
                                   .nom;
    demande.identifiant_envoi = racine.texte("identifiant_envoi", obligatoire, formes::uuid);
    demande.emis_le = racine.instant("emis_le", obligatoire);
}

void read_root(Objet& racine, Demande& demande, Etendue etendue)
{
    read_nature(racine, demande);
    bool const entiere = etendue == Etendue::entiere;
    auto const financement
        = is_among(demande.etape, { Etape::avance, Etape::solde }) ? obligatoire : facultatif;
    if (entiere)
        racine.objet("emetteur", facultatif, read_emetteur);
    racine.objet("fournisseur", obligatoire,
        [&](Objet& objet) { read_fournisseur(objet, demande.fournisseur); });
    racine.objet("dispositif", obligatoire, [&](Objet& objet) {
        demande.vague = objet.entier("vague", obligatoire, 1, INT64_MAX);
        demande.dispositif = objet.texte("code", obligatoire, formes::code_dispositif);
        objet.textes("profils", facultatif, { .nombre_max = 20, .uniques = true },
            formes::longueur(60), [](std::string_view, std::size_t) {});
    });
    if (entiere)
        racine.objet("logiciel", financement, read_logiciel);
    racine.objet("references", obligatoire, [&](Objet& objet) {
        read_references(objet, demande.references, demande.etape == Etape::solde);
    });
    read_lists(racine, demande, financement, etendue);
    if (!entiere)
        return;
    read_actes(racine, demande);
    racine.say_unknown_members();
}

void index_by_id(Demande& demande)
{
    for (std::size_t rang = 0; rang < demande.pieces.size(); ++rang)
        demande.pieces_par_id.add(demande.pieces[rang].id, rang);
    for (std::size_t rang = 0; rang < demande.beneficiaires.size(); ++rang)
        demande.beneficiaires_par_id.add(demande.beneficiaires[rang].id, rang);
    demande.pieces_par_id.seal();
    demande.beneficiaires_par_id.seal();
}

Lecture read(std::string_view text, std::size_t octets_max, Etendue etendue)
{
    if (text.size() > octets_max)
        return refuse_too_large(octets_max);
    Lecture lecture;
    if (auto const fault = lecture.json.parse(text)) {
        say_unreadable(lecture, *fault, text);
        return lecture;
    }
    if (!is_known_format(lecture.json, lecture.structure)) {
        lecture.fatal = true;
        return lecture;
    }
    Chemin const chemin;
    Objet racine(lecture.json, lecture.structure, chemin, 0);
    read_root(racine, lecture.demande, etendue);
    index_by_id(lecture.demande);
    if (etendue == Etendue::entiere) {
        say_duplicates(lecture.json, lecture.structure);
        lecture.demande.identifiants_sante = find_identifiants_sante(lecture.json);
    }
    return lecture;
}

}

Lecture read(std::string_view text, std::size_t octets_max)
{
    return read(text, octets_max, Etendue::entiere);
}

Lecture read_reperes(std::string_view text, std::size_t octets_max)
{
    return read(text, octets_max, Etendue::reperes);
}

namespace {

Lecture refuse(std::string message, std::string attendu, std::string correction)
{
    Lecture lecture;
    lecture.fatal = true;
    lecture.structure.add("SCH-001",
        {
            .message = std::move(message),
            .pointeur = "",
            .attendu = std::move(attendu),
            .correction = std::move(correction),
        });
    return lecture;
}

}

Lecture refuse_too_large(std::size_t octets_max)
{
    return refuse(
        fmt::format("Le document dépasse la taille admise ({} octets)\u00a0: il n’a pas été lu.",
            octets_max),
        fmt::format("{} octets au plus", octets_max),
        "Répartir les bénéficiaires entre plusieurs demandes.");
}

Lecture refuse_unreadable(std::string_view raison)
{
    return refuse(fmt::format("Aucune demande n’a pu être lue dans ce dépôt\u00a0: {}", raison),
        "un dépôt qui contient un seul document JSON à sa racine",
        "Refaire l’archive, puis déposer de nouveau.");
}

void IndexParId::add(std::string_view id, std::size_t rang)
{
    if (!id.empty())
        m_rangs.emplace_back(id, rang);
}

void IndexParId::seal()
{
    std::ranges::sort(m_rangs);
}

std::optional<std::size_t> IndexParId::find(std::string_view id) const
{
    base::note(*this);
    auto const found = std::ranges::lower_bound(
        m_rangs, id, {}, &std::pair<std::string_view, std::size_t>::first);
    if (id.empty() || found == m_rangs.end() || found->first != id)
        return std::nullopt;
    return found->second;
}

Piece const* Demande::piece(std::string_view id) const
{
    auto const rang = pieces_par_id.find(id);
    return rang ? &pieces[*rang] : nullptr;
}

Beneficiaire const* Demande::beneficiaire(std::string_view id) const
{
    auto const rang = beneficiaires_par_id.find(id);
    return rang ? &beneficiaires[*rang] : nullptr;
}

}
