// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rateschedule.h"

#include "ratesample.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace aisb::core {

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

RatePlan fixedSpacing(double rate)
{
    return {.requestRate = rate, .burstiness = 0};
}

RatePlan ramp(RampUp kind, double start, double end)
{
    return {.requestRate = 0, .burstiness = 0, .ramp = kind, .rampStart = start, .rampEnd = end};
}

std::vector<testing::Matcher<double>> near(const std::vector<double> &values)
{
    std::vector<testing::Matcher<double>> matchers;
    for (const double value : values)
        matchers.push_back(testing::DoubleNear(value, 5e-7));
    return matchers;
}

ModelSpec rampModel(const QString &strategy, std::optional<double> start, std::optional<double> end)
{
    ModelSpec model;
    model.requestRate = 7;
    model.traffic.rampUpStrategy = strategy;
    model.traffic.rampUpStartRps = start;
    model.traffic.rampUpEndRps = end;
    return model;
}

} // namespace

// The vectors of spec/perf.md 9.3.
TEST(RateSchedule, KeepsAFixedSpacing)
{
    EXPECT_THAT(planSends(fixedSpacing(5), 6, 1),
        testing::ElementsAreArray(near({0.2, 0.4, 0.6, 0.8, 1.0, 1.2})));
}

TEST(RateSchedule, RampsLinearly)
{
    EXPECT_THAT(planSends(ramp(RampUp::Linear, 1, 10), 6, 1),
        testing::ElementsAreArray(near({1.0, 1.357143, 1.574534, 1.730784, 1.852735, 1.952735})));
}

TEST(RateSchedule, RampsExponentially)
{
    EXPECT_THAT(planSends(ramp(RampUp::Exponential, 1, 16), 5, 1),
        testing::ElementsAreArray(near({1.0, 1.5, 1.75, 1.875, 1.9375})));
}

TEST(RateSchedule, EndsWhenTheMeanRateSays)
{
    for (const double burstiness : {0.01, 0.5, 1.0, 8.0}) {
        const std::vector<double> offsets =
            planSends({.requestRate = 20, .burstiness = burstiness}, 1000, 4);
        ASSERT_THAT(offsets, SizeIs(1000));
        EXPECT_TRUE(std::ranges::is_sorted(offsets));
        EXPECT_NEAR(offsets.back(), 50, 1e-9) << burstiness;
    }
}

TEST(RateSchedule, SpreadsIntervalsAsTheBurstinessSays)
{
    for (const double burstiness : {0.5, 1.0, 4.0}) {
        const RatePlan plan{.requestRate = 10, .burstiness = burstiness};
        double squares = 0;
        constexpr int kCount = 100'000;
        for (const double interval : reviewSchedule(plan, planSends(plan, kCount, 9)).intervals)
            squares += (interval - 0.1) * (interval - 0.1);
        // Variance 1 / (burstiness x rate^2).
        EXPECT_NEAR(squares / kCount * burstiness * 100, 1, 0.05) << burstiness;
    }
}

TEST(RateSchedule, IsTheSameForTheSameSeed)
{
    const RatePlan plan{.requestRate = 10};
    EXPECT_EQ(planSends(plan, 100, 42), planSends(plan, 100, 42));
    EXPECT_NE(planSends(plan, 100, 42), planSends(plan, 100, 43));
}

TEST(RateSchedule, IsOffBelowTheLeastRate)
{
    EXPECT_FALSE(fixedSpacing(0.0009).isPaced());
    EXPECT_THAT(planSends(fixedSpacing(0.0009), 10, 1), IsEmpty());
    EXPECT_THAT(planSends(fixedSpacing(0), 10, 1), IsEmpty());
    EXPECT_THAT(planSends(fixedSpacing(0.001), 1, 1), ElementsAre(1000));
    EXPECT_THAT(planSends(fixedSpacing(5), 0, 1), IsEmpty());
}

TEST(RateSchedule, TakesARampWithoutARequestRate)
{
    const RatePlan plan = ramp(RampUp::Linear, 2, 4);
    EXPECT_TRUE(plan.isPaced());
    EXPECT_EQ(plan.targetRate(), 4);
    EXPECT_EQ(rateAt(plan, 0, 3), 2);
    EXPECT_EQ(rateAt(plan, 1, 3), 3);
    EXPECT_EQ(rateAt(plan, 0, 1), 2); // a single send
}

