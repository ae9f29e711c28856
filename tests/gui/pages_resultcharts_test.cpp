// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/perfmetrics.h"
#include "gui/charts/loadcharts.h"
#include "gui/charts/plotview.h"
#include "gui/charts/scatterchart.h"
#include "gui/models/healthmodel.h"
#include "gui/models/requestsmodel.h"
#include "gui/models/summarymodel.h"
#include "gui/pages/copymenu.h"
#include "gui/pages/distributionspane.h"
#include "gui/pages/headermenu.h"
#include "gui/pages/healthpane.h"
#include "gui/pages/overviewpane.h"
#include "gui/pages/resultview.h"
#include "gui/pages/scatterpane.h"
#include "gui/pages/tablespane.h"
#include "gui/settings/settings.h"
#include "gui/widgets/chip.h"
#include "pages_helpers.h"
#include "report/resultfiles.h"
#include "result_helpers.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

core::Health healthWith(core::HealthVerdict verdict)
{
    core::Health health;
    health.verdict = verdict;
    health.addedDelayMs = 0.21;
    health.checks = {{u"late"_s, verdict, 84, 10, u"late sends"_s},
        {u"concurrency"_s, core::HealthVerdict::Green, 100, 95, u"all in use"_s},
        {u"unsent"_s, core::HealthVerdict::Green, 3, 0, u"three"_s},
        {u"moon"_s, core::HealthVerdict::Green, 1, 2, u"of a later program"_s}};
    return health;
}

TEST(HealthModel, SaysValueLimitAndMeaning)
{
    HealthModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(healthWith(core::HealthVerdict::Red).checks);
    ASSERT_EQ(model.rowCount(), 4);
    const auto text = [&](int row, int column) {
        return model.index(row, column).data().toString().replace(QChar(QChar::Nbsp), u' ');
    };
    EXPECT_EQ(text(0, HealthModel::State), u"Bad"_s);
    EXPECT_EQ(text(0, HealthModel::Value), u"84.00 ms"_s);
    EXPECT_EQ(text(0, HealthModel::Limit), u"≤ 10 ms"_s);
    EXPECT_FALSE(text(0, HealthModel::Meaning).isEmpty());
    EXPECT_EQ(text(1, HealthModel::Limit), u"≥ 95 %"_s);
    EXPECT_EQ(text(2, HealthModel::Value), u"3"_s);
    EXPECT_EQ(text(3, HealthModel::Check), u"moon"_s);
    EXPECT_EQ(text(3, HealthModel::Meaning), u"of a later program"_s);
}

TEST(HealthPane, PutsTheVerdictIntoOneSentence)
{
    EXPECT_EQ(
        HealthPane::sentence(healthWith(core::HealthVerdict::Green)), u"Measurement valid."_s);
    const QString bad = HealthPane::sentence(healthWith(core::HealthVerdict::Red));
    EXPECT_TRUE(bad.startsWith(u"Measurement not valid. "_s)) << bad.toStdString();
    EXPECT_TRUE(bad.contains(u"84.00"_s)) << bad.toStdString();
}

// As test::makeData(), planned, with a group of checks.
std::shared_ptr<const core::ExperimentResult> plannedExperiment(int requests)
{
    auto data = std::make_shared<core::PerfData>(*test::makeData(requests));
    for (core::PerfRequest &request : data->requests) {
        request.planned = request.start - 0.004;
    }
    auto experiment = std::make_shared<core::ExperimentResult>();
    experiment->path = u"/results/20261124_101500"_s;
    core::GroupResult group;
    group.model = u"m"_s;
    group.group = u"g"_s;
    group.data = data;
    const auto summary = core::summarize(*data, {});
    EXPECT_TRUE(summary.has_value());
    group.tables = report::resultTables(*summary);
    group.health = healthWith(core::HealthVerdict::Amber);
    experiment->groups = {group};
    return experiment;
}

class ResultChartsTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        view.resize(1200, 760);
        view.setExperiment(plannedExperiment(40), true);
        view.show();
        settle();
    }
    void settle()
    {
        ASSERT_TRUE(test::waitFor([&] { return view.analysis() && !view.isBusy(); }));
    }
    void showTab(ResultView::Tab tab)
    {
        view.setTab(tab);
        settle();
    }
    [[nodiscard]] qint64 requestsInTable() const
    {
        return view.overview()->summaryModel()->summary()->rows.front().n;
    }

    ResultView view{core::MetricsProfile::Corrected};
};

