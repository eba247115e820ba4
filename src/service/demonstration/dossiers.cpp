// SPDX-License-Identifier: EUPL-1.2
#include "service/demonstration/dossiers.h"

#include "base/ensure.h"
#include "base/json_edit.h"
#include "base/sha256.h"
#include "demande/demande.h"
#include "generation/stock.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

namespace quitus::service {

namespace {

constexpr std::uint32_t demandes_engendrees = 900;
constexpr std::uint64_t graine = 2023;
// Files that have reached their solde, and avances whose solde is still to come.
constexpr std::size_t dossiers_soldes_max = 80, avances_seules_max = 45;

// One request in six bears a known defect: officers have something to find.
constexpr std::string_view part_des_defauts = "0.16";

struct Engendrees {
    std::vector<std::string> lignes;
    std::set<std::size_t> fautives; // ranks of the lines that bear a defect
};

Engendrees generated(reglement::Reglement const& reglement)
{
    auto stock = generation::Stock::of({ .demandes = demandes_engendrees,
                                           .graine = graine,
                                           .defauts = *generation::Part::parse(part_des_defauts) },
        reglement);
    QUITUS_ENSURE(stock.has_value());
    std::string octets;
    std::vector<generation::Verite> verites;
    while (stock->next(octets, verites) != 0)
        ;
    Engendrees engendrees;
    for (std::size_t at = 0; at < octets.size();) {
        auto const end = octets.find('\n', at);
        engendrees.lignes.push_back(octets.substr(at, end - at));
        at = end + 1;
    }
    for (auto const& verite : verites)
        engendrees.fautives.insert(verite.ligne - 1);
    return engendrees;
}

std::string quoted(std::string_view texte)
{
    return "\"" + std::string(texte) + "\"";
}

void set(std::string& document, std::string const& pointeur, std::string const& valeur)
{
    auto changed = base::set_value(document, pointeur, valeur);
    QUITUS_ENSURE(changed.has_value());
    document = *std::move(changed);
}

// A page that says what it stands for: enough to be opened, and unlike any other.
std::string pdf_of(std::string_view nom, std::string_view envoi)
{
    auto const page = fmt::format("BT /F1 14 Tf 60 760 Td ({}) Tj 0 -24 Td ({}) Tj ET", nom, envoi);
    std::array<std::string, 5> const objets{
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        fmt::format("<< /Length {} >>\nstream\n{}\nendstream", page.size(), page),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    };
    std::string pdf = "%PDF-1.4\n",
                table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objets.size() + 1);
    for (std::size_t rang = 0; rang < objets.size(); ++rang) {
        table += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", rang + 1, objets[rang]);
    }
    return fmt::format("{}{}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", pdf,
        table, objets.size() + 1, pdf.size());
}

class Atelier {
public:
    Atelier(DossiersDeDemonstration& dossiers, calendrier::Instant depart)
        : m_dossiers(dossiers)
        , m_depart(depart)
    {
    }

    void add(std::string const& ligne, bool is_faulty)
    {
        auto const lecture = demande::read(ligne, ligne.size());
        auto const& demande = lecture.demande;
        bool const is_solde = demande.etape == verdict::Etape::solde;
        if ((!is_solde && demande.etape != verdict::Etape::avance) || !demande.emis_le)
            return;
        // The four companies are liable to VAT, and so must be whoever's files they are given.
        if (!demande.fournisseur.assujetti_tva || !*demande.fournisseur.assujetti_tva)
            return;
        DepotDeDemonstration depot{
            .instant = *demande.emis_le,
            .type = std::string(demande.type_demande),
            .texte = ligne,
            .fautif = is_faulty,
        };
        if (!is_solde)
            open_dossier(lecture, depot);
        else if (!join_dossier(demande, depot))
            return;
        set(depot.texte, "/fournisseur", m_fournisseurs[entreprise_de(depot)]);
        write_pieces(demande, depot);
        keep(std::move(depot));
    }

private:
    struct Avance {
        std::string envoi;
        std::size_t dossier = 0;
    };

