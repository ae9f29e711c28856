// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/servicecheck.h"

#include "net_script_server.h"
#include "nethelpers.h"
#include "result_helpers.h"

#include <QElapsedTimer>

namespace aisb::test {
namespace {

using namespace Qt::StringLiterals;
using core::Backend;
using core::ErrorClass;
using core::ErrorCode;

core::ModelSpec modelAt(const ScriptServer &server, bool isStream = true)
{
    core::ModelSpec model = modelFor(Backend::VllmChat, isStream);
    model.url = u"http://127.0.0.1:%1/v1"_s.arg(server.serverPort());
    model.apiKey = core::Secret(u"sk-secret"_s);
    return model;
}

template <class T>
T resultOf(const QFuture<T> &future)
{
    EXPECT_TRUE(waitFor([&] { return future.isFinished(); }));
    return future.result();
}

TEST(ModelDiscovery, ListsAllIdsInOrder)
{
    ScriptServer server([](const SeenRequest &) {
        return answer(
            "200 OK", R"({"object":"list","data":[{"id":"base"},{"id":"lora"},{"x":1}]})");
    });
    net::ModelDiscovery discovery;
    const core::Result<QStringList> models = resultOf(discovery.fetch(modelAt(server)));
    ASSERT_OK(models);
    EXPECT_EQ(*models, QStringList({u"base"_s, u"lora"_s}));
    const SeenRequest &seen = server.seen().front();
    EXPECT_EQ(seen.method, "GET");
    EXPECT_EQ(seen.path, "/v1/models");
    EXPECT_EQ(seen.header("Authorization"), "Bearer sk-secret");
    EXPECT_EQ(seen.header("Content-Type"), "");
}

// The table of spec/models.md 3.7.
TEST(ModelDiscovery, SaysWhyThereIsNoModel)
{
    struct Row
    {
        QByteArray status;
        QByteArray body;
        QString part;
    };
    const std::vector<Row> rows{
        {"404 Not Found", "<html>nothing here</html>",
            u"HTTP 404 Not Found: <html>nothing here</html>"_s},
        {"401 Unauthorized", R"({"error":{"message":"wrong key"}})",
            u"HTTP 401 Unauthorized: wrong key"_s},
        {"204 No Content", "", u"HTTP 204 No Content"_s},
        {"200 OK", "<html>", u"not JSON"_s},
        {"200 OK", R"({"data":null})", u"no model listed"_s},
        {"200 OK", R"({"data":[]})", u"no model listed"_s},
        {"200 OK", "{}", u"no model listed"_s},
        {"200 OK", "[1]", u"no model listed"_s},
        {"200 OK", R"({"data":[{"id":5},{}]})", u"no model listed"_s},
    };
    for (const Row &row : rows) {
        ScriptServer server([&](const SeenRequest &) { return answer(row.status, row.body); });
        net::ModelDiscovery discovery;
        const core::Result<QStringList> models = resultOf(discovery.fetch(modelAt(server)));
        EXPECT_FAILS_WITH(models, ErrorCode::ModelData001);
        EXPECT_TRUE(models.error().detail.contains(row.part))
            << models.error().detail.toStdString();
        EXPECT_TRUE(models.error().detail.contains(u"/v1/models"_s));
    }
}

TEST(ModelDiscovery, SaysWhenNobodyListensOrTheAddressIsWrong)
{
    core::ModelSpec model;
    {
        ScriptServer server([](const SeenRequest &) { return Script(); });
        model = modelAt(server);
    }
    net::ModelDiscovery discovery;
    EXPECT_FAILS_WITH(resultOf(discovery.fetch(model)), ErrorCode::ModelData001);
    model.url = u"http://"_s;
    EXPECT_FAILS_WITH(resultOf(discovery.fetch(model)), ErrorCode::UtilsCfg002);
}

TEST(ModelDiscovery, EndsItsFuturesWhenCancelledOrDestroyed)
{
    ScriptServer server([](const SeenRequest &) {
        Script script;
        script.endDelayMs = 60'000;
        return script;
    });
    auto discovery = std::make_unique<net::ModelDiscovery>();
    const auto first = discovery->fetch(modelAt(server));
    discovery->cancel();
    EXPECT_FAILS_WITH(resultOf(first), ErrorCode::ModelData001);
    const auto second = discovery->fetch(modelAt(server));
    discovery.reset();
    EXPECT_FAILS_WITH(resultOf(second), ErrorCode::ModelData001);
}

const QByteArray kStream =
    "data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}\n\n"
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":1}}\n\n"
    "data: [DONE]\n\n";

TEST(ConnectionTest, ReportsAWorkingStream)
{
    ScriptServer server([](const SeenRequest &) { return stream({kStream}); });
    net::ConnectionTest test;
    const net::ConnectionReport report = resultOf(test.run(modelAt(server)));
    EXPECT_TRUE(report.isOk) << report.verdict.toStdString();
    EXPECT_EQ(report.method, "POST");
    EXPECT_TRUE(report.url.endsWith(u"/v1/chat/completions"_s)) << report.url.toStdString();
    EXPECT_EQ(net::headerValue(report.sentHeaders, "Authorization"), "Bearer ***");
    EXPECT_EQ(report.status, 200);
    EXPECT_EQ(report.reason, u"OK"_s);
    EXPECT_EQ(net::headerValue(report.responseHeaders, "content-type"), "text/event-stream");
    EXPECT_TRUE(report.bodyStart.startsWith(u"data: {"_s));
    EXPECT_TRUE(report.ttftMs && report.totalMs && *report.ttftMs <= *report.totalMs);
    EXPECT_EQ(report.inputTokens, 4);
    EXPECT_EQ(report.outputTokens, 1);
    EXPECT_EQ(report.model, u"m"_s);
    EXPECT_FALSE(report.verdict.isEmpty());
    EXPECT_EQ(server.seen().front().header("Authorization"), "Bearer sk-secret");
}

TEST(ConnectionTest, AsksForTheModelWhenNoneIsNamed)
{
    ScriptServer server([](const SeenRequest &request) {
        return request.method == "GET"
            ? answer("200 OK", R"({"data":[{"id":"found"}]})")
            : answer("200 OK", R"({"choices":[{"message":{"content":"Hi"}}]})");
    });
    core::ModelSpec model = modelAt(server, false);
    model.model.clear();
    net::ConnectionTest test;
    const net::ConnectionReport report = resultOf(test.run(model));
    EXPECT_TRUE(report.isOk);
    EXPECT_EQ(report.model, u"found"_s);
    EXPECT_FALSE(report.ttftMs);
    EXPECT_TRUE(server.seen().back().body.contains("\"model\": \"found\""));
}

TEST(ConnectionTest, ReportsFailuresWithACure)
{
    ScriptServer server([](const SeenRequest &) {
        return answer(
            "401 Unauthorized", "{\"error\":{\"message\":\"no\"}}" + QByteArray(1000, ' '));
    });
    net::ConnectionTest test;
    net::ConnectionReport report = resultOf(test.run(modelAt(server)));
    EXPECT_FALSE(report.isOk);
    EXPECT_EQ(report.errorClass, ErrorClass::Http);
    EXPECT_EQ(report.status, 401);
    EXPECT_EQ(report.bodyStart.size(), 500);
    EXPECT_EQ(report.verdict, u"HTTP 401 Unauthorized: no. Check the API key."_s);

    core::ModelSpec model = modelAt(server);
    model.model.clear();
    report = resultOf(test.run(model));
    EXPECT_FALSE(report.isOk);
    EXPECT_EQ(report.status, 401);
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->code, ErrorCode::ModelData001);

