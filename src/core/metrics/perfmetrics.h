// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/statistic.h"
#include "core/perfdata.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace aisb::core {

// How records become numbers. Source: spec/perf.md 0.2, 14; decisions D5.
enum class MetricsProfile
{
    Corrected,
    Reference
};

[[nodiscard]] QLatin1String profileName(MetricsProfile profile);

// The rows of the metric table in file order. Source: spec/perf.md 3.2.
enum class PerfMetric
{
    E2el,
    Ttft,
    Tpot,
    Itl,
    InputTokens,
    OutputTokens,
    OutputTokenThroughput,
    PrefillTokenThroughput,
};

enum class Unit
{
    Milliseconds,
    Tokens,
    TokensPerSecond,
    RequestsPerSecond,
    Count
};
enum class Direction
{
    LowerIsBetter,
    HigherIsBetter,
    Neutral
};

// What a metric is; table, chart, export and help read it from here.
struct PerfMetricInfo
{
    PerfMetric metric;
    QLatin1String id; // "E2EL": the row label of the files
    Unit unit;
    Direction direction;
};
[[nodiscard]] std::span<const PerfMetricInfo> perfMetricCatalogue();
[[nodiscard]] const PerfMetricInfo &infoOf(PerfMetric metric);

// A row of the .csv. Values are in the unit of the metric (latencies in ms), rounded as the profile
// says.
struct MetricRow
{
    PerfMetric metric = PerfMetric::E2el;
    std::vector<double> values; // one per statistic
    qint64 n = 0;
};

// The .json. Durations in ms, rates per second, rounded as the files have them.
struct CommonMetrics
{
    double benchmarkDuration = 0;
    qint64 totalRequests = 0;
    qint64 failedRequests = 0;
    qint64 successRequests = 0;
    double concurrency = 0;
    bool isConcurrencyCapped = false; // the stable stage writes the cap as an integer
    qint64 maxConcurrency = 0;
    double requestThroughput = 0;
    qint64 totalInputTokens = 0;
    qint64 totalGeneratedTokens = 0;
    double inputTokenThroughput = 0;
    double outputTokenThroughput = 0;
    double totalTokenThroughput = 0;
};

class GapDigest;

// The numbers of one population of one group: what .csv and .json hold.
struct PerfSummary
{
    QString stage = QStringLiteral("total"); // "total" or "stable"
    std::vector<Statistic> statistics;
    std::vector<MetricRow> rows; // rows that do not apply are absent (spec/perf.md 5.9)
    CommonMetrics common;
    // What the ITL row was made of, where it was too much for the memory; else null.
    std::shared_ptr<const GapDigest> gaps;
};

struct SummaryOptions
{
    std::vector<Statistic> statistics = defaultStatistics();
    MetricsProfile profile = MetricsProfile::Corrected;
};

// The whole run. Error CalcData001 when every request failed, SummFile001 when there is none
// or its gaps can no longer be read. Source: spec/perf.md 5 to 7.
[[nodiscard]] Result<PerfSummary> summarize(const PerfData &data, const SummaryOptions &options);

// Window of the stable stage in seconds of the clock of data. Error CalcData002 when there is none.
// Source: spec/perf.md 8.
struct StableWindow
{
    double begin = 0;
    double end = 0;
};
[[nodiscard]] Result<StableWindow> findStableWindow(const PerfData &data);

// The successful requests sent in [begin, end]; used for the stable stage and for any range a user
// selects.
[[nodiscard]] Result<PerfSummary> summarizeWindow(
    const PerfData &data, const StableWindow &window, const SummaryOptions &options);

// One value per successful request in record order (ITL: every gap), unrounded, latencies in ms.
// The population behind a row of the table, for distributions. ITL: see gapDigestOf() first.
[[nodiscard]] std::vector<double> populationOf(
    const PerfData &data, PerfMetric metric, MetricsProfile profile);

[[nodiscard]] std::vector<const PerfRequest *> successfulRequests(const PerfData &data);
// Of the gaps of members where there are too many to take into memory, else null: populationOf()
// has them. Blocking: reads the source.
[[nodiscard]] std::shared_ptr<const GapDigest> gapDigestOf(
    const PerfData &data, std::span<const PerfRequest *const> members);

// Texts of the result files: "410.0 ms", "12.5", "9.7793 token/s". Source:
// spec/perf.md 3.2, 3.3, 6.3.
[[nodiscard]] QString cellText(PerfMetric metric, double value);
struct CommonCell
{
    QString key; // "Benchmark Duration"
    Json value; // string with unit, integer or float: as the .json has it
};
[[nodiscard]] std::vector<CommonCell> commonCells(const CommonMetrics &common);

} // namespace aisb::core
