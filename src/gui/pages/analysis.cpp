// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/analysis.h"

#include "core/metrics/gapdigest.h"
#include "core/metrics/largepopulation.h"
#include "report/resultfiles.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// The requests of a population with their gaps; texts and names are left out.
core::PerfData partOf(const GroupAnalysis &analysis, const Population &population)
{
    const core::PerfData &data = *analysis.data;
    core::PerfData part;
    part.isStream = data.isStream;
    part.maxConcurrency = data.maxConcurrency;
    part.gapSource = data.gapSource;
    part.datasets = data.datasets;
    part.uuids = data.uuids;
    const std::optional<core::StableWindow> window = windowOf(analysis, population);
    for (const RequestRow &row : *analysis.requests.rows) {
        const core::PerfRequest &request = data.requests[static_cast<std::size_t>(row.index)];
        const bool isInWindow = !window
            || (request.hasTimes && request.start >= window->begin && request.start <= window->end);
        if (!isInWindow || (population.values && !population.values->contains(row))) {
            continue;
        }
        core::appendRequest(part, data, request);
        part.requests.back().errorIndex = -1;
    }
    return part;
}

// A window has the length it was given; members chosen by values alone last from the first send to
// the last end of them.
core::Result<core::PerfSummary> summaryOf(const core::PerfData &part,
    const std::optional<core::StableWindow> &window, const core::SummaryOptions &options)
{
    return window ? core::summarizeWindow(part, *window, options) : core::summarize(part, options);
}

qint64 failedIn(const core::PerfData &data)
{
    return std::count_if(data.requests.begin(), data.requests.end(),
        [](const core::PerfRequest &request) { return !request.isSuccess; });
}

// The stable stage and the steady state, and where they lie on the timeline.
void addStages(GroupAnalysis &analysis, const core::PerfData &data, const core::Timeline &timeline,
    std::span<const core::Point> throughput)
{
    const auto relative = [&analysis](const auto &window) {
        return Interval{window.begin - analysis.origin, window.end - analysis.origin};
    };
    const core::Result<core::StableWindow> stable = core::findStableWindow(data);
    if (stable) {
        analysis.stable = *stable;
        analysis.timeline.stable = relative(*stable);
    } else {
        analysis.stableReason = stable.error().detail;
    }
    const core::Result<core::SteadyState> steady =
        core::findSteadyState(data, timeline, throughput);
    if (steady) {
        analysis.steady = *steady;
        analysis.timeline.steady = relative(*steady);
    } else {
        analysis.steadyReason = steady.error().detail;
    }
}

// The values of a metric of a population: held, or counted where there are too many.
class MetricValues
{
public:
    // known: the digest of the gaps of data, where there is one. data must outlive this.
    MetricValues(const core::PerfData &data, core::PerfMetric metric, core::MetricsProfile profile,
        std::shared_ptr<const core::GapDigest> known)
        : m_data(data)
        , m_metric(metric)
    {
        if (metric == core::PerfMetric::Itl) {
            m_digest =
                known ? std::move(known) : core::gapDigestOf(data, core::successfulRequests(data));
        }
        if (!m_digest) {
            m_held.emplace(core::populationViewOf(data, metric, profile));
        }
    }

    [[nodiscard]] CountedValues values() const
    {
        return m_digest ? CountedValues(m_digest->values(), m_digest->counts())
                        : CountedValues(m_held->values());
    }
    // To the unit of the metric.
    [[nodiscard]] double scale() const { return m_digest ? 1e3 : m_held->scale(); }

    // whole: what stands behind as outline, null = nothing.
    [[nodiscard]] std::optional<DistributionShape> shape(
        const MetricValues *whole, bool mayBeLog) const
    {
        Distribution distribution{m_metric, values(), {}, scale(), mayBeLog, percentiles()};
        std::vector<double> scaled; // to the scale of the whole
        if (whole) {
            distribution.whole = whole->values();
            if (whole->scale() != scale()) {
                std::ranges::transform(m_held->values(), std::back_inserter(scaled),
                    [factor = scale() / whole->scale()](double value) { return value * factor; });
                distribution.values = scaled;
                distribution.scale = whole->scale();
            }
        }
        return distributionShape(distribution);
    }

private:
    // P50 and P99 where counts do not tell them exactly.
    [[nodiscard]] std::optional<std::array<double, 2>> percentiles() const
    {
        if (!m_digest) {
            return std::nullopt;
        }
        const std::vector<core::Statistic> statistics =
            core::parseStatistics({u"P50"_s, u"P99"_s}, core::StatisticRules::Ours).statistics;
        const std::vector<double> found =
            m_digest->evaluate(statistics, m_data, core::successfulRequests(m_data));
        return std::array{found[0], found[1]};
    }

    const core::PerfData &m_data;
    core::PerfMetric m_metric;
    std::shared_ptr<const core::GapDigest> m_digest;
    std::optional<core::PopulationView> m_held;
};

std::shared_ptr<const core::GapDigest> digestOf(const std::optional<core::PerfSummary> &summary)
{
    return summary ? summary->gaps : nullptr;
}

} // namespace

std::vector<core::Statistic> overviewStatistics()
{
    return core::parseStatistics(
        {u"Average"_s, u"P50"_s, u"P90"_s, u"P99"_s, u"Max"_s}, core::StatisticRules::Ours)
        .statistics;
}

