// SPDX-License-Identifier: EUPL-1.2
// A client that writes the bytes it is told and reads those it gets: nothing is mended on the way.
#pragma once

#include <arpa/inet.h>
#include <cstdint>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace quitus::http {

inline constexpr int attente_max_ms = 20'000; // of what must come: never reached when all is well

// An answer as it was read.
struct Lue {
    int statut = 0;
    std::string tete;
    std::string corps;

    bool says(std::string_view line) const { return tete.find(line) != std::string::npos; }
};

class ClientBrut {
public:
    explicit ClientBrut(std::uint16_t port) : m_prise(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in end{};
        end.sin_family = AF_INET;
        end.sin_port = htons(port);
        end.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(m_prise, reinterpret_cast<sockaddr*>(&end), sizeof end), 0);
    }
    ~ClientBrut() { leave(); }
    ClientBrut(ClientBrut&& other) noexcept : m_prise(std::exchange(other.m_prise, -1)) { }
    ClientBrut& operator=(ClientBrut&&) = delete;

    void leave()
    {
        if (m_prise >= 0)
            ::close(std::exchange(m_prise, -1));
    }

    // False when the server closed the line.
    bool write(std::string_view octets)
    {
        while (!octets.empty()) {
            auto const sent = ::send(m_prise, octets.data(), octets.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            octets.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // One answer; `statut` is 0 when the line ended first.
    Lue read(bool has_corps = true)
    {
        Lue lue;
        if (!fill_until("\r\n\r\n"))
            return lue;
        auto const end = m_recu.find("\r\n\r\n") + 4;
        lue.tete = m_recu.substr(0, end);
        m_recu.erase(0, end);
        for (auto const c : lue.tete.substr(9, 3))
            lue.statut = lue.statut * 10 + (c - '0');
        if (lue.statut == 100 || !has_corps)
            return lue;
        auto const at = lue.tete.find("Content-Length: ");
        std::size_t length = 0;
        if (at != std::string::npos) {
            for (auto i = at + 16; lue.tete[i] != '\r'; ++i)
                length = length * 10 + static_cast<std::size_t>(lue.tete[i] - '0');
        }
        while (m_recu.size() < length && fill()) { }
        lue.corps = m_recu.substr(0, length);
        m_recu.erase(0, length);
        return lue;
    }

    Lue ask(std::string_view octets, bool has_corps = true)
    {
        write(octets);
        return read(has_corps);
    }

    // What comes until the server closes.
    std::string read_all()
    {
        while (fill()) { }
        return std::exchange(m_recu, {});
    }
    // What comes until that mark, included.
    bool fill_until(std::string_view mark)
    {
        while (m_recu.find(mark) == std::string::npos) {
            if (!fill())
                return false;
        }
        return true;
    }
    bool has_something_within(int milliseconds) const
    {
        pollfd wait{ m_prise, POLLIN, 0 };
        return ::poll(&wait, 1, milliseconds) != 0;
    }
    bool is_closed() { return read_all().empty(); }

private:
    bool fill()
    {
        pollfd wait{ m_prise, POLLIN, 0 };
        if (::poll(&wait, 1, attente_max_ms) != 1)
            return false;
        char room[65536];
        auto const size = ::recv(m_prise, room, sizeof room, 0);
        if (size <= 0)
            return false;
        m_recu.append(room, static_cast<std::size_t>(size));
        return true;
    }

    int m_prise;
    std::string m_recu;
};

}
