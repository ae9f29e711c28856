// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/eventstreamparser.h"

namespace aisb::net {
namespace {

struct Outcome
{
    std::vector<std::pair<QByteArray, QByteArray>> events; // type, data
    bool isDone = false;
    bool isTooLarge = false;

    bool operator==(const Outcome &) const = default;
};

void PrintTo(const Outcome &outcome, std::ostream *out)
{
    for (const auto &[type, data] : outcome.events)
        *out << '<' << type.constData() << '|' << data.constData() << '>';
    *out << (outcome.isDone ? " done" : "") << (outcome.isTooLarge ? " too large" : "");
}

Outcome parse(const std::vector<QByteArray> &packets, qint64 maxEventBytes = 1000)
{
    EventStreamParser parser(maxEventBytes);
    Outcome outcome;
    qint64 ms = 0;
    for (const QByteArray &packet : packets)
        parser.feed(packet, core::Instant().plusMs(++ms));
    parser.finish();
    for (const StreamEvent &event : parser.takeEvents())
        outcome.events.emplace_back(event.type, event.data);
    outcome.isDone = parser.isDone();
    outcome.isTooLarge = parser.isTooLarge();
    return outcome;
}

std::vector<QByteArray> singleBytes(const QByteArray &body)
{
    std::vector<QByteArray> packets;
    for (const char c : body)
        packets.emplace_back(1, c);
    return packets;
}

struct Row
{
    QByteArray body;
    Outcome expected;
};

const std::vector<Row> &rows()
{
    static const std::vector<Row> all{
        {"data: {\"a\":1}\n\ndata: [DONE]\n\n", {{{"", "{\"a\":1}"}}, true, false}},
        {"data:{}\n\ndata:[DONE]\n\n", {{{"", "{}"}}, true, false}},
        {"{\"a\":1}\n\n", {{{"", "{\"a\":1}"}}, false, false}},
        {"{\"a\":\n\n 1\n}\ndata: {}\n\n", {{{"", "{\"a\":\n\n 1\n}"}, {"", "{}"}}, false, false}},
        {"{}\n{\"b\":2}\n[3]\n", {{{"", "{}"}, {"", "{\"b\":2}"}, {"", "[3]"}}, false, false}},
        {"data: {}\r\n\r\ndata: [1]\r\n\r\n", {{{"", "{}"}, {"", "[1]"}}, false, false}},
        {"data: {}\r\rdata: [1]\r\r", {{{"", "{}"}, {"", "[1]"}}, false, false}},
        {"data: {}\n\r\ndata: [1]\r\n\n", {{{"", "{}"}, {"", "[1]"}}, false, false}},
        {": ping\n\n:\n: x\ndata: {}\n\n", {{{"", "{}"}}, false, false}},
        {"event: message\nid: 1\nretry: 5\ndata: {}\n\ndata: [1]\n\n",
            {{{"message", "{}"}, {"", "[1]"}}, false, false}},
        {"data: {\"c\":\ndata: [{}]}\n\n", {{{"", "{\"c\":\n[{}]}"}}, false, false}},
        {"data: {}\ndata: [1]\ndata: [DONE]\n", {{{"", "{}"}, {"", "[1]"}}, true, false}},
        {"data: {}", {{{"", "{}"}}, false, false}},
        {"data: \n\ndata\n\ndata: {}\n\n", {{{"", "{}"}}, false, false}},
        {"data:   [DONE]  \n\ndata: {}\n\n", {{}, true, false}},
        {"\n\n\ndata: {}\n\n\n\n", {{{"", "{}"}}, false, false}},
        {"\xEF\xBB\xBF"
         "data: {}\n\n",
            {{{"", "{}"}}, false, false}},
        {"DATA: {}\n\n", {{}, false, false}},
        {"data: data: {}\n\n", {{{"", "data: {}"}}, false, false}},
        {"event: error\ndata: oops\n\n", {{{"error", "oops"}}, false, false}},
        {"data: {}\nerror: {\"message\":\"m\"}\n\n",
            {{{"", "{}"}, {"error", "{\"message\":\"m\"}"}}, false, false}},
        {"error: plain\n\n", {{}, false, false}},
        {"data: a\ndata: b\n\n", {{{"", "a\nb"}}, false, false}},
        {"", {{}, false, false}},
    };
    return all;
}

TEST(EventStreamParser, ReadsEveryFraming)
{
    for (const Row &row : rows())
        EXPECT_EQ(parse({row.body}), row.expected) << row.body.constData();
}

TEST(EventStreamParser, GivesTheSameForEveryCutAndForSingleBytes)
{
    for (const Row &row : rows()) {
        EXPECT_EQ(parse(singleBytes(row.body)), row.expected) << row.body.constData();
        for (qsizetype cut = 0; cut <= row.body.size(); ++cut)
            EXPECT_EQ(parse({row.body.first(cut), row.body.sliced(cut)}), row.expected)
                << row.body.constData() << " at " << cut;
    }
}

TEST(EventStreamParser, StampsThePacketThatCompletedTheLastDataLine)
{
    EventStreamParser parser;
    parser.feed("data: {\"a\":", {1});
    parser.feed("\ndata: 1}", {2});
    parser.feed("\n", {3});
    parser.feed("id: 5\n", {4});
    parser.feed("\n", {5});
    const std::vector<StreamEvent> events = parser.takeEvents();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].at.ns, 3);
    EXPECT_TRUE(parser.takeEvents().empty());
}

TEST(EventStreamParser, SaysWhenTheBodyEndsInsideAnEvent)
{
    EventStreamParser parser;
    parser.feed("data: {\"a\":1", {1});
    parser.finish();
    const std::vector<StreamEvent> events = parser.takeEvents();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_FALSE(events[0].isTerminated);
}

TEST(EventStreamParser, StopsAtTheLimitWhateverThePackets)
{
    const QByteArray fits = "data: [" + QByteArray(92, '1') + "]\n\n";
    EXPECT_FALSE(parse({fits}, 100).isTooLarge);
    const QByteArray line = "data: [" + QByteArray(93, '1') + "]\n\n";
    const QByteArray event =
        "data: {" + QByteArray(60, ' ') + "\ndata: " + QByteArray(60, ' ') + "}\n\n";
    const QByteArray raw = "{" + QByteArray(60, ' ') + "\n" + QByteArray(60, ' ') + "}\n\n";
    for (const QByteArray &body : {line, event, raw}) {
        EXPECT_TRUE(parse({body}, 100).isTooLarge) << body.constData();
        EXPECT_TRUE(parse(singleBytes(body), 100).isTooLarge) << body.constData();
    }
}

TEST(EventStreamParser, CountsLinesThatAreNoField)
{
    EventStreamParser parser;
    parser.feed("<html>\nnope\n: comment\nid: 1\n   \ndata: {}\n\n", {1});
    EXPECT_EQ(parser.ignoredLines(), 2);
    EXPECT_EQ(parser.takeEvents().size(), 1U);
}

} // namespace
} // namespace aisb::net
