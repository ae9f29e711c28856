// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtEndian>

#include <memory>
#include <vector>

namespace aisb::test {

// A proxy on 127.0.0.1 that hands bytes on: CONNECT, and SOCKS 5 without credentials to an IPv4
// address or a name. Lives in the thread of the test and needs its event loop.
class TunnelProxy : public QTcpServer
{
public:
    // key: what Proxy-Authorization has to say; empty = anybody may.
    explicit TunnelProxy(QByteArray key = {})
        : m_key(std::move(key))
    {
        const bool isListening = listen(QHostAddress::LocalHost, 0);
        Q_ASSERT(isListening);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = nextPendingConnection())
                serve(client);
        });
    }

    // "host:port" of each tunnel, in order.
    [[nodiscard]] const std::vector<QByteArray> &targets() const { return m_targets; }

private:
    struct Talk
    {
        QTcpSocket *client = nullptr;
        QTcpSocket *service = nullptr; // null: not open yet
        QByteArray heard;
        bool isGreeted = false; // SOCKS
    };

    void serve(QTcpSocket *client)
    {
        const auto talk = std::make_shared<Talk>();
        talk->client = client;
        connect(client, &QTcpSocket::readyRead, this, [this, talk] { hear(*talk); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }

    void hear(Talk &talk)
    {
        if (talk.service != nullptr) {
            talk.service->write(talk.client->readAll());
            return;
        }
        talk.heard += talk.client->readAll();
        if (talk.heard.startsWith('\x05'))
            hearSocks(talk);
        else if (talk.heard.contains("\r\n\r\n"))
            hearConnect(talk);
    }

    void hearConnect(Talk &talk)
    {
        const QList<QByteArray> words = talk.heard.split(' ');
        if (!m_key.isEmpty() && !talk.heard.contains("Proxy-Authorization: " + m_key)) {
            talk.client->write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                               "Proxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n"
                               "Connection: close\r\n\r\n");
            talk.client->disconnectFromHost();
            return;
        }
        if (words.value(0) != "CONNECT") {
            talk.client->abort();
            return;
        }
        open(talk, words.value(1), "HTTP/1.1 200 Connection established\r\n\r\n");
    }

    void hearSocks(Talk &talk)
    {
        if (!std::exchange(talk.isGreeted, true)) {
            talk.heard.clear();
            talk.client->write(QByteArray::fromHex("0500"));
            return;
        }
        constexpr qsizetype kFixed = 4; // version, command, 0, kind of address
        const bool isName = talk.heard.size() > kFixed && talk.heard[3] == '\x03';
        const qsizetype start = isName ? kFixed + 1 : kFixed;
        const qsizetype size = isName ? static_cast<uchar>(talk.heard[kFixed]) : 4;
        if (talk.heard.size() < start + size + 2)
            return;
        const QByteArray raw = talk.heard.mid(start, size);
        QByteArray host = raw;
        if (!isName)
            host = QHostAddress(qFromBigEndian<quint32>(raw.constData())).toString().toLatin1();
        const auto port = qFromBigEndian<quint16>(talk.heard.constData() + start + size);
        open(talk, host + ':' + QByteArray::number(port),
            QByteArray::fromHex("05000001") + QByteArray(6, '\0'));
    }

    void open(Talk &talk, const QByteArray &target, const QByteArray &welcome)
    {
        m_targets.push_back(target);
        auto *service = new QTcpSocket(talk.client);
        const qsizetype colon = target.lastIndexOf(':');
        QTcpSocket *client = talk.client;
        connect(
            service, &QTcpSocket::connected, client, [client, welcome] { client->write(welcome); });
        connect(service, &QTcpSocket::readyRead, client,
            [client, service] { client->write(service->readAll()); });
        connect(
            service, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        service->connectToHost(
            QString::fromLatin1(target.first(colon)), target.sliced(colon + 1).toUShort());
        talk.service = service;
    }

    QByteArray m_key;
    std::vector<QByteArray> m_targets;
};

} // namespace aisb::test
