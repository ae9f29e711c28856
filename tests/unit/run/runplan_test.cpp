// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/runplan.h"

#include "result_helpers.h"
#include "run/preview.h"

#include <QDir>
#include <QTemporaryDir>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

class RunPlanTest : public ::testing::Test
{
protected:
    RunPlanTest()
    {
        m_environment.currentDir = m_folder.path();
        m_environment.catalogueRoot = QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue");
        m_options.models = {u"vllm_api_stream_chat"_s};
        m_options.datasets = {u"synthetic_gen"_s};
        m_options.mode = core::Mode::Perf;
        m_options.modelName = u"m"_s;
        m_options.cfgTimeStr = m_options.dirTimeStr = u"20260101_000000"_s;
    }

    QStringList errorPaths() const
    {
        QStringList paths;
        for (const core::Issue &issue : checkOptions(m_options, m_environment))
            if (issue.severity == core::Issue::Severity::Error)
                paths.append(issue.path);
        return paths;
    }

    QTemporaryDir m_folder;
    Environment m_environment;
    core::RunOptions m_options;
};

} // namespace

TEST_F(RunPlanTest, NamesTasksByLayout)
{
    const auto seed = makeRunPlan(m_options, m_environment);
    ASSERT_OK(seed);
    ASSERT_EQ(seed->tasks.size(), 1u);
    EXPECT_EQ(seed->tasks[0].name(), u"vllm-api-stream-chat/syntheticdataset"_s);
    m_options.layout = core::Layout::V3;
    EXPECT_EQ(makeRunPlan(m_options, m_environment)->tasks[0].name(),
        u"vllm-api-stream-chat/synthetic"_s);
}

TEST_F(RunPlanTest, ReportsEveryWrongValueAtOnceByField)
{
    m_options.hostPort = 70'000;
    m_options.retry = -1;
    m_options.batchSize = 0;
    EXPECT_THAT(errorPaths(),
        ::testing::IsSupersetOf(
            {u"models[0].host_port"_s, u"models[0].retry"_s, u"models[0].batch_size"_s}));
    const auto plan = makeRunPlan(m_options, m_environment);
    ASSERT_OK(plan);
    const core::Error joined = joinedIssues(plan->issues);
    EXPECT_EQ(joined.code, core::ErrorCode::UtilsCfg002);
    EXPECT_TRUE(joined.detail.contains(u"host_port"_s) && joined.detail.contains(u"batch_size"_s));
}

TEST_F(RunPlanTest, RefusesWhatIsNotBuiltByName)
{
    m_options.mode = core::Mode::Judge;
    EXPECT_FAILS_WITH(makeRunPlan(m_options, m_environment), core::ErrorCode::TmanUnk001);
}

TEST_F(RunPlanTest, ChoosesTheTransportByTheLoad)
{
    core::ModelSpec model;
    model.batchSize = 48;
    model.requestRate = 20;
    EXPECT_EQ(effectiveTransport(model, false), core::TransportChoice::Qnam);
    EXPECT_EQ(transportNote(model, false).text(), u"qnam (auto: at most 48 requests in flight)"_s);
    EXPECT_EQ(transportNote(model, true).text(), u"direct (auto: a pressure run)"_s);
    model.requestRate = 20.5;
    EXPECT_EQ(transportNote(model, false).text(), u"direct (auto: 20.5 requests per second)"_s);
    model.requestRate = 0;
    model.traffic.rampUpEndRps = 100;
    EXPECT_EQ(transportNote(model, false).text(), u"direct (auto: 100 requests per second)"_s);
    model.traffic.rampUpEndRps.reset();
    model.batchSize = 49;
    EXPECT_EQ(transportNote(model, false).text(), u"direct (auto: 49 requests in flight)"_s);
    model.transport = core::TransportChoice::Qnam;
    EXPECT_EQ(transportNote(model, true).text(), u"qnam"_s);
    model.transport = core::TransportChoice::Direct;
    model.batchSize = 1;
    EXPECT_EQ(transportNote(model, false).text(), u"direct"_s);
    model.transport = core::TransportChoice::Auto;
    model.unixSocket = u"/run/vllm.sock"_s;
    EXPECT_EQ(transportNote(model, false).text(), u"direct (auto: a Unix socket)"_s);
}

TEST_F(RunPlanTest, AWrongSchemeIsRefusedBeforeAnythingIsSent)
{
    m_options.url = u"ftp://host/v1"_s;
    EXPECT_EQ(errorPaths(), QStringList{u"models[0].url"_s});
    m_options.url = u"HTTP://host/v1"_s;
    EXPECT_TRUE(errorPaths().isEmpty());
}

TEST_F(RunPlanTest, DuplicatesAreDroppedWithAWarning)
{
    m_options.datasets = {u"synthetic_gen"_s, u"synthetic_gen"_s};
    m_options.models = {u"vllm_api_stream_chat"_s, u"vllm_api_stream_chat"_s};
    const auto plan = makeRunPlan(m_options, m_environment);
    // Equal names are either refused by field or reduced to the first: never sent twice.
    if (plan && !plan->hasErrors())
        EXPECT_EQ(plan->tasks.size(), 1u);
    else
        EXPECT_FALSE(errorPaths().isEmpty());
}

TEST_F(RunPlanTest, StatisticsFollowOptionAndProfile)
{
    m_options.stats = {u"Average"_s, u"P99.9"_s};
    EXPECT_EQ(makeRunPlan(m_options, m_environment)->statistics.size(), 2u);
    m_options.metricsProfile = core::MetricsProfile::Reference;
    EXPECT_EQ(makeRunPlan(m_options, m_environment)->statistics.size(), 1u);
    m_options.stats.clear();
    m_options.summarizer = u"stable_stage"_s;
    const auto plan = makeRunPlan(m_options, m_environment);
    ASSERT_OK(plan);
    EXPECT_EQ(plan->calculator, config::Calculator::Stable);
    EXPECT_EQ(plan->statistics.size(), 7u);
}

TEST_F(RunPlanTest, PreviewShowsRequestsAndWritesNothing)
{
    m_options.requestCount = 3;
    m_options.inputLength = u"4"_s;
    m_options.outputLength = u"7"_s;
    m_options.apiKey = core::Secret(u"sk-very-secret"_s);
    m_options.modelName.reset();
    const Preview shown = preview(m_options, m_environment);
    ASSERT_FALSE(shown.hasErrors());
    ASSERT_EQ(shown.tasks.size(), 1u);
    EXPECT_EQ(shown.tasks[0].cases, 3);
    ASSERT_EQ(shown.tasks[0].firstRequests.size(), 3u);
    const RequestPreview &request = shown.tasks[0].firstRequests[0];
    EXPECT_TRUE(request.url.endsWith(u"/v1/chat/completions"_s));
    EXPECT_TRUE(request.body.contains("A A A A")) << request.body.toStdString();
    EXPECT_TRUE(request.body.contains("\"max_tokens\": 7"));
    for (const auto &[name, value] : request.headers)
        EXPECT_FALSE(value.contains(u"very-secret"_s)) << name.toStdString();
    EXPECT_TRUE(QDir(m_folder.path()).isEmpty());
}

} // namespace aisb::run
