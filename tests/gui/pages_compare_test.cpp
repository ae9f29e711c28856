// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/comparisonchart.h"
#include "gui/charts/plotview.h"
#include "gui/models/comparisonmodel.h"
#include "gui/pages/comparepage.h"
#include "gui/pages/comparisoncharts.h"
#include "gui/pages/comparisonslot.h"
#include "gui/pages/experimentspage.h"
#include "gui/pages/experimentsview.h"
#include "gui/pages/flippedpane.h"
#include "gui/settings/language.h"
#include "gui/share/reportpages.h"
#include "gui/widgets/segmentedcontrol.h"
#include "pages_helpers.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMenu>
#include <QMimeData>
#include <QTableView>
#include <QToolButton>
#include <QUrl>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

class ComparePageTest : public ::testing::Test
{
protected:
    ComparePageTest()
        : context(test::testEnvironment(shell.folder()), shell.settings())
        , page(shell, context)
    {
        page.setActive(true);
    }

    // Opens folders and waits until all are read and compared.
    void open(const QStringList &folders)
    {
        page.open(comparisonDocument(folders).argument);
        settle();
    }

    void settle()
    {
        ASSERT_TRUE(test::waitFor([&] { return !page.isBusy(); }));
        ASSERT_NE(page.comparison(), nullptr);
    }

    [[nodiscard]] int rowOf(const QString &label) const
    {
        for (int row = 0; row < page.model()->rowCount(); ++row) {
            const core::ComparedRow *shown = page.model()->rowAt(row);
            if (shown && shown->title() == label) {
                return row;
            }
        }
        return -1;
    }

    [[nodiscard]] int columnOf(ComparisonModel::Part part) const
    {
        const auto &columns = page.model()->columns();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].part == part) {
                return static_cast<int>(i);
            }
        }
        return -1;
    }

    [[nodiscard]] QVariant data(int row, ComparisonModel::Part part, int role) const
    {
        return page.model()->index(row, columnOf(part)).data(role);
    }

    test::FakeShell shell;
    PageContext context;
    ComparePage page;
};

using Part = ComparisonModel::Part;

TEST_F(ComparePageTest, ShowsValuesDifferencesIntervalsAndVerdicts)
{
    const QAbstractItemModelTester tester(page.model());
    const QAbstractItemModelTester settingsTester(page.settingsModel());
    open({test::golden(u"stream_chat"_s), test::golden(u"rate_chat"_s)});
    EXPECT_EQ(page.title(), u"Compare · 2"_s);
    const int tpot = rowOf(u"TPOT Average"_s);
    ASSERT_GE(tpot, 0);
    EXPECT_EQ(data(tpot, Part::Metric, Qt::DisplayRole).toString(), u"TPOT average"_s);
    EXPECT_EQ(data(tpot, Part::Verdict, CellDataRole).value<StateCell>().text, u"Worse"_s);
    const auto interval = data(tpot, Part::Interval, CellDataRole).value<IntervalCell>();
    EXPECT_GT(interval.low, 0);
    EXPECT_LT(interval.low, interval.value);
    EXPECT_LT(interval.value, interval.high);
    EXPECT_EQ(interval.tone, Tone::Bad);
    EXPECT_TRUE(data(tpot, Part::Verdict, Qt::ToolTipRole).toString().contains(u"Mann-Whitney"_s));
    EXPECT_TRUE(
        data(tpot, Part::Difference, Qt::AccessibleTextRole).toString().endsWith(u"Worse"_s));
    const int p99 = rowOf(u"TPOT P99"_s);
    EXPECT_EQ(data(p99, Part::Verdict, CellDataRole).value<StateCell>().text, u"Too few samples"_s);
    EXPECT_TRUE(data(p99, Part::Verdict, Qt::ToolTipRole).toString().contains(u"needs 1,000"_s));
    EXPECT_FALSE(data(p99, Part::Interval, CellDataRole).isValid());
    // Headings are rows of their own.
    EXPECT_EQ(page.model()->rowAt(0), nullptr);
    EXPECT_TRUE(page.model()->index(0, 0).data(GroupRole).toBool());
    EXPECT_EQ(page.table()->columnSpan(0, 0), page.model()->columnCount());
}

TEST_F(ComparePageTest, DrawsTheDistributionsOfBoth)
{
    open({test::golden(u"stream_chat"_s), test::golden(u"rate_chat"_s)});
    ASSERT_EQ(page.charts()->charts().size(), 5U);
    for (const ComparisonChart *chart : page.charts()->charts()) {
        EXPECT_TRUE(chart->hasCurves());
        EXPECT_EQ(chart->plot()->legend().size(), 2U);
    }
    const Points ttft = page.charts()->charts().front()->plot()->pointsOf(u"1"_s);
    ASSERT_NE(ttft, nullptr);
    EXPECT_DOUBLE_EQ(ttft->back().y, 100);
    shell.commands().trigger(u"compare.toggle2"_s);
    EXPECT_FALSE(page.charts()->charts().front()->plot()->isSeriesVisible(u"1"_s));
    EXPECT_TRUE(page.charts()->charts().front()->plot()->isSeriesVisible(u"0"_s));
}

