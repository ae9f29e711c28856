// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health.h"

#include "core/progress.h"
#include "perfbuilder.h"

#include <gmock/gmock.h>

namespace aisb::core {

using namespace Qt::StringLiterals;
using testing::DoubleNear;
using testing::ElementsAre;

namespace {

// A hundred requests of half a second, one a second, each sent delayS behind its plan.
PerfData scheduled(double delayS)
{
    PerfData data;
    for (int i = 0; i < 100; ++i) {
        RequestRecord record = madeRecord(i, {100.0 + i, 100.2 + i, 100.5 + i}, 1, 2);
        record.planned = 100.0 + i - delayS;
        appendRecord(data, record);
    }
    return data;
}

MeasurementFacts calmFacts()
{
    MeasurementFacts facts;
    facts.askedConcurrency = 8;
    facts.askedRate = 10;
    facts.achievedRate = 9.99;
    facts.loopLagP99Ms = 0.2;
    facts.clientCpuPercent = 40;
    facts.cpus = 2;
    return facts;
}

HealthVerdict verdictOf(const Health &health, const QString &id)
{
    const auto found = std::ranges::find(health.checks, id, &HealthCheck::id);
    EXPECT_NE(found, health.checks.end()) << id.toStdString();
    return found == health.checks.end() ? HealthVerdict::Green : found->verdict;
}

} // namespace

TEST(Health, IsGreenWhenTheClientKeptUp)
{
    const Health health = healthOf(scheduled(0.001), calmFacts());
    EXPECT_EQ(health.verdict, HealthVerdict::Green);
    EXPECT_EQ(health.reasons(), QString());
    EXPECT_EQ(health.checks.size(), 5U);
    EXPECT_EQ(health.addedDelayMs, 0.2);
}

TEST(Health, IsRedWhenTheClientFellBehindItsPlan)
{
    const Health behind = healthOf(scheduled(0.084), calmFacts());
    EXPECT_EQ(behind.verdict, HealthVerdict::Red);
    EXPECT_EQ(behind.reasons(), u"sends behind their plan by P99 84.0 ms, 100 of 100 late"_s);
    // One request at a time fills a single slot: waiting for it is the limit at work.
    MeasurementFacts oneSlot = calmFacts();
    oneSlot.askedConcurrency = 1;
    const Health full = healthOf(scheduled(0.084), oneSlot);
    EXPECT_EQ(full.verdict, HealthVerdict::Amber);
    EXPECT_TRUE(full.reasons().endsWith(u"all 1 slots were in use"_s));
    EXPECT_EQ(verdictOf(healthOf(scheduled(0.02), calmFacts()), u"late"_s), HealthVerdict::Amber);
}

TEST(Health, JudgesRateLagProcessorAndConnections)
{
    MeasurementFacts facts = calmFacts();
    facts.achievedRate = 9.7;
    facts.loopLagP99Ms = 21;
    facts.clientCpuPercent = 180;
    facts.unsent = 3;
    PerfData data = scheduled(0);
    RequestRecord lost = madeFailure(100, {}, u"refused"_s);
    lost.errorClass = ErrorClass::Connect;
    appendRecord(data, lost);
    const Health health = healthOf(data, facts);
    EXPECT_EQ(verdictOf(health, u"rate"_s), HealthVerdict::Amber);
    EXPECT_EQ(verdictOf(health, u"lag"_s), HealthVerdict::Red);
    EXPECT_EQ(verdictOf(health, u"cpu"_s), HealthVerdict::Amber);
    EXPECT_EQ(verdictOf(health, u"connections"_s), HealthVerdict::Amber);
    EXPECT_EQ(verdictOf(health, u"unsent"_s), HealthVerdict::Amber);
    EXPECT_EQ(health.verdict, HealthVerdict::Red);
    facts.achievedRate = 9;
    EXPECT_EQ(verdictOf(healthOf(data, facts), u"rate"_s), HealthVerdict::Red);
}

TEST(Health, ExpectsAClosedLoopToFillItsSlots)
{
    MeasurementFacts facts;
    facts.askedConcurrency = 2;
    EXPECT_EQ(verdictOf(healthOf(fromSpans({{1, 3}, {2, 4}}, 2), facts), u"concurrency"_s),
        HealthVerdict::Green);
    EXPECT_EQ(verdictOf(healthOf(fromSpans({{1, 2}, {3, 4}}, 2), facts), u"concurrency"_s),
        HealthVerdict::Amber);
}

TEST(Health, HoldsSlotsAgainstLatencies)
{
    MeasurementFacts facts = calmFacts();
    facts.slotSeconds = 42;
    facts.latencySeconds = 40;
    facts.sendingSeconds = 10;
    facts.finishedRequests = 400;
    EXPECT_EQ(verdictOf(healthOf({}, facts), "little"_L1), HealthVerdict::Green);
    facts.slotSeconds = 50;
    const Health amber = healthOf({}, facts);
    EXPECT_EQ(amber.verdict, HealthVerdict::Amber);
    EXPECT_EQ(amber.reasons(),
        u"5.00 requests in flight on average, throughput x mean latency gives 4.00: 25.00 ms a request outside its latency (the client's own work, repeated attempts)"_s);
    facts.slotSeconds = 61;
    EXPECT_EQ(healthOf({}, facts).verdict, HealthVerdict::Red);
    facts.slotSeconds = -1;
    EXPECT_EQ(healthOf({}, facts).verdict, HealthVerdict::Green);
}

TEST(Health, SeesEventsOfSeveralTokens)
{
    // Four events, 0.1 s apart, after 0.4 s.
    const auto answered = [](qint64 tokens) {
        PerfData data;
        appendRecord(data, madeRecord(0, {10, 10.4, 10.5, 10.6, 10.7}, 1, tokens));
        return data;
    };
    EXPECT_TRUE(healthOf(answered(4), calmFacts()).reasons().isEmpty()); // too short to tell
    const Health several = healthOf(answered(12), calmFacts());
    EXPECT_EQ(verdictOf(several, "identity"_L1), HealthVerdict::Amber);
    EXPECT_EQ(several.reasons(),
        u"TTFT + ITL x (tokens - 1) is 2.14 times the latency: an event carries 3.00 tokens, and ITL is the time between events"_s);
    PerfData single;
    std::vector<double> times{10};
    for (int event = 0; event < 20; ++event)
        times.push_back(10.4 + 0.1 * event);
    appendRecord(single, madeRecord(0, times, 1, 20));
    EXPECT_EQ(verdictOf(healthOf(single, calmFacts()), "identity"_L1), HealthVerdict::Green);
}

TEST(Health, ComparesTheCountsOfServiceAndTokenizer)
{
    MeasurementFacts facts = calmFacts();
    facts.comparedReplies = 10;
    facts.serviceTokens = 1000;
    for (const qint64 own : {970, 990, 1010, 1030}) { // 2 % and one an answer
        facts.ownTokens = own;
        EXPECT_EQ(verdictOf(healthOf({}, facts), "tokens"_L1), HealthVerdict::Green) << own;
    }
    facts.ownTokens = 1031;
    EXPECT_EQ(verdictOf(healthOf({}, facts), "tokens"_L1), HealthVerdict::Amber);
    facts.ownTokens = 700;
    const Health apart = healthOf({}, facts);
    EXPECT_EQ(apart.verdict, HealthVerdict::Amber);
    EXPECT_EQ(apart.reasons(),
        u"of 10 answers the service counted 1000 tokens, the tokenizer of the model's folder 700 (29.0 % apart)"_s);
}

TEST(Health, TakesARunWithoutRequests)
{
    const Health health = healthOf({}, {});
    EXPECT_EQ(health.verdict, HealthVerdict::Green);
    EXPECT_TRUE(healthJson(health)[u"added_delay_ms"].isNull());
}

namespace {

TaskProgress sendingTask()
{
    TaskProgress task;
    task.concurrency = 4;
    task.total = 1'000;
    task.done = 100;
    task.posted = 104;
    task.received = 100;
    task.inFlight = 4;
    return task;
}

LiveMetrics calmLive()
{
    LiveMetrics live;
    live.loopLagP99Ms = 0.4;
    live.clientCpuPercent = 40;
    live.meanInFlight = 3.9;
    return live;
}

QStringList idsOf(const Health &health)
{
    QStringList ids;
    for (const HealthCheck &check : health.checks)
        ids << check.id;
    return ids;
}

const HealthCheck &checkNamed(const Health &health, const QString &id)
{
    return *std::ranges::find(health.checks, id, &HealthCheck::id);
}

} // namespace

TEST(LiveHealth, JudgesAClosedLoopByItsSlotsAndTheClient)
{
    const Health calm = liveHealthOf(sendingTask(), calmLive(), 2);
    EXPECT_EQ(calm.verdict, HealthVerdict::Green);
    EXPECT_EQ(idsOf(calm), QStringList({u"concurrency"_s, u"lag"_s, u"cpu"_s, u"connections"_s}));
    EXPECT_DOUBLE_EQ(checkNamed(calm, u"cpu"_s).value, 20);
    EXPECT_DOUBLE_EQ(calm.addedDelayMs, 0.4);
    LiveMetrics live = calmLive();
    live.meanInFlight = 3;
    EXPECT_EQ(liveHealthOf(sendingTask(), live, 2).verdict, HealthVerdict::Amber);
    // The last requests cannot fill the slots.
    TaskProgress task = sendingTask();
    task.done = 994;
    EXPECT_EQ(liveHealthOf(task, live, 2).verdict, HealthVerdict::Green);
    live = calmLive();
    live.loopLagP99Ms = 21;
    EXPECT_EQ(liveHealthOf(sendingTask(), live, 2).verdict, HealthVerdict::Red);
    task = sendingTask();
    task.failed = 10;
    task.unconnected = 1;
    EXPECT_EQ(liveHealthOf(task, calmLive(), 2).verdict, HealthVerdict::Amber);
}

TEST(LiveHealth, JudgesAScheduleByDelayAndRate)
{
    TaskProgress task = sendingTask();
    task.due = 105;
    LiveMetrics live = calmLive();
    live.sendDelayP99Ms = 2;
    const Health calm = liveHealthOf(task, live, 2);
    EXPECT_EQ(calm.verdict, HealthVerdict::Green) << calm.reasons().toStdString();
    EXPECT_EQ(
        idsOf(calm), QStringList({u"late"_s, u"rate"_s, u"lag"_s, u"cpu"_s, u"connections"_s}));
    task.due = 115;
    EXPECT_EQ(checkNamed(liveHealthOf(task, live, 2), u"rate"_s).verdict, HealthVerdict::Red);
    live.sendDelayP99Ms = 84;
    EXPECT_EQ(checkNamed(liveHealthOf(task, live, 2), u"late"_s).verdict, HealthVerdict::Amber);
    task.inFlight = 3; // a slot was free
    EXPECT_EQ(checkNamed(liveHealthOf(task, live, 2), u"late"_s).verdict, HealthVerdict::Red);
    task.due = 10; // too few to tell
    EXPECT_FALSE(idsOf(liveHealthOf(task, live, 2)).contains(u"rate"_s));
}

TEST(HealthJson, HoldsEveryCheck)
{
    const Json json = healthJson(healthOf(scheduled(0.084), calmFacts()));
    EXPECT_EQ(json[u"verdict"], Json(u"red"_s));
    ASSERT_EQ(json[u"checks"].items().size(), 5U);
    EXPECT_EQ(json[u"checks"].items()[0][u"id"], Json(u"late"_s));
    EXPECT_NEAR(json[u"checks"].items()[0][u"value"].toDouble(), 84, 1e-6);
}

TEST(PlannedLatency, CountsFromThePlanInsteadOfTheSend)
{
    PerfData data = fromSpans({{10, 11}}, 1);
    RequestRecord record = madeRecord(1, {20, 20.5, 21}, 1, 2);
    record.planned = 19.25;
    appendRecord(data, record);
    EXPECT_THAT(sendDelays(data), ElementsAre(DoubleNear(0.75, 1e-12)));
    EXPECT_THAT(plannedLatencies(data), ElementsAre(DoubleNear(1.75, 1e-12)));
}

TEST(Health, IsReadBackAsItWasWritten)
{
    const Health health = healthOf(scheduled(0.084), calmFacts());
    const std::optional<Health> read = readHealth(healthJson(health));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->verdict, health.verdict);
    EXPECT_EQ(read->addedDelayMs, health.addedDelayMs);
    ASSERT_EQ(read->checks.size(), health.checks.size());
    for (std::size_t i = 0; i < read->checks.size(); ++i) {
        EXPECT_EQ(read->checks[i].id, health.checks[i].id);
        EXPECT_EQ(read->checks[i].verdict, health.checks[i].verdict);
        EXPECT_EQ(read->checks[i].value, health.checks[i].value);
        EXPECT_EQ(read->checks[i].limit, health.checks[i].limit);
        EXPECT_EQ(read->checks[i].text, health.checks[i].text);
    }
}

TEST(Health, ReadsForeignObjectsWithCare)
{
    EXPECT_FALSE(readHealth({}));
    EXPECT_FALSE(readHealth(Json::object()));
    Json json = Json::object();
    json.set(u"verdict"_s, u"splendid"_s);
    json.set(u"added_delay_ms"_s, u"none"_s);
    Json checks = Json::array();
    checks.append(Json(1));
    for (std::size_t i = 0; i < kMaxHealthChecks + 1; ++i) {
        Json check = Json::object();
        check.set(u"id"_s, u"late"_s);
        checks.append(check);
    }
    json.set(u"checks"_s, checks);
    const std::optional<Health> health = readHealth(json);
    ASSERT_TRUE(health);
    EXPECT_EQ(health->verdict, HealthVerdict::Red);
    EXPECT_EQ(health->addedDelayMs, -1);
    EXPECT_EQ(health->checks.size(), kMaxHealthChecks);
}

} // namespace aisb::core
