// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/perfsample.h"

#include "core/comparison/proportions.h"
#include "core/comparison/ranktest.h"
#include "core/text/format.h"

#include <algorithm>
#include <cmath>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

using Members = std::vector<const PerfRequest *>;

Members membersOf(const PerfData &data, const std::optional<StableWindow> &window)
{
    Members members;
    for (const PerfRequest &request : data.requests)
        if (request.isSuccess
            && (!window || (request.start >= window->begin && request.start <= window->end)))
            members.push_back(&request);
    return members;
}

// The members alone, without their gaps, to hand to functions over whole runs.
PerfData without(const PerfData &data, const Members &members)
{
    PerfData part;
    part.isStream = data.isStream;
    part.maxConcurrency = data.maxConcurrency;
    for (const PerfRequest *request : members) {
        part.requests.push_back(*request);
        part.requests.back().firstGap = 0;
        part.requests.back().gapCount = 0;
    }
    return part;
}

// Every stride-th request's gaps in ms, so that at most kMostGaps are kept.
Resampling sampledGaps(const PerfData &data, const Members &members)
{
    constexpr double kMsPerSecond = 1000;
    std::size_t total = 0;
    for (const PerfRequest *request : members)
        total += static_cast<std::size_t>(request->gapCount);
    const std::size_t stride = 1 + total / PerfSample::kMostGaps;
    std::vector<double> gaps;
    std::vector<qint32> sizes;
    GapReader reader(data);
    for (std::size_t i = 0; i < members.size(); i += stride) {
        for (const double gap : reader.of(*members[i]))
            gaps.push_back(gap * kMsPerSecond);
        sizes.push_back(members[i]->gapCount);
    }
    return {std::move(gaps), sizes};
}

std::vector<double> meansOfGaps(const PerfData &data, const Members &members)
{
    constexpr double kMsPerSecond = 1000;
    std::vector<double> means;
    GapReader reader(data);
    for (const PerfRequest *request : members)
        if (request->gapCount > 0)
            means.push_back(averageOf(reader.of(*request)) * kMsPerSecond);
    std::ranges::sort(means);
    return means;
}

StableWindow spanOf(const Members &members)
{
    StableWindow span{members.front()->start, members.front()->end};
    for (const PerfRequest *request : members) {
        span.begin = std::min(span.begin, request->start);
        span.end = std::max(span.end, request->end);
    }
    return span;
}

// Requests by the time they end, tokens spread evenly from the first to the last, per second in
// equal slices of the span. Of all successful requests, whenever sent: what the service did then.
void addRates(PerfSample &sample, const PerfData &data, const StableWindow &span)
{
    const double width = (span.end - span.begin) / PerfSample::kSlices;
    if (!(width > 0))
        return;
    std::vector<double> requests(PerfSample::kSlices);
    std::vector<double> tokens(PerfSample::kSlices);
    const auto sliceOf = [&](double at) {
        const double slice = std::floor((at - span.begin) / width);
        return static_cast<int>(std::clamp<double>(slice, 0, PerfSample::kSlices - 1));
    };
    for (const PerfRequest &request : data.requests) {
        if (!request.isSuccess || request.end < span.begin || request.start > span.end)
            continue;
        if (request.end <= span.end)
            requests[static_cast<std::size_t>(sliceOf(request.end))] += 1 / width;
        const double first = request.ttft > 0 ? request.firstToken() : request.end;
        const double length = std::max(request.end - first, 1e-9);
        const double density = static_cast<double>(request.outputTokens) / length / width;
        for (int slice = sliceOf(first); slice <= sliceOf(request.end); ++slice) {
            const double from = std::max(request.end - length, span.begin + slice * width);
            const double to = std::min(request.end, span.begin + (slice + 1) * width);
            tokens[static_cast<std::size_t>(slice)] += density * std::max(0.0, to - from);
        }
    }
    sample.requestRates = Resampling(std::move(requests));
    sample.tokenRates = Resampling(std::move(tokens));
}

struct RowKind
{
    RowFamily family;
    PerfMetric metric;
    std::vector<QLatin1String> statistics;
};

