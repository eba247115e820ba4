// SPDX-License-Identifier: EUPL-1.2
// The two doors on one server: pages for people, API for programs. Each error is told in the
// language of the door it came by.
#pragma once

#include "api/api.h"
#include "http/routeur.h"
#include "service/portail/journal_technique.h"
#include "web/site.h"

namespace quitus::service {

// All must outlive the router.
void open_portes(http::Routeur& routeur, api::Api& api, web::Site& site, JournalTechnique& journal);

}
