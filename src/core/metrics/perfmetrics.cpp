// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/perfmetrics.h"

#include "core/metrics/gapdigest.h"
#include "core/metrics/largepopulation.h"
#include "core/text/numbertext.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMsPerSecond = 1000;

constexpr std::array kMetrics = {
    PerfMetricInfo{PerfMetric::E2el, "E2EL"_L1, Unit::Milliseconds, Direction::LowerIsBetter},
    PerfMetricInfo{PerfMetric::Ttft, "TTFT"_L1, Unit::Milliseconds, Direction::LowerIsBetter},
    PerfMetricInfo{PerfMetric::Tpot, "TPOT"_L1, Unit::Milliseconds, Direction::LowerIsBetter},
    PerfMetricInfo{PerfMetric::Itl, "ITL"_L1, Unit::Milliseconds, Direction::LowerIsBetter},
    PerfMetricInfo{PerfMetric::InputTokens, "InputTokens"_L1, Unit::Tokens, Direction::Neutral},
    PerfMetricInfo{PerfMetric::OutputTokens, "OutputTokens"_L1, Unit::Tokens, Direction::Neutral},
    PerfMetricInfo{PerfMetric::OutputTokenThroughput, "OutputTokenThroughput"_L1,
        Unit::TokensPerSecond, Direction::HigherIsBetter},
    PerfMetricInfo{PerfMetric::PrefillTokenThroughput, "PrefillTokenThroughput"_L1,
        Unit::TokensPerSecond, Direction::HigherIsBetter},
};

double tpotOf(const PerfRequest &request)
{
    return request.outputTokens > 1
        ? (request.e2el - request.ttft) / static_cast<double>(request.outputTokens - 1)
        : 0;
}

double valueOf(const PerfRequest &request, PerfMetric metric)
{
    switch (metric) {
    case PerfMetric::E2el:
        return request.e2el;
    case PerfMetric::Ttft:
        return request.ttft;
    case PerfMetric::Tpot:
        return tpotOf(request);
    case PerfMetric::InputTokens:
        return static_cast<double>(request.inputTokens);
    case PerfMetric::OutputTokens:
        return static_cast<double>(request.outputTokens);
    case PerfMetric::OutputTokenThroughput:
        return request.e2el > 0 ? static_cast<double>(request.outputTokens) / request.e2el : 0;
    case PerfMetric::PrefillTokenThroughput:
        return request.ttft > 0 ? static_cast<double>(request.inputTokens) / request.ttft : 0;
    case PerfMetric::Itl:
        break; // pooled gaps, not one value per request
    }
    Q_UNREACHABLE();
}

// The members of one population: successful requests in record order.
using Members = std::vector<const PerfRequest *>;

Members successes(const PerfData &data)
{
    Members members;
    for (const PerfRequest &request : data.requests)
        if (request.isSuccess)
            members.push_back(&request);
    return members;
}

// Values of a metric in seconds (latencies) or in its own unit, in record order.
std::vector<double> values(
    const PerfData &data, const Members &members, PerfMetric metric, MetricsProfile profile)
{
    std::vector<double> result;
    GapReader reader(data);
    for (const PerfRequest *request : members) {
        if (metric == PerfMetric::Itl) {
            const std::span<const double> gaps = reader.of(*request);
            result.insert(result.end(), gaps.begin(), gaps.end());
            continue;
        }
        // FIX-2: one-token answers have no time per output token.
        if (metric == PerfMetric::Tpot && profile == MetricsProfile::Corrected
            && request->outputTokens <= 1)
            continue;
        result.push_back(valueOf(*request, metric));
    }
    return result;
}

bool isLatency(PerfMetric metric)
{
    return infoOf(metric).unit == Unit::Milliseconds;
}

qint64 countWithGaps(const PerfData &data, const Members &members)
{
    GapReader reader(data);
    return std::ranges::count_if(members, [&](const PerfRequest *request) {
        return std::ranges::any_of(reader.of(*request), [](double gap) { return gap != 0; });
    });
}

