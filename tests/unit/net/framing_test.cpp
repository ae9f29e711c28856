// SPDX-License-Identifier: GPL-3.0-or-later
#include "nethelpers.h"

#include <ostream>

// The framing rows F1-F30 of spec/models.md 5.2, decoded by the chat backend.
namespace aisb::test {
namespace {

const QByteArray kX = R"({"choices":[{"delta":{"content":"a"}}]})";
const QByteArray kY = R"({"choices":[{"delta":{"content":"b"}}]})";
// As x and y, but they end the choice, for streams without [DONE].
const QByteArray kLastX = R"({"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]})";
const QByteArray kLastY = R"({"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}]})";
const QByteArray kDone = "data: [DONE]\n\n";

struct Row
{
    const char *id;
    std::vector<QByteArray> packets;
    std::string expected;
    std::string extra = "{}";
};

void PrintTo(const Row &row, std::ostream *out)
{
    *out << row.id;
}

class Framing : public ::testing::TestWithParam<Row>
{
protected:
    static net::DecodedReply decode(const std::vector<QByteArray> &packets)
    {
        const core::ModelSpec model = modelFor(core::Backend::VllmChat, true);
        return net::backendFor(model.backend).decode(model, replyOf(packets));
    }
};

TEST_P(Framing, DecodesAsTheTableSays)
{
    const net::DecodedReply reply = decode(GetParam().packets);
    EXPECT_EQ(shown(reply), GetParam().expected);
    EXPECT_EQ(extraText(reply.extra), GetParam().extra);
}

TEST_P(Framing, DecodesTheSameForEveryCut)
{
    QByteArray body;
    for (const QByteArray &packet : GetParam().packets)
        body += packet;
    std::vector<QByteArray> bytes;
    for (const char c : body)
        bytes.emplace_back(1, c);
    EXPECT_EQ(shown(decode(bytes)), GetParam().expected) << "one-byte packets";
    for (qsizetype cut = 0; cut <= body.size(); ++cut) {
        const net::DecodedReply reply = decode({body.first(cut), body.sliced(cut)});
        ASSERT_EQ(shown(reply), GetParam().expected) << "cut at " << cut;
        ASSERT_EQ(extraText(reply.extra), GetParam().extra) << "cut at " << cut;
    }
}

const std::string kStop = R"({"finish_reason": "stop"})";
const std::string kOkA = "ok 'a'/'' 0/1 tp2 content";
const std::string kOkAb = "ok 'ab'/'' 0/2 tp3 content,content";

std::vector<Row> rows()
{
    return {
        {"F1", {"data: " + kX + "\n\n" + kDone}, kOkA},
        {"F2", {"data:" + kX + "\n\ndata:[DONE]\n\n"}, kOkA},
        {"F3", {kLastX + "\n\n"}, kOkA, kStop},
        {"F4", {"data: " + kX + "\r\n\r\ndata: " + kY + "\r\n\r", "\ndata: [DONE]\r\n\r\n"}, kOkAb},
        {"F5", {"data: " + kX + "\r\rdata: " + kY + "\r\rdata: [DONE]\r\r"}, kOkAb},
        {"F6",
            {"data: {\"choices\":[{\"delta\":{\"content\":\"\xe4\xbd", "\xa0\xe5\xa5\xbd\"}}]}\n",
                "\nda", "ta: [DONE]\n\n"},
            "ok '\xe4\xbd\xa0\xe5\xa5\xbd'/'' 0/1 tp2 content"},
        {"F7", {": ping\n\ndata: " + kX + "\n\n:\n\n" + kDone}, kOkA},
        {"F8", {": ping\ndata: " + kX + "\n\n" + kDone}, kOkA},
        {"F9a", {"event: message\ndata: " + kX + "\n\n" + kDone}, kOkA},
        {"F9b", {"data: " + kX + "\nid: 1\n\n" + kDone}, kOkA},
        {"F10", {"data: {\"choices\":\ndata: [{\"delta\":{\"content\":\"a\"}}]}\n\n" + kDone},
            kOkA},
        {"F11", {"data: " + kX + "\ndata: " + kY + "\ndata: [DONE]\n"}, kOkAb},
        {"F12", {"data: " + kX + "\n\n"},
            "E_TRUNCATED: The stream ended without a completion marker 'a'/'' 0/1 tp0"},
        {"F12finished", {"data: " + kLastX + "\n\n"}, kOkA, kStop},
        {"F13", {"data: " + kX + "\n\ndata: [DONE]"}, kOkA},
        {"F14", {"data: " + kLastX}, kOkA, kStop},
        {"F15done", {kDone}, "ok ''/'' 0/0 tp1", R"({"no_chunks": true})"},
        {"F15empty", {""}, "E_EMPTY: The stream ended without any event ''/'' 0/0 tp1"},
        {"F16", {"data: \n\ndata: " + kX + "\n\n" + kDone}, kOkA},
        {"F17", {"data: " + kX + "\n\ndata:   [DONE]  \n\n"}, kOkA},
        {"F18", {"data: " + kX + "\n\r\ndata: " + kLastY + "\r\n\n"}, kOkAb, kStop},
        {"F19", {"\n\n\ndata: " + kX + "\n\n\n\n" + kDone}, kOkA},
        {"F20",
            {"\xEF\xBB\xBF"
             "data: "
                + kX + "\n\n" + kDone},
            kOkA},
        {"F21", {"data: {\"choices\":[{\"delta\":{\"content\":\"\xff\"}}]}\n\n" + kDone},
            "ok '\xef\xbf\xbd'/'' 0/1 tp2 content", R"({"bad_utf8": true})"},
        {"F22a", {"DATA: " + kX + "\n\n"},
            "E_PROTOCOL: [MODEL-DATA-003] The answer is no event stream: DATA: " + kX.toStdString()
                + "\n\n ''/'' 0/0 tp0",
            R"({"ignored_lines": 1})"},
        {"F22b", {"data: data: " + kX + "\n\n" + kDone},
            "E_PROTOCOL: [MODEL-DATA-003] The answer is not JSON (byte 0: expected a value, found "
            "'d'): data: "
                + kX.toStdString() + " ''/'' 0/0 tp0"},
        {"F23", {kDone + "data: " + kX + "\n\n"}, "ok ''/'' 0/0 tp1", R"({"no_chunks": true})"},
        {"F23late", {"data: " + kX + "\n\n" + kDone + "data: " + kY + "\n\n"}, kOkA},
        {"F24", {"event: error\ndata: {\"error\":{\"message\":\"m\"}}\n\n"},
            "E_SERVER: m ''/'' 0/0 tp2 error"},
        {"F25", {"error: {\"code\":500,\"message\":\"m\"}\n\n"}, "E_SERVER: m ''/'' 0/0 tp2 error"},
        {"F26", {"data: " + kX + "\n\ndata: {\"error\":{\"message\":\"m\"}}\n\n" + kDone},
            "E_SERVER: m 'a'/'' 0/1 tp3 content,error"},
        {"F29",
            {"data: "
             "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"x\":NaN,\"y\":[-Infinity,\"NaN\"]}]}"
             "\n\n"
                + kDone},
            kOkA},
        {"F30array", {"data: [1]\n\n" + kDone},
            "E_PROTOCOL: [MODEL-DATA-003] An event is no JSON object: [1] ''/'' 0/0 tp0"},
        {"F30scalar", {"data: 5\n\n" + kDone},
            "E_PROTOCOL: [MODEL-DATA-003] An event is no JSON object: 5 ''/'' 0/0 tp0"},
    };
}

