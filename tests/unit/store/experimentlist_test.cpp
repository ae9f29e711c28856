// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/experimentlist.h"

#include "store/journal.h"
#include "storetest.h"

#include <QCoreApplication>

namespace aisb::store {

using core::ExperimentState;

TEST(ScanExperiments, ListsFoldersNewestFirstWithTheirNumbers)
{
    QTemporaryDir dir;
    copyFolder(
        testData(u"golden/stream_chat/20261124_021112"_s), dir.path() + u"/20261124_021112"_s);
    copyFolder(testData(u"store/20260102_000003"_s), dir.path() + u"/20260102_000003"_s);
    QDir(dir.path()).mkpath(u"20260101_000000/configs"_s);
    QDir(dir.path()).mkpath(u"not-an-experiment"_s);
    writeRaw(dir.path() + u"/20260103_000000"_s, "a file");
    const auto list = scanExperiments(dir.path());
    ASSERT_EQ(list.size(), 3U);
    const ExperimentSummary &first = list[0];
    EXPECT_EQ(first.name, u"20261124_021112"_s);
    EXPECT_EQ(first.startedAt, QDateTime(QDate(2026, 11, 24), QTime(2, 11, 12)));
    EXPECT_EQ(first.state, ExperimentState::Complete);
    EXPECT_TRUE(first.isPerformance);
    EXPECT_EQ(first.models, QStringList{u"vllm-api-stream-chat"_s});
    EXPECT_EQ(first.groups, QStringList{u"synthetic"_s});
    EXPECT_EQ(first.configDumps.size(), 1);
    EXPECT_EQ(first.totalRequests, 24);
    EXPECT_EQ(first.successRequests, 24);
    EXPECT_EQ(first.e2elAverageMs, 551.8);
    EXPECT_EQ(first.ttftP99Ms, 42.7);
    EXPECT_GT(first.outputThroughput, 0);
    EXPECT_GT(first.requestThroughput, 0);
    EXPECT_EQ(list[1].state, ExperimentState::Partial);
    EXPECT_EQ(list[1].totalRequests, -1);
    EXPECT_EQ(list[2].state, ExperimentState::Failed);
}

TEST(ScanExperiments, SeesARunningOneByItsJournal)
{
    QTemporaryDir dir;
    const QString path = dir.path() + u"/20260101_000000"_s;
    JournalWriter journal(path + u"/performance/m/tmp"_s, u"g"_s);
    ASSERT_OK(journal.open());
    EXPECT_EQ(summarizeFolder(path).state, ExperimentState::Running);
    ASSERT_OK(journal.append(makeRecord(0, {1.0, 2.0})));
    EXPECT_EQ(summarizeFolder(path).state, ExperimentState::Running);
    journal.close();
    EXPECT_EQ(summarizeFolder(path).state, ExperimentState::Partial);
}

TEST(ScanExperiments, SeesARunningOneOfTheReferenceByItsStatus)
{
    QTemporaryDir dir;
    const QString path = dir.path() + u"/20260101_000000"_s;
    const QString status = path + u"/status_tmp/tmp_m_toy.json"_s;
    const auto write = [&](const char *state, qint64 process) {
        writeRaw(status,
            QByteArray("[{\"status\": \"") + state
                + "\", \"process_id\": " + QByteArray::number(process) + "}]");
    };
    write("inferencing", QCoreApplication::applicationPid());
    const QByteArray before = contentOf(status);
    EXPECT_EQ(summarizeFolder(path).state, ExperimentState::Running);
    EXPECT_EQ(contentOf(status), before);
    write("finish", QCoreApplication::applicationPid());
    EXPECT_EQ(summarizeFolder(path).state, ExperimentState::Failed);
    write("inferencing", 0x7fffffff);
    EXPECT_EQ(summarizeFolder(path).state, ExperimentState::Failed);
    writeRaw(status, "[]");
    EXPECT_EQ(summarizeFolder(path).state, ExperimentState::Running);
}

TEST(ScanExperiments, KnowsAccuracyRuns)
{
    QTemporaryDir dir;
    const QString path = dir.path() + u"/20260101_000000"_s;
    writeRaw(path + u"/predictions/m/gsm8k.jsonl"_s, "{}\n");
    writeRaw(path + u"/predictions/m/gsm8k_failed.jsonl"_s, "{}\n");
    EXPECT_EQ(summarizeFolder(path).state, ExperimentState::Partial);
    writeRaw(path + u"/results/m/gsm8k.json"_s, "{}");
    const ExperimentSummary summary = summarizeFolder(path);
    EXPECT_EQ(summary.state, ExperimentState::Complete);
    EXPECT_FALSE(summary.isPerformance);
    EXPECT_EQ(summary.models, QStringList{u"m"_s});
    EXPECT_EQ(summary.groups, QStringList{u"gsm8k"_s});
    writeRaw(path + u"/predictions/m/tmp/tmp_00000000.jsonl"_s, "{}\n");
    EXPECT_EQ(summarizeFolder(path).state, ExperimentState::Partial);
}

TEST(ScanExperiments, FindsThemInAProjectFolder)
{
    QTemporaryDir dir;
    QDir(dir.path()).mkpath(u"outputs/default/20260101_000000/configs"_s);
    QDir(dir.path()).mkpath(u"outputs/nightly/20260102_000000/configs"_s);
    EXPECT_EQ(experimentsIn(dir.path()).size(), 2);
    EXPECT_EQ(experimentsIn(dir.path() + u"/outputs"_s).size(), 2);
    EXPECT_EQ(experimentsIn(dir.path() + u"/outputs/default"_s).size(), 1);
    // One of its own: the folders below it are not looked at.
    QDir(dir.path()).mkpath(u"20260103_000000/configs"_s);
    EXPECT_EQ(experimentsIn(dir.path()).size(), 1);
}

TEST(ScanExperiments, GivesNothingForWhatIsNotThere)
{
    QTemporaryDir dir;
    EXPECT_TRUE(scanExperiments(dir.path() + u"/none"_s).empty());
    EXPECT_TRUE(scanExperiments(QString()).empty());
    EXPECT_EQ(summarizeFolder(dir.path() + u"/none"_s).state, ExperimentState::Unreadable);
}

} // namespace aisb::store