TEST_F(ComparePageTest, SwapsAndChoosesTheBaseline)
{
    const QString first = test::golden(u"stream_chat"_s);
    const QString second = test::golden(u"rate_chat"_s);
    open({first, second});
    const int row = rowOf(u"TPOT P50"_s);
    const double difference = data(row, Part::Difference, SortRole).toDouble();
    shell.commands().trigger(u"compare.swap"_s);
    settle();
    EXPECT_EQ(page.folders(), (QStringList{second, first}));
    EXPECT_DOUBLE_EQ(data(row, Part::Difference, SortRole).toDouble(), -difference);
    page.makeBaseline(1);
    settle();
    EXPECT_EQ(page.comparison()->baseline, 1U);
    EXPECT_DOUBLE_EQ(data(row, Part::Difference, SortRole).toDouble(), difference);
}

TEST_F(ComparePageTest, ExperimentsJoinByDropAndLeaveByMenu)
{
    open({test::golden(u"stream_chat"_s), test::golden(u"rate_chat"_s)});
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(test::golden(u"text_chat"_s))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&page, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent event(QPointF(10, 10), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&page, &event);
    settle();
    EXPECT_EQ(page.folders().size(), 3);
    EXPECT_EQ(page.comparison()->experiments.size(), 3U);
    // Value, change and verdict for each candidate.
    EXPECT_EQ(page.model()->columnCount(), 8);
    auto slots = page.findChildren<ComparisonSlot *>();
    ASSERT_EQ(slots.size(), 3);
    slots[2]->menuButton()->menu()->actions().last()->trigger();
    ASSERT_TRUE(test::waitFor([&] { return page.folders().size() == 2; }));
    settle();
    EXPECT_EQ(page.comparison()->experiments.size(), 2U);
}

TEST_F(ComparePageTest, OneExperimentAsksForAnother)
{
    page.open(comparisonDocument({test::golden(u"stream_chat"_s)}).argument);
    EXPECT_TRUE(page.table()->isHidden() || !page.table()->isVisibleTo(&page));
    page.addFolders({test::golden(u"rate_chat"_s)});
    settle();
    EXPECT_TRUE(page.table()->isVisibleTo(&page));
}

TEST_F(ComparePageTest, AnUnreadableFolderLeavesItsColumnEmpty)
{
    open({test::golden(u"stream_chat"_s), shell.folder()});
    EXPECT_FALSE(page.comparison()->experiments[1].error.isEmpty());
    const int row = rowOf(u"TTFT P50"_s);
    ASSERT_GE(row, 0);
    EXPECT_EQ(page.model()->index(row, 2).data().toString(), u"–"_s);
    EXPECT_NE(page.model()->index(row, 1).data().toString(), u"–"_s);
}

TEST_F(ComparePageTest, AccuracyShowsScoresAndTheCasesThatChanged)
{
    const QAbstractItemModelTester tester(page.flipped()->model());
    open({test::golden(u"acc_gsm8k_0shot"_s), test::golden(u"acc_gsm8k_stream_n3"_s)});
    EXPECT_TRUE(page.comparison()->isAccuracy);
    ASSERT_GE(rowOf(u"gsm8k accuracy"_s), 0);
    for (const ComparisonChart *chart : page.charts()->charts()) {
        EXPECT_FALSE(chart->isVisibleTo(&page));
    }
    const auto &flipped = page.comparison()->sections.front().flipped;
    ASSERT_EQ(flipped.size(), 1U);
    EXPECT_EQ(flipped.front().common, 20);
    EXPECT_EQ(page.flipped()->model()->rowCount(), static_cast<int>(flipped.front().cases.size()));
}

TEST_F(ComparePageTest, StableStageNamesWhyThereIsNone)
{
    open({test::golden(u"stream_chat"_s), test::golden(u"stream_chat"_s) + u"/."_s});
    EXPECT_EQ(page.folders().size(), 1); // the same folder once
    page.addFolders({test::golden(u"rate_chat"_s)});
    settle();
    page.setStage(run::Stage::Stable);
    settle();
    EXPECT_EQ(page.comparison()->stage, u"stable"_s);
}