// Source of N: spec/perf.md 6.1, FIX-2.
qint64 sampleCount(const PerfData &data, const Members &members, PerfMetric metric,
    qint64 population, MetricsProfile profile)
{
    if (metric == PerfMetric::Itl)
        return countWithGaps(data, members);
    if (metric == PerfMetric::Tpot)
        return profile == MetricsProfile::Corrected ? population : countWithGaps(data, members);
    return static_cast<qint64>(members.size());
}

// Source: spec/perf.md 5.9.
bool isDropped(PerfMetric metric, std::span<const double> population)
{
    const auto isZero = [](double value) { return value == 0; };
    switch (metric) {
    case PerfMetric::Ttft:
    case PerfMetric::Tpot:
    case PerfMetric::Itl:
        return std::ranges::all_of(population, isZero);
    default:
        return false;
    }
}

// A run that does not stream has neither (spec/perf.md 13, first row).
bool needsTtft(PerfMetric metric)
{
    return metric == PerfMetric::Tpot || metric == PerfMetric::PrefillTokenThroughput;
}

std::vector<double> rounded(
    std::vector<double> statistics, PerfMetric metric, MetricsProfile profile)
{
    for (double &value : statistics) {
        if (isLatency(metric))
            value = profile == MetricsProfile::Reference ? round4(round4(value) * kMsPerSecond)
                                                         : round4(value * kMsPerSecond); // FIX-1
        else
            value = round4(value);
    }
    return statistics;
}

