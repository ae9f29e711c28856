// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/requestclient.h"

#include "net_script_server.h"
#include "nethelpers.h"
#include "tokens/loadtokenizer.h"
#include "transportkind.h"

#include <QElapsedTimer>
#include <QThreadPool>

// Attempts and records over real connections: spec/models.md 4.2 and the N rows of 23.
namespace aisb::test {
namespace {

using namespace Qt::StringLiterals;
using core::Backend;
using core::ErrorClass;
using core::RequestRecord;

const QByteArray kA = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n";
const QByteArray kB = "data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}]}\n\n";
const QByteArray kUsage =
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\n";
const QByteArray kDone = "data: [DONE]\n\n";

Script closing(Script script)
{
    script.end = Script::End::Close;
    return script;
}

std::string shown(const RequestRecord &record)
{
    net::DecodedReply reply;
    reply.errorClass = record.errorClass;
    reply.error = record.errorInfo;
    reply.content = record.content;
    reply.reasoning = record.reasoning;
    reply.inputTokens = record.inputTokens;
    reply.outputTokens = record.outputTokens;
    reply.timePoints = record.timePoints;
    reply.eventKinds = record.eventKinds;
    EXPECT_EQ(record.isSuccess, record.errorClass == ErrorClass::None);
    EXPECT_EQ(record.isSuccess, record.errorInfo.isEmpty());
    return test::shown(reply);
}

class RequestClientTest : public ::testing::TestWithParam<TransportKind>
{
protected:
    RequestClientTest()
    {
        m_pool.setMaxThreadCount(2);
        makeClient({});
    }

    void makeClient(const net::RequestClientOptions &options)
    {
        m_client =
            std::make_unique<net::RequestClient>(makeTransport(GetParam()), &m_pool, options);
        QObject::connect(m_client.get(), &net::RequestClient::finished, m_client.get(),
            [this](const RequestRecord &record) { m_records.push_back(record); });
        QObject::connect(
            m_client.get(), &net::RequestClient::posted, m_client.get(), [this] { ++m_posted; });
    }

    void send(const core::ModelSpec &model, const core::Case &item = hiCase())
    {
        net::RequestJob job;
        job.item = item;
        job.uuid = u"0123456789abcdef0123456789abcdef"_s;
        job.model = std::make_shared<const core::ModelSpec>(model);
        job.planned = 12.5;
        m_client->send(job);
    }

    RequestRecord run(const core::ModelSpec &model, const core::Case &item = hiCase())
    {
        m_records.clear();
        send(model, item);
        EXPECT_TRUE(m_records.empty());
        EXPECT_EQ(m_client->inFlight(), 1);
        EXPECT_TRUE(waitFor([&] { return !m_records.empty(); }));
        EXPECT_EQ(m_client->inFlight(), 0);
        return m_records.empty() ? RequestRecord() : m_records.front();
    }

    static core::ModelSpec modelAt(const ScriptServer &server, int retry = 1,
        Backend backend = Backend::VllmChat, bool isStream = true)
    {
        core::ModelSpec model = modelFor(backend, isStream);
        model.url = u"http://127.0.0.1:%1"_s.arg(server.serverPort());
        model.retry = retry;
        return model;
    }

