// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "mock/exchange.h"
#include "mock/httprequestparser.h"

#include <QObject>
#include <QTcpSocket>

#include <memory>

namespace aisb::mock {

class Connection;

// An answer the server decided on, and where its record is.
struct Served
{
    std::unique_ptr<Exchange> exchange;
    qint64 record = -1; // -1 = not recorded
    quint64 epoch = 0;
    double idleS = 60; // keep-alive time afterwards
    bool isActive = true; // for /active_connections: not a stream whose headers are out
};

// What a connection needs from its server. All calls happen in the server's thread.
class ConnectionHost
{
public:
    virtual ~ConnectionHost() = default;
    virtual Served serve(qint64 connection, HttpRequest request) = 0;
    virtual void written(qint64 events) = 0;
    // The headers of the answer are out.
    virtual void answered(Served &served) = 0;
    virtual void ended(Served &served, core::Instant lastWrite, bool isFinished) = 0;
    virtual void schedule(qint64 connection, quint64 generation, core::Instant at) = 0;
    virtual void gone(qint64 connection) = 0;
};

// One client connection: reads requests, writes each answer when it is due, one request at a time;
// pipelined ones wait in the socket.
class Connection : public QObject
{
    Q_OBJECT
public:
    // Takes over socket.
    Connection(qint64 id, QTcpSocket *socket, const HttpRequestParser::Limits &limits, double idleS,
        ConnectionHost &host, QObject *parent);

    // A deadline of that generation has passed.
    void wake(quint64 generation);

private:
    void read();
    void pump();
    bool startNext();
    bool runExchange();
    void finish(Exchange::Outcome outcome);
    void refuse(int status);
    void write(const QByteArray &bytes);
    void closeSocket();
    void resetSocket();
    void scheduleAt(core::Instant at);
    void scheduleIdle();
    void onDisconnected();

    qint64 m_id;
    QTcpSocket *m_socket; // child
    ConnectionHost &m_host;
    HttpRequestParser m_parser;
    Served m_served;
    core::Instant m_lastWrite;
    double m_idleS;
    quint64 m_generation = 0;
    bool m_isEncrypted;
    bool m_isClosing = false;
    bool m_isPumping = false;
    bool m_isAnswered = false;
};

} // namespace aisb::mock
