// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/messagebar.h"
#include "gui/pages/demoservice.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/newrunpresets.h"
#include "gui/pages/presetbar.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/runningpage.h"
#include "gui/pages/runqueue.h"
#include "gui/settings/apikeys.h"
#include "gui/settings/connectionbook.h"
#include "gui/settings/presetbook.h"
#include "pages_helpers.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

class QueueTest : public ::testing::Test
{
protected:
    QueueTest()
        : context(test::testEnvironment(shell.folder()), shell.settings())
    {
    }

    ~QueueTest() override
    {
        context.queue().setHeld(true);
        context.runs().stopNow();
        test::waitFor([&] { return !context.runs().isRunning(); });
    }

    [[nodiscard]] QueuedRun makeRun(int requests)
    {
        EXPECT_TRUE(context.demo().start());
        core::RunOptions options = context.demo().options(shell.folder());
        options.requestCount = requests;
        options.batchSize = requests;
        options.outputLength = u"uniform:2:4"_s;
        options.numWarmups = 0;
        return {options, {}};
    }

    [[nodiscard]] QList<int> order() const
    {
        QList<int> counts;
        for (const QueuedRun &run : context.queue().runs()) {
            counts << run.options.requestCount.value_or(0);
        }
        return counts;
    }

    test::FakeShell shell;
    PageContext context;
};

