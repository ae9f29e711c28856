// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/perfmetrics.h"

#include "perfbuilder.h"
#include "result_helpers.h"

#include <algorithm>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

// Lines of the .csv without header, for whole-table comparison.
QStringList tableLines(const PerfSummary &summary)
{
    QStringList lines;
    for (const MetricRow &row : summary.rows) {
        QStringList cells{infoOf(row.metric).id, summary.stage};
        for (const double value : row.values)
            cells.append(cellText(row.metric, value));
        cells.append(QString::number(row.n));
        lines.append(cells.join(u','));
    }
    return lines;
}

PerfSummary summaryOf(const PerfData &data, MetricsProfile profile)
{
    const Result<PerfSummary> summary = summarize(data, {.profile = profile});
    EXPECT_TRUE(summary.has_value());
    return summary.value_or(PerfSummary{});
}

QStringList rowIds(const PerfSummary &summary)
{
    QStringList ids;
    for (const MetricRow &row : summary.rows)
        ids.append(infoOf(row.metric).id);
    return ids;
}

QString lineOf(const PerfSummary &summary, QLatin1String id)
{
    for (const QString &line : tableLines(summary))
        if (line.startsWith(id + u',')) // NOLINT
            return line;
    return {};
}

// Averages of end-to-end latencies given in seconds, reference profile, as printed.
QString e2elCell(
    const std::vector<double> &latencies, const QString &statistic, MetricsProfile profile)
{
    PerfData data;
    data.isStream = false;
    int id = 0;
    for (const double latency : latencies)
        appendRecord(data, madeRecord(id++, {0, latency}, 1, 1));
    const auto summary =
        summarize(data, {parseStatistics({statistic}, StatisticRules::Ours).statistics, profile});
    return cellText(PerfMetric::E2el, summary->rows.front().values.front());
}

} // namespace

TEST(PerfMetrics, ReproducesTheWorkedExampleInTheReferenceProfile)
{
    const QStringList expected = {
        u"E2EL,total,410.0 ms,400.0 ms,420.0 ms,410.0 ms,415.0 ms,418.0 ms,419.8 ms,3"_s,
        u"TTFT,total,250.0 ms,200.0 ms,300.0 ms,250.0 ms,275.0 ms,290.0 ms,299.0 ms,3"_s,
        u"TPOT,total,54.2 ms,50.0 ms,60.0 ms,52.5 ms,56.2 ms,58.5 ms,59.8 ms,3"_s,
        u"ITL,total,53.3 ms,40.0 ms,70.0 ms,50.0 ms,60.0 ms,62.0 ms,69.2 ms,3"_s,
        u"InputTokens,total,10.6667,9.0,12.0,11.0,11.5,11.8,11.98,3"_s,
        u"OutputTokens,total,4.0,3.0,5.0,4.0,4.5,4.8,4.98,3"_s,
        u"OutputTokenThroughput,total,9.7793 token/s,7.1429 token/s,12.1951 token/s,10.0 token/s,11.0976 token/s,11.7561 token/s,12.1512 token/s,3"_s,
        u"PrefillTokenThroughput,total,43.0 token/s,40.0 token/s,45.0 token/s,44.0 token/s,44.5 token/s,44.8 token/s,44.98 token/s,3"_s,
    };
    EXPECT_EQ(tableLines(summaryOf(workedExample(), MetricsProfile::Reference)), expected);
}

TEST(PerfMetrics, CorrectedProfileKeepsTheResolutionOfLatencies)
{
    const PerfSummary summary = summaryOf(workedExample(), MetricsProfile::Corrected);
    EXPECT_EQ(lineOf(summary, "TPOT"_L1),
        u"TPOT,total,54.1667 ms,50.0 ms,60.0 ms,52.5 ms,56.25 ms,58.5 ms,59.85 ms,3"_s);
    EXPECT_EQ(lineOf(summary, "ITL"_L1),
        u"ITL,total,53.3333 ms,40.0 ms,70.0 ms,50.0 ms,60.0 ms,62.0 ms,69.2 ms,3"_s);
    EXPECT_EQ(lineOf(summary, "E2EL"_L1),
        u"E2EL,total,410.0 ms,400.0 ms,420.0 ms,410.0 ms,415.0 ms,418.0 ms,419.8 ms,3"_s);
}

