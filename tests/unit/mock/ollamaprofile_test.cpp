// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json.h"
#include "player.h"
#include "result_helpers.h"

// spec/models.md 21.5.
namespace aisb::mock::test {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

MockSettings ollama(std::vector<Fault> faults = {})
{
    MockSettings settings;
    settings.profile = Profile::Ollama;
    settings.modelName = u"mock-1"_s;
    settings.lengths = LengthDistribution::Fixed; // ignore_eos does not force a length
    settings.fixedTokens = 0;
    settings.faults = std::move(faults);
    return settings;
}

Json parsed(const QByteArray &text)
{
    const core::Result<Json> json = core::readJson(text);
    EXPECT_TRUE(json.has_value()) << text.toStdString();
    return json.value_or(Json());
}

std::vector<Json> eventsOf(const Played &played)
{
    std::vector<Json> events;
    for (const QByteArray &event : played.events())
        if (event != "[DONE]")
            events.push_back(parsed(event));
    return events;
}

const Json &choiceOf(const Json &event)
{
    static const Json none;
    return event[u"choices"].items().empty() ? none : event[u"choices"].items().front();
}

} // namespace

TEST(OllamaProfile, StreamsRoleOnceFinishAndUsageApart)
{
    const Played played = play(ollama(), chatStream(2));
    const std::vector<Json> events = eventsOf(played);
    ASSERT_EQ(events.size(), 4U);
    EXPECT_EQ(choiceOf(events[0])[u"delta"], parsed(R"({"role":"assistant","content":"A "})"));
    EXPECT_EQ(choiceOf(events[1])[u"delta"], parsed(R"({"content":"A "})"));
    EXPECT_TRUE(choiceOf(events[1])[u"finish_reason"].isNull());
    EXPECT_EQ(choiceOf(events[2])[u"delta"], parsed(R"({"content":""})"));
    EXPECT_EQ(choiceOf(events[2])[u"finish_reason"], Json(u"length"_s));
    EXPECT_TRUE(events[2][u"usage"].isNull());
    EXPECT_EQ(events[3][u"choices"], Json::array());
    EXPECT_EQ(events[3][u"usage"],
        parsed(R"({"prompt_tokens":2,"completion_tokens":2,"total_tokens":4})"));
    EXPECT_TRUE(played.body().endsWith("data: [DONE]\n\n"));
}

TEST(OllamaProfile, SendsZerosInEveryChunkOfCompletions)
{
    const std::vector<Json> events = eventsOf(play(ollama(), completionStream(2)));
    ASSERT_EQ(events.size(), 4U);
    const Json zeros = parsed(R"({"prompt_tokens":0,"completion_tokens":0,"total_tokens":0})");
    for (std::size_t i = 0; i + 1 < events.size(); ++i)
        EXPECT_EQ(events[i][u"usage"], zeros) << i;
    EXPECT_EQ(choiceOf(events[0])[u"text"], Json(u"A "_s));
    EXPECT_EQ(events[3][u"usage"][u"completion_tokens"], Json(2));
}

TEST(OllamaProfile, ThinksInAFieldOfItsOwn)
{
    const Fault thinking = fault(FaultKind::Reasoning, u"reasoning"_s, {{u"tokens"_s, 1}});
    const std::vector<Json> events = eventsOf(play(ollama({thinking}), chatStream(2)));
    EXPECT_EQ(choiceOf(events.at(0))[u"delta"],
        parsed(R"({"role":"assistant","content":"","reasoning":"A "})"));
    EXPECT_EQ(choiceOf(events.at(1))[u"delta"], parsed(R"({"content":"A "})"));
    const Json whole = parsed(play(ollama({thinking}), chatWhole(2)).body());
    EXPECT_EQ(choiceOf(whole)[u"message"],
        parsed(R"({"role":"assistant","content":"A ","reasoning":"A "})"));
}

TEST(OllamaProfile, SendsCallsWhole)
{
    const std::vector<Json> events =
        eventsOf(play(ollama({fault(FaultKind::ToolCalls)}), chatStream(3)));
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(choiceOf(events[0])[u"delta"][u"tool_calls"].items().front()[u"function"],
        parsed(R"({"name":"func","arguments":"{\"text\":\"A A A \"}"})"));
    EXPECT_EQ(choiceOf(events[0])[u"finish_reason"], Json(u"tool_calls"_s));
}

TEST(OllamaProfile, FailsInTheMiddleWithoutAWord)
{
    const Played played = play(ollama({fault(FaultKind::ErrorObjectAt, 2)}), chatStream(5));
    const std::vector<Json> events = eventsOf(played);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(choiceOf(events[1])[u"delta"][u"content"], Json(u""_s));
    EXPECT_TRUE(choiceOf(events[1])[u"finish_reason"].isNull());
    EXPECT_TRUE(events[1][u"error"].isNull());
    EXPECT_FALSE(played.body().contains("[DONE]"));
}

TEST(OllamaProfile, IgnoresChoicesAndRefusesOtherModels)
{
    Ask ask = chatWhole(3);
    ask.body.replace("\"ignore_eos\":true", "\"n\":3");
    EXPECT_EQ(parsed(play(ollama(), ask).body())[u"choices"].items().size(), 1U);
    ask.body.replace("mock-1", "other");
    const Played refused = play(ollama(), ask);
    EXPECT_TRUE(refused.head().startsWith("HTTP/1.1 404 "));
    EXPECT_EQ(parsed(refused.body())[u"error"][u"type"], Json(u"not_found_error"_s));
}

TEST(OllamaProfile, ListsNullWithoutAModel)
{
    Ask ask;
    ask.path = "/v1/models";
    ask.method = "GET";
    EXPECT_EQ(
        parsed(play(ollama(), ask).body())[u"data"].items().front()[u"id"], Json(u"mock-1"_s));
    MockSettings empty = ollama();
    empty.modelName.clear();
    EXPECT_TRUE(parsed(play(empty, ask).body())[u"data"].isNull());
}

} // namespace aisb::mock::test
