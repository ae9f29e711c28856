// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"
#include "core/rateschedule.h"
#include "core/series.h"

#include <vector>

namespace aisb::core {

// Equal-width bins of one chart of the rate figure.
struct RateBins
{
    double lo = 0;
    double hi = 1;
    int bins = 1;
    [[nodiscard]] double width() const { return (hi - lo) / bins; }
};

// What the pages about a planned request rate draw; times in seconds, rates in requests per second.
// Rate charts use values rounded to 3 decimals, the interval chart exact ones. Source:
// spec/perf.md 3.9.
struct RateFigure
{
    RatePlan plan;
    qint64 requests = 0;
    // Rate over planned time.
    std::vector<Point> normal;
    std::vector<Point> timing; // anomalies, at most kMaxAnomalies
    std::vector<Point> burstiness; // anomalies, at most kMaxAnomalies
    std::vector<Point> average; // moving, from the averageWindow-th normal point on
    int averageWindow = 20;
    std::vector<Point> ramp; // in theory; empty without ramp-up
    std::vector<Point> actual; // added after the run, at most kMaxActual
    // How often each rate and each interval comes.
    std::vector<double> rates; // normal, then burstiness anomalies
    std::vector<double> timingRates;
    RateBins rateBins;
    std::vector<double> intervals; // all but timing anomalies
    std::vector<double> timingIntervals; // infinite ones included
    RateBins intervalBins;

    static constexpr std::size_t kMaxAnomalies = 1000;
    static constexpr std::size_t kMaxActual = 5000;
};

[[nodiscard]] RateFigure rateFigureOf(const RatePlan &plan, const ScheduleReview &review);

// Rates at which the successful requests were really sent, in order, without those planned as
// anomalies (matched by order). Source: spec/perf.md 3.9.
[[nodiscard]] std::vector<Point> actualRates(
    const PerfData &data, std::span<const SendClass> planned);

// Requests in flight over requests finished when a fixed number is kept up: the plateau and the
// fall at its end. requests and concurrency at least 1. Pure.
[[nodiscard]] std::vector<Point> plateauOf(qint64 requests, qint64 concurrency);

// A schedule before it is used.
struct SchedulePreview
{
    double last = 0; // the last send is due, seconds
    std::vector<Point> sends; // per second in buckets: n + 1 points are n bars
    std::vector<Point> target; // rate asked for over time
};
[[nodiscard]] SchedulePreview previewSchedule(
    const RatePlan &plan, std::span<const double> offsets, int buckets = 80);

// Number of values in each bin; values outside are not counted.
[[nodiscard]] std::vector<qint64> countsOf(std::span<const double> values, const RateBins &bins);

// At most `most` of points ascending in x: chosen at random from 100 strata of equal numbers of
// points, in their order. The same input gives the same choice.
[[nodiscard]] std::vector<Point> stratifiedSample(std::vector<Point> points, std::size_t most);

} // namespace aisb::core
