// SPDX-License-Identifier: EUPL-1.2
#include "guichet/recueil/fiche.h"

namespace quitus::guichet {

using calendrier::Instant;
using verdict::Etape;

namespace {

// Rules whose document bears no instant are read as they stand today: the latest known version.
constexpr auto sans_instant = Instant::of_seconds_since_1970(4102444800); // 2100-01-01

std::optional<Empreinte> nom(char genre, std::string_view texte)
{
    return texte.empty() ? std::nullopt : std::optional(Empreinte::of(genre, texte));
}

Noms noms_of(demande::Demande const& demande)
{
    constexpr char envoi = 'e', dossier_asp = 'd';
    auto const& references = demande.references;
    return {
        .envoi = nom(envoi, demande.identifiant_envoi),
        .remplace = nom(envoi, references.remplace_envoi),
        .envoi_avance = nom(envoi, references.envoi_avance),
        .numero = nom(dossier_asp, references.numero_dossier_asp),
        .numero_avance = nom(dossier_asp, references.numero_dossier_avance),
    };
}

}

bool finances(demande::Demande const& demande)
{
    return demande.etape == Etape::avance || demande.etape == Etape::solde;
}

reglement::ReglementEnVigueur const& reglement_au(
    reglement::Reglement const& reglement, std::optional<Instant> depot)
{
    return reglement.en_vigueur(depot.value_or(sans_instant));
}

demande::Lecture read_document(DocumentLu const& document, std::size_t octets_max)
{
    if (document.trop_gros)
        return demande::refuse_too_large(octets_max);
    if (!document.faute.empty())
        return demande::refuse_unreadable(document.faute);
    return demande::read(document.texte, octets_max);
}

demande::Lecture read_reperes(DocumentLu const& document, std::size_t octets_max)
{
    bool const lisible = !document.trop_gros && document.faute.empty();
    return lisible ? demande::read_reperes(document.texte, octets_max) : demande::Lecture{};
}

Releve note_document(DocumentLu const& document, demande::Lecture const& lecture,
    reglement::Reglement const& reglement, OptionsVerification const& options)
{
    auto const& demande = lecture.demande;
    Releve releve;
    auto& fiche = releve.fiche;
    if (options.instant && !document.contexte)
        fiche.depose_le = options.instant;
    else if (demande.emis_le)
        fiche.depose_le = *demande.emis_le;
    fiche.premier_depot = fiche.depose_le;
    if (demande.etape)
        fiche.etape = *demande.etape;
    fiche.fournisseur = Empreinte::of('f', demande.fournisseur.siren.texte).bas;
    releve.noms = noms_of(demande);
    for (auto const& fichier : demande.pieces) {
        if (!fichier.sha256.empty())
            releve.fichiers.push_back(Empreinte::of('h', fichier.sha256));
    }
    auto const& en_vigueur = reglement_au(reglement, fiche.depose_le);
    if (demande.etape == Etape::avance) {
        releve.avance = std::make_unique<jugement::AvanceConnue>(
            jugement::avance_connue(demande, fiche.depose_le.value_or(sans_instant), en_vigueur));
        releve.avance->payee = options.situation.avance_payee;
        releve.avance->avenant_en_cours = options.situation.avenant_en_cours;
    }
    auto const* dispositif = en_vigueur.dispositif(demande.dispositif);
    if (dispositif == nullptr || !finances(demande))
        return releve;
    for (auto const& beneficiaire : demande.beneficiaires)
        for_each_mention(demande, *dispositif, beneficiaire,
            [&](Empreinte const& cle) { releve.beneficiaires.push_back(cle); });
    return releve;
}

}
