// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/direct/connection.h"
#include "net/direct/connectionpool.h"
#include "net/direct/resolver.h"
#include "net/direct/tunnel.h"

#include <array>
#include <functional>
#include <memory>

namespace aisb::net::direct {

// Makes one connection of a route: name, TCP or Unix socket, proxy, TLS with the name of the host
// checked, one after another, every address tried in turn. Calls done once unless cancelled: a
// connection, or nullptr with the reason in English.
class Connector : public std::enable_shared_from_this<Connector>
{
public:
    using Done = std::function<void(ConnectionPtr, const QString &)>;

    // context, resolver and route outlive it.
    Connector(
        boost::asio::io_context &context, Resolver &resolver, const RoutePool &route, Done done);

    void start();
    void cancel();

private:
    using Endpoint = boost::asio::generic::stream_protocol::endpoint;

    [[nodiscard]] bool isTunnelled() const;
    void resolve();
    void connectNext(ErrorCode lastError);
    void onConnected();
    void say(const QByteArray &bytes);
    void listen();
    void takeAnswer(ErrorCode error, std::size_t size);
    void startTls();
    void prepareTls(Connection::TlsStream &stream);
    void onHandshake(ErrorCode error);
    void succeed();
    void fail(const QString &text);

    boost::asio::io_context &m_context;
    Resolver &m_resolver;
    const RoutePool &m_route;
    Done m_done;
    ConnectionPtr m_connection;
    std::vector<Endpoint> m_endpoints;
    std::size_t m_next = 0;
    QString m_peer; // whom the socket connects to, for messages
    std::unique_ptr<Tunnel> m_tunnel;
    QByteArray m_saying;
    std::array<char, 1024> m_heard{};
    Connection::TlsStream *m_tls = nullptr;
    bool m_isOver = false;
};

} // namespace aisb::net::direct
