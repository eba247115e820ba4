// SPDX-License-Identifier: EUPL-1.2
#include "monde.h"

namespace quitus::http {

TEST(Serveur, AnswersAndKeepsTheLine)
{
    Monde const monde(bonjour);
    auto client = monde.client();
    for (int i = 0; i < 3; ++i) {
        auto const lue = client.ask("GET /bonjour HTTP/1.1\r\nHost: quitus\r\n\r\n");
        EXPECT_EQ(lue.statut, 200);
        EXPECT_EQ(lue.corps, "Bonjour");
        EXPECT_FALSE(lue.says("Connection: close"));
    }
}

}
