// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/direct/connection.h"
#include "net/transport.h"

#include <memory>
#include <vector>

namespace aisb::net::direct {

// Where a connection leads: requests of equal routes may share connections.
struct Route
{
    QUrl url; // scheme, host and port count
    core::TlsSpec tls; // counts for https
    QUrl proxy;
    QString socketPath; // of a Unix socket; empty = TCP

    explicit Route(const HttpRequest &request);
    [[nodiscard]] bool isTls() const;
    [[nodiscard]] bool isSame(const Route &other) const;
};

// The idle connections of one route, last used first out; a close by the service takes one out.
class RoutePool final : public ConnectionUser
{
public:
    RoutePool(Route route, std::shared_ptr<boost::asio::ssl::context> tls);

    [[nodiscard]] const Route &route() const { return m_route; }
    [[nodiscard]] const std::shared_ptr<boost::asio::ssl::context> &tls() const { return m_tls; }

    // nullptr when none is idle.
    [[nodiscard]] ConnectionPtr take();
    void keep(const ConnectionPtr &connection, core::Instant now);
    // Closes those idle since before that moment; returns how many are left.
    std::size_t closeIdleSince(core::Instant before);

    std::size_t received(Connection &connection, core::Instant at, QByteArrayView bytes) override;
    void closed(Connection &connection, core::Instant at, ErrorCode error) override;

private:
    void drop(Connection &connection);

    Route m_route;
    std::shared_ptr<boost::asio::ssl::context> m_tls;
    std::vector<ConnectionPtr> m_idle; // oldest first
};

// All routes of one transport. Lives in the thread of the io_context.
class ConnectionPool
{
public:
    // Errors: UtilsFile002 for certificate or key files that cannot be used.
    [[nodiscard]] core::Result<RoutePool *> routeOf(const HttpRequest &request);
    // Closes connections idle for longer than 15 s; returns how many are left. Source:
    // spec/models.md 22.1.
    std::size_t closeExpired(core::Instant now);
    void closeAll();

private:
    std::vector<std::unique_ptr<RoutePool>> m_routes;
};

} // namespace aisb::net::direct