    QThreadPool m_pool;
    std::unique_ptr<net::RequestClient> m_client;
    std::vector<RequestRecord> m_records;
    int m_posted = 0;
};

TEST_P(RequestClientTest, MakesACompleteRecordOfAStream)
{
    Script script = stream({kA, kB, kUsage, kDone});
    script.delayMs = 20;
    ScriptServer server([&](const SeenRequest &) { return script; });
    const RequestRecord record = run(modelAt(server));
    EXPECT_EQ(shown(record), "ok 'ab'/'' 3/2 tp4 content,content,usage");
    EXPECT_EQ(record.dataAbbr, u"toy"_s);
    EXPECT_EQ(record.id, 7);
    EXPECT_EQ(record.uuid, u"0123456789abcdef0123456789abcdef"_s);
    EXPECT_EQ(record.planned, 12.5);
    EXPECT_EQ(record.tokenSource, core::TokenSource::Usage);
    EXPECT_EQ(core::writeJson(record.input), R"([{"role": "user", "content": "hi"}])");
    ASSERT_EQ(record.attempts.size(), 1U);
    EXPECT_EQ(record.attempts[0].httpStatus, 200);
    EXPECT_EQ(m_posted, 1);
    for (std::size_t i = 1; i < record.timePoints.size(); ++i)
        EXPECT_GE(record.timePoints[i], record.timePoints[i - 1]);
    // Stamps are not taken at once in the end: the service waits before every packet.
    EXPECT_GT(record.timePoints.back() - record.timePoints.front(), 0.03);
    EXPECT_EQ(server.seen()[0].path, "/v1/chat/completions");
    EXPECT_GT(m_client->bytesReceived(), 0);
}

TEST_P(RequestClientTest, MakesACompleteRecordOfADocument)
{
    ScriptServer server([](const SeenRequest &) {
        return answer("200 OK",
            R"({"choices":[{"text":"Hello"}],"usage":{"prompt_tokens":2,"completion_tokens":2}})");
    });
    const RequestRecord record = run(modelAt(server, 1, Backend::VllmCompletions, false));
    EXPECT_EQ(shown(record), "ok 'Hello'/'' 2/2 tp2");
    EXPECT_TRUE(record.eventKinds.empty());
    EXPECT_EQ(record.input.toString(), u"hi"_s);
    EXPECT_EQ(server.seen()[0].path, "/v1/completions");
}

// N1
TEST_P(RequestClientTest, ReadsAStreamOfOneBytePackets)
{
    const QByteArray body = "data: {\"choices\":[{\"delta\":{\"content\":\"\xe4\xbd\xa0\"}}]}\n\n"
                            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
        + kUsage + kDone;
    std::vector<QByteArray> packets;
    for (const char c : body)
        packets.emplace_back(1, c);
    ScriptServer server([&](const SeenRequest &) { return stream(packets); });
    EXPECT_EQ(shown(run(modelAt(server))), "ok '\xe4\xbd\xa0'/'' 3/2 tp4 content,empty,usage");
}

// N5
TEST_P(RequestClientTest, RepeatsAndListsRefusedConnections)
{
    core::ModelSpec model;
    {
        ScriptServer server([](const SeenRequest &) { return Script(); });
        model = modelAt(server, 2);
    }
    const RequestRecord record = run(model);
    EXPECT_EQ(record.errorClass, ErrorClass::Connect);
    EXPECT_TRUE(record.timePoints.empty());
    ASSERT_EQ(record.attempts.size(), 2U);
    EXPECT_EQ(record.attempts[0].errorClass, ErrorClass::Connect);
    EXPECT_EQ(record.attempts[0].httpStatus, 0);
    EXPECT_EQ(record.attempts[1].error, record.errorInfo);
    EXPECT_EQ(m_posted, 1);
}

// N6, N15, N29, C16
TEST_P(RequestClientTest, SendsOnceWhateverTheErrorStatus)
{
    const std::vector<std::pair<QByteArray, std::string>> rows{
        {"204 No Content", "E_HTTP: HTTP 204 No Content ''/'' 0/0 tp1"},
        {"201 Created", "E_HTTP: HTTP 201 Created: bad ''/'' 0/0 tp1"},
        {"302 Found", "E_HTTP: HTTP 302 redirected to http://127.0.0.1/x ''/'' 0/0 tp1"},
        {"400 Bad Request", "E_HTTP: HTTP 400 Bad Request: bad ''/'' 0/0 tp1"},
        {"401 Unauthorized", "E_HTTP: HTTP 401 Unauthorized: bad ''/'' 0/0 tp1"},
        {"429 Too Many Requests", "E_HTTP: HTTP 429 Too Many Requests: bad ''/'' 0/0 tp1"},
        {"500 Internal Server Error", "E_HTTP: HTTP 500 Internal Server Error: bad ''/'' 0/0 tp1"},
    };
    for (const auto &row : rows) {
        const QByteArray status = row.first;
        ScriptServer server([&](const SeenRequest &) {
            const bool hasBody = !status.startsWith("204") && !status.startsWith("302");
            return answer(status, hasBody ? R"({"error":{"message":"bad"}})" : "",
                status.startsWith("302") ? QList<QByteArray>{"Location: http://127.0.0.1/x"}
                                         : QList<QByteArray>());
        });
        EXPECT_EQ(shown(run(modelAt(server, 3))), row.second);
        EXPECT_EQ(server.seen().size(), 1U) << status.constData();
    }
}

// N7
TEST_P(RequestClientTest, RepeatsCutStreamsAndKeepsOneText)
{
    ScriptServer server([](const SeenRequest &) { return closing(stream({kA}, false)); });
    const RequestRecord record = run(modelAt(server, 2));
    EXPECT_EQ(record.errorClass, ErrorClass::Truncated);
    EXPECT_EQ(record.content, u"a"_s);
    EXPECT_TRUE(record.timePoints.empty());
    EXPECT_EQ(server.seen().size(), 2U);
}

// N8
TEST_P(RequestClientTest, StartsCleanAfterAFailedAttempt)
{
    ScriptServer server([](const SeenRequest &request) {
        return request.number == 1 ? closing(stream({kA}, false)) : stream({kA + kB + kDone});
    });
    const RequestRecord record = run(modelAt(server, 2));
    EXPECT_EQ(shown(record), "ok 'ab'/'' 0/2 tp3 content,content");
    ASSERT_EQ(record.attempts.size(), 2U);
    EXPECT_EQ(record.attempts[0].errorClass, ErrorClass::Truncated);
    EXPECT_EQ(record.attempts[1].errorClass, ErrorClass::None);
}

// C9
TEST_P(RequestClientTest, StartsCleanAfterABrokenEvent)
{
    ScriptServer server([](const SeenRequest &request) {
        return request.number == 1
            ? closing(stream(
                  {"data: {\"choices\":[{\"delta\":{\"content\":\"partial \"}}]}\n\ndata: {oops"}))
            : stream({"data: {\"choices\":[{\"delta\":{\"content\":\"full\"}}]}\n\n" + kDone});
    });
    const RequestRecord record = run(modelAt(server, 2));
    EXPECT_EQ(shown(record), "ok 'full'/'' 0/1 tp2 content");
    EXPECT_EQ(record.attempts.size(), 2U);
}

// V7
TEST_P(RequestClientTest, RepeatsUndecodableAnswers)
{
    ScriptServer server([](const SeenRequest &) {
        return answer("200 OK", "<html>", {"Content-Type: text/html"});
    });
    const RequestRecord record = run(modelAt(server, 2, Backend::VllmCompletions, false));
    EXPECT_EQ(record.errorClass, ErrorClass::Protocol);
    EXPECT_TRUE(record.errorInfo.contains(u"MODEL-DATA-003"_s));
    EXPECT_EQ(server.seen().size(), 2U);
}

TEST_P(RequestClientTest, DoesNotRepeatServerErrorsInsideTheStream)
{
    ScriptServer server([](const SeenRequest &) {
        return stream({kA + "data: {\"error\":{\"message\":\"boom\"}}\n\n" + kDone});
    });
    EXPECT_EQ(shown(run(modelAt(server, 3))), "E_SERVER: boom 'a'/'' 0/1 tp3 content,error");
    EXPECT_EQ(server.seen().size(), 1U);
}

// N9
TEST_P(RequestClientTest, NoticesABodyThatIsTooShort)
{
    ScriptServer server([](const SeenRequest &) {
        Script script;
        script.writes = {head("200 OK", {"Content-Length: 100"}) + QByteArray(40, ' ')};
        return closing(script);
    });
    EXPECT_EQ(run(modelAt(server, 1, Backend::VllmChat, false)).errorClass, ErrorClass::Truncated);
}

// N10, N26
TEST_P(RequestClientTest, TakesCutBodiesWhenTheMarkerWasSeen)
{
    ScriptServer chunked([](const SeenRequest &) { return closing(stream({kA + kDone}, false)); });
    EXPECT_EQ(shown(run(modelAt(chunked))), "ok 'a'/'' 0/1 tp2 content");
    QByteArray body = kA + kDone;
    ScriptServer old([&](const SeenRequest &) {
        Script script;
        script.writes = {"HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + body};
        return closing(script);
    });
    EXPECT_EQ(shown(run(modelAt(old))), "ok 'a'/'' 0/1 tp2 content");
    body = kA;
    EXPECT_EQ(run(modelAt(old)).errorClass, ErrorClass::Truncated);
}

// N11: one attempt; Qt sends twice and the record says so, the own client once.
TEST_P(RequestClientTest, FlagsTheSilentSecondRequest)
{
    ScriptServer server([](const SeenRequest &) { return closing({}); });
    const RequestRecord record = run(modelAt(server));
    EXPECT_EQ(record.errorClass, ErrorClass::Connect);
    EXPECT_EQ(record.attempts.size(), 1U);
    const bool isQnam = GetParam() == TransportKind::Qnam;
    EXPECT_EQ(server.seen().size(), isQnam ? 2U : 1U);
    EXPECT_EQ(record.extra[u"resent"].toBool(), isQnam);
}

// N13
TEST_P(RequestClientTest, HonoursRetryAfterWhenAskedToRepeat)
{
    ScriptServer server([](const SeenRequest &) {
        return answer("503 Service Unavailable", "{}", {"Retry-After: 0.2"});
    });
    core::ModelSpec model = modelAt(server, 3);
    EXPECT_EQ(run(model).attempts.size(), 1U);
    EXPECT_EQ(server.seen().size(), 1U);
    model.retryOnStatus = {503};
    const RequestRecord record = run(model);
    EXPECT_EQ(record.attempts.size(), 3U);
    EXPECT_EQ(record.errorClass, ErrorClass::Http);
    ASSERT_EQ(server.seen().size(), 4U);
    EXPECT_GE(server.seen()[2].at - server.seen()[1].at, 199'000'000);
    EXPECT_GE(server.seen()[3].at - server.seen()[2].at, 199'000'000);
    EXPECT_EQ(m_posted, 2);
}

// N14
TEST_P(RequestClientTest, FollowsARepeatedPost)
{
    ScriptServer server([](const SeenRequest &request) {
        return request.path == "/other" ? stream({kA + kDone})
                                        : answer("307 X", "", {"Location: /other"});
    });
    EXPECT_EQ(shown(run(modelAt(server))), "ok 'a'/'' 0/1 tp2 content");
}

// N17
TEST_P(RequestClientTest, TakesNoRetriesAsOneAttempt)
{
    ScriptServer server([](const SeenRequest &) { return stream({kA + kDone}); });
    EXPECT_TRUE(run(modelAt(server, 0)).isSuccess);
    EXPECT_EQ(server.seen().size(), 1U);
}

// N18
TEST_P(RequestClientTest, DoesNotSendWhatCannotBeSent)
{
    ScriptServer server([](const SeenRequest &) { return stream({kA + kDone}); });
    core::ModelSpec model = modelAt(server, 2);
    model.maxOutLen = 0;
    const RequestRecord record = run(model);
    EXPECT_EQ(record.errorClass, ErrorClass::Protocol);
    EXPECT_TRUE(record.errorInfo.contains(u"max_out_len must be positive"_s));
    EXPECT_TRUE(record.attempts.empty());
    EXPECT_TRUE(record.input.isNull());
    EXPECT_EQ(m_posted, 0);
    EXPECT_TRUE(server.seen().empty());
}

// N19
TEST_P(RequestClientTest, RepeatsAfterTheTotalLimit)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = stream({kA + kDone});
        script.firstDelayMs = 1000;
        return script;
    });
    core::ModelSpec model = modelAt(server, 2);
    model.requestTimeoutS = 0.1;
    EXPECT_EQ(
        shown(run(model)), "E_TIMEOUT: Timed out: no complete answer within 0.1 s ''/'' 0/0 tp0");
    EXPECT_EQ(server.seen().size(), 2U);
}

