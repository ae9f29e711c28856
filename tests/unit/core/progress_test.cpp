// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/progress.h"

using namespace aisb::core;
using namespace Qt::StringLiterals;

TEST(LogLine, HasTimeNameAndLevelInFront)
{
    const LogLine line{LogLine::Level::Warning, QDateTime(QDate(2026, 11, 24), QTime(10, 15, 0, 7)),
        u"100 %1 done"_s};
    EXPECT_EQ(
        formatLogLine(line), u"[2026-11-24 10:15:00,007] [ais_bench] [WARNING] 100 %1 done"_s);
}

TEST(TaskState, HasTheWordsOfTheBoard)
{
    EXPECT_EQ(taskStateName(TaskState::NotStart), "not start"_L1);
    EXPECT_EQ(taskStateName(TaskState::LoadingDataset), "loading dataset"_L1);
    EXPECT_EQ(taskStateName(TaskState::WarmupFinished), "warmup finished"_L1);
    EXPECT_EQ(taskStateName(TaskState::WarmupFailed), "Warmup failed"_L1);
    EXPECT_EQ(taskStateName(TaskState::WriteCache), "write cache"_L1);
    EXPECT_TRUE(isFinal(TaskState::Error));
    EXPECT_FALSE(isFinal(TaskState::Cancelled));
}