TEST_F(ResultChartsTest, ShowsTheHealthOfTheGroup)
{
    EXPECT_EQ(view.health()->model()->rowCount(), 4);
    auto other = std::make_shared<core::ExperimentResult>(*view.experiment());
    other->groups[0].health.reset();
    view.setExperiment(other, true);
    settle();
    EXPECT_EQ(view.health()->model()->rowCount(), 0);
}

TEST_F(ResultChartsTest, DrawsStableStageAndSteadyStateAndDragsTheStage)
{
    const PlotView *plot = view.overview()->timeline()->lanesPlot();
    const core::Result<core::StableWindow> stable = core::findStableWindow(*view.analysis()->data);
    ASSERT_TRUE(stable.has_value());
    ASSERT_TRUE(plot->stableBand());
    EXPECT_DOUBLE_EQ(plot->stableBand()->from, stable->begin - 1000);
    EXPECT_DOUBLE_EQ(plot->stableBand()->to, stable->end - 1000);

    PlotView *drawn = view.overview()->timeline()->inFlightPlot();
    const PlotGeometry &geometry = drawn->geometry();
    const auto pixel = [&](double x) {
        return QPoint(qRound(geometry.xToPixel(x)), qRound(geometry.area.center().y()));
    };
    const double right = plot->stableBand()->to;
    QTest::mousePress(drawn->viewport(), Qt::LeftButton, {}, pixel(right));
    QTest::mouseMove(drawn->viewport(), pixel(0.6));
    QTest::mouseMove(drawn->viewport(), pixel(0.5));
    QTest::mouseRelease(drawn->viewport(), Qt::LeftButton, {}, pixel(0.5));
    settle();
    ASSERT_TRUE(view.population().window);
    EXPECT_EQ(view.population().scope, Scope::Stable);
    EXPECT_NEAR(view.population().window->to, 0.5, 0.02);
    EXPECT_DOUBLE_EQ(view.population().window->from, stable->begin - 1000);
    EXPECT_EQ(plot->stableBand(), view.population().window);
    EXPECT_EQ(view.tables()->shown().metricRows.front().at(1), u"window"_s);

    view.undo();
    settle();
    EXPECT_FALSE(view.population().window);
    EXPECT_DOUBLE_EQ(plot->stableBand()->to, right);
}

TEST_F(ResultChartsTest, GivesOneSetOfNumbersForAWindowEverywhere)
{
    Q_EMIT view.overview()->timeline()->stageChosen(Interval{0.05, 0.25});
    settle();
    EXPECT_EQ(view.population().scope, Scope::Stable);
    EXPECT_EQ(view.overview()->requestsModel()->rowCount(), 8);
    EXPECT_EQ(requestsInTable(), 7);
    EXPECT_EQ(view.tables()->shown().metricRows.front().last(), u"7"_s);
    Q_EMIT view.overview()->timeline()->stageChosen(std::nullopt);
    settle();
    EXPECT_FALSE(view.population().window);
    EXPECT_EQ(view.population().scope, Scope::Stable);
}

TEST_F(ResultChartsTest, KeepsTheRangeWhenTheScopeChanges)
{
    view.setPopulation({Scope::Selection, Interval{0.05, 0.25}, Interval{0, 0.5}});
    settle();
    view.setPopulation({Scope::Whole, Interval{0.05, 0.25}, Interval{0, 0.5}});
    settle();
    EXPECT_EQ(requestsInTable(), 36);
    EXPECT_TRUE(view.overview()->timeline()->lanesPlot()->range());
}

TEST_F(ResultChartsTest, SpreadsEveryMetricOfThePopulation)
{
    showTab(ResultView::Distributions);
    const auto &charts = view.distributions()->charts();
    ASSERT_EQ(charts.size(), 6U);
    ASSERT_TRUE(charts[0]->shape());
    EXPECT_EQ(charts[0]->shape()->count, 36);
    EXPECT_TRUE(charts[0]->shape()->outline.empty());
    EXPECT_EQ(charts[2]->shape()->count, 36 * 9); // every gap
    view.setPopulation({Scope::Selection, Interval{0.05, 0.25}});
    ASSERT_TRUE(
        test::waitFor([&] { return charts[0]->shape() && charts[0]->shape()->count == 7; }));
    EXPECT_FALSE(charts[0]->shape()->outline.empty());
    EXPECT_DOUBLE_EQ(charts[0]->shape()->cumulative.back().y, 100);
    EXPECT_DOUBLE_EQ(charts[0]->shape()->wholeCumulative.back().y, 100);
}

