// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <memory>

namespace aisb::net::direct {

// What is said to a proxy before it passes bytes on: bytes in, bytes out, no socket. Source:
// spec/models.md 3.5, 22.1; RFC 9110 9.3.6 (CONNECT), RFC 1928 and 1929 (SOCKS5).
class Tunnel
{
public:
    enum class State
    {
        Talking,
        Open,
        Refused, // errorText() says why
    };

    Tunnel() = default;
    Tunnel(const Tunnel &) = delete;
    Tunnel &operator=(const Tunnel &) = delete;
    virtual ~Tunnel() = default;

    // The first bytes to send.
    [[nodiscard]] virtual QByteArray hello() = 0;
    // Takes what came and returns what to send now; keeps what is not complete. What a proxy sends
    // is bounded by 64 KiB.
    [[nodiscard]] virtual QByteArray take(QByteArrayView bytes) = 0;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString errorText() const { return m_errorText; }

protected:
    void open() { m_state = State::Open; }
    QByteArray refuse(const QString &text);

private:
    State m_state = State::Talking;
    QString m_errorText;
};

// Through a proxy of either kind to the service; credentials are those of the proxy's URL. Names
// are resolved by the proxy.
[[nodiscard]] std::unique_ptr<Tunnel> makeTunnel(const QUrl &proxy, const QUrl &service);

[[nodiscard]] bool isSocksProxy(const QUrl &proxy);
[[nodiscard]] quint16 proxyPort(const QUrl &proxy);

} // namespace aisb::net::direct
