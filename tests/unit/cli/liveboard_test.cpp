// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/liveboard.h"

#include "terminalfixture.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

using core::TaskState;

core::ProgressSnapshot snapshotOf(TaskState state, qint64 done = 0, int tasks = 1)
{
    core::ProgressSnapshot snapshot;
    snapshot.stage = core::Stage::Infer;
    snapshot.currentTask = 0;
    for (int i = 0; i < tasks; ++i) {
        core::TaskProgress task;
        task.name = u"chat/set%1"_s.arg(i);
        task.state = state;
        task.done = done;
        task.total = 8;
        task.posted = done + 1;
        task.received = done;
        task.rate = 2;
        task.elapsedS = 4.2;
        task.logPath = u"logs/performance/chat/set.out"_s;
        snapshot.tasks.push_back(task);
    }
    return snapshot;
}

// The screen without what differs from run to run.
QString steadyScreen(const TerminalFixture &fixture)
{
    QString screen = screenAfter(fixture.messages()).join(u'\n');
    screen.replace(QRegularExpression(u"Updated at: [0-9: -]+\\)"_s), u"Updated at: NOW)"_s);
    const QString pid = QString::number(QCoreApplication::applicationPid());
    return screen.replace(pid, QString(pid.size(), u'9'));
}

} // namespace

TEST(LiveBoard, ShowsTheBoardInPlaceAndLeavesTheLastTable)
{
    TerminalFixture fixture(kRealTerminal, {200, 24});
    cli::LiveBoard board(fixture.terminal, false);
    ASSERT_EQ(board.style(), cli::LiveBoard::Style::Board);
    board.setBasePath(u"outputs/default/20260101_101500"_s);
    board.setSnapshot(snapshotOf(TaskState::Inferencing, 4));
    const QString screen = steadyScreen(fixture);
    EXPECT_TRUE(screen.startsWith(
        u"Base path of result&log : outputs/default/20260101_101500\n"
        "Task Progress Table (Updated at: NOW)\n"
        "Page: 1/1  Total 1 rows of data\n"
        "Press Up/Down arrow to page, 'P' to PAUSE/RESUME screen refresh, 'Ctrl + C' to exit\n\n"
        "+-"_s))
        << screen.toStdString();
    EXPECT_TRUE(screen.contains(u"| [###############               ] 4/8 [2.0 it/s] | 0:00:04"_s))
        << screen.toStdString();
    EXPECT_TRUE(screen.contains(u"{'POST': 5, 'RECV': 4, 'FINISH': 4, 'FAIL': 0}"_s));

    board.setSnapshot(snapshotOf(TaskState::Finish, 8));
    const QString last = steadyScreen(fixture);
    EXPECT_TRUE(last.startsWith(u"+-"_s)) << last.toStdString();
    EXPECT_TRUE(last.contains(u"8/8"_s));
    EXPECT_EQ(last.count(u"Task Name"_s), 1);

    board.setSnapshot(snapshotOf(TaskState::Finish, 8));
    board.close();
    EXPECT_EQ(steadyScreen(fixture), last) << "the last table is printed once";
}

TEST(LiveBoard, PagesWithTheArrowKeysAndStopsAtTheEnds)
{
    TerminalFixture fixture(kRealTerminal, {200, 16}); // three rows a page
    cli::LiveBoard board(fixture.terminal, false);
    board.setSnapshot(snapshotOf(TaskState::Inferencing, 1, 7));
    EXPECT_TRUE(steadyScreen(fixture).contains(u"Page: 1/3"_s))
        << steadyScreen(fixture).toStdString();
    board.pressKey(cli::Key::Up);
    EXPECT_TRUE(steadyScreen(fixture).contains(u"Page: 1/3"_s));
    for (int i = 0; i < 5; ++i)
        board.pressKey(cli::Key::Down);
    EXPECT_TRUE(steadyScreen(fixture).contains(u"Page: 3/3"_s));
    EXPECT_TRUE(steadyScreen(fixture).contains(u"chat/set6"_s));
    EXPECT_FALSE(steadyScreen(fixture).contains(u"chat/set0"_s));
    board.pressKey(cli::Key::Up);
    EXPECT_TRUE(steadyScreen(fixture).contains(u"Page: 2/3"_s));
}

TEST(LiveBoard, FreezesWhilePaused)
{
    TerminalFixture fixture(kRealTerminal, {200, 24});
    cli::LiveBoard board(fixture.terminal, false);
    QSignalSpy resumed(&board, &cli::LiveBoard::resumed);
    board.setSnapshot(snapshotOf(TaskState::Inferencing, 1));
    board.pressKey(cli::Key::Pause);
    EXPECT_TRUE(board.isPaused());
    const QString frozen = fixture.messages();
    board.setSnapshot(snapshotOf(TaskState::Inferencing, 5));
    board.pressKey(cli::Key::Down);
    EXPECT_EQ(fixture.messages(), frozen);
    board.pressKey(cli::Key::Pause);
    EXPECT_EQ(resumed.count(), 1);
    EXPECT_TRUE(steadyScreen(fixture).contains(u"5/8"_s));
    board.pressKey(cli::Key::Pause);
    board.setSnapshot(snapshotOf(TaskState::Finish, 8));
    EXPECT_EQ(resumed.count(), 2) << "the end of the run ends the pause";
    EXPECT_FALSE(board.isPaused());
}

