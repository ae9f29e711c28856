// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/random.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <map>

namespace aisb::core {

TEST(Random, GivesTheSameNumbersOnEveryPlatform)
{
    // mt19937_64 is fixed by the standard: its 10000th number for the default seed.
    std::mt19937_64 engine;
    engine.discard(9999);
    EXPECT_EQ(engine(), 9981545732273789042U);

    Random random(2026);
    std::vector<qint64> drawn;
    for (int i = 0; i < 8; ++i)
        drawn.push_back(random.integer(1, 1000));
    EXPECT_THAT(drawn, testing::ElementsAre(902, 721, 642, 107, 475, 362, 485, 358));
}

TEST(Random, UnitStaysBelowOne)
{
    Random random(1);
    double sum = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double value = random.unit();
        ASSERT_GE(value, 0);
        ASSERT_LT(value, 1);
        sum += value;
    }
    EXPECT_NEAR(sum / 100'000, 0.5, 0.005);
}

TEST(Random, IntegersAreUniformAndInclusive)
{
    Random random(7);
    std::map<qint64, int> counts;
    for (int i = 0; i < 60'000; ++i)
        ++counts[random.integer(-2, 3)];
    ASSERT_EQ(counts.size(), 6U);
    double chiSquare = 0;
    for (const auto &[value, count] : counts)
        chiSquare += std::pow(count - 10'000.0, 2) / 10'000.0;
    EXPECT_LT(chiSquare, 20.5); // 99.9 % of chi-square with 5 degrees of freedom
}

TEST(Random, TakesExtremeRanges)
{
    Random random(7);
    EXPECT_EQ(random.integer(5, 5), 5);
    constexpr qint64 kLeast = std::numeric_limits<qint64>::min();
    constexpr qint64 kMost = std::numeric_limits<qint64>::max();
    bool hasNegative = false;
    for (int i = 0; i < 64; ++i)
        hasNegative = hasNegative || random.integer(kLeast, kMost) < 0;
    EXPECT_TRUE(hasNegative);
    EXPECT_GE(random.integer(0, kMost), 0);
}

TEST(Random, NormalHasMeanZeroAndDeviationOne)
{
    Random random(3);
    double sum = 0;
    double squares = 0;
    int within = 0;
    constexpr int kCount = 200'000;
    for (int i = 0; i < kCount; ++i) {
        const double value = random.normal();
        ASSERT_TRUE(std::isfinite(value));
        sum += value;
        squares += value * value;
        within += std::abs(value) < 1;
    }
    EXPECT_NEAR(sum / kCount, 0, 0.01);
    EXPECT_NEAR(squares / kCount, 1, 0.015);
    EXPECT_NEAR(static_cast<double>(within) / kCount, 0.6827, 0.005);
}

TEST(Random, ShufflesEveryOrderAlike)
{
    Random random(11);
    std::map<std::vector<int>, int> orders;
    for (int i = 0; i < 24'000; ++i) {
        std::vector<int> values{1, 2, 3, 4};
        random.shuffle(values);
        ++orders[values];
    }
    ASSERT_EQ(orders.size(), 24U);
    for (const auto &[order, count] : orders)
        EXPECT_NEAR(count, 1000, 150);
}

TEST(Random, DrawnSeedsDifferAndFitADouble)
{
    const quint64 first = drawSeed();
    EXPECT_NE(first, drawSeed());
    EXPECT_LT(first, quint64{1} << 53);
}

TEST(Random, GammaHasItsMeanAndVariance)
{
    for (const double shape : {0.1, 0.5, 1.0, 4.0, 100.0}) {
        Random random(11);
        constexpr int kCount = 200'000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < kCount; ++i) {
            const double value = random.gamma(shape);
            ASSERT_GE(value, 0);
            sum += value;
            squares += value * value;
        }
        const double mean = sum / kCount;
        // Mean and variance of a gamma with scale 1 are its shape.
        EXPECT_NEAR(mean / shape, 1, 0.02) << shape;
        EXPECT_NEAR((squares / kCount - mean * mean) / shape, 1, 0.05) << shape;
    }
}

TEST(Random, GammaTakesTheShapesAtTheEdge)
{
    Random random(3);
    for (int i = 0; i < 1000; ++i) {
        EXPECT_TRUE(std::isfinite(random.gamma(1e-9)));
        EXPECT_NEAR(random.gamma(1e18) / 1e18, 1, 1e-6);
    }
}

} // namespace aisb::core
