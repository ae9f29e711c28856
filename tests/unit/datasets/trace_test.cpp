// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/trace.h"

#include "entries.h"
#include "result_helpers.h"

#include <QBuffer>

#include <gmock/gmock.h>

namespace aisb::datasets {
namespace {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using ::testing::ElementsAre;
using ::testing::Optional;

core::Result<Trace> read(QByteArray content)
{
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    return readTrace(buffer);
}

std::vector<double> stamps(const std::vector<TraceRecord> &records)
{
    std::vector<double> stamps;
    for (const TraceRecord &record : records)
        stamps.push_back(record.timestampMs.value_or(-1));
    return stamps;
}

TEST(Trace, ReadsLengthsBlocksAndTexts)
{
    const auto trace = read(
        R"({"timestamp": 0, "input_length": 1100, "output_length": 52, "hash_ids": [46, 47, 48]})"
        "\n\n"
        R"({"timestamp": 10.5, "input_text": "own words", "input_length": 9, "hash_ids": [1, 2, 3]})"
        "\n"
        R"({"input_length": 700, "output_length": 0, "hash_ids": []})"
        "\n"
        R"({"input_length": 512, "hash_ids": [5]})");
    ASSERT_OK(trace);
    ASSERT_EQ(trace->records.size(), 4U);
    const TraceRecord &first = trace->records[0];
    EXPECT_THAT(first.timestampMs, Optional(0.0));
    EXPECT_EQ(first.inputTokens, 1100);
    EXPECT_EQ(first.outputTokens, 52);
    EXPECT_THAT(first.hashIds, ElementsAre(46, 47, 48));
    EXPECT_EQ(first.text, -1);
    ASSERT_EQ(trace->records[1].text, 0) << "its text wins over length and hash ids";
    EXPECT_EQ(trace->texts.read(0), "own words");
    EXPECT_EQ(trace->records[1].outputTokens, 1);
    EXPECT_FALSE(trace->records[2].timestampMs);
    EXPECT_EQ(trace->records[2].outputTokens, 1);
    EXPECT_EQ(trace->records[3].inputTokens, 512);
}

TEST(Trace, NamesTheLineAndTheFieldThatIsWrong)
{
    const auto expect = [](const QByteArray &line, ErrorCode code, const QString &field) {
        const auto trace = read("{\"input_length\": 5}\n" + line);
        ASSERT_FALSE(trace) << line.constData();
        EXPECT_EQ(trace.error().code, code) << trace.error().text().toStdString();
        EXPECT_TRUE(trace.error().detail.startsWith(u"line 2: "_s))
            << trace.error().detail.toStdString();
        EXPECT_TRUE(trace.error().detail.contains(field)) << trace.error().detail.toStdString();
    };
    const auto param = ErrorCode::DsetParam004;
    expect(R"({"timestamp": 1})", ErrorCode::DsetParam005, u"input_text or input_length"_s);
    expect(R"({"timestamp": -1, "input_length": 5})", param, u"timestamp"_s);
    expect(R"({"timestamp": "1", "input_length": 5})", param, u"timestamp"_s);
    expect(R"({"timestamp": true, "input_length": 5})", param, u"timestamp"_s);
    expect(R"({"input_length": 0})", param, u"input_length"_s);
    expect(R"({"input_length": "5"})", param, u"input_length"_s);
    expect(R"({"input_length": 99999999999})", param, u"input_length"_s);
    expect(R"({"input_length": 5, "output_length": -3})", param, u"output_length"_s);
    expect(R"({"input_length": 5, "hash_ids": ["a"]})", ErrorCode::DsetData006, u"hash_ids"_s);
    expect(R"({"input_length": 5, "hash_ids": 3})", ErrorCode::DsetData006, u"hash_ids"_s);
    expect(R"({"input_text": 5})", ErrorCode::DsetData006, u"input_text"_s);
    expect(R"([1])", ErrorCode::DsetData006, u"object"_s);
    expect(R"({"input_length": )", ErrorCode::DsetData002, u""_s);
}

TEST(Trace, HashIdsHaveToGoWithTheLength)
{
    const auto line = [](qint64 length) {
        return "{\"input_length\": " + QByteArray::number(length) + ", \"hash_ids\": [1, 2, 3]}";
    };
    EXPECT_FAILS_WITH(read(line(1024)), ErrorCode::DsetParam004);
    EXPECT_TRUE(read(line(1025)));
    EXPECT_TRUE(read(line(1536)));
    EXPECT_FAILS_WITH(read(line(1537)), ErrorCode::DsetParam004);
}

TEST(Trace, WindowCutsWhatHasATimeStamp)
{
    const auto records = [](const TraceWindow &window) {
        std::vector<TraceRecord> made;
        for (const double stamp : {500.0, 100.0, -1.0, 300.0, 700.0}) {
            TraceRecord record;
            if (stamp >= 0)
                record.timestampMs = stamp;
            made.push_back(record);
        }
        applyWindow(made, window);
        return stamps(made);
    };
    EXPECT_THAT(records({}), ElementsAre(500, 100, -1, 300, 700));
    EXPECT_THAT(records({.isFromZero = true}), ElementsAre(400, 0, -1, 200, 600));
    EXPECT_THAT(records({.startMs = 300, .endMs = 500}), ElementsAre(500, -1, 300));
    EXPECT_THAT(
        records({.isFromZero = true, .startMs = 1, .endMs = 400}), ElementsAre(400, -1, 200));
    EXPECT_THAT(records({.endMs = 0}), ElementsAre(-1));
}

TEST(TraceSettings, AreTakenFromTheEntry)
{
    std::vector<core::Issue> issues;
    const TraceSettings settings =
        readTraceSettings(test::parsed(R"({"random_seed": 12, "generated_prompts_path": "p.jsonl",
        "corpus_path": "c.txt", "fixed_schedule_auto_offset": true, "fixed_schedule_start_offset": 5,
        "fixed_schedule_end_offset": 9})"),
            issues);
    EXPECT_TRUE(issues.empty());
    EXPECT_EQ(settings.promptsPath, u"p.jsonl"_s);
    EXPECT_EQ(settings.corpusPath, u"c.txt"_s);
    EXPECT_TRUE(settings.window.isFromZero);
    EXPECT_EQ(settings.window.startMs, 5);
    EXPECT_EQ(settings.window.endMs, 9);
}

TEST(TraceSettings, EveryMistakeIsNamed)
{
    const auto paths = [](const QByteArray &entry) {
        std::vector<core::Issue> issues;
        static_cast<void>(readTraceSettings(test::parsed(entry), issues));
        QStringList found;
        for (const core::Issue &issue : issues) {
            EXPECT_EQ(issue.error.code, ErrorCode::DsetParam004);
            found.append(issue.path);
        }
        return found;
    };
    EXPECT_EQ(paths(R"({"fixed_schedule_start_offset": 10, "fixed_schedule_end_offset": 9})"),
        QStringList{u"fixed_schedule_start_offset"_s});
    EXPECT_TRUE(
        paths(R"({"fixed_schedule_start_offset": 10, "fixed_schedule_end_offset": -1})").isEmpty());
    EXPECT_EQ(paths(R"({"random_seed": -1, "corpus_path": 3, "fixed_schedule_end_offset": "x"})"),
        QStringList({u"fixed_schedule_end_offset"_s, u"random_seed"_s, u"corpus_path"_s}));
}

} // namespace
} // namespace aisb::datasets
