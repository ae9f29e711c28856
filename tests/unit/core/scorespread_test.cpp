// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scorespread.h"

namespace aisb::core {
namespace {

RightCounts countsOf(int repeats, std::initializer_list<int> rights)
{
    RightCounts counts(repeats);
    for (const int right : rights)
        counts.add(right);
    return counts;
}

TEST(ScoreSpread, IsTheSampleErrorOfRightAndWrong)
{
    // 3 of 4: variance with n - 1 is 0.25, over 4 samples 0.0625.
    const ScoreSpread spread = accuracySpread(countsOf(1, {1, 1, 0, 1}));
    EXPECT_DOUBLE_EQ(spread.mean, 0.75);
    ASSERT_TRUE(spread.standardError);
    EXPECT_DOUBLE_EQ(*spread.standardError, 0.25);
    EXPECT_EQ(spread.samples, 4);
    EXPECT_TRUE(spread.isBinary);
}

TEST(ScoreSpread, RepeatsOfASampleAreOneCluster)
{
    // Sample scores 1, 0, 1/2, 1/2: variance 1/6, over 4 samples 1/24; eight independent answers
    // would give less.
    const ScoreSpread spread = accuracySpread(countsOf(2, {2, 0, 1, 1}));
    EXPECT_DOUBLE_EQ(spread.mean, 0.5);
    ASSERT_TRUE(spread.standardError);
    EXPECT_NEAR(*spread.standardError, 0.20412414523193, 1e-13);
    EXPECT_FALSE(spread.isBinary);
}

TEST(ScoreSpread, OneSampleSaysNothingOfItsError)
{
    const ScoreSpread spread = accuracySpread(countsOf(1, {1}));
    EXPECT_FALSE(spread.standardError);
    EXPECT_FALSE(interval95(spread));
}

TEST(ScoreSpread, WilsonsIntervalHasWidthAtTheEnds)
{
    // All of 20 right: from 20 / (20 + z^2) to 1.
    const auto all = interval95(
        accuracySpread(countsOf(1, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1})));
    ASSERT_TRUE(all);
    EXPECT_NEAR(all->low, 0.838875, 1e-6);
    EXPECT_DOUBLE_EQ(all->high, 1.0);
}

TEST(ScoreSpread, OtherScoresTakeTheNormalIntervalWithinTheScale)
{
    const auto interval = interval95(accuracySpread(countsOf(2, {2, 0, 1, 1})));
    ASSERT_TRUE(interval);
    EXPECT_NEAR(interval->low, 0.5 - 1.959963984540054 * 0.20412414523193, 1e-12);
    const auto wide = interval95(accuracySpread(countsOf(2, {2, 1})));
    ASSERT_TRUE(wide);
    EXPECT_DOUBLE_EQ(wide->high, 1.0);
}

TEST(ScoreSpread, KnowsPassAndConsistencyOfRepeats)
{
    // spec/accuracy.md 19: intended pass@2 50, cons@2 50.
    const RightCounts counts = countsOf(2, {2, 0});
    EXPECT_DOUBLE_EQ(passSpread(counts, 2).mean, 0.5);
    EXPECT_DOUBLE_EQ(consistentSpread(counts, 2).mean, 0.5);
    EXPECT_DOUBLE_EQ(passChance(5, 3, 2), 0.9);
    EXPECT_DOUBLE_EQ(passChance(3, 1, 3), 1);
    EXPECT_DOUBLE_EQ(passChance(4, 0, 2), 0);
    EXPECT_NEAR(passChance(10, 2, 1), 0.2, 1e-15);
}

} // namespace
} // namespace aisb::core
