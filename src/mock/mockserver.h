// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "core/result.h"
#include "mock/mocksettings.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThread>
#include <QUrl>

#include <memory>
#include <utility>
#include <vector>

namespace aisb::mock {

// One request as it arrived: the witness for what a client really sent. Source:
// spec/models.md 18.4.
struct ReceivedRequest
{
    qint64 number = 0; // from 1, in order of arrival, all paths
    qint64 connection = 0; // from 1, in order of acceptance
    core::Instant arrival; // last byte of the request read
    core::Instant
        lastWrite; // last byte of the answer handed to the system; 0 while it is being answered
    QByteArray method;
    QByteArray path; // request target as sent, with the query
    std::vector<std::pair<QByteArray, QByteArray>> headers; // as sent, in order
    QByteArray body; // transfer coding removed; empty when bodies are not kept
    int status = 0; // sent; 0 = none
    bool isFinished = false; // answered to the end the settings ask for (a wanted drop included)

    // Value of the first header of that name (any letter case), empty if none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

struct MockSnapshot
{
    std::vector<ReceivedRequest> requests;
    qint64 received = 0; // recorded or not
    int currentRequests = 0; // arrived and not yet answered to the end
    int maxRequests = 0; // largest currentRequests seen
    int currentConnections = 0;
    int maxConnections = 0;
    qint64 acceptedConnections = 0;
    qint64 eventsSent = 0;

    // Requests to the inference endpoints only (POST), in order of arrival.
    [[nodiscard]] std::vector<ReceivedRequest> inference() const;
};

// The built-in inference service: HTTP/1.1 on loopback or any address, answers timed by the
// settings. Lives in one thread with an event loop; snapshot(), clear() and setSettings() may be
// called from any thread, the rest from its own.
class MockServer : public QObject
{
    Q_OBJECT
public:
    explicit MockServer(MockSettings settings = {}, QObject *parent = nullptr);
    ~MockServer() override;

    // Starts listening; port 0 picks a free one. Error UnkUnk001 names address, port and reason.
    [[nodiscard]] core::Result<> listen(
        const QString &host = QStringLiteral("127.0.0.1"), quint16 port = 0);
    void close();
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl url() const; // "http://127.0.0.1:PORT/"

    // For requests that arrive from now on; the request numbers of faults start again from 1. TLS,
    // host and port are fixed by listen().
    void setSettings(MockSettings settings);
    [[nodiscard]] MockSettings settings() const;
    [[nodiscard]] MockSnapshot snapshot() const;
    // Forgets records and maxima and starts the numbers again from 1, those of the faults included.
    void clear();

    struct Private;

private:
    std::unique_ptr<Private> d;
};

// A MockServer in a thread of its own for as long as this object lives. All functions may be called
// from any thread.
class MockServerThread
{
public:
    // Returns when the server listens; isListening() says whether it does, error() why not.
    explicit MockServerThread(MockSettings settings = {},
        const QString &host = QStringLiteral("127.0.0.1"), quint16 port = 0);
    ~MockServerThread();
    MockServerThread(const MockServerThread &) = delete;
    MockServerThread &operator=(const MockServerThread &) = delete;

    [[nodiscard]] bool isListening() const { return m_listening.has_value(); }
    [[nodiscard]] const core::Error &error() const { return m_listening.error(); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url() const { return m_url; }

    void setSettings(MockSettings settings) { m_server->setSettings(std::move(settings)); }
    [[nodiscard]] MockSettings settings() const { return m_server->settings(); }
    [[nodiscard]] MockSnapshot snapshot() const { return m_server->snapshot(); }
    void clear() { m_server->clear(); }

private:
    QThread m_thread;
    MockServer *m_server = nullptr; // lives in m_thread, deleted there
    core::Result<> m_listening;
    quint16 m_port = 0;
    QUrl m_url;
};

} // namespace aisb::mock
