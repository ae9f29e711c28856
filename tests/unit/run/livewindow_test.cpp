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
    const core::LiveMetrics live = window.metrics(100, 110, 3);
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
    window.addLags({1, 2, 3}, 10);
    const core::LiveMetrics live = window.metrics(5, 30, 1);
    EXPECT_LT(live.ttftP50Ms, 0);
    EXPECT_LT(live.loopLagP99Ms, 0);
    EXPECT_EQ(live.finishedPerS, 0);
}

TEST(LiveWindow, CountsSendsBetweenReports)
{
    LiveWindow window;
    (void)window.metrics(0, 10, 0);
    EXPECT_DOUBLE_EQ(window.metrics(0, 10.5, 20).sentPerS, 40);
}

TEST(LiveWindow, IsBounded)
{
    LiveWindow window;
    for (std::size_t i = 0; i < LiveWindow::kMaxSamples + 10; ++i)
        window.add(finished(0.1, 1, 1), 100);
    EXPECT_LE(
        window.metrics(99, 100, 0).outputTokensPerS, static_cast<double>(LiveWindow::kMaxSamples));
}

} // namespace aisb::run
