// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/experimentreader.h"

#include "core/metrics/perfmetrics.h"
#include "core/text/csv.h"
#include "core/text/json.h"
#include "storetest.h"

#include <gmock/gmock.h>

namespace aisb::store {

using core::ErrorCode;
using core::Generation;
using ::testing::DoubleNear;
using ::testing::ElementsAre;

namespace {

struct Golden
{
    QString folder;
    QString model;
    bool isStream;
    qint64 maxConcurrency;
    std::size_t requests;
};

const std::vector<Golden> kGolden = {
    {u"stream_chat/20261124_021112"_s, u"vllm-api-stream-chat"_s, true, 4, 24},
    {u"rate_chat/20261124_021152"_s, u"vllm-api-stream-chat"_s, true, 0, 40},
    {u"text_chat/20261124_021142"_s, u"vllm-api-general-chat"_s, false, 0, 12},
};

GroupRef onlyGroup(const QString &path)
{
    const auto folder = detect(path);
    EXPECT_TRUE(folder.has_value()) << path.toStdString();
    EXPECT_EQ(folder->groups.size(), 1U);
    return folder->groups.front();
}

// What the program would write, as text of the two files.
QByteArray csvOf(const core::PerfSummary &summary)
{
    QStringList header{u"Performance Parameters"_s, u"Stage"_s};
    for (const core::Statistic &statistic : summary.statistics)
        header.append(statistic.text);
    QByteArray text = core::csvRow(header << u"N"_s);
    for (const core::MetricRow &row : summary.rows) {
        QStringList cells{QString(core::infoOf(row.metric).id), summary.stage};
        for (const double value : row.values)
            cells.append(core::cellText(row.metric, value));
        text += core::csvRow(cells << QString::number(row.n));
    }
    return text;
}

QByteArray jsonOf(const core::PerfSummary &summary)
{
    core::Json json = core::Json::object();
    for (const core::CommonCell &cell : core::commonCells(summary.common)) {
        core::Json staged = core::Json::object();
        staged.set(summary.stage, cell.value);
        json.set(cell.key, std::move(staged));
    }
    return core::writeJson(json, {.indent = 4});
}

} // namespace

TEST(Detect, KnowsTheGoldenFolders)
{
    for (const Golden &golden : kGolden) {
        const auto folder = detect(testData(u"golden/"_s + golden.folder));
        ASSERT_OK(folder);
        EXPECT_EQ(folder->generation, Generation::G3);
        EXPECT_EQ(folder->state, core::ExperimentState::Complete);
        EXPECT_EQ(folder->name, golden.folder.section(u'/', 1));
        EXPECT_EQ(folder->configDumps.size(), 1);
        EXPECT_TRUE(folder->warnings.isEmpty());
        ASSERT_EQ(folder->groups.size(), 1U);
        const GroupRef &group = folder->groups.front();
        EXPECT_EQ(group.model, golden.model);
        EXPECT_EQ(group.group, u"synthetic"_s);
        EXPECT_EQ(group.raw, RawKind::Lines);
        EXPECT_EQ(group.datasets, QStringList{u"synthetic"_s});
        EXPECT_FALSE(group.csv.isEmpty());
        EXPECT_FALSE(group.json.isEmpty());
        EXPECT_EQ(
            findGroup(*folder, golden.model, u"syntheticdataset"_s, {u"synthetic"_s}), &group);
        EXPECT_EQ(findGroup(*folder, golden.model, u"synthetic"_s, {u"other"_s}), &group);
        EXPECT_EQ(findGroup(*folder, u"none"_s, u"x"_s, {u"synthetic"_s}), nullptr);
    }
}

TEST(LoadPerfData, ReadsTheGoldenFoldersToTheDigit)
{
    for (const Golden &golden : kGolden) {
        const GroupRef group = onlyGroup(testData(u"golden/"_s + golden.folder));
        const auto tables = readTables(group.csv, group.json);
        EXPECT_TRUE(tables.notes.isEmpty());
        ModelFacts facts{golden.isStream, 1};
        for (const auto &row : tables.tables.commonRows)
            if (row.key == "Max Concurrency"_L1)
                facts.maxConcurrency = row.value.toLongLong();
        const auto loaded = loadPerfData(group, facts);
        ASSERT_OK(loaded);
        EXPECT_TRUE(loaded->notes.isEmpty()) << loaded->notes.join(u'\n').toStdString();
        ASSERT_EQ(loaded->data->requests.size(), golden.requests);
        const auto summary = core::summarize(
            *loaded->data, {core::defaultStatistics(), core::MetricsProfile::Reference});
        ASSERT_OK(summary);
        EXPECT_EQ(csvOf(*summary), contentOf(group.csv));
        EXPECT_EQ(jsonOf(*summary), contentOf(group.json));
    }
}

TEST(ReadPayload, GivesPromptAndAnswerOfTheSameLine)
{
    const GroupRef group = onlyGroup(testData(u"golden/"_s + kGolden[0].folder));
    const auto loaded = loadPerfData(group, {true, 4});
    ASSERT_OK(loaded);
    for (const core::PerfRequest &request : loaded->data->requests) {
        const auto payload = readPayload(group, request);
        ASSERT_OK(payload);
        EXPECT_TRUE(payload->input.isArray());
        EXPECT_TRUE(payload->prediction.startsWith(u"I believe"_s));
    }
    core::PerfRequest other = loaded->data->requests[1];
    other.payload = loaded->data->requests[0].payload;
    EXPECT_FAILS_WITH(readPayload(group, other), ErrorCode::SummFile001);
    for (const qint64 payload : {qint64{-1}, qint64{1} << 40, qint64{1} << 62}) {
        other.payload = payload;
        EXPECT_FAILS_WITH(readPayload(group, other), ErrorCode::SummFile001);
    }
}

TEST(LoadPerfData, ReadsG2WithAllRequests)
{
    const QString path = testData(u"store/20260102_000000"_s);
    EXPECT_EQ(detect(path)->generation, Generation::G2);
    const GroupRef group = onlyGroup(path);
    const auto loaded = loadPerfData(group, {true, 7});
    ASSERT_OK(loaded);
    EXPECT_TRUE(loaded->notes.isEmpty()) << loaded->notes.join(u'\n').toStdString();
    const core::PerfData &data = *loaded->data;
    EXPECT_EQ(data.maxConcurrency, 2);
    ASSERT_EQ(data.requests.size(), 4U);
    EXPECT_FALSE(data.requests[2].isSuccess);
    EXPECT_EQ(data.requests[1].gapCount, 3);
    EXPECT_THAT(data.gapsOf(data.requests[1])[1], DoubleNear(0.060, 1e-9));
    EXPECT_THAT(data.requests[1].e2el, DoubleNear(0.4, 1e-12));
    EXPECT_THAT(data.requests[1].ttft, DoubleNear(0.25, 1e-12));
    EXPECT_EQ(data.requests[3].id, 3);
    EXPECT_EQ(data.requests[3].gapCount, 1);
    EXPECT_FAILS_WITH(readPayload(group, data.requests[0]), ErrorCode::SummFile001);
}

TEST(LoadPerfData, ReadsG2WithSuccessfulRequestsOnly)
{
    const auto loaded = loadPerfData(onlyGroup(testData(u"store/20260102_000001"_s)), {});
    ASSERT_OK(loaded);
    EXPECT_TRUE(loaded->notes.isEmpty()) << loaded->notes.join(u'\n').toStdString();
    const core::PerfData &data = *loaded->data;
    ASSERT_EQ(data.requests.size(), 4U);
    EXPECT_FALSE(data.requests[2].isSuccess);
    EXPECT_FALSE(data.requests[2].hasTimes);
    EXPECT_EQ(data.requests[3].id, 3);
    EXPECT_THAT(data.gapsOf(data.requests[3])[0], DoubleNear(0.025, 1e-9));
    const auto summary = core::summarize(data, {});
    ASSERT_OK(summary);
    EXPECT_EQ(summary->common.totalRequests, 4);
    EXPECT_EQ(summary->common.successRequests, 3);
    EXPECT_EQ(summary->common.totalGeneratedTokens, 7);
}

TEST(LoadPerfData, ReadsG1WithInlineGaps)
{
    const QString path = testData(u"store/20260102_000002"_s);
    EXPECT_EQ(detect(path)->generation, Generation::G1);
    const auto loaded = loadPerfData(onlyGroup(path), {});
    ASSERT_OK(loaded);
    EXPECT_TRUE(loaded->notes.isEmpty());
    const core::PerfData &data = *loaded->data;
    ASSERT_EQ(data.gaps.size(), 4U);
    EXPECT_THAT(data.gapsOf(data.requests[1])[2], DoubleNear(0.040, 1e-12));
}

TEST(LoadPerfData, ReadsAKilledRunOfTheReference)
{
    const QString path = testData(u"store/20260102_000003"_s);
    const auto folder = detect(path);
    ASSERT_OK(folder);
    EXPECT_EQ(folder->state, core::ExperimentState::Partial);
    EXPECT_EQ(folder->generation, Generation::G3);
    ASSERT_EQ(folder->groups.size(), 1U);
    const GroupRef &group = folder->groups.front();
    EXPECT_EQ(group.group, u"synthetic"_s);
    EXPECT_EQ(group.raw, RawKind::Journals);
    const auto loaded = loadPerfData(group, {});
    ASSERT_OK(loaded);
    const core::PerfData &data = *loaded->data;
    ASSERT_EQ(data.requests.size(), 3U);
    EXPECT_TRUE(data.requests[0].isSuccess);
    EXPECT_EQ(data.requests[1].start, 2.0);
    EXPECT_FALSE(data.requests[2].isSuccess);
    EXPECT_THAT(data.errors, ElementsAre(u"the time points are missing in 0a0b0c0d.db"_s));
    const QString notes = loaded->notes.join(u'\n');
    EXPECT_TRUE(notes.contains(u"row 3 is missing"_s));
    EXPECT_TRUE(notes.contains(u"the last line is not complete"_s));
}

TEST(ReadTables, KeepsOldSpellingsAndAddsTheStage)
{
    const GroupRef old = onlyGroup(testData(u"store/20260102_000002"_s));
    const auto flat = readTables(old.csv, old.json);
    EXPECT_TRUE(flat.notes.isEmpty());
    EXPECT_EQ(flat.tables.metricHeader,
        (QStringList{u"Performance Parameters"_s, u"Stage"_s, u"Average"_s, u"N"_s}));
    EXPECT_THAT(flat.tables.metricRows,
        ElementsAre(QStringList{u"E2EL"_s, u"total"_s, u"200.0 ms"_s, u"3"_s},
            QStringList{u"QueueWaitTime"_s, u"total"_s, u"1.0 μs"_s, u"3"_s}));
    ASSERT_EQ(flat.tables.commonRows.size(), 4U);
    EXPECT_EQ(flat.tables.commonRows[3].key, u"Total Output Tokens"_s);
    EXPECT_EQ(flat.tables.commonRows[3].stage, u"total"_s);
    EXPECT_EQ(flat.tables.commonRows[3].value, u"7"_s);

    const GroupRef second = onlyGroup(testData(u"store/20260102_000000"_s));
    const auto staged = readTables(second.csv, second.json);
    ASSERT_EQ(staged.tables.commonRows.size(), 5U);
    EXPECT_EQ(staged.tables.commonRows[3].key, u"Total generated tokens"_s);
    EXPECT_EQ(staged.tables.commonRows[4].value, u"14.1176 token/s"_s);
}

TEST(ReadTables, ReadsTheGoldenCells)
{
    const GroupRef group = onlyGroup(testData(u"golden/"_s + kGolden[0].folder));
    const auto read = readTables(group.csv, group.json);
    ASSERT_EQ(read.tables.metricRows.size(), 8U);
    EXPECT_EQ(read.tables.metricRows[0][2], u"551.8 ms"_s);
    ASSERT_EQ(read.tables.commonRows.size(), 12U);
    EXPECT_EQ(read.tables.commonRows[1].value, u"24"_s);
}

// Opening leaves names, sizes and times of every entry as they were.
TEST(OpenExperiment, NeverWrites)
{
    QTemporaryDir dir;
    copyFolder(
        testData(u"golden/stream_chat/20261124_021112"_s), dir.path() + u"/20260101_000000"_s);
    for (const QString &name :
        {u"20260102_000000"_s, u"20260102_000001"_s, u"20260102_000002"_s, u"20260102_000003"_s})
        copyFolder(testData(u"store/"_s + name), dir.path() + u'/' + name);
    // Left-overs that a less careful reader would replay.
    const QString databases =
        dir.path() + u"/20260101_000000/performances/vllm-api-stream-chat/db_data/d3372f7e.db"_s;
    writeRaw(databases + u"-journal"_s, QByteArray(512, 'j'));
    writeRaw(databases + u"-wal"_s, QByteArray(512, 'w'));
    const auto before = snapshotOf(dir.path());
    ASSERT_GT(before.size(), 20);
    const QStringList names = QDir(dir.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        const auto folder = detect(dir.path() + u'/' + name);
        ASSERT_OK(folder);
        for (const GroupRef &group : folder->groups) {
            (void)readTables(group.csv, group.json);
            const auto loaded = loadPerfData(group, {});
            ASSERT_OK(loaded);
            (void)readPayload(group, loaded->data->requests.front());
            if (name == "20260101_000000"_L1) {
                EXPECT_EQ(loaded->data->requests.size(), 24U);
                const QString notes = loaded->notes.join(u'\n');
                EXPECT_TRUE(notes.contains(u"-journal"_s) && notes.contains(u"-wal"_s));
            }
        }
    }
    EXPECT_EQ(snapshotOf(dir.path()), before);
}

TEST(Detect, AcceptsBothSpellingsOfThePerformanceFolder)
{
    QTemporaryDir dir;
    copyFolder(testData(u"store/20260102_000000/performances"_s), dir.path() + u"/performance"_s);
    const auto folder = detect(dir.path());
    ASSERT_OK(folder);
    EXPECT_EQ(folder->generation, Generation::Seed);
    ASSERT_EQ(folder->groups.size(), 1U);
    ASSERT_OK(loadPerfData(folder->groups[0], {}));
}

TEST(Detect, SharesUnclaimedDetailsWithTheMergedGroup)
{
    QTemporaryDir dir;
    const QString model = dir.path() + u"/performances/m"_s;
    const QByteArray line =
        R"({"data_abbr": "%", "success": true, "time_points": [1, 2], "id": 0})";
    for (const char *name : {"ceval-a", "ceval-b", "alone"})
        writeRaw(model + u'/' + QString::fromLatin1(name) + u"_details.jsonl"_s,
            QByteArray(line).replace("%", name) + '\n');
    writeRaw(model + u"/alone.csv"_s, "Performance Parameters,Stage,N\r\n");
    writeRaw(model + u"/cevaldataset.csv"_s, "Performance Parameters,Stage,N\r\n");
    const auto folder = detect(dir.path());
    ASSERT_OK(folder);
    ASSERT_EQ(folder->groups.size(), 2U);
    const GroupRef &merged = folder->groups[1];
    EXPECT_EQ(merged.group, u"cevaldataset"_s);
    EXPECT_EQ(merged.datasets, (QStringList{u"ceval-a"_s, u"ceval-b"_s}));
    const auto loaded = loadPerfData(merged, {});
    ASSERT_OK(loaded);
    EXPECT_EQ(loaded->data->requests.size(), 2U);
    EXPECT_THAT(loaded->data->datasets, ElementsAre(u"ceval-a"_s, u"ceval-b"_s));
    EXPECT_EQ(findGroup(*folder, u"m"_s, u"other"_s, {u"ceval-b"_s, u"ceval-a"_s}), &merged);

    // With two merged groups the files do not tell; the configuration does.
    writeRaw(model + u"/mmludataset.json"_s, "{}");
    const auto two = detect(dir.path());
    ASSERT_EQ(two->groups.size(), 3U);
    GroupRef unclear = two->groups[1];
    EXPECT_TRUE(unclear.needsDatasets);
    EXPECT_FAILS_WITH(loadPerfData(unclear, {}), ErrorCode::SummFile001);
    unclear.datasets = QStringList{u"ceval-b"_s};
    const auto named = loadPerfData(unclear, {});
    ASSERT_OK(named);
    EXPECT_EQ(named->data->requests.size(), 1U);
}

TEST(FindGroup, TellsGroupsOfOneClassApart)
{
    QTemporaryDir dir;
    for (const char *name : {"a_b/xdataset.csv", "a_b/xdataset_2.csv", "other/xdataset.csv"})
        writeRaw(dir.path() + u"/performance/"_s + QString::fromLatin1(name),
            "Performance Parameters,N\r\n");
    const auto folder = detect(dir.path());
    ASSERT_OK(folder);
    const auto find = [&](const QString &base) {
        return findGroup(*folder, u"a/b"_s, u"xdataset"_s, {u"x"_s}, base);
    };
    ASSERT_NE(find(u"xdataset_2"_s), nullptr);
    EXPECT_EQ(find(u"xdataset_2"_s)->group, u"xdataset_2"_s);
    EXPECT_EQ(find(u"xdataset_2"_s)->model, u"a_b"_s);
    EXPECT_EQ(find({})->group, u"xdataset"_s);
    EXPECT_EQ(find(u"gone"_s)->group, u"xdataset"_s);
    EXPECT_EQ(findGroup(*folder, u"a/b"_s, u"y"_s, {}), nullptr);
}

TEST(Detect, ListsResultsWithoutRawData)
{
    QTemporaryDir dir;
    writeRaw(dir.path() + u"/performances/m/gsm8k.csv"_s, "Performance Parameters,Stage,N\r\n");
    writeRaw(dir.path() + u"/performances/m/gsm8k_rps_distribution_plot.json"_s, "{}");
    writeRaw(dir.path() + u"/performances/spec_decode_a_1.json"_s, "{}");
    const auto folder = detect(dir.path());
    ASSERT_OK(folder);
    ASSERT_EQ(folder->groups.size(), 1U);
    EXPECT_EQ(folder->groups[0].raw, RawKind::None);
    EXPECT_EQ(folder->specDecodeFiles.size(), 1);
    EXPECT_EQ(folder->state, core::ExperimentState::Partial);
    EXPECT_FAILS_WITH(loadPerfData(folder->groups[0], {}), ErrorCode::SummFile001);
}

TEST(Detect, RefusesWhatIsNoExperiment)
{
    QTemporaryDir dir;
    QDir(dir.path()).mkpath(u"some/thing"_s);
    writeRaw(dir.path() + u"/file"_s, "x");
    for (const QString &path :
        {dir.path() + u"/some"_s, dir.path() + u"/file"_s, dir.path() + u"/none"_s, QString()})
        EXPECT_FAILS_WITH(detect(path), ErrorCode::SummFile001);
}

} // namespace aisb::store
