// SPDX-License-Identifier: GPL-3.0-or-later
#include "player.h"

#include <gtest/gtest.h>

// Knobs of status, delays, transfer and connection, on a clock of the test's own.
namespace aisb::mock::test {

using namespace Qt::StringLiterals;
using Outcome = Exchange::Outcome;

namespace {

constexpr qint64 kMs = 1'000'000;

QByteArray headLine(const Played &played, QByteArrayView name)
{
    for (const QByteArray &line : played.head().split('\n')) {
        if (line.startsWith(name.toByteArray() + ": "))
            return line.mid(name.size() + 2).trimmed();
    }
    return {};
}

} // namespace

TEST(StatusKnob, SetsCodeReasonHeadersAndBody)
{
    core::Json headers = core::Json::object();
    headers.set(u"X-Why"_s, core::Json(u"test"_s));
    const Played played =
        play(vllm({fault(FaultKind::Status, 503,
                       {{u"reason"_s, u"Too busy"_s}, {u"body"_s, u"<html>"_s},
                           {u"content_type"_s, u"text/html"_s}, {u"headers"_s, headers}}),
                 fault(FaultKind::RetryAfter, 7)}),
            chatStream(5));
    EXPECT_EQ(played.all(),
        "HTTP/1.1 503 Too busy\r\nContent-Type: text/html\r\nContent-Length: 6\r\nX-Why: "
        "test\r\nRetry-After: 7\r\n\r\n"
        "<html>");
}

TEST(StatusKnob, HasTheProfilesErrorBody)
{
    EXPECT_EQ(play(vllm({fault(FaultKind::Status, 429)}), chatStream(1)).body(),
        R"({"error":{"message":"injected status","type":"RateLimitError","param":null,"code":429}})");
    EXPECT_TRUE(play(simulator({fault(FaultKind::Status)}), chatStream(1))
            .body()
            .contains("<h1>Internal Server Error"));
    EXPECT_EQ(play(vllm({fault(FaultKind::Status, 204)}), chatStream(1)).rawBody(), "");
}

TEST(RequireKeyKnob, WantsTheBearerToken)
{
    const MockSettings settings = vllm({fault(FaultKind::RequireKey, u"sesame"_s)});
    Ask ask = chatWhole(1);
    EXPECT_EQ(play(settings, ask).head().left(12), "HTTP/1.1 401");
    EXPECT_EQ(play(settings, ask).body(), R"({"error":"Unauthorized"})");
    ask.headers.emplace_back("authorization", "Bearer sesame");
    EXPECT_EQ(play(settings, ask).head().left(12), "HTTP/1.1 200");
}

TEST(RedirectKnob, PointsToAPathThatIsServed)
{
    for (const int status : {301, 302, 303, 307, 308}) {
        const Played played = play(vllm({fault(FaultKind::Redirect, status)}), chatWhole(1));
        EXPECT_EQ(played.head().mid(9, 3), QByteArray::number(status));
        EXPECT_EQ(headLine(played, "Location"), "/redirected/v1/chat/completions");
    }
    Ask ask = chatWhole(1);
    ask.path = "/redirected/v1/chat/completions";
    EXPECT_EQ(play(vllm(), ask).head().left(12), "HTTP/1.1 200");
    EXPECT_EQ(
        headLine(play(vllm({fault(FaultKind::Redirect, 307, {{u"location"_s, u"http://x/"_s}})}),
                     chatWhole(1)),
            "Location"),
        "http://x/");
}

TEST(DelayKnobs, MoveHeadersAndBody)
{
    const Played headers = play(vllm({fault(FaultKind::DelayHeaders, 3)}), completionStream(1));
    EXPECT_EQ(headers.writes[0].atNs, 3000 * kMs);
    EXPECT_EQ(headers.writes[1].atNs, 3100 * kMs);
    const Played body = play(vllm({fault(FaultKind::DelayBody, 0.5)}), completionStream(1));
    EXPECT_EQ(body.writes[0].atNs, 0);
    EXPECT_EQ(body.writes[1].atNs, 600 * kMs);
    const Played whole = play(vllm({fault(FaultKind::DelayBody, 0.5)}), chatWhole(1));
    EXPECT_EQ(whole.writes[0].atNs, 200 * kMs);
    EXPECT_EQ(whole.writes[1].atNs, 700 * kMs);
}

TEST(DropKnobs, CutWhereTheySay)
{
    const Played before = play(vllm({fault(FaultKind::DropBeforeHeaders)}), chatStream(3));
    EXPECT_TRUE(before.writes.empty());
    EXPECT_EQ(before.outcome, Outcome::Close);

    const Played events = play(vllm({fault(FaultKind::DropAfterEvents, 2)}), completionStream(5));
    EXPECT_EQ(events.events().size(), 2U);
    EXPECT_FALSE(events.rawBody().endsWith("0\r\n\r\n"));
    EXPECT_EQ(events.outcome, Outcome::Close);

    const Played none = play(vllm({fault(FaultKind::DropAfterEvents, 0)}), completionStream(5));
    EXPECT_EQ(none.all(), none.head());
    EXPECT_EQ(none.outcome, Outcome::Close);

    const Played bytes = play(vllm({fault(FaultKind::DropAfterBytes, 100)}), completionStream(5));
    EXPECT_EQ(bytes.rawBody().size(), 100);
    EXPECT_EQ(bytes.outcome, Outcome::Close);
    EXPECT_EQ(
        play(vllm({fault(FaultKind::DropAfterBytes, 10)}), chatWhole(5)).rawBody().size(), 10);

    const Played reset =
        play(vllm({fault(FaultKind::DropAfterEvents, 1), fault(FaultKind::DropMode, u"rst"_s)}),
            completionStream(5));
    EXPECT_EQ(reset.outcome, Outcome::Reset);
}

TEST(DropKnobs, CoalescedEventsStopAtTheCount)
{
    const Played played =
        play(vllm({fault(FaultKind::DropAfterEvents, 3), fault(FaultKind::Coalesce, 2)}),
            completionStream(9));
    EXPECT_EQ(played.events().size(), 3U);
}

TEST(TransferKnobs, BreakLengthAndLastChunk)
{
    const Played intact = play(vllm(), chatWhole(1));
    EXPECT_EQ(headLine(intact, "Content-Length").toInt(), intact.rawBody().size());
    const Played shorter = play(vllm({fault(FaultKind::ShortContentLength, 60)}), chatWhole(1));
    EXPECT_EQ(headLine(shorter, "Content-Length").toInt(), shorter.rawBody().size() + 60);
    EXPECT_EQ(shorter.outcome, Outcome::Close);
    const Played chunk = play(vllm({fault(FaultKind::MissingLastChunk)}), chatStream(1));
    EXPECT_TRUE(chunk.rawBody().endsWith("data: [DONE]\n\n\r\n"));
    EXPECT_EQ(chunk.outcome, Outcome::Close);
    EXPECT_TRUE(play(vllm(), chatStream(1)).rawBody().endsWith("data: [DONE]\n\n\r\n0\r\n\r\n"));
}

TEST(ConnectionKnobs, CloseAfterTheAnswer)
{
    const Played close = play(vllm({fault(FaultKind::ConnectionClose)}), chatWhole(1));
    EXPECT_EQ(headLine(close, "Connection"), "close");
    EXPECT_EQ(close.outcome, Outcome::Close);
    const Played old = play(vllm({fault(FaultKind::Http10)}), chatStream(1));
    EXPECT_TRUE(old.head().startsWith("HTTP/1.0 200 OK"));
    EXPECT_EQ(headLine(old, "Transfer-Encoding"), "");
    EXPECT_TRUE(old.rawBody().startsWith("data: {"));
    EXPECT_EQ(old.outcome, Outcome::Close);
    EXPECT_EQ(play(vllm(), chatWhole(1)).outcome, Outcome::Finished);
}

TEST(Exchange, ServesOldClientsWithoutChunks)
{
    Ask ask = chatStream(1);
    ask.isHttp11 = false;
    const Played played = play(vllm(), ask);
    EXPECT_TRUE(played.rawBody().startsWith("data: {"));
    EXPECT_EQ(played.outcome, Outcome::Close);
}

TEST(Exchange, SendsNoBodyForHead)
{
    Ask ask;
    ask.method = "HEAD";
    ask.path = "/v1/models";
    const Played played = play(vllm(), ask);
    EXPECT_EQ(played.rawBody(), "");
    EXPECT_GT(headLine(played, "Content-Length").toInt(), 0);
}

TEST(Exchange, MakesLongStreamsLazily)
{
    MockSettings settings = vllm();
    settings.tpotS = 0;
    Ask ask = completionStream(1);
    ask.body.replace("\"max_tokens\":1", "\"max_tokens\":20000");
    const Played played = play(settings, ask);
    EXPECT_EQ(played.events().size(), 20'002U);
}

} // namespace aisb::mock::test
