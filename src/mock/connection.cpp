// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/connection.h"

#include <QSslSocket>

#include <sys/socket.h>

namespace aisb::mock {

namespace {

constexpr qint64 kMaxPendingBytes = 4 * 1024 * 1024; // of a client that does not read
constexpr qint64 kReadBufferBytes = 1024 * 1024;
constexpr int kWritesPerTurn = 64;

} // namespace

Connection::Connection(qint64 id, QTcpSocket *socket, const HttpRequestParser::Limits &limits,
    double idleS, ConnectionHost &host, QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_socket(socket)
    , m_host(host)
    , m_parser(limits)
    , m_idleS(idleS)
    , m_isEncrypted(qobject_cast<QSslSocket *>(socket) != nullptr)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kReadBufferBytes);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::onDisconnected);
    scheduleIdle();
}

void Connection::read()
{
    if (m_isClosing) {
        m_socket->readAll();
        return;
    }
    if (m_served.exchange != nullptr)
        return;
    m_parser.feed(m_socket->readAll());
    scheduleIdle();
    pump();
}

void Connection::wake(quint64 generation)
{
    if (generation != m_generation || m_isClosing)
        return;
    if (m_served.exchange == nullptr) {
        closeSocket();
        return;
    }
    pump();
}

// Serves until there is nothing to do now: an answer that waits for its time, or no complete
// request.
void Connection::pump()
{
    if (m_isPumping)
        return;
    m_isPumping = true;
    while (!m_isClosing) {
        if (m_served.exchange == nullptr && !startNext())
            break;
        if (!runExchange())
            break;
    }
    m_isPumping = false;
}

bool Connection::startNext()
{
    if (m_socket->bytesAvailable() > 0)
        m_parser.feed(m_socket->readAll());
    switch (m_parser.advance()) {
    case HttpRequestParser::State::NeedsMore:
        return false;
    case HttpRequestParser::State::Continue:
        write("HTTP/1.1 100 Continue\r\n\r\n");
        return false;
    case HttpRequestParser::State::Failed:
        refuse(m_parser.errorStatus());
        return false;
    case HttpRequestParser::State::Complete:
        break;
    }
    m_served = m_host.serve(m_id, m_parser.take());
    m_lastWrite = {};
    m_isAnswered = false;
    return true;
}

// Writes what is due; true when the answer is over and the connection free.
bool Connection::runExchange()
{
    for (int writes = 0;; ++writes) {
        const core::Instant now = core::now();
        const core::Instant due = m_served.exchange->due();
        if (due > now || writes == kWritesPerTurn) {
            scheduleAt(due);
            return false;
        }
        if (m_socket->bytesToWrite() > kMaxPendingBytes) {
            scheduleAt(now.plusMs(5));
            return false;
        }
        QByteArray wire;
        const qint64 eventsBefore = m_served.exchange->eventsSent();
        const Exchange::Outcome outcome = m_served.exchange->advance(now, wire);
        m_host.written(m_served.exchange->eventsSent() - eventsBefore);
        write(wire);
        if (m_isClosing) // the peer was gone: onDisconnected() has ended the exchange
            return false;
        if (!m_isAnswered) {
            m_isAnswered = true;
            m_host.answered(m_served);
        }
        if (outcome != Exchange::Outcome::Pending) {
            finish(outcome);
            return !m_isClosing;
        }
    }
}

void Connection::finish(Exchange::Outcome outcome)
{
    m_host.ended(m_served, m_lastWrite, true);
    m_served.exchange.reset();
    m_idleS = m_served.idleS;
    if (outcome == Exchange::Outcome::Close)
        closeSocket();
    else if (outcome == Exchange::Outcome::Reset)
        resetSocket();
    else
        scheduleIdle();
}

void Connection::refuse(int status)
{
    const QByteArray body = QByteArray::number(status) + ' ' + reasonPhrase(status) + '\n';
    write("HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status)
        + "\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    closeSocket();
}

// Straight to the system when nothing is queued: that is one packet at this moment, at a fraction
// of the socket's cost.
void Connection::write(const QByteArray &bytes)
{
    if (bytes.isEmpty() || m_isClosing)
        return;
    qsizetype done = 0;
    if (!m_isEncrypted && m_socket->bytesToWrite() == 0) {
        const auto descriptor = static_cast<int>(m_socket->socketDescriptor());
        const ssize_t sent = ::send(descriptor, bytes.constData(),
            static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        done = sent > 0 ? static_cast<qsizetype>(sent) : 0;
    }
    if (done < bytes.size()) {
        m_socket->write(bytes.constData() + done, bytes.size() - done);
        m_socket->flush();
    }
    m_lastWrite = core::now();
}

void Connection::closeSocket()
{
    m_isClosing = true;
    m_socket->readAll();
    m_socket->disconnectFromHost();
}

void Connection::resetSocket()
{
    m_isClosing = true;
    const linger atOnce{1, 0};
    ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
        sizeof atOnce);
    m_socket->abort();
}

void Connection::scheduleAt(core::Instant at)
{
    m_host.schedule(m_id, ++m_generation, at);
}

void Connection::scheduleIdle()
{
    scheduleAt(core::now().plusNs(static_cast<qint64>(m_idleS * 1e9)));
}

void Connection::onDisconnected()
{
    m_isClosing = true;
    if (m_served.exchange != nullptr) {
        m_host.ended(m_served, m_lastWrite, false);
        m_served.exchange.reset();
    }
    m_host.gone(m_id);
}

} // namespace aisb::mock
