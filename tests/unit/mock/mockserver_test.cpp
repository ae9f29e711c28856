// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mockserver.h"
#include "player.h"
#include "rawclient.h"
#include "result_helpers.h"
#include "tlsfixture.h"

#include "core/text/json.h"

#include <QElapsedTimer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

#include <gmock/gmock.h>

namespace aisb::mock::test {

using namespace Qt::StringLiterals;

namespace {

MockSettings quick(std::vector<Fault> faults = {})
{
    MockSettings settings = vllm(std::move(faults));
    settings.ttftS = 0.001;
    settings.tpotS = 0.001;
    settings.e2elS = 0.001;
    return settings;
}

QByteArray chatRequest(int tokens)
{
    return post("/v1/chat/completions", chatStream(tokens).body);
}

} // namespace

TEST(MockServer, ServesSeveralRequestsOnOneConnection)
{
    const MockServerThread server(quick());
    ASSERT_TRUE(server.isListening());
    RawClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        client.send(chatRequest(2));
        EXPECT_TRUE(client.readAnswer().endsWith("0\r\n\r\n"));
    }
    ASSERT_TRUE(waitFor([&] { return server.snapshot().currentRequests == 0; }));
    const MockSnapshot seen = server.snapshot();
    ASSERT_EQ(seen.requests.size(), 3U);
    EXPECT_EQ(seen.acceptedConnections, 1);
    EXPECT_EQ(seen.maxRequests, 1);
    EXPECT_EQ(seen.eventsSent, 15);
    const ReceivedRequest &last = seen.requests.back();
    EXPECT_EQ(last.number, 3);
    EXPECT_EQ(last.connection, 1);
    EXPECT_EQ(last.method, "POST");
    EXPECT_EQ(last.path, "/v1/chat/completions");
    EXPECT_EQ(last.header("content-type"), "application/json");
    EXPECT_EQ(last.body, chatStream(2).body);
    EXPECT_EQ(last.status, 200);
    EXPECT_TRUE(last.isFinished);
    EXPECT_LT(last.arrival, last.lastWrite);
    EXPECT_LT(seen.requests[0].lastWrite, seen.requests[1].arrival);
}

TEST(MockServer, AnswersPipelinedRequestsInOrder)
{
    const MockServerThread server(quick());
    RawClient client(server.port());
    client.send(chatRequest(1) + "GET /v1/models HTTP/1.1\r\n\r\n"
        + "GET /health HTTP/1.1\r\nConnection: close\r\n\r\n");
    const QByteArray answers = client.readToEnd();
    const qsizetype stream = answers.indexOf("[DONE]");
    const qsizetype models = answers.indexOf("\"object\":\"list\"");
    EXPECT_GT(stream, 0);
    EXPECT_GT(models, stream);
    EXPECT_TRUE(answers.endsWith("Content-Length: 0\r\nConnection: close\r\n\r\n"));
}

