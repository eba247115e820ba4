// SPDX-License-Identifier: EUPL-1.2
#include "base/json_writer.h"
#include "rapports/reparation/formes.h"

#include <algorithm>

namespace quitus::rapports {

namespace {

using verdict::Empechement;
using verdict::Operation;
using verdict::Remede;

// Nothing but what RFC 6902 knows: the patch is handed as it stands to any implementation.
void append_operation(base::JsonWriter& json, Operation const& operation)
{
    json.begin_object();
    json.member("op", verdict::text(operation.genre));
    json.member("path", operation.pointeur);
    if (operation.genre != Operation::Genre::retire) {
        json.key("value");
        json.raw(operation.valeur);
    }
    json.end_object();
}

void append_explication(base::JsonWriter& json, Operation const& operation)
{
    json.begin_object();
    json.member("path", operation.pointeur);
    json.member("regle", operation.regle.text());
    json.member("raison", operation.raison);
    json.end_object();
}

void append_empechement(base::JsonWriter& json, Empechement const& empechement)
{
    json.begin_object();
    json.member("regle", empechement.regle.text());
    json.member("raison", empechement.raison);
    json.member("pointeur", empechement.pointeur);
    json.member("remede", verdict::text(empechement.remede));
    json.end_object();
}

void append_a_fournir(base::JsonWriter& json, Empechement const& empechement)
{
    json.begin_object();
    json.member("regle", empechement.regle.text());
    json.member("pointeur", empechement.pointeur);
    json.member("raison", empechement.raison);
    json.key("dernier_instant");
    json.text_or_null(empechement.dernier_instant ? empechement.dernier_instant->text() : "");
    json.key("trop_tard");
    json.boolean(empechement.trop_tard);
    json.end_object();
}

template <typename Elements, typename Append>
void append_list(
    base::JsonWriter& json, std::string_view name, Elements const& elements, Append append)
{
    json.key(name);
    json.begin_array();
    for (auto const& element : elements)
        append(json, element);
    json.end_array();
}

}

void append_json(std::string& out, verdict::Reparation const& reparation)
{
    std::vector<Empechement> a_fournir;
    std::ranges::copy_if(reparation.impossible, std::back_inserter(a_fournir),
        [](Empechement const& one) { return one.remede == Remede::personne; });
    base::JsonWriter json(out, base::JsonWriter::Style::pretty);
    json.begin_object();
    json.key("possible");
    json.boolean(reparation.possible);
    json.member("avant", verdict::text(reparation.avant.verdict));
    json.member("apres", verdict::text(reparation.apres.verdict));
    append_list(json, "operations", reparation.operations, append_operation);
    append_list(json, "impossible", reparation.impossible, append_empechement);
    append_list(json, "a_fournir", a_fournir, append_a_fournir);
    append_list(json, "explications", reparation.operations, append_explication);
    json.end_object();
    out += '\n';
}

}