    // The first companies of the stock are the four.
    void open_dossier(demande::Lecture const& lecture, DepotDeDemonstration& depot)
    {
        auto const& demande = lecture.demande;
        if (m_fournisseurs.size() < entreprises_de_demonstration) {
            m_fournisseurs.emplace_back(
                base::value_text(lecture.json, lecture.json.nearest("/fournisseur")));
            m_dossiers.entreprises.push_back({ std::string(demande.fournisseur.siret.texte),
                std::string(demande.fournisseur.raison_sociale) });
        }
        depot.dossier = m_avances.size();
        m_avances.emplace(std::string(demande.references.numero_dossier_asp),
            Avance{ std::string(demande.identifiant_envoi), depot.dossier });
        m_envois.emplace(std::string(demande.identifiant_envoi), depot.dossier);
    }

    // The portal gives numbers of its own: the solde names its avance by its sending.
    bool join_dossier(demande::Demande const& demande, DepotDeDemonstration& depot)
    {
        auto const& references = demande.references;
        if (auto const known = m_envois.find(std::string(references.envoi_avance));
            known != m_envois.end()) {
            depot.dossier = known->second;
            return true;
        }
        auto const known = m_avances.find(std::string(references.numero_dossier_avance));
        if (known == m_avances.end())
            return false;
        depot.dossier = known->second.dossier;
        set(depot.texte, "/references/envoi_avance", quoted(known->second.envoi));
        return true;
    }

    static void write_pieces(demande::Demande const& demande, DepotDeDemonstration& depot)
    {
        for (auto const& piece : demande.pieces) {
            auto octets = pdf_of(piece.nom_fichier, demande.identifiant_envoi);
            auto const sha256 = base::sha256_hex(octets);
            auto const pointeur = fmt::format("/pieces/{}", piece.indice);
            set(depot.texte, pointeur + "/sha256", quoted(sha256));
            set(depot.texte, pointeur + "/taille_octets", std::to_string(octets.size()));
            set(depot.texte, pointeur + "/pages", "1");
            depot.pieces.push_back({ std::string(piece.nom_fichier), sha256, std::move(octets) });
        }
    }

    void keep(DepotDeDemonstration&& depot)
    {
        if (depot.instant < m_depart)
            m_dossiers.depots.push_back(std::move(depot));
    }

    DossiersDeDemonstration& m_dossiers;
    calendrier::Instant m_depart;
    std::vector<std::string> m_fournisseurs; // JSON
    std::map<std::string, Avance> m_avances; // by number
    std::map<std::string, std::size_t> m_envois; // rank of the file of each avance
};

}

namespace {

// Enough of each kind: files with their solde first, then avances alone.
void choose(DossiersDeDemonstration& dossiers)
{
    auto& depots = dossiers.depots;
    std::set<std::size_t> soldes, seules;
    for (auto const& depot : depots)
        if (depot.type == "solde" && soldes.size() < dossiers_soldes_max)
            soldes.insert(depot.dossier);
    for (auto const& depot : depots)
        if (!soldes.contains(depot.dossier) && seules.size() < avances_seules_max)
            seules.insert(depot.dossier);
    std::erase_if(depots, [&](DepotDeDemonstration const& depot) {
        return !soldes.contains(depot.dossier)
            && (depot.type == "solde" || !seules.contains(depot.dossier));
    });
}

// The last solde of the first company is left to be filed by who visits.
void set_aside(DossiersDeDemonstration& dossiers)
{
    auto& depots = dossiers.depots;
    auto const last = std::find_if(depots.rbegin(), depots.rend(),
        [](auto const& depot) { return depot.type == "solde" && entreprise_de(depot) == 0; });
    QUITUS_ENSURE(last != depots.rend());
    dossiers.a_essayer = std::move(*last);
    depots.erase(std::next(last).base());
}

}

DossiersDeDemonstration make_dossiers(
    reglement::Reglement const& reglement, calendrier::Instant depart)
{
    DossiersDeDemonstration dossiers;
    Atelier atelier(dossiers, depart);
    auto const engendrees = generated(reglement);
    for (std::size_t rang = 0; rang < engendrees.lignes.size(); ++rang)
        atelier.add(engendrees.lignes[rang], engendrees.fautives.contains(rang));
    std::ranges::stable_sort(dossiers.depots, {}, &DepotDeDemonstration::instant);
    choose(dossiers);
    set_aside(dossiers);
    return dossiers;
}

}
