// SPDX-License-Identifier: EUPL-1.2
#include "http/lecture/analyseur.h"

#include "http/lecture/listes.h"
#include "http/routeur.h"

#include <algorithm>
#include <array>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>

namespace quitus::http::lecture {

namespace beast = boost::beast;

struct Analyseur::Beast {
    std::optional<beast::http::request_parser<beast::http::empty_body>> parser;
};

namespace {

constexpr std::size_t entetes_max = 100;
constexpr std::string_view end_of_head = "\r\n\r\n";

Refus bad_request(std::string detail)
{
    return { 400, "Requête illisible", std::move(detail) };
}

std::string_view view(auto const& text)
{
    return { text.data(), text.size() };
}

// A head where a line end, a zero or a folded line could hide another one from the next server.
std::optional<Refus> check_bytes(std::string_view head)
{
    for (std::size_t i = 0; i < head.size(); ++i) {
        char const c = head[i];
        bool const is_line_end = c == '\r' && i + 1 < head.size() && head[i + 1] == '\n';
        if (is_line_end) {
            ++i;
            bool const is_folded
                = i + 1 < head.size() && (head[i + 1] == ' ' || head[i + 1] == '\t');
            if (is_folded)
                return bad_request("Un en-tête continue sur la ligne suivante.");
        } else if ((c >= 0 && c < 0x20 && c != '\t') || c == 0x7F) {
            return bad_request("L’en-tête contient un caractère de contrôle.");
        }
    }
    return std::nullopt;
}

Refus refusal_of(beast::error_code failure)
{
    if (failure == beast::http::error::bad_version)
        return { 505, "Version de HTTP inconnue", "Ce serveur parle HTTP/1.1." };
    return bad_request("La syntaxe de HTTP n’est pas respectée (" + failure.message() + ").");
}

// A header that means something only once.
bool is_single(std::string_view name)
{
    static constexpr std::array<std::string_view, 8> names{ "Host", "Content-Length",
        "Transfer-Encoding", "Content-Type", "Authorization", "Expect", "If-Match",
        "Content-Encoding" };
    return std::ranges::any_of(
        names, [name](std::string_view single) { return equal_without_case(single, name); });
}

bool is_host(std::string_view host)
{
    return host.size() <= 255 && std::ranges::all_of(host, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || std::string_view(".-:_[]").find(c) != std::string_view::npos;
    });
}

Methode methode_of(beast::http::verb asked)
{
    using beast::http::verb;
    switch (asked) {
    case verb::get:
        return Methode::get;
    case verb::head:
        return Methode::head;
    case verb::post:
        return Methode::post;
    case verb::put:
        return Methode::put;
    case verb::patch:
        return Methode::patch;
    case verb::delete_:
        return Methode::supprimer;
    case verb::options:
        return Methode::options;
    default:
        return Methode::autre;
    }
}

}

Analyseur::Analyseur(std::size_t tete_octets_max)
    : m_tete_octets_max(tete_octets_max)
    , m_beast(std::make_unique<Beast>())
{
}

Analyseur::~Analyseur() = default;

void Analyseur::restart()
{
    tete = {};
    segments.clear();
    longueur.reset();
    m_morceaux.reset();
    m_reste = 0;
    has_corps = keeps_line = expects_continue = is_http_1_0 = false;
    m_already_searched = 0;
}

Analyseur::TeteLue Analyseur::read_tete(std::string_view octets)
{
    if (m_already_searched == 0)
        restart();
    // An empty line before a request is what some old clients leave behind a body.
    std::size_t const skipped = octets.starts_with("\r\n") ? 2 : 0;
    auto const from = std::max(m_already_searched, skipped);
    auto const found = octets.find(end_of_head, from);
    auto const size = found == std::string_view::npos ? octets.size() : found + end_of_head.size();
    if (size > m_tete_octets_max)
        return { 0, false,
            Refus{ 431, "En-tête trop long",
                "L’en-tête dépasse " + std::to_string(m_tete_octets_max)
                    + " octets\u00a0: raccourcir l’adresse ou effacer des cookies." } };
    if (found == std::string_view::npos) {
        m_already_searched = octets.size() - std::min<std::size_t>(octets.size(), 3);
        return {};
    }
    m_already_searched = 0;
    auto refus = parse(octets.substr(skipped, size - skipped));
    bool const is_complete = !refus;
    return { size, is_complete, std::move(refus) };
}

std::optional<Refus> Analyseur::parse(std::string_view octets)
{
    if (auto refus = check_bytes(octets))
        return refus;
    auto& parser = m_beast->parser.emplace();
    parser.header_limit(static_cast<std::uint32_t>(octets.size() + 1));
    parser.body_limit(boost::none); // the route says how much
    beast::error_code error;
    auto const consumed = parser.put(beast::net::buffer(octets.data(), octets.size()), error);
    if (error)
        return refusal_of(error);
    if (!parser.is_header_done() || consumed != octets.size())
        return bad_request("L’en-tête n’est pas complet.");
    auto const& message = parser.get();
    if (message.version() != 10 && message.version() != 11)
        return Refus{ 505, "Version de HTTP inconnue", "Ce serveur parle HTTP/1.1." };
    is_http_1_0 = message.version() == 10;
    tete.methode = methode_of(message.method());
    tete.cible = view(message.target());
    if (auto refus = take_entetes())
        return refus;
    if (auto refus = take_corps())
        return refus;
    return take_cible();
}

