// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QHostAddress>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace aisb::test {

// What the server does with one request, byte for byte.
struct Script
{
    enum class End
    {
        KeepOpen, // wait for the next request
        Close, // FIN
        Reset, // RST
    };
    std::vector<QByteArray> writes; // each one flushed by itself; includes status line and headers
    int firstDelayMs = 0;
    int delayMs = 0; // between two writes
    int endDelayMs = 0;
    End end = End::KeepOpen;
};

struct SeenRequest
{
    int number = 0; // from 1, over all connections
    int connection = 0; // from 1
    QByteArray method;
    QByteArray path;
    QByteArray head; // request line and headers
    QByteArray body;
    core::Instant at;

    // Value of the first header of that name.
    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        const QList<QByteArray> lines = head.split('\n');
        for (const QByteArray &line : lines) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0 && line.first(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
                return line.sliced(colon + 1).trimmed();
        }
        return {};
    }
};

// An HTTP server on 127.0.0.1 that answers as told. It lives in the thread of the test and needs
// its event loop.
class ScriptServer : public QTcpServer
{
public:
    using Answer = std::function<Script(const SeenRequest &)>;

    explicit ScriptServer(Answer answer, std::optional<QSslConfiguration> tls = {})
        : m_answer(std::move(answer))
        , m_tls(std::move(tls))
    {
        setMaxPendingConnections(1000);
        setListenBacklogSize(1000);
        const bool isListening = listen(QHostAddress::LocalHost, 0);
        Q_ASSERT(isListening);
    }

    [[nodiscard]] const std::vector<SeenRequest> &seen() const { return m_seen; }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int maxInFlight() const { return m_maxInFlight; }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        QTcpSocket *socket = nullptr;
        if (m_tls) {
            auto *secure = new QSslSocket(this);
            secure->setSslConfiguration(*m_tls);
            socket = secure;
        } else {
            socket = new QTcpSocket(this);
        }
        socket->setSocketDescriptor(descriptor);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        const int connection = ++m_connections;
        const auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, connection, buffer] {
            buffer->append(socket->readAll());
            while (takeRequest(socket, connection, *buffer)) { }
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_tls)
            static_cast<QSslSocket *>(socket)->startServerEncryption();
    }

private:
    bool takeRequest(QTcpSocket *socket, int connection, QByteArray &buffer)
    {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        SeenRequest request;
        request.head = buffer.first(end);
        const qint64 length = request.header("Content-Length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return false;
        request.body = buffer.sliced(end + 4, length);
        buffer.remove(0, end + 4 + length);
        const QList<QByteArray> words = request.head.split('\r').first().split(' ');
        request.method = words.value(0);
        request.path = words.value(1);
        request.connection = connection;
        request.number = static_cast<int>(m_seen.size()) + 1;
        request.at = core::now();
        m_seen.push_back(request);
        m_maxInFlight = std::max(m_maxInFlight, ++m_inFlight);
        play(socket, std::make_shared<const Script>(m_answer(request)), 0);
        return true;
    }

    void play(const QPointer<QTcpSocket> &socket, const std::shared_ptr<const Script> &script,
        std::size_t step)
    {
        const int delay = step == 0        ? script->firstDelayMs
            : step < script->writes.size() ? script->delayMs
                                           : script->endDelayMs;
        if (delay == 0 && step <= 256) {
            act(socket, script, step);
            return;
        }
        QTimer::singleShot(delay, Qt::PreciseTimer, this,
            [this, socket, script, step] { act(socket, script, step); });
    }

    void act(const QPointer<QTcpSocket> &socket, const std::shared_ptr<const Script> &script,
        std::size_t step)
    {
        if (step < script->writes.size()) {
            if (socket && socket->isOpen()) {
                socket->write(script->writes[step]);
                socket->flush();
            }
            play(socket, script, step + 1);
            return;
        }
        --m_inFlight;
        if (!socket || script->end == Script::End::KeepOpen)
            return;
        if (script->end == Script::End::Close) {
            socket->disconnectFromHost();
            return;
        }
        const linger hard{1, 0};
        ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard,
            sizeof hard);
        socket->abort();
    }

    Answer m_answer;
    std::optional<QSslConfiguration> m_tls;
    std::vector<SeenRequest> m_seen;
    int m_connections = 0;
    int m_inFlight = 0;
    int m_maxInFlight = 0;
};

// "HTTP/1.1 200 OK" with the headers given as "Name: value" lines.
inline QByteArray head(const QByteArray &status, const QList<QByteArray> &headers = {})
{
    return "HTTP/1.1 " + status + "\r\n"
        + (headers.isEmpty() ? QByteArray() : headers.join("\r\n") + "\r\n") + "\r\n";
}

inline QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

// A complete answer with Content-Length.
inline Script answer(const QByteArray &status, const QByteArray &body,
    const QList<QByteArray> &headers = {"Content-Type: application/json"})
{
    QList<QByteArray> all = headers;
    all += "Content-Length: " + QByteArray::number(body.size());
    Script script;
    script.writes = {head(status, all) + body};
    return script;
}

// An event stream in chunked coding, one HTTP chunk and one write per packet.
inline Script stream(const std::vector<QByteArray> &packets, bool hasLastChunk = true,
    const QList<QByteArray> &headers = {"Content-Type: text/event-stream"})
{
    Script script;
    script.writes.push_back(
        head("200 OK", headers + QList<QByteArray>{"Transfer-Encoding: chunked"}));
    for (const QByteArray &packet : packets)
        script.writes.push_back(chunk(packet));
    if (hasLastChunk)
        script.writes.back() += "0\r\n\r\n";
    return script;
}

} // namespace aisb::test
