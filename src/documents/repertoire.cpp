// SPDX-License-Identifier: EUPL-1.2
#include "documents/repertoire.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <zip.h>

namespace quitus::documents {
namespace {

constexpr std::string_view end_mark = "PK\x05\x06";
constexpr std::string_view end64_mark = "PK\x06\x06";
constexpr std::string_view locator_mark = "PK\x06\x07";
constexpr std::string_view entry_mark = "PK\x01\x02";
constexpr std::string_view local_mark = "PK\x03\x04";
constexpr std::size_t end_size = 22;
constexpr std::size_t end64_size = 56;
constexpr std::size_t locator_size = 20;
constexpr std::size_t entry_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::uint64_t comment_max = 65535;

// Sizes are given after the data: those of the local header may be zero.
constexpr std::uint16_t flag_sizes_after = 1U << 3;
constexpr std::uint32_t given_elsewhere = 0xFFFFFFFF;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t width)
{
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::uint16_t number16(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(number(bytes, at, 2));
}

std::uint32_t number32(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(number(bytes, at, 4));
}

struct Place {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t entries = 0;
};

struct Announced {
    EntreeAnnoncee entree;
    std::uint64_t local_offset = 0;
    std::uint32_t compressed = 0;
    std::uint32_t unpacked = 0;
};

class Reader {
public:
    explicit Reader(zip_source& source) : m_source(source)
    {
        m_open = zip_source_open(&source) == 0;
        if (!m_open || zip_source_seek(&source, 0, SEEK_END) != 0)
            return;
        auto const end = zip_source_tell(&source);
        m_size = end > 0 ? static_cast<std::uint64_t>(end) : 0;
    }
    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;
    ~Reader()
    {
        if (m_open)
            zip_source_close(&m_source);
    }

    std::uint64_t size() const { return m_size; }

    // Exactly `count` bytes, or none.
    std::optional<std::string> read(std::uint64_t offset, std::uint64_t count)
    {
        if (offset > m_size || count > m_size - offset)
            return std::nullopt;
        if (zip_source_seek(&m_source, static_cast<zip_int64_t>(offset), SEEK_SET) != 0)
            return std::nullopt;
        std::string bytes(count, '\0');
        for (std::uint64_t got = 0; got < count;) {
            auto const n = zip_source_read(&m_source, bytes.data() + got, count - got);
            if (n <= 0)
                return std::nullopt;
            got += static_cast<std::uint64_t>(n);
        }
        return bytes;
    }

private:
    zip_source& m_source;
    bool m_open = false;
    std::uint64_t m_size = 0;
};

std::variant<Place, FauteRepertoire> place_in_end64(Reader& reader, std::uint64_t end, Place place)
{
    if (end < locator_size)
        return place;
    auto const locator = reader.read(end - locator_size, locator_size);
    if (!locator || !locator->starts_with(locator_mark))
        return place;
    auto const end64 = reader.read(number(*locator, 8, 8), end64_size);
    if (!end64 || !end64->starts_with(end64_mark))
        return FauteRepertoire::incoherent;
    return Place{ .offset = number(*end64, 48, 8),
        .size = number(*end64, 40, 8),
        .entries = number(*end64, 32, 8) };
}

std::variant<Place, FauteRepertoire> find_directory(Reader& reader)
{
    auto const tail_size = std::min<std::uint64_t>(reader.size(), end_size + comment_max);
    auto const tail = reader.read(reader.size() - tail_size, tail_size);
    if (!tail)
        return FauteRepertoire::pas_un_zip;

    std::optional<std::size_t> found;
    for (auto at = tail->find(end_mark); at != std::string::npos;
         at = tail->find(end_mark, at + 1)) {
        bool const reaches_the_end = tail->size() - at >= end_size
            && at + end_size + number16(*tail, at + 20) == tail->size();
        if (!reaches_the_end)
            continue;
        if (found)
            return FauteRepertoire::ambigu;
        found = at;
    }
    if (!found)
        return FauteRepertoire::pas_un_zip;

    Place const place{ .offset = number32(*tail, *found + 16),
        .size = number32(*tail, *found + 12),
        .entries = number16(*tail, *found + 10) };
    bool const elsewhere = place.offset == given_elsewhere || place.size == given_elsewhere
        || place.entries == 0xFFFF;
    return elsewhere ? place_in_end64(reader, reader.size() - tail_size + *found, place) : place;
}

std::optional<Announced> read_entry(Reader& reader, std::uint64_t& offset)
{
    auto const fixed = reader.read(offset, entry_size);
    if (!fixed || !fixed->starts_with(entry_mark))
        return std::nullopt;
    auto nom = reader.read(offset + entry_size, number16(*fixed, 28));
    if (!nom)
        return std::nullopt;
    offset += entry_size + number16(*fixed, 28) + number16(*fixed, 30) + number16(*fixed, 32);
    return Announced{
        .entree = { .nom = std::move(*nom),
            .drapeaux = number16(*fixed, 8),
            .methode = number16(*fixed, 10),
            .attributs = number32(*fixed, 38) },
        .local_offset = number32(*fixed, 42),
        .compressed = number32(*fixed, 20),
        .unpacked = number32(*fixed, 24),
    };
}

// A reader of streams would see the name that stands before the data, not that of the directory.
bool local_name_differs(Reader& reader, Announced const& announced, std::string_view local)
{
    auto const length = number16(local, 26);
    auto const nom = reader.read(announced.local_offset + local_size, length);
    return !nom || *nom != announced.entree.nom;
}

// A header whose sizes stand after the data, or in a zip64 field, is left to the count of the real
// bytes.
bool local_sizes_differ(Announced const& announced, std::string_view local)
{
    if ((number16(local, 6) & flag_sizes_after) != 0)
        return false;
    auto const compressed = number32(local, 18);
    auto const unpacked = number32(local, 22);
    for (auto const size : { compressed, unpacked, announced.compressed, announced.unpacked })
        if (size == given_elsewhere)
            return false;
    return compressed != announced.compressed || unpacked != announced.unpacked;
}

// Compares an entry of the directory with the header before its data. False when they do not speak
// of the same file.
bool compare_with_local_header(Reader& reader, Announced& announced)
{
    if (announced.local_offset == given_elsewhere)
        return true;
    auto const local = reader.read(announced.local_offset, local_size);
    if (!local || !local->starts_with(local_mark) || local_name_differs(reader, announced, *local))
        return false;
    announced.entree.en_tete_contraire = local_sizes_differ(announced, *local);
    return true;
}

}

std::variant<Repertoire, FauteRepertoire> read_repertoire(
    zip_source& source, std::uint64_t entrees_max)
{
    Reader reader(source);
    auto const found = find_directory(reader);
    if (auto const* faute = std::get_if<FauteRepertoire>(&found))
        return *faute;
    auto const& place = std::get<Place>(found);
    if (place.entries > entrees_max)
        return FauteRepertoire::trop_d_entrees;
    if (place.offset > reader.size() || place.size > reader.size() - place.offset)
        return FauteRepertoire::incoherent;

    Repertoire repertoire;
    auto offset = place.offset;
    for (std::uint64_t i = 0; i < place.entries; ++i) {
        auto announced = read_entry(reader, offset);
        if (!announced || offset > place.offset + place.size
            || !compare_with_local_header(reader, *announced))
            return FauteRepertoire::incoherent;
        repertoire.push_back(std::move(announced->entree));
    }
    // Entries hidden behind the announced number would be seen by a reader that trusts the size.
    return offset == place.offset + place.size
        ? std::variant<Repertoire, FauteRepertoire>(std::move(repertoire))
        : FauteRepertoire::incoherent;
}

}
