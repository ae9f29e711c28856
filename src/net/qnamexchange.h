// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/endmarkerscanner.h"
#include "net/qnampool.h"
#include "net/transport.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QNetworkReply;
class QTimer;

namespace aisb::net {

// One request on its way through QNetworkAccessManager: limits, marks, redirects, verdict. It calls
// answered once with the reply and ended once when its connection is free; answered always comes
// first, possibly a moment earlier.
class QnamExchange : public QObject
{
    Q_OBJECT
public:
    struct Callbacks
    {
        std::function<void(HttpReply)> answered;
        std::function<void()> ended;
        std::function<void(qint64)> received; // body bytes of one read
    };

    // pool must outlive the exchange.
    QnamExchange(HttpRequest request, QnamPool *pool, Callbacks callbacks);
    ~QnamExchange() override;

    // Never calls back itself.
    void start();
    // Answers Cancelled at once unless already answered; ends.
    void cancel();

private:
    void post();
    void startLimits();
    void onIdleTimer();
    void read(core::Instant at);
    void watchMarker();
    void onFinished(core::Instant at);
    void takeHead();
    void stop(FailureKind failure, TimeoutKind timeout, const QString &text);
    void judge();
    [[nodiscard]] bool isRedirect() const;
    void followRedirect();
    void answer();
    void end();
    void releaseLease();
    void refuse(const QString &text);

    HttpRequest m_request;
    QnamPool *m_pool;
    Callbacks m_callbacks;
    HttpReply m_result;
    std::optional<QnamLease> m_lease;
    QNetworkReply *m_reply = nullptr;
    QTimer *m_connectTimer = nullptr;
    QTimer *m_idleTimer = nullptr;
    QTimer *m_totalTimer = nullptr;
    QTimer *m_lingerTimer = nullptr;
    EndMarkerScanner m_markerScanner;
    core::Instant m_lastActivity;
    QStringList m_tlsErrors;
    int m_timesSent = 0;
    bool m_isStopping = false; // abort() is ours and the verdict is set
    bool m_isMarked = false;
    bool m_isAnswered = false;
    bool m_isEnded = false;
};

} // namespace aisb::net
