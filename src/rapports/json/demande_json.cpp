// SPDX-License-Identifier: EUPL-1.2
#include "rapports/json/demande_json.h"

#include <algorithm>

namespace quitus::rapports {

namespace {

void write_amount(
    base::JsonWriter& writer, std::string_view name, std::optional<montant::Cents> amount)
{
    writer.key(name);
    if (amount)
        writer.string(montant::decimal_text(*amount));
    else
        writer.null();
}

void write_count(base::JsonWriter& writer, std::string_view name, std::size_t count)
{
    writer.key(name);
    writer.number(count);
}

void write_exigences(base::JsonWriter& writer, verdict::IdRegle id, Catalogue const& catalogue)
{
    writer.key("exigences");
    writer.begin_array();
    auto const* regle = catalogue ? catalogue(id) : nullptr;
    if (regle) {
        for (auto const exigence : regle->exigences)
            writer.string(exigence);
    }
    writer.end_array();
}

// A parameter read twice is written once: the second member would be lost by most readers.
void write_parametres(base::JsonWriter& writer, std::vector<verdict::ParametreLu> const& parametres)
{
    writer.key("parametres");
    writer.begin_object();
    for (auto read = parametres.begin(); read != parametres.end(); ++read) {
        auto const is_same = [&](auto const& other) { return other.nom == read->nom; };
        if (std::any_of(parametres.begin(), read, is_same))
            continue;
        writer.key(read->nom);
        writer.string(read->valeur);
    }
    writer.end_object();
}

}

void write_json(
    base::JsonWriter& writer, verdict::Constat const& constat, Catalogue const& catalogue)
{
    writer.begin_object();
    writer.key("regle");
    writer.string(constat.regle.text());
    writer.key("consequence");
    writer.string(verdict::text(constat.consequence));
    writer.key("message");
    writer.string(constat.message);
    writer.key("pointeur");
    writer.string(constat.pointeur);
    writer.key("ligne");
    writer.number_or_null(constat.ligne);
    writer.key("colonne");
    writer.number_or_null(constat.colonne);
    writer.key("trouve");
    writer.string_or_null(constat.trouve);
    writer.key("attendu");
    writer.string_or_null(constat.attendu);
    write_exigences(writer, constat.regle, catalogue);
    write_parametres(writer, constat.parametres);
    writer.key("correction");
    writer.text_or_null(constat.correction);
    writer.end_object();
}

void write_json(base::JsonWriter& writer, verdict::Montants const& montants)
{
    writer.begin_object();
    write_amount(writer, "finance", montants.finance);
    write_amount(writer, "avance", montants.avance);
    write_amount(writer, "solde", montants.solde);
    write_amount(writer, "compensation", montants.compensation);
    write_amount(writer, "net", montants.net);
    write_amount(writer, "ordre_recouvrement", montants.ordre_recouvrement);
    writer.end_object();
}

void write_json(
    base::JsonWriter& writer, verdict::DemandeJugee const& demande, Catalogue const& catalogue)
{
    writer.begin_object();
    writer.key("fichier");
    writer.string(demande.fichier);
    writer.key("ligne_ndjson");
    writer.number_or_null(demande.ligne_ndjson);
    writer.key("type_demande");
    writer.text_or_null(demande.type_demande);
    writer.key("dispositif");
    writer.text_or_null(demande.dispositif);
    writer.key("identifiant_envoi");
    writer.text_or_null(demande.identifiant_envoi);
    writer.key("instant");
    writer.text_or_null(demande.instant ? demande.instant->text() : std::string());
    writer.key("verdict");
    writer.string(verdict::text(demande.verdict));
    writer.key("cas");
    writer.number_or_null(demande.cas);
    writer.key("constats");
    writer.begin_array();
    for (auto const& constat : demande.constats)
        write_json(writer, constat, catalogue);
    writer.end_array();
    writer.key("montants");
    write_json(writer, demande.montants);
    writer.end_object();
}

void write_json(base::JsonWriter& writer, verdict::Bilan const& bilan)
{
    writer.begin_object();
    write_count(writer, "demandes", bilan.demandes);
    write_count(writer, "recevable", bilan.recevable);
    write_count(writer, "a_verifier", bilan.a_verifier);
    write_count(writer, "a_modifier", bilan.a_modifier);
    write_count(writer, "rejet", bilan.rejet);
    writer.key("constats");
    writer.begin_object();
    for (auto const& [regle, count] : bilan.constats)
        write_count(writer, regle, count);
    writer.end_object();
    writer.end_object();
}

}
