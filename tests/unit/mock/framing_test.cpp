// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json.h"
#include "player.h"

#include <gtest/gtest.h>

// Knobs of the event stream's framing and content, byte by byte, on the simulator's short events.
namespace aisb::mock::test {

using namespace Qt::StringLiterals;

namespace {

const QByteArray kFirst = R"({"choices": [{"delta": {"content": "A "}}]})";
const QByteArray kLast =
    R"({"choices": [{"delta": {"content": "A "}}], "usage": {"completion_tokens": 2}})";

QByteArray bodyWith(std::vector<Fault> faults, int tokens = 2)
{
    return play(simulator(std::move(faults)), chatStream(tokens)).body();
}

} // namespace

TEST(FramingKnobs, ChangeLineEnds)
{
    EXPECT_EQ(bodyWith({fault(FaultKind::LineEnd, u"crlf"_s)}),
        "data: " + kFirst + "\r\n\r\ndata: " + kLast + "\r\n\r\ndata: [DONE]");
    EXPECT_EQ(bodyWith({fault(FaultKind::LineEnd, u"cr"_s)}),
        "data: " + kFirst + "\r\rdata: " + kLast + "\r\rdata: [DONE]");
    EXPECT_EQ(bodyWith({fault(FaultKind::LineEnd, u"mixed"_s)}),
        "data: " + kFirst + "\n\r\ndata: " + kLast + "\r\n\ndata: [DONE]");
    EXPECT_EQ(bodyWith({fault(FaultKind::SingleNewline)}),
        "data: " + kFirst + "\ndata: " + kLast + "\ndata: [DONE]");
}

TEST(FramingKnobs, ChangeFields)
{
    EXPECT_EQ(bodyWith({fault(FaultKind::SpaceAfterColon, 0)}),
        "data:" + kFirst + "\n\ndata:" + kLast + "\n\ndata:[DONE]");
    EXPECT_EQ(bodyWith({fault(FaultKind::CommentInEvent)}, 2),
        ": comment\ndata: " + kFirst + "\n\n: comment\ndata: " + kLast + "\n\ndata: [DONE]");
    EXPECT_EQ(bodyWith({fault(FaultKind::EventField, u"chunk"_s), fault(FaultKind::IdField)}),
        "event: chunk\nid: 1\ndata: " + kFirst + "\n\nevent: chunk\nid: 2\ndata: " + kLast
            + "\n\ndata: [DONE]");
    EXPECT_EQ(bodyWith({fault(FaultKind::MultiLineData)}).left(30),
        QByteArray("data: {\"choices\":\ndata:  [{\"delta\"").left(30));
    EXPECT_EQ(bodyWith({fault(FaultKind::Bom)}).left(7),
        "\xEF\xBB\xBF"
        "data");
}

TEST(FramingKnobs, SendCommentsWhileTheStreamRuns)
{
    const Played played = play(simulator({fault(FaultKind::CommentEvery, 0.04)}), chatStream(1));
    EXPECT_EQ(played.body().left(34), ": keep-alive\n\n: keep-alive\n\ndata: ");
    ASSERT_GE(played.writes.size(), 4U);
    EXPECT_EQ(played.writes[1].atNs, 40'000'000);
    EXPECT_EQ(played.writes[2].atNs, 80'000'000);
    EXPECT_EQ(played.writes[3].atNs, 100'000'000);
}

TEST(FramingKnobs, JoinAndSplitWrites)
{
    const Played joined = play(simulator({fault(FaultKind::Coalesce, 3)}), chatStream(2));
    ASSERT_EQ(joined.writes.size(), 2U);
    EXPECT_EQ(joined.writes[1].atNs, 120'000'000);
    EXPECT_EQ(joined.body(), bodyWith({}));

    const Played split =
        play(simulator({fault(FaultKind::SplitBytes, 1, {{u"pause_s"_s, 0.001}})}), chatStream(2));
    EXPECT_EQ(split.body(), bodyWith({}));
    EXPECT_EQ(split.writes[1].bytes.size(), 1);
    EXPECT_EQ(split.writes[2].atNs - split.writes[1].atNs, 1'000'000);
    EXPECT_EQ(static_cast<qsizetype>(split.writes.size()), 1 + split.rawBody().size());
}

TEST(FramingKnobs, CodeTheContentPerEvent)
{
    for (const bool isGzip : {true, false}) {
        const FaultKind kind = isGzip ? FaultKind::Gzip : FaultKind::Deflate;
        const Played played = play(simulator({fault(kind)}), chatStream(2));
        EXPECT_TRUE(played.head().contains(
            isGzip ? "Content-Encoding: gzip" : "Content-Encoding: deflate"));
        EXPECT_EQ(inflated(played.body(), isGzip), bodyWith({}));
        const QByteArray first = joinChunks(played.writes[1].bytes + "0\r\n\r\n");
        EXPECT_EQ(inflated(first, isGzip), "data: " + kFirst + "\n\n");
        const Played whole = play(simulator({fault(kind)}), chatWhole(2));
        EXPECT_EQ(inflated(whole.body(), isGzip), play(simulator(), chatWhole(2)).body());
    }
}

TEST(ContentKnobs, SpoilEvents)
{
    EXPECT_EQ(bodyWith({fault(FaultKind::BadJsonAt, 2)}),
        "data: " + kFirst + "\n\ndata: {oops\n\ndata: [DONE]");
    EXPECT_EQ(bodyWith({fault(FaultKind::BadUtf8, 1)}).left(50),
        QByteArray("data: {\"choices\": [{\"delta\": {\"content\": \"\xff"
                   "A \"}}]}")
            .left(50));
    EXPECT_TRUE(bodyWith({fault(FaultKind::Nan)}).contains(R"(A "}}], "not_a_number": NaN})"));
    const QByteArray huge = bodyWith({fault(FaultKind::HugeEvent, 200'000, {{u"at"_s, 2}})});
    EXPECT_TRUE(
        huge.contains("\"padding\": \"" + QByteArray(200'000, 'x') + "\"}\n\ndata: [DONE]"));
}

TEST(ContentKnobs, PutErrorsIntoTheStream)
{
    const QByteArray object =
        R"({"error":{"message":"boom","type":"InternalServerError","param":null,"code":500}})";
    EXPECT_EQ(bodyWith({fault(FaultKind::ErrorObjectAt, 2, {{u"message"_s, u"boom"_s}})}, 9),
        "data: " + kFirst + "\n\ndata: " + object + "\n\ndata: [DONE]");
    EXPECT_EQ(bodyWith({fault(FaultKind::ErrorEventAt, 2, {{u"message"_s, u"boom"_s}})}, 9),
        "data: " + kFirst + "\n\nevent: error\ndata: " + object + "\n\n");
    EXPECT_EQ(bodyWith({fault(FaultKind::ErrorLineAt, 1)}, 9),
        "error: {\"code\":500,\"message\":\"injected error\"}\n\n");
    EXPECT_EQ(
        bodyWith({fault(FaultKind::NoDone)}), "data: " + kFirst + "\n\ndata: " + kLast + "\n\n");
    EXPECT_EQ(
        bodyWith({fault(FaultKind::ErrorObjectAt, 1), fault(FaultKind::NoDone)}).count("DONE"), 0);
}

TEST(ContentKnobs, ReachWholeAnswersToo)
{
    EXPECT_EQ(play(vllm({fault(FaultKind::BadJsonAt)}), chatWhole(1)).body(), "{oops");
    EXPECT_TRUE(play(vllm({fault(FaultKind::ErrorObjectAt)}), chatWhole(1))
            .body()
            .startsWith("{\"error\""));
    EXPECT_TRUE(
        play(vllm({fault(FaultKind::Bom)}), chatWhole(1)).body().startsWith("\xEF\xBB\xBF{"));
    const Played json = play(vllm({fault(FaultKind::JsonInsteadOfStream)}), chatStream(1));
    EXPECT_TRUE(json.head().contains("Content-Type: application/json"));
    EXPECT_TRUE(json.body().contains(R"("message":{)"));
}

TEST(RawBodyKnob, ReplaysBytesPacketByPacket)
{
    const core::Json packets =
        core::Json::Array{core::Json(u"data: a\n\n"_s), core::Json(u"\u00ff"_s)};
    const Played played = play(vllm({fault(FaultKind::RawBody, packets,
                                   {{u"encoding"_s, u"latin1"_s}, {u"framing"_s, u"close"_s}})}),
        chatStream(1));
    EXPECT_EQ(played.rawBody(), "data: a\n\n\xff");
    EXPECT_EQ(played.writes.size(), 3U);
    EXPECT_EQ(played.outcome, Exchange::Outcome::Close);
    const Played whole = play(
        vllm({fault(FaultKind::RawBody, u"é"_s,
            {{u"framing"_s, u"length"_s}, {u"status"_s, 201}, {u"content_type"_s, u"a/b"_s}})}),
        chatStream(1));
    EXPECT_EQ(whole.all(),
        "HTTP/1.1 201 Created\r\nContent-Type: a/b\r\nContent-Length: 2\r\n\r\n\xC3\xA9");
}

} // namespace aisb::mock::test
