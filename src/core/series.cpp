// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series.h"

#include "core/metrics/statistic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace aisb::core {

namespace {

constexpr double kNoDecodeBelowS =
    0.001; // spec/perf.md 3.8: closer than 1 ms to the end is no decode phase
constexpr int kMinBins = 10;
constexpr int kMaxBins = 100;

double earliestStart(const PerfData &data)
{
    double origin = std::numeric_limits<double>::infinity();
    for (const PerfRequest &request : data.requests)
        if (request.isSuccess)
            origin = std::min(origin, request.start);
    return std::isfinite(origin) ? origin : 0;
}

// Lane of every conversation in order of first appearance.
void assignLanes(const PerfData &data, Timeline &timeline)
{
    std::vector<qint32> laneOfUuid(data.uuids.size(), 0);
    std::vector<qint32> uses(data.uuids.size(), 0);
    for (const TimelineSpan &span : timeline.spans) {
        const qint32 uuid = data.requests[static_cast<std::size_t>(span.request)].uuidIndex;
        timeline.isMultiTurn |= ++uses[static_cast<std::size_t>(uuid)] > 1;
    }
    qint32 next = 0;
    for (TimelineSpan &span : timeline.spans) {
        if (!timeline.isMultiTurn) {
            span.lane = ++next;
            continue;
        }
        const qint32 uuid = data.requests[static_cast<std::size_t>(span.request)].uuidIndex;
        qint32 &lane = laneOfUuid[static_cast<std::size_t>(uuid)];
        if (lane == 0)
            lane = ++next;
        span.lane = lane;
    }
    timeline.lanes = next;
}

// Counts events in buckets of width from 0 on; the last bucket takes what lies behind it. Events
// come in the order of time, many to a bucket: only leaving one costs a division.
class EventCounter
{
public:
    EventCounter(std::vector<Point> &buckets, double width)
        : m_buckets(buckets)
        , m_width(width)
    {
    }

    // One event of each request at first, the others gaps behind each other; each adds amount.
    void add(double first, std::span<const double> gaps, double amount)
    {
        double at = first;
        enter(at);
        double events = 1;
        for (const double gap : gaps) {
            at += gap;
            if (at < m_begin || at >= m_end) {
                leave(events * amount);
                enter(at);
                events = 0;
            }
            events += 1;
        }
        leave(events * amount);
    }

private:
    void enter(double at)
    {
        if (at < 0) { // not counted
            m_current = nullptr;
            m_begin = std::numeric_limits<double>::lowest();
            m_end = 0;
            return;
        }
        const double last = static_cast<double>(m_buckets.size()) - 1;
        const double index = std::min(std::floor(at / m_width), last);
        m_current = &m_buckets[static_cast<std::size_t>(index)];
        m_begin = index * m_width;
        m_end = index < last ? (index + 1) * m_width : std::numeric_limits<double>::max();
    }
    void leave(double amount)
    {
        if (m_current)
            m_current->y += amount / m_width;
    }

    std::vector<Point> &m_buckets;
    double m_width;
    Point *m_current = nullptr;
    double m_begin = 0;
    double m_end = 0;
};

// Of a run that long; none without a width.
std::vector<Point> emptyBuckets(double length, double width)
{
    constexpr double kMaxBuckets = 1e6;
    if (!(width > 0))
        return {};
    std::vector<Point> buckets(static_cast<std::size_t>(std::min(length / width, kMaxBuckets)) + 1);
    for (std::size_t i = 0; i < buckets.size(); ++i)
        buckets[i].x = (static_cast<double>(i) + 0.5) * width;
    return buckets;
}

int scottBins(std::span<const double> values, double range)
{
    const double mean = averageOf(values);
    double variance = 0;
    for (const double value : values)
        variance += (value - mean) * (value - mean);
    double sigma = std::sqrt(variance / static_cast<double>(values.size()));
    if (sigma < 1e-6)
        sigma = range;
    const double width =
        std::max(3.5 * sigma / std::cbrt(static_cast<double>(values.size())), 1e-6);
    return std::clamp(static_cast<int>(std::min(range / width, 1e6)), kMinBins, kMaxBins);
}

} // namespace

