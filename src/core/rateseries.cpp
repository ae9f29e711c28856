// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rateseries.h"

#include "core/metrics/statistic.h"
#include "core/random.h"
#include "core/text/numbertext.h"

#include <algorithm>
#include <cmath>

namespace aisb::core {

namespace {

constexpr double kInfiniteBelowS = 1e-6;
constexpr int kStrata = 100;

// Window of the moving average by number of points.
int windowFor(std::size_t points)
{
    if (points <= 1'000)
        return 20;
    if (points <= 10'000)
        return 50;
    return points <= 100'000 ? 100 : 200;
}

std::vector<Point> movingAverage(std::span<const Point> points, int window)
{
    std::vector<Point> average;
    const double alpha = 2.0 / (window + 1);
    double value = points.empty() ? 0 : points.front().y;
    for (std::size_t i = 0; i < points.size(); ++i) {
        value = alpha * points[i].y + (1 - alpha) * value;
        if (std::cmp_greater_equal(i + 1, window))
            average.push_back({points[i].x, value});
    }
    return average;
}

// The rate asked for over the time it takes when it is kept exactly.
std::vector<Point> rampInTheory(const RatePlan &plan, qint64 count)
{
    std::vector<Point> points;
    double at = 0;
    for (qint64 i = 0; i < count; ++i) {
        const double rate = rateAt(plan, i, count);
        at += 1 / rate;
        points.push_back({at, rate});
    }
    return points;
}

bool isOneValue(double least, double most)
{
    return std::abs(most - least) <= 1e-8 + 1e-5 * std::abs(most);
}

int scottBins(std::span<const double> values, double lo, double hi)
{
    const double mean = averageOf(values);
    double variance = 0;
    for (const double value : values)
        variance += (value - mean) * (value - mean);
    const auto [least, most] = std::ranges::minmax(values);
    double sigma = std::sqrt(variance / static_cast<double>(values.size()));
    if (sigma < 1e-6)
        sigma = most - least;
    const double width =
        std::max(3.5 * sigma / std::cbrt(static_cast<double>(values.size())), 1e-6);
    return static_cast<int>(std::clamp(std::floor((hi - lo) / width), 10.0, 100.0));
}

RateBins binsOfRates(const RatePlan &plan, std::span<const double> rates)
{
    if (rates.empty())
        return {};
    const auto [least, most] = std::ranges::minmax(rates);
    if (isOneValue(least, most))
        return {std::max(0.0, least - 1), most + 1, 1};
    std::vector<double> references{plan.requestRate};
    if (plan.ramp != RampUp::None)
        references.insert(references.end(), {plan.rampStart, plan.rampEnd});
    RateBins bins;
    bins.lo = 0.9 * std::min(least, std::ranges::min(references));
    bins.hi = 1.1 * std::max(most, std::ranges::max(references));
    if (plan.ramp != RampUp::None)
        bins.hi = std::min(bins.hi, 1.5 * plan.rampEnd);
    bins.bins = scottBins(rates, bins.lo, bins.hi);
    return bins;
}

RateBins binsOfIntervals(std::span<const double> intervals)
{
    if (intervals.empty())
        return {};
    const auto [least, most] = std::ranges::minmax(intervals);
    if (isOneValue(least, most))
        return {std::max(0.0, least - 0.001), most + 0.001, 1};
    RateBins bins{std::max(0.0, 0.9 * least), 1.1 * most, 1};
    bins.bins = scottBins(intervals, bins.lo, bins.hi);
    return bins;
}

void addSend(RateFigure &figure, const ScheduleReview &review, std::size_t i,
    std::vector<double> &burstinessRates)
{
    const Point point{round3(review.offsets[i]), review.rates[i]};
    const double interval = review.intervals[i];
    switch (review.classes[i]) {
    case SendClass::Infinite:
        figure.timingIntervals.push_back(interval);
        return;
    case SendClass::Timing:
        figure.timingIntervals.push_back(interval);
        figure.timingRates.push_back(point.y);
        figure.timing.push_back(point);
        return;
    case SendClass::Burstiness:
        figure.burstiness.push_back(point);
        burstinessRates.push_back(point.y);
        break;
    case SendClass::Normal:
        figure.normal.push_back(point);
        figure.rates.push_back(point.y);
        break;
    }
    figure.intervals.push_back(interval);
}

} // namespace

RateFigure rateFigureOf(const RatePlan &plan, const ScheduleReview &review)
{
    RateFigure figure;
    figure.plan = plan;
    figure.requests = std::ssize(review.offsets);
    std::vector<double> burstinessRates;
    for (std::size_t i = 0; i < review.classes.size(); ++i)
        addSend(figure, review, i, burstinessRates);
    figure.rates.insert(figure.rates.end(), burstinessRates.begin(), burstinessRates.end());
    figure.averageWindow = windowFor(figure.normal.size());
    figure.average = movingAverage(figure.normal, figure.averageWindow);
    if (plan.ramp != RampUp::None)
        figure.ramp = rampInTheory(plan, figure.requests - review.count(SendClass::Infinite));
    figure.rateBins = binsOfRates(plan, figure.rates);
    figure.intervalBins = binsOfIntervals(figure.intervals);
    figure.timing = stratifiedSample(std::move(figure.timing), RateFigure::kMaxAnomalies);
    figure.burstiness = stratifiedSample(std::move(figure.burstiness), RateFigure::kMaxAnomalies);
    return figure;
}

std::vector<Point> actualRates(const PerfData &data, std::span<const SendClass> planned)
{
    std::vector<double> starts;
    for (const PerfRequest &request : data.requests)
        if (request.isSuccess)
            starts.push_back(request.start);
    std::ranges::sort(starts);
    std::vector<Point> points;
    for (std::size_t i = 1; i < starts.size(); ++i) {
        const bool isAnomaly = i < planned.size() && planned[i] != SendClass::Normal;
        const double interval = starts[i] - starts[i - 1];
        if (!isAnomaly && interval > kInfiniteBelowS)
            points.push_back({round3(starts[i] - starts.front()), round3(1 / interval)});
    }
    return stratifiedSample(std::move(points), RateFigure::kMaxActual);
}

SchedulePreview previewSchedule(const RatePlan &plan, std::span<const double> offsets, int buckets)
{
    SchedulePreview preview;
    if (offsets.empty() || !(offsets.back() > 0))
        return preview;
    preview.last = offsets.back();
    const RateBins bins{0, preview.last, buckets};
    std::vector<qint64> counts = countsOf(offsets, bins);
    ++counts.back(); // the last send lies on the edge
    for (std::size_t i = 0; i <= counts.size(); ++i)
        preview.sends.push_back({static_cast<double>(i) * bins.width(),
            i < counts.size() ? static_cast<double>(counts[i]) / bins.width() : 0});
    const auto count = std::ssize(offsets);
    const qint64 step = std::max<qint64>(count / 200, 1);
    preview.target.push_back({0, rateAt(plan, 0, count)});
    for (qint64 i = step; i < count; i += step)
        preview.target.push_back({offsets[static_cast<std::size_t>(i)], rateAt(plan, i, count)});
    preview.target.push_back({preview.last, rateAt(plan, count - 1, count)});
    return preview;
}

std::vector<qint64> countsOf(std::span<const double> values, const RateBins &bins)
{
    std::vector<qint64> counts(static_cast<std::size_t>(std::max(bins.bins, 1)), 0);
    for (const double value : values) {
        const double place = (value - bins.lo) / bins.width();
        if (place >= 0 && place < static_cast<double>(counts.size()))
            ++counts[static_cast<std::size_t>(place)];
    }
    return counts;
}

std::vector<Point> stratifiedSample(std::vector<Point> points, std::size_t most)
{
    if (points.size() <= most)
        return points;
    Random random(points.size());
    std::vector<Point> chosen;
    chosen.reserve(most);
    for (std::size_t stratum = 0; stratum < kStrata; ++stratum) {
        const std::size_t first = stratum * points.size() / kStrata;
        const std::size_t last = (stratum + 1) * points.size() / kStrata;
        std::size_t quota = (stratum + 1) * most / kStrata - stratum * most / kStrata;
        // Selection sampling: each remaining point with the chance that fills the quota.
        for (std::size_t i = first; i < last && quota > 0; ++i) {
            if (random.unit() * static_cast<double>(last - i) < static_cast<double>(quota)) {
                chosen.push_back(points[i]);
                --quota;
            }
        }
    }
    return chosen;
}

std::vector<Point> plateauOf(qint64 requests, qint64 concurrency)
{
    const auto height = static_cast<double>(std::min(requests, concurrency));
    const auto end = static_cast<double>(requests);
    return {{0, height}, {end - height, height}, {end, 0}};
}

} // namespace aisb::core
