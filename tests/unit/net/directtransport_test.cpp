// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/directtransport.h"

#include "net_script_server.h"
#include "nethelpers.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

namespace aisb::test {
namespace {

using namespace Qt::StringLiterals;
using net::FailureKind;
using net::HttpReply;
using net::HttpRequest;

HttpRequest requestFor(quint16 port, const QString &host = u"127.0.0.1"_s)
{
    HttpRequest request;
    request.url.setScheme(u"http"_s);
    request.url.setHost(host);
    request.url.setPort(port);
    request.url.setPath(u"/v1/x"_s);
    request.body = "{}";
    return request;
}

HttpReply exchange(net::Transport &transport, HttpRequest request)
{
    std::optional<HttpReply> result;
    transport.send(std::move(request), [&](HttpReply reply) { result = std::move(reply); });
    EXPECT_TRUE(waitFor([&] { return result.has_value(); }));
    return result.value_or(HttpReply());
}

TEST(DirectTransport, LeavesOutWhatNobodyAskedFor)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); });
    net::DirectTransport transport;
    EXPECT_EQ(exchange(transport, requestFor(server.serverPort())).status, 200);
    const SeenRequest &seen = server.seen().front();
    EXPECT_EQ(seen.head,
        "POST /v1/x HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.serverPort())
            + "\r\nAccept-Encoding: gzip, deflate\r\nContent-Length: 2");
}

TEST(DirectTransport, RefusesHeadersWithLineBreaks)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); });
    net::DirectTransport transport;
    HttpRequest request = requestFor(server.serverPort());
    request.headers.emplace_back("X-A", "1\r\nX-B: 2");
    EXPECT_EQ(exchange(transport, request).failure, FailureKind::Connect);
    EXPECT_TRUE(server.seen().empty());
}

// spec/models.md 22: Qt cannot tell, the own client can.
TEST(DirectTransport, NoticesChunkedBodiesCutShort)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = stream({"data: 1\n\n"}, false);
        script.end = Script::End::Close;
        return script;
    });
    net::DirectTransport transport;
    const HttpReply reply = exchange(transport, requestFor(server.serverPort()));
    EXPECT_EQ(reply.failure, FailureKind::Truncated);
    EXPECT_EQ(reply.body, "data: 1\n\n");
    EXPECT_EQ(
        reply.failureText, u"the service closed the connection before the end of the answer"_s);
}

// The network has a thread of its own, whose delays no other loop shows.
TEST(DirectTransport, MeasuresTheLagOfItsNetworkThreadWhileItWaits)
{
    ScriptServer server([](const SeenRequest &) { return Script(); }); // says nothing
    net::DirectTransport transport;
    EXPECT_TRUE(transport.takeLoopLags().empty());
    transport.send(requestFor(server.serverPort()), [](const HttpReply &) { });
    std::vector<float> lags;
    EXPECT_TRUE(waitFor([&] {
        const std::vector<float> more = transport.takeLoopLags();
        lags.insert(lags.end(), more.begin(), more.end());
        return lags.size() >= 3;
    }));
    for (const float lag : lags)
        EXPECT_GE(lag, 0.0F);
    transport.cancelAll();
}

TEST(DirectTransport, ReusesTheConnectionUsedLast)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); });
    net::DirectTransport transport;
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(exchange(transport, requestFor(server.serverPort())).status, 200);
    EXPECT_EQ(server.connections(), 1);
}

TEST(DirectTransport, DoesNotReuseWhatTheServiceCloses)
{
    ScriptServer server(
        [](const SeenRequest &) { return answer("200 OK", "{}", {"Connection: close"}); });
    net::DirectTransport transport;
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(exchange(transport, requestFor(server.serverPort())).status, 200);
    EXPECT_EQ(server.connections(), 3);
}

// A request on a connection that dies at that moment goes out once more on a new one, and says so;
// one that died on a new connection does not.
TEST(DirectTransport, SendsAgainOnlyWhenAReusedConnectionDied)
{
    ScriptServer server([](const SeenRequest &request) {
        Script script = answer("200 OK", "{}");
        if (request.number == 2) {
            script.writes.clear();
            script.end = Script::End::Close;
        }
        return script;
    });
    net::DirectTransport transport;
    EXPECT_FALSE(exchange(transport, requestFor(server.serverPort())).wasResent);
    const HttpReply second = exchange(transport, requestFor(server.serverPort()));
    EXPECT_EQ(second.status, 200);
    EXPECT_TRUE(second.wasResent);
    EXPECT_EQ(server.seen().size(), 3U);
}

TEST(DirectTransport, SendsLargeBodies)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); });
    net::DirectTransport transport;
    HttpRequest request = requestFor(server.serverPort());
    request.body = QByteArray(30'000'000, 'b');
    EXPECT_EQ(exchange(transport, request).status, 200);
    EXPECT_EQ(server.seen().front().body.size(), request.body.size());
}

TEST(DirectTransport, TakesAnswersGivenBeforeTheBodyWasSent)
{
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost, 0));
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->setReadBufferSize(1000);
        socket->write("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
    });
    net::DirectTransport transport;
    HttpRequest request = requestFor(server.serverPort());
    request.body = QByteArray(30'000'000, 'b');
    const HttpReply reply = exchange(transport, request);
    EXPECT_EQ(reply.status, 413);
    EXPECT_EQ(reply.body, "no");
}

