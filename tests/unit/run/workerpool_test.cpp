// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/workerpool.h"

namespace aisb::run {

using ::testing::ElementsAre;

// Source: spec/workflow.md 9.2 "Examples".
TEST(WorkerPool, SplitsTheConcurrencyAsTheVectorsSay)
{
    EXPECT_EQ(workerCount(0, 1200, 16), 3);
    EXPECT_THAT(splitConcurrency(1200, 3), ElementsAre(400, 400, 400));
    EXPECT_EQ(workerCount(3, 7, 16), 3);
    EXPECT_THAT(splitConcurrency(7, 3), ElementsAre(3, 2, 2));
}

TEST(WorkerPool, NeverHasMoreWorkersThanConcurrency)
{
    EXPECT_EQ(workerCount(8, 2, 16), 2);
    EXPECT_EQ(workerCount(0, 1, 1), 1);
    EXPECT_EQ(workerCount(0, 100'000, 2), 2);
}

} // namespace aisb::run
