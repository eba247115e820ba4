// SPDX-License-Identifier: EUPL-1.2
#include "http/routeur.h"

#include "base/ensure.h"

#include <algorithm>
#include <map>

namespace quitus::http {

namespace {

constexpr std::uint64_t partie_entetes_octets = 16 << 10; // of one part, its boundary included

bool is_capture(std::string_view segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool is_rest(std::string_view segment)
{
    return is_capture(segment) && segment.ends_with("...}");
}

std::vector<std::string_view> split_path(std::string_view path)
{
    std::vector<std::string_view> pieces;
    QUITUS_ENSURE(path.starts_with('/'));
    path.remove_prefix(1);
    while (true) {
        auto const slash = path.find('/');
        pieces.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos)
            return pieces;
        path.remove_prefix(slash + 1);
    }
}

std::string join(std::span<std::string const> segments)
{
    std::string out;
    for (auto const& segment : segments)
        out += (out.empty() ? "" : "/") + segment;
    return out;
}

}

PolitiqueCorps PolitiqueCorps::memoire(std::uint64_t octets_max)
{
    return { Mode::memoire, octets_max, {} };
}

PolitiqueCorps PolitiqueCorps::formulaire(std::uint64_t octets_max)
{
    return { Mode::formulaire, octets_max, {} };
}

PolitiqueCorps PolitiqueCorps::multipart(std::vector<PolitiquePartie> parties)
{
    std::uint64_t total = partie_entetes_octets;
    for (auto const& partie : parties)
        total += partie.nombre_max * (partie.octets_max + partie_entetes_octets);
    return { Mode::multipart, total, std::move(parties) };
}

// One segment of the paths: the literals that may follow it, then what captures.
struct Routeur::Noeud {
    std::map<std::string, std::unique_ptr<Noeud>, std::less<>> litteraux;
    std::unique_ptr<Noeud> capture;
    std::unique_ptr<Noeud> reste;
    std::map<Methode, Route const*> routes;

    // The node where the path ends; its captures are added to `captured`.
    Noeud const* find(
        std::span<std::string const> segments, std::vector<std::string>& captured) const
    {
        if (segments.empty())
            return routes.empty() ? nullptr : this;
        auto const& first = segments.front();
        if (auto const literal = litteraux.find(first); literal != litteraux.end()) {
            if (auto const* found = literal->second->find(segments.subspan(1), captured))
                return found;
        }
        if (first.empty())
            return nullptr;
        if (capture) {
            captured.push_back(first);
            if (auto const* found = capture->find(segments.subspan(1), captured))
                return found;
            captured.pop_back();
        }
        if (!reste)
            return nullptr;
        captured.push_back(join(segments));
        return reste.get();
    }
};

Routeur::Routeur() : m_racine(std::make_unique<Noeud>()) { }
Routeur::~Routeur() = default;

void Routeur::add(Route route)
{
    QUITUS_ENSURE(route.traiter != nullptr);
    QUITUS_ENSURE(!route.immediate || route.corps.mode == PolitiqueCorps::Mode::aucun);
    QUITUS_ENSURE(route.methode != Methode::autre && route.methode != Methode::options
        && route.methode != Methode::head); // the server answers those by itself
    Route const& kept = m_routes.emplace_back(std::move(route));
    auto* node = m_racine.get();
    for (auto const piece : split_path(kept.motif)) {
        auto& next = is_rest(piece) ? node->reste
            : is_capture(piece)     ? node->capture
                                    : node->litteraux[std::string(piece)];
        if (!next)
            next = std::make_unique<Noeud>();
        node = next.get();
    }
    bool const is_new = node->routes.emplace(kept.methode, &kept).second;
    QUITUS_ENSURE(is_new);
}

Routeur::Trouvaille Routeur::find(Methode methode, std::span<std::string const> segments) const
{
    Trouvaille trouvaille;
    auto const* node = m_racine->find(segments, trouvaille.segments);
    if (!node)
        return {};
    auto const wanted = methode == Methode::head ? Methode::get : methode;
    if (auto const found = node->routes.find(wanted); found != node->routes.end()) {
        trouvaille.route = found->second;
        return trouvaille;
    }
    for (auto const& [known, route] : node->routes) {
        trouvaille.admises.push_back(known);
        if (known == Methode::get)
            trouvaille.admises.push_back(Methode::head);
    }
    trouvaille.admises.push_back(Methode::options);
    return trouvaille;
}

std::optional<std::vector<std::string>> segments_of(std::string_view chemin)
{
    if (!chemin.starts_with('/'))
        return std::nullopt;
    std::vector<std::string> segments;
    for (auto const piece : split_path(chemin)) {
        auto decoded = decode_percent(piece);
        if (!decoded || !is_plain_text(*decoded) || *decoded == "." || *decoded == "..")
            return std::nullopt;
        segments.push_back(*std::move(decoded));
    }
    return segments;
}

std::string allow_text(std::span<Methode const> methodes)
{
    std::string out;
    for (auto const methode : methodes)
        out += (out.empty() ? "" : ", ") + std::string(text(methode));
    return out;
}

}
