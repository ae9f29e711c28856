// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health.h"

#include "core/metrics/statistic.h"
#include "core/progress.h"
#include "core/series.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

// Up to the first a check is green, up to the second amber.
struct Limits
{
    double green;
    double amber;
};
constexpr Limits kDelayMs = {10, 50}; // P99 of send behind plan
constexpr Limits kRatePercent = {1, 5}; // off the rate asked for
constexpr Limits kLagMs = {kGoodLagMs, 20};
constexpr Limits kCpuPercent = {80, 95}; // of all cores
constexpr Limits kConnectionPercent = {0, 1}; // of all requests
constexpr Limits kSlotPercent = {10, 50}; // time of a slot beyond its requests
constexpr double kTokenPercent = 2; // between two counts of the same answers
constexpr double kIdentityRatio = 1.5; // either way
constexpr qint64 kIdentityTokens = 8; // shorter answers are mostly first and last events
constexpr double kReachedShare = 0.95; // of the concurrency asked for
constexpr qint64 kJudgedSends = 20; // fewer say nothing about a rate

HealthVerdict verdictOf(double value, const Limits &limits)
{
    if (value <= limits.green)
        return HealthVerdict::Green;
    return value <= limits.amber ? HealthVerdict::Amber : HealthVerdict::Red;
}

QString number(double value, int decimals = 1)
{
    return QString::number(value, 'f', decimals);
}

double mostInFlight(const PerfData &data)
{
    double most = 0;
    for (const Point &step : concurrencySteps(data))
        most = std::max(most, step.y);
    return most;
}

void checkDelays(Health &health, const PerfData &data, const MeasurementFacts &facts, double most)
{
    std::vector<double> delays = sendDelays(data);
    if (delays.empty())
        return;
    std::ranges::sort(delays);
    const double p99 = percentileOf(delays, 99) * 1000;
    const auto late =
        std::ranges::count_if(delays, [](double delay) { return delay > kLateSendS; });
    HealthCheck check{u"late"_s, verdictOf(p99, kDelayMs), p99, kDelayMs.green, {}};
    check.text = u"sends behind their plan by P99 %1 ms, %2 of %3 late"_s.arg(number(p99))
                     .arg(late)
                     .arg(delays.size());
    // Waiting for a slot is what the limit is for: the latency from the planned start tells it.
    const bool isFull =
        facts.askedConcurrency > 0 && most >= static_cast<double>(facts.askedConcurrency);
    if (isFull && check.verdict == HealthVerdict::Red) {
        check.verdict = HealthVerdict::Amber;
        check.text += u"; all %1 slots were in use"_s.arg(facts.askedConcurrency);
    }
    health.checks.push_back(std::move(check));
}

void checkRate(Health &health, const MeasurementFacts &facts)
{
    if (facts.askedRate <= 0)
        return;
    const double off = std::abs(facts.achievedRate - facts.askedRate) / facts.askedRate * 100;
    health.checks.push_back({u"rate"_s, verdictOf(off, kRatePercent), off, kRatePercent.green,
        u"%1 requests/s sent of %2 asked for"_s.arg(
            number(facts.achievedRate, 3), number(facts.askedRate, 3))});
}

// A closed loop that never fills its slots measures a smaller load than it says.
void checkConcurrency(
    Health &health, const PerfData &data, const MeasurementFacts &facts, double most)
{
    const auto asked = static_cast<double>(facts.askedConcurrency);
    if (facts.askedRate > 0 || facts.askedConcurrency <= 1
        || std::cmp_less(data.requests.size(), facts.askedConcurrency))
        return;
    const double share = most / asked * 100;
    health.checks.push_back({u"concurrency"_s,
        most >= kReachedShare * asked ? HealthVerdict::Green : HealthVerdict::Amber, share,
        kReachedShare * 100,
        u"%1 requests in flight at most of %2 asked for"_s.arg(number(most, 0))
            .arg(facts.askedConcurrency)});
}

// Little's law: mean concurrency = throughput x mean latency. The left side is what the sending
// side held its slots for, the right one what the stamps of the requests say; they differ by the
// time between, which no latency shows but every throughput does.
void checkLittle(Health &health, const MeasurementFacts &facts)
{
    if (facts.slotSeconds < 0 || !(facts.latencySeconds > 0) || !(facts.sendingSeconds > 0))
        return;
    const double off = (facts.slotSeconds / facts.latencySeconds - 1) * 100;
    const auto requests = static_cast<double>(std::max<qint64>(facts.finishedRequests, 1));
    HealthCheck check{u"little"_s, verdictOf(off, kSlotPercent), off, kSlotPercent.green, {}};
    check.text =
        u"%1 requests in flight on average, throughput x mean latency gives %2: %3 ms a request outside its latency (the client's own work, repeated attempts)"_s
            .arg(number(facts.slotSeconds / facts.sendingSeconds, 2),
                number(facts.latencySeconds / facts.sendingSeconds, 2),
                number((facts.slotSeconds - facts.latencySeconds) / requests * 1000, 2));
    health.checks.push_back(std::move(check));
}

