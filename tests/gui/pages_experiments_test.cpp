// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/experimentspage.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/settingspage.h"
#include "pages_helpers.h"

#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

class ExperimentsPageTest : public ::testing::Test
{
protected:
    ExperimentsPageTest()
        : context(test::testEnvironment(shell.folder()), shell.settings())
    {
    }

    void scan(ExperimentsPage &page)
    {
        page.setActive(true);
        ASSERT_TRUE(test::waitFor([&] { return !page.isScanning(); }));
    }

    test::FakeShell shell;
    PageContext context;
};

const QString kGolden = QStringLiteral(AISB_TEST_DATA "/golden/");

TEST_F(ExperimentsPageTest, BeginsWithTheFirstStart)
{
    ExperimentsPage page(shell, context);
    scan(page);
    EXPECT_TRUE(page.isFirstStart());
    EXPECT_TRUE(page.title().isEmpty());
    EXPECT_EQ(page.filterField(), nullptr);
}

TEST_F(ExperimentsPageTest, ListsTheExperimentsOfAllRoots)
{
    shell.settings().setRoots(
        {kGolden + u"stream_chat"_s, kGolden + u"text_chat"_s, shell.folder()});
    ExperimentsPage page(shell, context);
    scan(page);
    EXPECT_FALSE(page.isFirstStart());
    ASSERT_EQ(page.model()->rowCount(), 2);
    // newest first
    EXPECT_EQ(page.model()->rowAt(0).name, u"20261124_021142"_s);
    const run::ExperimentEntry &stream = page.model()->rowAt(1);
    EXPECT_NEAR(stream.ttftP99Ms, 42.7, 1e-9);
    EXPECT_EQ(stream.totalRequests, 24);
}

TEST_F(ExperimentsPageTest, OpensTheChosenExperiment)
{
    shell.settings().setRoots({kGolden + u"stream_chat"_s});
    ExperimentsPage page(shell, context);
    scan(page);
    shell.commands().trigger(u"experiments.open"_s);
    ASSERT_EQ(shell.opened.size(), 1);
    EXPECT_TRUE(shell.opened.first().endsWith(u"20261124_021112"_s));
}

TEST_F(ExperimentsPageTest, FiltersAndClearsTheFilter)
{
    shell.settings().setRoots({kGolden + u"stream_chat"_s, kGolden + u"text_chat"_s});
    ExperimentsPage page(shell, context);
    scan(page);
    auto *search = page.findChild<QLineEdit *>(u"searchEdit"_s);
    search->setText(u"20261124_021112"_s);
    EXPECT_EQ(page.model()->rowCount(), 1);
    search->setText(u"nothing like this"_s);
    EXPECT_EQ(page.model()->rowCount(), 0);
    page.findChild<QPushButton *>(u"clearButton"_s)->click();
    EXPECT_EQ(page.model()->rowCount(), 2);
}

TEST_F(ExperimentsPageTest, ScansAgainWhenTheRootsChange)
{
    ExperimentsPage page(shell, context);
    scan(page);
    shell.settings().setRoots({kGolden + u"rate_chat"_s});
    ASSERT_TRUE(test::waitFor([&] { return page.model()->rowCount() == 1; }));
    EXPECT_FALSE(page.isFirstStart());
}

TEST_F(ExperimentsPageTest, IgnoresRootsThatAreGone)
{
    shell.settings().setRoots({shell.folder() + u"/gone"_s, kGolden + u"rate_chat"_s});
    ExperimentsPage page(shell, context);
    scan(page);
    EXPECT_EQ(page.model()->rowCount(), 1);
}

TEST_F(ExperimentsPageTest, SettingsChangeWhatARunGets)
{
    SettingsPage page(shell, context);
    page.setActive(true);
    auto *profile = page.findChild<QComboBox *>(u"profileCombo"_s);
    profile->setCurrentIndex(profile->findData(u"reference"_s));
    Q_EMIT profile->activated(profile->currentIndex());
    EXPECT_EQ(context.environment().metricsProfile, core::MetricsProfile::Reference);
    auto *layout = page.findChild<QComboBox *>(u"layoutCombo"_s);
    layout->setCurrentIndex(layout->findData(u"v3"_s));
    Q_EMIT layout->activated(layout->currentIndex());
    EXPECT_EQ(context.environment().layout, core::Layout::V3);
    shell.settings().setRoots({u"/a"_s, u"/b"_s});
    auto *roots = page.findChild<QListWidget *>(u"rootsList"_s);
    roots->setCurrentRow(1);
    page.findChild<QPushButton *>(u"firstRootButton"_s)->click();
    EXPECT_EQ(shell.settings().defaultRoot(), u"/b"_s);
    page.findChild<QPushButton *>(u"removeRootButton"_s)->click();
    EXPECT_EQ(shell.settings().roots(), QStringList{u"/a"_s});
    auto *texts = page.findChild<QLineEdit *>(u"textsEdit"_s);
    texts->setText(u" /texts "_s);
    Q_EMIT texts->editingFinished();
    EXPECT_EQ(context.environment().textsDir, u"/texts"_s);
}

} // namespace
} // namespace aisb::gui
