// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"
#include "core/result.h"
#include "core/series.h"

#include <span>

namespace aisb::core {

// The part of a run in which the load was level and the throughput had settled.
struct SteadyState
{
    double begin = 0; // clock of the data, seconds
    double end = 0;
    double concurrency = 0; // mean of requests in flight
    double throughput = 0; // mean output tokens per second (requests per second without tokens)
};

// Number of leading values to drop so that the mean of the others is known best: MSER-5, batches of
// five, at most half of them dropped (White 1997). -1 when the best point lies at that limit, that
// is, the series had not settled; -1 also for fewer than 50 values.
[[nodiscard]] qint64 mser5(std::span<const double> values);

// Finds the concurrency plateau (in flight at least 90 % of its usual level, the 75th percentile
// over time) and refuses one with a trend, then cuts what has not settled of the throughput within
// it, from both ends by MSER-5. Error CalcData002 with the reason: no request, no plateau, or
// throughput that does not settle.
[[nodiscard]] Result<SteadyState> findSteadyState(const PerfData &data);
// The same of what is known already: timelineOf(data), and the outputThroughput() of buckets of
// steadyBucketWidth().
[[nodiscard]] Result<SteadyState> findSteadyState(
    const PerfData &data, const Timeline &timeline, std::span<const Point> throughput);
[[nodiscard]] double steadyBucketWidth(const Timeline &timeline);

} // namespace aisb::core