const std::vector<RowKind> &rowKinds()
{
    static const std::vector<RowKind> kinds = {
        {RowFamily::FirstToken, PerfMetric::Ttft,
            {"Average"_L1, "P50"_L1, "P90"_L1, "P99"_L1, "P99.9"_L1}},
        {RowFamily::Decode, PerfMetric::Tpot, {"Average"_L1, "P50"_L1, "P90"_L1, "P99"_L1}},
        {RowFamily::Decode, PerfMetric::Itl, {"Average"_L1, "P50"_L1, "P99"_L1}},
        {RowFamily::EndToEnd, PerfMetric::E2el, {"Average"_L1, "P50"_L1, "P90"_L1, "P99"_L1}},
        {RowFamily::Workload, PerfMetric::InputTokens, {"Average"_L1}},
        {RowFamily::Workload, PerfMetric::OutputTokens, {"Average"_L1}},
    };
    return kinds;
}

QString unitOf(Unit unit)
{
    switch (unit) {
    case Unit::Milliseconds:
        return u"ms"_s;
    case Unit::TokensPerSecond:
        return u"token/s"_s;
    case Unit::RequestsPerSecond:
        return u"req/s"_s;
    case Unit::Tokens:
    case Unit::Count:
        break;
    }
    return {};
}

// A seed of its own for each drawing, so that no two share their luck.
quint64 seedOf(const ComparisonOptions &options, std::size_t experiment, std::size_t row)
{
    constexpr quint64 kOdd = 0x9e3779b97f4a7c15;
    return options.seed + kOdd * (row * Comparison::kMostExperiments + experiment + 1);
}

class Comparer
{
public:
    Comparer(std::span<const PerfSample *const> samples, std::size_t baseline,
        std::span<const QStringList> spoiled, const ComparisonOptions &options)
        : m_samples(samples)
        , m_baseline(baseline)
        , m_spoiled(spoiled)
        , m_options(options)
    {
    }

    std::vector<ComparedRow> rows()
    {
        addRate(
            u"OutputTokenThroughput"_s, u"token/s"_s,
            [](const PerfSample &s) { return s.summary.common.outputTokenThroughput; },
            &PerfSample::tokenRates);
        addRate(
            u"RequestThroughput"_s, u"req/s"_s,
            [](const PerfSample &s) { return s.summary.common.requestThroughput; },
            &PerfSample::requestRates);
        addSuccess();
        for (const RowKind &kind : rowKinds())
            for (const QLatin1String statistic : kind.statistics)
                addMetric(kind, statistic);
        return std::move(m_rows);
    }

private:
    // draws, parallel to the samples: as if each had been measured again.
    void finish(ComparedRow row, const Statistic &statistic,
        const std::vector<const Resampling *> &populations)
    {
        row.needed = neededSamples(statistic);
        std::vector<std::vector<double>> draws(populations.size());
        for (std::size_t i = 0; i < populations.size(); ++i) {
            if (populations[i] == nullptr || !row.values[i].value)
                continue;
            draws[i] = populations[i]->draw(
                statistic, m_options.resamples, seedOf(m_options, i, m_rows.size()));
            // The value is that of the tables: over all values, rounded.
            const double shift = valueAt(row, i) - populations[i]->value(statistic);
            for (double &value : draws[i])
                value += shift;
        }
        for (std::size_t i = 0; i < draws.size(); ++i) {
            if (!hasChange(row, i))
                continue;
            Change &change = startChange(row, i);
            if (draws[i].empty() || draws[m_baseline].empty())
                continue;
            const DifferenceIntervals intervals =
                differenceIntervals(draws[m_baseline], draws[i], m_options.confidence);
            change.interval = intervals.difference;
            change.percentInterval = intervals.percent;
            judge(row, i, change);
        }
        m_rows.push_back(std::move(row));
    }

    [[nodiscard]] static double valueAt(const ComparedRow &row, std::size_t i)
    {
        return row.values[i].value.value_or(0);
    }

    [[nodiscard]] bool hasChange(const ComparedRow &row, std::size_t i) const
    {
        return i != m_baseline && row.values[i].value && row.values[m_baseline].value;
    }

    Change &startChange(ComparedRow &row, std::size_t i) const
    {
        const double before = valueAt(row, m_baseline);
        Change &change = row.values[i].change.emplace();
        change.difference = valueAt(row, i) - before;
        if (before != 0)
            change.percent = 100 * change.difference / before;
        return change;
    }

