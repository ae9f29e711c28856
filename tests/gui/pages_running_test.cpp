// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/livechart.h"
#include "gui/charts/plotview.h"
#include "gui/frame/messagebar.h"
#include "gui/models/tasksmodel.h"
#include "gui/pages/demoservice.h"
#include "gui/pages/livehealth.h"
#include "gui/pages/logview.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/runningpage.h"
#include "gui/pages/runstages.h"
#include "gui/widgets/healthstrip.h"
#include "pages_helpers.h"
#include "result_helpers.h"

#include <QAction>
#include <QDockWidget>
#include <QFileInfo>
#include <QLineEdit>
#include <QMainWindow>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>

#include <cmath>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

core::ProgressSnapshot sending(qint64 done, qint64 total, double atS)
{
    core::ProgressSnapshot snapshot;
    snapshot.stage = core::Stage::Infer;
    snapshot.currentTask = 0;
    core::TaskProgress task;
    task.name = u"m/synthetic"_s;
    task.state = core::TaskState::Inferencing;
    task.done = done;
    task.total = total;
    task.posted = done + 4;
    task.received = done - 1;
    task.failed = 1;
    task.inFlight = 4;
    task.concurrency = 4;
    task.elapsedS = atS;
    snapshot.tasks = {task};
    snapshot.live.atS = atS;
    snapshot.live.outputTokensPerS = 4225;
    snapshot.live.finishedPerS = 16;
    snapshot.live.ttftP50Ms = 146;
    snapshot.live.ttftP99Ms = 291;
    snapshot.failures = {{u"HTTP 503"_s, 1}};
    return snapshot;
}

TEST(RunStages, FollowTheTaskThatRuns)
{
    core::ProgressSnapshot snapshot = sending(50, 200, 10);
    RunSteps steps = stepsOf(snapshot, false, false);
    EXPECT_EQ(steps.steps[0].state, StepState::Done);
    EXPECT_EQ(steps.steps[2].state, StepState::Current);
    EXPECT_EQ(steps.steps[2].note, u"50 of 200"_s);
    EXPECT_EQ(steps.steps[3].state, StepState::Open);
    EXPECT_DOUBLE_EQ(steps.progress, 0.25);
    snapshot.tasks[0].state = core::TaskState::Warmup;
    EXPECT_EQ(stepsOf(snapshot, false, false).steps[1].state, StepState::Current);
    snapshot.stage = core::Stage::Summary;
    EXPECT_EQ(stepsOf(snapshot, false, false).steps[4].state, StepState::Current);
    steps = stepsOf(snapshot, true, false);
    EXPECT_EQ(steps.steps[4].state, StepState::Done);
    EXPECT_DOUBLE_EQ(steps.progress, 1);
    snapshot.stage = core::Stage::Prepare;
    EXPECT_EQ(stepsOf(snapshot, true, true).steps[0].state, StepState::Problem);
    EXPECT_EQ(stepsOf({}, false, false).steps[0].state, StepState::Current);
}

TEST(RunStages, CountWhatHappened)
{
    const std::vector<MetricValue> counters = countersOf(sending(50, 200, 10), 12, false);
    ASSERT_EQ(counters.size(), 8U);
    EXPECT_EQ(counters[0].number, u"54"_s);
    EXPECT_EQ(counters[1].number, u"4"_s);
    EXPECT_EQ(counters[2].number, u"49"_s);
    EXPECT_EQ(counters[3].numberTone, Tone::Bad);
    EXPECT_EQ(counters[5].number, u"4,225"_s);
    EXPECT_EQ(counters[6].number, u"146.0 · 291.0"_s);
    EXPECT_EQ(counters[7].number, u"0:12 · 0:30"_s);
    EXPECT_LT(secondsLeft(sending(1, 200, 1)), 0);
    EXPECT_LT(secondsLeft(sending(50, -1, 10)), 0);
}

core::Health judged(core::HealthVerdict verdict, double lagMs)
{
    core::Health health;
    health.verdict = verdict;
    health.addedDelayMs = lagMs;
    health.checks = {{u"connections"_s, core::HealthVerdict::Green, 0, 0, {}},
        {u"lag"_s, verdict, lagMs, core::kGoodLagMs, {}}};
    return health;
}

TEST(LiveHealth, RemembersForHowLongTheMeasurementWasTroubled)
{
    LiveHealth health;
    EXPECT_TRUE(health.isEmpty());
    health.add(judged(core::HealthVerdict::Green, 0.4), 1);
    health.add(judged(core::HealthVerdict::Amber, 9), 2);
    health.add(judged(core::HealthVerdict::Amber, 9), 3);
    health.add(judged(core::HealthVerdict::Green, 0.4), 4);
    health.add(judged(core::HealthVerdict::Green, 0.4), 5);
    EXPECT_DOUBLE_EQ(health.troubledS(), 2);
    // Another task begins its seconds anew.
    health.add(judged(core::HealthVerdict::Red, 30), 0.5);
    health.add(judged(core::HealthVerdict::Green, 0.4), 1);
    EXPECT_DOUBLE_EQ(health.troubledS(), 2.5);
}

