// SPDX-License-Identifier: EUPL-1.2
#include "http/envoi/envoi.h"

#include "http/envoi/gzip.h"
#include "http/lecture/listes.h"

#include <algorithm>
#include <array>

namespace quitus::http::envoi {

namespace {

bool is_read_only(Tete const& tete)
{
    return tete.methode == Methode::get || tete.methode == Methode::head;
}

// The client holds this very content already.
bool is_unchanged(Tete const& tete, Reponse const& reponse)
{
    if (!is_read_only(tete) || reponse.statut != 200 || reponse.flux)
        return false;
    auto const held = tete.entete("If-None-Match");
    auto const etag = reponse.entete("ETag");
    return held && etag && names_etag(*held, *etag);
}

bool accepts_gzip(Tete const& tete)
{
    auto const accepted = tete.entete("Accept-Encoding");
    return accepted && lecture::accepts_coding(*accepted, "gzip");
}

// What could be compressed for one who asks: two representations, that caches must tell apart.
bool is_negotiated(Reponse const& reponse)
{
    if (reponse.contenu)
        return !reponse.contenu->gzip.empty();
    return reponse.compressible && !reponse.fichier && !reponse.flux
        && reponse.corps.size() >= gzip_octets_min && !reponse.entete("Content-Encoding")
        && is_worth_gzip(reponse.entete("Content-Type").value_or(""));
}

// The mark goes inside the quotes: each representation has its own strong ETag.
void mark_etag(Reponse& reponse)
{
    auto const etag = reponse.entete("ETag");
    if (etag && etag->ends_with('"'))
        reponse.set("ETag", std::string(etag->substr(0, etag->size() - 1)) + "-gzip\"");
}

bool is_of_server(std::string_view name)
{
    static constexpr std::array<std::string_view, 5> names{ "Content-Length", "Connection",
        "Transfer-Encoding", "Date", "Keep-Alive" };
    return std::ranges::any_of(
        names, [name](std::string_view own) { return equal_without_case(own, name); });
}

// What a handler copied from a request must not open a second header.
void append_clean(std::string& out, std::string_view text)
{
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte >= 0x20 && byte != 0x7F) || c == '\t')
            out += c;
    }
}

void append_header(std::string& out, std::string_view name, std::string_view value)
{
    append_clean(out, name);
    out += ": ";
    append_clean(out, value);
    out += "\r\n";
}

void compress(Reponse& reponse, Envoi& envoi)
{
    if (!reponse.contenu) {
        auto packed = gzip(reponse.corps, Effort::quick);
        if (packed.size() >= reponse.corps.size())
            return;
        reponse.corps = std::move(packed);
    }
    envoi.is_gzip = true;
    reponse.set("Content-Encoding", "gzip");
    mark_etag(reponse);
}

void open_fichier(std::filesystem::path const& chemin, Envoi& envoi)
{
    Fichier fichier(chemin);
    envoi.fichier_octets = fichier.taille_octets();
    if (envoi.fichier_octets > morceau_octets) {
        envoi.fichier = std::move(fichier);
        return;
    }
    fichier.read(envoi.possede, morceau_octets);
    envoi.fichier_octets = 0;
}

void write_tete(Reponse const& reponse, Ligne ligne, Envoi& envoi)
{
    auto& out = envoi.tete;
    out.reserve(512);
    out += "HTTP/1.1 " + std::to_string(reponse.statut) + ' ';
    out += reason_of(reponse.statut);
    out += "\r\n";
    append_header(out, "Date", ligne.date);
    for (auto const& entete : reponse.entetes) {
        if (!is_of_server(entete.nom))
            append_header(out, entete.nom, entete.valeur);
    }
    if (envoi.flux && envoi.is_chunked)
        append_header(out, "Transfer-Encoding", "chunked");
    else if (!envoi.flux && reponse.statut != 204 && reponse.statut != 304)
        append_header(out, "Content-Length",
            std::to_string(envoi.fichier.is_open() ? envoi.fichier_octets : envoi.corps().size()));
    if (!ligne.keeps_line)
        append_header(out, "Connection", "close");
    out += "\r\n";
}

}

std::string_view Envoi::corps() const
{
    if (!contenu)
        return possede;
    return is_gzip ? contenu->gzip : contenu->corps;
}

Envoi make_envoi(Tete const& tete, Reponse&& reponse, Ligne ligne)
{
    Envoi envoi;
    envoi.is_chunked = ligne.takes_chunks;
    envoi.keeps_line = ligne.keeps_line;
    bool const is_held = is_unchanged(tete, reponse);
    if (is_negotiated(reponse)) {
        reponse.add("Vary", "Accept-Encoding");
        if (accepts_gzip(tete) && is_held)
            mark_etag(reponse);
        else if (accepts_gzip(tete))
            compress(reponse, envoi);
    }
    if (is_held) {
        reponse.statut = 304;
        std::erase_if(reponse.entetes,
            [](Entete const& entete) { return entete.nom.starts_with("Content-"); });
    }
    envoi.statut = reponse.statut;
    envoi.is_sans_corps
        = tete.methode == Methode::head || reponse.statut == 204 || reponse.statut == 304;
    envoi.contenu = std::move(reponse.contenu);
    envoi.possede = std::move(reponse.corps);
    if (reponse.statut != 304 && reponse.fichier)
        open_fichier(*reponse.fichier, envoi);
    envoi.flux = envoi.is_sans_corps ? nullptr : std::move(reponse.flux);
    write_tete(reponse, ligne, envoi);
    return envoi;
}

}
