// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runpresenter.h"

#include "terminalfixture.h"

#include <QDir>
#include <QTemporaryDir>

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

using Level = core::LogLine::Level;

core::LogLine lineOf(Level level, const QString &text)
{
    return {level, QDateTime(QDate(2026, 1, 1), QTime(10, 0)), text};
}

core::GroupResult groupResult()
{
    core::GroupResult group;
    group.model = u"chat"_s;
    group.group = u"syntheticdataset"_s;
    group.tables.metricHeader =
        QStringList{u"Performance Parameters"_s, u"Stage"_s, u"Average"_s, u"N"_s};
    group.tables.metricRows = {{u"E2EL"_s, u"total"_s, u"1.0 ms"_s, u"1319"_s},
        {u"ITL"_s, u"total"_s, u"2.0 ms"_s, u"5"_s}};
    group.tables.commonRows = {{u"Benchmark Duration"_s, u"total"_s, u"910.0 ms"_s},
        {u"Total Requests"_s, u"total"_s, u"4"_s}};
    return group;
}

core::ProgressSnapshot withFailures()
{
    core::ProgressSnapshot snapshot;
    snapshot.failures = {{u"Connection refused"_s, 3}, {u"HTTP 500"_s, 1}};
    return snapshot;
}

} // namespace

TEST(RunPresenter, NamesTheExperimentFolderExactlyOnce)
{
    TerminalFixture fixture;
    cli::RunPresenter presenter(fixture.terminal, {}, Level::Error);
    presenter.showExperiment(u"outputs/default/20260101_100000"_s);
    presenter.showLog(
        lineOf(Level::Info, u"Current exp folder: outputs/default/20260101_100000"_s));
    presenter.showExperiment(u"outputs/default/20260101_100000"_s);
    const QStringList lines = fixture.messages().split(u'\n', Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 1);
    EXPECT_TRUE(lines[0].endsWith(u"[INFO] Current exp folder: outputs/default/20260101_100000"_s));
}

TEST(RunPresenter, PrintsTablesOnStandardOutputAsTheReferenceDoes)
{
    TerminalFixture fixture(kRealTerminal);
    cli::RunPresenter presenter(fixture.terminal, {}, Level::Info);
    presenter.showExperiment(u"out/x"_s);
    presenter.showGroup(groupResult());
    EXPECT_EQ(fixture.results(), uR"(╒══════════════════════════╤═════════╤═══════════╤══════╕
│ Performance Parameters   │ Stage   │ Average   │  N   │
╞══════════════════════════╪═════════╪═══════════╪══════╡
│ E2EL                     │ total   │ 1.0 ms    │ 1319 │
├──────────────────────────┼─────────┼───────────┼──────┤
│ ITL                      │ total   │ 2.0 ms    │  5   │
╘══════════════════════════╧═════════╧═══════════╧══════╛
╒════════════════════╤═════════╤══════════╕
│ Common Metric      │ Stage   │ Value    │
╞════════════════════╪═════════╪══════════╡
│ Benchmark Duration │ total   │ 910.0 ms │
├────────────────────┼─────────┼──────────┤
│ Total Requests     │ total   │ 4        │
╘════════════════════╧═════════╧══════════╛
)"_s);
    EXPECT_TRUE(
        fixture.messages().contains(u"Performance Results of task [chat/syntheticdataset]: \n"_s));
    EXPECT_TRUE(fixture.messages().contains(u"out/x/performance/chat\n"_s));
    EXPECT_FALSE(fixture.messages().contains(u"Total Requests"_s));
}

TEST(RunPresenter, NamesTheFolderThatIsThere)
{
    const QTemporaryDir experiment;
    ASSERT_TRUE(QDir(experiment.path()).mkdir(u"performances"_s));
    TerminalFixture fixture;
    cli::RunPresenter presenter(fixture.terminal, {}, Level::Info);
    presenter.showExperiment(experiment.path());
    presenter.showGroup(groupResult());
    EXPECT_TRUE(fixture.messages().contains(experiment.path() + u"/performances/chat\n"_s));
}

