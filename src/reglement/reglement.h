// SPDX-License-Identifier: EUPL-1.2
// The regulation of a campaign, read from data: calendars, ceilings, rates, pièces, thresholds,
// delays and wordings, each value dated and with its source. `Reglement` holds every version;
// `ReglementEnVigueur` is what held at one instant, resolved once so that a rule reads a field. No
// value of a text lives in C++. The unknown is a value too: `a-etablir` (not known) and
// `sans-objet` (does not exist for this dispositif).
#pragma once

#include "base/result.h"
#include "calendrier/echeance.h"
#include "montant/montant.h"
#include "reglement/temoin.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace quitus::reglement {

// Steps of a calendar, named as in the data: calendrier.<CODE>.<echeance>.
enum class NomEcheance : std::uint8_t {
    ouverture_commande,
    ouverture_avance,
    ouverture_solde,
    commande,
    avance,
    attestation_ouverture,
    finalisation_clients,
    fin_prestations,
    solde_sans_attestation,
    attestation,
    attestation_arbitrage,
    cloture,
};
inline constexpr std::size_t nombre_echeances = 12;
std::string_view text(NomEcheance nom);

enum class NatureIdentifiant : std::uint8_t {
    finess_juridique,
    finess_geographique,
    finess_pmsi,
    rpps,
    id_nat_struct
};
std::string_view text(NatureIdentifiant nature);

enum class TypeVerification : std::uint8_t { va, mom };

// A value in force, with what a report must say of it. Rules read it through the operators, so that
// a witness hears of it; `valeur` is for who makes or copies one.
template <typename T>
struct Parametre {
    std::string nom; // "plafonds.BIO_SGL.ht_max"
    std::string texte; // as written in reports: "38565.00"; « à établir » when unknown
    std::string validite; // "depuis le 2023-04-10"; empty when it always held
    std::string source; // "R-03", or an address
    std::optional<T> valeur; // none when unknown or without object

    explicit operator bool() const
    {
        note();
        return valeur.has_value();
    }
    T const& operator*() const
    {
        note();
        return *valeur;
    }
    T const* operator->() const
    {
        note();
        return &*valeur;
    }

private:
    void note() const
    {
        if (temoin_des_parametres != nullptr) [[unlikely]]
            temoin_des_parametres->parametre_lu(vu());
    }
    ParametreVu vu() const;
};

template <typename T>
ParametreVu Parametre<T>::vu() const
{
    ParametreVu vu{ nom, texte, validite, source, valeur.has_value(), {}, {} };
    if (!valeur)
        return vu;
    if constexpr (std::is_same_v<T, calendrier::Echeance>)
        vu.instant = valeur->premier_hors_delai();
    else if constexpr (std::is_same_v<T, calendrier::Instant>)
        vu.instant = *valeur;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        vu.entier = *valeur;
    return vu;
}

// A value that is always there, read as the value itself; a witness hears of it as of a Parametre.
template <typename T>
class ParametreDonne {
public:
    ParametreDonne() = default;
    ParametreDonne(T valeur)
        : m_valeur(std::move(valeur)) { } // NOLINT(google-explicit-constructor)
    // Drawn from that parameter of the data.
    template <typename U>
    ParametreDonne(Parametre<U> const& origine, T valeur)
        : m_nom(origine.nom)
        , m_texte(origine.texte)
        , m_validite(origine.validite)
        , m_source(origine.source)
        , m_connu(origine.valeur.has_value())
        , m_valeur(std::move(valeur))
    {
    }

    operator T const&() const { return **this; } // NOLINT(google-explicit-constructor)
    T const& operator*() const
    {
        if (temoin_des_parametres != nullptr) [[unlikely]]
            temoin_des_parametres->parametre_lu(
                { m_nom, m_texte, m_validite, m_source, m_connu, {}, {} });
        return m_valeur;
    }
    friend bool operator==(ParametreDonne const& left, T const& right) { return *left == right; }

    // What follows from another parameter, whatever the data say.
    void impose(T valeur, std::string texte)
    {
        m_valeur = std::move(valeur);
        m_texte = std::move(texte);
    }

private:
    std::string m_nom, m_texte, m_validite, m_source;
    bool m_connu = true;
    T m_valeur{};
};

