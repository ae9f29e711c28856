// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/exchange.h"

#include "net/direct/requesthead.h"

#include <boost/asio/io_context.hpp>

#include <algorithm>

namespace aisb::net::direct {

using namespace Qt::StringLiterals;
namespace asio = boost::asio;
using core::Instant;

namespace {

constexpr int kMaxRedirects = 10;
// After the end marker: how long the answer waits for the natural end, and when the connection is
// given up.
constexpr int kAnswerAfterMarkerMs = 100;
constexpr int kCloseAfterMarkerMs = 1000;

QString secondsText(int ms)
{
    return QString::number(ms / 1000.0, 'g', 6) + u" s"_s;
}

bool isEndOfStream(ErrorCode error)
{
    // Many services close TLS connections without saying so; the content tells what is missing.
    return error == asio::error::eof || error == asio::ssl::error::stream_truncated;
}

std::optional<Instant> after(Instant start, int ms)
{
    return ms > 0 ? std::optional(start.plusMs(ms)) : std::nullopt;
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && effectivePort(a) == effectivePort(b);
}

} // namespace

std::optional<Instant> Exchange::Deadlines::first() const
{
    std::optional<Instant> earliest;
    for (const std::optional<Instant> &deadline : {total, connect, idle, linger})
        if (deadline && (!earliest || *deadline < *earliest))
            earliest = deadline;
    return earliest;
}

Exchange::Exchange(HttpRequest request, Surroundings &surroundings, Callbacks callbacks)
    : m_request(std::move(request))
    , m_surroundings(surroundings)
    , m_callbacks(std::move(callbacks))
{
    m_result.sent = core::now(); // of one that is cancelled before it starts
}

void Exchange::start()
{
    if (m_isEnded)
        return;
    m_result.sent = core::now();
    startLimits();
    post(Source::Pool);
}

void Exchange::cancel()
{
    stop(FailureKind::Cancelled, u"cancelled"_s);
}

void Exchange::post(Source source)
{
    m_result.url = m_request.url;
    const core::Result<RoutePool *> route = m_surroundings.pool.routeOf(m_request);
    if (!route) {
        stop(FailureKind::Connect, route.error().detail);
        return;
    }
    m_route = *route;
    const bool isProxied = !m_request.proxy.isEmpty() && !isSocksProxy(m_request.proxy)
        && !m_route->route().isTls() && m_request.socketPath.isEmpty();
    std::optional<QByteArray> head =
        requestHead(m_request, isProxied ? TargetForm::Absolute : TargetForm::Origin);
    if (!head) {
        stop(FailureKind::Connect, u"a header or the method holds a line break"_s);
        return;
    }
    m_head = std::move(*head);
    ConnectionPtr idle = source == Source::Pool ? m_route->take() : nullptr;
    m_isReused = idle != nullptr;
    if (idle)
        sendOver(std::move(idle));
    else
        connectAnew();
}

void Exchange::connectAnew()
{
    const auto done = [self = shared_from_this()](ConnectionPtr connection, const QString &error) {
        self->m_connector.reset();
        if (connection)
            self->sendOver(std::move(connection));
        else
            self->stop(FailureKind::Connect, error);
    };
    m_connector = std::make_shared<Connector>(
        m_surroundings.context, m_surroundings.resolver, *m_route, done);
    const std::shared_ptr<Connector> connector = m_connector; // it may be done before it returns
    connector->start();
}

void Exchange::sendOver(ConnectionPtr connection)
{
    m_connection = std::move(connection);
    m_connection->setUser(this);
    m_reader = std::make_unique<ResponseReader>(&m_result, m_request.method,
        m_request.limits.maxResponseBytes,
        headerValue(m_request.headers, "Accept-Encoding").isEmpty());
    const ConnectionPtr writing = m_connection;
    // An error of the write is not judged: an answer given early, or the loss of the connection,
    // arrives by the read that is always under way.
    writing->write(m_head, m_request.body, [self = shared_from_this()](ErrorCode error) {
        if (!error)
            self->m_deadlines.connect.reset();
    });
}

std::size_t Exchange::received(Connection &, Instant at, QByteArrayView bytes)
{
    const std::shared_ptr<Exchange> self = shared_from_this(); // ended() lets go of it
    const qsizetype before = m_result.body.size();
    const std::size_t taken = m_reader->read(bytes);
    m_lastActivity = at;
    const qsizetype size = m_result.body.size();
    if (size > before) {
        m_surroundings.bytesReceived.fetch_add(size - before, std::memory_order_relaxed);
        if (!m_isAnswered)
            m_result.marks.push_back({at, size});
    }
    switch (m_reader->state()) {
    case ResponseReader::State::Reading:
        if (size > before && m_request.endMarker == EndMarker::Done && !m_isAnswered)
            watchMarker(at);
        break;
    case ResponseReader::State::Done:
        onComplete(at, m_reader->isKeepAlive() && taken == static_cast<std::size_t>(bytes.size()));
        break;
    case ResponseReader::State::Malformed:
        stop(FailureKind::Malformed, m_reader->errorText());
        break;
    case ResponseReader::State::TooLarge:
        stop(FailureKind::TooLarge, m_reader->errorText());
        break;
    }
    return taken;
}

void Exchange::watchMarker(Instant at)
{
    const bool wasMarked = std::exchange(m_isMarked, m_markerScanner.scan(m_result.body));
    if (m_isMarked == wasMarked)
        return;
    m_deadlines.linger = m_isMarked ? after(at, kAnswerAfterMarkerMs) : std::nullopt;
    armTimer();
}

void Exchange::closed(Connection &, Instant at, ErrorCode error)
{
    const std::shared_ptr<Exchange> self = shared_from_this();
    if (isEndOfStream(error) && m_reader->end())
        onComplete(at, false);
    else
        onLost(at, error);
}

void Exchange::onLost(Instant at, ErrorCode error)
{
    m_result.finished = at;
    const QString reason = isEndOfStream(error) ? u"the service closed the connection"_s
                                                : QString::fromStdString(error.message());
    if (error == asio::error::message_size) {
        stop(FailureKind::Malformed,
            u"a head or chunk line of the answer is larger than %1 bytes"_s.arg(kMaxHeadBytes));
    } else if (!m_reader->hasStarted() && m_isReused && !m_result.wasResent) {
        m_result.wasResent = true; // it was closed while idle, the request did not get through
        releaseConnection(false);
        post(Source::New);
    } else if (m_result.status == 0) {
        stop(FailureKind::Connect, u"%1 before it answered"_s.arg(reason));
    } else if (const auto length = m_reader->announcedLength()) {
        stop(FailureKind::Truncated,
            u"the connection closed after %1 of %2 bytes"_s.arg(m_result.body.size()).arg(*length));
    } else {
        stop(FailureKind::Truncated, u"%1 before the end of the answer"_s.arg(reason));
    }
}

void Exchange::onComplete(Instant at, bool isReusable)
{
    if (!m_isAnswered) {
        m_result.finished = at;
        if (isRedirect() && m_result.redirects < kMaxRedirects) {
            releaseConnection(isReusable);
            followRedirect();
            return;
        }
    }
    releaseConnection(isReusable);
    answer();
    end();
}

bool Exchange::isRedirect() const
{
    return (m_result.status == 307 || m_result.status == 308)
        && !headerValue(m_result.headers, "Location").isEmpty();
}

void Exchange::followRedirect()
{
    const QUrl next =
        m_request.url.resolved(QUrl::fromEncoded(headerValue(m_result.headers, "Location")));
    const bool isHttp = next.scheme() == "http"_L1 || next.scheme() == "https"_L1;
    if (!next.isValid() || !isHttp || next.host().isEmpty()) {
        answer();
        end();
        return;
    }
    if (!isSameOrigin(m_request.url, next)) {
        std::erase_if(m_request.headers, [](const auto &header) {
            return header.first.compare("Authorization", Qt::CaseInsensitive) == 0;
        });
        m_request.socketPath.clear(); // it leads to the first service only
    }
    m_request.url = next;
    ++m_result.redirects;
    m_result.status = 0;
    m_result.reason.clear();
    m_result.headers.clear();
    m_result.body.clear();
    m_result.marks.clear();
    m_markerScanner = {};
    m_isMarked = false;
    m_deadlines.linger.reset();
    post(Source::Pool);
}

void Exchange::startLimits()
{
    const HttpLimits &limits = m_request.limits;
    m_lastActivity = m_result.sent;
    m_deadlines.total = after(m_result.sent, limits.totalMs);
    m_deadlines.connect = after(m_result.sent, limits.connectMs);
    m_deadlines.idle = after(m_result.sent, limits.idleMs);
    armTimer();
}

// A timer that is early finds out what is left when it fires; re-arming it at every read would cost
// more than the read.
void Exchange::armTimer()
{
    const std::optional<Instant> due = m_deadlines.first();
    if (!due || (m_isTimerArmed && m_timerAt <= *due))
        return;
    if (!m_timer)
        m_timer.emplace(m_surroundings.context);
    m_isTimerArmed = true;
    m_timerAt = *due;
    m_timer->expires_at(std::chrono::steady_clock::time_point(std::chrono::nanoseconds(due->ns)));
    m_timer->async_wait([self = shared_from_this()](ErrorCode error) {
        if (!error && !self->m_isEnded)
            self->onTimer();
    });
}

void Exchange::onTimer()
{
    m_isTimerArmed = false;
    const Instant now = core::now();
    const HttpLimits &limits = m_request.limits;
    if (m_deadlines.idle)
        m_deadlines.idle = after(m_lastActivity, limits.idleMs);
    const auto isOver = [now](const std::optional<Instant> &due) { return due && *due <= now; };
    if (isOver(m_deadlines.linger))
        onLinger(now);
    else if (isOver(m_deadlines.total))
        timeOut(
            TimeoutKind::Total, u"no complete answer within %1"_s.arg(secondsText(limits.totalMs)));
    else if (isOver(m_deadlines.connect))
        timeOut(TimeoutKind::Connect,
            u"no connection to %1:%2 within %3"_s.arg(m_request.url.host())
                .arg(effectivePort(m_request.url))
                .arg(secondsText(limits.connectMs)));
    else if (isOver(m_deadlines.idle))
        timeOut(TimeoutKind::Idle, u"nothing received for %1"_s.arg(secondsText(limits.idleMs)));
    if (!m_isEnded)
        armTimer();
}

void Exchange::onLinger(Instant now)
{
    if (m_isAnswered) {
        stop(FailureKind::None, {});
        return;
    }
    m_result.finished = now;
    answer();
    m_deadlines.linger = after(now, kCloseAfterMarkerMs - kAnswerAfterMarkerMs);
}

void Exchange::timeOut(TimeoutKind kind, const QString &text)
{
    m_result.timeout = kind;
    stop(FailureKind::Timeout, text);
}

void Exchange::stop(FailureKind failure, const QString &text)
{
    if (m_isEnded)
        return;
    if (!m_isAnswered) {
        m_result.failure = failure;
        m_result.failureText = text;
        m_result.finished = core::now();
    }
    releaseConnection(false);
    answer();
    end();
}

void Exchange::releaseConnection(bool isReusable)
{
    if (m_connector)
        m_connector->cancel();
    m_connector.reset();
    const ConnectionPtr connection = std::exchange(m_connection, nullptr);
    if (!connection)
        return;
    if (isReusable && !connection->isWriting() && connection->isOpen()) {
        m_route->keep(connection, m_lastActivity);
        m_surroundings.keptConnection();
    } else {
        connection->close();
    }
}

void Exchange::answer()
{
    if (std::exchange(m_isAnswered, true))
        return;
    m_deadlines = {};
    m_callbacks.answered(std::move(m_result));
    m_result = {};
}

void Exchange::end()
{
    if (std::exchange(m_isEnded, true))
        return;
    if (m_timer)
        m_timer->cancel();
    m_callbacks.ended();
}

} // namespace aisb::net::direct