TEST(LiveHealth, SaysTheWorstFirst)
{
    const core::ProgressSnapshot snapshot = sending(50, 200, 10);
    LiveHealth health;
    health.add(judged(core::HealthVerdict::Green, 0.38), 1);
    StripContent strip = stripOf(health, snapshot.tasks[0], snapshot.live);
    EXPECT_EQ(strip.tone, Tone::Ok);
    EXPECT_EQ(strip.verdict, u"Measurement healthy"_s);
    ASSERT_EQ(strip.items.size(), 3U);
    EXPECT_EQ(strip.items[0].label, u"Connection failures"_s);
    EXPECT_EQ(strip.items[1].value, u"0.38\u00a0ms"_s);
    EXPECT_EQ(strip.items[2].value, u"at most 0.38\u00a0ms"_s);
    health.add(judged(core::HealthVerdict::Red, 30), 2);
    strip = stripOf(health, snapshot.tasks[0], snapshot.live);
    EXPECT_EQ(strip.tone, Tone::Bad);
    EXPECT_TRUE(strip.verdict.startsWith(u"Not valid now: Event-loop lag"_s))
        << strip.verdict.toStdString();
    EXPECT_EQ(strip.items[0].label, u"Loop lag P99"_s);
    EXPECT_EQ(strip.items[0].tone, Tone::Bad);
    health.add(judged(core::HealthVerdict::Green, 0.38), 5);
    EXPECT_EQ(stripOf(health, snapshot.tasks[0], snapshot.live).verdict,
        u"Healthy now, not for 3.0\u00a0s before"_s);
}

