// SPDX-License-Identifier: GPL-3.0-or-later
#include "net_script_server.h"
#include "nethelpers.h"
#include "transportkind.h"
#include "tunnel_proxy.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSslKey>

#include <zlib.h>

#include <set>

namespace aisb::test {
namespace {

using namespace Qt::StringLiterals;
using net::FailureKind;
using net::HttpReply;
using net::HttpRequest;
using net::TimeoutKind;

HttpRequest requestTo(
    const ScriptServer &server, const QString &path = u"/"_s, const QString &scheme = u"http"_s)
{
    HttpRequest request;
    request.url = QUrl(u"%1://127.0.0.1:%2%3"_s.arg(scheme).arg(server.serverPort()).arg(path));
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "*/*"},
        {"Accept-Language", "*"}, {"User-Agent", "AISBenchStudio/test"}};
    request.body = "{\"a\": 1}";
    return request;
}

// The conformance suite both transports pass. Source: spec/models.md 23.
class TransportTest : public ::testing::TestWithParam<TransportKind>
{
protected:
    HttpReply exchange(HttpRequest request)
    {
        std::optional<HttpReply> result;
        m_transport->send(std::move(request), [&](HttpReply reply) { result = std::move(reply); });
        EXPECT_FALSE(result);
        EXPECT_TRUE(waitFor([&] { return result.has_value(); }));
        return result.value_or(HttpReply());
    }

    std::unique_ptr<net::Transport> m_transport = makeTransport(GetParam());
};

TEST_P(TransportTest, SendsExactlyTheHeadersAskedFor)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); });
    const HttpReply reply = exchange(requestTo(server, u"/v1/x?y=1"_s));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.reason, "OK");
    EXPECT_EQ(reply.body, "{}");
    EXPECT_EQ(reply.failure, FailureKind::None);
    ASSERT_EQ(server.seen().size(), 1U);
    const SeenRequest &seen = server.seen().front();
    EXPECT_EQ(seen.method, "POST");
    EXPECT_EQ(seen.path, "/v1/x?y=1");
    EXPECT_EQ(seen.body, "{\"a\": 1}");
    EXPECT_EQ(seen.header("Content-Type"), "application/json");
    EXPECT_EQ(seen.header("Accept"), "*/*");
    EXPECT_EQ(seen.header("Accept-Language"), "*");
    EXPECT_EQ(seen.header("User-Agent"), "AISBenchStudio/test");
    EXPECT_EQ(seen.header("Content-Length"), "8");
    EXPECT_EQ(seen.header("Transfer-Encoding"), "");
    EXPECT_EQ(seen.header("Host"), "127.0.0.1:" + QByteArray::number(server.serverPort()));
    EXPECT_TRUE(seen.header("Accept-Encoding").contains("gzip"));
    EXPECT_LT(reply.sent, reply.finished);
}

TEST_P(TransportTest, SendsIdentityWhenTheCallerAsksForIt)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); });
    HttpRequest request = requestTo(server);
    request.headers.emplace_back("Accept-Encoding", "identity");
    exchange(request);
    EXPECT_EQ(server.seen().front().header("Accept-Encoding"), "identity");
}

TEST_P(TransportTest, MarksEveryRead)
{
    Script script = stream({"data: 1\n\n", "data: 2\n\n", "data: 3\n\n"});
    script.delayMs = 30;
    ScriptServer server([&](const SeenRequest &) { return script; });
    const HttpReply reply = exchange(requestTo(server));
    EXPECT_EQ(reply.body, "data: 1\n\ndata: 2\n\ndata: 3\n\n");
    ASSERT_GE(reply.marks.size(), 2U); // a busy machine may join two
    EXPECT_EQ(reply.marks.front().end % 9, 0);
    EXPECT_EQ(reply.marks.back().end, 27);
    EXPECT_GT(reply.marks.back().at - reply.marks.front().at, 15'000'000);
    EXPECT_GE(reply.marks.front().at, reply.sent);
    EXPECT_GE(reply.finished, reply.marks.back().at);
    EXPECT_EQ(m_transport->bytesReceived(), 27);
    EXPECT_EQ(m_transport->inFlight(), 0);
}

