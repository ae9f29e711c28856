// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/normal.h"
#include "core/comparison/perfsample.h"
#include "core/comparison/proportions.h"
#include "core/comparison/ranktest.h"
#include "core/comparison/resampling.h"
#include "core/comparison/scorecomparison.h"
#include "core/comparison/settings.h"
#include "perfbuilder.h"

#include <cmath>
#include <numeric>

namespace aisb::core {
namespace {

using namespace Qt::StringLiterals;

Statistic statistic(const QString &text)
{
    return parseStatistics({text}, StatisticRules::Ours).statistics.front();
}

// The value of an optional or result, which has to have one.
template <class Holder>
auto must(const Holder &holder)
{
    EXPECT_TRUE(holder.has_value());
    return holder ? *holder : std::decay_t<decltype(*holder)>();
}

double deviation(const std::vector<double> &values)
{
    const double mean = averageOf(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

std::vector<double> lognormal(int count, double scale, quint64 seed)
{
    Draws draws(seed);
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(scale * std::exp(0.4 * draws.normal()));
    return values;
}

TEST(Normal, KnowsItsTails)
{
    EXPECT_NEAR(normalTail(1.959963984540054), 0.025, 1e-15);
    EXPECT_NEAR(normalReach(0.95), 1.959963984540054, 1e-12);
    EXPECT_NEAR(normalReach(0.99), 2.5758293035489004, 1e-12);
}

// The worked example of scipy.stats.mannwhitneyu: ages at diagnosis, U 17, p 1/9.
TEST(MannWhitney, CountsSmallSamplesOut)
{
    const std::vector<double> males{19, 22, 16, 29, 24};
    const std::vector<double> females{20, 11, 17, 12};
    const auto test = must(mannWhitney(females, males));
    EXPECT_TRUE(test.isExact);
    EXPECT_DOUBLE_EQ(test.u, 17);
    EXPECT_DOUBLE_EQ(test.p, 1.0 / 9);
    EXPECT_DOUBLE_EQ(test.superiority, 17.0 / 20);
    const auto mirrored = must(mannWhitney(males, females));
    EXPECT_DOUBLE_EQ(mirrored.u, 3);
    EXPECT_DOUBLE_EQ(mirrored.p, test.p);
}

TEST(MannWhitney, CountsOutUnequalSizes)
{
    // 174 of the 1,716 orders of 6 among 13 are as far out.
    const auto test = must(mannWhitney(
        std::vector<double>{1, 2, 3, 4, 5, 6, 7}, std::vector<double>{1.5, 4.5, 8, 9, 10, 11}));
    EXPECT_DOUBLE_EQ(test.u, 33);
    EXPECT_NEAR(test.p, 174.0 / 1716, 1e-14);
}

TEST(MannWhitney, CorrectsForTiesAndContinuity)
{
    const auto test = must(mannWhitney(std::vector<double>{1, 2, 2, 3, 4, 4, 4, 5},
        std::vector<double>{2, 3, 4, 4, 5, 5, 6, 7, 7}));
    EXPECT_FALSE(test.isExact);
    EXPECT_DOUBLE_EQ(test.u, 55.5);
    EXPECT_NEAR(test.p, 0.062484795672341185, 1e-14);
}

TEST(MannWhitney, SaysNothingOfEqualAndEmptySamples)
{
    EXPECT_FALSE(mannWhitney({}, std::vector<double>{1}));
    const auto same = must(mannWhitney(std::vector<double>(30, 5.0), std::vector<double>(30, 5.0)));
    EXPECT_DOUBLE_EQ(same.p, 1);
    EXPECT_DOUBLE_EQ(same.superiority, 0.5);
}

TEST(Resampling, GivesTheSameDrawsForTheSameSeed)
{
    const Resampling sample(lognormal(200, 100, 3));
    const Statistic p90 = statistic(u"P90"_s);
    EXPECT_EQ(sample.draw(p90, 50, 7), sample.draw(p90, 50, 7));
    EXPECT_NE(sample.draw(p90, 50, 7), sample.draw(p90, 50, 8));
}

TEST(Resampling, AveragesScatterByTheirStandardError)
{
    // Error of the mean of 1 to 100, with n below the root as resampling has it: 2.88661...
    std::vector<double> values(100);
    std::iota(values.begin(), values.end(), 1.0);
    const std::vector<double> drawn = Resampling(values).draw(statistic(u"Average"_s), 20'000, 1);
    EXPECT_NEAR(averageOf(drawn), 50.5, 0.1);
    EXPECT_NEAR(deviation(drawn), std::sqrt(833.25 / 100), 0.05);
}

TEST(Resampling, DrawsPercentilesAsResamplingDoes)
{
    const std::vector<double> values = lognormal(500, 100, 11);
    const std::vector<double> fast = Resampling(values).draw(statistic(u"P90"_s), 20'000, 5);
    Draws draws(17);
    std::vector<double> slow;
    for (int i = 0; i < 4000; ++i) {
        std::vector<double> again;
        for (std::size_t j = 0; j < values.size(); ++j)
            again.push_back(values[draws.index(values.size())]);
        std::ranges::sort(again);
        slow.push_back(percentileOf(again, 90));
    }
    EXPECT_NEAR(averageOf(fast), averageOf(slow), 0.2);
    EXPECT_NEAR(deviation(fast) / deviation(slow), 1, 0.04);
}

TEST(Resampling, LargeSamplesTakeTheNormalDistribution)
{
    const std::vector<double> values = lognormal(10'000, 100, 2);
    const std::vector<double> drawn = Resampling(values).draw(statistic(u"Average"_s), 20'000, 1);
    EXPECT_NEAR(deviation(drawn) / (deviation(values) / 100), 1, 0.03);
    EXPECT_NEAR(averageOf(drawn), averageOf(values), 0.02);
}

TEST(Resampling, ClustersScatterMoreThanTheirValuesWould)
{
    // 100 clusters of 10 equal values: as uncertain as 100 values, not as 1,000.
    std::vector<double> values;
    for (const double value : lognormal(100, 100, 4))
        values.insert(values.end(), 10, value);
    const std::vector<qint32> sizes(100, 10);
    const Resampling clustered(values, sizes);
    const Resampling independent(values);
    EXPECT_EQ(clustered.units(), 100);
    const auto ratioOf = [&](const QString &name) {
        return deviation(clustered.draw(statistic(name), 4000, 1))
            / deviation(independent.draw(statistic(name), 4000, 1));
    };
    EXPECT_NEAR(ratioOf(u"Average"_s), std::sqrt(10.0), 0.2);
    EXPECT_GT(ratioOf(u"P50"_s), 2); // coarse: the median moves from cluster to cluster
}

TEST(Resampling, NeedsTenBeyondAPercentile)
{
    EXPECT_EQ(neededSamples(statistic(u"Average"_s)), 20);
    EXPECT_EQ(neededSamples(statistic(u"P50"_s)), 20);
    EXPECT_EQ(neededSamples(statistic(u"P90"_s)), 100);
    EXPECT_EQ(neededSamples(statistic(u"P99"_s)), 1000);
    EXPECT_EQ(neededSamples(statistic(u"P99.9"_s)), 5000);
    EXPECT_GE(neededSamples(statistic(u"P100"_s)), 1'000'000);
}

TEST(DifferenceIntervals, AreOfTheDrawsAndTheirShares)
{
    std::vector<double> first(1001, 100);
    std::vector<double> second(1001);
    std::iota(second.begin(), second.end(), 100.0);
    const DifferenceIntervals intervals = differenceIntervals(first, second, 0.95);
    EXPECT_NEAR(intervals.difference.low, 25, 1e-9);
    EXPECT_NEAR(intervals.difference.high, 975, 1e-9);
    EXPECT_NEAR(must(intervals.percent).high, 975, 1e-9);
    first[3] = 0;
    EXPECT_FALSE(differenceIntervals(first, second, 0.95).percent);
}

// Newcombe 1998, table II, contrast (a), method 10: 56 of 70 against 48 of 80.
TEST(Proportions, UnpairedIntervalIsNewcombes)
{
    const Interval interval = unpairedDifference({48, 80}, {56, 70}, 0.95);
    EXPECT_NEAR(interval.low, 0.0524, 5e-5);
    EXPECT_NEAR(interval.high, 0.3339, 5e-5);
}

TEST(Proportions, McNemarCountsChangedCasesOnly)
{
    // 2 * (1 + 20 + 190 + 1140 + 4845 + 15504) / 2^20.
    EXPECT_NEAR(mcNemarP({.bothRight = 900, .lost = 5, .won = 15, .bothWrong = 80}),
        43400.0 / 1048576, 1e-12);
    EXPECT_DOUBLE_EQ(mcNemarP({.bothRight = 3, .lost = 0, .won = 0, .bothWrong = 2}), 1);
    EXPECT_DOUBLE_EQ(mcNemarP({.bothRight = 0, .lost = 4, .won = 4, .bothWrong = 0}), 1);
    EXPECT_NEAR(mcNemarP({.bothRight = 0, .lost = 5000, .won = 5200, .bothWrong = 0}),
        2 * normalTail(199 / std::sqrt(10200.0)), 1e-12);
}

TEST(Proportions, PairedIntervalIsThatOfBonettAndPrice)
{
    // n 102, shares 16/102 and 6/102: 0.098039 +- 1.96 * 0.044931.
    const Interval interval =
        pairedDifference({.bothRight = 60, .lost = 5, .won = 15, .bothWrong = 20}, 0.95);
    const double error = std::sqrt((22.0 / 102 - std::pow(10.0 / 102, 2)) / 102);
    EXPECT_NEAR(interval.low, 10.0 / 102 - 1.959963984540054 * error, 1e-12);
    EXPECT_NEAR(interval.high, 10.0 / 102 + 1.959963984540054 * error, 1e-12);
}

TEST(Verdicts, KnowTheDirectionOfTheMetric)
{
    Change change{.difference = 3, .percent = 3, .interval = Interval{1, 5}};
    const ComparisonOptions options;
    EXPECT_EQ(verdictOf(change, Direction::HigherIsBetter, options), Verdict::Better);
    EXPECT_EQ(verdictOf(change, Direction::LowerIsBetter, options), Verdict::Worse);
    EXPECT_EQ(verdictOf(change, Direction::Neutral, options), Verdict::Differs);
    EXPECT_EQ(verdictOf(change, Direction::LowerIsBetter, {.minimumChange = 3.5}),
        Verdict::NoClearDifference);
    change.interval = Interval{-1, 5};
    EXPECT_EQ(verdictOf(change, Direction::LowerIsBetter, options), Verdict::NoClearDifference);
    change.interval.reset();
    EXPECT_EQ(verdictOf(change, Direction::LowerIsBetter, options), Verdict::Unknown);
}

// A closed loop of requests with 9 gaps of about 20 ms each and a TTFT of about ttft seconds.
PerfData closedLoop(int requests, double ttft, quint64 seed)
{
    PerfData data;
    data.maxConcurrency = 4;
    Draws draws(seed);
    std::array<double, 4> free{};
    for (int i = 0; i < requests; ++i) {
        double &at = free[static_cast<std::size_t>(i % 4)];
        std::vector<double> times{at, at + ttft * std::exp(0.2 * draws.normal())};
        for (int gap = 0; gap < 9; ++gap)
            times.push_back(times.back() + 0.02 * std::exp(0.1 * draws.normal()));
        at = times.back();
        appendRecord(data, madeRecord(i, times, 100, 10));
    }
    return data;
}

const ComparedRow *rowOf(const std::vector<ComparedRow> &rows, const QString &title)
{
    const auto found = std::ranges::find(rows, title, &ComparedRow::title);
    return found == rows.end() ? nullptr : &*found;
}

std::vector<ComparedRow> compare(const PerfData &a, const PerfData &b,
    const std::vector<QStringList> &spoiled = {}, const ComparisonOptions &options = {})
{
    const PerfSample first = must(perfSample(a, MetricsProfile::Corrected));
    const PerfSample second = must(perfSample(b, MetricsProfile::Corrected));
    const std::vector<const PerfSample *> samples{&first, &second};
    return comparePerf(samples, 0, spoiled, options);
}

TEST(ComparePerf, SeesASlowerFirstTokenAndNothingElse)
{
    const auto rows = compare(closedLoop(2000, 0.1, 1), closedLoop(2000, 0.11, 2));
    const ComparedRow *ttft = rowOf(rows, u"TTFT P50"_s);
    ASSERT_NE(ttft, nullptr);
    EXPECT_FALSE(ttft->values[0].change);
    const Change slower = must(ttft->values[1].change);
    EXPECT_EQ(slower.verdict, Verdict::Worse);
    EXPECT_NEAR(must(slower.percent), 10, 2);
    EXPECT_LT(must(slower.percentInterval).low, must(slower.percent));
    EXPECT_GT(must(slower.percentInterval).high, must(slower.percent));
    EXPECT_LT(must(slower.p), 1e-6);
    EXPECT_GT(must(slower.superiority), 0.5);
    for (const QString &title : {u"TPOT P50"_s, u"ITL Average"_s, u"InputTokens Average"_s,
             u"OutputTokens Average"_s, u"Success"_s}) {
        const ComparedRow *row = rowOf(rows, title);
        ASSERT_NE(row, nullptr) << title.toStdString();
        EXPECT_EQ(must(row->values[1].change).verdict, Verdict::NoClearDifference)
            << title.toStdString();
    }
    EXPECT_EQ(must(rowOf(rows, u"TTFT P99.9"_s)->values[1].change).verdict, Verdict::TooFewSamples);
    EXPECT_EQ(must(rowOf(rows, u"E2EL Average"_s)->values[1].change).verdict, Verdict::Worse);
}

TEST(ComparePerf, ShowsTheValuesOfTheTables)
{
    const PerfData data = closedLoop(100, 0.1, 1);
    const auto rows = compare(data, data);
    const auto summary = must(summarize(data, {comparedStatistics(), MetricsProfile::Corrected}));
    const auto ttft = std::ranges::find(summary.rows, PerfMetric::Ttft, &MetricRow::metric);
    ASSERT_NE(ttft, summary.rows.end());
    EXPECT_DOUBLE_EQ(must(rowOf(rows, u"TTFT Average"_s)->values[0].value), ttft->values[0]);
    EXPECT_DOUBLE_EQ(must(rowOf(rows, u"OutputTokenThroughput"_s)->values[1].value),
        summary.common.outputTokenThroughput);
    EXPECT_DOUBLE_EQ(must(rowOf(rows, u"TTFT Average"_s)->values[1].change).difference, 0);
    EXPECT_EQ(
        must(rowOf(rows, u"TTFT Average"_s)->values[1].change).verdict, Verdict::NoClearDifference);
}

TEST(ComparePerf, RatesAreThoseOfTheRun)
{
    const PerfData data = closedLoop(400, 0.1, 1);
    const auto sample = must(perfSample(data, MetricsProfile::Corrected));
    const Statistic average = statistic(u"Average"_s);
    const CommonMetrics &common = sample.summary.common;
    EXPECT_NEAR(sample.requestRates.value(average), common.requestThroughput, 1e-3);
    EXPECT_NEAR(sample.tokenRates.value(average), common.outputTokenThroughput, 0.1);
}

TEST(ComparePerf, SpoiledMetricsAreNotComparable)
{
    const auto rows = compare(
        closedLoop(200, 0.1, 1), closedLoop(200, 0.2, 2), {QStringList(), QStringList{u"TTFT"_s}});
    EXPECT_EQ(must(rowOf(rows, u"TTFT P50"_s)->values[1].change).verdict, Verdict::NotComparable);
    EXPECT_EQ(must(rowOf(rows, u"E2EL P50"_s)->values[1].change).verdict, Verdict::Worse);
}

TEST(ComparePerf, AbsentSamplesLeaveTheirColumnEmpty)
{
    const auto sample = must(perfSample(closedLoop(50, 0.1, 1), MetricsProfile::Corrected));
    const std::vector<const PerfSample *> samples{&sample, nullptr, &sample};
    const auto rows = comparePerf(samples, 0, {}, {});
    ASSERT_FALSE(rows.empty());
    for (const ComparedRow &row : rows) {
        EXPECT_FALSE(row.values[1].value);
        EXPECT_FALSE(row.values[1].change);
        EXPECT_TRUE(row.values[2].change);
    }
    EXPECT_TRUE(comparePerf(samples, 5, {}, {}).empty());
}

TEST(ComparePerf, StableStageTakesTheRequestsSentInIt)
{
    const PerfData data = closedLoop(200, 0.1, 1);
    const auto window = must(findStableWindow(data));
    const auto sample = must(perfSample(data, MetricsProfile::Corrected, window));
    const auto summary = must(summarizeWindow(data, window, {}));
    EXPECT_EQ(sample.of(PerfMetric::Ttft).units(), summary.common.successRequests);
    EXPECT_EQ(sample.summary.stage, u"stable"_s);
}

TEST(ComparePerf, TablesAloneGiveValuesWithoutVerdicts)
{
    ResultTables tables;
    tables.metricHeader = {
        u"Performance Parameters"_s, u"Stage"_s, u"Average"_s, u"Median"_s, u"P99"_s, u"N"_s};
    tables.metricRows = {
        {u"TTFT"_s, u"total"_s, u"250.5 ms"_s, u"240.0 ms"_s, u"300.0 ms"_s, u"3"_s},
        {u"TTFT"_s, u"stable"_s, u"1.0 ms"_s, u"1.0 ms"_s, u"1.0 ms"_s, u"1"_s}};
    tables.commonRows = {{u"Total Requests"_s, u"total"_s, u"4"_s},
        {u"Success Requests"_s, u"total"_s, u"3"_s},
        {u"Output Token Throughput"_s, u"total"_s, u"9.7793 token/s"_s}};
    const PerfSample read = must(tablesSample(tables, u"total"_s));
    EXPECT_FALSE(tablesSample({}, u"total"_s));
    const PerfSample measured = must(perfSample(closedLoop(50, 0.1, 1), MetricsProfile::Corrected));
    const std::vector<const PerfSample *> samples{&read, &measured};
    const auto rows = comparePerf(samples, 0, {}, {});
    const ComparedRow *ttft = rowOf(rows, u"TTFT P50"_s);
    ASSERT_NE(ttft, nullptr);
    EXPECT_DOUBLE_EQ(must(ttft->values[0].value), 240);
    EXPECT_EQ(must(ttft->values[1].change).verdict, Verdict::Unknown);
    EXPECT_FALSE(rowOf(rows, u"TTFT P90"_s)->values[0].value);
    EXPECT_DOUBLE_EQ(must(rowOf(rows, u"OutputTokenThroughput"_s)->values[0].value), 9.7793);
    EXPECT_DOUBLE_EQ(must(rowOf(rows, u"Success"_s)->values[0].value), 75);
}

TEST(Workload, NamesWhatDiffersAndWhatItSpoils)
{
    PerfData longer = closedLoop(60, 0.1, 2);
    for (PerfRequest &request : longer.requests)
        request.outputTokens = 20;
    longer.maxConcurrency = 8;
    const auto a = must(perfSample(closedLoop(50, 0.1, 1), MetricsProfile::Corrected));
    const auto b = must(perfSample(longer, MetricsProfile::Corrected));
    const std::vector<const PerfSample *> samples{&a, &b};
    const auto differences = workloadDifferences(samples, 0);
    std::vector<WorkloadPart> parts;
    for (const WorkloadDifference &difference : differences)
        parts.push_back(difference.part);
    EXPECT_THAT(parts,
        testing::ElementsAre(
            WorkloadPart::RequestCount, WorkloadPart::OutputLength, WorkloadPart::Load));
    EXPECT_EQ(differences[1].before, u"10.0"_s);
    EXPECT_EQ(differences[1].after, u"20.0"_s);
    EXPECT_TRUE(differences[1].spoils.contains(u"E2EL"_s));
    const std::vector<const PerfSample *> same{&a, &a};
    EXPECT_TRUE(workloadDifferences(same, 0).empty());
}

TEST(CumulativeShares, RunFromTheLeastToTheGreatest)
{
    const std::vector<double> few{1, 2, 4, 8};
    const auto steps = cumulativeShares(few);
    EXPECT_EQ(steps.front(), (Point{1, 0}));
    EXPECT_EQ(steps.back(), (Point{8, 100}));
    std::vector<double> many(10'001);
    std::iota(many.begin(), many.end(), 0.0);
    const auto curve = cumulativeShares(many, 100);
    ASSERT_EQ(curve.size(), 101U);
    EXPECT_EQ(curve[50], (Point{5000, 50}));
    EXPECT_TRUE(cumulativeShares({}).empty());
}

Json settings(const char *text)
{
    const auto json = readJson(text);
    EXPECT_TRUE(json);
    return json.value_or(Json());
}

TEST(CompareSettings, ListsLeavesAndTellsWhichDiffer)
{
    const std::vector<Json> configurations{
        settings(R"({"models": [{"abbr": "m", "batch_size": 64}], "work_dir": "a", "only": 1})"),
        settings(R"({"models": [{"abbr": "m", "batch_size": 128}], "work_dir": "b"})")};
    const auto compared = compareSettings(configurations);
    ASSERT_EQ(compared.size(), 3U);
    EXPECT_EQ(compared[0].key, u"models.abbr"_s);
    EXPECT_TRUE(compared[0].isEqual);
    EXPECT_EQ(compared[1].key, u"models.batch_size"_s);
    EXPECT_FALSE(compared[1].isEqual);
    EXPECT_EQ(compared[1].values, (std::vector<QString>{u"64"_s, u"128"_s}));
    EXPECT_EQ(compared[2].key, u"only"_s);
    EXPECT_EQ(compared[2].values[1], QString());
}

JudgedCases judged(int count, const std::function<double(int)> &right)
{
    JudgedCases cases;
    for (int i = 0; i < count; ++i)
        cases.push_back({i, right(i)});
    return cases;
}

TEST(CompareScores, PairsTheCasesOfBoth)
{
    // 100 cases: 60 right in both, 5 lost, 15 won, 20 wrong in both.
    const JudgedCases before = judged(100, [](int i) { return i < 65 ? 1.0 : 0.0; });
    const JudgedCases after =
        judged(100, [](int i) { return i < 60 || (i >= 65 && i < 80) ? 1.0 : 0.0; });
    const auto change = must(compareScores({65.0, {}, &before}, {75.0, {}, &after}, 100, {}));
    EXPECT_DOUBLE_EQ(change.difference, 10);
    EXPECT_NEAR(must(change.p), 43400.0 / 1048576, 1e-12);
    EXPECT_EQ(change.verdict, Verdict::Better);
    const FlippedCases flipped = flippedCases(before, after);
    EXPECT_EQ(flipped.common, 100);
    ASSERT_EQ(flipped.cases.size(), 20U);
    EXPECT_EQ(flipped.cases.front().id, 60);
    EXPECT_EQ(flipped.cases.front().after, 0);
    EXPECT_EQ(flipped.cases[5].id, 65);
}

TEST(CompareScores, TestAndIntervalHaveToAgree)
{
    // 1 lost, 7 won: p 0.0703, though the interval is above 0.
    const JudgedCases before = judged(40, [](int i) { return i < 20 ? 1.0 : 0.0; });
    const JudgedCases after = judged(40, [](int i) { return i != 0 && i < 27 ? 1.0 : 0.0; });
    const auto change = must(compareScores({50.0, {}, &before}, {65.0, {}, &after}, 100, {}));
    EXPECT_NEAR(must(change.p), 2 * 9.0 / 256, 1e-12);
    EXPECT_GT(must(change.interval).low, 0);
    EXPECT_EQ(change.verdict, Verdict::NoClearDifference);
}

TEST(CompareScores, OtherCasesAreIndependent)
{
    const JudgedCases before = judged(80, [](int i) { return i < 48 ? 1.0 : 0.0; });
    const JudgedCases after = judged(70, [](int i) { return i < 56 ? 1.0 : 0.0; });
    const auto change = must(compareScores({60.0, {}, &before}, {80.0, {}, &after}, 100, {}));
    EXPECT_NEAR(must(change.interval).low, 5.24, 5e-3);
    EXPECT_EQ(change.verdict, Verdict::Better);
}

TEST(CompareScores, FallsBackToStandardErrors)
{
    const auto change = must(compareScores({50.0, 3.0, nullptr}, {60.0, 4.0, nullptr}, 100, {}));
    EXPECT_NEAR(must(change.interval).low, 10 - 1.959963984540054 * 5, 1e-9);
    EXPECT_NEAR(must(change.p), 2 * normalTail(2), 1e-12);
    EXPECT_EQ(change.verdict, Verdict::Better);
    const auto unknown = must(compareScores({50.0, {}, nullptr}, {60.0, {}, nullptr}, 100, {}));
    EXPECT_EQ(unknown.verdict, Verdict::Unknown);
    EXPECT_FALSE(compareScores({{}, {}, nullptr}, {60.0, {}, nullptr}, 100, {}));
}

TEST(CompareScores, FewCasesGiveNoVerdict)
{
    const JudgedCases before = judged(10, [](int) { return 0.0; });
    const JudgedCases after = judged(10, [](int) { return 1.0; });
    const auto change = must(compareScores({0.0, {}, &before}, {100.0, {}, &after}, 100, {}));
    EXPECT_EQ(change.verdict, Verdict::TooFewSamples);
}

TEST(CompareScores, RepeatsArePairedByTheirShare)
{
    const JudgedCases before = judged(50, [](int i) { return i % 2 == 0 ? 0.5 : 0.25; });
    const JudgedCases after = judged(50, [](int i) { return i % 2 == 0 ? 0.75 : 0.25; });
    const auto change = must(compareScores({37.5, {}, &before}, {50.0, {}, &after}, 100, {}));
    // Differences 0.25 and 0 half each: error sqrt(50 * 0.015625 / 49 / 50).
    EXPECT_NEAR(
        must(change.interval).low, 12.5 - 100 * 1.959963984540054 * std::sqrt(0.015625 / 49), 1e-9);
    EXPECT_EQ(change.verdict, Verdict::Better);
}

} // namespace
} // namespace aisb::core