TEST(HealthStrip, TakesAsManyLinesAsItNeedsAndDoesNotShrinkWithItsNumbers)
{
    HealthStrip strip;
    strip.resize(1'000, 30);
    std::vector<StripItem> items(5, StripItem{Tone::Ok, u"Loop lag P99"_s, u"0.38 ms"_s});
    strip.setContent(Tone::Ok, u"Measurement healthy"_s, items);
    const int one = strip.sizeHint().height();
    EXPECT_EQ(strip.heightForWidth(400), 3 * one);
    items[4].value = u"a value that is much longer than before"_s;
    strip.setContent(Tone::Ok, u"Measurement healthy"_s, items);
    EXPECT_EQ(strip.sizeHint().height(), 2 * one);
    items[4].value = u"0.38 ms"_s;
    strip.setContent(Tone::Ok, u"Measurement healthy"_s, items);
    EXPECT_EQ(strip.sizeHint().height(), 2 * one);
    EXPECT_TRUE(strip.accessibleName().contains(u"Loop lag P99 0.38 ms"_s));
}

TEST(LiveHistory, ShowsTheLastTwoMinutesAndTheWholeRunThinned)
{
    LiveHistory history;
    for (int i = 0; i < 40'000; ++i) {
        history.add(sending(i, 50'000, 0), 0.1 * i);
    }
    const Points recent = history.points(LiveSeries::OutputTokens, false);
    EXPECT_NEAR(recent->front().x, history.lastTime() - LiveHistory::kWindowS, 0.2);
    EXPECT_NEAR(static_cast<double>(recent->size()), 1'200, 3);
    const Points whole = history.points(LiveSeries::OutputTokens, true);
    EXPECT_DOUBLE_EQ(whole->front().x, 0);
    EXPECT_LE(whole->size(), LiveHistory::kMaxSamples);
    EXPECT_GE(whole->size(), LiveHistory::kMaxSamples / 3);
    EXPECT_TRUE(std::isnan(history.points(LiveSeries::LoopLag, false)->front().y));
    history.add(sending(1, 10, 0), 0.5);
    EXPECT_EQ(history.points(LiveSeries::InFlight, true)->size(), 1U);
}

core::LogLine line(core::LogLine::Level level, const QString &text)
{
    return {level, QDateTime::currentDateTime(), text};
}

TEST(LogView, FiltersByLevelAndTextAndBringsLinesBack)
{
    LogView view;
    view.append(line(core::LogLine::Level::Info, u"loading data"_s));
    view.append(line(core::LogLine::Level::Debug, u"tiny detail"_s));
    view.append(line(core::LogLine::Level::Warning, u"slow answer"_s));
    EXPECT_TRUE(view.text().contains(u"loading data"_s));
    EXPECT_FALSE(view.text().contains(u"tiny detail"_s));
    view.setLevel(core::LogLine::Level::Warning);
    EXPECT_FALSE(view.text().contains(u"loading data"_s));
    view.setLevel(core::LogLine::Level::Debug);
    EXPECT_TRUE(view.text().contains(u"tiny detail"_s));
    view.setFilter(u"SLOW"_s);
    EXPECT_FALSE(view.text().contains(u"tiny detail"_s));
    EXPECT_TRUE(view.text().contains(u"slow answer"_s));
}

class RunningPageTest : public ::testing::Test
{
protected:
    RunningPageTest()
        : context(test::testEnvironment(shell.folder()), shell.settings())
    {
    }

    test::FakeShell shell;
    PageContext context;
};

TEST_F(RunningPageTest, SaysThatNothingRuns)
{
    RunningPage page(shell, context);
    page.setActive(true);
    EXPECT_TRUE(page.isEmpty());
    EXPECT_FALSE(shell.commands().isEnabled(u"run.stop"_s));
}

TEST_F(RunningPageTest, ShowsARunThatBeganBeforeThePageWasBuilt)
{
    RunController &runs = context.runs();
    core::RunOptions options = context.demo().options(QString());
    options.apiKey = core::Secret(u"sk-secret"_s);
    runs.begin(options);
    EXPECT_TRUE(runs.options().apiKey.isEmpty());
    runs.takeLine(line(core::LogLine::Level::Info, u"first line"_s));
    for (int i = 1; i < 50; ++i) {
        runs.takeSnapshot(sending(i, 200, 0.2 * i));
    }
    RunningPage page(shell, context);
    page.resize(1200, 760);
    page.show();
    page.setActive(true);
    EXPECT_FALSE(page.isEmpty());
    EXPECT_TRUE(page.log()->text().contains(u"first line"_s));
    EXPECT_EQ(page.tasks()->rowCount(), 1);
    ASSERT_EQ(page.charts().size(), 6U);
    const Points points = page.charts()[2]->plot()->pointsOf(
        QString::number(static_cast<int>(LiveSeries::OutputTokens)));
    ASSERT_TRUE(points);
    EXPECT_EQ(points->size(), 49U);
    core::RunOutcome outcome;
    outcome.tasks = 1;
    outcome.experimentPath = shell.folder();
    runs.takeOutcome(outcome);
    EXPECT_FALSE(runs.isRunning());
    EXPECT_TRUE(page.messageBar().text().contains(u"complete"_s));
}

TEST_F(RunningPageTest, JudgesTheMeasurementWhileItRuns)
{
    RunController &runs = context.runs();
    core::RunOptions options = context.demo().options(QString());
    runs.begin(options);
    RunningPage page(shell, context);
    page.resize(1200, 760);
    page.show();
    page.setActive(true);
    auto *strip = page.findChild<HealthStrip *>();
    ASSERT_TRUE(strip);
    EXPECT_EQ(strip->tone(), Tone::Neutral);
    core::ProgressSnapshot snapshot = sending(50, 200, 1);
    snapshot.live.loopLagP99Ms = 0.3;
    snapshot.live.clientCpuPercent = 10;
    snapshot.live.meanInFlight = 4;
    runs.takeSnapshot(snapshot);
    page.refresh();
    EXPECT_EQ(strip->tone(), Tone::Ok);
    EXPECT_EQ(strip->items().size(), 5U);
    snapshot.live.atS = 2;
    snapshot.live.loopLagP99Ms = 25;
    runs.takeSnapshot(snapshot);
    page.refresh();
    EXPECT_EQ(strip->tone(), Tone::Bad);
    // What is written is not measured any more.
    snapshot.tasks[0].state = core::TaskState::WriteCache;
    snapshot.live.atS = 3;
    snapshot.live.loopLagP99Ms = 0.3;
    runs.takeSnapshot(snapshot);
    page.refresh();
    EXPECT_EQ(strip->tone(), Tone::Bad);
}

TEST_F(RunningPageTest, SingleKeysPauseTheScreenAndShowTheWholeRun)
{
    RunController &runs = context.runs();
    runs.begin(context.demo().options(QString()));
    for (int i = 1; i < 200; ++i) {
        runs.takeSnapshot(sending(i, 300, 1.0 * i));
    }
    QMainWindow window;
    auto *page = new RunningPage(shell, context);
    window.setCentralWidget(page);
    for (const QString &id : shell.commands().ids()) {
        window.addAction(shell.commands().action(id));
    }
    window.resize(1200, 760);
    window.show();
    window.activateWindow();
    page->setActive(true);
    ASSERT_TRUE(test::waitFor([&] { return window.isActiveWindow(); }));
    PlotView *plot = page->charts()[2]->plot();
    const QString series = QString::number(static_cast<int>(LiveSeries::OutputTokens));
    const std::size_t recent = plot->pointsOf(series)->size();
    page->setFocus();
    QTest::keyClick(&window, Qt::Key_W);
    EXPECT_GT(plot->pointsOf(series)->size(), recent);
    QTest::keyClick(&window, Qt::Key_P);
    EXPECT_TRUE(shell.commands().action(u"running.pauseScreen"_s)->isChecked());
    // In a text they are letters.
    auto *filter = qobject_cast<QLineEdit *>(page->filterField());
    ASSERT_TRUE(filter);
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_P);
    EXPECT_EQ(filter->text(), u"p"_s);
    EXPECT_TRUE(shell.commands().action(u"running.pauseScreen"_s)->isChecked());
}

TEST_F(RunningPageTest, RemembersItsPanelsUntilTheLayoutIsReset)
{
    context.runs().begin(context.demo().options(QString()));
    {
        RunningPage page(shell, context);
        page.resize(1200, 760);
        page.show();
        page.setActive(true);
        auto *failures = page.findChild<QDockWidget *>(u"failuresDock"_s);
        ASSERT_TRUE(failures);
        failures->toggleViewAction()->trigger();
        EXPECT_FALSE(failures->isVisible());
        auto *log = page.findChild<QDockWidget *>(u"logDock"_s);
        log->findChild<QToolButton *>(u"floatButton"_s)->click();
        EXPECT_TRUE(log->isFloating());
        page.setActive(false);
    }
    RunningPage page(shell, context);
    page.resize(1200, 760);
    page.show();
    page.setActive(true);
    auto *failures = page.findChild<QDockWidget *>(u"failuresDock"_s);
    auto *log = page.findChild<QDockWidget *>(u"logDock"_s);
    EXPECT_FALSE(failures->isVisible());
    EXPECT_TRUE(log->isFloating());
    page.resetLayout();
    EXPECT_TRUE(failures->isVisible());
    EXPECT_FALSE(log->isFloating());
    EXPECT_FALSE(page.findChild<QDockWidget *>(u"queueDock"_s)->isVisible());
}

TEST_F(RunningPageTest, NamesWhatEndedARun)
{
    RunController &runs = context.runs();
    runs.begin(context.demo().options(QString()));
    RunningPage page(shell, context);
    page.setActive(true);
    core::RunOutcome outcome;
    outcome.error = core::Error{core::ErrorCode::UtilsFile004, u"/full: no space left"_s};
    runs.takeOutcome(outcome);
    EXPECT_TRUE(page.messageBar().text().contains(u"no space left"_s));
    EXPECT_EQ(page.messageBar().tone(), Tone::Bad);
}

TEST_F(RunningPageTest, RunsTheDemoToItsEnd)
{
    RunController &runs = context.runs();
    ASSERT_OK(context.demo().start());
    core::RunOptions options = context.demo().options(shell.folder());
    options.requestCount = 24;
    options.outputLength = u"12"_s;
    RunningPage page(shell, context);
    page.setActive(true);
    ASSERT_TRUE(runs.start(options, context.environment()));
    EXPECT_FALSE(runs.start(options, context.environment()));
    ASSERT_TRUE(test::waitFor([&] { return !runs.isRunning(); }, 60'000));
    ASSERT_TRUE(runs.outcome());
    EXPECT_FALSE(runs.outcome()->error) << runs.outcome()->error->text().toStdString();
    EXPECT_EQ(runs.outcome()->failedTasks, 0);
    EXPECT_TRUE(QFileInfo(runs.experimentPath() + u"/performance"_s).isDir())
        << runs.experimentPath().toStdString();
    static const QRegularExpression stamp(u"^[0-9]{8}_[0-9]{6}$"_s);
    EXPECT_TRUE(QFileInfo(runs.experimentPath()).fileName().contains(stamp))
        << runs.experimentPath().toStdString();
    EXPECT_EQ(totalsOf(runs.snapshot()).received, 24);
}

TEST_F(RunningPageTest, StopsAtOnceWithoutAsking)
{
    RunController &runs = context.runs();
    ASSERT_OK(context.demo().start());
    core::RunOptions options = context.demo().options(shell.folder());
    options.requestCount = 5'000;
    options.batchSize = 4;
    RunningPage page(shell, context);
    page.setActive(true);
    ASSERT_TRUE(runs.start(options, context.environment()));
    ASSERT_TRUE(test::waitFor([&] { return totalsOf(runs.snapshot()).received > 3; }, 60'000));
    runs.stop();
    EXPECT_EQ(runs.stopLevel(), core::StopLevel::Graceful);
    ASSERT_TRUE(test::waitFor([&] { return !runs.isRunning(); }, 60'000));
    EXPECT_TRUE(runs.outcome()->wasInterrupted);
}

} // namespace
} // namespace aisb::gui
