// SPDX-License-Identifier: EUPL-1.2
#include "http/envoi/gzip.h"

#include "base/ensure.h"
#include "http/lecture/listes.h"
#include "http/requete.h"

#include <algorithm>
#include <array>
#include <new>
#include <zlib.h>

namespace quitus::http::envoi {

namespace {

constexpr int gzip_format = 15 + 16; // zlib: the largest window, and 16 asks for gzip's header
constexpr std::size_t piece_octets_max = std::size_t{ 1 } << 30; // zlib counts in 32 bits

void append_compressed(std::string& out, z_stream& stream, int flush)
{
    std::array<unsigned char, 16384> block; // NOLINT: zlib fills it
    int state = Z_OK;
    do {
        stream.next_out = block.data();
        stream.avail_out = static_cast<uInt>(block.size());
        state = deflate(&stream, flush);
        QUITUS_ENSURE(state != Z_STREAM_ERROR);
        out.append(reinterpret_cast<char const*>(block.data()), block.size() - stream.avail_out);
    } while (stream.avail_out == 0);
}

}

std::string gzip(std::string_view octets, Effort effort)
{
    z_stream stream{};
    if (deflateInit2(
            &stream, static_cast<int>(effort), Z_DEFLATED, gzip_format, 8, Z_DEFAULT_STRATEGY)
        != Z_OK)
        throw std::bad_alloc();
    std::string out;
    out.reserve(octets.size() / 3 + 64);
    do {
        auto const piece = octets.substr(0, piece_octets_max);
        octets.remove_prefix(piece.size());
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
        stream.avail_in = static_cast<uInt>(piece.size());
        append_compressed(out, stream, octets.empty() ? Z_FINISH : Z_NO_FLUSH);
    } while (!octets.empty());
    deflateEnd(&stream);
    return out;
}

bool is_worth_gzip(std::string_view type)
{
    type = lecture::trim(type.substr(0, std::min(type.find(';'), type.size())));
    if (type == "text/event-stream")
        return false;
    return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml")
        || type == "application/json" || type == "application/javascript"
        || type == "application/xml";
}

}
