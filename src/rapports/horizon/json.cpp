// SPDX-License-Identifier: EUPL-1.2
#include "base/json_writer.h"
#include "rapports/horizon/formes.h"

namespace quitus::rapports {

void append_json(std::string& out, verdict::Horizon const& horizon)
{
    base::JsonWriter json(out, base::JsonWriter::Style::pretty);
    auto const instant = [&](std::string_view nom, std::optional<calendrier::Instant> valeur) {
        json.key(nom);
        json.text_or_null(valeur ? valeur->text() : std::string{});
    };
    json.begin_object();
    json.key("intervalles");
    json.begin_array();
    for (auto const& intervalle : horizon.intervalles) {
        json.begin_object();
        instant("de", intervalle.de);
        instant("a", intervalle.a);
        json.member("verdict", verdict::text(intervalle.issue.verdict));
        json.key("cas");
        if (intervalle.issue.cas)
            json.number(*intervalle.issue.cas);
        else
            json.null();
        json.key("regles");
        json.begin_array();
        for (auto const regle : intervalle.issue.regles)
            json.string(regle.text());
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.end_object();
    out += '\n';
}

}
