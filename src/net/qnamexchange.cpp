// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/qnamexchange.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslError>
#include <QTimer>

namespace aisb::net {

using namespace Qt::StringLiterals;

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

QNetworkRequest networkRequest(const HttpRequest &request, const QnamLease &lease)
{
    QNetworkRequest out(request.url);
    for (const auto &[name, value] : request.headers)
        out.setRawHeader(name, value);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    out.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setDecompressedSafetyCheckThreshold(-1); // maxResponseBytes bounds it
    if (lease.peerName.isEmpty())
        out.setSslConfiguration(lease.tls);
    else
        out.setPeerVerifyName(lease.peerName);
    return out;
}

QNetworkReply *dispatch(
    QNetworkAccessManager *manager, const QNetworkRequest &head, const HttpRequest &request)
{
    if (request.method == "GET")
        return manager->get(head);
    if (request.method == "POST")
        return manager->post(head, request.body);
    return manager->sendCustomRequest(head, request.method, request.body);
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    const int port = a.scheme() == "https"_L1 ? 443 : 80;
    const int otherPort = b.scheme() == "https"_L1 ? 443 : 80;
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port(port) == b.port(otherPort);
}

bool isLengthShort(const HttpReply &reply)
{
    if (reply.status == 204 || reply.status == 304
        || !headerValue(reply.headers, "Content-Encoding").isEmpty())
        return false;
    bool isNumber = false;
    const qint64 announced =
        headerValue(reply.headers, "Content-Length").trimmed().toLongLong(&isNumber);
    return isNumber && reply.body.size() < announced;
}

} // namespace

QnamExchange::QnamExchange(HttpRequest request, QnamPool *pool, Callbacks callbacks)
    : m_request(std::move(request))
    , m_pool(pool)
    , m_callbacks(std::move(callbacks))
{
}

QnamExchange::~QnamExchange()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
    releaseLease();
}

void QnamExchange::start()
{
    startLimits();
    post();
}

void QnamExchange::startLimits()
{
    const auto makeTimer = [this](int ms, auto onTimeout) {
        QTimer *timer = nullptr;
        if (ms > 0) {
            timer = new QTimer(this);
            timer->setSingleShot(true);
            timer->setTimerType(Qt::PreciseTimer);
            connect(timer, &QTimer::timeout, this, onTimeout);
            timer->start(ms);
        }
        return timer;
    };
    const HttpLimits &limits = m_request.limits;
    m_lastActivity = core::now();
    m_totalTimer = makeTimer(limits.totalMs, [this] {
        stop(FailureKind::Timeout, TimeoutKind::Total,
            u"no complete answer within %1"_s.arg(secondsText(m_request.limits.totalMs)));
    });
    m_connectTimer = makeTimer(limits.connectMs, [this] {
        stop(FailureKind::Timeout, TimeoutKind::Connect,
            u"no connection to %1:%2 within %3"_s.arg(m_request.url.host())
                .arg(m_request.url.port(m_request.url.scheme() == "https"_L1 ? 443 : 80))
                .arg(secondsText(m_request.limits.connectMs)));
    });
    m_idleTimer = makeTimer(limits.idleMs, [this] { onIdleTimer(); });
}

// Restarting a timer at every read would cost more than the read; it is re-armed for what is left
// instead.
void QnamExchange::onIdleTimer()
{
    const qint64 limitNs = qint64{m_request.limits.idleMs} * 1'000'000;
    const qint64 leftNs = limitNs - (core::now() - m_lastActivity);
    if (leftNs > 0) {
        m_idleTimer->start(static_cast<int>(leftNs / 1'000'000) + 1);
        return;
    }
    stop(FailureKind::Timeout, TimeoutKind::Idle,
        u"nothing received for %1"_s.arg(secondsText(m_request.limits.idleMs)));
}

void QnamExchange::post()
{
    const core::Result<QnamLease> lease =
        m_pool->acquire(m_request.url, m_request.tls, m_request.proxy);
    if (!lease) {
        refuse(lease.error().detail);
        return;
    }
    m_lease = *lease;
    m_result.url = m_request.url;
    const QNetworkRequest head = networkRequest(m_request, *lease);
    if (m_result.redirects == 0)
        m_result.sent = core::now();
    m_timesSent = 0;
    m_reply = dispatch(lease->manager, head, m_request);

    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        const core::Instant at = core::now();
        read(at);
    });
    connect(m_reply, &QNetworkReply::finished, this, [this] {
        const core::Instant at = core::now();
        onFinished(at);
    });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        if (++m_timesSent > 1)
            m_result.wasResent = true;
        if (m_connectTimer)
            m_connectTimer->stop();
    });
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors += error.errorString();
    });
}

void QnamExchange::refuse(const QString &text)
{
    m_result.sent = m_result.finished = core::now();
    m_result.failure = FailureKind::Connect;
    m_result.failureText = text;
    QMetaObject::invokeMethod(
        this,
        [this] {
            answer();
            end();
        },
        Qt::QueuedConnection);
}

void QnamExchange::cancel()
{
    stop(FailureKind::Cancelled, TimeoutKind::None, u"cancelled"_s);
}

void QnamExchange::stop(FailureKind failure, TimeoutKind timeout, const QString &text)
{
    if (m_isStopping || m_isEnded)
        return;
    if (m_reply)
        read(core::now());
    if (m_isStopping || m_isEnded)
        return;
    m_isStopping = true;
    m_result.failure = failure;
    m_result.timeout = timeout;
    m_result.failureText = text;
    if (m_reply) {
        m_reply->abort(); // emits finished before it returns
        return;
    }
    m_result.finished = core::now();
    answer();
    end();
}

