// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chartcard.h"
#include "gui/charts/chartlink.h"
#include "gui/charts/charttable.h"
#include "gui/charts/plotseries.h"
#include "gui/charts/plotview.h"
#include "gui/charts/ticks.h"
#include "gui/theme/thememanager.h"
#include "result_helpers.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include <cmath>

using namespace aisb;
using namespace aisb::gui;
using namespace Qt::StringLiterals;

namespace {

QStringList labelsOf(const std::vector<Tick> &ticks)
{
    QStringList labels;
    for (const Tick &tick : ticks) {
        if (!tick.label.isEmpty()) {
            labels.append(tick.label);
        }
    }
    return labels;
}

std::vector<core::Point> wave(int count)
{
    std::vector<core::Point> points;
    for (int i = 0; i < count; ++i) {
        points.push_back({i * 100.0 / count, 50 + 40 * std::sin(i * 0.01)});
    }
    return points;
}

TEST(Ticks, StepByOneTwoFive)
{
    EXPECT_DOUBLE_EQ(niceStep(168, 8), 50);
    EXPECT_DOUBLE_EQ(niceStep(100, 5), 20);
    EXPECT_DOUBLE_EQ(niceStep(0.7, 5), 0.2);
    EXPECT_DOUBLE_EQ(niceStep(0, 5), 1);
    EXPECT_DOUBLE_EQ(niceStep(std::nan(""), 5), 1);
    EXPECT_EQ(decimalsOf(0.2), 1);
    EXPECT_EQ(decimalsOf(0.05), 2);
    EXPECT_EQ(decimalsOf(20), 0);
}

TEST(Ticks, AreGroupedAndHaveTheDecimalsOfTheStep)
{
    EXPECT_EQ(labelsOf(ticksOf({}, {0, 4200}, 5)),
        (QStringList{u"0"_s, u"1,000"_s, u"2,000"_s, u"3,000"_s, u"4,000"_s}));
    EXPECT_EQ(labelsOf(ticksOf({}, {0, 1}, 5)).at(1), u"0.2"_s);
    EXPECT_TRUE(ticksOf({}, {3, 3}, 5).empty());
    EXPECT_TRUE(ticksOf({}, {0, std::nan("")}, 5).empty());
}

TEST(Ticks, OfALogAxisAreOneTwoFive)
{
    AxisSpec axis;
    axis.isLog = true;
    EXPECT_EQ(labelsOf(ticksOf(axis, {100, 1000}, 5)),
        (QStringList{u"100"_s, u"200"_s, u"500"_s, u"1,000"_s}));
    const QStringList wide = labelsOf(ticksOf(axis, {0.001, 1e6}, 5));
    EXPECT_LE(wide.size(), 6);
    EXPECT_GE(wide.size(), 3);
}

TEST(NiceRange, LeavesAirAndDoesNotJitter)
{
    AxisSpec axis;
    const Interval first = niceRange(axis, {10, 90});
    EXPECT_EQ(first.from, 0);
    EXPECT_GE(first.to, 91);
    EXPECT_LE(first.to, 120);
    EXPECT_EQ(niceRange(axis, {10, 70}, first), first);
    EXPECT_NE(niceRange(axis, {10, 300}, first), first);
    EXPECT_GT(niceRange(axis, {0, 0}).length(), 0);
    axis.fixed = Interval{0, 128};
    EXPECT_EQ(niceRange(axis, {5, 500}), (Interval{0, 128}));
}

TEST(AxisScale, PutsValuesBelowZeroOnTheEdgeOfALogAxis)
{
    const AxisScale scale(true, {10, 1000});
    EXPECT_NEAR(scale.share(100), 0.5, 1e-9);
    EXPECT_EQ(scale.share(0), 0);
    EXPECT_EQ(scale.share(-5), 0);
    EXPECT_NEAR(scale.valueAt(0.5), 100, 1e-6);
    const AxisScale fromZero(true, {0, 100});
    EXPECT_GT(fromZero.shown().from, 0);
}

TEST(ReducePoints, KeepsMinimumAndMaximumOfEachPixel)
{
    std::vector<core::Point> points = wave(100'000);
    points[54'321].y = 1000;
    const std::vector<core::Point> reduced = reducePoints(points, {0, 100}, 700);
    EXPECT_LE(reduced.size(), 1410U);
    EXPECT_TRUE(std::ranges::any_of(reduced, [](const core::Point &p) { return p.y == 1000; }));
}

TEST(ReducePoints, BreaksTheLineAtGaps)
{
    std::vector<core::Point> points{{0, 1}, {1, 2}, {2, std::nan("")}, {3, 4}, {4, 5}};
    const std::vector<core::Point> reduced = reducePoints(points, {0, 4}, 100);
    EXPECT_EQ(
        std::ranges::count_if(reduced, [](const core::Point &p) { return std::isnan(p.y); }), 1);
    EXPECT_TRUE(reducePoints({}, {0, 1}, 100).empty());
    EXPECT_TRUE(reducePoints({{0, std::nan("")}}, {0, 1}, 100).empty());
}

class Plot : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ThemeManager::instance().apply(ThemeMode::Light);
        plot.resize(800, 200);
        plot.setName(u"Output throughput"_s);
        AxisSpec time;
        time.name = u"Time"_s;
        time.unit = u"s"_s;
        plot.setXAxis(time);
        AxisSpec rate;
        rate.name = u"Rate"_s;
        rate.unit = u"token/s"_s;
        plot.setYAxis(rate);
        plot.addSeries({u"rate"_s, u"Rate"_s, SeriesKind::Line, colorOf(SeriesRole::Success)});
        plot.setPoints(u"rate"_s, makePoints(wave(2000)));
        plot.show();
        plot.finishPending();
    }
    [[nodiscard]] QPoint pixel(double x, double share = 0.5) const
    {
        const PlotGeometry &geometry = plot.geometry();
        return QPointF(geometry.xToPixel(x), geometry.area.top() + share * geometry.area.height())
            .toPoint();
    }
    void drag(double from, double to, Qt::KeyboardModifiers modifiers = {},
        Qt::MouseButton button = Qt::LeftButton)
    {
        // Both ends in pixels of the view before it moves.
        const QPoint start = pixel(from);
        const QPoint end = pixel(to);
        send(QEvent::MouseButtonPress, start, button, button, modifiers);
        send(QEvent::MouseMove, (start + end) / 2, Qt::NoButton, button, modifiers);
        send(QEvent::MouseMove, end, Qt::NoButton, button, modifiers);
        send(QEvent::MouseButtonRelease, end, button, Qt::NoButton, modifiers);
    }
    void send(QEvent::Type type, const QPoint &at, Qt::MouseButton button, Qt::MouseButtons buttons,
        Qt::KeyboardModifiers modifiers)
    {
        QMouseEvent event(type, at, plot.viewport()->mapToGlobal(at), button, buttons, modifiers);
        QCoreApplication::sendEvent(plot.viewport(), &event);
    }
    void turnWheel(int delta, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint at = pixel(50);
        QWheelEvent event(at, plot.viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton,
            modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot.viewport(), &event);
    }

    PlotView plot;
};

TEST_F(Plot, ShowsAllDataAtFirst)
{
    EXPECT_NEAR(plot.xRange().from, 0, 1e-9);
    EXPECT_NEAR(plot.xRange().to, 99.95, 1e-6);
    EXPECT_EQ(plot.yRange().from, 0);
    EXPECT_GE(plot.yRange().to, 90);
    EXPECT_FALSE(plot.isZoomed());
}

TEST_F(Plot, ZoomsAroundThePointerByWheel)
{
    QSignalSpy spy(&plot, &PlotView::xRangeChanged);
    turnWheel(120);
    EXPECT_EQ(spy.count(), 1);
    EXPECT_LT(plot.xRange().length(), 90);
    EXPECT_TRUE(plot.xRange().contains(50));
    const Interval zoomed = plot.xRange();
    turnWheel(-120, Qt::ShiftModifier);
    EXPECT_NEAR(plot.xRange().length(), zoomed.length(), 1e-9);
    EXPECT_GT(plot.xRange().from, zoomed.from);
    const Interval y = plot.yRange();
    turnWheel(120, Qt::ControlModifier);
    EXPECT_LT(plot.yRange().length(), y.length());
    EXPECT_EQ(plot.yRange().from, 0);
    plot.resetZoom();
    EXPECT_FALSE(plot.isZoomed());
}

TEST_F(Plot, NeverLeavesTheFullRange)
{
    plot.setXRange({-500, 20});
    EXPECT_GE(plot.xRange().from, 0);
    plot.setXRange({90, 90});
    EXPECT_GT(plot.xRange().length(), 0);
    plot.setXRange({-1e9, 1e9});
    EXPECT_FALSE(plot.isZoomed());
    for (int i = 0; i < 300; ++i) {
        plot.zoomX(0.5, 50);
    }
    EXPECT_GT(plot.xRange().length(), 0);
}

TEST_F(Plot, SelectsARangeByDragging)
{
    QSignalSpy spy(&plot, &PlotView::rangeSelected);
    drag(20, 40);
    ASSERT_GE(spy.count(), 2);
    EXPECT_TRUE(spy.last().at(1).toBool());
    const auto range = plot.range();
    ASSERT_TRUE(range);
    EXPECT_NEAR(range->from, 20, 0.3);
    EXPECT_NEAR(range->to, 40, 0.3);
    drag(40, 60); // the right edge
    EXPECT_NEAR(plot.range()->from, 20, 0.3);
    EXPECT_NEAR(plot.range()->to, 60, 0.3);
    drag(30, 40); // the body
    EXPECT_NEAR(plot.range()->from, 30, 0.5);
    EXPECT_NEAR(plot.range()->to, 70, 0.5);
    EXPECT_FALSE(plot.isZoomed());
}

TEST_F(Plot, AnnouncesADragAtMostTenTimesASecond)
{
    QSignalSpy spy(&plot, &PlotView::rangeSelected);
    const QElapsedTimer clock = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    send(QEvent::MouseButtonPress, pixel(10), Qt::LeftButton, Qt::LeftButton, {});
    for (int i = 11; i < 90; ++i) {
        send(QEvent::MouseMove, pixel(i), Qt::NoButton, Qt::LeftButton, {});
    }
    EXPECT_LE(spy.count(), 2 + clock.elapsed() / 100);
    send(QEvent::MouseButtonRelease, pixel(89), Qt::LeftButton, Qt::NoButton, {});
    EXPECT_TRUE(spy.last().at(1).toBool());
}

TEST_F(Plot, PansWithTheMiddleButtonAndZoomsABoxWithControl)
{
    plot.setXRange({40, 60});
    drag(50, 45, {}, Qt::MiddleButton);
    EXPECT_NEAR(plot.xRange().from, 45, 0.3);
    EXPECT_FALSE(plot.range());
    plot.resetZoom();
    drag(20, 40, Qt::ControlModifier);
    EXPECT_NEAR(plot.xRange().from, 20, 0.3);
    EXPECT_NEAR(plot.xRange().to, 40, 0.3);
    EXPECT_FALSE(plot.range());
}

TEST_F(Plot, ObeysTheKeys)
{
    plot.setRange(Interval{20, 40});
    QTest::keyClick(&plot, Qt::Key_Return);
    EXPECT_NEAR(plot.xRange().from, 20, 1e-6);
    QTest::keyClick(&plot, Qt::Key_0);
    EXPECT_FALSE(plot.isZoomed());
    QTest::keyClick(&plot, Qt::Key_Plus);
    EXPECT_TRUE(plot.isZoomed());
    QTest::keyClick(&plot, Qt::Key_Right);
    ASSERT_TRUE(plot.crosshair());
    const double before = *plot.crosshair();
    QTest::keyClick(&plot, Qt::Key_Right, Qt::ControlModifier);
    EXPECT_NEAR(*plot.crosshair() - before, 0.05, 0.051);
    QSignalSpy table(&plot, &PlotView::tableRequested);
    QTest::keyClick(&plot, Qt::Key_T);
    EXPECT_EQ(table.count(), 1);
    QTest::keyClick(&plot, Qt::Key_L);
    EXPECT_TRUE(plot.yAxis().isLog);
}

TEST_F(Plot, TakesOneStepBackWithEscape)
{
    QSignalSpy cleared(&plot, &PlotView::rangeCleared);
    drag(20, 40);
    QTest::keyClick(&plot, Qt::Key_Escape); // crosshair
    EXPECT_FALSE(plot.crosshair());
    EXPECT_TRUE(plot.range());
    QTest::keyClick(&plot, Qt::Key_Escape); // selection
    EXPECT_FALSE(plot.range());
    EXPECT_EQ(cleared.count(), 1);
    send(QEvent::MouseButtonPress, pixel(20), Qt::LeftButton, Qt::LeftButton, {});
    send(QEvent::MouseMove, pixel(40), Qt::NoButton, Qt::LeftButton, {});
    EXPECT_TRUE(plot.range());
    QTest::keyClick(&plot, Qt::Key_Escape); // pending drag
    EXPECT_FALSE(plot.range());
}

TEST_F(Plot, SaysTheValuesUnderThePointer)
{
    plot.addSeries({u"steps"_s, u"Steps"_s, SeriesKind::Steps, colorOf(SeriesRole::Concurrency)});
    plot.setPoints(u"steps"_s, makePoints({{0, 10}, {50, 20}, {60, std::nan("")}, {70, 30}}));
    EXPECT_EQ(plot.hoverRows(49, 0).at(1).value, u"10.0"_s);
    EXPECT_EQ(plot.hoverRows(55, 0).at(1).value, u"20.0"_s);
    EXPECT_EQ(plot.hoverRows(65, 0).size(), 1U);
    plot.setSeriesVisible(u"rate"_s, false);
    EXPECT_EQ(plot.hoverRows(49, 0).size(), 1U);
    plot.setHoverProvider(
        [](double x, double) { return std::vector<HoverRow>{{u"x"_s, QString::number(x)}}; });
    EXPECT_EQ(plot.hoverRows(3, 0).front().value, u"3"_s);
}

TEST_F(Plot, DrawsManyPointsReducedInAWorker)
{
    plot.setPoints(u"rate"_s, makePoints(wave(250'000)));
    plot.finishPending();
    EXPECT_TRUE(plot.reductionNote().contains(u"250,000"_s));
    int drawn = 0;
    for (const QAbstractSeries *series : plot.chart()->series()) {
        if (const auto *line = qobject_cast<const QLineSeries *>(series)) {
            drawn += static_cast<int>(line->count());
        }
    }
    EXPECT_GT(drawn, 500);
    EXPECT_LT(drawn, 2 * 800 * 2);
}

TEST_F(Plot, SurvivesValuesALogAxisCannotShow)
{
    plot.setPoints(u"rate"_s, makePoints({{0, 0}, {1, -5}, {2, 100}, {3, 0.1}}));
    plot.toggleLogY();
    plot.finishPending();
    EXPECT_FALSE(plot.grab().isNull());
    EXPECT_GT(plot.yRange().from, 0);
    plot.setPoints(u"rate"_s, makePoints({{0, 0}, {1, -5}}));
    plot.finishPending();
    EXPECT_GT(plot.yRange().length(), 0);
}

TEST_F(Plot, KeepsItsStateWhenEmptied)
{
    plot.setEmptyText(u"No request in this selection"_s);
    plot.setPoints(u"rate"_s, nullptr);
    plot.finishPending();
    EXPECT_GT(plot.xRange().length(), 0);
    plot.removeSeries(u"rate"_s);
    plot.setPoints(u"gone"_s, makePoints({{0, 1}}));
    EXPECT_TRUE(plot.table().rows.empty());
}

TEST_F(Plot, ExportsPictureAndData)
{
    const QTemporaryDir folder;
    plot.setPoints(u"rate"_s, makePoints({{0, 1.5}, {1, 2}, {2, std::nan("")}}));
    ASSERT_TRUE(plot.savePng(folder.filePath(u"a.png"_s), {600, 300}, 2));
    const QImage image(folder.filePath(u"a.png"_s));
    EXPECT_EQ(image.size(), QSize(1200, 600));
    ASSERT_TRUE(plot.saveSvg(folder.filePath(u"a.svg"_s), {600, 300}));
    EXPECT_TRUE(QSvgRenderer(folder.filePath(u"a.svg"_s)).isValid());
    ASSERT_TRUE(plot.saveCsv(folder.filePath(u"a.csv"_s)));
    QFile csv(folder.filePath(u"a.csv"_s));
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    EXPECT_EQ(csv.readAll(), "Time (s),Rate (token/s)\r\n0.0,1.5\r\n1.0,2.0\r\n2.0,\r\n");
    EXPECT_FALSE(plot.savePng(u"/dev/null/a.png"_s, {600, 300}));
}

TEST_F(Plot, ExportsInTheLightThemeAndReturnsToItsOwn)
{
    ThemeManager::instance().apply(ThemeMode::Dark);
    const QImage image = plot.toImage({400, 200}, 1);
    EXPECT_EQ(image.pixelColor(2, 198).name(), Theme::light().color(Token::Surface).name());
    EXPECT_EQ(plot.backgroundBrush().color(), Theme::dark().color(Token::Surface));
    EXPECT_NEAR(plot.geometry().area.right(), 800 - 20, 2);
    ThemeManager::instance().apply(ThemeMode::Light);
}

TEST_F(Plot, PaintsBarsAndDots)
{
    plot.addSeries({u"bars"_s, u"Bars"_s, SeriesKind::Bars, colorOf(SeriesRole::Ttft)});
    plot.setPoints(u"bars"_s, makePoints({{0, 50}, {50, 20}, {100, 0}}));
    plot.addSeries({u"dots"_s, u"Dots"_s, SeriesKind::Dots, colorOf(SeriesRole::Failure)});
    plot.setPoints(u"dots"_s, makePoints(wave(5000)));
    plot.finishPending();
    const QImage image = plot.grab().toImage();
    const QPoint inBar = pixel(25, 0.9);
    EXPECT_EQ(image.pixelColor(inBar).name(), Theme::light().series(SeriesRole::Ttft).name());
}

TEST(ChartLink, JoinsZoomCrosshairAndRange)
{
    PlotView first;
    PlotView second;
    ChartLink link;
    for (PlotView *plot : {&first, &second}) {
        plot->resize(600, 150);
        AxisSpec time;
        time.fixed = Interval{0, 100};
        plot->setXAxis(time);
        plot->addSeries({u"a"_s, u"A"_s, SeriesKind::Line, colorOf(SeriesRole::Success)});
        plot->setPoints(u"a"_s, makePoints(wave(100)));
        link.add(plot);
    }
    QSignalSpy zoomed(&link, &ChartLink::xRangeChanged);
    first.setXRange({20, 60});
    EXPECT_EQ(second.xRange(), first.xRange());
    EXPECT_EQ(zoomed.count(), 1);
    link.setZoomLinked(false);
    first.setXRange({30, 40});
    EXPECT_EQ(second.xRange(), (Interval{20, 60}));
    link.setZoomLinked(true);
    EXPECT_EQ(second.xRange(), first.xRange());
    Q_EMIT second.rangeSelected({31, 35}, true);
    EXPECT_EQ(first.range(), (Interval{31, 35}));
    link.setPin(33);
    EXPECT_EQ(first.crosshair(), 33);
    Q_EMIT second.rangeCleared();
    EXPECT_FALSE(first.range());
}

TEST(ChartLink, AlignsPlotAreasOfDifferentLabels)
{
    PlotView small;
    PlotView large;
    ChartLink link;
    for (PlotView *plot : {&small, &large}) {
        plot->resize(600, 150);
        plot->addSeries({u"a"_s, u"A"_s, SeriesKind::Line, colorOf(SeriesRole::Success)});
        link.add(plot);
    }
    small.setPoints(u"a"_s, makePoints({{0, 0}, {1, 1}}));
    large.setPoints(u"a"_s, makePoints({{0, 0}, {1, 2'000'000'000}}));
    EXPECT_EQ(small.geometry().area.left(), large.geometry().area.left());
    EXPECT_EQ(small.geometry().area.right(), large.geometry().area.right());
}

TEST(ChartLink, OutlivesAPlot)
{
    ChartLink link;
    auto plot = std::make_unique<PlotView>();
    link.add(plot.get());
    plot.reset();
    link.setRange(Interval{0, 1});
    EXPECT_TRUE(link.plots().empty());
}

TEST(ChartCard, HidesASeriesFromItsLegend)
{
    ChartCard card;
    PlotView *plot = card.addPlot();
    plot->addSeries({u"a"_s, u"A"_s, SeriesKind::Line, colorOf(SeriesRole::Success)});
    auto *legend = card.findChild<ChartLegend *>();
    ASSERT_NE(legend, nullptr);
    EXPECT_EQ(legend->accessibleName(), u"A"_s);
    Q_EMIT legend->entryClicked(u"a"_s);
    EXPECT_FALSE(plot->isSeriesVisible(u"a"_s));
    Q_EMIT legend->entryClicked(u"a"_s);
    EXPECT_TRUE(plot->isSeriesVisible(u"a"_s));
}

TEST(PlotTableModel, KeepsTheContractOfItemModels)
{
    PlotTableModel model(PlotTable{{u"Time (s)"_s, u"A"_s}, {{0.0, 1.5}, {1.0, std::nullopt}}});
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(model.index(0, 1).data().toString(), u"1.5"_s);
    EXPECT_EQ(model.index(1, 1).data().toString(), u"–"_s);
}

} // namespace
