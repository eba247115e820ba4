// SPDX-License-Identifier: EUPL-1.2
#include "journal/chaine.h"

#include "base/ensure.h"
#include "base/sha256.h"

namespace quitus::journal {

namespace {

constexpr char beginning = '\x00', continuation = '\x01'; // no entry can pass for a beginning

unsigned digit(char c)
{
    QUITUS_ENSURE((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
}

std::string bytes_of(std::string_view link)
{
    QUITUS_ENSURE(link.size() == 64);
    std::string bytes;
    for (std::size_t at = 0; at < link.size(); at += 2)
        bytes += static_cast<char>(digit(link[at]) << 4U | digit(link[at + 1]));
    return bytes;
}

}

std::string first_link(std::string_view journal_id)
{
    return base::sha256_hex(std::string(1, beginning) + std::string(journal_id));
}

std::string next_link(std::string_view link, std::string_view contenu)
{
    base::Sha256 print;
    print.update({ &continuation, 1 });
    print.update(bytes_of(link));
    print.update(contenu);
    return print.finish();
}

}
