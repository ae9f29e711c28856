// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rateschedule.h"
#include "mock/mockserver.h"

#include "result_helpers.h"
#include "runhelpers.h"

#include <QTemporaryDir>

#include <set>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

mock::MockSettings quickService()
{
    mock::MockSettings settings;
    settings.profile = mock::Profile::Vllm;
    settings.ttftS = 0.004;
    settings.tpotS = 0.001;
    return settings;
}

class LoadRun : public ::testing::Test
{
protected:
    LoadRun()
        : m_environment(testEnvironment(m_folder.path()))
    {
        m_options = smallRun(m_server.port());
        m_options.outputLength = u"3"_s;
        m_options.numWarmups = 0;
    }

    QString experiment() const { return m_folder.path() + u"/outputs/default/20260101_000000"_s; }
    [[nodiscard]] RunReport run()
    {
        RunReport report = runToEnd(m_environment, m_options);
        EXPECT_TRUE(report.hasFinished);
        EXPECT_FALSE(report.outcome.error) << report.outcome.error->text().toStdString();
        return report;
    }
    static bool hasLogged(const RunReport &report, const QString &text)
    {
        return std::ranges::any_of(
            report.taskLog, [&](const core::LogLine &line) { return line.text.contains(text); });
    }

    QTemporaryDir m_folder;
    mock::MockServerThread m_server{quickService()};
    Environment m_environment;
    core::RunOptions m_options;
};

} // namespace

TEST_F(LoadRun, KeepsThePlanOfASeedToTheMicrosecond)
{
    m_options.requestCount = 60;
    m_options.requestRate = 400;
    m_options.burstiness = 0.5;
    m_options.batchSize = 30;
    const RunReport report = run();
    ASSERT_EQ(report.groups.size(), 1U);
    const auto &requests = report.groups[0].data->requests;
    ASSERT_EQ(requests.size(), 60U);

    core::ModelSpec model;
    model.requestRate = 400;
    model.traffic.burstiness = 0.5;
    const std::vector<double> offsets = core::planSends(core::ratePlanOf(model), 60, 7);
    std::vector<double> planned;
    for (const core::PerfRequest &request : requests) {
        EXPECT_GE(request.start, request.planned) << "sent before its time";
        planned.push_back(request.planned);
    }
    std::ranges::sort(planned);
    for (std::size_t i = 1; i < planned.size(); ++i)
        EXPECT_NEAR(planned[i] - planned[0], offsets[i] - offsets[0], 1e-6);
    const auto kept = core::readJson(contentOf(
        experiment() + u"/.studio/measurement/vllm-api-stream-chat/syntheticdataset.json"_s));
    ASSERT_OK(kept);
    EXPECT_EQ((*kept)[u"schedule"][u"seed"], core::Json(u"7"_s));
    ASSERT_EQ((*kept)[u"send_delays_s"].items().size(), 60U);
    for (std::size_t i = 0; i < requests.size(); ++i)
        EXPECT_NEAR((*kept)[u"send_delays_s"].items()[i].toDouble(),
            requests[i].start - requests[i].planned, 1e-6);
    EXPECT_FALSE((*kept)[u"health"][u"verdict"].toString().isEmpty());
    EXPECT_TRUE(report.logText().contains(u"E2EL from the planned start"_s));
    EXPECT_TRUE(hasLogged(report, u"Schedule: 400 requests/s, burstiness 0.5, 60 requests"_s));
    EXPECT_TRUE(hasLogged(report, u"Schedule kept: 60 requests"_s));
}

// Prompts of tokens, and counts beside those of the service.
TEST_F(LoadRun, SendsTokensOfTheModel)
{
    m_options.datasets = {u"synthetic_gen_tokenid"_s};
    m_options.inputLength = u"24"_s;
    m_options.outputLength.reset();
    m_options.maxOutLen = 12;
    m_options.path = QStringLiteral(AISB_TEST_DATA "/tokenizers/qwen");
    const RunReport report = run();
    ASSERT_EQ(report.groups.size(), 1U);
    EXPECT_EQ(report.groups[0].data->requests.size(), 12U);
    EXPECT_TRUE(hasLogged(report, u"Prompts of 24 tokens drawn"_s));
    EXPECT_TRUE(hasLogged(report, u"(1503 tokens)"_s));
    const auto kept = core::readJson(contentOf(
        experiment() + u"/.studio/measurement/vllm-api-stream-chat/syntheticdataset.json"_s));
    ASSERT_OK(kept);
    QStringList ids;
    for (const core::Json &check : (*kept)[u"health"][u"checks"].items()) {
        ids.append(check[u"id"].toString());
        if (ids.back() == "tokens"_L1) {
            EXPECT_TRUE(
                check[u"text"].toString().startsWith(u"of 12 answers the service counted"_s));
        }
    }
    for (const QString &id : {u"little"_s, u"identity"_s, u"tokens"_s})
        EXPECT_TRUE(ids.contains(id)) << id.toStdString();
}

