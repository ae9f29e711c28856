// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/metrics/perfmetrics.h"
#include "core/steadystate.h"
#include "gui/charts/distributionchart.h"
#include "gui/charts/loadcharts.h"
#include "gui/charts/timelinechart.h"
#include "gui/models/requestsmodel.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace aisb::gui {

// What a group's raw data says that does not depend on a selection. Worked out once in a pool
// thread, then shared.
struct GroupAnalysis
{
    std::shared_ptr<const core::PerfData> data;
    double origin = 0; // clock of the data at relative 0
    TimelineSeries timeline;
    LoadPoints load;
    RequestRows requests;
    std::optional<core::PerfSummary> whole; // absent: every request failed
    QString wholeReason;
    std::optional<core::StableWindow> stable; // clock of the data
    QString stableReason; // why there is none
    std::optional<core::SteadyState> steady; // found by itself, clock of the data
    QString steadyReason; // why there is none
    std::vector<core::FailureCount> failures;
    core::MetricsProfile profile = core::MetricsProfile::Corrected;
};
[[nodiscard]] std::shared_ptr<const GroupAnalysis> analyse(
    std::shared_ptr<const core::PerfData> data, core::MetricsProfile profile);

// The statistics of the overview: Average P50 P90 P99 Max.
[[nodiscard]] std::vector<core::Statistic> overviewStatistics();

enum class Scope
{
    Whole,
    Stable,
    Selection
};

// Requests with two numbers in a rectangle: what a drag over the scatter chart chooses. Ranges are
// in the units of the columns.
struct ValueFilter
{
    RequestsModel::Column x = RequestsModel::Input;
    Interval xRange;
    RequestsModel::Column y = RequestsModel::Ttft;
    Interval yRange;

    [[nodiscard]] bool contains(const RequestRow &row) const;
    bool operator==(const ValueFilter &) const = default;
};

// A population: whole run, stable stage (or a window of one's own in its place), or the requests
// sent in a range (relative seconds); of these, those the values filter takes.
struct Population
{
    Scope scope = Scope::Whole;
    std::optional<Interval> range;
    std::optional<Interval> window = {}; // takes the place of the stable stage
    std::optional<ValueFilter> values = {};

    [[nodiscard]] bool isWholeRun() const { return scope == Scope::Whole && !values; }
    bool operator==(const Population &) const = default;
};

// The stable stage, or the window of one's own, in relative seconds; nothing when there is neither.
[[nodiscard]] std::optional<Interval> stageOf(
    const GroupAnalysis &analysis, const Population &population);
// Whether members of the whole run take longer than a third of it: the throughput of a stage is
// overestimated then. Source: spec/perf.md 8.
[[nodiscard]] bool isThroughputDoubtful(const GroupAnalysis &analysis);

// The window of a population in the clock of the data; nothing for the whole run.
[[nodiscard]] std::optional<core::StableWindow> windowOf(
    const GroupAnalysis &analysis, const Population &population);

// Whether a request belongs to a population; cheap, for a table of all.
[[nodiscard]] bool isMember(
    const GroupAnalysis &analysis, const Population &population, const RequestRow &row);

// Numbers of one population: one function for cards, table, chart and export.
struct PopulationNumbers
{
    std::optional<core::PerfSummary> summary; // absent: no successful request in it
    std::optional<DistributionShape> distribution;
    core::PerfMetric metric = core::PerfMetric::Ttft;
    qint64 requests = 0; // sent in it
    qint64 failed = 0;
};
// Blocking: call it from a pool thread.
[[nodiscard]] PopulationNumbers numbersOf(
    const GroupAnalysis &analysis, const Population &population, core::PerfMetric metric);

// The distributions of several metrics, of the whole run as outline behind a part. Blocking.
[[nodiscard]] std::vector<std::optional<DistributionShape>> shapesOf(const GroupAnalysis &analysis,
    const Population &population, std::span<const core::PerfMetric> metrics, bool mayBeLog);

// Both console tables for any list of statistics of a population. Blocking.
[[nodiscard]] core::Result<core::ResultTables> tablesOf(const GroupAnalysis &analysis,
    const Population &population, const std::vector<core::Statistic> &statistics);

} // namespace aisb::gui
