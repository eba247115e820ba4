// SPDX-License-Identifier: EUPL-1.2
#include "documents/stock/stock.h"

#include "identite/mssante.h"

#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace quitus::documents {

// Read at any place by several threads at once.
class Stock::Fichier {
public:
    // Null when the path is no plain file that can be opened: what it gives is then poured.
    static std::unique_ptr<Fichier> open(std::string const& chemin)
    {
        int const descripteur = ::open(chemin.c_str(), O_RDONLY | O_CLOEXEC);
        if (descripteur < 0)
            return nullptr;
        std::unique_ptr<Fichier> fichier(new Fichier(descripteur, chemin));
        struct stat etat = {};
        bool const plain = ::fstat(descripteur, &etat) == 0 && S_ISREG(etat.st_mode);
        return plain ? std::move(fichier) : nullptr;
    }

    // A file without a name, that the system forgets with us.
    static std::unique_ptr<Fichier> temporaire()
    {
        auto modele = (std::filesystem::temp_directory_path() / "quitus-entree-XXXXXX").string();
        int const descripteur = ::mkostemp(modele.data(), O_CLOEXEC);
        if (descripteur < 0)
            throw std::runtime_error(
                "Le fichier temporaire de l’entrée n’a pas pu être créé. Libérer de la place, ou "
                "nommer par TMPDIR un dossier où écrire.");
        ::unlink(modele.c_str());
        return std::unique_ptr<Fichier>(new Fichier(descripteur, "l’entrée"));
    }

    ~Fichier() { ::close(m_descripteur); }
    Fichier(Fichier const&) = delete;
    Fichier& operator=(Fichier const&) = delete;

    void read(std::uint64_t octet, char* into, std::size_t count) const
    {
        while (count > 0) {
            auto const got = ::pread(m_descripteur, into, count, static_cast<off_t>(octet));
            if (got <= 0)
                throw std::runtime_error("«\u00a0" + m_nom
                    + "\u00a0» a changé pendant qu’il était lu. Relancer la commande quand plus "
                      "rien ne l’écrit.");
            into += got;
            octet += static_cast<std::uint64_t>(got);
            count -= static_cast<std::size_t>(got);
        }
    }

    std::uint64_t append(std::string const& texte)
    {
        auto const at = m_taille;
        for (std::size_t done = 0; done < texte.size();) {
            auto const put = ::write(m_descripteur, texte.data() + done, texte.size() - done);
            if (put <= 0)
                throw std::runtime_error("Le fichier temporaire de l’entrée n’a pas pu être écrit "
                                         "en entier. Libérer de la place, ou nommer par TMPDIR un "
                                         "autre dossier.");
            done += static_cast<std::size_t>(put);
        }
        m_taille += texte.size();
        return at;
    }

private:
    Fichier(int descripteur, std::string nom)
        : m_descripteur(descripteur)
        , m_nom(std::move(nom)) { }

    int m_descripteur;
    std::string m_nom;
    std::uint64_t m_taille = 0; // of what was appended
};

namespace {

// Files kept open at once; the lines of the others are poured.
constexpr std::size_t ouverts_max = 64;

}

guichet::DocumentDepose deposited(DocumentRecu&& recu, bool contexte)
{
    guichet::DocumentDepose document{
        .nom = std::move(recu.nom),
        .ligne_ndjson = recu.ligne_ndjson,
        .texte = std::move(recu.texte),
        .trop_gros = recu.trop_gros,
        .faute = recu.faute ? recu.faute->message : std::string{},
        .contexte = contexte,
    };
    if (recu.livraison)
        document.livraison = std::move(*recu.livraison);
    return document;
}

Stock::~Stock() = default;

base::Result<std::unique_ptr<Stock>> Stock::open(std::vector<std::string> const& chemins,
    std::vector<std::string> const& contexte, OptionsEntrees const& options)
{
    std::unique_ptr<Stock> stock(new Stock);
    QUITUS_TRY(for_each_given(chemins, contexte, options,
        [&](DocumentRecu&& recu, bool of_context) { stock->add(std::move(recu), of_context); }));
    return stock;
}

