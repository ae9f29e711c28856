// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rateschedule.h"

#include "core/optionvalues.h"
#include "core/random.h"
#include "core/text/numbertext.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLeastRate = 1e-9;
constexpr double kTimingBelowS = 0.001;
constexpr double kInfiniteBelowS = 1e-6;
constexpr double kBurstinessAbove = 0.5; // of the expected interval

double drawInterval(const RatePlan &plan, double rate, Random &random)
{
    if (rate < kLeastRate)
        return 0;
    if (plan.burstiness <= 0)
        return 1 / rate;
    return random.gamma(plan.burstiness) / (rate * plan.burstiness);
}

SendClass classOf(const RatePlan &plan, double interval, double rate)
{
    if (interval <= kInfiniteBelowS)
        return SendClass::Infinite;
    if (interval < kTimingBelowS)
        return SendClass::Timing;
    const double expected = 1 / rate;
    const bool isOff = std::abs(interval - expected) / expected > kBurstinessAbove;
    return isOff && plan.burstiness > 0 ? SendClass::Burstiness : SendClass::Normal;
}

} // namespace

RatePlan ratePlanOf(const ModelSpec &model)
{
    RatePlan plan;
    plan.requestRate = model.requestRate;
    plan.burstiness = model.traffic.burstiness;
    const double start = model.traffic.rampUpStartRps.value_or(0);
    const double end = model.traffic.rampUpEndRps.value_or(0);
    const bool isValid = start > 0 && end > 0.1 && end >= start;
    if (model.traffic.rampUpStrategy.isEmpty() || !isValid)
        return plan;
    plan.ramp =
        model.traffic.rampUpStrategy == u"exponential"_s ? RampUp::Exponential : RampUp::Linear;
    plan.rampStart = start;
    plan.rampEnd = end;
    return plan;
}

RatePlan ratePlanOf(const RunOptions &options)
{
    ModelSpec model;
    model.requestRate = options.requestRate.value_or(0);
    model.traffic.burstiness = options.burstiness.value_or(1);
    if (const auto ramp =
            options.ramp ? parseRamp(u"--ramp"_s, *options.ramp) : Result<RampText>(RampText())) {
        model.traffic.rampUpStrategy = ramp->strategy;
        model.traffic.rampUpStartRps = ramp->start;
        model.traffic.rampUpEndRps = ramp->end;
    }
    return ratePlanOf(model);
}

Json scheduleJson(const ScheduleFacts &facts)
{
    const RatePlan &rate = facts.rate;
    Json json = Json::object();
    json.set(u"request_rate"_s, rate.requestRate);
    json.set(u"burstiness"_s, rate.burstiness);
    if (rate.ramp != RampUp::None)
        json.set(u"ramp"_s, rate.ramp == RampUp::Linear ? u"linear"_s : u"exponential"_s);
    json.set(u"ramp_start"_s, rate.rampStart);
    json.set(u"ramp_end"_s, rate.rampEnd);
    json.set(u"sends"_s, facts.sends);
    json.set(u"seed"_s, QString::number(facts.seed));
    return json;
}

std::optional<ScheduleFacts> readSchedule(const Json &json)
{
    ScheduleFacts facts;
    facts.rate.requestRate = json[u"request_rate"].toDouble(-1);
    facts.rate.burstiness = json[u"burstiness"].toDouble(-1);
    const QString ramp = json[u"ramp"].toString();
    if (!ramp.isEmpty())
        facts.rate.ramp = ramp == "linear"_L1 ? RampUp::Linear : RampUp::Exponential;
    facts.rate.rampStart = json[u"ramp_start"].toDouble();
    facts.rate.rampEnd = json[u"ramp_end"].toDouble();
    facts.sends = json[u"sends"].toInt();
    bool isNumber = false;
    facts.seed = json[u"seed"].toString().toULongLong(&isNumber);
    const bool isSane = facts.rate.requestRate >= 0 && facts.rate.burstiness >= 0 && isNumber
        && facts.sends >= 0 && facts.sends <= kMostScheduled;
    return isSane ? std::optional(facts) : std::nullopt;
}

double rateAt(const RatePlan &plan, qint64 index, qint64 count)
{
    const double progress =
        static_cast<double>(index) / static_cast<double>(std::max<qint64>(count - 1, 1));
    switch (plan.ramp) {
    case RampUp::None:
        return plan.requestRate;
    case RampUp::Linear:
        return plan.rampStart + (plan.rampEnd - plan.rampStart) * progress;
    case RampUp::Exponential:
        return plan.rampStart > 0
            ? plan.rampStart * std::pow(plan.rampEnd / plan.rampStart, progress)
            : plan.rampEnd;
    }
    return 0;
}

std::vector<double> planSends(const RatePlan &plan, qint64 count, quint64 seed)
{
    if (!plan.isPaced() || count <= 0)
        return {};
    Random random(seed);
    std::vector<double> offsets(static_cast<std::size_t>(count));
    double due = 0;
    for (qint64 i = 0; i < count; ++i) {
        due += drawInterval(plan, rateAt(plan, i, count), random);
        offsets[static_cast<std::size_t>(i)] = due;
    }
    if (plan.ramp != RampUp::None || !(due > 0))
        return offsets;
    const double scale = static_cast<double>(count) / plan.requestRate / due;
    for (double &offset : offsets)
        offset *= scale;
    return offsets;
}

TimestampPlan planTimestamps(std::span<const std::optional<double>> timestampsMs, int repeats,
    double requestRate, quint64 seed)
{
    std::vector<qint64> cases(timestampsMs.size());
    std::iota(cases.begin(), cases.end(), 0);
    const auto timestampOf = [&](qint64 index) {
        return timestampsMs[static_cast<std::size_t>(index)];
    };
    std::ranges::stable_sort(cases, [&](qint64 a, qint64 b) {
        const std::optional<double> left = timestampOf(a);
        const std::optional<double> right = timestampOf(b);
        return left && (!right || *left < *right);
    });
    TimestampPlan plan;
    Random random(seed);
    double due = 0;
    for (const qint64 index : cases) {
        for (int repeat = 0; repeat < repeats; ++repeat) {
            if (const std::optional<double> timestamp = timestampOf(index))
                due = std::max(*timestamp / 1000, 0.0);
            else if (requestRate > 0)
                due -= std::log(1 - random.unit()) / requestRate;
            plan.order.push_back(index);
            plan.offsets.push_back(due);
        }
    }
    return plan;
}

ScheduleReview reviewSchedule(const RatePlan &plan, std::span<const double> offsets)
{
    ScheduleReview review;
    review.offsets.assign(offsets.begin(), offsets.end());
    const auto count = static_cast<qint64>(offsets.size());
    double before = 0;
    for (qint64 i = 0; i < count; ++i) {
        const double offset = offsets[static_cast<std::size_t>(i)];
        const double interval = offset - before;
        before = offset;
        const SendClass kind = classOf(plan, interval, rateAt(plan, i, count));
        review.intervals.push_back(interval);
        review.classes.push_back(kind);
        review.rates.push_back(kind == SendClass::Infinite ? 0 : round3(1 / interval));
    }
    return review;
}

qint64 ScheduleReview::count(SendClass wanted) const
{
    return std::ranges::count(classes, wanted);
}

} // namespace aisb::core