TEST_F(LoadRun, NeedsATokenizerForTokens)
{
    m_options.datasets = {u"synthetic_gen_tokenid"_s};
    m_options.inputLength.reset();
    m_options.outputLength.reset();
    const RunReport missing = runToEnd(m_environment, m_options);
    EXPECT_TRUE(missing.outcome.error);
    EXPECT_TRUE(hasLogged(missing, u"tokenid needs the tokenizer of the model"_s));
    EXPECT_EQ(m_server.snapshot().received, 0) << "sent before the data was there";
}

// What the service leaves out of its answers it counts afterwards.
TEST_F(LoadRun, AsksTheServiceForCounts)
{
    mock::MockSettings settings = quickService();
    settings.faults = {mock::fault(mock::FaultKind::NoUsage)};
    mock::MockServerThread server(settings);
    m_options.hostPort = server.port();
    m_options.inputLength = u"5"_s;
    QByteArray model = contentOf(QStringLiteral(
        AISB_SOURCE_DIR "/resources/catalogue/models/vllm_api/vllm_api_stream_chat.json"));
    model.replace(R"("stream": true,)", R"("stream": true, "token_counter": "service",)");
    m_options.configDir = m_folder.filePath(u"configs"_s);
    QDir().mkpath(m_options.configDir + u"/models"_s);
    QFile file(m_options.configDir + u"/models/counted_by_service.json"_s);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(model);
    file.close();
    m_options.models = {u"counted_by_service"_s};
    const RunReport report = run();
    EXPECT_TRUE(hasLogged(report, u"The service counted the tokens of 12 records"_s));
    ASSERT_EQ(report.groups.size(), 1U);
    ASSERT_EQ(report.groups[0].data->requests.size(), 12U);
    for (const core::PerfRequest &request : report.groups[0].data->requests)
        EXPECT_EQ(request.inputTokens, 5); // words are its tokens
}

TEST_F(LoadRun, DescribesTheRateInBothLayouts)
{
    m_options.requestRate = 300;
    for (const core::Layout layout : {core::Layout::Seed, core::Layout::V3}) {
        m_options.layout = layout;
        m_options.workDir = m_folder.path() + u'/' + core::layoutName(layout);
        (void)run();
        const QStringList files =
            filesBelow(*m_options.workDir + u"/20260101_000000"_s).filter(u"_rps_"_s);
        const bool isV3 = layout == core::Layout::V3;
        const QString base = isV3
            ? u"performances/vllm-api-stream-chat/synthetic_rps_distribution_plot"_s
            : u"performance/vllm-api-stream-chat/syntheticdataset_rps_distribution_plot"_s;
        QStringList expected{base + u".html"_s, base + u"_with_actual_rps.html"_s};
        if (isV3)
            expected.insert(1, base + u".json"_s);
        EXPECT_EQ(files, expected);
    }
}

TEST_F(LoadRun, DrawsTheRateAgainFromTheFolder)
{
    m_options.requestRate = 300;
    m_options.layout = core::Layout::V3;
    m_options.workDir = m_folder.path();
    (void)run();
    const QDir folder(*m_options.workDir + u"/20260101_000000"_s);
    const QString base =
        folder.filePath(u"performances/vllm-api-stream-chat/synthetic_rps_distribution_plot"_s);
    const QString page = base + u"_with_actual_rps.html"_s;
    const QByteArray drawn = contentOf(page);
    core::RunOptions again = smallRun(m_server.port());
    again.mode = core::Mode::PerfViz;
    again.reuse = folder.dirName();
    again.layout = m_options.layout;
    again.workDir = m_options.workDir;
    const auto drawnAgain = [&] {
        EXPECT_TRUE(QFile::remove(page));
        (void)runToEnd(m_environment, again);
        return contentOf(page);
    };
    EXPECT_TRUE(drawn.contains("After Excluding Anomalies"));
    EXPECT_EQ(drawnAgain(), drawn); // from the seed
    EXPECT_TRUE(QDir(folder.filePath(u".studio"_s)).removeRecursively());
    EXPECT_TRUE(
        drawnAgain().contains("Target Rate: 300.00")); // from the figure, as of the reference
    EXPECT_TRUE(QFile::remove(base + u".json"_s));
    const QByteArray alone = drawnAgain();
    EXPECT_TRUE(alone.contains("Time - Actual RPS distribution"));
    EXPECT_TRUE(alone.contains("After Excluding Anomalies"));
}

TEST_F(LoadRun, LeavesTheCoolDownOutOfTheNumbersAlone)
{
    m_options.requestCount = 20;
    m_options.requestRate = 100;
    m_options.burstiness = 0;
    m_options.coolDown = 0.105; // the last starts are 10 ms apart
    const RunReport report = run();
    EXPECT_EQ(report.groups[0].data->requests.size(), 20U) << "details keep all";
    QString total;
    for (const auto &row : report.groups[0].tables.commonRows)
        if (row.key == u"Total Requests"_s)
            total = row.value;
    EXPECT_GE(total.toInt(), 1);
    EXPECT_LT(total.toInt(), 20);
    // Computing again from the folder leaves the same ones out, unless asked otherwise.
    core::RunOptions again = smallRun(m_server.port());
    again.mode = core::Mode::PerfViz;
    again.reuse = u"20260101_000000"_s;
    again.cfgTimeStr = u"20260101_000001"_s; // a dump of its own
    const auto totalOf = [&] {
        const RunReport recomputed = runToEnd(m_environment, again);
        for (const auto &row : recomputed.groups.at(0).tables.commonRows)
            if (row.key == u"Total Requests"_s)
                return row.value;
        return QString();
    };
    EXPECT_EQ(totalOf(), total);
    again.coolDown = 0;
    EXPECT_EQ(totalOf(), u"20"_s);
}

