// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/gapdigest.h"
#include "core/metrics/perfmetrics.h"
#include "core/random.h"
#include "core/series.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace aisb::core {
namespace {

// Gaps in a plain list, as if it were a file.
class ListSource : public GapSource
{
public:
    explicit ListSource(std::vector<float> gaps)
        : m_gaps(std::move(gaps))
    {
    }
    [[nodiscard]] std::unique_ptr<GapCursor> cursor() const override
    {
        class Cursor : public GapCursor
        {
        public:
            explicit Cursor(const std::vector<float> &gaps)
                : m_gaps(gaps)
            {
            }
            [[nodiscard]] std::span<const float> read(qint64 place, qint32 count) override
            {
                return std::span(m_gaps).subspan(
                    static_cast<std::size_t>(place), static_cast<std::size_t>(count));
            }

        private:
            const std::vector<float> &m_gaps;
        };
        return std::make_unique<Cursor>(m_gaps);
    }
    [[nodiscard]] QString failure() const override { return m_failure; }
    void setFailure(const QString &failure) { m_failure = failure; }
    [[nodiscard]] const std::vector<float> &gaps() const { return m_gaps; }

private:
    std::vector<float> m_gaps;
    QString m_failure;
};

constexpr int kRequests = 1100;
constexpr int kGaps = 1000;

// The same requests twice: their gaps in a source, and held in memory.
struct Twins
{
    PerfData held;
    PerfData outside;
    std::shared_ptr<ListSource> source;
};

Twins twins()
{
    Random random(5);
    std::vector<float> recorded;
    Twins twins;
    for (int i = 0; i < kRequests; ++i) {
        PerfRequest request;
        request.id = i;
        request.isSuccess = i % 11 != 3;
        request.hasTimes = true;
        request.start = 100 + 0.01 * i;
        request.ttft = 0.05 + 0.001 * (i % 7);
        request.outputTokens = kGaps + 1;
        request.firstGap = std::ssize(recorded);
        request.gapCount = request.isSuccess ? kGaps : 0;
        double length = request.ttft;
        for (int gap = 0; gap < request.gapCount; ++gap) {
            const double value = gap % 5 == 0 ? 0 : 10 + random.normal() * (gap % 9);
            recorded.push_back(static_cast<float>(i == 7 ? 0 : value));
            length += gapSeconds(recorded.back());
        }
        request.e2el = length;
        request.end = request.start + length;
        twins.held.requests.push_back(request);
    }
    std::ranges::transform(recorded, std::back_inserter(twins.held.gaps), gapSeconds);
    twins.outside.requests = twins.held.requests;
    twins.source = std::make_shared<ListSource>(std::move(recorded));
    twins.outside.gapSource = twins.source;
    return twins;
}

TEST(GapDigest, GivesTheDigitsOfGapsInMemory)
{
    const Twins both = twins();
    const SummaryOptions options{parseStatistics({u"Average"_s, u"Min"_s, u"Max"_s, u"Median"_s,
                                                     u"P0"_s, u"P1"_s, u"P37.5"_s, u"P99.9"_s},
                                     StatisticRules::Ours)
                                     .statistics,
        MetricsProfile::Corrected};
    const auto held = summarize(both.held, options);
    const auto outside = summarize(both.outside, options);
    ASSERT_TRUE(held && outside);
    EXPECT_FALSE(held->gaps);
    ASSERT_TRUE(outside->gaps);
    ASSERT_EQ(held->rows.size(), outside->rows.size());
    for (std::size_t i = 0; i < held->rows.size(); ++i) {
        EXPECT_EQ(held->rows[i].metric, outside->rows[i].metric);
        EXPECT_EQ(held->rows[i].values, outside->rows[i].values);
        EXPECT_EQ(held->rows[i].n, outside->rows[i].n);
    }
    const std::vector<const PerfRequest *> members = successfulRequests(both.outside);
    EXPECT_EQ(outside->gaps->evaluate(options.statistics, both.outside, members),
        evaluate(options.statistics, both.held.gaps)); // not rounded
}

TEST(GapDigest, CountsEveryGapWithinAPartIn8192)
{
    const Twins both = twins();
    const std::vector<const PerfRequest *> members = successfulRequests(both.outside);
    const GapDigest digest(both.outside, members);
    ASSERT_EQ(digest.values().size(), digest.counts().size());
    EXPECT_TRUE(std::ranges::is_sorted(digest.values()));
    std::vector<double> sorted = both.held.gaps;
    std::ranges::sort(sorted);
    EXPECT_EQ(digest.count(), std::ssize(sorted));
    EXPECT_EQ(gapCountOf(members), std::ssize(sorted));
    std::size_t at = 0;
    for (std::size_t cell = 0; cell < digest.values().size(); ++cell) {
        for (qint64 i = 0; i < digest.counts()[cell]; ++i, ++at)
            ASSERT_NEAR(sorted[at], digest.values()[cell], std::abs(sorted[at]) / 8192) << at;
    }
    EXPECT_EQ(at, sorted.size());
}

TEST(GapDigest, IsNotMadeOfFewGaps)
{
    Twins both = twins();
    both.outside.requests.resize(100);
    both.held.requests.resize(100);
    EXPECT_FALSE(gapDigestOf(both.outside, successfulRequests(both.outside)));
    const auto held = summarize(both.held, {});
    const auto outside = summarize(both.outside, {});
    ASSERT_TRUE(held && outside);
    EXPECT_EQ(held->rows[3].metric, PerfMetric::Itl);
    EXPECT_EQ(held->rows[3].values, outside->rows[3].values);
    EXPECT_EQ(held->rows[3].n, outside->rows[3].n);
    EXPECT_EQ(populationOf(both.held, PerfMetric::Itl, MetricsProfile::Corrected),
        populationOf(both.outside, PerfMetric::Itl, MetricsProfile::Corrected));
}

TEST(GapDigest, MakesNoNumbersOfWhatCannotBeRead)
{
    const Twins both = twins();
    both.source->setFailure(u"x_details.h5: is shorter"_s);
    const auto summary = summarize(both.outside, {});
    ASSERT_FALSE(summary);
    EXPECT_EQ(summary.error().detail, u"x_details.h5: is shorter"_s);
}

TEST(GapSource, GivesTheSameSeriesAndParts)
{
    const Twins both = twins();
    EXPECT_EQ(outputThroughput(both.outside, 0.5), outputThroughput(both.held, 0.5));
    const std::vector<std::vector<Point>> two =
        outputThroughputs(both.outside, std::vector<double>{0.5, 0, 0.125});
    ASSERT_EQ(two.size(), 3U);
    EXPECT_EQ(two[0], outputThroughput(both.held, 0.5));
    EXPECT_TRUE(two[1].empty());
    EXPECT_EQ(two[2], outputThroughput(both.held, 0.125));
    const PerfData held = withoutCoolDown(both.held, 5);
    const PerfData outside = withoutCoolDown(both.outside, 5);
    ASSERT_EQ(held.requests.size(), outside.requests.size());
    ASSERT_LT(held.requests.size(), both.held.requests.size());
    EXPECT_EQ(outside.gapsOf(outside.requests.back()), held.gapsOf(held.requests.back()));
    EXPECT_EQ(outside.gapsOf(outside.requests[4]), held.gapsOf(held.requests[4]));
}

} // namespace
} // namespace aisb::core
