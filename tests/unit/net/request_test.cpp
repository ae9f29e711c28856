// SPDX-License-Identifier: GPL-3.0-or-later
#include "nethelpers.h"
#include "result_helpers.h"

// What is sent: spec/models.md 3.3, 3.4, 8.1, 9.1 and the N rows about bodies.
namespace aisb::test {
namespace {

using namespace Qt::StringLiterals;
using core::Backend;
using core::ErrorCode;

core::Result<net::PreparedRequest> prepared(
    const core::ModelSpec &model, const core::Case &item = hiCase())
{
    return net::backendFor(model.backend).makeRequest(model, item, {});
}

std::string body(const core::ModelSpec &model, const core::Case &item = hiCase())
{
    const core::Result<net::PreparedRequest> request = prepared(model, item);
    return request ? request->http.body.toStdString() : request.error().text().toStdString();
}

core::Json json(const QByteArray &text)
{
    return core::readJson(text).value();
}

core::ModelSpec withKwargs(Backend backend, bool isStream, const QByteArray &kwargs)
{
    core::ModelSpec model = modelFor(backend, isStream);
    model.generationKwargs = json(kwargs);
    return model;
}

const QByteArray kShipped = R"({"temperature":0.01,"ignore_eos":false})";

TEST(CompletionsBody, HasTheKeysInOrder)
{
    EXPECT_EQ(body(withKwargs(Backend::VllmCompletions, true, kShipped)),
        R"({"prompt": "hi", "stream": true, "temperature": 0.01, "ignore_eos": false, "max_tokens": 16, "model": "m", )"
        R"("stream_options": {"include_usage": true}})");
    EXPECT_EQ(body(withKwargs(Backend::VllmCompletions, false, kShipped)),
        R"({"prompt": "hi", "stream": false, "temperature": 0.01, "ignore_eos": false, "max_tokens": 16, "model": "m"})");
    EXPECT_EQ(
        body(withKwargs(Backend::VllmCompletions, true,
            R"({"model":"x","max_tokens":1,"stream_options":{"continuous_usage_stats":true},"prompt":"p"})")),
        R"({"prompt": "p", "stream": true, "model": "m", "max_tokens": 16, )"
        R"("stream_options": {"continuous_usage_stats": true, "include_usage": true}})");
}

TEST(ChatBody, HasTheKeysInOrder)
{
    EXPECT_EQ(body(withKwargs(Backend::VllmChat, true, kShipped)),
        R"({"stream": true, "messages": [{"role": "user", "content": "hi"}], "stream_options": {"include_usage": true}, )"
        R"("temperature": 0.01, "ignore_eos": false, "max_tokens": 16, "model": "m"})");
    EXPECT_EQ(body(withKwargs(Backend::VllmChat, false, kShipped)),
        R"({"stream": false, "messages": [{"role": "user", "content": "hi"}], "temperature": 0.01, "ignore_eos": false, )"
        R"("max_tokens": 16, "model": "m"})");
    EXPECT_EQ(body(withKwargs(Backend::VllmChat, true,
                  R"({"max_tokens":1,"stream_options":{"x":1},"model":"y"})")),
        R"({"stream": true, "messages": [{"role": "user", "content": "hi"}], "stream_options": {"include_usage": true, "x": 1}, )"
        R"("max_tokens": 16, "model": "m"})");
    EXPECT_EQ(
        body(withKwargs(Backend::VllmChat, true, R"({"stream_options":{"include_usage":false}})")),
        R"({"stream": true, "messages": [{"role": "user", "content": "hi"}], "stream_options": {"include_usage": false}, )"
        R"("max_tokens": 16, "model": "m"})");
}

TEST(Body, TakesTheLimitFromTheCaseOrTheModel)
{
    core::ModelSpec model = modelFor(Backend::VllmChat, false);
    core::Case item = hiCase();
    item.maxOutLen = 5;
    EXPECT_NE(body(model, item).find(R"("max_tokens": 5)"), std::string::npos);
    item.maxOutLen = 0;
    EXPECT_NE(body(model, item).find(R"("max_tokens": 16)"), std::string::npos);
    model.maxTokensField = u"max_completion_tokens"_s;
    EXPECT_NE(body(model, item).find(R"("max_completion_tokens": 16)"), std::string::npos);
    model.maxOutLen = 0; // N18
    EXPECT_FAILS_WITH(prepared(model, item), ErrorCode::ModelData002);
    EXPECT_NE(body(model, item).find("max_out_len must be positive"), std::string::npos);
    item.maxOutLen = -1;
    EXPECT_FAILS_WITH(
        prepared(modelFor(Backend::VllmCompletions, true), item), ErrorCode::ModelData002);
}

TEST(Body, KeepsNumbersOrderAndNesting)
{
    // N33, N34, 16.4
    EXPECT_NE(body(withKwargs(Backend::VllmChat, false, R"({"seed":18446744073709551615})"))
                  .find(R"("seed": 18446744073709551615)"),
        std::string::npos);
    EXPECT_NE(
        body(withKwargs(Backend::VllmChat, false,
                 R"({"tools":[{"parameters":{"properties":{"z":1,"a":{"m":[]},"m":3}}}]})"))
            .find(R"("tools": [{"parameters": {"properties": {"z": 1, "a": {"m": []}, "m": 3}}}])"),
        std::string::npos);
}

TEST(Body, EscapesWhatTheReferenceEscapes)
{
    core::Case item = hiCase();
    item.prompt =
        QString(u"q\" b\\ "_s + QChar(u'\0') + u"\U0001F600 \u4f60"_s + QChar(0xd83d)); // N35
    const core::Result<net::PreparedRequest> request =
        prepared(modelFor(Backend::VllmCompletions, false), item);
    ASSERT_OK(request);
    EXPECT_TRUE(
        request->http.body.startsWith(R"({"prompt": "q\" b\\ \u0000\ud83d\ude00 \u4f60\ufffd", )"))
        << request->http.body.constData();
    EXPECT_EQ(request->warnings.size(), 1);
}

TEST(Body, UsesTheMetaTemplate)
{
    core::ModelSpec model = modelFor(Backend::VllmChat, false);
    core::Case item = hiCase();
    item.prompt = json(
        R"([{"section":"begin","pos":"begin"},{"role":"SYSTEM","prompt":"s"},{"section":"begin","pos":"end"},)"
        R"({"section":"round","pos":"begin"},{"role":"HUMAN","prompt":"q"},{"role":"BOT","prompt":""},{"section":"round","pos":"end"}])");
    const core::Result<net::PreparedRequest> request = prepared(model, item);
    ASSERT_OK(request);
    EXPECT_EQ(core::writeJson(request->input).toStdString(),
        R"([{"content": "s", "role": "system"}, {"content": "q", "role": "user"}])");
    EXPECT_EQ(body(modelFor(Backend::VllmCompletions, false), item),
        R"({"prompt": "s\nq", "stream": false, "max_tokens": 16, "model": "m"})");
}

TEST(Request, RefusesContradictions)
{
    EXPECT_FAILS_WITH(prepared(withKwargs(Backend::VllmChat, true, R"({"stream":false})")),
        ErrorCode::UtilsCfg002);
    EXPECT_FAILS_WITH(prepared(withKwargs(Backend::VllmCompletions, false, R"({"stream":true})")),
        ErrorCode::UtilsCfg002);
    core::ModelSpec model = modelFor(Backend::VllmChat, true);
    model.extraHeaders = {{u"X Y"_s, u"1"_s}};
    EXPECT_FAILS_WITH(prepared(model), ErrorCode::UtilsCfg002);
    model.extraHeaders = {{u"X"_s, u"1\r\nEvil: 2"_s}};
    EXPECT_FAILS_WITH(prepared(model), ErrorCode::UtilsCfg002);
    model.extraHeaders.clear();
    model.apiKey = core::Secret(u"a\nb"_s);
    EXPECT_FAILS_WITH(prepared(model), ErrorCode::UtilsCfg002);
    core::Case item = hiCase();
    item.prompt = core::Json(5);
    EXPECT_FAILS_WITH(prepared(modelFor(Backend::VllmChat, true), item), ErrorCode::ModelType002);
}

TEST(Request, CarriesHeadersAndLimits)
{
    core::ModelSpec model = modelFor(Backend::VllmChat, true);
    model.apiKey = core::Secret(u"sk-1"_s);
    model.extraHeaders = {{u"X-Tenant"_s, u"t"_s}, {u"accept"_s, u"text/event-stream"_s}};
    model.requestTimeoutS = 1.5;
    model.idleTimeoutS = 0.0001;
    const core::Result<net::PreparedRequest> request = prepared(model);
    ASSERT_OK(request);
    const net::Headers expected{{"Content-Type", "application/json"},
        {"Accept", "text/event-stream"}, {"Accept-Language", "*"},
        {"User-Agent", net::headerValue(request->http.headers, "User-Agent")},
        {"Authorization", "Bearer sk-1"}, {"X-Tenant", "t"}};
    EXPECT_EQ(request->http.headers, expected);
    EXPECT_TRUE(
        net::headerValue(request->http.headers, "user-agent").startsWith("AISBenchStudio/"));
    EXPECT_EQ(request->http.limits.totalMs, 1500);
    EXPECT_EQ(request->http.limits.idleMs, 1);
    EXPECT_EQ(request->http.limits.connectMs, 0);
    EXPECT_EQ(request->http.endMarker, net::EndMarker::Done);
    EXPECT_EQ(request->http.url.toString(), u"http://localhost:8080/v1/chat/completions"_s);
}

TEST(Catalogue, HasOneEntryPerBackendAndUniqueIds)
{
    QStringList ids;
    for (const net::Backend *backend : net::backends()) {
        const net::BackendInfo &info = backend->describe();
        EXPECT_EQ(&net::backendFor(info.backend), backend);
        EXPECT_FALSE(ids.contains(info.id));
        EXPECT_TRUE(info.endpoint.startsWith("v1/"_L1));
        ids += info.id;
    }
    EXPECT_EQ(ids.size(), 2);
}

} // namespace
} // namespace aisb::test
