// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json.h"
#include "player.h"
#include "result_helpers.h"

namespace aisb::mock::test {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr qint64 kMs = 1'000'000;

Json parsed(const QByteArray &text)
{
    const core::Result<Json> json = core::readJson(text);
    EXPECT_TRUE(json.has_value()) << text.toStdString();
    return json.has_value() ? *json : Json();
}

const Json &firstChoice(const Json &json)
{
    static const Json none;
    return json[u"choices"].items().empty() ? none : json[u"choices"].items().front();
}

// Status and error type of a request that is refused.
QString refusal(const Ask &ask)
{
    const Played played = play(vllm(), ask);
    const Json error = parsed(played.body())[u"error"];
    EXPECT_EQ(QByteArray::number(error[u"code"].toInt()), played.head().mid(9, 3));
    return QString::fromLatin1(played.head().mid(9, 3)) + u' ' + error[u"type"].toString();
}

} // namespace

TEST(VllmProfile, StreamsRoleContentFinishUsageDone)
{
    const Played played = play(vllm(), chatStream(2));
    const std::vector<QByteArray> events = played.events();
    ASSERT_EQ(events.size(), 5U);
    const Json role = parsed(events[0]);
    EXPECT_EQ(role[u"object"], Json(u"chat.completion.chunk"_s));
    EXPECT_EQ(role[u"model"], Json(u"mock-1"_s));
    EXPECT_TRUE(role[u"id"].toString().startsWith(u"chatcmpl-"_s));
    EXPECT_TRUE(role[u"created"].isInt());
    EXPECT_EQ(firstChoice(role)[u"delta"], parsed(R"({"role":"assistant","content":""})"));
    EXPECT_EQ(firstChoice(parsed(events[1]))[u"delta"], parsed(R"({"content":"A "})"));
    EXPECT_TRUE(firstChoice(parsed(events[1]))[u"finish_reason"].isNull());
    EXPECT_EQ(firstChoice(parsed(events[2]))[u"finish_reason"], Json(u"length"_s));
    EXPECT_EQ(parsed(events[3])[u"usage"],
        parsed(R"({"prompt_tokens":2,"total_tokens":4,"completion_tokens":2})"));
    EXPECT_EQ(parsed(events[3])[u"choices"], Json::array());
    EXPECT_EQ(events[4], "[DONE]");
    EXPECT_TRUE(played.body().endsWith("data: [DONE]\n\n"));
    EXPECT_EQ(parsed(events[1])[u"id"], role[u"id"]);
}

TEST(VllmProfile, WaitsPerToken)
{
    const Played played = play(vllm(), completionStream(3));
    ASSERT_GE(played.writes.size(), 4U);
    EXPECT_EQ(played.writes[0].atNs, 0);
    EXPECT_EQ(played.writes[1].atNs, 100 * kMs);
    EXPECT_EQ(played.writes[2].atNs, 110 * kMs);
    EXPECT_EQ(played.writes[3].atNs, 120 * kMs);
}

TEST(VllmProfile, StreamsCompletionsWithoutRole)
{
    const std::vector<QByteArray> events = play(vllm(), completionStream(2)).events();
    ASSERT_EQ(events.size(), 4U);
    EXPECT_EQ(parsed(events[0])[u"object"], Json(u"text_completion"_s));
    EXPECT_EQ(firstChoice(parsed(events[0]))[u"text"], Json(u"A "_s));
    EXPECT_EQ(events[3], "[DONE]");
}

TEST(VllmProfile, SendsUsageOnlyWhenAsked)
{
    Ask ask = chatStream(2);
    ask.body.replace(R"("include_usage":true)", R"("include_usage":false)");
    EXPECT_FALSE(play(vllm(), ask).body().contains("usage"));
    ask = chatStream(2);
    ask.body.replace(
        R"("include_usage":true)", R"("include_usage":true,"continuous_usage_stats":true)");
    const std::vector<QByteArray> events = play(vllm(), ask).events();
    EXPECT_EQ(parsed(events[0])[u"usage"][u"completion_tokens"], Json(0));
    EXPECT_EQ(parsed(events[1])[u"usage"][u"completion_tokens"], Json(1));
}