// TTFT + ITL x (tokens - 1) against E2EL, all answers together. They agree when every event carries
// one token; else ITL is a time between events and not between tokens.
void checkIdentity(Health &health, const PerfData &data)
{
    double composed = 0;
    double measured = 0;
    double tokens = 0;
    double events = 0;
    for (const PerfRequest &request : data.requests) {
        if (!request.isSuccess || request.gapCount < 1 || request.outputTokens < kIdentityTokens)
            continue;
        const double gap = (request.e2el - request.ttft) / request.gapCount;
        composed += request.ttft + gap * static_cast<double>(request.outputTokens - 1);
        measured += request.e2el;
        tokens += static_cast<double>(request.outputTokens);
        events += request.gapCount + 1;
    }
    if (!(composed > 0) || !(measured > 0))
        return;
    const double ratio = composed / measured;
    const double off = std::max(ratio, 1 / ratio);
    health.checks.push_back({u"identity"_s,
        off <= kIdentityRatio ? HealthVerdict::Green : HealthVerdict::Amber, off, kIdentityRatio,
        u"TTFT + ITL x (tokens - 1) is %1 times the latency: an event carries %2 tokens, and ITL is the time between events"_s
            .arg(number(ratio, 2), number(tokens / events, 2))});
}

// One token an answer means nothing: a service may count the one that ends it, and the first one
// may be written otherwise than the tokenizer would.
void checkTokens(Health &health, const MeasurementFacts &facts)
{
    if (facts.comparedReplies == 0 || facts.serviceTokens <= 0)
        return;
    const qint64 unexplained = std::max<qint64>(
        0, std::abs(facts.serviceTokens - facts.ownTokens) - facts.comparedReplies);
    const double percent =
        100 * static_cast<double>(unexplained) / static_cast<double>(facts.serviceTokens);
    health.checks.push_back({u"tokens"_s,
        percent <= kTokenPercent ? HealthVerdict::Green : HealthVerdict::Amber, percent,
        kTokenPercent,
        u"of %1 answers the service counted %2 tokens, the tokenizer of the model's folder %3 (%4 % apart)"_s
            .arg(facts.comparedReplies)
            .arg(facts.serviceTokens)
            .arg(facts.ownTokens)
            .arg(number(percent))});
}

void checkClient(Health &health, double loopLagP99Ms, double cpuPercent, int cpus)
{
    if (loopLagP99Ms >= 0)
        health.checks.push_back({u"lag"_s, verdictOf(loopLagP99Ms, kLagMs), loopLagP99Ms,
            kLagMs.green, u"event-loop lag P99 %1 ms"_s.arg(number(loopLagP99Ms, 2))});
    if (cpuPercent < 0)
        return;
    const double share = cpuPercent / std::max(cpus, 1);
    health.checks.push_back({u"cpu"_s, verdictOf(share, kCpuPercent), share, kCpuPercent.green,
        u"the client used %1 % of the processor"_s.arg(number(share, 0))});
}

void checkConnections(Health &health, qint64 failed, qint64 requests)
{
    if (requests <= 0)
        return;
    const double percent = 100 * static_cast<double>(failed) / static_cast<double>(requests);
    health.checks.push_back({u"connections"_s, verdictOf(percent, kConnectionPercent), percent,
        kConnectionPercent.green,
        u"%1 of %2 requests found no connection"_s.arg(failed).arg(requests)});
}

void checkLiveDelay(Health &health, const TaskProgress &task, const LiveMetrics &live)
{
    if (live.sendDelayP99Ms < 0)
        return;
    HealthCheck check{u"late"_s, verdictOf(live.sendDelayP99Ms, kDelayMs), live.sendDelayP99Ms,
        kDelayMs.green, {}};
    check.text = u"sends behind their plan by P99 %1 ms in the last 10 s, %2 late"_s
                     .arg(number(live.sendDelayP99Ms))
                     .arg(task.late);
    // Waiting for a slot is what the limit is for.
    if (task.concurrency > 0 && task.inFlight >= task.concurrency)
        check.verdict = std::min(check.verdict, HealthVerdict::Amber);
    health.checks.push_back(std::move(check));
}

// Sent against planned, one request either way left out: it may be on its way.
void checkLiveRate(Health &health, const TaskProgress &task)
{
    if (task.due < kJudgedSends)
        return;
    const auto missing = static_cast<double>(std::max<qint64>(task.due - task.posted - 1, 0));
    const double off = missing / static_cast<double>(task.due) * 100;
    health.checks.push_back({u"rate"_s, verdictOf(off, kRatePercent), off, kRatePercent.green,
        u"%1 requests sent of %2 due by now"_s.arg(task.posted).arg(task.due)});
}