TEST(PerfMetrics, CommonMetricsOfTheWorkedExample)
{
    QStringList cells;
    for (const CommonCell &cell :
        commonCells(summaryOf(workedExample(), MetricsProfile::Reference).common))
        cells.append(cell.key + u'=' + QString::fromUtf8(writeJson(cell.value)));
    const QStringList expected = {u"Benchmark Duration=\"910.0 ms\""_s, u"Total Requests=4"_s,
        u"Failed Requests=1"_s, u"Success Requests=3"_s, u"Concurrency=1.3516"_s,
        u"Max Concurrency=2"_s, u"Request Throughput=\"3.2967 req/s\""_s,
        u"Total Input Tokens=32"_s, u"Total Generated Tokens=12"_s,
        u"Input Token Throughput=\"35.1648 token/s\""_s,
        u"Output Token Throughput=\"13.1868 token/s\""_s,
        u"Total Token Throughput=\"48.3516 token/s\""_s};
    EXPECT_EQ(cells, expected);
}

// Source: spec/perf.md 6.4 "Checks".
TEST(PerfMetrics, RoundsTiesAsTheReferenceDoes)
{
    constexpr auto kReference = MetricsProfile::Reference;
    EXPECT_EQ(e2elCell({0.096, 0.351}, u"P99"_s, kReference), u"348.4 ms"_s);
    EXPECT_EQ(
        e2elCell({0.049, 0.08, 0.014, 0.024, 0.088, 0.077, 0.081, 0.045}, u"Average"_s, kReference),
        u"57.2 ms"_s);
    EXPECT_EQ(e2elCell({0.015, 0.016}, u"P75"_s, kReference), u"15.8 ms"_s);
    EXPECT_EQ(e2elCell({0.015, 0.016}, u"P75"_s, MetricsProfile::Corrected), u"15.75 ms"_s);
}

TEST(PerfMetrics, OneTokenAnswersLeaveTpotInTheCorrectedProfileOnly)
{
    PerfData data;
    appendRecord(data, madeRecord(0, {0, 1}, 1, 1));
    appendRecord(data, madeRecord(1, {0.5, 1, 2}, 1, 3));
    EXPECT_TRUE(lineOf(summaryOf(data, MetricsProfile::Reference), "TPOT"_L1)
            .startsWith(u"TPOT,total,250.0 ms,0.0 ms,500.0 ms"_s));
    EXPECT_TRUE(lineOf(summaryOf(data, MetricsProfile::Reference), "TPOT"_L1).endsWith(u",1"_s));
    const QString corrected = lineOf(summaryOf(data, MetricsProfile::Corrected), "TPOT"_L1);
    EXPECT_TRUE(corrected.startsWith(u"TPOT,total,500.0 ms,500.0 ms"_s)) << corrected.toStdString();
    EXPECT_TRUE(corrected.endsWith(u",1"_s));
    const QString itl = lineOf(summaryOf(data, MetricsProfile::Corrected), "ITL"_L1);
    EXPECT_TRUE(itl.startsWith(u"ITL,total,1000.0 ms"_s) && itl.endsWith(u",1"_s))
        << itl.toStdString();
}

TEST(PerfMetrics, DropsRowsThatDoNotApply)
{
    PerfData stream;
    appendRecord(stream, madeRecord(0, {0, 1}, 3, 1));
    appendRecord(stream, madeRecord(1, {0, 2}, 3, 1));
    EXPECT_EQ(rowIds(summaryOf(stream, MetricsProfile::Reference)),
        QStringList({u"E2EL"_s, u"TTFT"_s, u"InputTokens"_s, u"OutputTokens"_s,
            u"OutputTokenThroughput"_s, u"PrefillTokenThroughput"_s}));

    PerfData text;
    text.isStream = false;
    appendRecord(text, madeRecord(0, {0, 1}, 3, 1));
    EXPECT_EQ(rowIds(summaryOf(text, MetricsProfile::Reference)),
        QStringList({u"E2EL"_s, u"InputTokens"_s, u"OutputTokens"_s, u"OutputTokenThroughput"_s}));
}

TEST(PerfMetrics, KeepsItlWhenOnlyTheFirstRequestHasZeroGaps)
{
    PerfData data;
    appendRecord(data, madeRecord(0, {0, 1, 1, 1}, 1, 3));
    appendRecord(data, madeRecord(1, {0, 1, 2, 3}, 1, 3));
    EXPECT_TRUE(lineOf(summaryOf(data, MetricsProfile::Reference), "ITL"_L1).endsWith(u",1"_s));
}