TEST(DirectTransport, RefusesAHeadWithoutEnd)
{
    ScriptServer server([](const SeenRequest &) {
        Script script;
        script.writes = {"HTTP/1.1 200 OK\r\n", "X: " + QByteArray(300'000, 'x')};
        return script;
    });
    net::DirectTransport transport;
    EXPECT_EQ(exchange(transport, requestFor(server.serverPort())).failure, FailureKind::Malformed);
}

TEST(DirectTransport, SpeaksIpv6)
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHostIPv6, 0))
        GTEST_SKIP() << "this machine has no ::1";
    QByteArray seen;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
            seen += socket->readAll();
            if (seen.endsWith("{}"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
    });
    net::DirectTransport transport;
    EXPECT_EQ(exchange(transport, requestFor(server.serverPort(), u"::1"_s)).status, 200);
    EXPECT_TRUE(seen.contains("Host: [::1]:" + QByteArray::number(server.serverPort()) + "\r\n"))
        << seen.constData();
}

TEST(DirectTransport, SpeaksThroughAUnixSocket)
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"service.sock"_s);
    QLocalServer server;
    ASSERT_TRUE(server.listen(path));
    QByteArray seen;
    QObject::connect(&server, &QLocalServer::newConnection, &server, [&] {
        QLocalSocket *socket = server.nextPendingConnection();
        QObject::connect(socket, &QLocalSocket::readyRead, socket, [&, socket] {
            seen += socket->readAll();
            if (seen.endsWith("{}"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
    });
    net::DirectTransport transport;
    HttpRequest request = requestFor(80, u"service.example"_s);
    request.socketPath = path;
    const HttpReply reply = exchange(transport, request);
    EXPECT_EQ(reply.body, "ok") << reply.failureText.toStdString();
    EXPECT_TRUE(seen.contains("Host: service.example\r\n")) << seen.constData();

    request.socketPath = dir.filePath(u"none.sock"_s);
    EXPECT_TRUE(exchange(transport, request).failureText.contains(request.socketPath));
    request.socketPath = u'/' + QString(200, u'x');
    EXPECT_TRUE(exchange(transport, request).failureText.contains(u"longer than"_s));
}

TEST(DirectTransport, NamesHostsThatDoNotResolve)
{
    net::DirectTransport transport;
    const HttpReply reply = exchange(transport, requestFor(80, u"no-such-host.invalid"_s));
    EXPECT_EQ(reply.failure, FailureKind::Connect);
    EXPECT_TRUE(reply.failureText.startsWith(u"cannot resolve no-such-host.invalid:80"_s))
        << reply.failureText.toStdString();
}

// The relay of a SOCKS5 proxy without the proxying: it answers in the place of the service.
TEST(DirectTransport, SpeaksThroughASocksProxy)
{
    QTcpServer proxy;
    ASSERT_TRUE(proxy.listen(QHostAddress::LocalHost, 0));
    QByteArray seen;
    QObject::connect(&proxy, &QTcpServer::newConnection, &proxy, [&] {
        QTcpSocket *socket = proxy.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
            seen += socket->readAll();
            if (seen == QByteArray::fromHex("050100"))
                socket->write(QByteArray::fromHex("0500"));
            else if (seen.endsWith(QByteArray::fromHex("0050")))
                socket->write(QByteArray::fromHex("05000001000000000000"));
            else if (seen.endsWith("{}"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
    });
    net::DirectTransport transport;
    HttpRequest request = requestFor(80, u"service.invalid"_s);
    request.proxy = QUrl(u"socks5://127.0.0.1:%1"_s.arg(proxy.serverPort()));
    const HttpReply reply = exchange(transport, request);
    EXPECT_EQ(reply.body, "ok") << reply.failureText.toStdString();
    EXPECT_TRUE(seen.contains("POST /v1/x HTTP/1.1\r\nHost: service.invalid\r\n"));
}

// Arrivals are stamped while the thread of the transport is busy with something else.
TEST(DirectTransport, StampsWhileItsThreadIsBusy)
{
    QThread serverThread;
    auto *holder = new QObject;
    holder->moveToThread(&serverThread);
    QObject::connect(&serverThread, &QThread::finished, holder, &QObject::deleteLater);
    serverThread.start();
    ScriptServer *server = nullptr;
    QMetaObject::invokeMethod(
        holder,
        [&] {
            Script script = stream({"data: 1\n\n", "data: 2\n\n", "data: 3\n\n"});
            script.firstDelayMs = 20;
            script.delayMs = 20;
            server = new ScriptServer([script](const SeenRequest &) { return script; });
            server->setParent(holder);
        },
        Qt::BlockingQueuedConnection);
    {
        net::DirectTransport transport;
        std::optional<HttpReply> result;
        transport.send(
            requestFor(server->serverPort()), [&](HttpReply reply) { result = std::move(reply); });
        while (transport.bytesReceived() < 27) // the event loop of this thread stands still
            QThread::yieldCurrentThread();
        EXPECT_FALSE(result);
        EXPECT_TRUE(waitFor([&] { return result.has_value(); }));
        const std::vector<net::Mark> marks = result.value_or(HttpReply()).marks;
        ASSERT_GE(marks.size(), 2U);
        EXPECT_GT(marks.back().at, marks.front().at);
    }
    serverThread.quit();
    serverThread.wait();
}

} // namespace
} // namespace aisb::test