TEST(RateSchedule, TurnsARampOutsideTheRulesOff)
{
    EXPECT_EQ(ratePlanOf(rampModel(u"linear"_s, 1, 2)).ramp, RampUp::Linear);
    EXPECT_EQ(ratePlanOf(rampModel(u"exponential"_s, 1, 1)).ramp, RampUp::Exponential);
    for (const ModelSpec &model :
        {rampModel(u"linear"_s, {}, 2), rampModel(u"linear"_s, 1, {}), rampModel(u"linear"_s, 0, 2),
            rampModel(u"linear"_s, 0.05, 0.1), rampModel(u"linear"_s, 3, 2), rampModel({}, 1, 2)}) {
        EXPECT_EQ(ratePlanOf(model).ramp, RampUp::None);
        EXPECT_EQ(ratePlanOf(model).targetRate(), 7);
    }
}

TEST(RateSchedule, ReadsThePlanOfOptions)
{
    RunOptions options;
    EXPECT_FALSE(ratePlanOf(options).isPaced());
    options.requestRate = 20;
    options.burstiness = 0.5;
    EXPECT_EQ(ratePlanOf(options), (RatePlan{.requestRate = 20, .burstiness = 0.5}));
    options.ramp = u"exponential:5:30"_s;
    EXPECT_EQ(ratePlanOf(options).ramp, RampUp::Exponential);
    EXPECT_EQ(ratePlanOf(options).rampEnd, 30);
    options.ramp = u"nonsense"_s;
    EXPECT_EQ(ratePlanOf(options).targetRate(), 20);
}

TEST(TimestampPlan, SendsInOrderOfTheTimestamps)
{
    const std::vector<std::optional<double>> stamps{2000, std::nullopt, 500, 2000};
    const TimestampPlan plan = planTimestamps(stamps, 2, 0, 1);
    EXPECT_THAT(plan.order, ElementsAre(2, 2, 0, 0, 3, 3, 1, 1));
    EXPECT_THAT(plan.offsets, ElementsAre(0.5, 0.5, 2, 2, 2, 2, 2, 2));
}

TEST(TimestampPlan, SpacesCasesWithoutOneByTheRate)
{
    std::vector<std::optional<double>> stamps(10'001);
    stamps[10'000] = 3000;
    const TimestampPlan plan = planTimestamps(stamps, 1, 50, 7);
    EXPECT_EQ(plan.order.front(), 10'000);
    EXPECT_EQ(plan.offsets.front(), 3);
    EXPECT_TRUE(std::ranges::is_sorted(plan.offsets));
    EXPECT_NEAR((plan.offsets.back() - 3) / 200, 1, 0.05);
}

TEST(TimestampPlan, TakesNegativeTimestampsAsDueAtOnce)
{
    const TimestampPlan plan = planTimestamps(std::vector<std::optional<double>>{-5.0}, 1, 0, 1);
    EXPECT_THAT(plan.offsets, ElementsAre(0));
}

// The golden run rate_chat logged 8 normal, 6 timing and 26 burstiness anomalies.
TEST(ScheduleReview, ClassifiesTheGoldenSchedule)
{
    const ScheduleReview review = reviewSchedule(goldenRatePlan(), goldenOffsets());
    EXPECT_EQ(review.count(SendClass::Normal), 8);
    EXPECT_EQ(review.count(SendClass::Timing), 6);
    EXPECT_EQ(review.count(SendClass::Burstiness), 26);
    EXPECT_EQ(review.count(SendClass::Infinite), 0);
    std::vector<double> normal;
    for (std::size_t i = 0; i < review.rates.size(); ++i)
        if (review.classes[i] == SendClass::Normal)
            normal.push_back(review.rates[i]);
    EXPECT_THAT(normal, ElementsAre(12.188, 13.475, 22.408, 15.026, 20.54, 28.691, 22.469, 42.455));
}

TEST(ScheduleReview, KnowsInfiniteRatesAndFixedSpacing)
{
    const RatePlan plan{.requestRate = 10, .burstiness = 1};
    const std::vector<double> offsets{0.1, 0.1, 0.1005, 0.2005, 0.4005};
    const ScheduleReview review = reviewSchedule(plan, offsets);
    EXPECT_THAT(review.classes,
        ElementsAre(SendClass::Normal, SendClass::Infinite, SendClass::Timing, SendClass::Normal,
            SendClass::Burstiness));
    EXPECT_EQ(review.rates[1], 0);
    // Fixed spacing has no burstiness anomalies.
    EXPECT_EQ(reviewSchedule(fixedSpacing(10), offsets).count(SendClass::Burstiness), 0);
}

} // namespace aisb::core