TEST(RunPresenter, FiltersByLevel)
{
    TerminalFixture fixture;
    cli::RunPresenter presenter(fixture.terminal, {}, Level::Warning);
    presenter.showLog(lineOf(Level::Info, u"info"_s));
    presenter.showLog(lineOf(Level::Warning, u"warning"_s));
    EXPECT_EQ(fixture.messages(), u"[2026-01-01 10:00:00,000] [ais_bench] [WARNING] warning\n"_s);
}

TEST(RunPresenter, HoldsLogLinesBackWhileTheBoardIsPaused)
{
    core::ProgressSnapshot snapshot;
    snapshot.stage = core::Stage::Infer;
    snapshot.tasks.resize(1);
    snapshot.tasks[0].state = core::TaskState::Inferencing;
    TerminalFixture fixture(kRealTerminal);
    cli::RunPresenter presenter(fixture.terminal, {}, Level::Info);
    presenter.showProgress(snapshot);
    presenter.pressKey(cli::Key::Pause);
    presenter.showLog(lineOf(Level::Info, u"held back"_s));
    EXPECT_FALSE(fixture.messages().contains(u"held back"_s));
    presenter.pressKey(cli::Key::Pause);
    EXPECT_TRUE(fixture.messages().contains(u"held back"_s));
}

TEST(RunPresenter, EndsWithFailuresAndTheNumberOfFailedTasks)
{
    TerminalFixture fixture;
    cli::RunPresenter presenter(fixture.terminal, {}, Level::Info);
    presenter.showProgress(withFailures());
    EXPECT_EQ(presenter.finish({u"out/x"_s, {}, 1, 3, false}), cli::ExitCode::Success);
    EXPECT_TRUE(fixture.messages().contains(u"| Failed Reason "_s))
        << fixture.messages().toStdString();
    EXPECT_TRUE(fixture.messages().contains(u"| Connection refused |"_s))
        << fixture.messages().toStdString();
    EXPECT_TRUE(fixture.messages().contains(u"1 of 3 tasks failed\n"_s));
    EXPECT_TRUE(fixture.results().isEmpty());

    core::RunOptions compat;
    compat.upstreamCompat = true;
    TerminalFixture asReference;
    cli::RunPresenter other(asReference.terminal, compat, Level::Info);
    EXPECT_EQ(other.finish({u"out/x"_s, {}, 1, 3, false}), cli::ExitCode::Success);
    EXPECT_TRUE(asReference.messages().isEmpty());
}

TEST(RunPresenter, ExplainsTheErrorThatEndedTheRun)
{
    TerminalFixture fixture;
    cli::RunPresenter presenter(fixture.terminal, {}, Level::Info);
    EXPECT_EQ(
        presenter.finish({{}, core::Error{core::ErrorCode::SummFile001, u"out/x"_s}, 0, 0, false}),
        cli::ExitCode::Failure);
    EXPECT_TRUE(fixture.messages().startsWith(u"[SUMM-FILE-001] "_s));
    EXPECT_TRUE(fixture.messages().contains(u"\n  cure:  "_s));
}

TEST(RunPresenter, DoesNotRepeatAnErrorTheLogHasAlready)
{
    const core::Error error{core::ErrorCode::SummFile001, u"out/x"_s};
    TerminalFixture fixture;
    cli::RunPresenter presenter(fixture.terminal, {}, Level::Info);
    presenter.showLog(lineOf(Level::Error, error.text()));
    EXPECT_EQ(presenter.finish({{}, error, 0, 0, false}), cli::ExitCode::Failure);
    EXPECT_EQ(fixture.messages().count(u"[SUMM-FILE-001]"_s), 1);
    EXPECT_TRUE(fixture.messages().contains(u"\n  cure:  "_s));
}

TEST(RunPresenter, TellsOnceHowToStopAtOnce)
{
    TerminalFixture fixture;
    cli::RunPresenter presenter(fixture.terminal, {}, Level::Info);
    for (int i = 0; i < 3; ++i)
        presenter.showStopRequest();
    EXPECT_EQ(fixture.messages().count(u"Ctrl + C again to stop at once"_s), 1);
    EXPECT_EQ(presenter.finish({u"out/x"_s, {}, 0, 1, true}), cli::ExitCode::Interrupted);
}
