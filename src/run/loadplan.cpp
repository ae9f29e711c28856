// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/loadplan.h"

#include "core/casesource.h"
#include "core/random.h"

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

constexpr double kLowRate = 0.1; // below it a run hardly moves: spec/perf.md 9.3

qint64 nanoseconds(double seconds)
{
    return static_cast<qint64>(seconds * 1e9);
}

QString rateText(const core::RatePlan &rate)
{
    const auto number = [](double value) { return QString::number(value); };
    if (rate.ramp == core::RampUp::None)
        return u"%1 requests/s, burstiness %2"_s.arg(
            number(rate.requestRate), number(rate.burstiness));
    return u"%1 ramp-up from %2 to %3 requests/s, burstiness %4"_s.arg(
        rate.ramp == core::RampUp::Linear ? u"linear"_s : u"exponential"_s, number(rate.rampStart),
        number(rate.rampEnd), number(rate.burstiness));
}

// The row of each send without a schedule.
std::vector<qint64> rowsOf(const LoadRequest &request)
{
    if (request.todo)
        return *request.todo;
    std::vector<qint64> rows(static_cast<std::size_t>(request.rows->size()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = static_cast<qint64>(i);
    return rows;
}

core::Result<> planByTimestamps(const LoadRequest &request, LoadPlan &plan)
{
    if (plan.kind == LoadPlan::Kind::Pressure)
        return core::fail(ErrorCode::IcliParam003,
            u"--pressure does not go with use_timestamp: a pressure run has no planned requests"_s);
    const std::vector<qint64> rows = rowsOf(request);
    std::vector<std::optional<double>> timestamps;
    timestamps.reserve(rows.size());
    for (const qint64 row : rows)
        timestamps.push_back(request.rows->at(row).timestampMs);
    if (std::ranges::none_of(timestamps, [](const auto &stamp) { return stamp.has_value(); }))
        return core::fail(ErrorCode::TinferParam006,
            u"use_timestamp is set, but none of the data sets has time stamps"_s);
    core::TimestampPlan sends = core::planTimestamps(
        timestamps, request.todo ? 1 : request.repeats, plan.rate.requestRate, plan.seed);
    for (qint64 &index : sends.order)
        index = rows[static_cast<std::size_t>(index)];
    plan.kind = LoadPlan::Kind::Timestamps;
    plan.order = std::make_shared<const std::vector<qint64>>(std::move(sends.order));
    plan.offsets = std::make_shared<const std::vector<double>>(std::move(sends.offsets));
    plan.notes.append(u"Sending at the time stamps of the data, the last one after %1 s"_s.arg(
        plan.offsets->back(), 0, 'f', 3));
    plan.warnings.append(u"use_timestamp is set: request_rate, traffic_cfg and the limit of "
                         u"batch_size do not apply"_s);
    return {};
}

void planByRate(const LoadRequest &request, LoadPlan &plan)
{
    const bool isPressure = plan.kind == LoadPlan::Kind::Pressure;
    if (!plan.rate.isPaced()) {
        if (isPressure)
            plan.warnings.append(
                u"No request rate is set: clients are added every few milliseconds. A request_rate "
                u"is the number of new clients per second"_s);
        return;
    }
    const qint64 count = isPressure ? request.model->batchSize : request.total;
    plan.offsets =
        std::make_shared<const std::vector<double>>(core::planSends(plan.rate, count, plan.seed));
    if (!isPressure)
        plan.kind = LoadPlan::Kind::Rate;
    plan.notes.append(
        u"Schedule: %1, %2 %3, the last one after %4 s (seed %5)"_s.arg(rateText(plan.rate))
            .arg(count)
            .arg(isPressure ? u"clients"_s : u"requests"_s)
            .arg(plan.offsets->back(), 0, 'f', 3)
            .arg(plan.seed));
    if (plan.rate.targetRate() < kLowRate)
        plan.warnings.append(u"A request rate below 0.1 sends a request every %1 s"_s.arg(
            1 / plan.rate.targetRate(), 0, 'f', 0));
    const double last = plan.offsets->back();
    if (isPressure && last * 1e9 >= static_cast<double>(plan.pressureNs))
        plan.warnings.append(
            u"Adding %1 clients takes %2 s, longer than the pressure time of %3 s: raise "
            u"request_rate or the pressure time"_s.arg(count)
                .arg(last, 0, 'f', 1)
                .arg(static_cast<double>(plan.pressureNs) * 1e-9, 0, 'f', 0));
}

} // namespace

core::Result<LoadPlan> makeLoadPlan(const LoadRequest &request)
{
    LoadPlan plan;
    plan.rate = core::ratePlanOf(*request.model);
    plan.seed = request.options.seed.value_or(core::drawSeed());
    plan.timeLimitNs = nanoseconds(request.model->timeLimitS);
    if (request.options.pressure && request.options.mode == core::Mode::Perf) {
        plan.kind = LoadPlan::Kind::Pressure;
        plan.pressureNs = nanoseconds(request.options.pressureTime);
        if (plan.timeLimitNs > 0)
            plan.pressureNs = std::min(plan.pressureNs, plan.timeLimitNs);
    }
    if (request.model->useTimestamp) {
        if (core::Result<> done = planByTimestamps(request, plan); !done)
            return core::fail(done.error());
        return plan;
    }
    if (request.rows->size() > 0 && request.rows->at(0).timestampMs)
        plan.warnings.append(
            u"The data has time stamps, but use_timestamp is not set: they are not used"_s);
    planByRate(request, plan);
    return plan;
}

} // namespace aisb::run