QByteArray gzipped(const std::vector<QByteArray> &parts, std::vector<QByteArray> &packets)
{
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        QByteArray input = parts[i];
        QByteArray output(1000 + input.size(), '\0');
        stream.next_in = reinterpret_cast<Bytef *>(input.data());
        stream.avail_in = static_cast<uInt>(input.size());
        stream.next_out = reinterpret_cast<Bytef *>(output.data());
        stream.avail_out = static_cast<uInt>(output.size());
        deflate(&stream, i + 1 == parts.size() ? Z_FINISH : Z_SYNC_FLUSH);
        output.resize(output.size() - stream.avail_out);
        packets.push_back(output);
        all += output;
    }
    deflateEnd(&stream);
    return all;
}

// N2, F28
TEST_P(TransportTest, UndoesGzipEventByEvent)
{
    std::vector<QByteArray> packets;
    gzipped({"data: 1\n\n", "data: 2\n\n"}, packets);
    Script script =
        stream(packets, true, {"Content-Type: text/event-stream", "Content-Encoding: gzip"});
    script.delayMs = 30;
    ScriptServer server([&](const SeenRequest &) { return script; });
    const HttpReply reply = exchange(requestTo(server));
    EXPECT_EQ(reply.body, "data: 1\n\ndata: 2\n\n");
    EXPECT_EQ(reply.failure, FailureKind::None);
    EXPECT_EQ(reply.marks.size(), 2U);
}

TEST_P(TransportTest, UndoesGzipOfKnownLength)
{
    std::vector<QByteArray> packets;
    const QByteArray body = gzipped({QByteArray(5000, 'x')}, packets);
    ScriptServer server(
        [&](const SeenRequest &) { return answer("200 OK", body, {"Content-Encoding: gzip"}); });
    const HttpReply reply = exchange(requestTo(server));
    EXPECT_EQ(reply.body.size(), 5000);
    EXPECT_EQ(reply.failure, FailureKind::None);
}

TEST_P(TransportTest, RefusesBrokenGzip)
{
    ScriptServer server([&](const SeenRequest &) {
        return answer("200 OK", "not gzip at all", {"Content-Encoding: gzip"});
    });
    const HttpReply reply = exchange(requestTo(server));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.failure, FailureKind::Malformed) << reply.failureText.toStdString();
}

// N9
TEST_P(TransportTest, NoticesABodyShorterThanAnnounced)
{
    ScriptServer server([](const SeenRequest &) {
        Script script;
        script.writes = {head("200 OK", {"Content-Length: 100"}) + QByteArray(40, 'x')};
        script.end = Script::End::Close;
        return script;
    });
    const HttpReply reply = exchange(requestTo(server));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body.size(), 40);
    EXPECT_EQ(reply.failure, FailureKind::Truncated);
}

TEST_P(TransportTest, NoticesAReset)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = stream({"data: 1\n\n"}, false);
        script.endDelayMs = 30;
        script.end = Script::End::Reset;
        return script;
    });
    const HttpReply reply = exchange(requestTo(server));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "data: 1\n\n");
}

// N5
TEST_P(TransportTest, SaysWhenNothingListens)
{
    HttpRequest request;
    {
        ScriptServer server([](const SeenRequest &) { return Script(); });
        request = requestTo(server);
    }
    const HttpReply reply = exchange(request);
    EXPECT_EQ(reply.status, 0);
    EXPECT_EQ(reply.failure, FailureKind::Connect);
    EXPECT_TRUE(reply.failureText.contains(u"refused"_s)) << reply.failureText.toStdString();
}

// N11: Qt sends a second time by itself and the reply says so; the own client does not.
TEST_P(TransportTest, FlagsTheSilentSecondRequest)
{
    ScriptServer server([](const SeenRequest &) {
        Script script;
        script.end = Script::End::Close;
        return script;
    });
    const HttpReply reply = exchange(requestTo(server));
    EXPECT_EQ(reply.status, 0);
    EXPECT_EQ(reply.failure, FailureKind::Connect);
    const bool isQnam = GetParam() == TransportKind::Qnam;
    EXPECT_EQ(server.seen().size(), isQnam ? 2U : 1U);
    EXPECT_EQ(reply.wasResent, isQnam);
}