template <typename T>
class ListeDonnee : public ParametreDonne<std::vector<T>> {
public:
    using value_type = T;
    using const_iterator = typename std::vector<T>::const_iterator;
    using const_reference = T const&;
    using size_type = std::size_t;
    using ParametreDonne<std::vector<T>>::ParametreDonne;
    ListeDonnee() = default;
    ListeDonnee(std::initializer_list<T> elements)
        : ParametreDonne<std::vector<T>>(std::vector<T>(elements))
    {
    }

    const_iterator begin() const { return (**this).begin(); }
    const_iterator end() const { return (**this).end(); }
    std::size_t size() const { return (**this).size(); }
    bool empty() const { return (**this).empty(); }
    T const& front() const { return (**this).front(); }
    T const& operator[](std::size_t rang) const { return (**this)[rang]; }
};

// Do the known ceilings cover every band of the SONS, only its ends, or nothing?
enum class ConnaissancePlafond : std::uint8_t { complete, extremites, inconnue };

struct Indicateur {
    std::string nom; // "dmp_documents"
    Parametre<std::int64_t> seuil;
};

// A dispositif (couloir + SONS) with everything that depends on it, at one instant.
struct Dispositif {
    std::string code; // "BIO_SGL"
    std::string couloir; // "BIO"
    std::string sons; // "SGL"
    std::string libelle; // French
    // Kinds of identifiers of the grain, by rank: a kind of a later rank counts only when no
    // earlier one is given.
    ListeDonnee<std::vector<NatureIdentifiant>> maille;
    Parametre<TypeVerification> verification; // VA or MOM
    ParametreDonne<bool> modele_va_propre
        = false; // the VA model of another SONS is refused (VAR-006)
    ParametreDonne<bool> clients_non_installes_admis
        = false; // the box and list of the attestation exist (ATT-007)
    // Each alternative is a set of kinds that must all be given for a listed client (ATT-009).
    ListeDonnee<std::vector<NatureIdentifiant>> identifiants_clients;
    std::array<Parametre<calendrier::Echeance>, nombre_echeances> calendrier;
    Parametre<montant::Cents> plafond_ht_min, plafond_ht_max, plafond_ttc_max;
    ParametreDonne<ConnaissancePlafond> connaissance_plafond = ConnaissancePlafond::inconnue;
    std::vector<Indicateur> indicateurs; // empty: no usage control

    Parametre<calendrier::Echeance> const& echeance(NomEcheance nom) const
    {
        return calendrier[static_cast<std::size_t>(nom)];
    }
};

// A pièce that a step requires. `type` is the type of the exchange format, or "verification" for
// the VA or the MOM.
struct PieceAttendue {
    std::string etape; // "avance", "solde", "attestation_fin_prestations", "annulation"
    std::string type; // "bon_commande"
    std::string pour; // one for each: "demande", "ligne", "facture", "client_retire"
    std::string condition; // "accord_client": only then; empty: always
    bool signee = false; // must bear a signature
    std::string source;
    std::string nom = {}, texte = {}; // for a witness: "pieces.solde.facture", "exigée"

    // A witness hears of the pièce that was looked for.
    bool is(std::string_view wanted) const
    {
        if (type == wanted && temoin_des_parametres != nullptr) [[unlikely]]
            temoin_des_parametres->parametre_lu({ nom, texte, {}, source, true, {}, {} });
        return type == wanted;
    }
};

struct ReglementEnVigueur {
    std::string id; // "segur-vague-1"
    int vague = 1;
    std::vector<Dispositif> dispositifs; // in the order of the data
    std::vector<PieceAttendue> pieces; // in the order of the data

    // Parameters of the whole campaign always have a value.

