// SPDX-License-Identifier: GPL-3.0-or-later
#include "player.h"

#include <gtest/gtest.h>

namespace aisb::mock::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMs = 1'000'000;

QByteArray statusLine(const Played &played)
{
    return played.head().split('\r').first();
}

} // namespace

TEST(SimulatorProfile, StreamsChatExactlyAsTheReference)
{
    const Played played = play(simulator(), chatStream(2));
    EXPECT_TRUE(played.head().contains("Content-Type: text/event-stream; charset=utf-8\r\n"));
    EXPECT_TRUE(played.head().contains("Transfer-Encoding: chunked\r\n"));
    EXPECT_EQ(played.body(),
        "data: {\"choices\": [{\"delta\": {\"content\": \"A \"}}]}\n\n"
        "data: {\"choices\": [{\"delta\": {\"content\": \"A \"}}], \"usage\": "
        "{\"completion_tokens\": 2}}\n\n"
        "data: [DONE]");
    EXPECT_EQ(played.outcome, Exchange::Outcome::Finished);
}

TEST(SimulatorProfile, WaitsPerCharacter)
{
    const Played played = play(simulator(), chatStream(3));
    ASSERT_EQ(played.writes.size(), 5U);
    EXPECT_EQ(played.writes[0].atNs, 0);
    EXPECT_EQ(played.writes[1].atNs, 100 * kMs);
    EXPECT_EQ(played.writes[2].atNs, 120 * kMs);
    EXPECT_EQ(played.writes[3].atNs, 140 * kMs);
}

TEST(SimulatorProfile, PutsSeveralTokensInAChunkWithMtp)
{
    MockSettings settings = simulator();
    settings.isMtpEnabled = true;
    settings.tokensPerChunk = 3;
    const Played played = play(settings, completionStream(7));
    EXPECT_EQ(played.body(),
        "data: {\"choices\": [{\"text\": \"A A A \"}]}\n\ndata: {\"choices\": [{\"text\": \"A A A "
        "\"}]}\n\n"
        "data: {\"choices\": [{\"text\": \"A \"}], \"usage\": {\"completion_tokens\": 7}}\n\ndata: "
        "[DONE]");
    EXPECT_EQ(played.writes[2].atNs - played.writes[1].atNs, 60 * kMs);
    EXPECT_EQ(played.writes[3].atNs - played.writes[2].atNs, 20 * kMs);
}

TEST(SimulatorProfile, AnswersWholeAfterE2el)
{
    Ask ask = chatWhole(4);
    const Played chat = play(simulator(), ask);
    EXPECT_EQ(chat.body(),
        "{\"choices\": [{\"message\": {\"content\": \"A A A A \"}}], \"prefill_time\": 0.05, "
        "\"decode_time_arr\": [0.05, 0.05, 0.05], \"usage\": {\"completion_tokens\": 4}}");
    EXPECT_EQ(chat.writes.front().atNs, 200 * kMs);

    ask.body.replace("\"ignore_eos\"", "\"tools\":[{\"type\":\"function\"}],\"ignore_eos\"");
    EXPECT_EQ(play(simulator(), ask).body(),
        "{\"choices\": [{\"message\": {\"tool_calls\": [{\"id\": \"func_id\", \"function\": "
        "{\"name\": \"func\", "
        "\"arguments\": \"A A A A \"}}]}}]}");

    ask.path = "/v1/completions";
    EXPECT_EQ(play(simulator(), ask).body(), "{\"choices\": [{\"text\": \"A A A A \"}]}");
}

TEST(SimulatorProfile, HandlesNoTokens)
{
    EXPECT_EQ(play(simulator(), chatStream(0)).body(), "data: [DONE]");
    EXPECT_EQ(statusLine(play(simulator(), chatWhole(0))), "HTTP/1.1 500 Internal Server Error");
    Ask ask = chatWhole(0);
    ask.path = "/v1/completions";
    EXPECT_EQ(play(simulator(), ask).body(), "{\"choices\": [{\"text\": \"\"}]}");
}

TEST(SimulatorProfile, DrawsLengthsBetweenMinimumAndLimit)
{
    MockSettings settings = simulator();
    Ask ask;
    ask.body = R"({"stream":true,"max_tokens":20})";
    qsizetype least = 100;
    qsizetype most = 0;
    for (quint64 seed = 0; seed < 300; ++seed) {
        settings.seed = seed;
        const qsizetype tokens = contentOf(play(settings, ask)).size() / 2;
        least = std::min(least, tokens);
        most = std::max(most, tokens);
    }
    EXPECT_EQ(least, 10);
    EXPECT_EQ(most, 20);
    ask.body = R"({"stream":true})";
    EXPECT_EQ(contentOf(play(settings, ask)), "A ");
}

TEST(SimulatorProfile, RandomContentIsLettersAndDigits)
{
    MockSettings settings = simulator();
    settings.isContentRandom = true;
    const QByteArray content = contentOf(play(settings, chatStream(200)));
    ASSERT_EQ(content.size(), 400);
    bool differs = false;
    for (qsizetype i = 0; i < content.size(); i += 2) {
        EXPECT_TRUE(QChar::fromLatin1(content[i]).isLetterOrNumber());
        EXPECT_EQ(content[i + 1], ' ');
        differs = differs || content[i] != content[0];
    }
    EXPECT_TRUE(differs);
    EXPECT_EQ(content, contentOf(play(settings, chatStream(200))));
}

TEST(SimulatorProfile, RefusesAsASmallFrameworkDoes)
{
    Ask ask = chatWhole(1);
    ask.headers.clear();
    EXPECT_EQ(statusLine(play(simulator(), ask)), "HTTP/1.1 415 Unsupported Media Type");
    ask = chatWhole(1);
    ask.body = "{oops";
    EXPECT_EQ(statusLine(play(simulator(), ask)), "HTTP/1.1 400 Bad Request");
    EXPECT_TRUE(play(simulator(), ask).head().contains("text/html"));
    ask.method = "GET";
    EXPECT_EQ(statusLine(play(simulator(), ask)), "HTTP/1.1 405 Method Not Allowed");
    for (const QByteArray path : {"/v1/models", "/health", "/v2/models/other/generate", "/"}) {
        ask.path = path;
        EXPECT_EQ(statusLine(play(simulator(), ask)), "HTTP/1.1 404 Not Found");
    }
}

} // namespace aisb::mock::test