TEST(VllmProfile, AnswersWholeWithUsage)
{
    const Json chat = parsed(play(vllm(), chatWhole(3)).body());
    EXPECT_EQ(chat[u"object"], Json(u"chat.completion"_s));
    EXPECT_EQ(firstChoice(chat)[u"message"][u"content"], Json(u"A A A "_s));
    EXPECT_EQ(chat[u"usage"][u"prompt_tokens"], Json(2));
    Ask ask = chatWhole(3);
    ask.path = "/v1/completions";
    ask.body.replace(
        R"("messages":[{"role":"user","content":"hi you"}])", R"("prompt":["a b","c"])");
    const Json text = parsed(play(vllm(), ask).body());
    EXPECT_EQ(firstChoice(text)[u"text"], Json(u"A A A "_s));
    EXPECT_EQ(text[u"usage"][u"prompt_tokens"], Json(3));
}

TEST(VllmProfile, CountsWordsOfAllMessagesAndParts)
{
    Ask ask = chatWhole(1);
    ask.body.replace(R"("content":"hi you"})",
        R"("content":[{"type":"text","text":" one  two"},{"type":"image_url"}]},{"role":"system","content":"three"})");
    EXPECT_EQ(parsed(play(vllm(), ask).body())[u"usage"][u"prompt_tokens"], Json(3));
}

TEST(VllmProfile, StopsBeforeTheLimitUnlessEosIsIgnored)
{
    MockSettings settings = vllm();
    settings.lengths = LengthDistribution::Fixed;
    settings.fixedTokens = 4;
    const Json answer = parsed(play(settings, chatWhole(9)).body());
    EXPECT_EQ(answer[u"usage"][u"completion_tokens"], Json(4));
    EXPECT_EQ(firstChoice(answer)[u"finish_reason"], Json(u"stop"_s));
    EXPECT_EQ(firstChoice(parsed(play(settings, chatWhole(3)).body()))[u"finish_reason"],
        Json(u"length"_s));
}

TEST(VllmProfile, EchoesThePrompt)
{
    MockSettings settings = vllm();
    settings.lengths = LengthDistribution::Echo;
    Ask ask = chatStream(3);
    ask.body.replace("hi you", "say \\\"hé\\\" to all of them");
    EXPECT_EQ(contentOf(play(settings, ask)), "say \"hé\" to ");
}