TEST(MockServer, TakesChunkedBodiesAndWaitingClients)
{
    const MockServerThread server(quick());
    RawClient client(server.port());
    const QByteArray body = chatWhole(1).body;
    client.send("POST /v1/chat/completions HTTP/1.1\r\nContent-Type: "
                "application/json\r\nTransfer-Encoding: chunked\r\n"
                "Expect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.readUntil([](const QByteArray &b) { return b.endsWith("\r\n\r\n"); }),
        "HTTP/1.1 100 Continue\r\n\r\n");
    client.send(QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n");
    EXPECT_TRUE(client.readAnswer().startsWith("HTTP/1.1 200 OK"));
}

TEST(MockServer, RefusesGarbageAndCloses)
{
    const MockServerThread server(quick());
    RawClient client(server.port());
    client.send("\x16\x03\x01 what\r\n\r\n");
    EXPECT_TRUE(client.readToEnd().startsWith("HTTP/1.1 400 Bad Request\r\n"));
    EXPECT_FALSE(client.isOpen());
}

TEST(MockServer, KeepsItsTimes)
{
    MockSettings settings = vllm();
    settings.ttftS = 0.1;
    settings.tpotS = 0.02;
    settings.isSendTimeEmbedded = true;
    const MockServerThread server(settings);
    RawClient client(server.port());
    client.send(post("/v1/completions", completionStream(11).body));
    const QByteArray body = joinChunks(client.readAnswer().split('\n').mid(4).join('\n'));
    std::vector<qint64> times;
    for (const QByteArray &line : body.split('\n')) {
        const core::Result<core::Json> json = core::readJson(line.mid(6));
        if (json.has_value() && json->isObject())
            times.push_back((*json)[u"sent_ns"].toInt());
    }
    ASSERT_EQ(times.size(), 12U);
    const qint64 arrival = server.snapshot().requests.front().arrival.ns;
    EXPECT_GE(times[0] - arrival, 100'000'000);
    EXPECT_GE(times[10] - arrival, 300'000'000);
    EXPECT_LT(times[10] - arrival, 900'000'000);
}

TEST(MockServer, DropsInAnOrderlyWayOrByReset)
{
    const MockServerThread orderly(quick({fault(FaultKind::DropAfterEvents, 2)}));
    RawClient early(orderly.port());
    early.send(chatRequest(5));
    EXPECT_FALSE(early.endsByReset());
    RawClient first(orderly.port());
    first.send(chatRequest(5));
    const QByteArray part = first.readToEnd();
    EXPECT_EQ(part.count("data: "), 2);
    EXPECT_FALSE(first.isOpen());
    ASSERT_TRUE(waitFor([&] { return orderly.snapshot().currentConnections == 0; }));
    EXPECT_TRUE(orderly.snapshot().requests.back().isFinished);

    const MockServerThread reset(
        quick({fault(FaultKind::DropBeforeHeaders), fault(FaultKind::DropMode, u"rst"_s)}));
    RawClient second(reset.port());
    second.send(chatRequest(5));
    EXPECT_TRUE(second.endsByReset());
    ASSERT_TRUE(waitFor([&] { return reset.snapshot().currentRequests == 0; }));
    EXPECT_EQ(reset.snapshot().requests.front().status, 0);
}

TEST(MockServer, MeetsOnlyTheRequestsItIsToldTo)
{
    MockServerThread server(quick({onlyFor(fault(FaultKind::Status, 500), {2})}));
    RawClient client(server.port());
    client.send("GET /v1/models HTTP/1.1\r\n\r\n");
    EXPECT_TRUE(client.readAnswer().startsWith("HTTP/1.1 200"));
    QByteArrayList codes;
    for (int i = 0; i < 3; ++i) {
        client.send(post("/v1/chat/completions", chatWhole(1).body));
        codes << client.readAnswer().mid(9, 3);
    }
    EXPECT_EQ(codes, (QByteArrayList{"200", "500", "200"}));
    server.clear();
    EXPECT_TRUE(server.snapshot().requests.empty());
    for (int i = 0; i < 2; ++i) {
        client.send(post("/v1/chat/completions", chatWhole(1).body));
        codes << client.readAnswer().mid(9, 3);
    }
    EXPECT_EQ(codes.last(), "500");
    EXPECT_EQ(server.snapshot().inference().size(), 2U);
}

TEST(MockServer, MeetsAShareOfTheRequestsAndTheSameOnesAgain)
{
    Fault sometimes = fault(FaultKind::Status, 500);
    sometimes.p = 0.3;
    const auto codes = [&] {
        const MockServerThread server(quick({sometimes}));
        RawClient client(server.port());
        QByteArrayList list;
        for (int i = 0; i < 100; ++i) {
            client.send(post("/v1/chat/completions", chatWhole(1).body));
            list << client.readAnswer().mid(9, 3);
        }
        return list;
    };
    const QByteArrayList first = codes();
    EXPECT_GT(first.count("500"), 10);
    EXPECT_LT(first.count("500"), 55);
    EXPECT_EQ(first, codes());
}

TEST(MockServer, FaultsCanMeetOtherPaths)
{
    Fault models = fault(FaultKind::Status, 401);
    models.path = u"/v1/models"_s;
    const MockServerThread server(quick({models}));
    RawClient client(server.port());
    client.send("GET /v1/models HTTP/1.1\r\n\r\n");
    EXPECT_TRUE(client.readAnswer().startsWith("HTTP/1.1 401"));
    client.send(chatRequest(1));
    EXPECT_TRUE(client.readAnswer().startsWith("HTTP/1.1 200"));
}

TEST(MockServer, ClosesIdleConnections)
{
    const MockServerThread server(quick({fault(FaultKind::CloseIdleAfter, 0.05)}));
    RawClient client(server.port());
    client.send(chatRequest(1));
    QElapsedTimer watch;
    watch.start();
    EXPECT_TRUE(client.readToEnd().endsWith("0\r\n\r\n"));
    EXPECT_FALSE(client.isOpen());
    EXPECT_GE(watch.elapsed(), 50);
    EXPECT_LT(watch.elapsed(), 20'000);
}

TEST(MockServer, NoticesClientsThatLeave)
{
    MockSettings settings = quick();
    settings.tpotS = 0.05;
    const MockServerThread server(settings);
    {
        RawClient client(server.port());
        client.send(chatRequest(1000));
        client.readUntil([](const QByteArray &bytes) { return bytes.contains("data: "); });
        EXPECT_EQ(server.snapshot().currentRequests, 1);
    }
    ASSERT_TRUE(waitFor([&] { return server.snapshot().currentConnections == 0; }));
    EXPECT_EQ(server.snapshot().currentRequests, 0);
    EXPECT_FALSE(server.snapshot().requests.front().isFinished);
}

TEST(MockServer, BoundsWhatASlowReaderCanHold)
{
    MockSettings settings = quick({fault(FaultKind::HugeEvent, 1'000'000)});
    settings.tpotS = 0;
    const MockServerThread server(settings);
    RawClient client(server.port());
    client.send(chatRequest(3));
    const QByteArray answer = client.readAnswer();
    EXPECT_GT(answer.size(), 1'000'000);
    EXPECT_TRUE(answer.endsWith("0\r\n\r\n"));
}

TEST(MockServer, CountsTwoHundredStreamsAtOnce)
{
    constexpr int kStreams = 200;
    MockSettings settings = vllm();
    settings.ttftS = 0.5;
    settings.tpotS = 0.005;
    const MockServerThread server(settings);
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    std::vector<QByteArray> answers(kStreams);
    for (int i = 0; i < kStreams; ++i) {
        auto &socket = sockets.emplace_back(std::make_unique<QTcpSocket>());
        QByteArray &answer = answers[static_cast<std::size_t>(i)];
        QObject::connect(socket.get(), &QTcpSocket::connected, socket.get(),
            [raw = socket.get()] { raw->write(chatRequest(10)); });
        QObject::connect(socket.get(), &QTcpSocket::readyRead, socket.get(),
            [raw = socket.get(), &answer] { answer += raw->readAll(); });
        socket->connectToHost(u"127.0.0.1"_s, server.port());
    }
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            return std::all_of(answers.begin(), answers.end(),
                [](const QByteArray &answer) { return answer.endsWith("0\r\n\r\n"); });
        },
        20'000));
    const MockSnapshot seen = server.snapshot();
    EXPECT_EQ(seen.maxRequests, kStreams);
    EXPECT_EQ(seen.maxConnections, kStreams);
    EXPECT_EQ(seen.eventsSent, kStreams * 13);
    for (const QByteArray &answer : answers)
        EXPECT_EQ(answer.count("\"content\":\"A \""), 10);
}

TEST(MockServer, CountsActiveRequestsButNotRunningStreams)
{
    MockSettings settings = simulator();
    settings.ttftS = 30;
    settings.e2elS = 30;
    const MockServerThread server(settings);
    RawClient stream(server.port());
    stream.send(chatRequest(1));
    stream.readUntil([](const QByteArray &bytes) { return bytes.contains("\r\n\r\n"); });
    RawClient whole(server.port());
    whole.send(post("/v1/chat/completions", chatWhole(1).body));
    ASSERT_TRUE(waitFor([&] { return server.snapshot().received == 2; }));
    RawClient asker(server.port());
    asker.send("GET /active_connections HTTP/1.1\r\n\r\n");
    EXPECT_TRUE(asker.readAnswer().endsWith(": 1\"}"));
}

TEST(MockServer, LimitsRecordsAndBodies)
{
    MockSettings settings = quick();
    settings.keepsBodies = false;
    settings.maxRecords = 1;
    const MockServerThread server(settings);
    RawClient client(server.port());
    for (int i = 0; i < 2; ++i) {
        client.send(chatRequest(1));
        client.readAnswer();
    }
    const MockSnapshot seen = server.snapshot();
    EXPECT_EQ(seen.received, 2);
    ASSERT_EQ(seen.requests.size(), 1U);
    EXPECT_EQ(seen.requests.front().body, "");
}

TEST(MockServer, ChangesSettingsWhileItRuns)
{
    MockServerThread server(quick());
    RawClient client(server.port());
    server.setSettings(quick({onlyFor(fault(FaultKind::Status, 429), {1})}));
    client.send(post("/v1/chat/completions", chatWhole(1).body));
    EXPECT_TRUE(client.readAnswer().startsWith("HTTP/1.1 429"));
    client.send(post("/v1/chat/completions", chatWhole(1).body));
    EXPECT_TRUE(client.readAnswer().startsWith("HTTP/1.1 200"));
}

TEST(MockServer, SpeaksTls)
{
    MockSettings settings = quick();
    settings.tlsCertificate = kTestCertificate;
    settings.tlsKey = kTestKey;
    const MockServerThread server(settings);
    ASSERT_TRUE(server.isListening()) << server.error().text().toStdString();
    EXPECT_EQ(server.url().scheme(), u"https"_s);
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
    ASSERT_TRUE(socket.waitForEncrypted(5000)) << socket.errorString().toStdString();
    socket.write(chatRequest(2));
    QByteArray answer;
    while (!answer.endsWith("0\r\n\r\n") && socket.waitForReadyRead(5000))
        answer += socket.readAll();
    EXPECT_EQ(answer.count("\"content\":\"A \""), 2);
}

TEST(MockServer, SaysWhyItCannotListen)
{
    const MockServerThread first(quick());
    const MockServerThread second(quick(), u"127.0.0.1"_s, first.port());
    ASSERT_FALSE(second.isListening());
    EXPECT_TRUE(second.error().detail.contains(QString::number(first.port())));
    const MockServerThread nowhere(quick(), u"not an address"_s);
    ASSERT_FALSE(nowhere.isListening());
    EXPECT_EQ(nowhere.error().code, core::ErrorCode::UtilsCfg002);
    MockSettings broken = quick();
    broken.tlsCertificate = "no PEM";
    EXPECT_FALSE(MockServerThread(broken).isListening());
}

} // namespace aisb::mock::test
