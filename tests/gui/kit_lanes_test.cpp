// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/lanes.h"
#include "gui/charts/lanesitem.h"
#include "gui/charts/plotview.h"
#include "gui/theme/thememanager.h"

#include <gtest/gtest.h>

using namespace aisb;
using namespace aisb::gui;

namespace {

core::TimelineSpan span(int request, int lane, double start, double first, double end)
{
    return {request, lane, start, first, end};
}

PlotGeometry geometryOf(double lanes, int width, int height)
{
    PlotGeometry geometry;
    geometry.area = QRectF(0, 0, width, height);
    geometry.x = AxisScale(false, {0, 10});
    geometry.y = AxisScale(false, {0, lanes});
    return geometry;
}

const LaneColors kColors{
    QColor(255, 128, 0), QColor(0, 0, 255), QColor(255, 0, 0), QColor(255, 255, 255)};

TEST(LanesOf, GivesEachRequestTheLowestFreeSlot)
{
    core::Timeline timeline;
    timeline.spans = {
        span(0, 1, 0, 1, 4), span(1, 2, 1, 2, 3), span(2, 3, 3.5, 4, 6), span(3, 4, 4, 5, 7)};
    timeline.lanes = 4;
    const LanesData slots = lanesOf(timeline, {}, LaneOrder::Slot);
    EXPECT_EQ(slots.lanes, 2);
    EXPECT_EQ(slots.spans[2].lane, 2);
    EXPECT_EQ(slots.spans[3].lane, 1);
    const LanesData requests = lanesOf(timeline, {}, LaneOrder::Request);
    EXPECT_EQ(requests.lanes, 4);
    EXPECT_EQ(requests.spans[3].lane, 4);
}

TEST(LanesOf, LosesNoFailure)
{
    core::Timeline timeline;
    timeline.origin = 100;
    timeline.spans = {span(0, 1, 0, 1, 4)};
    timeline.lanes = 1;
    core::PerfData data;
    core::PerfRequest success;
    success.isSuccess = true;
    core::PerfRequest withTimes;
    withTimes.hasTimes = true;
    withTimes.start = 101;
    withTimes.end = 102;
    core::PerfRequest startOnly;
    startOnly.start = 103;
    data.requests = {success, withTimes, startOnly, core::PerfRequest{}};
    const LanesData lanes = lanesOf(timeline, data, LaneOrder::Slot);
    ASSERT_EQ(lanes.failures.size(), 2U); // the last one has no time at all
    EXPECT_EQ(lanes.failures[0].request, 1);
    EXPECT_DOUBLE_EQ(lanes.failures[0].start, 1);
    EXPECT_LT(lanes.failures[1].end, lanes.failures[1].start);
    EXPECT_EQ(lanes.lanes, 2);
    const LanesData empty = lanesOf({}, data, LaneOrder::Request);
    EXPECT_EQ(empty.lanes, 1);
}

TEST(RenderLanes, DrawsWaitingThenDecode)
{
    LanesData lanes{{span(0, 1, 0, 5, 10)}, {}, 1};
    const QImage image = renderLanes(lanes, geometryOf(1, 100, 20), kColors);
    EXPECT_EQ(image.size(), QSize(100, 20));
    EXPECT_EQ(image.pixelColor(20, 5), kColors.waiting);
    EXPECT_EQ(image.pixelColor(80, 5), kColors.decode);
}

TEST(RenderLanes, ShowsTheMajorityBelowOnePixelPerLane)
{
    LanesData lanes;
    lanes.lanes = 100;
    for (int lane = 1; lane <= 100; ++lane) {
        // In the lower half nine of ten decode all the time, in the upper half one of ten.
        const bool decodes = lane <= 50 ? lane % 10 != 0 : lane % 10 == 0;
        lanes.spans.push_back(span(lane, lane, 0, decodes ? 0 : 10, 10));
    }
    const QImage image = renderLanes(lanes, geometryOf(100, 50, 10), kColors);
    EXPECT_EQ(image.pixelColor(25, 8), kColors.decode);
    EXPECT_EQ(image.pixelColor(25, 1), kColors.waiting);
}

TEST(RenderLanes, DrawsFailuresOverEverything)
{
    LanesData lanes;
    lanes.lanes = 1000;
    for (int lane = 1; lane <= 1000; ++lane) {
        lanes.spans.push_back(span(lane, lane, 0, 1, 10));
    }
    lanes.failures = {{1000, 500, 5, -1}};
    const QImage image = renderLanes(lanes, geometryOf(1000, 100, 50), kColors);
    EXPECT_GT(image.pixelColor(50, 25).red(), 200);
    EXPECT_LT(image.pixelColor(50, 25).blue(), 100);
}

TEST(RenderLanes, TakesAnythingWithoutHarm)
{
    EXPECT_TRUE(renderLanes({}, geometryOf(1, 0, 0), kColors).isNull());
    LanesData odd{{span(0, 99, -50, 1e9, -1e9), span(1, -3, 0, 1, 2)}, {{0, 500, 1e12, -1}}, 1};
    EXPECT_FALSE(renderLanes(odd, geometryOf(1, 40, 10), kColors).isNull());
    EXPECT_FALSE(renderLanes({}, geometryOf(1, 40, 10), kColors).isNull());
}

TEST(LanesItem, FindsTheRequestUnderThePointer)
{
    ThemeManager::instance().apply(ThemeMode::Light);
    PlotView plot;
    plot.resize(600, 200);
    AxisSpec x;
    x.fixed = Interval{0, 10};
    plot.setXAxis(x);
    AxisSpec y;
    y.fixed = Interval{0, 2};
    plot.setYAxis(y);
    auto *item = new LanesItem;
    plot.addLayer(item);
    auto lanes = std::make_shared<LanesData>();
    lanes->spans = {span(7, 1, 0, 1, 4), span(8, 2, 3, 4, 9)};
    lanes->failures = {{9, 1, 6, 7}};
    lanes->lanes = 2;
    item->setLanes(lanes);
    item->finishPending();
    EXPECT_EQ(item->requestAt(2, 0.5), 7);
    EXPECT_EQ(item->requestAt(5, 1.5), 8);
    EXPECT_EQ(item->requestAt(7, 0.5), 9);
    EXPECT_FALSE(item->requestAt(9.5, 0.2));
    item->setSelectedRequest(8);
    plot.show();
    EXPECT_FALSE(plot.grab().isNull());
}

} // namespace
