// SPDX-License-Identifier: EUPL-1.2
// `quitus normalize`: one document read with tolerance, written strictly. The output is the
// document alone; the diagnostics say each value that changed, or each one that stops everything.
#include "base/utf8.h"
#include "cli/commandes/commandes.h"
#include "cli/diagnostic.h"
#include "cli/sortie.h"
#include "identite/mssante.h"
#include "normalisation/normalisation.h"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>

namespace quitus::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t octets_max = std::size_t{ 8 } << 20; // of a request, as for `check`
constexpr std::string_view one_document
    = "normalize écrit un document à la fois\u00a0: donner un seul fichier .json, ou - avec un "
      "seul document";

// Nothing is sought inside an archive, and a stream has no one place to go to.
std::optional<std::string> refusal_of_path(std::string const& fichier)
{
    if (fichier == "-")
        return std::nullopt;
    auto const extension = fs::path(fichier).extension();
    if (extension == ".zip")
        return fmt::format("«\u00a0{}\u00a0» est une archive. {}.", fichier, one_document);
    if (extension == ".ndjson" || extension == ".jsonl")
        return fmt::format(
            "«\u00a0{}\u00a0» est un flux de plusieurs demandes. {}.", fichier, one_document);
    std::error_code error;
    auto const status = fs::status(fichier, error);
    if (!fs::exists(status))
        return fmt::format("«\u00a0{}\u00a0» n’existe pas\u00a0: vérifier le chemin.", fichier);
    if (fs::is_directory(status))
        return fmt::format("«\u00a0{}\u00a0» est un dossier. {}.", fichier, one_document);
    return std::nullopt;
}

// One byte more than the limit tells that the document is too big.
std::string read_to_the_limit(std::istream& flux)
{
    std::string texte, buffer(64 << 10, '\0');
    while (texte.size() <= octets_max && flux.good()) {
        flux.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        texte.append(buffer, 0, static_cast<std::size_t>(flux.gcount()));
    }
    return texte;
}

std::optional<std::string> read_document(std::string const& fichier, Monde& monde)
{
    if (fichier == "-")
        return read_to_the_limit(monde.entree);
    std::ifstream flux(fichier, std::ios::binary);
    auto texte = flux ? read_to_the_limit(flux) : std::string();
    return flux.bad() || !flux.is_open() ? std::nullopt : std::optional(std::move(texte));
}

// What the content says that the name did not.
std::optional<std::string> refusal_of_content(
    std::string_view texte, normalisation::Schema const& schema)
{
    if (texte.size() > octets_max)
        return "le document dépasse 8 Mio, la limite d’une demande\u00a0: le partager.";
    if (texte.starts_with("PK\x03\x04"))
        return fmt::format("le contenu est celui d’une archive zip. {}.", one_document);
    auto const line = texte.substr(0, texte.find('\n'));
    bool const goes_on
        = texte.substr(line.size()).find_first_not_of(" \t\r\n") != std::string::npos;
    if (goes_on && normalisation::normalise(line, schema))
        return fmt::format("le contenu est un flux de plusieurs demandes. {}.", one_document);
    return std::nullopt;
}

// Masked before it is cut: half of a personal identifier would no longer be recognised as one.
std::string shown(std::string_view json)
{
    constexpr std::size_t longest = 120;
    return base::abridged(identite::mask_personal(json), longest);
}

std::string place(std::string const& pointeur, base::Position position)
{
    return pointeur.empty()
        ? std::string("le document")
        : fmt::format("{} (ligne {}, colonne {})", pointeur, position.line, position.column);
}

Code refuse_ambiguities(std::vector<normalisation::Ambiguite> const& ambiguites, Monde& monde)
{
    say(monde,
        ambiguites.size() == 1
            ? std::string("quitus\u00a0: une valeur se lit de plusieurs façons\u00a0; rien n’est "
                          "écrit.")
            : fmt::format("quitus\u00a0: {} valeurs se lisent de plusieurs façons\u00a0; rien "
                          "n’est écrit.",
                ambiguites.size()));
    for (auto const& une : ambiguites)
        say(monde,
            fmt::format("{}\u00a0: {} {}.", place(une.pointeur, une.position), shown(une.trouve),
                une.pourquoi));
    return Code::bloquant;
}

}

Code normalize(Normalize const& demande, Monde& monde)
{
    if (auto refus = refusal_of_path(demande.fichier))
        return refuse(monde, { "usage", *std::move(refus), {} }, Code::mauvais_usage);
    auto const texte = read_document(demande.fichier, monde);
    if (!texte)
        return refuse(monde,
            { "illisible",
                fmt::format("«\u00a0{}\u00a0» ne peut pas être lu\u00a0: vérifier le droit de le "
                            "lire.",
                    demande.fichier),
                {} },
            Code::echec_de_l_outil);
    normalisation::Schema const schema(normalisation::schema_publie());
    if (auto refus = refusal_of_content(*texte, schema))
        return refuse(monde, { "document_refuse", *std::move(refus), {} }, Code::bloquant);
    auto const resultat = normalisation::normalise(*texte, schema);
    if (!resultat)
        return refuse(monde, resultat.error(), Code::bloquant);
    if (!resultat->ambiguites.empty())
        return refuse_ambiguities(resultat->ambiguites, monde);
    Sortie sortie(demande.fichier_de_sortie, monde);
    sortie.stream() << resultat->texte;
    sortie.finish();
    for (auto const& une : resultat->conversions)
        say(monde,
            fmt::format("{}\u00a0: {} → {} ({})", place(une.pointeur, une.position),
                shown(une.avant), shown(une.apres), une.pourquoi));
    return Code::rien_de_bloquant;
}

}