Timeline timelineOf(const PerfData &data)
{
    Timeline timeline;
    timeline.origin = earliestStart(data);
    bool hasTtft = false;
    for (std::size_t i = 0; i < data.requests.size(); ++i) {
        const PerfRequest &request = data.requests[i];
        if (!request.isSuccess)
            continue;
        TimelineSpan span;
        span.request = static_cast<qint32>(i);
        span.start = request.start - timeline.origin;
        span.firstToken = request.firstToken() - timeline.origin;
        span.end = request.end - timeline.origin;
        if (std::abs(span.end - span.firstToken) < kNoDecodeBelowS)
            span.end = span.firstToken;
        hasTtft |= request.ttft != 0;
        timeline.maxTime = std::max(timeline.maxTime, span.end);
        timeline.spans.push_back(span);
    }
    timeline.isStream = hasTtft;
    std::ranges::stable_sort(timeline.spans, {}, &TimelineSpan::start);
    assignLanes(data, timeline);
    return timeline;
}

std::vector<Point> concurrencySteps(const PerfData &data)
{
    const double origin = earliestStart(data);
    std::vector<Point> changes;
    for (const PerfRequest &request : data.requests) {
        if (!request.isSuccess || !(request.end > request.start))
            continue;
        changes.push_back({request.start - origin, 1});
        changes.push_back({request.end - origin, -1});
    }
    std::ranges::sort(changes, {}, &Point::x);
    std::vector<Point> steps;
    double current = 0;
    for (const Point &change : changes) {
        current += change.y;
        if (!steps.empty() && steps.back().x == change.x)
            steps.back().y = current;
        else
            steps.push_back({change.x, current});
    }
    return steps;
}

std::vector<Point> outputThroughput(const PerfData &data, double width)
{
    return outputThroughputs(data, std::array{width}).front();
}

std::vector<std::vector<Point>> outputThroughputs(
    const PerfData &data, std::span<const double> widths)
{
    const double origin = earliestStart(data);
    double last = 0;
    for (const PerfRequest &request : data.requests)
        if (request.isSuccess)
            last = std::max(last, request.end - origin);
    std::vector<std::vector<Point>> series;
    for (const double width : widths)
        series.push_back(emptyBuckets(last, width));

    std::vector<EventCounter> counters;
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (!series[i].empty())
            counters.emplace_back(series[i], widths[i]);
    GapReader reader(data);
    for (const PerfRequest &request : data.requests) {
        if (!request.isSuccess)
            continue;
        const auto events = static_cast<double>(request.gapCount + 1);
        const double share = static_cast<double>(request.outputTokens) / events;
        const bool isStream = request.ttft > 0;
        const double first = (isStream ? request.firstToken() : request.end) - origin;
        const std::span<const double> gaps = reader.of(request);
        for (EventCounter &counter : counters)
            counter.add(first, gaps, share);
    }
    return series;
}

std::vector<Point> downsampleMinMax(
    std::span<const Point> points, double from, double to, int pixels)
{
    auto first = std::ranges::lower_bound(points, from, {}, &Point::x);
    auto last = std::ranges::upper_bound(first, points.end(), to, {}, &Point::x);
    if (first != points.begin())
        --first;
    if (last != points.end())
        ++last;
    if (pixels <= 0 || last - first <= 2 * static_cast<std::ptrdiff_t>(pixels) || !(to > from))
        return {first, last};

    std::vector<Point> reduced;
    reduced.reserve(2 * static_cast<std::size_t>(pixels) + 2);
    const auto pixelOf = [&](const Point &point) {
        return std::floor((point.x - from) / (to - from) * pixels);
    };
    for (auto begin = first; begin != last;) {
        const double pixel = pixelOf(*begin);
        auto end = begin;
        auto lowest = begin;
        auto highest = begin;
        for (; end != last && pixelOf(*end) == pixel; ++end) {
            if (end->y < lowest->y)
                lowest = end;
            if (end->y > highest->y)
                highest = end;
        }
        reduced.push_back(*std::min(lowest, highest));
        if (lowest != highest)
            reduced.push_back(*std::max(lowest, highest));
        begin = end;
    }
    return reduced;
}

Histogram histogramOf(std::span<const double> values, int bins)
{
    Histogram histogram;
    if (values.empty()) {
        histogram.counts = {0};
        return histogram;
    }
    const auto [lowest, highest] = std::ranges::minmax(values);
    histogram.lo = lowest;
    histogram.hi = highest;
    if (!(highest > lowest)) { // one distinct value: a bin around it
        histogram.lo = lowest - 0.5;
        histogram.hi = highest + 0.5;
        histogram.counts = {static_cast<qint64>(values.size())};
        return histogram;
    }
    const int count = bins > 0 ? bins : scottBins(values, highest - lowest);
    histogram.counts.assign(static_cast<std::size_t>(count), 0);
    for (const double value : values) {
        const auto index = static_cast<std::size_t>((value - lowest) / histogram.width());
        ++histogram.counts[std::min(index, histogram.counts.size() - 1)];
    }
    return histogram;
}

} // namespace aisb::core