TEST_F(ResultChartsTest, FiltersTheRowsOfARectangleAndSelectsAPoint)
{
    showTab(ResultView::Scatter);
    view.scatter()->setAxes(RequestsModel::Input, RequestsModel::Ttft, RequestsModel::E2el);
    settle();
    ScatterChart *chart = view.scatter()->chart();
    ASSERT_TRUE(chart->item()->points());
    EXPECT_EQ(chart->item()->points()->size(), 36U);
    Q_EMIT chart->plot()->rectangleSelected({49.5, 50.5}, {0, 22.5});
    settle();
    const RequestsModel &rows = *view.overview()->requestsModel();
    ASSERT_GT(rows.rowCount(), 0);
    EXPECT_LT(rows.rowCount(), 36);
    for (int row = 0; row < rows.rowCount(); ++row) {
        EXPECT_EQ(rows.rowAt(row).inputTokens, 50);
        EXPECT_LE(rows.rowAt(row).ttftMs, 22.5);
    }
    // A filter of the whole document: chip, cards, table, charts, undo.
    auto *chip = view.findChild<Chip *>(u"valuesChip"_s);
    ASSERT_TRUE(chip);
    EXPECT_FALSE(chip->isHidden());
    EXPECT_TRUE(chip->text().contains(u"49.5 – 50.5"_s)) << chip->text().toStdString();
    const PopulationNumbers numbers =
        numbersOf(*view.analysis(), view.population(), core::PerfMetric::Ttft);
    ASSERT_TRUE(numbers.summary);
    EXPECT_EQ(numbers.requests, rows.rowCount());
    EXPECT_EQ(numbers.summary->common.successRequests, rows.rowCount());
    EXPECT_EQ(numbers.summary->common.totalInputTokens, 50 * rows.rowCount());
    ASSERT_TRUE(numbers.distribution);
    EXPECT_EQ(numbers.distribution->count, rows.rowCount());
    EXPECT_EQ(chart->item()->points()->size(), 36U); // the others stay to be seen
    EXPECT_EQ(chart->plot()->rangeY(), (Interval{0, 22.5}));
    view.undo();
    settle();
    EXPECT_FALSE(view.population().values);
    EXPECT_TRUE(chip->isHidden());
    EXPECT_EQ(rows.rowCount(), 40);
    EXPECT_FALSE(chart->plot()->range());
    view.redo();
    settle();
    EXPECT_LT(rows.rowCount(), 36);
    view.scatter()->setAxes(RequestsModel::Output, RequestsModel::E2el);
    settle();
    EXPECT_EQ(std::ssize(*chart->item()->points()), rows.rowCount());
    Q_EMIT chip->closeRequested();
    settle();
    EXPECT_EQ(rows.rowCount(), 40);
    view.scatter()->setAxes(RequestsModel::Input, RequestsModel::Ttft);
    settle();

    const ScatterPoint &point = chart->item()->points()->at(5);
    Q_EMIT chart->plot()->clicked(point.x, point.y);
    const int current = view.overview()->requestsView()->currentIndex().row();
    ASSERT_GE(current, 0);
    EXPECT_EQ(rows.rowAt(current).inputTokens, static_cast<qint64>(point.x));
    EXPECT_DOUBLE_EQ(rows.rowAt(current).ttftMs, point.y);
}

TEST_F(ResultChartsTest, DrawsTheLoadOverTimeAndSelectsInIt)
{
    showTab(ResultView::Rate);
    EXPECT_TRUE(view.rate()->ratePlot()->pointsOf(u"planned"_s));
    const Points delays = view.rate()->delayPlot()->pointsOf(u"delay"_s);
    ASSERT_TRUE(delays);
    EXPECT_EQ(delays->size(), 40U);
    EXPECT_NEAR(delays->front().y, 4, 1e-6);
    EXPECT_TRUE(view.tokens()->totalPlot()->pointsOf(u"output"_s));
    Q_EMIT view.rate()->rangeSelected({0.05, 0.25}, true);
    settle();
    EXPECT_EQ(requestsInTable(), 7);
    EXPECT_TRUE(view.tokens()->outputPlot()->range());
}

TEST_F(ResultChartsTest, ShowsScheduleDelaysWhereThereIsAPlan)
{
    const QTableView &table = *view.overview()->requestsView();
    EXPECT_FALSE(table.isColumnHidden(RequestsModel::Delay));
    EXPECT_TRUE(table.isColumnHidden(RequestsModel::PlannedAt));
    EXPECT_EQ(table.model()->index(0, RequestsModel::Delay).data().toString(), u"4.00"_s);
    EXPECT_NEAR(
        table.model()->index(0, RequestsModel::PlannedAt).data(SortRole).toDouble(), -0.004, 1e-9);
}