// N20, N21
TEST_P(RequestClientTest, CountsCommentsAsActivityForTheIdleLimit)
{
    Script script;
    ScriptServer server([&](const SeenRequest &) { return script; });
    core::ModelSpec model = modelAt(server);
    model.idleTimeoutS = 0.4;
    script = stream({kA, kB}, false);
    script.endDelayMs = 2000;
    EXPECT_EQ(
        shown(run(model)), "E_TIMEOUT: Timed out: nothing received for 0.4 s 'ab'/'' 0/2 tp0");
    script = stream({": 1\n\n", ": 2\n\n", ": 3\n\n", ": 4\n\n", ": 5\n\n", ": 6\n\n", kA + kDone});
    script.delayMs = 80;
    EXPECT_EQ(shown(run(model)), "ok 'a'/'' 0/1 tp2 content");
}

// N22
TEST_P(RequestClientTest, HasAllRequestsOnTheWireAtOnce)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = stream({kA + kDone});
        script.firstDelayMs = 300;
        return script;
    });
    for (int i = 0; i < 32; ++i)
        send(modelAt(server));
    EXPECT_EQ(m_client->inFlight(), 32);
    ASSERT_TRUE(waitFor([&] { return m_records.size() == 32; }));
    EXPECT_EQ(server.maxInFlight(), 32);
    for (const RequestRecord &record : m_records) {
        ASSERT_EQ(record.timePoints.size(), 2U);
        EXPECT_GE(record.timePoints[1] - record.timePoints[0], 0.29);
        EXPECT_LT(record.timePoints[1] - record.timePoints[0], 1.5); // a queue of six takes 1.8 s
    }
}

