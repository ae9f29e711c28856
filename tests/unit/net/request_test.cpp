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

// 12
TEST(TgiBody, HasPromptAndParameters)
{
    EXPECT_EQ(body(withKwargs(Backend::Tgi, true, kShipped)),
        R"({"inputs": "hi", "parameters": {"temperature": 0.01, "ignore_eos": false, "max_new_tokens": 16}})");
    EXPECT_EQ(body(withKwargs(
                  Backend::Tgi, false, R"({"max_new_tokens":3,"details":true,"stop":["x"]})")),
        R"({"inputs": "hi", "parameters": {"max_new_tokens": 16, "details": true, "stop": ["x"]}})");
}

// 13
TEST(TritonBody, HasAnIdTextAndParameters)
{
    core::ModelSpec model = withKwargs(Backend::Triton, true, R"({"temperature":0.01})");
    net::RequestContext context;
    context.requestId = u"6765dbe3790b4f64bbb58c9370cf4ae3"_s;
    const auto bodyOf = [&] {
        return net::backendFor(Backend::Triton)
            .makeRequest(model, hiCase(), context)
            .value()
            .http.body.toStdString();
    };
    const std::string id = R"({"id": "6765dbe3-790b-4f64-bbb5-8c9370cf4ae3", "text_input": "hi", )";
    EXPECT_EQ(bodyOf(), id + R"("parameters": {"temperature": 0.01, "max_new_tokens": 16}})");
    model.tritonStyle = core::TritonStyle::TopLevel;
    EXPECT_EQ(bodyOf(), id + R"("temperature": 0.01, "max_tokens": 16, "stream": true})");
    EXPECT_NE(body(model).find("00000000-0000-0000-0000-000000000000"), std::string::npos);
}

// 14
TEST(MindIeBody, SaysWhetherItStreams)
{
    const std::string parameters =
        R"("parameters": {"temperature": 0.01, "ignore_eos": false, "max_new_tokens": 16}})";
    EXPECT_EQ(body(withKwargs(Backend::MindIe, true, kShipped)),
        R"({"inputs": "hi", "stream": true, )" + parameters);
    EXPECT_EQ(body(withKwargs(Backend::MindIe, false, kShipped)),
        R"({"inputs": "hi", "stream": false, )" + parameters);
}

// 15.1
TEST(VitaBody, GivesGenerationSettingsTheLastWord)
{
    core::ModelSpec model =
        withKwargs(Backend::Vita, false, R"({"do_sample":false,"temperature":0.01})");
    model.model = u"vita"_s;
    EXPECT_EQ(body(model),
        R"({"prompt": [{"type": "text", "text": "hi"}], "max_tokens": 16, "stream": false, "model": "vita", )"
        R"("do_sample": false, "temperature": 0.01})");
    EXPECT_EQ(body(withKwargs(Backend::Vita, false, R"({"max_tokens":3,"model":"x"})")),
        R"({"prompt": [{"type": "text", "text": "hi"}], "max_tokens": 3, "stream": false, "model": "x"})");
    // W6
    EXPECT_FAILS_WITH(
        prepared(withKwargs(Backend::Vita, false, R"({"stream":true})")), ErrorCode::UtilsCfg002);
}

// W5, W7
TEST(VitaBody, FlattensMediaBehindTheText)
{
    core::Case item = hiCase();
    item.prompt = json(R"([{"section":"round","pos":"begin"},{"role":"HUMAN","prompt_mm":[
        {"type":"text","text":"q"},{"type":"image_url","image_url":{"url":"file:///d/a.jpg"}},
        {"type":"video_url","video_url":"file:///v.mp4"},
        {"type":"audio_url","audio_url":{"url":"http://x/a.wav"}},{"type":"other","other":1}]},
        {"section":"round","pos":"end"}])");
    const std::string parts =
        R"({"type": "text", "text": "q"}, {"type": "image_url", "image_url": "/d/a.jpg"}, )"
        R"({"type": "video_url", "video_url": "/v.mp4"}, {"type": "audio_url", "audio_url": "http://x/a.wav"}], )";
    const core::ModelSpec model = modelFor(Backend::Vita, false);
    EXPECT_EQ(body(model, item),
        R"({"prompt": [)" + parts + R"("max_tokens": 16, "stream": false, "model": "m"})");
    core::Json system = core::Json::object();
    system.set(u"role"_s, u"SYSTEM"_s);
    system.set(u"prompt"_s, u"S"_s);
    item.prompt.items().insert(item.prompt.items().begin(), system);
    EXPECT_EQ(body(model, item),
        R"({"prompt": [{"type": "text", "text": "S"}, )" + parts
            + R"("max_tokens": 16, "stream": false, "model": "m"})");
}

// 15.3
TEST(VllmGenerateBody, HasTheKeysInOrder)
{
    EXPECT_EQ(body(withKwargs(Backend::VllmGenerate, true, R"({"max_tokens":1,"top_k":2})")),
        R"({"prompt": "hi", "stream": true, "max_tokens": 16, "top_k": 2})");
}

TEST(Body, OfTextBackendsTakesNoMedia)
{
    core::Case item = hiCase();
    item.prompt = json(R"([{"role":"HUMAN","prompt_mm":[{"type":"text","text":"q"}]}])");
    for (const Backend backend :
        {Backend::Tgi, Backend::Triton, Backend::MindIe, Backend::VllmGenerate}) {
        core::ModelSpec model = modelFor(backend, true);
        EXPECT_FAILS_WITH(prepared(model, item), ErrorCode::ModelData002);
        model.isCompatMode = true; // D-19
        EXPECT_EQ(prepared(model, item)->input, core::Json(QString()));
    }
}

