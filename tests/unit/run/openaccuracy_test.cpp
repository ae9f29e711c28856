// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/openaccuracy.h"

#include "run/openexperiment.h"

#include "report/summaryfiles.h"
#include "result_helpers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace aisb::run {
namespace {

using namespace Qt::StringLiterals;
using core::ExperimentState;
using core::PairState;

QString golden(const QString &name)
{
    return QStringLiteral(AISB_TEST_DATA) + u"/golden/"_s + name;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    ASSERT_EQ(file.write(bytes), bytes.size());
}

// Versions, modes and scores come from the folder alone: the same summary comes out again.
TEST(OpenAccuracy, TheFoldersOfTheReferenceGiveTheirSummaryAgain)
{
    for (const auto &[folder, stamp] : {std::pair{u"acc_gsm8k_0shot"_s, u"20261124_021217"_s},
             std::pair{u"acc_gsm8k_stream_n3"_s, u"20261124_021242"_s},
             std::pair{u"custom_mcq_jsonl"_s, u"20261124_021336"_s}}) {
        const QString path = golden(folder + u'/' + stamp);
        const auto opened = openAccuracyExperiment(path);
        ASSERT_OK(opened);
        const AccuracyExperiment &experiment = **opened;
        EXPECT_EQ(report::summaryText(experiment.summary, stamp),
            contentOf(path + u"/summary/summary_"_s + stamp + u".txt"_s))
            << folder.toStdString();
        EXPECT_EQ(experiment.state, ExperimentState::Complete);
        EXPECT_EQ(experiment.mode, u"all"_s);
        EXPECT_TRUE(experiment.startedAt.isValid());
        EXPECT_TRUE(experiment.warnings.isEmpty()) << experiment.warnings.join(u'\n').toStdString();
    }
}

TEST(OpenAccuracy, ScoresComeWithErrorsAndCounts)
{
    const auto opened = openAccuracyExperiment(golden(u"acc_gsm8k_stream_n3/20261124_021242"_s));
    ASSERT_OK(opened);
    const AccuracyExperiment &experiment = **opened;
    ASSERT_EQ(experiment.summary.pairs.size(), 1U);
    const core::AccuracyPair &pair = experiment.summary.pairs[0];
    EXPECT_EQ(pair.state, PairState::Scored);
    EXPECT_EQ(pair.samples, 20);
    EXPECT_EQ(pair.repeats, 3);
    EXPECT_EQ(pair.failedRequests, 0);
    EXPECT_TRUE(pair.hasDetails);
    ASSERT_EQ(pair.scores.size(), 4U);
    EXPECT_TRUE(pair.scores[0].standardError);
    EXPECT_FALSE(pair.scores[2].standardError); // pass@3 of mixed groups is not what it says
    EXPECT_TRUE(pair.scores[3].standardError);
    ASSERT_EQ(experiment.files.size(), 1U);
    EXPECT_EQ(experiment.files[0].repeats, 3);
    EXPECT_TRUE(experiment.files[0].predictions.endsWith(u"gsm8k.jsonl"_s));
    EXPECT_TRUE(experiment.files[0].failed.isEmpty());
}

TEST(OpenAccuracy, FoldersWithoutADumpShowWhatLiesInThem)
{
    QTemporaryDir dir;
    const QString root = dir.filePath(u"20260101_000000"_s);
    QDir().mkpath(root + u"/configs"_s);
    write(root + u"/predictions/m/a.jsonl"_s, "{}\n");
    write(root + u"/predictions/m/a_failed.jsonl"_s, "{}\n{}\n");
    write(root + u"/predictions/m/a-judge-cached.jsonl"_s, "{}\n");
    write(root + u"/predictions/m/tmp/tmp_1.jsonl"_s, "{}\n");
    write(root + u"/results/m/b.json"_s, "{\"accuracy\": 12.5}");
    write(root + u"/results/n/b.json"_s, "{\"accuracy\": ");
    const auto opened = openAccuracyExperiment(root);
    ASSERT_OK(opened);
    const AccuracyExperiment &experiment = **opened;
    EXPECT_EQ(experiment.models, (QStringList{u"m"_s, u"n"_s}));
    EXPECT_EQ(experiment.datasets, (QStringList{u"a"_s, u"b"_s}));
    const auto &pairs = experiment.summary.pairs;
    ASSERT_EQ(pairs.size(), 4U);
    EXPECT_EQ(pairs[0].state, PairState::Unscored);
    EXPECT_EQ(pairs[0].failedRequests, 2);
    EXPECT_EQ(pairs[1].state, PairState::Scored);
    EXPECT_EQ(pairs[2].state, PairState::Missing);
    EXPECT_EQ(pairs[3].state, PairState::Failed);
    EXPECT_TRUE(pairs[3].note.contains(u"b.json"_s));
    EXPECT_EQ(experiment.state, ExperimentState::Partial);
    EXPECT_EQ(report::summaryCsv(experiment.summary),
        "dataset,version,metric,mode,m,n\na,-,-,-,-,-\nb,-,accuracy,unknown,12.50,-\n");
}

TEST(OpenAccuracy, LinksOutOfTheFolderAreNotFollowed)
{
    QTemporaryDir dir;
    const QString root = dir.filePath(u"20260101_000000"_s);
    write(dir.filePath(u"outside/b.json"_s), "{\"accuracy\": 1.0}");
    QDir().mkpath(root + u"/configs"_s);
    QDir().mkpath(root + u"/results/m"_s);
    QFile::link(dir.filePath(u"outside/b.json"_s), root + u"/results/m/b.json"_s);
    QFile::link(dir.filePath(u"outside"_s), root + u"/results/n"_s);
    const auto opened = openAccuracyExperiment(root);
    ASSERT_OK(opened);
    EXPECT_EQ((*opened)->models, QStringList{u"m"_s});
    for (const core::AccuracyPair &pair : (*opened)->summary.pairs)
        EXPECT_EQ(pair.state, PairState::Missing);
}

TEST(OpenAccuracy, EarlierDumpsAddWhatTheNewestLeavesOut)
{
    QTemporaryDir dir;
    const QString root = dir.filePath(u"20260101_000000"_s);
    write(root + u"/configs/20260101_000000_1.py"_s,
        "models=[\n    dict(abbr='x'),\n    ]\ndatasets=[\n    dict(abbr='a'),\n    "
        "dict(abbr='b',\n"
        "        judge_infer_cfg=dict(judge_model=dict(abbr='j'))),\n    ]\n");
    write(root + u"/configs/20260102_000000_1.py"_s,
        "models=[\n    dict(abbr='y', summarizer_abbr='Y'),\n    ]\ndatasets=[\n    "
        "dict(abbr='a'),\n    ]\ncli_args=dict(mode='eval')\n");
    write(root + u"/results/x/b-j.json"_s, "{\"accuracy\": 50.0}");
    write(root + u"/predictions/x/b.jsonl"_s, "{}\n");
    const auto opened = openAccuracyExperiment(root);
    ASSERT_OK(opened);
    EXPECT_EQ((*opened)->models, (QStringList{u"y"_s, u"x"_s}));
    EXPECT_EQ((*opened)->datasets, (QStringList{u"a"_s, u"b-j"_s}));
    EXPECT_EQ((*opened)->summary.columns, (QStringList{u"Y"_s, u"x"_s}));
    EXPECT_EQ((*opened)->mode, u"eval"_s);
}

TEST(OpenAccuracy, TheListTellsTheTwoKindsApart)
{
    const auto accuracy = listExperiments(golden(u"acc_gsm8k_0shot"_s));
    ASSERT_EQ(accuracy.size(), 1U);
    EXPECT_FALSE(accuracy[0].isPerformance);
    EXPECT_EQ(accuracy[0].state, ExperimentState::Complete);
    const auto performance = listExperiments(golden(u"text_chat"_s));
    ASSERT_EQ(performance.size(), 1U);
    EXPECT_TRUE(performance[0].isPerformance);
}

TEST(OpenAccuracy, NoExperimentIsAnError)
{
    QTemporaryDir dir;
    EXPECT_FAILS_WITH(openAccuracyExperiment(dir.path()), core::ErrorCode::SummFile001);
    EXPECT_FAILS_WITH(
        openAccuracyExperiment(dir.filePath(u"none"_s)), core::ErrorCode::SummFile001);
}

} // namespace
} // namespace aisb::run
