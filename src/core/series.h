// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"

#include <span>
#include <vector>

namespace aisb::core {

// Plain points for any chart: the window, the HTML page and exports draw the same ones.
struct Point
{
    double x = 0;
    double y = 0;
    bool operator==(const Point &) const = default;
};

// One request on the timeline; seconds relative to the earliest start of the successful requests.
struct TimelineSpan
{
    qint32 request = 0; // index into PerfData::requests
    qint32 lane =
        0; // 1-based: order of start, or of the conversation in a multi-turn run (spec/perf.md 3.8)
    double start = 0;
    double firstToken = 0; // equals end when there is no decode phase
    double end = 0;
};

struct Timeline
{
    double origin = 0; // clock of PerfData at relative 0
    double maxTime = 0; // of all ends, relative
    bool isStream = true;
    bool isMultiTurn = false;
    qint32 lanes = 0;
    std::vector<TimelineSpan> spans; // ascending start, stable
};

// Successful requests only, as the plot page has them. Source: spec/perf.md 3.8.
[[nodiscard]] Timeline timelineOf(const PerfData &data);

// Steps of the number of requests in flight: one point per distinct time, the value after all
// events of that time.
[[nodiscard]] std::vector<Point> concurrencySteps(const PerfData &data);

// Output tokens per second over time, in buckets of width seconds: each request's tokens are spread
// over its events.
[[nodiscard]] std::vector<Point> outputThroughput(const PerfData &data, double width);

// For several widths, in one pass over the gaps.
[[nodiscard]] std::vector<std::vector<Point>> outputThroughputs(
    const PerfData &data, std::span<const double> widths);

// At most two points (min and max in x order) per pixel of [from, to]; the input when it is small
// enough. points must be ascending in x; one neighbour outside either side is kept so that lines
// run to the edges.
[[nodiscard]] std::vector<Point> downsampleMinMax(
    std::span<const Point> points, double from, double to, int pixels);

// Equal-width bins over [lo, hi]; Scott's rule when bins is 0, clamped to 10..100
// (spec/perf.md 3.9).
struct Histogram
{
    double lo = 0;
    double hi = 1;
    std::vector<qint64> counts;
    [[nodiscard]] double width() const { return (hi - lo) / static_cast<double>(counts.size()); }
};
[[nodiscard]] Histogram histogramOf(std::span<const double> values, int bins = 0);

} // namespace aisb::core
