// SPDX-License-Identifier: EUPL-1.2
#include "jugement/motivation/motivation.h"

#include "jugement/motivation/enquete.h"

namespace quitus::jugement {

JugementMotive explain_judgment(demande::Lecture const& lecture, Faits const& faits,
    reglement::ReglementEnVigueur const& reglement)
{
    Enquete enquete;
    SousTemoinDesRegles const follows(&enquete);
    auto jugement = judge(lecture, faits, reglement);
    return { .jugement = std::move(jugement), .motivation = enquete.take() };
}

}