// N25
TEST_P(RequestClientTest, DoesNotWaitForAServerThatKeepsTheStreamOpen)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = stream({kA + kDone}, false);
        script.endDelayMs = 60'000;
        return script;
    });
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(shown(run(modelAt(server))), "ok 'a'/'' 0/1 tp2 content");
    EXPECT_LT(timer.elapsed(), 30'000); // the server keeps each stream open for 60 s
}

// N30
TEST_P(RequestClientTest, BypassesTheProxyForLoopback)
{
    ScriptServer server([](const SeenRequest &) { return stream({kA + kDone}); });
    net::RequestClientOptions options;
    options.context.proxies.http = u"http://127.0.0.1:1"_s;
    makeClient(options);
    EXPECT_TRUE(run(modelAt(server)).isSuccess);
}

// The third reply has no usage; the first two have, and one of them is compared.
TEST_P(RequestClientTest, CountsTokensTheServiceDoesNot)
{
    const auto tokenizer = tokens::loadTokenizer(QStringLiteral(AISB_TEST_DATA "/tokenizers/qwen"));
    ASSERT_TRUE(tokenizer.has_value());
    int answered = 0;
    ScriptServer server([&](const SeenRequest &) {
        return ++answered < 3 ? stream({kA, kB, kUsage, kDone}) : stream({kA, kB, kDone});
    });
    net::RequestClientOptions options;
    options.tokenizer = *tokenizer;
    options.comparedReplies = 1;
    makeClient(options);
    const qint64 own = (*tokenizer)->count(u"ab", core::Tokenizer::Specials::Without);
    const RequestRecord compared = run(modelAt(server));
    EXPECT_EQ(compared.outputTokens, 2);
    EXPECT_EQ(compared.tokenSource, core::TokenSource::Usage);
    EXPECT_EQ(compared.ownOutputTokens, own);
    const RequestRecord reported = run(modelAt(server));
    EXPECT_EQ(reported.outputTokens, 2);
    EXPECT_EQ(reported.ownOutputTokens, -1);
    const RequestRecord counted = run(modelAt(server));
    EXPECT_EQ(counted.outputTokens, own);
    EXPECT_EQ(counted.tokenSource, core::TokenSource::Tokenizer);
    EXPECT_EQ(counted.ownOutputTokens, -1);
    EXPECT_EQ(counted.inputTokens, (*tokenizer)->count(u"hi", core::Tokenizer::Specials::Without));
}