    void judge(const ComparedRow &row, std::size_t i, Change &change) const
    {
        const qint64 samples = std::min(row.values[i].samples, row.values[m_baseline].samples);
        if (i < m_spoiled.size() && m_spoiled[i].contains(row.metric)) {
            change.verdict = Verdict::NotComparable;
        } else if (samples < row.needed) {
            change.verdict = Verdict::TooFewSamples;
            change.interval.reset();
            change.percentInterval.reset();
        } else {
            change.verdict = verdictOf(change, row.direction, m_options);
        }
    }

    [[nodiscard]] ComparedRow rowOf(
        RowFamily family, const QString &metric, const QString &unit, Direction direction) const
    {
        ComparedRow row;
        row.family = family;
        row.metric = metric;
        row.unit = unit;
        row.direction = direction;
        row.values.resize(m_samples.size());
        return row;
    }

    void addRate(const QString &metric, const QString &unit, double (*valueOf)(const PerfSample &),
        Resampling PerfSample::*rates)
    {
        ComparedRow row = rowOf(RowFamily::Throughput, metric, unit, Direction::HigherIsBetter);
        std::vector<const Resampling *> populations(m_samples.size(), nullptr);
        for (std::size_t i = 0; i < m_samples.size(); ++i) {
            if (m_samples[i] == nullptr)
                continue;
            row.values[i].value = valueOf(*m_samples[i]);
            row.values[i].samples = m_samples[i]->summary.common.successRequests;
            populations[i] = &(m_samples[i]->*rates);
        }
        finish(std::move(row), comparedStatistics().front(), populations);
    }

    void addSuccess()
    {
        ComparedRow row =
            rowOf(RowFamily::Throughput, u"Success"_s, u"%"_s, Direction::HigherIsBetter);
        row.needed = neededSamples(comparedStatistics().front());
        const auto proportionOf = [](const PerfSample &sample) {
            return Proportion{
                sample.summary.common.successRequests, sample.summary.common.totalRequests};
        };
        for (std::size_t i = 0; i < m_samples.size(); ++i) {
            if (m_samples[i] == nullptr || m_samples[i]->summary.common.totalRequests <= 0)
                continue;
            row.values[i].value = 100 * proportionOf(*m_samples[i]).share();
            row.values[i].samples = m_samples[i]->summary.common.totalRequests;
        }
        for (std::size_t i = 0; i < m_samples.size(); ++i) {
            if (!hasChange(row, i))
                continue;
            const Interval interval = unpairedDifference(proportionOf(*m_samples[m_baseline]),
                proportionOf(*m_samples[i]), m_options.confidence);
            Change &change = startChange(row, i);
            change.interval = Interval{100 * interval.low, 100 * interval.high};
            const double before = valueAt(row, m_baseline);
            if (before > 0)
                change.percentInterval = Interval{
                    100 * change.interval->low / before, 100 * change.interval->high / before};
            judge(row, i, change);
        }
        m_rows.push_back(std::move(row));
    }

    void addMetric(const RowKind &kind, QLatin1String statisticText)
    {
        const std::vector<Statistic> all = comparedStatistics();
        const auto found = std::ranges::find(all, QString(statisticText), &Statistic::text);
        const auto column = static_cast<std::size_t>(found - all.begin());
        const PerfMetricInfo &info = infoOf(kind.metric);
        ComparedRow row = rowOf(kind.family, info.id, unitOf(info.unit), info.direction);
        row.statistic = statisticText;
        std::vector<const Resampling *> populations(m_samples.size(), nullptr);
        for (std::size_t i = 0; i < m_samples.size(); ++i) {
            if (m_samples[i] == nullptr)
                continue;
            const auto &rows = m_samples[i]->summary.rows;
            const auto metric = std::ranges::find(rows, kind.metric, &MetricRow::metric);
            if (metric == rows.end() || std::isnan(metric->values[column]))
                continue;
            row.values[i].value = metric->values[column];
            populations[i] = &m_samples[i]->of(kind.metric);
            row.values[i].samples =
                populations[i]->units() > 0 ? populations[i]->units() : metric->n;
        }
        if (std::ranges::none_of(row.values, [](const auto &v) { return v.value.has_value(); }))
            return;
        finish(std::move(row), *found, populations);
        addRankTests(m_rows.back(), kind.metric);
    }

    void addRankTests(ComparedRow &row, PerfMetric metric)
    {
        if (m_tested != metric)
            m_tests.assign(m_samples.size(), std::nullopt); // the rows of one metric share them
        m_tested = metric;
        for (std::size_t i = 0; i < m_samples.size(); ++i) {
            std::optional<Change> &change = row.values[i].change;
            if (!change)
                continue;
            std::optional<RankTest> &test = m_tests[i];
            if (!test)
                test = mannWhitneySorted(ranked(m_baseline, metric), ranked(i, metric));
            if (test) {
                change->p = test->p;
                change->superiority = test->superiority;
            }
        }
    }

