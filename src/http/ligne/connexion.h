// SPDX-License-Identifier: EUPL-1.2
// One line to one client, from its first byte to its last: requests one after the other, each read
// within its bounds and its time, answered, counted.
#pragma once

#include "http/envoi/envoi.h"
#include "http/lecture/analyseur.h"
#include "http/lecture/reception.h"
#include "http/ligne/horloge.h"
#include "http/ligne/partage.h"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace quitus::http::ligne {

using Prise = asio::basic_stream_socket<asio::ip::tcp, Executeur>;

class Connexion {
public:
    Connexion(Prise prise, Partage& partage);

    Tache<void> run();
    // On the thread of the line: ends it now if it awaits a request; whatever it does, for `cut`.
    void stop_if_idle();
    void cut();

private:
    Tache<bool> read_tete();
    Tache<bool> answer();
    Tache<void> make_answer();
    Tache<void> answer_without_body(Route const& route);
    Tache<void> answer_with_body(Route const& route);
    Tache<bool> admit(Route const& route);
    Tache<bool> read_corps();
    Tache<bool> take_corps(bool& is_whole);
    Tache<bool> flush_morceau();
    Tache<bool> ask_for_corps();
    Tache<bool> wait_for_corps();
    Tache<bool> write_answer();
    Tache<bool> write_fichier();
    Tache<bool> write_flux();
    Tache<bool> write_evenements(std::string const& texte);
    Tache<bool> write(std::string_view a, std::string_view b = {});
    Tache<std::size_t> read_some(std::size_t octets_max); // 0: the line is over
    Tache<void> linger();

    void begin_request();
    void account(Moment start);
    void find_route();
    void refuse(lecture::Refus const& refus);
    void fail(std::exception_ptr failure);
    void finish(Reponse&& reponse);
    void receive_and_handle(Route const& route);
    void run_handler(Route const& route);
    bool is_client_gone();
    std::string_view tampon() const;

    Partage& m_partage;
    boost::beast::basic_stream<asio::ip::tcp, Executeur> m_flux;
    boost::beast::flat_buffer m_tampon;
    lecture::Analyseur m_analyseur;
    std::string m_adresse;
    bool m_is_idle = true;

    // Of the request being answered.
    Route const* m_route = nullptr;
    Requete m_requete;
    std::unique_ptr<lecture::Reception> m_reception;
    std::vector<char> m_morceau; // of the body
    std::size_t m_morceau_plein = 0;
    std::uint64_t m_octets_recus = 0;
    std::uint64_t m_octets_envoyes = 0;
    std::chrono::steady_clock::duration m_attente_du_corps{}; // spent waiting for the client
    bool m_is_admitted = false; // `admettre` ran, before the body
    bool m_has_unread = false; // a body, or the rest of one, will never be read
    bool m_is_cut = false; // nothing more can be said
    std::optional<envoi::Envoi> m_envoi;
};

}
