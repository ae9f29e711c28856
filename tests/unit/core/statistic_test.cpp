// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/statistic.h"

#include "core/metrics/largepopulation.h"
#include "core/random.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

namespace aisb::core {

using namespace Qt::StringLiterals;
using ::testing::ElementsAre;

namespace {

QStringList texts(const StatisticList &list)
{
    QStringList result;
    for (const Statistic &statistic : list.statistics)
        result.append(statistic.text);
    return result;
}

} // namespace

TEST(Statistics, DefaultListIsThatOfTheReference)
{
    EXPECT_EQ(texts({defaultStatistics(), {}}),
        QStringList({u"Average"_s, u"Min"_s, u"Max"_s, u"Median"_s, u"P75"_s, u"P90"_s, u"P99"_s}));
}

TEST(Statistics, ReferenceRulesCutDropAndKeepTheSpelling)
{
    const StatisticList cut = parseStatistics(
        {u"P1"_s, u"P2"_s, u"P3"_s, u"P4"_s, u"P5"_s, u"P6"_s, u"P7"_s, u"P8"_s, u"P9"_s},
        StatisticRules::Reference);
    EXPECT_EQ(cut.statistics.size(), 8U);
    EXPECT_EQ(cut.warnings.size(), 1U);

    const StatisticList dropped = parseStatistics(
        {u"P05"_s, u"P100"_s, u"P0"_s, u"P99.9"_s, u"mean"_s}, StatisticRules::Reference);
    EXPECT_EQ(texts(dropped), QStringList{u"P05"_s});
    EXPECT_EQ(dropped.statistics[0].percentile, 5);
    EXPECT_EQ(dropped.warnings.size(), 4U);

    EXPECT_EQ(texts(parseStatistics({u"nothing"_s}, StatisticRules::Reference)),
        QStringList{u"Average"_s});
}

TEST(Statistics, OursTakesAnyPercentileAndAnyNumberOfThem)
{
    const StatisticList list = parseStatistics({u"P50"_s, u"P99.9"_s, u"P100"_s, u"P0"_s, u"Max"_s,
                                                   u"Max"_s, u"P1"_s, u"P2"_s, u"P3"_s, u"P4"_s},
        StatisticRules::Ours);
    EXPECT_EQ(list.statistics.size(), 9U);
    EXPECT_TRUE(list.warnings.empty());
    EXPECT_EQ(parseStatistics({u"P101"_s}, StatisticRules::Ours).warnings.size(), 1U);
}

TEST(Statistics, PercentileInterpolatesFromBothSides)
{
    const std::vector<double> values{1, 2, 4, 8};
    EXPECT_DOUBLE_EQ(percentileOf(values, 0), 1);
    EXPECT_DOUBLE_EQ(percentileOf(values, 50), 3);
    EXPECT_DOUBLE_EQ(percentileOf(values, 100), 8);
    EXPECT_DOUBLE_EQ(percentileOf(values, 90), 8 - 4 * (1 - 0.7));
    EXPECT_EQ(percentileOf({}, 50), 0);
    EXPECT_EQ(percentileOf(std::vector<double>{7}, 99), 7);
}

TEST(Statistics, AverageIsTakenBeforeSorting)
{
    const std::vector<Statistic> wanted =
        parseStatistics({u"Average"_s, u"Min"_s, u"Max"_s}, StatisticRules::Ours).statistics;
    EXPECT_THAT(evaluate(wanted, {3, 1, 2}), ElementsAre(2, 1, 3));
    EXPECT_THAT(evaluate(wanted, {}), ElementsAre(0, 0, 0));
}

// The block structure must not lose or repeat a value at any size around its borders.
TEST(Statistics, SumOfAnySizeIsExactForIntegers)
{
    for (const std::size_t n :
        {0U, 1U, 7U, 8U, 9U, 127U, 128U, 129U, 136U, 1000U, 8191U, 8192U, 8193U, 20000U}) {
        std::vector<double> values(n);
        for (std::size_t i = 0; i < n; ++i)
            values[i] = static_cast<double>(i + 1);
        EXPECT_EQ(sumOf(values), static_cast<double>(n) * static_cast<double>(n + 1) / 2) << n;
    }
}

TEST(Statistics, PercentilesAreMonotone)
{
    std::mt19937_64 engine(7);
    std::vector<double> values(257);
    for (double &value : values)
        value = std::ldexp(static_cast<double>(engine() >> 11), -53);
    std::ranges::sort(values);
    double previous = -1;
    for (int p = 0; p <= 1000; ++p) {
        const double value = percentileOf(values, p / 10.0);
        EXPECT_GE(value, previous);
        previous = value;
    }
}

// What is selected is what sorting gives, to the last digit; equal values included.
TEST(Evaluate, SelectsWhatSortingGives)
{
    std::mt19937_64 engine(5); // NOLINT(*-msc51-cpp): the same numbers every time
    const std::vector<Statistic> statistics =
        parseStatistics({u"P99.9"_s, u"Min"_s, u"P50"_s, u"P0"_s, u"Max"_s, u"P100"_s, u"P90"_s,
                            u"P50.1"_s, u"Average"_s, u"P99"_s},
            StatisticRules::Ours)
            .statistics;
    for (const std::size_t size : {1, 2, 3, 10, 997, 4096}) {
        std::vector<double> values;
        for (std::size_t i = 0; i < size; ++i)
            values.push_back(static_cast<double>(engine() % (size / 2 + 1)));
        std::vector<double> sorted = values;
        std::ranges::sort(sorted);
        const std::vector<double> results = evaluate(statistics, values);
        ASSERT_EQ(results.size(), statistics.size());
        for (std::size_t i = 0; i < statistics.size(); ++i) {
            const Statistic &statistic = statistics[i];
            const double expected = statistic.kind == Statistic::Kind::Average ? averageOf(values)
                : statistic.kind == Statistic::Kind::Min                       ? sorted.front()
                : statistic.kind == Statistic::Kind::Max
                ? sorted.back()
                : percentileOf(sorted, statistic.percentile);
            EXPECT_EQ(results[i], expected) << size << ' ' << statistic.text.toStdString();
        }
    }
}

TEST(EvaluateLarge, GivesTheDigitsOfTheOrdinaryWay)
{
    const std::vector<Statistic> statistics =
        parseStatistics({u"Average"_s, u"Min"_s, u"Max"_s, u"Median"_s, u"P0"_s, u"P1"_s,
                            u"P37.5"_s, u"P90"_s, u"P99.9"_s, u"P100"_s},
            StatisticRules::Ours)
            .statistics;
    Random random(11);
    std::vector<double> values;
    for (int i = 0; i < 150'001; ++i)
        values.push_back(i % 3 == 0 ? 0 : random.normal() * (i % 7));
    EXPECT_EQ(evaluateLarge(statistics, values), evaluate(statistics, values));
    std::ranges::fill(values, 0.010);
    EXPECT_EQ(evaluateLarge(statistics, values), evaluate(statistics, values));
    values.resize(3);
    EXPECT_EQ(evaluateLarge(statistics, values), evaluate(statistics, values));
    EXPECT_EQ(evaluateLarge(statistics, {}), evaluate(statistics, {}));
}

TEST(PopulationView, TakesTheGapsOfALargeRunWhereTheyAre)
{
    PerfData data;
    constexpr int kGaps = 1'100'000;
    for (int i = 0; i < 2; ++i) {
        PerfRequest request;
        request.isSuccess = true;
        request.hasTimes = true;
        request.e2el = 1;
        request.ttft = 0.1;
        request.outputTokens = kGaps / 2 + 1;
        request.firstGap = static_cast<qint64>(data.gaps.size());
        request.gapCount = kGaps / 2;
        data.gaps.resize(data.gaps.size() + kGaps / 2, 0.01 * (i + 1));
        data.requests.push_back(request);
    }
    const PopulationView view = populationViewOf(data, PerfMetric::Itl, MetricsProfile::Corrected);
    EXPECT_EQ(view.values().data(), data.gaps.data());
    EXPECT_EQ(view.values().size(), data.gaps.size());
    EXPECT_EQ(view.scale(), 1000);
    const PopulationView few = populationViewOf(data, PerfMetric::Ttft, MetricsProfile::Corrected);
    EXPECT_EQ(few.values().size(), 2U);
    EXPECT_EQ(few.scale(), 1);
    const auto summary = summarize(data, {});
    ASSERT_TRUE(summary.has_value());
    const auto itl = std::ranges::find(summary->rows, PerfMetric::Itl, &MetricRow::metric);
    ASSERT_NE(itl, summary->rows.end());
    EXPECT_EQ(itl->values, (std::vector<double>{15, 10, 20, 15, 20, 20, 20}));
    EXPECT_EQ(itl->n, 2);
}

} // namespace aisb::core