void Stock::add(DocumentRecu&& recu, bool contexte)
{
    if (m_fichiers.empty() || m_fichiers.back() != recu.nom)
        m_fichiers.push_back(recu.nom);
    if (recu.ligne_ndjson && !recu.livraison) {
        add_line(recu, contexte);
        return;
    }
    m_places.push_back({ .octet = m_entiers.size(), .contexte = contexte });
    m_noms_des_entiers.push_back(identite::mask_personal(recu.nom));
    m_entiers.push_back(deposited(std::move(recu), contexte));
}

void Stock::add_line(DocumentRecu const& recu, bool contexte)
{
    auto const& source = source_of(recu.nom);
    auto const poured = source.fichier == m_versement;
    m_places.push_back({
        .octet = poured ? m_versement->append(recu.texte) : recu.octet,
        .longueur = static_cast<std::uint32_t>(recu.texte.size()),
        .source = static_cast<std::uint32_t>(m_sources.size() - 1),
        .ligne = *recu.ligne_ndjson,
        .trop_gros = recu.trop_gros,
        .contexte = contexte,
    });
}

// Lines of one file come together: the last source is theirs, or they open a new one.
Stock::Source& Stock::source_of(std::string const& nom)
{
    if (!m_sources.empty() && m_fichiers.size() == m_sources.back().fichiers)
        return m_sources.back();
    std::unique_ptr<Fichier> fichier;
    if (nom != "-" && m_ouverts.size() < ouverts_max)
        fichier = Fichier::open(nom);
    if (!fichier && m_versement == nullptr) {
        fichier = Fichier::temporaire();
        m_versement = fichier.get();
    }
    auto const* const read = fichier ? fichier.get() : m_versement;
    if (fichier)
        m_ouverts.push_back(std::move(fichier));
    return m_sources.emplace_back(Source{
        .nom = identite::mask_personal(nom), .fichier = read, .fichiers = m_fichiers.size() });
}

// Lines that follow one another in a file, but for their ends, are read at once.
std::size_t Stock::end_of_run(std::size_t first, std::size_t last) const
{
    constexpr std::uint64_t line_end_max = 2;
    auto const& begin = m_places[first];
    auto end = first + 1;
    for (; end < last; ++end) {
        auto const& before = m_places[end - 1];
        auto const& next = m_places[end];
        auto const before_end = before.octet + before.longueur;
        if (next.ligne == 0 || next.source != begin.source || next.octet < before_end
            || next.octet - before_end > line_end_max)
            break;
    }
    return end;
}

void Stock::read(std::size_t first, std::size_t last, guichet::Lot& lot) const
{
    lot.documents.clear();
    std::size_t room = 0;
    for (auto rang = first; rang < last; ++rang)
        room += m_places[rang].longueur + 2;
    lot.octets.resize(room);
    auto* free = lot.octets.data();
    for (auto rang = first; rang < last;) {
        auto const& begin = m_places[rang];
        if (begin.ligne == 0) {
            lot.documents.push_back(
                guichet::view_of(m_entiers[begin.octet], m_noms_des_entiers[begin.octet]));
            ++rang;
            continue;
        }
        auto const end = end_of_run(rang, last);
        auto const& last_place = m_places[end - 1];
        auto const span = last_place.octet + last_place.longueur - begin.octet;
        auto const& source = m_sources[begin.source];
        source.fichier->read(begin.octet, free, span);
        for (; rang < end; ++rang) {
            auto const& place = m_places[rang];
            lot.documents.push_back({
                .nom = source.nom,
                .ligne_ndjson = place.ligne,
                .texte = { free + (place.octet - begin.octet), place.longueur },
                .trop_gros = place.trop_gros,
                .faute = {},
                .contexte = place.contexte,
            });
        }
        free += span;
    }
}

}