TEST(LiveBoard, ShowsTwoLinesWithDebugAndKeepsTheLastOnes)
{
    TerminalFixture fixture(kRealTerminal);
    cli::LiveBoard board(fixture.terminal, true);
    ASSERT_EQ(board.style(), cli::LiveBoard::Style::DebugLines);
    board.setSnapshot(snapshotOf(TaskState::Inferencing, 4));
    const QStringList running = screenAfter(fixture.messages());
    ASSERT_EQ(running.size(), 3) << running.join(u'\n').toStdString();
    EXPECT_TRUE(running[0].startsWith(u"Progress:  50% [####"_s)) << running[0].toStdString();
    EXPECT_TRUE(running[1].startsWith(u"POST=5 ("_s)) << running[1].toStdString();
    EXPECT_TRUE(running[1].contains(u"  FIN=4 ("_s)) << running[1].toStdString();

    board.setSnapshot(snapshotOf(TaskState::Finish, 8));
    board.close();
    const QStringList ended = screenAfter(fixture.messages());
    ASSERT_EQ(ended.size(), 3) << ended.join(u'\n').toStdString();
    EXPECT_TRUE(ended[0].startsWith(u"Progress: 100%"_s));
    EXPECT_TRUE(ended[1].contains(u"  FINISH=8 ("_s)) << ended[1].toStdString();
}

TEST(LiveBoard, WritesPlainCountersWithoutATerminal)
{
    TerminalFixture fixture;
    cli::LiveBoard board(fixture.terminal, false);
    ASSERT_EQ(board.style(), cli::LiveBoard::Style::Counters);
    board.setSnapshot({});
    EXPECT_TRUE(fixture.messages().isEmpty()) << "no tasks yet";
    board.setSnapshot(snapshotOf(TaskState::Warmup));
    board.setSnapshot(snapshotOf(TaskState::Inferencing, 1));
    board.setSnapshot(snapshotOf(TaskState::Inferencing, 2)); // too soon after the last one
    board.setSnapshot(snapshotOf(TaskState::Finish, 8));
    board.close();
    const QStringList lines = fixture.messages().split(u'\n', Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 3) << fixture.messages().toStdString();
    EXPECT_TRUE(lines[0].contains(u"[INFO] Monitoring tasks progress: 0/1"_s))
        << lines[0].toStdString();
    EXPECT_TRUE(lines[1].contains(u"inferencing 1/8"_s)) << lines[1].toStdString();
    EXPECT_TRUE(lines[2].contains(u"Monitoring tasks progress: 1/1"_s)) << lines[2].toStdString();
    EXPECT_FALSE(fixture.messages().contains(u'\x1b'));
}

TEST(CounterPace, FollowsStatesAndTheInterval)
{
    cli::CounterPace pace(5000);
    EXPECT_TRUE(pace.isDue(snapshotOf(TaskState::Warmup), 0));
    EXPECT_FALSE(pace.isDue(snapshotOf(TaskState::Warmup, 3), 4999));
    EXPECT_TRUE(pace.isDue(snapshotOf(TaskState::Warmup, 3), 5000));
    EXPECT_TRUE(pace.isDue(snapshotOf(TaskState::Inferencing), 5001));
    EXPECT_TRUE(pace.isDue(snapshotOf(TaskState::Inferencing, 0, 2), 5002)) << "a task more";
    EXPECT_FALSE(pace.isDue(snapshotOf(TaskState::Inferencing, 0, 2), 5003));
}

TEST(DebugBlock, IsEmptyWhenNoTaskRuns)
{
    EXPECT_TRUE(cli::debugBlock({}).isEmpty());
    EXPECT_TRUE(cli::debugBlock(snapshotOf(TaskState::Error)).isEmpty());
    core::ProgressSnapshot outside = snapshotOf(TaskState::Inferencing);
    outside.currentTask = 7;
    EXPECT_TRUE(cli::debugBlock(outside).isEmpty());
}

TEST(Keys, AreFoundAmongOtherBytes)
{
    using cli::Key;
    EXPECT_EQ(cli::keysIn("\x1b[A\x1b[B"), (QList{Key::Up, Key::Down}));
    EXPECT_EQ(cli::keysIn("\x1bOAxP\x1bOBp"), (QList{Key::Up, Key::Pause, Key::Down, Key::Pause}));
    EXPECT_TRUE(cli::keysIn("\x1b[C\x1b[D\x1b[").isEmpty());
    EXPECT_TRUE(cli::keysIn("\x1b").isEmpty());
    EXPECT_TRUE(cli::keysIn({}).isEmpty());
}
