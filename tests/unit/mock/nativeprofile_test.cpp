// SPDX-License-Identifier: GPL-3.0-or-later
#include "player.h"

#include <gtest/gtest.h>

// The endpoints that are not OpenAI's: spec/models.md 12-15, 18.3.
namespace aisb::mock::test {

using namespace Qt::StringLiterals;

namespace {

MockSettings with(Profile profile, std::vector<Fault> faults = {})
{
    MockSettings settings;
    settings.profile = profile;
    settings.modelName = u"qwen"_s;
    settings.faults = std::move(faults);
    return settings;
}

Ask askAt(const QByteArray &path, const QByteArray &body)
{
    Ask ask;
    ask.path = path;
    ask.body = body;
    return ask;
}

// For exactly n tokens.
Ask inputs(const QByteArray &path, int tokens, const QByteArray &more = {},
    const QByteArray &key = "inputs")
{
    return askAt(path,
        "{\"" + key + R"(":"hi you")" + more
            + R"(,"parameters":{"ignore_eos":true,"details":true,"max_new_tokens":)"
            + QByteArray::number(tokens) + "}}");
}

Ask prompt(const QByteArray &path, int tokens, bool isStream)
{
    return askAt(path,
        R"({"prompt":"hi you","ignore_eos":true,"stream":)"
            + QByteArray(isStream ? "true" : "false") + R"(,"max_tokens":)"
            + QByteArray::number(tokens) + '}');
}

QByteArray statusLine(const Played &played)
{
    return played.head().split('\r').first();
}

} // namespace

// The table of 18.3.
TEST(SimulatorProfile, AnswersGenerateAsTheReference)
{
    EXPECT_EQ(play(simulator(), inputs("/generate_stream", 2)).body(),
        "data: {\"generated_text\": \"\", \"token\": {\"text\": \"A \"}}\n\n"
        "data: {\"generated_text\": \"A A \", \"token\": {\"text\": \"A \"}, \"details\": "
        "{\"generated_tokens\": 2}}\n\n");
    EXPECT_EQ(play(simulator(), inputs("/generate", 2)).body(),
        "{\"generated_text\": \"A A \", \"details\": {\"generated_tokens\": 2}}");
    EXPECT_EQ(play(simulator(), inputs("/generate_stream", 0)).body(), "");
    EXPECT_EQ(play(simulator(), askAt("/generate", "{}")).body(),
        "{\"generated_text\": \"A \", \"details\": {\"generated_tokens\": 1}}");
}

TEST(SimulatorProfile, AnswersTritonPathsAsTheReference)
{
    EXPECT_EQ(play(simulator(), inputs("/v2/models/qwen/generate_stream", 2)).body(),
        "data: {\"text_output\": \"A \", \"details\": {\"generated_tokens\": 2, \"batch_size\": 2, "
        "\"queue_wait_time\": 2}}\n\n"
        "data: {\"text_output\": \"A \", \"details\": {\"generated_tokens\": 4, \"batch_size\": 2, "
        "\"queue_wait_time\": 2}}\n\n");
    EXPECT_EQ(play(simulator(), inputs("/v2/models/qwen/generate", 2)).body(),
        "{\"text_output\": \"A A \", \"details\": {\"generated_tokens\": 2, \"perf_stat\": "
        "[[\"A \", 0.1], [\"A \", 0.1]]}}");
}

TEST(SimulatorProfile, AnswersInferAsTheReference)
{
    const QByteArray stream = R"(,"stream":true)";
    EXPECT_EQ(play(simulator(), inputs("/infer", 2, stream)).body(),
        "data: {\"generated_text\": \"\", \"token\": {\"text\": \"A \"}}\n\n"
        "data: {\"generated_text\": \"A A \", \"token\": {\"text\": \"A \"}}\n\n");
    EXPECT_EQ(play(simulator(), inputs("/infer", 2)).body(), "{\"generated_text\": \"A A \"}");
    EXPECT_EQ(play(simulator(), inputs("/infer_token", 2, stream)).body(),
        "data: {\"token\": {\"text\": \"A \"}}\n\n"
        "data: {\"token\": {\"text\": \"A \"}, \"details\": {\"generated_tokens\": 2}}\n\n");
    EXPECT_EQ(play(simulator(), inputs("/infer_token", 2)).body(),
        "{\"generated_text\": \"A A \", \"details\": {\"generated_tokens\": 2}}");
}

