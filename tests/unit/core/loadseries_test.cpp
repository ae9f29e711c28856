// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadseries.h"

#include <gmock/gmock.h>

namespace aisb::core {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

PerfRequest request(double start, double end, double planned = -1)
{
    PerfRequest made;
    made.isSuccess = true;
    made.hasTimes = true;
    made.start = start;
    made.end = end;
    made.e2el = end - start;
    made.planned = planned;
    made.inputTokens = 100;
    made.outputTokens = 10;
    return made;
}

} // namespace

TEST(LoadSeries, CountsByTheMomentThingsHappened)
{
    PerfData data;
    data.requests = {request(100, 101.5), request(100.5, 102.5), request(101, 102.2)};
    data.requests[2].isSuccess = false;
    const LoadSeries series = loadSeriesOf(data, 100, 1);
    EXPECT_THAT(series.sent, ElementsAre(Point{0.5, 2}, Point{1.5, 1}, Point{2.5, 0}));
    EXPECT_THAT(series.succeeded, ElementsAre(Point{0.5, 0}, Point{1.5, 1}, Point{2.5, 1}));
    EXPECT_THAT(series.failed, ElementsAre(Point{0.5, 0}, Point{1.5, 0}, Point{2.5, 1}));
    EXPECT_THAT(series.planned, IsEmpty());
    EXPECT_THAT(series.delays, IsEmpty());
}

TEST(LoadSeries, ComparesWithThePlan)
{
    PerfData data;
    data.requests = {request(101, 101.5, 100.75), request(100, 102, 100)};
    data.requests.push_back(request(0, 0));
    data.requests.back().hasTimes = false;
    const LoadSeries series = loadSeriesOf(data, 100, 1);
    EXPECT_THAT(series.planned, ElementsAre(Point{0.5, 2}, Point{1.5, 0}, Point{2.5, 0}));
    EXPECT_THAT(series.sent, ElementsAre(Point{0.5, 1}, Point{1.5, 1}, Point{2.5, 0}));
    EXPECT_THAT(series.delays, ElementsAre(Point{0, 0}, Point{1, 250}));
}

TEST(LoadSeries, BeginsWithWhatFailedBeforeTheFirstSuccess)
{
    PerfData data;
    data.requests = {request(98.5, 99), request(100, 100.5)};
    data.requests[0].isSuccess = false;
    const LoadSeries series = loadSeriesOf(data, 100, 1);
    EXPECT_THAT(series.sent, ElementsAre(Point{-1, 1}, Point{0, 1}, Point{1, 0}));
}

TEST(LoadSeries, IsEmptyWithoutAWidth)
{
    EXPECT_THAT(loadSeriesOf({}, 0, 0).sent, IsEmpty());
    EXPECT_THAT(tokenSeriesOf({}, {}, 0).inputRate, IsEmpty());
}

TEST(TokenSeries, CountsInputsAtTheFirstTokenAndAddsUp)
{
    PerfData data;
    data.requests = {request(10, 12), request(10, 11.5)};
    data.requests[0].ttft = 0.25; // the other one is no stream
    data.requests[0].gapCount = 1;
    data.gaps = {1.5};
    const TokenSeries series = tokenSeriesOf(data, outputThroughput(data, 1), 1);
    EXPECT_THAT(series.inputRate, ElementsAre(Point{0.5, 100}, Point{1.5, 100}, Point{2.5, 0}));
    EXPECT_THAT(series.outputRate, ElementsAre(Point{0.5, 5}, Point{1.5, 15}, Point{2.5, 0}));
    EXPECT_THAT(series.inputTotal, ElementsAre(Point{1, 100}, Point{2, 200}, Point{3, 200}));
    EXPECT_THAT(series.outputTotal, ElementsAre(Point{1, 5}, Point{2, 20}, Point{3, 20}));
}

} // namespace aisb::core
