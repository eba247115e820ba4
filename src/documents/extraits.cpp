// SPDX-License-Identifier: EUPL-1.2
#include "documents/extraits.h"

#include <string>
#include <system_error>

namespace quitus::documents {

Extraits::~Extraits()
{
    m_stream.exceptions(std::ios::goodbit);
    m_stream.close();
    for (std::size_t rang = 0; rang < m_nombre; ++rang) {
        std::error_code ignored;
        std::filesystem::remove(path(rang), ignored);
    }
}

std::filesystem::path Extraits::path(std::size_t rang) const
{
    return m_archive.string() + "." + std::to_string(rang);
}

void Extraits::close()
{
    if (m_stream.is_open())
        m_stream.close();
}

Puits Extraits::next(std::size_t rang)
{
    close();
    m_stream.exceptions(std::ios::failbit | std::ios::badbit);
    m_stream.open(path(rang), std::ios::binary | std::ios::trunc);
    m_nombre = rang + 1;
    return [this](std::string_view octets) {
        m_stream.write(octets.data(), static_cast<std::streamsize>(octets.size()));
    };
}

}
