// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/numbertext.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <limits>

namespace aisb::core {

TEST(NumberText, FloatsHaveAFractionAndRoundTrip)
{
    EXPECT_EQ(floatText(410), "410.0");
    EXPECT_EQ(floatText(0.0001), "0.0001");
    EXPECT_EQ(floatText(0.00001), "1e-05");
    EXPECT_EQ(floatText(1e16), "1e+16");
    EXPECT_EQ(floatText(1e15), "1000000000000000.0");
    EXPECT_EQ(floatText(123456789012345680), "1.2345678901234568e+17");
    EXPECT_EQ(floatText(0.1 + 0.2), "0.30000000000000004");
    EXPECT_EQ(floatText(-0.0), "-0.0");
    EXPECT_EQ(floatText(0), "0.0");
    EXPECT_EQ(floatText(-2.5), "-2.5");
    EXPECT_EQ(floatText(std::numeric_limits<double>::infinity()), "inf");
    EXPECT_EQ(floatText(std::nan("")), "nan");
}

TEST(NumberText, Round4GoesByTheExactBinaryValue)
{
    EXPECT_EQ(round4(54.16666), 54.1667);
    EXPECT_EQ(round4(0.00005), 0.0001) << "the binary value lies above the tie";
    EXPECT_EQ(round4(2.00005), 2.0) << "the binary value lies below the tie";
    EXPECT_EQ(round4(0.03125), 0.0312) << "an exact tie goes to the even digit";
    EXPECT_EQ(round4(-1.23456), -1.2346);
    EXPECT_EQ(round4(1e300), 1e300);
    EXPECT_TRUE(std::isnan(round4(std::nan(""))));
    EXPECT_EQ(round3(0.0625), 0.062);
}

// Source: spec/perf.md 6.4: Concurrency 3.161/0.16 = 19.75625 is printed 19.7562.
TEST(NumberText, ScaledRoundingFollowsTheCommonMetrics)
{
    EXPECT_EQ(round4Scaled(3.161 / 0.16), 19.7562);
    EXPECT_EQ(round4(3.161 / 0.16), 19.7563);
}

TEST(NumberText, DoesNotDependOnTheLocale)
{
    const std::string before = std::setlocale(LC_ALL, nullptr);
    std::setlocale(LC_ALL, "de_DE.UTF-8");
    EXPECT_EQ(floatText(1.5), "1.5");
    EXPECT_EQ(round4(1.23456), 1.2346);
    std::setlocale(LC_ALL, before.c_str());
}

} // namespace aisb::core