// N12
TEST_P(TransportTest, SurvivesAnIdleConnectionTheServerClosed)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = answer("200 OK", "{}");
        script.endDelayMs = 20;
        script.end = Script::End::Close;
        return script;
    });
    EXPECT_EQ(exchange(requestTo(server)).status, 200);
    QElapsedTimer timer;
    timer.start();
    EXPECT_TRUE(waitFor([&] { return timer.hasExpired(60); }));
    EXPECT_EQ(exchange(requestTo(server)).status, 200);
    EXPECT_EQ(server.connections(), 2);
}

TEST_P(TransportTest, KeepsTheBodyOfErrorAnswers)
{
    ScriptServer server([](const SeenRequest &) {
        return answer("401 Unauthorized", R"({"detail":"no"})", {"WWW-Authenticate: Bearer"});
    });
    const HttpReply reply = exchange(requestTo(server));
    EXPECT_EQ(reply.status, 401);
    EXPECT_EQ(reply.reason, "Unauthorized");
    EXPECT_EQ(reply.body, R"({"detail":"no"})");
    EXPECT_EQ(reply.failure, FailureKind::None);
}

TEST_P(TransportTest, KeepsStatusAndBodyOfEveryErrorStatus)
{
    QByteArray status;
    ScriptServer server([&](const SeenRequest &) { return answer(status, "why"); });
    for (const QByteArray text :
        {"400 Bad Request", "403 Forbidden", "404 Not Found", "405 X", "409 C", "410 G", "407 P",
            "422 U", "429 Too Many Requests", "500 E", "501 N", "503 S", "504 T", "599 ?"}) {
        status = text;
        const HttpReply reply = exchange(requestTo(server));
        EXPECT_EQ(reply.status, text.first(3).toInt());
        EXPECT_EQ(reply.body, "why") << text.constData();
        EXPECT_EQ(reply.failure, FailureKind::None) << text.constData();
    }
}

// N14
TEST_P(TransportTest, RepeatsThePostAfter307And308)
{
    ScriptServer server([](const SeenRequest &request) {
        if (request.path == "/a")
            return answer("307 Temporary Redirect", "moved", {"Location: /b"});
        if (request.path == "/b")
            return answer("308 Permanent Redirect", "", {"Location: /c?x=1"});
        return answer("200 OK", "{}");
    });
    HttpRequest request = requestTo(server, u"/a"_s);
    request.headers.emplace_back("Authorization", "Bearer k");
    const HttpReply reply = exchange(request);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "{}");
    EXPECT_EQ(reply.redirects, 2);
    EXPECT_EQ(reply.url.path(), u"/c"_s);
    ASSERT_EQ(server.seen().size(), 3U);
    EXPECT_EQ(server.seen()[2].method, "POST");
    EXPECT_EQ(server.seen()[2].body, "{\"a\": 1}");
    EXPECT_EQ(server.seen()[2].header("Authorization"), "Bearer k");
    EXPECT_FALSE(reply.wasResent);
}

TEST_P(TransportTest, KeepsTheKeyFromOtherHosts)
{
    ScriptServer other([](const SeenRequest &) { return answer("200 OK", "{}"); });
    const QByteArray target = requestTo(other).url.toEncoded();
    ScriptServer server(
        [&](const SeenRequest &) { return answer("307 X", "", {"Location: " + target}); });
    HttpRequest request = requestTo(server);
    request.headers.emplace_back("Authorization", "Bearer k");
    EXPECT_EQ(exchange(request).status, 200);
    EXPECT_EQ(other.seen().front().header("Authorization"), "");
}

TEST_P(TransportTest, StopsAfterTenRedirectsAndAtOtherKinds)
{
    ScriptServer loop(
        [](const SeenRequest &) { return answer("307 X", "", {"Location: /again"}); });
    const HttpReply endless = exchange(requestTo(loop));
    EXPECT_EQ(endless.status, 307);
    EXPECT_EQ(endless.redirects, 10);
    EXPECT_EQ(loop.seen().size(), 11U);
    QByteArray status;
    ScriptServer server([&](const SeenRequest &) { return answer(status, "", {"Location: /b"}); });
    int requests = 0;
    for (const QByteArray text : {"301 M", "302 F", "303 S"}) { // N15
        status = text;
        EXPECT_EQ(exchange(requestTo(server)).status, text.first(3).toInt());
        EXPECT_EQ(server.seen().size(), static_cast<std::size_t>(++requests));
    }
    ScriptServer file(
        [&](const SeenRequest &) { return answer("307 X", "", {"Location: file:///etc/passwd"}); });
    EXPECT_EQ(exchange(requestTo(file)).status, 307);
}