TEST(SimulatorProfile, RefusesBadGenerateRequestsAsASmallFramework)
{
    EXPECT_EQ(
        statusLine(play(simulator(), askAt("/generate", "{oops"))), "HTTP/1.1 400 Bad Request");
    EXPECT_EQ(
        statusLine(play(simulator(), askAt("/infer", "[]"))), "HTTP/1.1 500 Internal Server Error");
    Ask ask = inputs("/generate", 1);
    ask.method = "GET";
    EXPECT_EQ(statusLine(play(simulator(), ask)), "HTTP/1.1 405 Method Not Allowed");
    ask = inputs("/generate", 1);
    ask.headers.clear();
    EXPECT_EQ(statusLine(play(simulator(), ask)), "HTTP/1.1 415 Unsupported Media Type");
}

TEST(TgiProfile, StreamsTokensAndTheWholeTextLast)
{
    EXPECT_EQ(play(with(Profile::Tgi), inputs("/generate_stream", 2)).body(),
        "data: {\"index\":1,\"token\":{\"id\":65,\"text\":\"A "
        "\",\"logprob\":-0.1,\"special\":false},"
        "\"generated_text\":null,\"details\":null}\n\n"
        "data: {\"index\":2,\"token\":{\"id\":65,\"text\":\"A "
        "\",\"logprob\":-0.1,\"special\":false},"
        "\"generated_text\":\"A A \",\"details\":{\"finish_reason\":\"length\","
        "\"generated_tokens\":2,\"seed\":null,\"input_length\":2}}\n\n");
    Ask ask = inputs("/generate", 2);
    EXPECT_EQ(play(with(Profile::Tgi), ask).body(),
        "{\"generated_text\":\"A A \",\"details\":{\"finish_reason\":\"length\","
        "\"generated_tokens\":2,\"seed\":null,\"prefill\":[],\"tokens\":[]}}");
    ask.body.replace(R"("details":true,)", "");
    EXPECT_EQ(play(with(Profile::Tgi), ask).body(), "{\"generated_text\":\"A A \"}");
}

TEST(TgiProfile, RefusesInItsOwnWords)
{
    const auto answered = [](const QByteArray &body) {
        const Played played = play(with(Profile::Tgi), askAt("/generate_stream", body));
        EXPECT_EQ(statusLine(played), "HTTP/1.1 422 Unprocessable Entity");
        return played.body();
    };
    EXPECT_EQ(answered("{}"),
        R"({"error":"inputs is missing or of the wrong type","error_type":"validation"})");
    EXPECT_TRUE(
        answered(R"({"inputs":"a","parameters":{"max_new_tokens":0}})").contains("at least 1"));
    EXPECT_TRUE(answered(R"({"inputs":"a","parameters":{"temperature":0}})").contains("positive"));
}

TEST(TritonProfile, AnswersForItsModelAlone)
{
    const QByteArray path = "/v2/models/qwen/generate";
    const QByteArray head =
        "{\"model_name\":\"qwen\",\"model_version\":\"1\",\"sequence_end\":false,"
        "\"sequence_id\":0,\"sequence_start\":false,\"text_output\":";
    EXPECT_EQ(
        play(with(Profile::Triton), inputs(path, 2, {}, "text_input")).body(), head + "\"A A \"}");
    EXPECT_EQ(play(with(Profile::Triton), inputs(path + "_stream", 2, {}, "text_input")).body(),
        "data: " + head + "\"A \"}\n\ndata: " + head + "\"A \"}\n\n");
    EXPECT_EQ(statusLine(play(
                  with(Profile::Triton), inputs("/v2/models/x/generate", 2, {}, "text_input"))),
        "HTTP/1.1 404 Not Found");
    EXPECT_EQ(play(with(Profile::Triton), inputs(path, 2)).body(),
        R"({"error":"text_input is missing or of the wrong type"})");
}

