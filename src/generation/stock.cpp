// SPDX-License-Identifier: EUPL-1.2
#include "generation/stock.h"

#include "generation/document/ecriture.h"

#include <algorithm>
#include <charconv>

namespace quitus::generation {

namespace {

constexpr std::size_t dossiers_par_lot = 128;
constexpr std::uint64_t un = 1'000'000'000; // billionths
constexpr std::size_t decimales_max = 9;
// Streams of their own: a defect moves nothing of the rest of the stock.
constexpr std::uint64_t branche_du_tirage = 1, branche_des_planteurs = 2;

base::Result<std::uint64_t> parse_decimals(std::string_view decimales, std::string_view texte)
{
    std::uint64_t value = 0;
    auto const* const end = decimales.data() + decimales.size();
    auto const read = std::from_chars(decimales.data(), end, value);
    if (decimales.empty() || decimales.size() > decimales_max || read.ec != std::errc{}
        || read.ptr != end)
        return base::failure("part_impossible",
            "«\u00a0" + std::string(texte)
                + "\u00a0» n’est pas une part\u00a0: un nombre de 0 à 1, au plus neuf décimales, "
                  "par "
                  "exemple 0.05.");
    for (auto digits = decimales.size(); digits < decimales_max; ++digits)
        value *= 10;
    return value;
}

}

base::Result<Part> Part::parse(std::string_view texte)
{
    auto const point = texte.find('.');
    auto const entiere = texte.substr(0, point);
    auto const decimales = point == std::string_view::npos ? "0" : texte.substr(point + 1);
    auto value
        = QUITUS_TRY(parse_decimals(entiere == "0" || entiere == "1" ? decimales : "", texte));
    if (entiere == "1")
        value += un;
    return value <= un ? Part(value) : parse_decimals("", texte).map([](auto) { return Part(); });
}

std::uint64_t Part::of(std::uint64_t nombre) const
{
    return (nombre * m_milliardiemes + un / 2) / un;
}

base::Result<Stock> Stock::of(Commande const& commande, reglement::Reglement const& reglement)
{
    auto campagne = std::make_unique<Campagne>(reglement);
    if (campagne->sons().empty())
        return base::failure("reglement_sans_calendrier",
            "ce règlement ne donne la dernière date des avances d’aucun dispositif\u00a0: aucune "
            "demande n’y serait à temps. L’écrire dans son calendrier (calendrier.CODE.avance).");
    return Stock(commande, std::move(campagne));
}

Stock::Stock(Commande const& commande, std::unique_ptr<Campagne> campagne)
    : m_commande(commande)
    , m_campagne(std::move(campagne))
    , m_atelier(*m_campagne, commande.graine, Plage::stock)
    , m_planteurs(*m_campagne, Alea(commande.graine).fork(branche_des_planteurs).next())
    , m_tirage(Alea(commande.graine).fork(branche_du_tirage))
    , m_defauts_a_planter(commande.defauts.of(commande.demandes))
{
}

std::uint32_t Stock::next(std::string& lignes, std::vector<Verite>& verites)
{
    auto const left = m_commande.demandes - m_lignes;
    if (left == 0)
        return 0;
    std::vector<Dossier> dossiers;
    std::vector<Place> places;
    for (std::size_t rang = 0; rang < dossiers_par_lot; ++rang) {
        dossiers.push_back(m_atelier.make(m_dossiers++));
        for (std::size_t document = 0; document < dossiers.back().documents.size(); ++document)
            places.push_back({ rang, document });
    }
    auto const document_at = [&](Place place) -> Document& {
        return dossiers[place.dossier].documents[place.document];
    };
    std::ranges::stable_sort(
        places, {}, [&](Place place) { return document_at(place).demande.emis_le; });
    if (places.size() > left)
        places.resize(left);

    // Sampling without replacement: the share is exact, and every set of lines as likely.
    std::vector<std::size_t> elus;
    for (std::size_t rang = 0; rang < places.size(); ++rang) {
        auto const not_drawn_yet = left - static_cast<std::uint32_t>(rang);
        if (m_tirage.below(not_drawn_yet) >= m_defauts_a_planter)
            continue;
        --m_defauts_a_planter;
        elus.push_back(rang);
    }
    for (auto& [rang, regle, pointeur] : m_planteurs.plant({ dossiers, places, elus }))
        verites.push_back(
            { m_lignes + static_cast<std::uint32_t>(rang) + 1, regle, std::move(pointeur) });

    for (auto const place : places) {
        auto const& document = document_at(place);
        auto const start = lignes.size();
        write_document(document.demande, lignes);
        if (!document.retouches.empty()) {
            auto line = lignes.substr(start);
            for (auto const& retouche : document.retouches)
                line = retouched(std::move(line), retouche);
            lignes.replace(start, std::string::npos, line);
        }
        lignes += '\n';
    }
    m_lignes += static_cast<std::uint32_t>(places.size());
    return static_cast<std::uint32_t>(places.size());
}

}