    model.url = u"http://"_s;
    report = resultOf(test.run(model));
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->code, ErrorCode::UtilsCfg002);
}

TEST(ConnectionTest, SaysWhatWasAskedOfAServiceWithoutAModelList)
{
    ScriptServer server(
        [](const SeenRequest &) { return answer("404 Not Found", "nothing here"); });
    core::ModelSpec model = modelAt(server);
    model.backend = Backend::Triton;
    model.url = u"http://127.0.0.1:%1"_s.arg(server.serverPort());
    model.model.clear();
    net::ConnectionTest test;
    const net::ConnectionReport report = resultOf(test.run(model));
    EXPECT_FALSE(report.isOk);
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->code, ErrorCode::ModelData001);
    EXPECT_EQ(report.verdict,
        u"No model name is set, and the service does not list its models (asked GET %1/v1/models: "
        "HTTP 404 Not Found: nothing here). Nothing was sent to POST "
        "%1/v2/models/MODEL/generate_stream yet: enter the model's name."_s.arg(model.url));
    EXPECT_EQ(server.seen().size(), 1U);
}

TEST(ConnectionTest, NeedsNoModelListWhereTheProtocolHasNone)
{
    struct Service
    {
        Backend backend;
        QByteArray path;
        QByteArray answer;
    };
    const std::vector<Service> services{
        {Backend::Tgi, "/generate", R"({"generated_text":"Hello"})"},
        {Backend::MindIe, "/infer", R"({"generated_text":"Hello"})"},
        {Backend::Vita, "/generate", R"({"text":["Hello"]})"},
        {Backend::VllmGenerate, "/generate", R"({"text":["Say hello. Hello"]})"},
    };
    for (const Service &service : services) {
        ScriptServer server([&](const SeenRequest &) { return answer("200 OK", service.answer); });
        core::ModelSpec model = modelAt(server, false);
        model.backend = service.backend;
        model.url = u"http://127.0.0.1:%1"_s.arg(server.serverPort());
        model.model.clear();
        net::ConnectionTest test;
        const net::ConnectionReport report = resultOf(test.run(model));
        EXPECT_TRUE(report.isOk) << report.verdict.toStdString();
        EXPECT_EQ(report.verdict, u"The service answered."_s);
        ASSERT_EQ(server.seen().size(), 1U);
        EXPECT_EQ(server.seen()[0].path, service.path);
    }
}

TEST(ConnectionTest, DoubtsAnswersWithoutText)
{
    ScriptServer server(
        [](const SeenRequest &) { return answer("200 OK", R"({"text":["Hello"]})"); });
    core::ModelSpec model = modelAt(server, false);
    model.backend = Backend::Tgi;
    net::ConnectionTest test;
    const net::ConnectionReport report = resultOf(test.run(model));
    EXPECT_FALSE(report.isOk);
    EXPECT_TRUE(report.verdict.contains(u"without any text"_s)) << report.verdict.toStdString();
    EXPECT_TRUE(report.verdict.contains(u"TGI"_s));
}

TEST(ConnectionTest, CanBeCancelled)
{
    ScriptServer server([](const SeenRequest &) {
        Script script;
        script.endDelayMs = 60'000;
        return script;
    });
    auto test = std::make_unique<net::ConnectionTest>();
    const QFuture<net::ConnectionReport> first = test->run(modelAt(server));
    ASSERT_TRUE(waitFor([&] { return server.seen().size() == 1; }));
    test->cancel();
    EXPECT_EQ(resultOf(first).errorClass, ErrorClass::Cancelled);
    core::ModelSpec model = modelAt(server);
    model.model.clear();
    const QFuture<net::ConnectionReport> second = test->run(model);
    test.reset();
    EXPECT_FALSE(resultOf(second).isOk);
}

} // namespace
} // namespace aisb::test