TEST_F(ResultChartsTest, OffersSortHideAndStatisticsAtATitle)
{
    QTableView &table = *view.overview()->requestsView();
    const ColumnStatistics statistics = columnStatistics(table, RequestsModel::Input);
    EXPECT_EQ(statistics.n, 40);
    EXPECT_EQ(statistics.min, 50);
    EXPECT_EQ(statistics.max, 56);
    EXPECT_EQ(columnStatistics(table, RequestsModel::E2el).n, 36); // failures have none
    EXPECT_EQ(columnStatistics(table, RequestsModel::Phases).n, 36);

    int changes = 0;
    const std::unique_ptr<QMenu> menu(
        makeHeaderMenu(table, RequestsModel::Input, [&changes] { ++changes; }));
    const QList<QAction *> actions = menu->actions();
    actions[1]->trigger(); // descending
    EXPECT_EQ(table.model()->index(0, RequestsModel::Input).data().toString(), u"56"_s);
    actions[3]->trigger(); // hide
    EXPECT_TRUE(table.isColumnHidden(RequestsModel::Input));
    EXPECT_EQ(changes, 1);
    QAction *column = actions[4]->menu()->actions().at(RequestsModel::Input);
    column->toggle();
    column->toggle();
    EXPECT_EQ(changes, 3);
    Q_EMIT actions[6]->menu()->aboutToShow();
    EXPECT_GE(actions[6]->menu()->actions().size(), 8);
}

TEST_F(ResultChartsTest, CopiesFullPrecisionOrMarkdownAsDisplayed)
{
    QTableView &table = *view.overview()->requestsView();
    const report::Table exact = tableOfView(table);
    const report::Table shown = tableOfView(table, CopyPrecision::Displayed);
    ASSERT_EQ(exact.rows.size(), 40U);
    const auto column = exact.header.indexOf(u"TTFT (ms)"_s);
    ASSERT_GE(column, 0);
    EXPECT_EQ(shown.rows[0][column], u"20.0"_s);
    EXPECT_EQ(exact.rows[0][column], u"20"_s);
    for (QAction *action : table.actions()) {
        if (action->shortcut() == QKeySequence(u"Ctrl+Shift+C"_s)) {
            action->trigger();
        }
    }
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(u"| TTFT (ms)"_s));
    for (QAction *action : table.actions()) {
        if (action->shortcut() == QKeySequence(QKeySequence::Copy)) {
            action->trigger();
        }
    }
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    EXPECT_TRUE(data->hasHtml());
    EXPECT_EQ(data->text().count(u'\n'), 41);
}

TEST_F(ResultChartsTest, StepsThroughFailuresAndShowsARequestInTheTimeline)
{
    QTableView &table = *view.overview()->requestsView();
    const auto press = [&table](const QKeySequence &key) {
        for (QAction *action : table.actions()) {
            if (action->shortcut() == key) {
                action->trigger();
            }
        }
    };
    const RequestsModel &rows = *view.overview()->requestsModel();
    press(QKeySequence(Qt::Key_N));
    EXPECT_EQ(rows.rowAt(table.currentIndex().row()).id, 9);
    press(QKeySequence(Qt::Key_N));
    EXPECT_EQ(rows.rowAt(table.currentIndex().row()).id, 19);
    for (int i = 0; i < 3; ++i) {
        press(QKeySequence(Qt::Key_N));
    }
    EXPECT_EQ(rows.rowAt(table.currentIndex().row()).id, 9); // from the top again
    table.selectRow(20);
    press(QKeySequence(Qt::Key_Z));
    const Interval shown = view.overview()->timeline()->lanesPlot()->xRange();
    EXPECT_NEAR(shown.from, 0.4, 1e-6);
    EXPECT_NEAR(shown.to, 0.7, 1e-6);
}

TEST_F(ResultChartsTest, LetsPanelsFloatAndRemembersThem)
{
    const auto dock = [](ResultView &of, const char *name) {
        return of.findChild<QDockWidget *>(QString::fromLatin1(name));
    };
    ASSERT_TRUE(dock(view, "requestsDock"));
    dock(view, "requestDock")->setFloating(true);
    dock(view, "distributionDock")->hide();
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"settings.ini"_s));
    view.saveLayout(settings);

    ResultView other(core::MetricsProfile::Corrected);
    other.resize(1200, 760);
    other.restoreLayout(settings);
    other.show();
    EXPECT_TRUE(dock(other, "requestDock")->isFloating());
    EXPECT_TRUE(dock(other, "distributionDock")->isHidden());
    EXPECT_FALSE(dock(other, "requestsDock")->isFloating());
    other.resetLayout();
    EXPECT_FALSE(dock(other, "requestDock")->isFloating());
    EXPECT_FALSE(dock(other, "distributionDock")->isHidden());
}