void QnamExchange::read(core::Instant at)
{
    if (!m_reply->isOpen() || m_reply->bytesAvailable() == 0 || m_isAnswered || m_isStopping)
        return;
    const QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty())
        return;
    m_lastActivity = at;
    m_result.body.append(bytes);
    m_result.marks.push_back({at, m_result.body.size()});
    m_callbacks.received(bytes.size());
    if (m_request.endMarker == EndMarker::Done)
        watchMarker();
    if (m_result.body.size() > m_request.limits.maxResponseBytes)
        stop(FailureKind::TooLarge, TimeoutKind::None,
            u"the answer is larger than %1 bytes"_s.arg(m_request.limits.maxResponseBytes));
}

void QnamExchange::watchMarker()
{
    const bool wasMarked = std::exchange(m_isMarked, m_markerScanner.scan(m_result.body));
    if (m_isMarked == wasMarked)
        return;
    if (!m_lingerTimer) {
        m_lingerTimer = new QTimer(this);
        m_lingerTimer->setSingleShot(true);
        connect(m_lingerTimer, &QTimer::timeout, this, [this] {
            if (m_isAnswered) {
                stop(FailureKind::None, TimeoutKind::None, {});
                return;
            }
            m_result.finished = core::now();
            takeHead();
            m_lingerTimer->start(kCloseAfterMarkerMs - kAnswerAfterMarkerMs);
            answer();
        });
    }
    if (m_isMarked)
        m_lingerTimer->start(kAnswerAfterMarkerMs);
    else
        m_lingerTimer->stop();
}

void QnamExchange::takeHead()
{
    m_result.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_result.reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    m_result.headers.clear();
    const QList<QNetworkReply::RawHeaderPair> &pairs = m_reply->rawHeaderPairs();
    for (const auto &[name, value] : pairs)
        m_result.headers.emplace_back(name, value);
}

void QnamExchange::onFinished(core::Instant at)
{
    read(at);
    if (m_isAnswered) {
        end();
        return;
    }
    takeHead();
    m_result.finished = at;
    if (!m_isStopping && isRedirect() && m_result.redirects < kMaxRedirects) {
        followRedirect();
        return;
    }
    if (!m_isStopping)
        judge();
    m_isStopping = true;
    answer();
    end();
}

void QnamExchange::judge()
{
    const QNetworkReply::NetworkError error = m_reply->error();
    const bool isStatusError = error > QNetworkReply::UnknownNetworkError;
    const QString text =
        m_tlsErrors.isEmpty() ? m_reply->errorString() : u"TLS: "_s + m_tlsErrors.join(u"; "_s);
    const auto fail = [&](FailureKind failure, const QString &reason) {
        m_result.failure = failure;
        m_result.failureText = reason;
    };
    if (m_result.status == 0) {
        const bool isMalformed = error == QNetworkReply::ProtocolFailure;
        fail(isMalformed ? FailureKind::Malformed : FailureKind::Connect, text);
    } else if (error != QNetworkReply::NoError && !isStatusError) {
        fail(FailureKind::Truncated, text);
    } else if (error != QNetworkReply::NoError && m_result.status < 300) {
        fail(FailureKind::Malformed, text);
    } else if (isLengthShort(m_result)) {
        fail(FailureKind::Truncated,
            u"the connection closed after %1 of %2 bytes"_s.arg(m_result.body.size())
                .arg(QLatin1StringView(headerValue(m_result.headers, "Content-Length").trimmed())));
    }
}

bool QnamExchange::isRedirect() const
{
    return (m_result.status == 307 || m_result.status == 308)
        && !headerValue(m_result.headers, "Location").isEmpty();
}

void QnamExchange::followRedirect()
{
    const QUrl next =
        m_request.url.resolved(QUrl::fromEncoded(headerValue(m_result.headers, "Location")));
    const bool isHttp = next.scheme() == "http"_L1 || next.scheme() == "https"_L1;
    m_reply->deleteLater();
    m_reply->disconnect(this);
    m_reply = nullptr;
    releaseLease();
    if (!next.isValid() || !isHttp || next.host().isEmpty()) {
        m_isStopping = true;
        answer();
        end();
        return;
    }
    if (!isSameOrigin(m_request.url, next))
        std::erase_if(m_request.headers, [](const auto &header) {
            return header.first.compare("Authorization", Qt::CaseInsensitive) == 0;
        });
    m_request.url = next;
    ++m_result.redirects;
    m_result.body.clear();
    m_result.marks.clear();
    m_result.headers.clear();
    m_result.status = 0;
    m_result.reason.clear();
    m_markerScanner = {};
    m_isMarked = false;
    if (m_lingerTimer)
        m_lingerTimer->stop();
    post();
}

void QnamExchange::answer()
{
    if (std::exchange(m_isAnswered, true))
        return;
    for (QTimer *timer : {m_totalTimer, m_connectTimer, m_idleTimer})
        if (timer)
            timer->stop();
    m_callbacks.answered(std::move(m_result));
}

void QnamExchange::end()
{
    if (std::exchange(m_isEnded, true))
        return;
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    releaseLease();
    m_callbacks.ended();
}

void QnamExchange::releaseLease()
{
    if (m_lease)
        m_pool->release(*m_lease);
    m_lease.reset();
}

} // namespace aisb::net