std::optional<Refus> Analyseur::take_entetes()
{
    auto const& message = m_beast->parser->get();
    for (auto const& field : message) {
        auto const name = view(field.name_string());
        if (is_single(name) && tete.entete(name))
            return bad_request("L’en-tête " + std::string(name) + " est donné deux fois.");
        if (tete.entetes.size() == entetes_max)
            return Refus{ 431, "En-tête trop long", "Plus de 100 en-têtes." };
        tete.entetes.push_back({ std::string(name), std::string(view(field.value())) });
    }
    auto const host = tete.entete("Host");
    if (message.version() == 11 && !host)
        return bad_request("L’en-tête Host manque.");
    if (host && !is_host(*host))
        return bad_request("L’en-tête Host n’est pas un nom de serveur.");
    if (auto const expect = tete.entete("Expect")) {
        if (!equal_without_case(*expect, "100-continue"))
            return Refus{ 417, "Attente inconnue",
                "Seul «\u00a0Expect: 100-continue\u00a0» est compris." };
        expects_continue = message.version() == 11;
    }
    keeps_line = message.version() == 11 && message.keep_alive();
    return std::nullopt;
}

// How the body ends must be said once, in one way.
std::optional<Refus> Analyseur::take_corps()
{
    auto& parser = *m_beast->parser;
    auto const coding = tete.entete("Transfer-Encoding");
    auto const length = tete.entete("Content-Length");
    if (coding && length)
        return bad_request(
            "Content-Length et Transfer-Encoding se contredisent\u00a0: n’en envoyer "
            "qu’un.");
    if (coding && parser.get().version() == 10)
        return bad_request("Transfer-Encoding n’existe pas en HTTP/1.0.");
    if (coding && !equal_without_case(*coding, "chunked"))
        return Refus{ 501, "Encodage inconnu",
            "Seul «\u00a0Transfer-Encoding: chunked\u00a0» est compris." };
    if (auto const encoded = tete.entete("Content-Encoding");
        encoded && !equal_without_case(*encoded, "identity"))
        return Refus{ 415, "Encodage inconnu", "Envoyer le corps sans compression." };
    if (length) {
        auto const parsed = parser.content_length();
        bool const is_digits = !length->empty()
            && std::ranges::all_of(*length, [](char c) { return c >= '0' && c <= '9'; });
        if (!is_digits || !parsed)
            return bad_request("Content-Length n’est pas un nombre.");
        longueur = *parsed;
    }
    has_corps = coding || longueur.value_or(0) > 0;
    m_reste = longueur.value_or(0);
    if (coding)
        m_morceaux.emplace();
    return std::nullopt;
}

std::optional<Refus> Analyseur::take_cible()
{
    std::string_view cible = tete.cible;
    if (cible == "*" && tete.methode == Methode::options) {
        tete.chemin = cible;
        return std::nullopt;
    }
    for (std::string_view const scheme : { "http://", "https://" }) { // as a proxy is asked
        if (equal_without_case(cible.substr(0, scheme.size()), scheme)) {
            auto const slash = cible.find('/', scheme.size());
            cible = slash == std::string_view::npos ? "/" : cible.substr(slash);
        }
    }
    auto const mark = std::min(cible.find('?'), cible.size());
    tete.chemin = cible.substr(0, mark); // as it is written, as long as it is not read
    auto path = segments_of(tete.chemin);
    if (!path || cible.find('#') != std::string_view::npos)
        return bad_request("L’adresse demandée n’est pas un chemin.");
    auto parametres = read_parametres(cible.substr(std::min(mark + 1, cible.size())));
    if (!parametres)
        return bad_request("Les paramètres de l’adresse sont mal encodés, ou ne sont pas de "
                           "l’UTF-8.");
    segments = *std::move(path);
    tete.chemin.clear();
    for (auto const& segment : segments)
        tete.chemin += '/' + segment;
    tete.parametres = *std::move(parametres);
    return std::nullopt;
}

Analyseur::CorpsLu Analyseur::read_corps(std::string_view octets, std::span<char> sortie)
{
    CorpsLu lu;
    if (m_morceaux) {
        auto const read = m_morceaux->read(octets, sortie);
        if (read.is_broken)
            lu.refus = bad_request("Les morceaux (chunks) du corps sont mal formés.");
        lu.consumed = read.consumed;
        lu.produced = read.produced;
        lu.is_complete = read.is_complete;
        return lu;
    }
    lu.consumed = lu.produced = static_cast<std::size_t>(
        std::min<std::uint64_t>({ m_reste, octets.size(), sortie.size() }));
    std::ranges::copy(octets.substr(0, lu.consumed), sortie.begin());
    m_reste -= lu.consumed;
    lu.is_complete = m_reste == 0;
    return lu;
}

}