TEST(MindIeProfile, StreamsByTheBody)
{
    EXPECT_EQ(play(with(Profile::MindIe), inputs("/infer", 2, R"(,"stream":true)")).body(),
        "data: {\"prefill_time\":1.0,\"decode_time\":null,\"token\":{\"id\":[65],\"text\":\"A "
        "\"}}\n\n"
        "data: {\"prefill_time\":null,\"decode_time\":1.0,\"generated_text\":\"A A \",\"details\":"
        "{\"finish_reason\":\"length\",\"generated_tokens\":2,\"seed\":null},\"token\":{\"id\":[65]"
        ","
        "\"text\":\"A \"}}\n\n");
    EXPECT_EQ(play(with(Profile::MindIe), inputs("/infer", 2)).body(),
        "{\"generated_text\":\"A A \",\"details\":{\"finish_reason\":\"length\","
        "\"generated_tokens\":2,\"seed\":null}}");
}

TEST(VitaProfile, AnswersWithLists)
{
    Ask ask = prompt("/generate", 2, true);
    ask.body.replace(R"("hi you")", R"([{"type":"text","text":"hi you"}])");
    EXPECT_EQ(play(with(Profile::Vita), ask).body(),
        "data: {\"text\":[\"A \"]}\n\ndata: {\"text\":[\"A \"]}\n\ndata: [DONE]\n\n");
    EXPECT_EQ(
        play(with(Profile::Vita), prompt("/generate", 2, false)).body(), "{\"text\":[\"A A \"]}");
    EXPECT_EQ(play(with(Profile::Vita), askAt("/generate", "{}")).body(),
        R"({"detail":"prompt is missing or of the wrong type"})");
}

TEST(VllmOldProfile, RepeatsThePromptAndEndsEachTextWithNul)
{
    EXPECT_EQ(play(with(Profile::VllmOld), prompt("/generate", 2, true)).body(),
        QByteArray(R"({"text":["hi youA "]}|{"text":["hi youA A "]}|)").replace('|', '\0'));
    EXPECT_EQ(play(with(Profile::VllmOld), prompt("/generate", 2, false)).body(),
        "{\"text\":[\"hi youA A \"]}");
}

TEST(NativeProfiles, KeepModelListAndHealth)
{
    for (const Profile profile :
        {Profile::Tgi, Profile::Triton, Profile::MindIe, Profile::Vita, Profile::VllmOld}) {
        Ask ask;
        ask.method = "GET";
        ask.path = "/v1/models";
        EXPECT_TRUE(play(with(profile), ask).body().contains(R"("id":"qwen")"));
        ask.path = "/health";
        EXPECT_EQ(statusLine(play(with(profile), ask)), "HTTP/1.1 200 OK");
    }
}

TEST(NativeProfiles, MeetTheKnobs)
{
    const Ask stream = inputs("/generate_stream", 3);
    const auto played = [&](Fault one) {
        return play(with(Profile::Tgi, {std::move(one)}), stream);
    };
    EXPECT_EQ(play(with(Profile::Tgi, {fault(FaultKind::Status, 429)}), stream).body(),
        R"({"error":"injected status","error_type":"overloaded"})");
    EXPECT_EQ(played(fault(FaultKind::RequireKey, u"k"_s)).body(),
        R"({"error":"Unauthorized","error_type":"generation"})");
    const QByteArray broken = played(fault(FaultKind::ErrorObjectAt, 2)).body();
    EXPECT_TRUE(broken.endsWith("data: {\"error\":\"injected error\"}\n\n"))
        << "this protocol has no [DONE]: " << broken.toStdString();
    EXPECT_EQ(played(fault(FaultKind::DropAfterEvents, 1)).events().size(), 1U);
    EXPECT_EQ(played(fault(FaultKind::MultiToken, 3)).events().size(), 1U);
    EXPECT_TRUE(played(fault(FaultKind::BadUtf8, 1))
            .body()
            .contains("\xff"
                      "A "));
    EXPECT_FALSE(played(fault(FaultKind::NoUsage)).body().contains("generated_tokens"));
    EXPECT_TRUE(played(fault(FaultKind::UsageZero)).body().contains("\"generated_tokens\":0"));
    EXPECT_TRUE(played(fault(FaultKind::SpaceAfterColon, 0)).body().startsWith("data:{"));
    EXPECT_TRUE(played(fault(FaultKind::Cumulative)).events()[1].contains(R"("text":"A A ")"));
    const Played whole = played(fault(FaultKind::JsonInsteadOfStream));
    EXPECT_TRUE(whole.head().contains("application/json"));
    EXPECT_TRUE(whole.body().startsWith("{\"generated_text\":\"A A A \""));
}

} // namespace aisb::mock::test