// N31
TEST_P(RequestClientTest, CancelsStreamsAndWaitingAttempts)
{
    ScriptServer streaming([](const SeenRequest &) {
        Script script = stream({kA}, false);
        script.endDelayMs = 60'000;
        return script;
    });
    ScriptServer busy([](const SeenRequest &) { return answer("503 X", "", {"Retry-After: 50"}); });
    core::ModelSpec waiting = modelAt(busy, 2);
    waiting.retryOnStatus = {503};
    send(modelAt(streaming, 5));
    send(modelAt(streaming, 5));
    send(waiting);
    ASSERT_TRUE(waitFor(
        [&] { return m_client->bytesReceived() >= 2 * kA.size() && busy.seen().size() == 1; }));
    QElapsedTimer timer;
    timer.start();
    ASSERT_TRUE(
        waitFor([&] { return timer.hasExpired(100); })); // the 503 is decoded and waits by then
    timer.restart();
    m_client->cancelAll();
    ASSERT_TRUE(waitFor([&] { return m_records.size() == 3; }));
    EXPECT_LT(timer.elapsed(), 20'000); // the service asked to wait 50 s
    for (const RequestRecord &record : m_records) {
        EXPECT_EQ(record.errorClass, ErrorClass::Cancelled);
        EXPECT_EQ(record.errorInfo, u"Request cancelled by user"_s);
    }
    EXPECT_EQ(
        shown(m_records.back()), "E_CANCELLED: Request cancelled by user 'a'/'' 0/1 tp2 content");
    EXPECT_EQ(streaming.seen().size(), 2U);
    EXPECT_EQ(m_client->inFlight(), 0);
    ScriptServer next([](const SeenRequest &) { return stream({kA + kDone}); });
    EXPECT_TRUE(run(modelAt(next)).isSuccess);
}

// F15
TEST_P(RequestClientTest, FailsStreamsWithoutChunksOnlyWhenMeasuring)
{
    ScriptServer server([](const SeenRequest &) { return stream({kDone}); });
    EXPECT_EQ(shown(run(modelAt(server))), "E_EMPTY: chunk size is less than 2 ''/'' 0/0 tp1");
    net::RequestClientOptions options;
    options.isPerformance = false;
    makeClient(options);
    const RequestRecord record = run(modelAt(server));
    EXPECT_EQ(shown(record), "ok ''/'' 0/0 tp1");
    EXPECT_TRUE(record.extra[u"no_chunks"].toBool());
}

TEST_P(RequestClientTest, RepeatsEmptyStreams)
{
    ScriptServer server([](const SeenRequest &) { return stream({"\n"}); });
    EXPECT_EQ(run(modelAt(server, 2)).errorClass, ErrorClass::Empty);
    EXPECT_EQ(server.seen().size(), 2U);
}

// N35
TEST_P(RequestClientTest, WarnsAboutLoneSurrogates)
{
    ScriptServer server([](const SeenRequest &) { return stream({kA + kDone}); });
    core::Case item = hiCase();
    item.prompt = QString(QChar(0xd83d));
    const RequestRecord record = run(modelAt(server), item);
    EXPECT_TRUE(record.isSuccess);
    EXPECT_EQ(record.extra[u"warnings"].items().size(), 1U);
    EXPECT_TRUE(server.seen()[0].body.contains(R"("content": "\ufffd")"));
}

TEST_P(RequestClientTest, CanBeDestroyedInMidStream)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = stream({kA}, false);
        script.endDelayMs = 60'000;
        return script;
    });
    send(modelAt(server));
    send(modelAt(server));
    ASSERT_TRUE(waitFor([&] { return server.seen().size() == 2; }));
    m_client.reset();
    m_pool.waitForDone();
    EXPECT_TRUE(m_records.empty());
}