TEST_F(ComparePageTest, GivesAwayEveryForm)
{
    open({test::golden(u"stream_chat"_s), test::golden(u"rate_chat"_s)});
    const ShareContent content = page.shareContent();
    const std::vector<std::pair<QString, QByteArray>> parts{{u"md"_s, "# Comparison"},
        {u"csv"_s, "section,metric"}, {u"json"_s, "\"sections\""}, {u"xlsx"_s, "PK"},
        {u"txt"_s, "TTFT"}};
    for (const auto &[suffix, part] : parts) {
        const auto bytes = content.makeTables(suffix);
        ASSERT_TRUE(bytes.has_value()) << suffix.toStdString();
        EXPECT_TRUE(bytes->contains(part)) << suffix.toStdString();
    }
    const auto made = content.makePage(report::PageLanguage::English);
    ASSERT_TRUE(made.has_value());
    EXPECT_TRUE(made->contains("<polyline"));
    EXPECT_TRUE(content.folder.isEmpty());
    EXPECT_EQ(content.facts.size(), 2);
    EXPECT_GE(content.charts.size(), 4U);
    EXPECT_GT(ReportPages(content, {}, ReportPages::recordCharts(content)).count(), 1);
}

TEST_F(ComparePageTest, ShowsHistogramsAndRemembersThem)
{
    open({test::golden(u"stream_chat"_s), test::golden(u"rate_chat"_s)});
    ComparisonChart *ttft = page.charts()->charts().front();
    EXPECT_TRUE(ttft->plot()->pointsOf(u"P50 0"_s)); // the dots of the percentiles
    page.charts()->findChild<SegmentedControl *>()->setFocus();
    Q_EMIT page.charts()->findChild<SegmentedControl *>()->activated(1);
    EXPECT_FALSE(ttft->plot()->pointsOf(u"P50 0"_s));
    for (const QString &experiment : {u"0"_s, u"1"_s}) {
        const Points bars = ttft->plot()->pointsOf(experiment);
        ASSERT_TRUE(bars);
        double sum = 0;
        for (std::size_t i = 0; i + 1 < bars->size(); ++i) {
            sum += (*bars)[i].y;
        }
        EXPECT_NEAR(sum, 100, 1e-6);
    }
    const ComparePage again(shell, context);
    EXPECT_EQ(again.charts()->form(), ComparisonChart::Form::Histogram);
}

TEST(ComparisonChart, CountsValuesBetweenEdges)
{
    const std::vector<core::Point> curve{{10, 25}, {20, 50}, {40, 100}};
    const std::vector<core::Point> bars = histogramOf(curve, {10, 20, 30, 40});
    ASSERT_EQ(bars.size(), 4U);
    EXPECT_DOUBLE_EQ(bars[0].y, 50); // the first bin has what lies on its lower edge
    EXPECT_DOUBLE_EQ(bars[1].y, 25);
    EXPECT_DOUBLE_EQ(bars[2].y, 25);
    EXPECT_TRUE(histogramOf(curve, {}).empty());
    EXPECT_DOUBLE_EQ(valueAt(curve, 50), 20);
    EXPECT_DOUBLE_EQ(valueAt({}, 50), 0);
}

TEST_F(ComparePageTest, SwitchesTheLanguage)
{
    open({test::golden(u"stream_chat"_s), test::golden(u"rate_chat"_s)});
    const int row = rowOf(u"TPOT Average"_s);
    installLanguage(u"zh_CN"_s);
    QCoreApplication::processEvents();
    EXPECT_EQ(page.title(), u"对比 · 2"_s);
    EXPECT_EQ(data(row, Part::Verdict, CellDataRole).value<StateCell>().text, u"更差"_s);
    EXPECT_EQ(page.charts()->charts().back()->title(), u"输出吞吐"_s);
    installLanguage(u"en"_s);
    QCoreApplication::processEvents();
    EXPECT_EQ(data(row, Part::Verdict, CellDataRole).value<StateCell>().text, u"Worse"_s);
}

TEST_F(ComparePageTest, TheListOfExperimentsComparesTheSelectedOnes)
{
    shell.settings().setRoots({QFileInfo(test::golden(u"stream_chat"_s)).path(),
        QFileInfo(test::golden(u"rate_chat"_s)).path()});
    Command command;
    command.id = u"experiment.compare"_s;
    command.title = [] { return QString(); };
    shell.commands().add(std::move(command));
    page.setActive(false);
    ExperimentsPage list(shell, context);
    list.setActive(true);
    ASSERT_TRUE(test::waitFor([&] { return !list.isScanning(); }));
    EXPECT_FALSE(shell.commands().isEnabled(u"experiment.compare"_s));
    list.view()->selectAll();
    ASSERT_TRUE(shell.commands().isEnabled(u"experiment.compare"_s));
    shell.commands().trigger(u"experiment.compare"_s);
    // The older one is the baseline.
    EXPECT_EQ(shell.opened,
        (QStringList{
            comparisonDocument({test::golden(u"stream_chat"_s), test::golden(u"rate_chat"_s)})
                .key}));
    list.setActive(false);
    EXPECT_FALSE(shell.commands().isBound(u"experiment.compare"_s));
}

} // namespace
} // namespace aisb::gui