// The gaps of the members, where they lie in the data one after another.
std::optional<std::span<const double>> adjacentGaps(const PerfData &data, const Members &members)
{
    qint64 begin = -1;
    qint64 end = -1;
    for (const PerfRequest *request : members) {
        if (request->gapCount == 0)
            continue;
        if (end >= 0 && request->firstGap != end)
            return std::nullopt;
        begin = begin < 0 ? request->firstGap : begin;
        end = request->firstGap + request->gapCount;
    }
    if (begin < 0)
        return std::span<const double>();
    return std::span(data.gaps).subspan(
        static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

std::optional<std::span<const double>> largeGaps(
    const PerfData &data, const Members &members, PerfMetric metric)
{
    if (metric != PerfMetric::Itl || data.gapSource)
        return std::nullopt;
    const std::optional<std::span<const double>> gaps = adjacentGaps(data, members);
    return gaps && std::ssize(*gaps) >= kLargePopulation ? gaps : std::nullopt;
}

// The row of gaps that stay where they are.
std::optional<MetricRow> rowOfDigest(const GapDigest &digest, const PerfData &data,
    const Members &members, const SummaryOptions &options)
{
    if (digest.requestsWithGaps() == 0)
        return std::nullopt;
    return MetricRow{PerfMetric::Itl,
        rounded(
            digest.evaluate(options.statistics, data, members), PerfMetric::Itl, options.profile),
        digest.requestsWithGaps()};
}

std::vector<MetricRow> metricRows(const PerfData &data, const Members &members,
    const SummaryOptions &options, const GapDigest *digest)
{
    std::vector<MetricRow> rows;
    bool hasTtft = true;
    for (const PerfMetricInfo &info : kMetrics) {
        if (info.metric == PerfMetric::Itl && digest) {
            if (std::optional<MetricRow> row = rowOfDigest(*digest, data, members, options))
                rows.push_back(std::move(*row));
            continue;
        }
        if (const auto gaps = largeGaps(data, members, info.metric)) {
            if (!isDropped(info.metric, *gaps))
                rows.push_back({info.metric,
                    rounded(evaluateLarge(options.statistics, *gaps), info.metric, options.profile),
                    countWithGaps(data, members)});
            continue;
        }
        std::vector<double> population = values(data, members, info.metric, options.profile);
        if (info.metric == PerfMetric::Ttft)
            hasTtft = !isDropped(info.metric, population);
        if (isDropped(info.metric, population) || (needsTtft(info.metric) && !hasTtft))
            continue;
        MetricRow row;
        row.metric = info.metric;
        row.n = sampleCount(
            data, members, info.metric, static_cast<qint64>(population.size()), options.profile);
        row.values = rounded(
            evaluate(options.statistics, std::move(population)), info.metric, options.profile);
        rows.push_back(std::move(row));
    }
    return rows;
}

struct Counts
{
    qint64 total = 0;
    qint64 failed = 0;
};

CommonMetrics commonOf(
    const PerfData &data, const Members &members, double duration, const Counts &counts)
{
    CommonMetrics common;
    const auto perSecond = [duration](double amount) {
        return duration > 0 ? round4Scaled(amount / duration) : 0.0;
    };
    double latencySum = 0;
    for (const PerfRequest *request : members) {
        latencySum += request->e2el;
        common.totalInputTokens += request->inputTokens;
        common.totalGeneratedTokens += request->outputTokens;
    }
    common.benchmarkDuration = round4Scaled(duration * kMsPerSecond);
    common.totalRequests = counts.total;
    common.failedRequests = counts.failed;
    common.successRequests = static_cast<qint64>(members.size());
    common.concurrency = perSecond(latencySum);
    common.maxConcurrency = data.maxConcurrency;
    common.requestThroughput = perSecond(static_cast<double>(members.size()));
    common.inputTokenThroughput = perSecond(static_cast<double>(common.totalInputTokens));
    common.outputTokenThroughput = perSecond(static_cast<double>(common.totalGeneratedTokens));
    common.totalTokenThroughput =
        perSecond(static_cast<double>(common.totalInputTokens + common.totalGeneratedTokens));
    return common;
}

void addRows(PerfSummary &summary, const PerfData &data, const Members &members,
    const SummaryOptions &options)
{
    summary.gaps = gapDigestOf(data, members);
    summary.rows = metricRows(data, members, options, summary.gaps.get());
}

// Numbers about gaps that could not be read are none.
Result<PerfSummary> whatWasRead(const PerfData &data, PerfSummary summary)
{
    if (const QString failure = data.gapSource ? data.gapSource->failure() : QString();
        !failure.isEmpty())
        return fail(ErrorCode::SummFile001, failure);
    return summary;
}

QString withUnit(double value, const char *unit)
{
    return QString::fromLatin1(floatText(value) + ' ' + unit);
}

} // namespace

QLatin1String profileName(MetricsProfile profile)
{
    return profile == MetricsProfile::Corrected ? "corrected"_L1 : "reference"_L1;
}

std::span<const PerfMetricInfo> perfMetricCatalogue()
{
    return kMetrics;
}

const PerfMetricInfo &infoOf(PerfMetric metric)
{
    return kMetrics[static_cast<std::size_t>(metric)];
}

Result<PerfSummary> summarize(const PerfData &data, const SummaryOptions &options)
{
    if (data.requests.empty())
        return fail(ErrorCode::SummFile001, u"no request is recorded"_s);
    const Members members = successes(data);
    if (members.empty())
        return fail(ErrorCode::CalcData001, u"all %1 requests failed"_s.arg(data.requests.size()));

    double begin = members.front()->start;
    double end = members.front()->end;
    for (const PerfRequest *request : members) {
        begin = std::min(begin, request->start);
        end = std::max(end, request->end);
    }
    const auto total = static_cast<qint64>(data.requests.size());
    PerfSummary summary;
    summary.statistics = options.statistics;
    addRows(summary, data, members, options);
    summary.common =
        commonOf(data, members, end - begin, {total, total - static_cast<qint64>(members.size())});
    return whatWasRead(data, std::move(summary));
}

Result<StableWindow> findStableWindow(const PerfData &data)
{
    struct Event
    {
        double at;
        int change;
    };
    std::vector<Event> events;
    for (const PerfRequest &request : data.requests) {
        if (!request.isSuccess)
            continue;
        events.push_back({request.start, 1});
        events.push_back({request.end, -1});
    }
    std::ranges::stable_sort(events, {}, &Event::at);

    qint64 current = 0;
    qint64 highest = 0;
    int hits = 0;
    StableWindow window;
    for (const Event &event : events) {
        current += event.change;
        highest = std::max(highest, current);
        if (current != data.maxConcurrency)
            continue;
        if (event.change > 0 && ++hits == 2)
            window.begin = event.at;
        window.end = event.at;
    }
    if (hits < 2 || !(window.end > window.begin)) // FIX-4: a window without length is none
        return fail(ErrorCode::CalcData002,
            u"no stable stage: the highest concurrency was %1 of %2, reached by %3 request starts "
            u"at the limit. "
            "Look at the concurrency chart; lower batch_size, send more requests or raise request_rate"_s
                .arg(highest)
                .arg(data.maxConcurrency)
                .arg(hits));
    return window;
}

Result<PerfSummary> summarizeWindow(
    const PerfData &data, const StableWindow &window, const SummaryOptions &options)
{
    Members members;
    qint64 failed = 0;
    for (const PerfRequest &request : data.requests) {
        if (!request.hasTimes || request.start < window.begin || request.start > window.end)
            continue;
        if (request.isSuccess)
            members.push_back(&request);
        else
            ++failed; // FIX-5: failures whose send is known and lies in the window
    }
    if (members.empty())
        return fail(ErrorCode::CalcData001, u"no successful request was sent in this window"_s);
    PerfSummary summary;
    summary.stage = u"stable"_s;
    summary.statistics = options.statistics;
    addRows(summary, data, members, options);
    summary.common = commonOf(data, members, window.end - window.begin,
        {static_cast<qint64>(members.size()) + failed, failed});
    if (summary.common.concurrency > static_cast<double>(data.maxConcurrency)) {
        summary.common.concurrency = static_cast<double>(data.maxConcurrency);
        summary.common.isConcurrencyCapped = true;
    }
    return whatWasRead(data, std::move(summary));
}

std::vector<const PerfRequest *> successfulRequests(const PerfData &data)
{
    return successes(data);
}

std::shared_ptr<const GapDigest> gapDigestOf(
    const PerfData &data, std::span<const PerfRequest *const> members)
{
    if (!data.gapSource || gapCountOf(members) < kLargePopulation)
        return {};
    return std::make_shared<const GapDigest>(data, members);
}

std::vector<double> populationOf(const PerfData &data, PerfMetric metric, MetricsProfile profile)
{
    std::vector<double> population = values(data, successes(data), metric, profile);
    if (isLatency(metric))
        for (double &value : population)
            value *= kMsPerSecond;
    return population;
}

PopulationView populationViewOf(const PerfData &data, PerfMetric metric, MetricsProfile profile)
{
    if (const auto gaps = largeGaps(data, successes(data), metric))
        return {*gaps, kMsPerSecond};
    return PopulationView(populationOf(data, metric, profile));
}

QString cellText(PerfMetric metric, double value)
{
    switch (infoOf(metric).unit) {
    case Unit::Milliseconds:
        return withUnit(value, "ms");
    case Unit::TokensPerSecond:
        return withUnit(value, "token/s");
    default:
        return QString::fromLatin1(floatText(value));
    }
}

std::vector<CommonCell> commonCells(const CommonMetrics &common)
{
    const Json concurrency = common.isConcurrencyCapped
        ? Json(static_cast<qint64>(common.concurrency))
        : Json(common.concurrency);
    return {
        {u"Benchmark Duration"_s, withUnit(common.benchmarkDuration, "ms")},
        {u"Total Requests"_s, common.totalRequests},
        {u"Failed Requests"_s, common.failedRequests},
        {u"Success Requests"_s, common.successRequests},
        {u"Concurrency"_s, concurrency},
        {u"Max Concurrency"_s, common.maxConcurrency},
        {u"Request Throughput"_s, withUnit(common.requestThroughput, "req/s")},
        {u"Total Input Tokens"_s, common.totalInputTokens},
        {u"Total Generated Tokens"_s, common.totalGeneratedTokens},
        {u"Input Token Throughput"_s, withUnit(common.inputTokenThroughput, "token/s")},
        {u"Output Token Throughput"_s, withUnit(common.outputTokenThroughput, "token/s")},
        {u"Total Token Throughput"_s, withUnit(common.totalTokenThroughput, "token/s")},
    };
}

} // namespace aisb::core