std::string nameOf(const ::testing::TestParamInfo<Row> &info)
{
    return info.param.id;
}

INSTANTIATE_TEST_SUITE_P(Rows, Framing, ::testing::ValuesIn(rows()), nameOf);

// F27 and N32: 20000 characters, 1 MiB, 17 MiB.
TEST(FramingLimits, TakesLinesUpToTheLimitAndRefusesLongerOnes)
{
    const core::ModelSpec model = modelFor(core::Backend::VllmChat, true);
    for (const qsizetype size : {20'000, 131'073, 1'048'576}) {
        const QByteArray text(size, 'x');
        const net::DecodedReply reply =
            net::backendFor(model.backend)
                .decode(model,
                    replyOf({"data: {\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}\n\n"
                        + kDone}));
        EXPECT_EQ(reply.errorClass, core::ErrorClass::None);
        EXPECT_EQ(reply.content.size(), size);
    }
    const QByteArray huge(17 * 1024 * 1024, 'x');
    const net::DecodedReply reply =
        net::backendFor(model.backend)
            .decode(model, replyOf({"data: " + kX + "\n\ndata: \"" + huge + "\"\n\n" + kDone}));
    EXPECT_EQ(shown(reply), "E_PROTOCOL: An event is larger than 16777216 bytes 'a'/'' 0/1 tp0");
}

TEST(FramingTimes, GiveEveryEventTheInstantOfItsPacket)
{
    const core::ModelSpec model = modelFor(core::Backend::VllmChat, true);
    const net::DecodedReply reply = net::backendFor(model.backend)
                                        .decode(model,
                                            replyOf({"data: " + kX + "\n\ndata: " + kY + "\n",
                                                "\nda", "ta: " + kX + "\n", "\n" + kDone}));
    ASSERT_EQ(reply.timePoints.size(), 4U);
    EXPECT_DOUBLE_EQ(reply.timePoints[0], 1.0);
    EXPECT_DOUBLE_EQ(reply.timePoints[1], 1.001);
    EXPECT_DOUBLE_EQ(reply.timePoints[2], 1.001);
    EXPECT_DOUBLE_EQ(reply.timePoints[3], 1.003);
}

TEST(FramingEnds, LenientAndCompatModesTakeAnUnmarkedEnd)
{
    core::ModelSpec lenient = modelFor(core::Backend::VllmChat, true);
    lenient.isStreamEndLenient = true;
    core::ModelSpec compat = modelFor(core::Backend::VllmChat, true);
    compat.isCompatMode = true;
    const net::Backend &backend = net::backendFor(core::Backend::VllmChat);
    EXPECT_EQ(shown(backend.decode(lenient, replyOf({"data: " + kX + "\n\n"}))), kOkA);
    EXPECT_EQ(shown(backend.decode(compat, replyOf({"data: " + kX + "\n\n"}))),
        "ok 'a'/'' 0/0 tp2 content");
    EXPECT_EQ(shown(backend.decode(compat, replyOf({""}))), "ok ''/'' 0/0 tp1");
    EXPECT_EQ(shown(backend.decode(lenient, replyOf({"data: {\"cho"}))),
        "E_TRUNCATED: The stream ended inside an event ''/'' 0/0 tp0");
}

} // namespace
} // namespace aisb::test
