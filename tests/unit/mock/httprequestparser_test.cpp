// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/httprequestparser.h"

#include <gtest/gtest.h>

namespace aisb::mock {

using State = HttpRequestParser::State;

namespace {

HttpRequestParser makeParser(qint64 maxBody = 1000)
{
    HttpRequestParser::Limits limits;
    limits.maxBodyBytes = maxBody;
    return HttpRequestParser(limits);
}

int statusOf(const QByteArray &bytes)
{
    HttpRequestParser parser = makeParser();
    parser.feed(bytes);
    return parser.advance() == State::Failed ? parser.errorStatus() : 0;
}

} // namespace

TEST(HttpRequestParser, ReadsTheSameRequestHoweverItIsCut)
{
    const QByteArray whole =
        "\r\nPOST /v1/x?y=1 HTTP/1.1\r\nHost: a\r\nX-Folded: one\r\n two\r\n"
        "Transfer-Encoding: chunked\r\n\r\n3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n";
    for (qsizetype cut = 0; cut <= whole.size(); ++cut) {
        HttpRequestParser parser = makeParser();
        parser.feed(whole.first(cut));
        parser.advance();
        parser.feed(whole.sliced(cut));
        ASSERT_EQ(parser.advance(), State::Complete) << cut;
        const HttpRequest request = parser.take();
        EXPECT_EQ(request.method, "POST");
        EXPECT_EQ(request.target, "/v1/x?y=1");
        EXPECT_EQ(request.path(), "/v1/x");
        EXPECT_EQ(request.body, "abcde");
        EXPECT_EQ(headerValue(request.headers, "x-folded"), "one two");
        EXPECT_TRUE(request.isKeepAlive);
    }
}

TEST(HttpRequestParser, KeepsPipelinedRequestsApart)
{
    HttpRequestParser parser = makeParser();
    parser.feed("POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\nxyGET /b HTTP/1.0\r\n\r\n");
    ASSERT_EQ(parser.advance(), State::Complete);
    EXPECT_EQ(parser.take().body, "xy");
    EXPECT_TRUE(parser.isInRequest());
    ASSERT_EQ(parser.advance(), State::Complete);
    const HttpRequest second = parser.take();
    EXPECT_EQ(second.target, "/b");
    EXPECT_EQ(second.minorVersion, 0);
    EXPECT_FALSE(second.isKeepAlive);
    EXPECT_FALSE(parser.isInRequest());
    EXPECT_EQ(parser.advance(), State::NeedsMore);
}

TEST(HttpRequestParser, AsksForTheBodyWhenTheClientWaits)
{
    HttpRequestParser parser = makeParser();
    parser.feed("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    ASSERT_EQ(parser.advance(), State::Continue);
    EXPECT_EQ(parser.advance(), State::NeedsMore);
    parser.feed("ok");
    EXPECT_EQ(parser.advance(), State::Complete);
}

TEST(HttpRequestParser, RefusesWhatIsNoHttp)
{
    EXPECT_EQ(statusOf("hello\r\n\r\n"), 400);
    EXPECT_EQ(statusOf("GET /a HTTP/2.0\r\n\r\n"), 505);
    EXPECT_EQ(statusOf("GET /a b HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(statusOf("GET /a HTTP/1.1\r\nno colon\r\n\r\n"), 400);
    EXPECT_EQ(statusOf("GET /a HTTP/1.1\r\nbad name: x\r\n\r\n"), 400);
    EXPECT_EQ(statusOf("POST /a HTTP/1.1\r\nContent-Length: -1\r\n\r\n"), 400);
    EXPECT_EQ(statusOf("POST /a HTTP/1.1\r\nContent-Length: two\r\n\r\n"), 400);
    EXPECT_EQ(statusOf("POST /a HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n"), 501);
    EXPECT_EQ(statusOf("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), 400);
    EXPECT_EQ(statusOf("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabX"), 400);
}

TEST(HttpRequestParser, StopsAtItsLimits)
{
    EXPECT_EQ(statusOf("POST /a HTTP/1.1\r\nContent-Length: 1001\r\n\r\n"), 413);
    EXPECT_EQ(statusOf("POST /a HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n"), 400);
    EXPECT_EQ(
        statusOf("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n"),
        413);
    EXPECT_EQ(statusOf("GET / HTTP/1.1\r\nX: " + QByteArray(70'000, 'x')), 431);
    EXPECT_EQ(statusOf("GET / HTTP/1.1\r\nX: " + QByteArray(70'000, 'x') + "\r\n\r\n"), 431);
    EXPECT_EQ(statusOf("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
                  + QByteArray(70'000, 'x')),
        400);
}

} // namespace aisb::mock
