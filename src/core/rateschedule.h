// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"
#include "core/text/json.h"

#include <optional>
#include <span>
#include <vector>

namespace aisb::core {

enum class RampUp
{
    None,
    Linear,
    Exponential
};

// When requests start, as a model asks for it; rates in requests per second. Source:
// spec/perf.md 9.3.
struct RatePlan
{
    double requestRate = 0;
    double burstiness = 1; // 0 = fixed spacing, 1 = Poisson arrivals, below 1 burstier
    RampUp ramp = RampUp::None;
    double rampStart = 0;
    double rampEnd = 0;

    // The rate the schedule ends with.
    [[nodiscard]] double targetRate() const { return ramp == RampUp::None ? requestRate : rampEnd; }
    // False: everything at once, within the concurrency.
    [[nodiscard]] bool isPaced() const { return targetRate() >= 0.001; }

    bool operator==(const RatePlan &) const = default;
};

// A ramp-up outside the rules (start above 0, end above 0.1 and not below the start) is off.
[[nodiscard]] RatePlan ratePlanOf(const ModelSpec &model);

// The same of what the options say, without any configuration.
[[nodiscard]] RatePlan ratePlanOf(const RunOptions &options);

// Rate asked for at send index of count.
[[nodiscard]] double rateAt(const RatePlan &plan, qint64 index, qint64 count);

// Seconds after the start at which each of count sends is due, ascending; empty when the plan is
// not paced. The same seed gives the same schedule on every machine. Without ramp-up the last one
// is due at count / requestRate exactly.
[[nodiscard]] std::vector<double> planSends(const RatePlan &plan, qint64 count, quint64 seed);

// What a schedule is made of: planSends() of it is the schedule again.
struct ScheduleFacts
{
    RatePlan rate;
    qint64 sends = 0;
    quint64 seed = 0;

    bool operator==(const ScheduleFacts &) const = default;
};
[[nodiscard]] Json scheduleJson(const ScheduleFacts &facts);
// Nothing unless json is an object of scheduleJson() with at most kMostScheduled sends.
inline constexpr qint64 kMostScheduled = 50'000'000;
[[nodiscard]] std::optional<ScheduleFacts> readSchedule(const Json &json);

// Sends at the instants the data names. Source: spec/perf.md 9.5.
struct TimestampPlan
{
    std::vector<qint64> order; // index of the case of each send
    std::vector<double> offsets; // seconds after the start, ascending
};

// Cases by time stamp (stable), each repeats times at its own instant; those without one follow the
// last, with exponential spacing of mean 1 / requestRate, or at once when it is 0. Time stamps
// count from 0 ms; negative ones are due at once.
[[nodiscard]] TimestampPlan planTimestamps(std::span<const std::optional<double>> timestampsMs,
    int repeats, double requestRate, quint64 seed);

// How the interval before a planned send compares with the rate asked for there. Diagnostics only.
// Source: spec/perf.md 9.4.
enum class SendClass : quint8
{
    Normal,
    Timing, // below 1 ms: hardly to be kept
    Burstiness, // off the expected interval by more than half
    Infinite, // no interval to speak of; a timing anomaly without a rate
};

struct ScheduleReview
{
    std::vector<double> offsets; // as planned
    std::vector<double> intervals; // before each send, seconds
    std::vector<double> rates; // 1 / interval with 3 decimals; 0 where infinite
    std::vector<SendClass> classes;

    [[nodiscard]] qint64 count(SendClass wanted) const;
};
[[nodiscard]] ScheduleReview reviewSchedule(const RatePlan &plan, std::span<const double> offsets);

} // namespace aisb::core
