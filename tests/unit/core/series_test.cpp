// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series.h"

#include "perfbuilder.h"

#include <cmath>
#include <numeric>

namespace aisb::core {

using namespace Qt::StringLiterals;

TEST(Series, ConcurrencyStepsOfTheWorkedExample)
{
    const std::vector<Point> steps = concurrencySteps(workedExample());
    const std::vector<Point> expected{{0, 1}, {0.1, 2}, {0.4, 1}, {0.5, 2}, {0.52, 1}, {0.91, 0}};
    // 100.40 ends the first request; 100.52 ends the second: the values after all events of a time.
    ASSERT_EQ(steps.size(), expected.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        EXPECT_NEAR(steps[i].x, expected[i].x, 1e-9) << i;
        EXPECT_EQ(steps[i].y, expected[i].y) << i;
    }
}

TEST(Series, TimelineLeavesOutFailuresAndNumbersByStart)
{
    const Timeline timeline = timelineOf(workedExample());
    ASSERT_EQ(timeline.spans.size(), 3u);
    EXPECT_EQ(timeline.lanes, 3);
    EXPECT_TRUE(timeline.isStream);
    EXPECT_FALSE(timeline.isMultiTurn);
    EXPECT_NEAR(timeline.spans[0].firstToken, 0.25, 1e-9);
    EXPECT_NEAR(timeline.maxTime, 0.91, 1e-9);
}

TEST(Series, ATailBelowOneMillisecondIsNoDecodePhase)
{
    PerfData data;
    appendRecord(data, madeRecord(0, {0, 1, 1.0005}, 1, 2));
    const Timeline timeline = timelineOf(data);
    EXPECT_EQ(timeline.spans[0].end, timeline.spans[0].firstToken);
}

TEST(Series, ConversationsShareALane)
{
    PerfData data;
    appendRecord(data, madeRecord(0, {0, 1}, 1, 1));
    appendRecord(data, madeRecord(1, {0.5, 2}, 1, 1));
    RequestRecord turn = madeRecord(0, {3, 4}, 1, 1);
    turn.turnId = 1;
    appendRecord(data, turn);
    const Timeline timeline = timelineOf(data);
    EXPECT_TRUE(timeline.isMultiTurn);
    EXPECT_EQ(timeline.lanes, 2);
    EXPECT_EQ(timeline.spans[0].lane, timeline.spans[2].lane);
}

TEST(Series, NonStreamingRunsHaveNoTimelineOfTokens)
{
    PerfData data;
    data.isStream = false;
    appendRecord(data, madeRecord(0, {0, 1}, 1, 1));
    EXPECT_FALSE(timelineOf(data).isStream);
    EXPECT_EQ(concurrencySteps(data).size(), 2u);
}

TEST(Series, ThroughputKeepsTheNumberOfTokens)
{
    const double width = 0.1;
    double tokens = 0;
    for (const Point &point : outputThroughput(workedExample(), width))
        tokens += point.y * width;
    EXPECT_NEAR(tokens, 12, 1e-9);
    EXPECT_TRUE(outputThroughput(PerfData{}, 0).empty());
}

TEST(Series, ThroughputPutsEveryEventIntoItsBucket)
{
    PerfData data;
    for (int i = 0; i < 3; ++i) {
        std::vector<double> points{10.0 + 0.37 * i};
        for (int event = 0; event < 40; ++event)
            points.push_back(points.back() + (event % 5 == 0 ? 0.31 : 0.013));
        appendRecord(data, madeRecord(i, points, 1, 80));
    }
    const double width = 0.25;
    std::vector<double> expected(64, 0);
    for (const PerfRequest &request : data.requests) {
        double at = request.firstToken() - 10;
        expected[static_cast<std::size_t>(at / width)] += 2 / width;
        for (const double gap : data.gapsOf(request)) {
            at += gap;
            expected[static_cast<std::size_t>(at / width)] += 2 / width;
        }
    }
    const std::vector<Point> buckets = outputThroughput(data, width);
    for (std::size_t i = 0; i < buckets.size(); ++i)
        EXPECT_NEAR(buckets[i].y, expected[i], 1e-9) << i;
}

TEST(Series, DownsamplingKeepsExtremesAndNeighbours)
{
    std::vector<Point> points(100'000);
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {static_cast<double>(i), std::sin(static_cast<double>(i) / 500)};
    points[54'321].y = 9;
    points[12'345].y = -9;
    const std::vector<Point> reduced = downsampleMinMax(points, 0, 100'000, 700);
    EXPECT_LE(reduced.size(), 1402u);
    const auto [lowest, highest] = std::ranges::minmax_element(reduced, {}, &Point::y);
    EXPECT_EQ(lowest->y, -9);
    EXPECT_EQ(highest->y, 9);
    EXPECT_TRUE(std::ranges::is_sorted(reduced, {}, &Point::x));

    const std::vector<Point> part = downsampleMinMax(points, 10.5, 20.5, 700);
    EXPECT_EQ(part.front().x, 10);
    EXPECT_EQ(part.back().x, 21);
    EXPECT_TRUE(downsampleMinMax({}, 0, 1, 10).empty());
}

TEST(Series, HistogramCountsEveryValueOnce)
{
    std::vector<double> values(1000);
    std::iota(values.begin(), values.end(), 0);
    const Histogram histogram = histogramOf(values);
    EXPECT_GE(histogram.counts.size(), 10u);
    EXPECT_LE(histogram.counts.size(), 100u);
    EXPECT_EQ(std::accumulate(histogram.counts.begin(), histogram.counts.end(), qint64{0}), 1000);
    EXPECT_EQ(histogramOf(std::vector<double>{5, 5, 5}).counts, std::vector<qint64>{3});
    EXPECT_EQ(histogramOf({}).counts, std::vector<qint64>{0});
}

} // namespace aisb::core
