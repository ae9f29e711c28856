// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steadystate.h"

#include "core/random.h"

#include "perfbuilder.h"
#include "result_helpers.h"

#include <gtest/gtest.h>

namespace aisb::core {

namespace {

// Clients that each send requests of one second back to back: `clients` of them join `joinS` apart
// and stop sending at endS.
PerfData closedLoop(int clients, double joinS, double endS, qint64 tokensBefore, double settlesAt)
{
    PerfData data;
    data.maxConcurrency = clients;
    int id = 0;
    for (int client = 0; client < clients; ++client)
        for (double at = client * joinS; at < endS; at += 1) {
            const qint64 tokens = at < settlesAt ? tokensBefore : 20;
            appendRecord(data, madeRecord(id++, {100 + at, 100.5 + at, 101 + at}, 1, tokens));
        }
    return data;
}

} // namespace

TEST(Mser5, DropsTheTransientAlone)
{
    Random random(1);
    std::vector<double> values;
    for (int i = 0; i < 500; ++i)
        values.push_back((i < 100 ? i / 100.0 * 50 : 50) + random.normal());
    const qint64 dropped = mser5(values);
    EXPECT_GE(dropped, 85);
    EXPECT_LE(dropped, 125);
    EXPECT_EQ(dropped % 5, 0);
}

TEST(Mser5, KeepsASeriesThatIsSettled)
{
    EXPECT_EQ(mser5(std::vector<double>(100, 7.5)), 0);
}

TEST(Mser5, RefusesAShortSeriesAndATrend)
{
    EXPECT_EQ(mser5(std::vector<double>(49, 1)), -1);
    std::vector<double> rising;
    for (int i = 0; i < 500; ++i)
        rising.push_back(i);
    EXPECT_EQ(mser5(rising), -1);
}

TEST(SteadyState, LeavesOutRampAndDrain)
{
    // Eight clients are there after 14 s; the last requests start just before 60 s.
    const auto state = findSteadyState(closedLoop(8, 2, 60, 20, 0));
    ASSERT_OK(state);
    EXPECT_GE(state->begin, 113.5);
    EXPECT_LE(state->begin, 118);
    EXPECT_GE(state->end, 155);
    EXPECT_LE(state->end, 161.5);
    EXPECT_NEAR(state->concurrency, 8, 0.1);
    EXPECT_NEAR(state->throughput, 160, 5);
}

TEST(SteadyState, LeavesOutASlowBeginningOfThePlateau)
{
    const auto state = findSteadyState(closedLoop(8, 0.125, 100, 4, 25));
    ASSERT_OK(state);
    EXPECT_GE(state->begin, 124);
    EXPECT_LE(state->begin, 135);
    EXPECT_NEAR(state->throughput, 160, 8);
}

TEST(SteadyState, SaysWhyThereIsNone)
{
    EXPECT_FAILS_WITH(findSteadyState({}), ErrorCode::CalcData002);
    // Nothing but a ramp: the plateau is a small part of the run.
    PerfData ramp;
    for (int i = 0; i < 100; ++i)
        appendRecord(ramp, madeRecord(i, {100.0 + i, 150, 200.5}, 1, 10));
    EXPECT_FAILS_WITH(findSteadyState(ramp), ErrorCode::CalcData002);
}

} // namespace aisb::core
