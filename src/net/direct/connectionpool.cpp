// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/connectionpool.h"

#include "net/direct/requesthead.h"
#include "net/direct/tlscontext.h"
#include "net/tlsfiles.h"

#include <algorithm>
#include <limits>

namespace aisb::net::direct {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kIdleLimitNs = 15'000'000'000;

} // namespace

Route::Route(const HttpRequest &request)
    : url(request.url)
    , tls(request.tls)
    , proxy(request.proxy)
    , socketPath(request.socketPath)
{
}

bool Route::isTls() const
{
    return url.scheme() == "https"_L1;
}

bool Route::isSame(const Route &other) const
{
    return url.scheme() == other.url.scheme() && url.host() == other.url.host()
        && effectivePort(url) == effectivePort(other.url) && proxy == other.proxy
        && socketPath == other.socketPath && (!isTls() || isSameTls(tls, other.tls));
}

RoutePool::RoutePool(Route route, std::shared_ptr<boost::asio::ssl::context> tls)
    : m_route(std::move(route))
    , m_tls(std::move(tls))
{
}

ConnectionPtr RoutePool::take()
{
    if (m_idle.empty())
        return nullptr;
    ConnectionPtr connection = std::move(m_idle.back());
    m_idle.pop_back();
    return connection;
}

void RoutePool::keep(const ConnectionPtr &connection, core::Instant now)
{
    connection->idleSince = now;
    connection->setUser(this);
    m_idle.push_back(connection);
}

std::size_t RoutePool::closeIdleSince(core::Instant before)
{
    const auto firstKept = std::ranges::find_if(
        m_idle, [&](const ConnectionPtr &connection) { return connection->idleSince >= before; });
    std::for_each(m_idle.begin(), firstKept, [](const ConnectionPtr &old) { old->close(); });
    m_idle.erase(m_idle.begin(), firstKept);
    return m_idle.size();
}

std::size_t RoutePool::received(Connection &connection, core::Instant, QByteArrayView)
{
    drop(connection); // nobody asked for it
    return 0;
}

void RoutePool::closed(Connection &connection, core::Instant, ErrorCode)
{
    drop(connection);
}

void RoutePool::drop(Connection &connection)
{
    connection.close();
    std::erase_if(m_idle, [&](const ConnectionPtr &idle) { return idle.get() == &connection; });
}

core::Result<RoutePool *> ConnectionPool::routeOf(const HttpRequest &request)
{
    Route route(request);
    const auto found = std::ranges::find_if(m_routes,
        [&](const std::unique_ptr<RoutePool> &known) { return known->route().isSame(route); });
    if (found != m_routes.end())
        return found->get();
    std::shared_ptr<boost::asio::ssl::context> tls;
    if (route.isTls()) {
        auto made = makeTlsContext(route.tls);
        if (!made)
            return core::fail(made.error());
        tls = std::move(*made);
    }
    m_routes.push_back(std::make_unique<RoutePool>(std::move(route), std::move(tls)));
    return m_routes.back().get();
}

std::size_t ConnectionPool::closeExpired(core::Instant now)
{
    std::size_t left = 0;
    for (const auto &route : m_routes)
        left += route->closeIdleSince(now.plusNs(-kIdleLimitNs));
    return left;
}

void ConnectionPool::closeAll()
{
    constexpr core::Instant kEnd{std::numeric_limits<qint64>::max()};
    for (const auto &route : m_routes)
        route->closeIdleSince(kEnd);
}

} // namespace aisb::net::direct