TEST_F(LoadRun, KeepsAndShowsTheCountersOfSpeculativeDecoding)
{
    m_options.specDecode = true;
    (void)run(); // the built-in service has no such counters: the run goes on
    const QString path =
        experiment() + u"/performance/spec_decode_127.0.0.1_%1.json"_s.arg(m_server.port());
    const auto json = core::readJson(contentOf(path));
    ASSERT_OK(json);
    EXPECT_EQ((*json)[u"status"], core::Json(u"na"_s));
    EXPECT_EQ((*json)[u"url"], core::Json(u"http://127.0.0.1:%1/metrics"_s.arg(m_server.port())));
    EXPECT_FALSE((*json)[u"error"].toString().isEmpty());
}

TEST_F(LoadRun, HoldsTheConcurrencyAlthoughTheRateAsksForMore)
{
    m_options.requestCount = 50;
    m_options.requestRate = 60'000;
    m_options.batchSize = 3;
    const RunReport report = run();
    EXPECT_LE(m_server.snapshot().maxRequests, 3);
    EXPECT_EQ(m_server.snapshot().inference().size(), 50U);
    // All were due within a millisecond and could not go out then: each keeps its planned start.
    const auto &requests = report.groups[0].data->requests;
    const auto [first, last] = std::ranges::minmax(requests, {}, &core::PerfRequest::planned);
    EXPECT_NEAR(last.planned - first.planned, 49.0 / 60'000, 1e-3);
    const auto late = std::ranges::count_if(requests, [](const core::PerfRequest &request) {
        return request.start - request.planned > core::kLateSendS;
    });
    EXPECT_GT(late, 0);
    EXPECT_EQ(report.progress.back().tasks[0].late, late);
    EXPECT_TRUE(hasLogged(report, u"%1 requests were sent more than 10 ms after"_s.arg(late)));
}

TEST_F(LoadRun, ATimeLimitCountsWhatWasNotSent)
{
    m_options.requestCount = 100;
    m_options.ramp = u"linear:50:50"_s;
    m_options.burstiness = 0;
    m_options.timeLimit = 0.81; // 40 of the 100 are due before it
    const RunReport report = run();
    const auto sent = m_server.snapshot().inference().size();
    EXPECT_GE(sent, 1U);
    EXPECT_LE(sent, 40U);
    EXPECT_TRUE(hasLogged(report, u"%1 of 100 requests were not sent"_s.arg(100 - sent)));
    EXPECT_EQ(report.groups[0].data->requests.size(), sent);
}

TEST_F(LoadRun, PressureKeepsEveryClientBusyAndRepeatsTheRows)
{
    m_options.requestCount = 5;
    m_options.batchSize = 8;
    m_options.pressure = true;
    m_options.pressureTime = 1;
    m_options.requestRate = 200;
    const RunReport report = run();
    const auto &requests = report.groups[0].data->requests;
    EXPECT_GT(requests.size(), 8U);
    EXPECT_LE(m_server.snapshot().maxRequests, 8);
    std::set<qint32> ids;
    std::set<qint32> uuids;
    qint64 planned = 0;
    for (const core::PerfRequest &request : requests) {
        EXPECT_TRUE(request.isSuccess);
        ids.insert(request.id);
        uuids.insert(request.uuidIndex);
        planned += request.planned >= 0 ? 1 : 0;
    }
    EXPECT_EQ(ids.size(), 5U) << "rows are taken cyclically";
    EXPECT_EQ(uuids.size(), requests.size()) << "a repeated case has a uuid of its own";
    EXPECT_EQ(planned, 8) << "only the first request of a client has a planned start";
    const core::TaskProgress &task = report.progress.back().tasks[0];
    EXPECT_TRUE(task.isTimed);
    EXPECT_EQ(task.total, 1);
    EXPECT_EQ(task.done, 1);
    EXPECT_EQ(task.received, std::ssize(requests));
    EXPECT_TRUE(hasLogged(report, u"Pressure: 8 clients sent %1 requests"_s.arg(requests.size())));
}

TEST_F(LoadRun, PressureEndsAlthoughClientsAreStillToCome)
{
    m_options.batchSize = 4;
    m_options.pressure = true;
    m_options.pressureTime = 1;
    m_options.requestRate = 1.5;
    m_options.burstiness = 0; // due at 0.67, 1.33, 2 and 2.67 s
    const RunReport report = run();
    EXPECT_EQ(m_server.snapshot().maxRequests, 1);
    EXPECT_TRUE(hasLogged(report, u"before all 4 clients were added"_s));
}

} // namespace aisb::run
