// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/synthesis.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using Method = LengthSpec::Method;

namespace {

constexpr qint64 kCount = 200'000;

LengthSpec uniform(qint64 min, qint64 max)
{
    LengthSpec spec;
    spec.minValue = min;
    spec.maxValue = max;
    return spec;
}

LengthSpec gaussian(double mean, double variance, qint64 min, qint64 max)
{
    LengthSpec spec = uniform(min, max);
    spec.method = Method::Gaussian;
    spec.mean = mean;
    spec.variance = variance;
    return spec;
}

LengthSpec zipf(double alpha, qint64 min, qint64 max)
{
    LengthSpec spec = uniform(min, max);
    spec.method = Method::Zipf;
    spec.alpha = alpha;
    return spec;
}

double meanOf(const std::vector<qint64> &values)
{
    double sum = 0;
    for (const qint64 value : values)
        sum += static_cast<double>(value);
    return sum / static_cast<double>(values.size());
}

double shareOf(const std::vector<qint64> &values, qint64 value)
{
    return static_cast<double>(std::count(values.begin(), values.end(), value))
        / static_cast<double>(values.size());
}

} // namespace

TEST(LengthSampler, GoldenVectorsPerSeed)
{
    EXPECT_THAT(sampleLengths(uniform(1, 200), 8, 42),
        testing::ElementsAre(7, 25, 51, 63, 182, 29, 137, 145));
    EXPECT_THAT(sampleLengths(gaussian(100, 200, 1, 120), 8, 42),
        testing::ElementsAre(84, 115, 120, 87, 91, 97, 86, 120));
    EXPECT_THAT(
        sampleLengths(zipf(1.5, 1, 500), 8, 42), testing::ElementsAre(16, 106, 5, 1, 1, 16, 1, 15));
}

TEST(LengthSampler, SeedsDecide)
{
    EXPECT_EQ(sampleLengths(uniform(1, 1000), 50, 1), sampleLengths(uniform(1, 1000), 50, 1));
    EXPECT_NE(sampleLengths(uniform(1, 1000), 50, 1), sampleLengths(uniform(1, 1000), 50, 2));
}

TEST(LengthSampler, UniformReachesBothEnds)
{
    const std::vector<qint64> values = sampleLengths(uniform(3, 7), kCount, 5);
    for (qint64 value = 3; value <= 7; ++value)
        EXPECT_NEAR(shareOf(values, value), 0.2, 0.005) << value;
    EXPECT_THAT(values, testing::Each(testing::AllOf(testing::Ge(3), testing::Le(7))));
    EXPECT_THAT(sampleLengths(uniform(9, 9), 3, 5), testing::Each(9));
}

TEST(LengthSampler, GaussianHasItsMeanAndVariance)
{
    const std::vector<qint64> values = sampleLengths(gaussian(1000, 10'000, 1, 100'000), kCount, 5);
    const double mean = meanOf(values);
    EXPECT_NEAR(mean, 999.5, 1.5); // truncation takes half a token
    double squares = 0;
    for (const qint64 value : values)
        squares += std::pow(static_cast<double>(value) - mean, 2);
    EXPECT_NEAR(squares / kCount, 10'000, 150);
}

TEST(LengthSampler, GaussianClipsThenTruncates)
{
    const std::vector<qint64> values = sampleLengths(gaussian(100, 200, 1, 100), kCount, 5);
    EXPECT_NEAR(shareOf(values, 100), 0.5, 0.005);
    EXPECT_EQ(*std::max_element(values.begin(), values.end()), 100);
    EXPECT_THAT(sampleLengths(gaussian(-3.0e38, 0, 5, 9), 3, 5), testing::Each(5));
    EXPECT_THAT(sampleLengths(gaussian(3.0e38, 3.0e38, 5, 9), 3, 5), testing::Each(9));
    EXPECT_THAT(sampleLengths(gaussian(7.9, 0, 5, 9), 3, 5), testing::Each(7));
}

TEST(LengthSampler, ZipfFollowsItsLaw)
{
    for (const double alpha : {1.2, 1.5, 2.0, 3.0, 10.0}) {
        const std::vector<qint64> values = sampleLengths(zipf(alpha, 1, kMaxLength), kCount, 5);
        double zeta = 0;
        for (int k = 1; k < 1'000'000; ++k)
            zeta += std::pow(k, -alpha);
        zeta += std::pow(1e6, 1 - alpha) / (alpha - 1); // the tail by its integral
        for (int k = 1; k <= 5; ++k) {
            const double expected = std::pow(k, -alpha) / zeta;
            EXPECT_NEAR(shareOf(values, k), expected, 4 * std::sqrt(expected / kCount) + 1e-4)
                << alpha << ' ' << k;
        }
    }
}

TEST(LengthSampler, ZipfEndsForEveryAlpha)
{
    const std::vector<qint64> nearOne =
        sampleLengths(zipf(std::nextafter(1.0, 2.0), 1, 100), 10'000, 5);
    EXPECT_GT(shareOf(nearOne, 100), 0.99);
    EXPECT_THAT(sampleLengths(zipf(10, 4, 8), 1000, 5),
        testing::Each(testing::AllOf(testing::Ge(4), testing::Le(8))));
}

TEST(SyntheticPrompt, JoinsLettersByBlanks)
{
    EXPECT_EQ(syntheticPrompt(0), QString());
    EXPECT_EQ(syntheticPrompt(1), u"A"_s);
    EXPECT_EQ(syntheticPrompt(4), u"A A A A"_s);
    EXPECT_EQ(syntheticPrompt(kMaxLength).size(), 2 * kMaxLength - 1);
}

TEST(LengthHistogram, CountsEveryValueOnce)
{
    const std::vector<qint64> values{3, 3, 4, 9, 12};
    const LengthHistogram histogram = histogramOf(values, 5);
    EXPECT_EQ(histogram.smallest, 3);
    EXPECT_EQ(histogram.largest, 12);
    EXPECT_DOUBLE_EQ(histogram.mean, 6.2);
    EXPECT_DOUBLE_EQ(histogram.firstEdge, 3);
    EXPECT_DOUBLE_EQ(histogram.binWidth, 2);
    EXPECT_THAT(histogram.counts, testing::ElementsAre(3, 0, 0, 1, 1));
}

TEST(LengthHistogram, HandlesNothingAndOneValue)
{
    EXPECT_TRUE(histogramOf({}).counts.empty());
    const std::vector<qint64> same{7, 7};
    EXPECT_THAT(histogramOf(same).counts, testing::ElementsAre(2));
    const LengthHistogram preview = previewLengths(uniform(1, 1000), 5000, 1, 20);
    EXPECT_LE(preview.counts.size(), 20U);
    EXPECT_EQ(std::accumulate(preview.counts.begin(), preview.counts.end(), qint64{0}), 5000);
}

} // namespace aisb::datasets