    [[nodiscard]] std::span<const double> ranked(std::size_t i, PerfMetric metric) const
    {
        const bool isItl = metric == PerfMetric::Itl;
        return isItl ? m_samples[i]->itlMeans : m_samples[i]->of(metric).ascending();
    }

    std::span<const PerfSample *const> m_samples;
    std::size_t m_baseline;
    std::span<const QStringList> m_spoiled;
    const ComparisonOptions &m_options;
    std::vector<ComparedRow> m_rows;
    std::optional<PerfMetric> m_tested;
    std::vector<std::optional<RankTest>> m_tests; // by experiment
};

// "410.0 ms" is 410; nothing for a text.
std::optional<double> numberOf(const QString &cell)
{
    bool isNumber = false;
    const double value = cell.section(u' ', 0, 0).toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

std::optional<MetricRow> rowOfTable(
    const QStringList &header, const QStringList &cells, const QString &stage)
{
    constexpr qsizetype kStage = 1;
    const auto catalogue = perfMetricCatalogue();
    const auto info = std::ranges::find_if(
        catalogue, [&](const PerfMetricInfo &known) { return known.id == cells.value(0); });
    if (info == catalogue.end() || cells.value(kStage) != stage)
        return {};
    MetricRow row;
    row.metric = info->metric;
    row.n = static_cast<qint64>(numberOf(cells.value(header.indexOf(u"N"_s))).value_or(0));
    for (const Statistic &statistic : comparedStatistics()) {
        qsizetype column = header.indexOf(statistic.text);
        if (column < 0 && statistic.text == "P50"_L1)
            column = header.indexOf(u"Median"_s);
        row.values.push_back(
            numberOf(column < 0 ? QString() : cells.value(column)).value_or(std::nan("")));
    }
    return row;
}

double averageTokens(const PerfSample &sample, PerfMetric metric)
{
    const auto &rows = sample.summary.rows;
    const auto row = std::ranges::find(rows, metric, &MetricRow::metric);
    return row == rows.end() ? std::nan("") : row->values.front();
}

constexpr double kSameLength = 0.05;

// Lengths drawn from one distribution differ in any two runs.
bool isChance(const PerfSample &before, const PerfSample &after, PerfMetric metric)
{
    constexpr double kLevel = 0.05;
    const auto test =
        mannWhitneySorted(before.of(metric).ascending(), after.of(metric).ascending());
    return test && test->p >= kLevel;
}

void addLength(std::vector<WorkloadDifference> &differences, const PerfSample &before,
    const PerfSample &after, std::size_t experiment, WorkloadPart part)
{
    const bool isInput = part == WorkloadPart::InputLength;
    const PerfMetric metric = isInput ? PerfMetric::InputTokens : PerfMetric::OutputTokens;
    const double a = averageTokens(before, metric);
    const double b = averageTokens(after, metric);
    if (!(std::abs(b - a) > kSameLength * std::max(a, b)) || isChance(before, after, metric))
        return;
    const QStringList spoils = isInput
        ? QStringList{u"TTFT"_s, u"E2EL"_s, u"RequestThroughput"_s, u"OutputTokenThroughput"_s}
        : QStringList{u"E2EL"_s, u"RequestThroughput"_s};
    differences.push_back({part, experiment, displayDecimal(a, 1), displayDecimal(b, 1), spoils});
}

} // namespace

std::vector<Statistic> comparedStatistics()
{
    return parseStatistics(
        {u"Average"_s, u"P50"_s, u"P90"_s, u"P99"_s, u"P99.9"_s}, StatisticRules::Ours)
        .statistics;
}

