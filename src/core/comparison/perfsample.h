// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/comparison.h"
#include "core/comparison/resampling.h"
#include "core/experiment.h"
#include "core/metrics/perfmetrics.h"
#include "core/series.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace aisb::core {

// What comparing needs of one population of one group, small enough for many to be in memory: the
// gaps of a large run are thinned out, all other values are kept. Immutable.
struct PerfSample
{
    static constexpr std::size_t kMetrics =
        6; // of PerfMetric, the first ones: E2EL to OutputTokens
    static constexpr std::size_t kMostGaps = 2'000'000; // of whole requests, evenly over the run

    PerfSummary summary; // statistics of comparedStatistics(), over all values
    std::array<Resampling, kMetrics> metrics; // ITL: clusters of one request
    // Tokens and finished requests per second in kSlices equal parts of the window.
    Resampling tokenRates;
    Resampling requestRates;
    std::vector<double> itlMeans; // ascending; one per request: gaps of a request are no sample
    std::vector<Point> throughput; // of the whole run: token/s over seconds since the first send
    bool isStream = true;

    static constexpr int kSlices = 30;

    [[nodiscard]] const Resampling &of(PerfMetric metric) const
    {
        return metrics[static_cast<std::size_t>(metric)];
    }
};

// Average, P50, P90, P99, P99.9.
[[nodiscard]] std::vector<Statistic> comparedStatistics();

// The whole run, or the requests sent in window. Errors as summarize and summarizeWindow. Pure;
// takes as long as sorting all values.
[[nodiscard]] Result<PerfSample> perfSample(
    const PerfData &data, MetricsProfile profile, const std::optional<StableWindow> &window = {});

// The values of the result files of a group whose raw data is gone: statistics that are not in them
// are NaN, and nothing can be drawn, so that verdicts are Unknown. Nothing without rows of stage.
[[nodiscard]] std::optional<PerfSample> tablesSample(
    const ResultTables &tables, const QString &stage);

// Rows for samples against the one at baseline; nullptr = that experiment has none. Spoiled metrics
// ("TTFT") of an experiment are NotComparable. Pure and deterministic.
[[nodiscard]] std::vector<ComparedRow> comparePerf(std::span<const PerfSample *const> samples,
    std::size_t baseline, std::span<const QStringList> spoiled, const ComparisonOptions &options);

// At most points + 1 points (value, percent of values up to it), for a cumulative curve.
[[nodiscard]] std::vector<Point> cumulativeShares(
    std::span<const double> ascending, int points = 400);

// Lengths, counts and streaming that differ from the baseline by more than chance and rounding: 5 %
// in the average of tokens. Source: design/desktop.md 4.6.
[[nodiscard]] std::vector<WorkloadDifference> workloadDifferences(
    std::span<const PerfSample *const> samples, std::size_t baseline);

} // namespace aisb::core