std::shared_ptr<const GroupAnalysis> analyse(
    std::shared_ptr<const core::PerfData> data, core::MetricsProfile profile)
{
    auto result = std::make_shared<GroupAnalysis>();
    QFuture<core::Result<core::PerfSummary>> whole = QtConcurrent::run(
        [data, profile] { return core::summarize(*data, {overviewStatistics(), profile}); });
    const core::Timeline timeline = core::timelineOf(*data);
    QFuture<std::vector<std::vector<core::Point>>> throughputs = QtConcurrent::run(
        [data, widths = std::array{throughputBucket(timeline), core::steadyBucketWidth(timeline)}] {
            return core::outputThroughputs(*data, widths);
        });
    result->origin = timeline.origin;
    result->profile = profile;
    result->requests = requestRowsOf(*data, timeline.origin);
    result->failures = core::countFailures(*data);
    result->timeline = timelineSeriesOf(*data, timeline);
    const std::vector<std::vector<core::Point>> throughput = throughputs.result();
    result->timeline.throughput = makePoints(throughput.front());
    result->load = loadPointsOf(*data, timeline.origin,
        {result->timeline.begin, std::max(result->timeline.end, result->timeline.begin + 1e-3)},
        *result->timeline.throughput, result->timeline.bucket);
    addStages(*result, *data, timeline, throughput.back());
    const core::Result<core::PerfSummary> summary = whole.result();
    if (summary) {
        result->whole = *summary;
    } else {
        result->wholeReason = summary.error().detail;
    }
    result->data = std::move(data);
    return result;
}

std::optional<core::StableWindow> windowOf(
    const GroupAnalysis &analysis, const Population &population)
{
    std::optional<Interval> range;
    if (population.scope == Scope::Stable) {
        if (!population.window) {
            return analysis.stable; // exact: what the files of the stable stage have
        }
        range = population.window;
    } else if (population.scope == Scope::Selection) {
        range = population.range;
    }
    return range ? std::optional(core::StableWindow{
                       range->from + analysis.origin, range->to + analysis.origin})
                 : std::nullopt;
}

std::optional<Interval> stageOf(const GroupAnalysis &analysis, const Population &population)
{
    if (population.window || !analysis.stable) {
        return population.window;
    }
    return Interval{
        analysis.stable->begin - analysis.origin, analysis.stable->end - analysis.origin};
}

bool isThroughputDoubtful(const GroupAnalysis &analysis)
{
    double longest = 0;
    double first = std::numeric_limits<double>::max();
    double last = std::numeric_limits<double>::lowest();
    for (const core::PerfRequest &request : analysis.data->requests) {
        if (request.isSuccess) {
            longest = std::max(longest, request.e2el);
            first = std::min(first, request.start);
            last = std::max(last, request.end);
        }
    }
    return longest > (last - first) / 3;
}

bool ValueFilter::contains(const RequestRow &row) const
{
    const std::optional<double> left = RequestsModel::number(row, x);
    const std::optional<double> up = RequestsModel::number(row, y);
    return left && up && xRange.contains(*left) && yRange.contains(*up);
}

bool isMember(const GroupAnalysis &analysis, const Population &population, const RequestRow &row)
{
    const std::optional<core::StableWindow> window = windowOf(analysis, population);
    const double clock = row.sentAt + analysis.origin;
    return (!window || (row.hasTimes && clock >= window->begin && clock <= window->end))
        && (!population.values || population.values->contains(row));
}

PopulationNumbers numbersOf(
    const GroupAnalysis &analysis, const Population &population, core::PerfMetric metric)
{
    const std::optional<core::StableWindow> window = windowOf(analysis, population);
    PopulationNumbers numbers;
    numbers.metric = metric;
    const MetricValues whole(*analysis.data, metric, analysis.profile, digestOf(analysis.whole));
    if (population.isWholeRun()) {
        numbers.summary = analysis.whole;
        numbers.requests = static_cast<qint64>(analysis.data->requests.size());
        numbers.failed = failedIn(*analysis.data);
        numbers.distribution = whole.shape(nullptr, true);
    } else {
        const core::PerfData part = partOf(analysis, population);
        const core::Result<core::PerfSummary> summary =
            summaryOf(part, window, {overviewStatistics(), analysis.profile});
        if (summary) {
            numbers.summary = *summary;
        }
        numbers.requests = static_cast<qint64>(part.requests.size());
        numbers.failed = failedIn(part);
        numbers.distribution =
            MetricValues(part, metric, analysis.profile, digestOf(numbers.summary))
                .shape(&whole, true);
    }
    return numbers;
}

std::vector<std::optional<DistributionShape>> shapesOf(const GroupAnalysis &analysis,
    const Population &population, std::span<const core::PerfMetric> metrics, bool mayBeLog)
{
    const bool isPart = windowOf(analysis, population) || population.values;
    const core::PerfData part = isPart ? partOf(analysis, population) : core::PerfData{};
    std::vector<std::optional<DistributionShape>> shapes;
    for (const core::PerfMetric metric : metrics) {
        const MetricValues whole(
            *analysis.data, metric, analysis.profile, digestOf(analysis.whole));
        shapes.push_back(isPart
                ? MetricValues(part, metric, analysis.profile, nullptr).shape(&whole, mayBeLog)
                : whole.shape(nullptr, mayBeLog));
    }
    return shapes;
}

core::Result<core::ResultTables> tablesOf(const GroupAnalysis &analysis,
    const Population &population, const std::vector<core::Statistic> &statistics)
{
    core::Result<core::PerfSummary> summary =
        summaryOf(population.values ? partOf(analysis, population) : *analysis.data,
            windowOf(analysis, population), {statistics, analysis.profile});
    if (!summary) {
        return core::fail(summary.error());
    }
    if (population.scope == Scope::Selection || population.values) {
        summary->stage = u"selection"_s;
    } else if (population.scope == Scope::Stable && population.window) {
        summary->stage = u"window"_s;
    }
    return report::resultTables(*summary);
}

} // namespace aisb::gui
