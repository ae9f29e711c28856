// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"
#include "core/text/json.h"

#include <QString>

#include <optional>
#include <vector>

namespace aisb::core {

struct LiveMetrics;
struct TaskProgress;

// What the client knows about its own work, beside the records.
struct MeasurementFacts
{
    qint64 askedConcurrency = 1; // 0 = not limited
    double askedRate = 0; // requests per second on average over what was sent; 0 = none
    double achievedRate = 0;
    qint64 unsent = 0; // planned, but the time limit came first
    double loopLagP99Ms = -1; // negative = not measured
    double clientCpuPercent = -1; // of one core; negative = not measured
    int cpus = 1;
    // Time slots were held, all together, and what the requests of these slots took by their own
    // stamps. Negative = not measured (a stopped run).
    double slotSeconds = -1;
    double latencySeconds = 0;
    double sendingSeconds = 0; // from the first send to the last reply
    qint64 finishedRequests = 0;
    // Replies whose output tokens were counted by the service and by the model's tokenizer.
    qint64 comparedReplies = 0;
    qint64 serviceTokens = 0;
    qint64 ownTokens = 0;
};

enum class HealthVerdict
{
    Green, // the numbers describe the service
    Amber, // they do, with a reservation
    Red // they describe the client
};
[[nodiscard]] QLatin1String healthVerdictName(HealthVerdict verdict); // "green"

struct HealthCheck
{
    // "late", "rate", "concurrency", "little", "lag", "cpu", "connections", "identity", "tokens",
    // "unsent"
    QString id;
    HealthVerdict verdict = HealthVerdict::Green;
    double value = 0;
    double limit = 0; // up to here it is green
    QString text; // English: what was found, with the value

    bool operator==(const HealthCheck &) const = default;
};

// Whether the numbers of a run describe the service or the client that measured it.
struct Health
{
    HealthVerdict verdict = HealthVerdict::Green; // the worst of the checks
    std::vector<HealthCheck> checks;
    // Upper bound of what the client added to a latency (99 % of events): its event-loop lag.
    // Negative = not measured.
    double addedDelayMs = -1;

    // Texts of what is not green, joined; empty when all is.
    [[nodiscard]] QString reasons() const;
    bool operator==(const Health &) const = default;
};

[[nodiscard]] Health healthOf(const PerfData &data, const MeasurementFacts &facts);
// The same judgement while a task sends, of the last seconds, by the limits of healthOf(): checks
// "late", "rate", "concurrency", "lag", "cpu", "connections", each where there is something to
// judge. cpus: processors of this machine.
[[nodiscard]] Health liveHealthOf(const TaskProgress &task, const LiveMetrics &live, int cpus);
// Up to here the event-loop lag of the client is green, ms.
inline constexpr double kGoodLagMs = 5;
// {"verdict", "added_delay_ms", "checks": [{"id", "verdict", "value", "limit", "text"}]}.
[[nodiscard]] Json healthJson(const Health &health);
// What healthJson() wrote; nothing for anything else. An unknown verdict counts as red; checks
// without an id are left out, at most kMaxHealthChecks are read.
inline constexpr std::size_t kMaxHealthChecks = 64;
[[nodiscard]] std::optional<Health> readHealth(const Json &json);

// Seconds between planned start and send of each request with both, in record order.
[[nodiscard]] std::vector<double> sendDelays(const PerfData &data);
// Latency from the planned start to the end of successful requests that have one, seconds: what a
// user waits who does not care when the client got round to sending.
[[nodiscard]] std::vector<double> plannedLatencies(const PerfData &data);

} // namespace aisb::core