// N19
TEST_P(TransportTest, EndsAtTheTotalLimit)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = answer("200 OK", "{}");
        script.firstDelayMs = 2000;
        return script;
    });
    HttpRequest request = requestTo(server);
    request.limits.totalMs = 100;
    const HttpReply reply = exchange(request);
    EXPECT_EQ(reply.failure, FailureKind::Timeout);
    EXPECT_EQ(reply.timeout, TimeoutKind::Total);
    EXPECT_EQ(reply.failureText, u"no complete answer within 0.1 s"_s);
    EXPECT_LT(reply.finished - reply.sent, 1'000'000'000);
}

// N20
TEST_P(TransportTest, EndsAtTheIdleLimitWithWhatItGot)
{
    Script script = stream({"data: 1\n\n", "data: 2\n\n", "data: 3\n\n"});
    script.delayMs = 60;
    script.endDelayMs = 2000;
    script.writes.back().chop(5); // no last chunk
    ScriptServer server([&](const SeenRequest &) { return script; });
    HttpRequest request = requestTo(server);
    request.limits.idleMs = 300;
    const HttpReply reply = exchange(request);
    EXPECT_EQ(reply.failure, FailureKind::Timeout);
    EXPECT_EQ(reply.timeout, TimeoutKind::Idle);
    EXPECT_EQ(reply.body, "data: 1\n\ndata: 2\n\ndata: 3\n\n");
}

// A full backlog or a silent socket stands for an address that cannot be reached.
TEST_P(TransportTest, EndsAtTheConnectLimit)
{
    QTcpServer full;
    full.setMaxPendingConnections(1);
    full.setListenBacklogSize(0);
    ASSERT_TRUE(full.listen(QHostAddress::LocalHost, 0));
    full.pauseAccepting();
    std::vector<std::unique_ptr<QTcpSocket>> fillers;
    for (int i = 0; i < 4; ++i) {
        fillers.push_back(std::make_unique<QTcpSocket>());
        fillers.back()->connectToHost(QHostAddress::LocalHost, full.serverPort());
    }
    QElapsedTimer timer;
    timer.start();
    EXPECT_TRUE(waitFor([&] { return timer.hasExpired(100); }));
    HttpRequest request;
    request.url = QUrl(u"http://127.0.0.1:%1/"_s.arg(full.serverPort()));
    request.limits.connectMs = 150;
    const HttpReply reply = exchange(request);
    EXPECT_EQ(reply.failure, FailureKind::Timeout);
    EXPECT_EQ(reply.timeout, TimeoutKind::Connect);
}

TEST_P(TransportTest, LetsASlowAnswerPassTheConnectLimit)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = answer("200 OK", "{}");
        script.firstDelayMs = 500;
        return script;
    });
    HttpRequest request = requestTo(server);
    request.limits.connectMs = 250;
    EXPECT_EQ(exchange(request).status, 200);
}

