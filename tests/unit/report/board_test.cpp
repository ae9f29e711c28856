// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/board.h"

#include "report/cellwidth.h"

#include <gtest/gtest.h>

#include <limits>

namespace aisb::report {
namespace {

using namespace Qt::StringLiterals;

core::TaskProgress toyTask()
{
    core::TaskProgress task;
    task.name = u"my-chat/toy"_s;
    task.state = core::TaskState::Inferencing;
    task.done = 4;
    task.total = 8;
    task.posted = 5;
    task.received = 4;
    task.rate = 2.04;
    task.elapsedS = 4.9;
    task.logPath = u"logs/infer/my-chat/toy.out"_s;
    return task;
}

TEST(Board, DrawsTheScreenOfTheSpecification)
{
    core::ProgressSnapshot snapshot;
    snapshot.tasks = {toyTask()};
    BoardView view;
    view.basePath = u"outputs/default/20260101_101500"_s;
    view.updatedAt = QDateTime(QDate(2026, 1, 1), QTime(10, 15, 9));
    view.processId = 24000;
    EXPECT_EQ(boardText(snapshot, view).toStdString(),
        "Base path of result&log : outputs/default/20260101_101500\n"
        "Task Progress Table (Updated at: 2026-01-01 10:15:09)\n"
        "Page: 1/1  Total 1 rows of data\n"
        "Press Up/Down arrow to page, 'P' to PAUSE/RESUME screen refresh, 'Ctrl + C' to exit\n"
        "\n"
        "+-------------+-----------+-------------------------------------------------+-------------"
        "+-------------+--------"
        "--------------------+------------------------------------------------+\n"
        "| Task Name   |   Process | Progress                                        | Time Cost   "
        "| Status      | Log Pat"
        "h                   | Extend Parameters                              |\n"
        "+=============+===========+=================================================+============="
        "+=============+========"
        "====================+================================================+\n"
        "| my-chat/toy |     24000 | [###############               ] 4/8 [2.0 it/s] | 0:00:04     "
        "| inferencing | logs/in"
        "fer/my-chat/toy.out | {'POST': 5, 'RECV': 4, 'FINISH': 4, 'FAIL': 0} |\n"
        "+-------------+-----------+-------------------------------------------------+-------------"
        "+-------------+--------"
        "--------------------+------------------------------------------------+\n");
}

TEST(Board, ShowsNothingKnownBeforeTheTaskStarts)
{
    core::ProgressSnapshot snapshot;
    snapshot.tasks.resize(1);
    snapshot.tasks[0].name = u"m/d"_s;
    const QString table = boardTable(snapshot, 7);
    EXPECT_TRUE(table.contains(
        u"| m/d         | NA        | NA         | NA          | not start | None       | None"))
        << table.toStdString();
}

TEST(Board, CountsSecondsOfAPressureRunAndLateSends)
{
    core::TaskProgress task = toyTask();
    task.isTimed = true;
    EXPECT_EQ(progressCell(task), u"[###############               ] 4/8 s [2.0 it/s]"_s);
    task.late = 2;
    EXPECT_EQ(counterCell(task), u"{'POST': 5, 'RECV': 4, 'FINISH': 4, 'FAIL': 0, 'LATE': 2}"_s);
}

TEST(Board, PagesByTheHeightOfTheTerminal)
{
    EXPECT_EQ(boardPages(0, 24), 1);
    EXPECT_EQ(boardPages(7, 24), 1);
    EXPECT_EQ(boardPages(8, 24), 2);
    EXPECT_EQ(boardPages(3, 1), 3);

    core::ProgressSnapshot snapshot;
    for (int i = 0; i < 8; ++i) {
        snapshot.tasks.push_back(toyTask());
        snapshot.tasks.back().name = u"model/data%1"_s.arg(i);
    }
    BoardView view;
    view.page = 99;
    const QString last = boardText(snapshot, view);
    EXPECT_TRUE(last.contains(u"Page: 2/2  Total 8 rows of data"));
    EXPECT_TRUE(last.contains(u"model/data7"));
    EXPECT_FALSE(last.contains(u"model/data6"));
    view.page = -1;
    EXPECT_TRUE(boardText(snapshot, view).contains(u"model/data0"));
    EXPECT_TRUE(boardText({}, view).contains(u"Total 0 rows of data"));
}

TEST(Board, CutsLinesAtTheWidthOfTheTerminal)
{
    core::ProgressSnapshot snapshot;
    snapshot.tasks = {toyTask()};
    snapshot.tasks[0].name = u"模型/数据"_s;
    BoardView view;
    view.columns = 60;
    for (const QString &line : boardText(snapshot, view).split(u'\n'))
        EXPECT_LE(cellWidth(line), 60);
}

TEST(ProgressCell, ClampsWhatIsOutOfRange)
{
    core::TaskProgress task = toyTask();
    task.done = 12;
    EXPECT_EQ(progressCell(task), u"[##############################] 8/8 [2.0 it/s]"_s);
    task.total = 0;
    EXPECT_EQ(progressCell(task), u"[##############################] 0/0 [2.0 it/s]"_s);
    task.total = -1;
    EXPECT_EQ(progressCell(task), u"NA"_s);
    task.total = 3;
    task.done = -5;
    task.rate = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(progressCell(task), u"[                              ] 0/3 [0.0 it/s]"_s);
}

TEST(TimeCell, CountsHoursWithoutLimit)
{
    EXPECT_EQ(timeCell(0), u"0:00:00"_s);
    EXPECT_EQ(timeCell(3661.9), u"1:01:01"_s);
    EXPECT_EQ(timeCell(360000), u"100:00:00"_s);
    EXPECT_EQ(timeCell(-1), u"0:00:00"_s);
    EXPECT_EQ(timeCell(std::numeric_limits<double>::infinity()), u"0:00:00"_s);
}

TEST(CounterLine, NamesTheRunningTask)
{
    core::ProgressSnapshot snapshot;
    EXPECT_EQ(counterLine(snapshot), u"Monitoring tasks progress: 0/0"_s);
    snapshot.tasks = {toyTask(), toyTask()};
    snapshot.tasks[0].state = core::TaskState::Finish;
    snapshot.currentTask = 1;
    EXPECT_EQ(counterLine(snapshot),
        u"Monitoring tasks progress: 1/2  my-chat/toy inferencing 4/8  POST=5  RECV=4  FAIL=0  2.0 it/s"_s);
    snapshot.currentTask = 5;
    EXPECT_EQ(counterLine(snapshot), u"Monitoring tasks progress: 1/2"_s);
}

TEST(DebugLine, GivesCountersWithTheirRates)
{
    core::LiveMetrics live;
    live.sentPerS = 3;
    live.finishedPerS = 2.5;
    live.failedPerS = 0.5;
    core::TaskProgress task = toyTask();
    task.failed = 1;
    EXPECT_EQ(
        debugLine(task, live), u"POST=5 (3.0/s)  RECV=4 (2.0/s)  FAIL=1 (0.5/s)  FIN=5 (2.5/s)"_s);
    EXPECT_TRUE(debugLine(task, live, DebugLine::Last).endsWith(u"FINISH=5 (2.5/s)"));
}

} // namespace
} // namespace aisb::report
