// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/analysis.h"

#include "report/resultfiles.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// The requests sent in the window with their gaps; texts and names are left out.
core::PerfData partOf(const core::PerfData &data, const core::StableWindow &window)
{
    core::PerfData part;
    part.isStream = data.isStream;
    part.maxConcurrency = data.maxConcurrency;
    part.datasets = data.datasets;
    part.uuids = data.uuids;
    for (const core::PerfRequest &request : data.requests) {
        if (!request.hasTimes || request.start < window.begin || request.start > window.end) {
            continue;
        }
        const std::span<const double> gaps = data.gapsOf(request);
        core::PerfRequest copy = request;
        copy.firstGap = static_cast<qint64>(part.gaps.size());
        copy.errorIndex = -1;
        part.gaps.insert(part.gaps.end(), gaps.begin(), gaps.end());
        part.requests.push_back(copy);
    }
    return part;
}

core::Result<core::PerfSummary> summaryOf(const core::PerfData &data,
    const std::optional<core::StableWindow> &window, const core::SummaryOptions &options)
{
    return window ? core::summarizeWindow(data, *window, options) : core::summarize(data, options);
}

qint64 failedIn(const core::PerfData &data)
{
    return std::count_if(data.requests.begin(), data.requests.end(),
        [](const core::PerfRequest &request) { return !request.isSuccess; });
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
    const core::Timeline timeline = core::timelineOf(*data);
    result->origin = timeline.origin;
    result->profile = profile;
    result->timeline = timelineSeriesOf(*data, timeline);
    result->requests = requestRowsOf(*data, timeline.origin);
    result->failures = core::countFailures(*data);
    const core::Result<core::PerfSummary> whole =
        core::summarize(*data, {overviewStatistics(), profile});
    if (whole) {
        result->whole = *whole;
    } else {
        result->wholeReason = whole.error().detail;
    }
    const core::Result<core::StableWindow> stable = core::findStableWindow(*data);
    if (stable) {
        result->stable = *stable;
    } else {
        result->stableReason = stable.error().detail;
    }
    result->data = std::move(data);
    return result;
}

std::optional<core::StableWindow> windowOf(
    const GroupAnalysis &analysis, const Population &population)
{
    if (population.scope == Scope::Stable) {
        return analysis.stable;
    }
    if (population.scope == Scope::Selection && population.range) {
        return core::StableWindow{
            population.range->from + analysis.origin, population.range->to + analysis.origin};
    }
    return std::nullopt;
}

PopulationNumbers numbersOf(
    const GroupAnalysis &analysis, const Population &population, core::PerfMetric metric)
{
    const std::optional<core::StableWindow> window = windowOf(analysis, population);
    PopulationNumbers numbers;
    numbers.metric = metric;
    Distribution distribution{metric, {}, {}};
    if (!window) {
        numbers.summary = analysis.whole;
        numbers.requests = static_cast<qint64>(analysis.data->requests.size());
        numbers.failed = failedIn(*analysis.data);
        distribution.values = core::populationOf(*analysis.data, metric, analysis.profile);
    } else {
        const core::PerfData part = partOf(*analysis.data, *window);
        const core::Result<core::PerfSummary> summary =
            summaryOf(*analysis.data, window, {overviewStatistics(), analysis.profile});
        if (summary) {
            numbers.summary = *summary;
        }
        numbers.requests = static_cast<qint64>(part.requests.size());
        numbers.failed = failedIn(part);
        distribution.values = core::populationOf(part, metric, analysis.profile);
        distribution.whole = core::populationOf(*analysis.data, metric, analysis.profile);
    }
    numbers.distribution = distributionShape(distribution);
    return numbers;
}

core::Result<core::ResultTables> tablesOf(const GroupAnalysis &analysis,
    const Population &population, const std::vector<core::Statistic> &statistics)
{
    core::Result<core::PerfSummary> summary =
        summaryOf(*analysis.data, windowOf(analysis, population), {statistics, analysis.profile});
    if (!summary) {
        return core::fail(summary.error());
    }
    if (population.scope == Scope::Selection) {
        summary->stage = u"selection"_s;
    }
    return report::resultTables(*summary);
}

} // namespace aisb::gui