TEST_P(TransportTest, RefusesAnswersAboveTheLimit)
{
    ScriptServer server(
        [](const SeenRequest &) { return answer("200 OK", QByteArray(200'000, 'x')); });
    HttpRequest request = requestTo(server);
    request.limits.maxResponseBytes = 100'000;
    const HttpReply reply = exchange(request);
    EXPECT_EQ(reply.failure, FailureKind::TooLarge);
    EXPECT_LT(reply.body.size(), 300'000);
}

// N25
TEST_P(TransportTest, DoesNotWaitForTheEndAfterTheMarker)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = stream({"data: 1\n\ndata: [DONE]\n\n"}, false);
        script.endDelayMs = 60'000;
        return script;
    });
    HttpRequest request = requestTo(server);
    request.endMarker = net::EndMarker::Done;
    const HttpReply reply = exchange(request);
    EXPECT_EQ(reply.failure, FailureKind::None);
    EXPECT_EQ(reply.body, "data: 1\n\ndata: [DONE]\n\n");
    EXPECT_LT(reply.finished - reply.sent, 1'000'000'000);
    EXPECT_EQ(m_transport->inFlight(), 0);
}

TEST_P(TransportTest, ReusesTheConnectionAfterANaturalEnd)
{
    ScriptServer server(
        [](const SeenRequest &) { return stream({"data: 1\n\ndata: [DONE]\n\n"}); });
    HttpRequest request = requestTo(server);
    request.endMarker = net::EndMarker::Done;
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(exchange(request).failure, FailureKind::None);
    EXPECT_EQ(server.connections(), 1);
}

TEST_P(TransportTest, CancelsOneOrAll)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = stream({"data: 1\n\n"}, false);
        script.endDelayMs = 60'000;
        return script;
    });
    std::vector<HttpReply> replies;
    const auto keep = [&](HttpReply reply) { replies.push_back(std::move(reply)); };
    const quint64 first = m_transport->send(requestTo(server), keep);
    m_transport->send(requestTo(server), keep);
    m_transport->send(requestTo(server), keep);
    ASSERT_TRUE(waitFor([&] { return m_transport->bytesReceived() == 27; }));
    m_transport->cancel(first);
    m_transport->cancel(4711);
    ASSERT_TRUE(waitFor([&] { return m_transport->inFlight() == 2; }));
    EXPECT_EQ(replies.size(), 1U);
    m_transport->cancelAll();
    ASSERT_TRUE(waitFor([&] { return replies.size() == 3; }));
    for (const HttpReply &reply : replies) {
        EXPECT_EQ(reply.failure, FailureKind::Cancelled);
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.body, "data: 1\n\n");
    }
    EXPECT_EQ(m_transport->inFlight(), 0);
}

TEST_P(TransportTest, AnswersWhatIsInFlightWhenItDies)
{
    ScriptServer server([](const SeenRequest &) {
        Script script;
        script.endDelayMs = 60'000;
        return script;
    });
    int cancelled = 0;
    {
        const std::unique_ptr<net::Transport> transport = makeTransport(GetParam());
        for (int i = 0; i < 10; ++i)
            transport->send(requestTo(server), [&](const HttpReply &reply) {
                cancelled += reply.failure == FailureKind::Cancelled;
            });
        ASSERT_TRUE(waitFor([&] { return server.seen().size() == 10; }));
    }
    EXPECT_EQ(cancelled, 10);
}

// N22: the concurrency asked for is reached on the wire, and connections are used again.
TEST_P(TransportTest, ReachesTheConcurrencyAskedFor)
{
    constexpr int kRequests = 100;
    ScriptServer server([](const SeenRequest &) {
        Script script = answer("200 OK", "{}");
        script.firstDelayMs = 400;
        return script;
    });
    for (int round = 0; round < 2; ++round) {
        std::vector<double> latencies;
        for (int i = 0; i < kRequests; ++i) {
            m_transport->send(requestTo(server), [&](const HttpReply &reply) {
                EXPECT_EQ(reply.status, 200);
                latencies.push_back(static_cast<double>(reply.finished - reply.sent) * 1e-9);
            });
        }
        ASSERT_TRUE(waitFor([&] { return latencies.size() == kRequests; }));
        EXPECT_LT(std::ranges::max(latencies),
            3.0); // a queue of six takes 6.8 s
    }
    EXPECT_EQ(server.maxInFlight(), kRequests);
    EXPECT_EQ(server.connections(), kRequests);
}

// The default host name has two addresses; the service may listen on one of them only.
TEST_P(TransportTest, LosesNoTimeWithTheNameLocalhost)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); });
    HttpRequest request = requestTo(server);
    request.url.setHost(u"localhost"_s);
    std::vector<double> latencies;
    for (int i = 0; i < 20; ++i) {
        m_transport->send(request, [&](const HttpReply &reply) {
            EXPECT_EQ(reply.status, 200);
            latencies.push_back(static_cast<double>(reply.finished - reply.sent) * 1e-9);
        });
    }
    ASSERT_TRUE(waitFor([&] { return latencies.size() == 20; }));
    EXPECT_LT(std::ranges::min(latencies), 0.2);
}