TEST(PerfMetrics, EqualStampsNeverGiveInfinity)
{
    PerfData data;
    appendRecord(data, madeRecord(0, {5, 5, 5}, 7, 3));
    const PerfSummary summary = summaryOf(data, MetricsProfile::Corrected);
    for (const CommonCell &cell : commonCells(summary.common))
        EXPECT_FALSE(writeJson(cell.value).contains("inf")) << cell.key.toStdString();
    EXPECT_EQ(summary.common.requestThroughput, 0);
    EXPECT_TRUE(lineOf(summary, "OutputTokenThroughput"_L1).contains(u"0.0 token/s"_s));
}

TEST(PerfMetrics, TellsAnEmptyRunFromOneThatFailed)
{
    EXPECT_FAILS_WITH(summarize(PerfData{}, {}), ErrorCode::SummFile001);
    PerfData failed;
    appendRecord(failed, madeFailure(0, {1}, u"Not Found"_s));
    EXPECT_FAILS_WITH(summarize(failed, {}), ErrorCode::CalcData001);
}

struct StableCase
{
    std::vector<std::pair<double, double>> spans;
    qint64 concurrency;
    double begin;
    double end;
    std::vector<int> members;
};

class StableStage : public ::testing::TestWithParam<StableCase>
{
};

// Source: spec/perf.md 8 "Test vectors".
TEST_P(StableStage, FindsTheWindowOfTheVectors)
{
    const StableCase &vector = GetParam();
    const PerfData data = fromSpans(vector.spans, vector.concurrency);
    const Result<StableWindow> window = findStableWindow(data);
    if (vector.members.empty()) {
        EXPECT_FAILS_WITH(window, ErrorCode::CalcData002);
        return;
    }
    ASSERT_OK(window);
    EXPECT_EQ(window->begin, vector.begin);
    EXPECT_EQ(window->end, vector.end);
    const Result<PerfSummary> summary = summarizeWindow(data, *window, {});
    ASSERT_OK(summary);
    EXPECT_EQ(summary->common.successRequests, static_cast<qint64>(vector.members.size()));
    EXPECT_EQ(summary->stage, u"stable"_s);
}

INSTANTIATE_TEST_SUITE_P(Vectors, StableStage,
    ::testing::Values(StableCase{{{1, 3.5}, {2, 5.5}, {4, 7}, {6, 9}}, 2, 4, 6, {2, 3}},
        StableCase{{{1, 3}, {2, 4}, {3.5, 6}, {5, 7}, {8, 9}}, 2, 3.5, 5, {2, 3}},
        StableCase{{{1, 3}, {2, 4}}, 2, 0, 0, {}},
        StableCase{{{0, 3}, {0.5, 2}, {2, 4}, {3, 5}, {4, 6}, {5, 7}}, 2, 2, 5, {2, 3, 4, 5}},
        StableCase{{{0, 2}, {1, 3}}, 10, 0, 0, {}}, StableCase{{{0, 1}}, 1, 0, 0, {}}));

TEST(StableStageWindow, CountsFailuresThatWereSentInIt)
{
    PerfData data = fromSpans({{1, 3.5}, {2, 5.5}, {4, 7}, {6, 9}}, 2);
    appendRecord(data, madeFailure(4, {5}, u"Too Many Requests"_s));
    appendRecord(data, madeFailure(5, {0.5}, u"Too Many Requests"_s));
    appendRecord(data, madeFailure(6, {}, u"refused"_s));
    const Result<PerfSummary> summary = summarizeWindow(data, *findStableWindow(data), {});
    ASSERT_OK(summary);
    EXPECT_EQ(summary->common.failedRequests, 1);
    EXPECT_EQ(summary->common.totalRequests, 3);
    EXPECT_LE(summary->common.concurrency, 2);
}

TEST(StableStageWindow, ZeroLengthIsNone)
{
    EXPECT_FAILS_WITH(findStableWindow(workedExample()), ErrorCode::CalcData002);
}

TEST(PerfMetrics, PopulationsAreInMilliseconds)
{
    const std::vector<double> itl =
        populationOf(workedExample(), PerfMetric::Itl, MetricsProfile::Corrected);
    ASSERT_EQ(itl.size(), 9u);
    EXPECT_NEAR(itl.front(), 50, 1e-6);
    EXPECT_EQ(populationOf(workedExample(), PerfMetric::OutputTokens, MetricsProfile::Corrected),
        (std::vector<double>{4, 3, 5}));
}

} // namespace aisb::core