// Works in a thread of its own, as in a run: jobs in and records out by queued calls.
TEST(RequestClientThread, ServesFromAWorkerThread)
{
    ScriptServer server([](const SeenRequest &) { return stream({kA, kB + kDone}); });
    QThreadPool pool;
    QThread thread;
    auto client =
        std::make_unique<net::RequestClient>(std::make_unique<net::QnamTransport>(), &pool);
    client->moveToThread(&thread);
    QObject context;
    std::vector<RequestRecord> records;
    QObject::connect(client.get(), &net::RequestClient::finished, &context,
        [&](const RequestRecord &record) { records.push_back(record); });
    thread.start();
    core::ModelSpec model = modelFor(Backend::VllmChat, true);
    model.url = u"http://127.0.0.1:%1"_s.arg(server.serverPort());
    const auto spec = std::make_shared<const core::ModelSpec>(model);
    for (int i = 0; i < 50; ++i) {
        QMetaObject::invokeMethod(client.get(), [&client, spec] {
            net::RequestJob job;
            job.item = hiCase();
            job.model = spec;
            client->send(job);
        });
    }
    EXPECT_TRUE(waitFor([&] { return records.size() == 50; }));
    for (const RequestRecord &record : records)
        EXPECT_EQ(shown(record), "ok 'ab'/'' 0/2 tp3 content,content");
    EXPECT_EQ(client->inFlight(), 0);
    QMetaObject::invokeMethod(
        client.get(), [&client] { client.reset(); }, Qt::BlockingQueuedConnection);
    thread.quit();
    thread.wait();
}

