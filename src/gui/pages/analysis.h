// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/metrics/perfmetrics.h"
#include "gui/charts/distributionchart.h"
#include "gui/charts/timelinechart.h"
#include "gui/models/requestsmodel.h"

#include <memory>
#include <optional>

namespace aisb::gui {

// What a group's raw data says that does not depend on a selection. Worked out once in a pool
// thread, then shared.
struct GroupAnalysis
{
    std::shared_ptr<const core::PerfData> data;
    double origin = 0; // clock of the data at relative 0
    TimelineSeries timeline;
    RequestRows requests;
    std::optional<core::PerfSummary> whole; // absent: every request failed
    QString wholeReason;
    std::optional<core::StableWindow> stable; // clock of the data
    QString stableReason; // why there is none
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

// A population: whole run, stable stage, or the requests sent in a range (relative seconds).
struct Population
{
    Scope scope = Scope::Whole;
    std::optional<Interval> range;

    bool operator==(const Population &) const = default;
};

// The window of a population in the clock of the data; nothing for the whole run.
[[nodiscard]] std::optional<core::StableWindow> windowOf(
    const GroupAnalysis &analysis, const Population &population);

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

// Both console tables for any list of statistics of a population. Blocking.
[[nodiscard]] core::Result<core::ResultTables> tablesOf(const GroupAnalysis &analysis,
    const Population &population, const std::vector<core::Statistic> &statistics);

} // namespace aisb::gui