Result<PerfSample> perfSample(
    const PerfData &data, MetricsProfile profile, const std::optional<StableWindow> &window)
{
    const SummaryOptions options{comparedStatistics(), profile};
    Result<PerfSummary> summary =
        window ? summarizeWindow(data, *window, options) : summarize(data, options);
    if (!summary)
        return fail(summary.error());
    const Members members = membersOf(data, window);
    const PerfData part = without(data, members);
    PerfSample sample;
    sample.summary = std::move(*summary);
    sample.isStream = data.isStream;
    for (std::size_t i = 0; i < PerfSample::kMetrics; ++i) {
        const auto metric = static_cast<PerfMetric>(i);
        sample.metrics[i] = metric == PerfMetric::Itl
            ? sampledGaps(data, members)
            : Resampling(populationOf(part, metric, profile));
    }
    sample.itlMeans = meansOfGaps(data, members);
    addRates(sample, data, window ? *window : spanOf(members));
    const StableWindow whole = spanOf(window ? membersOf(data, {}) : members);
    constexpr double kBuckets = 120;
    sample.throughput = outputThroughput(data, (whole.end - whole.begin) / kBuckets);
    return sample;
}

std::optional<PerfSample> tablesSample(const ResultTables &tables, const QString &stage)
{
    PerfSample sample;
    sample.summary.stage = stage;
    sample.summary.statistics = comparedStatistics();
    for (const QStringList &cells : tables.metricRows)
        if (std::optional<MetricRow> row = rowOfTable(tables.metricHeader, cells, stage))
            sample.summary.rows.push_back(std::move(*row));
    CommonMetrics &common = sample.summary.common;
    bool hasAny = !sample.summary.rows.empty();
    for (const ResultTables::CommonRow &row : tables.commonRows) {
        const std::optional<double> value = numberOf(row.value);
        if (row.stage != stage || !value)
            continue;
        hasAny = true;
        if (row.key == "Total Requests"_L1)
            common.totalRequests = static_cast<qint64>(*value);
        else if (row.key == "Success Requests"_L1)
            common.successRequests = static_cast<qint64>(*value);
        else if (row.key == "Max Concurrency"_L1)
            common.maxConcurrency = static_cast<qint64>(*value);
        else if (row.key == "Request Throughput"_L1)
            common.requestThroughput = *value;
        else if (row.key == "Output Token Throughput"_L1)
            common.outputTokenThroughput = *value;
    }
    return hasAny ? std::optional(std::move(sample)) : std::nullopt;
}

std::vector<ComparedRow> comparePerf(std::span<const PerfSample *const> samples,
    std::size_t baseline, std::span<const QStringList> spoiled, const ComparisonOptions &options)
{
    if (baseline >= samples.size())
        return {};
    return Comparer(samples, baseline, spoiled, options).rows();
}

std::vector<Point> cumulativeShares(std::span<const double> ascending, int points)
{
    std::vector<Point> curve;
    if (ascending.empty())
        return curve;
    const auto n = static_cast<double>(ascending.size());
    if (ascending.size() <= static_cast<std::size_t>(points)) {
        curve.push_back({ascending.front(), 0});
        for (std::size_t i = 0; i < ascending.size(); ++i)
            curve.push_back({ascending[i], 100 * static_cast<double>(i + 1) / n});
        return curve;
    }
    for (int i = 0; i <= points; ++i) {
        const double percent = 100.0 * i / points;
        curve.push_back({percentileOf(ascending, percent), percent});
    }
    return curve;
}

std::vector<WorkloadDifference> workloadDifferences(
    std::span<const PerfSample *const> samples, std::size_t baseline)
{
    std::vector<WorkloadDifference> differences;
    if (baseline >= samples.size() || samples[baseline] == nullptr)
        return differences;
    const PerfSample &before = *samples[baseline];
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i == baseline || samples[i] == nullptr)
            continue;
        const PerfSample &after = *samples[i];
        const auto count = [](const PerfSample &s) { return s.summary.common.totalRequests; };
        if (count(before) != count(after))
            differences.push_back({WorkloadPart::RequestCount, i, displayInteger(count(before)),
                displayInteger(count(after)), {}});
        addLength(differences, before, after, i, WorkloadPart::InputLength);
        addLength(differences, before, after, i, WorkloadPart::OutputLength);
        const auto load = [](const PerfSample &s) { return s.summary.common.maxConcurrency; };
        if (load(before) != load(after))
            differences.push_back({WorkloadPart::Load, i, displayInteger(load(before)),
                displayInteger(load(after)), {}});
        if (before.isStream != after.isStream)
            differences.push_back(
                {WorkloadPart::Streaming, i, before.isStream ? u"stream"_s : u"text"_s,
                    after.isStream ? u"stream"_s : u"text"_s, {u"TTFT"_s, u"TPOT"_s, u"ITL"_s}});
    }
    return differences;
}

} // namespace aisb::core