TEST_P(TransportTest, HoldsFiveHundredStreams)
{
    constexpr int kStreams = 500;
    int open = 0;
    ScriptServer server([&](const SeenRequest &) {
        ++open;
        Script script = stream({"data: 1\n\n"}, false);
        script.endDelayMs = 60'000;
        return script;
    });
    int ended = 0;
    for (int i = 0; i < kStreams; ++i)
        m_transport->send(requestTo(server), [&](const HttpReply &) { ++ended; });
    ASSERT_TRUE(waitFor([&] { return m_transport->bytesReceived() == kStreams * 9; }, 20'000))
        << open;
    EXPECT_EQ(server.maxInFlight(), kStreams);
    m_transport->cancelAll();
    EXPECT_TRUE(waitFor([&] { return ended == kStreams; }));
}

QByteArray dataFile(const char *name)
{
    QFile file(QStringLiteral(AISB_TEST_DATA "/net/") + QLatin1String(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
    return file.readAll();
}

QSslConfiguration serverTls()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(
        QSslCertificate::fromData(dataFile("server.crt"), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(dataFile("server.key"), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

// N28
TEST_P(TransportTest, VerifiesCertificatesUnlessToldNotTo)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); }, serverTls());
    HttpRequest request = requestTo(server, u"/"_s, u"https"_s);
    const HttpReply refused = exchange(request);
    EXPECT_EQ(refused.failure, FailureKind::Connect);
    EXPECT_TRUE(refused.failureText.startsWith(u"TLS: "_s)) << refused.failureText.toStdString();
    EXPECT_TRUE(refused.failureText.contains(u"self-signed"_s))
        << refused.failureText.toStdString();
    EXPECT_TRUE(server.seen().empty());

    request.tls.caFile = QStringLiteral(AISB_TEST_DATA "/net/server.crt");
    EXPECT_EQ(exchange(request).status, 200);
    request.tls.caFile.clear();
    request.tls.verify = false;
    EXPECT_EQ(exchange(request).status, 200);
}

TEST_P(TransportTest, NamesCertificateFilesItCannotUse)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); }, serverTls());
    HttpRequest request = requestTo(server, u"/"_s, u"https"_s);
    request.tls.caFile = u"/does/not/exist.pem"_s;
    HttpReply reply = exchange(request);
    EXPECT_EQ(reply.failure, FailureKind::Connect);
    EXPECT_TRUE(reply.failureText.startsWith(u"ca_file: cannot read \"/does/not/exist.pem\""_s))
        << reply.failureText.toStdString();
    request.tls.caFile = QStringLiteral(AISB_TEST_DATA "/net/server.key");
    reply = exchange(request);
    EXPECT_TRUE(reply.failureText.contains(u"no certificate"_s)) << reply.failureText.toStdString();
    request.tls = {};
    request.tls.clientCert = QStringLiteral(AISB_TEST_DATA "/net/server.crt");
    reply = exchange(request);
    EXPECT_TRUE(reply.failureText.startsWith(u"client_cert"_s)) << reply.failureText.toStdString();
}

TEST_P(TransportTest, ShowsItsClientCertificate)
{
    QSslConfiguration tls = serverTls();
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setCaCertificates(QSslCertificate::fromData(dataFile("server.crt"), QSsl::Pem));
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); }, tls);
    HttpRequest request = requestTo(server, u"/"_s, u"https"_s);
    request.tls.verify = false;
    EXPECT_NE(exchange(request).status, 200);
    request.tls.clientCert = QStringLiteral(AISB_TEST_DATA "/net/server.crt");
    request.tls.clientKey = QStringLiteral(AISB_TEST_DATA "/net/server.key");
    EXPECT_EQ(exchange(request).status, 200);
}

TEST_P(TransportTest, ReachesTheConcurrencyOverTlsAsWell)
{
    ScriptServer server(
        [](const SeenRequest &) {
            Script script = answer("200 OK", "{}");
            script.firstDelayMs = 600;
            return script;
        },
        serverTls());
    HttpRequest request = requestTo(server, u"/"_s, u"https"_s);
    request.tls.verify = false;
    int done = 0;
    for (int i = 0; i < 20; ++i)
        m_transport->send(request, [&](const HttpReply &reply) { done += reply.status == 200; });
    ASSERT_TRUE(waitFor([&] { return done == 20; }));
    EXPECT_EQ(server.maxInFlight(), 20);
}

TEST_P(TransportTest, SaysWhenTheSchemeIsWrong)
{
    ScriptServer plain([](const SeenRequest &) { return answer("200 OK", "{}"); });
    HttpRequest request = requestTo(plain, u"/"_s, u"https"_s);
    request.limits.totalMs = 300; // the server waits for the rest of what it takes for a request
    EXPECT_NE(exchange(request).failure, FailureKind::None);
    ScriptServer secure([](const SeenRequest &) { return answer("200 OK", "{}"); }, serverTls());
    const HttpReply reply = exchange(requestTo(secure));
    EXPECT_EQ(reply.status, 0);
    EXPECT_NE(reply.failure, FailureKind::None);
}