// Later requests of a model take all but the body from the first; those of another do not.
TEST_P(RequestClientTest, KeepsTheRequestsOfTwoModelsApart)
{
    ScriptServer server([](const SeenRequest &) { return stream({kA, kB, kUsage, kDone}); });
    core::ModelSpec first = modelAt(server);
    first.apiKey = core::Secret(u"one"_s);
    core::ModelSpec second = modelAt(server);
    second.apiKey = core::Secret(u"two"_s);
    const auto shared = std::make_shared<const core::ModelSpec>(first);
    core::Case item = hiCase();
    for (const QString &prompt : {u"x"_s, u"y"_s}) {
        item.prompt = prompt;
        net::RequestJob job;
        job.item = item;
        job.uuid = prompt;
        job.model = shared;
        m_records.clear();
        m_client->send(job);
        ASSERT_TRUE(waitFor([&] { return !m_records.empty(); }));
        EXPECT_TRUE(m_records.front().isSuccess);
    }
    run(second);
    ASSERT_EQ(server.seen().size(), 3U);
    EXPECT_EQ(server.seen()[0].header("Authorization"), "Bearer one");
    EXPECT_EQ(server.seen()[1].header("Authorization"), "Bearer one");
    EXPECT_EQ(server.seen()[2].header("Authorization"), "Bearer two");
    EXPECT_TRUE(server.seen()[0].body.contains("\"x\""));
    EXPECT_TRUE(server.seen()[1].body.contains("\"y\""));
}

