// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/direct/connection.h"
#include "net/direct/connectionpool.h"
#include "net/direct/connector.h"
#include "net/direct/responsereader.h"
#include "net/endmarkerscanner.h"
#include "net/transport.h"

#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace aisb::net::direct {

// What the exchanges of one transport share; outlives them.
struct Surroundings
{
    boost::asio::io_context &context;
    Resolver &resolver;
    ConnectionPool &pool;
    std::atomic<qint64> &bytesReceived;
    std::function<void()> keptConnection; // one more is idle
};

// One request on its way over a connection of its own: limits, marks, redirects, verdict. Calls
// answered once with the reply and ended once when its connection is free; answered always comes
// first, possibly a second earlier when the service keeps on sending after the end marker. Lives in
// the thread of the io_context. Source: spec/models.md 3.5, 3.6, 5.4, 22.1.
class Exchange final : public ConnectionUser, public std::enable_shared_from_this<Exchange>
{
public:
    struct Callbacks
    {
        std::function<void(HttpReply)> answered;
        std::function<void()> ended;
    };

    Exchange(HttpRequest request, Surroundings &surroundings, Callbacks callbacks);

    // May answer before it returns. Does nothing after cancel().
    void start();
    // Answers Cancelled unless already answered; ends.
    void cancel();

    std::size_t received(Connection &connection, core::Instant at, QByteArrayView bytes) override;
    void closed(Connection &connection, core::Instant at, ErrorCode error) override;

private:
    enum class Source
    {
        Pool, // an idle connection if there is one
        New,
    };
    struct Deadlines
    {
        std::optional<core::Instant> total;
        std::optional<core::Instant> connect;
        std::optional<core::Instant> idle;
        std::optional<core::Instant> linger; // after the end marker
        [[nodiscard]] std::optional<core::Instant> first() const;
    };

    void post(Source source);
    void connectAnew();
    void sendOver(ConnectionPtr connection);
    void watchMarker(core::Instant at);
    void onComplete(core::Instant at, bool isReusable);
    void onLost(core::Instant at, ErrorCode error);
    void startLimits();
    void armTimer();
    void onTimer();
    void onLinger(core::Instant now);
    void timeOut(TimeoutKind kind, const QString &text);
    [[nodiscard]] bool isRedirect() const;
    void followRedirect();
    void stop(FailureKind failure, const QString &text);
    void releaseConnection(bool isReusable);
    void answer();
    void end();

    HttpRequest m_request;
    Surroundings &m_surroundings;
    Callbacks m_callbacks;
    HttpReply m_result;
    RoutePool *m_route = nullptr;
    std::shared_ptr<Connector> m_connector;
    ConnectionPtr m_connection;
    std::unique_ptr<ResponseReader> m_reader;
    QByteArray m_head;
    EndMarkerScanner m_markerScanner;
    Deadlines m_deadlines;
    std::optional<boost::asio::steady_timer> m_timer;
    core::Instant m_timerAt; // when armed
    core::Instant m_lastActivity;
    bool m_isTimerArmed = false;
    bool m_isReused = false; // the connection served another request before
    bool m_isMarked = false;
    bool m_isAnswered = false;
    bool m_isEnded = false;
};

} // namespace aisb::net::direct
