// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/hostmemory.h"

#include "result_helpers.h"

namespace aisb::run {

TEST(HostMemory, ReadsMemInfo)
{
    const auto memory =
        parseMemInfo("MemTotal:       100 kB\nMemFree: 5 kB\nMemAvailable:   40 kB\n");
    ASSERT_TRUE(memory);
    EXPECT_EQ(memory->total, 102'400);
    EXPECT_EQ(memory->available, 40'960);
    EXPECT_FALSE(parseMemInfo("MemTotal: lots\n"));
    EXPECT_FALSE(parseMemInfo(""));
}

TEST(HostMemory, RefusesDataThatWouldUseMoreThanFourFifths)
{
    const HostMemory memory{1'000'000, 500'000};
    EXPECT_TRUE(checkMemory(250'000, memory).has_value());
    EXPECT_FAILS_WITH(checkMemory(310'000, memory), core::ErrorCode::TinferParam005);
}

TEST(HostMemory, KnowsThisMachine)
{
    const auto memory = hostMemory();
    ASSERT_TRUE(memory);
    EXPECT_GT(memory->available, 0);
    EXPECT_GE(memory->total, memory->available);
    EXPECT_GT(processCpuSeconds(), 0);
}

} // namespace aisb::run