TEST_P(TransportTest, SaysWhenTheAnswerIsNoHttp)
{
    ScriptServer server([](const SeenRequest &) {
        Script script;
        script.writes = {"SSH-2.0-OpenSSH\r\nhello\r\n\r\n"};
        script.end = Script::End::Close;
        return script;
    });
    const HttpReply reply = exchange(requestTo(server));
    EXPECT_EQ(reply.status, 0);
    EXPECT_NE(reply.failure, FailureKind::None);
}

// N26
TEST_P(TransportTest, TakesBodiesThatEndByClose)
{
    ScriptServer server([](const SeenRequest &) {
        Script script;
        script.writes = {"HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n",
            "data: 1\n\n", "data: [DONE]\n\n"};
        script.end = Script::End::Close;
        return script;
    });
    const HttpReply reply = exchange(requestTo(server));
    EXPECT_EQ(reply.body, "data: 1\n\ndata: [DONE]\n\n");
    EXPECT_EQ(reply.failure, FailureKind::None);
}

TEST_P(TransportTest, SendsThroughAProxy)
{
    ScriptServer proxy([](const SeenRequest &) { return answer("200 OK", R"({"by":"proxy"})"); });
    HttpRequest request = requestTo(proxy);
    request.url = QUrl(u"http://service.invalid/v1/x"_s);
    request.proxy = QUrl(u"http://127.0.0.1:%1"_s.arg(proxy.serverPort()));
    const HttpReply reply = exchange(request);
    EXPECT_EQ(reply.body, "{\"by\":\"proxy\"}");
    EXPECT_EQ(proxy.seen().front().path, "http://service.invalid/v1/x");
}

TEST_P(TransportTest, SpeaksTlsWithTheServiceThroughATunnel)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); }, serverTls());
    const QByteArray service = "127.0.0.1:" + QByteArray::number(server.serverPort());
    TunnelProxy proxy;
    HttpRequest request = requestTo(server, u"/v1/x"_s, u"https"_s);
    request.tls.caFile = QStringLiteral(AISB_TEST_DATA "/net/server.crt");
    for (const QString &scheme : {u"http"_s, u"socks5"_s}) {
        request.proxy = QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(proxy.serverPort()));
        const HttpReply reply = exchange(request);
        EXPECT_EQ(reply.status, 200) << reply.failureText.toStdString();
        ASSERT_FALSE(proxy.targets().empty()) << scheme.toStdString();
        EXPECT_EQ(proxy.targets().back(), service);
        EXPECT_EQ(server.seen().back().path, "/v1/x");
        EXPECT_EQ(server.seen().back().header("Proxy-Authorization"), "");
    }
    EXPECT_EQ(server.seen().size(), 2U);
    // The certificate is the service's: a proxy in between does not make it good.
    request.tls = {};
    EXPECT_EQ(exchange(request).failure, FailureKind::Connect);
    EXPECT_EQ(server.seen().size(), 2U);
}

TEST_P(TransportTest, TellsTheProxyItsKeyAndNobodyElse)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", "{}"); }, serverTls());
    TunnelProxy proxy("Basic " + QByteArray("me:pw").toBase64());
    HttpRequest request = requestTo(server, u"/"_s, u"https"_s);
    request.tls.verify = false;
    request.proxy = QUrl(u"http://127.0.0.1:%1"_s.arg(proxy.serverPort()));
    const HttpReply refused = exchange(request);
    EXPECT_EQ(refused.status, 0);
    EXPECT_EQ(refused.failure, FailureKind::Connect);
    EXPECT_TRUE(server.seen().empty());
    request.proxy = QUrl(u"http://me:pw@127.0.0.1:%1"_s.arg(proxy.serverPort()));
    EXPECT_EQ(exchange(request).status, 200);
    EXPECT_FALSE(server.seen().front().head.contains("Proxy-Authorization"));
}

INSTANTIATE_TEST_SUITE_P(Both, TransportTest, bothTransports(), transportKindName);

} // namespace
} // namespace aisb::test
