// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/direct/responsereader.h"

#include <gtest/gtest.h>

#include <zlib.h>

namespace aisb::test {
namespace {

using namespace Qt::StringLiterals;
using net::HttpReply;
using net::direct::ResponseReader;
using State = ResponseReader::State;

constexpr qint64 kMax = 1'000'000;

struct Outcome
{
    HttpReply reply;
    State state = State::Reading;
    bool isEnded = false; // complete when the stream ends here
    qsizetype left = 0; // bytes nobody took
    QString error;
};

// Presents the bytes in steps of that size, what was not taken again with the next ones.
Outcome readInSteps(const QByteArray &bytes, qsizetype step, qint64 max = kMax)
{
    Outcome outcome;
    ResponseReader reader(&outcome.reply, "POST", max, true);
    QByteArray pending;
    for (qsizetype at = 0; at < bytes.size() && reader.state() == State::Reading; at += step) {
        pending += bytes.mid(at, step);
        pending.remove(0, static_cast<qsizetype>(reader.read(pending)));
    }
    outcome.isEnded = reader.end();
    outcome.state = reader.state();
    outcome.left = pending.size();
    outcome.error = reader.errorText();
    return outcome;
}

// The same outcome however the bytes are cut.
Outcome readAll(const QByteArray &bytes, qint64 max = kMax)
{
    Outcome whole = readInSteps(bytes, bytes.size(), max);
    for (const qsizetype step : {1, 2, 3, 7}) {
        const Outcome cut = readInSteps(bytes, step, max);
        EXPECT_EQ(cut.reply.body, whole.reply.body) << step;
        EXPECT_EQ(cut.state, whole.state) << step;
        EXPECT_EQ(cut.reply.headers, whole.reply.headers) << step;
    }
    return whole;
}

TEST(ResponseReader, TakesBodiesOfKnownLength)
{
    const Outcome outcome = readAll("HTTP/1.1 200 OK\r\ncOnTeNt-LeNgTh: 3\r\nX-A: 1\r\n\r\nabc");
    EXPECT_EQ(outcome.state, State::Done);
    EXPECT_EQ(outcome.reply.status, 200);
    EXPECT_EQ(outcome.reply.reason, "OK");
    EXPECT_EQ(outcome.reply.body, "abc");
    EXPECT_EQ(net::headerValue(outcome.reply.headers, "x-a"), "1");
}

TEST(ResponseReader, TakesChunksWithExtensionsAndTrailers)
{
    const Outcome outcome =
        readAll("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                "3;name=\"v\"\r\nabc\r\n0A\r\n0123456789\r\n0\r\nX-T: 1\r\n\r\n");
    EXPECT_EQ(outcome.state, State::Done);
    EXPECT_EQ(outcome.reply.body, "abc0123456789");
    EXPECT_EQ(outcome.left, 0);
}

TEST(ResponseReader, SkipsInterimAnswers)
{
    const Outcome outcome =
        readAll("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\n"
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nz");
    EXPECT_EQ(outcome.state, State::Done);
    EXPECT_EQ(outcome.reply.status, 200);
    EXPECT_EQ(outcome.reply.headers.size(), 1U);
    QByteArray endless;
    for (int i = 0; i < 100; ++i)
        endless += "HTTP/1.1 100 Continue\r\n\r\n";
    EXPECT_EQ(readAll(endless).state, State::Malformed);
}

TEST(ResponseReader, JoinsFoldedHeaderLines)
{
    const Outcome outcome =
        readAll("HTTP/1.1 200 OK\r\nX-Long: one\r\n two\r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(outcome.state, State::Done);
    EXPECT_EQ(net::headerValue(outcome.reply.headers, "X-Long"), "one two");
}

TEST(ResponseReader, ExpectsNoBodyWhereThereIsNone)
{
    for (const char *status : {"204 No Content", "304 Not Modified"}) {
        const Outcome outcome = readAll("HTTP/1.1 " + QByteArray(status) + "\r\nX: y\r\n\r\n");
        EXPECT_EQ(outcome.state, State::Done) << status;
        EXPECT_EQ(outcome.reply.body, "");
    }
}

TEST(ResponseReader, EndsOpenBodiesWithTheConnection)
{
    HttpReply reply;
    ResponseReader reader(&reply, "POST", kMax, true);
    EXPECT_EQ(reader.read("HTTP/1.0 200 OK\r\n\r\nabc"), 22U);
    EXPECT_EQ(reader.state(), State::Reading);
    EXPECT_TRUE(reader.end());
    EXPECT_FALSE(reader.isKeepAlive());
    EXPECT_EQ(reply.body, "abc");
}

TEST(ResponseReader, TellsCompleteFromCut)
{
    EXPECT_FALSE(readAll("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc").isEnded);
    EXPECT_FALSE(
        readAll("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n").isEnded);
    EXPECT_FALSE(readAll("HTTP/1.1 200 OK\r\nContent-Le").isEnded);
    EXPECT_FALSE(readAll("HTTP").isEnded);
}

TEST(ResponseReader, LeavesWhatFollowsTheAnswer)
{
    HttpReply reply;
    ResponseReader reader(&reply, "POST", kMax, true);
    const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nz";
    EXPECT_EQ(reader.read(answer + "HTTP/1.1 "), static_cast<std::size_t>(answer.size()));
    EXPECT_EQ(reader.state(), State::Done);
    EXPECT_TRUE(reader.isKeepAlive());
}

TEST(ResponseReader, KnowsWhenTheConnectionEnds)
{
    const auto isKept = [](const QByteArray &head) {
        HttpReply reply;
        ResponseReader reader(&reply, "POST", kMax, true);
        reader.read(head + "\r\nContent-Length: 0\r\n\r\n");
        EXPECT_EQ(reader.state(), State::Done);
        return reader.isKeepAlive();
    };
    EXPECT_TRUE(isKept("HTTP/1.1 200 OK"));
    EXPECT_FALSE(isKept("HTTP/1.1 200 OK\r\nConnection: close"));
    EXPECT_FALSE(isKept("HTTP/1.0 200 OK"));
    EXPECT_TRUE(isKept("HTTP/1.0 200 OK\r\nConnection: keep-alive"));
}

TEST(ResponseReader, RefusesWhatIsNoHttp)
{
    for (const char *bytes :
        {"SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/3.7 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n"})
        EXPECT_EQ(readAll(bytes).state, State::Malformed) << bytes;
}

TEST(ResponseReader, BoundsHeadAndBody)
{
    const QByteArray head =
        "HTTP/1.1 200 OK\r\nX: " + QByteArray(70'000, 'x') + "\r\nContent-Length: 0\r\n\r\n";
    EXPECT_EQ(readInSteps(head, 4096).state, State::Malformed);
    const QByteArray body =
        "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + QByteArray(5000, 'x');
    const Outcome outcome = readInSteps(body, 1024, 2000);
    EXPECT_EQ(outcome.state, State::TooLarge);
    EXPECT_LT(outcome.reply.body.size(), 4000);
}

QByteArray compressed(const QByteArray &text, int window)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
    QByteArray input = text;
    QByteArray output(1000 + text.size() / 2, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(output.data());
    stream.avail_out = static_cast<uInt>(output.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    output.resize(output.size() - stream.avail_out);
    deflateEnd(&stream);
    return output;
}

QByteArray coded(const QByteArray &name, const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Encoding: " + name
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

TEST(ResponseReader, UndoesBothKindsOfDeflateAndGzip)
{
    const QByteArray text = "data: " + QByteArray(300, 'a') + "\n\n";
    for (const auto &[name, window] :
        {std::pair("gzip", 15 + 16), {"deflate", 15}, {"deflate", -15}}) {
        const Outcome outcome = readAll(coded(name, compressed(text, window)));
        EXPECT_EQ(outcome.state, State::Done) << name << window;
        EXPECT_EQ(outcome.reply.body, text);
    }
    EXPECT_EQ(readAll(coded("identity", "abc")).reply.body, "abc");
}

TEST(ResponseReader, BoundsWhatACompressedBodyGrowsTo)
{
    const QByteArray bomb = compressed(QByteArray(50'000'000, '\0'), 15 + 16);
    const Outcome outcome = readInSteps(coded("gzip", bomb), 4096, 100'000);
    EXPECT_EQ(outcome.state, State::TooLarge);
    EXPECT_LT(outcome.reply.body.size(), 200'000);
}

TEST(ResponseReader, RefusesCodingsItCannotUndo)
{
    EXPECT_EQ(readAll(coded("br", "abc")).state, State::Malformed);
    EXPECT_EQ(readAll(coded("gzip", "not gzip at all")).state, State::Malformed);
    QByteArray cut = compressed(QByteArray(5000, 'x'), 15 + 16);
    cut.chop(4);
    EXPECT_EQ(readAll(coded("gzip", cut)).state, State::Malformed);
}

} // namespace
} // namespace aisb::test