// R6
TEST_P(RequestClientTest, KeepsTheIdOfATritonRequestInEveryAttempt)
{
    const QByteArray he = "data: {\"text_output\":\"He\"}\n\n";
    ScriptServer server([&](const SeenRequest &request) {
        return request.number == 1 ? closing(stream({he + "data: {\"text_out"}, false))
                                   : stream({he, "data: {\"text_output\":\"llo\"}\n\n"});
    });
    const RequestRecord record = run(modelAt(server, 2, Backend::Triton));
    EXPECT_EQ(shown(record), "ok 'Hello'/'' 0/2 tp3 content,content");
    ASSERT_EQ(server.seen().size(), 2U);
    EXPECT_EQ(server.seen()[0].path, "/v2/models/m/generate_stream");
    EXPECT_EQ(server.seen()[0].body, server.seen()[1].body);
    EXPECT_TRUE(server.seen()[0].body.contains("\"id\": \"01234567-89ab-cdef-0123-456789abcdef\""));
}

// T7, R5
TEST_P(RequestClientTest, NamesWhatServicesRefuseWith)
{
    ScriptServer server([](const SeenRequest &request) {
        return request.number == 1
            ? answer("429 Too Many Requests", R"({"error":"full","error_type":"overloaded"})")
            : answer("404 Not Found", R"({"error":"model not found"})");
    });
    EXPECT_EQ(shown(run(modelAt(server, 2, Backend::Tgi))),
        "E_HTTP: HTTP 429 Too Many Requests: full ''/'' 0/0 tp1");
    EXPECT_EQ(shown(run(modelAt(server, 2, Backend::Triton, false))),
        "E_HTTP: HTTP 404 Not Found: model not found ''/'' 0/0 tp1");
    EXPECT_EQ(server.seen().size(), 2U) << "a refusal is not repeated";
}

// T1, I1, W4, 15.3
TEST_P(RequestClientTest, ReadsEveryProtocolByteByByte)
{
    struct Protocol
    {
        Backend backend;
        QByteArray body;
        std::string expected;
    };
    const std::vector<Protocol> protocols{
        {Backend::Tgi,
            "data:{\"token\":{\"text\":\"He\",\"special\":false},\"generated_text\":null}\n\n"
            "data:{\"token\":{\"text\":\"llo\",\"special\":false},\"generated_text\":\"Hello\"}"
            "\n\n",
            "ok 'Hello'/'' 0/2 tp3 content,content"},
        {Backend::MindIe,
            "data: {\"token\":{\"id\":[1],\"text\":\"He\"}}\n\n"
            "data: {\"token\":{\"id\":[2],\"text\":\"llo\"},\"generated_text\":\"Hello\","
            "\"details\":{\"finish_reason\":\"length\",\"generated_tokens\":2}}\n\n",
            "ok 'Hello'/'' 0/2 tp3 content,content"},
        {Backend::Vita,
            "data: {\"text\":[\"He\"]}\n\ndata: {\"text\":[\"llo\"]}\n\ndata: [DONE]\n\n",
            "ok 'Hello'/'' 0/2 tp3 content,content"},
        {Backend::VllmGenerate,
            QByteArray(R"({"text":["hiHe"]}|{"text":["hiHello"]}|)").replace('|', '\0'),
            "ok 'Hello'/'' 0/2 tp3 content,content"},
    };
    for (const Protocol &protocol : protocols) {
        ScriptServer server([&](const SeenRequest &) {
            std::vector<QByteArray> packets;
            for (const char byte : protocol.body)
                packets.emplace_back(1, byte);
            return stream(packets);
        });
        EXPECT_EQ(shown(run(modelAt(server, 1, protocol.backend))), protocol.expected);
    }
}

INSTANTIATE_TEST_SUITE_P(Both, RequestClientTest, bothTransports(), transportKindName);

} // namespace
} // namespace aisb::test