TEST(DistributionShape, TakesALogAxisForALongTail)
{
    std::vector<double> values(200, 100);
    values.push_back(50);
    values.push_back(5000);
    const auto shape = distributionShape({core::PerfMetric::Ttft, values, {}, 1, true});
    ASSERT_TRUE(shape);
    EXPECT_TRUE(shape->isLog);
    EXPECT_DOUBLE_EQ(shape->bars.front().x, 50);
    EXPECT_NEAR(shape->bars.back().x, 5000, 1e-6);
    double sum = 0;
    for (const core::Point &bar : shape->bars) {
        sum += bar.y;
    }
    EXPECT_NEAR(sum, 100, 1e-9);
    EXPECT_EQ(shape->median, 100);
    EXPECT_FALSE(distributionShape({core::PerfMetric::Ttft, values, {}, 1, false})->isLog);
    values.pop_back();
    EXPECT_FALSE(distributionShape({core::PerfMetric::Ttft, values, {}, 1, true})->isLog);
}

TEST(DistributionShape, CopesWithOneValueAndWithZeros)
{
    const std::vector<double> seven{7};
    const auto one = distributionShape({core::PerfMetric::Ttft, seven, {}, 1, true});
    ASSERT_TRUE(one);
    EXPECT_EQ(one->median, 7);
    const std::vector<double> many{0, 0, 0, 0.001, 0.1};
    const auto zeros = distributionShape({core::PerfMetric::Itl, many, {}, 1e3, true});
    ASSERT_TRUE(zeros);
    EXPECT_NEAR(zeros->bars.back().x, 100, 1e-9);
    for (const core::Point &bar : zeros->bars) {
        EXPECT_TRUE(std::isfinite(bar.x) && std::isfinite(bar.y));
    }
}

PlotGeometry unitGeometry()
{
    PlotGeometry geometry;
    geometry.area = QRectF(10, 20, 100, 100);
    geometry.x = AxisScale(false, {0, 10});
    geometry.y = AxisScale(false, {0, 10});
    return geometry;
}

TEST(Scatter, PaintsWhereThePointsLie)
{
    const PlotGeometry geometry = unitGeometry();
    const ScatterColors colors{Qt::red, Qt::blue, Qt::green};
    const QImage image = renderScatter({{5, 5, -1, 0}, {20, 5, -1, 1}}, geometry, colors);
    ASSERT_EQ(image.size(), QSize(100, 100));
    EXPECT_GT(image.pixelColor(50, 50).alpha(), 100);
    EXPECT_EQ(image.pixelColor(50, 50).blue(), 0);
    EXPECT_EQ(image.pixelColor(20, 20).alpha(), 0);
    const QImage hued = renderScatter({{5, 5, 1, 0}}, geometry, colors);
    EXPECT_GT(hued.pixelColor(50, 50).green(), hued.pixelColor(50, 50).blue());
}

TEST(Scatter, ShowsDensityOfManyPoints)
{
    std::vector<ScatterPoint> points;
    for (qint32 i = 0; i < 6000; ++i) {
        points.push_back({5, 5, -1, i});
    }
    points.push_back({1, 1, -1, 6000});
    const QImage image = renderScatter(points, unitGeometry(), {Qt::red, Qt::blue, Qt::green});
    EXPECT_EQ(image.pixelColor(50, 50).alpha(), 255);
    const int lonely = image.pixelColor(10, 90).alpha();
    EXPECT_GT(lonely, 40);
    EXPECT_LT(lonely, 100);
}

TEST(Scatter, FindsTheNearestPointWithinReach)
{
    const std::vector<ScatterPoint> points{{2, 2, -1, 7}, {4, 4, -1, 8}};
    const PlotGeometry geometry = unitGeometry();
    const auto near =
        nearestPoint(points, geometry, {geometry.xToPixel(3.9), geometry.yToPixel(4)}, 5);
    ASSERT_TRUE(near);
    EXPECT_EQ(near->request, 8);
    EXPECT_FALSE(nearestPoint(points, geometry, {0, 0}, 5));
}

} // namespace
} // namespace aisb::gui
