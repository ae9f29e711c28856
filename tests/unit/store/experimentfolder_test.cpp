// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/experimentfolder.h"
#include "storetest.h"

#include <gmock/gmock.h>

namespace aisb::store {

using core::ErrorCode;
using core::Mode;

namespace {

const QString kNow = u"20260102_030405"_s;

class ChooseFolder : public ::testing::Test
{
protected:
    QString work() const { return m_dir.path() + u"/work"_s; }
    void make(const QString &name) { ASSERT_TRUE(QDir().mkpath(work() + u'/' + name)); }

    QTemporaryDir m_dir;
};

} // namespace

TEST_F(ChooseFolder, MakesANewOneNamedByTheTime)
{
    const auto chosen = chooseFolder(work(), {}, Mode::Perf, kNow);
    ASSERT_OK(chosen);
    EXPECT_EQ(chosen->path, work() + u'/' + kNow);
    EXPECT_EQ(chosen->stamp, kNow);
    EXPECT_FALSE(chosen->isReused);
    EXPECT_TRUE(chosen->notices.empty());
    EXPECT_TRUE(QFileInfo(chosen->path).isDir());
}

TEST_F(ChooseFolder, NeverSharesAFolder)
{
    QStringList stamps;
    for (int i = 0; i < 3; ++i)
        stamps.append(chooseFolder(work(), {}, Mode::Perf, kNow)->stamp);
    EXPECT_EQ(stamps, (QStringList{kNow, kNow + u"_1"_s, kNow + u"_2"_s}));
    for (const QString &stamp : stamps)
        EXPECT_TRUE(isStamp(stamp));
}

TEST_F(ChooseFolder, KeepsARelativeWorkDir)
{
    const QString before = QDir::currentPath();
    QDir::setCurrent(m_dir.path());
    const auto chosen = chooseFolder(u"outputs/default"_s, {}, Mode::Perf, kNow);
    QDir::setCurrent(before);
    ASSERT_OK(chosen);
    EXPECT_EQ(chosen->path, u"outputs/default/"_s + kNow);
    EXPECT_TRUE(QFileInfo(m_dir.path() + u'/' + chosen->path).isDir());
}

TEST_F(ChooseFolder, SaysWhenItCannotBeCreated)
{
    writeRaw(m_dir.path() + u"/file"_s, "x");
    EXPECT_FAILS_WITH(chooseFolder(m_dir.path() + u"/file/work"_s, {}, Mode::Perf, kNow),
        ErrorCode::PartiFile001);
    const auto chosen = chooseFolder(u"/proc/nowhere"_s, {}, Mode::Perf, kNow);
    EXPECT_FAILS_WITH(chosen, ErrorCode::PartiFile001);
    EXPECT_THAT(chosen.error().detail.toStdString(), ::testing::HasSubstr("/proc/nowhere"));
}

TEST_F(ChooseFolder, ReusesTheNewestExperimentOnly)
{
    make(u"20260101_000000"_s);
    make(u"20260101_000000_9"_s);
    make(u"20260101_000000_10"_s);
    make(u"summary"_s);
    make(u"zzz"_s);
    writeRaw(work() + u"/20270101_000000"_s, "a file");
    const auto chosen = chooseFolder(work(), u"latest"_s, Mode::PerfViz, kNow);
    ASSERT_OK(chosen);
    EXPECT_EQ(chosen->stamp, u"20260101_000000_10"_s);
    EXPECT_TRUE(chosen->isReused);
    EXPECT_TRUE(chosen->notices.empty());
}

TEST_F(ChooseFolder, TakesAWorkDirThatIsAnExperiment)
{
    make(u"20260101_000000/summary"_s);
    make(u"renamed/configs"_s);
    make(u"renamed/performance"_s);
    for (const QString &name : {u"20260101_000000"_s, u"renamed"_s}) {
        const auto chosen = chooseFolder(work() + u'/' + name, u"latest"_s, Mode::PerfViz, kNow);
        ASSERT_OK(chosen);
        EXPECT_EQ(chosen->path, work() + u'/' + name);
        EXPECT_EQ(chosen->stamp, name);
        ASSERT_EQ(chosen->notices.size(), 1U);
        EXPECT_TRUE(chosen->notices.front().text.contains(u"itself"_s));
    }
    const auto named =
        chooseFolder(work() + u"/20260101_000000"_s, u"20260101_000000"_s, Mode::PerfViz, kNow);
    ASSERT_OK(named);
    EXPECT_EQ(named->path, work() + u"/20260101_000000"_s);
}

TEST_F(ChooseFolder, MakesAMissingReuseFolderOnlyForModesThatSend)
{
    for (const Mode mode : {Mode::All, Mode::Infer, Mode::InferJudge, Mode::Perf}) {
        const QString stamp = u"mine%1"_s.arg(static_cast<int>(mode));
        const auto chosen = chooseFolder(work(), stamp, mode, kNow);
        ASSERT_OK(chosen);
        EXPECT_EQ(chosen->stamp, stamp);
        EXPECT_FALSE(chosen->isReused);
        ASSERT_EQ(chosen->notices.size(), 1U);
        EXPECT_EQ(chosen->notices.front().level, core::LogLine::Level::Warning);
    }
    EXPECT_FAILS_WITH(
        chooseFolder(work(), u"other"_s, Mode::PerfViz, kNow), ErrorCode::SummFile001);
    for (const Mode mode : {Mode::Eval, Mode::Viz, Mode::Judge})
        EXPECT_FAILS_WITH(chooseFolder(work(), u"other"_s, mode, kNow), ErrorCode::TmanCmd002);
    EXPECT_FALSE(QFileInfo::exists(work() + u"/other"_s));
}

TEST_F(ChooseFolder, TreatsAnEmptyWorkDirLikeAMissingStamp)
{
    EXPECT_FAILS_WITH(
        chooseFolder(work(), u"latest"_s, Mode::PerfViz, kNow), ErrorCode::SummFile001);
    EXPECT_FALSE(QFileInfo::exists(work()));
    const auto chosen = chooseFolder(work(), u"latest"_s, Mode::All, kNow);
    ASSERT_OK(chosen);
    EXPECT_EQ(chosen->stamp, kNow);
    EXPECT_EQ(chosen->notices.size(), 1U);
}

TEST_F(ChooseFolder, RefusesNamesThatAreNoFolderName)
{
    make(u"20260101_000000"_s);
    writeRaw(work() + u"/file"_s, "x");
    for (const QString &name : {u".."_s, u"."_s, u"../x"_s, u"a/b"_s, u"file"_s})
        EXPECT_FAILS_WITH(chooseFolder(work(), name, Mode::Perf, kNow), ErrorCode::TmanCmd002);
    const auto slash = chooseFolder(work(), u"20260101_000000/"_s, Mode::PerfViz, kNow);
    ASSERT_OK(slash);
    EXPECT_EQ(slash->stamp, u"20260101_000000"_s);
    const auto path =
        chooseFolder(u"elsewhere"_s, work() + u"/20260101_000000"_s, Mode::PerfViz, kNow);
    ASSERT_OK(path);
    EXPECT_EQ(path->path, work() + u"/20260101_000000"_s);
    EXPECT_EQ(path->notices.size(), 1U);
}

TEST_F(ChooseFolder, ClearsTheStaleAnomalyStatus)
{
    writeRaw(work() + u"/20260101_000000/status_tmp/tmp_ResponseAnomaly.json"_s, "[]");
    ASSERT_OK(chooseFolder(work(), u"20260101_000000"_s, Mode::PerfViz, kNow));
    EXPECT_FALSE(
        QFileInfo::exists(work() + u"/20260101_000000/status_tmp/tmp_ResponseAnomaly.json"_s));
}

TEST(IsStamp, KnowsTimeStamps)
{
    for (const QString &name :
        {u"20250220_120000"_s, u"20250220_120000_1"_s, u"20250220_120000_12"_s})
        EXPECT_TRUE(isStamp(name));
    for (const QString &name : {u"2025022_120000"_s, u"20250220-120000"_s, u"20250220_120000_"_s,
             u"20250220_120000\n"_s, u"x20250220_120000"_s, QString()})
        EXPECT_FALSE(isStamp(name));
    EXPECT_EQ(timeOfStamp(u"20250220_120001_3"_s), QDateTime(QDate(2025, 2, 20), QTime(12, 0, 1)));
    EXPECT_FALSE(timeOfStamp(u"99999999_999999"_s).isValid());
}

TEST(IsExperiment, NeedsConfigsAndResultsOrAStamp)
{
    QTemporaryDir dir;
    const QDir root(dir.path());
    root.mkpath(u"a/configs"_s);
    EXPECT_FALSE(isExperiment(dir.path() + u"/a"_s));
    root.mkpath(u"a/predictions"_s);
    EXPECT_TRUE(isExperiment(dir.path() + u"/a"_s));
    root.mkpath(u"20250220_120000"_s);
    EXPECT_TRUE(isExperiment(dir.path() + u"/20250220_120000/"_s));
    EXPECT_FALSE(isExperiment(dir.path() + u"/20250220_120001"_s));
    EXPECT_FALSE(isExperiment(QString()));
}

TEST(ExperimentAround, LeadsFromWhatLiesInAnExperimentToIt)
{
    const QTemporaryDir dir;
    const QString experiment = dir.filePath(u"20250220_120000"_s);
    const QString dump = experiment + u"/configs/20250220_120000_1.py"_s;
    writeRaw(dump, "models=[]");
    writeRaw(experiment + u"/performance/m/x.csv"_s, "");
    for (const QString &path : {dump, experiment, experiment + u"/performance/m"_s,
             experiment + u"/performance/m/x.csv"_s})
        EXPECT_EQ(experimentAround(path), experiment);
    const QString stray = dir.filePath(u"data.jsonl"_s);
    writeRaw(stray, "{}");
    EXPECT_EQ(experimentAround(stray), stray);
    EXPECT_EQ(experimentAround(dir.filePath(u"absent"_s)), dir.filePath(u"absent"_s));
}

} // namespace aisb::store
