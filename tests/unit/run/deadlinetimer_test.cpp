// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/deadlinetimer.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace aisb::run {

TEST(DeadlineTimer, NeverFiresBeforeItsMoment)
{
    DeadlineTimer timer;
    QSignalSpy expired(&timer, &DeadlineTimer::expired);
    for (const qint64 waitNs : {0, 300'000, 2'500'000}) {
        const core::Instant deadline = core::now().plusNs(waitNs);
        timer.start(deadline);
        EXPECT_TRUE(timer.isActive());
        ASSERT_TRUE(expired.wait());
        EXPECT_GE(core::now(), deadline);
        EXPECT_FALSE(timer.isActive());
    }
    EXPECT_EQ(expired.size(), 3);
}

TEST(DeadlineTimer, AMomentThatHasPassedFires)
{
    DeadlineTimer timer;
    QSignalSpy expired(&timer, &DeadlineTimer::expired);
    timer.start({-5});
    ASSERT_TRUE(expired.wait());
    timer.start(core::now().plusMs(-10));
    ASSERT_TRUE(expired.wait());
}

TEST(DeadlineTimer, TheNewestDeadlineCountsAndStopTakesItBack)
{
    DeadlineTimer timer;
    DeadlineTimer other;
    QSignalSpy expired(&timer, &DeadlineTimer::expired);
    QSignalSpy reference(&other, &DeadlineTimer::expired);
    timer.start(core::now().plusMs(3'600'000));
    timer.start(core::now().plusMs(1));
    ASSERT_TRUE(expired.wait());
    timer.start(core::now().plusMs(1));
    timer.stop();
    EXPECT_FALSE(timer.isActive());
    other.start(core::now().plusMs(5));
    ASSERT_TRUE(reference.wait());
    EXPECT_EQ(expired.size(), 1);
}

} // namespace aisb::run
