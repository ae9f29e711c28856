// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steadystate.h"

#include "core/metrics/statistic.h"
#include "core/series.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBatch = 5;
constexpr qint64 kLeastValues = 50;
constexpr int kBuckets = 500; // of a run
constexpr double kPlateauShare = 0.9;
constexpr double kLevelPercentile = 75;

// A run cut into buckets of equal width.
struct Buckets
{
    double origin = 0;
    double width = 1;
    std::vector<double> inFlight; // mean of each
    std::vector<double> throughput;
};

std::vector<double> meanInFlight(const PerfData &data, double width, std::size_t count)
{
    std::vector<double> means(count, 0);
    const std::vector<Point> steps = concurrencySteps(data);
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
        const double from = steps[i].x;
        const double to = steps[i + 1].x;
        auto bucket = static_cast<std::size_t>(from / width);
        for (; bucket < count && static_cast<double>(bucket) * width < to; ++bucket) {
            const double begin = std::max(from, static_cast<double>(bucket) * width);
            const double end = std::min(to, static_cast<double>(bucket + 1) * width);
            means[bucket] += steps[i].y * std::max(end - begin, 0.0) / width;
        }
    }
    return means;
}

Buckets bucketsOf(const PerfData &data, const Timeline &timeline, std::span<const Point> throughput)
{
    Buckets buckets;
    buckets.origin = timeline.origin;
    buckets.width = steadyBucketWidth(timeline);
    const bool hasTokens = std::ranges::any_of(data.requests,
        [](const PerfRequest &request) { return request.isSuccess && request.outputTokens > 0; });
    buckets.throughput.assign(kBuckets, 0);
    if (hasTokens) {
        for (const Point &point : throughput) {
            const auto bucket = static_cast<std::size_t>(std::max(point.x, 0.0) / buckets.width);
            buckets.throughput[std::min<std::size_t>(bucket, kBuckets - 1)] += point.y;
        }
    } else {
        for (const TimelineSpan &span : timeline.spans) {
            const auto bucket = static_cast<std::size_t>(span.end / buckets.width);
            buckets.throughput[std::min<std::size_t>(bucket, kBuckets - 1)] += 1 / buckets.width;
        }
    }
    buckets.inFlight = meanInFlight(data, buckets.width, kBuckets);
    return buckets;
}

double meanOf(std::span<const double> values)
{
    return values.empty() ? 0 : averageOf(values);
}

// Whether the first and the last third differ by more than a tenth.
bool hasTrend(std::span<const double> values)
{
    const std::size_t third = values.size() / 3;
    const double first = meanOf(values.first(third));
    const double last = meanOf(values.last(third));
    return std::abs(last - first) > (1 - kPlateauShare) * std::max(first, last);
}

} // namespace

qint64 mser5(std::span<const double> values)
{
    if (std::ssize(values) < kLeastValues)
        return -1;
    std::vector<double> batches;
    for (qint64 i = 0; i + kBatch <= std::ssize(values); i += kBatch)
        batches.push_back(
            meanOf(values.subspan(static_cast<std::size_t>(i), static_cast<std::size_t>(kBatch))));
    const qint64 count = std::ssize(batches);
    qint64 best = -1;
    double least = 0;
    // From the end backwards, sums of what is kept grow by one batch at a time. Values are taken
    // relative to the last one, so that squares of large means do not cancel.
    const double base = batches.back();
    double sum = 0;
    double squares = 0;
    for (qint64 dropped = count - 1; dropped >= 0; --dropped) {
        const double value = batches[static_cast<std::size_t>(dropped)] - base;
        sum += value;
        squares += value * value;
        if (dropped > count / 2)
            continue;
        const auto kept = static_cast<double>(count - dropped);
        const double error = std::max(squares - sum * sum / kept, 0.0) / (kept * kept);
        if (best < 0 || error <= least) {
            least = error;
            best = dropped;
        }
    }
    return best == count / 2 ? -1 : best * kBatch;
}

double steadyBucketWidth(const Timeline &timeline)
{
    return timeline.maxTime / kBuckets;
}

Result<SteadyState> findSteadyState(const PerfData &data)
{
    const Timeline timeline = timelineOf(data);
    return findSteadyState(data, timeline, outputThroughput(data, steadyBucketWidth(timeline)));
}

Result<SteadyState> findSteadyState(
    const PerfData &data, const Timeline &timeline, std::span<const Point> throughput)
{
    if (timeline.spans.empty() || !(timeline.maxTime > 0) || !std::isfinite(timeline.maxTime))
        return fail(ErrorCode::CalcData002, u"no successful request to look at"_s);
    const Buckets buckets = bucketsOf(data, timeline, throughput);

    std::vector<double> levels = buckets.inFlight;
    std::ranges::sort(levels);
    const double enough = kPlateauShare * percentileOf(levels, kLevelPercentile);
    const auto isLevel = [&](double value) { return value >= enough; };
    const auto first = std::ranges::find_if(buckets.inFlight, isLevel);
    const auto last = std::ranges::find_if(std::ranges::reverse_view(buckets.inFlight), isLevel);
    auto from = static_cast<std::size_t>(first - buckets.inFlight.begin());
    auto to = buckets.inFlight.size() - static_cast<std::size_t>(last - buckets.inFlight.rbegin());
    if (from >= to || std::cmp_less(to - from, kLeastValues))
        return fail(ErrorCode::CalcData002,
            u"the requests in flight stay near their usual level for less than a tenth of the run"_s);

    if (hasTrend(std::span(buckets.inFlight).subspan(from, to - from)))
        return fail(ErrorCode::CalcData002,
            u"the requests in flight keep rising or falling near their usual level"_s);

    std::vector<double> settled(buckets.throughput.begin() + static_cast<std::ptrdiff_t>(from),
        buckets.throughput.begin() + static_cast<std::ptrdiff_t>(to));
    const qint64 head = mser5(settled);
    std::ranges::reverse(settled);
    const qint64 tail = mser5(settled);
    if (head < 0 || tail < 0 || std::cmp_greater_equal(head + tail, settled.size()))
        return fail(ErrorCode::CalcData002,
            u"the throughput does not settle while the requests in flight are level"_s);
    from += static_cast<std::size_t>(head);
    to -= static_cast<std::size_t>(tail);

    SteadyState state;
    state.begin = buckets.origin + static_cast<double>(from) * buckets.width;
    state.end = buckets.origin + static_cast<double>(to) * buckets.width;
    state.concurrency = meanOf(std::span(buckets.inFlight).subspan(from, to - from));
    state.throughput = meanOf(std::span(buckets.throughput).subspan(from, to - from));
    return state;
}

} // namespace aisb::core