// Only between the first requests and the last ones a closed loop can be full.
void checkLiveConcurrency(Health &health, const TaskProgress &task, const LiveMetrics &live)
{
    const qint64 asked = task.concurrency;
    const bool isBetween = task.posted >= 2 * asked && task.total - task.done >= 2 * asked;
    if (task.due >= 0 || task.isTimed || asked <= 1 || !isBetween)
        return;
    const double share = live.meanInFlight / static_cast<double>(asked) * 100;
    health.checks.push_back({u"concurrency"_s,
        share >= kReachedShare * 100 ? HealthVerdict::Green : HealthVerdict::Amber, share,
        kReachedShare * 100,
        u"%1 requests in flight of %2 asked for"_s.arg(number(live.meanInFlight)).arg(asked)});
}

void judge(Health &health)
{
    for (const HealthCheck &check : health.checks)
        health.verdict = std::max(health.verdict, check.verdict);
}

HealthVerdict verdictNamed(const QString &name)
{
    for (const HealthVerdict verdict : {HealthVerdict::Green, HealthVerdict::Amber})
        if (name == healthVerdictName(verdict))
            return verdict;
    return HealthVerdict::Red;
}

} // namespace

QLatin1String healthVerdictName(HealthVerdict verdict)
{
    switch (verdict) {
    case HealthVerdict::Green:
        return "green"_L1;
    case HealthVerdict::Amber:
        return "amber"_L1;
    case HealthVerdict::Red:
        return "red"_L1;
    }
    return {};
}

QString Health::reasons() const
{
    QStringList texts;
    for (const HealthCheck &check : checks)
        if (check.verdict != HealthVerdict::Green)
            texts.append(check.text);
    return texts.join(u"; "_s);
}

Health healthOf(const PerfData &data, const MeasurementFacts &facts)
{
    Health health;
    health.addedDelayMs = facts.loopLagP99Ms;
    const double most = mostInFlight(data);
    checkDelays(health, data, facts, most);
    checkRate(health, facts);
    checkConcurrency(health, data, facts, most);
    checkLittle(health, facts);
    checkClient(health, facts.loopLagP99Ms, facts.clientCpuPercent, facts.cpus);
    checkConnections(health,
        std::ranges::count(data.requests, ErrorClass::Connect, &PerfRequest::errorClass),
        std::ssize(data.requests));
    checkIdentity(health, data);
    checkTokens(health, facts);
    if (facts.unsent > 0)
        health.checks.push_back(
            {u"unsent"_s, HealthVerdict::Amber, static_cast<double>(facts.unsent), 0,
                u"%1 planned requests were not sent before the time limit"_s.arg(facts.unsent)});
    judge(health);
    return health;
}

Health liveHealthOf(const TaskProgress &task, const LiveMetrics &live, int cpus)
{
    Health health;
    health.addedDelayMs = live.loopLagP99Ms;
    checkLiveDelay(health, task, live);
    checkLiveRate(health, task);
    checkLiveConcurrency(health, task, live);
    checkClient(health, live.loopLagP99Ms, live.clientCpuPercent, cpus);
    checkConnections(health, task.unconnected, task.received + task.failed);
    judge(health);
    return health;
}

Json healthJson(const Health &health)
{
    Json checks = Json::array();
    for (const HealthCheck &check : health.checks) {
        Json entry = Json::object();
        entry.set(u"id"_s, check.id);
        entry.set(u"verdict"_s, healthVerdictName(check.verdict));
        entry.set(u"value"_s, check.value);
        entry.set(u"limit"_s, check.limit);
        entry.set(u"text"_s, check.text);
        checks.append(std::move(entry));
    }
    Json json = Json::object();
    json.set(u"verdict"_s, healthVerdictName(health.verdict));
    json.set(u"added_delay_ms"_s, health.addedDelayMs < 0 ? Json() : Json(health.addedDelayMs));
    json.set(u"checks"_s, std::move(checks));
    return json;
}

std::optional<Health> readHealth(const Json &json)
{
    if (!json[u"verdict"].isString())
        return std::nullopt;
    Health health;
    health.verdict = verdictNamed(json[u"verdict"].toString());
    health.addedDelayMs = json[u"added_delay_ms"].toDouble(-1);
    for (const Json &entry : json[u"checks"].items()) {
        const QString id = entry[u"id"].toString();
        if (id.isEmpty() || health.checks.size() == kMaxHealthChecks)
            continue;
        health.checks.push_back({id, verdictNamed(entry[u"verdict"].toString()),
            entry[u"value"].toDouble(), entry[u"limit"].toDouble(), entry[u"text"].toString()});
    }
    return health;
}

std::vector<double> sendDelays(const PerfData &data)
{
    std::vector<double> delays;
    for (const PerfRequest &request : data.requests)
        if (request.planned >= 0 && (request.isSuccess || request.hasTimes))
            delays.push_back(request.start - request.planned);
    return delays;
}

std::vector<double> plannedLatencies(const PerfData &data)
{
    std::vector<double> latencies;
    for (const PerfRequest &request : data.requests)
        if (request.planned >= 0 && request.isSuccess)
            latencies.push_back(request.end - request.planned);
    return latencies;
}

} // namespace aisb::core