TEST(VllmProfile, ListsItsModelAndHealth)
{
    Ask ask;
    ask.method = "GET";
    ask.path = "/v1/models";
    const Json list = parsed(play(vllm(), ask).body());
    EXPECT_EQ(list[u"data"].items().at(0)[u"id"], Json(u"mock-1"_s));
    ask.path = "/health";
    EXPECT_EQ(play(vllm(), ask).all(), "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    ask.path = "/nowhere";
    EXPECT_TRUE(play(vllm(), ask).head().startsWith("HTTP/1.1 404 "));
    ask.path = "/v1/completions";
    EXPECT_TRUE(play(vllm(), ask).head().startsWith("HTTP/1.1 405 "));
}

TEST(VllmProfile, RefusesBadBodies)
{
    Ask ask = chatWhole(1);
    ask.body = "{oops";
    EXPECT_EQ(refusal(ask), u"400 BadRequestError"_s);
    ask.body = "[]";
    EXPECT_EQ(refusal(ask), u"400 BadRequestError"_s);
    ask.body = R"({"messages":[]})";
    EXPECT_EQ(refusal(ask), u"400 BadRequestError"_s);
    ask.body = R"({"messages":[],"model":"other"})";
    EXPECT_EQ(refusal(ask), u"404 NotFoundError"_s);
    ask.body = R"({"model":"mock-1"})";
    EXPECT_EQ(refusal(ask), u"400 BadRequestError"_s);
    ask.body = R"({"model":"mock-1","messages":[],"max_tokens":0})";
    EXPECT_EQ(refusal(ask), u"400 BadRequestError"_s);
    ask.body = R"({"model":"mock-1","messages":[],"max_completion_tokens":"x"})";
    EXPECT_EQ(refusal(ask), u"400 BadRequestError"_s);
    ask.body = R"({"model":"mock-1","prompt":7})";
    ask.path = "/v1/completions";
    EXPECT_EQ(refusal(ask), u"400 BadRequestError"_s);
    ask.headers = {{"Content-Type", "text/plain"}};
    EXPECT_EQ(refusal(ask), u"400 BadRequestError"_s);
}

TEST(VllmProfile, TakesAnyModelWhenItHasNoName)
{
    MockSettings settings = vllm();
    settings.modelName.clear();
    Ask ask = chatWhole(1);
    ask.body.replace("mock-1", "whatever");
    EXPECT_EQ(parsed(play(settings, ask).body())[u"model"], Json(u"whatever"_s));
}

TEST(VllmProfile, EmbedsItsSendTime)
{
    MockSettings settings = vllm();
    settings.isSendTimeEmbedded = true;
    const Played played = play(settings, chatStream(2));
    const std::vector<QByteArray> events = played.events();
    EXPECT_EQ(parsed(events[1])[u"sent_ns"], Json(qint64{1'100'000'000}));
    EXPECT_EQ(parsed(events[2])[u"sent_ns"], Json(qint64{1'110'000'000}));
    EXPECT_EQ(events.back(), "[DONE]");
}

TEST(VllmProfile, JitterMovesTimesWithinItsShare)
{
    MockSettings settings = vllm();
    settings.jitter = 0.5;
    const Played played = play(settings, completionStream(50));
    bool differs = false;
    for (std::size_t i = 2; i < 50; ++i) {
        const qint64 gap = played.writes[i].atNs - played.writes[i - 1].atNs;
        EXPECT_GE(gap, 5 * kMs - 1);
        EXPECT_LE(gap, 15 * kMs + 1);
        differs = differs || std::abs(gap - 10 * kMs) > kMs;
    }
    EXPECT_TRUE(differs);
}

TEST(VllmProfile, SplitsReasoningFromContent)
{
    const auto deltas = [](const QString &variant, int number) {
        const Played played = play(vllm({fault(FaultKind::Reasoning, variant)}), chatStream(4));
        return firstChoice(parsed(played.events().at(static_cast<std::size_t>(number))))[u"delta"];
    };
    EXPECT_EQ(deltas(u"reasoning_content"_s, 1), parsed(R"({"reasoning_content":"A "})"));
    EXPECT_EQ(deltas(u"reasoning"_s, 2), parsed(R"({"reasoning":"A "})"));
    EXPECT_EQ(deltas(u"both"_s, 1), parsed(R"({"reasoning_content":"A ","reasoning":"A "})"));
    EXPECT_EQ(deltas(u"both"_s, 3), parsed(R"({"content":"A "})"));
    EXPECT_EQ(contentOf(play(vllm({fault(FaultKind::Reasoning, u"think_tags"_s)}), chatStream(4))),
        "<think>A A </think>A A ");
    const Json whole = parsed(
        play(vllm({fault(FaultKind::Reasoning, u"reasoning"_s, {{u"tokens"_s, 1}})}), chatWhole(3))
            .body());
    EXPECT_EQ(firstChoice(whole)[u"message"][u"reasoning"], Json(u"A "_s));
    EXPECT_EQ(firstChoice(whole)[u"message"][u"content"], Json(u"A A "_s));
}

TEST(VllmProfile, StreamsAToolCallWhoseArgumentsAreJson)
{
    const Played played = play(vllm({fault(FaultKind::ToolCalls)}), chatStream(3));
    QString arguments;
    for (const QByteArray &event : played.events()) {
        if (event == "[DONE]")
            break;
        const Json json = parsed(event);
        for (const Json &call : firstChoice(json)[u"delta"][u"tool_calls"].items())
            arguments += call[u"function"][u"arguments"].toString();
    }
    EXPECT_EQ(parsed(arguments.toUtf8())[u"text"], Json(u"A A A "_s));
    EXPECT_TRUE(played.body().contains(R"("finish_reason":"tool_calls")"));
    const Json whole = parsed(play(vllm({fault(FaultKind::ToolCalls)}), chatWhole(3)).body());
    const Json &call = firstChoice(whole)[u"message"][u"tool_calls"].items().at(0);
    EXPECT_EQ(
        parsed(call[u"function"][u"arguments"].toString().toUtf8())[u"text"], Json(u"A A A "_s));
}

TEST(VllmProfile, ServesSeveralChoices)
{
    const Played played = play(vllm({fault(FaultKind::NChoices, 2)}), chatStream(1));
    const std::vector<QByteArray> events = played.events();
    ASSERT_EQ(events.size(), 6U);
    EXPECT_EQ(firstChoice(parsed(events[3]))[u"index"], Json(1));
    EXPECT_EQ(firstChoice(parsed(events[3]))[u"delta"][u"content"], Json(u"B "_s));
    EXPECT_EQ(parsed(events[4])[u"usage"][u"completion_tokens"], Json(2));
    EXPECT_EQ(parsed(play(vllm({fault(FaultKind::NChoices, 3)}), chatWhole(1)).body())[u"choices"]
                  .items()
                  .size(),
        3U);
}

TEST(VllmProfile, VariesContentAndUsage)
{
    EXPECT_TRUE(play(vllm({fault(FaultKind::ContentParts)}), chatStream(1))
            .body()
            .contains(R"("content":[{"type":"text","text":"A "}])"));
    EXPECT_EQ(contentOf(play(vllm({fault(FaultKind::Cumulative)}), chatStream(3))), "A A A A A A ");
    EXPECT_EQ(
        play(vllm({fault(FaultKind::MultiToken, 2)}), completionStream(5)).events().size(), 5U);
    EXPECT_FALSE(play(vllm({fault(FaultKind::NoUsage)}), chatStream(1)).body().contains("usage"));
    EXPECT_FALSE(play(vllm({fault(FaultKind::NoUsage)}), chatWhole(1)).body().contains("usage"));
    EXPECT_TRUE(play(vllm({fault(FaultKind::UsageZero)}), chatStream(1))
            .body()
            .contains(R"("usage":{"prompt_tokens":0,"total_tokens":0,"completion_tokens":0})"));
    const std::vector<QByteArray> every =
        play(vllm({fault(FaultKind::UsageEveryChunk)}), chatStream(2)).events();
    EXPECT_EQ(parsed(every[2])[u"usage"][u"completion_tokens"], Json(2));
    const std::vector<QByteArray> nulls =
        play(vllm({fault(FaultKind::UsageNull)}), chatStream(1)).events();
    EXPECT_TRUE(nulls[1].contains(R"("usage":null)"));
    EXPECT_EQ(parsed(nulls[2])[u"usage"][u"completion_tokens"], Json(1));
    EXPECT_TRUE(play(vllm({fault(FaultKind::UsageNull, u"final"_s)}), chatStream(1))
            .events()[2]
            .contains(R"("usage":null)"));
    EXPECT_TRUE(play(vllm({fault(FaultKind::UsageNull, u"tokens"_s)}), chatWhole(1))
            .body()
            .contains(R"("completion_tokens":null)"));
    EXPECT_TRUE(play(vllm({fault(FaultKind::PromptLogprobs)}), chatWhole(1))
            .body()
            .contains(R"("prompt_logprobs":[null,{"65":{"logprob":-0.5,)"));
}

TEST(VllmProfile, CountsTheTokensOfTexts)
{
    const auto tokenize = [](const QByteArray &body) {
        return parsed(play(vllm(), {.path = "/tokenize", .body = body}).body());
    };
    EXPECT_EQ(tokenize(R"({"model":"mock-1","prompt":"one two  three"})")[u"count"], Json(3));
    EXPECT_EQ(
        tokenize(R"({"model":"mock-1","messages":[{"role":"user","content":"a b"}]})")[u"count"],
        Json(2));
    EXPECT_TRUE(tokenize(R"({"model":"mock-1"})")[u"error"].isObject());
    EXPECT_TRUE(
        play(vllm(), {.path = "/tokenize", .body = {}, .method = "GET"}).head().contains(" 405 "));
}

} // namespace aisb::mock::test
