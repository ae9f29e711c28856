// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/format.h"

#include <gtest/gtest.h>

namespace aisb::core {

using namespace Qt::StringLiterals;

TEST(Format, GroupsAndMinus)
{
    EXPECT_EQ(displayInteger(1234567), u"1,234,567"_s);
    EXPECT_EQ(displayInteger(-1234), u"\u22121,234"_s);
    EXPECT_EQ(displayInteger(999), u"999"_s);
    EXPECT_EQ(displayDecimal(-0.001, 2), u"0.00"_s);
    EXPECT_EQ(displayDecimal(12345.678, 1), u"12,345.7"_s);
}

TEST(Format, LatencyAndRateChooseTheirDecimals)
{
    EXPECT_EQ(displayLatency(5884.4), u"5,884"_s);
    EXPECT_EQ(displayLatency(999.96), u"1,000"_s);
    EXPECT_EQ(displayLatency(31.64), u"31.6"_s);
    EXPECT_EQ(displayLatency(0.214), u"0.21"_s);
    EXPECT_EQ(displayRate(3657.3), u"3,657"_s);
    EXPECT_EQ(displayRate(14.27), u"14.3"_s);
    EXPECT_EQ(displayRate(3.2967), u"3.30"_s);
}

TEST(Format, DurationsClocksBytes)
{
    EXPECT_EQ(displayDuration(168), u"2\u00a0min 48\u00a0s"_s);
    EXPECT_EQ(displayDuration(0.42), u"0.4\u00a0s"_s);
    EXPECT_EQ(displayDuration(7260), u"2\u00a0h 1\u00a0min"_s);
    EXPECT_EQ(displayClock(104), u"1:44"_s);
    EXPECT_EQ(displayClock(3723), u"1:02:03"_s);
    EXPECT_EQ(displayBytes(38'200'000), u"38.2\u00a0MB"_s);
    EXPECT_EQ(displayBytes(12), u"12\u00a0B"_s);
    EXPECT_EQ(displayBytes(999'999), u"1.0\u00a0MB"_s);
    EXPECT_EQ(displayPercent(12.34), u"12.3\u00a0%"_s);
}

} // namespace aisb::core
