// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rateseries.h"

#include "perfbuilder.h"
#include "ratesample.h"

#include <gmock/gmock.h>

namespace aisb::core {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

RateFigure goldenFigure()
{
    return rateFigureOf(goldenRatePlan(), reviewSchedule(goldenRatePlan(), goldenOffsets()));
}

TEST(Plateau, StaysUntilTheLastOnesAreLeft)
{
    const std::vector<Point> points = plateauOf(100, 16);
    ASSERT_EQ(points.size(), 3U);
    EXPECT_EQ(points[0].y, 16);
    EXPECT_EQ(points[1].x, 84);
    EXPECT_EQ(points[1].y, 16);
    EXPECT_EQ(points[2].x, 100);
    EXPECT_EQ(points[2].y, 0);
    EXPECT_EQ(plateauOf(3, 16).front().y, 3) << "there are no more requests than that";
}

} // namespace

// Numbers of the golden run rate_chat.
TEST(RateFigure, HasTheBinsOfTheReference)
{
    const RateFigure figure = goldenFigure();
    EXPECT_NEAR(figure.rateBins.lo, 2.2689, 1e-12);
    EXPECT_EQ(figure.rateBins.hi, 45);
    EXPECT_NEAR(figure.rateBins.width(), 4.27311, 1e-12);
    EXPECT_NEAR(figure.intervalBins.lo, 0.001641906727512632, 1e-15);
    EXPECT_NEAR(figure.intervalBins.hi, 0.436295443222678, 1e-14);
    EXPECT_NEAR(figure.intervalBins.width(), 0.043465353649516536, 1e-15);
}

TEST(RateFigure, HasTheSeriesOfTheReference)
{
    const RateFigure figure = goldenFigure();
    EXPECT_THAT(figure.timing,
        ElementsAre(Point{0.126, 4266.055}, Point{1.121, 2482.1}, Point{1.437, 1304.921},
            Point{1.437, 1259.065}, Point{1.438, 9830.927}, Point{2.235, 11023.414}));
    EXPECT_THAT(figure.burstiness, SizeIs(26));
    EXPECT_THAT(figure.average, IsEmpty()) << "fewer normal points than the window";
    ASSERT_THAT(figure.ramp, SizeIs(40));
    EXPECT_NEAR(figure.ramp[2].x, 0.5364564007421151, 1e-12);
    EXPECT_EQ(figure.ramp.back().y, 30);
    EXPECT_THAT(figure.intervals, SizeIs(34));
    EXPECT_THAT(figure.rates, SizeIs(34));
    EXPECT_EQ(figure.rates[8], 25.498) << "burstiness anomalies follow the normal rates";
}

TEST(RateFigure, DrawsEqualIntervalsAsOneBin)
{
    const RatePlan plan{.requestRate = 5, .burstiness = 0};
    const RateFigure figure = rateFigureOf(plan, reviewSchedule(plan, planSends(plan, 100, 1)));
    EXPECT_EQ(figure.rateBins.bins, 1);
    EXPECT_NEAR(figure.rateBins.lo, 4, 1e-9);
    EXPECT_NEAR(figure.rateBins.hi, 6, 1e-9);
    EXPECT_EQ(figure.intervalBins.bins, 1);
    EXPECT_THAT(countsOf(figure.rates, figure.rateBins), ElementsAre(100));
    ASSERT_THAT(figure.average, SizeIs(81)) << "from the 20th point on";
    EXPECT_NEAR(figure.average.back().y, 5, 1e-9);
    EXPECT_THAT(figure.ramp, IsEmpty());
}

TEST(RateFigure, TheMovingAverageWeighsTheNewestPointMost)
{
    const RatePlan plan{.requestRate = 1, .burstiness = 0};
    std::vector<double> offsets;
    for (int i = 1; i <= 20; ++i)
        offsets.push_back(i);
    offsets.push_back(20.5);
    const RateFigure figure = rateFigureOf(plan, reviewSchedule(plan, offsets));
    ASSERT_THAT(figure.average, SizeIs(2));
    EXPECT_DOUBLE_EQ(figure.average[0].y, 1);
    EXPECT_NEAR(figure.average[1].y, 1 + 2.0 / 21, 1e-12);
}

TEST(RateFigure, TakesAnEmptySchedule)
{
    const RateFigure figure = rateFigureOf({}, {});
    EXPECT_EQ(figure.rateBins.bins, 1);
    EXPECT_THAT(figure.average, IsEmpty());
}

TEST(ActualRates, LeaveOutPlannedAnomaliesAndFailures)
{
    PerfData data;
    int id = 0;
    for (const double start : {10.0, 10.5, 10.75, 11.75})
        appendRecord(data, madeRecord(id++, {start, start + 1}, 1, 1));
    appendRecord(data, madeFailure(id++, {10.6}, QStringLiteral("x")));
    const std::vector planned{
        SendClass::Normal, SendClass::Normal, SendClass::Burstiness, SendClass::Normal};
    EXPECT_THAT(actualRates(data, planned), ElementsAre(Point{0.5, 2}, Point{1.75, 1}));
}

TEST(SchedulePreview, CountsEverySendOnce)
{
    const RatePlan plan{
        .requestRate = 0, .burstiness = 0.5, .ramp = RampUp::Linear, .rampStart = 5, .rampEnd = 30};
    const std::vector<double> offsets = planSends(plan, 2000, 3);
    const SchedulePreview preview = previewSchedule(plan, offsets);
    EXPECT_EQ(preview.last, offsets.back());
    ASSERT_THAT(preview.sends, SizeIs(81));
    double sends = 0;
    for (std::size_t i = 0; i + 1 < preview.sends.size(); ++i)
        sends += preview.sends[i].y * (preview.sends[i + 1].x - preview.sends[i].x);
    EXPECT_NEAR(sends, 2000, 1e-6);
    EXPECT_EQ(preview.target.front(), (Point{0, 5}));
    EXPECT_EQ(preview.target.back(), (Point{offsets.back(), 30}));
    EXPECT_THAT(previewSchedule(plan, {}).sends, IsEmpty());
}

TEST(StratifiedSample, KeepsOrderSizeAndSpread)
{
    std::vector<Point> points;
    for (int i = 0; i < 12'345; ++i)
        points.push_back({static_cast<double>(i), 0});
    const std::vector<Point> chosen = stratifiedSample(points, 1000);
    ASSERT_THAT(chosen, SizeIs(1000));
    EXPECT_TRUE(std::ranges::is_sorted(chosen, {}, &Point::x));
    for (int part = 0; part < 100; ++part) {
        const auto inPart = std::ranges::count_if(chosen,
            [&](const Point &point) { return static_cast<int>(point.x) * 100 / 12'345 == part; });
        EXPECT_NEAR(static_cast<double>(inPart), 10, 1);
    }
    EXPECT_THAT(stratifiedSample(points, 20'000), SizeIs(12'345));
}

} // namespace aisb::core
