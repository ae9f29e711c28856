// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/perfdata.h"

#include "perfbuilder.h"

namespace aisb::core {

using namespace Qt::StringLiterals;

TEST(PerfData, ASuccessWithOneTimePointIsAFailure)
{
    PerfData data;
    appendRecord(data, madeRecord(0, {1.0}, 3, 0));
    EXPECT_FALSE(data.requests[0].isSuccess);
    EXPECT_EQ(data.errors, std::vector<QString>{u"chunk size is less than 2"_s});
}

TEST(PerfData, ConversationsShareTheirUuid)
{
    PerfData data;
    RequestRecord first = madeRecord(0, {0, 1}, 1, 1);
    RequestRecord second = madeRecord(0, {1, 2}, 1, 1);
    second.turnId = 1;
    appendRecord(data, first);
    appendRecord(data, madeRecord(1, {0, 2}, 1, 1));
    appendRecord(data, second);
    EXPECT_EQ(data.requests[0].uuidIndex, data.requests[2].uuidIndex);
    EXPECT_NE(data.requests[0].uuidIndex, data.requests[1].uuidIndex);
}

TEST(PerfData, CountsFailuresInOrderOfFirstOccurrence)
{
    PerfData data;
    appendRecord(data, madeFailure(0, {}, u"b"_s));
    appendRecord(data, madeFailure(1, {}, u"a"_s));
    appendRecord(data, madeRecord(2, {0, 1}, 1, 1));
    appendRecord(data, madeFailure(3, {}, u"b"_s));
    const std::vector<FailureCount> counts = countFailures(data);
    ASSERT_EQ(counts.size(), 2u);
    EXPECT_EQ(counts[0].reason, u"b"_s);
    EXPECT_EQ(counts[0].count, 2);
    EXPECT_EQ(counts[1].count, 1);
}

TEST(RequestRecord, JoinsReasoningAndContent)
{
    RequestRecord record;
    record.content = u"ans"_s;
    EXPECT_EQ(record.prediction(), u"ans"_s);
    record.reasoning = u"r1"_s;
    EXPECT_EQ(record.prediction(), u"r1</think>ans"_s);
    record.content.clear();
    EXPECT_EQ(record.prediction(), u"r1"_s);
}

} // namespace aisb::core
