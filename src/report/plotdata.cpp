// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plotdata.h"

#include "report/plotpage.h"

#include "core/series.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <limits>

namespace aisb::report {

using namespace Qt::StringLiterals;

namespace {

using core::Json;

constexpr double kMaxTicks = std::numeric_limits<quint32>::max();
constexpr int kThroughputBuckets = 240;
constexpr double kLeastBucketS = 0.1;
constexpr double kLongestRunS = 1e9; // 30 years: longer times are damage

// Seconds to whole ticks, whatever the input.
class Clock
{
public:
    explicit Clock(double maxTime)
    {
        while (maxTime / m_tick > kMaxTicks)
            m_tick *= 10;
    }
    [[nodiscard]] double tick() const { return m_tick; }
    [[nodiscard]] quint32 ticks(double seconds) const
    {
        const double ticks = std::nearbyint(seconds / m_tick);
        return std::isnan(ticks) ? 0 : static_cast<quint32>(std::clamp(ticks, 0.0, kMaxTicks));
    }

private:
    double m_tick = 1e-6;
};

template <class Range, class Function>
Json pack(const Range &range, Function valueOf)
{
    QByteArray bytes(static_cast<qsizetype>(range.size()) * 4, Qt::Uninitialized);
    char *out = bytes.data();
    for (const auto &element : range) {
        qToLittleEndian<quint32>(valueOf(element), out);
        out += 4;
    }
    return Json(QString::fromLatin1(bytes.toBase64()));
}

// Of every group of neighbours the longest, so that no outlier is lost; everything when it is few
// enough.
std::vector<core::TimelineSpan> reducedSpans(const std::vector<core::TimelineSpan> &spans)
{
    const auto count = static_cast<qint64>(spans.size());
    if (count <= kPlotMaxSpans)
        return spans;
    std::vector<core::TimelineSpan> kept;
    kept.reserve(kPlotMaxSpans);
    for (qint64 group = 0; group < kPlotMaxSpans; ++group) {
        const auto first = spans.begin() + group * count / kPlotMaxSpans;
        const auto last = spans.begin() + (group + 1) * count / kPlotMaxSpans;
        kept.push_back(*std::max_element(first, last,
            [](const auto &a, const auto &b) { return a.end - a.start < b.end - b.start; }));
    }
    return kept;
}

// 1, 2 or 5 times a power of ten, not below value.
double niceWidth(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= value * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

void addSpans(PlotData &plot, const core::Timeline &timeline, const Clock &clock)
{
    const auto spans = reducedSpans(timeline.spans);
    plot.kept = static_cast<qint64>(spans.size());
    const auto startOf = [&](const core::TimelineSpan &span) { return clock.ticks(span.start); };
    const auto firstOf = [&](const core::TimelineSpan &span) {
        return std::max(startOf(span), clock.ticks(span.firstToken));
    };
    plot.json.set(u"starts"_s, pack(spans, startOf));
    plot.json.set(u"firsts"_s, pack(spans, firstOf));
    plot.json.set(u"ends"_s, pack(spans, [&](const core::TimelineSpan &span) {
        return std::max(firstOf(span), clock.ticks(span.end));
    }));
    if (timeline.isMultiTurn || plot.kept < plot.requests)
        plot.json.set(u"laneOf"_s, pack(spans, [](const core::TimelineSpan &span) {
            return static_cast<quint32>(span.lane);
        }));
}

void addSteps(PlotData &plot, const core::PerfData &data, const Clock &clock)
{
    auto steps = core::concurrencySteps(data);
    plot.steps = static_cast<qint64>(steps.size());
    if (plot.steps > kPlotMaxSteps) {
        steps =
            core::downsampleMinMax(steps, steps.front().x, steps.back().x, kPlotMaxSteps / 2 - 2);
        steps.resize(std::min<std::size_t>(steps.size(), kPlotMaxSteps));
    }
    plot.keptSteps = static_cast<qint64>(steps.size());
    plot.json.set(
        u"stepTimes"_s, pack(steps, [&](const core::Point &step) { return clock.ticks(step.x); }));
    plot.json.set(u"stepValues"_s, pack(steps, [](const core::Point &step) {
        return static_cast<quint32>(std::clamp(step.y, 0.0, kMaxTicks));
    }));
}

void addThroughput(PlotData &plot, const core::PerfData &data)
{
    plot.bucketWidth = niceWidth(std::max(plot.maxTime / kThroughputBuckets, kLeastBucketS));
    auto buckets = core::outputThroughput(data, plot.bucketWidth);
    const auto shown = static_cast<std::size_t>(plot.maxTime / plot.bucketWidth) + 1;
    buckets.resize(std::min(buckets.size(), shown)); // damaged times must not make the page grow
    Json values = Json::array();
    for (const core::Point &bucket : buckets)
        values.append(std::isfinite(bucket.y) ? std::nearbyint(bucket.y * 100) / 100 : 0.0);
    Json throughput = Json::object();
    throughput.set(u"width"_s, plot.bucketWidth);
    throughput.set(u"values"_s, std::move(values));
    plot.json.set(u"throughput"_s, std::move(throughput));
}

void addFailures(PlotData &plot, const core::PerfData &data, double origin, const Clock &clock)
{
    std::vector<double> times;
    for (const core::PerfRequest &request : data.requests) {
        if (request.isSuccess)
            continue;
        ++plot.failed;
        if (request.start > 0 && std::cmp_less(times.size(), kPlotMaxFailures))
            times.push_back(std::min(request.start - origin, plot.maxTime));
    }
    plot.json.set(u"failures"_s, pack(times, [&](double time) { return clock.ticks(time); }));
}

} // namespace

PlotData plotDataOf(const core::PerfData &data)
{
    const core::Timeline timeline = core::timelineOf(data);
    PlotData plot;
    plot.isStream = timeline.isStream;
    plot.isMultiTurn = timeline.isMultiTurn;
    plot.requests = static_cast<qint64>(timeline.spans.size());
    plot.lanes = timeline.lanes;
    plot.maxTime =
        std::isfinite(timeline.maxTime) ? std::clamp(timeline.maxTime, 1e-3, kLongestRunS) : 1e-3;

    const Clock clock(plot.maxTime);
    plot.json = Json::object();
    plot.json.set(u"tick"_s, clock.tick());
    plot.json.set(u"maxTime"_s, plot.maxTime);
    plot.json.set(u"isStream"_s, plot.isStream);
    plot.json.set(u"isMultiTurn"_s, plot.isMultiTurn);
    plot.json.set(u"requests"_s, plot.requests);
    plot.json.set(u"lanes"_s, plot.lanes);
    addSpans(plot, timeline, clock);
    plot.json.set(u"kept"_s, plot.kept);
    addSteps(plot, data, clock);
    addThroughput(plot, data);
    addFailures(plot, data, timeline.origin, clock);
    return plot;
}

} // namespace aisb::report