    Parametre<montant::Taux> taux_avance; // financement.taux_avance
    Parametre<std::string> arrondi; // financement.arrondi: "demi_superieur"
    Parametre<montant::Cents> tolerance_tva; // montants.tolerance_tva
    Parametre<std::vector<montant::Taux>> taux_tva; // montants.taux_tva
    Parametre<std::vector<montant::Taux>> taux_tva_non_assujetti; // montants.taux_tva_non_assujetti
    Parametre<std::int64_t> validite_commande_jours; // commande.validite_jours
    Parametre<std::string> mention_commande; // commande.mention
    Parametre<std::int64_t>
        correction_attestation_jours_ouvres; // attestation.correction_jours_ouvres
    Parametre<std::int64_t> complements_jours_ouvres, contestation_jours_ouvres;
    Parametre<std::int64_t> echecs_avant_recouvrement,
        echecs_exceptionnels; // recouvrement.echecs, .echecs_exceptionnels
    Parametre<std::string> assiette_controles; // recouvrement.assiette_controles
    Parametre<calendrier::Instant> annulation_pivot; // annulation.pivot

    // Null when the code is not of this campaign.
    Dispositif const* dispositif(std::string_view code) const;
};

// Is the step open at that instant? True when the opening is not known: a rule is silent where the
// texts are. (The Echeance of an opening is the end of the closed time, so never ask `admet` of
// it.)
bool ouverte(Parametre<calendrier::Echeance> const& ouverture, calendrier::Instant instant);

// One value of one parameter, for listings and overrides.
struct ValeurDatee {
    std::string nom;
    std::string texte;
    std::string type; // as in the data: "echeance", "ouverture", "montant", "taux", "liste de
                      // taux", "entier"…
    std::string connue_depuis; // "2023-04-10"; empty when the data does not say. The first version
                               // holds before it too
    std::string
        validite; // "depuis le 2023-04-10", "jusqu’au 2023-04-09"; empty when it always held
    std::string source;
    std::string lieu; // "calendrier/cloture.yaml:12"
};

// A file of the campaign folder, already in memory: this room opens nothing.
struct TexteReglement {
    std::string nom; // path below the folder, "calendrier/cloture.yaml"
    std::string contenu;
};

class Reglement {
public:
    // Refuses unknown keys, duplicate keys, gaps, overlaps and impossible values; each Erreur says
    // file:line and the mend. All faults found are in the message, one a line.
    static base::Result<Reglement> parse(std::vector<TexteReglement> textes);

    // The same texts, accepted by parse(), as bytes that are read back in a moment: what the build
    // puts into the binary.
    static base::Result<std::string> compile(std::vector<TexteReglement> textes);
    // What parse() gave of those texts. Bytes that compile() did not write are a bug, and abort.
    static Reglement of_compiled(std::string_view compiled);

    // A copy in which `nom` has that value at every instant. Errors: `parametre_inconnu` (with the
    // nearest name), `valeur_impossible` (with what is expected).
    base::Result<Reglement> with(std::string_view nom, std::string_view valeur) const;

    // What held at that instant. Before the first version of a value, the first holds. The
    // reference lives as long as this object; the same object is returned for all instants between
    // two versions. Safe from several threads.
    ReglementEnVigueur const& en_vigueur(calendrier::Instant instant) const;

    // The instants at which some value changes, in order: between two of them en_vigueur gives one
    // object.
    std::vector<calendrier::Instant> changements() const;

    std::string const& id() const;
    std::string const& titre() const;
    // SHA-256 over the names and contents of the texts and the overrides: "sha256:…". The same
    // data, the same value.
    std::string const& empreinte() const;
    // Every version of every parameter, in the order of the data.
    std::vector<ValeurDatee> const& parametres() const;
    // Where the values come from: the short id that they bear, what it is, and its public address
    // (may be empty).
    struct Source {
        std::string id, titre, adresse;
    };
    std::vector<Source> const& sources() const;
    // Requirements of the campaign: id, French statement in our words, source, and whether a part
    // of the product that is still to come serves it.
    struct Exigence {
        std::string id, enonce, source;
        bool a_venir = false;
        std::vector<std::string>
            servie_par; // rules, screens or commands that serve it beyond the rules that cite it
    };
    std::vector<Exigence> const& exigences() const;

private:
    struct Contenu;
    explicit Reglement(std::shared_ptr<Contenu const> contenu) : m_contenu(std::move(contenu)) { }
    std::shared_ptr<Contenu const> m_contenu;
};

}
