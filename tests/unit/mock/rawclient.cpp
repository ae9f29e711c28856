// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawclient.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QTest>

#include <array>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>

namespace aisb::mock::test {

namespace {

constexpr int kPatienceMs = 5000;

bool isWholeAnswer(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = bytes.left(end).toLower();
    if (head.contains("transfer-encoding: chunked"))
        return bytes.indexOf("0\r\n\r\n", end) >= 0;
    const qsizetype at = head.indexOf("content-length: ");
    if (at < 0)
        return false;
    return bytes.size() >= end + 4 + head.mid(at + 16).split('\r').first().toInt();
}

} // namespace

RawClient::RawClient(quint16 port)
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.waitForConnected(kPatienceMs);
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

QByteArray RawClient::readUntil(const std::function<bool(const QByteArray &)> &done)
{
    const QDeadlineTimer deadline(kPatienceMs);
    m_bytes += m_socket.readAll();
    while (!done(m_bytes) && !deadline.hasExpired()) {
        const bool isReady = m_socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
        m_bytes += m_socket.readAll();
        if (!isReady)
            break;
    }
    return std::exchange(m_bytes, {});
}

QByteArray RawClient::readAnswer()
{
    return readUntil(isWholeAnswer);
}

QByteArray RawClient::readToEnd()
{
    return readUntil([](const QByteArray &) { return false; });
}

bool RawClient::endsByReset() const
{
    const auto descriptor = static_cast<int>(m_socket.socketDescriptor());
    pollfd readable{descriptor, POLLIN, 0};
    std::array<char, 4096> buffer{};
    while (::poll(&readable, 1, kPatienceMs) == 1) {
        const ssize_t got = ::recv(descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got <= 0)
            return got < 0 && errno == ECONNRESET;
    }
    return false;
}

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &headers)
{
    return "POST " + path
        + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

bool waitFor(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, kPatienceMs);
}

} // namespace aisb::mock::test