TEST(Body, OfEveryBackendTakesTheLimitFromTheCase)
{
    for (const net::Backend *backend : net::backends()) {
        core::ModelSpec model = modelFor(backend->describe().backend, true);
        core::Case item = hiCase();
        item.maxOutLen = 5;
        const QString field = backend->describe().maxTokensField;
        EXPECT_NE(
            body(model, item).find(u"\"%1\": 5"_s.arg(field).toStdString()), std::string::npos)
            << body(model, item);
        model.maxTokensField = u"max_completion_tokens"_s;
        EXPECT_NE(body(model, item).find(R"("max_completion_tokens": 5)"), std::string::npos);
        item.maxOutLen.reset();
        model.maxOutLen = 0;
        EXPECT_FAILS_WITH(prepared(model, item), ErrorCode::ModelData002);
    }
}

// 16.2
TEST(Body, RoutesRowsToTheirAdapters)
{
    const auto bodyOf = [](Backend backend, int row, const net::RequestContext &context = {}) {
        core::ModelSpec model = modelFor(backend, true);
        model.loraAdapters = {{7, u"seven"_s}};
        core::Case item = hiCase();
        item.id = row;
        return net::backendFor(backend).makeRequest(model, item, context)->http.body.toStdString();
    };
    for (const Backend backend : {Backend::VllmCompletions, Backend::VllmChat}) {
        EXPECT_NE(bodyOf(backend, 7).find(R"("model": "seven")"), std::string::npos);
        EXPECT_NE(bodyOf(backend, 8).find(R"("model": "m")"), std::string::npos);
    }
    for (const Backend backend : {Backend::Tgi, Backend::MindIe}) {
        EXPECT_NE(bodyOf(backend, 7).find(R"("max_new_tokens": 16, "adapter_id": "seven"}})"),
            std::string::npos);
        EXPECT_EQ(bodyOf(backend, 8).find("adapter_id"), std::string::npos);
    }
    for (const Backend backend : {Backend::Triton, Backend::Vita, Backend::VllmGenerate})
        EXPECT_EQ(bodyOf(backend, 7).find("seven"), std::string::npos);
    net::RequestContext dialogue;
    dialogue.isDialogue = true;
    EXPECT_NE(bodyOf(Backend::VllmChat, 7, dialogue).find(R"("model": "m")"), std::string::npos);
    net::RequestContext rating;
    rating.isRating = true;
    EXPECT_NE(
        bodyOf(Backend::VllmCompletions, 7, rating).find(R"("model": "m")"), std::string::npos);
}

// X6
TEST(ChatBody, EndsWithTheToolsOfTheRow)
{
    core::ModelSpec model = modelFor(Backend::VllmChat, false);
    model.returnsToolCalls = true;
    core::Case item = hiCase();
    item.tools = json(
        R"([{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"z":{},"a":{},"m":{}}}}}])");
    EXPECT_EQ(body(model, item),
        R"({"stream": false, "messages": [{"role": "user", "content": "hi"}], "max_tokens": 16, "model": "m", "tools": )"
        R"([{"type": "function", "function": {"name": "f", "parameters": {"type": "object", "properties": {"z": {}, "a": {}, "m": {}}}}}]})");
    model.returnsToolCalls = false;
    EXPECT_EQ(body(model, item).find("tools"), std::string::npos);
    model.returnsToolCalls = true;
    item.tools = core::Json::array();
    EXPECT_EQ(body(model, item).find("tools"), std::string::npos);
}

TEST(Endpoints, FollowStreamAndModel)
{
    const auto addressOf = [](Backend backend, bool isStream, const QString &name = u"m"_s) {
        core::ModelSpec model = modelFor(backend, isStream);
        model.model = name;
        return prepared(model)->http.url.toString(QUrl::FullyEncoded);
    };
    const QString root = u"http://localhost:8080/"_s;
    EXPECT_EQ(addressOf(Backend::Tgi, false), root + u"generate"_s);
    EXPECT_EQ(addressOf(Backend::Tgi, true), root + u"generate_stream"_s);
    EXPECT_EQ(addressOf(Backend::Triton, false), root + u"v2/models/m/generate"_s);
    EXPECT_EQ(addressOf(Backend::Triton, true), root + u"v2/models/m/generate_stream"_s);
    EXPECT_EQ(addressOf(Backend::Triton, true, u"a/b c?%"_s),
        root + u"v2/models/a%2Fb%20c%3F%25/generate_stream"_s);
    for (const bool isStream : {false, true}) {
        EXPECT_EQ(addressOf(Backend::MindIe, isStream), root + u"infer"_s);
        EXPECT_EQ(addressOf(Backend::Vita, isStream), root + u"generate"_s);
        EXPECT_EQ(addressOf(Backend::VllmGenerate, isStream), root + u"generate"_s);
    }
}

// D-02
TEST(Headers, CarryTheKeyForEveryBackend)
{
    for (const net::Backend *backend : net::backends()) {
        core::ModelSpec model = modelFor(backend->describe().backend, false);
        model.apiKey = core::Secret(u"k"_s);
        EXPECT_EQ(net::headerValue(prepared(model)->http.headers, "Authorization"), "Bearer k");
    }
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
        EXPECT_FALSE(info.title.isEmpty());
        EXPECT_FALSE(backend->endpoint(modelFor(info.backend, true)).startsWith(u'/'));
        ids += info.id;
    }
    EXPECT_EQ(ids.size(), 7);
}

} // namespace
} // namespace aisb::test
