// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/livewindow.h"

namespace aisb::run {

namespace {

core::RequestRecord finished(double ttft, double e2el, qint64 tokens)
{
    core::RequestRecord record;
    record.isSuccess = true;
    record.timePoints = {0, ttft, e2el};
    record.eventKinds = {core::EventKind::Content, core::EventKind::Content};
    record.outputTokens = tokens;
    return record;
}

} // namespace

TEST(LiveWindow, RatesAreOfTheLastSecondAndPercentilesOfTheLastTen)
{
    LiveWindow window;
    window.add(finished(0.1, 1, 50), 101);
    window.add(finished(0.3, 3, 50), 109.5);
    core::RequestRecord failed;
    window.add(failed, 109.6);
    const core::LiveMetrics live = window.metrics(100, 110, 3, 3);
    EXPECT_DOUBLE_EQ(live.finishedPerS, 1);
    EXPECT_DOUBLE_EQ(live.failedPerS, 1);
    EXPECT_DOUBLE_EQ(live.outputTokensPerS, 50);
    EXPECT_DOUBLE_EQ(live.ttftP50Ms, 200);
    EXPECT_NEAR(live.e2elP99Ms, 2980, 1e-6);
    EXPECT_DOUBLE_EQ(live.atS, 10);
}

TEST(LiveWindow, ForgetsAndHasNoValueWithoutSamples)
{
    LiveWindow window;
    window.add(finished(0.1, 1, 50), 10);
    window.addLags(0, {1, 2, 3}, 10);
    const core::LiveMetrics live = window.metrics(5, 30, 1, 1);
    EXPECT_LT(live.ttftP50Ms, 0);
    EXPECT_LT(live.loopLagP99Ms, 0);
    EXPECT_EQ(live.finishedPerS, 0);
}

TEST(LiveWindow, CountsSendsBetweenReports)
{
    LiveWindow window;
    (void)window.metrics(0, 10, 0, 0);
    EXPECT_DOUBLE_EQ(window.metrics(0, 10.5, 20, 20).sentPerS, 40);
}

TEST(LiveWindow, IsBounded)
{
    LiveWindow window;
    for (std::size_t i = 0; i < LiveWindow::kMaxSamples + 10; ++i)
        window.add(finished(0.1, 1, 1), 100);
    EXPECT_LE(window.metrics(99, 100, 0, 0).outputTokensPerS,
        static_cast<double>(LiveWindow::kMaxSamples));
}

TEST(LiveWindow, LagIsThatOfTheWorstThread)
{
    LiveWindow window;
    window.addLags(0, std::vector<float>(1'000, 0.1F), 100);
    window.addLags(1, std::vector<float>(5, 40.0F), 100);
    EXPECT_NEAR(window.metrics(90, 101, 0, 0).loopLagP99Ms, 40, 1e-3);
    EXPECT_GE(window.wholeLagP99Ms(), 40);
    EXPECT_LE(window.wholeLagP99Ms(), 42);
    // Gone from the last ten seconds, not from the whole.
    EXPECT_LT(window.metrics(90, 120, 0, 0).loopLagP99Ms, 0);
    EXPECT_GE(window.wholeLagP99Ms(), 40);
}

TEST(LiveWindow, KnowsHowFarSendsAreBehindTheirPlan)
{
    LiveWindow window;
    EXPECT_LT(window.metrics(0, 1, 0, 0).sendDelayP99Ms, 0);
    core::RequestRecord late = finished(0.1, 1, 1);
    late.timePoints = {10.25, 10.5, 11};
    late.planned = 10;
    window.add(late, 11);
    EXPECT_DOUBLE_EQ(window.metrics(0, 11, 0, 0).sendDelayP99Ms, 250);
    late.attempts.resize(2);
    LiveWindow repeated;
    repeated.add(late, 11);
    EXPECT_LT(repeated.metrics(0, 11, 0, 0).sendDelayP99Ms, 0);
}

TEST(LiveWindow, AveragesWhatIsInFlightOverTheLastSecond)
{
    LiveWindow window;
    (void)window.metrics(0, 10, 8, 0);
    (void)window.metrics(0, 10.5, 10, 4);
    EXPECT_DOUBLE_EQ(window.metrics(0, 10.9, 12, 8).meanInFlight, 6);
}

TEST(LagHistogram, PercentilesAreAtMostFivePercentAboveTheTruth)
{
    LagHistogram histogram;
    EXPECT_LT(histogram.percentile(99), 0);
    for (int i = 1; i <= 10'000; ++i)
        histogram.add(0.01 * i);
    for (const double percent : {1.0, 50.0, 99.0}) {
        EXPECT_GE(histogram.percentile(percent), percent);
        EXPECT_LE(histogram.percentile(percent), percent * 1.051);
    }
    LagHistogram extremes;
    extremes.add(0);
    EXPECT_DOUBLE_EQ(extremes.percentile(99), 1e-3);
    extremes.add(1e12);
    EXPECT_GT(extremes.percentile(100), 300'000);
}

} // namespace aisb::run