TEST_F(QueueTest, RunsOneAfterTheOther)
{
    QSignalSpy started(&context.runs(), &RunController::started);
    QSignalSpy finished(&context.runs(), &RunController::finished);
    context.queue().add(makeRun(2));
    EXPECT_TRUE(context.runs().isRunning()) << "nothing stands before it";
    context.queue().add(makeRun(3));
    EXPECT_EQ(order(), QList<int>{3});
    EXPECT_TRUE(context.queue().continues());
    ASSERT_TRUE(test::waitFor([&] { return finished.count() == 2; }, 30'000));
    EXPECT_EQ(started.count(), 2);
    EXPECT_TRUE(context.queue().isEmpty());
    EXPECT_EQ(context.runs().options().requestCount, 3);
    EXPECT_FALSE(context.runs().outcome()->error);
}

TEST_F(QueueTest, HoldsAndGoesOn)
{
    context.queue().setHeld(true);
    context.queue().add(makeRun(2));
    EXPECT_FALSE(context.runs().isRunning());
    EXPECT_FALSE(context.queue().continues());
    context.queue().setHeld(false);
    EXPECT_TRUE(context.runs().isRunning());
    ASSERT_TRUE(test::waitFor([&] { return !context.runs().isRunning(); }, 30'000));
}

TEST_F(QueueTest, SurvivesTheProgramHeldAndWithoutKeys)
{
    context.queue().setHeld(true);
    QueuedRun run = makeRun(2);
    run.options.apiKey = core::Secret(u"sk-very-secret"_s);
    run.connection = u"lab"_s;
    context.queue().add(run);
    shell.settings().flush();
    QFile file(shell.settingsFile());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("sk-very-secret"));
    PageContext again(test::testEnvironment(shell.folder()), shell.settings());
    ASSERT_EQ(again.queue().runs().size(), 1U);
    EXPECT_EQ(again.queue().runs().front().options.requestCount, 2);
    EXPECT_EQ(again.queue().runs().front().connection, u"lab"_s);
    EXPECT_TRUE(again.queue().isHeld());
    EXPECT_FALSE(again.runs().isRunning());
}

TEST_F(QueueTest, MovesAndRemovesRows)
{
    context.queue().setHeld(true);
    for (const int count : {1, 2, 3, 4}) {
        context.queue().add(makeRun(count));
    }
    context.queue().move(0, 2);
    EXPECT_EQ(order(), (QList<int>{2, 3, 1, 4}));
    context.queue().move(3, 0);
    EXPECT_EQ(order(), (QList<int>{4, 2, 3, 1}));
    context.queue().move(0, 9);
    context.queue().remove(7);
    context.queue().remove(1);
    EXPECT_EQ(order(), (QList<int>{4, 3, 1}));
}

TEST_F(QueueTest, ThePageShowsOrdersAndEmptiesIt)
{
    context.queue().setHeld(true);
    for (const int count : {1, 2, 3}) {
        context.queue().add(makeRun(count));
    }
    RunningPage page(shell, context);
    page.setActive(true);
    auto *list = page.findChild<QListWidget *>(u"queueList"_s);
    ASSERT_EQ(list->count(), 3);
    list->setCurrentRow(2);
    page.findChild<QToolButton *>(u"queueUpButton"_s)->click();
    EXPECT_EQ(order(), (QList<int>{1, 3, 2}));
    EXPECT_EQ(list->currentRow(), 1);
    page.findChild<QToolButton *>(u"queueRemoveButton"_s)->click();
    EXPECT_EQ(order(), (QList<int>{1, 2}));
    EXPECT_TRUE(list->model()->moveRow({}, 0, {}, 2)) << "what a drop does";
    ASSERT_TRUE(test::waitFor([&] { return order() == QList<int>{2, 1}; }));
    EXPECT_TRUE(shell.commands().action(u"run.holdQueue"_s)->isChecked());
    shell.commands().trigger(u"run.holdQueue"_s);
    EXPECT_FALSE(context.queue().isHeld());
    EXPECT_TRUE(context.runs().isRunning());
    page.setActive(false);
}

TEST_F(QueueTest, NewRunAddsToIt)
{
    context.queue().setHeld(true);
    NewRunPage page(shell, context);
    page.setActive(true);
    page.setOptions(makeRun(5).options);
    page.findChild<QPushButton *>(u"queueButton"_s)->click();
    ASSERT_TRUE(test::waitFor([&] { return !context.queue().isEmpty(); }));
    EXPECT_EQ(order(), QList<int>{5});
    EXPECT_TRUE(shell.visited.isEmpty()) << "the next one can be set up";
    ASSERT_TRUE(test::waitFor([&] { return !page.isBusy(); }));
}

TEST_F(QueueTest, PresetsAreSavedLoadedRenamedAndDeleted)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    auto *combo = page.findChild<QComboBox *>(u"presetCombo"_s);
    auto *concurrency = page.findChild<QSpinBox *>(u"concurrencySpin"_s);
    concurrency->setValue(7);
    combo->setEditText(u"night"_s);
    page.findChild<QToolButton *>(u"savePresetButton"_s)->click();
    ASSERT_TRUE(context.presets().find(u"night"_s));
    concurrency->setValue(9);
    page.presets()->load(u"night"_s);
    EXPECT_EQ(concurrency->value(), 7);
    page.messageBar().findChildren<QPushButton *>().back()->click();
    EXPECT_EQ(concurrency->value(), 9) << "undone";
    combo->setEditText(u"day"_s);
    page.findChild<QAction *>(u"renamePresetAction"_s)->trigger();
    EXPECT_FALSE(context.presets().find(u"night"_s));
    ASSERT_TRUE(context.presets().find(u"day"_s));
    page.findChild<QAction *>(u"deletePresetAction"_s)->trigger();
    EXPECT_TRUE(context.presets().all().empty());
    page.messageBar().findChildren<QPushButton *>().back()->click();
    EXPECT_TRUE(context.presets().find(u"day"_s));
    ASSERT_TRUE(test::waitFor([&] { return !page.isBusy(); }));
}

TEST_F(QueueTest, TheDraftIsKeptWhileTyping)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    page.findChild<QSpinBox *>(u"concurrencySpin"_s)->setValue(11);
    ASSERT_TRUE(test::waitFor([&] { return !page.isBusy(); }));
    NewRunPage another(shell, context);
    EXPECT_EQ(another.options().batchSize, 11);
    ASSERT_TRUE(test::waitFor([&] { return !another.isBusy(); }));
}

} // namespace
} // namespace aisb::gui
