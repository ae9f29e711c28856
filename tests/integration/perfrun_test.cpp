// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock/mockserver.h"
#include "run/openexperiment.h"

#include "result_helpers.h"
#include "runhelpers.h"

#include <QRegularExpression>
#include <QTemporaryDir>

namespace aisb::run {

using namespace Qt::StringLiterals;
using mock::FaultKind;

namespace {

mock::MockSettings quickService()
{
    mock::MockSettings settings;
    settings.profile = mock::Profile::Vllm;
    settings.ttftS = 0.02;
    settings.tpotS = 0.005;
    settings.e2elS = 0.02;
    return settings;
}

class PerfRun : public ::testing::Test
{
protected:
    PerfRun()
        : m_environment(testEnvironment(m_folder.path()))
    {
    }

    QString workDir() const { return m_folder.path() + u"/outputs/default"_s; }
    QString experiment() const { return workDir() + u"/20260101_000000"_s; }
    QString valueOf(const core::GroupResult &group, const QString &key) const
    {
        for (const auto &row : group.tables.commonRows)
            if (row.key == key)
                return row.value;
        return {};
    }

    QTemporaryDir m_folder;
    mock::MockServerThread m_server{quickService()};
    Environment m_environment;
};

} // namespace

TEST_F(PerfRun, WritesTheTreeOfTheManual)
{
    const RunReport report = runToEnd(m_environment, smallRun(m_server.port()));
    ASSERT_TRUE(report.hasFinished);
    ASSERT_FALSE(report.outcome.error) << report.errorText();

    QStringList files = filesBelow(experiment());
    const QString dump = files.takeAt(1);
    EXPECT_TRUE(QRegularExpression(u"^configs/20260101_000000_\\d+\\.py$"_s).match(dump).hasMatch())
        << dump.toStdString();
    const QString model = u"performance/vllm-api-stream-chat/syntheticdataset"_s;
    EXPECT_EQ(files,
        QStringList({u".studio/measurement/vllm-api-stream-chat/syntheticdataset.json"_s,
            u"logs/performance/vllm-api-stream-chat/syntheticdataset.out"_s, model + u".csv"_s,
            model + u".json"_s, model + u"_details.h5"_s, model + u"_details.json"_s,
            model + u"_plot.html"_s}));
    EXPECT_EQ(report.logText().count(u"Current exp folder: "_s), 1);
    EXPECT_TRUE(
        report.logText().contains(u"Current exp folder: outputs/default/20260101_000000\n"_s));
}

TEST_F(PerfRun, SendsEveryRowOnceAtTheConcurrencyAsked)
{
    core::RunOptions options = smallRun(m_server.port());
    options.requestCount = 40;
    options.batchSize = 12; // more than the six connections of one network manager
    options.numWarmups = 2;
    const RunReport report = runToEnd(m_environment, options);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    const mock::MockSnapshot seen = m_server.snapshot();
    EXPECT_EQ(seen.inference().size(), 42U) << "two warm-up requests are sent besides";
    EXPECT_EQ(seen.maxRequests, 12);
    ASSERT_EQ(report.groups.size(), 1U);
    EXPECT_EQ(valueOf(report.groups[0], u"Total Requests"_s), u"40"_s);
    EXPECT_EQ(valueOf(report.groups[0], u"Max Concurrency"_s), u"12"_s);
    EXPECT_EQ(report.groups[0].data->requests.size(), 40U);
    EXPECT_EQ(report.progress.back().tasks[0].done, 40);
    EXPECT_EQ(report.progress.back().tasks[0].state, core::TaskState::Finish);
}

TEST_F(PerfRun, MeasuresWhatTheServiceDoes)
{
    mock::MockSettings settings = quickService();
    settings.lengths = mock::LengthDistribution::Fixed;
    m_server.setSettings(settings);
    core::RunOptions options = smallRun(m_server.port());
    options.outputLength = u"20"_s;
    const RunReport report = runToEnd(m_environment, options);
    ASSERT_EQ(report.groups.size(), 1U);
    for (const core::PerfRequest &request : report.groups[0].data->requests) {
        ASSERT_TRUE(request.isSuccess);
        EXPECT_GE(request.ttft, 0.018);
        EXPECT_GE(request.e2el, 0.018 + 19 * 0.0045);
        EXPECT_EQ(request.outputTokens, 20);
        EXPECT_GT(request.inputTokens, 0);
    }
}

TEST_F(PerfRun, LayoutV3HoldsTheSameNumbers)
{
    core::RunOptions options = smallRun(m_server.port());
    options.layout = core::Layout::V3;
    const RunReport report = runToEnd(m_environment, options);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    const QStringList files = filesBelow(experiment());
    EXPECT_TRUE(files.contains(u"performances/vllm-api-stream-chat/synthetic.csv"_s));
    EXPECT_TRUE(files.contains(u"performances/vllm-api-stream-chat/synthetic_details.jsonl"_s));
    EXPECT_TRUE(files.contains(u"logs/infer/vllm-api-stream-chat/synthetic.out"_s));
    EXPECT_EQ(files.filter(QRegularExpression(u"db_data/[0-9a-f]{8}\\.db$"_s)).size(), 1);

    // The reference's files keep every time point: recomputing gives the same bytes.
    const QString csv = experiment() + u"/performances/vllm-api-stream-chat/synthetic.csv"_s;
    const QByteArray before = contentOf(csv);
    QFile::remove(csv);
    options.mode = core::Mode::PerfViz;
    options.reuse = u"20260101_000000"_s;
    ASSERT_FALSE(runToEnd(m_environment, options).outcome.error);
    EXPECT_EQ(contentOf(csv), before);
}

TEST_F(PerfRun, NonStreamingServicesHaveNoTokenTimes)
{
    core::RunOptions options = smallRun(m_server.port());
    options.models = {u"vllm_api_general_chat"_s};
    const RunReport report = runToEnd(m_environment, options);
    ASSERT_EQ(report.groups.size(), 1U);
    QStringList rows;
    for (const QStringList &row : report.groups[0].tables.metricRows)
        rows.append(row.first());
    EXPECT_EQ(rows,
        QStringList({u"E2EL"_s, u"InputTokens"_s, u"OutputTokens"_s, u"OutputTokenThroughput"_s}));
}

TEST_F(PerfRun, SeveralModelsRunAtTheSameTimeAndInTheirOwnFolders)
{
    core::RunOptions options = smallRun(m_server.port());
    options.models = {u"vllm_api_stream_chat"_s, u"vllm_api_general_stream"_s};
    options.maxNumWorkers = 2;
    const RunReport report = runToEnd(m_environment, options);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(report.groups.size(), 2U);
    EXPECT_EQ(report.outcome.tasks, 2);
    const QStringList files = filesBelow(experiment());
    EXPECT_TRUE(files.contains(u"performance/vllm-api-stream-chat/syntheticdataset.csv"_s));
    EXPECT_TRUE(files.contains(u"performance/vllm-api-general-stream/syntheticdataset.csv"_s));
}

TEST_F(PerfRun, FailedRequestsAreCountedAndListed)
{
    mock::MockSettings settings = quickService();
    settings.faults = {mock::onlyFor(mock::fault(FaultKind::Status, core::Json(503)), {3, 5})};
    m_server.setSettings(settings);
    core::RunOptions options = smallRun(m_server.port());
    options.numWarmups = 0;
    const RunReport report = runToEnd(m_environment, options);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(valueOf(report.groups[0], u"Failed Requests"_s), u"2"_s);
    EXPECT_EQ(valueOf(report.groups[0], u"Total Requests"_s), u"12"_s);
    const std::vector<core::FailureCount> failures = core::countFailures(*report.groups[0].data);
    ASSERT_EQ(failures.size(), 1U);
    EXPECT_EQ(failures[0].count, 2);
    EXPECT_TRUE(failures[0].reason.startsWith(u"HTTP 503"_s)) << failures[0].reason.toStdString();
}

TEST_F(PerfRun, AServiceThatFailsEveryWarmupStopsTheTaskWithTheReason)
{
    mock::MockSettings settings = quickService();
    settings.faults = {mock::fault(FaultKind::Status, core::Json(401))};
    m_server.setSettings(settings);
    core::RunOptions options = smallRun(m_server.port());
    options.modelName = u"m"_s;
    const RunReport report = runToEnd(m_environment, options);
    EXPECT_EQ(report.errorCode(), core::ErrorCode::SummFile001);
    EXPECT_EQ(report.outcome.failedTasks, 1);
    EXPECT_TRUE(report.logText().contains(u"TINFER-RUNTIME-001"_s));
    EXPECT_TRUE(report.logText().contains(u"401"_s));
    EXPECT_EQ(m_server.snapshot().inference().size(), 1U) << "an HTTP status is not repeated";
}

TEST_F(PerfRun, NothingListeningIsOneClearError)
{
    core::RunOptions options = smallRun(1);
    options.modelName = u"m"_s;
    const RunReport report = runToEnd(m_environment, options);
    ASSERT_TRUE(report.outcome.error);
    EXPECT_TRUE(report.logText().contains(u"TINFER-RUNTIME-001"_s));
}

TEST_F(PerfRun, AnEmptyModelNameIsAskedFor)
{
    const RunReport report = runToEnd(m_environment, smallRun(m_server.port()));
    ASSERT_FALSE(report.outcome.error);
    const auto requests = m_server.snapshot().inference();
    ASSERT_FALSE(requests.empty());
    EXPECT_TRUE(requests[0].body.contains("\"model\": \"mock-1\""));
}

TEST_F(PerfRun, StopWritesWhatWasRecorded)
{
    core::RunOptions options = smallRun(m_server.port());
    options.requestCount = 2000;
    options.outputLength = u"5"_s;
    bool hasStopped = false;
    const RunReport report =
        runToEnd(m_environment, options, [&](Runner &runner, const core::ProgressSnapshot &now) {
            if (!hasStopped && !now.tasks.empty() && now.tasks[0].received > 10) {
                hasStopped = true;
                runner.stop();
            }
        });
    ASSERT_TRUE(report.hasFinished);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_TRUE(report.outcome.wasInterrupted);
    ASSERT_EQ(report.groups.size(), 1U);
    EXPECT_GT(valueOf(report.groups[0], u"Success Requests"_s).toInt(), 10);
    EXPECT_LT(valueOf(report.groups[0], u"Total Requests"_s).toInt(), 2000);
    const std::vector<core::FailureCount> failures = core::countFailures(*report.groups[0].data);
    for (const core::FailureCount &failure : failures)
        EXPECT_EQ(failure.reason, u"Request cancelled by user"_s);
    const QStringList files = filesBelow(experiment());
    EXPECT_TRUE(
        files.contains(u"performance/vllm-api-stream-chat/syntheticdataset_details.json"_s));
    EXPECT_TRUE(files.filter(u"tmp/"_s).isEmpty())
        << "the journal is gone once the files are complete";
}

TEST_F(PerfRun, StopNowKeepsTheJournalAndPerfVizReportsIt)
{
    core::RunOptions options = smallRun(m_server.port());
    options.requestCount = 2000;
    options.outputLength = u"5"_s;
    const RunReport stopped =
        runToEnd(m_environment, options, [](Runner &runner, const core::ProgressSnapshot &now) {
            if (runner.stopLevel() == core::StopLevel::None && !now.tasks.empty()
                && now.tasks[0].received > 10) {
                runner.stop();
                runner.stop();
            }
        });
    ASSERT_TRUE(stopped.hasFinished);
    EXPECT_TRUE(stopped.groups.empty());
    EXPECT_EQ(filesBelow(experiment()).filter(u"/tmp/tmp_"_s).size(), 1);

    options.mode = core::Mode::PerfViz;
    options.reuse = u"latest"_s;
    const RunReport report = runToEnd(m_environment, options);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    ASSERT_EQ(report.groups.size(), 1U);
    EXPECT_GT(valueOf(report.groups[0], u"Success Requests"_s).toInt(), 10);
    EXPECT_EQ(valueOf(report.groups[0], u"Max Concurrency"_s), u"4"_s);
    EXPECT_TRUE(filesBelow(experiment()).filter(u"/tmp/tmp_"_s).isEmpty());
}

TEST_F(PerfRun, KeysNeverReachAFile)
{
    mock::MockSettings settings = quickService();
    settings.faults = {mock::fault(FaultKind::RequireKey, core::Json(u"sk-top-secret"_s))};
    m_server.setSettings(settings);
    core::RunOptions options = smallRun(m_server.port());
    options.apiKey = core::Secret(u"sk-top-secret"_s);
    const RunReport report = runToEnd(m_environment, options);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    for (const QString &file : filesBelow(m_folder.path()))
        EXPECT_FALSE(contentOf(m_folder.path() + u'/' + file).contains("sk-top-secret"))
            << file.toStdString();
    EXPECT_FALSE(report.logText().contains(u"sk-top-secret"_s));
}

TEST_F(PerfRun, AnUnwritableFolderIsACodedErrorBeforeAnythingIsSent)
{
    QFile blocker(m_folder.path() + u"/outputs"_s);
    ASSERT_TRUE(blocker.open(QIODevice::WriteOnly));
    const RunReport report = runToEnd(m_environment, smallRun(m_server.port()));
    EXPECT_EQ(report.errorCode(), core::ErrorCode::PartiFile001);
    EXPECT_TRUE(m_server.snapshot().inference().empty());
}

// spec/workflow.md 14, check 15.
TEST_F(PerfRun, ReusingAFolderSendsNothingAndComputesAgain)
{
    core::RunOptions options = smallRun(m_server.port());
    options.layout = core::Layout::V3; // keeps every time point as it was
    ASSERT_FALSE(runToEnd(m_environment, options).outcome.error);
    const qint64 sent = m_server.snapshot().received;
    const QString csv = experiment() + u"/performances/vllm-api-stream-chat/synthetic.csv"_s;
    const QByteArray before = contentOf(csv);
    ASSERT_TRUE(QFile::remove(csv));

    options.reuse = u"20260101_000000"_s;
    const RunReport report = runToEnd(m_environment, options);
    ASSERT_FALSE(report.outcome.error) << report.errorText();
    EXPECT_EQ(m_server.snapshot().received, sent);
    EXPECT_TRUE(report.logText().contains(u"--reuse with mode perf sends nothing"_s));
    EXPECT_EQ(contentOf(csv), before);
}

// spec/workflow.md 14, check 15.
TEST_F(PerfRun, PerfVizWithoutDetailsFails)
{
    QDir().mkpath(experiment() + u"/configs"_s);
    core::RunOptions options = smallRun(m_server.port());
    options.mode = core::Mode::PerfViz;
    options.reuse = u"20260101_000000"_s;
    const RunReport report = runToEnd(m_environment, options);
    EXPECT_EQ(report.errorCode(), core::ErrorCode::SummFile001);
}

TEST_F(PerfRun, AFinishedRunOpensWithTheSameTables)
{
    const RunReport report = runToEnd(m_environment, smallRun(m_server.port()));
    ASSERT_FALSE(report.outcome.error);
    const auto opened = openExperiment(experiment(), OpenDepth::Full);
    ASSERT_OK(opened);
    ASSERT_EQ((*opened)->groups.size(), 1U);
    const core::GroupResult &group = (*opened)->groups[0];
    EXPECT_EQ(group.tables.metricRows, report.groups[0].tables.metricRows);
    ASSERT_TRUE(group.data);
    EXPECT_EQ(group.data->requests.size(), 12U);
    EXPECT_EQ(group.data->maxConcurrency, 4);
    EXPECT_EQ((*opened)->mode, u"perf"_s);
    EXPECT_EQ((*opened)->generation, core::Generation::Seed);
    EXPECT_EQ((*opened)->state, core::ExperimentState::Complete);
    const std::vector<ExperimentEntry> entries = listExperiments(workDir());
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].models, QStringList{u"vllm-api-stream-chat"_s});
    EXPECT_GT(entries[0].outputThroughput, 0);
}

TEST_F(PerfRun, EqualSeedsSendEqualRequests)
{
    core::RunOptions options = smallRun(m_server.port());
    options.batchSize = 1;
    options.numWarmups = 0;
    const auto bodies = [&] {
        std::vector<QByteArray> result;
        for (const auto &request : m_server.snapshot().inference())
            result.push_back(request.body);
        m_server.clear();
        return result;
    };
    runToEnd(m_environment, options);
    const std::vector<QByteArray> first = bodies();
    runToEnd(m_environment, options);
    const std::vector<QByteArray> second = bodies();
    EXPECT_EQ(first.size(), 12U);
    EXPECT_EQ(first, second);
    options.seed = 8;
    runToEnd(m_environment, options);
    EXPECT_NE(first, bodies());
}

} // namespace aisb::run
