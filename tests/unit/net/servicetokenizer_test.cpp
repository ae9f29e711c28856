// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/servicetokenizer.h"

#include "net_script_server.h"
#include "nethelpers.h"
#include "result_helpers.h"

namespace aisb::test {
namespace {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using net::ServiceTokenizer;

core::ModelSpec modelAt(const ScriptServer &server, const QString &path)
{
    core::ModelSpec model = modelFor(core::Backend::VllmChat, true);
    model.url = u"http://127.0.0.1:%1%2"_s.arg(server.serverPort()).arg(path);
    model.apiKey = core::Secret(u"sk-secret"_s);
    model.model = u"qwen"_s;
    return model;
}

core::Result<qint64> counted(
    ServiceTokenizer &tokenizer, const core::Json &input, ServiceTokenizer::Text kind)
{
    const auto future = tokenizer.count(input, kind);
    EXPECT_TRUE(waitFor([&] { return future.isFinished(); }));
    return future.result();
}

TEST(ServiceTokenizer, AsksBesideTheVersionOfTheInterface)
{
    ScriptServer server([](const SeenRequest &) {
        return answer("200 OK", R"({"count":5,"max_model_len":100,"tokens":[1,2,3,4,5]})");
    });
    const QStringList addresses{{}, u"/"_s, u"/v1"_s, u"/v1/"_s, u"/proxy/v1"_s};
    for (const QString &address : addresses) {
        ServiceTokenizer tokenizer(modelAt(server, address));
        const auto count = counted(tokenizer, u"hi"_s, ServiceTokenizer::Text::Answer);
        ASSERT_OK(count);
        EXPECT_EQ(*count, 5);
    }
    QByteArrayList paths;
    for (const SeenRequest &seen : server.seen())
        paths.append(seen.path);
    EXPECT_EQ(paths,
        QByteArrayList({"/tokenize", "/tokenize", "/tokenize", "/tokenize", "/proxy/tokenize"}));
    EXPECT_EQ(server.seen().front().method, "POST");
    EXPECT_EQ(server.seen().front().header("Authorization"), "Bearer sk-secret");
}

TEST(ServiceTokenizer, SendsTextsAndMessages)
{
    ScriptServer server([](const SeenRequest &) { return answer("200 OK", R"({"count":0})"); });
    ServiceTokenizer tokenizer(modelAt(server, {}));
    const auto messages = core::readJson(R"([{"role":"user","content":"hi"}])");
    ASSERT_OK(messages);
    ASSERT_OK(counted(tokenizer, u"hi"_s, ServiceTokenizer::Text::Prompt));
    ASSERT_OK(counted(tokenizer, u"hi"_s, ServiceTokenizer::Text::Answer));
    ASSERT_OK(counted(tokenizer, *messages, ServiceTokenizer::Text::Prompt));
    QByteArrayList bodies;
    for (const SeenRequest &seen : server.seen())
        bodies.append(seen.body);
    EXPECT_EQ(bodies,
        QByteArrayList({R"({"model": "qwen", "prompt": "hi", "add_special_tokens": true})",
            R"({"model": "qwen", "prompt": "hi", "add_special_tokens": false})",
            R"({"model": "qwen", "messages": [{"role": "user", "content": "hi"}], "add_generation_prompt": true})"}));
}

TEST(ServiceTokenizer, SaysWhyThereIsNoCount)
{
    const std::vector<std::pair<QByteArray, QByteArray>> answers{
        {"404 Not Found", R"({"detail":"Not Found"})"}, {"200 OK", "<html>"},
        {"200 OK", R"({"count":-1})"}, {"200 OK", R"({"tokens":[1]})"}};
    for (const auto &[status, body] : answers) {
        ScriptServer server([&](const SeenRequest &) { return answer(status, body); });
        ServiceTokenizer tokenizer(modelAt(server, {}));
        const auto count = counted(tokenizer, u"hi"_s, ServiceTokenizer::Text::Prompt);
        EXPECT_FAILS_WITH(count, ErrorCode::ModelData003);
        EXPECT_TRUE(count.error().detail.contains(u"/tokenize: "_s))
            << count.error().detail.toStdString();
        EXPECT_FALSE(count.error().detail.contains(u"sk-secret"_s));
    }
}

TEST(ServiceTokenizer, AnswersWhenItIsCancelled)
{
    ScriptServer server([](const SeenRequest &) {
        Script script = stream({R"({"count":)"}, false); // and no end
        script.endDelayMs = 60'000;
        return script;
    });
    ServiceTokenizer tokenizer(modelAt(server, {}));
    const auto future = tokenizer.count(u"hi"_s, ServiceTokenizer::Text::Prompt);
    ASSERT_TRUE(waitFor([&] { return server.seen().size() == 1; }));
    tokenizer.cancel();
    ASSERT_TRUE(waitFor([&] { return future.isFinished(); }));
    EXPECT_FAILS_WITH(future.result(), ErrorCode::ModelData003);
}

} // namespace
} // namespace aisb::test
