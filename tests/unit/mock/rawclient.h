// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpSocket>

#include <functional>

namespace aisb::mock::test {

// A blocking client that shows the bytes as they are; the server has to live in another thread.
class RawClient
{
public:
    explicit RawClient(quint16 port);

    void send(const QByteArray &bytes);
    // Reads until done(all bytes so far), the connection's end, or 5 s; returns everything read and
    // not taken before.
    QByteArray readUntil(const std::function<bool(const QByteArray &)> &done);
    // One answer with Content-Length or chunks.
    QByteArray readAnswer();
    QByteArray readToEnd();
    [[nodiscard]] bool isOpen() const
    {
        return m_socket.state() == QAbstractSocket::ConnectedState;
    }
    // Reads to the end below Qt; whether that end was a reset.
    [[nodiscard]] bool endsByReset() const;

private:
    QTcpSocket m_socket;
    QByteArray m_bytes;
};

[[nodiscard]] QByteArray post(
    const QByteArray &path, const QByteArray &body, const QByteArray &headers = {});

// Waits until the condition holds, at most 5 s, serving events meanwhile.
bool waitFor(const std::function<bool()> &condition);

} // namespace aisb::mock::test
