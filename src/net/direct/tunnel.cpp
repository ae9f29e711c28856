// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/tunnel.h"

#include "net/direct/requesthead.h"
#include "net/direct/responsereader.h"

#include <QHostAddress>
#include <QtEndian>

#include <array>

namespace aisb::net::direct {

using namespace Qt::StringLiterals;

namespace {

constexpr char kSocksVersion = 5;
constexpr char kNoAuthentication = 0;
constexpr char kUserAndPassword = 2;
constexpr char kSubVersion = 1;
constexpr char kConnect = 1;
constexpr char kAddress4 = 1;
constexpr char kName = 3;
constexpr char kAddress6 = 4;
constexpr qsizetype kMaxField = 255;
constexpr qsizetype kReplyHead = 4; // version, outcome, reserved, kind of address

class ConnectTunnel final : public Tunnel
{
public:
    ConnectTunnel(const QUrl &proxy, const QUrl &service)
        : m_target(authority(service, true))
        , m_credentials(basicCredentials(proxy))
    {
    }

    QByteArray hello() override
    {
        QByteArray head = "CONNECT " + m_target + " HTTP/1.1\r\nHost: " + m_target + "\r\n";
        if (!m_credentials.isEmpty())
            head += "Proxy-Authorization: " + m_credentials + "\r\n";
        return head + "\r\n";
    }

    QByteArray take(QByteArrayView bytes) override
    {
        m_pending.append(bytes);
        m_pending.remove(0, static_cast<qsizetype>(m_reader.read(m_pending)));
        if (m_reader.state() == ResponseReader::State::Malformed
            || m_pending.size() > kMaxHeadBytes)
            return refuse(u"proxy: %1"_s.arg(m_reader.errorText()));
        if (m_reader.state() != ResponseReader::State::Done)
            return {};
        if (m_reply.status / 100 != 2)
            return refuse(u"the proxy refuses: HTTP %1 %2"_s.arg(m_reply.status)
                    .arg(QString::fromUtf8(m_reply.reason.left(200))));
        open();
        return {};
    }

private:
    QByteArray m_target;
    QByteArray m_credentials;
    QByteArray m_pending;
    HttpReply m_reply;
    ResponseReader m_reader{&m_reply, "HEAD", kMaxHeadBytes, false}; // a head and nothing behind it
};

// What RFC 1928 says of the outcomes of a request.
QString outcomeText(int outcome)
{
    constexpr std::array<QLatin1StringView, 9> kTexts{"granted"_L1, "general failure"_L1,
        "not allowed by its rules"_L1, "network unreachable"_L1, "host unreachable"_L1,
        "connection refused"_L1, "time to live expired"_L1, "command not supported"_L1,
        "kind of address not supported"_L1};
    const auto index = static_cast<std::size_t>(outcome);
    return index < kTexts.size() ? QString(kTexts.at(index)) : u"outcome %1"_s.arg(outcome);
}

class SocksTunnel final : public Tunnel
{
public:
    SocksTunnel(const QUrl &proxy, const QUrl &service)
        : m_host(service.host(QUrl::FullyEncoded))
        , m_port(effectivePort(service))
        , m_user(proxy.userName().toUtf8().left(kMaxField))
        , m_password(proxy.password().toUtf8().left(kMaxField))
    {
    }

    QByteArray hello() override
    {
        QByteArray methods(1, kNoAuthentication);
        if (!m_user.isEmpty())
            methods.append(kUserAndPassword);
        return QByteArray(1, kSocksVersion) + static_cast<char>(methods.size()) + methods;
    }

    QByteArray take(QByteArrayView bytes) override
    {
        m_pending.append(bytes);
        switch (m_step) {
        case Step::Method:
            return m_pending.size() < 2 ? QByteArray() : takeMethod();
        case Step::Login:
            return m_pending.size() < 2 ? QByteArray() : takeLogin();
        case Step::Request:
            return takeOutcome();
        }
        return {};
    }

private:
    enum class Step
    {
        Method,
        Login,
        Request
    };

    QByteArray takeMethod()
    {
        const char method = m_pending[1];
        if (m_pending[0] != kSocksVersion)
            return refuse(u"the proxy does not speak SOCKS5"_s);
        m_pending.remove(0, 2);
        if (method == kNoAuthentication)
            return request();
        if (method != kUserAndPassword || m_user.isEmpty())
            return refuse(u"the proxy asks for credentials of another kind"_s);
        m_step = Step::Login;
        return QByteArray(1, kSubVersion) + static_cast<char>(m_user.size()) + m_user
            + static_cast<char>(m_password.size()) + m_password;
    }

    QByteArray takeLogin()
    {
        if (m_pending[1] != 0)
            return refuse(u"the proxy does not accept user name and password"_s);
        m_pending.remove(0, 2);
        return request();
    }

    QByteArray request()
    {
        m_step = Step::Request;
        QByteArray bytes{QByteArray(1, kSocksVersion) + kConnect + '\0'};
        const QHostAddress address(m_host);
        if (address.protocol() == QAbstractSocket::IPv4Protocol) {
            std::array<char, 4> raw{};
            qToBigEndian(address.toIPv4Address(), raw.data());
            bytes += kAddress4;
            bytes.append(raw.data(), raw.size());
        } else if (address.protocol() == QAbstractSocket::IPv6Protocol) {
            const Q_IPV6ADDR raw = address.toIPv6Address();
            bytes += kAddress6;
            bytes.append(reinterpret_cast<const char *>(raw.c), sizeof raw.c);
        } else {
            const QByteArray name = m_host.toLatin1().left(kMaxField);
            bytes += kName;
            bytes += static_cast<char>(name.size());
            bytes += name;
        }
        std::array<char, 2> port{};
        qToBigEndian(m_port, port.data());
        return bytes.append(port.data(), port.size());
    }

    QByteArray takeOutcome()
    {
        if (m_pending.size() < kReplyHead + 1)
            return {};
        if (m_pending[0] != kSocksVersion)
            return refuse(u"the proxy does not speak SOCKS5"_s);
        if (m_pending[1] != 0)
            return refuse(u"the proxy refuses: %1"_s.arg(
                outcomeText(static_cast<unsigned char>(m_pending[1]))));
        const qsizetype address = m_pending[3] == kAddress4 ? 4
            : m_pending[3] == kAddress6                     ? 16
                                        : 1 + static_cast<unsigned char>(m_pending[kReplyHead]);
        if (m_pending.size() >= kReplyHead + address + 2)
            open();
        return {};
    }

    QString m_host;
    quint16 m_port;
    QByteArray m_user;
    QByteArray m_password;
    QByteArray m_pending;
    Step m_step = Step::Method;
};

} // namespace

QByteArray Tunnel::refuse(const QString &text)
{
    m_state = State::Refused;
    m_errorText = text;
    return {};
}

bool isSocksProxy(const QUrl &proxy)
{
    return proxy.scheme().startsWith("socks5"_L1);
}

quint16 proxyPort(const QUrl &proxy)
{
    return static_cast<quint16>(proxy.port(isSocksProxy(proxy) ? 1080 : 8080));
}

std::unique_ptr<Tunnel> makeTunnel(const QUrl &proxy, const QUrl &service)
{
    if (isSocksProxy(proxy))
        return std::make_unique<SocksTunnel>(proxy, service);
    return std::make_unique<ConnectTunnel>(proxy, service);
}

} // namespace aisb::net::direct
